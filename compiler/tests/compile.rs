//! The compiler on inputs that no program of the standard library has: what experiments add, deep
//! nesting, and damaged code.

use std::rc::Rc;

use compiler::ast::{Ast, Kind, List, Node, Schema, Word};
use compiler::code::CodeObject;
use compiler::codegen::{Emitter, Lowered, Lowering, ScopeUse};
use compiler::compile::{CompileOptions, compile, flow_graphs};
use compiler::constants::arithmetic::operators;
use compiler::disassembler::{self, disassemble};
use compiler::error::{ErrorKind, SyntaxError};
use compiler::language::Language;
use compiler::opcode::Opcode;
use compiler::parser;
use compiler::source::{Source, Span};
use proptest::prelude::*;

fn options(language: &Language) -> CompileOptions<'_> {
    CompileOptions::new("t.py", language)
}

fn parse(text: &str, language: &Language) -> Result<Ast, SyntaxError> {
    let source = Rc::new(Source::new("t.py", text.to_string()));
    parser::parse(&source, language, parser::Options::default())
}

fn compiled(text: &str) -> Result<CodeObject, SyntaxError> {
    let language = Language::base();
    compile(&parse(text, &language)?, &options(&language))
}

/// The names and arguments of a module's instructions.
fn instructions(code: &CodeObject, language: &Language) -> Vec<String> {
    disassembler::decode(&code.code, &language.opcodes)
        .map(|one| format!("{} {}", language.opcodes.name(one.opcode), one.arg.unwrap_or(0)))
        .collect()
}

/// `Twice(value)` is `value + value`, and `AlmostEq` the difference.
struct Extra {
    twice: Kind,
    almost_eq: Kind,
}

impl Lowering for Extra {
    fn uses(&self, _: Lowered, _: &Ast) -> Result<Vec<ScopeUse>, SyntaxError> {
        Ok(Vec::new())
    }

    fn node(&self, node: Node, emitter: &mut dyn Emitter) -> Option<Result<(), SyntaxError>> {
        if emitter.ast().kind(node) != self.twice {
            return None;
        }
        let value = Node::from_word(emitter.ast().words(node)[0]);
        Some(emitter.visit(value, 0).map(|()| {
            emitter.emit(Opcode::COPY, 1);
            emitter.emit(Opcode::BINARY_OP, operators::ADD);
        }))
    }

    fn operator(
        &self,
        operator: Kind,
        _node: Node,
        emitter: &mut dyn Emitter,
    ) -> Option<Result<(), SyntaxError>> {
        (operator == self.almost_eq).then(|| {
            emitter.emit(Opcode::BINARY_OP, operators::SUBTRACT);
            Ok(())
        })
    }
}

#[test]
fn an_experiments_node_and_operator_are_lowered_by_it() {
    let text = "module Python {
        expr = Twice(expr value) | Once
            attributes (int lineno, int col_offset, int? end_lineno, int? end_col_offset)
        cmpop = AlmostEq
    }";
    let file = pegen::diagnostic::Files::new().add("Python.asdl", text);
    let asdl = pegen::asdl::read(text, file).expect("the ASDL is read");
    let mut language = Language::base();
    language.schema = Schema::from_model(&asdl);
    let kind = |name| language.schema.kind(name).expect("the kind is added");
    let extra = Extra { twice: kind("Twice"), almost_eq: kind("AlmostEq") };

    // twice(a) ~= b
    let mut ast = Ast::new(Rc::new(Source::new("t.py", "twice(a) ~= b".to_string())));
    let [a, b] = ["a", "b"].map(|name| ast.intern(name));
    let a = ast.new_name(a, Kind::Load, Span::new(6, 7));
    let twice = ast.make(extra.twice, &[a.to_word()], Span::new(0, 8));
    let b = ast.new_name(b, Kind::Load, Span::new(12, 13));
    let (ops, comparators) = (ast.list_of([extra.almost_eq]), ast.list_of([b]));
    let compare = ast.new_compare(twice, ops, comparators, Span::new(0, 13));
    let statement = ast.new_expr(compare, Span::new(0, 13));
    let body = ast.list_of([statement]);
    let root = ast.new_module(body, List::empty());
    ast.set_root(root);

    let options = CompileOptions { lowering: Some(&extra), ..options(&language) };
    let code = compile(&ast, &options).expect("it compiles");
    let expected = [
        "RESUME 0",
        "LOAD_NAME 0",
        "COPY 1",
        "BINARY_OP 0",
        "LOAD_NAME 1",
        "BINARY_OP 10",
        "POP_TOP 0",
        "LOAD_CONST 0",
        "RETURN_VALUE 0",
    ];
    assert_eq!(instructions(&code, &language), expected);

    // Without it there is an error, not a guess.
    let error = compile(&ast, &CompileOptions { lowering: None, ..options }).unwrap_err();
    assert_eq!(error.message, "no lowering for Twice");
}

