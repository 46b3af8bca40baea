//! The code object: what the compiler hands to the machine and marshal writes to a `.pyc`.
//!
//! The fields are CPython 3.14's (`Objects/codeobject.c`, as its `code` type shows them), in the forms
//! that marshal stores: instructions with their inline caches, location and exception tables as bytes.

mod repr;

pub use repr::{bytes_repr, complex_repr, float_repr, is_printable, text_repr};

use std::rc::Rc;

use num_bigint::BigInt;

use crate::hidden;
use crate::text::PyText;

/// A compiled block: module, class body, function, lambda, comprehension or annotation scope.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeObject {
    /// Parameters that can be passed by position, positional-only ones included.
    pub argcount: u32,
    pub posonlyargcount: u32,
    pub kwonlyargcount: u32,
    /// The deepest that its evaluation stack gets, in values.
    pub stacksize: u32,
    /// `CO_*` bits, see [`flags`].
    pub flags: u32,
    /// Code units of two bytes, opcode and argument, inline caches included (as zeros).
    pub code: Vec<u8>,
    pub consts: Vec<Constant>,
    pub names: Vec<PyText>,
    /// Locals, cells and free variables, in the order of their slots in a frame.
    pub localsplusnames: Vec<PyText>,
    /// For each of them its [`local_kinds`] bits.
    pub localspluskinds: Vec<u8>,
    pub filename: PyText,
    pub name: PyText,
    pub qualname: PyText,
    pub firstlineno: i32,
    /// Positions of the instructions, in the encoding of CPython's `Objects/locations.md`.
    pub linetable: Vec<u8>,
    /// Handlers of the instructions, in the encoding of CPython's `Objects/exception_handling_notes.txt`.
    pub exceptiontable: Vec<u8>,
}

impl CodeObject {
    /// Whether the variable in a slot is one that an experiment's code keeps for itself: its name is no identifier.
    pub fn is_secret(&self, slot: usize) -> bool {
        let is_hidden =
            self.localspluskinds.get(slot).is_some_and(|kind| kind & local_kinds::HIDDEN != 0);
        is_hidden
            && self
                .localsplusnames
                .get(slot)
                .is_some_and(|name| name.as_str().is_some_and(hidden::is_hidden))
    }
}

/// A constant in `co_consts`, or in the AST's `Constant` node.
#[derive(Debug, Clone, PartialEq)]
pub enum Constant {
    None,
    True,
    False,
    Ellipsis,
    Int(BigInt),
    Float(f64),
    Complex {
        real: f64,
        imag: f64,
    },
    Str(PyText),
    Bytes(Rc<[u8]>),
    Tuple(Rc<[Constant]>),
    FrozenSet(Rc<[Constant]>),
    /// Start, stop and step of a constant slice.
    Slice(Rc<[Constant; 3]>),
    Code(Rc<CodeObject>),
}

/// `CO_*`: the bits of [`CodeObject::flags`].
pub mod flags {
    pub const OPTIMIZED: u32 = 0x0001;
    pub const NEWLOCALS: u32 = 0x0002;
    pub const VARARGS: u32 = 0x0004;
    pub const VARKEYWORDS: u32 = 0x0008;
    pub const NESTED: u32 = 0x0010;
    pub const GENERATOR: u32 = 0x0020;
    pub const COROUTINE: u32 = 0x0080;
    pub const ITERABLE_COROUTINE: u32 = 0x0100;
    pub const ASYNC_GENERATOR: u32 = 0x0200;
    pub const FUTURE_DIVISION: u32 = 0x2_0000;
    pub const FUTURE_ABSOLUTE_IMPORT: u32 = 0x4_0000;
    pub const FUTURE_WITH_STATEMENT: u32 = 0x8_0000;
    pub const FUTURE_PRINT_FUNCTION: u32 = 0x10_0000;
    pub const FUTURE_UNICODE_LITERALS: u32 = 0x20_0000;
    pub const FUTURE_BARRY_AS_BDFL: u32 = 0x40_0000;
    pub const FUTURE_GENERATOR_STOP: u32 = 0x80_0000;
    pub const FUTURE_ANNOTATIONS: u32 = 0x100_0000;
    pub const HAS_DOCSTRING: u32 = 0x400_0000;
    pub const METHOD: u32 = 0x800_0000;
}

/// `CO_FAST_*`: the bits of [`CodeObject::localspluskinds`].
pub mod local_kinds {
    pub const ARG_POS: u8 = 0x02;
    pub const ARG_KW: u8 = 0x04;
    pub const ARG_VAR: u8 = 0x08;
    pub const HIDDEN: u8 = 0x10;
    pub const LOCAL: u8 = 0x20;
    pub const CELL: u8 = 0x40;
    pub const FREE: u8 = 0x80;
}
