//! Instructions as code generation emits them: a flat sequence, jumps to labels, pseudo opcodes allowed.
//!
//! In: calls of [`InstructionSequence`]'s methods, in program order. Out: what [`crate::flowgraph`] cuts
//! into blocks. Always holds: an instruction with a target has a [`Label`]'s number as its argument.

use crate::opcode::{Opcode, Opcodes};
use crate::operand::Operand;

/// Where in the source an instruction comes from. Columns count bytes of UTF-8.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SourceLocation {
    pub lineno: i32,
    pub end_lineno: i32,
    pub col_offset: i32,
    pub end_col_offset: i32,
}

impl SourceLocation {
    /// Artificial: no line event, and the line of what is before it.
    pub const NONE: SourceLocation = SourceLocation::new(-1, -1, -1, -1);
    /// The location of whatever instruction comes next.
    pub const NEXT: SourceLocation = SourceLocation::new(-2, -2, -2, -2);

    pub const fn new(
        lineno: i32,
        end_lineno: i32,
        col_offset: i32,
        end_col_offset: i32,
    ) -> SourceLocation {
        SourceLocation { lineno, end_lineno, col_offset, end_col_offset }
    }

    /// The start of a line, as the first instruction of a scope has it.
    pub const fn line(lineno: i32) -> SourceLocation {
        SourceLocation::new(lineno, lineno, 0, 0)
    }

    pub fn has_line(self) -> bool {
        self.lineno >= 0
    }
}

/// A place in an [`InstructionSequence`] that instructions jump to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Label(pub u32);

/// An instruction before it has a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Instruction {
    pub opcode: Opcode,
    pub oparg: u32,
    pub location: SourceLocation,
}

/// The instructions of a scope in the order in which they were emitted.
#[derive(Debug, Clone, Default)]
pub struct InstructionSequence {
    pub instructions: Vec<Instruction>,
    /// For each label the index of the instruction that it stands before.
    labels: Vec<Option<u32>>,
    /// What replaces `ANNOTATIONS_PLACEHOLDER`: the code that makes a module's `__annotate__`.
    pub annotations: Option<Box<InstructionSequence>>,
}

impl InstructionSequence {
    pub fn emit(&mut self, opcode: Opcode, oparg: u32, location: SourceLocation) {
        self.instructions.push(Instruction { opcode, oparg, location });
    }

    pub fn jump(&mut self, opcode: Opcode, target: Label, location: SourceLocation) {
        self.emit(opcode, target.0, location);
    }

    /// A new label, without a place as yet.
    pub fn new_label(&mut self) -> Label {
        self.labels.push(None);
        Label(self.labels.len() as u32 - 1)
    }

    /// Puts a label before the instruction that comes next.
    pub fn use_label(&mut self, label: Label) {
        self.labels[label.0 as usize] = Some(self.instructions.len() as u32);
    }

    /// The index of the instruction behind a label.
    pub fn place(&self, label: Label) -> Option<u32> {
        self.labels.get(label.0 as usize).copied().flatten()
    }

    /// Puts an instruction in front of all others.
    pub fn insert_first(&mut self, opcode: Opcode, oparg: u32, location: SourceLocation) {
        self.instructions.insert(0, Instruction { opcode, oparg, location });
        for place in self.labels.iter_mut().flatten() {
            *place += 1;
        }
    }
}

/// What the compiler has to know of an opcode beyond its table entry.
impl Opcodes {
    /// Whether the opcode jumps, always or on a condition.
    pub fn has_jump(&self, opcode: Opcode) -> bool {
        self.operand(opcode).is_some_and(Operand::jumps)
    }

    /// Whether its argument is a label: jumps, and what begins the reach of a handler.
    pub fn has_target(&self, opcode: Opcode) -> bool {
        opcode.is_block_push() || self.has_jump(opcode)
    }

    /// Whether nothing can come after it in a basic block.
    pub fn is_terminator(&self, opcode: Opcode) -> bool {
        opcode.exits_scope() || self.has_jump(opcode)
    }
}

impl Operand {
    /// Whether it is the place of another instruction to go to.
    fn jumps(self) -> bool {
        use Operand::{AsyncFor, Jump, JumpBackward, JumpForward};
        matches!(self, AsyncFor | Jump | JumpBackward | JumpForward)
    }
}

impl Opcode {
    /// Begins the reach of an exception handler.
    pub fn is_block_push(self) -> bool {
        matches!(self, Opcode::SETUP_FINALLY | Opcode::SETUP_WITH | Opcode::SETUP_CLEANUP)
    }

    pub fn is_unconditional_jump(self) -> bool {
        self.info().is_some_and(|info| !info.continues && info.operand.is_some_and(Operand::jumps))
    }

    /// Leaves the frame, by returning or raising.
    pub fn exits_scope(self) -> bool {
        matches!(self, Opcode::RETURN_VALUE | Opcode::RAISE_VARARGS | Opcode::RERAISE)
    }

    /// Whether control never goes on to the next instruction.
    pub fn ends_flow(self) -> bool {
        self.is_unconditional_jump() || self.exits_scope()
    }
}
