//! `.pyc` files: a header of sixteen bytes, then a marshalled module.
//!
//! ```text
//! 0   2     4      8             16
//! | magic | \r\n | flags | validation | marshal ...
//! ```
//!
//! The validation is the source's modification time and size, or a hash of the source (PEP 552).

use std::fmt;
use std::rc::Rc;

use crate::code::{CodeObject, Constant};
pub use crate::language::MAGIC;
use crate::marshal::{self, MarshalError};
use pegen::definition::Fingerprint;

const HEADER: usize = 16;
const HASH_BASED: u32 = 0b01;
const CHECK_SOURCE: u32 = 0b10;

/// A compiled module on disk.
#[derive(Debug, Clone, PartialEq)]
pub struct Pyc {
    pub magic: u16,
    pub validation: Validation,
    pub code: Rc<CodeObject>,
}

/// How to tell that a `.pyc` still belongs to its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validation {
    /// The lowest 32 bits of the source's modification time in seconds, and of its size in bytes.
    Timestamp { mtime: u32, size: u32 },
    /// The source's [`source_hash`]. Without `check_source` the file is trusted as it is.
    Hash { hash: [u8; 8], check_source: bool },
}

/// Why bytes are not a `.pyc`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PycError {
    /// The header is cut short.
    TooShort,
    /// Not the magic number that was expected: written by another version.
    Magic {
        found: [u8; 4],
        expected: u16,
    },
    /// Flags that PEP 552 does not define.
    Flags(u32),
    Marshal(MarshalError),
    /// The marshalled object is something else than a code object.
    NotCode,
}

impl fmt::Display for PycError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PycError::TooShort => f.write_str("reached EOF while reading pyc header"),
            PycError::Magic { found, expected } => {
                let found = u16::from_le_bytes([found[0], found[1]]);
                write!(f, "bad magic number {found}, expected {expected}")
            }
            PycError::Flags(flags) => write!(f, "invalid flags {flags}"),
            PycError::Marshal(error) => error.fmt(f),
            PycError::NotCode => f.write_str("non-code object"),
        }
    }
}

impl std::error::Error for PycError {}

impl Pyc {
    /// Reads a `.pyc` whose magic number is `magic`.
    pub fn read(bytes: &[u8], magic: u16) -> Result<Pyc, PycError> {
        let validation = read_header(bytes, magic)?;
        match marshal::loads(&bytes[HEADER..]).map_err(PycError::Marshal)?.0 {
            Constant::Code(code) => Ok(Pyc { magic, validation, code }),
            _ => Err(PycError::NotCode),
        }
    }

    /// The file's bytes.
    pub fn write(&self) -> Result<Vec<u8>, MarshalError> {
        let mut bytes = Vec::from(magic_bytes(self.magic));
        match self.validation {
            Validation::Timestamp { mtime, size } => {
                bytes.extend(0u32.to_le_bytes());
                bytes.extend(mtime.to_le_bytes());
                bytes.extend(size.to_le_bytes());
            }
            Validation::Hash { hash, check_source } => {
                let flags = HASH_BASED | if check_source { CHECK_SOURCE } else { 0 };
                bytes.extend(flags.to_le_bytes());
                bytes.extend(hash);
            }
        }
        bytes.extend(marshal::dumps(&Constant::Code(self.code.clone()))?);
        Ok(bytes)
    }
}

/// Stands behind the module of a file that lab has cached, and in front of the fingerprint of its language.
const SEAL: &[u8; 8] = b"lab lang";

/// Marks the bytes of a `.pyc` as those of a language: its magic number alone does not tell it from what it was before it
/// was edited. CPython looks at nothing behind the module.
pub fn seal(mut bytes: Vec<u8>, language: Fingerprint) -> Vec<u8> {
    bytes.extend(SEAL);
    bytes.extend(language.0.to_le_bytes());
    bytes
}

/// The language of a sealed `.pyc`; `None` for one that lab has not cached.
pub fn language_of(bytes: &[u8]) -> Option<Fingerprint> {
    let (rest, fingerprint) = bytes.split_last_chunk()?;
    rest.ends_with(SEAL).then(|| Fingerprint(u64::from_le_bytes(*fingerprint)))
}

