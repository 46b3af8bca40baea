//! What a changed language means for code that exists: a file is read in both languages, and the first difference told.
//!
//! In come the bytes of a file, out comes a [`Record`]; a [`Report`] gathers them, grouped by cause. Reports of parts of
//! the files make the report of all of them ([`Report::merge`]). Tests: here, and `lab/tests/impact.rs`.

mod code;
mod record;
mod report;
mod tree;

use std::rc::Rc;

use compiler::ast::Ast;
use compiler::code::CodeObject;
use compiler::codegen::Lowering;
use compiler::compile::{CompileOptions, Warning};
use compiler::error::SyntaxError;
use compiler::language::Language;
use compiler::parser;
use compiler::source::Source;
use compiler::token::TokenKind;
use compiler::tokenizer::{self, decode};

pub use record::{Effect, Instance, Outcome, Record, Use};
pub use report::{Clash, Heading, Report, Shard};

/// How trees are compiled.
pub type Compile = fn(&Ast, &CompileOptions, &mut Vec<Warning>) -> Result<CodeObject, SyntaxError>;

/// One of the two languages.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    pub language: &'a Language,
    /// What gives the experiments' nodes their code.
    pub lowering: Option<&'a dyn Lowering>,
    pub compile: Compile,
}

/// The words that are names before and keywords after.
pub fn reserved(before: &Language, after: &Language) -> Vec<String> {
    let words = after.tokens.keywords().filter(|word| before.tokens.keyword(word).is_none());
    let mut words: Vec<String> = words.map(str::to_string).collect();
    words.sort();
    words
}

/// What two languages have in common, and what not.
pub struct Change<'a> {
    pub before: Side<'a>,
    pub after: Side<'a>,
    /// The words that are no names any more.
    pub reserved: Vec<String>,
    /// The same tree compiles to the same code.
    pub only_parses: bool,
}

/// What becomes of the file `path`.
pub fn examine(bytes: &[u8], path: &str, change: &Change<'_>) -> Record {
    let Change { before, after, reserved, only_parses } = change;
    let mut record =
        Record { path: path.to_string(), lines: 0, outcome: Outcome::Same, uses: Vec::new() };
    let source = match decode::decode(bytes, decode::Origin::File(path)) {
        Ok(decoded) => Rc::new(Source::new(path, decoded.text)),
        Err(error) => return Record { outcome: Outcome::Refused(error.message), ..record },
    };
    record.lines = u64::from(source.line_count()) - u64::from(source.text().ends_with('\n'));
    let old = parsed(&source, before).and_then(|tree| Ok((compiled(&tree, before)?, tree)));
    let (old_code, old_tree) = match old {
        Ok(old) => old,
        Err(error) => return Record { outcome: Outcome::Refused(words(&error)), ..record },
    };
    record.uses = uses(&source, before.language, reserved);
    record.outcome = match parsed(&source, after) {
        Err(error) => Outcome::Changed(refusal(&error, &source, Effect::Parse, &record.uses)),
        Ok(new_tree) => {
            let trees = (&old_tree, &new_tree);
            let schemas = (&before.language.schema, &after.language.schema);
            let found = tree::difference(trees, schemas);
            match found {
                None if *only_parses => Outcome::Same,
                found => compare_code(found, old_code, &new_tree, change, &record.uses),
            }
        }
    };
    record
}

/// What becomes of a file whose trees differ there, or not at all.
fn compare_code(
    difference: Option<tree::Difference>,
    old_code: CodeObject,
    new_tree: &Ast,
    Change { before, after, .. }: &Change<'_>,
    uses: &[Use],
) -> Outcome {
    let source = new_tree.source();
    let found = match (compiled(new_tree, after), difference) {
        (Err(error), _) => refusal(&error, source, Effect::Compile, uses),
        (Ok(_), Some(found)) => instance(Effect::Tree, found.cause, found.line, source),
        (Ok(new_code), None) => match code::difference((old_code, before), (new_code, after)) {
            Some(found) => instance(Effect::Code, found.cause, found.line, source),
            None => return Outcome::Same,
        },
    };
    Outcome::Changed(found)
}

