//! `match`: patterns take the subject from the top of the stack and jump if it does not match.
//!
//! Names are not stored before the whole pattern has matched: their values wait on the stack below what
//! the rest of the pattern works on. A failure jumps to a row of `POP_TOP`s, as far up as there are
//! values to drop.

use crate::ast::{Expr, Items, Kind, List, Node, Pattern, Symbol, node};
use crate::code::Constant;
use crate::constants::arithmetic::{self, UnaryOperator, operators};
use crate::instruction::{Label, SourceLocation};
use crate::opcode::Opcode;

use super::emit::unpack_ex;
use super::{Codegen, Result};

/// The state of a pattern on its way.
#[derive(Debug, Clone, Default)]
struct PatternContext {
    /// The names captured so far, their values on the stack in this order, the last on top.
    stores: Vec<Symbol>,
    /// Whether a pattern that always matches is fine here.
    allow_irrefutable: bool,
    /// Where to jump with that many values to drop.
    fail_pop: Vec<Label>,
    /// Values above the captured ones that have to stay there.
    on_top: usize,
}

impl<'a> Codegen<'a> {
    pub fn match_(&mut self, match_: node::Match) -> Result {
        let node::Match { subject, cases } = match_;
        self.visit(subject)?;
        let end = self.new_label();
        let cases: Vec<node::MatchCase> =
            self.ast.list(cases).iter().map(|case| self.ast.match_case(case)).collect();
        // A last `case _` needs no copy of the subject.
        let last_is_wildcard = cases.last().is_some_and(|case| self.is_wildcard(case.pattern));
        let has_default = last_is_wildcard && cases.len() > 1;
        let tested = cases.len() - usize::from(has_default);
        for (place, case) in cases[..tested].iter().enumerate() {
            let node::MatchCase { pattern, guard, body } = *case;
            let location = self.loc(pattern);
            let is_last = place + 1 == tested;
            if !is_last {
                self.emit(location, Opcode::COPY, 1);
            }
            let mut context = PatternContext {
                allow_irrefutable: guard.is_some() || place + 1 == cases.len(),
                ..PatternContext::default()
            };
            self.pattern(pattern, &mut context)?;
            for symbol in std::mem::take(&mut context.stores) {
                let name = self.symbol(symbol);
                self.name_op(location, name, Kind::Store)?;
            }
            if let Some(guard) = guard {
                self.ensure_fail_pop(&mut context, 0);
                self.jump_if(guard, context.fail_pop[0], false)?;
            }
            if !is_last {
                self.op(SourceLocation::NEXT, Opcode::POP_TOP);
            }
            self.statements(body)?;
            self.jump(SourceLocation::NONE, Opcode::JUMP, end);
            self.emit_fail_pop(location, &mut context);
        }
        if has_default && let Some(&node::MatchCase { pattern, guard, body }) = cases.last() {
            let location = self.loc(pattern);
            self.op(location, Opcode::NOP);
            if let Some(guard) = guard {
                self.jump_if(guard, end, false)?;
            }
            self.statements(body)?;
        }
        self.use_label(end);
        Ok(())
    }

    fn is_wildcard(&self, pattern: Node) -> bool {
        matches!(
            self.ast.pattern(pattern),
            Pattern::MatchAs(node::MatchAs { pattern: None, name: None })
        )
    }

    fn is_star_wildcard(&self, pattern: Node) -> bool {
        matches!(self.ast.pattern(pattern), Pattern::MatchStar(node::MatchStar { name: None }))
    }

    fn ensure_fail_pop(&mut self, context: &mut PatternContext, count: usize) {
        while context.fail_pop.len() <= count {
            let label = self.new_label();
            context.fail_pop.push(label);
        }
    }

    /// Jumps, on a condition, to where everything of this pattern is dropped.
    fn jump_to_fail_pop(
        &mut self,
        location: SourceLocation,
        context: &mut PatternContext,
        opcode: Opcode,
    ) {
        let count = context.on_top + context.stores.len();
        self.ensure_fail_pop(context, count);
        self.jump(location, opcode, context.fail_pop[count]);
    }

