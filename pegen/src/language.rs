//! `language.toml`: name, version and magic number of a language, and how its programs are written.

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Checked, Diagnostic, FileId, Place, Span};

/// What a language is called, the number that its `.pyc` files start with, and what its texts look like.
#[derive(Debug, Clone, PartialEq)]
pub struct Identity {
    pub name: String,
    /// Major and minor.
    pub version: (u8, u8),
    /// The first two bytes of a `.pyc`, little-endian; `\r\n` follows.
    pub magic: u16,
    pub history: Vec<MagicNumber>,
    pub programs: Programs,
}

/// A magic number that the language has or had.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MagicNumber {
    pub magic: u16,
    pub why: String,
}

/// What the texts of a language's programs look like; Python's, where nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Programs {
    /// The rule that a program begins with, and where that is said. A language without one has Python's four.
    pub start: Option<(String, Place)>,
    pub layout: Layout,
    /// What begins a comment; `None` for Python's `#`.
    pub comments: Option<Vec<Comment>>,
}

/// What the ends and beginnings of lines mean.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// A line end is a NEWLINE, deeper lines are between INDENT and DEDENT.
    #[default]
    Indentation,
    /// A line end is a NEWLINE, how deep a line is means nothing.
    Lines,
    /// Line ends are white space.
    Free,
}

/// A kind of comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    pub opening: String,
    /// What ends it; `None` for the end of its line.
    pub closing: Option<String>,
    /// Where the file says so.
    pub place: Place,
}

/// The file as it is written; what it leaves out is that of the language below.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: Option<String>,
    version: Option<(u8, u8)>,
    magic: Option<Spanned<u16>>,
    #[serde(default)]
    history: Vec<MagicNumber>,
    programs: Option<WrittenPrograms>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPrograms {
    start: Option<Spanned<String>>,
    #[serde(default)]
    layout: Layout,
    comments: Option<Vec<Spanned<WrittenComment>>>,
}

#[derive(Deserialize)]
#[serde(untagged, expecting = "a comment is a text, or a pair of texts")]
enum WrittenComment {
    ToLineEnd(String),
    Enclosed([String; 2]),
}

/// Reads a `language.toml` that stands alone.
pub fn read(text: &str, file: FileId) -> Checked<Identity> {
    read_over(text, file, None)
}

/// Reads `language.toml`, which may leave out what `base` says. The magic number must be the newest of its history.
pub fn read_over(text: &str, file: FileId, base: Option<&Identity>) -> Checked<Identity> {
    let written: Written =
        toml::from_str(text).map_err(|error| vec![toml_error(&error, text, file)])?;
    let Written { name, version, magic, history, programs } = written;
    let magic_place = magic.as_ref().map(|magic| file.at(Span::from(magic.span())));
    let lacks = |key: &str| {
        vec![Diagnostic::error("toml", format!("`{key}` is missing")).label(
            file.at(Span::new(0, text.len().min(1))),
            "a language that is laid over none says it",
        )]
    };
    let identity = Identity {
        name: name.or(base.map(|base| base.name.clone())).ok_or_else(|| lacks("name"))?,
        version: version.or(base.map(|base| base.version)).ok_or_else(|| lacks("version"))?,
        magic: (magic.map(Spanned::into_inner).or(base.map(|base| base.magic)))
            .ok_or_else(|| lacks("magic"))?,
        history,
        programs: match programs {
            Some(programs) => read_programs(programs, file)?,
            None => base.map(|base| base.programs.clone()).unwrap_or_default(),
        },
    };
    match (identity.history.last(), magic_place) {
        (Some(newest), Some(place)) if newest.magic != identity.magic => Err(vec![
            Diagnostic::error("magic-history", "the magic number is not the newest of its history")
                .label(place, format!("{} here, {} there", identity.magic, newest.magic))
                .hint("add a [[history]] entry that says why it changed"),
        ]),
        _ => Ok(identity),
    }
}

