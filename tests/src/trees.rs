//! Files to trees, and trees to text.

use std::path::Path;
use std::rc::Rc;

use compiler::ast::{Ast, dump};
use compiler::error::SyntaxError;
use compiler::language::Language;
use compiler::parser::{self, Engine};
use compiler::source::Source;
use compiler::tokenizer::decode::{Origin, decode};

/// A file's text; what is wrong with its encoding as text.
pub fn source(path: &Path) -> Result<Rc<Source>, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let decoded = decode(&bytes, Origin::Memory).map_err(|error| error.to_string())?;
    Ok(Rc::new(Source::new(path.display().to_string(), decoded.text)))
}

/// The tree of a source, with its type comments.
pub fn parse(source: &Rc<Source>, language: &Language, engine: Engine) -> Result<Ast, SyntaxError> {
    let options = parser::Options { engine, type_comments: true, ..Default::default() };
    parser::parse(source, language, options)
}

/// A tree as `python -m ast` prints it, or with `attributes`, `python -m ast -a`.
pub fn dumped(ast: &Ast, language: &Language, attributes: bool) -> String {
    let options = dump::Options { attributes, ..Default::default() };
    dump::dump(ast, &language.schema, ast.root(), options).expect("it is not too deep")
}

/// A program cut off at many places, and without one character of many: wrong in every way.
pub fn damaged(text: &str) -> Vec<String> {
    let places: Vec<usize> = text.char_indices().map(|(place, _)| place).collect();
    let step = (places.len() / 24).max(1);
    let cut = places.iter().step_by(step).map(|place| text[..*place].to_string());
    let without = places.iter().skip(step / 2).step_by(step).map(|place| {
        let end = place + text[*place..].chars().next().map_or(0, char::len_utf8);
        format!("{}{}", &text[..*place], &text[end..])
    });
    cut.chain(without).collect()
}