    fn emit_fail_pop(&mut self, location: SourceLocation, context: &mut PatternContext) {
        let labels = std::mem::take(&mut context.fail_pop);
        for (count, label) in labels.into_iter().enumerate().rev() {
            self.use_label(label);
            if count > 0 {
                self.op(location, Opcode::POP_TOP);
            }
        }
    }

    /// The top of the stack goes below `count - 1` others.
    fn rotate(&mut self, location: SourceLocation, count: usize) {
        for depth in (2..=count).rev() {
            self.emit(location, Opcode::SWAP, depth as u32);
        }
    }

    fn capture(
        &mut self,
        pattern: Node,
        name: Option<Symbol>,
        context: &mut PatternContext,
    ) -> Result {
        let location = self.loc(pattern);
        let Some(name) = name else {
            self.op(location, Opcode::POP_TOP);
            return Ok(());
        };
        self.check_new_capture(pattern, name, context)?;
        self.rotate(location, context.on_top + context.stores.len() + 1);
        context.stores.push(name);
        Ok(())
    }

    fn check_new_capture(&self, pattern: Node, name: Symbol, context: &PatternContext) -> Result {
        if context.stores.contains(&name) {
            let name = self.ast.text(name);
            let message = format!("multiple assignments to name '{name}' in pattern");
            return self.error(message, pattern);
        }
        Ok(())
    }

    fn pattern(&mut self, pattern: Node, context: &mut PatternContext) -> Result {
        self.deeper(|codegen| codegen.visit_pattern(pattern, context))
    }

    /// A part of a pattern: it may match anything.
    fn subpattern(&mut self, pattern: Node, context: &mut PatternContext) -> Result {
        let before = std::mem::replace(&mut context.allow_irrefutable, true);
        self.pattern(pattern, context)?;
        context.allow_irrefutable = before;
        Ok(())
    }

    fn visit_pattern(&mut self, pattern: Node, context: &mut PatternContext) -> Result {
        let location = self.loc(pattern);
        match self.ast.pattern(pattern) {
            Pattern::MatchValue(node::MatchValue { value }) => {
                self.pattern_value(pattern, value)?;
                self.base_comparison(location, Kind::Eq);
                self.op(location, Opcode::TO_BOOL);
                self.jump_to_fail_pop(location, context, Opcode::POP_JUMP_IF_FALSE);
                Ok(())
            }
            Pattern::MatchSingleton(node::MatchSingleton { value }) => {
                let value = self.ast.constant(value).clone();
                self.load_const(location, value);
                self.base_comparison(location, Kind::Is);
                self.jump_to_fail_pop(location, context, Opcode::POP_JUMP_IF_FALSE);
                Ok(())
            }
            Pattern::MatchSequence(node::MatchSequence { patterns }) => {
                self.pattern_sequence(pattern, self.ast.list(patterns), context)
            }
            Pattern::MatchMapping(mapping) => self.pattern_mapping(pattern, mapping, context),
            Pattern::MatchClass(class) => self.pattern_class(pattern, class, context),
            Pattern::MatchStar(node::MatchStar { name }) => self.capture(pattern, name, context),
            Pattern::MatchAs(node::MatchAs { pattern: None, name }) => {
                if !context.allow_irrefutable {
                    let message = match name {
                        Some(name) => format!(
                            "name capture '{}' makes remaining patterns unreachable",
                            self.ast.text(name)
                        ),
                        None => "wildcard makes remaining patterns unreachable".to_string(),
                    };
                    return self.error(message, pattern);
                }
                self.capture(pattern, name, context)
            }
            Pattern::MatchAs(node::MatchAs { pattern: Some(inner), name }) => {
                // A copy, for storing it later.
                context.on_top += 1;
                self.emit(location, Opcode::COPY, 1);
                self.pattern(inner, context)?;
                context.on_top -= 1;
                self.capture(pattern, name, context)
            }
            Pattern::MatchOr(node::MatchOr { patterns }) => {
                self.pattern_or(pattern, patterns, context)
            }
            Pattern::Other(node) => self.lower(node),
        }
    }

    /// Pushes a literal or dotted name to compare with.
    fn pattern_value(&mut self, pattern: Node, value: Node) -> Result {
        if let Some(constant) = self.pattern_constant(value, Self::constant_of) {
            self.load_const(self.loc(value), constant);
            return Ok(());
        }
        // A literal with other code is evaluated.
        let is_literal = self.pattern_constant(value, Self::plain_constant).is_some();
        if !is_literal && !matches!(self.ast.expr(value), Expr::Attribute(_)) {
            let message = "patterns may only match literals and attribute lookups";
            return self.error(message, pattern);
        }
        self.visit(value)
    }

