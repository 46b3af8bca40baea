// Generated from no experiment by emit::natives: `lab regen`. Do not edit.

//! The opcodes of experiments that are baked in.

/// The experiments, and fingerprints of the texts that were baked in.
pub const BAKED: &[(&str, u64)] = &[
];
