//! A code unit while its instructions are being emitted.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::ast::{List, Node};
use crate::constants::ConstantPool;
use crate::instruction::{InstructionSequence, Label, SourceLocation};
use crate::symtable::{Name, Names, ScopeId};
use crate::text::PyText;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitKind {
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Comprehension,
    /// Annotations, type parameters, type aliases.
    Annotations,
}

/// Names with their indices, in the order in which they came.
#[derive(Debug, Clone, Default)]
pub struct NameTable {
    names: Vec<Name>,
    indices: FxHashMap<Name, u32>,
    /// The index of the first.
    offset: u32,
}

impl NameTable {
    pub fn new(names: impl IntoIterator<Item = Name>, offset: u32) -> NameTable {
        let mut table = NameTable { offset, ..NameTable::default() };
        for name in names {
            table.add(name);
        }
        table
    }

    /// The index of a name, which is added where it is new.
    pub fn add(&mut self, name: Name) -> u32 {
        let next = self.offset + self.names.len() as u32;
        *self.indices.entry(name).or_insert_with(|| {
            self.names.push(name);
            next
        })
    }

    pub fn get(&self, name: Name) -> Option<u32> {
        self.indices.get(&name).copied()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, Name> {
        self.names.iter()
    }

    pub fn len(&self) -> usize {
        self.names.len()
    }

    pub fn first(&self) -> Option<Name> {
        self.names.first().copied()
    }

    pub fn texts(&self, names: &Names) -> Vec<PyText> {
        self.names.iter().map(|&name| names.text(name).clone()).collect()
    }
}

/// How many parameters of each sort a unit has.
#[derive(Debug, Clone, Copy, Default)]
pub struct ParameterCounts {
    pub positional_only: u32,
    pub positional: u32,
    pub keyword_only: u32,
}

pub struct Unit {
    pub kind: UnitKind,
    pub scope: ScopeId,
    pub name: Name,
    pub qualname: PyText,
    /// The class whose private names are mangled.
    pub class: Option<Name>,
    pub first_line: i32,
    pub parameters: ParameterCounts,
    pub sequence: InstructionSequence,
    /// The module's own sequence, while its `__annotate__` is being made.
    pub main_sequence: Option<InstructionSequence>,
    pub constants: ConstantPool,
    pub names: NameTable,
    pub locals: NameTable,
    pub cells: NameTable,
    pub free: NameTable,
    /// Fast locals of inlined comprehensions where names are not fast: in force or not any more.
    pub fast_hidden: FxHashMap<Name, bool>,
    /// How many locals that no program sees are in use.
    pub hidden_locals: u32,
    pub frame_blocks: Vec<FrameBlock>,
    /// Where the innermost statement begins; known where there are experiments.
    pub statement: StatementStart,
    pub inlined_comprehensions: u32,
    pub conditional_depth: u32,
    /// Annotated assignments, with their number where it depends on something that they run.
    pub deferred_annotations: Vec<(Node, Option<u32>)>,
    pub next_conditional_annotation: u32,
    /// For a class: the attributes of `self` that its methods assign.
    pub static_attributes: BTreeSet<PyText>,
    /// Its first parameter keeps a name that no program can use until it is done.
    pub hides_format: bool,
}

/// Where a statement begins.
#[derive(Debug, Clone, Copy, Default)]
pub struct StatementStart {
    /// How many instructions come before it, and blocks are around it.
    pub instructions: usize,
    pub blocks: usize,
}

/// A loop's start, where `continue` goes, and end, where `break` goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loop {
    pub start: Label,
    pub end: Label,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameBlock {
    While(Loop),
    /// Its iterator is on the stack.
    For(Loop),
    AsyncFor(Loop),
    TryExcept,
    /// A `try` whose `finally` is this body.
    FinallyTry(List<Node>),
    /// The same with a `finally` part that an experiment's code for this node has written down.
    LoweredFinally {
        later: u32,
        node: Node,
    },
    /// A block of an experiment: its name, and where leaving it with a value goes.
    Named(Name, Label),
    /// A `finally` body that runs for an exception, which is on the stack.
    FinallyEnd,
    With(SourceLocation),
    AsyncWith(SourceLocation),
    /// An `except` body, and the name to unbind after it.
    HandlerCleanup(Option<Name>),
    /// A value to return that waits for a `finally` body.
    PopValue,
    /// A value below an experiment's code, which whoever leaves drops.
    Uncovered,
    ExceptionHandler,
    ExceptionGroupHandler,
    AsyncComprehension,
    /// The names that it shares with the function around are to be restored.
    InlinedComprehension,
    StopIteration,
}

impl FrameBlock {
    /// How many values it has on the stack.
    pub fn values(self) -> usize {
        match self {
            FrameBlock::For(_)
            | FrameBlock::AsyncFor(_)
            | FrameBlock::PopValue
            | FrameBlock::Uncovered
            | FrameBlock::HandlerCleanup(_) => 1,
            FrameBlock::With(_) | FrameBlock::AsyncWith(_) | FrameBlock::FinallyEnd => 2,
            FrameBlock::While(_)
            | FrameBlock::TryExcept
            | FrameBlock::FinallyTry(_)
            | FrameBlock::LoweredFinally { .. }
            | FrameBlock::Named(..)
            | FrameBlock::ExceptionHandler
            | FrameBlock::ExceptionGroupHandler
            | FrameBlock::AsyncComprehension
            | FrameBlock::InlinedComprehension
            | FrameBlock::StopIteration => 0,
        }
    }
}
