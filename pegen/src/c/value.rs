//! From a checked action to an expression of C.
//!
//! Nodes are `_PyAST_…` calls, everything else is what the [`Vocabulary`] has for it. What is made inside of something is
//! in a `CHECK`, as upstream's own grammar has it: a parse ends where memory does. What C has no words for is a
//! problem, and said.

mod helpers;
mod lists;

use std::collections::BTreeSet;

use super::code::{self, Code};
use super::looks::{items, said};
use super::types::{self, ANYTHING, INT, SEQUENCE, TOKEN};
use super::vocabulary::{Meant, Phrase, Vocabulary, bare};
use crate::action::{
    Access, Operator, Schema, Singleton, TYPE_PARAMETER, TermKind, Through, Type, Value, ValueKind,
};

/// What the writing of actions has come across.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The helpers that upstream has not, by their names: some come with their C.
    pub helpers: BTreeSet<String>,
    /// What cannot be said.
    pub problems: BTreeSet<String>,
}

/// How a binding is known in C.
#[derive(Debug, Clone)]
pub struct Variable {
    pub name: String,
    /// The type of C that it is declared with.
    pub ty: String,
    /// Whether it can be `NULL`, and whether it can be a list without elements.
    pub may_be_null: bool,
    pub may_be_empty: bool,
}

/// Writes the action of one alternative.
pub struct Writer<'w> {
    pub schema: &'w Schema,
    pub vocabulary: &'w Vocabulary,
    pub variables: &'w [Variable],
    pub found: &'w mut Found,
}

/// Whether something is all of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Position {
    Whole,
    Inside,
}

