//! Type parameters and `type` statements (PEP 695, PEP 696).

use crate::ast::{Expr, Kind, List, Node, Symbol, TypeParam, node};
use crate::code::Constant;
use crate::opcode::Opcode;
use crate::operand::{FunctionAttribute, Intrinsic1, Intrinsic2};
use crate::symtable::{Name, Role};

use super::{Codegen, Result};

impl Codegen<'_> {
    /// Makes the type parameters, binds them, and pushes a tuple of them.
    pub fn type_params(&mut self, parameters: List<Node>) -> Result {
        let parameters = self.ast.list(parameters);
        let mut seen_default = false;
        for parameter in parameters {
            self.type_param(parameter, &mut seen_default)?;
        }
        if let Some(first) = parameters.first() {
            self.emit(self.loc(first), Opcode::BUILD_TUPLE, parameters.len() as u32);
        }
        Ok(())
    }

    fn type_param(&mut self, parameter: Node, seen_default: &mut bool) -> Result {
        let location = self.loc(parameter);
        let (symbol, default, role) = match self.ast.type_param(parameter) {
            TypeParam::TypeVar(node::TypeVar { name, bound, default_value }) => {
                self.type_var(parameter, name, bound)?;
                (name, default_value, Role::Default)
            }
            TypeParam::TypeVarTuple(node::TypeVarTuple { name, default_value }) => {
                self.plain_type_param(parameter, name, Intrinsic1::TypeVarTuple);
                (name, default_value, Role::Itself)
            }
            TypeParam::ParamSpec(node::ParamSpec { name, default_value }) => {
                self.plain_type_param(parameter, name, Intrinsic1::ParamSpec);
                (name, default_value, Role::Itself)
            }
            TypeParam::Other(node) => return self.lower(node),
        };
        let name = self.symbol(symbol);
        if let Some(default) = default {
            *seen_default = true;
            self.type_variable(parameter, role, name, default)?;
            let set_default = Intrinsic2::SetTypeParamDefault;
            self.intrinsic_2(location, set_default);
        } else if *seen_default {
            let message = format!(
                "non-default type parameter '{}' follows default type parameter",
                self.ast.text(symbol)
            );
            return self.error(message, parameter);
        }
        self.emit(location, Opcode::COPY, 1);
        self.name_op(location, name, Kind::Store)
    }

    fn plain_type_param(&mut self, parameter: Node, name: Symbol, intrinsic: Intrinsic1) {
        let location = self.loc(parameter);
        let name = self.symbol(name);
        self.load_name_const(location, name);
        self.intrinsic_1(location, intrinsic);
    }

    fn type_var(&mut self, parameter: Node, symbol: Symbol, bound: Option<Node>) -> Result {
        let Some(bound) = bound else {
            self.plain_type_param(parameter, symbol, Intrinsic1::TypeVar);
            return Ok(());
        };
        let location = self.loc(parameter);
        let name = self.symbol(symbol);
        self.load_name_const(location, name);
        self.type_variable(parameter, Role::Itself, name, bound)?;
        let intrinsic = match self.ast.expr(bound) {
            Expr::Tuple(_) => Intrinsic2::TypeVarWithConstraints,
            _ => Intrinsic2::TypeVarWithBound,
        };
        self.intrinsic_2(location, intrinsic);
        Ok(())
    }

    /// A function that evaluates a bound or default when somebody asks for it.
    fn type_variable(
        &mut self,
        parameter: Node,
        role: Role,
        name: Name,
        expression: Node,
    ) -> Result {
        let location = self.loc(expression);
        // The format that it is asked for if nobody says which.
        self.load_const(location, Constant::Tuple(vec![Constant::Int(1.into())].into()));
        let scope = self.scope_of(parameter, role)?;
        self.enter_annotations(location, scope, name);
        match self.ast.expr(expression) {
            Expr::Starred(node::Starred { value, ctx: _ })
                if matches!(self.ast.type_param(parameter), TypeParam::TypeVarTuple(_)) =>
            {
                self.visit(value)?;
                self.emit(location, Opcode::UNPACK_SEQUENCE, 1);
            }
            _ => self.visit(expression)?,
        }
        self.op(location, Opcode::RETURN_VALUE);
        let code = self.finish_nested(true)?;
        self.make_closure(location, code, FunctionAttribute::Defaults.number())
    }

    pub fn type_alias(&mut self, statement: Node, alias: node::TypeAlias) -> Result {
        let node::TypeAlias { name, type_params, value } = alias;
        let Expr::Name(node::Name { id, ctx: _ }) = self.ast.expr(name) else {
            return self.error("type alias without a name", statement);
        };
        let location = self.loc(statement);
        let name = self.symbol(id);
        let is_generic = !type_params.is_empty();
        if is_generic {
            self.enter_type_params(statement, name, location.lineno, None)?;
            self.load_name_const(location, name);
            self.type_params(type_params)?;
        } else {
            self.load_name_const(location, name);
            self.load_const(location, Constant::None);
        }
        self.load_const(location, Constant::Tuple(vec![Constant::Int(1.into())].into()));
        let scope = self.scope_of(statement, Role::Itself)?;
        self.enter_annotations(location, scope, name);
        self.visit(value)?;
        self.op(location, Opcode::RETURN_VALUE);
        let code = self.finish_nested(false)?;
        self.make_closure(location, code, FunctionAttribute::Defaults.number())?;
        self.emit(location, Opcode::BUILD_TUPLE, 3);
        self.intrinsic_1(location, Intrinsic1::TypeAlias);
        if is_generic {
            let code = self.finish_nested(false)?;
            self.make_closure(location, code, 0)?;
            self.op(location, Opcode::PUSH_NULL);
            self.emit(location, Opcode::CALL, 0);
        }
        self.name_op(location, name, Kind::Store)
    }
}
