//! Bytes to text: byte order marks and coding cookies (PEP 263), and line ends.

mod codecs;

use std::borrow::Cow;

use self::codecs::{Codec, Malformed, codec_named, utf8};
use crate::error::{ErrorKind, ErrorText, Position, SyntaxError};

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A source file as text, and the name of its encoding as `tokenize` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    pub encoding: String,
}

/// A file as the `tokenize` module reads it: its lines end with `\n`, and a `\r` stays where it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lossy {
    /// Up to the line with the first null byte.
    pub text: String,
    pub encoding: String,
    /// What is said when that line is read.
    pub null_byte: Option<SyntaxError>,
}

/// Where bytes come from: CPython says of the same bytes not quite the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin<'a> {
    /// They were given to `compile()`.
    Memory,
    /// They are a file that is run, by this name.
    File(&'a str),
}

/// Decodes a program: UTF-8, unless a comment in its first two lines names another encoding. Line ends
/// become `\n`.
pub fn decode(bytes: &[u8], origin: Origin<'_>) -> Result<Decoded, SyntaxError> {
    if origin == Origin::Memory && bytes.contains(&0) {
        let message = "source code string cannot contain null bytes";
        return Err(SyntaxError::without_place(ErrorKind::SyntaxError, message));
    }
    let body = bytes.strip_prefix(BYTE_ORDER_MARK);
    let declaration = Declaration { marked: body.is_some(), cookie: cookie(body.unwrap_or(bytes)) };
    let body = body.unwrap_or(bytes);
    let encoding = declaration.encoding(origin)?;
    let text = decode_as(body, &encoding, &declaration, origin)?;
    let text = with_newlines(text);
    if let Some(null) = text.find('\0') {
        return Err(null_byte(&text, null));
    }
    let encoding = if declaration.marked { "utf-8-sig".to_string() } else { encoding };
    Ok(Decoded { text, encoding })
}

/// Decodes a file as the `tokenize` module does: its first lines must be of its encoding, what is not in those
/// behind them becomes U+FFFD.
pub fn decode_lossy(bytes: &[u8], name: &str) -> Result<Lossy, SyntaxError> {
    let body = bytes.strip_prefix(BYTE_ORDER_MARK);
    let marked = body.is_some();
    let body = body.unwrap_or(bytes);
    let declaration = Declaration { marked, cookie: cookie_for_people(body) };
    let in_first_line = declaration.cookie.as_ref().is_some_and(|cookie| cookie.lineno == 1);
    let count = if in_first_line || !lets_cookie_follow(body) { 1 } else { 2 };
    let checked = &body[..end_of_line(body, count)];
    let problem = |message| Err(SyntaxError::without_place(ErrorKind::SyntaxError, message));
    let named = declaration.cookie.as_ref().map(|cookie| usual_name(cookie.name));
    let encoding = named.unwrap_or_else(|| "utf-8".to_string());
    let codec = match &*encoding {
        "utf-8" => Some(Codec::Utf8),
        "iso-8859-1" => Some(Codec::Latin1),
        name => codec_named(name),
    };
    let Some(codec) = codec else {
        return problem(format!("unknown encoding for '{name}': {encoding}"));
    };
    if declaration.marked && encoding != "utf-8" {
        return problem(format!("encoding problem for '{name}': utf-8"));
    }
    if checked.contains(&0) {
        return problem("source code cannot contain null bytes".to_string());
    }
    if codec.decode(checked).is_err() {
        return problem(format!("invalid or missing encoding declaration for '{name}'"));
    }
    let mut text = codec.decode_lossy(body);
    let null = text.find('\0');
    let null_byte = null.map(|place| null_byte(&text, place));
    if let Some(place) = null {
        text.truncate(text[..place].rfind('\n').map_or(0, |newline| newline + 1));
    }
    Ok(Lossy { text, encoding, null_byte })
}

