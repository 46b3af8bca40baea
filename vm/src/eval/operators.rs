//! Operators: `BINARY_OP`, `COMPARE_OP`, `CONTAINS_OP`, `IS_OP`, `TO_BOOL`, the unary ones, and specialised forms.

use compiler::opcode::{Opcode, caches};
use compiler::operand::part::compare_op;
use heap::value::Value;

use super::{Context, Step, adaptive};
use crate::objects::{Dict, List, Set, Str, Tuple, str};
use crate::protocols::compare::Comparison;
use crate::protocols::operators::number;
use crate::special::Special;

const BINARY_CACHES: usize = caches::BINARY_OP;

#[inline(always)]
pub fn binary_op(cx: &mut Context, op: u32) -> Step {
    if adaptive::is_due(cx) {
        cx.outline(|cx| specialise_binary(cx, op));
    }
    binary_generic(cx, op)
}

#[inline(always)]
fn binary_generic(cx: &mut Context, op: u32) -> Step {
    let result = cx.vm.binary_operator(&cx.peek(1), &cx.peek(0), op)?;
    cx.skip(BINARY_CACHES);
    cx.replace_two(result);
    Ok(())
}

#[cold]
#[inline(never)]
fn specialise_binary(cx: &mut Context, op: u32) {
    adaptive::back_off(cx);
    let (one, two) = (cx.peek(1), cx.peek(0));
    let plain =
        if (number::INPLACE..number::SUBSCR).contains(&op) { op - number::INPLACE } else { op };
    let form = match plain {
        number::ADD if one.both_small_ints(&two) => Opcode::BINARY_OP_ADD_INT,
        number::SUBTRACT if one.both_small_ints(&two) => Opcode::BINARY_OP_SUBTRACT_INT,
        number::MULTIPLY if one.both_small_ints(&two) => Opcode::BINARY_OP_MULTIPLY_INT,
        number::ADD if one.is_float() && two.is_float() => Opcode::BINARY_OP_ADD_FLOAT,
        number::SUBTRACT if one.is_float() && two.is_float() => Opcode::BINARY_OP_SUBTRACT_FLOAT,
        number::MULTIPLY if one.is_float() && two.is_float() => Opcode::BINARY_OP_MULTIPLY_FLOAT,
        number::ADD if one.is_exact::<Str>() && two.is_exact::<Str>() => {
            if appends_to_local(cx, &one) {
                Opcode::BINARY_OP_INPLACE_ADD_UNICODE
            } else {
                Opcode::BINARY_OP_ADD_UNICODE
            }
        }
        number::SUBSCR if two.is_small_int() && one.is_exact::<List>() => {
            Opcode::BINARY_OP_SUBSCR_LIST_INT
        }
        number::SUBSCR if two.is_small_int() && one.is_exact::<Tuple>() => {
            Opcode::BINARY_OP_SUBSCR_TUPLE_INT
        }
        number::SUBSCR if two.is_small_int() && one.is_exact::<Str>() => {
            Opcode::BINARY_OP_SUBSCR_STR_INT
        }
        number::SUBSCR if one.is_exact::<Dict>() => Opcode::BINARY_OP_SUBSCR_DICT,
        _ => return,
    };
    cx.rewrite(form);
}

#[cold]
#[inline(never)]
fn deoptimise(cx: &mut Context, op: u32) -> Step {
    cx.rewrite(Opcode::BINARY_OP);
    adaptive::back_off(cx);
    binary_generic(cx, op)
}

macro_rules! int_forms {
    ($($name:ident $method:ident)*) => {
        $(#[inline(always)]
        pub fn $name(cx: &mut Context, op: u32) -> Step {
            let (one, two) = (cx.peek(1), cx.peek(0));
            if one.both_small_ints(&two)
                && let Some(result) = one.$method(&two)
            {
                cx.skip(BINARY_CACHES);
                cx.replace_two(result);
                return Ok(());
            }
            cx.outline(|cx| deoptimise(cx, op))
        })*
    };
}

