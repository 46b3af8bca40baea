//! How a character is written by its number, in ASCII.

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Appends the two hexadecimal digits of a byte.
pub fn push_hex(text: &mut String, byte: u8) {
    text.push(char::from(DIGITS[usize::from(byte >> 4)]));
    text.push(char::from(DIGITS[usize::from(byte & 15)]));
}

/// Appends the shortest of `\x41`, `\u0141` and `\U00010141` that holds a code point.
pub fn push_escape(text: &mut String, point: u32) {
    let (prefix, bytes) = match point {
        0..=0xFF => ("\\x", 1),
        0x100..=0xFFFF => ("\\u", 2),
        _ => ("\\U", 4),
    };
    text.push_str(prefix);
    point.to_be_bytes()[4 - bytes..].iter().for_each(|byte| push_hex(text, *byte));
}

/// The same as a text of its own.
pub fn escape(point: u32) -> String {
    let mut text = String::with_capacity(10);
    push_escape(&mut text, point);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_escape_is_taken() {
        let shown = [0, 0xE9, 0xFF, 0x100, 0xFFFF, 0x10000, 0x10FFFF].map(escape);
        let expected =
            ["\\x00", "\\xe9", "\\xff", "\\u0100", "\\uffff", "\\U00010000", "\\U0010ffff"];
        assert_eq!(shown, expected);
    }
}
