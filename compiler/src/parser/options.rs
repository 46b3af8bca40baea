//! What a parse can be asked for.

/// What the input is: the start rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// A module: `exec`.
    #[default]
    File,
    /// What is typed at the prompt: `single`.
    Interactive,
    /// One expression.
    Eval,
    /// A function's type comment.
    FuncType,
}

/// Which reading of the grammar parses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Engine {
    #[default]
    Generated,
    Machine,
}

/// What else a parse can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    pub mode: Mode,
    pub engine: Engine,
    /// Keep type comments in the tree.
    pub type_comments: bool,
    /// What would be a warning is an error: `python -W error`.
    pub warnings_are_errors: bool,
    /// Input that ends too early is an [`crate::error::ErrorKind::IncompleteInput`]: `ast.PyCF_ALLOW_INCOMPLETE_INPUT`.
    pub allow_incomplete_input: bool,
    /// The end of what is typed at the prompt ends no block, unless a line end stands in front of it: as the module
    /// `codeop` asks whether more is to come.
    pub keeps_blocks_open: bool,
    /// `from __future__ import barry_as_FLUFL` is in force from outside.
    pub barry_as_flufl: bool,
    /// Only what Python 3.N has, as far as the grammar says since when it is there: `ast.parse(..., feature_version=N)`.
    /// None: all of the language.
    pub feature_version: Option<u32>,
}