int_forms! {
    binary_op_add_int add_small
    binary_op_subtract_int subtract_small
    binary_op_multiply_int multiply_small
}

macro_rules! float_forms {
    ($($name:ident $operator:tt)*) => {
        $(#[inline(always)]
        pub fn $name(cx: &mut Context, op: u32) -> Step {
            if let (Some(one), Some(two)) = (cx.peek(1).as_float(), cx.peek(0).as_float()) {
                cx.skip(BINARY_CACHES);
                cx.replace_two(Value::float(one $operator two));
                return Ok(());
            }
            cx.outline(|cx| deoptimise(cx, op))
        })*
    };
}

float_forms! {
    binary_op_add_float +
    binary_op_subtract_float -
    binary_op_multiply_float *
}

#[inline(always)]
pub fn binary_op_add_unicode(cx: &mut Context, op: u32) -> Step {
    if let (Some(one), Some(two)) = (cx.peek(1).exact::<Str>(), cx.peek(0).exact::<Str>()) {
        let joined = str::build::concat(one, two)?;
        cx.skip(BINARY_CACHES);
        cx.replace_two(joined);
        return Ok(());
    }
    cx.outline(|cx| deoptimise(cx, op))
}

/// Whether the next instruction stores the sum into the local that the left operand comes from.
fn appends_to_local(cx: &mut Context, one: &Value) -> bool {
    match stored_local(cx) {
        Some(index) => cx.local(index).view().is(one),
        None => false,
    }
}

/// The local that `STORE_FAST` behind the caches stores into.
#[inline(always)]
fn stored_local(cx: &Context) -> Option<u32> {
    let unit = cx.cache(BINARY_CACHES);
    (u32::from(unit & 0xFF) == u32::from(Opcode::STORE_FAST.0)).then(|| u32::from(unit >> 8))
}

/// `local += text`: where nobody else holds the string, it grows in place.
#[inline(always)]
pub fn binary_op_inplace_add_unicode(cx: &mut Context, op: u32) -> Step {
    let Some(index) = stored_local(cx) else { return cx.outline(|cx| deoptimise(cx, op)) };
    let (one, two) = (cx.peek(1), cx.peek(0));
    if !one.is_exact::<Str>() || !two.is_exact::<Str>() || !cx.local(index).view().is(&one) {
        return cx.outline(|cx| deoptimise(cx, op));
    }
    cx.skip(BINARY_CACHES);
    let suffix = cx.pop();
    drop(cx.pop_ref());
    let text = std::mem::replace(cx.local(index), heap::value::StackRef::NULL).into_value();
    let (Some(left), Some(right)) = (text.exact::<Str>(), suffix.exact::<Str>()) else {
        return Ok(());
    };
    // Where there is no room, the local has lost its value, as in CPython.
    let joined = match Str::append_in_place(&text, right)? {
        true => text,
        false => str::build::concat(left, right)?,
    };
    cx.push(joined);
    Ok(())
}

/// An index of a sequence of `length` items, negative ones counted from the end.
#[inline(always)]
fn place(index: i64, length: usize) -> Option<usize> {
    let place = if index < 0 { index + length as i64 } else { index };
    usize::try_from(place).ok()
}

#[inline(always)]
pub fn binary_op_subscr_list_int(cx: &mut Context, op: u32) -> Step {
    let (container, key) = (cx.peek(1), cx.peek(0));
    if let Some(list) = container.exact::<List>()
        && let Some(index) = key.as_small_int()
        && let Some(item) = place(index, list.len()).and_then(|place| list.items.get(place))
    {
        cx.skip(BINARY_CACHES);
        cx.replace_two(item);
        return Ok(());
    }
    cx.outline(|cx| deoptimise(cx, op))
}

