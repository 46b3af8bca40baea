//! `sys`.

use crate::errors::PyResult;
use crate::machine::Machine;
use crate::modules::class_of;
use crate::objects::native::{Native, NativeObject};
use crate::objects::str::codecs;
use crate::objects::type_object::spec::{Attribute, Method, TypeSpec, function, getter, method};
use crate::objects::{Exception, List, Module, Str, Tuple, frame_object, int};
use crate::value::{Ref, Value};

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
            (_, Some(text)) => vm.host.write(&text),
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
    method("write", "(self, text, /)", |vm, args| match args[1].downcast::<Str>() {
        Some(text) => {
            stream(&args[0]).write(vm, &args[1])?;
            Ok(Value::index(text.len()))
        }
        None => {
            let kind = vm.class(&args[1]).name();
            Err(vm.type_error(format!("write() argument must be str, not {kind}")))
        }
    }),
    method("writelines", "(self, lines, /)", |vm, args| {
        for line in vm.to_vec(&args[1])? {
            stream(&args[0]).write(vm, &line)?;
        }
        Ok(Value::NONE)
    }),
    method("flush", "(self, /)", |vm, _| {
        vm.host.flush();
        Ok(Value::NONE)
    }),
    method("isatty", "(self, /)", |_, _| Ok(Value::FALSE)),
    method("fileno", "(self, /)", |vm, args| {
        Ok(vm.int(match stream(&args[0]).name {
            "<stdin>" => 0,
            "<stdout>" => 1,
            _ => 2,
        }))
    }),
    method("readline", "(self, /)", |vm, _| {
        vm.host.read_line().map(|line| Str::new(&line)).map_err(|error| vm.os_error(&error, None))
    }),
    method("__iter__", "(self, /)", |_, args| Ok(args[0].clone())),
    method("__next__", "(self, /)", |vm, _| {
        let line = vm.host.read_line().map_err(|error| vm.os_error(&error, None))?;
        if line.is_empty() { Err(vm.stop_iteration(Value::NONE)) } else { Ok(Str::new(&line)) }
    }),
    method("read", "(self, size=-1, /)", |vm, _| {
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
    let mut version: Vec<Value> =
        [major, minor, 0].map(|number| vm.int(i64::from(number))).to_vec();
    version.extend([Str::new("final"), vm.int(0)]);
    dict.set_str("version_info", Tuple::new(version));
    let builtin: Vec<&str> = crate::modules::names().collect();
    dict.set_str("builtin_module_names", Tuple::new(strings(&builtin)));
    Ok(module)
}

static FUNCTIONS: &[Method] = &[
    function("exit", "(status=None, /)", exit),
    function("getrecursionlimit", "()", |vm, _| Ok(Value::index(vm.recursion_limit()))),
    function("setrecursionlimit", "(limit, /)", |vm, args| {
        let limit = vm.index(&args[0])?;
        if limit < 1 {
            return Err(vm.value_error("recursion limit must be greater or equal than 1"));
        }
        vm.set_recursion_limit(limit as usize);
        Ok(Value::NONE)
    }),
    function("getrefcount", "(object, /)", |vm, args| Ok(vm.int(i64::from(args[0].count())))),
    function("getsizeof", "(object, default=None, /)", |vm, args| {
        vm.call_method(&args[0], "__sizeof__", &[])
    }),
    function("intern", "(string, /)", |vm, args| Ok(vm.name_of(&args[0])?.into_value())),
    function("getdefaultencoding", "()", |_, _| Ok(Str::new("utf-8"))),
    function("getfilesystemencoding", "()", |_, _| Ok(Str::new("utf-8"))),
    function("is_finalizing", "()", |_, _| Ok(Value::FALSE)),
    function("_getframe", "(depth=0, /)", |vm, args| {
        let mut frame = vm.running_frame();
        let depth = if args[0].is_null() { 0 } else { vm.index(&args[0])? };
        for _ in 0..depth {
            frame = frame.and_then(|frame| vm.caller_of(frame));
        }
        match frame {
            Some(frame) => Ok(frame_object::of(frame)),
            None => Err(vm.value_error("call stack is not deep enough")),
        }
    }),
    function("exc_info", "()", |vm, _| {
        let handled = vm.handled_exception();
        Ok(Tuple::new(match handled.downcast::<Exception>() {
            Some(exception) => {
                let traceback = exception.traceback.get();
                let traceback = if traceback.is_null() { Value::NONE } else { traceback };
                vec![vm.class(&handled).value().clone(), handled.clone(), traceback]
            }
            None => vec![Value::NONE; 3],
        }))
    }),
    function("exception", "()", |vm, _| {
        let handled = vm.handled_exception();
        Ok(if handled.is_null() { Value::NONE } else { handled })
    }),
    function("displayhook", "(object, /)", |vm, args| {
        if !args[0].is_none() {
            let shown = vm.repr(&args[0])?;
            vm.builtins.set_str("_", args[0].clone());
            vm.host.write(&format!("{shown}\n"));
        }
        Ok(Value::NONE)
    }),
    function("get_int_max_str_digits", "()", |_, _| Ok(Value::index(int::text::most_digits()))),
    function("set_int_max_str_digits", "(maxdigits)", |vm, args| {
        let most = usize::try_from(vm.index(&args[0])?).ok();
        match most.is_some_and(int::text::set_most_digits) {
            true => Ok(Value::NONE),
            false => Err(vm.value_error(format!(
                "maxdigits must be >= {} or 0 for unlimited",
                int::text::LEAST_MOST_DIGITS
            ))),
        }
    }),
];

fn exit(vm: &Machine, args: &[Value]) -> PyResult {
    let arguments = if args[0].is_null() { Vec::new() } else { vec![args[0].clone()] };
    let raised = vm.error_with(&vm.types.exceptions.system_exit, arguments);
    let code = if args[0].is_null() { Value::NONE } else { args[0].clone() };
    raised.exception().set_field(crate::objects::exception::EXIT_CODE, code);
    Err(raised)
}
