//! `bytearray`: a row of bytes that can change.

use std::cell::{Cell, RefCell, RefMut};

use heap::room::{self, NoRoom};
use heap::value::{Ref, Value};
use heap::{Kind, Traverse};

use super::bytes::conversion::{COMPARISONS, CONVERSIONS};
use super::bytes::letters::{CASES, PREDICATES};
use super::bytes::pieces::PIECES;
use super::bytes::search::SEARCHES;
use super::str::codecs;
use super::type_object::flags::BASETYPE;
use super::type_object::spec::{Hashing, Method, TypeSpec};
use super::{Bytes, ItemIterator, Slice, Str, Tuple, bytes, object};
use crate::arguments::{CInt, Text};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::TypeRef;
use crate::special::Special;
use crate::types::types;
use crate::{method, static_method};

/// A bytearray. The borrow never outlives a method.
#[derive(Default)]
pub struct ByteArray {
    pub data: RefCell<Vec<u8>>,
    /// How many views show the bytes: as long as there is one, they do not become more or fewer.
    pub views: Cell<usize>,
}

impl Traverse for ByteArray {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

impl ByteArray {
    #[allow(clippy::new_ret_no_self)]
    pub fn new(data: Vec<u8>) -> Value {
        let bytes = ByteArray { data: RefCell::new(data), views: Cell::new(0) };
        heap::new(&types().bytearray, bytes).into_value()
    }

