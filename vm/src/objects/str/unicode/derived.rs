//! What follows from no general category: a few properties of Unicode 16's `PropList.txt`, `extracted/DerivedNumericType.txt`,
//! `auxiliary/WordBreakProperty.txt` and `Unihan_NumericValues.txt`, as far as the crates have them not.

/// A row of code points, first and last.
type Range = std::ops::RangeInclusive<u32>;

/// Whether one of `ranges`, which are in order, has the code point.
pub fn contains(ranges: &[Range], point: u32) -> bool {
    let at = ranges.partition_point(|range| *range.end() < point);
    ranges.get(at).is_some_and(|range| range.contains(&point))
}

/// Whether a character is an ideograph that means a number.
pub fn is_numeric_ideograph(character: char) -> bool {
    let range = match u32::from(character) {
        0x3400..=0x9FFF => UNIFIED,
        0xF900..=0xFAFF => COMPATIBILITY,
        0x20000..=0x2FFFF => SUPPLEMENTARY,
        _ => return false,
    };
    range.contains(character)
}

/// Lower case without being lowercase letters: `Other_Lowercase`.
#[rustfmt::skip]
pub const OTHER_LOWERCASE: &[Range] = &[
    0x00AA..=0x00AA, 0x00BA..=0x00BA, 0x02B0..=0x02B8, 0x02C0..=0x02C1, 0x02E0..=0x02E4,
    0x0345..=0x0345, 0x037A..=0x037A, 0x10FC..=0x10FC, 0x1D2C..=0x1D6A, 0x1D78..=0x1D78,
    0x1D9B..=0x1DBF, 0x2071..=0x2071, 0x207F..=0x207F, 0x2090..=0x209C, 0x2170..=0x217F,
    0x24D0..=0x24E9, 0x2C7C..=0x2C7D, 0xA69C..=0xA69D, 0xA770..=0xA770, 0xA7F2..=0xA7F4,
    0xA7F8..=0xA7F9, 0xAB5C..=0xAB5F, 0xAB69..=0xAB69, 0x10780..=0x10780, 0x10783..=0x10785,
    0x10787..=0x107B0, 0x107B2..=0x107BA, 0x1E030..=0x1E06D,
];

/// Upper case without being uppercase letters: `Other_Uppercase`.
#[rustfmt::skip]
pub const OTHER_UPPERCASE: &[Range] = &[
    0x2160..=0x216F, 0x24B6..=0x24CF, 0x1F130..=0x1F149, 0x1F150..=0x1F169, 0x1F170..=0x1F189,
];

/// Digits that are no decimal digits: `Numeric_Type=Digit`.
#[rustfmt::skip]
pub const DIGITS: &[Range] = &[
    0x00B2..=0x00B3, 0x00B9..=0x00B9, 0x1369..=0x1371, 0x19DA..=0x19DA, 0x2070..=0x2070,
    0x2074..=0x2079, 0x2080..=0x2089, 0x2460..=0x2468, 0x2474..=0x247C, 0x2488..=0x2490,
    0x24EA..=0x24EA, 0x24F5..=0x24FD, 0x24FF..=0x24FF, 0x2776..=0x277E, 0x2780..=0x2788,
    0x278A..=0x2792, 0x10A40..=0x10A43, 0x10E60..=0x10E68, 0x11052..=0x1105A, 0x1F100..=0x1F10A,
];

/// Punctuation that stands within words: `Word_Break` is `MidLetter`, `MidNumLet` or `Single_Quote`.
#[rustfmt::skip]
pub const WITHIN_WORDS: &[Range] = &[
    0x0027..=0x0027, 0x002E..=0x002E, 0x003A..=0x003A, 0x00B7..=0x00B7, 0x0387..=0x0387,
    0x055F..=0x055F, 0x05F4..=0x05F4, 0x2018..=0x2019, 0x2024..=0x2024, 0x2027..=0x2027,
    0xFE13..=0xFE13, 0xFE52..=0xFE52, 0xFE55..=0xFE55, 0xFF07..=0xFF07, 0xFF0E..=0xFF0E,
    0xFF1A..=0xFF1A,
];

// `kPrimaryNumeric`, `kAccountingNumeric` or `kOtherNumeric` of Unihan.

/// Ideographs that mean numbers.
const UNIFIED: &str = "\
    㐅㒃㠪㭍一七万三两九二五亖京亿什仟仨伍佰俩倆億兆兩八六十千卄卅卌叁参參叄四壱壹幺廾廿弌弍\
    弎弐拐拾捌柒洞漆玖百皕秭肆萬貮貳贰鈎钩阡陆陌陸零";

/// Their compatibility ideographs, escaped because normalization would change them.
const COMPATIBILITY: &str = "\u{F96B}\u{F973}\u{F978}\u{F9B2}\u{F9D1}\u{F9D3}\u{F9FD}";

/// Those of the supplementary plane, escaped because few fonts have them.
const SUPPLEMENTARY: &str = "\
    \u{20001}\u{20064}\u{200E2}\u{20121}\u{2092A}\u{20983}\u{2098C}\u{2099C}\u{20AEA}\
    \u{20AFD}\u{20B19}\u{22390}\u{22998}\u{23B1B}\u{2626D}\u{2F890}";
