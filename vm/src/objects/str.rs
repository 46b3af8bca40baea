//! `str`: a sequence of code points, in the narrowest form that holds them.
//!
//! Indexing takes constant time in every form. A string is in the form that its widest code point asks for and in no
//! wider one, so that equal strings have equal forms. Names (of attributes, variables, keywords) are *interned*: equal
//! ones are the same object, and dicts and caches compare them by address.
#![allow(unsafe_code)]

pub mod build;
pub mod codecs;
pub mod escapes;
pub mod format;
pub mod interned;
pub mod methods;
pub mod numeral;
pub mod percent;
pub mod points;
pub mod search;
pub mod template_format;
pub mod unicode;

use std::borrow::Cow;
use std::cell::{Cell, RefCell, UnsafeCell};
use std::fmt;
use std::hash::Hasher;
use std::mem::ManuallyDrop;

use compiler::text::PyText;
use heap::Traverse;
use heap::allocator::asking;
use heap::room::{self, NoRoom};
use heap::value::{Ref, Value};
use rustc_hash::FxHasher;

use crate::errors::PyResult;
use crate::machine::Machine;
use crate::types::types;
use build::Point;

pub use interned::{intern, intern_value};
pub use methods::SPEC;
pub use points::CodePoints;

/// A string.
pub struct Str {
    hash: Cell<i64>,
    interned: Cell<bool>,
    data: UnsafeCell<StrData>,
}

/// An interned string.
pub type Name = Ref<Str>;

/// The code points, by the width of the widest.
#[derive(PartialEq, Eq, Clone, Debug)]
pub enum StrData {
    /// All below 0x80.
    Ascii(String),
    /// All below 0x100, one at least above 0x7F.
    Latin1(Vec<u8>),
    /// All below 0x1_0000.
    Ucs2(Vec<u16>),
    Ucs4(Vec<u32>),
}

use StrData::{Ascii, Latin1, Ucs2, Ucs4};

/// The same to every arm: the items of the row, whatever their width.
macro_rules! each_width {
    ($data:expr, $items:ident => $body:expr) => {
        match $data {
            StrData::Ascii(text) => {
                let $items = text.as_bytes();
                $body
            }
            StrData::Latin1($items) => $body,
            StrData::Ucs2($items) => $body,
            StrData::Ucs4($items) => $body,
        }
    };
}
pub(crate) use each_width;

thread_local! {
    // Never dropped: objects must not die while the thread's storage goes away.
    static CHARACTERS: RefCell<ManuallyDrop<Vec<Value>>> = const { RefCell::new(ManuallyDrop::new(Vec::new())) };
}

/// The text of a string object as Rust's string; an error for another value, and where it has a lone surrogate.
pub fn text_of(vm: &Machine, value: &Value) -> PyResult<String> {
    match value.downcast::<Str>() {
        Some(text) => match text.to_utf8() {
            Some(text) => Ok(text.into_owned()),
            None => Err(codecs::not_utf8(vm, value)),
        },
        None => {
            let kind = vm.class(value).name();
            Err(vm.type_error(format!("expected str, got {kind}")))
        }
    }
}

impl Str {
    /// A string object with the given text.
    #[allow(clippy::new_ret_no_self)]
    pub fn new(text: &str) -> Value {
        if let &[byte] = text.as_bytes() {
            return Str::character(u32::from(byte));
        }
        Str::from_data(build::data_from_str(text))
    }

    pub fn from_string(text: String) -> Value {
        if text.is_ascii() { Str::from_data(Ascii(text)) } else { Str::new(&text) }
    }

    pub fn from_data(data: StrData) -> Value {
        let payload = Str::payload(data);
        heap::new(&types().str, payload).into_value()
    }

    /// The payload alone, for instances of subclasses.
    pub fn payload(data: StrData) -> Str {
        Str { hash: Cell::new(0), interned: Cell::new(false), data: UnsafeCell::new(data) }
    }

    /// A string of one code point; those below 0x100 exist once.
    #[inline]
    pub fn character(point: u32) -> Value {
        if point < 0x100 {
            let found = CHARACTERS.with_borrow(|table| table.get(point as usize).cloned());
            return found.unwrap_or_else(|| fill_characters(point));
        }
        build::from_points(&[point])
    }

    /// The text of the compiler's form.
    pub fn from_text(text: &PyText) -> Value {
        match text.as_str() {
            Some(plain) => Str::new(plain),
            None => build::from_points(&text.code_points().collect::<Vec<_>>()),
        }
    }

    #[inline(always)]
    pub fn data(&self) -> &StrData {
        // SAFETY: `append_in_place` alone changes the data, when nobody else refers to the string.
        unsafe { &*self.data.get() }
    }

    /// Appends to a string that only the caller refers to; false where it must not be changed.
    pub fn append_in_place(value: &Value, suffix: &Str) -> Result<bool, NoRoom> {
        let Some(this) = value.exact::<Str>() else { return Ok(false) };
        if value.count() != 1 || this.interned.get() || std::ptr::eq(this, suffix) {
            return Ok(false);
        }
        // SAFETY: the one reference is the caller's, and `suffix` is another string.
        match (unsafe { &mut *this.data.get() }, suffix.data()) {
            (Ascii(text), Ascii(more)) => {
                if text.capacity() - text.len() < more.len() {
                    asking(|| text.try_reserve(more.len())).map_err(|_| NoRoom)?;
                }
                text.push_str(more);
            }
            _ => return Ok(false),
        }
        this.hash.set(0);
        Ok(true)
    }

