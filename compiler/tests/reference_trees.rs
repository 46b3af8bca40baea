//! The trees of the standard library against those of a real CPython, places included, where one is installed
//! (`tests/reference/install`). A sample; with `LAB_REFERENCE_ALL=1` all of them.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::rc::Rc;

use compiler::ast::dump;
use compiler::language::Language;
use compiler::parser::{Options, parse};
use compiler::source::Source;
use compiler::tokenizer::decode;

/// Prints, for each file that parses, its path, the length of its dump, and the dump.
const SCRIPT: &str = "
import ast, os, sys, warnings
warnings.simplefilter('ignore')
root, step = sys.argv[1], int(sys.argv[2])
files = sorted(os.path.join(d, f) for d, _, fs in os.walk(root) for f in fs if f.endswith('.py'))
for file in files[::step]:
    try:
        with open(file, 'rb') as source:
            tree = ast.parse(source.read(), file)
    except (SyntaxError, OSError):
        continue
    text = ast.dump(tree, include_attributes=True, indent=3).encode('utf-8', 'surrogatepass')
    sys.stdout.buffer.write(f'{file}\\n{len(text)}\\n'.encode() + text)
";

fn reference() -> Option<PathBuf> {
    let prefix = match std::env::var_os("LAB_REFERENCE_PREFIX") {
        Some(prefix) => PathBuf::from(prefix),
        None => Path::new(&std::env::var_os("HOME")?).join(".cache/lab-reference"),
    };
    prefix.join("bin/python3.14").is_file().then_some(prefix)
}

/// The tree of a file as `python -m ast -a` prints it.
fn shown(path: &str, language: &Language) -> String {
    let decoded =
        match decode::decode(&std::fs::read(path).unwrap_or_default(), decode::Origin::Memory) {
            Ok(decoded) => decoded,
            Err(error) => return error.to_string(),
        };
    let source = Rc::new(Source::new(path, decoded.text));
    match parse(&source, language, Options::default()) {
        Ok(ast) => {
            let options = dump::Options { attributes: true, ..dump::Options::default() };
            let text = dump::dump(&ast, &language.schema, ast.root(), options);
            text.unwrap_or_else(|error| error.to_string())
        }
        Err(error) => error.to_string(),
    }
}

#[test]
fn trees_are_those_of_cpython() {
    let Some(prefix) = reference() else { return };
    let step = if std::env::var_os("LAB_REFERENCE_ALL").is_some() { "1" } else { "23" };
    let mut python = Command::new(prefix.join("bin/python3.14"))
        .args(["-X", "utf8", "-c", SCRIPT])
        .arg(prefix.join("root/usr/lib/python3.14"))
        .arg(step)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = BufReader::new(python.stdout.take().unwrap());
    let language = Language::base();
    let (mut compared, mut differing) = (0, Vec::new());
    loop {
        let (mut path, mut length) = (String::new(), String::new());
        if output.read_line(&mut path).unwrap() == 0 {
            break;
        }
        output.read_line(&mut length).unwrap();
        let mut expected = vec![0; length.trim().parse().unwrap()];
        output.read_exact(&mut expected).unwrap();
        compared += 1;
        if shown(path.trim_end(), &language).as_bytes() != expected {
            differing.push(path.trim_end().to_string());
        }
    }
    assert!(python.wait().unwrap().success());
    assert!(compared > 50, "{compared} files");
    assert_eq!(differing, [""; 0], "of {compared} files");
}