/// The text of a program that is given as text: line ends become `\n`.
pub fn from_text(text: &str) -> Result<String, SyntaxError> {
    if text.contains('\0') {
        let message = "source code string cannot contain null bytes";
        return Err(SyntaxError::without_place(ErrorKind::SyntaxError, message));
    }
    Ok(with_newlines(text.to_string()))
}

/// What a program says of its encoding.
struct Declaration<'a> {
    /// It begins with a byte order mark.
    marked: bool,
    cookie: Option<Cookie<'a>>,
}

/// A comment that names an encoding.
struct Cookie<'a> {
    name: &'a str,
    /// Its line, and the number of that.
    line: &'a [u8],
    lineno: i32,
}

impl Declaration<'_> {
    fn encoding(&self, origin: Origin<'_>) -> Result<String, SyntaxError> {
        let Some(Cookie { name, line, lineno }) = self.cookie else { return Ok("utf-8".into()) };
        let name = usual_name(name);
        if !self.marked || name == "utf-8" {
            return Ok(name);
        }
        let message = format!("encoding problem: {name} with BOM");
        let line = String::from_utf8_lossy(line).into_owned();
        // The line end counts, but not in the first line of what is no file.
        let counts = origin != Origin::Memory || lineno > 1;
        let end = line.chars().count() as i32 + i32::from(counts);
        let position = Position::new(lineno, 0, lineno, end);
        let error = SyntaxError::exact(ErrorKind::SyntaxError, message, position);
        Err(error.with_text(ErrorText::Exact(line)))
    }

    fn is_explicit(&self) -> bool {
        self.marked || self.cookie.is_some()
    }
}

fn decode_as(
    bytes: &[u8],
    encoding: &str,
    declaration: &Declaration<'_>,
    origin: Origin<'_>,
) -> Result<String, SyntaxError> {
    if encoding == "utf-8" {
        return utf8(bytes).map_err(|malformed| match origin {
            Origin::File(_) if declaration.is_explicit() => declared_utf8(bytes, &malformed),
            _ => undeclared(bytes, malformed.start, origin),
        });
    }
    let codec = match encoding {
        "iso-8859-1" => Some(Codec::Latin1),
        _ => codec_named(encoding),
    };
    let is_file = origin != Origin::Memory;
    match codec {
        None => Err(unreadable(format!("unknown encoding: {encoding}"))),
        Some(Codec::NotText) if is_file => {
            Err(unreadable(format!("'{encoding}' is not a text encoding")))
        }
        Some(Codec::NotText) => Err(unreadable(format!(
            "'{encoding}' is not a text encoding; use codecs.decode() to handle arbitrary codecs"
        ))),
        Some(Codec::Undefined) => Err(unreadable("undefined encoding")),
        Some(codec) if !codec.can_read(bytes) => Err(unreadable(format!(
            "the encoding '{encoding}' is not supported here, or not all of it"
        ))),
        Some(Codec::Utf16) if is_file => Err(unreadable(
            "'utf-16' codec can't decode bytes in position 0-1: Stream does not start with BOM",
        )),
        Some(codec) => {
            let lines = with_line_end(bytes);
            let mut text = codec.decode(&lines).map_err(|malformed| {
                // Of a file, CPython decodes again from the last byte of the cookie's line on.
                let read = match &declaration.cookie {
                    Some(cookie) if is_file => end_of_line(bytes, cookie.lineno).saturating_sub(1),
                    _ => 0,
                };
                unreadable(malformed.message(&lines, read.min(malformed.start)))
            })?;
            if lines.len() > bytes.len() && text.ends_with('\n') {
                text.pop();
            }
            Ok(text)
        }
    }
}

/// The bytes with an end of their last line: CPython adds it first.
fn with_line_end(bytes: &[u8]) -> Cow<'_, [u8]> {
    match bytes.last() {
        None | Some(b'\n' | b'\r') => Cow::Borrowed(bytes),
        Some(_) => Cow::Owned([bytes, b"\n"].concat()),
    }
}

