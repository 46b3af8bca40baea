//! Statements, as the symbol table sees them.

use crate::ast::{Excepthandler, Expr, Int, List, Node, Stmt, Symbol, node};

use super::build::{Builder, Result};
use super::{Flags, ScopeKind};

impl Builder<'_> {
    pub fn statements(&mut self, body: List<Node>) -> Result {
        self.list(body).into_iter().try_for_each(|statement| self.statement(statement))
    }

    pub fn statement(&mut self, statement: Node) -> Result {
        self.deeper(|builder| match builder.may_be_special() {
            false => builder.visit_statement(statement),
            true => builder.special(statement),
        })
    }

    pub(super) fn visit_statement(&mut self, statement: Node) -> Result {
        match self.ast.stmt(statement) {
            Stmt::FunctionDef(def) => self.function_def(statement, def, false),
            Stmt::AsyncFunctionDef(def) => {
                let node::AsyncFunctionDef {
                    name,
                    args,
                    body,
                    decorator_list,
                    returns,
                    type_comment,
                    type_params,
                } = def;
                let def = node::FunctionDef {
                    name,
                    args,
                    body,
                    decorator_list,
                    returns,
                    type_comment,
                    type_params,
                };
                self.function_def(statement, def, true)
            }
            Stmt::ClassDef(def) => self.class_def(statement, def),
            Stmt::TypeAlias(alias) => self.type_alias(statement, alias),
            Stmt::Return(node::Return { value }) => self.optional(value),
            Stmt::Delete(node::Delete { targets }) => self.expressions(targets),
            Stmt::Assign(node::Assign { targets, value, type_comment: _ }) => {
                self.expressions(targets)?;
                self.expression(value)
            }
            Stmt::AnnAssign(assign) => self.ann_assign(statement, assign),
            Stmt::AugAssign(node::AugAssign { target, op, value }) => {
                self.expression(target)?;
                self.expression(value)?;
                self.operator(op, statement)
            }
            Stmt::For(_)
            | Stmt::AsyncFor(_)
            | Stmt::While(_)
            | Stmt::If(_)
            | Stmt::Match(_)
            | Stmt::Try(_)
            | Stmt::TryStar(_)
            | Stmt::With(_)
            | Stmt::AsyncWith(_) => self.compound(statement),
            Stmt::Raise(node::Raise { exc, cause }) => {
                self.optional(exc)?;
                self.optional(cause)
            }
            Stmt::Assert(node::Assert { test, msg }) => {
                self.expression(test)?;
                self.optional(msg)
            }
            Stmt::Import(node::Import { names }) => {
                self.list(names).into_iter().try_for_each(|alias| self.alias(alias))
            }
            Stmt::ImportFrom(node::ImportFrom { module, names, level }) => {
                self.check_future_import(statement, module, level)?;
                self.list(names).into_iter().try_for_each(|alias| self.alias(alias))
            }
            Stmt::Global(node::Global { names }) => self.directive(statement, names, Flags::GLOBAL),
            Stmt::Nonlocal(node::Nonlocal { names }) => {
                self.directive(statement, names, Flags::NONLOCAL)
            }
            Stmt::Expr(node::Expr { value }) => self.expression(value),
            Stmt::Break(_) | Stmt::Continue(_) | Stmt::Pass(_) => Ok(()),
            Stmt::Other(node) => self.unknown(node),
        }
    }

    /// Statements whose bodies may not be executed.
    fn compound(&mut self, statement: Node) -> Result {
        match self.ast.stmt(statement) {
            Stmt::AsyncFor(_) => self.check_async("async for", statement)?,
            Stmt::AsyncWith(_) => self.check_async("async with", statement)?,
            _ => {}
        }
        match self.ast.stmt(statement) {
            Stmt::For(node::For { target, iter, body, orelse, type_comment: _ })
            | Stmt::AsyncFor(node::AsyncFor { target, iter, body, orelse, type_comment: _ }) => {
                self.expression(target)?;
                self.expression(iter)?;
                self.conditional(|builder| {
                    builder.statements(body)?;
                    builder.statements(orelse)
                })
            }
            Stmt::While(node::While { test, body, orelse }) => {
                self.expression(test)?;
                self.conditional(|builder| {
                    builder.statements(body)?;
                    builder.statements(orelse)
                })
            }
            Stmt::If(node::If { test, body, orelse }) => {
                self.expression(test)?;
                self.conditional(|builder| {
                    builder.statements(body)?;
                    builder.statements(orelse)
                })
            }
            Stmt::Match(node::Match { subject, cases }) => {
                self.expression(subject)?;
                self.conditional(|builder| {
                    builder.list(cases).into_iter().try_for_each(|case| builder.match_case(case))
                })
            }
            Stmt::Try(node::Try { body, handlers, orelse, finalbody })
            | Stmt::TryStar(node::TryStar { body, handlers, orelse, finalbody }) => self
                .conditional(|builder| {
                    builder.statements(body)?;
                    builder.handlers(handlers)?;
                    builder.statements(orelse)?;
                    builder.statements(finalbody)
                }),
            Stmt::With(node::With { items, body, type_comment: _ })
            | Stmt::AsyncWith(node::AsyncWith { items, body, type_comment: _ }) => self
                .conditional(|builder| {
                    for item in builder.list(items) {
                        let node::Withitem { context_expr, optional_vars } =
                            builder.ast.withitem(item);
                        builder.expression(context_expr)?;
                        builder.optional(optional_vars)?;
                    }
                    builder.statements(body)
                }),
            _ => Ok(()),
        }
    }

    /// What may or may not be executed: the annotations in it are conditional.
    fn conditional(&mut self, visit: impl FnOnce(&mut Self) -> Result) -> Result {
        let before = std::mem::replace(&mut self.scope().in_conditional_block, true);
        visit(self)?;
        self.scope().in_conditional_block = before;
        Ok(())
    }

    fn ann_assign(&mut self, statement: Node, assign: node::AnnAssign) -> Result {
        let node::AnnAssign { target, annotation, value, simple } = assign;
        self.scope().has_annotations = true;
        if let Expr::Name(node::Name { id, ctx: _ }) = self.ast.expr(target) {
            let name = self.symbol(id);
            let span = self.ast.span(target);
            let known = self.lookup(name);
            let is_simple = simple != 0;
            if is_simple && self.stack.len() > 1 {
                for (flag, what) in [(Flags::GLOBAL, "global"), (Flags::NONLOCAL, "nonlocal")] {
                    if known.has(flag) {
                        let text = self.ast.text(id);
                        let message = format!("annotated name '{text}' can't be {what}");
                        return self.error(message, statement);
                    }
                }
            }
            if is_simple {
                self.define(name, Flags::ANNOTATED.with(Flags::LOCAL), span)?;
            } else if value.is_some() {
                self.define(name, Flags::LOCAL, span)?;
            }
        } else {
            self.expression(target)?;
        }
        self.variable_annotation(annotation)?;
        self.optional(value)
    }

    fn handlers(&mut self, handlers: List<Node>) -> Result {
        for handler in self.list(handlers) {
            match self.ast.excepthandler(handler) {
                Excepthandler::ExceptHandler(node::ExceptHandler { type_, name, body }) => {
                    self.optional(type_)?;
                    if let Some(name) = name {
                        let name = self.symbol(name);
                        self.define(name, Flags::LOCAL, self.ast.span(handler))?;
                    }
                    self.statements(body)?;
                }
                Excepthandler::Other(node) => self.unknown(node)?,
            }
        }
        Ok(())
    }

    /// `import a.b` binds `a`, `import a.b as c` binds `c`.
    fn alias(&mut self, alias: Node) -> Result {
        let node::Alias { name, asname } = self.ast.alias(alias);
        let text = self.ast.text(asname.unwrap_or(name));
        if text == "*" {
            if self.scope().kind != ScopeKind::Module {
                return self.error("import * only allowed at module level", alias);
            }
            return Ok(());
        }
        let bound = text.split('.').next().unwrap_or(text);
        let bound = self.name(bound);
        self.define(bound, Flags::IMPORT, self.ast.span(alias))
    }

    /// `from __future__` has to come before everything else.
    fn check_future_import(
        &self,
        statement: Node,
        module: Option<Symbol>,
        level: Option<Int>,
    ) -> Result {
        let is_future = level.unwrap_or(0) == 0
            && module.is_some_and(|module| self.ast.text(module) == "__future__");
        let last = self.table.future.last;
        if is_future && last.is_none_or(|last| self.ast.span(statement).start > last.start) {
            let message = "from __future__ imports must occur at the beginning of the file";
            return self.error(message, statement);
        }
        Ok(())
    }

    /// `global` and `nonlocal`.
    fn directive(&mut self, statement: Node, names: List<Symbol>, flag: Flags) -> Result {
        let what = if flag == Flags::GLOBAL { "global" } else { "nonlocal" };
        for symbol in self.list(names) {
            let name = self.symbol(symbol);
            let known = self.lookup(name);
            let text = self.ast.text(symbol);
            let message = if known.has(Flags::PARAM) {
                format!("name '{text}' is parameter and {what}")
            } else if known.has(Flags::USE) {
                format!("name '{text}' is used prior to {what} declaration")
            } else if known.has(Flags::ANNOTATED) {
                format!("annotated name '{text}' can't be {what}")
            } else if known.has(Flags::LOCAL) {
                format!("name '{text}' is assigned to before {what} declaration")
            } else {
                let span = self.ast.span(statement);
                self.define(name, flag, span)?;
                self.record_directive(name, span);
                continue;
            };
            return self.error(message, statement);
        }
        Ok(())
    }
}
