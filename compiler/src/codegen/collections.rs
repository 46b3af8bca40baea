//! Tuples, lists, sets and dicts.

use crate::ast::{Expr, Items, Kind, List, Node, node};
use crate::instruction::SourceLocation;
use crate::opcode::Opcode;
use crate::operand::Intrinsic1;
use crate::symtable::Name;

use super::{Codegen, Result, STACK_USE_GUIDELINE};

/// The instructions that make a collection.
#[derive(Debug, Clone, Copy)]
pub struct Builder {
    build: Opcode,
    add: Opcode,
    extend: Opcode,
    /// A list is made first.
    is_tuple: bool,
}

pub const TUPLE: Builder = Builder {
    build: Opcode::BUILD_LIST,
    add: Opcode::LIST_APPEND,
    extend: Opcode::LIST_EXTEND,
    is_tuple: true,
};
const LIST: Builder = Builder { is_tuple: false, ..TUPLE };
const SET: Builder = Builder {
    build: Opcode::BUILD_SET,
    add: Opcode::SET_ADD,
    extend: Opcode::SET_UPDATE,
    is_tuple: false,
};

impl Codegen<'_> {
    pub fn list(&mut self, expression: Node, items: List<Node>, context: Kind) -> Result {
        self.sequence(expression, items, context, LIST)
    }

    pub fn tuple(&mut self, expression: Node, items: List<Node>, context: Kind) -> Result {
        self.sequence(expression, items, context, TUPLE)
    }

    fn sequence(
        &mut self,
        expression: Node,
        items: List<Node>,
        context: Kind,
        builder: Builder,
    ) -> Result {
        match context {
            Kind::Store => self.unpack(expression, items, Self::visit),
            Kind::Del => self.visit_all(items),
            _ => self.build(self.loc(expression), self.ast.list(items), None, 0, builder),
        }
    }

    pub fn set(&mut self, location: SourceLocation, items: List<Node>) -> Result {
        self.build(location, self.ast.list(items), None, 0, SET)
    }

    /// Builds a collection of `pushed` values that are on the stack already, the items, and a variable.
    pub fn build(
        &mut self,
        location: SourceLocation,
        items: Items<'_, Node>,
        extra: Option<Name>,
        pushed: usize,
        builder: Builder,
    ) -> Result {
        let count = items.len() + pushed + usize::from(extra.is_some());
        let is_big = count > STACK_USE_GUIDELINE;
        let starred = |item: Node| match self.ast.expr(item) {
            Expr::Starred(node::Starred { value, ctx: _ }) => Some(value),
            _ => None,
        };
        let values: Vec<(Node, Option<Node>)> =
            items.iter().map(|item| (item, starred(item))).collect();
        if !is_big && values.iter().all(|(_, starred)| starred.is_none()) {
            for (item, _) in values {
                self.visit(item)?;
            }
            if let Some(extra) = extra {
                self.name_op(location, extra, Kind::Load)?;
            }
            let build = if builder.is_tuple { Opcode::BUILD_TUPLE } else { builder.build };
            self.emit(location, build, count as u32);
            return Ok(());
        }
        let mut is_built = is_big;
        if is_big {
            self.emit(location, builder.build, pushed as u32);
        }
        for (place, (item, starred)) in values.into_iter().enumerate() {
            match starred {
                Some(value) => {
                    if !std::mem::replace(&mut is_built, true) {
                        self.emit(location, builder.build, (place + pushed) as u32);
                    }
                    self.visit(value)?;
                    self.emit(location, builder.extend, 1);
                }
                None => {
                    self.visit(item)?;
                    if is_built {
                        self.emit(location, builder.add, 1);
                    }
                }
            }
        }
        if let Some(extra) = extra {
            self.name_op(location, extra, Kind::Load)?;
            self.emit(location, builder.add, 1);
        }
        if builder.is_tuple {
            self.intrinsic_1(location, Intrinsic1::ListToTuple);
        }
        Ok(())
    }

    /// A dict is built of runs of `key: value`, and updated with the mappings between them.
    pub fn dict(&mut self, location: SourceLocation, dict: node::Dict) -> Result {
        let node::Dict { keys, values } = dict;
        let items: Vec<(Option<Node>, Node)> =
            self.ast.list(keys).iter().zip(self.ast.list(values)).collect();
        let mut is_built = false;
        let mut run = 0;
        for (place, (key, value)) in items.iter().enumerate() {
            if key.is_some() {
                if run * 2 > STACK_USE_GUIDELINE {
                    self.dict_run(location, &items[place - run..=place], &mut is_built)?;
                    run = 0;
                } else {
                    run += 1;
                }
                continue;
            }
            if run > 0 {
                self.dict_run(location, &items[place - run..place], &mut is_built)?;
                run = 0;
            }
            if !std::mem::replace(&mut is_built, true) {
                self.emit(location, Opcode::BUILD_MAP, 0);
            }
            self.visit(*value)?;
            self.emit(location, Opcode::DICT_UPDATE, 1);
        }
        if run > 0 {
            self.dict_run(location, &items[items.len() - run..], &mut is_built)?;
        }
        if !is_built {
            self.emit(location, Opcode::BUILD_MAP, 0);
        }
        Ok(())
    }

    fn dict_run(
        &mut self,
        location: SourceLocation,
        run: &[(Option<Node>, Node)],
        is_built: &mut bool,
    ) -> Result {
        let is_big = run.len() * 2 > STACK_USE_GUIDELINE;
        if is_big {
            self.emit(location, Opcode::BUILD_MAP, 0);
        }
        for &(key, value) in run {
            if let Some(key) = key {
                self.visit(key)?;
            }
            self.visit(value)?;
            if is_big {
                self.emit(location, Opcode::MAP_ADD, 1);
            }
        }
        if !is_big {
            self.emit(location, Opcode::BUILD_MAP, run.len() as u32);
        }
        if std::mem::replace(is_built, true) {
            self.emit(location, Opcode::DICT_UPDATE, 1);
        }
        Ok(())
    }
}
