//! Programs run in the machine, with nothing of the world outside: no files, no clock, no input. What they write is kept.

use std::cell::RefCell;
use std::io::{Error, ErrorKind, Result};
use std::path::Path;
use std::rc::Rc;

use compiler::code::CodeObject;
use compiler::compile::{self, CompileOptions};
use compiler::language::Language;
use compiler::parser::{self, Mode};
use compiler::source::Source;
use vm::host::Host;
use vm::{CompileRequest, Config, Machine, SourceText, SyntaxErrorInfo};

/// The name that programs go by.
pub const FILENAME: &str = "program.py";

/// How many bytes of what a program writes are kept: one that writes without end ends for another reason.
const MOST_WRITTEN: usize = 64 << 20;

/// The world of a program: its own text, and what it has written to both outputs, as far as that is kept.
#[derive(Default)]
pub struct Sealed {
    pub text: String,
    pub written: Rc<RefCell<String>>,
    /// Files can be read all the same.
    pub reads: bool,
}

impl Sealed {
    fn keep(&self, text: &str) {
        let mut written = self.written.borrow_mut();
        // A program that has taken all memory may still write.
        let has_room = written.try_reserve(text.len()).is_ok();
        if has_room && written.len() + text.len() <= MOST_WRITTEN {
            written.push_str(text);
        }
    }
}

fn refused<T>() -> Result<T> {
    Err(Error::from(ErrorKind::PermissionDenied))
}

impl Host for Sealed {
    fn write(&self, text: &str) -> Result<()> {
        self.keep(text);
        Ok(())
    }
    fn write_error(&self, text: &str) {
        self.keep(text);
    }
    fn flush(&self) -> Result<()> {
        Ok(())
    }
    fn read_line(&self) -> Result<String> {
        Ok(String::new())
    }
    fn read_file(&self, path: &str) -> Result<Vec<u8>> {
        match path == FILENAME {
            true => Ok(self.text.clone().into_bytes()),
            false if self.reads => std::fs::read(path),
            false => refused(),
        }
    }
    fn write_file(&self, _: &str, _: &[u8], _: bool) -> Result<()> {
        refused()
    }
    fn exists(&self, path: &str) -> bool {
        self.reads && Path::new(path).exists()
    }
    fn is_directory(&self, path: &str) -> bool {
        self.reads && Path::new(path).is_dir()
    }
    fn modified(&self, path: &str) -> Option<(u32, u32)> {
        let size = || Some(std::fs::metadata(path).ok()?.len() as u32);
        match path == FILENAME {
            true => Some((0, self.text.len() as u32)),
            false if self.reads => Some((0, size()?)),
            false => None,
        }
    }
    fn make_directory(&self, _: &str) -> Result<()> {
        refused()
    }
    fn wall_clock(&self) -> u64 {
        0
    }
    fn monotonic_clock(&self) -> u64 {
        0
    }
    fn random_words(&self) -> Vec<u32> {
        vec![1]
    }
    fn sleep(&self, _: f64) {}
    fn variable(&self, _: &str) -> Option<String> {
        None
    }
    fn current_directory(&self) -> String {
        "/".to_string()
    }
}

/// The code of a text, if it has no error.
pub fn compiled(text: &str, filename: &str, mode: Mode) -> Option<CodeObject> {
    let language = Language::base();
    let source = Rc::new(Source::new(filename, text.to_string()));
    let options = parser::Options { mode, ..Default::default() };
    let ast = parser::parse(&source, &language, options).ok()?;
    compile::compile(&ast, &CompileOptions::new(filename, &language)).ok()
}

/// What `compile()`, `eval()` and `exec()` of a program get.
pub fn compile_request(
    request: &CompileRequest,
) -> std::result::Result<Rc<CodeObject>, Box<SyntaxErrorInfo>> {
    let mode = match request.mode {
        "eval" => Mode::Eval,
        "single" => Mode::Interactive,
        _ => Mode::File,
    };
    let text = match request.source {
        SourceText::Text(text) => text.into(),
        SourceText::Bytes(bytes) => String::from_utf8_lossy(bytes),
    };
    let code = compiled(&format!("{text}\n"), request.filename, mode);
    let error = || SyntaxErrorInfo { class: "SyntaxError", ..Default::default() }.into();
    code.map(Rc::new).ok_or_else(error)
}

/// What a program writes to both outputs.
pub fn written_by(text: &str) -> String {
    written_in(text, heap::mode::Mode::default())
}

/// What it writes on a heap of this mode.
pub fn written_in(text: &str, heap: heap::mode::Mode) -> String {
    let code = compiled(text, FILENAME, Mode::File).expect("the program has no error");
    let written = Rc::new(RefCell::new(String::new()));
    let host = Sealed { text: text.to_string(), written: written.clone(), reads: false };
    let config = Config { cache_bytecode: false, heap, ..Config::default() };
    let machine = Machine::new(Box::new(host), &library::STANDARD, config);
    machine.set_compile_hook(Box::new(compile_request));
    machine.run_main(Rc::new(code), FILENAME);
    written.take()
}
