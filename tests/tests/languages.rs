//! Upstream's own grammars, unmodified: those of 3.13, 3.14 and 3.15, whose files the reference install brings.
//!
//! Samples of what only 3.15 has are in `tests/languages/3.15`: a program and its tree, or programs and their errors.
//! Neither has a CPython to ask here: trees and errors follow from upstream's grammar and ASDL.
//!
//! Where `tests/in_place` has put the parser of such a language, or of one with an experiment, in the place of the
//! base language's, `LAB_COMPILED_IN` names it: then these tests run that parser, and hold it to the grammar machine.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use compiler::code::Constant;
use compiler::compile::{CompileOptions, compile};
use compiler::language::Language;
use compiler::marshal::dumps;
use compiler::parser::Engine;
use pegen::definition::Definition;
use tests::suite::{self, Missing, Needed, Upstream, upstream_3_13, upstream_3_14, upstream_3_15};
use tests::{broken, error_cases, setting, trees, upstream};

tests::suite! {
    upstream_3_13:
        the_grammar_of_3_13_accepts_the_library;
    upstream_3_14:
        trees_by_the_grammar_of_3_14_are_those_of_the_built_in_one,
        errors_by_the_grammar_of_3_14_are_those_of_cpython,
        error_cases_by_the_grammar_of_3_14_are_those_of_cpython;
    upstream_3_15:
        the_grammar_of_3_15_accepts_the_library,
        what_3_15_adds_gives_its_tree,
        what_3_15_refuses_is_refused_in_its_words;
    compiled_in:
        trees_by_the_compiled_in_parser_are_those_of_the_machine,
        errors_by_the_compiled_in_parser_are_those_of_the_machine;
}

/// The tree with all its positions, or the error.
fn outcome(path: &Path, language: &Language, engine: Engine) -> Result<String, String> {
    let ast = trees::parse(&trees::source(path)?, language, engine);
    let ast = ast.map_err(|error| error.to_string())?;
    Ok(trees::dumped(&ast, language, true))
}

fn trees_by_the_grammar_of_3_14_are_those_of_the_built_in_one(upstream: &Upstream) {
    let Upstream { reference, language } = upstream;
    let base = Language::base();
    let files = tests::sample(tests::library_files(reference), 12);
    for path in &files {
        let [found, expected] =
            [language, &base].map(|language| outcome(path, language, Engine::Generated));
        assert!(found == expected, "{}: the trees differ", path.display());
    }
    println!("{} files", files.len());
}

fn errors_by_the_grammar_of_3_14_are_those_of_cpython(upstream: &Upstream) {
    let Upstream { reference, language } = upstream;
    let base = Language::base();
    let (count, seed) = (setting("LAB_BROKEN", "2000"), setting("LAB_SEED", "2"));
    // The one whose parser is compiled in by that, the other by the machine.
    let readings = [(language, Engine::Generated), (&base, Engine::Generated)];
    broken::compare(reference, &["mutated", &count, &seed], &readings).judge();
    broken::compare(reference, &["snippets"], &readings).judge();
}

/// Upstream's own grammar, its actions in C, has CPython's words for each of its `invalid_` alternatives.
fn error_cases_by_the_grammar_of_3_14_are_those_of_cpython(upstream: &Upstream) {
    let Upstream { language, .. } = upstream;
    for case in error_cases::of_parser() {
        let found = error_cases::outcome(&case, language, Engine::Generated);
        assert_eq!(found, case.expected, "{}", case.program);
    }
}

/// The bytecode of a file, or the error.
fn compiled(path: &Path, language: &Language) -> Result<Vec<u8>, String> {
    let source = trees::source(path)?;
    let options = CompileOptions::new(source.filename(), language);
    let code = trees::parse(&source, language, Engine::default())
        .and_then(|ast| compile(&ast, &options))
        .map_err(|error| error.to_string())?;
    dumps(&Constant::Code(Rc::new(code))).map_err(|error| format!("{error:?}"))
}

/// The files that a version refuses and 3.14 does not, by their ends, each with the reason.
fn refused(version: &str) -> BTreeMap<String, String> {
    let path = tests::repository().join("tests/languages").join(version).join("refused.txt");
    let text = std::fs::read_to_string(path).expect("the list is there");
    let line = |line: &str| line.split_once(": ").map(|(file, why)| (file.into(), why.into()));
    text.lines().filter_map(line).collect()
}

