//! Tokens by regular expression.
//!
//! In comes the text of an expression, out comes a [`Pattern`] that a tokenizer asks at a place where a token begins, or
//! what is wrong with it. A pattern matches at least one character and no line end, so that it never looks beyond its
//! line.

use std::ops::Range;

use regex_automata::meta::{BuildError, Regex};
use regex_automata::util::syntax;
use regex_automata::{Anchored, Input, PatternID};
use regex_syntax::hir::{Class, Hir, HirKind};

/// How large the program of an expression may become, in bytes.
const LARGEST: usize = 1 << 22;

/// An expression, ready to match.
#[derive(Debug, Clone)]
pub struct Pattern {
    /// As it is written.
    pub text: String,
    regex: Regex,
    first: FirstBytes,
}

/// What is wrong with an expression, and with which bytes of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault {
    pub span: Range<usize>,
    pub headline: String,
    pub hint: &'static str,
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Pattern) -> bool {
        self.text == other.text
    }
}

impl Pattern {
    /// Reads an expression in the syntax of the crate `regex`.
    pub fn read(text: &str) -> Result<Pattern, Fault> {
        let fault = |headline: &str, hint| Fault {
            span: 0..text.len(),
            headline: headline.to_string(),
            hint,
        };
        let hir =
            syntax::parse_with(text, &configuration()).map_err(|error| unreadable(&error, text))?;
        match hir.properties().minimum_len() {
            None => {
                return Err(fault(
                    "the expression matches nothing",
                    "mend it, or take the token away",
                ));
            }
            Some(0) => {
                return Err(fault(
                    "the expression matches the empty text",
                    "write `+` for `*`, say",
                ));
            }
            Some(_) => {}
        }
        if matches_newline(&hir) {
            let hint = "write `[^\"\\n]` for `[^\"]`, `[ \\t]` for `\\s`, say";
            return Err(fault("the expression matches a line end", hint));
        }
        let limits = Regex::config().nfa_size_limit(Some(LARGEST));
        let regex = Regex::builder().configure(limits).build_from_hir(&hir);
        let regex = regex.map_err(|error| fault(&too_large(&error), "repeat less in it"))?;
        let mut first = FirstBytes([false; 256]);
        first.add(&hir);
        Ok(Pattern { text: text.to_string(), regex, first })
    }

    /// Where the match ends that begins at `at`, if there is one.
    #[must_use]
    pub fn end(&self, text: &str, at: usize) -> Option<usize> {
        let byte = *text.as_bytes().get(at)?;
        if !self.may_begin_with(byte) {
            return None;
        }
        let input = Input::new(text).range(at..).anchored(Anchored::Yes);
        self.regex.search_half(&input).map(|found| found.offset())
    }

    /// What a named group of the match at `at` has matched, if it took part.
    #[must_use]
    pub fn part(&self, text: &str, at: usize, name: &str) -> Option<Range<usize>> {
        let mut captures = self.regex.create_captures();
        let input = Input::new(text).range(at..).anchored(Anchored::Yes);
        self.regex.search_captures(&input, &mut captures);
        captures.get_group_by_name(name).map(|span| span.range())
    }

    /// The names of its groups.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        self.regex.group_info().pattern_names(PatternID::ZERO).flatten()
    }

    /// Whether a match can begin with this byte.
    pub fn may_begin_with(&self, byte: u8) -> bool {
        self.first.0[usize::from(byte)]
    }
}

/// `^` and `$` are those of a line: a text is read line by line.
fn configuration() -> syntax::Config {
    syntax::Config::new().multi_line(true).unicode(true).utf8(true)
}

fn unreadable(error: &regex_syntax::Error, text: &str) -> Fault {
    let (span, what) = match error {
        regex_syntax::Error::Parse(error) => (error.span(), error.kind().to_string()),
        regex_syntax::Error::Translate(error) => (error.span(), error.kind().to_string()),
        other => {
            let headline = format!("the expression cannot be read: {other}");
            return Fault { span: 0..text.len(), headline, hint: HOW };
        }
    };
    let headline = format!("the expression cannot be read: {what}");
    Fault { span: span.start.offset..span.end.offset, headline, hint: HOW }
}

/// Which expressions there are.
const HOW: &str = "the syntax is that of the Rust crate `regex`";

fn too_large(error: &BuildError) -> String {
    match error.size_limit() {
        Some(limit) => format!("the expression becomes larger than {limit} bytes"),
        None => format!("the expression cannot be compiled: {error}"),
    }
}

