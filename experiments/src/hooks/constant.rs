//! Constants on their way between hooks and compiler.

use compiler::code::Constant;
use compiler::text::PyText;
use num_bigint::BigInt;
use vm::objects::complex::Complex;
use vm::objects::{Bytes, Str, Tuple, int};
use vm::{Machine, PyResult, Value};

use super::message::Plain;

/// How deep tuples may be nested in a constant.
const DEEPEST: usize = 50;

/// A value of Python as a constant.
pub fn of_value(vm: &Machine, value: &Value) -> PyResult<Plain> {
    nested(vm, value, DEEPEST)
}

fn nested(vm: &Machine, value: &Value, depth: usize) -> PyResult<Plain> {
    Ok(match value {
        value if value.is_none() => Plain::None,
        value if value.is_bool() => Plain::Bool(value.is_true()),
        value if value.is_ellipsis() => Plain::Ellipsis,
        value if value.is_float() => Plain::Float(value.as_float().unwrap_or_default()),
        value if int::is_int(value) => Plain::Int(int::as_big(value).unwrap_or_default()),
        value => {
            if let Some(text) = value.downcast::<Str>() {
                return Ok(Plain::Str(text.to_text().as_bytes().to_vec()));
            }
            if let Some(bytes) = value.downcast::<Bytes>() {
                return Ok(Plain::Bytes(bytes.data.to_vec()));
            }
            if let Some(complex) = value.downcast::<Complex>() {
                return Ok(Plain::Complex(complex.real, complex.imag));
            }
            if let (Some(tuple), Some(depth)) = (value.downcast::<Tuple>(), depth.checked_sub(1)) {
                let items = tuple.items().iter().map(|item| nested(vm, item, depth));
                return Ok(Plain::Tuple(items.collect::<PyResult<_>>()?));
            }
            let what =
                "a constant is None, a bool, `...`, a number, a string, bytes, or a tuple of these";
            return Err(vm.type_error(what));
        }
    })
}

/// A constant as a value of Python.
pub fn to_value(plain: &Plain) -> Value {
    match plain {
        Plain::None => Value::NONE,
        Plain::Bool(one) => Value::bool(*one),
        Plain::Ellipsis => Value::ELLIPSIS,
        Plain::Int(number) => int::from_big(BigInt::clone(number)),
        Plain::Float(number) => Value::float(*number),
        Plain::Complex(real, imag) => Complex::new(*real, *imag),
        Plain::Str(bytes) => match PyText::from_surrogatepass(bytes) {
            Some(text) => Str::from_text(&text),
            None => Value::NONE, // the bytes of a text are one
        },
        Plain::Bytes(bytes) => Bytes::new(bytes.clone()),
        Plain::Tuple(items) => Tuple::new(items.iter().map(to_value).collect()),
    }
}

/// A constant as the compiler has it.
pub fn to_constant(plain: &Plain) -> Constant {
    match plain {
        Plain::None => Constant::None,
        Plain::Bool(true) => Constant::True,
        Plain::Bool(false) => Constant::False,
        Plain::Ellipsis => Constant::Ellipsis,
        Plain::Int(number) => Constant::Int(BigInt::clone(number)),
        Plain::Float(number) => Constant::Float(*number),
        Plain::Complex(real, imag) => Constant::Complex { real: *real, imag: *imag },
        Plain::Str(bytes) => {
            PyText::from_surrogatepass(bytes).map_or(Constant::None, Constant::Str)
        }
        Plain::Bytes(bytes) => Constant::Bytes(bytes.as_slice().into()),
        Plain::Tuple(items) => Constant::Tuple(items.iter().map(to_constant).collect()),
    }
}

/// A constant of the tree, for a hook. A tree has no others but these.
pub fn of_constant(constant: &Constant) -> Plain {
    match constant {
        Constant::None => Plain::None,
        Constant::True => Plain::Bool(true),
        Constant::False => Plain::Bool(false),
        Constant::Ellipsis => Plain::Ellipsis,
        Constant::Int(number) => Plain::Int(BigInt::clone(number)),
        Constant::Float(number) => Plain::Float(*number),
        Constant::Complex { real, imag } => Plain::Complex(*real, *imag),
        Constant::Str(text) => Plain::Str(text.as_bytes().to_vec()),
        Constant::Bytes(bytes) => Plain::Bytes(bytes.to_vec()),
        Constant::Tuple(items) | Constant::FrozenSet(items) => {
            Plain::Tuple(items.iter().map(of_constant).collect())
        }
        Constant::Slice(bounds) => Plain::Tuple(bounds.iter().map(of_constant).collect()),
        Constant::Code(code) => Plain::Str(code.name.as_bytes().to_vec()),
    }
}
