//! Functions, classes, type aliases, their type parameters and annotations: what makes scopes.

use crate::ast::{Expr, List, Node, TypeParam, node};
use crate::code::flags;
use crate::source::Span;

use super::build::{Builder, Result};
use super::{Flags, Name, Role, ScopeKind};

impl Builder<'_> {
    pub fn function_def(
        &mut self,
        statement: Node,
        def: node::FunctionDef,
        is_async: bool,
    ) -> Result {
        let node::FunctionDef {
            name,
            args,
            body,
            decorator_list,
            returns,
            type_comment: _,
            type_params,
        } = def;
        let name = self.symbol(name);
        let span = self.ast.span(statement);
        self.define(name, Flags::LOCAL, span)?;
        self.defaults(args)?;
        self.expressions(decorator_list)?;
        let is_generic = !type_params.is_empty();
        if is_generic {
            let node::Arguments { kw_defaults, .. } = self.ast.arguments(args);
            self.enter_type_parameters(name, statement)?;
            // CPython has a slot for the defaults whether there are some or not.
            let defaults = self.name(".defaults");
            self.define(defaults, Flags::PARAM, span)?;
            if self.list(kw_defaults).iter().any(|default| default.is_some()) {
                let defaults = self.name(".kwdefaults");
                self.define(defaults, Flags::PARAM, span)?;
            }
            self.type_parameters(type_params)?;
        }
        let scope = self.new_scope(name, ScopeKind::Function, statement, Role::Itself, span);
        self.table.scope_mut(scope).has_docstring = self.has_docstring(body);
        self.function_annotations(statement, args, returns)?;
        self.enter_existing(scope, true);
        self.scope().is_coroutine = is_async;
        self.parameters(args)?;
        self.beginning(statement)?;
        self.statements(body)?;
        self.exit();
        if is_generic {
            self.exit();
        }
        Ok(())
    }

    pub fn class_def(&mut self, statement: Node, def: node::ClassDef) -> Result {
        let node::ClassDef { name, bases, keywords, body, decorator_list, type_params } = def;
        let name = self.symbol(name);
        let span = self.ast.span(statement);
        self.define(name, Flags::LOCAL, span)?;
        self.expressions(decorator_list)?;
        let class_around = self.class;
        let is_generic = !type_params.is_empty();
        if is_generic {
            self.enter_type_parameters(name, statement)?;
            // Set where the parameters are made, used where the bases are.
            for text in [".type_params", ".generic_base"] {
                let name = self.name(text);
                self.define(name, Flags::LOCAL, span)?;
                self.define(name, Flags::USE, span)?;
            }
            self.class = Some(name);
            self.scope().mangled_names = Some(Vec::new());
            self.type_parameters(type_params)?;
        }
        self.expressions(bases)?;
        self.keywords(keywords)?;
        self.enter(name, ScopeKind::Class, statement, Role::Itself, span)?;
        self.class = Some(name);
        if is_generic {
            let special = self.name("__type_params__");
            self.define(special, Flags::LOCAL, span)?;
            let parameters = self.name(".type_params");
            self.define(parameters, Flags::USE, span)?;
        }
        self.scope().has_docstring = self.has_docstring(body);
        self.statements(body)?;
        self.exit();
        if is_generic {
            self.exit();
        }
        self.class = class_around;
        Ok(())
    }

    pub fn type_alias(&mut self, statement: Node, alias: node::TypeAlias) -> Result {
        let node::TypeAlias { name, type_params, value } = alias;
        self.expression(name)?;
        let Expr::Name(node::Name { id, ctx: _ }) = self.ast.expr(name) else { return Ok(()) };
        let name = self.symbol(id);
        let in_class = self.scope().kind == ScopeKind::Class;
        let is_generic = !type_params.is_empty();
        if is_generic {
            self.enter_type_parameters(name, statement)?;
            self.type_parameters(type_params)?;
        }
        let span = self.ast.span(statement);
        self.enter(name, ScopeKind::TypeAlias, statement, Role::Itself, span)?;
        self.see_class_scope(in_class, self.ast.span(value))?;
        self.expression(value)?;
        self.exit();
        if is_generic {
            self.exit();
        }
        Ok(())
    }

    fn enter_type_parameters(&mut self, name: Name, statement: Node) -> Result {
        let in_class = self.scope().kind == ScopeKind::Class;
        let span = self.ast.span(statement);
        self.enter(name, ScopeKind::TypeParameters, statement, Role::TypeParameters, span)?;
        self.see_class_scope(in_class, span)
    }

    fn type_parameters(&mut self, parameters: List<Node>) -> Result {
        for parameter in self.list(parameters) {
            let (symbol, bound, default, description) = match self.ast.type_param(parameter) {
                TypeParam::TypeVar(node::TypeVar { name, bound, default_value }) => {
                    (name, bound, default_value, "a TypeVar default")
                }
                TypeParam::TypeVarTuple(node::TypeVarTuple { name, default_value }) => {
                    (name, None, default_value, "a TypeVarTuple default")
                }
                TypeParam::ParamSpec(node::ParamSpec { name, default_value }) => {
                    (name, None, default_value, "a ParamSpec default")
                }
                TypeParam::Other(node) => {
                    self.children(node)?;
                    continue;
                }
            };
            let name = self.symbol(symbol);
            let flags = Flags::TYPE_PARAM.with(Flags::LOCAL);
            self.define(name, flags, self.ast.span(parameter))?;
            if self.ast.text(symbol) == "__classdict__" {
                let message = "reserved name '__classdict__' cannot be used for type parameter";
                return self.error(message, parameter);
            }
            if let Some(bound) = bound {
                let is_tuple = matches!(self.ast.expr(bound), Expr::Tuple(_));
                let what = if is_tuple { "a TypeVar constraint" } else { "a TypeVar bound" };
                self.type_variable(name, parameter, Role::Itself, bound, what)?;
            }
            if let Some(default) = default {
                let is_type_var = matches!(self.ast.type_param(parameter), TypeParam::TypeVar(_));
                let role = if is_type_var { Role::Default } else { Role::Itself };
                self.type_variable(name, parameter, role, default, description)?;
            }
        }
        Ok(())
    }

    /// The bound or default of a type parameter.
    fn type_variable(
        &mut self,
        name: Name,
        parameter: Node,
        role: Role,
        expression: Node,
        description: &'static str,
    ) -> Result {
        let sees_class = self.scope().can_see_class_scope;
        let span = self.ast.span(expression);
        self.enter(name, ScopeKind::TypeVariable, parameter, role, span)?;
        self.see_class_scope(sees_class, span)?;
        self.scope().description = description;
        self.expression(expression)?;
        self.exit();
        Ok(())
    }

    pub fn defaults(&mut self, args: Node) -> Result {
        let node::Arguments { defaults, kw_defaults, .. } = self.ast.arguments(args);
        self.expressions(defaults)?;
        for default in self.list(kw_defaults).iter().flatten() {
            self.expression(default)?;
        }
        Ok(())
    }

    /// The names of the parameters, in the order of their slots.
    pub fn parameters(&mut self, args: Node) -> Result {
        let node::Arguments {
            posonlyargs,
            args,
            vararg,
            kwonlyargs,
            kw_defaults: _,
            kwarg,
            defaults: _,
        } = self.ast.arguments(args);
        for parameters in [posonlyargs, args, kwonlyargs] {
            for parameter in self.list(parameters) {
                self.parameter(parameter)?;
            }
        }
        if let Some(vararg) = vararg {
            self.parameter(vararg)?;
            self.scope().has_varargs = true;
        }
        if let Some(kwarg) = kwarg {
            self.parameter(kwarg)?;
            self.scope().has_varkeywords = true;
        }
        Ok(())
    }

    fn parameter(&mut self, parameter: Node) -> Result {
        let name = self.symbol(self.ast.arg(parameter).arg);
        self.define(name, Flags::PARAM, self.ast.span(parameter))
    }

    /// The annotations of a function, in a scope of their own.
    fn function_annotations(
        &mut self,
        statement: Node,
        args: Node,
        returns: Option<Node>,
    ) -> Result {
        let in_class = self.scope().kind == ScopeKind::Class || self.scope().can_see_class_scope;
        let span = self.ast.span(statement);
        self.enter_annotations(args, Role::Itself, span)?;
        self.see_class_scope(in_class, span)?;
        let node::Arguments { posonlyargs, args, vararg, kwonlyargs, kwarg, .. } =
            self.ast.arguments(args);
        let [posonlyargs, args, kwonlyargs] =
            [posonlyargs, args, kwonlyargs].map(|parameters| self.list(parameters));
        let parameters =
            posonlyargs.iter().chain(args).chain(vararg).chain(kwarg).chain(kwonlyargs);
        let annotations = parameters.filter_map(|parameter| self.ast.arg(parameter).annotation);
        for annotation in annotations.chain(returns) {
            self.scope().has_annotations = true;
            self.expression(annotation)?;
        }
        self.exit();
        Ok(())
    }

    fn enter_annotations(&mut self, node: Node, role: Role, span: Span) -> Result {
        let name = self.name("__annotate__");
        let id = self.new_scope(name, ScopeKind::Annotation, node, role, span);
        // With the future import annotations are text: no scope that anybody sees.
        let is_text = self.table.future.features & flags::FUTURE_ANNOTATIONS != 0;
        self.enter_existing(id, !is_text);
        let format = self.name(".format");
        self.define(format, Flags::PARAM, span)?;
        self.define(format, Flags::USE, span)
    }

    /// The annotation of a variable.
    pub fn variable_annotation(&mut self, annotation: Node) -> Result {
        let span = self.ast.span(annotation);
        let around = self.id();
        let scope = self.table.scope(around);
        let (kind, node) = (scope.kind, scope.node);
        // Those of functions are not evaluated; those of modules may be met half-way.
        let is_unevaluated = kind == ScopeKind::Function;
        let is_conditional =
            kind == ScopeKind::Module || (kind == ScopeKind::Class && scope.in_conditional_block);
        if is_conditional && !scope.has_conditional_annotations {
            self.scope().has_conditional_annotations = true;
            let name = self.name("__conditional_annotations__");
            self.define(name, Flags::USE, span)?;
        }
        match (self.table.scope(around).annotations, node) {
            (Some(id), _) => self.enter_existing(id, false),
            (None, Some(node)) => {
                self.enter_annotations(node, Role::Annotations, span)?;
                let id = self.id();
                self.table.scope_mut(around).annotations = Some(id);
                let is_text = self.table.future.features & flags::FUTURE_ANNOTATIONS != 0;
                if kind == ScopeKind::Class && !is_text {
                    self.see_class_scope(true, span)?;
                }
            }
            (None, None) => return Ok(()),
        }
        self.scope().in_unevaluated_annotation = is_unevaluated;
        self.expression(annotation)?;
        self.scope().in_unevaluated_annotation = false;
        self.exit();
        Ok(())
    }
}
