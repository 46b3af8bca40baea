//! `open`, and the methods of the files that it gives.
//!
//! A file is held in memory from its opening on; what was written reaches the host when the file is flushed, closed,
//! or no longer used.

use heap::Kind;
use heap::value::Value;
use vm::arguments::{CInt, Text};
use vm::errors::{PyResult, Raised};
use vm::machine::Machine;
use vm::objects::native::class_of;
use vm::objects::str::{codecs, text_of};
use vm::objects::type_object::spec::{Attribute, Method, TypeSpec, getter};
use vm::objects::{Bytes, Exception, List, Native, Str, Tuple, bytes};
use vm::special::Special;
use vm::{function, method};

mod content;
mod mode;

use content::{File, Newline, TextForm};
use mode::Mode;

pub(super) static FUNCTIONS: &[Method] = &[function!(
    "open",
    "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
    open,
).doc("Open a file, for text or bytes, to read, write or append.")];

macro_rules! file_types {
    ($($spec:ident $name:literal)*) => {
        $(static $spec: TypeSpec = TypeSpec {
            name: $name,
            module: "_io",
            methods: &[METHODS],
            attributes: ATTRIBUTES,
            ..TypeSpec::DEFAULT
        };)*
    };
}

file_types! {
    TEXT "TextIOWrapper"
    READER "BufferedReader"
    WRITER "BufferedWriter"
    RANDOM "BufferedRandom"
}

// It has as many parameters as the function of Python.
#[allow(clippy::too_many_arguments)]
fn open(
    vm: &Machine,
    file: &Value,
    mode: Option<Text>,
    _: Option<CInt>,
    encoding: &Value,
    errors: &Value,
    newline: &Value,
    _: &Value,
    _: &Value,
) -> PyResult {
    let (path, mode) = (path_of(vm, file)?, Text::or(mode, "r"));
    let form = [encoding, errors, newline];
    let parsed = Mode::parse(&mode).map_err(|message| vm.value_error(message))?;
    if parsed.binary {
        for (value, name) in form.into_iter().zip(["encoding", "errors", "newline"]) {
            if value.is_given() {
                let article = if name == "newline" { "a" } else { "an" };
                return Err(
                    vm.value_error(format!("binary mode doesn't take {article} {name} argument"))
                );
            }
        }
    }
    let text = if parsed.binary { None } else { Some(text_form(vm, form)?) };
    let spec = match (&text, parsed.readable(), parsed.writable()) {
        (Some(_), ..) => &TEXT,
        (None, true, true) => &RANDOM,
        (None, true, false) => &READER,
        _ => &WRITER,
    };
    let file = File::open(vm.host.clone(), path.clone(), &mode, parsed, text)
        .map_err(|error| vm.os_error(&error, Some(&path)))?;
    Ok(Native::new(&class_of(spec), file))
}

fn path_of(vm: &Machine, value: &Value) -> PyResult<String> {
    if let Some(path) = plain_path(vm, value) {
        return path;
    }
    let special = vm.class(value).special(Special::Fspath);
    let Some(path) = vm.try_call_special(value, &special, &[]) else {
        let kind = vm.class(value).name();
        let message = format!("expected str, bytes or os.PathLike object, not {kind}");
        return Err(vm.type_error(message));
    };
    let path = path?;
    plain_path(vm, &path).unwrap_or_else(|| {
        let (class, kind) = (vm.class(value).name(), vm.class(&path).name());
        let wanted = format!("expected {class}.__fspath__() to return str or bytes");
        Err(vm.type_error(format!("{wanted}, not {kind}")))
    })
}

/// The path that a string or bytes-like object is.
fn plain_path(vm: &Machine, value: &Value) -> Option<PyResult<String>> {
    if value.is_kind(Kind::Str) {
        return Some(text_of(vm, value));
    }
    bytes::as_bytes(value).map(|data| Ok(String::from_utf8_lossy(&data).into_owned()))
}

fn text_form(vm: &Machine, form: [&Value; 3]) -> PyResult<TextForm> {
    let [encoding, errors, newline] = form;
    let given = |value: &Value, default: &str| match value.is_given() {
        true => text_of(vm, value),
        false => Ok(default.to_string()),
    };
    let encoding = given(encoding, "UTF-8")?;
    codecs::encode(vm, &Str::new(""), &encoding, "strict")?;
    let newline = match newline.is_given() {
        false => Newline::Universal,
        true => {
            let text = text_of(vm, newline)?;
            Newline::parse(&text)
                .ok_or_else(|| vm.value_error(format!("illegal newline value: {text}")))?
        }
    };
    Ok(TextForm { encoding, errors: given(errors, "strict")?, newline })
}

