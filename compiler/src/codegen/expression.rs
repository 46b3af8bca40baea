//! Expressions: which of the files beside this one has their code, and the simple ones.

use crate::ast::{Expr, Items, Kind, List, Node, Symbol, node};
use crate::code::Constant;
use crate::instruction::SourceLocation;
use crate::opcode::Opcode;
use crate::operand::{AwaitContext, Intrinsic1};
use crate::operator::{self, number};
use crate::symtable::Name;

use super::call::Called;
use super::compare::is_base_comparison;
use super::emit::AttributeLoad;
use super::unit::UnitKind;
use super::{Codegen, Result};

impl Codegen<'_> {
    pub fn visit_all(&mut self, list: List<Node>) -> Result {
        self.ast.list(list).into_iter().try_for_each(|expression| self.visit(expression))
    }

    pub fn visit_items(&mut self, items: Items<'_, Node>) -> Result {
        items.into_iter().try_for_each(|expression| self.visit(expression))
    }

    /// Pushes the value of an expression, or stores to or deletes a target.
    pub fn visit(&mut self, expression: Node) -> Result {
        self.deeper(|codegen| match codegen.has_moved_or_replaced {
            false => codegen.visit_expression(expression),
            true => codegen.visit_special(expression),
        })
    }

    /// The code of an expression in the base language.
    pub(super) fn visit_expression(&mut self, expression: Node) -> Result {
        let location = self.loc(expression);
        match self.ast.expr(expression) {
            Expr::Name(node::Name { id, ctx }) => match self.plain_constant(expression) {
                Some(debug) => self.load_const(location, debug),
                None => {
                    let name = self.symbol(id);
                    return self.name_op(location, name, ctx);
                }
            },
            Expr::Constant(node::Constant { value, kind: _ }) => {
                let constant = self.ast.constant(value).clone();
                self.load_const(location, constant);
            }
            Expr::Call(node::Call { func, args, keywords }) => {
                let (args, keywords) = (self.ast.list(args), self.ast.list(keywords));
                return self.call(expression, Called { func, args, keywords });
            }
            Expr::Attribute(attribute) => return self.attribute(expression, attribute),
            Expr::Subscript(subscript) => return self.subscript(expression, subscript),
            Expr::BinOp(_) => return self.binary(expression),
            Expr::UnaryOp(node::UnaryOp { op, operand }) => {
                return self.unary(expression, op, operand);
            }
            Expr::BoolOp(node::BoolOp { op, values }) => {
                return self.bool_op(expression, op, values);
            }
            Expr::Compare(compare) => return self.compare(expression, compare),
            Expr::IfExp(node::IfExp { test, body, orelse }) => {
                let (end, next) = (self.new_label(), self.new_label());
                self.jump_if(test, next, false)?;
                self.visit(body)?;
                self.jump(SourceLocation::NONE, Opcode::JUMP_NO_INTERRUPT, end);
                self.use_label(next);
                self.visit(orelse)?;
                self.use_label(end);
            }
            Expr::NamedExpr(node::NamedExpr { target, value }) => {
                self.visit(value)?;
                self.emit(location, Opcode::COPY, 1);
                self.visit(target)?;
            }
            Expr::Lambda(lambda) => return self.lambda(expression, lambda),
            Expr::List(node::List { elts, ctx }) => return self.list(expression, elts, ctx),
            Expr::Tuple(node::Tuple { elts, ctx }) => return self.tuple(expression, elts, ctx),
            Expr::Set(node::Set { elts }) => return self.set(location, elts),
            Expr::Dict(dict) => return self.dict(location, dict),
            Expr::ListComp(_) | Expr::SetComp(_) | Expr::DictComp(_) | Expr::GeneratorExp(_) => {
                return self.comprehension(expression);
            }
            Expr::Slice(slice) => return self.slice(expression, slice),
            Expr::Starred(node::Starred { value: _, ctx }) => {
                let message = match ctx {
                    Kind::Store => "starred assignment target must be in a list or tuple",
                    _ => "can't use starred expression here",
                };
                return self.error(message, expression);
            }
            _ => return self.visit_rarer(expression),
        }
        Ok(())
    }

    fn visit_rarer(&mut self, expression: Node) -> Result {
        let location = self.loc(expression);
        match self.ast.expr(expression) {
            Expr::JoinedStr(node::JoinedStr { values }) => self.joined_str(location, values),
            Expr::FormattedValue(formatted) => self.formatted_value(expression, formatted),
            Expr::TemplateStr(node::TemplateStr { values }) => self.template_str(location, values),
            Expr::Interpolation(interpolation) => self.interpolation(expression, interpolation),
            Expr::Yield(node::Yield { value }) => {
                if !self.scope().is_function_like() {
                    return self.error("'yield' outside function", expression);
                }
                match value {
                    Some(value) => self.visit(value)?,
                    None => self.load_const(location, Constant::None),
                }
                self.yield_value(location);
                Ok(())
            }
            Expr::YieldFrom(node::YieldFrom { value }) => {
                if !self.scope().is_function_like() {
                    return self.error("'yield from' outside function", expression);
                }
                if self.kind() == UnitKind::AsyncFunction {
                    return self.error("'yield from' inside async function", expression);
                }
                self.visit(value)?;
                self.op(location, Opcode::GET_YIELD_FROM_ITER);
                self.load_const(location, Constant::None);
                self.yield_from(location, false);
                Ok(())
            }
            Expr::Await(node::Await { value }) => {
                self.visit(value)?;
                self.await_value(location, AwaitContext::Expression);
                Ok(())
            }
            _ => self.lower(expression),
        }
    }

    /// Long sums nest to the left: they are walked without recursion.
    fn binary(&mut self, expression: Node) -> Result {
        let mut pending = Vec::new();
        let mut leftmost = expression;
        while let Expr::BinOp(node::BinOp { left, op, right }) = self.ast.expr(leftmost)
            && (leftmost == expression || !self.is_replaced(leftmost))
        {
            if op == Kind::Mod
                && let Some(pieces) = self.percent_format(left, right)
            {
                self.join_pieces(self.loc(leftmost), pieces)?;
                return self.apply_pending(pending);
            }
            pending.push((leftmost, op, right));
            leftmost = left;
        }
        self.visit(leftmost)?;
        self.apply_pending(pending)
    }

    /// The right operands and operators of a left operand that is on the stack, the last one first.
    fn apply_pending(&mut self, pending: Vec<(Node, Kind, Node)>) -> Result {
        for (expression, op, right) in pending.into_iter().rev() {
            self.visit(right)?;
            self.binary_operator(expression, op, false)?;
        }
        Ok(())
    }

    /// Applies an operator to the two values on the stack.
    pub fn binary_operator(&mut self, place: Node, op: Kind, in_place: bool) -> Result {
        let Some(by) = operator::application(op) else { return self.lower_operator(op, place) };
        let in_place = if in_place { number::INPLACE } else { 0 };
        self.emit(self.loc(place), by.opcode, by.oparg() + in_place);
        Ok(())
    }

    fn unary(&mut self, expression: Node, op: Kind, operand: Node) -> Result {
        self.visit(operand)?;
        let location = self.loc(expression);
        match op {
            Kind::UAdd => {
                self.intrinsic_1(location, Intrinsic1::UnaryPositive);
            }
            Kind::Not => {
                self.op(location, Opcode::TO_BOOL);
                self.op(location, Opcode::UNARY_NOT);
            }
            Kind::Invert => self.op(location, Opcode::UNARY_INVERT),
            Kind::USub => self.op(location, Opcode::UNARY_NEGATIVE),
            other => return self.lower_operator(other, expression),
        }
        Ok(())
    }

    fn bool_op(&mut self, expression: Node, op: Kind, values: List<Node>) -> Result {
        let location = self.loc(expression);
        let jump = match op {
            Kind::And => Opcode::JUMP_IF_FALSE,
            Kind::Or => Opcode::JUMP_IF_TRUE,
            other => {
                self.visit_all(values)?;
                return self.lower_operator(other, expression);
            }
        };
        let end = self.new_label();
        let values = self.ast.list(values);
        for (place, value) in values.iter().enumerate() {
            self.visit(value)?;
            if place + 1 < values.len() {
                self.jump(location, jump, end);
                self.op(location, Opcode::POP_TOP);
            }
        }
        self.use_label(end);
        Ok(())
    }

    pub fn attribute(&mut self, expression: Node, attribute: node::Attribute) -> Result {
        let node::Attribute { value, attr, ctx } = attribute;
        let location = self.loc(expression);
        let name = self.symbol(attr);
        if ctx == Kind::Load
            && let Some(super_call) = self.optimizable_super(value, attr)
        {
            let written_out = self.load_super_arguments(value, super_call)?;
            let load = AttributeLoad::Super { method: false, written_out };
            self.load_attr(location, load, name);
            let location = self.at_attribute(location, expression, attr);
            self.op(location, Opcode::NOP);
            return Ok(());
        }
        self.note_static_attribute(value, name, ctx);
        self.visit(value)?;
        let location = self.at_attribute(location, expression, attr);
        match ctx {
            Kind::Store => self.named(location, Opcode::STORE_ATTR, name),
            Kind::Del => self.named(location, Opcode::DELETE_ATTR, name),
            _ => self.load_attr(location, AttributeLoad::Plain, name),
        }
        Ok(())
    }

    /// `self.x = ...` in a method: `x` is a static attribute of the class.
    fn note_static_attribute(&mut self, object: Node, name: Name, context: Kind) {
        let Expr::Name(node::Name { id, ctx: _ }) = self.ast.expr(object) else { return };
        if context != Kind::Store || self.ast.text(id) != "self" {
            return;
        }
        let text = self.table.names.text(name).clone();
        let around = self.units.len() - 1;
        let class = self.units[..around].iter_mut().rev().find(|unit| unit.kind == UnitKind::Class);
        if let Some(class) = class {
            class.static_attributes.insert(text);
        }
    }

    /// The location of an attribute access over several lines begins at the attribute's name.
    pub fn at_attribute(
        &self,
        location: SourceLocation,
        attribute: Node,
        name: Symbol,
    ) -> SourceLocation {
        let end = self.loc(attribute);
        let mut location = location;
        if location.lineno != end.end_lineno {
            location.lineno = end.end_lineno;
            let length = self.ast.text(name).chars().count() as i32;
            if length <= end.end_col_offset {
                location.col_offset = end.end_col_offset - length;
            } else {
                location.col_offset = -1;
                location.end_col_offset = -1;
            }
            location.end_lineno = location.end_lineno.max(location.lineno);
            if location.lineno == location.end_lineno {
                location.end_col_offset = location.end_col_offset.max(location.col_offset);
            }
        }
        location
    }

    /// The comparison on the stack's two values.
    pub fn comparison(&mut self, expression: Node, op: Kind) -> Result {
        if is_base_comparison(op) {
            self.base_comparison(self.loc(expression), op);
            return Ok(());
        }
        self.lower_operator(op, expression)
    }
}
