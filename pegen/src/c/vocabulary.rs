//! What upstream's C has for what actions say: the declarations of `actions.toml`, read from the other side.
//!
//! In comes a checked [`Value`], out comes the macro whose meaning it is, with a value for each of its parameters. What
//! upstream's macros mean and what its functions are called stands there once, for both directions.

use std::cmp::Reverse;

use super::types;
use crate::action::{
    Access, Declarations, Element, NOTHING, Operator, Reader, Schema, Term, TermKind, Through,
    Type, Value, ValueKind,
};
use crate::diagnostic::{Files, Place, Span};

/// How things are said in upstream's C.
pub struct Vocabulary {
    /// For each helper what a call of it looks like.
    helpers: Vec<Option<Term>>,
    phrases: Vec<Phrase>,
}

/// What a macro looks like, and what it means.
pub struct Phrase {
    pub looks: Term,
    pub parameters: Vec<String>,
    means: Term,
}

/// What a parameter stands for, and the type of C that it has there.
pub struct Meant<'v> {
    pub name: String,
    pub value: &'v Value,
    pub wanted: String,
}

impl Vocabulary {
    pub fn new(declarations: &Declarations) -> Vocabulary {
        let reader = Reader::default();
        let file = Files::new().add("actions.toml", "");
        let read = |text: &str| {
            let place = Place { file, span: Span::default() };
            reader.read(text, place).ok()
        };
        let phrase = |one: &crate::action::Macro| {
            let means = read(&one.means)?;
            // What means no more than a part of it is not asked for by what it means.
            if one.since.is_some() || matches!(means.kind, TermKind::Name(_)) {
                return None;
            }
            let looks = match read(&one.name)? {
                Term { kind: TermKind::Name(name), .. } => {
                    read(&format!("{name}({})", one.parameters.join(", ")))?
                }
                looks => looks,
            };
            Some(Phrase { looks, parameters: one.parameters.clone(), means })
        };
        Vocabulary {
            helpers: declarations.helpers.iter().map(|one| read(&one.upstream_call())).collect(),
            phrases: declarations.macros.iter().filter_map(phrase).collect(),
        }
    }

    /// What a call of a helper looks like.
    pub fn helper(&self, helper: usize) -> Option<&Term> {
        self.helpers.get(helper)?.as_ref()
    }

    /// The macro that means `value`: of several the one that says most, of these the first.
    pub fn meaning<'v>(
        &self,
        schema: &Schema,
        value: &'v Value,
    ) -> Option<(&Phrase, Vec<Meant<'v>>)> {
        let fitting =
            self.phrases.iter().filter_map(|phrase| Some((phrase, phrase.fits(schema, value)?)));
        fitting.min_by_key(|(phrase, _)| Reverse(phrase.means.weight()))
    }

    /// The macro that makes lists like this one: which of the items are lists themselves.
    pub fn list(&self, spread: &[bool]) -> Option<&Phrase> {
        self.phrases.iter().find(|phrase| match &phrase.means.kind {
            TermKind::List(elements) => elements.iter().map(|one| &one.spread).eq(spread),
            _ => false,
        })
    }

    /// The macro that says whether a helper's condition does not hold.
    pub fn opposite(&self, schema: &Schema, helper: usize) -> Option<&Phrase> {
        let name = &schema.declarations.helpers[helper].name;
        self.phrases.iter().find(|phrase| match &phrase.means.kind {
            TermKind::Not(of) => {
                matches!(&of.kind, TermKind::Call { function, .. } if function.0 == *name)
            }
            _ => false,
        })
    }
}

impl Phrase {
    /// What its parameters are where it means `value`.
    pub fn fits<'v>(&self, schema: &Schema, value: &'v Value) -> Option<Vec<Meant<'v>>> {
        let mut matcher = Matcher { schema, parameters: &self.parameters, meant: Vec::new() };
        matcher.matches(&self.means, value, &types::of(schema, &value.ty)).then_some(matcher.meant)
    }

    /// The names of the parameters in the items of a list that it means.
    pub fn items(&self) -> Vec<&str> {
        let TermKind::List(elements) = &self.means.kind else { return Vec::new() };
        fn name(one: &Element) -> Option<&str> {
            match &one.value.kind {
                TermKind::Name(name) => Some(name),
                _ => None,
            }
        }
        elements.iter().filter_map(name).collect()
    }
}

struct Matcher<'p, 'v> {
    schema: &'p Schema,
    parameters: &'p [String],
    meant: Vec<Meant<'v>>,
}

