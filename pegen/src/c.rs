//! Upstream's own spelling of a grammar: out of a model, rules whose actions are in C.
//!
//! ```text
//! unless_stmt[stmt_ty]:
//!     | 'unless' test=named_expression &&':' body=block {
//!         _PyAST_If(CHECK(expr_ty, _PyAST_UnaryOp(Not, test, EXTRA)), body, NULL, EXTRA) }
//! ```
//!
//! What is written here, [`crate::action::Upstream`] reads back to the same actions: both know the names of C from
//! `actions.toml` alone. Tests are in `pegen/tests/c.rs`.

mod code;
mod looks;
mod rule;
mod types;
mod value;
mod vocabulary;

pub use rule::Rules;
pub use value::Found;
