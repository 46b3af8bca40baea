//! Marshal: objects to bytes and back, in the format of CPython 3.14's `marshal` module (version 5).
//!
//! [`loads`] and [`dumps`] speak [`Constant`], which is what a `.pyc` holds. The machine's `marshal`
//! module reads into its own objects through [`read::Build`], and writes with a [`Writer`] of its own.
//!
//! Always holds: no input makes the reader panic, recurse deeper than [`MAX_DEPTH`], or allocate more
//! than a small multiple of the input's length. Tests: at the foot of this file.

pub mod read;
pub mod write;

use std::fmt;

use crate::code::Constant;

pub use read::{Build, Reader};
pub use write::Writer;

/// The version that CPython 3.14 writes: references (3), short forms (4), slices (5).
pub const VERSION: u8 = 5;

/// How deeply containers may nest, in reading and in writing.
pub const MAX_DEPTH: usize = 1000;

/// Set in a type code: the object gets the next number that [`code::REF`] can name.
const FLAG_REF: u8 = 0x80;

/// The first byte of each object.
mod code {
    pub const NULL: u8 = b'0';
    pub const NONE: u8 = b'N';
    pub const FALSE: u8 = b'F';
    pub const TRUE: u8 = b'T';
    pub const STOP_ITERATION: u8 = b'S';
    pub const ELLIPSIS: u8 = b'.';
    pub const INT: u8 = b'i';
    pub const INT64: u8 = b'I';
    pub const FLOAT: u8 = b'f';
    pub const BINARY_FLOAT: u8 = b'g';
    pub const COMPLEX: u8 = b'x';
    pub const BINARY_COMPLEX: u8 = b'y';
    pub const LONG: u8 = b'l';
    pub const BYTES: u8 = b's';
    pub const INTERNED: u8 = b't';
    pub const REF: u8 = b'r';
    pub const TUPLE: u8 = b'(';
    pub const LIST: u8 = b'[';
    pub const DICT: u8 = b'{';
    pub const CODE: u8 = b'c';
    pub const UNICODE: u8 = b'u';
    pub const SET: u8 = b'<';
    pub const FROZENSET: u8 = b'>';
    pub const SLICE: u8 = b':';
    pub const ASCII: u8 = b'a';
    pub const ASCII_INTERNED: u8 = b'A';
    pub const SMALL_TUPLE: u8 = b')';
    pub const SHORT_ASCII: u8 = b'z';
    pub const SHORT_ASCII_INTERNED: u8 = b'Z';
}

/// Why bytes could not be read, or an object not be written. Displays as CPython's message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarshalError {
    /// The input ends inside an object: CPython's `EOFError`.
    TooShort,
    /// The input is malformed: CPython's `ValueError`, with what is wrong in parentheses.
    Bad(&'static str),
    /// An object of a type that this reader or writer does not know.
    Unmarshallable,
    /// A NULL where an object was expected: CPython's `TypeError`.
    NullObject,
}

impl fmt::Display for MarshalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MarshalError::TooShort => f.write_str("marshal data too short"),
            MarshalError::Bad(what) => write!(f, "bad marshal data ({what})"),
            MarshalError::Unmarshallable => f.write_str("unmarshallable object"),
            MarshalError::NullObject => f.write_str("NULL object in marshal data for object"),
        }
    }
}

impl std::error::Error for MarshalError {}

/// The object that `bytes` begin with, and how many of them it took.
pub fn loads(bytes: &[u8]) -> Result<(Constant, usize), MarshalError> {
    let mut reader = Reader::new(bytes, read::Constants);
    let object = reader.object()?;
    Ok((object, reader.position()))
}

