//! Literals in actions: numbers and texts as constants and identifiers.

use super::{Found, Scope};
use crate::action::typing::Type;
use crate::action::value::{Singleton, Value, ValueKind};
use crate::diagnostic::Span;

impl Scope<'_> {
    /// A number or a text that is written in an action, where a constant or an identifier is wanted.
    pub(super) fn as_literal(&self, value: &Value, wanted: &Type, span: Span) -> Option<Found> {
        match (&value.kind, wanted) {
            (ValueKind::Int(number), Type::Constant) => {
                Some(self.literal(&number.to_string(), span))
            }
            (ValueKind::Text(text), Type::Constant) => Some(self.literal(&quoted(text), span)),
            (ValueKind::Text(text), Type::Identifier) => Some(self.identifier_of(text, span)),
            _ => None,
        }
    }

    /// The identifier that is written as a text.
    pub(super) fn identifier_of(&self, text: &str, span: Span) -> Found {
        let is_first = |letter: char| letter == '_' || letter.is_ascii_alphabetic();
        let is_next = |letter: char| is_first(letter) || letter.is_ascii_digit();
        if text.starts_with(is_first) && text.chars().all(is_next) {
            return Ok(Value::new(ValueKind::Text(text.to_string()), Type::Identifier));
        }
        let headline = format!("`{text}` is no identifier");
        let why = "in an action these are ASCII letters, digits and underscores";
        Err(self.error("action-type", headline, span, "written here").why(why))
    }

    /// The constant that a literal of the language stands for.
    pub(super) fn literal(&self, text: &str, span: Span) -> Found {
        let singleton = match text {
            "None" => Singleton::None,
            "True" => Singleton::True,
            "False" => Singleton::False,
            "Ellipsis" => Singleton::Ellipsis,
            _ => {
                let text = Value::new(ValueKind::Text(text.to_string()), Type::Text);
                return self.helped("literal", vec![text], span);
            }
        };
        Ok(Value::new(ValueKind::Constant(singleton), Type::Constant))
    }

    /// The call of a helper that the generator itself needs.
    pub(super) fn helped(&self, name: &str, arguments: Vec<Value>, span: Span) -> Found {
        let declarations = &self.schema.declarations;
        let Some(helper) = declarations.helper_index(name) else {
            let headline = format!("this needs the helper `{name}`, which actions.toml has not");
            return Err(self.error("action-unknown", headline, span, "here"));
        };
        let result = self.schema.read(&declarations.helpers[helper].result);
        let kind = ValueKind::Help { helper, arguments };
        Ok(Value::new(kind, result.unwrap_or(Type::Nothing)))
    }
}

/// A text as Python writes it.
fn quoted(text: &str) -> String {
    let mut literal = "'".to_string();
    for letter in text.chars() {
        match letter {
            '\\' | '\'' => literal.extend(['\\', letter]),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            letter => literal.push(letter),
        }
    }
    literal + "'"
}
