//! The helpers that actions call: `grammar/actions.toml` declares them, these files are what they do.
//!
//! A helper that finds an error ends the parse ([`Parser::fail`](super::run::Parser::fail)) and returns anything:
//! nobody will look at it.

mod arguments;
mod errors;
mod escapes;
mod inputs;
mod literals;
mod names;
mod numbers;
mod sequences;
mod strings;
mod templates;
mod tokens;
mod versions;

pub(crate) use escapes::character_named;
pub use literals::constant;
