//! Calls of helpers, by what they are called in upstream's C.

use super::{Position, Writer, checked, fitted};
use crate::action::{Access, Helper, Item, TermKind, Type, Value, ValueKind};
use crate::c::code::Code;
use crate::c::looks::said;
use crate::c::types::{self, ANYTHING};
use crate::c::vocabulary::{bare, wanted_by};

impl Writer<'_> {
    pub(super) fn help(
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
    pub(super) fn arguments(
        &mut self,
        helper: &Helper,
        arguments: &[Value],
    ) -> Vec<(String, Code)> {
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
    pub(super) fn message(&self, message: &str, values: &[Item]) -> String {
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

    pub(super) fn mark(&self, value: &Value) -> char {
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
    pub(super) fn is_itself(&self, helper: usize) -> bool {
        let looks = self.vocabulary.helper(helper).map(|looks| &looks.kind);
        matches!(looks, Some(TermKind::Name(_)))
    }
}

/// Whether a parameter is a token, of which C may ask for its text.
fn is_token(declared: &str) -> bool {
    declared == "token" || declared.chars().all(|letter| letter.is_ascii_uppercase())
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
