//! From a [`Term`] to a typed [`Value`]: names resolved, arity and types checked, conversions put in.

mod call;
mod literal;
mod template;

use super::typing::{Schema, Type};
use super::value::{Access, Item, Singleton, Through, Value, ValueKind};
use super::{Element, Operator, Reader, Term, TermKind};
use crate::diagnostic::{Diagnostic, FileId, Span};
use crate::template::Reader as ProgramReader;

/// What an action can see: the schema, and the names bound in its alternative.
pub struct Scope<'a> {
    pub schema: &'a Schema,
    pub file: FileId,
    /// Name and type of each binding, by number.
    pub bindings: Vec<(String, Type)>,
    /// What may be absent can stand where it must not be: upstream's C cannot say which.
    pub trusting: bool,
    /// The action is in upstream's C, which has a value for every field.
    pub is_in_c: bool,
    /// For each binding whether it is a list that its item leaves empty where it does not match.
    pub may_be_empty: Vec<bool>,
    /// Reads the actions in the holes of templates, and their text.
    pub reader: &'a Reader,
    pub templates: &'a dyn ProgramReader,
}

type Found = Result<Value, Diagnostic>;

/// Checks `term` and fits it to what is `expected`.
pub fn check(scope: &mut Scope<'_>, term: &Term, expected: Option<&Type>) -> Found {
    let value = scope.value(term, expected)?;
    match expected {
        Some(expected) => scope.fit(value, expected, term.span),
        None => Ok(value),
    }
}

