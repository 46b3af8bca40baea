//! `type`: classes, builtin and defined by programs.
//!
//! A class keeps its namespace as a dict, its linearised bases, where its instances keep their attributes
//! (`slots`, then a dict, then inline attributes under names shared by all instances), and what lookups have found
//! (`remembered`).

pub mod attributes;
pub mod creation;
pub mod layout;
mod measures;
pub mod methods;
mod remembered;
pub mod slots;
pub mod spec;

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use heap::class::Shape;
use heap::value::cells::ValueCell;
use heap::value::{Ref, Value};
use heap::{Kind, Traverse};
use rustc_hash::FxHashMap;

use super::{Dict, Name, Str, Tuple};
use crate::special::Special;

use remembered::AttributeCache;
pub(super) use remembered::next_version;

pub type TypeRef = Ref<TypeObject>;

pub mod flags {
    /// Instances count it, and its namespace can change.
    pub const HEAP: u32 = 1;
    /// Programs may subclass it.
    pub const BASETYPE: u32 = 2;
    /// The machine itself has something to do before an instance of a native type dies.
    pub const FINALIZER: u32 = 4;
    /// `__getattribute__` is not `object`'s, nor that of classes or modules, which goes by their kind; or `__getattr__` is there.
    pub const CUSTOM_GETATTR: u32 = 8;
    /// Instances match sequence patterns.
    pub const SEQUENCE: u32 = 16;
    /// Instances match mapping patterns.
    pub const MAPPING: u32 = 32;
    /// `case T(x)` matches the subject itself.
    pub const MATCH_SELF: u32 = 64;
    /// `__setattr__` or `__delattr__` is not `object`'s, nor that of classes.
    pub const CUSTOM_SETATTR: u32 = 128;
    /// Has abstract methods that are not overridden.
    pub const ABSTRACT: u32 = 256;
    /// `type(x)` cannot be called to make one.
    pub const NO_NEW: u32 = 512;
    /// Instances can be referenced weakly.
    pub const WEAKREFS: u32 = 1024;
    /// `__new__` is, or was once, written by a program: what makes an instance asks the class for it.
    pub const ASKS_FOR_NEW: u32 = 2048;
    /// There are classes in its order that it does not derive from: it remembers nothing of them.
    pub const FOREIGN_ORDER: u32 = 4096;
    /// Its items are asked for by their place only, as a mapping's are not.
    pub const BY_PLACE: u32 = 8192;
    /// Those that subclasses take over.
    pub const INHERITED: u32 = SEQUENCE | MAPPING | MATCH_SELF;
}

/// A class.
#[repr(C)]
pub struct TypeObject {
    /// What the heap knows of it.
    pub(super) shape: Shape,
    name: RefCell<Rc<str>>,
    /// The string that a program named the class with, `NULL` for a builtin class.
    given_name: ValueCell,
    pub qualname: ValueCell,
    pub dict: OnceCell<Ref<Dict>>,
    /// `__bases__`, a tuple.
    pub bases: ValueCell,
    mro: RefCell<Rc<[TypeRef]>>,
    /// The same as the tuple that programs see; that of a builtin class is made when one asks.
    mro_tuple: ValueCell,
    pub flags: Cell<u32>,
    version: Cell<u32>,
    /// The payload of instances.
    pub kind: Kind,
    /// The names of inline attributes, shared by all instances.
    pub keys: SharedKeys,
    /// See [`TypeObject::slot_names`].
    pub(super) slot_names: OnceCell<Box<[Name]>>,
    specials: Box<[ValueCell]>,
    attributes: RefCell<AttributeCache>,
    /// Whether it has something of the two, or a version, or a class has that derives from it.
    remembers: Cell<bool>,
    subclasses: RefCell<Vec<u64>>,
    pub spec: Option<&'static spec::TypeSpec>,
}

/// Names of inline attributes by place. They only grow.
#[derive(Default)]
pub struct SharedKeys {
    names: RefCell<Vec<Name>>,
    places: RefCell<FxHashMap<u64, u8>>,
    /// What the class's own methods assign, sorted.
    own: OnceCell<Box<[Name]>>,
}

