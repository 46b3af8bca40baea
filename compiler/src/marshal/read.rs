//! Reading: marshalled bytes in, objects of the caller's kind out.
//!
//! The reader knows the format, a [`Build`] knows the objects. [`Constants`] is the compiler's own;
//! it has no lists, dicts or sets, because no constant does.

use std::rc::Rc;

use num_bigint::{BigInt, Sign};

use super::{FLAG_REF, MAX_DEPTH, MarshalError, code};
use crate::code::{CodeObject, Constant};
use crate::text::PyText;

/// Makes objects for a [`Reader`].
pub trait Build {
    type Object: Clone;

    /// An object without parts. `interned` tells of a string that CPython had interned.
    fn leaf(&mut self, leaf: Constant, interned: bool) -> Self::Object;
    fn tuple(&mut self, items: Vec<Self::Object>) -> Self::Object;
    /// Fails on an unhashable item.
    fn frozenset(&mut self, items: Vec<Self::Object>) -> Result<Self::Object, MarshalError>;
    fn slice(&mut self, bounds: [Self::Object; 3]) -> Self::Object;
    fn code(&mut self, code: CodeObject) -> Self::Object;
    /// The constant that an object stands for, where it can be part of a code object.
    fn constant(&self, object: &Self::Object) -> Option<Constant>;

    /// An empty list, dict or set, which may be referred to while it is being filled.
    fn container(&mut self, _kind: Container) -> Result<Self::Object, MarshalError> {
        Err(MarshalError::Unmarshallable)
    }
    fn append(&mut self, _list: &Self::Object, _item: Self::Object) {}
    fn set_item(
        &mut self,
        _dict: &Self::Object,
        _key: Self::Object,
        _value: Self::Object,
    ) -> Result<(), MarshalError> {
        Err(MarshalError::Unmarshallable)
    }
    fn add(&mut self, _set: &Self::Object, _item: Self::Object) -> Result<(), MarshalError> {
        Err(MarshalError::Unmarshallable)
    }
    fn stop_iteration(&mut self) -> Result<Self::Object, MarshalError> {
        Err(MarshalError::Unmarshallable)
    }
}

/// The mutable containers of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Container {
    List,
    Dict,
    Set,
}

/// Builds [`Constant`]s.
pub struct Constants;

impl Build for Constants {
    type Object = Constant;

    fn leaf(&mut self, leaf: Constant, _interned: bool) -> Constant {
        leaf
    }

    fn tuple(&mut self, items: Vec<Constant>) -> Constant {
        Constant::Tuple(items.into())
    }

    fn frozenset(&mut self, items: Vec<Constant>) -> Result<Constant, MarshalError> {
        Ok(Constant::FrozenSet(items.into()))
    }

    fn slice(&mut self, bounds: [Constant; 3]) -> Constant {
        Constant::Slice(Rc::new(bounds))
    }

    fn code(&mut self, code: CodeObject) -> Constant {
        Constant::Code(Rc::new(code))
    }

    fn constant(&self, object: &Constant) -> Option<Constant> {
        Some(object.clone())
    }
}

/// Reads objects one after the other. References reach back over all that it has read.
pub struct Reader<'a, B: Build> {
    bytes: &'a [u8],
    position: usize,
    depth: usize,
    /// What `r` can name; `None` while an immutable container is still being read.
    references: Vec<Option<B::Object>>,
    build: B,
}

