//! Bytes to text: byte order marks and coding cookies (PEP 263), and line ends.

use encoding_rs::Encoding;

use crate::error::{ErrorKind, SyntaxError};

const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A source file as text, and the name of its encoding as `tokenize` shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    pub encoding: String,
}

/// Decodes a file: UTF-8, unless a comment in its first two lines names another encoding. Line ends
/// become `\n`.
pub fn decode(bytes: &[u8]) -> Result<Decoded, SyntaxError> {
    let body = bytes.strip_prefix(BYTE_ORDER_MARK);
    let marked = body.is_some();
    let body = body.unwrap_or(bytes);
    let named = cookie(body).map(|name| (normalized_name(name), name));
    let encoding = match named {
        None => "utf-8".to_string(),
        Some((normalized, name)) => {
            if marked && normalized != "utf-8" {
                let message = format!("encoding problem: {name} with BOM");
                return Err(without_place(message));
            }
            normalized
        }
    };
    let text = decode_as(body, &encoding)?;
    if text.contains('\0') {
        return Err(without_place("source code cannot contain null bytes"));
    }
    let encoding = if marked { "utf-8-sig".to_string() } else { encoding };
    Ok(Decoded { text: with_newlines(text), encoding })
}

fn decode_as(bytes: &[u8], encoding: &str) -> Result<String, SyntaxError> {
    match encoding {
        "utf-8" | "utf8" => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(text.to_string()),
            Err(error) => Err(not_utf8(bytes, error.valid_up_to())),
        },
        "iso-8859-1" => Ok(bytes.iter().map(|&byte| char::from(byte)).collect()),
        "ascii" | "us-ascii" => match bytes.iter().position(|byte| !byte.is_ascii()) {
            None => Ok(bytes.iter().map(|&byte| char::from(byte)).collect()),
            Some(place) => Err(without_place(format!(
                "'ascii' codec can't decode byte 0x{:02x} in position {place}: ordinal not in range(128)",
                bytes[place]
            ))),
        },
        _ => {
            let known = label_of(encoding).and_then(|label| Encoding::for_label(label.as_bytes()));
            let Some(codec) = known else {
                return Err(without_place(format!("unknown encoding: {encoding}")));
            };
            match codec.decode_without_bom_handling_and_without_replacement(bytes) {
                Some(text) => Ok(text.into_owned()),
                None => Err(without_place(format!("'{encoding}' codec can't decode the source"))),
            }
        }
    }
}

/// The label that the Encoding Standard has for a codec of Python's, where they agree.
fn label_of(encoding: &str) -> Option<String> {
    if encoding.starts_with("utf-16") || encoding.starts_with("utf-32") {
        return None; // no encoding of a source file: its ASCII is not ASCII
    }
    let label = match encoding.strip_prefix("cp") {
        Some(number) => format!("windows-{number}"),
        None => encoding.replace('_', "-"),
    };
    Some(label)
}

/// The encoding that a comment in the first two lines names; the second counts only after a blank first.
fn cookie(body: &[u8]) -> Option<&str> {
    let mut lines = body.split(|&byte| byte == b'\n' || byte == b'\r');
    for _ in 0..2 {
        let line = lines.next()?;
        if let Some(name) = cookie_in(line) {
            return Some(name);
        }
        let first = line.iter().find(|byte| !b" \t\x0C\r".contains(byte));
        if !matches!(first, None | Some(b'#')) {
            return None;
        }
    }
    None
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

/// The usual names of UTF-8 and Latin-1 as one each; others in lower case. `utf8` is not among them: with a
/// byte order mark it is refused.
fn normalized_name(name: &str) -> String {
    let short: String = name.chars().take(12).collect::<String>().to_ascii_lowercase();
    let short = short.replace('_', "-");
    let is = |known: &str| short == known || short.starts_with(&format!("{known}-"));
    if is("utf-8") {
        "utf-8".to_string()
    } else if is("latin-1") || is("iso-8859-1") || is("iso-latin-1") || short == "latin1" {
        "iso-8859-1".to_string()
    } else {
        name.to_ascii_lowercase()
    }
}

fn with_newlines(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

fn not_utf8(bytes: &[u8], place: usize) -> SyntaxError {
    let line = bytes[..place].iter().filter(|&&byte| byte == b'\n').count() + 1;
    without_place(format!(
        "(unicode error) 'utf-8' codec can't decode byte 0x{:02x} in position {place} on line {line}",
        bytes[place]
    ))
}

fn without_place(message: impl Into<String>) -> SyntaxError {
    SyntaxError::without_place(ErrorKind::SyntaxError, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_and_marks_name_the_encoding() {
        let decoded = |bytes: &[u8]| decode(bytes).map(|d| (d.text, d.encoding));
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