/// As many as CPython 3.14 has places for: `memory_attributes_within.py` in `tests/run` shows it.
const MOST_INLINE_ATTRIBUTES: usize = 29;

impl SharedKeys {
    /// The place of attribute `name`.
    #[inline]
    pub fn place(&self, name: &Name) -> Option<usize> {
        self.places.borrow().get(&name.value().bits()).map(|place| usize::from(*place))
    }

    /// The place of attribute `name`, a new one if need be and there are not too many yet.
    fn place_or_add(&self, name: &Name) -> Option<usize> {
        if let Some(place) = self.place(name) {
            return Some(place);
        }
        let mut names = self.names.borrow_mut();
        if names.len() >= MOST_INLINE_ATTRIBUTES {
            return None;
        }
        let place = names.len();
        self.places.borrow_mut().insert(name.value().bits(), place as u8);
        names.push(name.clone());
        Some(place)
    }

    /// Says what the class's own methods assign.
    fn set_own(&self, names: Box<[Name]>) {
        self.own.set(names).ok();
    }

    fn own(&self) -> &[Name] {
        self.own.get().map_or(&[], |own| own)
    }

    /// The places in the order in which what is there dies, unless that is theirs: what the class's own methods assign
    /// goes first, since CPython keeps the first places for it.
    fn order_of_death(&self) -> Option<Rc<[u8]>> {
        let names = self.names.borrow();
        let mut order: Vec<u8> = (0..names.len() as u8).collect();
        order.sort_by_key(|place| self.rank(names[usize::from(*place)].value()));
        (!order.is_sorted()).then(|| order.into())
    }

    /// Where an attribute's value dies among an instance's: see [`SharedKeys::order_of_death`]. Names without a place are
    /// the last ones.
    pub fn rank(&self, name: &Value) -> usize {
        let own = self.own();
        let place = || self.places.borrow().get(&name.bits()).map(|place| usize::from(*place));
        let position = own.iter().position(|own| own.value().is(name));
        position.unwrap_or_else(|| place().map_or(usize::MAX, |place| own.len() + place))
    }

    /// The names in the order in which their values die.
    pub fn in_order_of_death(&self) -> Box<[Box<str>]> {
        let names = self.names.borrow();
        let own = self.own().iter();
        let others = names.iter().filter(|name| !self.own().iter().any(|own| own.is(name)));
        own.chain(others).map(|name| name.to_string().into()).collect()
    }

    pub fn name(&self, place: usize) -> Option<Name> {
        self.names.borrow().get(place).cloned()
    }

