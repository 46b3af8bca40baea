//! Functions written in Python, and methods bound to an instance.
#![allow(unsafe_code)]

use std::cell::Cell;

use heap::value::cells::{ValueCell, ValueVec};
use heap::value::{Ref, Value};
use heap::{Kind, Traverse};

use super::code::Code;
use super::object::{UNEQUAL, UNORDERED};
use super::type_object::attributes::INSTANCE_DICT;
use super::type_object::flags::WEAKREFS;
use super::type_object::spec::{
    Attribute, Method as MethodSpec, TypeSpec, attribute, getter, member,
};
use super::{CellObject, Dict, Str, Tuple, annotations};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::special::Special;
use crate::types::types;
use crate::{method, static_method};

/// A function written in Python.
pub struct Function {
    code: ValueCell,
    pub globals: Ref<Dict>,
    pub builtins: Ref<Dict>,
    pub name: ValueCell,
    pub qualname: ValueCell,
    /// A tuple, or `NULL`.
    pub defaults: ValueCell,
    /// A dict, or `NULL`.
    pub keyword_defaults: ValueCell,
    /// A tuple of cells, or `NULL`.
    pub closure: ValueCell,
    pub doc: ValueCell,
    pub module: ValueCell,
    /// A dict, or `NULL` where not asked for yet.
    pub annotations: ValueCell,
    /// A function that makes them, `None`, or `NULL`.
    pub annotate: ValueCell,
    pub type_params: ValueCell,
    /// Code that it had before: frames that run it hold the function only.
    former_code: ValueVec,
    /// Names the present code and defaults, for inline caches; zero where nobody has asked.
    version: Cell<u32>,
}

impl Traverse for Function {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(self.globals.value());
        visit(self.builtins.value());
        for place in [
            &self.code,
            &self.name,
            &self.qualname,
            &self.defaults,
            &self.keyword_defaults,
            &self.closure,
            &self.doc,
            &self.module,
            &self.annotations,
            &self.annotate,
            &self.type_params,
        ] {
            place.look(&mut *visit);
        }
        self.former_code.look(|codes| codes.iter().for_each(visit));
    }

    fn clear(&self) {
        for place in [
            &self.name,
            &self.qualname,
            &self.defaults,
            &self.keyword_defaults,
            &self.closure,
            &self.doc,
            &self.module,
            &self.annotations,
            &self.annotate,
            &self.type_params,
        ] {
            drop(place.take());
        }
    }
}

thread_local! {
    static NEXT_VERSION: Cell<u32> = const { Cell::new(1) };
}

impl Function {
    #[allow(clippy::new_ret_no_self)]
    pub fn new(
        vm: &Machine,
        code: &Ref<Code>,
        globals: &Ref<Dict>,
        builtins: &Ref<Dict>,
    ) -> Ref<Function> {
        let doc = match code.source.flags & compiler::code::flags::HAS_DOCSTRING != 0 {
            true => code.consts.first().cloned().unwrap_or(Value::NONE),
            false => Value::NONE,
        };
        let module = globals.get_name(&Special::Name.name()).unwrap_or(Value::NONE);
        let function = Function {
            code: ValueCell::new(code.value().clone()),
            globals: globals.clone(),
            builtins: builtins.clone(),
            name: ValueCell::new(code.name.value().clone()),
            qualname: ValueCell::new(code.qualname.clone()),
            defaults: ValueCell::default(),
            keyword_defaults: ValueCell::default(),
            closure: ValueCell::default(),
            doc: ValueCell::new(doc),
            module: ValueCell::new(module),
            annotations: ValueCell::default(),
            annotate: ValueCell::default(),
            type_params: ValueCell::default(),
            former_code: ValueVec::default(),
            version: Cell::new(0),
        };
        heap::new(&vm.types.function, function)
    }

    /// The code, as long as the function lives (see `set_code`).
    #[inline(always)]
    pub fn code(&self) -> &Code {
        self.code.look(|code| {
            let code: *const Code = code.downcast::<Code>().expect("a function has code");
            // SAFETY: a function's code is never dropped before the function: `set_code` keeps the old one.
            unsafe { &*code }
        })
    }

    pub fn code_value(&self) -> Value {
        self.code.get()
    }

    /// The code that a frame of the function runs: what it has now, or had before.
    pub fn code_at(&self, place: *const Code) -> Option<Ref<Code>> {
        let is_it =
            |value: &Value| value.downcast::<Code>().is_some_and(|code| std::ptr::eq(code, place));
        let now = self.code.get();
        if is_it(&now) {
            return now.cast::<Code>();
        }
        self.former_code.look(|codes| codes.iter().find(|code| is_it(code))?.cast::<Code>())
    }

