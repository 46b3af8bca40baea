//! The location table: for each instruction the lines and columns of its source.

use compiler::code::CodeObject;
use heap::value::Value;

use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::{Code, ItemIterator, List, Tuple};

/// Where an instruction's source stands; a column is in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Position {
    pub line: Option<i32>,
    pub end_line: Option<i32>,
    pub column: Option<i32>,
    pub end_column: Option<i32>,
}

/// A run of code units with one position.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    pub units: u32,
    pub position: Position,
}

struct Reader<'a> {
    bytes: &'a [u8],
    line: i32,
}

impl Reader<'_> {
    fn byte(&mut self) -> i32 {
        let Some((first, rest)) = self.bytes.split_first() else { return 0 };
        self.bytes = rest;
        i32::from(*first)
    }

    fn unsigned(&mut self) -> i32 {
        let (mut value, mut shift) = (0u32, 0);
        while let Some((&byte, rest)) = self.bytes.split_first() {
            self.bytes = rest;
            value |= u32::from(byte & 0x3F).wrapping_shl(shift);
            shift += 6;
            if byte & 0x40 == 0 {
                break;
            }
        }
        value as i32
    }

    fn signed(&mut self) -> i32 {
        let value = self.unsigned() as u32;
        let magnitude = (value >> 1) as i32;
        if value & 1 != 0 { magnitude.wrapping_neg() } else { magnitude }
    }

    fn advance(&mut self, lines: i32) -> i32 {
        self.line = self.line.wrapping_add(lines);
        self.line
    }

    fn on_line(&mut self, lines: i32, column: i32, end_column: i32) -> Position {
        let line = Some(self.advance(lines));
        Position { line, end_line: line, column: Some(column), end_column: Some(end_column) }
    }
}

/// The runs of a code object's location table, in order.
pub fn runs(code: &CodeObject) -> impl Iterator<Item = Run> + '_ {
    let mut reader = Reader { bytes: &code.linetable, line: code.firstlineno };
    std::iter::from_fn(move || {
        if reader.bytes.is_empty() {
            return None;
        }
        let first = reader.byte();
        let (form, units) = ((first >> 3) & 15, (first & 7) + 1);
        let position = match form {
            15 => Position::default(),
            14 => {
                let line = reader.signed();
                let line = reader.advance(line);
                let end_line = line.wrapping_add(reader.unsigned());
                let (column, end_column) = (reader.unsigned(), reader.unsigned());
                Position {
                    line: Some(line),
                    end_line: Some(end_line),
                    column: (column != 0).then(|| column.wrapping_sub(1)),
                    end_column: (end_column != 0).then(|| end_column.wrapping_sub(1)),
                }
            }
            13 => {
                let line = reader.signed();
                let line = Some(reader.advance(line));
                Position { line, end_line: line, column: None, end_column: None }
            }
            10..=12 => {
                let (column, end_column) = (reader.byte(), reader.byte());
                reader.on_line(form - 10, column, end_column)
            }
            _ => {
                let second = reader.byte();
                let column = (form << 3) | (second >> 4);
                reader.on_line(0, column, column + (second & 15))
            }
        };
        Some(Run { units: units as u32, position })
    })
}

/// The position of the instruction at code unit `unit`.
pub fn position_at(code: &CodeObject, unit: u32) -> Position {
    let mut behind = 0;
    for run in runs(code) {
        behind += run.units;
        if unit < behind {
            return run.position;
        }
    }
    Position::default()
}

pub fn line_at(code: &CodeObject, unit: u32) -> Option<i32> {
    position_at(code, unit).line
}

fn optional(number: Option<i32>) -> Value {
    number.map_or(Value::NONE, |number| Value::int_unchecked(i64::from(number)))
}

pub(super) fn positions_method(vm: &Machine, code: &Code) -> PyResult {
    let mut rows = Vec::new();
    for Run { units, position } in runs(&code.source) {
        let Position { line, end_line, column, end_column } = position;
        let row = Tuple::new([line, end_line, column, end_column].map(optional).to_vec());
        rows.extend(std::iter::repeat_n(row, units as usize));
    }
    Ok(ItemIterator::over_list(vm, &List::new(rows)))
}

pub(super) fn lines_method(vm: &Machine, code: &Code) -> PyResult {
    let mut rows: Vec<(u32, u32, Option<i32>)> = Vec::new();
    let mut start = 0;
    for Run { units, position } in runs(&code.source) {
        let end = start + 2 * units;
        match rows.last_mut() {
            Some(last) if last.2 == position.line => last.1 = end,
            _ => rows.push((start, end, position.line)),
        }
        start = end;
    }
    let number = |number: u32| Value::int_unchecked(i64::from(number));
    let rows = rows
        .into_iter()
        .map(|(start, end, line)| Tuple::new(vec![number(start), number(end), optional(line)]));
    Ok(ItemIterator::over_list(vm, &List::new(rows.collect())))
}

/// `co_lnotab`: for each change of the line how many bytes and lines further, a pair of bytes, or several where that is too far
/// for one.
pub(super) fn steps(code: &CodeObject) -> Vec<u8> {
    let mut pairs = Vec::new();
    let (mut place, mut line) = (0, i64::from(code.firstlineno));
    let mut start = 0;
    for Run { units, position } in runs(code) {
        if let Some(next) = position.line.map(i64::from)
            && next != line
        {
            push_step(&mut pairs, start - place, next - line);
            (place, line) = (start, next);
        }
        start += 2 * units;
    }
    pairs
}

fn push_step(pairs: &mut Vec<u8>, mut bytes: u32, mut lines: i64) {
    const MOST: i64 = i8::MAX as i64;
    const LEAST: i64 = i8::MIN as i64;
    while bytes > 255 {
        pairs.extend([255, 0]);
        bytes -= 255;
    }
    while !(LEAST..=MOST).contains(&lines) {
        let step = lines.clamp(LEAST, MOST);
        pairs.extend([bytes as u8, step as i8 as u8]);
        (bytes, lines) = (0, lines - step);
    }
    pairs.extend([bytes as u8, lines as i8 as u8]);
}
