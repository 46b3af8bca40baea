//! What an experiment's code moves out of the scope that it stands in, until that other scope is walked.

use rustc_hash::FxHashMap;

use crate::ast::Node;
use crate::codegen::lowering::{Lowered, ScopeUse};

use super::ScopeId;

/// What waits for its scope.
#[derive(Debug, Default)]
pub struct Moved {
    /// Children whose code is in another scope, with the scope that they stand in, whose code wants them, and the function.
    pub(super) children: FxHashMap<Node, (ScopeId, Lowered, u32)>,
    /// What functions of the program begin with.
    pub(super) beginnings: FxHashMap<Node, (Lowered, Vec<ScopeUse>)>,
}
