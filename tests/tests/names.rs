//! The names of characters in `\N{…}`: each that CPython knows, and what small changes make of some of them.

use std::path::Path;
use std::process::Command;
use std::rc::Rc;

use compiler::ast::{Ast, Expr, Mod, Stmt, node};
use compiler::code::Constant;
use compiler::language::Language;
use compiler::parser;
use compiler::source::Source;
use tests::suite::reference;

tests::suite! {
    reference:
        names_mean_what_they_mean_to_cpython;
}

/// Prints a name, a tab and the number of its character, or `-`, on each line.
const NAMES: &str = r#"
import random, unicodedata

def meaning(name):
    try:
        return ord(("'\\N{" + name + "}'").encode().decode("unicode_escape")[1:-1])
    except (UnicodeDecodeError, TypeError):
        return "-"

numbers = range(0x110000)
names = {unicodedata.name(chr(number), None) for number in numbers} - {None}
aliases = set("""NULL
LF
NEW LINE
NEWLINE
END OF LINE
BEL
ALERT
BELL
LATIN SMALL LETTER GHA
LATIN CAPITAL LETTER GHA
PRESENTATION FORM FOR VERTICAL RIGHT WHITE LENTICULAR BRACKET
PRESENTATION FORM FOR VERTICAL RIGHT WHITE LENTICULAR BRAKCET
NO-BREAK SPACE
NBSP
ZWJ
BOM
BYTE ORDER MARK
VS1
VS256
TAB
HORIZONTAL TABULATION
CHARACTER TABULATION
ESC
PADDING CHARACTER
KEYCAP DIGIT ONE
LATIN SMALL LETTER R WITH TILDE
KATAKANA LETTER AINU P
MODIFIER LETTER EXTRA-HIGH EXTRA-LOW CONTOUR TONE BAR
WEIERSTRASS ELLIPTIC FUNCTION
MICR DASH SYMBOL
OCR DASH
HANGUL JUNGSEONG O-E
HANGUL JUNGSEONG OE
TIBETAN LETTER -A
TIBETAN LETTER A
MARCHEN LETTER -A
CJK UNIFIED IDEOGRAPH-4E00
CJK UNIFIED IDEOGRAPH-04E00
CJK UNIFIED IDEOGRAPH-9FFF
CJK UNIFIED IDEOGRAPH-2A6E0
CJK UNIFIED IDEOGRAPH-323B0
CJK UNIFIED IDEOGRAPH-33480
CJK UNIFIED IDEOGRAPH-4e00
TANGUT IDEOGRAPH-17000
TANGUT IDEOGRAPH-187F8
TANGUT IDEOGRAPH-18D08
TANGUT IDEOGRAPH-18D09
NUSHU CHARACTER-1B170
HANGUL SYLLABLE GAG
HANGUL SYLLABLE G
HANGUL SYLLABLE
SPACE
  SPACE""".splitlines())
rng = random.Random(1)
some = sorted(names)
changed = {name.replace(" ", "") for name in aliases} | {name.replace(" ", "-") for name in aliases}
for name in rng.sample(some, 20000):
    place = rng.randrange(len(name))
    kind = rng.randrange(5)
    piece = ["", " ", "-", "_", name[place] * 2][kind]
    changed.add(name[:place] + piece + name[place + (kind != 1):])
    changed.add(name.lower())
    changed.add(name.replace(" ", ""))
    changed.add(name.replace(" ", "-"))
for name in sorted(names | aliases | changed):
    if name:
        print(name, meaning(name), sep="\t")
"#;

fn names_mean_what_they_mean_to_cpython(reference: &Path) {
    let output = Command::new(reference).args(["-X", "utf8", "-c", NAMES]).output();
    let output = output.expect("the reference runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let language = Language::base();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let (name, expected) = line.split_once('\t').expect("two columns");
        let source = Rc::new(Source::new("<names>", format!("'\\N{{{name}}}'\n")));
        let parsed = parser::parse(&source, &language, parser::Options::default());
        let found = parsed.map_or("-".to_string(), |ast| character(&ast));
        count += 1;
        if found != expected {
            wrong.push(format!("{name}: {expected}, {found}"));
        }
    }
    assert!(count > 150_000, "{count}");
    assert!(wrong.is_empty(), "{} of {count}: {:#?}", wrong.len(), &wrong[..wrong.len().min(80)]);
}

/// The number of the character that is the program's one constant.
fn character(ast: &Ast) -> String {
    let Mod::Module(node::Module { body, .. }) = ast.mod_(ast.root()) else { return "?".into() };
    let Some(statement) = ast.list(body).first() else { return "?".into() };
    let Stmt::Expr(node::Expr { value }) = ast.stmt(statement) else { return "?".into() };
    let Expr::Constant(node::Constant { value, .. }) = ast.expr(value) else { return "?".into() };
    let points = match ast.constant(value) {
        Constant::Str(text) => Some(text.code_points().collect::<Vec<_>>()),
        _ => None,
    };
    match points.as_deref() {
        Some([point]) => point.to_string(),
        _ => "no character".to_string(),
    }
}
