//! `isinstance` and `issubclass`.

use heap::Kind;
use heap::value::Value;

use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::generic_alias::Union;
use crate::objects::type_object::flags;
use crate::objects::{Tuple, TypeObject, TypeRef};
use crate::special::Special;

impl Machine {
    /// `isinstance(value, class_or_tuple)`.
    pub fn is_instance(&self, value: &Value, class: &Value) -> PyResult<bool> {
        if let Some(class) = TypeRef::from_value(class)
            && self.class(value).is(class)
        {
            return Ok(true);
        }
        if class.is_kind(Kind::Type) && self.class(class).is(&self.types.type_) {
            return self.real_is_instance(value, class);
        }
        if let Some(classes) = self.alternatives(class) {
            self.enter_native(" in __instancecheck__")?;
            for one in classes {
                if self.is_instance(value, &one)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let check = self.class(class).special(Special::InstanceCheck);
        match self.try_call_special(class, &check, std::slice::from_ref(value)) {
            Some(answer) => self.truth(&answer?),
            None => self.real_is_instance(value, class),
        }
    }

    /// The classes in a tuple or union.
    fn alternatives(&self, class: &Value) -> Option<Vec<Value>> {
        if let Some(tuple) = class.downcast::<Tuple>() {
            return Some(tuple.items().to_vec());
        }
        let none = self.types.none.value();
        let union = class.native::<Union>()?;
        Some(
            union
                .members
                .iter()
                .map(|one| if one.is_none() { none.clone() } else { one.clone() })
                .collect(),
        )
    }

    /// Without `__instancecheck__`.
    pub fn real_is_instance(&self, value: &Value, class: &Value) -> PyResult<bool> {
        let Some(class) = TypeRef::from_value(class) else {
            return Err(
                self.type_error("isinstance() arg 2 must be a type, a tuple of types, or a union")
            );
        };
        if self.class(value).is_subclass_of(class) {
            return Ok(true);
        }
        let own = self.class(value);
        if !value.is_object() || own.is_builtin() && !own.has(flags::CUSTOM_GETATTR) {
            return Ok(false);
        }
        let claimed = self.get_optional_attribute(value, &Special::Class.name())?;
        Ok(claimed.is_some_and(|claimed| {
            claimed.downcast::<TypeObject>().is_some_and(|claimed| claimed.is_subclass_of(class))
        }))
    }

    /// `issubclass(class, other_or_tuple)`.
    pub fn is_subclass(&self, class: &Value, other: &Value) -> PyResult<bool> {
        if other.is_kind(Kind::Type) && self.class(other).is(&self.types.type_) {
            return self.real_is_subclass(class, other);
        }
        if let Some(classes) = self.alternatives(other) {
            self.enter_native(" in __subclasscheck__")?;
            for one in classes {
                if self.is_subclass(class, &one)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        let check = self.class(other).special(Special::SubclassCheck);
        match self.try_call_special(other, &check, std::slice::from_ref(class)) {
            Some(answer) => self.truth(&answer?),
            None => self.real_is_subclass(class, other),
        }
    }

    /// What counts as a class because it has a tuple of bases.
    fn bases_of(&self, class: &Value) -> PyResult<Option<Vec<Value>>> {
        let bases = self.get_optional_attribute(class, &self.intern("__bases__"))?;
        let bases = bases.filter(|bases| bases.is_kind(Kind::Tuple));
        bases.map(|bases| self.to_vec(&bases)).transpose()
    }

    fn derives_by_bases(&self, class: &Value, other: &Value) -> PyResult<bool> {
        self.enter_native(" in __issubclass__")?;
        if class.is(other) {
            return Ok(true);
        }
        for base in self.bases_of(class)?.unwrap_or_default() {
            if self.derives_by_bases(&base, other)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Without `__subclasscheck__`.
    pub fn real_is_subclass(&self, class: &Value, other: &Value) -> PyResult<bool> {
        let Some(class) = TypeRef::from_value(class) else {
            return match self.bases_of(class)? {
                Some(_) => self.derives_by_bases(class, other),
                None => Err(self.type_error("issubclass() arg 1 must be a class")),
            };
        };
        match TypeRef::from_value(other) {
            Some(other) => Ok(class.is_subclass_of(other)),
            None => Err(self
                .type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union")),
        }
    }
}
