//! Hostile input: whatever comes in, nothing panics and nothing hangs. `PROPTEST_CASES` sets how many cases.

#[path = "hostile/bytecode.rs"]
mod bytecode;

use std::path::Path;
use std::rc::Rc;

use compiler::compile::{self, CompileOptions};
use compiler::language::Language;
use compiler::parser::{self, Engine};
use compiler::source::Source;
use compiler::tokenizer::decode::{Origin, decode};
use pegen::definition::{Definition, FILE_NAMES, Model};
use proptest::prelude::*;

/// A change to a text: what is taken out where, and what is put there.
#[derive(Debug, Clone)]
struct Edit {
    place: prop::sample::Index,
    removed: usize,
    inserted: String,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let pieces = prop::sample::select(vec![
        "", "(", ")", "[", "]", "{", "}", ":", ",", "\n", "\n    ", "\t", "'", "\"\"\"", "f'{",
        "}'", "\\", "=", "*", "**", "lambda", "if", "else", "for", "in", "not", "async", "await",
        "yield", "match", "case", "type", "def f():", "class", "import", "del", "0x", "1e", "1_",
        "é", "\u{0}", "\u{200b}", "#", "@", ":=", "->", "|", "&", "~", "+", "<- ", "$",
    ]);
    let edit = (any::<prop::sample::Index>(), 0..12_usize, pieces).prop_map(
        |(place, removed, inserted)| Edit { place, removed, inserted: inserted.to_string() },
    );
    prop::collection::vec(edit, 1..6)
}

fn edited(text: &str, edits: &[Edit]) -> String {
    let mut points: Vec<char> = text.chars().collect();
    for edit in edits {
        let start = edit.place.index(points.len() + 1);
        let end = (start + edit.removed).min(points.len());
        points.splice(start..end, edit.inserted.chars());
    }
    points.into_iter().collect()
}

/// The programs and experiments' samples of the repository.
fn programs() -> Vec<String> {
    let mut programs = Vec::new();
    for folder in ["tests/run", "experiments/proceed/samples", "experiments/almost_equal/samples"] {
        let entries = std::fs::read_dir(tests::repository().join(folder)).into_iter().flatten();
        let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        let is_program = |path: &&std::path::PathBuf| path.extension().is_some_and(|e| e == "py");
        programs.extend(
            paths.iter().filter(is_program).filter_map(|path| std::fs::read_to_string(path).ok()),
        );
    }
    programs
}

/// Takes a text through tokenizer, both parsers and the compiler.
fn front(bytes: &[u8]) {
    let Ok(decoded) = decode(bytes, Origin::Memory) else { return };
    let language = Language::base();
    let source = Rc::new(Source::new("hostile.py", decoded.text));
    let parsed = |engine| {
        let options = parser::Options { engine, type_comments: true, ..Default::default() };
        parser::parse(&source, &language, options)
    };
    let (generated, machine) = (parsed(Engine::Generated), parsed(Engine::Machine));
    assert_eq!(generated.is_ok(), machine.is_ok(), "the engines differ");
    if let Ok(ast) = generated {
        let _ = compile::compile(&ast, &CompileOptions::new("hostile.py", &language));
    }
}

fn definition(changed: &str, edits: &[Edit]) -> Definition {
    let mut definition = Definition::new();
    let added: Result<(), std::io::Error> = definition.add_layer(|name| {
        let text = std::fs::read_to_string(tests::repository().join("grammar").join(name))?;
        let text = if name == changed { edited(&text, edits) } else { text };
        Ok(Some((name.to_string(), text)))
    });
    added.expect("grammar/ is readable");
    definition
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(1000), ..ProptestConfig::default() })]

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        front(&bytes);
    }

    #[test]
    fn random_text(text in "[ \\t\\n()\\[\\]{}:;,.+*/%&|^~<>=@!'\"#\\\\a-f0-9_xjlrbt]{0,120}") {
        front(text.as_bytes());
    }

    #[test]
    fn mutated_programs(which in any::<prop::sample::Index>(), edits in edits()) {
        thread_local! { static PROGRAMS: Vec<String> = programs(); }
        let text = PROGRAMS.with(|programs| edited(&programs[which.index(programs.len())], &edits));
        front(text.as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(100), ..ProptestConfig::default() })]

    #[test]
    fn mutated_definitions(which in 0..FILE_NAMES.len(), edits in edits()) {
        let definition = definition(FILE_NAMES[which], &edits);
        let _ = Model::read(&definition);
    }
}

/// How many cases a property is tried on.
fn cases(default: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(default)
}

#[test]
fn the_repository_is_found() {
    assert!(Path::new(tests::repository()).join("grammar/python.gram").is_file());
}
