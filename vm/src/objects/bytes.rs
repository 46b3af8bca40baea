//! `bytes`: a fixed row of bytes; and what it shares with `bytearray`, by theme.

pub(super) mod conversion;
pub(super) mod letters;
pub(super) mod pieces;
pub(super) mod search;

use std::borrow::Cow;
use std::cell::Cell;
use std::hash::Hasher;

use heap::room::{self, NoRoom};
use heap::value::{Ref, Value};
use heap::{Kind, Traverse};

use super::str::escapes::push_escape;
use super::type_object::flags::{BASETYPE, MATCH_SELF};
use super::type_object::spec::{Method, TypeSpec};
use super::{ByteArray, ItemIterator, MemoryView, Slice, Str, Tuple, TypeRef, str};
use crate::arguments::Text;
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::protocols::compare::Comparison;
use crate::special::Special;
use crate::types::types;
use crate::{method, static_method};
use conversion::{COMPARISONS, CONVERSIONS};
use letters::{CASES, PREDICATES};
use pieces::PIECES;
use search::SEARCHES;

/// Bytes.
pub struct Bytes {
    pub data: Box<[u8]>,
    hash: Cell<i64>,
}

impl Traverse for Bytes {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

impl Bytes {
    #[allow(clippy::new_ret_no_self)]
    pub fn new(data: Vec<u8>) -> Value {
        heap::new(&types().bytes, Bytes { data: data.into(), hash: Cell::new(0) }).into_value()
    }

    pub fn hash(&self) -> i64 {
        if self.hash.get() == 0 {
            let mut hasher = rustc_hash::FxHasher::default();
            hasher.write(&self.data);
            let hash = hasher.finish() as i64;
            self.hash.set(if matches!(hash, 0 | -1) { 2 } else { hash });
        }
        self.hash.get()
    }
}

/// The bytes of a bytes-like object.
pub fn as_bytes(value: &Value) -> Option<Vec<u8>> {
    match (value.downcast::<Bytes>(), value.downcast::<ByteArray>()) {
        (Some(bytes), _) => Some(bytes.data.to_vec()),
        (_, Some(bytes)) => Some(bytes.data.borrow().clone()),
        _ => value.native::<MemoryView>()?.to_vec(),
    }
}

/// Looks at the bytes of a bytes-like object, while no Python runs; `None` for another value.
pub fn look<R>(value: &Value, look: impl FnOnce(&[u8]) -> R) -> Option<R> {
    match value.native::<MemoryView>() {
        Some(view) => view.look(look),
        None => look_at_own(value, look),
    }
}

/// Looks at the bytes that `bytes` or a `bytearray` holds, while no Python runs; `None` for another value.
pub(in crate::objects) fn look_at_own<R>(
    value: &Value,
    look: impl FnOnce(&[u8]) -> R,
) -> Option<R> {
    match value.downcast::<Bytes>() {
        Some(bytes) => Some(look(&bytes.data)),
        None => Some(look(&value.downcast::<ByteArray>()?.data.borrow())),
    }
}

/// What `bytes` or a `bytearray` holds, for the methods that they share: a copy of what can change.
pub(super) fn content(value: &Value) -> Cow<'_, [u8]> {
    match value.downcast::<Bytes>() {
        Some(bytes) => Cow::Borrowed(&bytes.data),
        None => Cow::Owned(as_bytes(value).unwrap_or_default()),
    }
}

/// The same for those that make something of that length, for which there is room.
pub(super) fn material(value: &Value) -> Result<Cow<'_, [u8]>, NoRoom> {
    room::look_for::<[u8; 2]>(length(value))?;
    Ok(content(value))
}

fn length(value: &Value) -> usize {
    length_of(value).unwrap_or(0)
}

/// How many bytes a bytes-like object has.
pub fn length_of(value: &Value) -> Option<usize> {
    match (value.downcast::<Bytes>(), value.downcast::<ByteArray>()) {
        (Some(bytes), _) => Some(bytes.data.len()),
        (_, Some(bytes)) => Some(bytes.data.borrow().len()),
        _ => value.native::<MemoryView>().map(MemoryView::length),
    }
}

