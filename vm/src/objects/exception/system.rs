//! The exceptions with arguments of a fixed form: `OSError`, `SyntaxError`, the `UnicodeError`s.

use heap::Kind;
use heap::room::NoRoom;
use heap::value::{Ref, Value};

use super::{Exception, init, no_keywords, reduced, str, this};
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::objects::str::escapes::escape;
use crate::objects::type_object::spec::{Counting, Method};
use crate::objects::{Bytes, Dict, Str, Tuple, TypeRef, bytes, int};
use crate::special::Special;
use crate::{method, static_method};

const ERRNO: usize = 0;
const STRERROR: usize = 1;
const FILENAME: usize = 2;
const FILENAME2: usize = 3;
const WRITTEN: usize = 4;

pub(super) static OS_METHODS: &[Method] = &[
    static_method!("__new__", "(cls, /, *args, **kwargs)", os_new),
    method!("__init__", "(self, /, *args, **kwargs)", os_init),
    method!("__str__", "(self, /)", os_str),
    method!("__reduce__", "(self, /)", os_reduce),
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

/// Whether the fields are for `__init__` to set: the class has one of its own, and no `__new__`.
fn is_set_by_init(vm: &Machine, class: &TypeRef) -> bool {
    let is_own = |special: Special| {
        let name = special.name();
        let (own, found) = (vm.types.exceptions.os_error.lookup(&name), class.lookup(&name));
        own.zip(found).is_none_or(|(own, found)| !own.is(&found))
    };
    is_own(Special::Init) && !is_own(Special::New)
}

fn os_new(vm: &Machine, class: &TypeRef, args: &Value, kwargs: &Dict) -> PyResult {
    if is_set_by_init(vm, class) {
        return Ok(Exception::new(class, Tuple::new(Vec::new())).into_value());
    }
    if !kwargs.is_empty() {
        let name = class.name();
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    let mut class = class.clone();
    let arguments = vm.to_vec(args)?;
    if class.is(&vm.types.exceptions.os_error)
        && (2..=5).contains(&arguments.len())
        && let Some(errno) = int::as_i64(&arguments[0])
        && let Some(specific) = os_class(vm, errno)
    {
        class = specific;
    }
    let exception = Exception::new(&class, args.clone());
    set_os_fields(vm, &exception, &arguments)?;
    Ok(exception.into_value())
}

fn set_os_fields(vm: &Machine, exception: &Ref<Exception>, arguments: &[Value]) -> PyResult<()> {
    exception.args.set(Tuple::new(arguments.to_vec()));
    if !(2..=5).contains(&arguments.len()) {
        return Ok(());
    }
    let is_blocking = || vm.class(exception.value()).is(&vm.types.exceptions.blocking_io_error);
    match arguments.get(2) {
        None => {}
        Some(filename) if !filename.is_given() => {}
        Some(count) if is_blocking() && is_number(vm, count) => {
            set_written(vm, exception.value(), count.clone())?;
        }
        Some(filename) => {
            exception.set_field(FILENAME, filename.clone());
            if let Some(filename) = arguments.get(4).filter(|filename| filename.is_given()) {
                exception.set_field(FILENAME2, filename.clone());
            }
            exception.args.set(Tuple::new(arguments[..2].to_vec()));
        }
    }
    exception.set_field(ERRNO, arguments[0].clone());
    exception.set_field(STRERROR, arguments[1].clone());
    Ok(())
}

fn os_init(vm: &Machine, exception: &Ref<Exception>, args: &Value, kwargs: &Dict) -> PyResult<()> {
    if !is_set_by_init(vm, vm.class(exception.value())) {
        return Ok(());
    }
    no_keywords(vm, exception, kwargs)?;
    set_os_fields(vm, exception, &vm.to_vec(args)?)
}

/// The arguments have the names of files again, that they have lost to the fields.
fn os_reduce(vm: &Machine, exception: &Ref<Exception>) -> Value {
    let mut arguments = exception.arguments();
    let (filename, filename2) = (exception.field(FILENAME), exception.field(FILENAME2));
    if arguments.len() == 2 && !filename.is_null() {
        arguments.push(filename);
        if !filename2.is_null() {
            arguments.extend([Value::NONE, filename2]);
        }
    }
    reduced(vm, exception, Tuple::new(arguments))
}

/// Whether a value may be a number of characters rather than the name of a file.
fn is_number(vm: &Machine, value: &Value) -> bool {
    let class = vm.class(value);
    class.is_subclass_of(&vm.types.complex)
        || [Special::Index, Special::Int, Special::Float]
            .into_iter()
            .any(|special| class.special(special).is_given())
}

/// How much was written before a `BlockingIOError`.
pub(super) fn get_written(vm: &Machine, value: &Value) -> PyResult {
    let written = this(value).field(WRITTEN);
    match written.is_null() || int::as_i64(&written) == Some(-1) {
        true => Err(vm.error_with(
            &vm.types.exceptions.attribute_error,
            vec![Str::new("characters_written")],
        )),
        false => Ok(written),
    }
}

pub(super) fn set_written(vm: &Machine, value: &Value, count: Value) -> PyResult<()> {
    if count.is_null() {
        get_written(vm, value)?;
        this(value).set_field(WRITTEN, Value::NULL);
        return Ok(());
    }
    let number = vm.index_value(&count)?;
    if int::as_i64(&number).is_none() {
        let kind = vm.class(&count).name();
        return Err(vm.value_error(format!("cannot fit '{kind}' into an index-sized integer")));
    }
    this(value).set_field(WRITTEN, number);
    Ok(())
}

fn os_str(vm: &Machine, exception: &Exception) -> PyResult {
    let (errno, strerror) = (exception.field(ERRNO), exception.field(STRERROR));
    let (filename, filename2) = (exception.field(FILENAME), exception.field(FILENAME2));
    if filename.is_null() && (errno.is_null() || strerror.is_null()) {
        return str(vm, exception);
    }
    let part = |value: Value| if value.is_null() { Value::NONE } else { value };
    let (errno, strerror) = (vm.str(&part(errno))?, vm.str(&part(strerror))?);
    let mut shown = format!("[Errno {errno}] {strerror}");
    if !filename.is_null() {
        shown += &format!(": {}", vm.repr(&filename)?);
        if !filename2.is_null() {
            shown += &format!(" -> {}", vm.repr(&filename2)?);
        }
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
    if error.kind() == std::io::ErrorKind::OutOfMemory {
        return NoRoom.into();
    }
    let errno = i64::from(error.raw_os_error().unwrap_or(5));
    let class = os_class(vm, errno).unwrap_or_else(|| vm.types.exceptions.os_error.clone());
    let mut arguments = vec![vm.int(errno), Str::new(&strerror(error))];
    arguments.extend(filename.map(Str::new));
    let raised = vm.error_with(&class, arguments.clone());
    match set_os_fields(vm, raised.exception(), &arguments) {
        Ok(()) => raised,
        Err(other) => other,
    }
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
        for (index, value) in details.into_iter().enumerate() {
            // Between the last two is a field that is set by assignment only.
            exception.set_field(if index < 6 { index + 1 } else { 8 }, value);
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
    method!("__str__", "(self, /)", translate_str),
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

/// A place of the fields as it is kept: in a machine's word.
pub(super) fn get_place<const INDEX: usize>(vm: &Machine, value: &Value) -> PyResult {
    let place = this(value).field(INDEX);
    Ok(if place.is_null() { vm.int(0) } else { place })
}

pub(super) fn set_place<const INDEX: usize>(
    vm: &Machine,
    value: &Value,
    place: Value,
) -> PyResult<()> {
    if place.is_null() {
        return Err(vm.type_error("can't delete numeric/char attribute"));
    }
    if !int::is_int(&place) {
        return Err(vm.type_error("an integer is required"));
    }
    let Some(number) = int::as_i64(&place) else {
        return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
    };
    this(value).set_field(INDEX, int::from_i64(number));
    Ok(())
}

/// Where an error is: its first place and the one behind the last.
fn span(exception: &Exception) -> (i64, i64) {
    let number = |index| int::as_i64(&exception.field(index)).unwrap_or(0);
    (number(2), number(3))
}

/// The place of an error that has one place only, within what it is about.
fn only_place(exception: &Exception, length: usize) -> Option<usize> {
    let (start, end) = span(exception);
    let place = usize::try_from(start).ok().filter(|place| *place < length)?;
    (Some(end) == start.checked_add(1)).then_some(place)
}

/// The first and the last of several places.
fn places(exception: &Exception) -> String {
    let (start, end) = span(exception);
    format!("in position {start}-{}", end.wrapping_sub(1))
}

/// A field as text, whatever it is.
fn shown(vm: &Machine, exception: &Exception, index: usize) -> PyResult<String> {
    let value = exception.field(index);
    Ok(if value.is_null() { "<NULL>".to_string() } else { vm.str(&value)?.to_string() })
}

fn decode_str(vm: &Machine, exception: &Exception) -> PyResult {
    let object = exception.field(1);
    if object.is_null() {
        return Ok(Str::new(""));
    }
    let Some(bytes) = object.downcast::<Bytes>() else {
        return Err(vm.type_error("UnicodeError 'object' attribute must be a bytes"));
    };
    let (reason, encoding) = (shown(vm, exception, 4)?, shown(vm, exception, 0)?);
    Ok(Str::from_string(match only_place(exception, bytes.data.len()) {
        Some(place) => {
            let byte = bytes.data[place];
            format!(
                "'{encoding}' codec can't decode byte 0x{byte:02x} in position {place}: {reason}"
            )
        }
        None => {
            format!("'{encoding}' codec can't decode bytes {}: {reason}", places(exception))
        }
    }))
}

fn encode_str(vm: &Machine, exception: &Exception) -> PyResult {
    text_str(vm, exception, || Ok(format!("'{}' codec can't encode", shown(vm, exception, 0)?)))
}

fn translate_str(vm: &Machine, exception: &Exception) -> PyResult {
    text_str(vm, exception, || Ok("can't translate".to_string()))
}

/// An error about characters, after the words that say who has it.
fn text_str(
    vm: &Machine,
    exception: &Exception,
    who: impl FnOnce() -> PyResult<String>,
) -> PyResult {
    let object = exception.field(1);
    if object.is_null() {
        return Ok(Str::new(""));
    }
    let Some(text) = object.downcast::<Str>() else {
        return Err(vm.type_error("UnicodeError 'object' attribute must be a string"));
    };
    let (reason, who) = (shown(vm, exception, 4)?, who()?);
    let place = only_place(exception, text.len());
    let point = place.and_then(|place| Some((place, text.code_point(place)?)));
    Ok(Str::from_string(match point {
        Some((place, point)) => {
            format!("{who} character '{}' in position {place}: {reason}", escape(point))
        }
        None => format!("{who} characters {}: {reason}", places(exception)),
    }))
}
