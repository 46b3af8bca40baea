//! The parser against CPython: on the files of the reference's standard library and test suite.

use std::path::{Path, PathBuf};

use compiler::ast::Ast;
use compiler::language::Language;
use compiler::parser::Engine;
use compiler::preprocess::preprocess;
use tests::suite::reference;
use tests::trees;

tests::suite! {
    reference:
        both_engines_agree_on_the_standard_library,
        trees_are_those_of_cpython,
        prepared_trees_are_those_of_cpython;
}

fn parse(path: &Path, language: &Language, engine: Engine) -> Result<Ast, String> {
    trees::parse(&trees::source(path)?, language, engine).map_err(|error| error.to_string())
}

fn dumped(ast: &Ast, language: &Language) -> String {
    trees::dumped(ast, language, true)
}

/// Both readings of the grammar give the same tree, or the same error.
fn both_engines_agree_on_the_standard_library(reference: &Path) {
    let language = Language::base();
    let files = tests::sample(tests::library_files(reference), 1);
    assert!(files.len() > 100, "the reference has its library");
    for path in files {
        let [generated, machine] = [Engine::Generated, Engine::Machine]
            .map(|engine| parse(&path, &language, engine).map(|ast| dumped(&ast, &language)));
        assert!(generated == machine, "{}: the engines differ", path.display());
    }
}

/// Prints, for each path it reads, the hash of the dump that `python -m ast -a -O LEVEL` prints.
const DUMPER: &str = "
import ast, hashlib, sys, warnings
warnings.simplefilter('ignore')
sys.setrecursionlimit(100000)
for path in sys.stdin.read().split('\\n'):
    try:
        with open(path, 'rb') as file:
            tree = ast.parse(file.read(), type_comments=True, optimize=int(sys.argv[1]))
    except (SyntaxError, ValueError):
        print('-', flush=True)
        continue
    text = ast.dump(tree, include_attributes=True, indent=3)
    print(hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest(), flush=True)
";

/// The tree with all its positions is the one that CPython has.
fn trees_are_those_of_cpython(reference: &Path) {
    let files = tests::sample(tests::library_files(reference), 8);
    assert_trees(reference, &files, 0);
}

/// As the compiler prepares it, the tree is the one that CPython has too: `python -m ast -O LEVEL`.
fn prepared_trees_are_those_of_cpython(reference: &Path) {
    let all = tests::library_files(reference);
    let has_patterns = |path: &&PathBuf| path.ends_with("test/test_patma.py");
    let patterns: Vec<PathBuf> = all.iter().filter(has_patterns).cloned().collect();
    assert_eq!(patterns.len(), 1, "the reference has its test of patterns");
    let files = [tests::sample(all, 16), patterns].concat();
    for level in [1, 2] {
        assert_trees(reference, &files, level);
    }
}

fn assert_trees(reference: &Path, files: &[PathBuf], level: u8) {
    let expected = tests::reference_lines(reference, DUMPER, &[&level.to_string()], files);
    assert_eq!(expected.len(), files.len(), "the reference answers for each file");
    let language = Language::base();
    let mut differing = Vec::new();
    for (path, expected) in files.iter().zip(expected) {
        let ours = parse(path, &language, Engine::Generated).and_then(|mut ast| {
            let prepared = preprocess(&mut ast, &language.schema, level);
            prepared.map_err(|error| error.to_string()).map(|()| ast)
        });
        let ours = match ours {
            Ok(ast) => tests::sha256(dumped(&ast, &language).as_bytes()),
            Err(_) => "-".to_string(),
        };
        if ours != expected {
            differing.push(path.display().to_string());
        }
    }
    println!("level {level}: {} files, {} differ", files.len(), differing.len());
    assert!(differing.is_empty(), "level {level}: {differing:#?}");
}
