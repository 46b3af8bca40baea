//! The compiler against CPython: code objects, symbol tables, disassembly and errors.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;

use compiler::code::CodeObject;
use compiler::compile::{CompileOptions, Warning, compile_with_warnings};
use compiler::disassembler::{self, disassemble};
use compiler::error::SyntaxError;
use compiler::language::Language;
use compiler::parser;
use compiler::pyc::{MAGIC, Pyc, Validation};
use compiler::source::Source;
use compiler::symtable::{self, Settings, SymbolTable};
use compiler::tokenizer::decode::{Origin, decode};
use tests::suite::reference;

tests::suite! {
    alone:
        errors_and_warnings_are_cpythons;
    reference:
        code_objects_are_those_of_cpython,
        symbol_tables_print_as_cpythons,
        disassembly_prints_as_cpythons;
}

fn source(path: &Path) -> Option<Rc<Source>> {
    let decoded = decode(&std::fs::read(path).ok()?, Origin::Memory).ok()?;
    Some(Rc::new(Source::new(path.display().to_string(), decoded.text)))
}

fn compile(
    source: &Rc<Source>,
    language: &Language,
) -> Result<(CodeObject, Vec<Warning>), SyntaxError> {
    let ast = parser::parse(source, language, parser::Options::default())?;
    let options = CompileOptions::new(source.filename(), language);
    compile_with_warnings(&ast, &options)
}

/// The programs of `tests/run`, one for each part of the language.
fn programs() -> Vec<PathBuf> {
    let folder = tests::repository().join("tests/run");
    let entries = std::fs::read_dir(folder).expect("the programs are there");
    let mut programs: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    programs.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    programs.sort();
    assert!(!programs.is_empty());
    programs
}

/// Every field of every code object is CPython's, byte by byte.
fn code_objects_are_those_of_cpython(reference: &Path) {
    let folder = std::env::temp_dir().join(format!("lab-code-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for compiled files");
    let language = Language::base();
    let mut list = String::new();
    let files = tests::sample(tests::library_files(reference), 8);
    for (number, path) in files.into_iter().chain(programs()).enumerate() {
        let Some(source) = source(&path) else { continue };
        let Ok((code, _)) = compile(&source, &language) else { continue };
        let validation = Validation::Timestamp { mtime: 0, size: 0 };
        let pyc = Pyc { magic: MAGIC, validation, code: Rc::new(code) };
        let target = folder.join(format!("{number}.pyc"));
        std::fs::write(&target, pyc.write().expect("code can be marshalled")).expect("written");
        list.push_str(&format!("{}\t{}\n", path.display(), target.display()));
    }
    let list_path = folder.join("list");
    std::fs::write(&list_path, list).expect("the list is written");
    let script = tests::repository().join("tests/reference/compare_code");
    let run = Command::new(reference).arg(script).arg(list_path).output().expect("it runs");
    std::fs::remove_dir_all(&folder).expect("the folder goes");
    let report = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{report}{}", String::from_utf8_lossy(&run.stderr));
}

/// What `python -m MODULE FILE` prints, without addresses.
fn printed_by(reference: &Path, arguments: &[&str], path: &Path) -> String {
    let run = Command::new(reference)
        .args(["-W", "ignore", "-m"])
        .args(arguments)
        .arg(path)
        .output()
        .expect("the reference runs");
    let text = String::from_utf8_lossy(&run.stdout).into_owned();
    let mut clean = String::with_capacity(text.len());
    for (place, part) in text.split(" at 0x").enumerate() {
        let rest = if place == 0 {
            part
        } else {
            part.trim_start_matches(|c: char| c.is_ascii_hexdigit())
        };
        clean.push_str(rest);
    }
    clean
}

fn symbol_tables_print_as_cpythons(reference: &Path) {
    let language = Language::base();
    for path in programs() {
        let source = source(&path).expect("a program is text");
        let ast = parser::parse(&source, &language, parser::Options::default()).expect("it parses");
        let table = SymbolTable::build(&ast, &language.schema, Settings::default(), None);
        let text = symtable::text::render(&table.expect("it resolves"), &source.filename().into());
        // Names that a scope only passes on stand in the order of a set, which changes from run to run.
        let sorted = |text: &str| {
            let mut lines: Vec<String> = text.lines().map(str::to_string).collect();
            lines.sort();
            lines.join("\n")
        };
        let expected = printed_by(reference, &["symtable"], &path);
        assert_eq!(sorted(&text), sorted(&expected), "{}", path.display());
    }
}

fn disassembly_prints_as_cpythons(reference: &Path) {
    let language = Language::base();
    for path in programs() {
        let source = source(&path).expect("a program is text");
        let (code, _) = compile(&source, &language).expect("a program compiles");
        for (arguments, caches, offsets, positions) in [
            (&["dis"][..], false, false, false),
            (&["dis", "-C", "-O"], true, true, false),
            (&["dis", "-P"], false, false, true),
        ] {
            let options = disassembler::Options { caches, offsets, positions };
            let text = disassemble(&code, &language, options);
            let expected = printed_by(reference, arguments, &path);
            let lines = |text: &str| -> Vec<String> {
                // Sets are shown in whatever order they have.
                let cut = |line: &str| line.split("frozenset(").next().unwrap_or("").to_string();
                text.lines().map(cut).collect()
            };
            assert_eq!(lines(&text), lines(&expected), "{} {arguments:?}", path.display());
        }
    }
}

/// The cases of `tests/errors/compile.txt`: messages and places.
fn errors_and_warnings_are_cpythons() {
    let language = Language::base();
    let path = tests::repository().join("tests/errors/compile.txt");
    let text = std::fs::read_to_string(path).expect("the cases are there");
    let mut cases = 0;
    for case in text.split("=====\n").skip(1) {
        let is_outcome = |line: &&str| line.starts_with("-> ");
        let program: String =
            case.lines().filter(|line| !is_outcome(line)).map(|line| format!("{line}\n")).collect();
        let expected: Vec<&str> =
            case.lines().filter(is_outcome).map(|line| &line["-> ".len()..]).collect();
        let source = Rc::new(Source::new("<string>", program.clone()));
        let found = match compile(&source, &language) {
            Err(error) => {
                let at = error.position(&source);
                let numbers = [at.lineno, at.offset, at.end_lineno, at.end_offset];
                let shown = numbers.map(|number| number.map_or("None".into(), |n| n.to_string()));
                vec![format!("{error} ({})", shown.join(", "))]
            }
            Ok((_, warnings)) => {
                let told = warnings.iter().map(|one| format!("{} {}", one.lineno, one.message));
                std::iter::once("ok".to_string()).chain(told).collect()
            }
        };
        assert_eq!(found, expected, "{program}");
        cases += 1;
    }
    assert!(cases > 80, "{cases}");
}
