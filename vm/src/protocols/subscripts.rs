//! Subscripts and membership.

use heap::Kind;
use heap::value::Value;

use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::objects::{
    Dict, List, Set, Str, Tuple, TypeRef, dict, generic_alias, list, set, str, tuple,
};
use crate::special::Special;

impl Machine {
    /// `object[key]`.
    #[inline]
    pub fn subscript(&self, object: &Value, key: &Value) -> PyResult {
        if let Some(header) = object.header()
            && header.is_exact()
        {
            match header.kind() {
                Kind::List => return list::methods::subscript(self, object, key),
                Kind::Dict => return dict::methods::subscript(self, object, key),
                Kind::Tuple => return tuple::subscript(self, object, key),
                Kind::Str => return str::methods::subscript(self, object, key),
                _ => (),
            }
        }
        self.subscript_by_method(object, key)
    }

    fn subscript_by_method(&self, object: &Value, key: &Value) -> PyResult {
        let class = self.class(object);
        let method = class.special(Special::GetItem);
        if let Some(item) = self.try_call_special(object, &method, std::slice::from_ref(key)) {
            return item;
        }
        if let Some(class) = TypeRef::from_value(object) {
            if class.is(&self.types.type_) {
                return Ok(generic_alias::GenericAlias::new(self, object, key));
            }
            let name = Special::ClassGetItem.name();
            if let Some(method) = self.get_optional_attribute(object, &name)? {
                return self.call(&method, std::slice::from_ref(key));
            }
            let name = class.name();
            return Err(self.type_error(format!("type '{name}' is not subscriptable")));
        }
        let kind = class.name();
        Err(self.type_error(format!("'{kind}' object is not subscriptable")))
    }

    /// `object[key] = value`.
    #[inline]
    pub fn store_subscript(&self, object: &Value, key: &Value, value: Value) -> PyResult<()> {
        if let Some(dict) = object.exact::<Dict>() {
            return dict.set(self, key, value);
        }
        if object.is_exact::<List>() {
            return list::methods::store(self, object, key, value);
        }
        let class = self.class(object);
        match self.try_call_special(object, &class.special(Special::SetItem), &[key.clone(), value])
        {
            Some(outcome) => outcome.map(drop),
            None if class.defines(Special::DelItem) => {
                Err(self.missing_half(object, Special::SetItem))
            }
            None => {
                let kind = class.name();
                Err(self.type_error(format!("'{kind}' object does not support item assignment")))
            }
        }
    }

    /// `del object[key]`.
    pub fn delete_subscript(&self, object: &Value, key: &Value) -> PyResult<()> {
        let class = self.class(object);
        match self.try_call_special(
            object,
            &class.special(Special::DelItem),
            std::slice::from_ref(key),
        ) {
            Some(outcome) => outcome.map(drop),
            None if class.defines(Special::SetItem) => {
                Err(self.missing_half(object, Special::DelItem))
            }
            None => {
                // CPython says it in other words where it takes the key for a place in a sequence.
                let is_place =
                    self.is_index(key) && (class.defines(Special::Len) || !class.is_builtin());
                let verb = if is_place { "doesn't" } else { "does not" };
                let kind = class.name();
                Err(self.type_error(format!("'{kind}' object {verb} support item deletion")))
            }
        }
    }

    /// The class has one of the methods that assign and delete, and the other was asked for.
    #[cold]
    fn missing_half(&self, object: &Value, missing: Special) -> Raised {
        let name = missing.name();
        self.attribute_error(object, &name, &*name)
    }

    /// `item in container`.
    pub fn contains(&self, container: &Value, item: &Value) -> PyResult<bool> {
        if let Some(header) = container.header()
            && header.is_exact()
        {
            match header.kind() {
                Kind::Dict => {
                    if let Some(dict) = container.downcast::<Dict>() {
                        return Ok(dict.get(self, item)?.is_some());
                    }
                }
                Kind::Set => {
                    if let Some(this) = container.downcast::<Set>() {
                        return set::methods::contains(self, this, item);
                    }
                }
                Kind::Str => {
                    if let Some(text) = container.downcast::<Str>() {
                        return str::search::contains(self, text, item);
                    }
                }
                Kind::Tuple => {
                    if let Some(tuple) = container.downcast::<Tuple>() {
                        for one in tuple.items() {
                            if self.same_or_equal(one, item)? {
                                return Ok(true);
                            }
                        }
                        return Ok(false);
                    }
                }
                _ => (),
            }
        }
        let class = self.class(container);
        let method = class.special(Special::Contains);
        if method.is_none() {
            return Err(self.type_error(format!("'{}' object is not a container", class.name())));
        }
        if let Some(answer) = self.try_call_special(container, &method, std::slice::from_ref(item))
        {
            return self.truth(&answer?);
        }
        let iterator = self.iter_or(container, || {
            format!("argument of type '{}' is not a container or iterable", class.name())
        })?;
        while let Some(one) = self.next(&iterator)? {
            if self.same_or_equal(&one, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}
