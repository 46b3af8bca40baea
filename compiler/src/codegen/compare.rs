//! Comparisons and conditions.

use crate::ast::{Expr, Kind, Node, node};
use crate::instruction::{Label, SourceLocation};
use crate::opcode::Opcode;
use crate::operator;

use super::{Codegen, Result};

/// The argument of the instruction for a comparison.
pub fn compare_oparg(op: Kind) -> Option<u32> {
    operator::application(op).map(operator::Application::oparg)
}

pub fn is_base_comparison(op: Kind) -> bool {
    operator::application(op).is_some()
}

impl Codegen<'_> {
    pub fn base_comparison(&mut self, location: SourceLocation, op: Kind) {
        if let Some(by) = operator::application(op) {
            self.emit(location, by.opcode, by.oparg());
        }
    }

    pub fn compare(&mut self, expression: Node, compare: node::Compare) -> Result {
        let node::Compare { left, ops, comparators } = compare;
        let location = self.loc(expression);
        self.warn_of_literal_identity(expression, compare)?;
        self.visit(left)?;
        let pairs = self.ast.list(ops).iter().zip(self.ast.list(comparators));
        let last = self.ast.list(ops).len().saturating_sub(1);
        let cleanup = (last > 0).then(|| self.new_label());
        for (place, (op, comparator)) in pairs.enumerate() {
            self.visit(comparator)?;
            match cleanup {
                // The comparator is the left operand of the next one.
                Some(cleanup) if place < last => {
                    self.emit(location, Opcode::SWAP, 2);
                    self.emit(location, Opcode::COPY, 2);
                    self.comparison(expression, op)?;
                    self.emit(location, Opcode::COPY, 1);
                    self.op(location, Opcode::TO_BOOL);
                    self.jump(location, Opcode::POP_JUMP_IF_FALSE, cleanup);
                    self.op(location, Opcode::POP_TOP);
                }
                _ => self.comparison(expression, op)?,
            }
        }
        if let Some(cleanup) = cleanup {
            let end = self.new_label();
            self.jump(SourceLocation::NONE, Opcode::JUMP_NO_INTERRUPT, end);
            self.use_label(cleanup);
            self.emit(location, Opcode::SWAP, 2);
            self.op(location, Opcode::POP_TOP);
            self.use_label(end);
        }
        Ok(())
    }

    /// Jumps to `next` if the truth of a condition is `jumps_if`.
    pub fn jump_if(&mut self, condition: Node, next: Label, jumps_if: bool) -> Result {
        match self.ast.expr(condition) {
            _ if self.is_replaced(condition) => self.jump_on_value(condition, next, jumps_if),
            Expr::UnaryOp(node::UnaryOp { op: Kind::Not, operand }) => {
                self.deeper(|codegen| codegen.jump_if(operand, next, !jumps_if))
            }
            Expr::BoolOp(node::BoolOp { op: op @ (Kind::And | Kind::Or), values }) => {
                // What decides early: a false operand of `and`, a true one of `or`.
                let decides_if = op == Kind::Or;
                let early = if decides_if == jumps_if { next } else { self.new_label() };
                let values = self.ast.list(values);
                for (place, value) in values.iter().enumerate() {
                    let is_last = place + 1 == values.len();
                    let (target, jumps_if) =
                        if is_last { (next, jumps_if) } else { (early, decides_if) };
                    self.deeper(|codegen| codegen.jump_if(value, target, jumps_if))?;
                }
                if early != next {
                    self.use_label(early);
                }
                Ok(())
            }
            Expr::IfExp(node::IfExp { test, body, orelse }) => {
                let (end, otherwise) = (self.new_label(), self.new_label());
                self.deeper(|codegen| {
                    codegen.jump_if(test, otherwise, false)?;
                    codegen.jump_if(body, next, jumps_if)?;
                    codegen.jump(SourceLocation::NONE, Opcode::JUMP_NO_INTERRUPT, end);
                    codegen.use_label(otherwise);
                    codegen.jump_if(orelse, next, jumps_if)
                })?;
                self.use_label(end);
                Ok(())
            }
            Expr::Compare(compare) if self.ast.list(compare.ops).len() > 1 => {
                self.jump_if_chain(condition, compare, next, jumps_if)
            }
            _ => self.jump_on_value(condition, next, jumps_if),
        }
    }

    fn jump_on_value(&mut self, condition: Node, next: Label, jumps_if: bool) -> Result {
        self.visit(condition)?;
        let location = self.loc(condition);
        self.op(location, Opcode::TO_BOOL);
        self.jump_on(location, jumps_if, next);
        Ok(())
    }

    fn jump_on(&mut self, location: SourceLocation, jumps_if: bool, next: Label) {
        let opcode = if jumps_if { Opcode::POP_JUMP_IF_TRUE } else { Opcode::POP_JUMP_IF_FALSE };
        self.jump(location, opcode, next);
    }

    /// `a < b < c` as a condition.
    fn jump_if_chain(
        &mut self,
        condition: Node,
        compare: node::Compare,
        next: Label,
        jumps_if: bool,
    ) -> Result {
        let node::Compare { left, ops, comparators } = compare;
        let location = self.loc(condition);
        self.warn_of_literal_identity(condition, compare)?;
        let cleanup = self.new_label();
        self.visit(left)?;
        let (ops, comparators) = (self.ast.list(ops), self.ast.list(comparators));
        for (place, (op, comparator)) in ops.iter().zip(comparators).enumerate() {
            self.visit(comparator)?;
            let is_last = place + 1 == ops.len();
            if !is_last {
                self.emit(location, Opcode::SWAP, 2);
                self.emit(location, Opcode::COPY, 2);
            }
            self.comparison(condition, op)?;
            self.op(location, Opcode::TO_BOOL);
            if is_last {
                self.jump_on(location, jumps_if, next);
            } else {
                self.jump(location, Opcode::POP_JUMP_IF_FALSE, cleanup);
            }
        }
        let end = self.new_label();
        self.jump(SourceLocation::NONE, Opcode::JUMP_NO_INTERRUPT, end);
        self.use_label(cleanup);
        self.op(location, Opcode::POP_TOP);
        if !jumps_if {
            self.jump(SourceLocation::NONE, Opcode::JUMP_NO_INTERRUPT, next);
        }
        self.use_label(end);
        Ok(())
    }
}