/// The bytes of a bytes-like object, where there is room for them and for a result of that length.
pub(in crate::objects) fn copied(value: &Value) -> Result<Option<Vec<u8>>, NoRoom> {
    room::look_for::<[u8; 2]>(length(value))?;
    Ok(as_bytes(value))
}

/// `data` as an object of the same builtin type as `value`.
pub(super) fn like(value: &Value, data: Vec<u8>) -> Value {
    match value.downcast::<ByteArray>() {
        Some(_) => ByteArray::new(data),
        None => Bytes::new(data),
    }
}

/// The same, an error for other values.
pub fn bytes_of(vm: &Machine, value: &Value) -> PyResult<Vec<u8>> {
    copied(value)?.ok_or_else(|| {
        let kind = vm.class(value).name();
        vm.type_error(format!("a bytes-like object is required, not '{kind}'"))
    })
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "bytes",
    doc: "Bytes that do not change, from ints, a size, an encoded text or a buffer.",
    kind: Kind::Bytes,
    flags: BASETYPE | MATCH_SELF,
    methods: &[METHODS, COMPARISONS, CONVERSIONS, SEARCHES, PIECES, CASES, PREDICATES],
    order: ORDER,
    ..TypeSpec::DEFAULT
};

/// The order of the methods of `bytes` and `bytearray`.
pub(super) static ORDER: &[&str] = &[
    "__getnewargs__",
    "__bytes__",
    "__alloc__",
    "__reduce__",
    "__reduce_ex__",
    "__sizeof__",
    "append",
    "capitalize",
    "center",
    "clear",
    "copy",
    "count",
    "decode",
    "endswith",
    "expandtabs",
    "extend",
    "find",
    "fromhex",
    "hex",
    "index",
    "insert",
    "isalnum",
    "isalpha",
    "isascii",
    "isdigit",
    "islower",
    "isspace",
    "istitle",
    "isupper",
    "join",
    "ljust",
    "lower",
    "lstrip",
    "maketrans",
    "partition",
    "pop",
    "remove",
    "replace",
    "removeprefix",
    "removesuffix",
    "resize",
    "reverse",
    "rfind",
    "rindex",
    "rjust",
    "rpartition",
    "rsplit",
    "rstrip",
    "split",
    "splitlines",
    "startswith",
    "strip",
    "swapcase",
    "title",
    "translate",
    "upper",
    "zfill",
];

fn shown(_: &Machine, bytes: &Bytes) -> PyResult {
    room::look_for::<[u8; 8]>(bytes.data.len())?;
    Ok(Str::from_string(repr(&bytes.data)))
}

static METHODS: &[Method] = &[
    static_method!("__new__" as "bytes", "(cls, source=b'', encoding='utf-8', errors='strict')", new),
    method!("__repr__", "(self, /)", shown),
    method!("__str__", "(self, /)", shown),
    method!("__hash__", "(self, /)", |vm, bytes: &Bytes| vm.int(bytes.hash())),
    method!("__len__", "(self, /)", |_, bytes: &Bytes| bytes.data.len()),
    method!("__iter__", "(self, /)", ItemIterator::over_bytes),
    method!("__getitem__", "(self, key, /)", |vm, bytes: &Ref<Bytes>, key: &Value| {
        let data = &bytes.data;
        match key.downcast::<Slice>() {
            Some(slice) => {
                let range = slice.resolve(vm, data.len())?;
                let is_whole = range.length == data.len() && range.step == 1;
                if is_whole && bytes.value().is_exact::<Bytes>() {
                    return Ok(bytes.value().clone());
                }
                let mut part = room::for_items(range.length)?;
                part.extend(range.indices().map(|index| data[index]));
                Ok(Bytes::new(part))
            }
            None => byte_at(vm, data, key, "byte"),
        }
    }),
    method!("__getnewargs__", "(self, /)", |_, bytes: &Bytes| {
        Ok(Tuple::new(vec![Bytes::new(bytes.data.to_vec())]))
    }),
    method!("__bytes__", "(self, /)", |_, bytes: &Ref<Bytes>| match bytes
        .value()
        .is_exact::<Bytes>()
    {
        true => Ok(bytes.value().clone()),
        false => Ok(Bytes::new(bytes.data.to_vec())),
    }),
];

