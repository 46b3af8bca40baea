//! Emits `compiler/src/language/generated/identity.rs`: name, version, magic number and fingerprint of the base language.

use super::rust::RustFile;
use crate::definition::Fingerprint;
use crate::language::Identity;

pub fn emit(identity: &Identity, Fingerprint(definition): Fingerprint) -> String {
    let Identity { name, version: (major, minor), magic, history: _, programs: _ } = identity;
    let about = "What the base language is called, and what its `.pyc` files start with.";
    let mut file = RustFile::new("emit::identity", "grammar/language.toml", about);
    file.line(format_args!("pub const NAME: &str = {name:?};"));
    file.line("/// Major and minor.");
    file.line(format_args!("pub const VERSION: (u8, u8) = ({major}, {minor});"));
    file.line(format_args!("pub const MAGIC: u16 = {magic};"));
    file.line("/// What the texts in grammar/ were when the generated files were made of them.");
    file.line(format_args!("pub const DEFINITION: u64 = {definition};"));
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
        let text = emit(&identity, Fingerprint(7));
        assert!(text.contains("pub const DEFINITION: u64 = 7;\n"), "{text}");
        assert!(text.contains("pub const VERSION: (u8, u8) = (1, 2);\n"), "{text}");
    }
}
