//! What became of one file.

use serde::{Deserialize, Serialize};

/// A file that was looked at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Record {
    pub path: String,
    pub lines: u64,
    pub outcome: Outcome,
    /// Where it uses names that are none any more.
    pub uses: Vec<Use>,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    Same,
    /// It was not looked at, for this reason.
    Skipped(String),
    /// The language as it was refuses it, with these words.
    Refused(String),
    Changed(Instance),
}

/// How far a file comes in the changed language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// It does not parse.
    Parse,
    /// It parses, and does not compile.
    Compile,
    /// It parses to another tree.
    Tree,
    /// It has the same tree, and compiles to other code.
    Code,
}

impl Effect {
    /// The end of a sentence about some files.
    pub fn about(self, is_one: bool) -> &'static str {
        match (self, is_one) {
            (Effect::Parse, true) => "no longer parses",
            (Effect::Parse, false) => "no longer parse",
            (Effect::Compile, true) => "no longer compiles",
            (Effect::Compile, false) => "no longer compile",
            (Effect::Tree, true) => "parses to another tree",
            (Effect::Tree, false) => "parse to another tree",
            (Effect::Code, true) => "compiles to other code",
            (Effect::Code, false) => "compile to other code",
        }
    }
}

/// The first thing in a file that changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instance {
    pub effect: Effect,
    /// What files with the same reason have in common.
    pub cause: String,
    /// From 1; 0 where it is at no line.
    pub line: u32,
    /// The source line, without its indentation.
    pub text: String,
    /// The error, where there is one.
    pub message: Option<String>,
}

/// A name in a file that is none any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Use {
    pub name: String,
    /// The line of each use.
    pub lines: Vec<u32>,
    /// The first of these lines.
    pub text: String,
}
