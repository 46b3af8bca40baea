//! What can be done with any value, whatever its type: the operations of the Language Reference's data model.

pub mod attributes;
pub mod call;
pub mod compare;
pub mod hash;
pub mod instances;
pub mod iteration;
pub mod numbers;
pub mod operators;
pub mod show;
pub mod subscripts;