impl<'v> Matcher<'_, 'v> {
    fn matches(&mut self, pattern: &Term, value: &'v Value, wanted: &str) -> bool {
        if let TermKind::Name(name) = &pattern.kind
            && self.parameters.contains(name)
        {
            return self.stands_for(name, value, wanted);
        }
        let value = bare(value);
        match &pattern.kind {
            TermKind::Name(name) if name == NOTHING || name == "None" => {
                value.kind == ValueKind::None
            }
            TermKind::Name(name) => match value.kind {
                ValueKind::Simple(kind) => self.schema.kind_of(kind).name == *name,
                _ => false,
            },
            TermKind::Int(number) => value.kind == ValueKind::Int(*number),
            TermKind::Text(text) => value.kind == ValueKind::Text(text.clone()),
            TermKind::Call { function, arguments } => {
                let given: Vec<&Term> = arguments.iter().map(|one| &one.value).collect();
                self.call(&function.0, &given, value)
            }
            TermKind::Field { of, name } => self.field(of, name, value),
            TermKind::List(elements) => match &value.kind {
                ValueKind::List(items) if items.len() == elements.len() => {
                    elements.iter().zip(items).all(|(one, item)| {
                        let wanted = if one.spread { types::SEQUENCE } else { types::ANYTHING };
                        one.spread == item.spread && self.matches(&one.value, &item.value, wanted)
                    })
                }
                _ => false,
            },
            TermKind::Choose { test, then, otherwise } => match &value.kind {
                ValueKind::Choose { test: one, then: two, otherwise: three } => {
                    self.matches(test, one, types::ANYTHING)
                        && self.matches(then, two, wanted)
                        && self.matches(otherwise, three, wanted)
                }
                _ => false,
            },
            TermKind::Binary { left, operator, right } => match &value.kind {
                ValueKind::Binary { left: one, operator: sign, right: two } => {
                    operator == sign
                        && !matches!(sign, Operator::And | Operator::Or)
                        && self.matches(left, one, types::INT)
                        && self.matches(right, two, types::INT)
                }
                _ => false,
            },
            TermKind::Not(of) => match &value.kind {
                ValueKind::Not(one) => self.matches(of, one, types::ANYTHING),
                _ => false,
            },
            _ => false,
        }
    }

    fn stands_for(&mut self, name: &str, value: &'v Value, wanted: &str) -> bool {
        match self.meant.iter().find(|one| one.name == name) {
            Some(known) => known.value == value,
            None => {
                let (name, wanted) = (name.to_string(), wanted.to_string());
                self.meant.push(Meant { name, value, wanted });
                true
            }
        }
    }

    fn call(&mut self, name: &str, given: &[&Term], value: &'v Value) -> bool {
        let schema = self.schema;
        let declared = |texts: &[crate::action::Parameter]| -> Vec<String> {
            texts.iter().map(|one| wanted_by(schema, &one.ty)).collect()
        };
        let (values, wanted): (&'v [Value], Vec<String>) = match &value.kind {
            ValueKind::Make { kind, fields } if schema.kind_of(*kind).name == name => {
                let declared = schema.kind_of(*kind).fields.iter();
                (fields, declared.map(|field| types::of(schema, &field.ty)).collect())
            }
            ValueKind::Record { record, fields } => match &schema.declarations.records[*record] {
                declared_record if declared_record.name == name => {
                    (fields, declared(&declared_record.fields))
                }
                _ => return false,
            },
            ValueKind::Help { helper, arguments } => match &schema.declarations.helpers[*helper] {
                helper if helper.name == name => {
                    (without_rest(helper.variadic, arguments), declared(&helper.parameters))
                }
                _ => return false,
            },
            // `identifier("x")` is checked to be a mere text.
            ValueKind::Text(_) if name == "identifier" && value.ty == Type::Identifier => {
                return match given {
                    [Term { kind: TermKind::Name(parameter), .. }] => {
                        self.stands_for(parameter, value, types::ANYTHING)
                    }
                    _ => false,
                };
            }
            _ => return false,
        };
        given.len() == values.len()
            && given
                .iter()
                .zip(values)
                .zip(&wanted)
                .all(|((one, value), wanted)| self.matches(one, value, wanted))
    }

    /// A field of every element of a list: `of` may say of which kind or record.
    fn field(&mut self, of: &Term, name: &str, value: &'v Value) -> bool {
        let ValueKind::Access { of: list, access, through: Through::List } = &value.kind else {
            return false;
        };
        let Some((owner, field)) = self.accessed(list, *access) else { return false };
        let (of, is_owner) = match &of.kind {
            TermKind::Field { of, name } => (&**of, owner.is_none_or(|owner| owner == name)),
            _ => (of, true),
        };
        let wanted = types::of(self.schema, &list.ty);
        field == name && is_owner && self.matches(of, list, &wanted)
    }

    /// The kind or record that a field is one of, if it is said, and what the field is called.
    fn accessed(&self, of: &Value, access: Access) -> Option<(Option<&str>, &str)> {
        let declarations = &self.schema.declarations;
        match access {
            Access::Node { kind, field } => {
                let kind = self.schema.kind_of(kind);
                Some((Some(&kind.name), &kind.fields[field].name))
            }
            Access::Record { record, field } => {
                let record = &declarations.records[record];
                Some((Some(&record.name), &record.fields[field].name))
            }
            Access::Helper(helper) => {
                let helper = &declarations.helpers[helper].name;
                let conversions = self.schema.conversions_of(of.ty.of_what());
                let mut fields = conversions.into_iter().flat_map(|one| &one.fields);
                fields.find(|(_, by)| *by == helper).map(|(field, _)| (None, field.as_str()))
            }
        }
    }
}

/// The type of C that a declared parameter has.
pub fn wanted_by(schema: &Schema, declared: &str) -> String {
    match declared.trim_end_matches(['*', '?']) {
        "any" if declared.contains('*') => types::SEQUENCE.to_string(),
        "any" => types::ANYTHING.to_string(),
        _ => types::of(schema, &schema.read(declared).unwrap_or(Type::Matched)),
    }
}

/// The arguments without the list of the further ones, where there are none.
fn without_rest(is_variadic: bool, arguments: &[Value]) -> &[Value] {
    match arguments.split_last() {
        Some((Value { kind: ValueKind::List(rest), .. }, fixed))
            if is_variadic && rest.is_empty() =>
        {
            fixed
        }
        _ => arguments,
    }
}

/// A value without what only says whether it is there.
pub fn bare(value: &Value) -> &Value {
    match &value.kind {
        ValueKind::Present(of) | ValueKind::There(of) => bare(of),
        _ => value,
    }
}
