//! Overlays on the language: what an experiment is, and the language that some of them make together.
//!
//! An experiment is a folder: `experiment.toml` says what it is, files named like those of `grammar/` hold
//! what differs, `lower.py` and `ops.py` say what its nodes compile to and what its opcodes do. Texts come
//! in, values go out: reading folders is up to the caller.
#![forbid(unsafe_code)]

pub mod audit;
mod check;
pub mod counts;
pub mod diff;
mod experiment;
pub mod explanations;
pub mod export;
pub mod hooks;
pub mod impact;
mod language;
pub mod magic;
pub mod natives;
pub mod opcodes;
mod rewrites;
pub mod shipped;
pub mod stages;
pub mod templates;

pub use experiment::{Experiment, File, MANIFEST, NAMES, README, Status, is_name};
pub use language::{Changed, language, lay_over};
