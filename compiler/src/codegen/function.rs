//! Functions and lambdas.

use crate::ast::{Items, Kind, List, Node, Stmt, node};
use crate::code::Constant;
use crate::error::SyntaxError;
use crate::instruction::SourceLocation;
use crate::opcode::Opcode;
use crate::operand::{FunctionAttribute, Intrinsic2};
use crate::symtable::future::is_string;
use crate::symtable::{Name, Role};

use super::unit::FrameBlock;
use super::unit::{ParameterCounts, UnitKind};
use super::{Codegen, Result};

impl<'a> Codegen<'a> {
    pub fn function_def(&mut self, statement: Node) -> Result {
        let (def, is_async) = match self.ast.stmt(statement) {
            Stmt::FunctionDef(def) => (def, false),
            Stmt::AsyncFunctionDef(node::AsyncFunctionDef {
                name,
                args,
                body,
                decorator_list,
                returns,
                type_comment,
                type_params,
            }) => {
                let def = node::FunctionDef {
                    name,
                    args,
                    body,
                    decorator_list,
                    returns,
                    type_comment,
                    type_params,
                };
                (def, true)
            }
            _ => return Ok(()),
        };
        let location = self.loc(statement);
        let name = self.symbol(def.name);
        self.visit_all(def.decorator_list)?;
        let first_line = self.first_line(statement, def.decorator_list);
        let attributes = self.default_arguments(location, def.args)?;
        if def.type_params.is_empty() {
            let annotate = self.function_annotations(location, def.args, def.returns)?;
            self.function_body(statement, &def, is_async, attributes | annotate, first_line)?;
        } else {
            self.generic_function(statement, &def, is_async, attributes, first_line)?;
        }
        self.apply_decorators(def.decorator_list);
        self.name_op(location, name, Kind::Store)
    }

    /// The line of a definition's first decorator, or its own.
    pub fn first_line(&self, statement: Node, decorators: List<Node>) -> i32 {
        self.loc(self.ast.list(decorators).first().unwrap_or(statement)).lineno
    }

    pub fn apply_decorators(&mut self, decorators: List<Node>) {
        for decorator in self.ast.list(decorators).iter().rev() {
            self.emit(self.loc(decorator), Opcode::CALL, 0);
        }
    }

    /// A function with type parameters is made in a scope of theirs, which is called at once with the
    /// defaults as arguments.
    fn generic_function(
        &mut self,
        statement: Node,
        def: &node::FunctionDef,
        is_async: bool,
        attributes: u32,
        first_line: i32,
    ) -> Result {
        let location = self.loc(statement);
        let count = attributes.count_ones();
        if count == 2 {
            self.emit(location, Opcode::SWAP, 2);
        }
        let name = self.symbol(def.name);
        self.enter_type_params(statement, name, first_line, None)?;
        self.unit().parameters.positional = count;
        self.type_params(def.type_params)?;
        for place in 0..count {
            self.emit(location, Opcode::LOAD_FAST, place);
        }
        let annotate = self.function_annotations(location, def.args, def.returns)?;
        self.function_body(statement, def, is_async, attributes | annotate, first_line)?;
        self.emit(location, Opcode::SWAP, 2);
        let set_type_params = Intrinsic2::SetFunctionTypeParams;
        self.intrinsic_2(location, set_type_params);
        let code = self.finish_nested(false)?;
        self.make_closure(location, code, 0)?;
        if count > 0 {
            self.emit(location, Opcode::SWAP, count + 1);
            self.emit(location, Opcode::CALL, count - 1);
        } else {
            self.op(location, Opcode::PUSH_NULL);
            self.emit(location, Opcode::CALL, 0);
        }
        Ok(())
    }

    fn function_body(
        &mut self,
        statement: Node,
        def: &node::FunctionDef,
        is_async: bool,
        attributes: u32,
        first_line: i32,
    ) -> Result {
        let kind = if is_async { UnitKind::AsyncFunction } else { UnitKind::Function };
        let scope = self.scope_of(statement, Role::Itself)?;
        let name = self.symbol(def.name);
        self.enter_unit(kind, scope, name, first_line, None);
        self.count_parameters(def.args);
        if let Some((docstring, _)) = self.docstring(def.body)? {
            self.unit().constants.add(docstring);
        }
        let wraps = self.scope().is_coroutine || self.scope().is_generator;
        if wraps {
            self.push_block(FrameBlock::StopIteration, statement)?;
        }
        self.beginning(statement)?;
        self.statements_after_docstring(def.body)?;
        if wraps {
            self.wrap_in_stop_iteration_handler();
            self.pop_block();
        }
        let code = self.finish_nested(true)?;
        self.make_closure(self.loc(statement), code, attributes)
    }