    /// A literal: a constant, a negative number, or a complex number such as `1 + 2j`; `of` gives the value of a constant.
    fn pattern_constant(
        &self,
        value: Node,
        of: fn(&Self, Node) -> Option<Constant>,
    ) -> Option<Constant> {
        match self.ast.expr(value) {
            Expr::UnaryOp(node::UnaryOp { op: Kind::USub, operand }) => {
                arithmetic::unary(UnaryOperator::Negative, &of(self, operand)?)
            }
            Expr::BinOp(node::BinOp { left, op: op @ (Kind::Add | Kind::Sub), right }) => {
                let operator = if op == Kind::Add { operators::ADD } else { operators::SUBTRACT };
                let (left, right) = (self.pattern_constant(left, of)?, of(self, right)?);
                arithmetic::binary(operator, &left, &right)
            }
            _ => of(self, value),
        }
    }

    fn pattern_sequence(
        &mut self,
        pattern: Node,
        patterns: Items<'a, Node>,
        context: &mut PatternContext,
    ) -> Result {
        let location = self.loc(pattern);
        let is_star = |pattern: &Node| matches!(self.ast.pattern(*pattern), Pattern::MatchStar(_));
        let star = patterns.iter().position(|pattern| is_star(&pattern));
        if patterns.iter().filter(is_star).count() > 1 {
            return self.error("multiple starred names in sequence pattern", pattern);
        }
        let only_wildcards = patterns
            .iter()
            .all(|pattern| self.is_wildcard(pattern) || self.is_star_wildcard(pattern));
        let star_is_wildcard = star
            .and_then(|star| patterns.get(star))
            .is_some_and(|star| self.is_star_wildcard(star));
        context.on_top += 1;
        self.op(location, Opcode::MATCH_SEQUENCE);
        self.jump_to_fail_pop(location, context, Opcode::POP_JUMP_IF_FALSE);
        let (length, comparison) = match star {
            None => (patterns.len(), Some(Kind::Eq)),
            Some(_) => (patterns.len() - 1, (patterns.len() > 1).then_some(Kind::GtE)),
        };
        if let Some(comparison) = comparison {
            self.op(location, Opcode::GET_LEN);
            self.load_int(location, length);
            self.base_comparison(location, comparison);
            self.jump_to_fail_pop(location, context, Opcode::POP_JUMP_IF_FALSE);
        }
        context.on_top -= 1;
        if only_wildcards {
            self.op(location, Opcode::POP_TOP);
            Ok(())
        } else if star_is_wildcard {
            self.sequence_by_subscripts(location, patterns, star.unwrap_or(0), context)
        } else {
            self.sequence_by_unpacking(pattern, patterns, star, context)
        }
    }

    fn sequence_by_unpacking(
        &mut self,
        pattern: Node,
        patterns: Items<'a, Node>,
        star: Option<usize>,
        context: &mut PatternContext,
    ) -> Result {
        let location = self.loc(pattern);
        match star {
            Some(before) => {
                let after = patterns.len() - before - 1;
                let Some(argument) = unpack_ex(before, after) else {
                    let message = "too many expressions in star-unpacking sequence pattern";
                    return self.error(message, pattern);
                };
                self.emit(location, Opcode::UNPACK_EX, argument);
            }
            None => self.emit(location, Opcode::UNPACK_SEQUENCE, patterns.len() as u32),
        }
        self.subpatterns(patterns, context)
    }

    /// Patterns for the values on the stack, the first for the top.
    fn subpatterns(
        &mut self,
        patterns: impl IntoIterator<Item = Node, IntoIter: ExactSizeIterator>,
        context: &mut PatternContext,
    ) -> Result {
        let patterns = patterns.into_iter();
        context.on_top += patterns.len();
        for pattern in patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        Ok(())
    }

