//! Emitting instructions into the current unit.

use std::rc::Rc;

use num_bigint::BigInt;

use crate::ast::{Node, Symbol};
use crate::code::{CodeObject, Constant};
use crate::constants::arithmetic::operators;
use crate::instruction::{Label, SourceLocation};
use crate::opcode::Opcode;
use crate::symtable::{Meaning, Name, Role, Scope, ScopeId};

use super::unit::{Unit, UnitKind};
use super::{Codegen, Result};

/// `SET_FUNCTION_ATTRIBUTE`'s arguments.
pub mod function_attributes {
    pub const DEFAULTS: u32 = 0x01;
    pub const KWDEFAULTS: u32 = 0x02;
    pub const CLOSURE: u32 = 0x08;
    pub const ANNOTATE: u32 = 0x10;
}

/// `CALL_INTRINSIC_1`'s arguments.
pub mod intrinsics_1 {
    pub const PRINT: u32 = 1;
    pub const IMPORT_STAR: u32 = 2;
    pub const STOPITERATION_ERROR: u32 = 3;
    pub const ASYNC_GEN_WRAP: u32 = 4;
    pub const UNARY_POSITIVE: u32 = 5;
    pub const LIST_TO_TUPLE: u32 = 6;
    pub const TYPEVAR: u32 = 7;
    pub const PARAMSPEC: u32 = 8;
    pub const TYPEVARTUPLE: u32 = 9;
    pub const SUBSCRIPT_GENERIC: u32 = 10;
    pub const TYPEALIAS: u32 = 11;
}

/// `CALL_INTRINSIC_2`'s arguments.
pub mod intrinsics_2 {
    pub const PREP_RERAISE_STAR: u32 = 1;
    pub const TYPEVAR_WITH_BOUND: u32 = 2;
    pub const TYPEVAR_WITH_CONSTRAINTS: u32 = 3;
    pub const SET_FUNCTION_TYPE_PARAMS: u32 = 4;
    pub const SET_TYPEPARAM_DEFAULT: u32 = 5;
}

/// `LOAD_COMMON_CONSTANT`'s arguments.
pub mod common_constants {
    pub const ASSERTION_ERROR: u32 = 0;
    pub const NOT_IMPLEMENTED_ERROR: u32 = 1;
    pub const TUPLE: u32 = 2;
    pub const ALL: u32 = 3;
    pub const ANY: u32 = 4;
}

/// `RESUME`'s arguments.
const AFTER_YIELD: u32 = 1;
const AFTER_YIELD_FROM: u32 = 2;
const AFTER_AWAIT: u32 = 3;

/// The forms of an attribute's load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttributeLoad {
    Plain,
    Method,
    /// `super().x`, the two arguments written out or not.
    Super {
        method: bool,
        written_out: bool,
    },
}

impl<'a> Codegen<'a> {
    pub fn unit(&mut self) -> &mut Unit {
        self.units.last_mut().expect("code is emitted within a unit")
    }

    pub fn current(&self) -> &Unit {
        self.units.last().expect("code is emitted within a unit")
    }

    pub fn scope(&self) -> &Scope {
        self.table.scope(self.current().scope)
    }

    pub fn kind(&self) -> UnitKind {
        self.current().kind
    }

    /// The scope that a node makes; every node that has one was met by the symbol table.
    pub fn scope_of(&self, node: Node, role: Role) -> Result<ScopeId> {
        match self.table.of_node(node, role) {
            Some(scope) => Ok(scope),
            None => self.error("unknown symbol table entry", node),
        }
    }

    pub fn emit(&mut self, location: SourceLocation, opcode: Opcode, oparg: u32) {
        self.unit().sequence.emit(opcode, oparg, location);
    }

    /// An instruction without an argument.
    pub fn op(&mut self, location: SourceLocation, opcode: Opcode) {
        self.emit(location, opcode, 0);
    }

    pub fn jump(&mut self, location: SourceLocation, opcode: Opcode, target: Label) {
        self.unit().sequence.jump(opcode, target, location);
    }

    pub fn new_label(&mut self) -> Label {
        self.unit().sequence.new_label()
    }

    pub fn use_label(&mut self, label: Label) {
        self.unit().sequence.use_label(label);
    }

    pub fn load_const(&mut self, location: SourceLocation, constant: Constant) {
        let index = self.unit().constants.add(constant);
        self.emit(location, Opcode::LOAD_CONST, index);
    }

    pub fn load_int(&mut self, location: SourceLocation, int: usize) {
        self.load_const(location, Constant::Int(BigInt::from(int)));
    }

    /// A name as a string constant.
    pub fn load_name_const(&mut self, location: SourceLocation, name: Name) {
        let text = self.table.names.text(name).clone();
        self.load_const(location, Constant::Str(text));
    }

    pub fn symbol(&mut self, symbol: Symbol) -> Name {
        self.table.names.of_symbol(self.ast, symbol)
    }

    pub fn names_const(&mut self, symbols: impl IntoIterator<Item = Symbol>) -> Constant {
        let text = |symbol| Constant::Str(self.ast.text(symbol).into());
        Constant::Tuple(symbols.into_iter().map(text).collect())
    }

    /// An instruction whose argument is a name's index in `co_names`, mangled.
    pub fn named(&mut self, location: SourceLocation, opcode: Opcode, name: Name) {
        let mangled = self.mangle(name);
        let index = self.unit().names.add(mangled);
        self.emit(location, opcode, index);
    }

