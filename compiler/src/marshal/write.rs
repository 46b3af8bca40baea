//! Writing: objects in, marshalled bytes out.
//!
//! Equal strings are written once and referred to afterwards. CPython shares by identity where we
//! share by equality, so the bytes can differ from its own; what they read back as does not.

use std::rc::Rc;

use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;
use rustc_hash::FxHashMap;

use super::{FLAG_REF, MAX_DEPTH, MarshalError, code};
use crate::code::{CodeObject, Constant};
use crate::text::PyText;

/// The integers of which CPython has one object each.
const SHARED_INTS: std::ops::RangeInclusive<i32> = -5..=256;
/// The version from which on objects can be referred to.
const REFERENCES: u8 = 3;
/// The version from which on ASCII strings and small tuples have forms of their own.
const SHORT_FORMS: u8 = 4;

/// Writes objects one after the other. Its methods are public for objects that are not [`Constant`]s.
pub struct Writer {
    bytes: Vec<u8>,
    version: u8,
    depth: usize,
    /// The number of each string written, by its text and whether it is interned.
    strings: FxHashMap<(PyText, bool), u32>,
    next_reference: u32,
}

impl Writer {
    pub fn new(version: u8) -> Writer {
        let strings = FxHashMap::default();
        Writer { bytes: Vec::new(), version, depth: 0, strings, next_reference: 0 }
    }

