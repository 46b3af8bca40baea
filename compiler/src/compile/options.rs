//! How to compile, and who looks on.

use crate::codegen::lowering::Lowering;
use crate::language::Language;
use crate::text::PyText;

/// How to compile. The tree itself says whether it is a module, an expression or an interactive line.
pub struct CompileOptions<'a> {
    pub filename: PyText,
    /// 0 as written, 1 without assertions, 2 without docstrings as well: `python -O` and `-OO`.
    pub optimize: u8,
    /// `CO_FUTURE_*` bits that are on from outside.
    pub flags: u32,
    /// `await` may stand outside functions: `ast.PyCF_ALLOW_TOP_LEVEL_AWAIT`.
    pub allow_top_level_await: bool,
    /// What would be a warning is an error: `python -W error`.
    pub warnings_are_errors: bool,
    pub language: &'a Language,
    /// What gives an experiment's nodes their code.
    pub lowering: Option<&'a dyn Lowering>,
    /// The pass of an experiment that is left out.
    pub without_pass: Option<&'a str>,
    /// Who looks at the flow graphs on their way.
    pub observer: Option<&'a dyn Observer>,
}

impl<'a> CompileOptions<'a> {
    /// As CPython compiles a file.
    pub fn new(filename: impl Into<PyText>, language: &'a Language) -> CompileOptions<'a> {
        CompileOptions {
            filename: filename.into(),
            optimize: 0,
            flags: 0,
            allow_top_level_await: false,
            warnings_are_errors: false,
            language,
            lowering: None,
            without_pass: None,
            observer: None,
        }
    }
}

/// Sees each code unit's flow graph before the first pass and after every one.
pub trait Observer {
    /// `pass` is the name of the pass that has just run, the empty string before the first. `text`
    /// renders the graph.
    fn graph(&self, qualname: &PyText, pass: &str, text: &dyn Fn() -> String);
}
