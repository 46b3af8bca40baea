//! Programs and what CPython says of them, in files of cases: `tests/errors` and `tests/languages`.

use std::path::Path;
use std::rc::Rc;

use compiler::language::Language;
use compiler::parser::{self, Engine, Options};
use compiler::source::Source;

/// A program and what CPython says of it.
pub struct Case {
    pub program: String,
    pub expected: String,
    type_comments: bool,
}

impl Case {
    pub fn source(&self) -> Rc<Source> {
        Rc::new(Source::new("<string>", self.program.clone()))
    }

    pub fn options(&self, engine: Engine) -> Options {
        Options { engine, type_comments: self.type_comments, ..Default::default() }
    }
}

/// The cases of a file.
pub fn cases(path: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(path).expect("the cases are there");
    let case = |case: &str| {
        let (program, outcome) = case.split_once("\n-> ").expect("a case has an outcome");
        Case {
            program: format!("{program}\n"),
            expected: outcome.trim_end().to_string(),
            type_comments: path.ends_with("type_comments.txt"),
        }
    };
    text.split("=====\n").skip(1).map(case).collect()
}

/// The cases of `tests/errors` that the parser finds.
pub fn of_parser() -> Vec<Case> {
    let folder = crate::repository().join("tests/errors");
    let files = ["parser.txt", "type_comments.txt"];
    files.into_iter().flat_map(|name| cases(&folder.join(name))).collect()
}

/// What a language says of a program, as the cases have it.
pub fn outcome(case: &Case, language: &Language, engine: Engine) -> String {
    let source = case.source();
    let Err(error) = parser::parse(&source, language, case.options(engine)) else {
        return "ok".to_string();
    };
    let position = error.position(&source);
    let number = |number: Option<i32>| number.map_or("None".to_string(), |one| one.to_string());
    let places = [position.lineno, position.offset, position.end_lineno, position.end_offset];
    format!("{error} ({})", places.map(number).join(", "))
}
