//! Upper and lower case.

use super::super::Str;
use super::this;
use crate::objects::type_object::spec::{Method, method};
use crate::value::Value;

fn map_chars(text: &Str, mut map: impl FnMut(char, &mut String)) -> Value {
    let mut out = String::with_capacity(text.len());
    text.to_lossy().chars().for_each(|c| map(c, &mut out));
    Str::from_string(out)
}

pub(super) static CASES: &[Method] = &[
    method("upper", "(self, /)", |_, args| {
        Ok(Str::from_string(this(&args[0]).to_lossy().to_uppercase()))
    }),
    method("lower", "(self, /)", |_, args| {
        Ok(Str::from_string(this(&args[0]).to_lossy().to_lowercase()))
    }),
    method("casefold", "(self, /)", |_, args| {
        Ok(map_chars(this(&args[0]), |c, out| match c {
            'ß' => out.push_str("ss"),
            'ς' => out.push('σ'),
            _ => out.extend(c.to_lowercase()),
        }))
    }),
    method("swapcase", "(self, /)", |_, args| {
        Ok(map_chars(this(&args[0]), |c, out| match c.is_uppercase() {
            true => out.extend(c.to_lowercase()),
            false => out.extend(c.to_uppercase()),
        }))
    }),
    method("capitalize", "(self, /)", |_, args| {
        let mut first = true;
        Ok(map_chars(this(&args[0]), |c, out| match std::mem::take(&mut first) {
            true => out.extend(c.to_uppercase()),
            false => out.extend(c.to_lowercase()),
        }))
    }),
    method("title", "(self, /)", |_, args| {
        let mut inside = false;
        Ok(map_chars(this(&args[0]), |c, out| {
            match inside {
                true => out.extend(c.to_lowercase()),
                false => out.extend(c.to_uppercase()),
            }
            inside = c.is_uppercase() || c.is_lowercase();
        }))
    }),
];
