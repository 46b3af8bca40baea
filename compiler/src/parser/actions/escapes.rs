//! What escapes in string and bytes literals stand for.

use crate::error::{CodecFailure, InvalidEscape, Uncoded};
use crate::text::{PyText, push_code_point};

/// A literal's value, and its first escape that means nothing: where its backslash is, and what it is.
pub(super) struct Decoded<T> {
    pub value: T,
    pub invalid: Option<(usize, InvalidEscape)>,
}

/// An escape that stands for nothing: its last byte behind the backslash, as CPython's decoder has it, and why.
struct Malformed {
    last: usize,
    reason: &'static str,
}

impl Malformed {
    fn new(last: usize, reason: &'static str) -> Malformed {
        Malformed { last, reason }
    }

    /// The decoder's error, in a literal's body that has the backslash at `at`.
    fn in_body(self, body: &str, at: usize) -> CodecFailure {
        let Malformed { last, reason } = self;
        let (object, start) = (Uncoded::Bytes(escaped(body)), escaped_length(&body[..at]));
        CodecFailure { codec: "unicodeescape", object, start, end: start + last + 1, reason }
    }
}

/// The text of a string literal's body, or what is wrong with it.
pub(super) fn decode_text(body: &str) -> Result<Decoded<PyText>, CodecFailure> {
    if !body.contains('\\') {
        return Ok(Decoded { value: PyText::from(body), invalid: None });
    }
    let mut text = Vec::with_capacity(body.len());
    let mut invalid = None;
    let mut rest = body;
    while let Some(backslash) = rest.find('\\') {
        text.extend_from_slice(&rest.as_bytes()[..backslash]);
        rest = &rest[backslash..];
        let at = body.len() - rest.len();
        if invalid.is_none() {
            invalid = invalid_text_escape(rest).map(|escape| (at, escape));
        }
        let length =
            text_escape(rest, &mut text).map_err(|malformed| malformed.in_body(body, at))?;
        rest = &rest[length..];
    }
    text.extend_from_slice(rest.as_bytes());
    let value = PyText::from_surrogatepass(&text).unwrap_or_else(|| PyText::from(""));
    Ok(Decoded { value, invalid })
}

/// How long CPython's decoder has a piece of text.
pub(super) fn escaped_length(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { escaped(text).len() }
}

/// A piece of text as CPython's decoder has it: what is not ASCII is written as `\U000000e9`, and a backslash in front
/// of it as `\u005c`.
fn escaped(text: &str) -> Vec<u8> {
    let mut escaped = Vec::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, characters.peek()) {
            ('\\', Some(next)) if !next.is_ascii() => escaped.extend(b"\\u005c"),
            ('\\', Some(_)) => {
                escaped.push(b'\\');
                escaped.extend(characters.next().map(|next| next as u8));
            }
            (ascii, _) if ascii.is_ascii() => escaped.push(ascii as u8),
            (other, _) => escaped.extend(format!("\\U{:08x}", other as u32).bytes()),
        }
    }
    escaped
}

/// The escape at the start of `rest`, if it means nothing. Of a letter that is not ASCII nobody warns.
fn invalid_text_escape(rest: &str) -> Option<InvalidEscape> {
    match *rest.as_bytes().get(1)? {
        letter @ (b'0'..=b'7') => too_great_octal(letter, rest.as_bytes()),
        b'\n' | b'x' | b'u' | b'U' | b'N' | 128.. => None,
        letter if simple_escape(letter).is_some() => None,
        letter => Some(InvalidEscape::Letter(letter as char)),
    }
}

/// `\400` and more, which is no byte.
fn too_great_octal(first: u8, rest: &[u8]) -> Option<InvalidEscape> {
    let (_, length) = octal(rest);
    let digits = String::from_utf8_lossy(&rest[1..length]).into_owned();
    (first >= b'4' && length == 4).then_some(InvalidEscape::Octal(digits))
}

/// Appends what the escape at the start of `rest` stands for; its length.
fn text_escape(rest: &str, text: &mut Vec<u8>) -> Result<usize, Malformed> {
    let bytes = rest.as_bytes();
    let Some(&letter) = bytes.get(1) else {
        text.push(b'\\');
        return Ok(1);
    };
    if letter == b'\n' {
        return Ok(2);
    }
    if let Some(byte) = simple_escape(letter) {
        text.push(byte);
        return Ok(2);
    }
    match letter {
        b'0'..=b'7' => {
            let (value, length) = octal(bytes);
            let _ = push_code_point(text, value);
            Ok(length)
        }
        b'x' => hexadecimal(bytes, 2, "truncated \\xXX escape", text),
        b'u' => hexadecimal(bytes, 4, "truncated \\uXXXX escape", text),
        b'U' => hexadecimal(bytes, 8, "truncated \\UXXXXXXXX escape", text),
        b'N' => named(rest, text),
        _ => {
            text.push(b'\\');
            Ok(1)
        }
    }
}

/// `\N{name}`
fn named(rest: &str, text: &mut Vec<u8>) -> Result<usize, Malformed> {
    let name = rest[2..].strip_prefix('{').and_then(|inner| inner.split_once('}'));
    let Some((name, _)) = name.filter(|(name, _)| !name.is_empty()) else {
        // Without its end, the rest of the text is taken for the name.
        let braced = rest[2..].strip_prefix('{');
        let last = match braced {
            Some(inner) if inner.starts_with('}') => 2,
            Some(inner) => 2 + escaped_length(inner),
            None => 1,
        };
        return Err(Malformed::new(last, "malformed \\N character escape"));
    };
    match character_named(name) {
        Some(character) => {
            text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            Ok(name.len() + 4)
        }
        None => {
            let last = escaped_length(name) + 3;
            Err(Malformed::new(last, "unknown Unicode character name"))
        }
    }
}

