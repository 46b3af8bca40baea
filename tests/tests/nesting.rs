//! Programs that are nested deeply: they compile, or end in an error, whatever the stack of the thread.

use std::rc::Rc;

use compiler::ast::dump;
use compiler::compile::{self, CompileOptions};
use compiler::error::{ErrorKind, SyntaxError};
use compiler::language::Language;
use compiler::parser::{self, Engine};
use compiler::source::Source;

/// What stands in front, what is repeated, what stands in the middle, what is repeated behind it.
const PATTERNS: &[[&str; 4]] = &[
    ["", "(", "", ")"],
    ["", "[", "", "]"],
    ["", "{1:", "1", "}"],
    ["", "-", "1", ""],
    ["", "not ", "1", ""],
    ["", "~", "x", ""],
    ["a", ".b", "", ""],
    ["a", "()", "", ""],
    ["a", ".b()", "", ""],
    ["a", "[0]", "", ""],
    ["1", "+1", "", ""],
    ["a", "+a", "", ""],
    ["a", "@b", "", ""],
    ["1", "**1", "", ""],
    ["a", " and a", "", ""],
    ["a", "<a", "", ""],
    ["", "lambda:", "1", ""],
    ["", "lambda x=", "1", ":x"],
    ["", "1 if 1 else ", "1", ""],
    ["", "a if b else ", "c", ""],
    ["", "(x:=", "1", ")"],
    ["", "f(*", "a", ")"],
    ["", "f'{", "x", "}'"],
    ["", "f'{x:{", "x", "}}'"],
    ["", "[", "a", " for a in a]"],
    ["", "a=", "1", ""],
    ["", "'a' ", "", ""],
    ["", "a,", "", ""],
    ["", "a;", "", ""],
    ["", "*", "a", ""],
    ["if a: pass\n", "elif a: pass\n", "", ""],
    ["", "@a\n", "def f(): pass", ""],
    ["from __future__ import annotations\nx: ", "-", "1", ""],
    ["from __future__ import annotations\nx: a", ".b", "", ""],
    ["x: ", "not ", "1", ""],
    ["match a:\n case ", "[", "", "]"],
    ["match a:\n case 1", "|1", "", ": pass"],
    ["match a:\n case a", ".a", ": pass", ""],
    ["def f(x=", "lambda x=", "1", ":x"],
    ["async def f(): ", "await (", "x", ")"],
    ["def f(): ", "(yield ", "x", ")"],
    ["class A[T: ", "(", "x", ")"],
    ["type A = ", "not ", "x", ""],
    ["del ", "(", "a", ",)"],
    ["with ", "(", "a", ")"],
    ["import a", ".a", "", ""],
    ["global a", ",a", "", ""],
    ["print(", "\"\"\"\n", "", "\"\"\""],
];

/// What repeats as deeper and deeper blocks.
const BLOCKS: &[&str] =
    &["if a:", "for a in b:", "while a:", "with a:", "def f():", "class A:", "match a:", "try:"];

fn program(pattern: &[&str; 4], count: usize) -> String {
    let [first, open, middle, close] = pattern;
    format!("{first}{}{middle}{}\n", open.repeat(count), close.repeat(count))
}

fn blocks(header: &str, count: usize) -> String {
    let lines = (0..count).map(|depth| format!("{}{header}\n", " ".repeat(depth)));
    lines.collect::<String>() + &" ".repeat(count) + "pass\n"
}

/// All stages, and the texts of some.
fn run(text: &str, engine: Engine) -> Result<(), SyntaxError> {
    let language = Language::base();
    let source = Rc::new(Source::new("<nested>", text.to_string()));
    let options = parser::Options { engine, ..Default::default() };
    let ast = parser::parse(&source, &language, options)?;
    let code = compile::compile(&ast, &CompileOptions::new("<nested>", &language));
    dump::dump(&ast, &language.schema, ast.root(), dump::Options::default())?;
    code.map(drop)
}

fn with_stack(size: usize, test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(size).spawn(test);
    thread.expect("a thread starts").join().expect("the test passes");
}

fn all_programs(count: usize) -> Vec<String> {
    let patterns = PATTERNS.iter().map(|pattern| program(pattern, count));
    let blocks = BLOCKS.iter().map(|header| blocks(header, count.min(300)));
    patterns.chain(blocks).collect()
}

#[test]
fn a_small_stack_is_no_reason_to_crash() {
    for count in [100, 1_000, 8_000] {
        with_stack(512 << 10, move || {
            for text in all_programs(count) {
                for engine in [Engine::Generated, Engine::Machine] {
                    let _ = run(&text, engine);
                }
            }
        });
    }
}

#[test]
fn a_main_threads_stack_takes_what_cpython_takes() {
    with_stack(8 << 20, || {
        // Of lambdas in the defaults of lambdas, CPython's parser takes more than 600 and less than 800.
        for text in all_programs(600) {
            let is_deep = |error: SyntaxError| {
                matches!(error.kind, ErrorKind::MemoryError | ErrorKind::RecursionError)
            };
            let shown = &text[..text.len().min(40)];
            assert!(!run(&text, Engine::Generated).is_err_and(is_deep), "{shown:?}");
        }
        for text in all_programs(12_000) {
            let _ = run(&text, Engine::Generated);
        }
    });
}
