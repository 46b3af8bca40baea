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
    let extended = u32::from(oparg > 0xFF) + u32::from(oparg > 0xFFFF) + u32::from(oparg > 0xFF_FFFF);
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
