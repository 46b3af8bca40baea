//! `memoryview`: a window on the bytes of another object, by bytes (format `B`).

use std::cell::RefCell;

use heap::room::{self, NoRoom};
use heap::value::Value;

use super::native::NativeObject;
use super::object::UNORDERED;
use super::slice::Indexes;
use super::type_object::flags::{SEQUENCE, WEAKREFS};
use super::type_object::spec::{Attribute, Method, TypeSpec, getter, method};
use super::{ByteArray, Bytes, ItemIterator, Native, Slice, Str, Tuple, bytes, int};
use crate::arguments::{CInt, Clipped, OrNone, search_range};
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::{class_method, method, static_method};

/// A view: the object and which of its bytes, nothing once it is released.
pub struct MemoryView {
    window: RefCell<Option<Window>>,
}

/// `source` is `bytes` or a `bytearray`.
struct Window {
    source: Value,
    places: Indexes,
}

impl Clone for Window {
    fn clone(&self) -> Window {
        Window::new(self.source.clone(), self.places)
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if let Some(bytes) = self.source.downcast::<ByteArray>() {
            bytes.views.update(|views| views - 1);
        }
    }
}

const OUT_OF_BOUNDS: &str = "index out of bounds on dimension 1";

crate::native_argument!(MemoryView);

impl NativeObject for MemoryView {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Ok(window) = self.window.try_borrow() {
            window.iter().for_each(|window| visit(&window.source));
        }
    }

    fn clear(&self) {
        drop(self.window.take());
    }
}

impl MemoryView {
    /// How many bytes are in view.
    pub fn length(&self) -> usize {
        self.window.borrow().as_ref().map_or(0, |window| window.places.length)
    }

    /// Looks at the bytes in view, while no Python runs; `None` once it is released.
    pub fn look<R>(&self, look: impl FnOnce(&[u8]) -> R) -> Option<R> {
        self.window.borrow().as_ref()?.look(look)
    }

    /// The bytes in view, `None` once it is released.
    pub fn to_vec(&self) -> Option<Vec<u8>> {
        let mut row = Vec::new();
        self.window.borrow().as_ref()?.append_to(&mut row);
        Some(row)
    }
}

impl Window {
    /// As long as it is there, the source keeps its size.
    fn new(source: Value, places: Indexes) -> Window {
        if let Some(bytes) = source.downcast::<ByteArray>() {
            bytes.views.update(|views| views + 1);
        }
        Window { source, places }
    }

    fn append_to(&self, row: &mut Vec<u8>) {
        bytes::look_at_own(&self.source, |data| {
            row.extend(self.places.indices().filter_map(|place| data.get(place).copied()));
        });
    }

    /// Looks at the bytes in view, while no Python runs.
    fn look<R>(&self, look: impl FnOnce(&[u8]) -> R) -> Option<R> {
        let Indexes { start, step, length } = self.places;
        if step == 1 {
            return bytes::look_at_own(&self.source, |data| look(&data[start..start + length]));
        }
        let mut row = Vec::new();
        self.append_to(&mut row);
        Some(look(&row))
    }

    fn to_vec(&self) -> Result<Vec<u8>, NoRoom> {
        let mut row = room::for_items(self.places.length)?;
        self.append_to(&mut row);
        Ok(row)
    }

    fn is_read_only(&self) -> bool {
        self.source.downcast::<ByteArray>().is_none()
    }

    /// The place in the source of an index of the view.
    fn place(&self, vm: &Machine, index: i64) -> PyResult<usize> {
        let length = self.places.length as i64;
        let number = if index < 0 { index + length } else { index };
        match (0..length).contains(&number) {
            true => Ok((self.places.start as i64 + number * self.places.step) as usize),
            false => Err(vm.index_error(OUT_OF_BOUNDS)),
        }
    }

