//! `tuple`: a fixed row of values, which lie in the object itself.

use std::mem::ManuallyDrop;

use heap::room::{self, NoRoom};
use heap::value::cells::ValueCell;
use heap::value::{Ref, Value};
use heap::{Kind, Length, Traverse};

use super::type_object::flags::{BASETYPE, MATCH_SELF, SEQUENCE};
use super::type_object::spec::{Method, TypeSpec};
use super::{List, Str, TypeRef};
use crate::arguments::{Clipped, search_range};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::protocols::compare::Comparison;
use crate::types::types;
use crate::{class_method, comparisons, method, static_method};

/// The payload of a tuple: its length. The items trail it.
#[repr(transparent)]
pub struct Tuple(Length);

thread_local! {
    static EMPTY: ManuallyDrop<Value> = {
        let tuple = heap::new_row::<Tuple, _>(&types().tuple, std::iter::empty());
        ManuallyDrop::new(tuple.into_value())
    };
}

impl Traverse for Tuple {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

impl Tuple {
    /// A new tuple object.
    #[allow(clippy::new_ret_no_self)]
    pub fn new(items: Vec<Value>) -> Value {
        Tuple::collect(items.into_iter())
    }

    /// The same of as many as a program likes.
    pub fn try_new(items: Vec<Value>) -> Result<Value, NoRoom> {
        room::look_for::<Value>(items.len() + 3)?;
        Ok(Tuple::new(items))
    }

    /// The tuple without items: there is one.
    pub fn empty() -> Value {
        EMPTY.with(|empty| Value::clone(empty))
    }

    #[inline]
    pub fn collect(items: impl ExactSizeIterator<Item = Value>) -> Value {
        if items.len() == 0 {
            return Tuple::empty();
        }
        heap::new_row::<Tuple, _>(&types().tuple, items).into_value()
    }

    #[inline(always)]
    pub fn len(&self) -> usize {
        self.0.get()
    }

    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        heap::items(self)
    }

    /// Puts an item into a tuple that nobody else has, and gives what was there. What others have got hold of does not
    /// change: then `tuple` becomes a copy.
    pub fn replace(tuple: &mut Ref<Tuple>, index: usize, item: Value) -> Value {
        heap::replace_item(tuple, index, item).unwrap_or_else(|item| {
            let mut items = tuple.items().to_vec();
            let former = std::mem::replace(&mut items[index], item);
            *tuple = Tuple::new(items).cast().expect("a new tuple is one");
            former
        })
    }
}

/// A tuple that an iterator gives again with other items, as long as nobody else has it. Until then it keeps those of the
/// last time alive.
pub struct KeptTuple(ValueCell);

impl KeptTuple {
    /// One of so many items, all `None` at first.
    pub fn new(length: usize) -> KeptTuple {
        let items = std::iter::repeat_n(Value::NONE, length);
        KeptTuple(ValueCell::new(Tuple::collect(items)))
    }

    /// None, for an iterator that gives no tuples.
    pub fn none() -> KeptTuple {
        KeptTuple(ValueCell::default())
    }

    /// Takes it out to be filled anew, unless somebody else has it.
    pub fn take(&self) -> Option<Ref<Tuple>> {
        match self.0.look(|tuple| tuple.is_given() && tuple.count() == 1) {
            true => self.0.take().cast(),
            false => None,
        }
    }

    /// Keeps a tuple that has been taken out.
    pub fn keep(&self, tuple: &Ref<Tuple>) {
        self.0.set(tuple.value().clone());
    }

    /// A tuple of two, the kept one where that is possible; what it has held dies then.
    #[inline]
    pub fn pair(&self, items: [Value; 2]) -> Value {
        let Some(mut tuple) = self.take() else { return Tuple::collect(items.into_iter()) };
        let mut index = 0;
        let former = items.map(|item| {
            index += 1;
            Tuple::replace(&mut tuple, index - 1, item)
        });
        self.keep(&tuple);
        drop(former);
        tuple.into_value()
    }

