//! From a tree to a code object: the door to everything behind the parser.
//!
//! ```text
//! Ast --symtable--> SymbolTable --codegen--> InstructionSequence --flowgraph--> --assembler--> CodeObject
//! ```

use crate::ast::Ast;
use crate::code::CodeObject;
use crate::codegen::{self, Lowering};
use crate::error::SyntaxError;
use crate::flowgraph::Graph;
use crate::language::Language;
use crate::source::Span;
use crate::symtable::{Settings, SymbolTable};
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
    pub language: &'a Language,
    /// What gives an experiment's nodes their code.
    pub lowering: Option<&'a dyn Lowering>,
    /// Is shown the optimised flow graph of each code object, with its qualified name, innermost first.
    pub watch_graphs: Option<&'a dyn Fn(&PyText, &Graph)>,
}

impl<'a> CompileOptions<'a> {
    /// As CPython compiles a file.
    pub fn new(filename: impl Into<PyText>, language: &'a Language) -> CompileOptions<'a> {
        CompileOptions {
            filename: filename.into(),
            optimize: 0,
            flags: 0,
            allow_top_level_await: false,
            language,
            lowering: None,
            watch_graphs: None,
        }
    }
}

/// A `SyntaxWarning` on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    pub message: String,
    pub span: Span,
}

/// Compiles a tree.
pub fn compile(ast: &Ast, options: &CompileOptions) -> Result<CodeObject, SyntaxError> {
    compile_with_warnings(ast, options).map(|(code, _)| code)
}

/// Compiles a tree; the code and what CPython would warn of.
pub fn compile_with_warnings(
    ast: &Ast,
    options: &CompileOptions,
) -> Result<(CodeObject, Vec<Warning>), SyntaxError> {
    let settings = Settings {
        flags: options.flags,
        for_compilation: true,
        optimize: options.optimize,
        allow_top_level_await: options.allow_top_level_await,
    };
    let table = SymbolTable::build(ast, &options.language.schema, settings)?;
    codegen::generate(ast, table, options)
}
