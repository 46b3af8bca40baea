//! The exceptions with arguments of a fixed form: `OSError`, `SyntaxError`, the `UnicodeError`s.

use heap::Kind;
use heap::value::{Ref, Value};

use super::{Exception, init, str};
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::objects::type_object::spec::{Counting, Method};
use crate::objects::{Bytes, Dict, Str, Tuple, TypeRef, bytes, int};
use crate::{method, static_method};

const ERRNO: usize = 0;
const STRERROR: usize = 1;
const FILENAME: usize = 2;
const FILENAME2: usize = 3;

pub(super) static OS_METHODS: &[Method] = &[
    static_method!("__new__", "(cls, /, *args, **kwargs)", os_new),
    method!("__init__", "(self, /, *args, **kwargs)", os_init),
    method!("__str__", "(self, /)", os_str),
];

/// The subclass of `OSError` for an error number.
fn os_class(vm: &Machine, errno: i64) -> Option<TypeRef> {
    let classes = &vm.types.exceptions;
    Some(match errno {
        11 | 114 | 115 => classes.blocking_io_error.clone(),
        10 => classes.child_process_error.clone(),
        32 | 108 => classes.broken_pipe_error.clone(),
        103 => classes.connection_aborted_error.clone(),
        111 => classes.connection_refused_error.clone(),
        104 => classes.connection_reset_error.clone(),
        17 => classes.file_exists_error.clone(),
        2 => classes.file_not_found_error.clone(),
        4 => classes.interrupted_error.clone(),
        21 => classes.is_a_directory_error.clone(),
        20 => classes.not_a_directory_error.clone(),
        1 | 13 => classes.permission_error.clone(),
        3 => classes.process_lookup_error.clone(),
        110 => classes.timeout_error.clone(),
        _ => return None,
    })
}

fn os_new(vm: &Machine, class: &TypeRef, args: &Value, _: &Dict) -> PyResult {
    let mut class = class.clone();
    let arguments = vm.to_vec(args)?;
    if class.is(&vm.types.exceptions.os_error)
        && arguments.len() >= 2
        && let Some(errno) = arguments[0].as_small_int()
        && let Some(specific) = os_class(vm, errno)
    {
        class = specific;
    }
    let exception = Exception::new(&class, args.clone());
    set_os_fields(&exception, &arguments);
    Ok(exception.into_value())
}

fn set_os_fields(exception: &Exception, arguments: &[Value]) {
    if !(2..=5).contains(&arguments.len()) {
        return;
    }
    exception.set_field(ERRNO, arguments[0].clone());
    exception.set_field(STRERROR, arguments[1].clone());
    if let Some(filename) = arguments.get(2) {
        exception.set_field(FILENAME, filename.clone());
        exception.args.set(Tuple::new(arguments[..2].to_vec()));
    }
    if let Some(filename) = arguments.get(4) {
        exception.set_field(FILENAME2, filename.clone());
    }
}

fn os_init(vm: &Machine, exception: &Ref<Exception>, args: &Value, kwargs: &Dict) -> PyResult {
    let arguments = vm.to_vec(args)?;
    if !(2..=5).contains(&arguments.len()) {
        init(vm, exception, args, kwargs)?;
        return Ok(Value::NONE);
    }
    set_os_fields(exception, &arguments);
    Ok(Value::NONE)
}

fn os_str(vm: &Machine, exception: &Exception) -> PyResult {
    let (errno, strerror) = (exception.field(ERRNO), exception.field(STRERROR));
    if errno.is_null() || strerror.is_null() {
        return str(vm, exception);
    }
    let mut shown = format!("[Errno {}] {}", vm.str(&errno)?, vm.str(&strerror)?);
    let (filename, filename2) = (exception.field(FILENAME), exception.field(FILENAME2));
    if filename.is_given() {
        shown += &format!(": {}", vm.repr(&filename)?);
    }
    if filename2.is_given() {
        shown += &format!(" -> {}", vm.repr(&filename2)?);
    }
    Ok(Str::new(&shown))
}

/// The message of the C library for an error number.
fn strerror(error: &std::io::Error) -> String {
    let text = error.to_string();
    match text.find(" (os error") {
        Some(end) => text[..end].to_string(),
        None => text,
    }
}

/// The exception for a failure of the operating system.
pub fn from_os_error(vm: &Machine, error: &std::io::Error, filename: Option<&str>) -> Raised {
    let errno = i64::from(error.raw_os_error().unwrap_or(5));
    let class = os_class(vm, errno).unwrap_or_else(|| vm.types.exceptions.os_error.clone());
    let mut arguments = vec![vm.int(errno), Str::new(&strerror(error))];
    arguments.extend(filename.map(Str::new));
    let raised = vm.error_with(&class, arguments.clone());
    set_os_fields(raised.exception(), &arguments);
    raised
}

pub(super) static SYNTAX_METHODS: &[Method] = &[
    method!("__init__", "(self, /, *args, **kwargs)", syntax_init),
    method!("__str__", "(self, /)", syntax_str),
];

fn syntax_init(vm: &Machine, exception: &Ref<Exception>, args: &Value, kwargs: &Dict) -> PyResult {
    init(vm, exception, args, kwargs)?;
    let arguments = exception.arguments();
    if let Some(message) = arguments.first() {
        exception.set_field(0, message.clone());
    }
    if let [_, details] = &arguments[..] {
        let details = vm.to_vec(details)?;
        let given = details.len();
        if !(4..=7).contains(&given) {
            let bound = if given < 4 { "at least 4" } else { "at most 7" };
            return Err(vm.type_error(format!("function takes {bound} arguments ({given} given)")));
        }
        for (index, value) in details.into_iter().take(6).enumerate() {
            exception.set_field(index + 1, value);
        }
    }
    Ok(Value::NONE)
}

