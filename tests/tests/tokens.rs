//! `lab tokens -e` against `python -m tokenize -e`: on the files of the reference's standard library and test suite.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use compiler::source::Source;
use compiler::token::TokenTable;
use compiler::tokenizer::decode::decode_lossy;
use compiler::tokenizer::{self, listing};

/// Prints, for each path it reads, the hash of what `python -m tokenize -e` prints; `-` where that is an error.
const TOKENIZER: &str = "
import contextlib, hashlib, io, sys, tokenize, warnings
warnings.simplefilter('ignore')
for path in sys.stdin.read().split('\\n'):
    sys.argv = ['tokenize', '-e', path]
    text = io.StringIO()
    try:
        with contextlib.redirect_stdout(text), contextlib.redirect_stderr(io.StringIO()):
            tokenize._main()
    except (SystemExit, SyntaxError, UnicodeError):
        print('-', flush=True)
        continue
    text = text.getvalue().encode('utf-8', 'surrogatepass')
    print(hashlib.sha256(text).hexdigest(), flush=True)
";

#[test]
fn tokens_are_those_of_cpython() {
    let Some(reference) = tests::reference() else { return };
    let files = tests::sample(tests::library_files(&reference), 16);
    assert!(files.len() > 50, "the reference has its library");
    let expected = reference_hashes(&reference, &files);
    assert_eq!(expected.len(), files.len(), "the reference answers for each file");
    let listed = expected.iter().filter(|hash| *hash != "-").count();
    assert!(listed * 10 > files.len() * 9, "the reference lists {listed} of {}", files.len());
    let mut differing = Vec::new();
    for (path, expected) in files.iter().zip(expected) {
        let ours = match listed_tokens(path) {
            Some(text) => tests::sha256(text.as_bytes()),
            None => "-".to_string(),
        };
        if ours != expected {
            differing.push(path.display().to_string());
        }
    }
    println!("{} files, {} differ", files.len(), differing.len());
    assert!(differing.is_empty(), "{differing:#?}");
}

/// What the command prints for a file; nothing where its tokens end with an error.
fn listed_tokens(path: &Path) -> Option<String> {
    let name = path.display().to_string();
    let decoded = decode_lossy(&std::fs::read(path).ok()?, &name).ok()?;
    let source = Source::new(&*name, decoded.text);
    let options = tokenizer::Options { extra_tokens: true, ..Default::default() };
    let table = TokenTable::base(&[]);
    let tokens = tokenizer::tokenize(&source, &table, options);
    if tokens.error.is_some() {
        return None;
    }
    let shape = listing::Options {
        exact: true,
        encoding: Some(&decoded.encoding),
        crlf_lines: &decoded.crlf_lines,
    };
    Some(listing::listing(&tokens, &source, &table, shape))
}

fn reference_hashes(reference: &Path, files: &[PathBuf]) -> Vec<String> {
    let mut child = Command::new(reference)
        .args(["-c", TOKENIZER])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the reference starts");
    let paths: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
    let mut input = child.stdin.take().expect("its input is piped");
    input.write_all(paths.join("\n").as_bytes()).expect("the reference reads its input");
    drop(input);
    let output = child.wait_with_output().expect("the reference ends");
    String::from_utf8_lossy(&output.stdout).lines().map(str::to_string).collect()
}