/// The offset behind the end of a line.
fn end_of_line(bytes: &[u8], lineno: i32) -> usize {
    let mut ends = memchr::memchr_iter(b'\n', bytes);
    ends.nth(lineno as usize - 1).map_or(bytes.len(), |end| end + 1)
}

/// CPython says so when it cannot even set up its tokenizer.
fn unreadable(message: impl Into<String>) -> SyntaxError {
    let position = Position { lineno: Some(0), offset: Some(-1), ..Position::default() };
    SyntaxError::exact(ErrorKind::SyntaxError, message, position).with_text(ErrorText::None)
}

/// Bytes that are not UTF-8, in a program that says nothing of its encoding.
fn undeclared(bytes: &[u8], place: usize, origin: Origin<'_>) -> SyntaxError {
    let (mut lineno, start, line) = line_around(bytes, place);
    let file = match origin {
        Origin::File(name) => format!(" in file {name}"),
        Origin::Memory => String::new(),
    };
    // The second line of a file is read before the first one is counted, when that is no comment.
    if origin != Origin::Memory && lineno == 2 && !is_blank_or_comment(bytes) {
        lineno = 1;
    }
    let message = format!(
        "Non-UTF-8 code starting with '\\x{:02x}'{file} on line {lineno}, but no encoding declared; \
         see https://peps.python.org/pep-0263/ for details",
        bytes[place]
    );
    let offset = String::from_utf8_lossy(&bytes[start..place]).chars().count() as i32 + 1;
    let position = Position::new(lineno, offset, lineno, offset);
    let error = SyntaxError::exact(ErrorKind::SyntaxError, message, position);
    error.with_text(ErrorText::Exact(line))
}

/// Bytes that are not UTF-8, in a file that says that it is UTF-8.
fn declared_utf8(bytes: &[u8], malformed: &Malformed) -> SyntaxError {
    let (lineno, start, line) = line_around(bytes, malformed.start);
    let message = format!("(unicode error) {}", malformed.message(bytes, start));
    let position = Position::new(lineno, 0, lineno, -1);
    let error = SyntaxError::exact(ErrorKind::SyntaxError, message, position);
    error.with_text(ErrorText::Exact(format!("{line}\n")))
}

/// The line that a place is on: its number, where it begins, and its text as far as it is UTF-8.
fn line_around(bytes: &[u8], place: usize) -> (i32, usize, String) {
    let start = memchr::memrchr(b'\n', &bytes[..place]).map_or(0, |newline| newline + 1);
    let end = memchr::memchr(b'\n', &bytes[place..]).map_or(bytes.len(), |length| place + length);
    let lineno = memchr::memchr_iter(b'\n', &bytes[..start]).count() as i32 + 1;
    let shown = memchr::memchr(0, &bytes[start..end]).map_or(end, |length| start + length);
    let line = String::from_utf8_lossy(&bytes[start..shown.max(place)]);
    (lineno, start, line.trim_end_matches('\r').to_string())
}

/// A null byte in a file: its line is shown as far as C reads it.
fn null_byte(text: &str, place: usize) -> SyntaxError {
    let start = text[..place].rfind('\n').map_or(0, |newline| newline + 1);
    let lineno = text[..place].matches('\n').count() as i32 + 1;
    let position = Position::new(lineno, 0, lineno, 0);
    let message = "source code cannot contain null bytes";
    let error = SyntaxError::exact(ErrorKind::SyntaxError, message, position);
    error.with_text(ErrorText::Exact(text[start..place].to_string()))
}

/// Whether the first line of a program is blank, or only a comment.
fn is_blank_or_comment(bytes: &[u8]) -> bool {
    let first = bytes.iter().find(|byte| !b" \t\x0C\r".contains(byte));
    matches!(first, None | Some(b'#' | b'\n'))
}

