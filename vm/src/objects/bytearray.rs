//! `bytearray`: a row of bytes that can change.

use std::cell::RefCell;

use super::bytes::conversion::{COMPARISONS, CONVERSIONS};
use super::bytes::letters::{CASES, PREDICATES};
use super::bytes::pieces::PIECES;
use super::bytes::search::SEARCHES;
use super::type_object::flags::BASETYPE;
use super::type_object::spec::{Method, TypeSpec, method, static_method};
use super::{ItemIterator, Slice, Str, TypeObject, bytes};
use crate::errors::PyResult;
use crate::heap::{self, Kind, Traverse};
use crate::machine::Machine;
use crate::types::types;
use crate::value::Value;

/// A bytearray. The borrow never outlives a method.
#[derive(Default)]
pub struct ByteArray {
    pub data: RefCell<Vec<u8>>,
}

impl Traverse for ByteArray {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

impl ByteArray {
    #[allow(clippy::new_ret_no_self)]
    pub fn new(data: Vec<u8>) -> Value {
        heap::new(&types().bytearray, ByteArray { data: RefCell::new(data) }).into_value()
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "bytearray",
    kind: Kind::ByteArray,
    flags: BASETYPE,
    methods: &[METHODS, COMPARISONS, CONVERSIONS, SEARCHES, PIECES, CASES, PREDICATES, CHANGES],
    unhashable: true,
    ..TypeSpec::DEFAULT
};

static METHODS: &[Method] = &[
    static_method("__new__", "(cls, /, *args, **kwargs)", |vm, args| {
        match args[0].cast::<TypeObject>() {
            Some(class) => Ok(heap::new(&class, ByteArray::default()).into_value()),
            None => Err(vm.type_error("bytearray.__new__(X): X is not a type object")),
        }
    }),
    method("__init__", "(self, source=b'', encoding='utf-8', errors='strict')", |vm, args| {
        let data = bytes::from_arguments(vm, &args[1..], "bytearray")?;
        *this(&args[0]).data.borrow_mut() = data;
        Ok(Value::NONE)
    }),
    method("__repr__", "(self, /)", |vm, args| {
        let name = vm.class(&args[0]).name();
        let mut shown = bytes::repr(&this(&args[0]).data.borrow());
        if shown.starts_with("b\"") {
            // Unlike that of bytes, CPython's repr escapes single quotes between double ones too.
            shown = shown.replace('\'', "\\'");
        }
        Ok(Str::from_string(format!("{name}({shown})")))
    }),
    method("__len__", "(self, /)", |_, args| Ok(Value::index(this(&args[0]).data.borrow().len()))),
    method("__iter__", "(self, /)", |vm, args| Ok(ItemIterator::over_bytearray(vm, &args[0]))),
    method("__getitem__", "(self, key, /)", |vm, args| {
        let data = this(&args[0]).data.borrow().clone();
        match args[1].downcast::<Slice>() {
            Some(slice) => Ok(ByteArray::new(
                slice.resolve(vm, data.len())?.indices().map(|index| data[index]).collect(),
            )),
            None => bytes::byte_at(vm, &data, &args[1], "bytearray"),
        }
    }),
    method("__setitem__", "(self, key, value, /)", set_item),
    method("__delitem__", "(self, key, /)", delete_item),
    method("__iadd__", "(self, value, /)", |vm, args| match bytes::as_bytes(&args[1]) {
        Some(more) => {
            this(&args[0]).data.borrow_mut().extend(more);
            Ok(args[0].clone())
        }
        None => {
            let (one, other) = (vm.class(&args[0]).name(), vm.class(&args[1]).name());
            Err(vm.type_error(format!("can't concat {other} to {one}")))
        }
    }),
    method("__imul__", "(self, value, /)", |vm, args| {
        let Some(count) = vm.repeat_count(&args[1])? else { return Ok(Value::NOT_IMPLEMENTED) };
        let mut data = this(&args[0]).data.borrow_mut();
        vm.check_size(data.len(), count)?;
        *data = data.repeat(count);
        Ok(args[0].clone())
    }),
];

static CHANGES: &[Method] = &[
    method("append", "(self, item, /)", |vm, args| {
        let byte = bytes::byte_of(vm, &args[1], IN_RANGE)?;
        this(&args[0]).data.borrow_mut().push(byte);
        Ok(Value::NONE)
    }),
    method("extend", "(self, iterable_of_ints, /)", extend),
    method("insert", "(self, index, item, /)", |vm, args| {
        let (index, byte) = (vm.index(&args[1])?, bytes::byte_of(vm, &args[2], IN_RANGE)?);
        let mut data = this(&args[0]).data.borrow_mut();
        let length = data.len() as i64;
        let place = if index < 0 { (index + length).max(0) } else { index.min(length) };
        data.insert(place as usize, byte);
        Ok(Value::NONE)
    }),
    method("pop", "(self, index=-1, /)", |vm, args| {
        let index = if args[1].is_null() { -1 } else { vm.index(&args[1])? };
        let mut data = this(&args[0]).data.borrow_mut();
        let length = data.len() as i64;
        if length == 0 {
            return Err(vm.index_error("pop from empty bytearray"));
        }
        let place = if index < 0 { index + length } else { index };
        match (0..length).contains(&place) {
            true => Ok(vm.int(i64::from(data.remove(place as usize)))),
            false => Err(vm.index_error("pop index out of range")),
        }
    }),
    method("remove", "(self, value, /)", |vm, args| {
        let byte = bytes::byte_of(vm, &args[1], IN_RANGE)?;
        let mut data = this(&args[0]).data.borrow_mut();
        match data.iter().position(|item| *item == byte) {
            Some(place) => drop(data.remove(place)),
            None => return Err(vm.value_error("value not found in bytearray")),
        }
        Ok(Value::NONE)
    }),
    method("reverse", "(self, /)", |_, args| {
        this(&args[0]).data.borrow_mut().reverse();
        Ok(Value::NONE)
    }),
    method("clear", "(self, /)", |_, args| {
        this(&args[0]).data.borrow_mut().clear();
        Ok(Value::NONE)
    }),
    method("copy", "(self, /)", |_, args| Ok(ByteArray::new(this(&args[0]).data.borrow().clone()))),
];

const IN_RANGE: &str = "byte must be in range(0, 256)";

fn extend(vm: &Machine, args: &[Value]) -> PyResult {
    let more = match bytes::as_bytes(&args[1]) {
        Some(more) => more,
        None if args[1].is_kind(Kind::Str) => {
            return Err(vm.type_error("expected iterable of integers; got: 'str'"));
        }
        None if !vm.iterates(&args[1]) => {
            let kind = vm.class(&args[1]).name();
            return Err(vm.type_error(format!("can't extend bytearray with {kind}")));
        }
        None => {
            let items = vm.to_vec(&args[1])?;
            let bytes = items.iter().map(|item| bytes::byte_of(vm, item, IN_RANGE));
            bytes.collect::<PyResult<Vec<u8>>>()?
        }
    };
    this(&args[0]).data.borrow_mut().extend(more);
    Ok(Value::NONE)
}

fn this(value: &Value) -> &ByteArray {
    value.downcast::<ByteArray>().expect("a method of bytearrays is called with one")
}

fn set_item(vm: &Machine, args: &[Value]) -> PyResult {
    let length = this(&args[0]).data.borrow().len();
    if let Some(slice) = args[1].downcast::<Slice>() {
        let range = slice.resolve(vm, length)?;
        if args[2].is_kind(Kind::Str) || !vm.iterates(&args[2]) {
            return Err(vm.type_error(
                "can assign only bytes, buffers, or iterables of ints in range(0, 256)",
            ));
        }
        let new = bytes::from_source(vm, &args[2], "bytearray")?;
        if range.step == 1 {
            this(&args[0]).data.borrow_mut().splice(range.start..range.start + range.length, new);
            return Ok(Value::NONE);
        }
        if new.len() != range.length {
            return Err(vm.value_error(format!(
                "attempt to assign bytes of size {} to extended slice of size {}",
                new.len(),
                range.length
            )));
        }
        let mut data = this(&args[0]).data.borrow_mut();
        range.indices().zip(new).for_each(|(index, byte)| data[index] = byte);
        return Ok(Value::NONE);
    }
    let index = vm.subscript_index(&args[1], "bytearray")?;
    let byte = bytes::byte_of(vm, &args[2], IN_RANGE)?;
    let place = if index < 0 { index + length as i64 } else { index };
    match this(&args[0]).data.borrow_mut().get_mut(place as usize) {
        Some(place) => *place = byte,
        None => return Err(vm.index_error("bytearray index out of range")),
    }
    Ok(Value::NONE)
}

fn delete_item(vm: &Machine, args: &[Value]) -> PyResult {
    let length = this(&args[0]).data.borrow().len();
    let doomed: Vec<usize> = match args[1].downcast::<Slice>() {
        Some(slice) => slice.resolve(vm, length)?.indices().collect(),
        None => {
            let index = vm.subscript_index(&args[1], "bytearray")?;
            let place = if index < 0 { index + length as i64 } else { index };
            if !(0..length as i64).contains(&place) {
                return Err(vm.index_error("bytearray index out of range"));
            }
            vec![place as usize]
        }
    };
    let (mut index, mut dropped) = (0, vec![false; length]);
    doomed.into_iter().for_each(|place| dropped[place] = true);
    this(&args[0]).data.borrow_mut().retain(|_| {
        index += 1;
        !dropped.get(index - 1).copied().unwrap_or(false)
    });
    Ok(Value::NONE)
}
