//! The machine as its users see it: run a program, run code, call, import.
#![allow(unsafe_code)]

use std::rc::Rc;

use compiler::code::CodeObject;
use compiler::error::Position;
use compiler::finding::typos::Printed;
use heap::Kind;
use heap::value::{Ref, Value};

use super::{CompileHook, CompileRequest, Machine, SyntaxErrorInfo};
use crate::errors::{PyResult, Raised};
use crate::eval::binding;
use crate::objects::exception::SYNTAX_PRINTED;
use crate::objects::{Code, Dict, Function, List, Module, Str, Tuple};
use crate::special::Special;

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
        hook(request).map_err(|info| self.syntax_error(request.filename, &info))
    }

    /// The exception for source text that is not a program.
    pub fn syntax_error(&self, filename: &str, info: &SyntaxErrorInfo) -> Raised {
        let classes = &self.types.exceptions;
        if let Some(failure) = &info.codec {
            return self.codec_error(failure);
        }
        let class = match info.class {
            "IndentationError" => &classes.indentation_error,
            "TabError" => &classes.tab_error,
            "_IncompleteInputError" => &classes.incomplete_input_error,
            "RecursionError" => return self.recursion_error(&info.message),
            "MemoryError" => return self.memory_error(&info.message),
            _ => &classes.syntax_error,
        };
        let number = |number: Option<i32>| match number {
            Some(number) => self.int(i64::from(number)),
            None => Value::NONE,
        };
        let position = info.position;
        let message = Str::new(&info.message);
        if position == Position::default() {
            // It concerns no place, not even a file.
            let raised = self.error_with(class, vec![message.clone()]);
            raised.exception().set_field(0, message);
            return raised;
        }
        let text = info.text.as_deref().map_or(Value::NONE, Str::new);
        let name = Str::new(filename);
        let (line, end_line) = (number(position.lineno), number(position.end_lineno));
        let mut details = vec![name, line, number(position.offset), text];
        if position.end_lineno.is_some() {
            details.extend([end_line, number(position.end_offset)]);
        }
        let mut arguments = vec![message.clone()];
        if !info.has_bare_arguments {
            let mut told = details.clone();
            if info.is_nameless {
                told[0] = Value::NONE;
            }
            arguments.push(Tuple::new(told));
        }
        let raised = self.error_with(class, arguments);
        raised.exception().set_field(0, message);
        for (index, detail) in details.into_iter().enumerate() {
            raised.exception().set_field(index + 1, detail);
        }
        if let Some(printed) = &info.printed {
            let Printed { warnings, place, message } = &**printed;
            let printed = [&info.message, warnings, place, message];
            let printed = printed.map(|text| Str::new(text)).to_vec();
            raised.exception().set_field(SYNTAX_PRINTED, Tuple::new(printed));
        }
        raised
    }

    /// Runs code in a namespace; class bodies and `exec()` may have one of their own for locals.
    pub fn run_code(
        &self,
        code: &Ref<Code>,
        globals: &Ref<Dict>,
        locals: Option<&Value>,
    ) -> PyResult {
        let name = Special::Builtins.name();
        if globals.get_name(&name).is_none() {
            let builtins =
                self.modules.get_str("builtins").unwrap_or(self.builtins.value().clone());
            globals.set_name(&name, builtins);
        }
        let builtins = self.builtins_of(globals);
        let function = Function::new(self, code, globals, &builtins);
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
        self.run_code(&Code::new(code), globals, None)
    }

    /// Sets `sys.argv`.
    pub fn set_argv(&self, arguments: &[String]) {
        self.set_sys_list("argv", arguments);
    }

    /// Sets `sys.path`.
    pub fn set_path(&self, folders: &[String]) {
        self.set_sys_list("path", folders);
    }

    fn set_sys_list(&self, name: &str, texts: &[String]) {
        let texts = texts.iter().map(|text| Str::new(text)).collect();
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
        let outcome = self.exec(code, &module.dict.clone());
        drop(module);
        let status = self.finish(outcome.map(drop));
        self.end_program();
        self.host.flush();
        status
    }

    /// Shows the exception that ended a program, flushes the output, and gives the exit code.
    pub fn finish(&self, outcome: PyResult<()>) -> i32 {
        let status = match outcome {
            Ok(()) => 0,
            Err(raised) => self.report(&raised),
        };
        let flushed = self.library.flush_streams(self);
        self.host.flush();
        if flushed.is_err() && status == 0 { 120 } else { status }
    }

    fn report(&self, raised: &Raised) -> i32 {
        if raised.is_a(&self.types.exceptions.system_exit) {
            let code = raised.exception().field(crate::objects::exception::EXIT_CODE);
            return match &code {
                code if !code.is_given() => 0,
                code if crate::objects::int::is_int(code) => {
                    crate::objects::int::as_i64(code).unwrap_or(-1) as i32 & 0xFF
                }
                code => {
                    self.host.flush();
                    let text = self.str(code).map_or(String::new(), |text| text.to_string());
                    self.host.write_error(&format!("{text}\n"));
                    1
                }
            };
        }
        self.host.flush();
        if self.is_stopped() {
            self.host.write_error("The program has used up its steps.\n");
            return 1;
        }
        crate::traceback::print(self, raised);
        if raised.is_a(&self.types.exceptions.keyboard_interrupt) { 130 } else { 1 }
    }

    /// `importlib.import_module(name)`.
    pub fn import(&self, name: &str) -> PyResult {
        self.library.import_module(self, name)
    }

    /// Adds a native module, made when it is first imported.
    pub fn add_module(&self, name: &str, module: Ref<Module>) {
        self.modules.set_str(name, module.into_value());
    }

    /// Whether a value is a code object's source of names: a module's namespace.
    pub fn namespace_of(&self, value: &Value) -> Option<Ref<Dict>> {
        match value.kind() {
            Some(Kind::Module) => value.downcast::<Module>().map(|module| module.dict.clone()),
            Some(Kind::Dict) => value.cast::<Dict>(),
            _ => None,
        }
    }
}
