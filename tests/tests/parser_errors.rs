//! The parser's errors: the cases of `tests/errors/*.txt`, which reach every alternative of every `invalid_` rule.

use std::collections::BTreeSet;
use std::rc::Rc;

use compiler::language::Language;
use compiler::parser::{self, Engine, Options};
use compiler::source::Source;
use pegen::definition::{Definition, Model};

/// A program and what CPython says of it.
struct Case {
    program: String,
    expected: String,
    type_comments: bool,
}

impl Case {
    fn source(&self) -> Rc<Source> {
        Rc::new(Source::new("<string>", self.program.clone()))
    }

    fn options(&self, engine: Engine) -> Options {
        Options { engine, type_comments: self.type_comments, ..Default::default() }
    }
}

/// The cases of a file of `tests/errors`.
fn cases(name: &str) -> Vec<Case> {
    let path = tests::repository().join("tests/errors").join(name);
    let text = std::fs::read_to_string(path).expect("the cases are there");
    let case = |case: &str| {
        let (program, outcome) = case.split_once("\n-> ").expect("a case has an outcome");
        Case {
            program: format!("{program}\n"),
            expected: outcome.trim_end().to_string(),
            type_comments: name == "type_comments.txt",
        }
    };
    text.split("=====\n").skip(1).map(case).collect()
}

fn all_cases() -> Vec<Case> {
    ["parser.txt", "type_comments.txt"].into_iter().flat_map(cases).collect()
}

/// What a language says of a program, as the cases have it.
fn outcome(case: &Case, language: &Language, engine: Engine) -> String {
    let source = case.source();
    let Err(error) = parser::parse(&source, language, case.options(engine)) else {
        return "ok".to_string();
    };
    let position = error.position(&source);
    let number = |number: Option<i32>| number.map_or("None".to_string(), |one| one.to_string());
    let places = [position.lineno, position.offset, position.end_lineno, position.end_offset];
    format!("{error} ({})", places.map(number).join(", "))
}

#[test]
fn both_readings_say_what_cpython_says() {
    let language = Language::base();
    for case in all_cases() {
        for engine in [Engine::Generated, Engine::Machine] {
            let found = outcome(&case, &language, engine);
            assert_eq!(found, case.expected, "{engine:?}: {}", case.program);
        }
    }
}

/// Upstream's own grammar, its actions in C, says the same.
#[test]
fn the_grammar_of_cpython_says_the_same() {
    let Some(reference) = tests::reference() else { return };
    let prefix = reference.ancestors().nth(2).expect("an interpreter is installed in a folder");
    let path = prefix.join("root/usr/src/python3.14/Grammar/python.gram");
    let Ok(text) = std::fs::read_to_string(path) else { return };
    let mut definition = Definition::base();
    definition.replace("python.gram", "upstream/python.gram", text);
    let model = Model::read(&definition).expect("upstream's grammar is understood");
    let language = Language::from_model(&model).expect("this build has its helpers");
    for case in all_cases() {
        let found = outcome(&case, &language, Engine::Machine);
        assert_eq!(found, case.expected, "{}", case.program);
    }
}

#[test]
fn every_alternative_for_errors_has_a_program() {
    let model = Model::read(&Definition::base()).expect("the base language is understood");
    let mut unreached: BTreeSet<(String, usize)> = model
        .grammar
        .rules
        .iter()
        .filter(|rule| rule.is_invalid())
        .flat_map(|rule| (0..rule.alternatives.len()).map(|number| (rule.name.clone(), number)))
        .collect();
    assert!(unreached.len() > 150, "{}", unreached.len());
    let language = Language::base();
    for case in all_cases() {
        let (source, options) = (case.source(), case.options(Engine::Machine));
        // Some of the rules match, for others to raise the error.
        let mut matched = BTreeSet::new();
        let mut raised = BTreeSet::new();
        let mut watch = |attempt: parser::Attempt<'_>| {
            let alternative = attempt.outcome.and_then(|outcome| outcome.alternative);
            matched.extend(alternative.map(|number| (attempt.rule.to_string(), number)));
        };
        let mut tell = |rule: &str, alternative: usize| {
            raised.insert((rule.to_string(), alternative));
        };
        let _ = parser::trace(&source, &language, options, &mut watch, &mut tell);
        unreached.retain(|one| !matched.contains(one) && !raised.contains(one));
    }
    assert!(unreached.is_empty(), "no program of tests/errors reaches {unreached:#?}");
}
