//! A format specification, taken apart: `[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]`.

use heap::value::Value;

use super::super::{Str, build};
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;

/// What a specification asks for.
#[derive(Clone, Debug)]
pub struct Spec {
    pub fill: u32,
    /// Which side is filled; `=` fills between sign and digits.
    pub align: char,
    pub sign: Option<char>,
    pub no_negative_zero: bool,
    pub alternate: bool,
    pub width: usize,
    pub grouping: Option<char>,
    pub precision: Option<usize>,
    pub fraction_grouping: Option<char>,
    /// The presentation type, which may be any code point.
    pub kind: Option<u32>,
}

/// Takes a specification apart for a value of the class named `class`, which `align` is the default of.
pub fn parse(vm: &Machine, spec: &Value, class: &str, align: char) -> PyResult<Spec> {
    let Some(text) = spec.downcast::<Str>() else {
        return Err(vm.type_error("format spec must be a string"));
    };
    let mut reader = Reader { vm, points: text.code_points().collect(), at: 0 };
    let (fill, given_align) = reader.fill_and_align();
    let mut parsed = Spec {
        fill: fill.unwrap_or(u32::from(' ')),
        align: given_align.unwrap_or(align),
        sign: reader.one_of(&['+', '-', ' ']),
        no_negative_zero: reader.one_of(&['z']).is_some(),
        alternate: reader.one_of(&['#']).is_some(),
        width: 0,
        grouping: None,
        precision: None,
        fraction_grouping: None,
        kind: None,
    };
    // A zero in front of the width fills with zeros; behind a fill character it is a digit like others.
    if fill.is_none() && reader.one_of(&['0']).is_some() {
        parsed.fill = u32::from('0');
        if given_align.is_none() && align == '>' {
            parsed.align = '=';
        }
    }
    parsed.width = reader.number()?.unwrap_or(0);
    vm.check_size(1, parsed.width)?;
    parsed.grouping = reader.grouping()?;
    if reader.one_of(&['.']).is_some() {
        parsed.precision = reader.number()?;
        parsed.fraction_grouping = reader.grouping()?;
        if parsed.precision.is_none() && parsed.fraction_grouping.is_none() {
            return Err(vm.value_error("Format specifier missing precision"));
        }
    }
    parsed.kind = match reader.points[reader.at..] {
        [] => None,
        [kind] => Some(kind),
        _ => return Err(invalid(vm, text, class)),
    };
    check_grouping(vm, &parsed)?;
    Ok(parsed)
}

impl Spec {
    /// The presentation type, where it is one that Python has.
    pub fn letter(&self) -> Option<char> {
        self.kind.and_then(char::from_u32)
    }

    /// Whether missing places are taken by zeros that belong to the number.
    pub fn has_leading_zeros(&self) -> bool {
        self.align == '=' && self.fill == u32::from('0')
    }
}

/// A specification as far as it is read.
struct Reader<'a> {
    vm: &'a Machine,
    points: Vec<u32>,
    at: usize,
}

impl Reader<'_> {
    fn fill_and_align(&mut self) -> (Option<u32>, Option<char>) {
        let align = |at: usize| {
            let one = self.points.get(at).copied().and_then(char::from_u32);
            one.filter(|one| matches!(one, '<' | '>' | '=' | '^'))
        };
        let (fill, align) = match (align(1), align(0)) {
            (Some(second), _) => (Some(self.points[0]), Some(second)),
            (None, first) => (None, first),
        };
        self.at += usize::from(fill.is_some()) + usize::from(align.is_some());
        (fill, align)
    }

    fn one_of(&mut self, wanted: &[char]) -> Option<char> {
        let one = self.points.get(self.at).copied().and_then(char::from_u32);
        let found = one.filter(|one| wanted.contains(one));
        self.at += usize::from(found.is_some());
        found
    }

    fn number(&mut self) -> PyResult<Option<usize>> {
        let start = self.at;
        let mut number = 0i64;
        while let Some(digit) = self.points.get(self.at).and_then(|point| decimal_digit(*point)) {
            let longer = number.checked_mul(10).and_then(|number| number.checked_add(digit));
            number = longer
                .ok_or_else(|| self.vm.value_error("Too many decimal digits in format string"))?;
            self.at += 1;
        }
        Ok((self.at > start).then_some(number as usize))
    }

    /// A comma or a line; of both one after the other there is no sense.
    fn grouping(&mut self) -> PyResult<Option<char>> {
        let first = self.one_of(&[',', '_']);
        let other = match first {
            Some(',') => '_',
            Some(_) => ',',
            None => return Ok(None),
        };
        match self.one_of(&[other]) {
            Some(_) => Err(self.vm.value_error("Cannot specify both ',' and '_'.")),
            None => Ok(first),
        }
    }
}

/// The digits of widths are those of any script.
fn decimal_digit(point: u32) -> Option<i64> {
    super::super::unicode::decimal(point).map(i64::from)
}

fn check_grouping(vm: &Machine, spec: &Spec) -> PyResult<()> {
    let letter = spec.letter();
    let refused = |separator: char| {
        let kind = shown_kind(spec.kind.unwrap_or_default());
        Err(vm.value_error(format!("Cannot specify '{separator}' with '{kind}'.")))
    };
    match (spec.grouping, letter) {
        (None, _) => {}
        (Some(_), None | Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F')) => {}
        (Some('_'), Some('b' | 'o' | 'x' | 'X')) => {}
        (Some(separator), _) => return refused(separator),
    }
    match (spec.fraction_grouping, letter) {
        (Some(separator), Some('n')) => refused(separator),
        _ => Ok(()),
    }
}

/// A presentation type as messages show it.
fn shown_kind(kind: u32) -> String {
    match char::from_u32(kind) {
        Some(letter @ '!'..='\x7F') => letter.to_string(),
        _ => format!("\\x{kind:x}"),
    }
}

/// The error for a presentation type that values of the class have not.
pub fn unknown_kind(vm: &Machine, kind: u32, class: &str) -> Raised {
    let kind = shown_kind(kind);
    vm.value_error(format!("Unknown format code '{kind}' for object of type '{class}'"))
}

fn invalid(vm: &Machine, text: &Str, class: &str) -> Raised {
    let mut message = build::StrBuilder::default();
    message.push_str("Invalid format specifier '");
    message.push(text);
    message.push_str(&format!("' for object of type '{class}'"));
    vm.error_with(
        &vm.types.exceptions.value_error,
        vec![message.finish().unwrap_or_else(|_| Str::new(""))],
    )
}
