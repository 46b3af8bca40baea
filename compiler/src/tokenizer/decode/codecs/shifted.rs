//! `utf_7` and `hz`: ASCII in which a sequence of bytes switches to other characters and back.

use encoding_rs::GBK;

use super::Malformed;
use super::points::Points;

/// UTF-16 in base 64, between `+` and `-`.
pub fn utf7(bytes: &[u8]) -> Result<String, Malformed> {
    let malformed =
        |start: usize, end: usize, reason| Malformed::new("utf7", start, end - start, reason);
    let mut points = Points::default();
    let mut shift: Option<Shift> = None;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let next = bytes.get(at + 1);
        match (&mut shift, sextet(byte)) {
            (Some(shift), Some(sextet)) => shift.push(sextet, &mut points),
            (Some(ended), None) => {
                if let Some(reason) = ended.left_over() {
                    return Err(malformed(ended.start, at + 1, reason));
                }
                ended.end(byte, &mut points);
                shift = None;
                // The `-` belongs to the shift, anything else does not.
                if byte != b'-' {
                    continue;
                }
            }
            (None, _) if byte == b'+' => match next {
                Some(b'-') => {
                    points.push(byte.into());
                    at += 1;
                }
                Some(&next) if sextet(next).is_none() => {
                    return Err(malformed(at, at + 2, "ill-formed sequence"));
                }
                _ => shift = Some(Shift::at(at)),
            },
            (None, _) if byte.is_ascii() => points.push(byte.into()),
            (None, _) => return Err(malformed(at, at + 1, "unexpected special character")),
        }
        at += 1;
    }
    if let Some(shift) = shift
        && (shift.left_over().is_some() || shift.surrogate.is_some())
    {
        return Err(malformed(shift.start, bytes.len(), "unterminated shift sequence"));
    }
    points.into_text()
}

/// The value of a digit in base 64.
fn sextet(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

/// A sequence in base 64.
struct Shift {
    /// Where its `+` is.
    start: usize,
    /// Bits that are no whole unit of UTF-16 yet, and how many.
    bits: u32,
    count: u32,
    /// The first half of a pair.
    surrogate: Option<u32>,
}

impl Shift {
    fn at(start: usize) -> Shift {
        Shift { start, bits: 0, count: 0, surrogate: None }
    }

    fn push(&mut self, sextet: u8, points: &mut Points) {
        self.bits = self.bits << 6 | u32::from(sextet);
        self.count += 6;
        if self.count < 16 {
            return;
        }
        self.count -= 16;
        let unit = self.bits >> self.count;
        self.bits &= (1 << self.count) - 1;
        match (self.surrogate.take(), unit) {
            (Some(high), 0xDC00..=0xDFFF) => {
                points.push(0x1_0000 + ((high & 0x3FF) << 10) + (unit & 0x3FF));
            }
            (high, unit) => {
                high.into_iter().for_each(|high| points.push(high));
                match unit {
                    0xD800..=0xDBFF => self.surrogate = Some(unit),
                    _ => points.push(unit),
                }
            }
        }
    }

    /// What is wrong with the bits behind the last unit: they must be fewer than a digit has, and 0.
    fn left_over(&self) -> Option<&'static str> {
        match self.count {
            6.. => Some("partial character in shift sequence"),
            1.. if self.bits != 0 => Some("non-zero padding bits in shift sequence"),
            _ => None,
        }
    }

    /// `byte` ends it.
    fn end(&mut self, byte: u8, points: &mut Points) {
        if let Some(surrogate) = self.surrogate.take().filter(|_| byte.is_ascii()) {
            points.push(surrogate);
        }
    }
}

/// GB 2312 without the high bits, between `~{` and `~}`.
pub fn hz(bytes: &[u8]) -> Result<String, Malformed> {
    let mut text = String::new();
    let mut is_shifted = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let illegal = |reason| Malformed::new("hz", at, 1, reason);
        let next = bytes.get(at + 1).copied();
        let needs_two = byte == b'~' || (is_shifted && byte.is_ascii());
        if needs_two && next.is_none() {
            return Err(illegal("incomplete multibyte sequence"));
        }
        match (byte, next) {
            (b'~', Some(b'~')) if !is_shifted => text.push('~'),
            (b'~', Some(b'{')) if !is_shifted => is_shifted = true,
            (b'~', Some(b'}')) if is_shifted => is_shifted = false,
            (b'~', Some(b'\n')) if !is_shifted => {}
            (b'~', _) => return Err(illegal("illegal multibyte sequence")),
            (_, Some(next)) if needs_two => {
                let pair = [byte | 0x80, next | 0x80];
                let is_plain = byte.is_ascii() && next.is_ascii();
                match GBK.decode_without_bom_handling_and_without_replacement(&pair) {
                    Some(decoded) if is_plain && decoded.chars().count() == 1 => {
                        text.push_str(&decoded);
                    }
                    _ => return Err(illegal("illegal multibyte sequence")),
                }
            }
            (byte, _) if byte.is_ascii() => text.push(byte.into()),
            _ => return Err(illegal("illegal multibyte sequence")),
        }
        at += if needs_two { 2 } else { 1 };
    }
    Ok(text)
}
