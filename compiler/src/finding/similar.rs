//! Words that are like another, by the two measures of CPython's standard library: the weighted edit distance of its
//! "Did you mean", and the ratio of matching pieces of its module `difflib`. Both to the last bit, as the order of
//! suggestions hangs on them.

/// What it costs to insert, remove or replace a byte.
const MOVE: usize = 2;
/// What it costs to change a letter's case.
const CASE: usize = 1;
/// Longer words have no distance, once what they begin and end with alike is off.
const LONGEST: usize = 40;

/// The one of `known` with the least distance to `name`, the first of several. No more than a third of the bytes may
/// differ.
pub fn closest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(usize, &str)> = None;
    for candidate in known.filter(|candidate| *candidate != name) {
        let limit = (name.len() + candidate.len() + 3) * MOVE / 6;
        let limit = best.map_or(limit, |(distance, _)| limit.min(distance.saturating_sub(1)));
        let found = distance(name.as_bytes(), candidate.as_bytes(), limit);
        if let Some(found) = found.filter(|found| best.is_none_or(|(best, _)| *found < best)) {
            best = Some((found, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The distance of two words; `None` above `limit`.
fn distance(one: &[u8], two: &[u8], limit: usize) -> Option<usize> {
    let (one, two) = without_common_ends(one, two);
    let (short, long) = if one.len() <= two.len() { (one, two) } else { (two, one) };
    if short.is_empty() {
        return Some(long.len() * MOVE).filter(|distance| *distance <= limit);
    }
    if long.len() > LONGEST || (long.len() - short.len()) * MOVE > limit {
        return None;
    }
    let mut row: Vec<usize> = (1..=short.len()).map(|length| length * MOVE).collect();
    let mut result = 0;
    for (index, &byte) in long.iter().enumerate() {
        let mut diagonal = index * MOVE;
        result = diagonal;
        for (cell, &other) in row.iter_mut().zip(short) {
            let replaced = diagonal + replacement(byte, other);
            diagonal = *cell;
            result = replaced.min(result.min(diagonal) + MOVE);
            *cell = result;
        }
        if row.iter().all(|&cell| cell > limit) {
            return None;
        }
    }
    Some(result).filter(|distance| *distance <= limit)
}

fn without_common_ends<'a>(mut one: &'a [u8], mut two: &'a [u8]) -> (&'a [u8], &'a [u8]) {
    while let ([first, rest @ ..], [other, others @ ..]) = (one, two)
        && first == other
    {
        (one, two) = (rest, others);
    }
    while let ([rest @ .., last], [others @ .., other]) = (one, two)
        && last == other
    {
        (one, two) = (rest, others);
    }
    (one, two)
}

fn replacement(one: u8, other: u8) -> usize {
    match () {
        () if one == other => 0,
        () if one.eq_ignore_ascii_case(&other) => CASE,
        () => MOVE,
    }
}

/// Those of `known` of which at least half matches `name`, the best first: `difflib.get_close_matches` with a cutoff
/// of 0.5. Of equally good ones, the later in the alphabet comes first.
pub fn close_matches<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let name: Vec<char> = name.chars().collect();
    let mut close: Vec<(f64, &str)> = known
        .map(|candidate| (ratio(&candidate.chars().collect::<Vec<_>>(), &name), candidate))
        .filter(|(ratio, _)| *ratio >= 0.5)
        .collect();
    close.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| other.1.cmp(one.1)));
    close.into_iter().map(|(_, candidate)| candidate).collect()
}

/// How much of two words matches, from 0 to 1.
fn ratio(one: &[char], two: &[char]) -> f64 {
    2.0 * matching(one, two) as f64 / (one.len() + two.len()).max(1) as f64
}

/// How many characters the matching pieces have: the longest, and those before and behind it.
fn matching(one: &[char], two: &[char]) -> usize {
    let (mut total, mut left) = (0, vec![(one, two)]);
    while let Some((one, two)) = left.pop() {
        let (at, other, length) = longest_match(one, two);
        if length > 0 {
            total += length;
            left.push((&one[..at], &two[..other]));
            left.push((&one[at + length..], &two[other + length..]));
        }
    }
    total
}

/// The longest piece that two words share, by its places and its length; of several the first in `one`, then in `two`.
fn longest_match(one: &[char], two: &[char]) -> (usize, usize, usize) {
    let mut best = (0, 0, 0);
    // The length of the match that ends at each place of `two`.
    let mut ending = vec![0; two.len()];
    for (at, character) in one.iter().enumerate() {
        let mut before = 0;
        for (other, cell) in ending.iter_mut().enumerate() {
            let length = if two[other] == *character { before + 1 } else { 0 };
            before = std::mem::replace(cell, length);
            if length > best.2 {
                best = (at + 1 - length, other + 1 - length, length);
            }
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    #[test]
    fn the_closest_is_found_by_its_distance() {
        let keywords = Language::base().tokens;
        let check = |name, expected| assert_eq!(closest(name, keywords.keywords()), expected);
        check("fro", Some("from"));
        check("whlie", Some("while"));
        check("true", Some("True"));
        check("nothing_like_it", None);
        check("", None);
    }

    #[test]
    fn matches_are_in_the_order_of_difflib() {
        let keywords = Language::base().tokens;
        let check = |name, expected: &[&str]| {
            let mut found = close_matches(name, keywords.keywords());
            found.truncate(3);
            assert_eq!(found, expected);
        };
        check("wheel", &["while", "del"]);
        check("accept", &["except", "assert"]);
        check("fro", &["from", "for"]);
        check("improt", &["import"]);
        check("zzz", &[]);
    }
}
