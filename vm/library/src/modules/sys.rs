//! `sys`.

mod asynchronous;
mod information;

use heap::value::{Ref, Value};
use vm::arguments::CInt;
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::machine::ending::Ending;
use vm::machine::tracing::Listener;
use vm::machine::{uncaught, unraisable};
use vm::objects::module::add_functions;
use vm::objects::native::class_of;
use vm::objects::native::{Native, NativeObject};
use vm::objects::str::codecs;
use vm::objects::type_object::spec::{Attribute, Method, TypeSpec, getter};
use vm::objects::{Exception, List, Module, Str, Tuple, frame_object, int};
use vm::{function, method};

/// A standard stream.
pub struct Stream {
    name: &'static str,
}

impl NativeObject for Stream {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

impl Stream {
    /// Writes the text of a string; lone surrogates are errors, but for standard error, which shows them escaped.
    pub fn write(&self, vm: &Machine, value: &Value) -> PyResult<()> {
        let Some(text) = value.downcast::<Str>() else { return Ok(()) };
        match (self.name, text.to_utf8()) {
            ("<stderr>", _) => vm.host.write_error(&text.to_string()),
            (_, Some(text)) => {
                vm.host.write(&text).map_err(|error| vm.os_error(&error, None))?;
            }
            (_, None) => return Err(codecs::not_utf8(vm, value)),
        }
        Ok(())
    }
}

static STREAM: TypeSpec = TypeSpec {
    name: "TextIOWrapper",
    module: "_io",
    methods: &[STREAM_METHODS],
    attributes: STREAM_ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

fn stream(value: &Value) -> &Stream {
    value.native::<Stream>().expect("a method of streams is called with one")
}

static STREAM_METHODS: &[Method] = &[
    method!("write", "(self, text, /)", |vm, this: &Value, written: &Value| match written
        .downcast::<Str>()
    {
        Some(text) => {
            stream(this).write(vm, written)?;
            Ok(Value::index(text.len()))
        }
        None => {
            let kind = vm.class(written).name();
            Err(vm.type_error(format!("write() argument must be str, not {kind}")))
        }
    }),
    method!("writelines", "(self, lines, /)", |vm, this: &Value, lines: &Value| {
        for line in vm.to_vec(lines)? {
            stream(this).write(vm, &line)?;
        }
        Ok(Value::NONE)
    }),
    method!("flush", "(self, /)", |vm, _: &Value| {
        vm.host.flush().map_err(|error| vm.os_error(&error, None)).map(|()| Value::NONE)
    }),
    method!("isatty", "(self, /)", |_, _: &Value| Value::FALSE),
    method!("fileno", "(self, /)", |vm, this: &Value| {
        Ok(vm.int(match stream(this).name {
            "<stdin>" => 0,
            "<stdout>" => 1,
            _ => 2,
        }))
    }),
    method!("readline", "(self, /)", |vm, _: &Value| {
        vm.host.read_line().map(|line| Str::new(&line)).map_err(|error| vm.os_error(&error, None))
    }),
    method!("__iter__", "(self, /)", |_, this: &Value| this.clone()),
    method!("__next__", "(self, /)", |vm, _: &Value| {
        let line = vm.host.read_line().map_err(|error| vm.os_error(&error, None))?;
        if line.is_empty() { Err(vm.stop_iteration(Value::NONE)) } else { Ok(Str::new(&line)) }
    }),
    method!("read", "(self, size=-1, /)", |vm, _: &Value, _: &Value| {
        let mut all = String::new();
        loop {
            let line = vm.host.read_line().map_err(|error| vm.os_error(&error, None))?;
            if line.is_empty() {
                return Ok(Str::new(&all));
            }
            all.push_str(&line);
        }
    }),
];

static STREAM_ATTRIBUTES: &[Attribute] = &[
    getter("name", |_, value| Ok(Str::new(stream(value).name))),
    getter("encoding", |_, _| Ok(Str::new("utf-8"))),
    getter("errors", |_, value| {
        let is_error = stream(value).name == "<stderr>";
        Ok(Str::new(if is_error { "backslashreplace" } else { "strict" }))
    }),
    getter("closed", |_, _| Ok(Value::FALSE)),
];

pub fn make(vm: &Machine) -> PyResult<Ref<Module>> {
    let module = Module::native("sys", FUNCTIONS);
    add_functions(&module, asynchronous::FUNCTIONS);
    let dict = &module.dict;
    let class = class_of(&STREAM);
    for (name, shown) in [("stdin", "<stdin>"), ("stdout", "<stdout>"), ("stderr", "<stderr>")] {
        let made = Native::new(&class, Stream { name: shown });
        dict.set_str(name, made.clone());
        dict.set_str(&format!("__{name}__"), made);
    }
    let strings = |items: &[&str]| items.iter().map(|item| Str::new(item)).collect::<Vec<Value>>();
    let path: Vec<&str> = vm.config.path.iter().map(String::as_str).collect();
    dict.set_str("path", List::new(strings(&path)));
    let arguments: Vec<&str> = vm.config.arguments.iter().map(String::as_str).collect();
    dict.set_str("argv", List::new(strings(&arguments)));
    dict.set_str("modules", vm.modules.value().clone());
    dict.set_str("maxsize", vm.int(i64::MAX));
    dict.set_str("maxunicode", vm.int(0x10_FFFF));
    dict.set_str("byteorder", Str::new("little"));
    dict.set_str("platform", Str::new("linux"));
    let (major, minor) = compiler::language::VERSION;
    dict.set_str("version", Str::new(&format!("{major}.{minor}.0 (lab)")));
    let final_release = 0xF0;
    let hexversion = i64::from(major) << 24 | i64::from(minor) << 16 | final_release;
    dict.set_str("hexversion", vm.int(hexversion));
    dict.set_str("executable", Str::new("lab"));
    dict.set_str("prefix", Str::new(""));
    dict.set_str("dont_write_bytecode", Value::bool(!vm.config.cache_bytecode));
    information::furnish(vm, &module);
    let builtin: Vec<&str> = crate::modules::names().collect();
    dict.set_str("builtin_module_names", Tuple::new(strings(&builtin)));
    for hook in ["displayhook", uncaught::HOOK, unraisable::HOOK] {
        if let Some(own) = dict.get_str(hook) {
            dict.set_str(&format!("__{hook}__"), own);
        }
    }
    Ok(module)
}

static FUNCTIONS: &[Method] = &[
    function!("exit", "(status=None, /)", exit)
        .doc("Leave the program by SystemExit, with a status or a message."),
    function!("getrecursionlimit", "()", |vm| vm.recursion_limit())
        .doc("How deep calls may be nested."),
    function!("setrecursionlimit", "(limit, /)", |vm, limit: CInt| {
        let limit = limit.0;
        if limit < 1 {
            return Err(vm.value_error("recursion limit must be greater or equal than 1"));
        }
        let depth = vm.recursion_depth();
        if depth >= limit as usize {
            return Err(vm.recursion_error(format!(
                "cannot set the recursion limit to {limit} at the recursion depth {depth}: the \
                 limit is too low"
            )));
        }
        vm.set_recursion_limit(limit as usize);
        Ok(Value::NONE)
    })
    .doc("Set how deep calls may be nested."),
    function!("getrefcount", "(object, /)", |vm, object: &Value| vm.int(i64::from(object.count())))
        .doc("How many references an object has, with that of the call."),
    function!("getsizeof", "(object, default=None, /)", |vm, object: &Value, _: &Value| {
        vm.call_method(object, "__sizeof__", &[])
    })
    .doc("The memory that an object takes, in bytes.")
    .untold(),
    function!("intern", "(string, /)", |vm, string: &Ref<Str>| {
        if !string.value().is_exact::<Str>() {
            let kind = vm.class(string.value()).name();
            return Err(vm.type_error(format!("can't intern {kind}")));
        }
        Ok(vm.name_of(string.value())?.into_value())
    })
    .doc("The text itself, or the equal one that was interned first."),
    function!("getdefaultencoding", "()", |_| Str::new("utf-8"))
        .doc("The encoding of texts unless told otherwise."),
    function!("getfilesystemencoding", "()", |_| Str::new("utf-8"))
        .doc("The encoding of file names."),
    function!("is_finalizing", "()", |vm| Value::bool(vm.ending() != Ending::Not))
        .doc("Whether the interpreter is about to end."),
    function!("_getframe", "(depth=0, /)", |vm, depth: Option<CInt>| {
        let depth = depth.map_or(0, |CInt(depth)| usize::try_from(depth).unwrap_or(0));
        let frame = frame_object::at(vm, depth);
        frame.ok_or_else(|| vm.value_error("call stack is not deep enough"))
    })
    .doc("The frame so many calls up."),
    function!("exc_info", "()", |vm| {
        let handled = vm.handled_exception();
        Ok(Tuple::new(match handled.downcast::<Exception>() {
            Some(exception) => {
                let traceback = exception.traceback.get();
                let traceback = if traceback.is_null() { Value::NONE } else { traceback };
                vec![vm.class(&handled).value().clone(), handled.clone(), traceback]
            }
            None => vec![Value::NONE; 3],
        }))
    })
    .doc("Class, exception and traceback of what is being handled."),
    function!("exception", "()", |vm| {
        let handled = vm.handled_exception();
        Ok(if handled.is_null() { Value::NONE } else { handled })
    })
    .doc("The exception that is being handled, or None."),
    function!("displayhook", "(object, /)", |vm, object: &Value| {
        if !object.is_none() {
            let shown = vm.repr(object)?;
            vm.builtins.set_str("_", object.clone());
            vm.host.write(&format!("{shown}\n")).map_err(|error| vm.os_error(&error, None))?;
        }
        Ok(Value::NONE)
    })
    .doc("Show the value of an expression statement, and keep it as _."),
    function!(
        "excepthook",
        "(exctype, value, traceback, /)",
        |vm, _: &Value, value: &Value, traceback: &Value| vm.show_uncaught(value, traceback)
    )
    .doc("Show an exception that nobody has caught."),
    function!("unraisablehook", "(unraisable, /)", |vm, unraisable: &Value| {
        let Some(fields) = unraisable::fields(vm, unraisable) else {
            let message = "sys.unraisablehook argument type must be UnraisableHookArgs";
            return Err(vm.type_error(message));
        };
        vm.show_unraisable(fields);
        Ok(Value::NONE)
    })
    .doc("Show an exception that nobody can catch."),
    function!("settrace", "(function, /)", |vm, function: &Value| {
        vm.set_listener(Listener::Trace, function);
        Ok(Value::NONE)
    })
    .doc("Set the function that is told what code does, line by line."),
    function!("gettrace", "()", |vm| vm.get_listener(Listener::Trace))
        .doc("The function that is told what code does."),
    function!("setprofile", "(function, /)", |vm, function: &Value| {
        vm.set_listener(Listener::Profile, function);
        Ok(Value::NONE)
    })
    .doc("Set the function that is told of calls and returns."),
    function!("getprofile", "()", |vm| vm.get_listener(Listener::Profile))
        .doc("The function that is told of calls and returns."),
    function!("call_tracing", "(func, args, /)", |vm, func: &Value, args: &Value| {
        match args.downcast::<Tuple>() {
            Some(arguments) => vm.call_told(func, arguments.items()),
            None => {
                let kind = vm.class(args).name();
                let message = format!("call_tracing() argument 2 must be tuple, not {kind}");
                Err(vm.type_error(message))
            }
        }
    })
    .doc("Call a function and tell of what it does, though something is being told."),
    function!("get_int_max_str_digits", "()", |_| int::text::most_digits())
        .doc("How many digits an int may have in conversions to and from text."),
    function!("set_int_max_str_digits", "(maxdigits)", |vm, maxdigits: i64| {
        let most = usize::try_from(maxdigits).ok();
        match most.is_some_and(int::text::set_most_digits) {
            true => Ok(Value::NONE),
            false => Err(vm.value_error(format!(
                "maxdigits must be >= {} or 0 for unlimited",
                int::text::LEAST_MOST_DIGITS
            ))),
        }
    })
    .doc("Set how many digits an int may have in conversions."),
];

fn exit(vm: &Machine, status: &Value) -> PyResult {
    let arguments = if status.is_null() { Vec::new() } else { vec![status.clone()] };
    let raised = vm.error_with(&vm.types.exceptions.system_exit, arguments);
    let code = if status.is_null() { Value::NONE } else { status.clone() };
    raised.exception().set_field(vm::objects::exception::EXIT_CODE, code);
    Err(raised)
}
