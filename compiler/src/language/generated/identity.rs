// Generated from grammar/language.toml by emit::identity: `lab regen`. Do not edit.

//! What the base language is called, and what its `.pyc` files start with.

pub const NAME: &str = "Python";
/// Major and minor.
pub const VERSION: (u8, u8) = (3, 14);
pub const MAGIC: u16 = 3627;
/// What the texts in grammar/ were when the generated files were made of them.
pub const DEFINITION: u64 = 6058699518829190257;