/// Whether a line end can be part of a match.
fn matches_newline(hir: &Hir) -> bool {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => false,
        HirKind::Literal(literal) => literal.0.contains(&b'\n'),
        HirKind::Class(Class::Unicode(class)) => {
            class.ranges().iter().any(|range| (range.start()..=range.end()).contains(&'\n'))
        }
        HirKind::Class(Class::Bytes(class)) => {
            class.ranges().iter().any(|range| (range.start()..=range.end()).contains(&b'\n'))
        }
        HirKind::Repetition(repetition) => matches_newline(&repetition.sub),
        HirKind::Capture(capture) => matches_newline(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().any(matches_newline),
    }
}

/// The bytes that a match can begin with: most places in a text need no more to be passed over.
#[derive(Debug, Clone)]
struct FirstBytes([bool; 256]);

impl FirstBytes {
    /// Adds those of an expression; whether it can match the empty text.
    fn add(&mut self, hir: &Hir) -> bool {
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => true,
            HirKind::Literal(literal) => match literal.0.first() {
                Some(&byte) => {
                    self.add_range(byte..=byte);
                    false
                }
                None => true,
            },
            HirKind::Class(Class::Unicode(class)) => {
                for range in class.ranges() {
                    self.add_range(lead(range.start())..=lead(range.end()));
                }
                false
            }
            HirKind::Class(Class::Bytes(class)) => {
                for range in class.ranges() {
                    self.add_range(range.start()..=range.end());
                }
                false
            }
            HirKind::Repetition(repetition) => self.add(&repetition.sub) || repetition.min == 0,
            HirKind::Capture(capture) => self.add(&capture.sub),
            HirKind::Concat(parts) => parts.iter().all(|part| self.add(part)),
            HirKind::Alternation(parts) => {
                let mut empty = false;
                parts.iter().for_each(|part| empty |= self.add(part));
                empty
            }
        }
    }

    fn add_range(&mut self, bytes: std::ops::RangeInclusive<u8>) {
        bytes.for_each(|byte| self.0[usize::from(byte)] = true);
    }
}

/// The first byte of a character in UTF-8: the larger the character, the larger the byte.
fn lead(character: char) -> u8 {
    let mut bytes = [0; 4];
    character.encode_utf8(&mut bytes);
    bytes[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_matches_where_it_is_asked() {
        let unit = Pattern::read(r"[0-9]+(km|ms)\b").unwrap();
        assert_eq!(unit.end("5km", 0), Some(3));
        assert_eq!(unit.end("x 20ms y", 2), Some(6));
        assert_eq!(unit.end("x 20ms y", 1), None);
        assert_eq!(unit.end("5kms", 0), None);
        let parts = Pattern::read(r"(?<number>[0-9]+)(?<unit>km|ms)(?<more>x)?\b").unwrap();
        assert_eq!(parts.parts().collect::<Vec<_>>(), ["number", "unit", "more"]);
        assert_eq!(parts.part("a 20ms", 2, "unit"), Some(4..6));
        assert_eq!(parts.part("a 20ms", 2, "more"), None);
        let greek = Pattern::read(r"\p{Greek}+'").unwrap();
        assert_eq!(greek.end("αβ'", 0), Some(5));
        assert!(!greek.may_begin_with(b'a'));
        let of_line = Pattern::read("^%.*$").unwrap();
        assert_eq!((of_line.end("a\n%b c\nd", 2), of_line.end("a %b", 2)), (Some(6), None));
    }

    #[test]
    fn what_no_token_can_be_is_refused() {
        let headline = |text: &str| Pattern::read(text).unwrap_err().headline;
        assert_eq!(headline("[0-9]*"), "the expression matches the empty text");
        assert_eq!(headline(r"\b|a"), "the expression matches the empty text");
        assert_eq!(headline("[a&&b]"), "the expression matches nothing");
        for text in [r#""[^"]*""#, r"a\s", r"a\nb", "(?s)a.b", r"a\W"] {
            assert_eq!(headline(text), "the expression matches a line end", "{text}");
        }
        assert!(headline("((a{1000}){1000}){1000}").contains("larger than 4194304 bytes"));
        let unclosed = Pattern::read("ab(c").unwrap_err();
        assert_eq!(unclosed.span, 2..3);
        assert_eq!(unclosed.headline, "the expression cannot be read: unclosed group");
    }
}
