//! Grammars in CPython's spelling: what `pegen::c` writes is read back to the same, and what an experiment is as a change to
//! CPython's files makes the trees that the experiment makes.

use std::path::{Path, PathBuf};
use std::rc::Rc;

use compiler::language::Language;
use compiler::parser::Engine;
use compiler::source::Source;
use experiments::Experiment;
use experiments::export::{self, Change, GRAMMAR, NODES, OPCODES, Subject, TOKENS};
use experiments::shipped::{self, Folder};
use pegen::c::{Found, Rules};
use pegen::definition::{Definition, Model};
use pegen::diagnostic::{Diagnostic, Files};
use pegen::report::{Format, render};
use tests::suite::{Missing, Needed, reference};
use tests::{repository, trees, upstream};

tests::suite! {
    alone: the_base_grammar_in_c_makes_the_same_trees_and_errors;
    upstreams_definition: experiments_over_upstreams_grammar_make_the_trees_that_they_make_here;
}

/// Experiments whose tokens CPython's file has no words for.
const BEYOND_TOKENS: [&str; 1] = ["units"];

fn upstreams_definition() -> Needed<Definition> {
    upstream::definition(&reference()?, "3.14").map_err(Missing::Reference)
}

/// The base language's grammar in C.
fn base_in_c() -> (Definition, Found) {
    let model = Model::read(&Definition::base()).expect("the base language is right");
    let mut rules = Rules::new(&model.grammar, &model.tokens);
    let text: String = model.grammar.rules.iter().map(|rule| rules.rule(rule) + "\n").collect();
    let mut definition = Definition::base();
    definition.replace("python.gram", "in_c/python.gram", text);
    (definition, rules.found)
}

/// The tree of a program or what is wrong with it.
fn outcome(text: &str, language: &Language) -> String {
    let source = Rc::new(Source::new("program", text.to_string()));
    match trees::parse(&source, language, Engine::default()) {
        Ok(ast) => trees::dumped(&ast, language, true),
        Err(error) => format!("{error:?}"),
    }
}

/// The programs below a folder.
fn programs(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        match path.is_dir() {
            true => found.extend(programs(&path)),
            false if path.extension().is_some_and(|ending| ending == "py") => found.push(path),
            false => {}
        }
    }
    found.sort();
    found
}

fn text_of(path: &Path) -> Option<String> {
    std::fs::read_to_string(path).ok()
}

fn the_base_grammar_in_c_makes_the_same_trees_and_errors() {
    let (definition, found) = base_in_c();
    assert_eq!(found.problems.into_iter().collect::<Vec<_>>(), Vec::<String>::new());
    let (base, in_c) = (Language::base(), upstream::built(&definition));
    let folders = ["tests/bench", "experiments"].map(|folder| repository().join(folder));
    let files = folders.iter().flat_map(|folder| programs(folder));
    let mut compared = 0;
    for text in files.filter_map(|path| text_of(&path)) {
        for text in [text.clone()].into_iter().chain(trees::damaged(&text)) {
            assert_eq!(outcome(&text, &in_c), outcome(&text, &base), "{text}");
            compared += 1;
        }
    }
    assert!(compared > 1_000, "{compared}");
}

fn shown(findings: &[Diagnostic], files: &Files) -> String {
    render(findings, files, Format::Short)
}

fn read(folder: &Folder) -> Experiment {
    folder.read().expect("what is shipped is right")
}

/// The definition with an experiment's changes in its files.
fn changed(definition: &Definition, experiment: &Experiment) -> Definition {
    let over = |experiments: &[Experiment]| {
        experiments::language(definition.clone(), experiments)
            .unwrap_or_else(|(findings, files)| panic!("{}", shown(&findings, &files)))
    };
    let (base, with) = (over(&[]), over(std::slice::from_ref(experiment)));
    let subject = Subject {
        experiments: std::slice::from_ref(experiment),
        changed: &with,
        base: &base.model,
        samples: &[Vec::new()],
    };
    let file = |path: &str| -> Result<Option<String>, std::convert::Infallible> {
        Ok((path == OPCODES).then(|| "// END BYTECODES //\n".to_string()))
    };
    let Ok(exported) = export::export(&subject, file);
    let exported =
        exported.unwrap_or_else(|findings| panic!("{}", shown(&findings, &with.definition.files)));
    let mut definition = definition.clone();
    for (name, path) in [("python.gram", GRAMMAR), ("Tokens", TOKENS), ("Python.asdl", NODES)] {
        let change = exported.changes.iter().find(|change| change.path == path);
        if let Some(text) = change.map(Change::new_text) {
            definition.replace(name, format!("{}/{path}", experiment.name), text);
        }
    }
    definition
}

fn experiments_over_upstreams_grammar_make_the_trees_that_they_make_here(upstream: &Definition) {
    let mut compared = 0;
    for folder in shipped::ALL.iter().filter(|folder| !BEYOND_TOKENS.contains(&folder.name)) {
        let experiment = read(folder);
        if experiment.is_language() {
            continue;
        }
        let here = experiments::language(Definition::base(), std::slice::from_ref(&experiment));
        let here = here.unwrap_or_else(|(findings, files)| panic!("{}", shown(&findings, &files)));
        let there = upstream::built(&changed(upstream, &experiment));
        for (path, text) in folder.files.iter().filter(|(path, _)| path.ends_with(".py")) {
            if !path.starts_with("samples/") {
                continue;
            }
            for text in [text.to_string()].into_iter().chain(trees::damaged(text)) {
                let (one, other) = (outcome(&text, &there), outcome(&text, &here.language));
                assert_eq!(one, other, "{}/{path}: {text}", folder.name);
                compared += 1;
            }
        }
    }
    assert!(compared > 500, "{compared}");
}
