//! The two readings of the grammar against each other, and both against what no parser likes.
#![allow(clippy::disallowed_methods)] // a test reads its cases

use std::path::{Path, PathBuf};
use std::rc::Rc;

use compiler::ast::dump;
use compiler::error::{ErrorKind, SyntaxError};
use compiler::language::Language;
use compiler::parser::{Engine, Mode, Options, parse};
use compiler::source::Source;
use compiler::tokenizer::decode;

/// The tree as text with places, or the error with its place.
fn outcome(text: &str, language: &Language, options: Options) -> Result<String, SyntaxError> {
    let source = Rc::new(Source::new("test.py", text.to_string()));
    let ast = parse(&source, language, options)?;
    let shown = dump::Options { attributes: true, ..dump::Options::default() };
    dump::dump(&ast, &language.schema, ast.root(), shown)
}

/// What both engines make of `text`, which must be the same.
fn both(text: &str, mode: Mode) -> Result<String, SyntaxError> {
    let language = Language::base();
    let [generated, machine] = [Engine::Generated, Engine::Machine]
        .map(|engine| outcome(text, &language, Options { mode, engine, ..Options::default() }));
    assert_eq!(generated, machine, "{text}");
    generated
}

fn python_files(folder: &Path, files: &mut Vec<PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            python_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "py") {
            files.push(path);
        }
    }
}

#[test]
fn both_engines_parse_the_programs_of_the_tests_alike() {
    let mut files = Vec::new();
    python_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests"), &mut files);
    assert!(!files.is_empty());
    for file in files {
        let Ok(bytes) = std::fs::read(&file) else { continue };
        if let Ok(decoded) = decode::decode(&bytes, decode::Origin::Memory) {
            let _ = both(&decoded.text, Mode::File);
        }
    }
}

#[test]
fn both_engines_refuse_what_is_cut_short_alike() {
    let text = "@a.b(c)\nclass C[T: int = x](B, *d, k=v, **e):\n    async def f(self, /, a: b = 1, *c, \
                d, **e) -> f'{x!r:>{w}}':\n        async with (a as b, c): yield x, *y\n        \
                try: return [i async for i in a if b] \n        except* (E, F) as e: raise e from None\n        \
                match x, y:\n            case {'a': [1, *_], **r} | C(x=-1+2j) as z if z: del a[0], (b)\n";
    for end in (0..text.len()).filter(|&end| text.is_char_boundary(end)) {
        let _ = both(&text[..end], Mode::File);
        let _ = both(&text[end..], Mode::File);
    }
}

#[test]
fn each_start_rule_has_its_input() {
    assert!(both("x = 1\n", Mode::Interactive).is_ok());
    assert!(both("if x: pass\n\n", Mode::Interactive).is_ok());
    let error = both("x = 1\ny = 2\n", Mode::Interactive).unwrap_err();
    assert_eq!(error.message, "multiple statements found while compiling a single statement");
    assert!(both("x\n# c\n", Mode::Interactive).is_ok());
    assert!(both("x, y\n\n", Mode::Eval).is_ok());
    assert!(both("x = 1", Mode::Eval).is_err());
    assert!(both("(int, *str, **A) -> x[y]", Mode::FuncType).is_ok());
    assert!(both("", Mode::File).is_ok());
    assert!(both("", Mode::Eval).is_err());
}

/// Each line of `builds` nested deeper and deeper: a tree or an error, and no crash in a small stack.
#[test]
fn nesting_ends_in_an_error() {
    let deep = |before: &str, middle: &str, after: &str, times: usize| {
        before.repeat(times) + middle + &after.repeat(times) + "\n"
    };
    let builds: [(&str, &str, &str); 14] = [
        ("(", "x", ")"),
        ("[", "", "]"),
        ("{1:", "x", "}"),
        ("f(", "x", ")"),
        ("x[", "x", "]"),
        ("not ", "x", ""),
        ("-", "x", ""),
        ("lambda: ", "x", ""),
        ("x if x else ", "x", ""),
        ("x ** ", "x", ""),
        ("(yield ", "x", ")"),
        ("f'{", "x", "}'"),
        ("*", "x", ""),
        ("x = ", "x", ""),
    ];
    for (before, middle, after) in builds {
        for times in [50, 99, 150, 250, 1000, 3000, 20_000] {
            let _ = both(&deep(before, middle, after, times), Mode::File);
        }
    }
    let elifs = "if x: pass\n".to_string() + &"elif x: pass\n".repeat(20_000);
    let error = both(&elifs, Mode::File).unwrap_err();
    assert_eq!(error.kind, ErrorKind::MemoryError);
    let blocks: String = (0..99).map(|depth| " ".repeat(depth) + "if x:\n").collect();
    assert!(both(&(blocks + &" ".repeat(99) + "pass\n"), Mode::File).is_ok());
    assert!(both(&deep("not ", "x", "", 2000), Mode::File).is_ok());
    let pattern = deep("[", "x", "]", 90);
    assert!(both(&format!("match x:\n case {}: pass\n", pattern.trim()), Mode::File).is_ok());
}

/// How often each can be nested in brackets before CPython's parser says that it is too deep, by experiment.
#[test]
fn nesting_ends_where_cpythons_does() {
    let limits = [
        ("", "-", "", 5970),
        ("", "not ", "", 5970),
        ("", "lambda:", "", 2985),
        ("", "x if x else ", "", 5970),
        ("", "x ** ", "", 2985),
        ("[", "-", "]", 1639),
        ("[", "lambda:", "]", 820),
        ("(", "not ", ")", 1816),
        ("{1:", "-", "}", 1639),
        ("f(", "-", ")", 2389),
        ("x[", "-", "]", 2389),
    ];
    // The trees are not looked at: that would need stack.
    let is_too_deep = |text: &str| {
        let source = Rc::new(Source::new("test.py", text.to_string()));
        let [generated, machine] = [Engine::Generated, Engine::Machine].map(|engine| {
            let options = Options { engine, ..Options::default() };
            let parsed = parse(&source, &Language::base(), options);
            parsed.is_err_and(|error| error.kind == ErrorKind::MemoryError)
        });
        assert_eq!(generated, machine, "{text}");
        machine
    };
    let test = move || {
        for (open, deeper, close, limit) in limits {
            let nested = |times: usize| {
                open.repeat(150) + &deeper.repeat(times) + "x" + &close.repeat(150) + "\n"
            };
            assert!(!is_too_deep(&nested(limit - 1)), "{open:?} {deeper:?}");
            assert!(is_too_deep(&nested(limit)), "{open:?} {deeper:?}");
        }
    };
    // A thread of little stack, for both readings.
    let thread = std::thread::Builder::new().stack_size(512 << 10).spawn(test);
    thread.expect("a thread starts").join().expect("the test passes");
}
