//! Classes.
//!
//! ```text
//! class C(B): body   =>   C = __build_class__(function of the body, 'C', B)
//! ```

use crate::ast::{Kind, Node, node};
use crate::code::Constant;
use crate::instruction::SourceLocation;
use crate::opcode::Opcode;
use crate::operand::Intrinsic1;
use crate::symtable::Role;

use super::unit::UnitKind;
use super::{Codegen, Result};

impl Codegen<'_> {
    pub fn class_def(&mut self, statement: Node, def: node::ClassDef) -> Result {
        let node::ClassDef { name, bases, keywords, body: _, decorator_list, type_params } = def;
        let location = self.loc(statement);
        let name = self.symbol(name);
        self.visit_all(decorator_list)?;
        let first_line = self.first_line(statement, decorator_list);
        let is_generic = !type_params.is_empty();
        if is_generic {
            self.enter_type_params(statement, name, first_line, Some(name))?;
            self.type_params(type_params)?;
            self.name_op_str(location, ".type_params", Kind::Store)?;
        }
        self.class_body(statement, &def, first_line)?;
        if is_generic {
            self.name_op_str(location, ".type_params", Kind::Load)?;
            let subscript = Intrinsic1::SubscriptGeneric;
            self.intrinsic_1(location, subscript);
            self.name_op_str(location, ".generic_base", Kind::Store)?;
            let base = self.table.names.intern(".generic_base");
            let (bases, keywords) = (self.ast.list(bases), self.ast.list(keywords));
            self.call_arguments(location, 2, bases, Some(base), keywords)?;
            let code = self.finish_nested(false)?;
            self.make_closure(location, code, 0)?;
            self.op(location, Opcode::PUSH_NULL);
            self.emit(location, Opcode::CALL, 0);
        } else {
            let (bases, keywords) = (self.ast.list(bases), self.ast.list(keywords));
            self.call_arguments(location, 2, bases, None, keywords)?;
        }
        self.apply_decorators(decorator_list);
        self.name_op(location, name, Kind::Store)
    }

    /// Pushes `__build_class__`, the function of the body and the name.
    fn class_body(&mut self, statement: Node, def: &node::ClassDef, first_line: i32) -> Result {
        let scope = self.scope_of(statement, Role::Itself)?;
        let name = self.symbol(def.name);
        self.enter_unit(UnitKind::Class, scope, name, first_line, Some(name));
        let location = SourceLocation::line(first_line);
        self.name_op_str(location, "__name__", Kind::Load)?;
        self.name_op_str(location, "__module__", Kind::Store)?;
        let qualname = self.current().qualname.clone();
        self.load_const(location, Constant::Str(qualname));
        self.name_op_str(location, "__qualname__", Kind::Store)?;
        self.load_const(location, Constant::Int(first_line.into()));
        self.name_op_str(location, "__firstlineno__", Kind::Store)?;
        if !def.type_params.is_empty() {
            self.name_op_str(location, ".type_params", Kind::Load)?;
            self.name_op_str(location, "__type_params__", Kind::Store)?;
        }
        if self.scope().needs_class_dict {
            self.op(location, Opcode::LOAD_LOCALS);
            self.store_cell(location, "__classdict__");
        }
        if self.scope().has_conditional_annotations {
            self.emit(location, Opcode::BUILD_SET, 0);
            self.store_cell(location, "__conditional_annotations__");
        }
        self.body(location, def.body)?;
        self.finish_class_body()?;
        let code = self.finish_nested(true)?;
        let location = self.loc(statement);
        self.op(location, Opcode::LOAD_BUILD_CLASS);
        self.op(location, Opcode::PUSH_NULL);
        self.make_closure(location, code, 0)?;
        self.load_name_const(location, name);
        Ok(())
    }

    /// What a class body leaves in its namespace for `__build_class__`, and its return.
    fn finish_class_body(&mut self) -> Result {
        let none = SourceLocation::NONE;
        let attributes = std::mem::take(&mut self.unit().static_attributes);
        let attributes = attributes.into_iter().map(Constant::Str).collect();
        self.load_const(none, Constant::Tuple(attributes));
        self.name_op_str(none, "__static_attributes__", Kind::Store)?;
        if self.scope().needs_class_dict {
            self.load_cell(none, "__classdict__");
            self.name_op_str(none, "__classdictcell__", Kind::Store)?;
        }
        if self.scope().needs_class_closure {
            self.load_cell(none, "__class__");
            self.emit(none, Opcode::COPY, 1);
            self.name_op_str(none, "__classcell__", Kind::Store)?;
        } else {
            self.load_const(none, Constant::None);
        }
        self.op(none, Opcode::RETURN_VALUE);
        Ok(())
    }

    /// Stores to a cell that the class body provides under a special name.
    fn store_cell(&mut self, location: SourceLocation, name: &str) {
        let name = self.table.names.intern(name);
        let index = self.unit().cells.add(name);
        self.emit(location, Opcode::STORE_DEREF, index);
    }

    /// The cell itself.
    fn load_cell(&mut self, location: SourceLocation, name: &str) {
        let name = self.table.names.intern(name);
        let index = self.unit().cells.add(name);
        self.emit(location, Opcode::LOAD_CLOSURE, index);
    }
}