    pub fn look(&self, visit: &mut dyn FnMut(&Value)) {
        self.0.look(visit);
    }

    pub fn clear(&self) {
        drop(self.0.take());
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "tuple",
    signature: "(iterable=(), /)",
    doc: "Rows of items that do not change, filled from an iterable.",
    kind: Kind::Tuple,
    flags: BASETYPE | SEQUENCE | MATCH_SELF,
    methods: &[METHODS, COMPARISONS],
    ..TypeSpec::DEFAULT
};

static COMPARISONS: &[Method] =
    comparisons!(|vm, tuple: &Tuple, value, comparison| compare(vm, tuple, value, comparison));

static METHODS: &[Method] = &[
    static_method!("__new__", "(cls, iterable=(), /)", new),
    method!("__repr__", "(self, /)", repr),
    method!("__hash__", "(self, /)", hash),
    method!("__len__", "(self, /)", |_, tuple: &Tuple| tuple.len()),
    method!("__iter__", "(self, /)", super::ItemIterator::over_tuple),
    method!("__contains__", "(self, key, /)", contains),
    method!("__getitem__", "(self, key, /)", subscript),
    method!("__add__", "(self, value, /)", concat),
    method!("__mul__", "(self, value, /)", repeat),
    method!("__rmul__", "(self, value, /)", repeat),
    method!("__getnewargs__", "(self, /)", |_, tuple: &Tuple| {
        Ok(Tuple::new(vec![Tuple::new(tuple.items().to_vec())]))
    }),
    method!("index", "(self, value, start=0, stop=sys.maxsize, /)", index)
        .doc("Where the first item equal to a value is; ValueError if none is."),
    method!("count", "(self, value, /)", count).doc("How many items are equal to a value."),
    class_method!("__class_getitem__", "(cls, item, /)", super::generic_alias::class_getitem)
        .untold(),
];

fn this(value: &Value) -> &Tuple {
    value.downcast::<Tuple>().expect("a method of tuple is called with one")
}

fn new(vm: &Machine, class: &TypeRef, iterable: &Value) -> PyResult {
    if class.is(&vm.types.tuple) {
        return match iterable {
            iterable if iterable.is_null() => Ok(Tuple::new(Vec::new())),
            iterable if iterable.is_exact::<Tuple>() => Ok(iterable.clone()),
            iterable => Ok(Tuple::try_new(vm.to_vec(iterable)?)?),
        };
    }
    let items = if iterable.is_null() { Vec::new() } else { vm.to_vec(iterable)? };
    Ok(heap::new_row::<Tuple, _>(class, items.into_iter()).into_value())
}

fn repr(vm: &Machine, tuple: &Ref<Tuple>) -> PyResult {
    let items = tuple.items();
    let Some(_guard) = vm.enter_repr(tuple.value())? else { return Ok(Str::new("(...)")) };
    if let [only] = items {
        return Ok(Str::from_string(format!("({},)", vm.repr(only)?)));
    }
    vm.join_reprs("(", items, ")")
}

const PRIME_1: u64 = 11_400_714_785_074_694_791;
const PRIME_2: u64 = 14_029_467_366_897_019_727;
const PRIME_5: u64 = 2_870_177_450_012_600_261;

/// The hash of a tuple; the items are asked once.
pub fn hash_tuple(vm: &Machine, tuple: &Tuple) -> PyResult<i64> {
    let memo = &tuple.0.memo;
    if memo.get() == -1 {
        vm.enter_native(" while hashing a tuple")?;
        memo.set(hash_items(vm, tuple.items())?);
    }
    Ok(memo.get())
}

/// CPython's hash of a tuple: xxHash over the hashes of the items.
fn hash_items(vm: &Machine, items: &[Value]) -> PyResult<i64> {
    let total = hash_lanes(vm, items)?.wrapping_add(items.len() as u64 ^ (PRIME_5 ^ 3_527_539));
    Ok(if total == u64::MAX { 1_546_275_796 } else { total as i64 })
}

/// The hashes of the items, mixed in their order.
pub fn hash_lanes(vm: &Machine, items: &[Value]) -> PyResult<u64> {
    let mut total = PRIME_5;
    for item in items {
        let lane = vm.hash(item)? as u64;
        total =
            total.wrapping_add(lane.wrapping_mul(PRIME_2)).rotate_left(31).wrapping_mul(PRIME_1);
    }
    Ok(total)
}

fn hash(vm: &Machine, tuple: &Tuple) -> PyResult {
    Ok(vm.int(hash_tuple(vm, tuple)?))
}

fn contains(vm: &Machine, tuple: &Tuple, key: &Value) -> PyResult {
    for item in tuple.items() {
        if vm.same_or_equal(item, key)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}

/// `tuple[key]`.
pub fn subscript(vm: &Machine, tuple: &Value, key: &Value) -> PyResult {
    let items = this(tuple).items();
    if let Some(slice) = key.downcast::<super::Slice>() {
        let range = slice.resolve(vm, items.len())?;
        if range.is_whole(items.len()) && tuple.is_exact::<Tuple>() {
            return Ok(tuple.clone());
        }
        let mut part = room::for_items(range.length)?;
        part.extend(range.indices().map(|index| items[index].clone()));
        return Ok(Tuple::try_new(part)?);
    }
    let index = vm.subscript_index(key, "tuple")?;
    let place = if index < 0 { index + items.len() as i64 } else { index };
    let item = usize::try_from(place).ok().and_then(|place| items.get(place));
    item.cloned().ok_or_else(|| vm.index_error("tuple index out of range"))
}

fn concat(vm: &Machine, one: &Value, two: &Value) -> PyResult {
    let Some(other) = two.downcast::<Tuple>() else {
        let kind = vm.class(two).name();
        let message = format!("can only concatenate tuple (not \"{kind}\") to tuple");
        return Err(vm.type_error(message));
    };
    if other.is_empty() && one.is_exact::<Tuple>() {
        return Ok(one.clone());
    }
    if this(one).is_empty() && two.is_exact::<Tuple>() {
        return Ok(two.clone());
    }
    let items = room::concat(this(one).items(), other.items())?;
    Ok(Tuple::try_new(items)?)
}

fn repeat(vm: &Machine, tuple: &Value, count: &Value) -> PyResult {
    let Some(count) = vm.repeat_count(count)? else { return Ok(Value::NOT_IMPLEMENTED) };
    let items = this(tuple).items();
    if count == 1 && tuple.is_exact::<Tuple>() {
        return Ok(tuple.clone());
    }
    vm.check_items(items.len(), count.saturating_mul(2))?;
    Ok(Tuple::new(super::list::methods::repeat_items(items, count)))
}

fn compare(vm: &Machine, tuple: &Tuple, value: &Value, comparison: Comparison) -> PyResult {
    let Some(other) = value.downcast::<Tuple>() else { return Ok(Value::NOT_IMPLEMENTED) };
    vm.enter_native(" in comparison")?;
    vm.compare_rows(tuple.items(), other.items(), comparison)
}

fn index(
    vm: &Machine,
    tuple: &Tuple,
    value: &Value,
    start: Option<Clipped>,
    stop: Option<Clipped>,
) -> PyResult {
    let items = tuple.items();
    let (start, stop) = search_range(start, stop, items.len());
    for (place, item) in items.iter().enumerate().take(stop).skip(start) {
        if vm.same_or_equal(item, value)? {
            return Ok(Value::index(place));
        }
    }
    Err(vm.value_error("tuple.index(x): x not in tuple"))
}

fn count(vm: &Machine, tuple: &Tuple, value: &Value) -> PyResult {
    let mut count = 0;
    for item in tuple.items() {
        count += usize::from(vm.same_or_equal(item, value)?);
    }
    Ok(Value::index(count))
}

/// A list or tuple with the same items.
pub fn from_list(list: &Value) -> Value {
    list.downcast::<List>().map_or(Value::NULL, |list| Tuple::new(list.items.to_vec()))
}
