//! Misspelt keywords: what is printed of a program that has one, against what CPython prints.
//!
//! `LAB_TYPOS` says how many programs there are, `LAB_SEED` which.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::rc::Rc;

use compiler::compile::{self, CompileOptions};
use compiler::error::SyntaxError;
use compiler::finding::typos::{self, Kept};
use compiler::language::Language;
use compiler::parser;
use compiler::source::Source;
use compiler::tokenizer::decode::from_text;
use serde::Deserialize;
use tests::suite::reference;

tests::suite! {
    reference:
        suggestions_are_printed_as_by_cpython;
}

/// A line of `tests/reference/typos`.
#[derive(Debug, Deserialize)]
struct Case {
    source: String,
    kept: String,
    printed: Option<String>,
}

impl Case {
    /// What lab prints of the program.
    fn printed(&self, language: &Language) -> Option<String> {
        let read_again = self.source.replace("\r\n", "\n").replace('\r', "\n");
        let (name, kept) = match self.kept.as_str() {
            "file" => ("FILE", Kept::File(&read_again)),
            "line" => ("<stdin>", Kept::Line),
            _ => ("<typos>", Kept::Text),
        };
        let text = from_text(&self.source).expect("the text has no null byte");
        let source = Rc::new(Source::new(name, text));
        let error = compiled(&source, language).err()?;
        Some(typos::report(&error, &source, kept, language))
    }
}

fn compiled(source: &Rc<Source>, language: &Language) -> Result<(), SyntaxError> {
    let ast = parser::parse(source, language, parser::Options::default())?;
    compile::compile(&ast, &CompileOptions::new(source.filename(), language)).map(drop)
}

fn suggestions_are_printed_as_by_cpython(reference: &Path) {
    let script = tests::repository().join("tests/reference/typos");
    let mut child = Command::new(reference)
        .arg(script)
        .args([tests::setting("LAB_TYPOS", "2000"), tests::setting("LAB_SEED", "1")])
        .stdout(Stdio::piped())
        .spawn()
        .expect("the reference starts");
    let output = BufReader::new(child.stdout.take().expect("its output is piped"));
    let language = Language::base();
    let (mut count, mut suggested, mut wrong) = (0, 0, Vec::new());
    for line in output.lines() {
        let line = line.expect("the reference writes text");
        let case: Case = serde_json::from_str(&line).expect("a line is a case");
        let printed = case.printed(&language);
        count += 1;
        let is_suggestion = |text: &String| text.contains("invalid syntax. Did you mean");
        suggested += usize::from(case.printed.as_ref().is_some_and(is_suggestion));
        if printed != case.printed {
            let Case { source, kept, printed: expected } = &case;
            let end = source.char_indices().nth(200).map_or(source.len(), |(end, _)| end);
            wrong.push(format!(
                "{count}, {kept}: {:?}\n  {expected:?}\n  {printed:?}\n",
                &source[..end]
            ));
        }
    }
    assert!(child.wait().is_ok_and(|status| status.success()), "the reference ends well");
    println!("{count} programs, {suggested} with a suggestion, {} differ", wrong.len());
    assert!(suggested * 4 > count, "a misspelt keyword is often found");
    let shown = wrong.iter().take(20).cloned().collect::<String>();
    assert!(wrong.is_empty(), "{} of {count} differ:\n{shown}", wrong.len());
}
