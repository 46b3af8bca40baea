//! Emitting instructions into the current unit.

use std::rc::Rc;

use num_bigint::BigInt;

use crate::ast::{Node, Symbol};
use crate::code::{CodeObject, Constant};
use crate::constants::arithmetic::operators;
use crate::instruction::{Label, SourceLocation};
use crate::opcode::Opcode;
use crate::operand::{
    AwaitContext, CommonConstant, FunctionAttribute, Intrinsic1, Intrinsic2, Resumed, Yielding,
    part,
};
use crate::symtable::{Meaning, Name, Role, Scope, ScopeId};

use super::unit::{Unit, UnitKind};
use super::{Codegen, Result};

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

/// `UNPACK_EX`'s argument, for as many values as there is room for: an argument of CPython's has a sign.
pub fn unpack_ex(before: usize, after: usize) -> Option<u32> {
    let has_room = (before as u64) < part::unpack_ex::BEFORE.limit()
        && (after as u64) < part::unpack_ex::AFTER.limit() / 2;
    let argument =
        || part::unpack_ex::BEFORE.put(before as u32) | part::unpack_ex::AFTER.put(after as u32);
    has_room.then(argument)
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
        use part::{attr, super_attr};
        match load {
            AttributeLoad::Plain => self.emit(location, Opcode::LOAD_ATTR, attr::NAME.put(index)),
            AttributeLoad::Method => {
                self.emit(location, Opcode::LOAD_ATTR, attr::METHOD.put(1) | attr::NAME.put(index))
            }
            AttributeLoad::Super { method, written_out } => {
                let form = super_attr::METHOD.put(u32::from(method))
                    | super_attr::TWO_ARGUMENTS.put(u32::from(written_out));
                self.emit(location, Opcode::LOAD_SUPER_ATTR, super_attr::NAME.put(index) | form);
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
        self.emit(location, Opcode::YIELD_VALUE, Yielding::Delegate.number());
        self.op(SourceLocation::NONE, Opcode::POP_BLOCK);
        let resumed = if is_await { Resumed::AfterAwait } else { Resumed::AfterYieldFrom };
        self.resume(location, resumed);
        self.jump(location, Opcode::JUMP_NO_INTERRUPT, send);
        self.use_label(fail);
        self.op(location, Opcode::CLEANUP_THROW);
        self.use_label(exit);
        self.op(location, Opcode::END_SEND);
    }

    /// Awaits the value on the stack.
    pub fn await_value(&mut self, location: SourceLocation, context: AwaitContext) {
        self.emit(location, Opcode::GET_AWAITABLE, context.number());
        self.load_const(location, Constant::None);
        self.yield_from(location, true);
    }

    pub fn yield_value(&mut self, location: SourceLocation) {
        if self.scope().is_generator && self.scope().is_coroutine {
            self.intrinsic_1(location, Intrinsic1::AsyncGenWrap);
        }
        self.emit(location, Opcode::YIELD_VALUE, Yielding::Itself.number());
        self.resume(location, Resumed::AfterYield);
    }

    /// Where the frame starts or goes on.
    pub fn resume(&mut self, location: SourceLocation, place: Resumed) {
        self.emit(location, Opcode::RESUME, part::resume::PLACE.put(place.number()));
    }

    pub fn intrinsic_1(&mut self, location: SourceLocation, intrinsic: Intrinsic1) {
        self.emit(location, Opcode::CALL_INTRINSIC_1, intrinsic.number());
    }

    pub fn intrinsic_2(&mut self, location: SourceLocation, intrinsic: Intrinsic2) {
        self.emit(location, Opcode::CALL_INTRINSIC_2, intrinsic.number());
    }

    pub fn load_common_constant(&mut self, location: SourceLocation, constant: CommonConstant) {
        self.emit(location, Opcode::LOAD_COMMON_CONSTANT, constant.number());
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
        self.intrinsic_1(none, Intrinsic1::StopIterationError);
        self.emit(none, Opcode::RERAISE, 1);
    }

    /// A function of a code object, with the attributes whose values are on the stack.
    pub fn make_closure(
        &mut self,
        location: SourceLocation,
        code: Rc<CodeObject>,
        attributes: u32,
    ) -> Result {
        use FunctionAttribute::{Annotate, Closure, Defaults, Kwdefaults};
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
            attributes |= Closure.number();
            self.emit(location, Opcode::BUILD_TUPLE, count);
        }
        self.load_const(location, Constant::Code(code));
        self.op(location, Opcode::MAKE_FUNCTION);
        for attribute in [Closure, Annotate, Kwdefaults, Defaults].map(FunctionAttribute::number) {
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
