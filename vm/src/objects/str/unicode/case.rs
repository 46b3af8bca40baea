//! Upper, lower and title case of code points, and their folding, each one to three code points.

use unicode_case_mapping::{case_folded, to_lowercase, to_titlecase, to_uppercase};

use super::super::build::StrBuilder;

/// The capital letter that is written differently in lower case where a word ends.
pub const CAPITAL_SIGMA: u32 = 0x3A3;
/// The small sigma within a word.
pub const SMALL_SIGMA: u32 = 0x3C3;
/// The small sigma at the end of a word.
pub const FINAL_SIGMA: u32 = 0x3C2;

/// Puts the upper case of a code point out.
pub fn push_upper(point: u32, out: &mut StrBuilder) {
    push(point, &upper(point), out);
}

/// Puts the lower case of a code point out.
pub fn push_lower(point: u32, out: &mut StrBuilder) {
    push(point, &lower(point), out);
}

/// Puts the title case of a code point out.
pub fn push_title(point: u32, out: &mut StrBuilder) {
    push(point, &char::from_u32(point).map(to_titlecase).unwrap_or_default(), out);
}

/// Puts out what a code point is compared by where case does not matter.
///
/// The crate has the foldings of one code point to one. Those to more are the lower case of an upper case that
/// is longer, as `ß` is `ss`, or a lower case that is longer, as that of `İ`.
pub fn push_folded(point: u32, out: &mut StrBuilder) {
    let folded = char::from_u32(point).and_then(case_folded).map_or(point, u32::from);
    let (long, lower) = (upper(folded), lower(point));
    if long[1] != 0 {
        long.into_iter().filter(|part| *part != 0).for_each(|part| push_lower(part, out));
    } else if lower[1] != 0 {
        push(point, &lower, out);
    } else {
        out.push_point(folded);
    }
}

fn upper(point: u32) -> [u32; 3] {
    char::from_u32(point).map(to_uppercase).unwrap_or_default()
}

fn lower(point: u32) -> [u32; 2] {
    char::from_u32(point).map(to_lowercase).unwrap_or_default()
}

/// Puts out what a code point is mapped to; zeros are no part of it, and zeros alone stand for the code point.
fn push(point: u32, mapped: &[u32], out: &mut StrBuilder) {
    match mapped[0] {
        0 => out.push_point(point),
        _ => mapped.iter().filter(|part| **part != 0).for_each(|part| out.push_point(*part)),
    }
}
