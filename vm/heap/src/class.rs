//! What the heap has to know of a class.
#![allow(unsafe_code)]

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::Payload;
use crate::value::cells::ValueCell;
use crate::value::{Ref, Value};

thread_local! {
    /// Classes that objects have had until they were given others, by address: native code that is under way may hold a
    /// handle on one of them that is not counted, or a reference into it.
    static FORMER: RefCell<BTreeMap<u64, Value>> = const { RefCell::new(BTreeMap::new()) };
}

/// Keeps a class that an object has had.
pub(super) fn keep_former(class: Value) {
    let known = FORMER.with_borrow_mut(|kept| kept.insert(class.bits(), class));
    drop(known);
}

/// Calls `visit` with every class that is kept because objects have had it. Nothing may be born or die meanwhile.
pub(super) fn for_each_former(mut visit: impl FnMut(&Value)) {
    FORMER.with_borrow(|kept| kept.values().for_each(&mut visit));
}

/// Whether the class is kept because objects have had it.
pub(super) fn is_former(class: &Value) -> bool {
    FORMER.with_borrow(|kept| kept.contains_key(&class.bits()))
}

/// Lets go of the classes that objects have had. No native code may be under way that looks at objects.
pub fn forget_former() {
    if FORMER.with_borrow(|kept| !kept.is_empty()) {
        drop(FORMER.take());
    }
}

/// How the instances of a class are laid out, and what happens at their end.
pub struct Shape {
    /// The class's own handle, not counted, from its birth on: what borrows a handle of an object's class borrows this word,
    /// which stays when the object is given another class.
    own: Cell<u64>,
    /// Instances count the class: it can die, once there are none.
    pub is_counted: bool,
    /// `__del__` is defined, or the machine itself has something to do before an instance dies.
    pub has_finalizer: Cell<bool>,
    /// How many values `__slots__` put behind the payload, those of the base included.
    pub slots: u32,
    /// Instances have a dict, whose place is behind the slots.
    pub has_dict: bool,
    /// Room for inline attributes in new instances, behind the dict.
    pub inline: Cell<u8>,
    /// The places of inline attributes in the order in which what is there dies, unless that is theirs.
    pub order_of_death: RefCell<Option<Rc<[u8]>>>,
    /// The class that this one's layout extends, `NULL` without one.
    pub base: ValueCell,
}

impl Shape {
    pub fn new(is_counted: bool, slots: u32, has_dict: bool, base: Value) -> Shape {
        Shape {
            own: Cell::new(0),
            is_counted,
            has_finalizer: Cell::new(false),
            slots,
            has_dict,
            inline: Cell::new(0),
            order_of_death: RefCell::default(),
            base: ValueCell::new(base),
        }
    }

    /// Tells the class where it is; at its birth, before anybody borrows its handle.
    pub(super) fn place_at(&self, address: u64) {
        debug_assert!(self.own.get() == 0, "a class is born once");
        self.own.set(address);
    }

    /// The class's handle.
    #[inline(always)]
    pub(super) fn handle<C: Class>(&self) -> &Ref<C> {
        debug_assert!(self.own.get() != 0, "a class knows its place from its birth on");
        // SAFETY: a `Ref` is a transparent word, and there is one payload of classes. The word is that of the object which
        // the shape is in, and does not change any more.
        unsafe { &*self.own.as_ptr().cast::<Ref<C>>() }
    }

    /// The values behind an instance's payload, inline attributes not counted.
    #[inline(always)]
    pub fn trailing(&self) -> usize {
        self.slots as usize + usize::from(self.has_dict)
    }

    /// The values behind a new instance's payload, and how many of these are inline attributes.
    #[inline(always)]
    pub fn instance_room(&self) -> (usize, usize) {
        let inline = if self.has_dict { usize::from(self.inline.get()) } else { 0 };
        (self.trailing(), inline)
    }

    /// Shows the values that the shape owns.
    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.base.look(visit);
    }
}

/// The payload of class objects.
///
/// # Safety
/// The type must be `repr(C)`, its first field a [`Shape`], and its kind [`Kind::Type`](super::Kind::Type).
pub unsafe trait Class: Payload {
    fn shape(&self) -> &Shape;
}
