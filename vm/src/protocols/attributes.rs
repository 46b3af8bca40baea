//! Attributes: reading, writing and deleting them, descriptors, and the dict of an instance.

use heap::Kind;
use heap::value::cells::ValueCell;
use heap::value::{Ref, Value};

use crate::errors::{PyResult, Raised, Sentence};
use crate::machine::Machine;
use crate::objects::exception::{ATTRIBUTE_NAME, ATTRIBUTE_OBJECT};
use crate::objects::str::{self, Name};
use crate::objects::type_object::{attributes as class_attributes, flags};
use crate::objects::*;
use crate::special::Special;

impl Machine {
    /// `object.name`.
    #[inline]
    pub fn get_attribute(&self, object: &Value, name: &Name) -> PyResult {
        self.attribute(object, name).map_err(|raised| self.missed(raised, object, name))
    }

    /// An `AttributeError` that does not say which attribute of what is missed says it from here on, whoever raised it.
    #[cold]
    fn missed(&self, raised: Raised, object: &Value, name: &Name) -> Raised {
        let exception = raised.exception();
        if raised.is_a(&self.types.exceptions.attribute_error)
            && exception.field(ATTRIBUTE_NAME).is_null()
            && exception.field(ATTRIBUTE_OBJECT).is_null()
        {
            exception.set_field(ATTRIBUTE_NAME, name.value().clone());
            exception.set_field(ATTRIBUTE_OBJECT, object.clone());
        }
        raised
    }

    fn attribute(&self, object: &Value, name: &Name) -> PyResult {
        let class = self.class(object);
        if class.has(flags::CUSTOM_GETATTR)
            || matches!(object.kind(), Some(Kind::Super | Kind::Method))
        {
            return self.custom_attribute(object, name);
        }
        let found = match object.kind() {
            Some(Kind::Type) => class_attributes::get_attribute(self, object, name)?,
            Some(Kind::Module) => return self.module_attribute(object, name),
            _ => self.find_generic_attribute(object, name)?,
        };
        found.ok_or_else(|| self.no_attribute(object, name))
    }

    #[cold]
    fn missing_attribute(&self, object: &Value, name: &Name) -> Raised {
        match object.downcast::<Module>() {
            Some(module) => {
                let shown = module.dict.get_name(&Special::Name.name());
                let (module, hint) = match shown.filter(|name| name.is_kind(Kind::Str)) {
                    Some(module) if self.is_loading(object) => (
                        format!("partially initialized module '{module}'"),
                        " (most likely due to a circular import)",
                    ),
                    Some(module) => (format!("module '{module}'"), ""),
                    None => ("module".to_string(), ""),
                };
                let message = Sentence::default().words(module).words(" has no attribute '");
                self.attribute_error(object, name, message.text(name).words("'").words(hint))
            }
            None => self.no_attribute(object, name),
        }
    }

    /// `object.name`, `None` where that raises `AttributeError`.
    pub fn get_optional_attribute(&self, object: &Value, name: &Name) -> PyResult<Option<Value>> {
        let outcome = match object.kind() {
            _ if self.class(object).has(flags::CUSTOM_GETATTR) => {
                self.custom_attribute(object, name).map(Some)
            }
            Some(Kind::Type) => class_attributes::get_attribute(self, object, name),
            Some(Kind::Module) => self.module_attribute(object, name).map(Some),
            Some(Kind::Super | Kind::Method) => self.custom_attribute(object, name).map(Some),
            _ => self.find_generic_attribute(object, name),
        };
        match outcome {
            Err(raised) if raised.is_a(&self.types.exceptions.attribute_error) => Ok(None),
            outcome => outcome,
        }
    }

    /// By `__getattribute__` and `__getattr__`, as they are before the first is called.
    fn custom_attribute(&self, object: &Value, name: &Name) -> PyResult {
        let class = self.class(object);
        let getattr = class.special(Special::GetAttr);
        let getattribute = class.special(Special::GetAttribute);
        let arguments = std::slice::from_ref(name.value());
        let outcome = match getattribute.is(&self.types.object.special(Special::GetAttribute)) {
            true => self.generic_get_attribute(object, name),
            false => self
                .try_call_special(object, &getattribute, arguments)
                .unwrap_or_else(|| self.call(&getattribute, arguments)),
        };
        match outcome {
            Err(raised) if raised.is_a(&self.types.exceptions.attribute_error) => {
                match self.try_call_special(object, &getattr, arguments) {
                    Some(outcome) => outcome,
                    None if getattr.is_null() => Err(raised),
                    None => self.call(&getattr, arguments),
                }
            }
            outcome => outcome,
        }
    }

