//! What a class remembers of its lookups, and when it forgets.
//!
//! Special methods are remembered by number, and any attribute by name, until a namespace on the way changes. A class that
//! remembers something has said so to all that it derives from: a change of a class that nobody has looked through costs
//! nothing, however many derive from it. A class gets a new version when it forgets, by which inline caches notice.

use std::cell::Cell;
use std::thread::LocalKey;

use heap::Kind;
use heap::value::Value;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{TypeObject, TypeRef, flags};
use crate::objects::native_function::is_constructor;
use crate::objects::{Name, Tuple};
use crate::special::Special;

/// What lookups have found, `NULL` for nothing, by the address of the name, which the entry keeps alive.
pub(super) type AttributeCache = FxHashMap<u64, (Name, Value)>;

/// How many lookups a class remembers: programs may ask for any number of names.
const MOST_REMEMBERED: usize = 1024;

thread_local! {
    static NEXT_VERSION: Cell<u32> = const { Cell::new(1) };
}

/// A number that nothing has had before.
pub(in crate::objects) fn next_version(counter: &'static LocalKey<Cell<u32>>) -> Option<u32> {
    let version = counter.get();
    counter.set(version.checked_add(1)?);
    Some(version)
}

/// The methods that decide about flags of a class.
const DECIDING: [Special; 6] = [
    Special::Del,
    Special::GetAttr,
    Special::GetAttribute,
    Special::SetAttr,
    Special::DelAttr,
    Special::New,
];

impl TypeObject {
    /// The version that inline caches remember; never zero. `None` once all numbers have been used, and for a
    /// class that remembers nothing.
    pub fn version(&self) -> Option<u32> {
        if self.version.get() == 0 {
            if self.has(flags::FOREIGN_ORDER) {
                return None;
            }
            self.version.set(next_version(&NEXT_VERSION)?);
            self.begin_to_remember();
        }
        Some(self.version.get())
    }

    /// The version, zero where nobody has asked for one since the last change.
    #[inline(always)]
    pub fn cached_version(&self) -> u32 {
        self.version.get()
    }

    /// The special method, found along the bases. `NULL` where there is none.
    #[inline(always)]
    pub fn special(&self, special: Special) -> Value {
        let cached = self.specials[special as usize].get();
        if cached.is_null() {
            return self.find_special(special);
        }
        if cached.is_ellipsis() { Value::NULL } else { cached }
    }

    /// Whether a special method is defined, be it as `None`.
    #[inline]
    pub fn defines(&self, special: Special) -> bool {
        !self.special(special).is_null()
    }

    #[cold]
    fn find_special(&self, special: Special) -> Value {
        let found = self.lookup(&special.name());
        if !self.has(flags::FOREIGN_ORDER) {
            let marker = found.clone().unwrap_or(Value::ELLIPSIS);
            self.specials[special as usize].set(marker);
            self.begin_to_remember();
        }
        found.unwrap_or(Value::NULL)
    }

    /// The attribute `name` in the namespaces along the bases. As long as the class's version stays, it keeps alive the
    /// interned names that it was asked for, and what it found.
    #[inline]
    pub fn lookup(&self, name: &Name) -> Option<Value> {
        if let Some((_, found)) = self.attributes.borrow().get(&name.value().bits()) {
            return (!found.is_null()).then(|| found.clone());
        }
        self.search(name)
    }

    fn search(&self, name: &Name) -> Option<Value> {
        let found = self.mro.borrow().iter().find_map(|class| class.dict().get_name(name));
        if name.is_interned() && !self.has(flags::FOREIGN_ORDER) {
            self.remember(name, found.clone().unwrap_or(Value::NULL));
        }
        found
    }

    fn remember(&self, name: &Name, found: Value) {
        let mut cache = self.attributes.borrow_mut();
        let forgotten = match cache.len() < MOST_REMEMBERED {
            true => AttributeCache::default(),
            false => {
                self.version.set(0);
                std::mem::take(&mut *cache)
            }
        };
        cache.insert(name.value().bits(), (name.clone(), found));
        drop(cache);
        drop(forgotten);
        self.begin_to_remember();
    }

