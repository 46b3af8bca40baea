//! Names that no program can have: variables that an experiment's code keeps for itself.
//!
//! No identifier has a dot. Such a variable is a local of the code that it is used in, whatever that is, and of no scope.

use crate::source::Span;

/// What the names begin with.
const PREFIX: &str = ".hidden";

/// The name of the so manieth variable that hooks use at once.
pub fn numbered(number: u32) -> String {
    format!("{PREFIX}{number}")
}

/// The name of the variable in which a template keeps what stands in a place of the source.
pub fn placed(span: Span) -> String {
    format!("{PREFIX}_{}_{}", span.start, span.end)
}

/// The name of the so manieth variable in which what a hook made of a node keeps something.
pub fn of_node(node: u32, number: u32) -> String {
    format!("{PREFIX}_{node}_of_{number}")
}

/// Whether it is such a name.
pub fn is_hidden(name: &str) -> bool {
    name.starts_with(PREFIX)
}