    pub fn count_parameters(&mut self, args: Node) {
        let node::Arguments { posonlyargs, args, kwonlyargs, .. } = self.ast.arguments(args);
        let count = |list: Items<'_, Node>| list.len() as u32;
        self.unit().parameters = ParameterCounts {
            positional_only: count(self.ast.list(posonlyargs)),
            positional: count(self.ast.list(args)),
            keyword_only: count(self.ast.list(kwonlyargs)),
        };
    }

    pub fn lambda(&mut self, expression: Node, lambda: node::Lambda) -> Result {
        let node::Lambda { args, body } = lambda;
        let location = self.loc(expression);
        let attributes = self.default_arguments(location, args)?;
        let scope = self.scope_of(expression, Role::Itself)?;
        let name = self.table.names.intern("<lambda>");
        self.enter_unit(UnitKind::Lambda, scope, name, location.lineno, None);
        self.count_parameters(args);
        self.beginning(expression)?;
        self.visit(body)?;
        let is_generator = self.scope().is_generator;
        if !is_generator {
            self.op(self.loc(body), Opcode::RETURN_VALUE);
        }
        let code = self.finish_nested(!is_generator)?;
        self.make_closure(location, code, attributes)
    }

    /// Pushes the defaults, and tells which attributes they are.
    pub(super) fn default_arguments(
        &mut self,
        location: SourceLocation,
        args: Node,
    ) -> Result<u32> {
        let node::Arguments { kwonlyargs, kw_defaults, defaults, .. } = self.ast.arguments(args);
        let mut attributes = 0;
        if !defaults.is_empty() {
            self.visit_all(defaults)?;
            self.emit(location, Opcode::BUILD_TUPLE, self.ast.list(defaults).len() as u32);
            attributes |= FunctionAttribute::Defaults.number();
        }
        let mut count = 0;
        for (arg, default) in self.ast.list(kwonlyargs).iter().zip(self.ast.list(kw_defaults)) {
            let Some(default) = default else { continue };
            let name = self.symbol(self.ast.arg(arg).arg);
            let mangled = self.mangle(name);
            self.load_name_const(location, mangled);
            self.visit(default)?;
            count += 1;
        }
        if count > 0 {
            self.emit(location, Opcode::BUILD_MAP, count);
            attributes |= FunctionAttribute::Kwdefaults.number();
        }
        Ok(attributes)
    }

    /// The docstring of a body, cleaned, and its expression. None with `-OO`.
    pub fn docstring(&self, body: List<Node>) -> Result<Option<(Constant, Node)>> {
        if self.options.optimize >= 2 || !super::docstring_stands_first(self, body) {
            return Ok(None);
        }
        let Some(first) = self.ast.list(body).first() else { return Ok(None) };
        let Stmt::Expr(node::Expr { value }) = self.ast.stmt(first) else { return Ok(None) };
        // It is no expression that is evaluated: other code for constants does nothing to it.
        let Some(Constant::Str(text)) = self.plain_constant(value) else { return Ok(None) };
        match text.surrogates() {
            None => Ok(Some((Constant::Str(super::strings::clean_docstring(&text)), value))),
            Some(failure) => Err(SyntaxError::of_codec(failure)),
        }
    }

    /// The statements of a body without its docstring.
    pub fn statements_after_docstring(&mut self, body: List<Node>) -> Result {
        let statements = self.ast.list(body);
        let has_docstring = super::docstring_stands_first(self, body);
        let mut rest = statements.iter().skip(usize::from(has_docstring)).peekable();
        if has_docstring && self.options.optimize >= 2 {
            match (rest.peek(), statements.first()) {
                // A `pass` remains of a body that was nothing else.
                (None, Some(docstring)) => self.op(self.pass_location(docstring), Opcode::NOP),
                // A string that comes first now is no docstring: CPython evaluates it.
                (Some(&next), _) if is_string(self.ast, next) => {
                    rest.next();
                    if let Stmt::Expr(node::Expr { value }) = self.ast.stmt(next) {
                        self.visit(value)?;
                        self.op(SourceLocation::NONE, Opcode::POP_TOP);
                    }
                }
                _ => {}
            }
        }
        rest.try_for_each(|statement| self.statement(statement))
    }

    /// Where the `pass` in a stripped docstring's place stands.
    pub fn pass_location(&self, docstring: Node) -> SourceLocation {
        let at = self.loc(docstring);
        SourceLocation::new(at.lineno, at.lineno, at.col_offset, at.col_offset + 4)
    }

    /// Enters the scope of a definition's type parameters.
    pub fn enter_type_params(
        &mut self,
        statement: Node,
        name: Name,
        first_line: i32,
        class: Option<Name>,
    ) -> Result {
        let scope = self.scope_of(statement, Role::TypeParameters)?;
        let text = format!("<generic parameters of {}>", self.table.names.str(name));
        let name = self.table.names.intern(&text);
        self.enter_unit(UnitKind::Annotations, scope, name, first_line, class);
        Ok(())
    }
}