    /// Lets the classes whose namespaces were looked into know that somebody has to forget when they change.
    #[inline]
    fn begin_to_remember(&self) {
        if !self.remembers.replace(true) {
            self.mro.borrow().iter().for_each(|class| class.remembers.set(true));
        }
    }

    /// The class along the bases whose namespace has `name`, and what it has there.
    pub fn lookup_with_class(&self, name: &Name) -> Option<(TypeRef, Value)> {
        let mro = self.mro();
        mro.iter().find_map(|class| Some((class.clone(), class.dict().get_name(name)?)))
    }

    /// The namespace of the class has another entry `name`, or none any more.
    pub fn changed(&self, name: &Name) {
        self.forget();
        if DECIDING.iter().any(|special| special.name().is(name)) {
            self.derive_flags_again();
        }
    }

    /// The order of the bases has changed.
    pub(super) fn reordered(&self) {
        self.set_flag(flags::FOREIGN_ORDER, self.has_foreign_order());
        self.forget();
        self.derive_flags();
    }

    /// Whether there are classes in the order that it does not derive from by its bases, as a metaclass's `mro()` may say:
    /// what changes in them is not told.
    fn has_foreign_order(&self) -> bool {
        let bases = self.bases.get();
        let Some(bases) = bases.downcast::<Tuple>().filter(|_| !self.is_builtin()) else {
            return false;
        };
        let bases: Vec<TypeRef> = bases.items().iter().filter_map(Value::cast).collect();
        if bases.iter().any(|base| base.has(flags::FOREIGN_ORDER)) {
            return true;
        }
        let address = |class: &TypeRef| class.value().bits();
        let mut known = FxHashSet::default();
        bases.iter().for_each(|base| known.extend(base.mro().iter().map(address)));
        let is_self = |class: &TypeRef| std::ptr::eq(&raw const **class, self);
        !self.mro.borrow().iter().all(|class| is_self(class) || known.contains(&address(class)))
    }

    /// Forgets what lookups have found, in the class and in all that derive from it. Where the class does not remember
    /// anything, none of these does.
    pub(in crate::objects) fn forget(&self) {
        if !self.remembers.replace(false) {
            return;
        }
        self.version.set(0);
        let forgotten = std::mem::take(&mut *self.attributes.borrow_mut());
        for cached in &self.specials {
            if !cached.is_null() {
                drop(cached.take());
            }
        }
        drop(forgotten);
        self.live_subclasses().iter().for_each(|subclass| subclass.forget());
    }

    fn derive_flags_again(&self) {
        self.live_subclasses().iter().for_each(|subclass| subclass.derive_flags_again());
        self.derive_flags();
    }

    /// Sets the flags that follow from what the deciding methods are.
    fn derive_flags(&self) {
        if self.mro.borrow().len() < 2 {
            return;
        }
        let own = |special: Special| {
            self.lookup_with_class(&special.name()).is_some_and(|(class, _)| {
                let by_kind = class.is_builtin() && matches!(class.kind, Kind::Type | Kind::Module);
                class.base().is_some() && !by_kind
            })
        };
        let native = self.spec.is_some_and(|spec| spec.flags & flags::FINALIZER != 0);
        self.shape.has_finalizer.set(native || own(Special::Del));
        let getattr = self.lookup(&Special::GetAttr.name()).is_some();
        self.set_flag(flags::CUSTOM_GETATTR, getattr || own(Special::GetAttribute));
        self.set_flag(flags::CUSTOM_SETATTR, own(Special::SetAttr) || own(Special::DelAttr));
        // As in CPython, it stays so when there is a native one again.
        if self.lookup(&Special::New.name()).is_some_and(|new| !is_constructor(&new)) {
            self.set_flag(flags::ASKS_FOR_NEW, true);
        }
    }
}
