//! Calls from native code: of any callable, with positional and keyword arguments.

use heap::Kind;
use heap::room;
use heap::value::Value;

use crate::errors::{PyResult, Raised};
use crate::eval;
use crate::machine::Machine;
use crate::objects::object::is_made_by_object;
use crate::objects::str::Name;
use crate::objects::type_object::flags;
use crate::objects::{Dict, Method, NativeFunction, Tuple, TypeObject, TypeRef};
use crate::special::Special;

impl Machine {
    /// `callable(*arguments)`.
    #[inline]
    pub fn call(&self, callable: &Value, arguments: &[Value]) -> PyResult {
        match callable.kind() {
            Some(Kind::Function) => eval::call_function(self, callable, arguments, &[]),
            Some(Kind::NativeFunction) => self.call_native(callable, arguments),
            _ => self.call_with_keywords(callable, arguments, &[]),
        }
    }

    /// `callable(*arguments, **keywords)`.
    pub fn call_with_keywords(
        &self,
        callable: &Value,
        arguments: &[Value],
        keywords: &[(Name, Value)],
    ) -> PyResult {
        if callable.is_kind(Kind::Function) {
            return eval::call_function(self, callable, arguments, keywords);
        }
        self.enter_native("")?;
        if let Some(native) = callable.downcast::<NativeFunction>() {
            if keywords.is_empty() {
                return self.call_native(callable, arguments);
            }
            let mut all = Vec::with_capacity(arguments.len() + 1);
            if native.passes_bound() {
                all.push(native.bound.clone());
            } else if native.checks_first() {
                native.check_first(self, arguments)?;
            }
            all.extend_from_slice(arguments);
            let bound = native.bind_arguments(self, &all, keywords)?;
            return (native.method.call)(self, &bound);
        }
        if let Some(method) = callable.downcast::<Method>() {
            let mut all = room::for_items(arguments.len() + 1)?;
            all.push(method.receiver.clone());
            all.extend_from_slice(arguments);
            return self.call_with_keywords(&method.function, &all, keywords);
        }
        if let Some(class) = TypeRef::from_value(callable)
            && self
                .class(callable)
                .special(Special::Call)
                .is(&self.types.type_.special(Special::Call))
        {
            return self.instantiate(class, arguments, keywords);
        }
        let call = self.class(callable).special(Special::Call);
        if call.is_null() {
            let kind = self.class(callable).name();
            return Err(self.type_error(format!("'{kind}' object is not callable")));
        }
        let bound = self.bind_descriptor(&call, callable, self.class(callable).value())?;
        self.call_with_keywords(&bound, arguments, keywords)
    }

    /// Calls a native function with positional arguments.
    #[inline]
    fn call_native(&self, callable: &Value, arguments: &[Value]) -> PyResult {
        let Some(native) = callable.downcast::<NativeFunction>() else {
            return self.call_with_keywords(callable, arguments, &[]);
        };
        if native.passes_bound() {
            let mut all = Vec::with_capacity(arguments.len() + 1);
            all.push(native.bound.clone());
            all.extend_from_slice(arguments);
            return self.call_native_function(native, &all);
        }
        if native.checks_first() {
            native.check_first(self, arguments)?;
        }
        self.call_native_function(native, arguments)
    }

    /// Calls the Rust function with all its positional arguments, the receiver included.
    #[inline]
    pub(crate) fn call_native_function(
        &self,
        native: &NativeFunction,
        arguments: &[Value],
    ) -> PyResult {
        self.enter_native("")?;
        let signature = native.signature();
        if signature.plain {
            if arguments.len() != signature.names.len() {
                return Err(native.wrong_count(self, arguments.len(), 0));
            }
            return (native.method.call)(self, arguments);
        }
        let bound = native.bind_arguments(self, arguments, &[])?;
        (native.method.call)(self, &bound)
    }

    /// `class(*arguments, **keywords)` as `type.__call__` does it.
    pub fn instantiate(
        &self,
        class: &TypeRef,
        arguments: &[Value],
        keywords: &[(Name, Value)],
    ) -> PyResult {
        if class.is(&self.types.type_) {
            match arguments {
                [object] if keywords.is_empty() => return Ok(self.class(object).value().clone()),
                [_, _, _] => (),
                _ => return Err(self.type_error("type() takes 1 or 3 arguments")),
            }
        }
        let new = class.native_new();
        let asks = class.has(flags::ASKS_FOR_NEW);
        if self.makes_no_instances(class, &new) {
            return Err(self.type_error(format!("cannot create '{}' instances", class.name())));
        }
        // What makes an exception keeps the arguments, which is all that its `__init__` does.
        let base = &self.types.exceptions.base_exception;
        let keeps_arguments = keywords.is_empty() && new.is(&base.special(Special::New));
        // The metaclass may have a say in it.
        let new = match asks {
            true => self.get_attribute(class.value(), &Special::New.name())?,
            false => new,
        };
        let mut all = Vec::with_capacity(arguments.len() + 1);
        all.push(class.value().clone());
        all.extend_from_slice(arguments);
        let instance = self.call_with_keywords(&new, &all, keywords)?;
        let made = self.class(&instance);
        if !made.is_subclass_of(class) {
            return Ok(instance);
        }
        let init = made.special(Special::Init);
        let passes = !is_made_by_object(self, made) || arguments.is_empty() && keywords.is_empty();
        if passes && init.is(&self.types.object.special(Special::Init)) {
            return Ok(instance);
        }
        if keeps_arguments && init.is(&base.special(Special::Init)) {
            return Ok(instance);
        }
        all[0] = instance;
        let outcome = match init.kind() {
            Some(Kind::Function | Kind::NativeFunction) => {
                self.call_with_keywords(&init, &all, keywords)?
            }
            _ => {
                let bound = self.bind_descriptor(&init, &all[0], class.value())?;
                self.call_with_keywords(&bound, &all[1..], keywords)?
            }
        };
        if !outcome.is_none() {
            let kind = self.class(&outcome).name();
            return Err(self.type_error(format!("__init__() should return None, not '{kind}'")));
        }
        Ok(all.swap_remove(0))
    }

