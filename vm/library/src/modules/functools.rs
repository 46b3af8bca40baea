//! `_functools`: the parts of `functools` that programs call often. The rest is `python/functools.py`.

mod key_wrapper;
mod placeholder;

use std::cell::Cell;

use heap::value::{Ref, Value};
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::objects::Method as BoundMethod;
use vm::objects::native::NativeObject;
use vm::objects::native::class_of;
use vm::objects::str::Name;
use vm::objects::type_object::attributes::INSTANCE_DICT;
use vm::objects::type_object::flags::{BASETYPE, WEAKREFS};
use vm::objects::type_object::spec::{Attribute, Counting, Method, TypeSpec, getter, member};
use vm::objects::{Dict, Module, Native, Str, Tuple, TypeRef};
use vm::{function, method, static_method};

use placeholder::PLACEHOLDER;

pub fn make(_: &Machine) -> PyResult<Ref<Module>> {
    let module = Module::native("_functools", FUNCTIONS);
    for spec in [&PARTIAL, &CACHE, &PLACEHOLDER] {
        module.dict.set_str(spec.name, class_of(spec).into_value());
    }
    module.dict.set_str("Placeholder", placeholder::the());
    Ok(module)
}

static FUNCTIONS: &[Method] = &[
    key_wrapper::CMP_TO_KEY,
    function!("reduce", "(function, iterable, /, initial=<unrepresentable>)", reduce)
        .doc("Join the items by a function of two, from the left, behind the initial value."),
];

fn reduce(vm: &Machine, function: &Value, iterable: &Value, initial: Option<&Value>) -> PyResult {
    let iterator =
        vm.iter(iterable).map_err(|raised| match raised.is_a(&vm.types.exceptions.type_error) {
            true => vm.type_error("reduce() arg 2 must support iteration"),
            false => raised,
        })?;
    let mut result = match initial {
        Some(initial) => initial.clone(),
        None => vm
            .next(&iterator)?
            .ok_or_else(|| vm.type_error("reduce() of empty iterable with no initial value"))?,
    };
    // The arguments of the last call live until the next item is there.
    let mut arguments = [Value::NULL, Value::NULL];
    while let Some(item) = vm.next(&iterator)? {
        for (argument, value) in arguments.iter_mut().zip([result, item]) {
            drop(std::mem::replace(argument, value));
        }
        result = vm.call(function, &arguments)?;
    }
    Ok(result)
}

/// A function with some of its arguments given.
struct Partial {
    // They die in this order.
    function: Value,
    arguments: Ref<Tuple>,
    keywords: Vec<(Name, Value)>,
}

impl NativeObject for Partial {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(self.arguments.value());
        self.keywords.iter().for_each(|(_, value)| visit(value));
    }

    fn clear(&self) {}
}

impl Partial {
    fn call(&self, vm: &Machine, arguments: &[Value], keywords: Vec<(Name, Value)>) -> PyResult {
        let places = placeholder::count(self.arguments.items());
        if arguments.len() < places {
            return Err(vm.type_error(format!(
                "missing positional arguments in 'partial' call; expected at least {places}, got {}",
                arguments.len()
            )));
        }
        let arguments = placeholder::filled(self.arguments.items(), arguments);
        vm.call_with_keywords(&self.function, &arguments, &merged(&self.keywords, keywords))
    }

    fn keyword_dict(&self) -> Ref<Dict> {
        let dict = Dict::new();
        for (name, value) in &self.keywords {
            dict.set_name(name, value.clone());
        }
        dict
    }
}

/// The keywords of both; those of `over` win.
fn merged(under: &[(Name, Value)], over: Vec<(Name, Value)>) -> Vec<(Name, Value)> {
    let mut merged = under.to_vec();
    for (name, value) in over {
        match merged.iter_mut().find(|(known, _)| known.is(&name)) {
            Some((_, known)) => *known = value,
            None => merged.push((name, value)),
        }
    }
    merged
}

fn partial(value: &Value) -> &Partial {
    value.native::<Partial>().expect("a method of partial objects is called with one")
}

