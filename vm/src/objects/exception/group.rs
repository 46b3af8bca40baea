//! Exception groups: making, splitting, and what `except*` does with them.

use heap::Kind;
use heap::value::{Ref, Value};

use super::{Exception, GROUP_EXCEPTIONS, GROUP_MESSAGE, this};
use crate::errors::{Message, PyResult, Sentence};
use crate::machine::Machine;
use crate::objects::type_object::spec::{Counting, Method};
use crate::objects::{Dict, List, Str, Tuple, TypeRef};
use crate::special::Special;
use crate::{class_method, method, static_method};

pub(super) static GROUP_METHODS: &[Method] = &[
    static_method!("__new__" as "BaseExceptionGroup.__new__", "(cls, message, exceptions, /)", new)
        .counting(Counting::ByFormat("BaseExceptionGroup.__new__()")),
    method!("__init__", "(self, /, *args, **kwargs)", init),
    method!("__str__", "(self, /)", str),
    method!("__repr__", "(self, /)", repr),
    class_method!(
        "__class_getitem__",
        "(cls, item, /)",
        crate::objects::generic_alias::class_getitem,
    )
    .untold(),
    method!("derive", "(self, excs, /)", derive)
        .doc("A group of the same class with other exceptions in it."),
    method!("split", "(self, matcher_value, /)", split_method)
        .doc("Two groups: the exceptions that match and the rest."),
    method!("subgroup", "(self, matcher_value, /)", subgroup)
        .doc("A group of only those exceptions that match."),
];
pub(super) static PLAIN_GROUP_METHODS: &[Method] = &[];

pub(super) fn get_exceptions(_: &Machine, value: &Value) -> PyResult {
    Ok(this(value).field(GROUP_EXCEPTIONS))
}