/// `object` in marshal's current version. Only nesting beyond [`MAX_DEPTH`] is an error.
pub fn dumps(object: &Constant) -> Result<Vec<u8>, MarshalError> {
    let mut writer = Writer::new(VERSION);
    writer.constant(object)?;
    Ok(writer.finish())
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use num_bigint::BigInt;
    use proptest::prelude::*;

    use super::*;
    use crate::code::CodeObject;
    use crate::text::PyText;

    fn text(string: &str) -> Constant {
        Constant::Str(string.into())
    }

    fn module() -> Constant {
        let names: Vec<PyText> = vec!["a".into(), "b".into(), "a".into()];
        Constant::Code(Rc::new(CodeObject {
            argcount: 1,
            posonlyargcount: 0,
            kwonlyargcount: 0,
            stacksize: 7,
            flags: 3,
            code: vec![128, 0, 94, 0],
            consts: vec![text("docs"), Constant::None, Constant::Tuple(vec![text("x y")].into())],
            names: names.clone(),
            localsplusnames: names,
            localspluskinds: vec![0x20, 0x40, 0x80],
            filename: "file.py".into(),
            name: "name".into(),
            qualname: "outer.<locals>.name".into(),
            firstlineno: 1,
            linetable: vec![0xF0, 3, 1],
            exceptiontable: vec![],
        }))
    }

    #[test]
    fn constants_have_the_bytes_that_cpython_writes() {
        let cases: [(Constant, &[u8]); 12] = [
            (Constant::None, b"N"),
            (Constant::Int(BigInt::from(1)), b"\xe9\x01\0\0\0"),
            (Constant::Int(BigInt::from(-1i64 << 31)), b"\xe9\0\0\0\x80"),
            (Constant::Int(BigInt::from(1i64 << 31)), b"\xec\x03\0\0\0\0\0\0\0\x02\0"),
            (
                Constant::Int(BigInt::from(-(1i64 << 31) - 1)),
                b"\xec\xfd\xff\xff\xff\x01\0\0\0\x02\0",
            ),
            (Constant::Float(1.5), b"\xe7\0\0\0\0\0\0\xf8?"),
            (text("ab"), b"\xda\x02ab"),
            (text("a b"), b"\xfa\x03a b"),
            (text("é"), b"\xf4\x02\0\0\0\xc3\xa9"),
            (Constant::Bytes(b"x"[..].into()), b"\xf3\x01\0\0\0x"),
            (Constant::Tuple(vec![Constant::True].into()), b"\xa9\x01T"),
            (
                Constant::Slice(Rc::new([Constant::None, Constant::None, Constant::None])),
                b"\xbaNNN",
            ),
        ];
        for (constant, expected) in cases {
            let ours = dumps(&constant).unwrap();
            assert_eq!(ours[0] | FLAG_REF, expected[0] | FLAG_REF, "{constant:?}");
            assert_eq!(ours[1..], expected[1..], "{constant:?}");
            assert_eq!(loads(expected), Ok((constant, expected.len())));
        }
    }

    #[test]
    fn a_code_object_comes_back_as_it_was() {
        let bytes = dumps(&module()).unwrap();
        assert_eq!(loads(&bytes), Ok((module(), bytes.len())));
    }

    #[test]
    fn malformed_bytes_are_refused_in_cpythons_words() {
        let cases: [(&[u8], &str); 9] = [
            (b"", "marshal data too short"),
            (b"i\0", "marshal data too short"),
            (b"0", "NULL object in marshal data for object"),
            (b"?", "bad marshal data (unknown type code)"),
            (b"r\0\0\0\0", "bad marshal data (invalid reference)"),
            (b"\xa9\x01r\0\0\0\0", "bad marshal data (invalid reference)"),
            (b"(\xff\xff\xff\xff", "bad marshal data (tuple size out of range)"),
            (b"l\x01\0\0\0\0\0", "bad marshal data (unnormalized long data)"),
            (b"l\x01\0\0\0\xff\xff", "bad marshal data (digit out of range in long)"),
        ];
        for (bytes, message) in cases {
            assert_eq!(loads(bytes).unwrap_err().to_string(), message, "{bytes:x?}");
        }
        assert_eq!(
            loads(&b"\x29\x01".repeat(100_000)),
            Err(MarshalError::Bad("recursion limit exceeded"))
        );
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = loads(&bytes);
        }

        #[test]
        fn no_damage_to_a_code_object_makes_the_reader_panic(
            changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        ) {
            let mut bytes = dumps(&module()).unwrap();
            for (place, byte) in changes {
                let place = place.index(bytes.len());
                bytes[place] = byte;
            }
            let _ = loads(&bytes);
        }
    }
}