fn parsed(source: &Rc<Source>, side: &Side<'_>) -> Result<Ast, SyntaxError> {
    parser::parse(source, side.language, parser::Options::default())
}

fn compiled(tree: &Ast, side: &Side<'_>) -> Result<CodeObject, SyntaxError> {
    let mut options = CompileOptions::new(tree.source().filename(), side.language);
    options.lowering = side.lowering;
    (side.compile)(tree, &options, &mut Vec::new())
}

/// What an error says, with its kind where that is another than is usual.
fn words(error: &SyntaxError) -> String {
    format!("{}: {}", error.kind.name(), error.message)
}

/// A file that is refused: because of a word in the lines of the error that is no name any more, or in the error's words.
fn refusal(error: &SyntaxError, source: &Source, effect: Effect, uses: &[Use]) -> Instance {
    let position = error.position(source);
    let line = |number: Option<i32>| number.and_then(|line| u32::try_from(line).ok());
    let first = line(position.lineno).unwrap_or(0);
    let last = line(position.end_lineno).unwrap_or(first).max(first);
    let word = uses.iter().find_map(|of| {
        let line = *of.lines.iter().find(|line| (first..=last).contains(line))?;
        Some((line, format!("`{}` is a keyword", of.name)))
    });
    let (line, cause) = word.unwrap_or_else(|| (first, words(error)));
    Instance { message: Some(words(error)), ..instance(effect, cause, line, source) }
}

fn instance(effect: Effect, cause: String, line: u32, source: &Source) -> Instance {
    let text = shortened(source.line(line).trim());
    Instance { effect, cause, line, text, message: None }
}

/// A line of a file, or its beginning.
fn shortened(line: &str) -> String {
    const MOST: usize = 160;
    match line.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}...", &line[..end]),
        None => line.to_string(),
    }
}

/// Where the words stand as names.
fn uses(source: &Source, language: &Language, words: &[String]) -> Vec<Use> {
    // Most files have none of them in their text.
    let present: Vec<&String> =
        words.iter().filter(|word| source.text().contains(word.as_str())).collect();
    if present.is_empty() {
        return Vec::new();
    }
    let tokens = tokenizer::tokenize(source, &language.tokens, tokenizer::Options::default());
    let names: Vec<_> =
        tokens.tokens.iter().filter(|token| token.kind == TokenKind::NAME).collect();
    let lines = |word: &str| {
        let same = names.iter().filter(|token| source.slice(token.span) == word);
        same.map(|token| source.line_and_column(token.span.start).0).collect::<Vec<u32>>()
    };
    let found = present.into_iter().map(|word| (word, lines(word)));
    let found = found.filter(|(_, lines)| !lines.is_empty());
    found
        .map(|(word, lines)| Use {
            name: word.clone(),
            text: shortened(source.line(lines[0]).trim()),
            lines,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use compiler::compile;

    use super::*;

    /// What the code of `text` becomes where `assert` is left out.
    fn without_asserts(text: &str) -> Outcome {
        let language = Language::base();
        let before =
            Side { language: &language, lowering: None, compile: compile::compile_telling };
        let optimized: Compile = |tree, options, told| {
            let filename = options.filename.clone();
            compile::compile_telling(
                tree,
                &CompileOptions { filename, optimize: 1, ..*options },
                told,
            )
        };
        let after = Side { compile: optimized, ..before };
        let change = Change { before, after, reserved: Vec::new(), only_parses: false };
        examine(text.as_bytes(), "x.py", &change).outcome
    }

    #[test]
    fn code_that_differs_is_told_by_its_first_instruction() {
        let Outcome::Changed(found) = without_asserts("def f(x):\n    y = x\n    assert y\n")
        else {
            panic!("the code is another");
        };
        assert_eq!(found.effect, Effect::Code);
        assert_eq!((found.cause.as_str(), found.line), ("LOAD_FAST_BORROW becomes LOAD_CONST", 3));
        assert_eq!(found.text, "assert y");
        assert_eq!(without_asserts("def f(x):\n    y = x\n"), Outcome::Same);
    }

    #[test]
    fn constants_are_compared_to_the_bit() {
        assert_eq!(without_asserts("x = -0.0, 1e999 - 1e999, 0.0\n"), Outcome::Same);
    }
}
