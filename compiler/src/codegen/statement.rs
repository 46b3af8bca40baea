//! Statements: which of the files beside this one has their code.

use crate::ast::{Expr, Kind, List, Node, Stmt, node};
use crate::code::Constant;
use crate::instruction::SourceLocation;
use crate::opcode::Opcode;
use crate::operand::{CommonConstant, Intrinsic1};

use super::{Codegen, Result};

impl Codegen<'_> {
    pub fn statements(&mut self, body: List<Node>) -> Result {
        self.ast.list(body).into_iter().try_for_each(|statement| self.statement(statement))
    }

    pub fn statement(&mut self, statement: Node) -> Result {
        self.deeper(|codegen| match codegen.options.lowering {
            None => codegen.visit_statement(statement),
            Some(_) => {
                let around = codegen.begin_statement();
                codegen.visit_special(statement)?;
                codegen.unit().statement = around;
                Ok(())
            }
        })
    }

    /// The code of a statement in the base language.
    pub(super) fn visit_statement(&mut self, statement: Node) -> Result {
        let location = self.loc(statement);
        match self.ast.stmt(statement) {
            Stmt::FunctionDef(_) | Stmt::AsyncFunctionDef(_) => self.function_def(statement),
            Stmt::ClassDef(def) => self.class_def(statement, def),
            Stmt::TypeAlias(alias) => self.type_alias(statement, alias),
            Stmt::Return(node::Return { value }) => self.return_(statement, value),
            Stmt::Delete(node::Delete { targets }) => self.visit_all(targets),
            Stmt::Assign(assign) => self.assign(location, assign),
            Stmt::AugAssign(assign) => self.aug_assign(statement, assign),
            Stmt::AnnAssign(assign) => self.ann_assign(statement, assign),
            Stmt::For(_)
            | Stmt::AsyncFor(_)
            | Stmt::While(_)
            | Stmt::If(_)
            | Stmt::With(_)
            | Stmt::AsyncWith(_)
            | Stmt::Match(_)
            | Stmt::Try(_)
            | Stmt::TryStar(_) => self.compound(statement),
            Stmt::Raise(raise) => self.raise(location, raise),
            Stmt::Assert(assert) => self.assert(statement, assert),
            Stmt::Import(node::Import { names }) => self.import(location, names),
            Stmt::ImportFrom(import) => self.import_from(location, import),
            Stmt::Global(_) | Stmt::Nonlocal(_) => Ok(()),
            Stmt::Expr(node::Expr { value }) => self.expression_statement(location, value),
            Stmt::Pass(_) => {
                self.op(location, Opcode::NOP);
                Ok(())
            }
            Stmt::Break(_) => self.break_(statement),
            Stmt::Continue(_) => self.continue_(statement),
            Stmt::Other(node) => self.lower(node),
        }
    }

    /// Statements with bodies that may not run: annotations in them are conditional.
    fn compound(&mut self, statement: Node) -> Result {
        self.unit().conditional_depth += 1;
        match self.ast.stmt(statement) {
            Stmt::For(for_) => self.for_(statement, for_)?,
            Stmt::AsyncFor(for_) => self.async_for(statement, for_)?,
            Stmt::While(while_) => self.while_(statement, while_)?,
            Stmt::If(if_) => self.if_(if_)?,
            Stmt::With(node::With { items, body, type_comment: _ }) => {
                self.with(items, body, 0)?;
            }
            Stmt::AsyncWith(node::AsyncWith { items, body, type_comment: _ }) => {
                self.async_with(items, body, 0)?;
            }
            Stmt::Match(match_) => self.match_(match_)?,
            Stmt::Try(try_) => self.try_(statement, try_)?,
            Stmt::TryStar(node::TryStar { body, handlers, orelse, finalbody }) => {
                let try_ = node::Try { body, handlers, orelse, finalbody };
                self.try_star(statement, try_)?;
            }
            _ => {}
        }
        self.unit().conditional_depth -= 1;
        Ok(())
    }

    fn raise(&mut self, location: SourceLocation, raise: node::Raise) -> Result {
        let node::Raise { exc, cause } = raise;
        let mut count = 0;
        for value in exc.into_iter().chain(cause.filter(|_| exc.is_some())) {
            self.visit(value)?;
            count += 1;
        }
        self.emit(location, Opcode::RAISE_VARARGS, count);
        Ok(())
    }

    fn assert(&mut self, statement: Node, assert: node::Assert) -> Result {
        let node::Assert { test, msg } = assert;
        let location = self.loc(statement);
        self.warn_of_true_assertion(statement, test)?;
        if self.options.optimize > 0 {
            return Ok(());
        }
        let end = self.new_label();
        self.jump_if(test, end, true)?;
        let assertion_error = CommonConstant::AssertionError;
        self.load_common_constant(location, assertion_error);
        if let Some(msg) = msg {
            self.visit(msg)?;
            self.emit(location, Opcode::CALL, 0);
        }
        let location = self.loc(test);
        self.emit(location, Opcode::RAISE_VARARGS, 1);
        self.use_label(end);
        Ok(())
    }

    fn expression_statement(&mut self, location: SourceLocation, value: Node) -> Result {
        if self.is_interactive && self.units.len() == 1 {
            self.visit(value)?;
            self.intrinsic_1(location, Intrinsic1::Print);
            self.op(SourceLocation::NONE, Opcode::POP_TOP);
            return Ok(());
        }
        if self.constant_of(value).is_some() {
            self.op(location, Opcode::NOP);
            return Ok(());
        }
        self.visit(value)?;
        self.op(SourceLocation::NONE, Opcode::POP_TOP);
        Ok(())
    }

    /// The value of an expression that is a constant by itself.
    pub fn constant_of(&self, expression: Node) -> Option<Constant> {
        match self.is_replaced(expression) {
            false => self.plain_constant(expression),
            true => None,
        }
    }

    /// What an expression is in the base language, if it is a constant by itself.
    pub fn plain_constant(&self, expression: Node) -> Option<Constant> {
        match self.ast.expr(expression) {
            Expr::Constant(node::Constant { value, kind: _ }) => {
                Some(self.ast.constant(value).clone())
            }
            Expr::Name(node::Name { id, ctx: Kind::Load }) if self.ast.text(id) == "__debug__" => {
                Some(if self.options.optimize == 0 { Constant::True } else { Constant::False })
            }
            _ => None,
        }
    }
}
