//! `repr()`, `str()` and `format()`.

use heap::Kind;
use heap::value::Value;

use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::str::build::StrBuilder;
use crate::objects::{Str, float, str};
use crate::special::Special;

impl Machine {
    /// `repr(value)`, a string.
    pub fn repr(&self, value: &Value) -> PyResult {
        self.check_text(self.shown(value)?, "__repr__")
    }

    /// What `__repr__` gives, which need not be a string.
    pub fn shown(&self, value: &Value) -> PyResult {
        if let Some(number) = value.as_small_int() {
            return Ok(Str::from_string(number.to_string()));
        }
        if let Some(number) = value.as_float() {
            return Ok(Str::from_string(float::repr(number)));
        }
        self.enter_native(" while getting the repr of an object")?;
        let class = self.class(value);
        let shown = self.try_call_special(value, &class.special(Special::Repr), &[]);
        shown.unwrap_or_else(|| {
            let (name, address) = (class.name(), value.address());
            Ok(Str::from_string(format!("<{name} object at {address:#x}>")))
        })
    }

    /// `str(value)`, a string.
    pub fn str(&self, value: &Value) -> PyResult {
        if value.is_exact::<Str>() {
            return Ok(value.clone());
        }
        if !value.is_object() {
            return self.repr(value);
        }
        let class = self.class(value);
        let Some(shown) = self.try_call_special(value, &class.special(Special::Str), &[]) else {
            return self.repr(value);
        };
        self.check_text(shown?, "__str__")
    }

    fn check_text(&self, shown: Value, method: &str) -> PyResult {
        if shown.is_kind(Kind::Str) {
            return Ok(shown);
        }
        let kind = self.class(&shown).name();
        Err(self.type_error(format!("{method} returned non-string (type {kind})")))
    }

    /// `ascii(value)`.
    pub fn ascii(&self, value: &Value) -> PyResult {
        let shown = self.repr(value)?;
        Ok(match shown.downcast::<Str>() {
            Some(text) if text.as_ascii().is_none() => {
                Str::from_string(str::methods::escape_non_ascii(text))
            }
            _ => shown,
        })
    }

    /// `format(value, spec)`.
    pub fn format(&self, value: &Value, spec: &Value) -> PyResult {
        let plain = spec.downcast::<Str>().is_some_and(Str::is_empty);
        if plain && (!value.is_object() || value.is_exact::<Str>()) {
            return self.str(value);
        }
        let class = self.class(value);
        let Some(shown) = self.try_call_special(
            value,
            &class.special(Special::Format),
            std::slice::from_ref(spec),
        ) else {
            return Err(self.type_error(format!("Type {} doesn't define __format__", class.name())));
        };
        let shown = shown?;
        if shown.is_kind(Kind::Str) {
            return Ok(shown);
        }
        let kind = self.class(&shown).name();
        Err(self.type_error(format!("__format__ must return a str, not {kind}")))
    }

    /// The reprs of items between brackets.
    pub fn join_reprs(&self, open: &str, items: &[Value], close: &str) -> PyResult {
        let mut shown = StrBuilder::with_capacity(items.len() * 4);
        shown.push_str(open);
        for (number, item) in items.iter().enumerate() {
            if number > 0 {
                shown.push_str(", ");
            }
            shown.push_value(&self.repr(item)?);
        }
        shown.push_str(close);
        Ok(shown.finish()?)
    }
}