    pub fn load_attr(&mut self, location: SourceLocation, load: AttributeLoad, name: Name) {
        let mangled = self.mangle(name);
        let index = self.unit().names.add(mangled);
        match load {
            AttributeLoad::Plain => self.emit(location, Opcode::LOAD_ATTR, index << 1),
            AttributeLoad::Method => self.emit(location, Opcode::LOAD_ATTR, index << 1 | 1),
            AttributeLoad::Super { method, written_out } => {
                let form = u32::from(method) | u32::from(written_out) << 1;
                self.emit(location, Opcode::LOAD_SUPER_ATTR, index << 2 | form);
            }
        }
    }

    pub fn subscr(&mut self, location: SourceLocation) {
        self.emit(location, Opcode::BINARY_OP, operators::SUBSCR);
    }

    pub fn return_none_location(&mut self) {
        self.load_const(SourceLocation::NONE, Constant::None);
        self.op(SourceLocation::NONE, Opcode::RETURN_VALUE);
    }

    /// Delegates to the iterator or awaitable on the stack, with what to send first above it.
    pub fn yield_from(&mut self, location: SourceLocation, is_await: bool) {
        let (send, fail, exit) = (self.new_label(), self.new_label(), self.new_label());
        self.use_label(send);
        self.jump(location, Opcode::SEND, exit);
        // StopIteration thrown in by close() or throw() arrives at the yield.
        self.jump(location, Opcode::SETUP_FINALLY, fail);
        self.emit(location, Opcode::YIELD_VALUE, 1);
        self.op(SourceLocation::NONE, Opcode::POP_BLOCK);
        self.emit(location, Opcode::RESUME, if is_await { AFTER_AWAIT } else { AFTER_YIELD_FROM });
        self.jump(location, Opcode::JUMP_NO_INTERRUPT, send);
        self.use_label(fail);
        self.op(location, Opcode::CLEANUP_THROW);
        self.use_label(exit);
        self.op(location, Opcode::END_SEND);
    }

    /// Awaits the value on the stack.
    pub fn await_value(&mut self, location: SourceLocation, context: u32) {
        self.emit(location, Opcode::GET_AWAITABLE, context);
        self.load_const(location, Constant::None);
        self.yield_from(location, true);
    }

    pub fn yield_value(&mut self, location: SourceLocation) {
        if self.scope().is_generator && self.scope().is_coroutine {
            self.emit(location, Opcode::CALL_INTRINSIC_1, intrinsics_1::ASYNC_GEN_WRAP);
        }
        self.emit(location, Opcode::YIELD_VALUE, 0);
        self.emit(location, Opcode::RESUME, AFTER_YIELD);
    }

    /// Ends a handler's cleanup: the exception before is current again, this one goes on.
    pub fn pop_except_and_reraise(&mut self, location: SourceLocation) {
        self.emit(location, Opcode::COPY, 3);
        self.op(location, Opcode::POP_EXCEPT);
        self.emit(location, Opcode::RERAISE, 1);
    }

    /// A StopIteration that leaves a generator's body becomes a RuntimeError.
    pub fn wrap_in_stop_iteration_handler(&mut self) {
        let handler = self.new_label();
        self.unit().sequence.insert_first(Opcode::SETUP_CLEANUP, handler.0, SourceLocation::NONE);
        self.return_none_location();
        self.use_label(handler);
        let none = SourceLocation::NONE;
        self.emit(none, Opcode::CALL_INTRINSIC_1, intrinsics_1::STOPITERATION_ERROR);
        self.emit(none, Opcode::RERAISE, 1);
    }

    /// A function of a code object, with the attributes whose values are on the stack.
    pub fn make_closure(
        &mut self,
        location: SourceLocation,
        code: Rc<CodeObject>,
        attributes: u32,
    ) -> Result {
        use function_attributes::{ANNOTATE, CLOSURE, DEFAULTS, KWDEFAULTS};
        let mut attributes = attributes;
        let slots = code.localspluskinds.iter().zip(&code.localsplusnames);
        let free: Vec<_> = slots
            .filter(|(kind, _)| **kind & crate::code::local_kinds::FREE != 0)
            .map(|(_, name)| name.clone())
            .collect();
        if !free.is_empty() {
            let count = free.len() as u32;
            for name in free {
                let name = self.table.names.intern_text(name);
                let index = self.closure_index(name);
                self.emit(location, Opcode::LOAD_CLOSURE, index);
            }
            attributes |= CLOSURE;
            self.emit(location, Opcode::BUILD_TUPLE, count);
        }
        self.load_const(location, Constant::Code(code));
        self.op(location, Opcode::MAKE_FUNCTION);
        for attribute in [CLOSURE, ANNOTATE, KWDEFAULTS, DEFAULTS] {
            if attributes & attribute != 0 {
                self.emit(location, Opcode::SET_FUNCTION_ATTRIBUTE, attribute);
            }
        }
        Ok(())
    }

    /// Where the current unit has a variable that an inner one takes.
    fn closure_index(&mut self, name: Name) -> u32 {
        let text = self.table.names.str(name);
        let is_special =
            matches!(text, "__class__" | "__classdict__" | "__conditional_annotations__");
        // A class's name can be local to it and free at once: the free one is meant.
        let is_cell = (self.kind() == UnitKind::Class && is_special)
            || self.scope().meaning(name) == Some(Meaning::Cell);
        let unit = self.unit();
        if is_cell { unit.cells.add(name) } else { unit.free.add(name) }
    }
}
