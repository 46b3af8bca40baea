//! Properties of code points, as Unicode 16 has them, which is the version of CPython 3.14.
//!
//! The general category is from a crate; `derived` has what follows from no category. A lone surrogate has no
//! property, and its case is its own. `tests/tests/strings.rs` compares all of it on every code point.

pub mod case;
mod derived;

pub use compiler::code::is_printable;
use compiler::tokenizer::{is_identifier_part, is_identifier_start};
use unicode_general_category::{GeneralCategory, get_general_category};

use super::Str;

fn category(point: u32) -> GeneralCategory {
    char::from_u32(point).map_or(GeneralCategory::Surrogate, get_general_category)
}

/// The test of ASCII for what is ASCII, and the other for the rest: only that is looked up in tables.
macro_rules! ascii_or {
    ($point:ident, $ascii:ident, $other:expr) => {
        match u8::try_from($point) {
            Ok(byte) if byte.is_ascii() => byte.$ascii(),
            _ => $other,
        }
    };
}

pub fn is_space(point: u32) -> bool {
    matches!(point, 0x09..=0x0D | 0x1C..=0x20 | 0x85 | 0x2028 | 0x2029)
        || point >= 0x80 && category(point) == GeneralCategory::SpaceSeparator
}

/// As wide as two others in a terminal.
pub fn is_wide(point: u32) -> bool {
    derived::contains(derived::WIDE, point)
}

/// A letter.
pub fn is_alphabetic(point: u32) -> bool {
    use GeneralCategory as Is;
    let is_letter = |category| {
        matches!(
            category,
            Is::UppercaseLetter
                | Is::LowercaseLetter
                | Is::TitlecaseLetter
                | Is::ModifierLetter
                | Is::OtherLetter
        )
    };
    ascii_or!(point, is_ascii_alphabetic, is_letter(category(point)))
}

/// A decimal digit of any script.
pub fn is_decimal(point: u32) -> bool {
    ascii_or!(point, is_ascii_digit, category(point) == GeneralCategory::DecimalNumber)
}

/// A decimal digit, or one in a shape of its own: raised, in a circle, of a script without a zero.
pub fn is_digit(point: u32) -> bool {
    is_decimal(point) || derived::contains(derived::DIGITS, point)
}

/// Whatever means a number: digits, fractions, Roman numerals, ideographs.
pub fn is_numeric(point: u32) -> bool {
    use GeneralCategory as Is;
    let is_number =
        |category| matches!(category, Is::DecimalNumber | Is::LetterNumber | Is::OtherNumber);
    let is_ideograph = || char::from_u32(point).is_some_and(derived::is_numeric_ideograph);
    ascii_or!(point, is_ascii_digit, is_number(category(point)) || is_ideograph())
}

pub fn is_alphanumeric(point: u32) -> bool {
    is_alphabetic(point) || is_numeric(point)
}

/// The value of a decimal digit of any script: digits stand in rows from zero to nine, one row behind another.
pub fn decimal(point: u32) -> Option<u32> {
    if !is_decimal(point) {
        return None;
    }
    let before = (0..point).rev().take_while(|before| is_decimal(*before)).count();
    Some(before as u32 % 10)
}

pub fn is_upper(point: u32) -> bool {
    let is_other = || derived::contains(derived::OTHER_UPPERCASE, point);
    ascii_or!(
        point,
        is_ascii_uppercase,
        category(point) == GeneralCategory::UppercaseLetter || is_other()
    )
}

pub fn is_lower(point: u32) -> bool {
    let is_other = || derived::contains(derived::OTHER_LOWERCASE, point);
    ascii_or!(
        point,
        is_ascii_lowercase,
        category(point) == GeneralCategory::LowercaseLetter || is_other()
    )
}

/// A letter in title case, such as `ǅ`: neither upper nor lower.
pub fn is_title(point: u32) -> bool {
    point >= 0x80 && category(point) == GeneralCategory::TitlecaseLetter
}

/// Upper, lower or title case.
pub fn is_cased(point: u32) -> bool {
    is_upper(point) || is_lower(point) || is_title(point)
}

/// What does not end a word, and has no say in its case: accents, apostrophes.
pub fn is_case_ignorable(point: u32) -> bool {
    use GeneralCategory as Is;
    matches!(
        category(point),
        Is::NonspacingMark
            | Is::EnclosingMark
            | Is::Format
            | Is::ModifierLetter
            | Is::ModifierSymbol
    ) || derived::contains(derived::WITHIN_WORDS, point)
}

/// The name that the standard gives the character. The crate's names are those of a later version.
pub fn name(point: u32) -> Option<String> {
    let is_assigned = category(point) != GeneralCategory::Unassigned;
    let character = char::from_u32(point).filter(|_| is_assigned)?;
    unicode_names2::name(character).map(|name| name.to_string())
}

/// Whether the text is a name, as the tokenizer reads names.
pub fn is_identifier(text: &Str) -> bool {
    let mut characters = text.code_points().map(char::from_u32);
    let starts = |character: Option<char>| character.is_some_and(is_identifier_start);
    characters.next().is_some_and(starts)
        && characters.all(|character| character.is_some_and(is_identifier_part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_have_values_in_every_script() {
        for (digit, value) in [('7', 7), ('٣', 3), ('९', 9), ('𝟘', 0), ('𝟿', 9), ('\u{116E3}', 9)]
        {
            assert_eq!(decimal(u32::from(digit)), Some(value), "{digit}");
        }
        assert_eq!(decimal(u32::from('²')), None);
    }
}