    /// The part that a slice of the view picks.
    fn part(&self, vm: &Machine, slice: &Slice) -> PyResult<Window> {
        let Indexes { start, step, length } = slice.resolve(vm, self.places.length)?;
        let start = (self.places.start as i64 + start as i64 * self.places.step) as usize;
        let places = Indexes { start, step: self.places.step * step, length };
        Ok(Window::new(self.source.clone(), places))
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "memoryview",
    doc: "A view of the memory of another object.",
    signature: "(object)",
    flags: WEAKREFS | SEQUENCE,
    methods: &[METHODS, UNORDERED],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static METHODS: &[Method] = &[
    static_method!("__new__", "(cls, object)", |vm, _: &Value, object: &Value| new(vm, object)),
    method("__repr__", "(self, /)", |_, args| {
        let released = this(&args[0]).window.borrow().is_none();
        let state = if released { "released memory" } else { "memory" };
        let address = args[0].header().map_or(0, |header| std::ptr::from_ref(header).addr());
        Ok(Str::from_string(format!("<{state} at {address:#x}>")))
    }),
    method!("__len__", "(self, /)", |vm, view: &Value| {
        Ok(Value::index(window(vm, view)?.places.length))
    }),
    method!("__iter__", "(self, /)", ItemIterator::over_memory),
    method!("__getitem__", "(self, key, /)", |vm, this: &Value, key: &Value| {
        if let Some(slice) = key.downcast::<Slice>() {
            return Ok(view(vm, window(vm, this)?.part(vm, slice)?));
        }
        look_for_memory(vm, this)?;
        let index = index_of(vm, key)?;
        // Whoever has told the index may have released the view.
        let window = window(vm, this)?;
        let place = window.place(vm, index)?;
        let byte = bytes::look_at_own(&window.source, |data| data.get(place).copied()).flatten();
        byte.map(|byte| vm.int(i64::from(byte))).ok_or_else(|| vm.index_error(OUT_OF_BOUNDS))
    }),
    method!("__setitem__", "(self, key, value, /)", set_item),
    method!("__delitem__", "(self, key, /)", |vm, _: &Value, _: &Value| Err::<(), _>(
        vm.type_error("cannot delete memory")
    )),
    method!("__eq__", "(self, value, /)", |_, view: &Value, value: &Value| equal(
        view, value, true
    )),
    method!("__ne__", "(self, value, /)", |_, view: &Value, value: &Value| equal(
        view, value, false
    )),
    method!("__hash__", "(self, /)", |vm, view: &Value| {
        let window = window(vm, view)?;
        match window.is_read_only() {
            true => Ok(vm.int(vm.hash(&Bytes::new(window.to_vec()?))?)),
            false => Err(vm.value_error("cannot hash writable memoryview object")),
        }
    }),
    method!("release", "(self, /)", |_, view: &MemoryView| {
        view.clear();
    })
    .doc("Let go of the memory; the view is of no use after."),
    method!("tobytes", "(self, /, order='C')", |vm, view: &Value, order: OrNone<&Str>| {
        if let Some(order) = order.0
            && !["C", "F", "A"].contains(&&*order.to_lossy())
        {
            return Err(vm.value_error("order must be 'C', 'F' or 'A'"));
        }
        Ok(Bytes::new(window(vm, view)?.to_vec()?))
    })
    .doc("The bytes that the view shows."),
    method!(
        "hex",
        "(self, /, sep=<unrepresentable>, bytes_per_sep=1)",
        |vm, view: &Value, sep: Option<&Value>, size: Option<CInt>| {
            bytes::conversion::hex(vm, &window(vm, view)?.to_vec()?, sep, size)
        }
    )
    .doc("Two hexadecimal digits for each byte, in groups if a separator is given."),
    method!("tolist", "(self, /)", |vm, view: &Value| {
        let bytes = window(vm, view)?.to_vec()?;
        let mut items = room::for_items(bytes.len())?;
        items.extend(bytes.into_iter().map(|byte| vm.int(i64::from(byte))));
        Ok(super::List::new(items))
    })
    .doc("The bytes that the view shows, as ints."),
    method!("toreadonly", "(self, /)", |vm, view: &Value| {
        new(vm, &Bytes::new(window(vm, view)?.to_vec()?))
    })
    .doc("A view of the same memory that cannot change it."),
    method!("count", "(self, value, /)", |vm, view: &Value, value: &Value| {
        let places = places_of(vm, view, value, 0, usize::MAX)?;
        Ok(places.len())
    })
    .doc("How often a value occurs."),
    method!(
        "index",
        "(self, value, start=0, stop=sys.maxsize, /)",
        |vm, view: &Value, value: &Value, start: Option<Clipped>, stop: Option<Clipped>| {
            let (start, stop) = search_range(start, stop, window(vm, view)?.places.length);
            let first = places_of(vm, view, value, start, stop)?.first().copied();
            first.ok_or_else(|| vm.value_error("memoryview.index(x): x not found"))
        }
    )
    .doc("Where the first item equal to a value is; ValueError if none is."),
    method!("__enter__", "(self, /)", |vm, view: &Value| {
        window(vm, view)?;
        Ok(view.clone())
    }),
    method!("__exit__", "(self, /, *exc_info)", |_, view: &MemoryView, _: &[Value]| {
        view.clear();
    }),
    class_method!("__class_getitem__", "(cls, item, /)", super::generic_alias::class_getitem)
        .untold(),
];

static ATTRIBUTES: &[Attribute] = &[
    getter("obj", |vm, value| Ok(window(vm, value)?.source.clone())),
    getter("nbytes", |vm, value| Ok(Value::index(window(vm, value)?.places.length))),
    getter("readonly", |vm, value| Ok(Value::bool(window(vm, value)?.is_read_only()))),
    getter("itemsize", |vm, value| window(vm, value).map(|_| Value::index(1))),
    getter("format", |vm, value| window(vm, value).map(|_| Str::new("B"))),
    getter("ndim", |vm, value| window(vm, value).map(|_| Value::index(1))),
    getter("shape", |vm, value| {
        Ok(Tuple::new(vec![Value::index(window(vm, value)?.places.length)]))
    }),
    getter("strides", |vm, value| Ok(Tuple::new(vec![vm.int(window(vm, value)?.places.step)]))),
    getter("suboffsets", |vm, value| window(vm, value).map(|_| Tuple::new(Vec::new()))),
    getter("c_contiguous", |vm, value| Ok(Value::bool(window(vm, value)?.places.step == 1))),
    getter("f_contiguous", |vm, value| Ok(Value::bool(window(vm, value)?.places.step == 1))),
    getter("contiguous", |vm, value| Ok(Value::bool(window(vm, value)?.places.step == 1))),
];

fn this(value: &Value) -> &MemoryView {
    value.native::<MemoryView>().expect("a method of memory views is called with one")
}

fn window(vm: &Machine, value: &Value) -> PyResult<Window> {
    let window = this(value).window.borrow().clone();
    window.ok_or_else(|| released(vm))
}

/// Whether the view is of use still.
fn look_for_memory(vm: &Machine, value: &Value) -> PyResult<()> {
    match this(value).window.borrow().is_some() {
        true => Ok(()),
        false => Err(released(vm)),
    }
}

fn released(vm: &Machine) -> Raised {
    vm.value_error("operation forbidden on released memoryview object")
}

/// The index that a key is, alone or in a tuple.
fn index_of(vm: &Machine, key: &Value) -> PyResult<i64> {
    let key = match key.downcast::<Tuple>().map(Tuple::items) {
        Some(keys) if keys.iter().all(|key| vm.is_index(key)) => match keys {
            [] => {
                let words = "sub-views are not implemented";
                return Err(vm.error_with(
                    &vm.types.exceptions.not_implemented_error,
                    vec![Str::new(words)],
                ));
            }
            [key] => key,
            keys => {
                let count = keys.len();
                let words = format!("cannot index 1-dimension view with {count}-element tuple");
                return Err(vm.type_error(words));
            }
        },
        _ => key,
    };
    if !vm.is_index(key) {
        return Err(vm.type_error("memoryview: invalid slice key"));
    }
    int::as_i64(&vm.index_value(key)?).ok_or_else(|| {
        let kind = vm.class(key).name();
        vm.index_error(format!("cannot fit '{kind}' into an index-sized integer"))
    })
}

fn view(vm: &Machine, window: Window) -> Value {
    Native::new(&vm.types.memoryview, MemoryView { window: RefCell::new(Some(window)) })
}

fn new(vm: &Machine, object: &Value) -> PyResult {
    if object.native::<MemoryView>().is_some() {
        return Ok(view(vm, window(vm, object)?));
    }
    match bytes::length_of(object) {
        Some(length) => {
            let places = Indexes { start: 0, step: 1, length };
            Ok(view(vm, Window::new(object.clone(), places)))
        }
        None => {
            let kind = vm.class(object).name();
            Err(vm.type_error(format!("memoryview: a bytes-like object is required, not '{kind}'")))
        }
    }
}

fn set_item(vm: &Machine, view: &Value, key: &Value, value: &Value) -> PyResult {
    look_for_memory(vm, view)?;
    if this(view).window.borrow().as_ref().is_some_and(Window::is_read_only) {
        return Err(vm.type_error("cannot modify read-only memory"));
    }
    // Whoever tells an index or a value may release the view.
    let (window, places, new) = match key.downcast::<Slice>() {
        Some(slice) => {
            let new = bytes::bytes_of(vm, value)?;
            let places: Vec<usize> = window(vm, view)?.part(vm, slice)?.places.indices().collect();
            (window(vm, view)?, places, new)
        }
        None => {
            let length = this(view).length() as i64;
            let index = index_of(vm, key)?;
            if !(-length..length).contains(&index) {
                return Err(vm.index_error(OUT_OF_BOUNDS));
            }
            if !vm.is_index(value) {
                return Err(vm.type_error("memoryview: invalid type for format 'B'"));
            }
            let value = vm.index_value(value)?;
            let window = window(vm, view)?;
            let byte = bytes::byte_of(vm, &value, "memoryview: invalid value for format 'B'")?;
            let place = window.place(vm, index)?;
            (window, vec![place], vec![byte])
        }
    };
    let Some(target) = window.source.downcast::<ByteArray>() else { return Ok(Value::NONE) };
    if places.len() != new.len() {
        return Err(
            vm.value_error("memoryview assignment: lvalue and rvalue have different structures")
        );
    }
    let mut data = target.data.borrow_mut();
    for (place, byte) in places.into_iter().zip(new) {
        if let Some(item) = data.get_mut(place) {
            *item = byte;
        }
    }
    Ok(Value::NONE)
}

/// The places between two of the bytes that are equal to a value.
fn places_of(
    vm: &Machine,
    view: &Value,
    value: &Value,
    start: usize,
    stop: usize,
) -> PyResult<Vec<usize>> {
    let bytes = window(vm, view)?.to_vec()?;
    let mut places = Vec::new();
    for (place, byte) in bytes.iter().enumerate().take(stop).skip(start) {
        look_for_memory(vm, view)?;
        if vm.same_or_equal(&vm.int(i64::from(*byte)), value)? {
            places.push(place);
        }
    }
    Ok(places)
}

fn equal(view: &Value, value: &Value, wanted: bool) -> PyResult {
    match bytes::look(view, |one| bytes::look(value, |two| one == two)) {
        Some(Some(same)) => Ok(Value::bool(same == wanted)),
        None => Ok(Value::bool(view.is(value) == wanted)),
        Some(None) => Ok(Value::NOT_IMPLEMENTED),
    }
}
