//! Properties of code points.

fn character(point: u32) -> Option<char> {
    char::from_u32(point)
}

pub fn is_space(point: u32) -> bool {
    matches!(point, 0x1C..=0x1F | 0x85) || character(point).is_some_and(char::is_whitespace)
}

pub fn is_alphabetic(point: u32) -> bool {
    character(point).is_some_and(|c| {
        c.is_alphabetic() && !c.is_numeric() && !matches!(point, 0x345 | 0x900..=0x903)
    })
}

pub fn is_numeric(point: u32) -> bool {
    character(point).is_some_and(char::is_numeric)
}

/// The value of a decimal digit of any script.
pub fn decimal(point: u32) -> Option<u32> {
    if point < 0x80 {
        return character(point)?.to_digit(10);
    }
    const ZEROS: &[u32] = &[
        0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xDE6,
        0xE50, 0xED0, 0xF20, 0x1040, 0x1090, 0x17E0, 0x1810, 0xFF10,
    ];
    ZEROS.iter().find_map(|zero| point.checked_sub(*zero).filter(|digit| *digit < 10))
}

/// Whether `repr` shows the code point as it is.
pub fn is_printable(point: u32) -> bool {
    match point {
        0x20..=0x7E => true,
        0..=0xA0 | 0xAD => false,
        0x300..=0x36F => true,
        0xD800..=0xDFFF | 0xE000..=0xF8FF | 0xFFFE | 0xFFFF | 0xF0000.. => false,
        0x600..=0x605
        | 0x61C
        | 0x6DD
        | 0x70F
        | 0x180E
        | 0x200B..=0x200F
        | 0x2028..=0x202F
        | 0x205F..=0x206F
        | 0x2000..=0x200A
        | 0x3000
        | 0x1680
        | 0xFEFF
        | 0xFFF9..=0xFFFB
        | 0x378
        | 0x379
        | 0xE0000..=0xE0FFF => false,
        _ => character(point).is_some_and(|c| !c.is_control()),
    }
}

pub fn is_upper(point: u32) -> bool {
    character(point).is_some_and(char::is_uppercase)
}

pub fn is_lower(point: u32) -> bool {
    character(point).is_some_and(char::is_lowercase)
}

pub fn is_title(point: u32) -> bool {
    matches!(point, 0x1C5 | 0x1C8 | 0x1CB | 0x1F2 | 0x1F88..=0x1F8F | 0x1F98..=0x1F9F | 0x1FA8..=0x1FAF | 0x1FBC | 0x1FCC | 0x1FFC)
}