static METHODS: &[Method] =
    &[
        method!("__repr__", "(self, /)", repr),
        method!("read", "(self, size=-1, /)", |vm, file: &Value, size: &Value| {
            let size = limit(vm, size)?;
            give(vm, file, readable(vm, file)?.read(size))
        }),
        method!("readline", "(self, size=-1, /)", |vm, file: &Value, size: &Value| {
            let size = limit(vm, size)?;
            give(vm, file, readable(vm, file)?.read_line(size))
        }),
        method!("readlines", "(self, hint=-1, /)", |vm, value: &Value, hint: &Value| {
            let hint = limit(vm, hint)?.filter(|hint| *hint > 0).unwrap_or(usize::MAX);
            let file = readable(vm, value)?;
            let (mut lines, mut total) = (Vec::new(), 0);
            while total < hint {
                let line = file.read_line(None);
                if line.is_empty() {
                    break;
                }
                total += line.len();
                lines.push(give(vm, value, line)?);
            }
            Ok(List::new(lines))
        }),
        method!("__iter__", "(self, /)", |vm, file: &Value| {
            opened(vm, file)?;
            Ok(file.clone())
        }),
        method!("__next__", "(self, /)", |vm, file: &Value| match readable(vm, file)?
            .read_line(None)
        {
            line if line.is_empty() => Err(vm.stop_iteration(Value::NONE)),
            line => give(vm, file, line),
        }),
        method!("write", "(self, text, /)", write),
        method!("writelines", "(self, lines, /)", |vm, file: &Value, lines: &Value| {
            for line in vm.to_vec(lines)? {
                write(vm, file, &line)?;
            }
            Ok(Value::NONE)
        }),
        method!("seek", "(self, offset, whence=0, /)", seek),
        method!("tell", "(self, /)", |vm, file: &Value| Ok(Value::index(
            opened(vm, file)?.position.get()
        ))),
        method!("truncate", "(self, size=None, /)", |vm, file: &Value, size: &Value| {
            let file = writable(vm, file)?;
            let size = limit(vm, size)?.unwrap_or(file.position.get());
            file.truncate(size);
            Ok(Value::index(size))
        }),
        method!("flush", "(self, /)", |vm, file: &Value| {
            let file = opened(vm, file)?;
            file.flush().map_err(|error| vm.os_error(&error, None)).map(|()| Value::NONE)
        }),
        method!("close", "(self, /)", close),
        method!("__enter__", "(self, /)", |vm, file: &Value| {
            opened(vm, file)?;
            Ok(file.clone())
        }),
        method!("__exit__", "(self, /, *exc_info)", |vm, file: &File, _: &[Value]| close(vm, file)),
        method!("readable", "(self, /)", |vm, file: &Value| {
            Ok(Value::bool(opened(vm, file)?.mode.readable()))
        }),
        method!("writable", "(self, /)", |vm, file: &Value| {
            Ok(Value::bool(opened(vm, file)?.mode.writable()))
        }),
        method!("seekable", "(self, /)", |vm, file: &Value| opened(vm, file).map(|_| Value::TRUE)),
        method!("isatty", "(self, /)", |vm, file: &Value| opened(vm, file).map(|_| Value::FALSE)),
    ];

static ATTRIBUTES: &[Attribute] = &[
    getter("name", |_, value| Ok(Str::new(&this(value).path))),
    getter("mode", |_, value| Ok(Str::from_string(this(value).shown_mode()))),
    getter("closed", |_, value| Ok(Value::bool(this(value).closed.get()))),
    getter("encoding", |vm, value| match &this(value).text {
        Some(form) => Ok(Str::new(&form.encoding)),
        None => Err(no_attribute(vm, value, "encoding")),
    }),
    getter("errors", |vm, value| match &this(value).text {
        Some(form) => Ok(Str::new(&form.errors)),
        None => Err(no_attribute(vm, value, "errors")),
    }),
];

fn this(value: &Value) -> &File {
    value.native::<File>().expect("a method of files is called with one")
}

/// Binary files lack what text files have.
fn no_attribute(vm: &Machine, value: &Value, name: &str) -> Raised {
    let kind = vm.class(value).name();
    let message = format!("'_io.{kind}' object has no attribute '{name}'");
    vm.attribute_error(value, &vm.intern(name), message)
}

fn opened<'a>(vm: &Machine, value: &'a Value) -> PyResult<&'a File> {
    match this(value) {
        file if file.closed.get() => Err(vm.value_error("I/O operation on closed file.")),
        file => Ok(file),
    }
}