#[inline(always)]
pub fn binary_op_subscr_tuple_int(cx: &mut Context, op: u32) -> Step {
    let (container, key) = (cx.peek(1), cx.peek(0));
    if let Some(tuple) = container.exact::<Tuple>()
        && let Some(index) = key.as_small_int()
        && let Some(item) = place(index, tuple.len()).and_then(|place| tuple.items().get(place))
    {
        let item = item.clone();
        cx.skip(BINARY_CACHES);
        cx.replace_two(item);
        return Ok(());
    }
    cx.outline(|cx| deoptimise(cx, op))
}

#[inline(always)]
pub fn binary_op_subscr_str_int(cx: &mut Context, op: u32) -> Step {
    let (container, key) = (cx.peek(1), cx.peek(0));
    if let Some(text) = container.exact::<Str>()
        && let Some(index) = key.as_small_int()
        && let Some(point) = place(index, text.len()).and_then(|place| text.code_point(place))
    {
        cx.skip(BINARY_CACHES);
        cx.replace_two(Str::character(point));
        return Ok(());
    }
    cx.outline(|cx| deoptimise(cx, op))
}

#[inline(always)]
pub fn binary_op_subscr_dict(cx: &mut Context, op: u32) -> Step {
    let (container, key) = (cx.peek(1), cx.peek(0));
    let Some(dict) = container.exact::<Dict>() else { return cx.outline(|cx| deoptimise(cx, op)) };
    match dict.get(cx.vm, &key)? {
        Some(value) => {
            cx.skip(BINARY_CACHES);
            cx.replace_two(value);
            Ok(())
        }
        None => Err(cx.vm.key_error(&key)),
    }
}

/// `COMPARE_OP`: the comparison above bit 4, which asks for a bool.
#[inline(always)]
pub fn compare_op(cx: &mut Context, argument: u32) -> Step {
    let (one, two) = (cx.peek(1), cx.peek(0));
    if one.both_small_ints(&two) {
        cx.rewrite(Opcode::COMPARE_OP_INT);
        return compare_op_int(cx, argument);
    }
    if one.is_float() && two.is_float() {
        cx.rewrite(Opcode::COMPARE_OP_FLOAT);
        return compare_op_float(cx, argument);
    }
    if one.is_exact::<Str>() && two.is_exact::<Str>() {
        cx.rewrite(Opcode::COMPARE_OP_STR);
        return compare_op_str(cx, argument);
    }
    cx.outline(|cx| compare_generic(cx, argument))
}

fn compare_generic(cx: &mut Context, argument: u32) -> Step {
    let (one, two) = (cx.peek(1), cx.peek(0));
    let number = compare_op::COMPARISON.of(argument);
    let result = match Comparison::from_number(number) {
        Some(comparison) => cx.vm.compare(&one, &two, comparison)?,
        None => return Err(cx.vm.system_error(format!("unknown comparison {number}"))),
    };
    let result = match compare_op::TO_BOOL.is_set(argument) && !result.is_bool() {
        true => Value::bool(cx.vm.truth(&result)?),
        false => result,
    };
    cx.skip(caches::COMPARE_OP);
    cx.replace_two(result);
    Ok(())
}

/// The base language's comparison of an argument.
#[inline(always)]
fn comparison(argument: u32) -> Option<Comparison> {
    Comparison::from_number(compare_op::COMPARISON.of(argument))
}

#[inline(always)]
pub fn compare_op_int(cx: &mut Context, argument: u32) -> Step {
    let (one, two) = (cx.peek(1), cx.peek(0));
    if let (true, Some(comparison)) = (one.both_small_ints(&two), comparison(argument)) {
        let holds = comparison.holds(&one.small_int_unchecked(), &two.small_int_unchecked());
        let result = Value::bool(holds);
        cx.skip(caches::COMPARE_OP);
        cx.replace_two(result);
        return Ok(());
    }
    cx.rewrite(Opcode::COMPARE_OP);
    cx.outline(|cx| compare_generic(cx, argument))
}

