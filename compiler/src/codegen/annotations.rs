//! Annotations, evaluated when somebody asks for them (PEP 649).
//!
//! ```text
//! x: int   =>   def __annotate__(format):
//!                   if format > 2: raise NotImplementedError
//!                   return {'x': int}
//! ```

use crate::ast::{Expr, Kind, List, Node, Stmt, node};
use crate::code::Constant;
use crate::instruction::SourceLocation;
use crate::opcode::Opcode;
use crate::operand::{CommonConstant, FunctionAttribute, part};
use crate::symtable::{Name, Role, ScopeId, ScopeKind};

use super::compare::compare_oparg;
use super::unit::UnitKind;
use super::{Codegen, Result};

/// The highest `annotationlib.Format` that the compiler's functions know: `VALUE_WITH_FAKE_GLOBALS`.
const VALUE_WITH_FAKE_GLOBALS: i32 = 2;

impl Codegen<'_> {
    /// Begins a function that evaluates annotations.
    pub fn enter_annotations(&mut self, location: SourceLocation, scope: ScopeId, name: Name) {
        self.enter_unit(UnitKind::Annotations, scope, name, location.lineno, None);
        self.unit().parameters.positional_only = 1;
        self.emit(location, Opcode::LOAD_FAST, 0);
        self.load_const(location, Constant::Int(VALUE_WITH_FAKE_GLOBALS.into()));
        self.emit(location, Opcode::COMPARE_OP, compare_oparg(Kind::Gt).unwrap_or(0));
        let body = self.new_label();
        self.jump(location, Opcode::POP_JUMP_IF_FALSE, body);
        let error = CommonConstant::NotImplementedError;
        self.load_common_constant(location, error);
        self.emit(location, Opcode::RAISE_VARARGS, 1);
        self.use_label(body);
    }

    fn leave_annotations(&mut self, location: SourceLocation) -> Result {
        self.op(location, Opcode::RETURN_VALUE);
        // The parameter shows as `format`, a name that annotations must not find in it.
        self.unit().hides_format = true;
        let code = self.finish_nested(true)?;
        self.make_closure(location, code, 0)
    }

    /// Pushes a function's `__annotate__` where there is something to annotate.
    pub fn function_annotations(
        &mut self,
        location: SourceLocation,
        args: Node,
        returns: Option<Node>,
    ) -> Result<u32> {
        let scope = self.scope_of(args, Role::Itself)?;
        if !self.table.scope(scope).has_annotations {
            return Ok(0);
        }
        let name = self.table.scope(scope).name;
        self.enter_annotations(location, scope, name);
        let node::Arguments { posonlyargs, args, vararg, kwonlyargs, kwarg, .. } =
            self.ast.arguments(args);
        let mut count = self.parameter_annotations(location, args)?;
        count += self.parameter_annotations(location, posonlyargs)?;
        for parameter in vararg.into_iter() {
            count += self.parameter_annotation(location, parameter)?;
        }
        count += self.parameter_annotations(location, kwonlyargs)?;
        for parameter in kwarg.into_iter() {
            count += self.parameter_annotation(location, parameter)?;
        }
        if let Some(returns) = returns {
            let name = self.table.names.intern("return");
            self.annotation(location, name, returns)?;
            count += 1;
        }
        self.emit(location, Opcode::BUILD_MAP, count);
        self.leave_annotations(location)?;
        Ok(FunctionAttribute::Annotate.number())
    }

    fn parameter_annotations(
        &mut self,
        location: SourceLocation,
        parameters: List<Node>,
    ) -> Result<u32> {
        let mut count = 0;
        for parameter in self.ast.list(parameters) {
            count += self.parameter_annotation(location, parameter)?;
        }
        Ok(count)
    }

    /// How many annotations a parameter has: one or none.
    fn parameter_annotation(&mut self, location: SourceLocation, parameter: Node) -> Result<u32> {
        let node::Arg { arg, annotation, type_comment: _ } = self.ast.arg(parameter);
        let Some(annotation) = annotation else { return Ok(0) };
        let name = self.symbol(arg);
        self.annotation(location, name, annotation)?;
        Ok(1)
    }

    /// Pushes a name and the value of its annotation.
    fn annotation(&mut self, location: SourceLocation, name: Name, annotation: Node) -> Result {
        let mangled = self.mangle(name);
        self.load_name_const(location, mangled);
        if self.has_future_annotations() {
            self.annotation_text(annotation)?;
            return Ok(());
        }
        if let Expr::Starred(node::Starred { value, ctx: _ }) = self.ast.expr(annotation) {
            // `*args: *Ts` annotates with the only item of `[*Ts]`.
            self.visit(value)?;
            self.emit(location, Opcode::UNPACK_SEQUENCE, 1);
            return Ok(());
        }
        self.visit(annotation)
    }

    /// Pushes an annotation as text.
    pub fn annotation_text(&mut self, annotation: Node) -> Result {
        let operators = &self.options.language.operators;
        let text = crate::unparse::expression(self.ast, operators, annotation)?;
        self.load_const(self.loc(annotation), Constant::Str(text));
        Ok(())
    }

    /// An annotated assignment to a simple name in a module or class, without the future import.
    pub fn defer_annotation(&mut self, statement: Node) {
        let location = self.loc(statement);
        let is_class = self.kind() == UnitKind::Class;
        let unit = self.unit();
        if is_class && unit.conditional_depth == 0 {
            unit.deferred_annotations.push((statement, None));
            return;
        }
        let number = unit.next_conditional_annotation;
        unit.next_conditional_annotation += 1;
        unit.deferred_annotations.push((statement, Some(number)));
        let name = self.table.names.intern("__conditional_annotations__");
        if is_class {
            let index = self.unit().cells.add(name);
            self.emit(location, Opcode::LOAD_DEREF, index);
        } else {
            let index = self.unit().names.add(name);
            self.emit(location, Opcode::LOAD_NAME, index);
        }
        self.load_const(location, Constant::Int(number.into()));
        self.emit(location, Opcode::SET_ADD, 1);
        self.op(location, Opcode::POP_TOP);
    }

    /// The `__annotate__` of a module or class.
    pub fn deferred_annotations(&mut self, location: SourceLocation) -> Result {
        let deferred = std::mem::take(&mut self.unit().deferred_annotations);
        if deferred.is_empty() {
            return Ok(());
        }
        let is_module = self.kind() == UnitKind::Module;
        if is_module {
            // Its code goes to the front: annotations can be asked for while the module runs.
            let unit = self.unit();
            unit.main_sequence = Some(std::mem::take(&mut unit.sequence));
        }
        let Some(scope) = self.scope().annotations else { return Ok(()) };
        let in_class = self.scope().kind == ScopeKind::Class;
        let name = self.table.scope(scope).name;
        self.enter_annotations(location, scope, name);
        self.emit(location, Opcode::BUILD_MAP, 0);
        for (statement, number) in deferred {
            self.deferred_annotation(location, statement, number, in_class)?;
        }
        self.leave_annotations(location)?;
        let name = if in_class { "__annotate_func__" } else { "__annotate__" };
        self.name_op_str(location, name, Kind::Store)?;
        if is_module {
            let unit = self.unit();
            let main = unit.main_sequence.take().unwrap_or_default();
            let annotations = std::mem::replace(&mut unit.sequence, main);
            unit.sequence.annotations = Some(Box::new(annotations));
        }
        Ok(())
    }

    fn deferred_annotation(
        &mut self,
        location: SourceLocation,
        statement: Node,
        number: Option<u32>,
        in_class: bool,
    ) -> Result {
        let Stmt::AnnAssign(node::AnnAssign { target, annotation, .. }) = self.ast.stmt(statement)
        else {
            return Ok(());
        };
        let Expr::Name(node::Name { id, ctx: _ }) = self.ast.expr(target) else { return Ok(()) };
        let at = self.loc(statement);
        let not_set = self.new_label();
        if let Some(number) = number {
            self.load_const(at, Constant::Int(number.into()));
            let name = self.table.names.intern("__conditional_annotations__");
            if in_class {
                let index = self.unit().free.add(name);
                self.emit(at, Opcode::LOAD_DEREF, index);
            } else {
                let index = self.unit().names.add(name);
                self.emit(at, Opcode::LOAD_GLOBAL, part::global::NAME.put(index));
            }
            self.emit(at, Opcode::CONTAINS_OP, 0);
            self.jump(at, Opcode::POP_JUMP_IF_FALSE, not_set);
        }
        self.visit(annotation)?;
        self.emit(at, Opcode::COPY, 2);
        let name = self.symbol(id);
        let class = self.current().class;
        let mangled = self.table.names.mangle(class, name);
        self.load_name_const(at, mangled);
        self.op(location, Opcode::STORE_SUBSCR);
        self.use_label(not_set);
        Ok(())
    }
}