static PARTIAL: TypeSpec = TypeSpec {
    name: "partial",
    doc: "A function with some of its arguments given beforehand.",
    signature: "(func, /, *args, **keywords)",
    module: "functools",
    flags: BASETYPE | WEAKREFS,
    has_dict: true,
    methods: &[&[
        static_method!("__new__", "(cls, /, *args, **keywords)", new_partial),
        method!(
            "__call__",
            "(self, /, *args, **keywords)",
            |vm, this: &Value, args: &Value, keywords: &Value| {
                partial(this).call(vm, &vm.to_vec(args)?, vm.keywords_of(keywords)?)
            }
        ),
        method!("__repr__", "(self, /)", |vm, this: &Value| {
            let partial = partial(this);
            let Some(_guard) = vm.enter_repr(this)? else { return Ok(Str::new("...")) };
            let name = vm.class(this).qualified_name();
            let mut text = format!("{name}({}", vm.repr(&partial.function)?);
            for argument in partial.arguments.items() {
                text += &format!(", {}", vm.repr(argument)?);
            }
            for (name, value) in &partial.keywords {
                text += &format!(", {}={}", **name, vm.repr(value)?);
            }
            Ok(Str::from_string(text + ")"))
        }),
        method!("__get__", "(self, instance, owner=None, /)", bind),
    ]],
    attributes: &[
        INSTANCE_DICT,
        member("func", |_, value| Ok(partial(value).function.clone())),
        member("args", |_, value| Ok(partial(value).arguments.value().clone())),
        member("keywords", |_, value| Ok(partial(value).keyword_dict().into_value())),
    ],
    ..TypeSpec::DEFAULT
};

/// What functions do that are found in the class of an instance.
fn bind(_: &Machine, this: &Value, instance: &Value, _: &Value) -> PyResult {
    Ok(match instance.is_none() {
        true => this.clone(),
        false => BoundMethod::new(this.clone(), instance.clone()),
    })
}

fn new_partial(vm: &Machine, class: &TypeRef, args: &[Value], keywords: &Value) -> PyResult {
    let [func, args @ ..] = args else {
        return Err(vm.type_error("type 'partial' takes at least one argument"));
    };
    if !vm.is_callable(func) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    if args.last().is_some_and(placeholder::is) {
        return Err(vm.type_error("trailing Placeholders are not allowed"));
    }
    let keywords = vm.keywords_of(keywords)?;
    if keywords.iter().any(|(_, value)| placeholder::is(value)) {
        return Err(vm.type_error("Placeholder cannot be passed as a keyword argument"));
    }
    let (function, arguments, keywords) = match func.native::<Partial>() {
        Some(inner) => (
            inner.function.clone(),
            placeholder::filled(inner.arguments.items(), args),
            merged(&inner.keywords, keywords),
        ),
        None => (func.clone(), args.to_vec(), keywords),
    };
    let arguments = Tuple::new(arguments).cast().expect("a new tuple is one");
    Ok(Native::new(class, Partial { function, arguments, keywords }))
}

/// A function that remembers what it gave: `lru_cache`. The results stand in the order of their last use.
struct Cache {
    function: Value,
    results: Ref<Dict>,
    /// `None` for no limit.
    limit: Option<usize>,
    typed: bool,
    hits: Cell<u64>,
    misses: Cell<u64>,
    /// What shows how the cache has done: it is called with numbers.
    info: Value,
    /// Separates positional arguments from keywords in a key.
    mark: Value,
}

impl NativeObject for Cache {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(self.results.value());
        visit(&self.info);
        visit(&self.mark);
    }

    fn clear(&self) {
        self.results.clear();
    }
}

impl Cache {
    fn call(&self, vm: &Machine, arguments: &Value, keywords: &Value) -> PyResult {
        if self.limit == Some(0) {
            self.misses.set(self.misses.get() + 1);
            return vm.call_packed(&self.function, arguments, keywords);
        }
        let key = self.key(vm, arguments, keywords)?;
        let hash = vm.hash(&key)?;
        if let Some(result) = self.kept(vm, &key, hash)? {
            self.hits.set(self.hits.get() + 1);
            return Ok(result);
        }
        self.misses.set(self.misses.get() + 1);
        let result = vm.call_packed(&self.function, arguments, keywords)?;
        if let Some(limit) = self.limit {
            // The call may have brought itself about with the same arguments.
            if self.results.get_hashed(vm, &key, hash)?.is_some() {
                return Ok(result);
            }
            if self.results.len() >= limit {
                drop(self.results.pop_first());
            }
        }
        self.results.set_hashed(vm, &key, hash, result.clone())?;
        Ok(result)
    }

