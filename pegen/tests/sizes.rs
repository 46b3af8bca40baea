//! Definitions with more of something than there are numbers for.

use pegen::definition::{Definition, Model};
use pegen::diagnostic::{Checked, Files};
use pegen::machine::{self, Numbers};
use pegen::report::{Format, render};

/// Gives everything the same number: what is compiled is not run.
struct One;

impl Numbers for One {
    fn token(&self, _: &str) -> Option<u16> {
        Some(1)
    }

    fn keyword(&self, _: &str) -> Option<u16> {
        Some(1)
    }

    fn kind(&self, _: &str) -> Option<u16> {
        Some(1)
    }

    fn helper(&self, _: &str) -> Option<u16> {
        Some(1)
    }
}

/// Reads the base language with `text` laid over its file `name`, and compiles its grammar.
fn read(name: &str, text: &str) -> (Checked<()>, Files) {
    let mut definition = Definition::base();
    let layer = |wanted: &str| {
        Ok::<_, std::convert::Infallible>(
            (wanted == name).then(|| (name.to_string(), text.to_string())),
        )
    };
    let Ok(()) = definition.add_layer(layer);
    let read = Model::read(&definition)
        .and_then(|model| machine::compile(&model.grammar, &model.plan(), &One).map(drop));
    (read, definition.files)
}

fn told(name: &str, text: &str) -> String {
    match read(name, text) {
        (Ok(()), _) => String::new(),
        (Err(findings), files) => render(&findings, &files, Format::Short),
    }
}

fn joined(count: usize, separator: &str, each: impl Fn(usize) -> String) -> String {
    (0..count).map(each).collect::<Vec<_>>().join(separator)
}

#[test]
fn a_language_has_so_many_tokens() {
    let tokens = |count| joined(count, "\n", |number| format!("T{number} /t{number}/"));
    assert!(!told("Tokens", &tokens(300)).contains("too-many"));
    assert!(told("Tokens", &tokens(400)).contains("a language has at most 400 tokens"));
}

#[test]
fn a_language_has_so_many_kinds_of_node() {
    let nodes = |count| {
        let nodes = joined(count, " | ", |number| format!("N{number}"));
        format!("module Python {{ stmt = {nodes} }}")
    };
    assert!(!told("Python.asdl", &nodes(50_000)).contains("too-many"));
    assert!(told("Python.asdl", &nodes(60_000)).contains("at most 60000 kinds of node"));
}

#[test]
fn a_kind_of_node_has_so_many_fields() {
    let fields = |count| {
        let fields = joined(count, ", ", |number| format!("int? f{number}"));
        format!("module Python {{ stmt = New({fields}) }}")
    };
    assert!(!told("Python.asdl", &fields(60_000)).contains("too-many"));
    assert!(told("Python.asdl", &fields(60_001)).contains("at most 60000 fields"));
}

#[test]
fn a_language_has_so_many_keywords() {
    let words = |count| {
        let words = joined(count, " | ", |number| format!("'k{number}'"));
        format!("+simple_stmt: ({words}) {{ Pass() }}\n")
    };
    assert_eq!(told("python.gram", &words(50_000)), "");
    assert!(told("python.gram", &words(60_000)).contains("at most 60000 keywords"));
}

#[test]
fn a_rule_has_so_many_parts() {
    let parts = |count| {
        let parts = joined(count, " ", |number| format!("'k{number}'*"));
        format!("+simple_stmt: 'k' {parts} {{ Pass() }}\n")
    };
    assert_eq!(told("python.gram", &parts(10_000)), "");
    assert!(told("python.gram", &parts(40_000)).contains("`simple_stmt` is too large a rule"));
}
