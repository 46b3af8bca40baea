// Generated from grammar/language.toml by emit::identity: `lab regen`. Do not edit.

//! What the base language is called, and what its `.pyc` files start with.

pub const NAME: &str = "Python";
/// Major and minor.
pub const VERSION: (u8, u8) = (3, 14);
pub const MAGIC: u16 = 3627;
