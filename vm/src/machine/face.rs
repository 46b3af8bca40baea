//! The machine as its users see it: run a program, run code, call, import.
#![allow(unsafe_code)]

use std::ffi::OsStr;
use std::rc::Rc;

use compiler::code::CodeObject;
use heap::value::{Ref, Value};

use super::{CompileHook, CompileRequest, Machine, NO_PROGRAM, SourceText};
use crate::errors::PyResult;
use crate::eval::binding;
use crate::objects::str::codecs;
use crate::objects::{Code, Dict, Function, List, Module, Str};
use crate::special::Special;

/// How many bytes the compiler takes for a byte of source before it looks at it: the text, and where its lines begin.
const TEXT_AND_LINES: usize = 4;

impl Machine {
    /// Gives `compile()`, `exec()`, `eval()` and imports of source files a compiler.
    pub fn set_compile_hook(&self, hook: CompileHook) {
        *self.compile_hook.borrow_mut() = Some(hook);
    }

    /// Compiles source text.
    pub fn compile(&self, request: &CompileRequest) -> PyResult<Rc<CodeObject>> {
        let hook = self.compile_hook.borrow();
        let Some(hook) = &*hook else {
            return Err(self.runtime_error("this machine has no compiler"));
        };
        let length = match request.source {
            SourceText::Text(text) => text.len(),
            SourceText::Bytes(bytes) => bytes.len(),
        };
        self.check_size(TEXT_AND_LINES, length)?;
        hook(request).map_err(|info| self.syntax_error(request.filename, &info))
    }

    /// Runs code in a namespace; class bodies and `exec()` may have one of their own for locals, and `exec()` a tuple of cells
    /// for the code's free variables.
    pub fn run_code(
        &self,
        code: &Ref<Code>,
        globals: &Ref<Dict>,
        locals: Option<&Value>,
        closure: &Value,
    ) -> PyResult {
        let name = Special::Builtins.name();
        if globals.get_name(&name).is_none() {
            globals.set_name(&name, self.running_builtins().into_value());
        }
        let builtins = self.builtins_of(globals);
        let function = Function::new(self, code, globals, &builtins);
        if closure.is_given() {
            function.closure.set(closure.clone());
        }
        self.run_function(&function.into_value(), locals.unwrap_or(globals.value()))
    }

    /// Runs a function without arguments with `locals` as its namespace.
    pub fn run_function(&self, function: &Value, locals: &Value) -> PyResult {
        self.enter_native("")?;
        // SAFETY: the frame is made of the function, and run once.
        unsafe {
            let frame = binding::make_frame(self, function, Vec::new(), &[])?;
            (*frame).locals = locals.clone();
            binding::run_frame(self, frame)
        }
    }

    /// Runs a code object in a namespace.
    pub fn exec(&self, code: Rc<CodeObject>, globals: &Ref<Dict>) -> PyResult {
        self.run_code(&Code::new(code), globals, None, &Value::NULL)
    }

    /// Runs a code object in a namespace, where neither other code nor a destructor of the machine is under way.
    pub fn run_program(&self, code: Rc<CodeObject>, globals: &Ref<Dict>) -> PyResult {
        let beneath = self.loops.replace(0);
        debug_assert!(beneath == NO_PROGRAM, "a program begins within another");
        let outcome = self.exec(code, globals);
        self.loops.set(beneath);
        outcome
    }

    /// Sets `sys.argv`: bytes that are no UTF-8 are lone surrogates there.
    pub fn set_argv(&self, arguments: &[impl AsRef<OsStr>]) {
        let text = |argument: &OsStr| {
            let decoded =
                codecs::decode(self, argument.as_encoded_bytes(), "utf-8", "surrogateescape");
            decoded.unwrap_or_else(|_| Str::new(&argument.to_string_lossy()))
        };
        let texts = arguments.iter().map(|argument| text(argument.as_ref())).collect();
        self.set_sys_list("argv", texts);
    }

    /// Sets `sys.path`.
    pub fn set_path(&self, folders: &[String]) {
        self.set_sys_list("path", folders.iter().map(|folder| Str::new(folder)).collect());
    }

    fn set_sys_list(&self, name: &str, texts: Vec<Value>) {
        if let Some(sys) = self.modules.get_str("sys").and_then(|sys| sys.cast::<Module>()) {
            sys.dict.set_str(name, List::new(texts));
        }
    }

    /// Runs a program as `__main__`; gives the exit code.
    pub fn run_main(&self, code: Rc<CodeObject>, filename: &str) -> i32 {
        let module = Module::new("__main__");
        let builtins = self.modules.get_str("builtins").unwrap_or_default();
        module.dict.set_name(&Special::Builtins.name(), builtins);
        module.dict.set_str("__file__", Str::new(filename));
        module.dict.set_name(&Special::Cached.name(), Value::NONE);
        self.modules.set_str("__main__", module.value().clone());
        let outcome = self.run_program(code, &module.dict.clone());
        drop(module);
        let status = self.finish(outcome.map(drop));
        self.end_program();
        // Nobody is left to be told.
        let _ = self.host.flush();
        status
    }

    /// `importlib.import_module(name)`.
    pub fn import(&self, name: &str) -> PyResult {
        self.library.import_module(self, name)
    }
}