/// The comment in the first two lines that names an encoding; the second counts only after a blank first.
fn cookie(body: &[u8]) -> Option<Cookie<'_>> {
    let mut rest = body;
    for lineno in 1..=2 {
        let length = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let (line, behind) = rest.split_at(length);
        if let Some(name) = cookie_in(line) {
            return Some(Cookie { name, line, lineno });
        }
        let first = line.iter().find(|byte| !b" \t\x0C".contains(byte));
        if !matches!(first, None | Some(b'#')) {
            return None;
        }
        let end = if behind.starts_with(b"\r\n") { 2 } else { 1 };
        rest = behind.get(end..)?;
    }
    None
}

/// The same as the `tokenize` module finds it, for which a `\r` alone ends no line.
fn cookie_for_people(body: &[u8]) -> Option<Cookie<'_>> {
    for (line, lineno) in body.split(|&byte| byte == b'\n').zip(1..=2) {
        if first_of_line(line) == Some(b'#')
            && let Some(name) = cookie_in(line)
        {
            return Some(Cookie { name, line, lineno });
        }
        if !lets_cookie_follow(line) {
            return None;
        }
    }
    None
}

/// Whether the `tokenize` module takes the first line for one that may stand before a cookie's.
fn lets_cookie_follow(bytes: &[u8]) -> bool {
    matches!(first_of_line(bytes), None | Some(b'#' | b'\r' | b'\n'))
}

/// The first byte that is no blank.
fn first_of_line(bytes: &[u8]) -> Option<u8> {
    bytes.iter().copied().find(|byte| !b" \t\x0C".contains(byte))
}

/// `coding:` or `coding=` in a line that is only a comment, and the name behind it.
fn cookie_in(line: &[u8]) -> Option<&str> {
    let comment = line.trim_ascii_start().strip_prefix(b"#")?;
    let places = memchr::memmem::find_iter(comment, "coding");
    for place in places {
        let rest = &comment[place + "coding".len()..];
        let Some(rest) = rest.strip_prefix(b":").or_else(|| rest.strip_prefix(b"=")) else {
            continue;
        };
        let rest = rest.trim_ascii_start();
        let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
        let length = rest.iter().take_while(is_part).count();
        if length > 0 {
            return std::str::from_utf8(&rest[..length]).ok();
        }
    }
    None
}

/// The usual names of UTF-8 and Latin-1 as one each; others as they are. `utf8` is not among them: with a
/// byte order mark it is refused.
fn usual_name(name: &str) -> String {
    let short: String = name.chars().take(12).collect::<String>().to_ascii_lowercase();
    let short = short.replace('_', "-");
    let is = |known: &str| short == known || short.starts_with(&format!("{known}-"));
    if is("utf-8") {
        "utf-8".to_string()
    } else if is("latin-1") || is("iso-8859-1") || is("iso-latin-1") {
        "iso-8859-1".to_string()
    } else {
        name.to_string()
    }
}

/// The text with `\n` for line ends of all kinds.
pub(super) fn with_newlines(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_and_marks_name_the_encoding() {
        let decoded = |bytes: &[u8]| decode(bytes, Origin::Memory).map(|d| (d.text, d.encoding));
        let ok = |text: &str, encoding: &str| Ok((text.to_string(), encoding.to_string()));
        assert_eq!(decoded(b"x\r\ny\rz"), ok("x\ny\nz", "utf-8"));
        assert_eq!(decoded(b"\xEF\xBB\xBFx"), ok("x", "utf-8-sig"));
        assert_eq!(
            decoded(b"# coding: latin-1\n\xE9"),
            ok("# coding: latin-1\n\u{e9}", "iso-8859-1")
        );
        assert_eq!(decoded(b"\n#coding=cp1252\n\x80"), ok("\n#coding=cp1252\n\u{20ac}", "cp1252"));
        assert!(decoded(b"x\n# coding: latin-1\n\xE9").is_err());
        assert!(decoded(b"# coding: nonsense\n").is_err());
        assert!(decoded(b"\xEF\xBB\xBF# coding: latin-1\n").is_err());
        assert!(decoded(b"a\0b").is_err());
    }
}
