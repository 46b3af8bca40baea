//! Lists: C puts them together two parts at a time, and has `NULL` for some that are empty.

use super::{Position, Writer, checked, fitted};
use crate::action::{Access, Item, Parameter, Through, Type, Value, ValueKind};
use crate::c::code::Code;
use crate::c::looks::items;
use crate::c::types::{ANYTHING, SEQUENCE};
use crate::c::vocabulary::bare;

impl Writer<'_> {
    /// A list, put together from its end.
    pub(super) fn list(&mut self, list: &[Item], wanted: &str, position: Position) -> Code {
        let Some((last, before)) = list.split_last() else { return Code::atom("NULL") };
        if let ([], true) = (before, last.spread) {
            return self.value(&last.value, wanted, position);
        }
        if let ([Item { spread: true, value: front }], false) = (before, last.spread)
            && !self.may_be_null(front)
        {
            let front = self.value(front, SEQUENCE, Position::Inside);
            let element = self.value(&last.value, ANYTHING, Position::Inside);
            let made = self.made_list(&[true, false], front, Some(element));
            return self.finished_list(made, wanted, position);
        }
        let mut made = match last.spread {
            true => self.value(&last.value, SEQUENCE, Position::Inside),
            false => {
                let element = self.value(&last.value, ANYTHING, Position::Inside);
                self.made_list(&[false], element, None)
            }
        };
        for (place, item) in before.iter().enumerate().rev() {
            let is_made = place + 1 < before.len() || !last.spread;
            let rest =
                if is_made { checked("CHECK", SEQUENCE, made, Position::Inside) } else { made };
            let element = if item.spread { SEQUENCE } else { ANYTHING };
            let code = self.value(&item.value, element, Position::Inside);
            made = self.made_list(&[item.spread, true], code, Some(rest));
        }
        self.finished_list(made, wanted, position)
    }

    /// C has no lists of bare names but those that it takes out of a list of records: such a list is made first.
    pub(super) fn as_taken_out(&self, value: &Value) -> Option<Value> {
        let (ValueKind::List(items), Type::List(one)) = (&value.kind, &value.ty) else {
            return None;
        };
        let records = &self.schema.declarations.records;
        if !matches!(**one, Type::Simple(_))
            || items.is_empty()
            || items.iter().any(|one| one.spread)
        {
            return None;
        }
        let field_type = |ty: &str| self.schema.read(ty);
        let (record, field) = records.iter().enumerate().find_map(|(record, declared)| {
            let is_it = |field: &Parameter| field_type(&field.ty).as_ref() == Some(one);
            Some((record, declared.fields.iter().position(is_it)?))
        })?;
        let nobody = self.schema.declarations.helper_index("nobody")?;
        let filled = |item: &Item| {
            let fields = records[record].fields.iter().enumerate().map(|(place, declared)| {
                let ty = field_type(&declared.ty).unwrap_or(Type::Nothing);
                match place == field {
                    true => item.value.clone(),
                    false => {
                        Value::new(ValueKind::Help { helper: nobody, arguments: Vec::new() }, ty)
                    }
                }
            });
            let kind = ValueKind::Record { record, fields: fields.collect() };
            Item { spread: false, value: Value::new(kind, Type::Record(record)) }
        };
        let list = ValueKind::List(items.iter().map(filled).collect());
        let list = Value::new(list, Type::list(Type::Record(record)));
        let access = Access::Record { record, field };
        let kind = ValueKind::Access { of: Box::new(list), access, through: Through::List };
        Some(Value::new(kind, value.ty.clone()))
    }

    pub(super) fn finished_list(&self, made: Code, wanted: &str, position: Position) -> Code {
        match position {
            Position::Inside => {
                let ty = if wanted == ANYTHING { SEQUENCE } else { wanted };
                checked("CHECK", ty, made, position)
            }
            Position::Whole => fitted(made, SEQUENCE, wanted),
        }
    }

    pub(super) fn made_list(&mut self, spread: &[bool], first: Code, rest: Option<Code>) -> Code {
        match self.vocabulary.list(spread) {
            Some(phrase) => items(phrase, first, rest.unwrap_or_else(|| Code::atom("NULL"))),
            None => self.problem("a list"),
        }
    }

    /// Whether there can be `NULL` in C where there is a list.
    pub(super) fn may_be_null(&self, value: &Value) -> bool {
        match &value.kind {
            ValueKind::Bound(binding) => {
                self.variables.get(*binding).is_none_or(|variable| variable.may_be_null)
            }
            ValueKind::None => true,
            ValueKind::List(items) => match items.as_slice() {
                [only] if only.spread => self.may_be_null(&only.value),
                items => items.is_empty(),
            },
            ValueKind::Choose { then, otherwise, .. } => {
                self.may_be_null(then) || self.may_be_null(otherwise)
            }
            ValueKind::Present(of) | ValueKind::There(of) => self.may_be_null(of),
            ValueKind::Access { access, through, .. } => {
                *through == Through::Optional || matches!(access, Access::Node { .. })
            }
            ValueKind::Help { helper, arguments } => {
                let helper = &self.schema.declarations.helpers[*helper];
                match helper.result.starts_with("any") {
                    // `since` hands on what it is given; all others make a list.
                    true => {
                        helper.result == "any"
                            && arguments.first().is_some_and(|first| self.may_be_null(first))
                    }
                    false => true,
                }
            }
            _ => false,
        }
    }

    pub(super) fn may_be_empty(&self, value: &Value) -> bool {
        match &bare(value).kind {
            ValueKind::Bound(binding) => {
                self.variables.get(*binding).is_none_or(|variable| variable.may_be_empty)
            }
            _ => true,
        }
    }
}