#[inline(always)]
pub fn compare_op_float(cx: &mut Context, argument: u32) -> Step {
    if let (Some(one), Some(two)) = (cx.peek(1).as_float(), cx.peek(0).as_float())
        && let Some(comparison) = comparison(argument)
    {
        let result = Value::bool(comparison.holds(&one, &two));
        cx.skip(caches::COMPARE_OP);
        cx.replace_two(result);
        return Ok(());
    }
    cx.rewrite(Opcode::COMPARE_OP);
    cx.outline(|cx| compare_generic(cx, argument))
}

#[inline(always)]
pub fn compare_op_str(cx: &mut Context, argument: u32) -> Step {
    let comparison = comparison(argument);
    let equality = comparison == Some(Comparison::Eq);
    if (equality || comparison == Some(Comparison::Ne))
        && let (Some(one), Some(two)) = (cx.peek(1).exact::<Str>(), cx.peek(0).exact::<Str>())
    {
        let result = Value::bool((one == two) == equality);
        cx.skip(caches::COMPARE_OP);
        cx.replace_two(result);
        return Ok(());
    }
    cx.rewrite(Opcode::COMPARE_OP);
    cx.outline(|cx| compare_generic(cx, argument))
}

#[inline(always)]
pub fn contains_op(cx: &mut Context, inverted: u32) -> Step {
    let (item, container) = (cx.peek(1), cx.peek(0));
    if container.is_exact::<Dict>() {
        cx.rewrite(Opcode::CONTAINS_OP_DICT);
    } else if container.is_exact::<Set>() {
        cx.rewrite(Opcode::CONTAINS_OP_SET);
    }
    let found = cx.vm.contains(&container, &item)?;
    cx.skip(caches::CONTAINS_OP);
    cx.replace_two(Value::bool(found != (inverted != 0)));
    Ok(())
}

#[inline(always)]
pub fn contains_op_dict(cx: &mut Context, inverted: u32) -> Step {
    let (item, container) = (cx.peek(1), cx.peek(0));
    let Some(dict) = container.exact::<Dict>() else {
        cx.rewrite(Opcode::CONTAINS_OP);
        return contains_op(cx, inverted);
    };
    let found = dict.get(cx.vm, &item)?.is_some();
    cx.skip(caches::CONTAINS_OP);
    cx.replace_two(Value::bool(found != (inverted != 0)));
    Ok(())
}

#[inline(always)]
pub fn contains_op_set(cx: &mut Context, inverted: u32) -> Step {
    let (item, container) = (cx.peek(1), cx.peek(0));
    let Some(set) = container.exact::<Set>() else {
        cx.rewrite(Opcode::CONTAINS_OP);
        return contains_op(cx, inverted);
    };
    let found = crate::objects::set::methods::contains(cx.vm, set, &item)?;
    cx.skip(caches::CONTAINS_OP);
    cx.replace_two(Value::bool(found != (inverted != 0)));
    Ok(())
}

#[inline(always)]
pub fn is_op(cx: &mut Context, inverted: u32) {
    let same = cx.peek(1).is(&cx.peek(0));
    cx.replace_two(Value::bool(same != (inverted != 0)));
}

#[inline(always)]
pub fn to_bool(cx: &mut Context, _: u32) -> Step {
    let truth = cx.vm.truth(&cx.peek(0))?;
    cx.skip(caches::TO_BOOL);
    cx.set_top(Value::bool(truth));
    Ok(())
}

#[inline(always)]
pub fn unary_not(cx: &mut Context, _: u32) {
    let truth = cx.peek(0).is_true();
    cx.set_top(Value::bool(!truth));
}

#[inline(always)]
pub fn unary_negative(cx: &mut Context, _: u32) -> Step {
    let value = cx.peek(0);
    let result = match (value.as_small_int(), value.as_float()) {
        (Some(number), _) => cx.vm.int(-number),
        (_, Some(number)) => Value::float(-number),
        _ => cx.vm.unary_operator(&value, Special::Neg)?,
    };
    cx.set_top(result);
    Ok(())
}

pub fn unary_invert(cx: &mut Context, _: u32) -> Step {
    let result = cx.vm.unary_operator(&cx.peek(0), Special::Invert)?;
    cx.set_top(result);
    Ok(())
}
