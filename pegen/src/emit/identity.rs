//! Emits `compiler/src/language/generated/identity.rs`: name, version and magic number of the base language.

use super::rust::RustFile;
use crate::language::Identity;

pub fn emit(identity: &Identity) -> String {
    let Identity { name, version: (major, minor), magic, history: _, programs: _ } = identity;
    let about = "What the base language is called, and what its `.pyc` files start with.";
    let mut file = RustFile::new("emit::identity", "grammar/language.toml", about);
    file.line(format_args!("pub const NAME: &str = {name:?};"));
    file.line("/// Major and minor.");
    file.line(format_args!("pub const VERSION: (u8, u8) = ({major}, {minor});"));
    file.line(format_args!("pub const MAGIC: u16 = {magic};"));
    file.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Programs;

    #[test]
    fn a_language_without_a_history() {
        let identity = Identity {
            name: "P".into(),
            version: (1, 2),
            magic: 3,
            history: Vec::new(),
            programs: Programs::default(),
        };
        let text = emit(&identity);
        assert!(text.contains("pub const VERSION: (u8, u8) = (1, 2);\n"), "{text}");
    }
}