    /// With a starred wildcard the items are better taken one by one.
    fn sequence_by_subscripts(
        &mut self,
        location: SourceLocation,
        patterns: Items<'a, Node>,
        star: usize,
        context: &mut PatternContext,
    ) -> Result {
        context.on_top += 1;
        for (place, pattern) in patterns.iter().enumerate() {
            if place == star || self.is_wildcard(pattern) {
                continue;
            }
            self.emit(location, Opcode::COPY, 1);
            if place < star {
                self.load_int(location, place);
            } else {
                // The subject may not know negative indices.
                self.op(location, Opcode::GET_LEN);
                self.load_int(location, patterns.len() - place);
                self.emit(location, Opcode::BINARY_OP, operators::SUBTRACT);
            }
            self.subscr(location);
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 1;
        self.op(location, Opcode::POP_TOP);
        Ok(())
    }

    fn pattern_mapping(
        &mut self,
        pattern: Node,
        mapping: node::MatchMapping,
        context: &mut PatternContext,
    ) -> Result {
        let node::MatchMapping { keys, patterns, rest } = mapping;
        let location = self.loc(pattern);
        let keys = self.ast.list(keys);
        context.on_top += 1;
        self.op(location, Opcode::MATCH_MAPPING);
        self.jump_to_fail_pop(location, context, Opcode::POP_JUMP_IF_FALSE);
        if keys.is_empty() && rest.is_none() {
            context.on_top -= 1;
            self.op(location, Opcode::POP_TOP);
            return Ok(());
        }
        if !keys.is_empty() {
            self.op(location, Opcode::GET_LEN);
            self.load_int(location, keys.len());
            self.base_comparison(location, Kind::GtE);
            self.jump_to_fail_pop(location, context, Opcode::POP_JUMP_IF_FALSE);
        }
        self.mapping_keys(pattern, keys)?;
        self.emit(location, Opcode::BUILD_TUPLE, keys.len() as u32);
        self.op(location, Opcode::MATCH_KEYS);
        // Now there are the keys and the values above the subject.
        context.on_top += 2;
        self.test_not_none(location, context);
        self.emit(location, Opcode::UNPACK_SEQUENCE, keys.len() as u32);
        context.on_top -= 1;
        self.subpatterns(self.ast.list(patterns), context)?;
        context.on_top -= 2;
        let Some(rest) = rest else {
            self.op(location, Opcode::POP_TOP);
            self.op(location, Opcode::POP_TOP);
            return Ok(());
        };
        // A copy of the subject without the keys.
        self.emit(location, Opcode::BUILD_MAP, 0);
        self.emit(location, Opcode::SWAP, 3);
        self.emit(location, Opcode::DICT_UPDATE, 2);
        self.emit(location, Opcode::UNPACK_SEQUENCE, keys.len() as u32);
        for size in (1..=keys.len()).rev() {
            self.emit(location, Opcode::COPY, 1 + size as u32);
            self.emit(location, Opcode::SWAP, 2);
            self.op(location, Opcode::DELETE_SUBSCR);
        }
        self.capture(pattern, Some(rest), context)
    }

    fn mapping_keys(&mut self, pattern: Node, keys: Items<'a, Node>) -> Result {
        let mut seen: Vec<Constant> = Vec::new();
        for key in keys {
            match self.pattern_constant(key, Self::plain_constant) {
                Some(constant) => {
                    if seen.iter().any(|other| arithmetic::is_equal(other, &constant)) {
                        let message = format!("mapping pattern checks duplicate key ({constant})");
                        return self.error(message, pattern);
                    }
                    match self.pattern_constant(key, Self::constant_of) {
                        Some(constant) => self.load_const(self.loc(key), constant),
                        None => self.visit(key)?,
                    }
                    seen.push(constant);
                }
                None if matches!(self.ast.expr(key), Expr::Attribute(_)) => self.visit(key)?,
                None => {
                    let message =
                        "mapping pattern keys may only match literals and attribute lookups";
                    return self.error(message, pattern);
                }
            }
        }
        Ok(())
    }

    /// Fails if the value on the stack is None, which it keeps.
    fn test_not_none(&mut self, location: SourceLocation, context: &mut PatternContext) {
        self.emit(location, Opcode::COPY, 1);
        self.load_const(location, Constant::None);
        self.emit(location, Opcode::IS_OP, 1);
        self.jump_to_fail_pop(location, context, Opcode::POP_JUMP_IF_FALSE);
    }

    fn pattern_class(
        &mut self,
        pattern: Node,
        class: node::MatchClass,
        context: &mut PatternContext,
    ) -> Result {
        let node::MatchClass { cls, patterns, kwd_attrs, kwd_patterns } = class;
        let location = self.loc(pattern);
        self.check_attributes(kwd_attrs, kwd_patterns)?;
        let (patterns, kwd_patterns) = (self.ast.list(patterns), self.ast.list(kwd_patterns));
        self.visit(cls)?;
        let names = self.names_const(self.ast.list(kwd_attrs));
        self.load_const(location, names);
        self.emit(location, Opcode::MATCH_CLASS, patterns.len() as u32);
        context.on_top += 1;
        self.test_not_none(location, context);
        let count = patterns.len() + kwd_patterns.len();
        self.emit(location, Opcode::UNPACK_SEQUENCE, count as u32);
        context.on_top += count;
        context.on_top -= 1;
        for pattern in patterns.iter().chain(kwd_patterns) {
            context.on_top -= 1;
            if self.is_wildcard(pattern) {
                self.op(location, Opcode::POP_TOP);
            } else {
                self.subpattern(pattern, context)?;
            }
        }
        Ok(())
    }

    fn check_attributes(&self, attributes: List<Symbol>, patterns: List<Node>) -> Result {
        let attributes = self.ast.list(attributes);
        for (place, attribute) in attributes.iter().enumerate() {
            let mut rest = attributes.iter().enumerate().skip(place + 1);
            if let Some((other, _)) = rest.find(|(_, other)| *other == attribute)
                && let Some(pattern) = self.ast.list(patterns).get(other)
            {
                let name = self.ast.text(attribute);
                let message = format!("attribute name repeated in class pattern: {name}");
                return self.error(message, pattern);
            }
        }
        Ok(())
    }

    /// Alternatives bind the same names, and leave them in the order of the first.
    fn pattern_or(
        &mut self,
        pattern: Node,
        patterns: List<Node>,
        context: &mut PatternContext,
    ) -> Result {
        let end = self.new_label();
        let patterns = self.ast.list(patterns);
        let mut control: Option<Vec<Symbol>> = None;
        for (place, alternative) in patterns.iter().enumerate() {
            let location = self.loc(alternative);
            let is_last = place + 1 == patterns.len();
            let mut inner = PatternContext {
                allow_irrefutable: is_last && context.allow_irrefutable,
                ..PatternContext::default()
            };
            self.emit(location, Opcode::COPY, 1);
            self.pattern(alternative, &mut inner)?;
            match &control {
                None => control = Some(inner.stores.clone()),
                Some(control) => {
                    if !self.reorder(location, control, &mut inner.stores) {
                        let message = "alternative patterns bind different names";
                        return self.error(message, pattern);
                    }
                }
            }
            self.jump(location, Opcode::JUMP, end);
            self.emit_fail_pop(location, &mut inner);
        }
        // None of them: the subject goes.
        let location = self.loc(pattern);
        self.op(location, Opcode::POP_TOP);
        self.jump_to_fail_pop(location, context, Opcode::JUMP);
        self.use_label(end);
        let control = control.unwrap_or_default();
        let depth = control.len() + 1 + context.on_top + context.stores.len();
        for name in control {
            self.rotate(location, depth);
            self.check_new_capture(pattern, name, context)?;
            context.stores.push(name);
        }
        self.op(location, Opcode::POP_TOP);
        Ok(())
    }

    /// Brings captured values into the order of `control`; false if the names are others.
    fn reorder(
        &mut self,
        location: SourceLocation,
        control: &[Symbol],
        stores: &mut Vec<Symbol>,
    ) -> bool {
        if stores.len() != control.len() {
            return false;
        }
        for (wanted, name) in control.iter().enumerate().rev() {
            let Some(found) = stores.iter().position(|store| store == name) else { return false };
            if found == wanted {
                continue;
            }
            let rotated: Vec<Symbol> = stores.drain(..=found).collect();
            let place = wanted - found;
            stores.splice(place..place, rotated);
            for _ in 0..=found {
                self.rotate(location, wanted + 1);
            }
        }
        true
    }
}