impl Scope<'_> {
    /// Checks what an action is made of: only the whole of it can be nothing where something has to be.
    fn part(&mut self, term: &Term, expected: Option<&Type>) -> Found {
        let value = check(self, term, expected)?;
        self.certain(value, expected, term.span)
    }

    fn certain(&self, value: Value, expected: Option<&Type>, span: Span) -> Found {
        let Some(expected) = expected.filter(|_| value.may_fail()) else { return Ok(value) };
        if let Type::Optional(_) | Type::List(_) | Type::Empty | Type::Nothing = expected {
            return Ok(value);
        }
        let headline = format!("{} is wanted, this can be `None`", self.a(expected));
        Err(self.error("action-type", headline, span, "of the wrong type"))
    }

    fn value(&mut self, term: &Term, expected: Option<&Type>) -> Found {
        match &term.kind {
            TermKind::Name(name) => self.name(name, term.span, expected),
            TermKind::Int(value) => Ok(Value::new(ValueKind::Int(*value), Type::Int)),
            TermKind::Text(text) => Ok(Value::new(ValueKind::Text(text.clone()), Type::Text)),
            TermKind::Call { function, arguments } => {
                self.call(function, arguments, term.span, expected)
            }
            TermKind::Field { of, name } => self.field_of(of, name, term.span),
            TermKind::List(elements) => self.list(elements, expected),
            TermKind::Choose { test, then, otherwise } => {
                self.choose(test, then, otherwise, expected)
            }
            TermKind::Binary { left, operator: Operator::Or, right } => {
                let value = (self.value(left, None)?, left.span);
                match value.0.ty {
                    Type::Bool | Type::Int => self.binary_of(value, Operator::Or, right),
                    _ => self.either(value, right, expected),
                }
            }
            TermKind::Binary { left, operator, right } => self.binary(left, *operator, right),
            TermKind::Not(of) => {
                let of = Box::new(self.value(of, None)?);
                Ok(Value::new(ValueKind::Not(of), Type::Bool))
            }
            TermKind::Negative(of) => {
                let zero = Value::new(ValueKind::Int(0), Type::Int);
                self.binary_of((zero, of.span), Operator::Subtract, of)
            }
            TermKind::Cast { ty: (ty, span), of } => {
                self.check_type(ty, *span)?;
                self.value(of, expected)
            }
            TermKind::Template(text) => self.template(text, term.span, expected),
            TermKind::Index { .. } | TermKind::CType(_) => Err(self.error(
                "action-unknown",
                "this has no meaning in an action",
                term.span,
                "here",
            )),
        }
    }

    fn name(&self, name: &str, span: Span, expected: Option<&Type>) -> Found {
        if let Some(index) = self.bindings.iter().position(|(bound, _)| bound == name) {
            return Ok(Value::new(ValueKind::Bound(index), self.bindings[index].1.clone()));
        }
        let singleton = match name {
            "None" => Some(Singleton::None),
            "True" => Some(Singleton::True),
            "False" => Some(Singleton::False),
            "Ellipsis" => Some(Singleton::Ellipsis),
            _ => None,
        };
        if let Some(singleton) = singleton {
            let wants_constant = matches!(expected, Some(ty) if *ty.present() == Type::Constant);
            return Ok(match singleton {
                _ if wants_constant => Value::new(ValueKind::Constant(singleton), Type::Constant),
                Singleton::None => Value::new(ValueKind::None, Type::Nothing),
                Singleton::True => Value::new(ValueKind::Int(1), Type::Bool),
                Singleton::False => Value::new(ValueKind::Int(0), Type::Bool),
                Singleton::Ellipsis => Value::new(ValueKind::Constant(singleton), Type::Constant),
            });
        }
        if let Some(kind) = self.schema.kind(name) {
            return match kind.simple {
                true => Ok(Value::new(ValueKind::Simple(kind.id), Type::Simple(kind.of))),
                false => self.make(kind, &[], span),
            };
        }
        let kinds = self.schema.kinds.iter().map(|kind| kind.name.as_str());
        let known = self.bindings.iter().map(|(bound, _)| bound.as_str()).chain(kinds);
        let headline = format!("the action uses `{name}`, which nothing binds");
        Err(self
            .error("action-unknown", headline, span, "not a name of this alternative")
            .suggest(name, known))
    }

    fn list(&mut self, elements: &[Element], expected: Option<&Type>) -> Found {
        let wanted = match expected.map(Type::present) {
            Some(Type::List(of)) => Some((**of).clone()),
            _ => None,
        };
        let mut of = wanted.clone();
        let mut items = Vec::new();
        for element in elements {
            let ty = of.clone().map(|of| if element.spread { Type::list(of) } else { of });
            let value = self.part(&element.value, ty.as_ref())?;
            let one = match (&value.ty, element.spread) {
                (Type::List(of), true) => (**of).clone(),
                (Type::Empty | Type::Nothing, true) => of.clone().unwrap_or(Type::Nothing),
                (_, true) => {
                    let headline = "only a list can be spread";
                    return Err(self.error("action-type", headline, element.value.span, "no list"));
                }
                (other, false) => other.clone(),
            };
            of = of.or(Some(one));
            items.push(Item { spread: element.spread, value });
        }
        let ty = of.map_or(Type::Empty, Type::list);
        Ok(Value::new(ValueKind::List(items), ty))
    }

    /// `then if test else otherwise`. A binding that is the test is there in `then`.
    fn choose(
        &mut self,
        test: &Term,
        then: &Term,
        otherwise: &Term,
        expected: Option<&Type>,
    ) -> Found {
        let test = self.value(test, None)?;
        if let ValueKind::Int(known) = test.kind {
            return self.value(if known != 0 { then } else { otherwise }, expected);
        }
        let narrowed = match test.kind {
            ValueKind::Bound(index) => {
                let present = test.ty.present().clone();
                Some((index, std::mem::replace(&mut self.bindings[index].1, present)))
            }
            _ => None,
        };
        let then_value = self.value(then, expected);
        if let Some((index, before)) = narrowed {
            self.bindings[index].1 = before;
        }
        self.chosen(test, (then_value?, then.span), otherwise, expected)
    }

    /// `left or right`
    fn either(
        &mut self,
        (left, span): (Value, Span),
        right: &Term,
        expected: Option<&Type>,
    ) -> Found {
        let then = match left.kind {
            ValueKind::Bound(index) => {
                Value::new(ValueKind::Bound(index), left.ty.present().clone())
            }
            _ => left.clone(),
        };
        self.chosen(left, (then, span), right, expected)
    }

    /// A choice whose first half is known.
    fn chosen(
        &mut self,
        test: Value,
        (then, then_span): (Value, Span),
        otherwise: &Term,
        expected: Option<&Type>,
    ) -> Found {
        let otherwise_value = self.value(otherwise, expected)?;
        let ty = match expected {
            Some(expected) => expected.clone(),
            None => joined(&then.ty, &otherwise_value.ty),
        };
        let fitted = |value: Value, span| match value.is_failure() {
            true => Ok(value),
            false => self.fit(value, &ty, span),
        };
        let choose = ValueKind::Choose {
            test: Box::new(test),
            then: Box::new(fitted(then, then_span)?),
            otherwise: Box::new(fitted(otherwise_value, otherwise.span)?),
        };
        Ok(Value::new(choose, ty))
    }

    fn binary(&mut self, left: &Term, operator: Operator, right: &Term) -> Found {
        let value = self.value(left, None)?;
        self.binary_of((value, left.span), operator, right)
    }

    /// Numbers are compared and added, names and texts compared; `and` and `or` ask whether there is something.
    fn binary_of(
        &mut self,
        (left, left_span): (Value, Span),
        operator: Operator,
        right: &Term,
    ) -> Found {
        let right_value = self.value(right, None)?;
        let (left, right) = match operator {
            Operator::Or | Operator::And => (truth(left), truth(right_value)),
            Operator::Equal | Operator::NotEqual
                if left.ty == right_value.ty
                    && matches!(
                        left.ty,
                        Type::Bool | Type::Identifier | Type::Text | Type::Simple(_)
                    ) =>
            {
                (left, right_value)
            }
            _ => (self.number(left, left_span)?, self.number(right_value, right.span)?),
        };
        let ty = match operator {
            Operator::Add | Operator::Subtract => Type::Int,
            _ => Type::Bool,
        };
        let (left, right) = (Box::new(left), Box::new(right));
        Ok(Value::new(ValueKind::Binary { left, operator, right }, ty))
    }

    fn number(&self, value: Value, span: Span) -> Found {
        match value.ty {
            Type::Int => Ok(value),
            _ => {
                let headline = format!("`int` is wanted, this is {}", self.a(&value.ty));
                Err(self.error("action-type", headline, span, "of the wrong type"))
            }
        }
    }

    /// Whether C has a type of this name: what a cast says is nothing more to us.
    fn check_type(&self, ty: &str, span: Span) -> Result<(), Diagnostic> {
        if self.schema.is_c_type(ty) {
            return Ok(());
        }
        let headline = format!("there is no type `{ty}`");
        Err(self.error("undefined-type", headline, span, "named here"))
    }

    /// `of.name`, where `of` can be `x.Kind` to say which kind of node, or which record, `x` is.
    fn field_of(&mut self, of: &Term, name: &str, span: Span) -> Found {
        if let TermKind::Field { of: inner, name: kind } = &of.kind
            && let Some(kind) = self.schema.kind(kind).map(|kind| kind.id)
        {
            let value = self.value(inner, None)?;
            return self.access(value, name, Some(kind), span);
        }
        if let TermKind::Field { of: inner, name: record } = &of.kind
            && let Some(record) = self.schema.declarations.record_index(record)
        {
            let value = self.value(inner, None)?;
            if *value.ty.of_what() == Type::Record(record) {
                return self.access(value, name, None, span);
            }
        }
        let value = self.value(of, None)?;
        self.access(value, name, None, span)
    }

    fn access(&self, of: Value, name: &str, kind: Option<super::KindId>, span: Span) -> Found {
        let (through, one) = match &of.ty {
            Type::Optional(one) => (Through::Optional, (**one).clone()),
            Type::List(one) => (Through::List, (**one).clone()),
            other => (Through::One, other.clone()),
        };
        if let (Type::Token(_), Some(helper)) = (&one, self.teller(&one, name)) {
            return Ok(self.told(of, helper, through));
        }
        let found = match &one {
            Type::Record(record) => self.record_field(*record, name),
            Type::Node(id) => {
                let mut holders = self
                    .schema
                    .kinds_of(*id)
                    .filter(|candidate| kind.is_none_or(|kind| kind == candidate.id))
                    .filter_map(|kind| {
                        let field = kind.fields.iter().position(|field| field.name == name)?;
                        let access = Access::Node { kind: kind.id, field };
                        Some((access, kind.fields[field].ty.clone()))
                    });
                let first = holders.next();
                if let Some(second) = holders.next()
                    && let Some((_, ty)) = &first
                    && second.1 != *ty
                {
                    let headline =
                        format!("more than one kind of {} has `{name}`", self.schema.show(&one));
                    return Err(self
                        .error("action-unknown", headline, span, "which of them?")
                        .hint(format!("name the kind: `x.Kind.{name}`")));
                }
                first
            }
            Type::Token(Some(token)) => {
                return self.token_field(of, token, name, kind, through, span);
            }
            // Upstream has operators in a struct.
            Type::Simple(_) if name == "kind" && through == Through::One => return Ok(of),
            _ => None,
        };
        if found.is_none()
            && through == Through::One
            && let Some(of) = self.as_record_with(&of, name, span)
        {
            return self.access(of, name, None, span);
        }
        let Some((access, ty)) = found else {
            let headline = format!("{} has no field `{name}`", self.a(&one));
            return Err(self.error("action-unknown", headline, span, "asked for here"));
        };
        let ty = match through {
            Through::One => ty,
            Through::Optional => Type::optional_of(ty),
            Through::List => Type::list(ty),
        };
        Ok(Value::new(ValueKind::Access { of: Box::new(of), access, through }, ty))
    }

    /// The record with the field `name` that a node or token becomes where it is wanted: its place.
    fn as_record_with(&self, of: &Value, name: &str, span: Span) -> Option<Value> {
        let conversions = self.schema.conversions_of(&of.ty);
        let record = conversions.into_iter().find_map(|conversion| {
            match self.schema.read(&conversion.to)? {
                Type::Record(record) => self.record_field(record, name).map(|_| record),
                _ => None,
            }
        })?;
        self.fit(of.clone(), &Type::Record(record), span).ok()
    }

    fn record_field(&self, record: usize, name: &str) -> Option<(Access, Type)> {
        let fields = &self.schema.declarations.records[record].fields;
        let field = fields.iter().position(|field| field.name == name)?;
        Some((Access::Record { record, field }, self.schema.read(&fields[field].ty)?))
    }

    /// A field of a token's place, or of the node that it stands for.
    fn token_field(
        &self,
        of: Value,
        token: &str,
        name: &str,
        kind: Option<super::KindId>,
        through: Through,
        span: Span,
    ) -> Found {
        if through == Through::One
            && let Some(of) = self.as_record_with(&of, name, span)
        {
            return self.access(of, name, None, span);
        }
        let Some(conversion) = self.schema.declarations.conversion(token) else {
            let headline = format!("a {token} token has no field `{name}`");
            return Err(self.error("action-unknown", headline, span, "asked for here"));
        };
        let node = self.schema.read(&conversion.to).unwrap_or(Type::Nothing);
        let wanted = match through {
            Through::One => node,
            Through::Optional => Type::optional_of(node),
            Through::List => Type::list(node),
        };
        let node = self.fit(of, &wanted, span)?;
        self.access(node, name, kind, span)
    }

    /// The helper that tells a field of a token without making a node of it.
    fn teller(&self, token: &Type, field: &str) -> Option<usize> {
        let conversions = self.schema.conversions_of(token);
        let helper = conversions.into_iter().find_map(|one| one.fields.get(field))?;
        self.schema.declarations.helper_index(helper)
    }

    /// What a helper tells of a token.
    fn told(&self, of: Value, helper: usize, through: Through) -> Value {
        let result = &self.schema.declarations.helpers[helper].result;
        let ty = self.schema.read(result).unwrap_or(Type::Nothing);
        let ty = match through {
            Through::One => ty,
            Through::Optional => Type::optional_of(ty),
            Through::List => Type::list(ty),
        };
        let access = Access::Helper(helper);
        Value::new(ValueKind::Access { of: Box::new(of), access, through }, ty)
    }

    /// `value` as an `expected`, converted where that is possible.
    fn fit(&self, value: Value, expected: &Type, span: Span) -> Found {
        if value.ty == *expected {
            return Ok(value);
        }
        let unfit = |value: &Value| {
            let headline = format!("{} is wanted, this is {}", self.a(expected), self.a(&value.ty));
            Err(self.error("action-type", headline, span, "of the wrong type"))
        };
        if let Some(literal) = self.as_literal(&value, expected, span) {
            return literal;
        }
        let absent = matches!(value.ty, Type::Nothing | Type::Empty);
        match (&value.ty, expected) {
            (Type::Nothing | Type::Empty, Type::List(_)) | (Type::Nothing, Type::Optional(_)) => {
                Ok(Value::new(value.kind, expected.clone()))
            }
            // An action that is `None` makes its alternative fail: it is of any type.
            (Type::Nothing, _) => Ok(value),
            (_, Type::Matched) => Ok(value),
            (Type::Token(Some(_)), Type::Token(None)) => {
                Ok(Value::new(value.kind, Type::Token(None)))
            }
            (Type::Bool, Type::Int) | (Type::Int, Type::Bool) => {
                Ok(Value::new(value.kind, expected.clone()))
            }
            (Type::Optional(from), Type::Optional(to)) => match self.step(from, to) {
                Some(Some(access)) => Ok(converted(value, access, Through::Optional, expected)),
                Some(None) => Ok(Value::new(value.kind, expected.clone())),
                None => unfit(&value),
            },
            (Type::List(from), Type::List(to)) => match self.step(from, to) {
                Some(Some(access)) => Ok(converted(value, access, Through::List, expected)),
                Some(None) => Ok(Value::new(value.kind, expected.clone())),
                None => unfit(&value),
            },
            (_, Type::Optional(to)) if !absent => {
                let inner = self.fit(value, to, span)?;
                Ok(Value::new(ValueKind::Present(Box::new(inner)), expected.clone()))
            }
            (Type::Optional(_), _) if self.trusting => {
                let present = value.ty.present().clone();
                let there = Value::new(ValueKind::There(Box::new(value)), present);
                self.fit(there, expected, span)
            }
            (from, to) => match self.step(from, to) {
                Some(Some(access)) => Ok(converted(value, access, Through::One, expected)),
                Some(None) => Ok(Value::new(value.kind, expected.clone())),
                None => unfit(&value),
            },
        }
    }

    /// How one `from` becomes one `to`: by an access, by nothing at all, or not.
    fn step(&self, from: &Type, to: &Type) -> Option<Option<Access>> {
        if from == to || matches!((from, to), (Type::Token(Some(_)), Type::Token(None))) {
            return Some(None);
        }
        if let (Type::Optional(of), Type::Optional(into)) = (from, to)
            && of == into
        {
            return Some(None);
        }
        if matches!(to, Type::Optional(of) if **of == *from) {
            return Some(None);
        }
        if matches!((from, to), (Type::Identifier, Type::Text)) {
            return Some(None);
        }
        let conversions = self.schema.conversions_of(from);
        let conversion = conversions
            .into_iter()
            .find(|conversion| self.schema.read(&conversion.to).as_ref() == Some(to))?;
        let helper = self.schema.declarations.helper_index(&conversion.by)?;
        Some(Some(Access::Helper(helper)))
    }

    fn a(&self, ty: &Type) -> String {
        format!("`{}`", self.schema.show(ty))
    }

    fn error(
        &self,
        code: &'static str,
        headline: impl Into<String>,
        span: Span,
        label: &str,
    ) -> Diagnostic {
        Diagnostic::error(code, headline).label(self.file.at(span), label)
    }
}

fn converted(value: Value, access: Access, through: Through, ty: &Type) -> Value {
    Value::new(ValueKind::Access { of: Box::new(value), access, through }, ty.clone())
}

/// Whether there is something.
fn truth(value: Value) -> Value {
    let not = |value| Value::new(ValueKind::Not(Box::new(value)), Type::Bool);
    if value.ty == Type::Bool { value } else { not(not(value)) }
}

/// The type of a choice between two values.
fn joined(one: &Type, other: &Type) -> Type {
    match (one, other) {
        (Type::Nothing, Type::List(_)) | (Type::Empty, Type::List(_)) => other.clone(),
        (Type::Nothing, ty) | (ty, Type::Nothing) => Type::optional_of(ty.clone()),
        (Type::Optional(_), _) => one.clone(),
        (_, Type::Optional(_)) => other.clone(),
        _ => one.clone(),
    }
}

/// Fits a value that no action made to what is expected.
pub fn fit(scope: &Scope<'_>, value: Value, expected: Option<&Type>, span: Span) -> Found {
    match expected {
        Some(expected) => scope.fit(value, expected, span),
        None => Ok(value),
    }
}