/// `repr` of bytes.
pub fn repr(data: &[u8]) -> String {
    let quote = if data.contains(&b'\'') && !data.contains(&b'"') { '"' } else { '\'' };
    let mut shown = format!("b{quote}");
    for &byte in data {
        match byte {
            b'\n' => shown.push_str("\\n"),
            b'\r' => shown.push_str("\\r"),
            b'\t' => shown.push_str("\\t"),
            b'\\' => shown.push_str("\\\\"),
            _ if byte as char == quote => {
                shown.push('\\');
                shown.push(quote);
            }
            0x20..=0x7E => shown.push(byte as char),
            _ => push_escape(&mut shown, u32::from(byte)),
        }
    }
    shown.push(quote);
    shown
}

/// The byte at an index.
pub fn byte_at(vm: &Machine, data: &[u8], key: &Value, what: &str) -> PyResult {
    let index = vm.subscript_index(key, what)?;
    let place = if index < 0 { index + data.len() as i64 } else { index };
    let byte = usize::try_from(place).ok().and_then(|place| data.get(place));
    byte.map(|byte| Value::int_unchecked(i64::from(*byte))).ok_or_else(|| match what {
        "byte" => vm.index_error("index out of range"),
        _ => vm.index_error(format!("{what} index out of range")),
    })
}

/// Fails where `bytes` cannot have that length.
pub(in crate::objects) fn check_length(vm: &Machine, length: usize) -> PyResult<()> {
    if length > LONGEST {
        return Err(vm.overflow_error("byte string is too large"));
    }
    vm.check_size(1, length)
}

/// What C counts the length and the head of `bytes` with is no larger than this and 33 more.
const LONGEST: usize = i64::MAX as usize - 33;

/// The bytes that an object is made of: a count of zeros, a bytes-like object, or ints.
pub fn from_source(vm: &Machine, source: &Value, made: &str) -> PyResult<Vec<u8>> {
    if made == "bytes"
        && let Some(bytes) = by_special(vm, source)?
    {
        return Ok(bytes);
    }
    if source.is_kind(Kind::Str) {
        return Err(vm.type_error("string argument without an encoding"));
    }
    if vm.is_index(source) {
        match vm.index(source) {
            Ok(..0) => return Err(vm.value_error("negative count")),
            Ok(count) => {
                match made {
                    "bytes" => check_length(vm, count as usize)?,
                    _ => vm.check_size(1, count as usize)?,
                }
                return Ok(room::filled(0, count as usize)?);
            }
            // It may be an iterable too.
            Err(raised) if raised.is_a(&vm.types.exceptions.type_error) => (),
            Err(raised) => return Err(raised),
        }
    }
    from_object(vm, source, made)
}

/// What `__bytes__` makes of an object that has it.
pub(in crate::objects) fn by_special(vm: &Machine, source: &Value) -> PyResult<Option<Vec<u8>>> {
    if source.is_exact::<Bytes>() {
        return Ok(copied(source)?);
    }
    let special = vm.class(source).special(Special::Bytes);
    let Some(outcome) = vm.try_call_special(source, &special, &[]) else { return Ok(None) };
    let outcome = outcome?;
    let Some(bytes) = outcome.downcast::<Bytes>() else {
        let kind = vm.class(&outcome).name();
        return Err(vm.type_error(format!("__bytes__ returned non-bytes (type {kind})")));
    };
    Ok(Some(bytes.data.to_vec()))
}

