//! `lab tokens -e` against `python -m tokenize -e`: on the files of the reference's standard library and test suite,
//! and on small files that `tests/reference/listings` makes, as many as `LAB_LISTINGS` says, from the seed `LAB_SEED`.

use std::path::Path;
use std::process::Command;

use compiler::token::TokenTable;
use compiler::tokenizer::listing::{Input, listing};
use serde::Deserialize;
use tests::suite::reference;

tests::suite! {
    reference:
        tokens_are_those_of_cpython,
        listings_of_hard_files_are_those_of_cpython;
}

/// A line of `tests/reference/listings`.
#[derive(Debug, Deserialize)]
struct Case {
    /// In hexadecimal.
    bytes: String,
    listing: String,
    told: String,
    code: u8,
}

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

fn tokens_are_those_of_cpython(reference: &Path) {
    let files = tests::sample(tests::library_files(reference), 16);
    assert!(files.len() > 50, "the reference has its library");
    let expected = tests::reference_lines(reference, TOKENIZER, &[], &files);
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
    let bytes = std::fs::read(path).ok()?;
    let listing = listing(&bytes, Input::File(&name), &TokenTable::base(&[]), true);
    (!listing.is_broken).then_some(listing.text)
}

fn listings_of_hard_files_are_those_of_cpython(reference: &Path) {
    let output = Command::new(reference)
        .arg(tests::repository().join("tests/reference/listings"))
        .args([tests::setting("LAB_LISTINGS", "2000"), tests::setting("LAB_SEED", "1")])
        .output()
        .expect("the reference starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let table = TokenTable::base(&[]);
    let (mut count, mut whole, mut wrong) = (0, 0, Vec::new());
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let case: Case = serde_json::from_str(line).expect("a line is a case");
        let bytes = tests::from_hexadecimal(&case.bytes);
        let listed = listing(&bytes, Input::File("FILE"), &table, true);
        let told: String = listed.told.iter().map(|line| format!("{line}\n")).collect();
        count += 1;
        whole += usize::from(case.code == 0);
        let is_equal = listed.text == case.listing
            && told == case.told
            && listed.is_broken == (case.code != 0);
        if !is_equal {
            wrong.push(format!(
                "{:?}\n{}{}but lab:\n{}{told}\n",
                bytes.escape_ascii().to_string(),
                case.listing,
                case.told,
                listed.text,
            ));
        }
    }
    println!("{count} files, {whole} without an error, {} differ", wrong.len());
    assert!(whole * 4 > count, "many have no error");
    assert!(wrong.is_empty(), "{} of {count} differ:\n{}", wrong.len(), wrong.concat());
}