/// The first four bytes of a `.pyc` with this magic number.
pub fn magic_bytes(magic: u16) -> [u8; 4] {
    let [low, high] = magic.to_le_bytes();
    [low, high, b'\r', b'\n']
}

/// The validation that a header asks for; the module behind it is not looked at.
pub fn read_header(bytes: &[u8], magic: u16) -> Result<Validation, PycError> {
    let word = |start: usize| -> Result<[u8; 4], PycError> {
        bytes.get(start..).and_then(|rest| rest.first_chunk()).copied().ok_or(PycError::TooShort)
    };
    let found = word(0)?;
    if found != magic_bytes(magic) {
        return Err(PycError::Magic { found, expected: magic });
    }
    let (flags, first, second) = (u32::from_le_bytes(word(4)?), word(8)?, word(12)?);
    match flags {
        0 => Ok(Validation::Timestamp {
            mtime: u32::from_le_bytes(first),
            size: u32::from_le_bytes(second),
        }),
        _ if flags & !(HASH_BASED | CHECK_SOURCE) == 0 && flags & HASH_BASED != 0 => {
            let [a, b, c, d] = first;
            let [e, f, g, h] = second;
            let check_source = flags & CHECK_SOURCE != 0;
            Ok(Validation::Hash { hash: [a, b, c, d, e, f, g, h], check_source })
        }
        _ => Err(PycError::Flags(flags)),
    }
}

/// The hash of a source that CPython stores: SipHash-1-3, keyed with the magic number.
pub fn source_hash(magic: u16, source: &[u8]) -> [u8; 8] {
    let key = u64::from(u32::from_le_bytes(magic_bytes(magic)));
    let mut state = [
        key ^ 0x736f_6d65_7073_6575,
        0x646f_7261_6e64_6f6d,
        key ^ 0x6c79_6765_6e65_7261,
        0x7465_6462_7974_6573,
    ];
    let (words, rest) = source.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    last[7] = source.len() as u8;
    for word in words.iter().chain([&last]) {
        let word = u64::from_le_bytes(*word);
        state[3] ^= word;
        sip_round(&mut state);
        state[0] ^= word;
    }
    state[2] ^= 0xFF;
    for _ in 0..3 {
        sip_round(&mut state);
    }
    state.into_iter().fold(0, |hash, word| hash ^ word).to_le_bytes()
}

fn sip_round([a, b, c, d]: &mut [u64; 4]) {
    let mix = |left: &mut u64, right: &mut u64, turn: u32| {
        *left = left.wrapping_add(*right);
        *right = right.rotate_left(turn) ^ *left;
    };
    mix(a, b, 13);
    *a = a.rotate_left(32);
    mix(c, d, 16);
    mix(a, d, 21);
    mix(c, b, 17);
    *c = c.rotate_left(32);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_source_hash_is_cpythons() {
        // python3.14 -c 'import importlib.util as u; print(u.source_hash(b"...").hex())'
        let cases: [(&[u8], &str); 3] = [
            (b"", "61f5b7cb653a6aa4"),
            (b"x = 1\n", "1db2b6325ca282a7"),
            (b"print('hello, world')\n", "b4a282b7af3ffed7"),
        ];
        for (source, expected) in cases {
            let hash: String =
                source_hash(MAGIC, source).iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(hash, expected, "{source:?}");
        }
    }

    #[test]
    fn headers_are_read_as_cpython_reads_them() {
        let [low, high] = MAGIC.to_le_bytes();
        let header = |flags: u8| [low, high, 13, 10, flags, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0];
        let timestamp = Validation::Timestamp { mtime: 1, size: 2 };
        assert_eq!(read_header(&header(0), MAGIC), Ok(timestamp));
        let hash = Validation::Hash { hash: [1, 0, 0, 0, 2, 0, 0, 0], check_source: true };
        assert_eq!(read_header(&header(3), MAGIC), Ok(hash));
        assert_eq!(read_header(&header(2), MAGIC), Err(PycError::Flags(2)));
        assert_eq!(read_header(&header(0)[..9], MAGIC), Err(PycError::TooShort));
        assert!(matches!(read_header(&header(0), 1), Err(PycError::Magic { .. })));
    }
}
