//! `bytearray`: a row of bytes that can change.

use std::cell::RefCell;

use super::type_object::flags::BASETYPE;
use super::type_object::spec::{Method, TypeSpec, method, static_method};
use super::{ItemIterator, Slice, Str, TypeObject, bytes};
use crate::errors::PyResult;
use crate::heap::{self, Kind, Traverse};
use crate::machine::Machine;
use crate::protocols::compare::Comparison;
use crate::types::types;
use crate::value::Value;

/// A bytearray. The borrow never outlives a method.
#[derive(Default)]
pub struct ByteArray {
    pub data: RefCell<Vec<u8>>,
}

impl Traverse for ByteArray {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
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
    methods: &[bytes::methods::SHARED, METHODS],
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
        let data = match (args[1].is_null(), args[2].is_null()) {
            (true, _) => Vec::new(),
            (_, true) => bytes::from_source(vm, &args[1])?,
            _ => {
                let name = super::str::text_of(vm, &args[2])?;
                super::str::codecs::encode(vm, &args[1], &name, "strict")?
            }
        };
        *this(&args[0]).data.borrow_mut() = data;
        Ok(Value::NONE)
    }),
    method("__repr__", "(self, /)", |vm, args| {
        let name = vm.class(&args[0]).name();
        Ok(Str::from_string(format!("{name}({})", bytes::repr(&this(&args[0]).data.borrow()))))
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
    method("__contains__", "(self, key, /)", |vm, args| {
        let data = this(&args[0]).data.borrow().clone();
        Ok(Value::bool(bytes::contains(vm, &data, &args[1])?))
    }),
    method("__add__", "(self, value, /)", |vm, args| {
        let more = bytes::bytes_of(vm, &args[1])?;
        Ok(ByteArray::new([&this(&args[0]).data.borrow()[..], &more].concat()))
    }),
    method("__iadd__", "(self, value, /)", |vm, args| {
        let more = bytes::bytes_of(vm, &args[1])?;
        this(&args[0]).data.borrow_mut().extend(more);
        Ok(args[0].clone())
    }),
    method("__eq__", "(self, value, /)", |_, args| Ok(bytes::compare(args, Comparison::Eq))),
    method("__ne__", "(self, value, /)", |_, args| Ok(bytes::compare(args, Comparison::Ne))),
    method("append", "(self, item, /)", |vm, args| {
        let byte = bytes::byte_of(vm, &args[1], "byte must be in range(0, 256)")?;
        this(&args[0]).data.borrow_mut().push(byte);
        Ok(Value::NONE)
    }),
    method("extend", "(self, iterable, /)", |vm, args| {
        let more = bytes::from_source(vm, &args[1])?;
        this(&args[0]).data.borrow_mut().extend(more);
        Ok(Value::NONE)
    }),
    method("__mul__", "(self, value, /)", repeat),
    method("__rmul__", "(self, value, /)", repeat),
    method("__imul__", "(self, value, /)", |vm, args| {
        let Some(count) = vm.repeat_count(&args[1])? else { return Ok(Value::NOT_IMPLEMENTED) };
        vm.check_size(this(&args[0]).data.borrow().len(), count)?;
        let repeated = this(&args[0]).data.borrow().repeat(count);
        *this(&args[0]).data.borrow_mut() = repeated;
        Ok(args[0].clone())
    }),
    method("insert", "(self, index, item, /)", |vm, args| {
        let (index, length) = (vm.index(&args[1])?, this(&args[0]).data.borrow().len() as i64);
        let byte = bytes::byte_of(vm, &args[2], "byte must be in range(0, 256)")?;
        let place = if index < 0 { (index + length).max(0) } else { index.min(length) };
        this(&args[0]).data.borrow_mut().insert(place as usize, byte);
        Ok(Value::NONE)
    }),
    method("pop", "(self, index=-1, /)", |vm, args| {
        let length = this(&args[0]).data.borrow().len() as i64;
        if length == 0 {
            return Err(vm.index_error("pop from empty bytearray"));
        }
        let index = if args[1].is_null() { -1 } else { vm.index(&args[1])? };
        let place = if index < 0 { index + length } else { index };
        if !(0..length).contains(&place) {
            return Err(vm.index_error("pop index out of range"));
        }
        let byte = this(&args[0]).data.borrow_mut().remove(place as usize);
        Ok(vm.int(i64::from(byte)))
    }),
    method("remove", "(self, value, /)", |vm, args| {
        let byte = bytes::byte_of(vm, &args[1], "byte must be in range(0, 256)")?;
        let place = this(&args[0]).data.borrow().iter().position(|known| *known == byte);
        let place = place.ok_or_else(|| vm.value_error("value not found in bytearray"))?;
        this(&args[0]).data.borrow_mut().remove(place);
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
    method("copy", "(self, /)", |_, args| {
        Ok(ByteArray::new(this(&args[0]).data.borrow().clone()))
    }),
    method("decode", "(self, /, encoding='utf-8', errors='strict')", |vm, args| {
        let name =
            if args[1].is_null() { "utf-8".into() } else { super::str::text_of(vm, &args[1])? };
        let data = this(&args[0]).data.borrow().clone();
        super::str::codecs::decode(vm, &data, &name, "strict")
    }),
];

fn this(value: &Value) -> &ByteArray {
    value.downcast::<ByteArray>().expect("a method of bytearrays is called with one")
}

fn repeat(vm: &Machine, args: &[Value]) -> PyResult {
    let Some(count) = vm.repeat_count(&args[1])? else { return Ok(Value::NOT_IMPLEMENTED) };
    vm.check_size(this(&args[0]).data.borrow().len(), count)?;
    Ok(ByteArray::new(this(&args[0]).data.borrow().repeat(count)))
}

fn set_item(vm: &Machine, args: &[Value]) -> PyResult {
    let length = this(&args[0]).data.borrow().len();
    if let Some(slice) = args[1].downcast::<Slice>() {
        let range = slice.resolve(vm, length)?;
        let new = bytes::from_source(vm, &args[2])?;
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
    let byte = bytes::byte_of(vm, &args[2], "byte must be in range(0, 256)")?;
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
    let mut index = 0;
    this(&args[0]).data.borrow_mut().retain(|_| {
        index += 1;
        !doomed.contains(&(index - 1))
    });
    Ok(Value::NONE)
}