#[test]
fn deep_nesting_is_an_error_and_long_sums_are_none() {
    let language = Language::base();
    let mut ast = Ast::new(Rc::new(Source::new("t.py", "1".to_string())));
    let one = ast.new_constant_id(compiler::code::Constant::Int(1.into()));
    let mut deep = ast.new_constant(one, None, Span::new(0, 1));
    for _ in 0..100_000 {
        deep = ast.new_unary_op(Kind::Not, deep, Span::new(0, 1));
    }
    let root = ast.new_expression(deep);
    ast.set_root(root);
    let error = compile(&ast, &options(&language)).unwrap_err();
    assert_eq!(error.kind, ErrorKind::RecursionError);

    let mut sum = ast.new_constant(one, None, Span::new(0, 1));
    let right = sum;
    for _ in 0..100_000 {
        sum = ast.new_bin_op(sum, Kind::MatMult, right, Span::new(0, 1));
    }
    let root = ast.new_expression(sum);
    ast.set_root(root);
    assert!(compile(&ast, &options(&language)).is_ok());
}

#[test]
fn at_the_prompt_functions_have_docstrings_and_lines_have_none() {
    let language = Language::base();
    for (text, is_docstring) in [("'d'\n", false), ("def f():\n    'd'\n\n", true)] {
        let source = Rc::new(Source::new("t.py", text.to_string()));
        let mode = parser::Options { mode: parser::Mode::Interactive, ..Default::default() };
        let ast = parser::parse(&source, &language, mode).expect("it parses");
        let code = compile(&ast, &options(&language)).expect("it compiles");
        let shown = instructions(&code, &language).contains(&"CALL_INTRINSIC_1 1".to_string());
        assert_ne!(shown, is_docstring);
        if let compiler::code::Constant::Code(function) = &code.consts[0] {
            assert_eq!(function.consts[0], compiler::code::Constant::Str("d".into()));
        }
    }
}

#[test]
fn flow_graphs_are_shown_after_any_pass() {
    let language = Language::base();
    let ast = parse("if x:\n    y = 1 + 2\n", &language).expect("it parses");
    let after = |pass| flow_graphs(&ast, &options(&language), pass).expect("it compiles");
    assert!(after(Some("")).contains("BINARY_OP"));
    assert!(after(None).contains("LOAD_SMALL_INT               3"));
    assert!(after(Some("jump_direction")).contains("NOT_TAKEN"));
}

proptest! {
    #[test]
    fn no_damage_makes_the_disassembler_panic(
        code in proptest::collection::vec(any::<u8>(), 0..80),
        tables in proptest::collection::vec(any::<u8>(), 0..40),
    ) {
        let language = Language::base();
        let mut damaged = compiled("def f(x):\n    return [y for y in x]\n").expect("it compiles");
        damaged.code = code;
        damaged.linetable = tables.clone();
        damaged.exceptiontable = tables;
        let options = disassembler::Options { caches: true, offsets: true, positions: true };
        disassemble(&damaged, &language, options);
    }
}
