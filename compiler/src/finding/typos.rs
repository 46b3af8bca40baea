//! Keywords that are misspelt: "invalid syntax" becomes "invalid syntax. Did you mean 'for'?" where that is printed.
//!
//! CPython does so in its module `traceback`, not in the exception: it goes through the names around the error, puts
//! keywords that are spelt alike in place of each, and suggests the first one that makes a program of them. The names
//! begin behind the last compound statement that the parser had read. What the tries warn of is printed as well.

use std::rc::Rc;

use super::similar::{close_matches, closest};
use crate::compile::{self, CompileOptions};
use crate::error::{
    ErrorKind, ErrorText, Position, SyntaxError, Warning, is_space, report_as, report_of_place,
};
use crate::language::Language;
use crate::parser;
use crate::preprocess::preprocess;
use crate::source::{Source, Span};
use crate::token::{Token, TokenKind};
use crate::tokenizer::{self, is_template_middle, tokenize};

/// In more characters than this nothing is looked for.
const LONGEST: usize = 1024;
/// How many names are tried, and how many keywords for each.
const NAMES: usize = 10;
const KEYWORDS: usize = 3;

/// What CPython has of a program's text when it prints an error in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept<'a> {
    /// All of it: of what is given to `compile()`, and of modules.
    Text,
    /// The file, which is read once more, as UTF-8: of a program that is run.
    File(&'a str),
    /// The line that is shown: of standard input.
    Line,
}

/// What came of looking for a misspelt keyword.
#[derive(Debug, Default)]
pub struct Search {
    pub typo: Option<Typo>,
    /// What the tries warn of, each under the name of the text that was tried.
    pub warnings: Vec<(&'static str, Warning)>,
}

/// A name that should be a keyword.
#[derive(Debug)]
pub struct Typo {
    pub name: String,
    pub keyword: String,
    /// The error as it is printed behind the line that names the file.
    pub shown: SyntaxError,
}

/// What CPython prints of an error behind the line that names its file, where it looks for misspelt keywords.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// Lines in front of everything.
    pub warnings: String,
    /// The line of the program, and the one with the carets.
    pub place: String,
    pub message: String,
}

/// The error as CPython prints it.
pub fn report(error: &SyntaxError, source: &Source, kept: Kept<'_>, language: &Language) -> String {
    let Search { typo, warnings } = search(error, source, kept, language);
    let shown = typo.as_ref().map_or(error, |typo| &typo.shown);
    told(&warnings) + &report_as(error, shown, source)
}

/// What is printed of an error that a program may catch first.
pub fn printed(
    error: &SyntaxError,
    source: &Source,
    kept: Kept<'_>,
    language: &Language,
) -> Option<Printed> {
    let Search { typo, warnings } = search(error, source, kept, language);
    if typo.is_none() && warnings.is_empty() {
        return None;
    }
    let shown = typo.as_ref().map_or(error, |typo| &typo.shown);
    let (place, message) = (report_of_place(shown, source), shown.message.clone());
    Some(Printed { warnings: told(&warnings), place, message })
}

fn told(warnings: &[(&str, Warning)]) -> String {
    let line = |(name, warning): &(&str, Warning)| {
        format!("{name}:{}: SyntaxWarning: {}\n", warning.lineno, warning.message)
    };
    warnings.iter().map(line).collect()
}

/// Looks for a misspelt keyword around an error.
pub fn search(error: &SyntaxError, source: &Source, kept: Kept<'_>, language: &Language) -> Search {
    let mut search = Search::default();
    let Some(piece) = Piece::of(error, source, kept) else { return search };
    let mut keywords: Vec<&str> = language.tokens.keywords().collect();
    keywords.sort_unstable();
    let mut tries = Tries { piece, language, keywords, warnings: &mut search.warnings };
    let typo = tries.typo();
    search.typo = typo;
    search
}

/// The lines of a program in which names are tried.
struct Piece {
    source: Source,
    /// Only names of this line are tried.
    only: Option<u32>,
}

impl Piece {
    fn of(error: &SyntaxError, source: &Source, kept: Kept<'_>) -> Option<Piece> {
        let message = error.message.as_str();
        let has_typo =
            message == "invalid syntax" || message.contains("Perhaps you forgot a comma");
        let mut first = error.statement_line.filter(|_| has_typo)? as usize;
        let shown = error.text(source)?;
        let mut end = usize::try_from(error.position(source).lineno.unwrap_or(0)).unwrap_or(0);
        let lines = match kept {
            Kept::Text => split_lines(source.text()),
            Kept::File(text) => split_lines(text),
            Kept::Line => {
                (first, end) = (0, 1);
                split_lines(&shown)
            }
        };
        // Counted from the line of that statement, or from the first one.
        let is_file = matches!(kept, Kept::File(_));
        let only = is_file.then(|| (end + usize::from(first > 0)).saturating_sub(first) as u32);
        let range = first.saturating_sub(1)..end.min(lines.len());
        let text = dedented(lines.get(range).unwrap_or_default());
        let is_short = text.chars().count() <= LONGEST;
        is_short.then(|| Piece { source: Source::new("<string>", text), only })
    }
}

