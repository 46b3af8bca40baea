//! What tells languages apart: a number made of their texts. The build script compiles this file too.

/// The files of a definition, by the names they have under `grammar/`.
#[rustfmt::skip]
pub const FILE_NAMES: [&str; 8] = [
    "python.gram", "Tokens", "Python.asdl", "actions.toml", "operands.toml", "opcodes.toml", "operators.toml",
    "language.toml",
];

/// What tells languages apart by how they are parsed: a number made of every text that has a say in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fingerprint(pub u64);

impl Fingerprint {
    /// With one more text: the same on every machine and in every build, emitted parsers have it in them.
    #[must_use]
    pub fn with(self, text: &str) -> Fingerprint {
        const ODD: u64 = 0x9E37_79B9_7F4A_7C15;
        let mut all = self.0;
        let mut add = |word: u64| all = (all.rotate_left(5) ^ word).wrapping_mul(ODD);
        add(text.len() as u64);
        for bytes in text.as_bytes().chunks(8) {
            let mut word = [0; 8];
            word[..bytes.len()].copy_from_slice(bytes);
            add(u64::from_le_bytes(word));
        }
        Fingerprint(all)
    }
    /// The one of a whole language, whose files have these texts, in the order of [`FILE_NAMES`].
    #[must_use]
    pub fn of_texts(texts: [&str; FILE_NAMES.len()]) -> Fingerprint {
        let files = FILE_NAMES.into_iter().zip(texts);
        files.fold(Fingerprint::default(), |all, (name, text)| all.with(name).with(text))
    }

    /// Reads the decimal digits of one.
    pub const fn of_digits(digits: &str) -> Fingerprint {
        let bytes = digits.as_bytes();
        let (mut number, mut at) = (0u64, 0);
        while at < bytes.len() {
            assert!(bytes[at].is_ascii_digit(), "a fingerprint is a number");
            number = number * 10 + (bytes[at] - b'0') as u64;
            at += 1;
        }
        Fingerprint(number)
    }
}