/// Every file that 3.14 accepts, another version accepts too, and it is compiled to the same code; but for those that
/// are refused for a reason.
fn accepts_the_library(upstream: &Upstream, refused: &BTreeMap<String, String>) {
    let Upstream { reference, language } = upstream;
    let base = Language::base();
    let (mut same, mut wrong) = (0, Vec::new());
    for path in tests::sample(tests::library_files(reference), 12) {
        let is_refused = refused.keys().any(|end| path.ends_with(end));
        match (compiled(&path, &base), compiled(&path, language)) {
            (Err(_), _) => {}
            (Ok(_), Err(_)) if is_refused => {}
            (Ok(expected), Ok(found)) if expected == found && !is_refused => same += 1,
            (Ok(_), found) => wrong.push((path, found.err())),
        }
    }
    println!("{same} files are the same");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn the_grammar_of_3_13_accepts_the_library(upstream: &Upstream) {
    accepts_the_library(upstream, &refused("3.13"));
}

fn the_grammar_of_3_15_accepts_the_library(upstream: &Upstream) {
    accepts_the_library(upstream, &BTreeMap::new());
}

/// The files of a folder of samples with this extension.
fn samples(version: &str, extension: &str) -> Vec<PathBuf> {
    let paths = files_in(&format!("tests/languages/{version}"), extension);
    assert!(!paths.is_empty());
    paths
}

fn files_in(folder: &str, extension: &str) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(tests::repository().join(folder)).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|known| known == extension));
    paths.sort();
    paths
}

fn what_3_15_adds_gives_its_tree(upstream: &Upstream) {
    let Upstream { language, .. } = upstream;
    for path in samples("3.15", "py") {
        let source = trees::source(&path).expect("a sample is text");
        let ast = trees::parse(&source, language, Engine::default())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let found = trees::dumped(&ast, language, false);
        let expected = std::fs::read_to_string(path.with_extension("txt")).unwrap_or_default();
        assert!(found == expected.trim_end(), "{}:\n{found}", path.display());
        assert!(
            outcome(&path, &Language::base(), Engine::Generated).is_err(),
            "{}: not new",
            path.display()
        );
    }
}

fn what_3_15_refuses_is_refused_in_its_words(upstream: &Upstream) {
    let Upstream { language, .. } = upstream;
    for case in samples("3.15", "errors").iter().flat_map(|path| error_cases::cases(path)) {
        let found = error_cases::outcome(&case, language, Engine::default());
        assert_eq!(found, case.expected, "{}", case.program);
    }
}

/// The language whose parser is compiled in in the place of the base language's.
#[derive(Debug)]
struct CompiledIn {
    name: String,
    language: Language,
    reference: PathBuf,
}

fn compiled_in() -> Needed<CompiledIn> {
    let name = std::env::var("LAB_COMPILED_IN").map_err(|_| {
        let why = "LAB_COMPILED_IN names no language: it is for parsers that tests/in_place builds";
        Missing::Setting(why.to_string())
    })?;
    let (language, reference) = match name.starts_with(|first: char| first.is_ascii_digit()) {
        true => suite::upstream_of(&name).map(|found| (found.language, found.reference))?,
        false => (folder(&name), suite::reference()?),
    };
    assert!(language.compiled_in.is_some(), "another parser is compiled in than that of {name}");
    assert!(Language::base().compiled_in.is_none(), "the base language has the parser of {name}");
    Ok(CompiledIn { name, language, reference })
}

/// A language of `tests/languages`, or the base language with an experiment.
fn folder(name: &str) -> Language {
    let mut definition = Definition::base();
    let read = |folder: &Path, file: &str| std::fs::read_to_string(folder.join(file)).ok();
    let whole = tests::repository().join("tests/languages").join(name);
    for file in ["python.gram", "Python.asdl"] {
        if let Some(text) = read(&whole, file) {
            definition.replace(file, file, text);
        }
    }
    let overlay = tests::repository().join("experiments").join(name);
    let added: Result<(), std::convert::Infallible> =
        definition.add_layer(|file| Ok(read(&overlay, file).map(|text| (file.to_string(), text))));
    match added {
        Ok(()) => upstream::built(&definition),
    }
}

fn trees_by_the_compiled_in_parser_are_those_of_the_machine(compiled_in: &CompiledIn) {
    let CompiledIn { name, language, reference } = compiled_in;
    let mut files = tests::sample(tests::library_files(reference), 12);
    files.extend(files_in(&format!("tests/languages/{name}"), "py"));
    files.extend(files_in(&format!("experiments/{name}/samples"), "py"));
    let mut refused = 0;
    for path in &files {
        let engines = [Engine::Generated, Engine::Machine];
        let [found, expected] = engines.map(|engine| outcome(path, language, engine));
        assert!(found == expected, "{}: the readings differ", path.display());
        refused += usize::from(found.is_err());
    }
    println!("{name}: {} files are the same, {refused} of them refused", files.len());
}

fn errors_by_the_compiled_in_parser_are_those_of_the_machine(compiled_in: &CompiledIn) {
    let CompiledIn { name, language, reference } = compiled_in;
    let readings = [(language, Engine::Generated), (language, Engine::Machine)];
    let (count, seed) = (setting("LAB_BROKEN", "2000"), setting("LAB_SEED", "2"));
    broken::agree(reference, &["mutated", &count, &seed], &readings);
    broken::agree(reference, &["snippets"], &readings);
    let refused = files_in(&format!("tests/languages/{name}"), "errors");
    let refused = refused.iter().flat_map(|path| error_cases::cases(path));
    for case in refused.chain(error_cases::of_parser()) {
        let engines = [Engine::Generated, Engine::Machine];
        let [found, expected] = engines.map(|engine| error_cases::outcome(&case, language, engine));
        assert_eq!(found, expected, "{}", case.program);
    }
}
