//! `print` and `input`.

use heap::value::Value;
use vm::errors::PyResult;
use vm::function;
use vm::machine::Machine;
use vm::objects::Str;
use vm::objects::type_object::spec::Method;

pub(super) static FUNCTIONS: &[Method] = &[
    function!("print", "(*args, sep=' ', end='\\n', file=None, flush=False)", print)
        .doc("Write the texts of the arguments to a stream, with separators and an end."),
    function!("input", "(prompt='', /)", input)
        .doc("Read a line from standard input, after a prompt if one is given."),
];

/// A separator: a string, or `default` where not given.
fn piece(vm: &Machine, value: &Value, name: &str, default: &str) -> PyResult {
    match value {
        value if !value.is_given() => Ok(Str::new(default)),
        value if value.downcast::<Str>().is_some() => Ok(value.clone()),
        value => {
            let kind = vm.class(value).name();
            Err(vm.type_error(format!("{name} must be None or a string, not {kind}")))
        }
    }
}

fn print(
    vm: &Machine,
    sep: &Value,
    end: &Value,
    file: &Value,
    flush: bool,
    args: &[Value],
) -> PyResult {
    // sep, end, file, flush, then the tuple of values.
    let (separator, end) = (piece(vm, sep, "sep", " ")?, piece(vm, end, "end", "\n")?);
    let values = args;
    let file = match file.is_given() {
        true => file.clone(),
        false => standard_stream(vm, "stdout")?,
    };
    if file.is_none() {
        return Ok(Value::NONE);
    }
    for (number, value) in values.iter().enumerate() {
        if number > 0 {
            write(vm, &file, &separator)?;
        }
        write(vm, &file, &vm.str(value)?)?;
    }
    write(vm, &file, &end)?;
    if flush {
        vm.call_method(&file, "flush", &[])?;
    }
    Ok(Value::NONE)
}

/// `sys.stdout` and its like, as the program has set it.
fn standard_stream(vm: &Machine, name: &str) -> PyResult {
    let sys = vm.import("sys")?;
    match vm.get_optional_attribute(&sys, &vm.intern(name))? {
        Some(stream) => Ok(stream),
        None => Err(vm.runtime_error(format!("lost sys.{name}"))),
    }
}

/// Writes text to a file object; the machine's own streams directly.
fn write(vm: &Machine, file: &Value, text: &Value) -> PyResult<()> {
    if let Some(stream) = file.native::<crate::modules::sys::Stream>() {
        return stream.write(vm, text);
    }
    vm.call_method(file, "write", std::slice::from_ref(text)).map(drop)
}

fn input(vm: &Machine, prompt: &Value) -> PyResult {
    if !prompt.is_null() {
        let stdout = standard_stream(vm, "stdout")?;
        write(vm, &stdout, &vm.str(prompt)?)?;
    }
    let line = vm.host.read_line().map_err(|error| vm.os_error(&error, None))?;
    match line.strip_suffix('\n') {
        Some(line) => Ok(Str::new(line)),
        None if line.is_empty() => Err(vm.eof_error("EOF when reading a line")),
        None => Ok(Str::new(&line)),
    }
}

/// Flushes `sys.stdout`, unless there is none.
pub fn flush(vm: &Machine) -> PyResult<()> {
    let stdout = standard_stream(vm, "stdout")?;
    match stdout.is_none() {
        true => Ok(()),
        false => vm.call_method(&stdout, "flush", &[]).map(drop),
    }
}
