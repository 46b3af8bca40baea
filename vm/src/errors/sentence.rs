//! The messages of exceptions. Most are Rust's strings; one that repeats text of the program is put together as a
//! [`Sentence`], which keeps lone surrogates.

use std::fmt::Display;

use heap::value::Value;

use crate::objects::Str;
use crate::objects::str::build::StrBuilder;

/// What an exception can have as its message.
pub trait Message {
    fn into_text(self) -> Value;
}

impl<T: Display> Message for T {
    fn into_text(self) -> Value {
        Str::from_string(self.to_string())
    }
}

/// A message in pieces.
#[derive(Default)]
pub struct Sentence(StrBuilder);

impl Sentence {
    /// Appends words of ours.
    pub fn words(mut self, words: impl Display) -> Sentence {
        self.0.push_str(&words.to_string());
        self
    }

    /// Appends text of the program.
    pub fn text(mut self, text: &Str) -> Sentence {
        self.0.push(text);
        self
    }

    /// Appends the text of a value that is a string.
    pub fn value(mut self, value: &Value) -> Sentence {
        self.0.push_value(value);
        self
    }
}

impl Message for Sentence {
    fn into_text(self) -> Value {
        self.0.finish().unwrap_or_else(|_| Str::new(""))
    }
}

/// That a call has a keyword argument that `callee` does not know.
pub fn unexpected_keyword(callee: &str, keyword: &Str, hint: &str) -> Sentence {
    let front = format!("{callee}() got an unexpected keyword argument '");
    Sentence::default().words(front).text(keyword).words("'").words(hint)
}
