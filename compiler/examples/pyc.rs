//! Compiles many files: reads lines `SOURCE<tab>PYC` from stdin, writes the `.pyc`s, and tells on
//! stdout which failed and why. The optimisation level is the argument, 0 without one.
//! `tests/reference/compare_code` compares the results with CPython's.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // a program, not the library

use std::io::BufRead;
use std::rc::Rc;

use compiler::compile::{CompileOptions, compile};
use compiler::language::Language;
use compiler::parser::{self, Options};
use compiler::pyc::{MAGIC, Pyc, Validation};
use compiler::source::Source;
use compiler::tokenizer::decode::{Origin, decode};

fn main() {
    let language = Language::base();
    let level = std::env::args().nth(1).map_or(0, |level| level.parse().expect("a level: 0, 1, 2"));
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("stdin is text");
        let (path, target) = line.split_once('\t').expect("a line is SOURCE<tab>PYC");
        let Ok(bytes) = std::fs::read(path) else { continue };
        let decoded = decode(&bytes, Origin::Memory).map_err(|error| error.to_string());
        match decoded.and_then(|decoded| code_of(path, decoded.text, &language, level)) {
            Ok(pyc) => std::fs::write(target, pyc).expect("the target can be written"),
            Err(message) => println!("{path}\t{message}"),
        }
    }
}

fn code_of(path: &str, text: String, language: &Language, optimize: u8) -> Result<Vec<u8>, String> {
    let source = Rc::new(Source::new(path, text));
    let say = |error: compiler::error::SyntaxError| {
        let line = error.position(&source).lineno.unwrap_or(0);
        format!("line {line}: {error}")
    };
    let ast = parser::parse(&source, language, Options::default()).map_err(say)?;
    let options = CompileOptions { optimize, ..CompileOptions::new(path, language) };
    let code = Rc::new(compile(&ast, &options).map_err(say)?);
    let validation = Validation::Timestamp { mtime: 0, size: 0 };
    Pyc { magic: MAGIC, validation, code }.write().map_err(|error| error.to_string())
}
