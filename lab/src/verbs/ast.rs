//! `lab ast`: the tree of a program, as `python -m ast` prints it.

use std::process::ExitCode;

use compiler::ast::dump;
use compiler::{parser, preprocess};

use crate::input::{self, Failure};
use crate::program::{self, ModeChoice};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    program: program::Arguments,
    /// What kind of code it is
    #[arg(short, long, value_enum, default_value_t)]
    mode: ModeChoice,
    /// Leave type comments out
    #[arg(long)]
    no_type_comments: bool,
    /// Show where each node stands
    #[arg(short = 'a', long)]
    include_attributes: bool,
    /// Spaces a level; none below 1
    #[arg(
        short, long, default_value_t = 3, allow_negative_numbers = true,
        value_parser = clap::value_parser!(i32).range(..=WIDEST)
    )]
    indent: i32,
    /// Show empty lists
    #[arg(long)]
    show_empty: bool,
    /// Show the tree as the compiler prepares it: 1 as for `python -O`, 2 as for `-OO`
    #[arg(
        short = 'O', long, value_name = "LEVEL", default_value_t = -1,
        value_parser = clap::value_parser!(i8).range(-1..=2), allow_negative_numbers = true
    )]
    optimize: i8,
    /// Refuse what Python 3.x does not have yet, such as 3.10
    #[arg(long, value_name = "VERSION", value_parser = feature_version)]
    feature_version: Option<FeatureVersion>,
}

/// A level further in than this is of no use to anybody.
const WIDEST: i64 = 1_000;

/// The version of Python that a program is to be read as; none for all of the language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct FeatureVersion(Option<u32>);

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let selected = match arguments.program.selection.select() {
        Ok(selected) => selected,
        Err(stop) => return stop.outcome(),
    };
    let language = selected.language();
    let options = parser::Options {
        mode: arguments.mode.into(),
        type_comments: !arguments.no_type_comments,
        feature_version: arguments.feature_version.unwrap_or_default().0,
        ..Default::default()
    };
    let mut ast = match arguments.program.parse(language, options) {
        Ok(ast) => ast,
        Err(stop) => return stop.outcome(),
    };
    let level = u8::try_from(arguments.optimize).unwrap_or(0);
    if let Err(error) = preprocess::preprocess(&mut ast, &language.schema, level) {
        return program::reported(&error, ast.source()).outcome();
    }
    let options = dump::Options {
        attributes: arguments.include_attributes,
        indent: usize::try_from(arguments.indent).unwrap_or(0),
        show_empty: arguments.show_empty,
    };
    let mut text = match dump::dump(&ast, &language.schema, ast.root(), options) {
        Ok(text) => text,
        Err(error) => return program::reported(&error, ast.source()).outcome(),
    };
    text.push('\n');
    input::print(&text)
}

/// `3.10`, as `python -m ast` reads it: two ints in Python's spelling, of which the first has to be 3. Nothing at all
/// and a negative minor version are no limit.
fn feature_version(text: &str) -> Result<FeatureVersion, String> {
    if text.is_empty() {
        return Ok(FeatureVersion(None));
    }
    let numbers = text.split_once('.').and_then(|(major, minor)| Some((int(major)?, int(minor)?)));
    match numbers {
        None => Err("expected format 3.x (for example, 3.10)".to_string()),
        Some((3, minor)) => match i32::try_from(minor) {
            Ok(minor) => Ok(FeatureVersion(u32::try_from(minor).ok())),
            Err(_) => Err("Python int too large to convert to C int".to_string()),
        },
        Some((major, _)) => Err(format!("Unsupported major version: {major}")),
    }
}

/// An int as Python's `int()` reads it: white space around it, a sign, digits and single underscores between them.
/// What is beyond 64 bits is the most that they hold: nobody asks for such a version.
fn int(text: &str) -> Option<i64> {
    let text = text.trim();
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_group =
        |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    if !digits.split('_').all(is_group) {
        return None;
    }
    let number = digits.replace('_', "").parse().unwrap_or(i64::MAX);
    Some(if text.starts_with('-') { -number } else { number })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_as_python_reads_them() {
        let read = |text| feature_version(text).map(|FeatureVersion(minor)| minor);
        for (text, minor) in [
            ("3.7", Some(7)),
            ("3.14", Some(14)),
            (" +3. 1_0 ", Some(10)),
            ("03.07", Some(7)),
            ("3.99", Some(99)),
            ("3.-1", None),
            ("", None),
        ] {
            assert_eq!(read(text), Ok(minor), "{text}");
        }
        for text in ["3", "x", "3.", ".7", "3.7.1", "3.x", "3_.7", "3.1__0", "3 7", "3.- 1"] {
            assert_eq!(read(text), Err("expected format 3.x (for example, 3.10)".into()), "{text}");
        }
        assert_eq!(read("2.7"), Err("Unsupported major version: 2".into()));
        for text in ["3.2147483648", "3.-2147483649", "3.99999999999999999999"] {
            assert_eq!(
                read(text),
                Err("Python int too large to convert to C int".into()),
                "{text}"
            );
        }
    }
}
