//! Number literals: their extent, and what is wrong with them. Their values are the parser's matter.

use super::lexer::{Lexer, Outcome};
use crate::error::SyntaxError;
use crate::token::TokenKind;

impl Lexer<'_> {
    /// A number here, where a token begins that began at `start`.
    pub(super) fn number(&mut self, start: usize) -> Outcome {
        let based = match (self.peek(), self.peek_at(1)) {
            (Some(b'0'), Some(b'x' | b'X')) => Some(("hexadecimal", 16)),
            (Some(b'0'), Some(b'o' | b'O')) => Some(("octal", 8)),
            (Some(b'0'), Some(b'b' | b'B')) => Some(("binary", 2)),
            _ => None,
        };
        match based {
            Some((name, base)) => self.based_integer(name, base)?,
            None => self.decimal(self.at)?,
        }
        self.push(TokenKind::NUMBER, start);
        Ok(())
    }

    /// `0x…`, `0o…`, `0b…`: digits of the base, an underscore allowed in front of each.
    fn based_integer(&mut self, name: &str, base: u32) -> Outcome {
        self.at += 2;
        loop {
            if self.peek() == Some(b'_') {
                self.at += 1;
            }
            match self.peek() {
                Some(digit) if char::from(digit).is_digit(base) => {}
                Some(digit) if digit.is_ascii_digit() && base < 10 => {
                    let message = format!("invalid digit '{}' in {name} literal", digit as char);
                    return Err(self.error_before(message, self.at + 1));
                }
                _ => return Err(self.error_before(format!("invalid {name} literal"), self.at)),
            }
            while self.peek().is_some_and(|digit| char::from(digit).is_digit(base)) {
                self.at += 1;
            }
            if self.peek() != Some(b'_') {
                break;
            }
        }
        if let Some(digit) = self.peek().filter(u8::is_ascii_digit) {
            let message = format!("invalid digit '{}' in {name} literal", digit as char);
            return Err(self.error_before(message, self.at + 1));
        }
        self.end_of_number(name)
    }

    fn decimal(&mut self, start: usize) -> Outcome {
        let leading_zero = self.peek() == Some(b'0');
        if self.peek() != Some(b'.') {
            self.decimal_digits()?;
        }
        let integer_end = self.at;
        let mut is_integer = true;
        if self.peek() == Some(b'.') {
            is_integer = false;
            self.at += 1;
            if self.peek().is_some_and(|digit| digit.is_ascii_digit()) {
                self.decimal_digits()?;
            }
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            if !self.exponent()? {
                return self.end_of_number("decimal");
            }
            is_integer = false;
        }
        if matches!(self.peek(), Some(b'j' | b'J')) {
            self.at += 1;
            return self.end_of_number("imaginary");
        }
        let digits = &self.bytes[start..integer_end];
        if is_integer
            && leading_zero
            && !self.options.extra_tokens
            && digits.iter().any(|digit| (b'1'..=b'9').contains(digit))
        {
            let zeros = digits.iter().take_while(|&&digit| digit == b'0' || digit == b'_').count();
            let message = "leading zeros in decimal integer literals are not permitted; \
                           use an 0o prefix for octal integers";
            return Err(self.error_in(message, start, start + zeros + 1));
        }
        self.end_of_number("decimal")
    }

    /// The exponent, where there is one: `1else` has none, and that ends the number.
    fn exponent(&mut self) -> Result<bool, SyntaxError> {
        let sign = usize::from(matches!(self.peek_at(1), Some(b'+' | b'-')));
        if self.peek_at(1 + sign).is_some_and(|digit| digit.is_ascii_digit()) {
            self.at += 1 + sign;
            self.decimal_digits()?;
            return Ok(true);
        }
        if sign == 1 {
            self.at += 2;
            return Err(self.error_before("invalid decimal literal", self.at));
        }
        Ok(false)
    }

    /// Digits, single underscores between them.
    fn decimal_digits(&mut self) -> Outcome {
        loop {
            while self.peek().is_some_and(|digit| digit.is_ascii_digit()) {
                self.at += 1;
            }
            if self.peek() != Some(b'_') {
                return Ok(());
            }
            self.at += 1;
            if !self.peek().is_some_and(|digit| digit.is_ascii_digit()) {
                return Err(self.error_before("invalid decimal literal", self.at));
            }
        }
    }

    /// No name may follow a number, but for a keyword that can: `1if x else y`. Of that CPython warns.
    fn end_of_number(&mut self, kind: &str) -> Outcome {
        if self.options.extra_tokens {
            return Ok(());
        }
        let rest = &self.bytes[self.at..];
        let is_part = |byte: &u8| *byte == b'_' || byte.is_ascii_alphanumeric() || *byte >= 128;
        let ends =
            |word: &[u8]| rest.starts_with(word) && !rest.get(word.len()).is_some_and(is_part);
        let message = || format!("invalid {kind} literal");
        let is_keyword = [&b"and"[..], b"else", b"for", b"or", b"not"].into_iter().any(ends)
            || [b"if", b"in", b"is"].into_iter().any(|word| rest.starts_with(word));
        if is_keyword {
            return self.warn(message(), self.at);
        }
        match rest.first() {
            Some(byte) if byte.is_ascii() && is_part(byte) => {
                Err(self.error_before(message(), self.at))
            }
            _ => Ok(()),
        }
    }
}