impl Writer<'_> {
    /// The C of a whole action, where a value of the type `wanted` of C is needed. `NULL` would mean that nothing has
    /// matched after all: a list without elements has to be there.
    pub fn action(&mut self, value: &Value, wanted: &str) -> Code {
        match value.ty {
            _ if value.kind == ValueKind::None => Code::atom("NULL"),
            Type::List(_) | Type::Empty if self.may_be_null(value) => {
                let Some(phrase) = self.vocabulary.list(&[true, true]) else {
                    return self.problem("an empty list");
                };
                let list = self.value(value, SEQUENCE, Position::Inside);
                let code = items(phrase, list, Code::atom("NULL"));
                fitted(code, SEQUENCE, wanted)
            }
            _ => self.value(value, wanted, Position::Whole),
        }
    }

    /// Whether it is no more than the variable: an alternative that has nothing else needs no action.
    pub fn is_variable(&self, value: &Value) -> bool {
        match &bare(value).kind {
            ValueKind::Bound(_) => !matches!(value.ty, Type::List(_)) || !self.may_be_null(value),
            ValueKind::Access { of, access: Access::Helper(helper), through: _ } => {
                self.is_itself(*helper) && self.is_variable(of)
            }
            _ => false,
        }
    }

    fn value(&mut self, value: &Value, wanted: &str, position: Position) -> Code {
        let schema = self.schema;
        let ty = types::of(schema, &value.ty);
        match &value.kind {
            ValueKind::Present(of) | ValueKind::There(of) => self.value(of, wanted, position),
            ValueKind::Bound(binding) => self.bound(*binding, &value.ty, wanted),
            ValueKind::None => Code::atom("NULL"),
            ValueKind::Matched => Code::call("_PyPegen_dummy_name", vec![Code::atom("p")]),
            ValueKind::Int(number) => Code::atom(number.to_string()),
            ValueKind::Text(text) if value.ty != Type::Identifier => Code::text(text),
            ValueKind::Simple(kind) => self.simple(&schema.kind_of(*kind).name, &value.ty, wanted),
            ValueKind::Constant(singleton) => Code::atom(match singleton {
                Singleton::None => "Py_None",
                Singleton::True => "Py_True",
                Singleton::False => "Py_False",
                Singleton::Ellipsis => "Py_Ellipsis",
            }),
            ValueKind::List(list) => match self.as_taken_out(value) {
                Some(taken) => self.value(&taken, wanted, position),
                None => self.list(list, wanted, position),
            },
            ValueKind::Choose { test, then, otherwise } => {
                let test = self.test(test);
                let then = self.value(then, wanted, position);
                Code::choose(test, then, self.value(otherwise, wanted, position))
            }
            ValueKind::Binary { left, operator, right } => self.binary(left, *operator, right),
            ValueKind::Not(of) => self.not(of),
            ValueKind::Text(_)
            | ValueKind::Make { .. }
            | ValueKind::Record { .. }
            | ValueKind::Help { .. }
            | ValueKind::Access { .. } => {
                if let Some((phrase, meant)) = self.vocabulary.meaning(schema, value) {
                    return self.phrase(phrase, meant, value, wanted, position);
                }
                self.plain(value, &ty, wanted, position)
            }
        }
    }

    /// What no macro stands for.
    fn plain(&mut self, value: &Value, ty: &str, wanted: &str, position: Position) -> Code {
        match &value.kind {
            ValueKind::Make { kind, fields } => {
                let kind = self.schema.kind_of(*kind);
                let mut arguments: Vec<Code> = kind
                    .fields
                    .iter()
                    .zip(fields)
                    .map(|(field, value)| {
                        let wanted = types::of(self.schema, &field.ty);
                        self.value(value, &wanted, Position::Inside)
                    })
                    .collect();
                arguments.push(Code::atom(if kind.has_span { "EXTRA" } else { "p->arena" }));
                let call = Code::call(format!("_PyAST_{}", kind.name), arguments);
                checked("CHECK", ty, call, position)
            }
            ValueKind::Help { helper, arguments } => {
                self.help(*helper, arguments, &value.ty, wanted, position)
            }
            ValueKind::Access { of, access, through } => {
                self.access((of, *access, *through), &value.ty, wanted, position)
            }
            ValueKind::Record { record, .. } => {
                let record = &self.schema.declarations.records[*record].name;
                self.problem(&format!("a new `{record}`"))
            }
            _ => self.problem("this value"),
        }
    }

    fn bound(&mut self, binding: usize, ty: &Type, wanted: &str) -> Code {
        let Some(variable) = self.variables.get(binding) else { return self.problem("a value") };
        let name = Code::atom(&variable.name);
        match ty.present() {
            // Out of the struct that it is in, if it is not wanted with that.
            Type::Simple(_) if !wanted.ends_with('*') => match types::made_by(self.schema, ty) {
                Some(_) if variable.ty == ANYTHING => {
                    let ty = types::of_rule(self.schema, ty);
                    name.prefixed(format!("({ty})")).field("kind")
                }
                _ => name.field("kind"),
            },
            _ if wanted == TOKEN && !matches!(variable.ty.as_str(), TOKEN | ANYTHING) => {
                self.problem(&format!("the token of `{}`, which is a node in C", variable.name))
            }
            _ => fitted(name, &variable.ty, wanted),
        }
    }

    /// A bare name of the ASDL, in a struct where a pointer is wanted.
    fn simple(&mut self, name: &str, ty: &Type, wanted: &str) -> Code {
        match types::made_by(self.schema, ty) {
            _ if !wanted.ends_with('*') => Code::atom(name),
            Some((_, function)) => Code::call(function, vec![Code::atom("p"), Code::atom(name)]),
            None => self.problem(&format!("`{name}` as the value of a rule or group")),
        }
    }

    /// A macro with values for its parameters.
    fn phrase(
        &mut self,
        phrase: &Phrase,
        meant: Vec<Meant<'_>>,
        value: &Value,
        wanted: &str,
        position: Position,
    ) -> Code {
        let is_typed = phrase.parameters.iter().any(|name| name == TYPE_PARAMETER);
        let ty = match value.ty {
            Type::Simple(_) if wanted.ends_with('*') => types::of_rule(self.schema, &value.ty),
            _ => types::of(self.schema, &value.ty),
        };
        let mut known = vec![(TYPE_PARAMETER.to_string(), Code::atom(&ty))];
        for Meant { name, value, wanted } in meant {
            let wanted = match value.ty {
                // In a struct, as it is wanted all in all.
                Type::Simple(_) if wanted == ANYTHING => ty.clone(),
                _ => wanted,
            };
            let code = match &value.kind {
                ValueKind::Text(text) => Code::text(text),
                // It looks at what it is given by itself.
                _ if is_typed && wanted == ANYTHING => self.value(value, &ty, Position::Whole),
                _ => self.value(value, &wanted, Position::Inside),
            };
            known.push((name, code));
        }
        let code = said(&phrase.looks, &known);
        let makes = matches!(phrase.looks.kind, TermKind::Call { .. })
            && types::is_pointer(&ty)
            && value.ty != Type::Nothing;
        match makes && !is_typed {
            true => checked("CHECK", &ty, code, position),
            false => code,
        }
    }

    fn access(
        &mut self,
        (of, access, through): (&Value, Access, Through),
        ty: &Type,
        wanted: &str,
        position: Position,
    ) -> Code {
        match (access, through) {
            // Macros of C look into what they are given.
            (Access::Helper(helper), _) if self.is_itself(helper) && is_place(self.schema, ty) => {
                self.pointer(of)
            }
            (Access::Helper(helper), _) if self.is_itself(helper) => {
                self.value(of, wanted, position)
            }
            (_, Through::List) => self.problem("a field of each element of a list"),
            (_, Through::Optional) => {
                let test = self.test(of);
                Code::choose(test, self.part(of, access, ty, wanted), Code::atom("NULL"))
            }
            (_, Through::One) => self.part(of, access, ty, wanted),
        }
    }

    /// A part of what is there.
    fn part(&mut self, of: &Value, access: Access, ty: &Type, wanted: &str) -> Code {
        let schema = self.schema;
        match access {
            Access::Node { kind, field } => {
                let kind = schema.kind_of(kind);
                let field = &kind.fields[field];
                let is_sum = schema.types[usize::from(kind.of.0)].0 != kind.name;
                let path = match is_sum {
                    true => format!("v.{}.{}", kind.name, field.name),
                    false => field.name.clone(),
                };
                fitted(self.pointer(of).field(path), &types::of(schema, &field.ty), wanted)
            }
            Access::Record { record, field } => {
                let declared = &schema.declarations.records[record];
                // Where a token or node stands is said by itself.
                if declared.upstream.is_some() {
                    let name = &declared.fields[field].name;
                    return self.problem(&format!("`{name}` of a `{}`", declared.name));
                }
                let of = match &bare(of).kind {
                    ValueKind::Access { of, access: Access::Helper(_), .. } => of,
                    _ => of,
                };
                self.pointer(of).field(&declared.fields[field].name)
            }
            Access::Helper(helper) => {
                let arguments = [of.clone()];
                self.help(helper, &arguments, ty, wanted, Position::Inside)
            }
        }
    }

    /// A value that is looked into: C has to know what it is.
    fn pointer(&mut self, of: &Value) -> Code {
        let pointed = types::of(self.schema, of.ty.present());
        let code = self.value(of, &pointed, Position::Inside);
        let is_known = match &bare(of).kind {
            ValueKind::Bound(binding) => {
                self.variables.get(*binding).is_some_and(|variable| variable.ty != ANYTHING)
            }
            ValueKind::Choose { .. } => false,
            _ => true,
        };
        if is_known { code } else { code.prefixed(format!("({pointed})")) }
    }

    /// Whether something is there, or holds.
    fn test(&mut self, value: &Value) -> Code {
        let has_length = matches!(value.ty, Type::List(_)) && self.may_be_empty(value);
        let length = self.schema.declarations.helper_index("length");
        match length.filter(|_| has_length) {
            Some(helper) => {
                self.help(helper, std::slice::from_ref(value), &Type::Int, INT, Position::Inside)
            }
            None => self.value(value, ANYTHING, Position::Inside),
        }
    }

    fn not(&mut self, of: &Value) -> Code {
        match &of.kind {
            ValueKind::Not(inner) if inner.ty == Type::Bool => self.test(inner),
            _ => self.test(of).prefixed("!"),
        }
    }

    fn binary(&mut self, left: &Value, operator: Operator, right: &Value) -> Code {
        if left.ty == Type::Text {
            return self.problem("texts that are compared");
        }
        if let (ValueKind::Int(0), Operator::Subtract) = (&left.kind, operator) {
            return self.value(right, INT, Position::Inside).prefixed("-");
        }
        let sign = code::sign(operator);
        let mut operand = |value: &Value| match (&value.kind, operator) {
            // Whether there is something: that is what C looks at here.
            (ValueKind::Not(of), Operator::Or | Operator::And) => match &of.kind {
                ValueKind::Not(inner) => self.test(inner),
                _ => self.not(of),
            },
            _ => self.value(value, INT, Position::Inside),
        };
        let (left, right) = (Box::new(operand(left)), Box::new(operand(right)));
        Code::Binary { left, sign, right }
    }

    fn problem(&mut self, what: &str) -> Code {
        self.found.problems.insert(what.to_string());
        Code::atom("NULL")
    }
}

/// Whether it is where something stands: C has nothing but what stands there.
fn is_place(schema: &Schema, ty: &Type) -> bool {
    let Type::Record(record) = ty.present() else { return false };
    schema.declarations.records[*record].upstream.is_none()
}

/// What is made, looked at for whether there was memory for it.
fn checked(by: &str, ty: &str, code: Code, position: Position) -> Code {
    match position {
        Position::Whole => code,
        Position::Inside => Code::call(by, vec![Code::atom(ty), code]),
    }
}

/// Code of the type `ty` where `wanted` is.
fn fitted(code: Code, ty: &str, wanted: &str) -> Code {
    let fits = ty == wanted || ty == ANYTHING || wanted == ANYTHING;
    let are_pointers = types::is_pointer(ty) && wanted.ends_with('*');
    match fits || !are_pointers {
        true => code,
        false => code.prefixed(format!("({wanted})")),
    }
}