    fn set_code(&self, code: Value) {
        self.former_code.push(self.code.replace(code));
        self.version.set(0);
    }

    /// Names the present code and defaults; never zero.
    pub fn version(&self) -> u32 {
        if self.version.get() == 0 {
            let next = NEXT_VERSION.get();
            NEXT_VERSION.set(next.wrapping_add(1).max(1));
            self.version.set(next);
        }
        self.version.get()
    }

    #[inline(always)]
    pub fn cached_version(&self) -> u32 {
        self.version.get()
    }

    /// The default of positional parameter `index`.
    #[inline]
    pub fn default(&self, index: usize) -> Option<Value> {
        let missing = self.code().source.argcount as usize - index;
        self.defaults.look(|defaults| {
            let items = defaults.downcast::<Tuple>()?.items();
            items.len().checked_sub(missing).map(|place| items[place].clone())
        })
    }

    pub fn qualname_text(&self) -> String {
        self.qualname.get().to_string()
    }
}

/// A function bound to an instance.
pub struct Method {
    pub function: Value,
    pub receiver: Value,
}

impl Traverse for Method {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(&self.receiver);
    }

    fn clear(&self) {}
}

impl Method {
    #[allow(clippy::new_ret_no_self)]
    #[inline]
    pub fn new(function: Value, receiver: Value) -> Value {
        heap::new(&types().method, Method { function, receiver }).into_value()
    }
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "function",
    doc: "Functions made from code and a namespace.",
    signature: "(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
    kind: Kind::Function,
    flags: WEAKREFS,
    has_dict: true,
    methods: &[METHODS],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static METHODS: &[MethodSpec] = &[
    static_method!(
        "__new__",
        "(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
        new,
    ),
    method!(
        "__call__",
        "(self, /, *args, **kwargs)",
        |vm, function: &Value, args: &Value, kwargs: &Value| {
            vm.call_packed(function, args, kwargs)
        }
    ),
    method!(
        "__get__",
        "(self, instance, owner=None, /)",
        |vm, function: &Value, instance: &Value, owner: &Value| {
            vm.check_bound(instance, owner)?;
            Ok(if instance.is_none() {
                function.clone()
            } else {
                Method::new(function.clone(), instance.clone())
            })
        }
    ),
    method!("__repr__", "(self, /)", |_, function: &Ref<Function>| {
        let name = function.qualname_text();
        Ok(Str::from_string(format!("<function {name} at {:#x}>", function.value().address())))
    }),
];

static ATTRIBUTES: &[Attribute] = &[
    member("__closure__", |_, f| or_none(this(f).closure.get())),
    member("__globals__", |_, f| Ok(this(f).globals.value().clone())),
    member("__builtins__", |_, f| Ok(this(f).builtins.value().clone())),
    attribute("__code__", |_, f| Ok(this(f).code_value()), set_code),
    attribute("__defaults__", |_, f| or_none(this(f).defaults.get()), set_defaults),
    attribute(
        "__kwdefaults__",
        |_, f| or_none(this(f).keyword_defaults.get()),
        set_keyword_defaults,
    ),
    attribute("__annotations__", get_annotations, set_annotations),
    attribute("__annotate__", |_, f| or_none(this(f).annotate.get()), set_annotate),
    INSTANCE_DICT,
    attribute(
        "__doc__",
        |_, f| or_none(this(f).doc.get()),
        |_, f, doc| {
            this(f).doc.set(doc);
            Ok(())
        },
    ),
    attribute(
        "__module__",
        |_, f| or_none(this(f).module.get()),
        |_, f, module| {
            this(f).module.set(module);
            Ok(())
        },
    ),
    attribute(
        "__name__",
        |_, f| Ok(this(f).name.get()),
        |vm, f, name| set_text(vm, &this(f).name, "__name__", name),
    ),
    attribute(
        "__qualname__",
        |_, f| Ok(this(f).qualname.get()),
        |vm, f, name| set_text(vm, &this(f).qualname, "__qualname__", name),
    ),
    attribute("__type_params__", get_type_params, |vm, f, params| {
        if !params.is_kind(Kind::Tuple) {
            return Err(vm.type_error("__type_params__ must be set to a tuple"));
        }
        this(f).type_params.set(params);
        Ok(())
    }),
];

fn this(value: &Value) -> &Function {
    value.downcast::<Function>().expect("a method of functions is called with one")
}

fn or_none(value: Value) -> PyResult {
    Ok(if value.is_null() { Value::NONE } else { value })
}

// It has as many parameters as the function of Python.
#[allow(clippy::too_many_arguments)]
fn new(
    vm: &Machine,
    _: &Value,
    code: &Value,
    globals: &Value,
    name: &Value,
    argdefs: &Value,
    closure: &Value,
    kwdefaults: &Value,
) -> PyResult {
    let unfit = |name: &str, expected: &str, value: &Value| {
        let kind = vm.class(value).name();
        vm.type_error(format!("function() argument '{name}' must be {expected}, not {kind}"))
    };
    let code = code.cast::<Code>().ok_or_else(|| unfit("code", "code", code))?;
    let globals = globals.cast::<Dict>().ok_or_else(|| unfit("globals", "dict", globals))?;
    for (value, kind, words) in [
        (name, Kind::Str, "arg 3 (name) must be None or string"),
        (argdefs, Kind::Tuple, "arg 4 (defaults) must be None or tuple"),
        (closure, Kind::Tuple, "arg 5 (closure) must be None or tuple"),
        (kwdefaults, Kind::Dict, "arg 6 (kwdefaults) must be None or dict"),
    ] {
        if value.is_given() && !value.is_kind(kind) {
            return Err(vm.type_error(words));
        }
    }
    let free = code.free_count();
    let cells = closure.downcast::<Tuple>().map_or(0, Tuple::len);
    if cells != free {
        return Err(match closure.is_given() {
            true => vm.value_error(format!(
                "{} requires closure of length {free}, not {cells}",
                *code.name
            )),
            false => vm.type_error("arg 5 (closure) must be tuple"),
        });
    }
    for cell in closure.downcast::<Tuple>().map_or(&[][..], Tuple::items) {
        if !cell.is_kind(Kind::Cell) {
            let kind = vm.class(cell).name();
            return Err(vm.type_error(format!("arg 5 (closure) expected cell, found {kind}")));
        }
    }
    let builtins = vm.builtins_of(&globals);
    let function = Function::new(vm, &code, &globals, &builtins);
    if name.is_given() {
        function.name.set(name.clone());
    }
    for (place, value) in [
        (&function.defaults, argdefs),
        (&function.closure, closure),
        (&function.keyword_defaults, kwdefaults),
    ] {
        if value.is_given() {
            place.set(value.clone());
        }
    }
    Ok(function.into_value())
}

pub fn set_text(vm: &Machine, place: &ValueCell, what: &str, value: Value) -> PyResult<()> {
    if !value.is_kind(Kind::Str) {
        return Err(vm.type_error(format!("{what} must be set to a string object")));
    }
    place.set(value);
    Ok(())
}

fn set_code(vm: &Machine, function: &Value, code: Value) -> PyResult<()> {
    let Some(new) = code.downcast::<Code>() else {
        return Err(vm.type_error("__code__ must be set to a code object"));
    };
    let (free, closure) = (new.free_count(), this(function).code().free_count());
    if free != closure {
        let name = this(function).name.get();
        return Err(vm.value_error(format!(
            "{name}() requires a code object with {closure} free vars, not {free}"
        )));
    }
    this(function).set_code(code);
    Ok(())
}

fn set_defaults(vm: &Machine, function: &Value, defaults: Value) -> PyResult<()> {
    let defaults = if defaults.is_none() { Value::NULL } else { defaults };
    if !defaults.is_null() && !defaults.is_kind(Kind::Tuple) {
        return Err(vm.type_error("__defaults__ must be set to a tuple object"));
    }
    this(function).defaults.set(defaults);
    this(function).version.set(0);
    Ok(())
}

fn set_keyword_defaults(vm: &Machine, function: &Value, defaults: Value) -> PyResult<()> {
    let defaults = if defaults.is_none() { Value::NULL } else { defaults };
    if !defaults.is_null() && !defaults.is_kind(Kind::Dict) {
        return Err(vm.type_error("__kwdefaults__ must be set to a dict object"));
    }
    this(function).keyword_defaults.set(defaults);
    this(function).version.set(0);
    Ok(())
}

fn get_annotations(vm: &Machine, value: &Value) -> PyResult {
    let function = this(value);
    if function.annotations.is_null() {
        let made = annotations::made_by(vm, &function.annotate.get())?;
        function.annotations.set(made);
    }
    // A tuple of names and values, as the compiler may leave it, becomes a dict.
    if let Some(pairs) = function.annotations.get().downcast::<Tuple>() {
        let dict = Dict::new();
        for pair in pairs.items().chunks_exact(2) {
            dict.set(vm, &pair[0], pair[1].clone())?;
        }
        function.annotations.set(dict.into_value());
    }
    Ok(function.annotations.get())
}

fn set_annotations(vm: &Machine, function: &Value, annotations: Value) -> PyResult<()> {
    if annotations.is_given() && !annotations.is_kind(Kind::Dict) {
        return Err(vm.type_error("__annotations__ must be set to a dict object"));
    }
    let annotations = if annotations.is_none() { Value::NULL } else { annotations };
    this(function).annotations.set(annotations);
    this(function).annotate.set(Value::NONE);
    Ok(())
}

fn set_annotate(vm: &Machine, function: &Value, annotate: Value) -> PyResult<()> {
    if annotate.is_null() {
        return Err(vm.type_error("__annotate__ cannot be deleted"));
    }
    annotations::check_annotate(vm, &annotate)?;
    if !annotate.is_none() {
        this(function).annotations.take();
    }
    this(function).annotate.set(annotate);
    Ok(())
}

fn get_type_params(_: &Machine, function: &Value) -> PyResult {
    let params = this(function).type_params.get();
    Ok(if params.is_null() { Tuple::new(Vec::new()) } else { params })
}

pub static METHOD_SPEC: TypeSpec = TypeSpec {
    name: "method",
    doc: "A function and the object that it is called with.",
    signature: "(function, instance, /)",
    kind: Kind::Method,
    flags: WEAKREFS,
    methods: &[METHOD_METHODS, UNEQUAL, UNORDERED],
    attributes: METHOD_ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static METHOD_METHODS: &[MethodSpec] = &[
    static_method!(
        "__new__",
        "(cls, function, instance, /)",
        |vm, _: &Value, function: &Value, instance: &Value| {
            if !vm.is_callable(function) {
                return Err(vm.type_error("first argument must be callable"));
            }
            if instance.is_none() {
                return Err(vm.type_error("instance must not be None"));
            }
            Ok(Method::new(function.clone(), instance.clone()))
        }
    ),
    method!(
        "__call__",
        "(self, /, *args, **kwargs)",
        |vm, function: &Value, args: &Value, kwargs: &Value| {
            vm.call_packed(function, args, kwargs)
        }
    ),
    method!(
        "__get__",
        "(self, instance, owner=None, /)",
        |vm, function: &Value, instance: &Value, owner: &Value| {
            vm.check_bound(instance, owner)?;
            Ok(function.clone())
        }
    ),
    method!("__getattribute__", "(self, name, /)", method_getattribute),
    method!("__repr__", "(self, /)", method_repr),
    method!("__eq__", "(self, value, /)", method_eq),
    method!("__hash__", "(self, /)", method_hash),
    method!("__reduce__", "(self, /)", |vm, value: &Value| {
        let method = bound(value);
        let name = vm.get_attribute(&method.function, &Special::Name.name())?;
        let place = Tuple::new(vec![method.receiver.clone(), name]);
        Ok(Tuple::new(vec![vm.builtin("getattr")?, place]))
    }),
];

static METHOD_ATTRIBUTES: &[Attribute] = &[
    member("__func__", |_, value| Ok(bound(value).function.clone())),
    member("__self__", |_, value| Ok(bound(value).receiver.clone())),
    getter("__doc__", |vm, value| vm.get_attribute(&bound(value).function, &Special::Doc.name())),
];

fn bound(value: &Value) -> &Method {
    value.downcast::<Method>().expect("a method of methods is called with one")
}

/// A bound method shows the attributes of its function.
fn method_getattribute(vm: &Machine, function: &Value, name: &Value) -> PyResult {
    let name = vm.attribute_name(name)?;
    if vm.class(function).lookup(&name).is_some() {
        return vm.generic_get_attribute(function, &name);
    }
    vm.get_attribute(&bound(function).function, &name)
}

fn method_repr(vm: &Machine, function: &Value) -> PyResult {
    let method = bound(function);
    let name = match vm.get_optional_attribute(&method.function, &Special::QualName.name())? {
        Some(name) => name.to_string(),
        None => "?".to_string(),
    };
    Ok(Str::from_string(format!("<bound method {name} of {}>", vm.repr(&method.receiver)?)))
}

fn method_eq(vm: &Machine, function: &Value, value: &Value) -> PyResult {
    let Some(other) = value.downcast::<Method>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let one = bound(function);
    let same = one.receiver.is(&other.receiver) && vm.equal(&one.function, &other.function)?;
    Ok(Value::bool(same))
}

fn method_hash(vm: &Machine, function: &Value) -> PyResult {
    let method = bound(function);
    let receiver = super::object::identity_hash(&method.receiver);
    Ok(vm.int(receiver ^ vm.hash(&method.function)?))
}

/// The cells of a closure.
pub fn closure_cells(function: &Function) -> Vec<Ref<CellObject>> {
    function.closure.look(|closure| {
        let items = closure.downcast::<Tuple>().map_or(&[][..], Tuple::items);
        items.iter().filter_map(Value::cast::<CellObject>).collect()
    })
}