fn readable<'a>(vm: &Machine, value: &'a Value) -> PyResult<&'a File> {
    let file = opened(vm, value)?;
    match (file.mode.readable(), &file.text) {
        (true, _) => Ok(file),
        (_, Some(_)) => Err(unsupported(vm, "not readable")),
        _ => Err(unsupported(vm, "read")),
    }
}

fn writable<'a>(vm: &Machine, value: &'a Value) -> PyResult<&'a File> {
    let file = opened(vm, value)?;
    match (file.mode.writable(), &file.text) {
        (true, _) => Ok(file),
        (_, Some(_)) => Err(unsupported(vm, "not writable")),
        _ => Err(unsupported(vm, "write")),
    }
}

/// `io.UnsupportedOperation`, which is an `OSError` and a `ValueError`.
fn unsupported(vm: &Machine, message: &str) -> Raised {
    let exceptions = &vm.types.exceptions;
    let bases = [&exceptions.os_error, &exceptions.value_error].map(|base| base.value().clone());
    let namespace = vm::objects::Dict::new();
    namespace.set_str("__module__", Str::new("io"));
    let parts =
        [Str::new("UnsupportedOperation"), Tuple::new(bases.to_vec()), namespace.into_value()];
    let made = vm
        .call(vm.types.type_.value(), &parts)
        .and_then(|class| vm.call(&class, &[Str::new(message)]));
    match made.map(|error| error.cast::<Exception>()) {
        Ok(Some(exception)) => Raised::new(exception),
        Ok(None) => vm.value_error(message),
        Err(raised) => raised,
    }
}

/// A size: `None` for all there is.
fn limit(vm: &Machine, value: &Value) -> PyResult<Option<usize>> {
    match value.is_given() {
        true => Ok(usize::try_from(vm.index(value)?).ok()),
        false => Ok(None),
    }
}

/// What was read, as the file gives it to programs.
fn give(vm: &Machine, file: &Value, data: Vec<u8>) -> PyResult {
    let Some(form) = &this(file).text else { return Ok(Bytes::new(data)) };
    codecs::decode(vm, &form.newline.after_reading(data), &form.encoding, &form.errors)
}

fn write(vm: &Machine, file: &Value, written: &Value) -> PyResult {
    let file = writable(vm, file)?;
    let Some(form) = &file.text else {
        let data = bytes::bytes_of(vm, written)?;
        file.write(&data);
        return Ok(Value::index(data.len()));
    };
    let Some(text) = written.downcast::<Str>() else {
        let kind = vm.class(written).name();
        return Err(vm.type_error(format!("write() argument must be str, not {kind}")));
    };
    let data = codecs::encode(vm, written, &form.encoding, &form.errors)?;
    file.write(&form.newline.before_writing(data));
    Ok(Value::index(text.len()))
}

fn seek(vm: &Machine, file: &Value, offset: i64, whence: Option<i64>) -> PyResult {
    let file = opened(vm, file)?;
    let whence = whence.unwrap_or(0);
    if file.text.is_some() && offset != 0 && matches!(whence, 1 | 2) {
        let from = if whence == 1 { "cur" } else { "end" };
        return Err(unsupported(vm, &format!("can't do nonzero {from}-relative seeks")));
    }
    let start = match whence {
        0 if offset < 0 && file.text.is_some() => {
            return Err(vm.value_error(format!("negative seek position {offset}")));
        }
        0 => 0,
        1 => file.position.get(),
        2 => file.len(),
        _ if file.text.is_some() => {
            let message = format!("invalid whence ({whence}, should be 0, 1 or 2)");
            return Err(vm.value_error(message));
        }
        _ => return Err(vm.value_error(format!("whence value {whence} unsupported"))),
    };
    let invalid = || vm.os_error(&std::io::Error::from_raw_os_error(22), None);
    let place = usize::try_from(start as i64 + offset).map_err(|_| invalid())?;
    file.position.set(place);
    Ok(Value::index(place))
}

fn close(vm: &Machine, file: &File) -> PyResult {
    let flushed = file.flush();
    file.closed.set(true);
    flushed.map_err(|error| vm.os_error(&error, None)).map(|()| Value::NONE)
}

fn repr(vm: &Machine, file: &Value) -> PyResult {
    let (file, name) = (this(file), vm.class(file).name());
    let path = vm.repr(&Str::new(&file.path))?;
    Ok(Str::from_string(match &file.text {
        Some(form) => {
            let (mode, encoding) = (file.shown_mode(), &form.encoding);
            format!("<_io.{name} name={path} mode='{mode}' encoding='{encoding}'>")
        }
        None => format!("<_io.{name} name={path}>"),
    }))
}
