//! Actions as instructions.

use super::compile::{Compiler, Exit};
use super::program::{NOWHERE, Op, Slot};
use crate::action::{Access, Through, Type, Value, ValueKind};

impl Compiler<'_> {
    /// Leaves a choice with `value`; without one where it is none.
    pub(super) fn leave_with(&mut self, value: &Value, exit: Exit) {
        if let ValueKind::Choose { test, then, otherwise } = &value.kind
            && (then.is_failure() || otherwise.is_failure())
        {
            let not = self.label();
            let test = self.value(test, exit);
            self.push(Op::Test { of: test, fail: not });
            self.leave_with(then, exit);
            self.here(not);
            self.leave_with(otherwise, exit);
            return;
        }
        if value.is_failure() {
            if value.is_raise() {
                self.value(value, exit);
            }
            self.jump(exit.failed);
            return;
        }
        match exit.matched {
            None => {
                let value = self.value(value, exit);
                self.push(Op::Return { value });
            }
            Some((into, to)) => {
                self.value_into(value, into, exit);
                self.jump(to);
            }
        }
    }

    /// The register that a value is in.
    fn value(&mut self, value: &Value, exit: Exit) -> Slot {
        if let ValueKind::Bound(local) = value.kind {
            return self.local(local);
        }
        let into = self.slot();
        self.value_into(value, into, exit);
        into
    }

    fn values(&mut self, values: &[Value], exit: Exit) -> Vec<Slot> {
        values.iter().map(|value| self.value(value, exit)).collect()
    }

    fn value_into(&mut self, value: &Value, into: Slot, exit: Exit) {
        let op = match &value.kind {
            ValueKind::Bound(local) => Op::Copy { from: self.local(*local), into },
            ValueKind::None => Op::Word { word: 0, into },
            ValueKind::Matched => Op::Word { word: 1, into },
            ValueKind::Int(number) => Op::Word { word: *number as u32, into },
            ValueKind::Text(text) => Op::Text { text: self.text(text), into },
            ValueKind::Simple(kind) => {
                let name = &self.schema.kind_of(*kind).name;
                let kind = self.numbers.kind(name).unwrap_or_else(|| self.missing("kind", name));
                Op::Word { word: u32::from(kind), into }
            }
            ValueKind::Constant(which) => Op::Singleton { which: *which, into },
            ValueKind::Make { kind, fields } => {
                let kind = self.schema.kind_of(*kind);
                let number = self
                    .numbers
                    .kind(&kind.name)
                    .unwrap_or_else(|| self.missing("kind", &kind.name));
                let slots = self.values(fields, exit);
                let fields = self.arguments(&slots);
                let start = if kind.has_span { exit.start } else { NOWHERE };
                Op::Make { kind: number, fields, start, into }
            }
            ValueKind::Record { fields, .. } => {
                let slots = self.values(fields, exit);
                Op::Record { fields: self.arguments(&slots), into }
            }
            ValueKind::Help { helper, arguments } => {
                let slots = self.values(arguments, exit);
                let arguments = self.arguments(&slots);
                Op::Help { helper: self.helper(*helper), arguments, start: exit.start, into }
            }
            ValueKind::Access { of, access, through } => {
                let of = self.value(of, exit);
                self.access(of, access, *through, into, exit)
            }
            ValueKind::Present(of) if of.ty == Type::Int => {
                Op::PlusOne { of: self.value(of, exit), into }
            }
            ValueKind::Present(of) => return self.value_into(of, into, exit),
            ValueKind::There(of) => {
                self.value_into(of, into, exit);
                Op::Test { of: into, fail: exit.failed }
            }
            ValueKind::List(items) => {
                let slots: Vec<(Slot, bool)> =
                    items.iter().map(|item| (self.value(&item.value, exit), item.spread)).collect();
                let list = self.slot();
                self.push(Op::Begin { into: list });
                for (slot, spread) in slots {
                    self.push(match spread {
                        true => Op::Extend { list: slot },
                        false => Op::Push { value: slot },
                    });
                }
                Op::End { from: list, into }
            }
            ValueKind::Choose { test, then, otherwise } => {
                let (not, end) = (self.label(), self.label());
                let test = self.value(test, exit);
                self.push(Op::Test { of: test, fail: not });
                self.value_into(then, into, exit);
                self.jump(end);
                self.here(not);
                self.value_into(otherwise, into, exit);
                self.here(end);
                return;
            }
            ValueKind::Binary { left, operator, right } => {
                let (left, right) = (self.value(left, exit), self.value(right, exit));
                Op::Binary { operator: *operator, left, right, into }
            }
            ValueKind::Not(of) => Op::Not { of: self.value(of, exit), into },
        };
        self.push(op);
    }

    fn helper(&mut self, helper: usize) -> u16 {
        let name = &self.schema.declarations.helpers[helper].name;
        self.numbers.helper(name).unwrap_or_else(|| self.missing("helper", name))
    }

    fn access(
        &mut self,
        of: Slot,
        access: &Access,
        through: Through,
        into: Slot,
        exit: Exit,
    ) -> Op {
        let each = through == Through::List;
        match *access {
            Access::Node { kind, field } => {
                let name = &self.schema.kind_of(kind).name;
                let kind = self.numbers.kind(name).unwrap_or_else(|| self.missing("kind", name));
                let field = field as u16;
                match each {
                    true => Op::EachField { of, kind, field, into },
                    false => Op::Field { of, kind, field, into },
                }
            }
            Access::Record { field, .. } => {
                let field = field as u16;
                match each {
                    true => Op::EachPart { of, field, into },
                    false => Op::Part { of, field, into },
                }
            }
            Access::Helper(helper) => {
                let (helper, start) = (self.helper(helper), exit.start);
                match each {
                    true => Op::EachHelp { of, helper, start, into },
                    false => Op::HelpSome { of, helper, start, into },
                }
            }
        }
    }
}
