//! Names: which instruction loads, stores or deletes one.

use crate::ast::Kind;
use crate::hidden;
use crate::instruction::SourceLocation;
use crate::opcode::Opcode;
use crate::operand::part;
use crate::symtable::{Meaning, Name, ScopeKind};

use super::{Codegen, Result};

/// How a name is reached.
enum Access {
    Fast,
    Global(u32),
    Deref(u32),
    /// By the namespace of a module or class.
    Name(u32),
}

impl Codegen<'_> {
    /// The name as it is in the current class.
    pub fn mangle(&mut self, name: Name) -> Name {
        let unit = self.units.last();
        let scope = unit.map(|unit| self.table.scope(unit.scope));
        if scope.is_some_and(|scope| !scope.mangles(name)) {
            return name;
        }
        let class = unit.and_then(|unit| unit.class);
        self.table.names.mangle(class, name)
    }

    pub fn name_op_str(&mut self, location: SourceLocation, name: &str, context: Kind) -> Result {
        let name = self.table.names.intern(name);
        self.name_op(location, name, context)
    }

    /// Loads, stores or deletes a name.
    pub fn name_op(&mut self, location: SourceLocation, name: Name, context: Kind) -> Result {
        if hidden::is_hidden(self.table.names.str(name)) {
            let index = self.hidden_local(name);
            let opcode =
                if context == Kind::Store { Opcode::STORE_FAST } else { Opcode::LOAD_FAST };
            self.emit(location, opcode, index);
            return Ok(());
        }
        let mangled = self.mangle(name);
        let meaning = self.scope().meaning(mangled);
        let sees_class = self.scope().can_see_class_scope;
        let in_class = self.scope().kind == ScopeKind::Class;
        let is_inlined = self.current().inlined_comprehensions > 0;
        let pick = |load, store, delete| match context {
            Kind::Store => store,
            Kind::Del => delete,
            _ => load,
        };
        match self.access(mangled, meaning) {
            Access::Fast => {
                let opcode = pick(Opcode::LOAD_FAST, Opcode::STORE_FAST, Opcode::DELETE_FAST);
                let index = self.unit().locals.add(mangled);
                self.emit(location, opcode, index);
            }
            Access::Deref(index) => {
                let mut opcode =
                    pick(Opcode::LOAD_DEREF, Opcode::STORE_DEREF, Opcode::DELETE_DEREF);
                if context == Kind::Load && in_class && !is_inlined {
                    self.op(location, Opcode::LOAD_LOCALS);
                    opcode = Opcode::LOAD_FROM_DICT_OR_DEREF;
                } else if context == Kind::Load && sees_class {
                    self.load_class_dict(location);
                    opcode = Opcode::LOAD_FROM_DICT_OR_DEREF;
                }
                self.emit(location, opcode, index);
            }
            Access::Global(index) => {
                if context != Kind::Load {
                    let opcode = pick(Opcode::NOP, Opcode::STORE_GLOBAL, Opcode::DELETE_GLOBAL);
                    self.emit(location, opcode, index);
                } else if sees_class && meaning == Some(Meaning::GlobalImplicit) {
                    self.load_class_dict(location);
                    self.emit(location, Opcode::LOAD_FROM_DICT_OR_GLOBALS, index);
                } else {
                    self.emit(location, Opcode::LOAD_GLOBAL, part::global::NAME.put(index));
                }
            }
            Access::Name(index) => {
                if context == Kind::Load && in_class && is_inlined {
                    self.emit(location, Opcode::LOAD_GLOBAL, part::global::NAME.put(index));
                } else {
                    let opcode = pick(Opcode::LOAD_NAME, Opcode::STORE_NAME, Opcode::DELETE_NAME);
                    self.emit(location, opcode, index);
                }
            }
        }
        Ok(())
    }

    /// The slot of a variable that no program can name, in the code at hand.
    pub(super) fn hidden_local(&mut self, name: Name) -> u32 {
        let unit = self.unit();
        unit.fast_hidden.insert(name, false);
        unit.locals.add(name)
    }

    fn access(&mut self, name: Name, meaning: Option<Meaning>) -> Access {
        let is_function_like = self.scope().is_function_like();
        let unit = self.unit();
        match meaning {
            Some(Meaning::Free) => Access::Deref(unit.free.add(name)),
            Some(Meaning::Cell) => Access::Deref(unit.cells.add(name)),
            Some(Meaning::Local)
                if is_function_like || unit.fast_hidden.get(&name) == Some(&true) =>
            {
                Access::Fast
            }
            Some(Meaning::GlobalImplicit) if is_function_like => {
                Access::Global(unit.names.add(name))
            }
            Some(Meaning::GlobalExplicit) => Access::Global(unit.names.add(name)),
            _ => Access::Name(unit.names.add(name)),
        }
    }

    fn load_class_dict(&mut self, location: SourceLocation) {
        let name = self.table.names.intern("__classdict__");
        let index = self.unit().free.add(name);
        self.emit(location, Opcode::LOAD_DEREF, index);
    }
}
