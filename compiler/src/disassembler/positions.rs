//! The positions of a code object's instructions, as `co_lines()` and `co_positions()` give them.

use std::collections::BTreeMap;

use crate::assembler::location_table;
use crate::code::CodeObject;
use crate::instruction::SourceLocation;

/// What stands in place of a line.
pub(super) const NO_LINE: &str = "  --";

pub struct Positions {
    /// For each code unit its position.
    units: Vec<Option<SourceLocation>>,
    /// The line that begins at an offset in bytes; `None` where instructions without one begin.
    starts: BTreeMap<u32, Option<i32>>,
}

impl Positions {
    pub fn new(code: &CodeObject) -> Positions {
        let count = code.code.len() / 2;
        let mut units = Vec::with_capacity(count);
        for entry in location_table::decode(&code.linetable, code.firstlineno) {
            let room = count - units.len();
            units.extend(std::iter::repeat_n(entry.location, room.min(entry.units as usize)));
        }
        let mut starts = BTreeMap::new();
        let mut previous = None;
        for (offset, location) in (0..).step_by(2).zip(&units) {
            let line = location.map(|location| location.lineno);
            if previous != Some(line) {
                starts.insert(offset, line);
                previous = Some(line);
            }
        }
        Positions { units, starts }
    }

    /// The line that starts at an offset, if one does.
    pub fn line_starting_at(&self, offset: u32) -> Option<Option<i32>> {
        self.starts.get(&offset).copied()
    }

    /// The width of the column of lines; 0 for no such column.
    pub fn line_width(&self) -> usize {
        let Some(highest) = self.starts.values().flatten().filter(|line| **line != 0).max() else {
            return 0;
        };
        let width = highest.to_string().len().max(3);
        let has_gaps = self.starts.values().any(Option::is_none);
        if has_gaps { width.max(NO_LINE.len()) } else { width }
    }

    /// `LINE:COLUMN-LINE:COLUMN` of the instruction at an offset.
    pub fn at(&self, offset: u32) -> String {
        let Some(location) = self.units.get(offset as usize / 2).copied().flatten() else {
            return NO_LINE.to_string();
        };
        let [line, column, end_line, end_column] = parts(&location);
        format!("{line}:{column}-{end_line}:{end_column}")
    }

    /// The width of the column of positions; 0 for no such column.
    pub fn width(&self) -> usize {
        let widths = self.units.iter().map(|location| match location {
            Some(location) => parts(location).iter().map(String::len).sum(),
            None => 4,
        });
        if self.units.iter().all(Option::is_none) {
            return 0;
        }
        // Three separators, and a space behind.
        1 + NO_LINE.len().max(3 + widths.max().unwrap_or(0))
    }
}

/// Line, column, end line and end column; `?` for what is not known.
fn parts(location: &SourceLocation) -> [String; 4] {
    let SourceLocation { lineno, end_lineno, col_offset, end_col_offset } = *location;
    [lineno, col_offset, end_lineno, end_col_offset]
        .map(|part| if part < 0 { "?".to_string() } else { part.to_string() })
}