    /// What `object.__getattribute__` does.
    pub fn generic_get_attribute(&self, object: &Value, name: &Name) -> PyResult {
        match self.find_generic_attribute(object, name)? {
            Some(value) => Ok(value),
            None => Err(self.missing_attribute(object, name)),
        }
    }

    /// Data descriptors of the class, the instance's own attributes, other attributes of the class.
    pub fn find_generic_attribute(&self, object: &Value, name: &Name) -> PyResult<Option<Value>> {
        let class = self.class(object);
        let name = &str::intern_value(name);
        let from_class = class.lookup(name);
        if let Some(descriptor) = &from_class
            && self.is_data_descriptor(descriptor)
            && self.gives_value(descriptor)
        {
            return self.bind_descriptor(descriptor, object, class.value()).map(Some);
        }
        if let Some(value) = self.instance_attribute(object, name) {
            return Ok(Some(value));
        }
        match from_class {
            Some(found) => self.bind_descriptor(&found, object, class.value()).map(Some),
            None => Ok(None),
        }
    }

    /// An attribute of a module: its namespace, then its class, then its `__getattr__`.
    pub fn module_attribute(&self, object: &Value, name: &Name) -> PyResult {
        if let Some(found) = self.class(object).lookup(name)
            && self.is_data_descriptor(&found)
        {
            return self.bind_descriptor(&found, object, self.class(object).value());
        }
        let Some(module) = object.downcast::<Module>() else {
            return Err(self.no_attribute(object, name));
        };
        if let Some(value) = module.dict.get_name(name) {
            return Ok(value);
        }
        if let Some(value) = self.find_generic_attribute(object, name)? {
            return Ok(value);
        }
        match module.dict.get_name(&Special::GetAttr.name()) {
            Some(getattr) => self.call(&getattr, std::slice::from_ref(name.value())),
            None => Err(self.missing_attribute(object, name)),
        }
    }