impl<'a, B: Build> Reader<'a, B> {
    pub fn new(bytes: &'a [u8], build: B) -> Reader<'a, B> {
        Reader { bytes, position: 0, depth: 0, references: Vec::new(), build }
    }

    /// How many bytes have been read.
    pub fn position(&self) -> usize {
        self.position
    }

    /// What builds the objects.
    pub fn build(&mut self) -> &mut B {
        &mut self.build
    }

    /// The next object.
    pub fn object(&mut self) -> Result<B::Object, MarshalError> {
        self.object_or_null()?.ok_or(MarshalError::NullObject)
    }

    /// The next object, `None` for the NULL that ends a dict.
    fn object_or_null(&mut self) -> Result<Option<B::Object>, MarshalError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(MarshalError::Bad("recursion limit exceeded"));
        }
        let byte = self.byte()?;
        let object = match byte & !FLAG_REF {
            code::NULL => None,
            kind => Some(self.of_kind(kind, byte & FLAG_REF != 0)?),
        };
        self.depth -= 1;
        Ok(object)
    }

    fn of_kind(&mut self, kind: u8, numbered: bool) -> Result<B::Object, MarshalError> {
        let leaf = match kind {
            code::NONE => return Ok(self.build.leaf(Constant::None, false)),
            code::TRUE => return Ok(self.build.leaf(Constant::True, false)),
            code::FALSE => return Ok(self.build.leaf(Constant::False, false)),
            code::ELLIPSIS => return Ok(self.build.leaf(Constant::Ellipsis, false)),
            code::STOP_ITERATION => return self.build.stop_iteration(),
            code::REF => return self.reference(),
            code::INT => Constant::Int(BigInt::from(i32::from_le_bytes(self.array()?))),
            code::INT64 => Constant::Int(BigInt::from(i64::from_le_bytes(self.array()?))),
            code::LONG => Constant::Int(self.long()?),
            code::FLOAT => Constant::Float(self.decimal()?),
            code::BINARY_FLOAT => Constant::Float(self.float()?),
            code::COMPLEX => Constant::Complex { real: self.decimal()?, imag: self.decimal()? },
            code::BINARY_COMPLEX => Constant::Complex { real: self.float()?, imag: self.float()? },
            code::BYTES => {
                let length = self.size("bytes object size out of range")?;
                Constant::Bytes(self.take(length)?.into())
            }
            code::UNICODE | code::INTERNED => {
                let length = self.size("string size out of range")?;
                Constant::Str(self.text(length)?)
            }
            code::ASCII | code::ASCII_INTERNED => {
                let length = self.size("string size out of range")?;
                Constant::Str(self.ascii(length)?)
            }
            code::SHORT_ASCII | code::SHORT_ASCII_INTERNED => {
                let length = usize::from(self.byte()?);
                Constant::Str(self.ascii(length)?)
            }
            _ => return self.compound(kind, numbered),
        };
        let interned =
            matches!(kind, code::INTERNED | code::ASCII_INTERNED | code::SHORT_ASCII_INTERNED);
        let object = self.build.leaf(leaf, interned);
        if numbered {
            self.references.push(Some(object.clone()));
        }
        Ok(object)
    }

    /// An object with parts. It takes its number before they take theirs.
    fn compound(&mut self, kind: u8, numbered: bool) -> Result<B::Object, MarshalError> {
        let number = numbered.then(|| {
            self.references.push(None);
            self.references.len() - 1
        });
        let object = match kind {
            code::SMALL_TUPLE => {
                let length = usize::from(self.byte()?);
                let items = self.items(length)?;
                self.build.tuple(items)
            }
            code::TUPLE => {
                let length = self.size("tuple size out of range")?;
                let items = self.items(length)?;
                self.build.tuple(items)
            }
            code::FROZENSET => {
                let length = self.size("set size out of range")?;
                let items = self.items(length)?;
                self.build.frozenset(items)?
            }
            code::SLICE => {
                let bounds = [self.object()?, self.object()?, self.object()?];
                self.build.slice(bounds)
            }
            code::CODE => {
                let code = self.code()?;
                self.build.code(code)
            }
            code::LIST => self.container(Container::List, number)?,
            code::DICT => self.container(Container::Dict, number)?,
            code::SET => self.container(Container::Set, number)?,
            _ => return Err(MarshalError::Bad("unknown type code")),
        };
        if let Some(number) = number {
            self.references[number] = Some(object.clone());
        }
        Ok(object)
    }

    fn container(
        &mut self,
        kind: Container,
        number: Option<usize>,
    ) -> Result<B::Object, MarshalError> {
        let length = match kind {
            Container::List => self.size("list size out of range")?,
            Container::Set => self.size("set size out of range")?,
            Container::Dict => usize::MAX,
        };
        let container = self.build.container(kind)?;
        if let Some(number) = number {
            self.references[number] = Some(container.clone());
        }
        for _ in 0..length {
            match kind {
                Container::List => {
                    let item = self.object()?;
                    self.build.append(&container, item);
                }
                Container::Set => {
                    let item = self.object()?;
                    self.build.add(&container, item)?;
                }
                Container::Dict => {
                    let Some(key) = self.object_or_null()? else {
                        break;
                    };
                    let value = self.object()?;
                    self.build.set_item(&container, key, value)?;
                }
            }
        }
        Ok(container)
    }

    fn items(&mut self, length: usize) -> Result<Vec<B::Object>, MarshalError> {
        // An item takes a byte at least: a claim beyond the rest of the input reserves nothing.
        let mut items = Vec::with_capacity(length.min(self.bytes.len() - self.position));
        for _ in 0..length {
            items.push(self.object()?);
        }
        Ok(items)
    }

    fn reference(&mut self) -> Result<B::Object, MarshalError> {
        let number = u32::from_le_bytes(self.array()?) as usize;
        match self.references.get(number) {
            Some(Some(object)) => Ok(object.clone()),
            _ => Err(MarshalError::Bad("invalid reference")),
        }
    }

    /// A code object, its fields in the order of CPython's `w_complex_object`.
    fn code(&mut self) -> Result<CodeObject, MarshalError> {
        Ok(CodeObject {
            argcount: self.unsigned()?,
            posonlyargcount: self.unsigned()?,
            kwonlyargcount: self.unsigned()?,
            stacksize: self.unsigned()?,
            flags: self.unsigned()?,
            code: self.bytes_field()?,
            consts: self.tuple_field()?,
            names: self.names_field()?,
            localsplusnames: self.names_field()?,
            localspluskinds: self.bytes_field()?,
            filename: self.text_field()?,
            name: self.text_field()?,
            qualname: self.text_field()?,
            firstlineno: i32::from_le_bytes(self.array()?),
            linetable: self.bytes_field()?,
            exceptiontable: self.bytes_field()?,
        })
    }

    fn unsigned(&mut self) -> Result<u32, MarshalError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    fn field(&mut self) -> Result<Constant, MarshalError> {
        let object = self.object()?;
        self.build.constant(&object).ok_or(MarshalError::Bad("invalid code object"))
    }

    fn bytes_field(&mut self) -> Result<Vec<u8>, MarshalError> {
        match self.field()? {
            Constant::Bytes(bytes) => Ok(bytes.to_vec()),
            _ => Err(MarshalError::Bad("invalid code object")),
        }
    }

    fn text_field(&mut self) -> Result<PyText, MarshalError> {
        match self.field()? {
            Constant::Str(text) => Ok(text),
            _ => Err(MarshalError::Bad("invalid code object")),
        }
    }

    fn tuple_field(&mut self) -> Result<Vec<Constant>, MarshalError> {
        match self.field()? {
            Constant::Tuple(items) => Ok(items.to_vec()),
            _ => Err(MarshalError::Bad("invalid code object")),
        }
    }

    fn names_field(&mut self) -> Result<Vec<PyText>, MarshalError> {
        let names = self.tuple_field()?;
        let text = |name| match name {
            Constant::Str(text) => Ok(text),
            _ => Err(MarshalError::Bad("invalid code object")),
        };
        names.into_iter().map(text).collect()
    }

    /// An integer of any size: a signed count of digits of 15 bits, the lowest first.
    fn long(&mut self) -> Result<BigInt, MarshalError> {
        let count = i32::from_le_bytes(self.array()?);
        if count == i32::MIN {
            return Err(MarshalError::Bad("long size out of range"));
        }
        let digits = self.take(2 * count.unsigned_abs() as usize)?;
        let mut bytes = Vec::with_capacity(digits.len() + 4);
        let (mut pending, mut bits, mut last) = (0u32, 0, 1);
        for digit in digits.chunks_exact(2) {
            last = u32::from(u16::from_le_bytes([digit[0], digit[1]]));
            if last >> 15 != 0 {
                return Err(MarshalError::Bad("digit out of range in long"));
            }
            pending |= last << bits;
            bits += 15;
            while bits >= 8 {
                bytes.push(pending as u8);
                pending >>= 8;
                bits -= 8;
            }
        }
        if last == 0 {
            return Err(MarshalError::Bad("unnormalized long data"));
        }
        bytes.push(pending as u8);
        let sign = if count < 0 { Sign::Minus } else { Sign::Plus };
        Ok(BigInt::from_bytes_le(sign, &bytes))
    }

    fn float(&mut self) -> Result<f64, MarshalError> {
        Ok(f64::from_le_bytes(self.array()?))
    }

    /// A float in digits, as the versions 0 and 1 wrote it.
    fn decimal(&mut self) -> Result<f64, MarshalError> {
        let length = usize::from(self.byte()?);
        let digits = std::str::from_utf8(self.take(length)?).ok();
        digits
            .and_then(|digits| digits.parse().ok())
            .ok_or(MarshalError::Bad("could not convert string to float"))
    }

    fn text(&mut self, length: usize) -> Result<PyText, MarshalError> {
        PyText::from_surrogatepass(self.take(length)?).ok_or(MarshalError::Bad("invalid UTF-8"))
    }

    fn ascii(&mut self, length: usize) -> Result<PyText, MarshalError> {
        let bytes = self.take(length)?;
        if bytes.is_ascii() {
            return PyText::from_surrogatepass(bytes).ok_or(MarshalError::Bad("invalid ASCII"));
        }
        // CPython reads such a string as Latin-1.
        PyText::from_code_points(bytes.iter().map(|&byte| u32::from(byte)))
            .ok_or(MarshalError::Bad("invalid ASCII"))
    }

    /// A length, which the format stores in 31 bits.
    fn size(&mut self, out_of_range: &'static str) -> Result<usize, MarshalError> {
        let size = i32::from_le_bytes(self.array()?);
        usize::try_from(size).map_err(|_| MarshalError::Bad(out_of_range))
    }

    fn byte(&mut self) -> Result<u8, MarshalError> {
        let [byte] = self.array()?;
        Ok(byte)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], MarshalError> {
        let bytes = self.bytes[self.position..].first_chunk().ok_or(MarshalError::TooShort)?;
        self.position += N;
        Ok(*bytes)
    }

    fn take(&mut self, length: usize) -> Result<&'a [u8], MarshalError> {
        let bytes = self.bytes[self.position..].get(..length).ok_or(MarshalError::TooShort)?;
        self.position += length;
        Ok(bytes)
    }
}
