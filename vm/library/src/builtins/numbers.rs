//! Builtins on numbers and characters.

use heap::Kind;
use heap::value::Value;
use vm::errors::PyResult;
use vm::function;
use vm::machine::Machine;
use vm::objects::type_object::spec::Method;
use vm::objects::{Str, bytes, int};
use vm::special::Special;

pub(super) static FUNCTIONS: &[Method] = &[
    function!("abs", "(x, /)", |vm, x: &Value| match (x.as_small_int(), x.as_float()) {
        (Some(number), _) => Ok(vm.int(number.abs())),
        (_, Some(number)) => Ok(Value::float(number.abs())),
        _ => vm.unary_operator(x, Special::Abs),
    })
    .doc("The size of a number, without its sign."),
    function!("divmod", "(x, y, /)", |vm, x: &Value, y: &Value| vm.divmod(x, y))
        .doc("The quotient, rounded down, and the rest."),
    function!("pow", "(base, exp, mod=None)", |vm, base: &Value, exp: &Value, modulus: &Value| vm
        .power(base, exp, modulus))
    .doc("A power, modulo a third number where one is given."),
    function!("round", "(number, ndigits=None)", round)
        .doc("The number, rounded to so many digits, to even in a tie; to an int without digits."),
    function!("bin", "(number, /)", |vm, number: &Value| radix(vm, number, 2, "0b"))
        .doc("The binary digits of an int, behind 0b."),
    function!("oct", "(number, /)", |vm, number: &Value| radix(vm, number, 8, "0o"))
        .doc("The octal digits of an int, behind 0o."),
    function!("hex", "(number, /)", |vm, number: &Value| radix(vm, number, 16, "0x"))
        .doc("The hexadecimal digits of an int, behind 0x."),
    function!("chr", "(i, /)", |vm, i: &Value| {
        let point = vm.clipped_index(i)?;
        match u32::try_from(point) {
            Ok(point) if point < 0x11_0000 => Ok(Str::character(point)),
            _ => Err(vm.value_error("chr() arg not in range(0x110000)")),
        }
    })
    .doc("The character of a code point."),
    function!("ord", "(character, /)", ord).doc("The code point of a character."),
];

fn round(vm: &Machine, number: &Value, digits: Option<&Value>) -> PyResult {
    let class = vm.class(number);
    let digits = digits.map_or(&[][..], std::slice::from_ref);
    match vm.try_call_special(number, &class.special(Special::Round), digits) {
        Some(rounded) => rounded,
        None => {
            let kind = class.name();
            Err(vm.type_error(format!("type {kind} doesn't define __round__ method")))
        }
    }
}

fn radix(vm: &Machine, value: &Value, base: u32, prefix: &str) -> PyResult {
    let number = int::as_big(&vm.index_value(value)?).unwrap_or_default();
    let sign = if number.sign() == num_bigint::Sign::Minus { "-" } else { "" };
    Ok(Str::from_string(format!("{sign}{prefix}{}", number.magnitude().to_str_radix(base))))
}

/// What `bytes` or a `bytearray` holds.
fn bytes_of(value: &Value) -> Option<Vec<u8>> {
    let is_either = value.is_kind(Kind::Bytes) || value.is_kind(Kind::ByteArray);
    is_either.then(|| bytes::as_bytes(value)).flatten()
}

fn ord(vm: &Machine, character: &Value) -> PyResult {
    let length = match character.downcast::<Str>() {
        Some(text) => match (text.len(), text.code_point(0)) {
            (1, Some(point)) => return Ok(vm.int(i64::from(point))),
            (length, _) => length,
        },
        None => match bytes_of(character).as_deref() {
            Some([byte]) => return Ok(vm.int(i64::from(*byte))),
            Some(bytes) => bytes.len(),
            None => {
                let kind = vm.class(character).name();
                return Err(
                    vm.type_error(format!("ord() expected string of length 1, but {kind} found"))
                );
            }
        },
    };
    Err(vm.type_error(format!("ord() expected a character, but string of length {length} found")))
}
