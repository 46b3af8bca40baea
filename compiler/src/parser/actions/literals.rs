//! What templates need: constants that are not in the program, and names that no program has.

use super::escapes::{decode_bytes, decode_text};
use super::numbers::parse_number;
use crate::ast::{ConstantId, Node, Symbol};
use crate::code::Constant;
use crate::hidden;
use crate::parser::run::Parser;

impl Parser<'_> {
    /// The constant that a literal stands for, written as `repr()` writes it.
    pub(crate) fn literal(&mut self, text: Symbol) -> ConstantId {
        let constant = constant(self.ast.text(text)).unwrap_or(Constant::None);
        self.ast.new_constant_id(constant)
    }

    /// The name under which a template keeps the value of an expression. Two that stand at one place have one name: the
    /// inner one is used no more where the outer one gets its value.
    pub(crate) fn once_name(&mut self, value: Node) -> Symbol {
        let span = self.ast.span(value);
        self.ast.intern(&hidden::placed(span))
    }
}

/// The constant that a literal stands for, if it is one.
pub fn constant(text: &str) -> Option<Constant> {
    let body = |quoted: &str| Some(quoted.get(1..quoted.len().checked_sub(1)?)?.to_string());
    let singleton = match text {
        "None" => Some(Constant::None),
        "True" => Some(Constant::True),
        "False" => Some(Constant::False),
        "Ellipsis" => Some(Constant::Ellipsis),
        _ => None,
    };
    if singleton.is_some() {
        return singleton;
    }
    match text.strip_prefix('b') {
        Some(quoted) => {
            let bytes = decode_bytes(body(quoted)?.as_bytes()).ok()?;
            Some(Constant::Bytes(bytes.value.into()))
        }
        None if text.starts_with(['\'', '"']) => {
            Some(Constant::Str(decode_text(&body(text)?).ok()?.value))
        }
        None => parse_number(text).ok(),
    }
}