    /// The result for a key. Where their number is limited it moves to the end: the least recently used stands first.
    fn kept(&self, vm: &Machine, key: &Value, hash: i64) -> PyResult<Option<Value>> {
        match self.limit {
            Some(_) => self.results.refresh(vm, key, hash),
            None => self.results.get_hashed(vm, key, hash),
        }
    }

    /// The arguments as one hashable value: a lone int or string stands for itself.
    fn key(&self, vm: &Machine, arguments: &Value, keywords: &Value) -> PyResult {
        let mut parts = vm.to_vec(arguments)?;
        let keywords = vm.keywords_of(keywords)?;
        if let ([only], true, false) = (parts.as_slice(), keywords.is_empty(), self.typed)
            && (only.is_small_int() || only.is_exact::<Str>())
        {
            return Ok(only.clone());
        }
        if !keywords.is_empty() {
            parts.push(self.mark.clone());
            for (name, value) in keywords {
                parts.extend([name.value().clone(), value]);
            }
        }
        if self.typed {
            let kinds: Vec<Value> =
                parts.iter().map(|part| vm.class(part).value().clone()).collect();
            parts.extend(kinds);
        }
        Ok(Tuple::new(parts))
    }
}

fn cache(value: &Value) -> &Cache {
    value.native::<Cache>().expect("a method of cached functions is called with one")
}

static CACHE: TypeSpec = TypeSpec {
    name: "_lru_cache_wrapper",
    doc: "A function whose results are kept.",
    module: "functools",
    flags: WEAKREFS,
    has_dict: true,
    methods: &[&[
        static_method!(
            "__new__",
            "(cls, user_function, maxsize, typed, cache_info_type)",
            new_cache
        )
        .counting(Counting::Named("lru_cache")),
        method!(
            "__call__",
            "(self, /, *args, **kwargs)",
            |vm, this: &Value, args: &Value, kwargs: &Value| { cache(this).call(vm, args, kwargs) }
        ),
        method!("__get__", "(self, instance, owner=None, /)", bind),
        method!("cache_info", "(self, /)", |vm, this: &Value| {
            let cache = cache(this);
            let limit = cache.limit.map_or(Value::NONE, Value::index);
            let [hits, misses] =
                [&cache.hits, &cache.misses].map(|count| vm.int(count.get() as i64));
            vm.call(&cache.info, &[hits, misses, limit, Value::index(cache.results.len())])
        })
        .doc("How often a result was there and how often not, how many may be kept and how many are."),
        method!("cache_clear", "(self, /)", |_, this: &Value| {
            let cache = cache(this);
            cache.results.clear();
            cache.hits.set(0);
            cache.misses.set(0);
        })
        .doc("Forget what is kept."),
    ]],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

fn new_cache(
    vm: &Machine,
    class: &TypeRef,
    function: &Value,
    maxsize: &Value,
    typed: bool,
    info: &Value,
) -> PyResult {
    if !vm.is_callable(function) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let limit = match maxsize.is_none() {
        true => None,
        false if vm.is_index(maxsize) => Some(vm.index(maxsize)?.max(0) as usize),
        false => return Err(vm.type_error("maxsize should be integer or None")),
    };
    let made = Cache {
        function: function.clone(),
        results: Dict::new(),
        limit,
        typed,
        hits: Cell::new(0),
        misses: Cell::new(0),
        info: info.clone(),
        mark: vm.call(vm.types.object.value(), &[])?,
    };
    Ok(Native::new(class, made))
}

static ATTRIBUTES: &[Attribute] =
    &[INSTANCE_DICT, getter("__wrapped__", |_, value| Ok(cache(value).function.clone()))];