/// The bytes of a bytes-like object, or those whose values an iterable gives; text is none.
pub(in crate::objects) fn from_object(
    vm: &Machine,
    source: &Value,
    made: &str,
) -> PyResult<Vec<u8>> {
    if let Some(bytes) = copied(source)? {
        return Ok(bytes);
    }
    let what = if made == "bytes" { "bytes" } else { "byte" };
    let kind = vm.class(source).name();
    let unfit = || format!("cannot convert '{kind}' object to {made}");
    if source.is_kind(Kind::Str) {
        return Err(vm.type_error(unfit()));
    }
    let iterator = vm.iter_or(source, unfit)?;
    if made == "bytes"
        && let Some(hint) = vm.length_hint(source)?
    {
        check_length(vm, hint)?;
    }
    bytes_in(vm, &iterator, &format!("{what} must be in range(0, 256)"))
}

/// The bytes whose values an iterator gives: the first that is none ends it.
pub(super) fn bytes_in(vm: &Machine, iterator: &Value, message: &str) -> PyResult<Vec<u8>> {
    let mut bytes = Vec::new();
    while let Some(item) = vm.next(iterator)? {
        room::push(&mut bytes, byte_of(vm, &item, message)?)?;
    }
    Ok(bytes)
}

/// A value as a byte.
pub fn byte_of(vm: &Machine, value: &Value, message: &str) -> PyResult<u8> {
    u8::try_from(vm.clipped_index(value)?).map_err(|_| vm.value_error(message))
}

/// What `bytes(source, encoding, errors)` holds.
pub(super) fn from_arguments(
    vm: &Machine,
    source: &Value,
    encoding: Option<Text>,
    errors: Option<Text>,
    made: &str,
) -> PyResult<Vec<u8>> {
    if encoding.is_some() || errors.is_some() {
        if source.is_kind(Kind::Str) && (encoding.is_some() || made == "bytearray") {
            let (name, errors) = (Text::or(encoding, "utf-8"), Text::or(errors, "strict"));
            return str::codecs::encode(vm, source, &name, &errors);
        }
        let message = match (source.is_kind(Kind::Str), encoding.is_some()) {
            (true, _) => "string argument without an encoding",
            (false, true) => "encoding without a string argument",
            (false, false) => "errors without a string argument",
        };
        return Err(vm.type_error(message));
    }
    if source.is_null() { Ok(Vec::new()) } else { from_source(vm, source, made) }
}

fn new(
    vm: &Machine,
    class: &TypeRef,
    source: &Value,
    encoding: Option<Text>,
    errors: Option<Text>,
) -> PyResult {
    let is_whole = source.is_exact::<Bytes>() && encoding.is_none() && errors.is_none();
    if is_whole && class.is(&vm.types.bytes) {
        return Ok(source.clone());
    }
    let data = from_arguments(vm, source, encoding, errors, "bytes")?.into();
    Ok(heap::new(class, Bytes { data, hash: Cell::new(0) }).into_value())
}

/// `item in bytes`.
fn contains(vm: &Machine, this: &Value, item: &Value) -> PyResult<bool> {
    // A number that cannot be told may be bytes.
    let number = if vm.is_index(item) { vm.clipped_index(item).ok() } else { None };
    let found = match number {
        Some(number) => {
            let byte = u8::try_from(number);
            let byte = byte.map_err(|_| vm.value_error("byte must be in range(0, 256)"))?;
            look(this, |data| data.contains(&byte))
        }
        None => {
            let part = bytes_of(vm, item)?;
            look(this, |data| search::find(data, &part).is_some())
        }
    };
    Ok(found == Some(true))
}

/// Compares bytes with bytes, and a bytearray with any bytes-like object.
pub fn compare(one: &Value, two: &Value, comparison: Comparison) -> Value {
    if one.is_kind(Kind::Bytes) && !two.is_kind(Kind::Bytes) {
        return Value::NOT_IMPLEMENTED;
    }
    let holds = look(one, |one| look(two, |two| comparison.holds(&one, &two)));
    holds.flatten().map_or(Value::NOT_IMPLEMENTED, Value::bool)
}
