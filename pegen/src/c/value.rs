//! From a checked action to an expression of C.
//!
//! Nodes are `_PyAST_…` calls, everything else is what the [`Vocabulary`] has for it. What is made inside of something is
//! in a `CHECK`, as upstream's own grammar has it: a parse ends where memory does. What C has no words for is a
//! problem, and said.

use std::collections::BTreeSet;

use super::code::Code;
use super::types::{self, ANYTHING, INT, SEQUENCE};
use super::vocabulary::{Meant, Phrase, Vocabulary, bare, wanted_by};
use crate::action::{
    Access, Helper, Item, Operator, PLUMBING, Parameter, Schema, Singleton, TYPE_PARAMETER, Term,
    TermKind, Through, Type, Value, ValueKind,
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

    fn help(
        &mut self,
        helper: usize,
        arguments: &[Value],
        result: &Type,
        wanted: &str,
        position: Position,
    ) -> Code {
        let schema = self.schema;
        let declared = &schema.declarations.helpers[helper];
        if declared.upstream.is_none() {
            if let Some(phrase) = self.vocabulary.opposite(schema, helper) {
                let known = self.arguments(declared, arguments);
                return said(&phrase.looks, &known).prefixed("!");
            }
            self.found.helpers.insert(declared.name.clone());
        } else if declared.c.is_some() {
            self.found.helpers.insert(declared.name.clone());
        }
        let Some(looks) = self.vocabulary.helper(helper) else {
            return self.problem(&format!("the helper `{}`", declared.name));
        };
        let known = self.arguments(declared, arguments);
        let code = said(looks, &known);
        let is_call = matches!(looks.kind, TermKind::Call { .. });
        let made = types::of(schema, result);
        let real = wanted_by(schema, &declared.result);
        if !is_call || !types::is_pointer(&made) || matches!(result, Type::Text | Type::Nothing) {
            return code;
        }
        match result {
            Type::Optional(_) => code,
            Type::List(_) if position == Position::Inside => {
                checked("CHECK_NULL_ALLOWED", &made, code, position)
            }
            _ if position == Position::Inside => checked("CHECK", &made, code, position),
            _ => fitted(code, &real, wanted),
        }
    }

    /// What the parameters of a helper stand for; a list of further arguments is several.
    fn arguments(&mut self, helper: &Helper, arguments: &[Value]) -> Vec<(String, Code)> {
        let mut known = Vec::new();
        let rest = arguments.last().filter(|_| helper.variadic);
        for (parameter, value) in helper.parameters.iter().zip(arguments) {
            let code = match (&value.kind, rest) {
                (ValueKind::List(items), Some(last)) if std::ptr::eq(value, last) => {
                    for item in items {
                        let code = self.value(&item.value, ANYTHING, Position::Inside);
                        known.push((parameter.name.clone(), code));
                    }
                    continue;
                }
                (ValueKind::Text(message), Some(Value { kind: ValueKind::List(rest), .. })) => {
                    Code::text(&self.message(message, rest))
                }
                (ValueKind::Text(text), _) if helper.result == "constant" => {
                    Code::text(&escaped(text))
                }
                _ if is_token(&parameter.ty) => self.pointer(value),
                _ => self.value(value, &wanted_by(self.schema, &parameter.ty), Position::Inside),
            };
            known.push((parameter.name.clone(), code));
        }
        known
    }

    /// A message with the marks that C needs for its values: `%U` for an object, `%s` for characters, `%d` for a number.
    fn message(&self, message: &str, values: &[Item]) -> String {
        let mut parts = message.split('%');
        let mut text = parts.next().unwrap_or_default().to_string();
        let mut values = values.iter();
        for part in parts {
            let mark = match part.chars().next() {
                Some('s' | 'U' | 'd') => values.next().map(|item| self.mark(&item.value)),
                _ => None,
            };
            text.push('%');
            match mark {
                Some(mark) => {
                    text.push(mark);
                    text += &part[1..];
                }
                None => text += part,
            }
        }
        text
    }

    fn mark(&self, value: &Value) -> char {
        let declarations = &self.schema.declarations;
        match &bare(value).kind {
            ValueKind::Access { access: Access::Node { .. }, .. } => 'U',
            ValueKind::Access { access: Access::Helper(helper), .. }
            | ValueKind::Help { helper, .. } => {
                match declarations.helpers[*helper].parameters.first() {
                    _ if declarations.helpers[*helper].result == "identifier" => 'U',
                    Some(first) if first.ty == "int" && self.is_itself(*helper) => 'd',
                    _ => 's',
                }
            }
            ValueKind::Choose { then, .. } => self.mark(then),
            _ if value.ty == Type::Int => 'd',
            _ => 's',
        }
    }

    /// Whether a helper is nothing to C, where its argument is what it makes of it.
    fn is_itself(&self, helper: usize) -> bool {
        let looks = self.vocabulary.helper(helper).map(|looks| &looks.kind);
        matches!(looks, Some(TermKind::Name(_)))
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

    /// A list, put together from its end.
    fn list(&mut self, list: &[Item], wanted: &str, position: Position) -> Code {
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
    fn as_taken_out(&self, value: &Value) -> Option<Value> {
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

    fn finished_list(&self, made: Code, wanted: &str, position: Position) -> Code {
        match position {
            Position::Inside => {
                let ty = if wanted == ANYTHING { SEQUENCE } else { wanted };
                checked("CHECK", ty, made, position)
            }
            Position::Whole => fitted(made, SEQUENCE, wanted),
        }
    }

    fn made_list(&mut self, spread: &[bool], first: Code, rest: Option<Code>) -> Code {
        match self.vocabulary.list(spread) {
            Some(phrase) => items(phrase, first, rest.unwrap_or_else(|| Code::atom("NULL"))),
            None => self.problem("a list"),
        }
    }

    /// Whether something is there, or holds.
    fn test(&mut self, value: &Value) -> Code {
        let code = self.value(value, ANYTHING, Position::Inside);
        let has_length = matches!(value.ty, Type::List(_)) && self.may_be_empty(value);
        let length = self.schema.declarations.helper_index("length");
        match length.and_then(|helper| self.vocabulary.helper(helper)) {
            Some(looks) if has_length => {
                let parameter =
                    &self.schema.declarations.helpers[length.unwrap_or(0)].parameters[0];
                said(looks, &[(parameter.name.clone(), code)])
            }
            _ => code,
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
        let sign = match operator {
            Operator::Or => "||",
            Operator::And => "&&",
            Operator::Equal => "==",
            Operator::NotEqual => "!=",
            Operator::Less => "<",
            Operator::LessOrEqual => "<=",
            Operator::Greater => ">",
            Operator::GreaterOrEqual => ">=",
            Operator::Add => "+",
            Operator::Subtract => "-",
        };
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

    /// Whether there can be `NULL` in C where there is a list.
    fn may_be_null(&self, value: &Value) -> bool {
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

    fn may_be_empty(&self, value: &Value) -> bool {
        match &bare(value).kind {
            ValueKind::Bound(binding) => {
                self.variables.get(*binding).is_none_or(|variable| variable.may_be_empty)
            }
            _ => true,
        }
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

/// Whether a parameter is a token, of which C may ask for its text.
fn is_token(declared: &str) -> bool {
    declared == "token" || declared.chars().all(|letter| letter.is_ascii_uppercase())
}

/// A macro of lists with its items.
fn items(phrase: &Phrase, first: Code, rest: Code) -> Code {
    let names = phrase.items();
    let known: Vec<(String, Code)> =
        names.into_iter().map(str::to_string).zip([first, rest]).collect();
    said(&phrase.looks, &known)
}

/// What something of upstream's looks like, with code for its parameters.
fn said(looks: &Term, known: &[(String, Code)]) -> Code {
    let inner = |term: &Term| Box::new(said(term, known));
    match &looks.kind {
        TermKind::Name(name) => {
            let code = known.iter().find(|(known, _)| known == name).map(|(_, code)| code.clone());
            code.unwrap_or_else(|| Code::atom(name))
        }
        TermKind::Int(number) => Code::atom(number.to_string()),
        TermKind::Text(text) => Code::text(text),
        TermKind::CType(name) => Code::atom(name),
        TermKind::Call { function, arguments } => {
            let mut all = Vec::new();
            for argument in arguments {
                match &argument.value.kind {
                    TermKind::Name(name) if !PLUMBING.contains(&name.as_str()) => {
                        let of_it = known.iter().filter(|(known, _)| known == name);
                        let before = all.len();
                        all.extend(of_it.map(|(_, code)| code.clone()));
                        // A list of further arguments can be none.
                        if all.len() == before && !is_word(name) {
                            all.push(Code::atom(name));
                        }
                    }
                    _ => all.push(said(&argument.value, known)),
                }
            }
            Code::call(&function.0, all)
        }
        TermKind::Field { of, name } => match said(of, known) {
            Code::Field { of, path } if path == "v" || path.starts_with("v.") => {
                Code::Field { of, path: format!("{path}.{name}") }
            }
            of => of.field(name),
        },
        TermKind::Index { of, at } => Code::Index { of: inner(of), at: inner(at) },
        TermKind::Cast { ty, of } => said(of, known).prefixed(format!("({})", ty.0)),
        TermKind::Not(of) => said(of, known).prefixed("!"),
        TermKind::Negative(of) => said(of, known).prefixed("-"),
        TermKind::Binary { left, operator, right } => {
            let sign = match operator {
                Operator::Equal => "==",
                Operator::Add => "+",
                _ => "-",
            };
            Code::Binary { left: inner(left), sign, right: inner(right) }
        }
        TermKind::Choose { test, then, otherwise } => {
            Code::choose(said(test, known), said(then, known), said(otherwise, known))
        }
        TermKind::List(_) | TermKind::Template(_) => Code::atom("NULL"),
    }
}

/// Whether it is the name of a parameter, and none of C's own.
fn is_word(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_ascii_lowercase())
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

/// A literal in letters that C's compilers and Python's escapes agree about.
fn escaped(literal: &str) -> String {
    let mut text = String::new();
    for letter in literal.chars() {
        match u32::from(letter) {
            0..0x80 => text.push(letter),
            code @ 0x80..0x10000 => text += &format!("\\u{code:04x}"),
            code => text += &format!("\\U{code:08x}"),
        }
    }
    text
}