/// The aliases of more than one word.
const ALIASES: &str = include_str!("aliases.txt");
/// What the names of Chinese ideographs begin with; they have no aliases.
const CHINESE: &str = "CJK UNIFIED IDEOGRAPH-";

/// A character of Unicode 16 by its name or one of its aliases, in any case but otherwise exact.
pub(crate) fn character_named(name: &str) -> Option<char> {
    let name = name.to_ascii_uppercase();
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b' ' || byte == b'-';
    if !name.starts_with(|first: char| first.is_ascii_alphanumeric()) || !name.bytes().all(is_part)
    {
        return None; // no name is like this, and the table of names is not made for it
    }
    if let Some(character) = ideograph_named(&name) {
        return Some(character);
    }
    let character = unicode_names2::character(&name)?;
    let real = unicode_names2::name(character).map(|real| real.to_string());
    let is_exact = real.as_deref() == Some(&name) || is_alias(&name, real.as_deref());
    (is_exact && is_assigned(character)).then_some(character)
}

/// Whether a name that the table knows, and that is not the `real` one, is an alias to the letter: the table
/// takes no notice of spaces and hyphens.
fn is_alias(name: &str, real: Option<&str>) -> bool {
    let letters = |text: &str| text.replace([' ', '-'], "");
    let own = letters(name);
    if real.is_some_and(|real| letters(real) == own || real.starts_with(CHINESE)) {
        return false;
    }
    let mut same_letters = ALIASES.lines().filter(|alias| letters(alias) == own).peekable();
    same_letters.peek().is_none() || same_letters.any(|alias| alias == name)
}

/// The ideographs whose names are their numbers, but for those of Chinese.
fn ideograph_named(name: &str) -> Option<char> {
    let (kind, number) = name.rsplit_once('-')?;
    let is_plain = number.len() == 5 && number.bytes().all(|byte| byte.is_ascii_hexdigit());
    let number = u32::from_str_radix(number, 16).ok().filter(|_| is_plain)?;
    let ranges: &[std::ops::RangeInclusive<u32>] = match kind {
        "TANGUT IDEOGRAPH" => &[0x17000..=0x187F7, 0x18D00..=0x18D08],
        _ => return None,
    };
    ranges.iter().any(|range| range.contains(&number)).then(|| char::from_u32(number))?
}

/// Whether Unicode 16 has the character; the names are those of a later version.
fn is_assigned(character: char) -> bool {
    use unicode_general_category::{GeneralCategory, get_general_category};
    get_general_category(character) != GeneralCategory::Unassigned
}

fn hexadecimal(
    bytes: &[u8],
    digits: usize,
    truncated: &'static str,
    text: &mut Vec<u8>,
) -> Result<usize, Malformed> {
    let found = bytes[2..].iter().take(digits).take_while(|byte| byte.is_ascii_hexdigit()).count();
    if found < digits {
        return Err(Malformed::new(1 + found, truncated));
    }
    let value = bytes[2..2 + digits]
        .iter()
        .fold(0u32, |value, &byte| value << 4 | char::from(byte).to_digit(16).unwrap_or(0));
    match push_code_point(text, value) {
        Some(()) => Ok(2 + digits),
        None => Err(Malformed::new(1 + digits, "illegal Unicode character")),
    }
}

/// The bytes of a bytes literal's body.
pub(super) fn decode_bytes(body: &[u8]) -> Result<Decoded<Vec<u8>>, String> {
    let mut decoded = Vec::with_capacity(body.len());
    let mut invalid = None;
    let mut rest = body;
    while let Some(backslash) = rest.iter().position(|&byte| byte == b'\\') {
        decoded.extend_from_slice(&rest[..backslash]);
        rest = &rest[backslash..];
        let start = body.len() - rest.len();
        let length = match rest.get(1) {
            Some(b'\n') => 2,
            Some(&letter) if simple_escape(letter).is_some() => {
                decoded.extend(simple_escape(letter));
                2
            }
            Some(b'0'..=b'7') => {
                let (value, length) = octal(rest);
                decoded.push(value as u8);
                let escape = too_great_octal(rest[1], rest);
                invalid = invalid.or(escape.map(|escape| (start, escape)));
                length
            }
            Some(b'x') => {
                let digit = |at: usize| {
                    rest.get(at)
                        .and_then(|&byte| char::from(byte).to_digit(16))
                        .ok_or_else(|| format!("invalid \\x escape at position {start}"))
                };
                decoded.push((digit(2)? << 4 | digit(3)?) as u8);
                4
            }
            letter => {
                decoded.push(b'\\');
                let escape = letter.map(|&letter| InvalidEscape::Letter(letter as char));
                invalid = invalid.or(escape.map(|escape| (start, escape)));
                1
            }
        };
        rest = &rest[length.min(rest.len())..];
    }
    decoded.extend_from_slice(rest);
    Ok(Decoded { value: decoded, invalid })
}

/// Escapes of one letter.
fn simple_escape(letter: u8) -> Option<u8> {
    Some(match letter {
        b'\\' | b'\'' | b'"' => letter,
        b'a' => 7,
        b'b' => 8,
        b'f' => 12,
        b'n' => b'\n',
        b'r' => b'\r',
        b't' => b'\t',
        b'v' => 11,
        _ => return None,
    })
}

/// Up to three octal digits behind a backslash; their value and the length of the whole.
fn octal(bytes: &[u8]) -> (u32, usize) {
    let digits = bytes[1..].iter().take(3).take_while(|byte| (b'0'..=b'7').contains(byte));
    digits.fold((0, 1), |(value, length), &byte| (value * 8 + u32::from(byte - b'0'), length + 1))
}
