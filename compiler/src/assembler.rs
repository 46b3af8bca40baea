//! The assembler: instructions in, the three byte tables of a code object out.
//!
//! ```text
//! PlacedInstruction  --jumps-->  offsets  -->  code units with inline caches
//!                    --location_table-->  co_linetable
//!                    --exception_table--> co_exceptiontable
//! ```

pub mod exception_table;
pub mod location_table;

mod jumps;

use crate::flowgraph::PlacedInstruction;
use crate::opcode::{Opcode, Opcodes};

/// What the assembler makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assembled {
    pub code: Vec<u8>,
    pub linetable: Vec<u8>,
    pub exceptiontable: Vec<u8>,
}

/// Assembles the instructions of a code object whose first line is `first_line`.
pub fn assemble(
    mut instructions: Vec<PlacedInstruction>,
    first_line: i32,
    opcodes: &Opcodes,
) -> Assembled {
    let offsets = jumps::resolve(&mut instructions, opcodes);
    let mut code = Vec::with_capacity(2 * offsets.last().copied().unwrap_or(0) as usize);
    for instruction in &instructions {
        write(&mut code, instruction.opcode, instruction.oparg, opcodes);
    }
    Assembled {
        code,
        linetable: location_table::encode(&mut instructions, &offsets, first_line, opcodes),
        exceptiontable: exception_table::encode(&instructions, &offsets),
    }
}

/// How many code units an instruction takes, with its inline cache and what extends its argument.
fn size(opcode: Opcode, oparg: u32, opcodes: &Opcodes) -> u32 {
    let extended =
        u32::from(oparg > 0xFF) + u32::from(oparg > 0xFFFF) + u32::from(oparg > 0xFF_FFFF);
    1 + extended + opcodes.caches(opcode) as u32
}

fn write(code: &mut Vec<u8>, opcode: Opcode, oparg: u32, opcodes: &Opcodes) {
    for shift in [24, 16, 8] {
        if oparg >> shift != 0 {
            code.extend([Opcode::EXTENDED_ARG.0 as u8, (oparg >> shift) as u8]);
        }
    }
    code.extend([opcode.0 as u8, oparg as u8]);
    code.resize(code.len() + 2 * opcodes.caches(opcode), 0);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::flowgraph::HandlerInfo;
    use crate::instruction::SourceLocation;

    fn placed(opcode: Opcode, location: SourceLocation) -> PlacedInstruction {
        PlacedInstruction { opcode, oparg: 0, target: None, handler: None, location }
    }

    #[test]
    fn a_long_jump_is_extended() {
        let opcodes = Opcodes::base();
        let nop = placed(Opcode::NOP, SourceLocation::NONE);
        let mut instructions = vec![nop; 302];
        instructions[0] =
            PlacedInstruction { target: Some(301), ..placed(Opcode::JUMP, SourceLocation::NONE) };
        let code = assemble(instructions, 1, &opcodes).code;
        let [extended, forward] =
            [Opcode::EXTENDED_ARG, Opcode::JUMP_FORWARD].map(|one| one.0 as u8);
        assert_eq!(code[..4], [extended, 1, forward, 44]);
    }

    #[test]
    fn instructions_with_one_handler_share_an_entry() {
        let handler = Some(HandlerInfo { target: 2, start_depth: 2, preserve_lasti: true });
        let covered = PlacedInstruction { handler, ..placed(Opcode::NOP, SourceLocation::NONE) };
        let last = placed(Opcode::RERAISE, SourceLocation::NONE);
        let table = assemble(vec![covered, covered, last], 1, &Opcodes::base()).exceptiontable;
        let entries: Vec<_> = exception_table::decode(&table).collect();
        let expected =
            exception_table::Entry { start: 0, end: 2, target: 2, depth: 0, lasti: true };
        assert_eq!(entries, [expected]);
    }

    proptest! {
        #[test]
        fn locations_come_back(lines in proptest::collection::vec((1..5000, 0..3, 0..300, 0..300), 1..40)) {
            let location = |(line, more, column, end): (i32, i32, i32, i32)| {
                SourceLocation::new(line, line + more, column, if more == 0 { column + end } else { end })
            };
            let locations: Vec<SourceLocation> = lines.into_iter().map(location).collect();
            let instructions = locations.iter().map(|&at| placed(Opcode::NOP, at)).collect();
            let table = assemble(instructions, 7, &Opcodes::base()).linetable;
            let decoded: Vec<SourceLocation> = location_table::decode(&table, 7)
                .flat_map(|entry| std::iter::repeat_n(entry.location, entry.units as usize))
                .flatten()
                .collect();
            prop_assert_eq!(decoded, locations);
        }
    }
}