    /// Whether nothing makes instances of the class that is called, whose native `__new__` is this: a builtin type may
    /// have none but `object`'s.
    #[inline]
    pub(crate) fn makes_no_instances(&self, class: &TypeObject, new: &Value) -> bool {
        let lacks_new = class.is_builtin()
            && class.kind != Kind::Plain
            && new.is(&self.types.object.special(Special::New));
        class.has(flags::NO_NEW) || new.is_null() && !class.has(flags::ASKS_FOR_NEW) || lacks_new
    }

    /// Calls with a tuple of arguments and a dict of keywords, as native functions receive them.
    pub fn call_packed(&self, callable: &Value, arguments: &Value, keywords: &Value) -> PyResult {
        let arguments = arguments.downcast::<Tuple>().map_or(&[][..], Tuple::items);
        self.call_with_keywords(callable, arguments, &self.keywords_of(keywords)?)
    }

    /// Calls with keywords of which some are no strings; `None` where all are, and for what does not take others.
    pub fn call_with_any_keys(
        &self,
        callable: &Value,
        arguments: &[Value],
        keywords: &Value,
    ) -> Option<PyResult> {
        let takes_them = |native: &&NativeFunction| native.method.any_keys && native.passes_bound();
        let native = callable.downcast::<NativeFunction>().filter(takes_them)?;
        let keywords = keywords.downcast::<Dict>()?;
        if keywords.keys().iter().all(|key| key.is_kind(Kind::Str)) {
            return None;
        }
        Some(keywords.copy().map_err(Raised::from).and_then(|copy| {
            let bound = [native.bound.clone(), Tuple::new(arguments.to_vec()), copy.into_value()];
            (native.method.call)(self, &bound)
        }))
    }

    /// The entries of a dict of keywords.
    pub fn keywords_of(&self, keywords: &Value) -> PyResult<Vec<(Name, Value)>> {
        let Some(dict) = keywords.downcast::<Dict>() else { return Ok(Vec::new()) };
        dict.items()
            .into_iter()
            .map(|(name, value)| match name.cast() {
                Some(name) => Ok((crate::objects::str::intern_value(&name), value)),
                None => Err(self.type_error("keywords must be strings")),
            })
            .collect()
    }

    /// Calls the special method that the class of `object` has.
    #[inline]
    pub fn call_special(&self, object: &Value, special: Special, arguments: &[Value]) -> PyResult {
        let method = self.class(object).special(special);
        match self.try_call_special(object, &method, arguments) {
            Some(outcome) => outcome,
            None => {
                let kind = self.class(object).name();
                Err(self.type_error(format!("'{kind}' object has no {}", special.text())))
            }
        }
    }

    /// Calls a special method found in the class of `object`; `None` where it is missing. One that is Python's `None`
    /// cannot be called: where that stands for a missing one, the caller asks first.
    #[inline]
    pub fn try_call_special(
        &self,
        object: &Value,
        method: &Value,
        arguments: &[Value],
    ) -> Option<PyResult> {
        let Some(kind) = method.kind() else {
            // What is no object, `None` as well, cannot be called.
            return (!method.is_null()).then(|| self.call(method, arguments));
        };
        match kind {
            Kind::Function => Some(self.with_receiver(object, arguments, |all| {
                eval::call_function(self, method, all, &[])
            })),
            Kind::NativeFunction => {
                let native = method.downcast::<NativeFunction>()?;
                if native.is_unbound_method() {
                    return Some(self.with_receiver(object, arguments, |all| {
                        native.check_first(self, all)?;
                        self.call_native_function(native, all)
                    }));
                }
                Some(self.call(method, arguments))
            }
            _ => {
                let bound = match self.bind_descriptor(method, object, self.class(object).value()) {
                    Ok(bound) => bound,
                    Err(raised) => return Some(Err(raised)),
                };
                Some(self.call(&bound, arguments))
            }
        }
    }

    #[inline]
    fn with_receiver(
        &self,
        object: &Value,
        arguments: &[Value],
        call: impl FnOnce(&[Value]) -> PyResult,
    ) -> PyResult {
        match arguments {
            [] => call(std::slice::from_ref(object)),
            [one] => call(&[object.clone(), one.clone()]),
            [one, two] => call(&[object.clone(), one.clone(), two.clone()]),
            _ => {
                let mut all = Vec::with_capacity(arguments.len() + 1);
                all.push(object.clone());
                all.extend_from_slice(arguments);
                call(&all)
            }
        }
    }

    pub fn is_callable(&self, value: &Value) -> bool {
        matches!(
            value.kind(),
            Some(Kind::Function | Kind::NativeFunction | Kind::Type | Kind::Method)
        ) || self.class(value).defines(Special::Call)
    }

    /// How a callable is named in errors about its arguments: `f()`.
    pub fn callable_name(&self, callable: &Value) -> String {
        match self.get_optional_attribute(callable, &Special::QualName.name()) {
            Ok(Some(name)) => {
                let module = self.get_optional_attribute(callable, &Special::Module.name());
                match module {
                    Ok(Some(module))
                        if module.is_kind(Kind::Str) && module.to_string() != "builtins" =>
                    {
                        format!("{module}.{name}()")
                    }
                    _ => format!("{name}()"),
                }
            }
            _ => self.str(callable).map_or(String::new(), |text| text.to_string()),
        }
    }
}