fn read_programs(written: WrittenPrograms, file: FileId) -> Checked<Programs> {
    let WrittenPrograms { start, layout, comments } = written;
    let mut findings = Vec::new();
    let comments = comments.map(|comments| {
        let read = |comment: Spanned<WrittenComment>| {
            let place = file.at(Span::from(comment.span()));
            let (opening, closing) = match comment.into_inner() {
                WrittenComment::ToLineEnd(opening) => (opening, None),
                WrittenComment::Enclosed([opening, closing]) => (opening, Some(closing)),
            };
            for text in [Some(&opening), closing.as_ref()].into_iter().flatten() {
                if text.is_empty() || text.contains(char::is_whitespace) {
                    let headline = format!("no comment can begin or end with {text:?}");
                    let finding = Diagnostic::error("comment", headline).label(place, "here");
                    findings.push(finding.hint("signs without white space, such as `//`"));
                }
            }
            Comment { opening, closing, place }
        };
        comments.into_iter().map(read).collect()
    });
    let start = start.map(|start| {
        let place = file.at(Span::from(start.span()));
        (start.into_inner(), place)
    });
    if findings.is_empty() { Ok(Programs { start, layout, comments }) } else { Err(findings) }
}

/// A mistake in a TOML file, at its place.
pub fn toml_error(error: &toml::de::Error, text: &str, file: FileId) -> Diagnostic {
    let span = error.span().map_or(Span::new(0, text.len().min(1)), Span::from);
    Diagnostic::error("toml", error.message().lines().next().unwrap_or("malformed TOML"))
        .label(file.at(span), "here")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Files;

    fn read_text(text: &str) -> Checked<Identity> {
        read(text, Files::new().add("language.toml", text))
    }

    #[test]
    fn the_magic_number_is_the_newest_of_the_history() {
        let text =
            "name = 'P'\nversion = [3, 14]\nmagic = 2\n[[history]]\nmagic = 2\nwhy = 'new'\n";
        assert_eq!(read_text(text).unwrap().magic, 2);
        let findings = read_text(&text.replace("magic = 2\nwhy", "magic = 1\nwhy")).unwrap_err();
        assert_eq!(findings[0].code, "magic-history");
    }

    #[test]
    fn malformed_toml_is_refused_at_its_place() {
        let findings = read_text("name = 'P'\nversion = 3\nmagic = 2\n").unwrap_err();
        assert_eq!(findings[0].labels[0].place.span, Span::new(21, 22));
        assert!(read_text("name = ").is_err());
    }

    #[test]
    fn how_programs_are_written() {
        let text = "name = 'P'\nversion = [3, 14]\nmagic = 2\n";
        let base = read_text(text).unwrap();
        assert_eq!(base.programs, Programs::default());
        let file = Files::new().add("language.toml", "");
        let over = |text: &str| read_over(text, file, Some(&base));
        let programs =
            "[programs]\nstart = 'p'\nlayout = 'free'\ncomments = ['//', ['/*', '*/']]\n";
        let Identity { name, magic, programs, .. } = over(programs).unwrap();
        assert_eq!((name.as_str(), magic), ("P", 2));
        assert_eq!((programs.start.unwrap().0.as_str(), programs.layout), ("p", Layout::Free));
        let comments = programs.comments.unwrap().into_iter();
        let comments: Vec<_> = comments.map(|comment| (comment.opening, comment.closing)).collect();
        let enclosed = ("/*".to_string(), Some("*/".to_string()));
        assert_eq!(comments, [("//".to_string(), None), enclosed]);
        for (text, code) in [
            ("[programs]\ncomments = ['']", "comment"),
            ("[programs]\ncomments = [['/*', ' ']]", "comment"),
            ("[programs]\ncomments = [['/*']]", "toml"),
            ("[programs]\nlayout = 'loose'", "toml"),
            ("[programs]\nbegins = 'p'", "toml"),
        ] {
            assert_eq!(over(text).unwrap_err()[0].code, code, "{text}");
        }
        assert_eq!(
            read_text("magic = 2\nversion = [3, 14]").unwrap_err()[0].headline,
            "`name` is missing"
        );
    }
}
