//! The parser's errors: the cases of `tests/errors/*.txt`, which reach every alternative of every `invalid_` rule.

use std::collections::BTreeSet;

use compiler::language::Language;
use compiler::parser::{self, Engine};
use pegen::definition::{Definition, Model};
use tests::error_cases::{of_parser, outcome};

#[test]
fn both_readings_say_what_cpython_says() {
    let language = Language::base();
    for case in of_parser() {
        for engine in [Engine::Generated, Engine::Machine] {
            let found = outcome(&case, &language, engine);
            assert_eq!(found, case.expected, "{engine:?}: {}", case.program);
        }
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
    for case in of_parser() {
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