fn new(vm: &Machine, class: &TypeRef, message: &Ref<Str>, exceptions: &Value) -> PyResult {
    let (mut class, message) = (class.clone(), message.value());
    if !vm.is_sequence(exceptions) {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let items = vm.to_vec(exceptions)?;
    if items.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let classes = &vm.types.exceptions;
    let mut all_plain = true;
    for (index, exception) in items.iter().enumerate() {
        if !exception.is_kind(Kind::Exception) {
            return Err(vm.value_error(format!(
                "Item {index} of second argument (exceptions) is not an exception"
            )));
        }
        all_plain &= vm.class(exception).is_subclass_of(&classes.exception);
    }
    if class.is(&classes.base_exception_group) && all_plain {
        class = classes.exception_group.clone();
    } else if class.is_subclass_of(&classes.exception) && !all_plain {
        let name = class.name();
        return Err(match class.is(&classes.exception_group) {
            true => vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"),
            false => vm.type_error(format!("Cannot nest BaseExceptions in '{name}'")),
        });
    }
    let group = Exception::new(&class, Tuple::new(vec![message.clone(), exceptions.clone()]));
    group.set_field(GROUP_MESSAGE, message.clone());
    group.set_field(GROUP_EXCEPTIONS, Tuple::new(items));
    Ok(group.into_value())
}

fn init(_: &Machine, exception: &Exception, args: &Value, _: &Dict) {
    exception.args.set(args.clone());
}

fn str(vm: &Machine, group: &Ref<Exception>) -> PyResult {
    let count = members(group.value()).len();
    let plural = if count == 1 { "" } else { "s" };
    let message = Sentence::default().value(&vm.str(&group.field(GROUP_MESSAGE))?);
    Ok(message.words(format!(" ({count} sub-exception{plural})")).into_text())
}

fn repr(vm: &Machine, group: &Ref<Exception>) -> PyResult {
    let (name, message) = (vm.class(group.value()).name(), vm.repr(&group.field(GROUP_MESSAGE))?);
    let listed = match &group.arguments()[..] {
        [_, given] if !given.is_kind(Kind::Tuple) => vm.repr(&List::new(members(group.value())))?,
        _ => vm.repr(&group.field(GROUP_EXCEPTIONS))?,
    };
    Ok(Str::new(&format!("{name}({message}, {listed})")))
}

/// The exceptions in a group.
pub fn members(group: &Value) -> Vec<Value> {
    let field = this(group).field(GROUP_EXCEPTIONS);
    field.downcast::<Tuple>().map_or(Vec::new(), |tuple| tuple.items().to_vec())
}

pub fn is_group(vm: &Machine, value: &Value) -> bool {
    vm.class(value).is_subclass_of(&vm.types.exceptions.base_exception_group)
}

fn derive(vm: &Machine, exception: &Exception, exceptions: &Value) -> PyResult {
    let class = vm.types.exceptions.base_exception_group.value().clone();
    vm.call(&class, &[exception.field(GROUP_MESSAGE), exceptions.clone()])
}

/// `group.derive(members)`, with the metadata of `group`.
fn derived(vm: &Machine, group: &Value, members: Vec<Value>) -> PyResult {
    if members.is_empty() {
        return Ok(Value::NONE);
    }
    let made = vm.call_method(group, "derive", &[List::new(members)])?;
    let Some(new) = made.downcast::<Exception>().filter(|_| is_group(vm, &made)) else {
        return Err(vm.type_error("derive must return an instance of BaseExceptionGroup"));
    };
    let old = this(group);
    new.traceback.set(old.traceback.get());
    new.context.set(old.context.get());
    new.cause.set(old.cause.get());
    // Whoever sets a cause, be it none, means that the context is not to be shown.
    new.suppress_context.set(true);
    let notes = Special::Notes.name();
    if let Some(list) = vm.get_optional_attribute(group, &notes)?
        && !list.is_kind(Kind::Dict)
        && vm.class(&list).special(Special::GetItem).is_given()
    {
        let copy = List::new(vm.to_vec(&list)?);
        vm.set_attribute(&made, &notes, copy)?;
    }
    Ok(made)
}

/// What decides: a class, a tuple of classes, or a predicate.
fn matches(vm: &Machine, exception: &Value, matcher: &Value) -> PyResult<bool> {
    if matcher.is_kind(Kind::Type) || matcher.is_kind(Kind::Tuple) {
        return vm.exception_matches(exception, matcher);
    }
    let answer = vm.call(matcher, std::slice::from_ref(exception))?;
    vm.truth(&answer)
}

/// The part of `exception` that matches and the rest, each `None` where empty.
pub fn split(vm: &Machine, exception: &Value, matcher: &Value) -> PyResult<(Value, Value)> {
    if matches(vm, exception, matcher)? {
        return Ok((exception.clone(), Value::NONE));
    }
    if !is_group(vm, exception) {
        return Ok((Value::NONE, exception.clone()));
    }
    vm.enter_native(" while splitting an exception group")?;
    let (mut matching, mut rest) = (Vec::new(), Vec::new());
    for member in members(exception) {
        let (yes, no) = split(vm, &member, matcher)?;
        matching.extend((!yes.is_none()).then_some(yes));
        rest.extend((!no.is_none()).then_some(no));
    }
    Ok((derived(vm, exception, matching)?, derived(vm, exception, rest)?))
}

fn check_matcher(vm: &Machine, matcher: &Value) -> PyResult<()> {
    let of_exceptions = |value: &Value| {
        let class = TypeRef::from_value(value);
        class.is_some_and(|class| class.is_subclass_of(&vm.types.exceptions.base_exception))
    };
    let fits = match matcher.downcast::<Tuple>() {
        Some(classes) => classes.items().iter().all(of_exceptions),
        None => match matcher.is_kind(Kind::Type) {
            true => of_exceptions(matcher),
            false => vm.is_callable(matcher),
        },
    };
    let wanted = "an exception type, a tuple of exception types, or a callable";
    match fits {
        true => Ok(()),
        false => Err(vm.type_error(format!("expected {wanted} (other than a class)"))),
    }
}

fn split_method(vm: &Machine, exception: &Value, matcher: &Value) -> PyResult {
    check_matcher(vm, matcher)?;
    let (matching, rest) = split(vm, exception, matcher)?;
    Ok(Tuple::new(vec![matching, rest]))
}

fn subgroup(vm: &Machine, exception: &Value, matcher: &Value) -> PyResult {
    check_matcher(vm, matcher)?;
    Ok(split(vm, exception, matcher)?.0)
}

/// `CHECK_EG_MATCH`: the matching part (a naked exception wrapped into a group) and the rest.
pub fn match_star(vm: &Machine, exception: &Value, matcher: &Value) -> PyResult<(Value, Value)> {
    if vm.exception_matches(exception, matcher)? {
        if is_group(vm, exception) {
            return Ok((exception.clone(), Value::NONE));
        }
        let class = vm.types.exceptions.exception_group.value().clone();
        let wrapped = vm.call(&class, &[Str::new(""), Tuple::new(vec![exception.clone()])])?;
        if let Some(group) = wrapped.downcast::<Exception>() {
            group.traceback.set(this(exception).traceback.get());
        }
        return Ok((wrapped, Value::NONE));
    }
    match is_group(vm, exception) {
        true => split(vm, exception, matcher),
        false => Ok((Value::NONE, exception.clone())),
    }
}

/// `PREP_RERAISE_STAR`: what leaves a `try`/`except*`, from the original and what its handlers raised or left over.
pub fn prepare_reraise(vm: &Machine, original: &Value, raised: &Value) -> PyResult {
    let results: Vec<Value> =
        vm.to_vec(raised)?.into_iter().filter(|result| !result.is_none()).collect();
    if results.is_empty() {
        return Ok(Value::NONE);
    }
    if !is_group(vm, original) {
        return Ok(results[0].clone());
    }
    let same_metadata = |value: &Value| {
        let (one, other) = (this(value), this(original));
        one.traceback.get().is(&other.traceback.get())
            && one.context.get().is(&other.context.get())
            && one.cause.get().is(&other.cause.get())
    };
    let (reraised, mut new): (Vec<Value>, Vec<Value>) =
        results.into_iter().partition(|result| is_group(vm, result) && same_metadata(result));
    let kept = project(vm, original, &reraised)?;
    if new.is_empty() {
        return Ok(kept);
    }
    new.extend((!kept.is_none()).then_some(kept));
    if let [only] = &new[..] {
        return Ok(only.clone());
    }
    let class = vm.types.exceptions.exception_group.value().clone();
    vm.call(&class, &[Str::new(""), List::new(new)])
}

/// The part of `original` whose leaves occur in `parts`.
fn project(vm: &Machine, original: &Value, parts: &[Value]) -> PyResult {
    let mut leaves = Vec::new();
    for part in parts {
        collect_leaves(vm, part, &mut leaves)?;
    }
    keep_leaves(vm, original, &leaves)
}

fn collect_leaves(vm: &Machine, exception: &Value, leaves: &mut Vec<Value>) -> PyResult<()> {
    if !is_group(vm, exception) {
        leaves.push(exception.clone());
        return Ok(());
    }
    vm.enter_native("")?;
    members(exception).iter().try_for_each(|member| collect_leaves(vm, member, leaves))
}

fn keep_leaves(vm: &Machine, exception: &Value, leaves: &[Value]) -> PyResult {
    if !is_group(vm, exception) {
        let kept = leaves.iter().any(|leaf| leaf.is(exception));
        return Ok(if kept { exception.clone() } else { Value::NONE });
    }
    let mut kept = Vec::new();
    for member in members(exception) {
        let part = keep_leaves(vm, &member, leaves)?;
        kept.extend((!part.is_none()).then_some(part));
    }
    derived(vm, exception, kept)
}

/// Whether `value` is an exception group.
pub fn as_group(vm: &Machine, value: &Value) -> Option<Ref<Exception>> {
    is_group(vm, value).then(|| value.cast::<Exception>()).flatten()
}