    pub fn len(&self) -> usize {
        self.names.borrow().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// What a new class is made of.
pub struct NewType {
    pub name: Rc<str>,
    pub base: Option<TypeRef>,
    pub flags: u32,
    pub kind: Kind,
    pub slots: u32,
    pub has_dict: bool,
    pub spec: Option<&'static spec::TypeSpec>,
}

impl TypeObject {
    pub fn new(parts: NewType) -> TypeObject {
        let NewType { name, base, flags, kind, slots, has_dict, spec } = parts;
        let base = base.map_or(Value::NULL, TypeRef::into_value);
        TypeObject {
            shape: Shape::new(flags & flags::HEAP != 0, slots, has_dict, base),
            name: RefCell::new(name),
            given_name: ValueCell::default(),
            qualname: ValueCell::default(),
            dict: OnceCell::new(),
            bases: ValueCell::default(),
            mro: RefCell::new(Rc::new([])),
            mro_tuple: ValueCell::default(),
            flags: Cell::new(flags),
            version: Cell::new(0),
            kind,
            keys: SharedKeys::default(),
            slot_names: OnceCell::new(),
            specials: (0..Special::COUNT).map(|_| ValueCell::default()).collect(),
            attributes: RefCell::default(),
            remembers: Cell::new(false),
            subclasses: RefCell::default(),
            spec,
        }
    }

    /// The class's name as errors show it: that of a native type with its module, unless that is `builtins`.
    pub fn name(&self) -> Rc<str> {
        self.name.borrow().clone()
    }

    /// `__name__`.
    pub fn plain_name(&self) -> Rc<str> {
        let name = self.name();
        match name.rsplit_once('.') {
            Some((_, last)) if self.is_builtin() => last.into(),
            _ => name,
        }
    }

    /// The same as a string: the very one that a program gave.
    pub fn name_value(&self) -> Value {
        match self.given_name.is_null() {
            true => Str::new(&self.plain_name()),
            false => self.given_name.get(),
        }
    }

    pub fn set_name(&self, name: &str, given: &Value) {
        *self.name.borrow_mut() = name.into();
        self.given_name.set(given.clone());
    }

    #[inline(always)]
    pub fn has(&self, flag: u32) -> bool {
        self.flags.get() & flag != 0
    }

    pub fn set_flag(&self, flag: u32, on: bool) {
        let flags = self.flags.get();
        self.flags.set(if on { flags | flag } else { flags & !flag });
    }

    #[inline(always)]
    pub fn is_builtin(&self) -> bool {
        !self.shape.is_counted
    }

    /// Whether CPython has places for attributes within the instances, rather than a dict from the first attribute on.
    pub fn has_places_within(&self) -> bool {
        let is_long = matches!(self.kind, Kind::Int | Kind::Tuple | Kind::Bytes);
        !self.is_builtin() && !is_long && self.builtin_base().is_some_and(|base| !base.has_dict())
    }

    /// The place of inline attribute `name`, a new one if need be, for which new instances have room.
    pub fn place_or_add(&self, name: &Name) -> Option<usize> {
        if let Some(place) = self.keys.place(name) {
            return Some(place);
        }
        let place = self.add_place(name)?;
        let room = &self.shape.inline;
        room.set(room.get().max(place as u8 + 1));
        Some(place)
    }

    /// Gives attribute `name` a place, if there are not too many. A name that could hide a method from inline caches gives
    /// the class a new version.
    pub fn add_place(&self, name: &Name) -> Option<usize> {
        if let Some(place) = self.keys.place(name) {
            return Some(place);
        }
        if self.lookup(name).is_some() {
            self.version.set(0);
        }
        let place = self.keys.place_or_add(name)?;
        self.shape.order_of_death.replace(self.keys.order_of_death());
        Some(place)
    }

    pub fn dict(&self) -> &Ref<Dict> {
        self.dict.get().expect("a class has its namespace from its birth on")
    }

    pub fn mro(&self) -> Rc<[TypeRef]> {
        self.mro.borrow().clone()
    }

    pub fn set_mro(&self, mro: Vec<TypeRef>) {
        *self.mro.borrow_mut() = mro.into();
        drop(self.mro_tuple.take());
        if !self.is_builtin() {
            self.mro_tuple();
        }
        self.reordered();
    }

    /// `__mro__`.
    pub fn mro_tuple(&self) -> Value {
        if self.mro_tuple.is_null() {
            let classes = self.mro();
            let classes = classes.iter().map(|class| class.value().clone());
            self.mro_tuple.set(Tuple::collect(classes));
        }
        self.mro_tuple.get()
    }

    pub fn base(&self) -> Option<TypeRef> {
        self.shape.base.get().cast()
    }

    /// Sets the base; gives the old one, to be dropped when all is well again.
    pub fn set_base(&self, base: Option<TypeRef>) -> Value {
        self.shape.base.replace(base.map_or(Value::NULL, TypeRef::into_value))
    }

    /// How many values `__slots__` put behind an instance's payload, those of the bases included.
    #[inline(always)]
    pub fn slots(&self) -> usize {
        self.shape.slots as usize
    }

    /// Whether instances have a dict, whose place is behind the slots.
    #[inline(always)]
    pub fn has_dict(&self) -> bool {
        self.shape.has_dict
    }

    /// The values behind an instance's payload, inline attributes not counted.
    #[inline(always)]
    pub fn trailing(&self) -> usize {
        self.shape.trailing()
    }

    /// Whether `self` is `other` or derives from it.
    #[inline]
    pub fn is_subclass_of(&self, other: &TypeRef) -> bool {
        let this: *const TypeObject = self;
        std::ptr::eq(this, &**other) || self.mro.borrow().iter().any(|class| class.is(other))
    }

    /// The nearest builtin type that it derives its layout from, and is not.
    pub fn builtin_base(&self) -> Option<TypeRef> {
        let mut base = self.base()?;
        while !base.is_builtin() {
            base = base.base()?;
        }
        Some(base)
    }

    /// The `__new__` that makes instances without being looked for, that of the nearest builtin type; `NULL` where the
    /// class is asked, or has no order of bases yet. CPython's `tp_new`.
    pub fn native_new(&self) -> Value {
        if self.is_builtin() {
            return self.special(Special::New);
        }
        match self.has(flags::ASKS_FOR_NEW) || self.mro.borrow().is_empty() {
            true => Value::NULL,
            false => self.builtin_base().map_or(Value::NULL, |base| base.special(Special::New)),
        }
    }

    /// The names of the slots that the class adds to those of its base, interned and sorted.
    pub fn slot_names(&self) -> &[Name] {
        self.slot_names.get().map_or(&[], |names| names)
    }

    pub fn add_subclass(&self, subclass: &TypeRef) {
        let (mut known, address) = (self.subclasses.borrow_mut(), subclass.value().bits());
        if !known.contains(&address) {
            known.push(address);
        }
    }

    pub fn remove_subclass(&self, address: u64) {
        self.subclasses.borrow_mut().retain(|known| *known != address);
    }

    /// The direct subclasses that are alive.
    pub fn live_subclasses(&self) -> Vec<TypeRef> {
        creation::classes_at(&self.subclasses.borrow())
    }

    /// The class's name as most errors show it: with its module, unless that is `builtins` or `__main__`.
    pub fn name_in_messages(&self) -> String {
        let name = self.qualified_name();
        name.strip_prefix("__main__.").map_or(name.clone(), str::to_string)
    }

    /// The class's name as `repr` shows it: with its module, unless that is `builtins`.
    pub fn qualified_name(&self) -> String {
        let qualname = match self.qualname.get().downcast::<Str>() {
            Some(text) => text.to_string(),
            None => self.plain_name().to_string(),
        };
        let module = self.dict().get_str("__module__").filter(|module| module.is_kind(Kind::Str));
        let module = module.or_else(|| self.spec.map(|spec| Str::new(spec.module)));
        match module.as_ref().and_then(Value::downcast::<Str>) {
            Some(module) if *module != *"builtins" => format!("{module}.{qualname}"),
            _ => qualname,
        }
    }
}

impl Traverse for TypeObject {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        if let Some(dict) = self.dict.get() {
            visit(dict.value());
        }
        self.mro_tuple.look(&mut *visit);
        self.bases.look(&mut *visit);
        self.given_name.look(&mut *visit);
        self.qualname.look(&mut *visit);
        let names = self.keys.names.borrow();
        for name in names.iter().chain(self.keys.own()).chain(self.slot_names()) {
            visit(name.value());
        }
        for special in &self.specials {
            special.look(&mut *visit);
        }
        for (name, value) in self.attributes.borrow().values() {
            visit(name.value());
            visit(value);
        }
        self.shape.traverse(&mut *visit);
        if Rc::strong_count(&*self.mro.borrow()) == 1 {
            for class in self.mro.borrow().iter().rev() {
                visit(class.value());
            }
        }
    }

    /// Instances may die after it: what they need of it, their layout, stays.
    fn clear(&self) {
        self.version.set(0);
        if let Some(dict) = self.dict.get() {
            dict.clear();
        }
        drop(self.attributes.take());
        for special in &self.specials {
            drop(special.take());
        }
        drop(self.mro.replace(Rc::new([])));
        drop(self.mro_tuple.take());
    }
}

impl Drop for TypeObject {
    fn drop(&mut self) {
        let payload: *const TypeObject = self;
        let address = payload as u64 - heap::trailing_offset(Kind::Free) as u64;
        if let Some(bases) = self.bases.get().downcast::<Tuple>() {
            for base in bases.items() {
                if let Some(base) = base.downcast::<TypeObject>() {
                    base.remove_subclass(address);
                }
            }
        }
    }
}
