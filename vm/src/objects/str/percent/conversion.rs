//! One conversion of `format % values`: what stands between `%` and the character that says what is shown.

use super::values::Values;
use super::{Str, Target};
use crate::errors::PyResult;

/// How a value is shown, and as what.
#[derive(Default)]
pub(super) struct Conversion {
    pub(super) left: bool,
    pub(super) plus: bool,
    pub(super) space: bool,
    pub(super) alternate: bool,
    pub(super) zero: bool,
    pub(super) width: usize,
    pub(super) precision: Option<usize>,
    pub(super) kind: u32,
}

pub(super) struct Reader<'a> {
    template: &'a Str,
    points: &'a [u32],
    at: usize,
}

impl<'a> Reader<'a> {
    /// Reads `template`, whose code points are `points`, from behind a `%`.
    pub(super) fn new(template: &'a Str, points: &'a [u32], at: usize) -> Self {
        Self { template, points, at }
    }

    /// Where the conversion ended.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    pub(super) fn conversion(&mut self, values: &mut Values) -> PyResult<Conversion> {
        if self.skip('(') {
            self.key(values)?;
        }
        let mut conversion = Conversion::default();
        self.flags(&mut conversion);
        self.width(&mut conversion, values)?;
        self.precision(&mut conversion, values)?;
        // What C would know as the size of the value says nothing here, and is said once.
        let _ = self.skip('h') || self.skip('l') || self.skip('L');
        let kind = self.points.get(self.at);
        conversion.kind = *kind.ok_or_else(|| values.vm.value_error("incomplete format"))?;
        self.at += 1;
        Ok(conversion)
    }

    fn next(&self) -> Option<char> {
        self.points.get(self.at).copied().and_then(char::from_u32)
    }

    fn skip(&mut self, expected: char) -> bool {
        let found = self.next() == Some(expected);
        self.at += usize::from(found);
        found
    }

    /// Reads a key to its closing parenthesis, those of pairs inside it left out, and looks it up.
    fn key(&mut self, values: &mut Values) -> PyResult<()> {
        values.mapping()?;
        let start = self.at;
        let mut depth = 1;
        while depth > 0 {
            let point = self.points.get(self.at);
            let point = point.ok_or_else(|| values.vm.value_error("incomplete format key"))?;
            match char::from_u32(*point) {
                Some('(') => depth += 1,
                Some(')') => depth -= 1,
                _ => (),
            }
            self.at += 1;
        }
        values.choose(self.template.slice(start, self.at - 1)?)
    }

    fn flags(&mut self, conversion: &mut Conversion) {
        loop {
            match self.next() {
                Some('-') => conversion.left = true,
                Some('+') => conversion.plus = true,
                Some(' ') => conversion.space = true,
                Some('#') => conversion.alternate = true,
                Some('0') => conversion.zero = true,
                _ => return,
            }
            self.at += 1;
        }
    }

    fn width(&mut self, conversion: &mut Conversion, values: &mut Values) -> PyResult<()> {
        conversion.width = if self.skip('*') {
            let width = values.take_size(i64::MAX, "ssize_t")?;
            if width == i64::MIN {
                return Err(values.vm.overflow_error("width too big"));
            }
            conversion.left |= width < 0;
            width.unsigned_abs() as usize
        } else {
            self.number(i64::MAX, "width", values)?
        };
        Ok(())
    }

    fn precision(&mut self, conversion: &mut Conversion, values: &mut Values) -> PyResult<()> {
        if !self.skip('.') {
            return Ok(());
        }
        conversion.precision = Some(if self.skip('*') {
            values.take_size(i64::from(i32::MAX), "int")?.max(0) as usize
        } else {
            let what = if values.target == Target::Text { "precision" } else { "prec" };
            self.number(i64::from(i32::MAX), what, values)?
        });
        Ok(())
    }

    fn number(&mut self, most: i64, what: &str, values: &Values) -> PyResult<usize> {
        let mut number = 0i64;
        while let Some(digit) = self.next().and_then(|next| next.to_digit(10)) {
            number = number.saturating_mul(10).saturating_add(i64::from(digit));
            self.at += 1;
        }
        if number > most || number == i64::MAX {
            return Err(values.vm.value_error(format!("{what} too big")));
        }
        Ok(number as usize)
    }
}