/// The search at work.
struct Tries<'a> {
    piece: Piece,
    language: &'a Language,
    /// In the order of their letters.
    keywords: Vec<&'a str>,
    warnings: &'a mut Vec<(&'static str, Warning)>,
}

/// How a text is tried, as the module `codeop` does it: what can be parsed is compiled as well, and only that may warn.
/// What cannot be parsed may still be the beginning of something with another line end behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Attempt {
    Parse,
    Compile,
}

/// What comes of an attempt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Accepted,
    /// More text may follow.
    Begun,
    Refused,
}

/// CPython raises something that ends the search, and nothing is suggested.
struct GivenUp;

impl Tries<'_> {
    fn typo(&mut self) -> Option<Typo> {
        let options = tokenizer::Options { extra_tokens: true, ..Default::default() };
        let tokens = tokenize(&self.piece.source, &self.language.tokens, options);
        let mut lines = TokenLines::default();
        let mut names = 0;
        for (place, token) in tokens.tokens.iter().enumerate() {
            let early = tokens.warnings.iter().filter(|early| early.token == place);
            self.warnings.extend(early.map(|early| ("<string>", early.warning.clone())));
            let line = lines.of(token, &self.piece.source);
            if !self.is_tried(token) {
                continue;
            }
            names += 1;
            if names > NAMES {
                return None;
            }
            let name = self.piece.source.slice(token.span).to_string();
            for keyword in self.keywords_like(&name) {
                if self.is_program_with(&keyword, token.span).ok()? {
                    let shown = self.shown(token.span, &keyword, self.piece.source.slice(line));
                    return Some(Typo { name, keyword, shown });
                }
            }
        }
        None
    }

    /// Whether a token is a name that is no keyword, and in the right line.
    fn is_tried(&self, token: &Token) -> bool {
        let source = &self.piece.source;
        let (line, _) = source.line_and_column(token.span.start);
        token.kind == TokenKind::NAME
            && self.piece.only.is_none_or(|only| only == line)
            && !self.keywords.contains(&source.slice(token.span))
    }

    fn keywords_like(&self, name: &str) -> Vec<String> {
        let known = || self.keywords.iter().copied();
        let like = closest(name, known()).into_iter().chain(close_matches(name, known()));
        like.take(KEYWORDS).map(str::to_string).collect()
    }

    /// Whether the piece is a program, or the beginning of one, with `keyword` in place of a name.
    fn is_program_with(&mut self, keyword: &str, name: Span) -> Result<bool, GivenUp> {
        let text = self.piece.source.text();
        let (before, behind) = (&text[..name.start as usize], &text[name.end as usize..]);
        // An empty line at the end goes when the lines are joined again.
        let behind = behind.strip_suffix('\n').unwrap_or(behind);
        let text = format!("{before}{keyword}{behind}");
        let is_refused = self.try_to(Attempt::Parse, &text)? != Outcome::Accepted;
        if is_refused && self.try_to(Attempt::Parse, &format!("{text}\n"))? != Outcome::Refused {
            return Ok(true);
        }
        Ok(self.try_to(Attempt::Compile, &text)? == Outcome::Accepted)
    }

    /// Whether a text can be parsed, as far as it goes, or compiled.
    fn try_to(&mut self, attempt: Attempt, text: &str) -> Result<Outcome, GivenUp> {
        let source = Rc::new(Source::new("<input>", text.to_string()));
        let allow_incomplete_input = attempt == Attempt::Parse;
        let options = parser::Options { allow_incomplete_input, ..Default::default() };
        let (mut told, language) = (Vec::new(), self.language);
        let parsed = parser::parse_telling(&source, language, options, &mut told);
        let outcome = parsed.and_then(|mut ast| match attempt {
            Attempt::Parse => preprocess(&mut ast, &language.schema, 0),
            Attempt::Compile => {
                let options = CompileOptions::new("<input>", language);
                compile::compile_telling(&ast, &options, &mut told).map(drop)
            }
        });
        if attempt == Attempt::Compile {
            self.warnings.extend(told.into_iter().map(|warning| ("<input>", warning)));
        }
        match outcome {
            Ok(()) => Ok(Outcome::Accepted),
            Err(error) if error.kind == ErrorKind::IncompleteInput => Ok(Outcome::Begun),
            Err(error) if error.kind.is_syntax_error() => Ok(Outcome::Refused),
            Err(_) => Err(GivenUp),
        }
    }

    /// What is printed in place of the error: with the place of the name in the lines that were tried.
    fn shown(&self, name: Span, keyword: &str, line: &str) -> SyntaxError {
        let message = format!("invalid syntax. Did you mean '{keyword}'?");
        let column = |at: u32| {
            let (line, column) = self.piece.source.line_and_column(at);
            let before = self.piece.source.line(line).get(..column as usize).unwrap_or("");
            (line as i32, before.chars().count() as i32 + 1)
        };
        let ((lineno, offset), (end_lineno, end_offset)) = (column(name.start), column(name.end));
        let position = Position::new(lineno, offset, end_lineno, end_offset);
        SyntaxError::exact(ErrorKind::SyntaxError, message, position)
            .with_text(ErrorText::Exact(line.to_string()))
    }
}

