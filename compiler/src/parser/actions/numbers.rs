//! Number literals.

use num_bigint::BigInt;

use crate::ast::{Expr, Int, Node, Word, node};
use crate::code::Constant;
use crate::error::{ErrorKind, Position, SyntaxError};
use crate::parser::run::{Parser, TokenAt};

/// Decimal literals longer than this are an error; CPython's `sys.get_int_max_str_digits()`.
const MAX_DIGITS: usize = 4300;

/// The version of Python since which literals may have underscores.
const UNDERSCORES: Int = 6;

impl Parser<'_> {
    /// A Constant of an int, float or imaginary number.
    pub(crate) fn number(&mut self, number: TokenAt) -> Node {
        if let Some(node) = Option::<Node>::from_word(self.nodes[number.place()]) {
            return node;
        }
        let text = self.token_text(number);
        let span = self.token_span(number);
        if text.contains('_') && self.is_before(UNDERSCORES) {
            self.refuse_as_newer(UNDERSCORES, "Underscores in numeric literals are");
        }
        let value = parse_number(text).unwrap_or_else(|digits| {
            let message = format!(
                "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has \
                 {digits} digits; use sys.set_int_max_str_digits() to increase the limit - Consider \
                 hexadecimal for huge integer literals to avoid decimal conversion limits."
            );
            // CPython gives no column.
            let (line, _) = self.source.line_and_column(span.start);
            let position = Position::new(line as i32, 0, line as i32, 0);
            self.fail(SyntaxError::exact(ErrorKind::SyntaxError, message, position));
            Constant::None
        });
        let value = self.ast.new_constant_id(value);
        let node = self.ast.new_constant(value, None, span);
        self.nodes[number.place()] = node.to_word();
        node
    }

    /// The number, unless it is imaginary.
    pub(crate) fn ensure_real(&mut self, number: Node) -> Node {
        if self.is_imaginary(number) {
            let span = self.ast.span(number);
            self.fail(SyntaxError::new("real number required in complex literal", span));
        }
        number
    }

    /// The number, if it is imaginary.
    pub(crate) fn ensure_imaginary(&mut self, number: Node) -> Node {
        if !self.is_imaginary(number) {
            let span = self.ast.span(number);
            self.fail(SyntaxError::new("imaginary number required in complex literal", span));
        }
        number
    }

    fn is_imaginary(&self, number: Node) -> bool {
        match self.ast.expr(number) {
            Expr::Constant(node::Constant { value, .. }) => {
                matches!(self.ast.constant(value), Constant::Complex { .. })
            }
            _ => false,
        }
    }
}

/// The value of a literal; how many digits it has where those are too many.
pub(super) fn parse_number(text: &str) -> Result<Constant, usize> {
    let plain: String;
    let text = if text.contains('_') {
        plain = text.replace('_', "");
        &plain
    } else {
        text
    };
    let bytes = text.as_bytes();
    if is_octal_of_old(bytes) {
        return Ok(Constant::Float(text.parse().unwrap_or(0.0)));
    }
    if bytes.len() < 19 && bytes.iter().all(u8::is_ascii_digit) {
        return Ok(Constant::Int(BigInt::from(text.parse::<i64>().unwrap_or(0))));
    }
    let radix = match bytes.get(1) {
        Some(b'x' | b'X') => 16,
        Some(b'o' | b'O') => 8,
        Some(b'b' | b'B') => 2,
        _ => 10,
    };
    if radix != 10 {
        return Ok(Constant::Int(BigInt::parse_bytes(&bytes[2..], radix).unwrap_or_default()));
    }
    if let Some(imag) = text.strip_suffix(['j', 'J']) {
        return Ok(Constant::Complex { real: 0.0, imag: imag.parse().unwrap_or(0.0) });
    }
    if bytes.iter().all(u8::is_ascii_digit) {
        let digits = bytes.len();
        return match digits > MAX_DIGITS {
            true => Err(digits),
            false => Ok(Constant::Int(BigInt::parse_bytes(bytes, 10).unwrap_or_default())),
        };
    }
    Ok(Constant::Float(text.parse().unwrap_or(0.0)))
}

/// Whether these are digits behind a zero. The tokenizer refuses them, except where an `else` follows without
/// white space; CPython then reads them as a float: `1 if 022else 3` tests 22.0.
fn is_octal_of_old(digits: &[u8]) -> bool {
    digits.first() == Some(&b'0')
        && digits.iter().all(u8::is_ascii_digit)
        && digits.iter().any(|&digit| digit != b'0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_behind_a_zero_are_a_float() {
        let cases = [("022", "22.0"), ("0_7", "7.0"), ("00", "0"), ("0", "0"), ("7", "7")];
        for (text, expected) in cases {
            assert_eq!(parse_number(text).unwrap().to_string(), expected, "{text}");
        }
    }
}
