//! From a tree to a code object: the door to everything behind the parser.
//!
//! ```text
//! Ast --symtable--> SymbolTable --codegen--> InstructionSequence --flowgraph--> --assembler--> CodeObject
//! ```

pub mod options;

use std::cell::RefCell;

use crate::ast::Ast;
use crate::code::CodeObject;
use crate::codegen;
use crate::error::SyntaxError;
pub use crate::error::{Warning, Warnings};
use crate::flowgraph;
use crate::preprocess::leaving;
use crate::symtable::{Settings, SymbolTable, future};
use crate::text::PyText;
use crate::validate;

pub use options::{CompileOptions, Observer};

/// Compiles a tree.
pub fn compile(ast: &Ast, options: &CompileOptions) -> Result<CodeObject, SyntaxError> {
    compile_with_warnings(ast, options).map(|(code, _)| code)
}

/// The flow graphs of a tree's code units as text: after the pass of this name, or, without one, after
/// the last.
pub fn flow_graphs(
    ast: &Ast,
    options: &CompileOptions,
    pass: Option<&str>,
) -> Result<String, SyntaxError> {
    let last = flowgraph::PASSES.last().map_or("", |pass| pass.name);
    let printer = Printer { pass: pass.unwrap_or(last), text: RefCell::default() };
    compile(
        ast,
        &CompileOptions {
            filename: options.filename.clone(),
            observer: Some(&printer),
            ..*options
        },
    )?;
    Ok(printer.text.into_inner())
}

/// Collects the graphs after one pass.
struct Printer<'a> {
    pass: &'a str,
    text: RefCell<String>,
}

impl Observer for Printer<'_> {
    fn graph(&self, qualname: &PyText, pass: &str, text: &dyn Fn() -> String) {
        if pass == self.pass {
            let mut collected = self.text.borrow_mut();
            if !collected.is_empty() {
                collected.push('\n');
            }
            collected.push_str(&format!("{qualname}:\n{}", text()));
        }
    }
}

/// Compiles a tree; the code and what CPython would warn of.
pub fn compile_with_warnings(
    ast: &Ast,
    options: &CompileOptions,
) -> Result<(CodeObject, Vec<Warning>), SyntaxError> {
    let mut told = Vec::new();
    let code = compile_telling(ast, options, &mut told)?;
    Ok((code, told))
}

/// Compiles a tree; what CPython would warn of is added to `told`, also where an error follows.
pub fn compile_telling(
    ast: &Ast,
    options: &CompileOptions,
    told: &mut Vec<Warning>,
) -> Result<CodeObject, SyntaxError> {
    let are_errors = options.warnings_are_errors;
    let mut warnings = Warnings { are_errors, ..Warnings::default() };
    let code = compile_tree(ast, options, &mut warnings);
    told.append(&mut warnings.told);
    code
}

fn compile_tree(
    ast: &Ast,
    options: &CompileOptions,
    warnings: &mut Warnings,
) -> Result<CodeObject, SyntaxError> {
    let settings = Settings {
        flags: options.flags,
        for_compilation: true,
        optimize: options.optimize,
        allow_top_level_await: options.allow_top_level_await,
    };
    let desugared = options.lowering.map(|lowering| lowering.desugar(ast)).transpose()?.flatten();
    let ast = desugared.as_ref().unwrap_or(ast);
    let schema = &options.language.schema;
    let behind_the_parser = |error: SyntaxError| error.behind_the_parser(ast.source());
    if options.language.has_own_grammar() && !ast.is_made_by_base() {
        let blamed = |error| match options.lowering {
            Some(lowering) => lowering.blamed(error),
            None => error,
        };
        validate::check(ast, schema).map_err(blamed)?;
    }
    future::scan(ast, options.flags).map_err(behind_the_parser)?;
    leaving::warn(ast, schema, warnings).map_err(behind_the_parser)?;
    let table = SymbolTable::build(ast, schema, settings, options.lowering)?;
    codegen::generate(ast, table, options, warnings).map_err(behind_the_parser)
}