    /// What has been written.
    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }

    /// Writes a constant with all its parts.
    pub fn constant(&mut self, constant: &Constant) -> Result<(), MarshalError> {
        match constant {
            Constant::None => self.none(),
            Constant::True => self.bool(true),
            Constant::False => self.bool(false),
            Constant::Ellipsis => self.bytes.push(code::ELLIPSIS),
            Constant::Int(int) => self.int(int),
            Constant::Float(float) => self.float(*float),
            Constant::Complex { real, imag } => self.complex(*real, *imag),
            Constant::Str(text) => self.str(text, is_interned_constant(text)),
            Constant::Bytes(bytes) => self.byte_string(bytes),
            Constant::Tuple(items) => self.tuple_of(items)?,
            Constant::FrozenSet(items) => self.frozenset(items)?,
            Constant::Slice(bounds) => self.slice(bounds)?,
            Constant::Code(code) => self.code(code)?,
        }
        Ok(())
    }

    pub fn none(&mut self) {
        self.bytes.push(code::NONE);
    }

    pub fn bool(&mut self, value: bool) {
        self.bytes.push(if value { code::TRUE } else { code::FALSE });
    }

    /// `NULL`, which ends the items of a dict.
    pub fn null(&mut self) {
        self.bytes.push(code::NULL);
    }

    pub fn ellipsis(&mut self) {
        self.bytes.push(code::ELLIPSIS);
    }

    pub fn stop_iteration(&mut self) {
        self.bytes.push(code::STOP_ITERATION);
    }

    pub fn int(&mut self, int: &BigInt) {
        if let Some(small) = int.to_i32() {
            self.bytes.push(code::INT);
            self.bytes.extend(small.to_le_bytes());
            return;
        }
        let (sign, magnitude) = digits_of_15_bits(int);
        self.bytes.push(code::LONG);
        let count = magnitude.len() as i32;
        self.bytes.extend((if sign == Sign::Minus { -count } else { count }).to_le_bytes());
        self.bytes.extend(magnitude.iter().flat_map(|digit| digit.to_le_bytes()));
    }

    pub fn float(&mut self, float: f64) {
        if self.version < 2 {
            self.bytes.push(code::FLOAT);
            self.decimal(float);
            return;
        }
        self.bytes.push(code::BINARY_FLOAT);
        self.bytes.extend(float.to_le_bytes());
    }

    pub fn complex(&mut self, real: f64, imag: f64) {
        if self.version < 2 {
            self.bytes.push(code::COMPLEX);
            self.decimal(real);
            self.decimal(imag);
            return;
        }
        self.bytes.push(code::BINARY_COMPLEX);
        self.bytes.extend(real.to_le_bytes());
        self.bytes.extend(imag.to_le_bytes());
    }

    fn decimal(&mut self, float: f64) {
        let digits = format!("{float:?}");
        self.bytes.push(digits.len().min(255) as u8);
        self.bytes.extend(digits.bytes().take(255));
    }

    pub fn byte_string(&mut self, bytes: &[u8]) {
        self.bytes.push(code::BYTES);
        self.sized(bytes);
    }

    /// A string; an equal one written before is referred to.
    pub fn str(&mut self, text: &PyText, interned: bool) {
        let mut flag = 0;
        if self.version >= REFERENCES {
            if let Some(number) = self.strings.get(&(text.clone(), interned)) {
                self.bytes.push(code::REF);
                self.bytes.extend(number.to_le_bytes());
                return;
            }
            self.strings.insert((text.clone(), interned), self.next_reference);
            self.next_reference += 1;
            flag = FLAG_REF;
        }
        let bytes = text.as_bytes();
        let pick = |plain, shared| if interned { shared } else { plain };
        if self.version < SHORT_FORMS || !bytes.is_ascii() {
            self.bytes.push(pick(code::UNICODE, code::INTERNED) | flag);
            self.sized(bytes);
        } else if let Ok(length) = u8::try_from(bytes.len()) {
            self.bytes.push(pick(code::SHORT_ASCII, code::SHORT_ASCII_INTERNED) | flag);
            self.bytes.push(length);
            self.bytes.extend_from_slice(bytes);
        } else {
            self.bytes.push(pick(code::ASCII, code::ASCII_INTERNED) | flag);
            self.sized(bytes);
        }
    }

    /// The head of a tuple; its `length` items follow.
    pub fn tuple(&mut self, length: usize) {
        match u8::try_from(length) {
            Ok(length) if self.version >= SHORT_FORMS => {
                self.bytes.extend([code::SMALL_TUPLE, length]);
            }
            _ => {
                self.bytes.push(code::TUPLE);
                self.size(length);
            }
        }
    }

    /// The head of a list; its `length` items follow.
    pub fn list(&mut self, length: usize) {
        self.bytes.push(code::LIST);
        self.size(length);
    }

    /// The head of a set or frozenset; its `length` items follow, which CPython sorts by their bytes.
    pub fn set(&mut self, length: usize, frozen: bool) {
        self.bytes.push(if frozen { code::FROZENSET } else { code::SET });
        self.size(length);
    }

    /// The head of a dict; keys and values follow in turn, and a [`null`](Writer::null) at the end.
    pub fn dict(&mut self) {
        self.bytes.push(code::DICT);
    }

    fn tuple_of(&mut self, items: &[Constant]) -> Result<(), MarshalError> {
        self.tuple(items.len());
        self.nested(|writer| items.iter().try_for_each(|item| writer.constant(item)))
    }

    /// A frozenset, its items in the order of their bytes, so that the output is reproducible.
    fn frozenset(&mut self, items: &[Constant]) -> Result<(), MarshalError> {
        let mut sorted = Vec::with_capacity(items.len());
        for item in items {
            let mut alone = Writer::new(self.version);
            alone.depth = self.depth;
            alone.nested(|writer| writer.constant(item))?;
            let mut bytes = alone.finish();
            if let Some(first) = bytes.first_mut() {
                *first = *first & !FLAG_REF | if is_shared(item) { FLAG_REF } else { 0 };
            }
            sorted.push((bytes, item));
        }
        sorted.sort_by(|(left, _), (right, _)| left.cmp(right));
        self.set(items.len(), true);
        self.nested(|writer| sorted.iter().try_for_each(|(_, item)| writer.constant(item)))
    }

    fn slice(&mut self, bounds: &Rc<[Constant; 3]>) -> Result<(), MarshalError> {
        self.bytes.push(code::SLICE);
        self.nested(|writer| bounds.iter().try_for_each(|bound| writer.constant(bound)))
    }

    /// A code object, its fields in the order in which the reader expects them.
    fn code(&mut self, code: &CodeObject) -> Result<(), MarshalError> {
        let CodeObject {
            argcount,
            posonlyargcount,
            kwonlyargcount,
            stacksize,
            flags,
            code,
            consts,
            names,
            localsplusnames,
            localspluskinds,
            filename,
            name,
            qualname,
            firstlineno,
            linetable,
            exceptiontable,
        } = code;
        self.bytes.push(code::CODE);
        for number in [argcount, posonlyargcount, kwonlyargcount, stacksize, flags] {
            self.bytes.extend(number.to_le_bytes());
        }
        self.byte_string(code);
        self.tuple_of(consts)?;
        self.names(names);
        self.names(localsplusnames);
        self.byte_string(localspluskinds);
        self.str(filename, false);
        self.str(name, true);
        self.str(qualname, true);
        self.bytes.extend(firstlineno.to_le_bytes());
        self.byte_string(linetable);
        self.byte_string(exceptiontable);
        Ok(())
    }

    fn names(&mut self, names: &[PyText]) {
        self.tuple(names.len());
        for name in names {
            self.str(name, true);
        }
    }

    /// Runs `write` one level deeper.
    pub fn nested(
        &mut self,
        write: impl FnOnce(&mut Writer) -> Result<(), MarshalError>,
    ) -> Result<(), MarshalError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(MarshalError::Bad("object too deeply nested to marshal"));
        }
        write(self)?;
        self.depth -= 1;
        Ok(())
    }

    fn sized(&mut self, bytes: &[u8]) {
        self.size(bytes.len());
        self.bytes.extend_from_slice(bytes);
    }

    fn size(&mut self, size: usize) {
        self.bytes.extend((size as u32).to_le_bytes());
    }
}

/// Whether CPython interns a string constant: where it could be a name (letters, digits, underscores),
/// or is a single character of Latin-1.
fn is_interned_constant(text: &PyText) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
        || matches!(bytes, [0..=0x7F] | [0xC2 | 0xC3, _])
}

/// Whether CPython has a single object for a constant, to which references are always possible.
fn is_shared(constant: &Constant) -> bool {
    match constant {
        Constant::Int(int) => int.to_i32().is_some_and(|int| SHARED_INTS.contains(&int)),
        Constant::Str(text) => is_interned_constant(text),
        _ => false,
    }
}

/// An integer's sign and its digits of 15 bits, the lowest first.
fn digits_of_15_bits(int: &BigInt) -> (Sign, Vec<u16>) {
    let (sign, bytes) = int.to_bytes_le();
    let mut digits = Vec::with_capacity(bytes.len() * 8 / 15 + 1);
    let (mut pending, mut bits) = (0u32, 0);
    for byte in bytes {
        pending |= u32::from(byte) << bits;
        bits += 8;
        if bits >= 15 {
            digits.push((pending & 0x7FFF) as u16);
            pending >>= 15;
            bits -= 15;
        }
    }
    if pending != 0 {
        digits.push(pending as u16);
    }
    (sign, digits)
}