    /// The place of an instance's dict, where it has one.
    #[inline]
    pub(crate) fn dict_place<'a>(&self, object: &'a Value) -> Option<&'a ValueCell> {
        let header = object.header()?;
        let class: &TypeRef = header.class();
        class.has_dict().then(|| header.instance_place(class.slots()))
    }

    /// An attribute in the instance itself.
    #[inline]
    pub fn instance_attribute(&self, object: &Value, name: &Name) -> Option<Value> {
        let place = self.dict_place(object)?;
        if !place.is_null() {
            return place.look(|dict| dict.downcast::<Dict>()?.get_name(name));
        }
        let header = object.header()?;
        let class: &TypeRef = header.class();
        let index = class.keys.place(name)?;
        if index >= header.inline_capacity() {
            return None;
        }
        let value = header.instance_place(class.trailing() + index).get();
        (!value.is_null()).then_some(value)
    }

    /// The instance's dict, made of the inline attributes where it is not there yet: an object of its own from here on.
    pub fn instance_dict(&self, object: &Value) -> Option<Ref<Dict>> {
        if let Some(module) = object.downcast::<Module>() {
            return Some(module.dict.clone());
        }
        let dict = self.dict_of_attributes(object)?;
        if let Some(header) = dict.value().header().filter(|header| header.is_part()) {
            header.set_apart();
        }
        Some(dict)
    }

    /// The dict that has the attributes of an instance, which may be a part of that.
    fn dict_of_attributes(&self, object: &Value) -> Option<Ref<Dict>> {
        let place = self.dict_place(object)?;
        if place.is_null() {
            let dict = Dict::of_attributes();
            let header = object.header()?;
            let class: &TypeRef = header.class();
            for index in 0..header.inline_capacity() {
                let value = header.instance_place(class.trailing() + index).take();
                if let Some(name) = class.keys.name(index)
                    && !value.is_null()
                {
                    dict.set_name(&name, value);
                }
            }
            place.set(dict.into_value());
        }
        place.get().cast::<Dict>()
    }

    /// `object.__dict__ = dict`.
    pub fn replace_instance_dict(&self, object: &Value, dict: Value) {
        if self.instance_dict(object).is_some()
            && let Some(place) = self.dict_place(object)
        {
            place.set(dict);
        }
    }

    /// `object.name = value`.
    #[inline]
    pub fn set_attribute(&self, object: &Value, name: &Name, value: Value) -> PyResult<()> {
        let class = self.class(object);
        if class.has(flags::CUSTOM_SETATTR) {
            let set =
                class.special(if value.is_null() { Special::DelAttr } else { Special::SetAttr });
            match value.is_null() {
                true => self.call(&set, &[object.clone(), name.value().clone()])?,
                false => self.call(&set, &[object.clone(), name.value().clone(), value])?,
            };
            return Ok(());
        }
        match object.is_kind(Kind::Type) {
            true => class_attributes::set_attribute(self, object, name, value),
            false => self.generic_set_attribute(object, name, value),
        }
    }

    /// `del object.name`.
    pub fn delete_attribute(&self, object: &Value, name: &Name) -> PyResult<()> {
        self.set_attribute(object, name, Value::NULL)
    }

    /// What `object.__setattr__` does; `NULL` deletes.
    pub fn generic_set_attribute(&self, object: &Value, name: &Name, value: Value) -> PyResult<()> {
        let class = self.class(object);
        let name = &str::intern_value(name);
        let found = class.lookup(name);
        if let Some(descriptor) = &found
            && self.is_data_descriptor(descriptor)
        {
            return self.set_by_descriptor(descriptor, object, name, value);
        }
        if let Some(module) = object.downcast::<Module>() {
            return match value.is_null() {
                false => Ok(module.dict.try_set_name(name, value)?),
                true => match module.dict.remove_name(name) {
                    Some(_) => Ok(()),
                    None => Err(self.no_attribute(object, name)),
                },
            };
        }
        if self.dict_place(object).is_none() {
            return Err(self.cannot_set(object, name, found.is_some()));
        }
        self.store_in_instance(object, name, value)
    }

    #[cold]
    fn cannot_set(&self, object: &Value, name: &Name, read_only: bool) -> Raised {
        let class = self.class(object).name();
        let sentence = |front: &str, behind: &str| {
            let message = Sentence::default().words(format!("'{class}' object {front} '"));
            message.text(name).words("'").words(behind)
        };
        match read_only {
            true => self.plain_attribute_error(sentence("attribute", " is read-only")),
            false => {
                let behind = " and no __dict__ for setting new attributes";
                self.attribute_error(object, name, sentence("has no attribute", behind))
            }
        }
    }

    fn store_in_instance(&self, object: &Value, name: &Name, value: Value) -> PyResult<()> {
        let Some(place) = self.dict_place(object) else { return Ok(()) };
        let Some(header) = object.header() else { return Ok(()) };
        let class: &TypeRef = header.class();
        if place.is_null() {
            let index = match value.is_null() {
                true => class.keys.place(name),
                false => class.place_or_add(name),
            };
            if let Some(index) = index
                && index < header.inline_capacity()
                && (value.is_null() || header.keeps_order(index))
            {
                let deletes = value.is_null();
                let old = header.instance_place(class.trailing() + index).replace(value);
                return match deletes && old.is_null() {
                    true => Err(self.nothing_to_delete(object, name)),
                    false => Ok(()),
                };
            }
        }
        let Some(dict) = self.dict_of_attributes(object) else { return Ok(()) };
        let has_place = match dict.has_places_of_class() && !value.is_null() {
            true => class.add_place(name).is_some(),
            false => true,
        };
        // Where CPython has a place for the value within the instance, it has no dict yet.
        if !(has_place && class.has_places_within()) {
            self.instance_dict(object);
        }
        match value.is_null() {
            false => dict.try_set_name(name, value)?,
            true if dict.remove_name(name).is_none() => {
                return Err(match dict.is_split() {
                    true => self.nothing_to_delete(object, name),
                    false => self.no_attribute(object, name),
                });
            }
            true => (),
        }
        Ok(())
    }

    /// The error that an instance has no attribute to be deleted. As in CPython, it does not tell of the instance where
    /// CPython has a place for the value within it.
    #[cold]
    fn nothing_to_delete(&self, object: &Value, name: &Name) -> Raised {
        let class = self.class(object);
        if class.has_places_within() && class.add_place(name).is_some() {
            let message =
                Sentence::default().words(format!("'{}' object has no attribute '", class.name()));
            let error = &self.types.exceptions.attribute_error;
            return self.new_error(error, message.text(name).words("'"));
        }
        self.no_attribute(object, name)
    }

    /// Whether a class attribute goes before the instance's own.
    #[inline]
    pub fn is_data_descriptor(&self, value: &Value) -> bool {
        match value.kind() {
            None
            | Some(
                Kind::Function | Kind::NativeFunction | Kind::ClassMethod | Kind::StaticMethod,
            ) => false,
            Some(Kind::GetSet | Kind::Member | Kind::Property) => true,
            _ => {
                let class = self.class(value);
                class.defines(Special::Set) || class.defines(Special::Delete)
            }
        }
    }

    /// Whether a data descriptor is also asked where the attribute is read.
    fn gives_value(&self, descriptor: &Value) -> bool {
        matches!(descriptor.kind(), Some(Kind::GetSet | Kind::Member | Kind::Property))
            || self.class(descriptor).defines(Special::Get)
    }

    /// What an attribute found in a class becomes for `instance` (`None` for the class itself).
    #[inline]
    pub fn bind_descriptor(&self, found: &Value, instance: &Value, owner: &Value) -> PyResult {
        let Some(kind) = found.kind() else { return Ok(found.clone()) };
        // `None` is also the one instance of its class.
        let on_class = instance.is_none() && !owner.is(self.types.none.value());
        match kind {
            Kind::Function if on_class => Ok(found.clone()),
            Kind::Function => Ok(Method::new(found.clone(), instance.clone())),
            Kind::NativeFunction => match found.downcast::<NativeFunction>() {
                Some(native) if !on_class && native.is_unbound_method() => {
                    Ok(native.bind(instance))
                }
                Some(native) if native.is_unbound_class_method() => {
                    native.bind_to_class(self, owner)
                }
                _ => Ok(found.clone()),
            },
            Kind::ClassMethod => match found.downcast::<ClassMethod>() {
                Some(method) => method.bind(owner),
                None => Ok(found.clone()),
            },
            Kind::StaticMethod => Ok(property::wrapped(found).get()),
            Kind::GetSet if !on_class => match found.downcast::<GetSet>() {
                Some(getset) => getset.get(self, instance),
                None => Ok(found.clone()),
            },
            Kind::Member if !on_class => match found.downcast::<Member>() {
                Some(member) => member.get(self, instance),
                None => Ok(found.clone()),
            },
            Kind::Property if !on_class && found.is_exact::<Property>() => {
                match found.downcast::<Property>() {
                    Some(property) => property.read(self, instance),
                    None => Ok(found.clone()),
                }
            }
            Kind::GetSet | Kind::Member => Ok(found.clone()),
            _ => {
                let get = self.class(found).special(Special::Get);
                if get.is_null() {
                    return Ok(found.clone());
                }
                self.call(&get, &[found.clone(), instance.clone(), owner.clone()])
            }
        }
    }

    /// The error of `__get__` where a program gives it neither an instance nor a class.
    pub fn check_bound(&self, instance: &Value, owner: &Value) -> PyResult<()> {
        match instance.is_none() && !owner.is_given() {
            true => Err(self.type_error("__get__(None, None) is invalid")),
            false => Ok(()),
        }
    }

    /// Assigns through a data descriptor; `NULL` deletes.
    pub fn set_by_descriptor(
        &self,
        descriptor: &Value,
        object: &Value,
        name: &Name,
        value: Value,
    ) -> PyResult<()> {
        if let Some(member) = descriptor.downcast::<Member>() {
            return member.set(self, object, value);
        }
        if let Some(getset) = descriptor.downcast::<GetSet>() {
            return getset.set(self, object, value);
        }
        if descriptor.is_exact::<Property>()
            && let Some(property) = descriptor.downcast::<Property>()
        {
            return property.write(self, object, value);
        }
        let special = if value.is_null() { Special::Delete } else { Special::Set };
        if !self.class(descriptor).defines(special) {
            let what = special.text();
            return Err(self.attribute_error(object, name, what));
        }
        match value.is_null() {
            true => self.call_special(descriptor, special, std::slice::from_ref(object))?,
            false => self.call_special(descriptor, special, &[object.clone(), value])?,
        };
        Ok(())
    }

    /// The name in `getattr(x, name)`, interned.
    pub fn attribute_name(&self, value: &Value) -> PyResult<Name> {
        match value.cast::<Str>() {
            Some(name) => Ok(str::intern_value(&name)),
            None => {
                let kind = self.class(value).name();
                Err(self.type_error(format!("attribute name must be string, not '{kind}'")))
            }
        }
    }

    /// A string value as a name.
    pub fn name_of(&self, value: &Value) -> PyResult<Name> {
        self.attribute_name(value)
    }

    /// `object.name(arguments)`.
    pub fn call_method(&self, object: &Value, name: &str, arguments: &[Value]) -> PyResult {
        let method = self.get_attribute(object, &self.intern(name))?;
        self.call(&method, arguments)
    }

    /// Whether `__isabstractmethod__` is true.
    pub fn is_abstract(&self, function: &Value) -> PyResult<bool> {
        self.enter_native("")?;
        match self.get_optional_attribute(function, &Special::IsAbstract.name())? {
            Some(answer) => self.truth(&answer),
            None => Ok(false),
        }
    }
}