/// The line that CPython's tokenizer gives along with each token. It is found anew only when the line has changed, so
/// what follows a string of several lines has all of them.
#[derive(Default)]
struct TokenLines {
    lineno: u32,
    line: Span,
}

impl TokenLines {
    /// Of the tokens in their order.
    fn of(&mut self, token: &Token, source: &Source) -> Span {
        let (lineno, column) = source.line_and_column(token.span.end);
        // A line end belongs to the line that it ends.
        let (lineno, column) = match token.span.end > token.span.start && column == 0 {
            true => source.line_and_column(token.span.end - 1),
            false => (lineno, column),
        };
        if lineno != self.lineno {
            let is_string = token.kind == TokenKind::STRING || is_template_middle(token.kind);
            let (_, start_column) = source.line_and_column(token.span.start);
            let start = match is_string {
                true => token.span.start - start_column,
                false => token.span.end - column,
            };
            let rest = &source.text()[token.span.end as usize..];
            let end = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
            (self.lineno, self.line) = (lineno, Span::new(start, token.span.end + end as u32));
        }
        self.line
    }
}

/// The lines of a text as `str.splitlines` finds them, without their ends.
fn split_lines(text: &str) -> Vec<&str> {
    let ends =
        ['\n', '\r', '\x0B', '\x0C', '\x1C', '\x1D', '\x1E', '\u{85}', '\u{2028}', '\u{2029}'];
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let Some(end) = rest.find(ends) else {
            lines.push(rest);
            break;
        };
        let (line, behind) = rest.split_at(end);
        lines.push(line);
        let mut characters = behind.chars();
        characters.next();
        rest = behind.strip_prefix("\r\n").unwrap_or(characters.as_str());
    }
    lines
}

/// The lines without the indentation that they have in common, as `textwrap.dedent` leaves them.
fn dedented(lines: &[&str]) -> String {
    let is_blank = |line: &str| line.chars().all(is_space);
    let mut written = lines.iter().filter(|line| !is_blank(line));
    let first = written.next().copied().unwrap_or("");
    let indentation = first.len() - first.trim_start_matches([' ', '\t']).len();
    let margin = written.fold(indentation, |margin, line| {
        let same = first.bytes().zip(line.bytes()).take_while(|(one, other)| one == other);
        margin.min(same.count())
    });
    let kept = lines.iter().map(|line| if is_blank(line) { "" } else { &line[margin..] });
    kept.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_at_every_kind_of_end() {
        assert_eq!(split_lines("a\r\nb\rc\n\nd\x0Ce\u{2028}"), ["a", "b", "c", "", "d", "e"]);
        assert!(split_lines("").is_empty());
    }

    #[test]
    fn common_indentation_goes() {
        assert_eq!(dedented(&["  a", "   b", " ", "  "]), "a\n b\n\n");
        assert_eq!(dedented(&["\ta", " \tb"]), "\ta\n \tb");
    }

    #[test]
    fn a_misspelt_keyword_is_found() {
        let language = Language::base();
        let source = Rc::new(Source::new("t.py", "x = 1\nfro i in x:\n    pass\n".to_string()));
        let error = parser::parse(&source, &language, Default::default()).err();
        let error = error.expect("it is no program");
        let found = search(&error, &source, Kept::Text, &language).typo.expect("a typo");
        assert_eq!((&*found.name, &*found.keyword), ("fro", "for"));
        assert_eq!(found.shown.position(&source), Position::new(2, 1, 2, 4));
        let message = "invalid syntax. Did you mean 'for'?";
        assert_eq!(found.shown.message, message);
    }
}
