//! Calls in actions: of constructors, records and helpers, by place or by name.

use super::{Found, Scope};
use crate::action::declarations::{Helper, Parameter};
use crate::action::typing::{NodeKind, Type, TypedField};
use crate::action::value::{Item, Value, ValueKind};
use crate::action::{Argument, TermKind};
use crate::diagnostic::{Diagnostic, Span};

/// What the first argument of a generic helper says.
struct Generic {
    /// Which of the arguments it is.
    argument: usize,
    value: Value,
    /// What `any` is.
    any: Type,
}

impl Scope<'_> {
    pub(super) fn call(
        &mut self,
        (name, name_span): &(String, Span),
        arguments: &[Argument],
        span: Span,
        expected: Option<&Type>,
    ) -> Found {
        let schema = self.schema;
        if let Some(kind) = schema.kind(name) {
            let fields = self.arguments(&kind.name, &kind.fields, arguments, None, span)?;
            return Ok(Value::new(ValueKind::Make { kind: kind.id, fields }, Type::Node(kind.of)));
        }
        if let Some(record) = schema.declarations.record_index(name) {
            let declared = self.declared(&schema.declarations.records[record].fields);
            let fields = self.arguments(name, &declared, arguments, None, span)?;
            return Ok(Value::new(ValueKind::Record { record, fields }, Type::Record(record)));
        }
        if let ("identifier", [Argument { name: None, value: given }]) = (name.as_str(), arguments)
            && let TermKind::Text(text) = &given.kind
        {
            return self.identifier_of(text, given.span);
        }
        if let Some(helper) = schema.declarations.helper_index(name) {
            return self.help(helper, arguments, span, expected);
        }
        let kinds = schema.kinds.iter().map(|kind| kind.name.as_str());
        let helpers = schema.declarations.helpers.iter().map(|helper| helper.name.as_str());
        let headline = format!("there is no constructor or helper `{name}`");
        Err(self
            .error("action-unknown", headline, *name_span, "called here")
            .why("an action calls a constructor of the ASDL, or a record or helper of actions.toml")
            .suggest(name, kinds.chain(helpers)))
    }

    /// A constructor without parentheses: `Pass`.
    pub(super) fn make(&self, kind: &NodeKind, fields: &[Value], span: Span) -> Found {
        if kind.fields.is_empty() {
            let make = ValueKind::Make { kind: kind.id, fields: fields.to_vec() };
            return Ok(Value::new(make, Type::Node(kind.of)));
        }
        Err(self.wrong_count(&kind.name, &kind.fields, 0, span))
    }

    fn declared(&self, parameters: &[Parameter]) -> Vec<TypedField> {
        parameters
            .iter()
            .map(|parameter| TypedField {
                name: parameter.name.clone(),
                ty: self.schema.read(&parameter.ty).unwrap_or(Type::Matched),
            })
            .collect()
    }

    /// A helper's call. `any` among its types stands for one type, whichever its first argument has.
    fn help(
        &mut self,
        index: usize,
        arguments: &[Argument],
        span: Span,
        expected: Option<&Type>,
    ) -> Found {
        let helper = &self.schema.declarations.helpers[index];
        let generic = self.generic_argument(helper, arguments, expected)?;
        let any = generic.as_ref().map(|given| given.any.clone());
        let read = |text: &str| match &any {
            Some(of) if is_generic(text) => {
                (0..text.matches('*').count()).fold(of.clone(), |ty, _| Type::list(ty))
            }
            _ => self.schema.read(text).unwrap_or(Type::Nothing),
        };
        let declared: Vec<TypedField> = helper
            .parameters
            .iter()
            .map(|parameter| TypedField { name: parameter.name.clone(), ty: read(&parameter.ty) })
            .collect();
        let result = read(&helper.result);
        let (fixed, rest) = match declared.split_last() {
            Some((TypedField { ty: Type::List(of), .. }, fixed)) if helper.variadic => {
                (fixed, Some(of.as_ref()))
            }
            _ => (declared.as_slice(), None),
        };
        let given = rest.map_or(arguments.len(), |_| fixed.len().min(arguments.len()));
        let known = generic.map(|given| (given.argument, given.value));
        let mut values = self.arguments(&helper.name, fixed, &arguments[..given], known, span)?;
        if let Some(of) = rest {
            self.check_places(values.last(), arguments.len() - given, span)?;
            values.push(self.rest(&arguments[given..], of)?);
        }
        // What never has a value is never handed on: the call is as far as it gets.
        if any.is_some() && values.first().is_some_and(Value::is_failure) {
            return Ok(values.swap_remove(0));
        }
        Ok(Value::new(ValueKind::Help { helper: index, arguments: values }, result))
    }

    /// The argument for the first parameter of a helper, if that is of type `any`: it says what `any` is.
    fn generic_argument(
        &mut self,
        helper: &Helper,
        arguments: &[Argument],
        expected: Option<&Type>,
    ) -> Result<Option<Generic>, Diagnostic> {
        let Some(first) = helper.parameters.first().filter(|first| is_generic(&first.ty)) else {
            return Ok(None);
        };
        let is_first = |(place, argument): &(usize, &Argument)| match &argument.name {
            Some((name, _)) => *name == first.name,
            None => *place == 0,
        };
        let Some((argument, given)) = arguments.iter().enumerate().find(is_first) else {
            return Ok(None);
        };
        let same = first.ty == helper.result;
        let value = self.value(&given.value, expected.filter(|_| same))?;
        let depth = first.ty.matches('*').count();
        let any = (0..depth).fold(value.ty.clone(), |ty, _| match ty {
            Type::List(of) => *of,
            other => other,
        });
        Ok(Some(Generic { argument, value, any }))
    }

    /// A message that is written out has a place for each further argument: `%s`, `%U` or `%d`.
    fn check_places(
        &self,
        message: Option<&Value>,
        given: usize,
        span: Span,
    ) -> Result<(), Diagnostic> {
        let Some(Value { kind: ValueKind::Text(message), .. }) = message else { return Ok(()) };
        let marks = message.split('%').skip(1);
        let places = marks.filter(|after| after.starts_with(['s', 'U', 'd'])).count();
        if places == given {
            return Ok(());
        }
        let headline = format!("the message has {places} places for values, {given} are given");
        Err(self.error("action-arity", headline, span, "in this call"))
    }

    /// The further arguments of a helper that takes any number of them, as a list.
    fn rest(&mut self, arguments: &[Argument], of: &Type) -> Found {
        let mut items = Vec::new();
        for argument in arguments {
            items.push(Item { spread: false, value: self.part(&argument.value, Some(of))? });
        }
        Ok(Value::new(ValueKind::List(items), Type::list(of.clone())))
    }

    /// The values of a call, in the order of `fields`. The value of one of the arguments can be known already.
    fn arguments(
        &mut self,
        callee: &str,
        fields: &[TypedField],
        arguments: &[Argument],
        mut known: Option<(usize, Value)>,
        span: Span,
    ) -> Result<Vec<Value>, Diagnostic> {
        let named = arguments.iter().any(|argument| argument.name.is_some());
        let context = self.schema.read("expr_context");
        let is_context = |field: &TypedField| Some(&field.ty) == context.as_ref();
        let is_open =
            |field: &&TypedField| matches!(field.ty, Type::Optional(_)) || is_context(field);
        // The last fields of a constructor, if they are optional.
        let open = match !self.is_in_c && self.schema.kind(callee).is_some() {
            true => fields.iter().rev().take_while(is_open).count(),
            false => 0,
        };
        if !named && !(fields.len() - open..=fields.len()).contains(&arguments.len()) {
            return Err(self.wrong_count(callee, fields, arguments.len(), span));
        }
        let mut values: Vec<Option<Value>> = vec![None; fields.len()];
        for (position, argument) in arguments.iter().enumerate() {
            let index = match &argument.name {
                None => position,
                Some((name, name_span)) => {
                    fields.iter().position(|field| field.name == *name).ok_or_else(|| {
                        let headline = format!("`{callee}` has no field `{name}`");
                        self.error("action-unknown", headline, *name_span, "given here")
                            .suggest(name, fields.iter().map(|field| field.name.as_str()))
                    })?
                }
            };
            let Some(field) = fields.get(index).filter(|_| values[index].is_none()) else {
                let headline = format!("a field of `{callee}` is given twice, or one too many");
                return Err(self.error("action-arity", headline, argument.value.span, "this one"));
            };
            let value = match known.take_if(|(place, _)| *place == position) {
                Some((_, value)) => self
                    .fit(value, &field.ty, argument.value.span)
                    .and_then(|value| self.certain(value, Some(&field.ty), argument.value.span)),
                None => self.part(&argument.value, Some(&field.ty)),
            };
            values[index] = Some(value.map_err(|found| {
                found.why(format!("`{}` of `{callee}` is {}", field.name, self.a(&field.ty)))
            })?);
        }
        let absent = |(value, field): (Option<Value>, &TypedField)| match (value, &field.ty) {
            (Some(value), _) => Ok(value),
            (None, Type::Optional(_) | Type::List(_)) => {
                Ok(Value::new(ValueKind::None, field.ty.clone()))
            }
            (None, _) if open > 0 && is_context(field) => self.name("Load", span, Some(&field.ty)),
            (None, _) => {
                let headline = format!("`{callee}` needs `{}`", field.name);
                Err(self.error("action-arity", headline, span, "in this call"))
            }
        };
        values.into_iter().zip(fields).map(absent).collect()
    }

    fn wrong_count(
        &self,
        callee: &str,
        fields: &[TypedField],
        found: usize,
        span: Span,
    ) -> Diagnostic {
        let list: Vec<String> = fields
            .iter()
            .map(|field| format!("{} {}", self.schema.show(&field.ty), field.name))
            .collect();
        let verb = if found == 1 { "is" } else { "are" };
        let headline = format!("`{callee}` takes {} values, {found} {verb} given", fields.len());
        self.error("action-arity", headline, span, "in this call")
            .why(format!("it is {callee}({})", list.join(", ")))
    }
}

/// Whether a declared type is `any`, or lists of it.
fn is_generic(text: &str) -> bool {
    text.trim_end_matches(['*', '?']) == "any"
}
