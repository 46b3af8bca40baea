//! Expressions, as the symbol table sees them.

use crate::ast::{Expr, Kind, List, Node, node};
use crate::hidden;
use crate::source::Span;

use super::build::{Builder, Result};
use super::{Comprehension, Flags, Name, Role, ScopeKind};

impl Builder<'_> {
    pub fn expressions(&mut self, list: List<Node>) -> Result {
        self.list(list).into_iter().try_for_each(|expression| self.expression(expression))
    }

    pub fn optional(&mut self, expression: Option<Node>) -> Result {
        expression.map_or(Ok(()), |expression| self.expression(expression))
    }

    pub fn expression(&mut self, expression: Node) -> Result {
        self.deeper(|builder| match builder.may_be_special() {
            false => builder.visit_expression(expression),
            true => builder.special(expression),
        })
    }

    pub(super) fn visit_expression(&mut self, expression: Node) -> Result {
        match self.ast.expr(expression) {
            Expr::Name(name) => self.visit_name(expression, name),
            Expr::Constant(_) => Ok(()),
            Expr::Call(node::Call { func, args, keywords }) => {
                self.expression(func)?;
                self.expressions(args)?;
                self.keywords(keywords)
            }
            Expr::Attribute(node::Attribute { value, attr, ctx }) => {
                let name = self.symbol(attr);
                self.check_name(name, self.ast.span(expression), ctx)?;
                self.expression(value)
            }
            Expr::BinOp(_) => self.binary(expression),
            Expr::Lambda(lambda) => self.lambda(expression, lambda),
            Expr::NamedExpr(named) => self.named_expr(expression, named),
            Expr::ListComp(node::ListComp { elt, generators }) => {
                self.comprehension(expression, Comprehension::List, generators, elt, None)
            }
            Expr::SetComp(node::SetComp { elt, generators }) => {
                self.comprehension(expression, Comprehension::Set, generators, elt, None)
            }
            Expr::DictComp(node::DictComp { key, value, generators }) => {
                self.comprehension(expression, Comprehension::Dict, generators, key, Some(value))
            }
            Expr::GeneratorExp(node::GeneratorExp { elt, generators }) => {
                self.comprehension(expression, Comprehension::Generator, generators, elt, None)
            }
            Expr::Yield(node::Yield { value }) => {
                self.forbid_in_annotation("yield expression", expression)?;
                self.optional(value)?;
                self.note_yield(expression)
            }
            Expr::YieldFrom(node::YieldFrom { value }) => {
                self.forbid_in_annotation("yield expression", expression)?;
                self.expression(value)?;
                self.note_yield(expression)
            }
            Expr::Await(node::Await { value }) => self.await_(expression, value),
            _ => self.operands(expression),
        }
    }

    /// Expressions that only have others as parts.
    fn operands(&mut self, expression: Node) -> Result {
        match self.ast.expr(expression) {
            Expr::BoolOp(node::BoolOp { op, values }) => {
                self.expressions(values)?;
                self.operator(op, expression)
            }
            Expr::JoinedStr(node::JoinedStr { values })
            | Expr::TemplateStr(node::TemplateStr { values }) => self.expressions(values),
            Expr::UnaryOp(node::UnaryOp { op, operand }) => {
                self.expression(operand)?;
                self.operator(op, expression)
            }
            Expr::IfExp(node::IfExp { test, body, orelse }) => {
                self.expression(test)?;
                self.expression(body)?;
                self.expression(orelse)
            }
            Expr::Dict(node::Dict { keys, values }) => {
                for key in self.list(keys).iter().flatten() {
                    self.expression(key)?;
                }
                self.expressions(values)
            }
            Expr::Compare(node::Compare { left, ops, comparators }) => {
                self.expression(left)?;
                self.expressions(comparators)?;
                self.list(ops).into_iter().try_for_each(|op| self.operator(op, expression))
            }
            Expr::FormattedValue(node::FormattedValue { value, conversion: _, format_spec })
            | Expr::Interpolation(node::Interpolation {
                value,
                str: _,
                conversion: _,
                format_spec,
            }) => {
                self.expression(value)?;
                self.optional(format_spec)
            }
            Expr::Subscript(node::Subscript { value, slice, ctx: _ }) => {
                self.expression(value)?;
                self.expression(slice)
            }
            Expr::Starred(node::Starred { value, ctx: _ }) => self.expression(value),
            Expr::Slice(node::Slice { lower, upper, step }) => {
                self.optional(lower)?;
                self.optional(upper)?;
                self.optional(step)
            }
            Expr::Set(node::Set { elts })
            | Expr::List(node::List { elts, ctx: _ })
            | Expr::Tuple(node::Tuple { elts, ctx: _ }) => self.expressions(elts),
            _ => self.unknown(expression),
        }
    }

    /// Long sums nest to the left: they are walked without recursion.
    fn binary(&mut self, expression: Node) -> Result {
        let mut above = Vec::new();
        let mut leftmost = expression;
        while let Expr::BinOp(node::BinOp { left, op, right }) = self.ast.expr(leftmost)
            && (leftmost == expression || !self.is_replaced(leftmost))
        {
            above.push((leftmost, op, right));
            leftmost = left;
        }
        self.expression(leftmost)?;
        above.into_iter().rev().try_for_each(|(sum, op, right)| {
            self.expression(right)?;
            self.operator(op, sum)
        })
    }

    fn visit_name(&mut self, expression: Node, name: node::Name) -> Result {
        let node::Name { id, ctx } = name;
        if self.scope().in_unevaluated_annotation {
            return Ok(());
        }
        let text = self.ast.text(id);
        if hidden::is_hidden(text) {
            return Ok(());
        }
        if self.settings.for_compilation && ctx == Kind::Load && text == "__debug__" {
            return Ok(());
        }
        let name = self.symbol(id);
        let span = self.ast.span(expression);
        let flag = if ctx == Kind::Load { Flags::USE } else { Flags::LOCAL };
        self.define_in_context(name, flag, span, ctx)?;
        // `super` counts as a use of `__class__`.
        if ctx == Kind::Load && text == "super" && self.scope().is_function_like() {
            let class = self.name("__class__");
            self.define(class, Flags::USE, span)?;
        }
        Ok(())
    }

    pub fn keywords(&mut self, keywords: List<Node>) -> Result {
        for keyword in self.list(keywords) {
            if let Some(arg) = self.ast.keyword(keyword).arg {
                let name = self.symbol(arg);
                self.check_name(name, self.ast.span(keyword), Kind::Store)?;
            }
        }
        for keyword in self.list(keywords) {
            self.expression(self.ast.keyword(keyword).value)?;
        }
        Ok(())
    }

    fn lambda(&mut self, expression: Node, lambda: node::Lambda) -> Result {
        let node::Lambda { args, body } = lambda;
        self.defaults(args)?;
        let name = self.name("lambda");
        let span = self.ast.span(expression);
        self.enter(name, ScopeKind::Function, expression, Role::Itself, span)?;
        self.parameters(args)?;
        self.beginning(expression)?;
        self.expression(body)?;
        self.exit();
        Ok(())
    }

    fn note_yield(&mut self, expression: Node) -> Result {
        self.scope().is_generator = true;
        let what = match self.scope().comprehension {
            None => return Ok(()),
            Some(Comprehension::List) => "list comprehension",
            Some(Comprehension::Set) => "set comprehension",
            Some(Comprehension::Dict) => "dict comprehension",
            Some(Comprehension::Generator) => "generator expression",
        };
        self.error(format!("'yield' inside {what}"), expression)
    }

    fn is_async_def(&mut self) -> bool {
        let id = self.id();
        let scope = self.table.scope(id);
        scope.kind == ScopeKind::Function
            && scope.node.is_some_and(|node| self.ast.kind(node) == Kind::AsyncFunctionDef)
    }

    fn allows_top_level_await(&mut self) -> bool {
        self.settings.allow_top_level_await && self.scope().kind == ScopeKind::Module
    }

    /// `async for` and `async with` are for asynchronous functions.
    pub fn check_async(&mut self, what: &str, statement: Node) -> Result {
        if self.is_async_def() || self.allows_top_level_await() {
            return Ok(());
        }
        self.error(format!("'{what}' outside async function"), statement)
    }

    fn await_(&mut self, expression: Node, value: Node) -> Result {
        self.forbid_in_annotation("await expression", expression)?;
        if !self.allows_top_level_await() {
            if !self.scope().is_function_like() {
                return self.error("'await' outside function", expression);
            }
            if !self.is_async_def() && self.scope().comprehension.is_none() {
                return self.error("'await' outside async function", expression);
            }
        }
        self.expression(value)?;
        self.scope().is_coroutine = true;
        Ok(())
    }

    /// Some expressions cannot stand where evaluation is lazy.
    fn forbid_in_annotation(&mut self, what: &str, expression: Node) -> Result {
        let id = self.id();
        let scope = self.table.scope(id);
        let message = match scope.kind {
            _ if scope.in_unevaluated_annotation => {
                format!("{what} cannot be used within an annotation")
            }
            ScopeKind::Annotation => format!("{what} cannot be used within an annotation"),
            ScopeKind::TypeVariable => {
                format!("{what} cannot be used within {}", scope.description)
            }
            ScopeKind::TypeAlias => format!("{what} cannot be used within a type alias"),
            ScopeKind::TypeParameters => {
                format!("{what} cannot be used within the definition of a generic")
            }
            ScopeKind::Function | ScopeKind::Class | ScopeKind::Module => return Ok(()),
        };
        self.error(message, expression)
    }

    fn named_expr(&mut self, expression: Node, named: node::NamedExpr) -> Result {
        let node::NamedExpr { target, value } = named;
        if let Expr::Name(node::Name { id, ctx: _ }) = self.ast.expr(target)
            && hidden::is_hidden(self.ast.text(id))
        {
            return self.expression(value);
        }
        self.forbid_in_annotation("named expression", expression)?;
        self.check_comprehension_iterable(expression)?;
        if let Expr::Name(node::Name { id, ctx: _ }) = self.ast.expr(target)
            && self.scope().comprehension.is_some()
        {
            let name = self.symbol(id);
            self.bind_outside_comprehension(name, target)?;
        }
        self.expression(value)?;
        self.expression(target)
    }

    fn check_comprehension_iterable(&mut self, expression: Node) -> Result {
        if self.scope().comp_iter_depth > 0 {
            let message =
                "assignment expression cannot be used in a comprehension iterable expression";
            return self.error(message, expression);
        }
        Ok(())
    }

    /// What an expression that binds a name does if it is in a comprehension.
    pub fn binding_in_comprehension(&mut self, name: Name, place: Node) -> Result {
        self.check_comprehension_iterable(place)?;
        match self.scope().comprehension.is_some() {
            true => self.bind_outside_comprehension(name, place),
            false => Ok(()),
        }
    }

    /// In a comprehension, an assignment expression binds in the scope around it.
    fn bind_outside_comprehension(&mut self, name: Name, target: Node) -> Result {
        let span = self.ast.span(target);
        for id in self.stack.clone().into_iter().rev() {
            let known = self.lookup_in(id, name);
            let scope = self.table.scope(id);
            if scope.comprehension.is_some() {
                if known.has(Flags::COMP_ITER) && known.has(Flags::LOCAL.with(Flags::GLOBAL)) {
                    let message = format!(
                        "assignment expression cannot rebind comprehension iteration variable '{}'",
                        self.table.names.str(name)
                    );
                    return self.error(message, target);
                }
                continue;
            }
            let place = match scope.kind {
                ScopeKind::Function => {
                    let is_global = known.has(Flags::GLOBAL);
                    let flag = if is_global { Flags::GLOBAL } else { Flags::NONLOCAL };
                    self.define(name, flag, span)?;
                    self.record_directive(name, span);
                    return self.define_in(id, name, Flags::LOCAL, span);
                }
                ScopeKind::Module => {
                    self.define(name, Flags::GLOBAL, span)?;
                    self.record_directive(name, span);
                    return self.define_in(id, name, Flags::GLOBAL, span);
                }
                ScopeKind::Class => "be used in a class body",
                ScopeKind::TypeParameters => "be used within the definition of a generic",
                ScopeKind::TypeAlias => "be used in a type alias",
                ScopeKind::TypeVariable => "be used in a TypeVar bound",
                ScopeKind::Annotation => "be used in an annotation",
            };
            let message = format!("assignment expression within a comprehension cannot {place}");
            return self.error(message, target);
        }
        Ok(())
    }

    fn comprehension(
        &mut self,
        expression: Node,
        kind: Comprehension,
        generators: List<Node>,
        element: Node,
        value: Option<Node>,
    ) -> Result {
        let generators = self.list(generators);
        let Some(outermost) = generators.first() else { return Ok(()) };
        let outermost = self.ast.comprehension(outermost);
        self.iterable(outermost.iter)?;
        let name = self.name(match kind {
            Comprehension::List => "listcomp",
            Comprehension::Set => "setcomp",
            Comprehension::Dict => "dictcomp",
            Comprehension::Generator => "genexpr",
        });
        let span = self.ast.span(expression);
        self.enter(name, ScopeKind::Function, expression, Role::Itself, span)?;
        self.scope().comprehension = Some(kind);
        self.scope().is_coroutine = outermost.is_async != 0;
        // The outermost iterable comes as an argument.
        let iterable = self.name(".0");
        self.define(iterable, Flags::PARAM, span)?;
        self.target(outermost.target)?;
        self.expressions(outermost.ifs)?;
        for generator in generators.iter().skip(1) {
            let node::Comprehension { target, iter, ifs, is_async } =
                self.ast.comprehension(generator);
            self.target(target)?;
            self.iterable(iter)?;
            self.expressions(ifs)?;
            self.scope().is_coroutine |= is_async != 0;
        }
        self.optional(value)?;
        self.expression(element)?;
        let is_generator = kind == Comprehension::Generator;
        self.scope().is_generator = is_generator;
        let is_async = self.scope().is_coroutine && !is_generator;
        self.exit();
        if is_async {
            let is_allowed = self.is_async_def()
                || self.scope().comprehension.is_some()
                || self.allows_top_level_await();
            if !is_allowed {
                let message = "asynchronous comprehension outside of an asynchronous function";
                return self.error(message, expression);
            }
            self.scope().is_coroutine = true;
        }
        Ok(())
    }

    fn iterable(&mut self, iter: Node) -> Result {
        self.scope().comp_iter_depth += 1;
        self.expression(iter)?;
        self.scope().comp_iter_depth -= 1;
        Ok(())
    }

    fn target(&mut self, target: Node) -> Result {
        self.scope().in_comp_target = true;
        self.expression(target)?;
        self.scope().in_comp_target = false;
        Ok(())
    }

    /// The current scope looks names up in the namespace of the class around it.
    pub fn see_class_scope(&mut self, sees: bool, span: Span) -> Result {
        self.scope().can_see_class_scope = sees;
        if sees {
            let class_dict = self.name("__classdict__");
            self.define(class_dict, Flags::USE, span)?;
        }
        Ok(())
    }
}