    /// The bytes, to become more or fewer.
    fn resizable(&self, vm: &Machine) -> PyResult<RefMut<'_, Vec<u8>>> {
        match self.views.get() {
            0 => Ok(self.data.borrow_mut()),
            _ => Err(vm.buffer_error("Existing exports of data: object cannot be re-sized")),
        }
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "bytearray",
    doc: "Bytes that can be changed, from ints, a size, an encoded text or a buffer.",
    kind: Kind::ByteArray,
    flags: BASETYPE,
    methods: &[
        METHODS,
        STATE,
        COMPARISONS,
        CONVERSIONS,
        SEARCHES,
        PIECES,
        CASES,
        PREDICATES,
        CHANGES,
    ],
    order: bytes::ORDER,
    hashing: Hashing::Missing,
    ..TypeSpec::DEFAULT
};

static METHODS: &[Method] = &[
    static_method!(
        "__new__",
        "(cls, /, *args, **kwargs)",
        |_, class: &TypeRef, _: &[Value], _: &Value| {
            Ok(heap::new(class, ByteArray::default()).into_value())
        }
    ),
    method!("__init__" as "bytearray", "(self, source=b'', encoding='utf-8', errors='strict')", |vm, bytes: &ByteArray, source: &Value, encoding: Option<Text>, errors: Option<Text>| {
        drop(std::mem::take(&mut *bytes.resizable(vm)?));
        let data = bytes::from_arguments(vm, source, encoding, errors, "bytearray")?;
        *bytes.resizable(vm)? = data;
        Ok(())
    }),
    method!("__repr__", "(self, /)", repr),
    method!("__str__", "(self, /)", repr),
    method!("__len__", "(self, /)", |_, bytes: &ByteArray| bytes.data.borrow().len()),
    method!("__iter__", "(self, /)", ItemIterator::over_bytearray),
    method!("__getitem__", "(self, key, /)", |vm, bytes: &ByteArray, key: &Value| {
        let data = || bytes.data.borrow();
        match key.downcast::<Slice>() {
            Some(slice) => {
                let (bounds, data) = (slice.unpack(vm)?, data());
                let range = bounds.resolve(data.len());
                let mut part = room::for_items(range.length)?;
                part.extend(range.indices().map(|index| data[index]));
                Ok(ByteArray::new(part))
            }
            None => {
                let index = vm.int(vm.subscript_index(key, "bytearray")?);
                bytes::byte_at(vm, &data(), &index, "bytearray")
            }
        }
    }),
    method!("__setitem__", "(self, key, value, /)", set_item),
    method!("__delitem__", "(self, key, /)", delete_item),
    method!("__iadd__", "(self, value, /)", |vm, bytes: &Ref<ByteArray>, value: &Value| {
        match bytes::copied(value)? {
            Some(more) => {
                let mut data = bytes.resizable(vm)?;
                extend_by(&mut data, &more)?;
                Ok(bytes.value().clone())
            }
            None => {
                let (one, other) = (vm.class(bytes.value()).name(), vm.class(value).name());
                Err(vm.type_error(format!("can't concat {other} to {one}")))
            }
        }
    }),
    method!("__imul__", "(self, value, /)", |vm, bytes: &Ref<ByteArray>, value: &Value| {
        let Some(count) = vm.repeat_count(value)? else { return Ok(Value::NOT_IMPLEMENTED) };
        let mut data = bytes.resizable(vm)?;
        vm.check_size(data.len(), count)?;
        *data = data.repeat(if data.is_empty() { 0 } else { count });
        Ok(bytes.value().clone())
    }),
];

fn repr(vm: &Machine, bytes: &Ref<ByteArray>) -> PyResult {
    let name = vm.class(bytes.value()).name();
    room::look_for::<[u8; 8]>(bytes.data.borrow().len())?;
    let mut shown = bytes::repr(&bytes.data.borrow());
    if shown.starts_with("b\"") {
        // Unlike that of bytes, CPython's repr escapes single quotes between double ones too.
        shown = shown.replace('\'', "\\'");
    }
    Ok(Str::from_string(format!("{name}({shown})")))
}

/// The first version of the protocol of pickles that has bytes.
const PROTOCOL_WITH_BYTES: i32 = 3;

/// What makes the bytearray again: its class, its bytes as the protocol can carry them, and its attributes.
fn reduced(vm: &Machine, bytes: &Ref<ByteArray>, protocol: i32) -> PyResult {
    let data = room::copy(&bytes.data.borrow())?;
    let arguments = match data.is_empty() {
        true => Vec::new(),
        false if protocol >= PROTOCOL_WITH_BYTES => vec![Bytes::new(data)],
        false => {
            vec![codecs::decode(vm, &data, "latin-1", "strict")?, Str::new("latin-1")]
        }
    };
    let state = vm.call_method(bytes.value(), "__getstate__", &[])?;
    let class = vm.class(bytes.value()).value().clone();
    Ok(Tuple::new(vec![class, Tuple::new(arguments), state]))
}

static STATE: &[Method] = &[
    method!("__alloc__", "(self, /)", |_, bytes: &ByteArray| bytes.data.borrow().capacity())
        .doc("How many bytes there is room for."),
    method!("__reduce__", "(self, /)", |vm, bytes: &Ref<ByteArray>| reduced(vm, bytes, 2)),
    method!(
        "__reduce_ex__",
        "(self, proto=0, /)",
        |vm, bytes: &Ref<ByteArray>, proto: Option<CInt>| reduced(
            vm,
            bytes,
            proto.map_or(0, |proto| proto.0)
        )
    ),
    method!("__sizeof__", "(self, /)", |_, bytes: &Ref<ByteArray>| {
        object::size(bytes.value()) + size_of::<ByteArray>() + bytes.data.borrow().capacity()
    }),
];

static CHANGES: &[Method] = &[
    method!("append", "(self, item, /)", |vm, bytes: &ByteArray, item: &Value| {
        let byte = bytes::byte_of(vm, item, IN_RANGE)?;
        let mut data = bytes.resizable(vm)?;
        room::push(&mut data, byte)?;
        Ok(Value::NONE)
    })
    .doc("Put a byte behind the last."),
    method!("extend", "(self, iterable_of_ints, /)", extend)
        .doc("Put the bytes of an iterable behind the last."),
    method!(
        "insert",
        "(self, index, item, /)",
        |vm, bytes: &ByteArray, index: i64, item: &Value| {
            let (index, byte) = (index, bytes::byte_of(vm, item, IN_RANGE)?);
            let mut data = bytes.resizable(vm)?;
            let length = data.len() as i64;
            let place = if index < 0 { (index + length).max(0) } else { index.min(length) };
            room::reserve(&mut data, 1)?;
            data.insert(place as usize, byte);
            Ok(Value::NONE)
        }
    )
    .doc("Put a byte in front of the one at an index."),
    method!("pop", "(self, index=-1, /)", |vm, bytes: &ByteArray, index: Option<i64>| {
        let index = index.unwrap_or(-1);
        let data = bytes.data.borrow();
        let length = data.len() as i64;
        if length == 0 {
            return Err(vm.index_error("pop from empty bytearray"));
        }
        let place = if index < 0 { index + length } else { index };
        match (0..length).contains(&place) {
            true => {
                drop(data);
                Ok(vm.int(i64::from(bytes.resizable(vm)?.remove(place as usize))))
            }
            false => Err(vm.index_error("pop index out of range")),
        }
    })
    .doc("Take out the byte at an index, the last unless told otherwise."),
    method!("remove", "(self, value, /)", |vm, bytes: &ByteArray, value: &Value| {
        let byte = bytes::byte_of(vm, value, IN_RANGE)?;
        let place = bytes.data.borrow().iter().position(|item| *item == byte);
        match place {
            Some(place) => drop(bytes.resizable(vm)?.remove(place)),
            None => return Err(vm.value_error("value not found in bytearray")),
        }
        Ok(Value::NONE)
    })
    .doc("Take out the first byte of that value; ValueError if there is none."),
    method!("reverse", "(self, /)", |_, bytes: &ByteArray| {
        bytes.data.borrow_mut().reverse();
    })
    .doc("Turn the order of the bytes around, in place."),
    method!("clear", "(self, /)", |vm, bytes: &ByteArray| {
        bytes.resizable(vm)?.clear();
        Ok(Value::NONE)
    })
    .doc("Take out all bytes."),
    method!("resize", "(self, size, /)", |vm, bytes: &ByteArray, size: i64| {
        let Ok(size) = usize::try_from(size) else {
            let message = format!("Can only resize to positive sizes, got {size}");
            return Err(vm.value_error(message));
        };
        vm.check_size(1, size)?;
        let mut data = bytes.resizable(vm)?;
        let more = size.saturating_sub(data.len());
        room::reserve(&mut data, more)?;
        data.resize(size, 0);
        Ok(Value::NONE)
    })
    .doc("Make the bytes more, with zeros behind them, or fewer."),
    method!("copy", "(self, /)", |_, bytes: &ByteArray| {
        Ok(ByteArray::new(room::copy(&bytes.data.borrow())?))
    })
    .doc("A new bytearray with the same bytes."),
];

const IN_RANGE: &str = "byte must be in range(0, 256)";

fn extend(vm: &Machine, bytes: &ByteArray, iterable_of_ints: &Value) -> PyResult {
    let more = match bytes::copied(iterable_of_ints)? {
        Some(more) => more,
        None if iterable_of_ints.is_kind(Kind::Str) => {
            return Err(vm.type_error("expected iterable of integers; got: 'str'"));
        }
        None => {
            let kind = vm.class(iterable_of_ints).name();
            let refusal = || format!("can't extend bytearray with {kind}");
            let iterator = vm.iter_or(iterable_of_ints, refusal)?;
            vm.check_length_hint(iterable_of_ints)?;
            bytes::bytes_in(vm, &iterator, IN_RANGE)?
        }
    };
    let mut data = bytes.resizable(vm)?;
    extend_by(&mut data, &more)?;
    Ok(Value::NONE)
}

fn extend_by(data: &mut Vec<u8>, more: &[u8]) -> Result<(), NoRoom> {
    room::reserve(data, more.len())?;
    data.extend_from_slice(more);
    Ok(())
}

fn set_item(vm: &Machine, bytes: &ByteArray, key: &Value, value: &Value) -> PyResult {
    // Whatever runs Python comes first: it may change the bytes.
    if let Some(slice) = key.downcast::<Slice>() {
        let bounds = slice.unpack(vm)?;
        let class = vm.class(value);
        let number = [Special::Index, Special::Int, Special::Float];
        let is_number = number.iter().any(|method| class.defines(*method));
        if value.is_kind(Kind::Str) || is_number && !value.is_kind(Kind::ByteArray) {
            return Err(vm.type_error(
                "can assign only bytes, buffers, or iterables of ints in range(0, 256)",
            ));
        }
        let new = bytes::from_object(vm, value, "bytearray")?;
        let range = bounds.resolve(bytes.data.borrow().len());
        if range.step == 1 && new.len() != range.length {
            let mut data = bytes.resizable(vm)?;
            room::reserve(&mut data, new.len().saturating_sub(range.length))?;
            data.splice(range.start..range.start + range.length, new);
            return Ok(Value::NONE);
        }
        if new.is_empty() {
            return delete_item(vm, bytes, key);
        }
        if new.len() != range.length {
            return Err(vm.value_error(format!(
                "attempt to assign bytes of size {} to extended slice of size {}",
                new.len(),
                range.length
            )));
        }
        let mut data = bytes.data.borrow_mut();
        range.indices().zip(new).for_each(|(index, byte)| data[index] = byte);
        return Ok(Value::NONE);
    }
    let index = vm.subscript_index(key, "bytearray")?;
    let byte = bytes::byte_of(vm, value, IN_RANGE)?;
    let mut data = bytes.data.borrow_mut();
    let place = if index < 0 { index + data.len() as i64 } else { index };
    match data.get_mut(place as usize) {
        Some(place) => *place = byte,
        None => return Err(vm.index_error("bytearray index out of range")),
    }
    Ok(Value::NONE)
}

fn delete_item(vm: &Machine, bytes: &ByteArray, key: &Value) -> PyResult {
    let Some(slice) = key.downcast::<Slice>() else {
        let index = vm.subscript_index(key, "bytearray")?;
        let length = bytes.data.borrow().len() as i64;
        let place = if index < 0 { index + length } else { index };
        if !(0..length).contains(&place) {
            return Err(vm.index_error("bytearray index out of range"));
        }
        bytes.resizable(vm)?.remove(place as usize);
        return Ok(Value::NONE);
    };
    let bounds = slice.unpack(vm)?;
    let mut data = bytes.resizable(vm)?;
    let range = bounds.resolve(data.len());
    if range.step == 1 {
        data.drain(range.start..range.start + range.length);
        return Ok(Value::NONE);
    }
    let mut doomed: Vec<usize> = room::for_items(range.length)?;
    doomed.extend(range.indices());
    doomed.sort_unstable();
    let (mut place, mut next) = (0, doomed.into_iter().peekable());
    data.retain(|_| {
        place += 1;
        next.next_if_eq(&(place - 1)).is_none()
    });
    Ok(Value::NONE)
}
