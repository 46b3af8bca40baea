//! Assignments, subscripts and slices.

use crate::ast::{Expr, Kind, List, Node, node};
use crate::code::Constant;
use crate::instruction::SourceLocation;
use crate::opcode::Opcode;

use super::emit::AttributeLoad;
use super::emit::unpack_ex;
use super::unit::UnitKind;
use super::{Codegen, Result};

impl Codegen<'_> {
    pub fn assign(&mut self, location: SourceLocation, assign: node::Assign) -> Result {
        let node::Assign { targets, value, type_comment: _ } = assign;
        self.visit(value)?;
        let targets = self.ast.list(targets);
        for (place, target) in targets.iter().enumerate() {
            if place + 1 < targets.len() {
                self.emit(location, Opcode::COPY, 1);
            }
            self.visit(target)?;
        }
        Ok(())
    }

    pub fn aug_assign(&mut self, statement: Node, assign: node::AugAssign) -> Result {
        let node::AugAssign { target, op, value } = assign;
        let location = self.loc(target);
        match self.ast.expr(target) {
            Expr::Attribute(node::Attribute { value: object, attr, ctx: _ }) => {
                self.visit(object)?;
                self.emit(location, Opcode::COPY, 1);
                let location = self.at_attribute(location, target, attr);
                let attr = self.symbol(attr);
                self.load_attr(location, AttributeLoad::Plain, attr);
                self.in_place(statement, op, value)?;
                self.emit(location, Opcode::SWAP, 2);
                self.named(location, Opcode::STORE_ATTR, attr);
            }
            Expr::Subscript(node::Subscript { value: container, slice, ctx: _ }) => {
                self.visit(container)?;
                if let Some((lower, upper)) = self.two_part_slice(slice) {
                    self.slice_bounds(slice, lower, upper)?;
                    for _ in 0..3 {
                        self.emit(location, Opcode::COPY, 3);
                    }
                    self.op(location, Opcode::BINARY_SLICE);
                    self.in_place(statement, op, value)?;
                    for depth in [4, 3, 2] {
                        self.emit(location, Opcode::SWAP, depth);
                    }
                    self.op(location, Opcode::STORE_SLICE);
                } else {
                    self.visit(slice)?;
                    self.emit(location, Opcode::COPY, 2);
                    self.emit(location, Opcode::COPY, 2);
                    self.subscr(location);
                    self.in_place(statement, op, value)?;
                    self.emit(location, Opcode::SWAP, 3);
                    self.emit(location, Opcode::SWAP, 2);
                    self.op(location, Opcode::STORE_SUBSCR);
                }
            }
            Expr::Name(node::Name { id, ctx: _ }) => {
                let name = self.symbol(id);
                self.name_op(location, name, Kind::Load)?;
                self.in_place(statement, op, value)?;
                self.name_op(location, name, Kind::Store)?;
            }
            _ => return self.error("invalid target of augmented assignment", target),
        }
        Ok(())
    }

    fn in_place(&mut self, statement: Node, op: Kind, value: Node) -> Result {
        self.visit(value)?;
        self.binary_operator(statement, op, true)
    }

    pub fn ann_assign(&mut self, statement: Node, assign: node::AnnAssign) -> Result {
        let node::AnnAssign { target, annotation, value, simple } = assign;
        if let Some(value) = value {
            self.visit(value)?;
            self.visit(target)?;
        }
        match self.ast.expr(target) {
            Expr::Name(node::Name { id, ctx: _ }) => {
                let is_stored = matches!(self.kind(), UnitKind::Module | UnitKind::Class);
                if simple == 0 || !is_stored {
                    return Ok(());
                }
                if !self.has_future_annotations() {
                    self.defer_annotation(statement);
                    return Ok(());
                }
                let location = self.loc(statement);
                self.annotation_text(annotation)?;
                let annotations = self.table.names.intern("__annotations__");
                self.named(location, Opcode::LOAD_NAME, annotations);
                let name = self.symbol(id);
                let mangled = self.mangle(name);
                self.load_name_const(location, mangled);
                self.op(location, Opcode::STORE_SUBSCR);
                Ok(())
            }
            // Without a value the parts of the target are evaluated all the same.
            Expr::Attribute(node::Attribute { value: object, .. }) if value.is_none() => {
                self.evaluate(object)
            }
            Expr::Subscript(node::Subscript { value: container, slice, .. }) if value.is_none() => {
                self.evaluate(container)?;
                self.evaluate_subscript(slice)
            }
            _ => Ok(()),
        }
    }

    /// Stores the value on the stack to an expression, or deletes it, whatever its own context says.
    pub fn visit_as(&mut self, target: Node, context: Kind) -> Result {
        self.deeper(|codegen| codegen.visit_target(target, context))
    }

    fn visit_target(&mut self, target: Node, ctx: Kind) -> Result {
        match self.ast.expr(target) {
            Expr::Name(node::Name { id, ctx: _ }) => {
                let name = self.symbol(id);
                self.name_op(self.loc(target), name, ctx)
            }
            Expr::Attribute(node::Attribute { value, attr, ctx: _ }) => {
                self.attribute(target, node::Attribute { value, attr, ctx })
            }
            Expr::Subscript(node::Subscript { value, slice, ctx: _ }) => {
                self.subscript(target, node::Subscript { value, slice, ctx })
            }
            Expr::Tuple(node::Tuple { elts, ctx: _ }) | Expr::List(node::List { elts, ctx: _ }) => {
                let store = |codegen: &mut Self, item| codegen.visit_as(item, ctx);
                match ctx {
                    Kind::Store => self.unpack(target, elts, store),
                    _ => self.ast.list(elts).into_iter().try_for_each(|item| store(self, item)),
                }
            }
            // One that an experiment has made knows its context itself.
            _ => self.visit(target),
        }
    }

    fn evaluate(&mut self, expression: Node) -> Result {
        self.visit(expression)?;
        self.op(self.loc(expression), Opcode::POP_TOP);
        Ok(())
    }

    fn evaluate_subscript(&mut self, slice: Node) -> Result {
        match self.ast.expr(slice) {
            Expr::Slice(node::Slice { lower, upper, step }) => {
                for bound in [lower, upper, step].into_iter().flatten() {
                    self.evaluate(bound)?;
                }
                Ok(())
            }
            Expr::Tuple(node::Tuple { elts, ctx: _ }) => {
                self.ast.list(elts).into_iter().try_for_each(|item| self.evaluate_subscript(item))
            }
            _ => self.evaluate(slice),
        }
    }

    pub fn subscript(&mut self, expression: Node, subscript: node::Subscript) -> Result {
        let node::Subscript { value, slice, ctx } = subscript;
        let location = self.loc(expression);
        if ctx == Kind::Load {
            self.warn_of_subscript(value, slice)?;
        }
        self.visit(value)?;
        if ctx != Kind::Del
            && let Some((lower, upper)) = self.two_part_slice(slice)
        {
            self.slice_bounds(slice, lower, upper)?;
            let is_load = ctx == Kind::Load;
            self.op(location, if is_load { Opcode::BINARY_SLICE } else { Opcode::STORE_SLICE });
            return Ok(());
        }
        self.visit(slice)?;
        match ctx {
            Kind::Store => self.op(location, Opcode::STORE_SUBSCR),
            Kind::Del => self.op(location, Opcode::DELETE_SUBSCR),
            _ => self.subscr(location),
        }
        Ok(())
    }

    /// The bounds of a slice with instructions of its own: no step, and not constant.
    fn two_part_slice(&self, slice: Node) -> Option<(Option<Node>, Option<Node>)> {
        let Expr::Slice(node::Slice { lower, upper, step: None }) = self.ast.expr(slice) else {
            return None;
        };
        let is_constant = self.constant_bounds([lower, upper, None]).is_some();
        (!is_constant && !self.is_replaced(slice)).then_some((lower, upper))
    }

    fn constant_bounds(&self, bounds: [Option<Node>; 3]) -> Option<[Constant; 3]> {
        let mut constants = [Constant::None, Constant::None, Constant::None];
        for (constant, bound) in constants.iter_mut().zip(bounds) {
            if let Some(bound) = bound {
                *constant = self.constant_of(bound)?;
            }
        }
        Some(constants)
    }

    fn slice_bounds(&mut self, slice: Node, lower: Option<Node>, upper: Option<Node>) -> Result {
        for bound in [lower, upper] {
            match bound {
                Some(bound) => self.visit(bound)?,
                None => self.load_const(self.loc(slice), Constant::None),
            }
        }
        Ok(())
    }

    pub fn slice(&mut self, expression: Node, slice: node::Slice) -> Result {
        let node::Slice { lower, upper, step } = slice;
        let location = self.loc(expression);
        if let Some(bounds) = self.constant_bounds([lower, upper, step]) {
            self.load_const(location, Constant::Slice(bounds.into()));
            return Ok(());
        }
        self.slice_bounds(expression, lower, upper)?;
        let mut count = 2;
        if let Some(step) = step {
            self.visit(step)?;
            count += 1;
        }
        self.emit(location, Opcode::BUILD_SLICE, count);
        Ok(())
    }

    /// The targets of an assignment to a tuple or list, each of which `store` stores to.
    pub fn unpack(
        &mut self,
        expression: Node,
        targets: List<Node>,
        store: impl Fn(&mut Self, Node) -> Result,
    ) -> Result {
        let location = self.loc(expression);
        let targets = self.ast.list(targets);
        let starred = |target: &Node| matches!(self.ast.expr(*target), Expr::Starred(_));
        let mut stars = targets.iter().enumerate().filter(|(_, target)| starred(target));
        match (stars.next(), stars.next()) {
            (_, Some(_)) => {
                return self.error("multiple starred expressions in assignment", expression);
            }
            (Some((before, _)), None) => {
                let after = targets.len() - before - 1;
                let Some(argument) = unpack_ex(before, after) else {
                    let message = "too many expressions in star-unpacking assignment";
                    return self.error(message, expression);
                };
                self.emit(location, Opcode::UNPACK_EX, argument);
            }
            (None, None) => self.emit(location, Opcode::UNPACK_SEQUENCE, targets.len() as u32),
        }
        for target in targets {
            match self.ast.expr(target) {
                Expr::Starred(node::Starred { value, ctx: _ }) => store(self, value)?,
                _ => store(self, target)?,
            }
        }
        Ok(())
    }
}
