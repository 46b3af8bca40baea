//! Whether the lines that were typed so far are a statement, in the language that is spoken. Nothing here knows
//! a statement by its name: those of experiments are read like the others.

use std::rc::Rc;

use compiler::code::flags;
use compiler::error::SyntaxError;
use compiler::language::Language;
use compiler::parser::{self, Mode, Options};
use compiler::source::Source;
use compiler::token::TokenKind;
use compiler::tokenizer::{self, Ending, tokenize};

/// How far a statement has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// Empty lines and comments.
    Nothing,
    /// More lines may follow.
    Incomplete,
    /// It can be compiled, or what is wrong with it can be said.
    Whole,
}

/// How what is typed is parsed; `flags` are the features of the future that are in force.
pub fn options(flags: u32) -> Options {
    let barry_as_flufl = flags & flags::FUTURE_BARRY_AS_BDFL != 0;
    Options { mode: Mode::Interactive, barry_as_flufl, ..Options::default() }
}

/// How far `text`, whole lines, has come, under [`options`].
pub fn progress(text: &str, language: &Language, options: Options) -> Progress {
    let source = Source::new("", text.to_string());
    let barry_as_flufl = options.barry_as_flufl;
    let tokenizing = tokenizer::Options { barry_as_flufl, ..Default::default() };
    let tokens = tokenize(&source, &language.tokens, tokenizing);
    match tokens.ending {
        _ if tokens.ends_too_early => return Progress::Incomplete,
        Ending::Raised | Ending::Pending => return Progress::Whole,
        Ending::Whole => {}
    }
    let means_nothing = |kind| matches!(kind, TokenKind::NEWLINE | TokenKind::ENDMARKER);
    if tokens.tokens.iter().all(|token| means_nothing(token.kind)) {
        return Progress::Nothing;
    }
    let ends_with_empty_line = text.lines().last().is_some_and(|line| line.trim().is_empty());
    if !ends_with_empty_line && wants_more(text, language, options) {
        return Progress::Incomplete;
    }
    Progress::Whole
}

/// Whether a statement goes on in the next line, or may: only an empty line ends a block.
fn wants_more(text: &str, language: &Language, options: Options) -> bool {
    match parse(text, language, options) {
        Ok(()) => may_go_on(text, language, options),
        Err(_) => goes_on_behind(text, language, options),
    }
}

/// Whether a statement that is whole can have more lines. In Python, a simple one can stand behind another one in a
/// line, and has none; in a language that has one start rule for all, whatever ends with a block may go on.
fn may_go_on(text: &str, language: &Language, options: Options) -> bool {
    if parser::reads(language, options.mode) == options.mode {
        return parse(&format!("pass; {text}"), language, options).is_err();
    }
    let source = Source::new("", text.to_string());
    let tokens = tokenize(&source, &language.tokens, tokenizer::Options::default()).tokens;
    tokens.iter().rev().nth(1).is_some_and(|last| last.kind == TokenKind::DEDENT)
}

/// Whether the first error is behind `text`, when a line follows that is wrong everywhere: then `text` itself is the
/// beginning of something.
fn goes_on_behind(text: &str, language: &Language, options: Options) -> bool {
    let indent = " ".repeat(text.lines().map(str::len).max().unwrap_or(0) + 1);
    let source = Source::new("", format!("{text}{indent}= =\n"));
    let first_behind = text.lines().count() as i32 + 1;
    let error = parser::parse(&Rc::new(source.clone()), language, options).err();
    let line = error.and_then(|error| error.position(&source).lineno);
    line.is_some_and(|line| line >= first_behind)
}

fn parse(text: &str, language: &Language, options: Options) -> Result<(), SyntaxError> {
    let source = Rc::new(Source::new("", text.to_string()));
    parser::parse(&source, language, options).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(expected: Progress, texts: &[&str]) {
        let language = Language::base();
        for text in texts {
            assert_eq!(progress(text, &language, options(0)), expected, "{text:?}");
        }
    }

    #[test]
    fn lines_that_say_nothing() {
        check(Progress::Nothing, &["\n", "   \n", "# a comment\n"]);
    }

    #[test]
    fn statements_that_are_whole() {
        check(
            Progress::Whole,
            &["x = 1\n", "x; y\n", "f(1,\n  2)\n", "'''a\nb'''\n", "x = 1 + \\\n2\n", "import a\n"],
        );
        check(Progress::Whole, &["if x: y\n\n", "def f():\n    pass\n\n", "if x:\n\n"]);
    }

    #[test]
    fn statements_that_go_on() {
        check(
            Progress::Incomplete,
            &["f(1,\n", "'''a\n", "f'''{x}\n", "x = 1 + \\\n", "@decorated\n", "x = [\n\n"],
        );
        check(
            Progress::Incomplete,
            &["if x:\n", "if x: y\n", "if x:\n    y\n", "if x:\n    y\nelse:\n", "class A: pass\n"],
        );
        check(
            Progress::Incomplete,
            &["try:\n    x\n", "match x:\n", "match x:\n  case 1:\n", "def f():\n    # nothing\n"],
        );
    }

    #[test]
    fn mistakes_are_whole_at_once() {
        check(
            Progress::Whole,
            &[
                "x =\n",
                "if x\n",
                "  x\n",
                "x)\n",
                "'a\n",
                "class A:\n    x =\n",
                "if x:\n    y\n  z\n",
            ],
        );
    }
}
