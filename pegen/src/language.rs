//! `language.toml`: name, version and magic number of a language.

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Checked, Diagnostic, FileId, Span};

/// What a language is called, and the number that its `.pyc` files start with.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Identity {
    pub name: String,
    /// Major and minor.
    pub version: (u8, u8),
    /// The first two bytes of a `.pyc`, little-endian; `\r\n` follows.
    pub magic: u16,
    #[serde(default)]
    pub history: Vec<MagicNumber>,
}

/// A magic number that the language has or had.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MagicNumber {
    pub magic: u16,
    pub why: String,
}

/// Reads `language.toml`. The magic number must be the newest of its history.
pub fn read(text: &str, file: FileId) -> Checked<Identity> {
    let identity: Spanned<Identity> =
        toml::from_str(text).map_err(|error| vec![toml_error(&error, text, file)])?;
    let place = file.at(Span::from(identity.span()));
    let identity = identity.into_inner();
    match identity.history.last() {
        Some(newest) if newest.magic != identity.magic => Err(vec![
            Diagnostic::error("magic-history", "the magic number is not the newest of its history")
                .label(place, format!("{} here, {} there", identity.magic, newest.magic))
                .hint("add a [[history]] entry that says why it changed"),
        ]),
        _ => Ok(identity),
    }
}

/// A mistake in a TOML file, at its place.
pub(crate) fn toml_error(error: &toml::de::Error, text: &str, file: FileId) -> Diagnostic {
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
}
