//! `co_linetable`: where in the source the instructions come from.
//!
//! A run of up to eight code units with one location is an entry. Its first byte is `1kkkknnn`: the
//! kind `k` of what follows, and the number `n` of units less one. Lines are relative to the entry
//! before.
//!
//! ```text
//! k  0-9    one line, the same as before; columns in one byte, the group of eight being k
//!    10-12  one line, k - 10 further; columns in two bytes
//!    13     a line without columns
//!    14     everything, in numbers of any size
//!    15     no location
//! ```

use crate::flowgraph::PlacedInstruction;
use crate::instruction::SourceLocation;
use crate::opcode::Opcodes;

const ONE_LINE: u8 = 10;
const NO_COLUMNS: u8 = 13;
const LONG: u8 = 14;
const NONE: u8 = 15;

/// A run of code units with their location, decoded; `None` in place of what is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub units: u32,
    pub location: Option<SourceLocation>,
}

pub(super) fn encode(
    instructions: &mut [PlacedInstruction],
    offsets: &[u32],
    first_line: i32,
    opcodes: &Opcodes,
) -> Vec<u8> {
    resolve_next(instructions, opcodes);
    let mut writer = Writer { table: Vec::with_capacity(offsets.len()), line: first_line };
    let mut location = SourceLocation::NONE;
    let mut start = 0;
    for (place, instruction) in instructions.iter().enumerate() {
        if instruction.location != location {
            writer.run(location, offsets[place] - start);
            location = instruction.location;
            start = offsets[place];
        }
    }
    writer.run(location, offsets[instructions.len()] - start);
    writer.table
}

/// Replaces "as the next one" by the location of the next one.
fn resolve_next(instructions: &mut [PlacedInstruction], opcodes: &Opcodes) {
    let mut next = SourceLocation::NONE;
    for instruction in instructions.iter_mut().rev() {
        if instruction.location == SourceLocation::NEXT {
            let ends = opcodes.is_terminator(instruction.opcode);
            instruction.location = if ends { SourceLocation::NONE } else { next };
        }
        next = instruction.location;
    }
}

struct Writer {
    table: Vec<u8>,
    /// The line of the entry before.
    line: i32,
}

impl Writer {
    fn run(&mut self, location: SourceLocation, units: u32) {
        let mut units = units;
        while units > 8 {
            self.entry(location, 8);
            units -= 8;
        }
        if units > 0 {
            self.entry(location, units as u8);
        }
    }

    fn entry(&mut self, location: SourceLocation, units: u8) {
        let SourceLocation { lineno, end_lineno, col_offset: column, end_col_offset: end } = location;
        if lineno < 0 {
            self.head(NONE, units);
            return;
        }
        let delta = lineno - self.line;
        self.line = lineno;
        if column < 0 || end < 0 {
            if end_lineno == lineno || end_lineno == -1 {
                self.head(NO_COLUMNS, units);
                self.signed(delta);
                return;
            }
        } else if end_lineno == lineno {
            if delta == 0 && column < 80 && end >= column && end - column < 16 {
                self.head((column >> 3) as u8, units);
                self.table.push(((column & 7) << 4 | (end - column)) as u8);
                return;
            }
            if (0..3).contains(&delta) && column < 128 && end < 128 {
                self.head(ONE_LINE + delta as u8, units);
                self.table.extend([column as u8, end as u8]);
                return;
            }
        }
        self.head(LONG, units);
        self.signed(delta);
        self.unsigned((end_lineno - lineno) as u32);
        self.unsigned((column + 1) as u32);
        self.unsigned((end + 1) as u32);
    }

    fn head(&mut self, kind: u8, units: u8) {
        self.table.push(0x80 | kind << 3 | (units - 1));
    }

    /// Six bits a byte, the lowest first; bit 6 says that more follow.
    fn unsigned(&mut self, number: u32) {
        let mut rest = number;
        while rest >= 64 {
            self.table.push(0x40 | (rest & 0x3F) as u8);
            rest >>= 6;
        }
        self.table.push(rest as u8);
    }

    /// The sign in the lowest bit.
    fn signed(&mut self, number: i32) {
        self.unsigned(number.unsigned_abs() << 1 | u32::from(number < 0));
    }
}

/// The entries of a table; those before the first malformed one.
pub fn decode(table: &[u8], first_line: i32) -> impl Iterator<Item = Entry> + '_ {
    let mut reader = Reader { bytes: table.iter(), line: first_line };
    std::iter::from_fn(move || reader.entry())
}

struct Reader<'a> {
    bytes: std::slice::Iter<'a, u8>,
    line: i32,
}

impl Reader<'_> {
    fn entry(&mut self) -> Option<Entry> {
        let head = *self.bytes.next()?;
        let units = u32::from(head & 7) + 1;
        let kind = head >> 3 & 15;
        let location = match kind {
            NONE => None,
            LONG => {
                self.line = self.line.wrapping_add(self.signed()?);
                let end_line = self.line.wrapping_add(self.unsigned()? as i32);
                let column = self.unsigned()? as i32 - 1;
                let end = self.unsigned()? as i32 - 1;
                Some(SourceLocation::new(self.line, end_line, column, end))
            }
            NO_COLUMNS => {
                self.line = self.line.wrapping_add(self.signed()?);
                Some(SourceLocation::new(self.line, self.line, -1, -1))
            }
            ONE_LINE..NO_COLUMNS => {
                self.line = self.line.wrapping_add(i32::from(kind - ONE_LINE));
                let (column, end) = (*self.bytes.next()?, *self.bytes.next()?);
                Some(SourceLocation::new(self.line, self.line, column.into(), end.into()))
            }
            group => {
                let byte = *self.bytes.next()?;
                let column = i32::from(group) << 3 | i32::from(byte >> 4 & 7);
                let end = column + i32::from(byte & 15);
                Some(SourceLocation::new(self.line, self.line, column, end))
            }
        };
        Some(Entry { units, location })
    }

    fn unsigned(&mut self) -> Option<u32> {
        let (mut number, mut shift) = (0u32, 0);
        loop {
            let byte = *self.bytes.next()?;
            number |= u32::from(byte & 0x3F).checked_shl(shift)?;
            if byte & 0x40 == 0 {
                return Some(number);
            }
            shift += 6;
        }
    }

    fn signed(&mut self) -> Option<i32> {
        let number = self.unsigned()?;
        let magnitude = (number >> 1) as i32;
        Some(if number & 1 != 0 { -magnitude } else { magnitude })
    }
}
