//! `str.format()`: fields in braces.

use super::Str;
use super::build::StrBuilder;
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::Tuple;
use crate::value::Value;

struct Formatter<'a> {
    vm: &'a Machine,
    arguments: &'a [Value],
    keywords: &'a Value,
    /// The number of the next `{}`; `None` once fields are numbered by hand.
    next: Option<usize>,
    manual: bool,
}

/// Fills arguments and keywords into `template`.
pub fn format(vm: &Machine, template: &Str, arguments: &Value, keywords: &Value) -> PyResult {
    let arguments = arguments.downcast::<Tuple>().map_or(&[][..], Tuple::items);
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
        Ok(out.finish())
    }

    fn field_end(&self, points: &[u32], start: usize) -> PyResult<usize> {
        if start == points.len() {
            return Err(self.vm.value_error("Single '{' encountered in format string"));
        }
        let mut depth = 1;
        for (offset, point) in points[start..].iter().enumerate() {
            match *point {
                OPEN => depth += 1,
                CLOSE => depth -= 1,
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
            let conversion = field.get(bang + 1).copied().and_then(char::from_u32);
            value = match conversion {
                Some('s') => self.vm.str(&value)?,
                Some('r') => self.vm.repr(&value)?,
                Some('a') => self.vm.ascii(&value)?,
                Some(other) if !matches!(other, ':' | '}') => {
                    return Err(self
                        .vm
                        .value_error(format!("Unknown conversion specifier '{other}'")));
                }
                _ => return Err(self.vm.value_error("unmatched '{' in format spec")),
            };
        }
        let spec = match colon {
            Some(colon) => self.fill(&field[colon + 1..], depth - 1)?,
            None => Str::new(""),
        };
        self.vm.format(&value, &spec)
    }

    fn lookup(&mut self, name: &[u32]) -> PyResult {
        let text: String =
            name.iter().map(|point| char::from_u32(*point).unwrap_or('\u{FFFD}')).collect();
        let end = text.find(['.', '[']).unwrap_or(text.len());
        let (first, mut rest) = text.split_at(end);
        let mut value = self.argument(first)?;
        while !rest.is_empty() {
            if let Some(behind) = rest.strip_prefix('.') {
                let end = behind.find(['.', '[']).unwrap_or(behind.len());
                value = self.vm.load_attribute(&value, &self.vm.intern(&behind[..end]))?;
                rest = &behind[end..];
            } else if let Some(behind) = rest.strip_prefix('[') {
                let Some(end) = behind.find(']') else {
                    return Err(self.vm.value_error("Missing ']' in format string"));
                };
                let key = match behind[..end].parse::<i64>() {
                    Ok(number) => self.vm.int(number),
                    Err(_) => Str::new(&behind[..end]),
                };
                value = self.vm.subscript(&value, &key)?;
                rest = &behind[end + 1..];
            } else {
                return Err(self
                    .vm
                    .value_error("Only '.' or '[' may follow ']' in format field specifier"));
            }
        }
        Ok(value)
    }

    fn argument(&mut self, name: &str) -> PyResult {
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
            false => name.parse::<usize>().ok(),
        };
        let Some(index) = index else { return vm.subscript(self.keywords, &Str::new(name)) };
        if !name.is_empty() {
            if self.next != Some(0) {
                return Err(vm.value_error(
                    "cannot switch from automatic field numbering to manual field specification",
                ));
            }
            self.manual = true;
        }
        self.arguments.get(index).cloned().ok_or_else(|| {
            vm.index_error(format!(
                "Replacement index {index} out of range for positional args tuple"
            ))
        })
    }
}