fn syntax_str(vm: &Machine, exception: &Exception) -> PyResult {
    let message = exception.field(0);
    let message = if message.is_null() { Str::new("None") } else { vm.str(&message)? };
    let (filename, line) = (exception.field(1), exception.field(2));
    let filename = filename.downcast::<Str>().map(|name| {
        let name = name.to_string();
        name.rsplit('/').next().unwrap_or_default().to_string()
    });
    Ok(match (filename, line.as_small_int()) {
        (Some(name), Some(line)) => {
            Str::new(&format!("{message} ({name}, line {line})", message = vm.str(&message)?))
        }
        (Some(name), None) => Str::new(&format!("{} ({name})", vm.str(&message)?)),
        (None, Some(line)) => Str::new(&format!("{} (line {line})", vm.str(&message)?)),
        (None, None) => message,
    })
}

pub(super) static UNICODE_DECODE_METHODS: &[Method] = &[
    method!("__init__" as "", "(self, encoding, object, start, end, reason, /)", decode_init)
        .counting(Counting::ByFormat("function")),
    method!("__str__", "(self, /)", decode_str),
];
pub(super) static UNICODE_ENCODE_METHODS: &[Method] = &[
    method!("__init__" as "", "(self, encoding, object, start, end, reason, /)", encode_init)
        .counting(Counting::ByFormat("function")),
    method!("__str__", "(self, /)", encode_str),
];
pub(super) static UNICODE_TRANSLATE_METHODS: &[Method] = &[
    method!("__init__" as "", "(self, object, start, end, reason, /)", translate_init)
        .counting(Counting::ByFormat("function")),
    method!("__str__", "(self, /)", encode_str),
];

fn decode_init(
    vm: &Machine,
    exception: &Exception,
    encoding: &Ref<Str>,
    object: &Value,
    start: i64,
    end: i64,
    reason: &Ref<Str>,
) -> PyResult<()> {
    let bytes = bytes::bytes_of(vm, object)?;
    let object = if object.is_kind(Kind::Bytes) { object.clone() } else { Bytes::new(bytes) };
    let encoding = encoding.value().clone();
    set_unicode_fields(exception, vec![encoding], &object, (start, end), reason);
    Ok(())
}

fn encode_init(
    _: &Machine,
    exception: &Exception,
    encoding: &Ref<Str>,
    object: &Ref<Str>,
    start: i64,
    end: i64,
    reason: &Ref<Str>,
) {
    let encoding = encoding.value().clone();
    set_unicode_fields(exception, vec![encoding], object.value(), (start, end), reason);
}

fn translate_init(
    _: &Machine,
    exception: &Exception,
    object: &Ref<Str>,
    start: i64,
    end: i64,
    reason: &Ref<Str>,
) {
    set_unicode_fields(exception, Vec::new(), object.value(), (start, end), reason);
}

/// The arguments, `first` among them, are the last of the fields.
fn set_unicode_fields(
    exception: &Exception,
    first: Vec<Value>,
    object: &Value,
    (start, end): (i64, i64),
    reason: &Ref<Str>,
) {
    let before = 1 - first.len();
    let mut all = first;
    all.extend([object.clone(), int::from_i64(start), int::from_i64(end), reason.value().clone()]);
    for (index, value) in all.iter().enumerate() {
        exception.set_field(before + index, value.clone());
    }
    exception.args.set(Tuple::new(all));
}

fn span(exception: &Exception) -> (i64, i64) {
    let number = |index| exception.field(index).as_small_int().unwrap_or(0);
    (number(2), number(3))
}

fn decode_str(vm: &Machine, exception: &Exception) -> PyResult {
    let (start, end) = span(exception);
    let (encoding, reason) = (vm.str(&exception.field(0))?, vm.str(&exception.field(4))?);
    let object = exception.field(1);
    let byte = object.downcast::<Bytes>().and_then(|bytes| bytes.data.get(start as usize).copied());
    Ok(Str::new(&match byte {
        Some(byte) if end == start + 1 => format!(
            "'{encoding}' codec can't decode byte 0x{byte:02x} in position {start}: {reason}"
        ),
        _ => format!(
            "'{encoding}' codec can't decode bytes in position {start}-{}: {reason}",
            end - 1
        ),
    }))
}

fn encode_str(vm: &Machine, exception: &Exception) -> PyResult {
    let (start, end) = span(exception);
    let reason = vm.str(&exception.field(4))?;
    let encoding = exception.field(0);
    let who = match encoding.is_given() {
        true => format!("'{}' codec can't encode", vm.str(&encoding)?),
        false => "can't translate".to_string(),
    };
    let object = exception.field(1);
    let point = object.downcast::<Str>().and_then(|text| text.code_point(start as usize));
    Ok(Str::new(&match point {
        Some(point) if end == start + 1 => {
            let escaped = match point {
                0..=0xFF => format!("\\x{point:02x}"),
                0x100..=0xFFFF => format!("\\u{point:04x}"),
                _ => format!("\\U{point:08x}"),
            };
            format!("{who} character '{escaped}' in position {start}: {reason}")
        }
        _ => format!("{who} characters in position {start}-{}: {reason}", end - 1),
    }))
}
