//! `str.format()`: fields in braces.

use heap::value::Value;

use super::build::{self, StrBuilder};
use super::{Str, unicode};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::Tuple;

struct Formatter<'a> {
    vm: &'a Machine,
    arguments: Option<&'a [Value]>,
    keywords: &'a Value,
    /// The number of the next `{}`; `None` once fields are numbered by hand.
    next: Option<usize>,
    manual: bool,
}

/// Fills arguments and keywords into `template`; where `arguments` is `NULL`, there are to be no fields for them.
pub fn format(vm: &Machine, template: &Str, arguments: &Value, keywords: &Value) -> PyResult {
    let arguments = arguments.downcast::<Tuple>().map(Tuple::items);
    // As code points, and what is made of them.
    vm.check_size(8, template.len())?;
    let points: Vec<u32> = template.code_points().collect();
    let mut formatter = Formatter { vm, arguments, keywords, next: Some(0), manual: false };
    formatter.fill(&points, 2)
}

const OPEN: u32 = '{' as u32;
const CLOSE: u32 = '}' as u32;

impl Formatter<'_> {
    fn fill(&mut self, points: &[u32], depth: usize) -> PyResult {
        if depth == 0 {
            return Err(self.vm.value_error("Max string recursion exceeded"));
        }
        let mut out = StrBuilder::with_capacity(points.len());
        let mut at = 0;
        while at < points.len() {
            match points[at] {
                OPEN if points.get(at + 1) == Some(&OPEN) => {
                    out.push_point(OPEN);
                    at += 2;
                }
                CLOSE if points.get(at + 1) == Some(&CLOSE) => {
                    out.push_point(CLOSE);
                    at += 2;
                }
                CLOSE => {
                    return Err(self.vm.value_error("Single '}' encountered in format string"));
                }
                OPEN => {
                    let end = self.field_end(points, at + 1)?;
                    out.push_value(&self.field(&points[at + 1..end], depth)?);
                    at = end + 1;
                }
                point => {
                    out.push_point(point);
                    at += 1;
                }
            }
        }
        Ok(out.finish()?)
    }

    fn field_end(&self, points: &[u32], start: usize) -> PyResult<usize> {
        if start == points.len() {
            return Err(self.vm.value_error("Single '{' encountered in format string"));
        }
        let (mut depth, mut in_key, mut in_name) = (1, false, true);
        for (offset, point) in points[start..].iter().enumerate() {
            match char::from_u32(*point) {
                Some('[') if in_name => in_key = true,
                Some(']') if in_name => in_key = false,
                _ if in_key => (),
                Some('{') => depth += 1,
                Some('}') => depth -= 1,
                Some(':' | '!') => in_name = false,
                _ => (),
            }
            if depth == 0 {
                return Ok(start + offset);
            }
        }
        Err(self.vm.value_error("expected '}' before end of string"))
    }

    fn field(&mut self, field: &[u32], depth: usize) -> PyResult {
        let find = |wanted: char| field.iter().position(|point| *point == u32::from(wanted));
        let bracket = find('[');
        let closing = find(']');
        // A colon or exclamation mark inside of brackets belongs to the key.
        let outside = |at: usize| !matches!((bracket, closing), (Some(open), Some(close)) if open < at && at < close);
        let colon = find(':').filter(|at| outside(*at));
        let bang = find('!').filter(|at| outside(*at) && colon.is_none_or(|colon| *at < colon));
        let name_end = bang.or(colon).unwrap_or(field.len());
        let mut value = self.lookup(&field[..name_end])?;
        if let Some(bang) = bang {
            value = self.converted(&value, field.get(bang + 1).copied())?;
            if field.get(bang + 2).is_some_and(|point| *point != u32::from(':')) {
                return Err(self.vm.value_error("expected ':' after conversion specifier"));
            }
        }
        let spec = match colon {
            Some(colon) => self.fill(&field[colon + 1..], depth - 1)?,
            None => Str::new(""),
        };
        self.vm.format(&value, &spec)
    }

    /// The value as `!s`, `!r` or `!a` shows it.
    fn converted(&self, value: &Value, conversion: Option<u32>) -> PyResult {
        match (conversion.and_then(char::from_u32), conversion) {
            (Some('s'), _) => self.vm.str(value),
            (Some('r'), _) => self.vm.repr(value),
            (Some('a'), _) => self.vm.ascii(value),
            (None | Some(':' | '}'), None | Some(0..=0x7F)) => {
                Err(self.vm.value_error("unmatched '{' in format spec"))
            }
            (_, point) => {
                let shown = match point.unwrap_or_default() {
                    point @ 0x21..=0x7E => char::from_u32(point).unwrap_or_default().to_string(),
                    point => format!("\\x{point:x}"),
                };
                Err(self.vm.value_error(format!("Unknown conversion specifier {shown}")))
            }
        }
    }

    /// The value of `name.attribute[key]`.
    fn lookup(&mut self, path: &[u32]) -> PyResult {
        let vm = self.vm;
        let is = |point: &u32, wanted: char| *point == u32::from(wanted);
        let name_end = |path: &[u32]| {
            path.iter().position(|point| is(point, '.') || is(point, '[')).unwrap_or(path.len())
        };
        let (first, mut rest) = path.split_at(name_end(path));
        let mut value = self.argument(first)?;
        while let [next, behind @ ..] = rest {
            let (part, left) = if is(next, '.') {
                behind.split_at(name_end(behind))
            } else if is(next, '[') {
                let end = behind.iter().position(|point| is(point, ']'));
                let end = end.ok_or_else(|| vm.value_error("Missing ']' in format string"))?;
                (&behind[..end], &behind[end + 1..])
            } else {
                let message = "Only '.' or '[' may follow ']' in format field specifier";
                return Err(vm.value_error(message));
            };
            if part.is_empty() {
                return Err(vm.value_error("Empty attribute in format string"));
            }
            let key = build::from_points(part);
            value = match (is(next, '.'), self.number(part)?) {
                (true, _) => vm.get_attribute(&value, &vm.name_of(&key)?)?,
                (false, Some(number)) => vm.subscript(&value, &Value::index(number))?,
                (false, None) => vm.subscript(&value, &key)?,
            };
            rest = left;
        }
        Ok(value)
    }

    /// The number that decimal digits of any script are; nothing where anything else is among them.
    fn number(&self, points: &[u32]) -> PyResult<Option<usize>> {
        let mut number = 0i64;
        for point in points {
            let Some(digit) = unicode::decimal(*point) else { return Ok(None) };
            let longer =
                number.checked_mul(10).and_then(|number| number.checked_add(i64::from(digit)));
            number = longer
                .ok_or_else(|| self.vm.value_error("Too many decimal digits in format string"))?;
        }
        Ok((!points.is_empty()).then_some(number as usize))
    }

    fn argument(&mut self, name: &[u32]) -> PyResult {
        let vm = self.vm;
        let index = match name.is_empty() {
            true => {
                if self.manual {
                    return Err(vm.value_error(
                        "cannot switch from manual field specification to automatic field numbering",
                    ));
                }
                let index = self.next.unwrap_or(0);
                self.next = Some(index + 1);
                Some(index)
            }
            false => self.number(name)?,
        };
        let Some(index) = index else {
            return vm.subscript(self.keywords, &build::from_points(name));
        };
        if !name.is_empty() {
            if self.next != Some(0) {
                return Err(vm.value_error(
                    "cannot switch from automatic field numbering to manual field specification",
                ));
            }
            self.manual = true;
        }
        let Some(arguments) = self.arguments else {
            return Err(vm.value_error("Format string contains positional fields"));
        };
        arguments.get(index).cloned().ok_or_else(|| {
            vm.index_error(format!(
                "Replacement index {index} out of range for positional args tuple"
            ))
        })
    }
}