    pub fn is_interned(&self) -> bool {
        self.interned.get()
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        each_width!(self.data(), items => items.len())
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text, where it is all ASCII.
    #[inline(always)]
    pub fn as_ascii(&self) -> Option<&str> {
        match self.data() {
            Ascii(text) => Some(text),
            _ => None,
        }
    }

    #[inline(always)]
    pub fn code_point(&self, index: usize) -> Option<u32> {
        each_width!(self.data(), items => items.get(index).map(|point| point.wide()))
    }

    #[inline]
    pub fn code_points(&self) -> CodePoints<'_> {
        CodePoints::of(self.data())
    }

    /// The text as Rust's string, each lone surrogate replaced by U+FFFD.
    pub fn to_lossy(&self) -> Cow<'_, str> {
        match self.data() {
            Ascii(text) => Cow::Borrowed(text),
            _ => Cow::Owned(
                self.code_points()
                    .map(|point| char::from_u32(point).unwrap_or(char::REPLACEMENT_CHARACTER))
                    .collect(),
            ),
        }
    }

    /// The text as Rust's string, `None` where it has a lone surrogate.
    pub fn to_utf8(&self) -> Option<Cow<'_, str>> {
        match self.data() {
            Ascii(text) => Some(Cow::Borrowed(text)),
            _ => self.code_points().map(char::from_u32).collect::<Option<String>>().map(Cow::Owned),
        }
    }

    /// The compiler's form.
    pub fn to_text(&self) -> PyText {
        match self.data() {
            Ascii(text) => PyText::from(text.as_str()),
            _ => PyText::from_code_points(self.code_points()).unwrap_or_else(|| PyText::from("")),
        }
    }

    /// The hash, computed once.
    #[inline(always)]
    pub fn hash(&self) -> i64 {
        let known = self.hash.get();
        if known != 0 { known } else { self.compute_hash() }
    }

    #[cold]
    fn compute_hash(&self) -> i64 {
        let hash = match self.data() {
            Ascii(text) => hash_of_ascii(text),
            Latin1(items) => finish_hash(|hasher| hasher.write(items)),
            Ucs2(items) => finish_hash(|hasher| {
                items.iter().for_each(|point| hasher.write_u16(*point));
            }),
            Ucs4(items) => finish_hash(|hasher| {
                items.iter().for_each(|point| hasher.write_u32(*point));
            }),
        };
        self.hash.set(hash);
        hash
    }

    /// The part of the code points from `start` to `end`, which lie within the string.
    pub fn slice(&self, start: usize, end: usize) -> Result<Value, NoRoom> {
        if end == start + 1 {
            return Ok(Str::character(self.code_point(start).unwrap_or_default()));
        }
        let width = match self.data() {
            Ascii(_) | Latin1(_) => 1,
            Ucs2(_) => 2,
            Ucs4(_) => 4,
        };
        room::look_for::<u8>((end - start) * width)?;
        Ok(match self.data() {
            Ascii(text) => Str::from_data(Ascii(text[start..end].to_string())),
            Latin1(items) => Str::from_data(build::narrow_latin1(&items[start..end])),
            Ucs2(items) => build::from_points(&items[start..end]),
            Ucs4(items) => build::from_points(&items[start..end]),
        })
    }
}

/// The hash of a string that is all ASCII.
fn hash_of_ascii(text: &str) -> i64 {
    finish_hash(|hasher| hasher.write(text.as_bytes()))
}

/// A hash is neither 0, which stands for one not computed yet, nor -1, as in CPython.
fn finish_hash(write: impl FnOnce(&mut FxHasher)) -> i64 {
    let mut hasher = FxHasher::default();
    write(&mut hasher);
    match hasher.finish() as i64 {
        0 => 1,
        -1 => -2,
        hash => hash,
    }
}

#[cold]
fn fill_characters(point: u32) -> Value {
    CHARACTERS.with_borrow_mut(|table| {
        if table.is_empty() {
            table.extend((0..0x80u32).map(|point| {
                intern(char::from_u32(point).unwrap_or_default().encode_utf8(&mut [0; 4]))
                    .into_value()
            }));
            table.extend((0x80..0x100u32).map(|point| Str::from_data(Latin1(vec![point as u8]))));
        }
        table[point as usize].clone()
    })
}

impl PartialEq for Str {
    #[inline]
    fn eq(&self, other: &Str) -> bool {
        if std::ptr::eq(self, other) {
            return true;
        }
        match (self.data(), other.data()) {
            (Ascii(one), Ascii(two)) => one == two,
            (one, two) => one == two,
        }
    }
}

impl PartialEq<str> for Str {
    fn eq(&self, other: &str) -> bool {
        match self.data() {
            Ascii(text) => text == other,
            _ => self.to_utf8().is_some_and(|text| text == other),
        }
    }
}

impl PartialOrd for Str {
    fn partial_cmp(&self, other: &Str) -> Option<std::cmp::Ordering> {
        Some(match (self.data(), other.data()) {
            (Ascii(one), Ascii(two)) => one.cmp(two),
            _ => self.code_points().cmp(other.code_points()),
        })
    }
}

/// The text as standard error shows it: lone surrogates are escaped.
impl fmt::Display for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.to_utf8() {
            Some(text) => f.pad(&text),
            None => f.pad(&self.code_points().map(shown_point).collect::<String>()),
        }
    }
}

fn shown_point(point: u32) -> String {
    char::from_u32(point).map_or_else(|| format!("\\u{point:04x}"), String::from)
}

impl Drop for Str {
    #[inline]
    fn drop(&mut self) {
        if self.interned.get() {
            interned::forget(self);
        }
    }
}

impl Traverse for Str {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}

    fn text(&self) -> Option<&dyn fmt::Display> {
        Some(self)
    }
}
