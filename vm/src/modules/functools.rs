//! `_functools`: the parts of `functools` that programs call often. The rest is `python/functools.py`.

use std::cell::Cell;

use crate::errors::PyResult;
use crate::machine::Machine;
use crate::modules::class_of;
use crate::objects::Method as BoundMethod;
use crate::objects::native::NativeObject;
use crate::objects::str::Name;
use crate::objects::type_object::flags::{BASETYPE, WEAKREFS};
use crate::objects::type_object::spec::{
    Attribute, Method, TypeSpec, function, getter, method, static_method,
};
use crate::objects::{Dict, Module, Native, Str, Tuple, TypeObject};
use crate::value::{Ref, Value};

pub fn make(_: &Machine) -> PyResult<Ref<Module>> {
    let module = Module::native("_functools", FUNCTIONS);
    for spec in [&PARTIAL, &CACHE] {
        module.dict.set_str(spec.name, class_of(spec).into_value());
    }
    Ok(module)
}

static FUNCTIONS: &[Method] =
    &[function("reduce", "(function, iterable, initial=None, /)", reduce)];

fn reduce(vm: &Machine, args: &[Value]) -> PyResult {
    let iterator = vm.iter(&args[1])?;
    let mut result = match args[2].is_null() {
        false => args[2].clone(),
        true => vm
            .next(&iterator)?
            .ok_or_else(|| vm.type_error("reduce() of empty iterable with no initial value"))?,
    };
    while let Some(item) = vm.next(&iterator)? {
        result = vm.call(&args[0], &[result, item])?;
    }
    Ok(result)
}

/// A function with some of its arguments given.
struct Partial {
    function: Value,
    arguments: Vec<Value>,
    keywords: Vec<(Name, Value)>,
}

impl NativeObject for Partial {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        self.arguments.iter().for_each(&mut *visit);
        self.keywords.iter().for_each(|(_, value)| visit(value));
    }

    fn clear(&self) {}
}

impl Partial {
    fn call(&self, vm: &Machine, arguments: &[Value], keywords: Vec<(Name, Value)>) -> PyResult {
        let arguments = [self.arguments.as_slice(), arguments].concat();
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
    module: "functools",
    flags: BASETYPE | WEAKREFS,
    has_dict: true,
    methods: &[&[
        static_method("__new__", "(cls, func, /, *args, **keywords)", new_partial),
        method("__call__", "(self, /, *args, **keywords)", |vm, args| {
            partial(&args[0]).call(vm, &vm.to_vec(&args[1])?, vm.keywords_of(&args[2])?)
        }),
        method("__repr__", "(self, /)", |vm, args| {
            let partial = partial(&args[0]);
            let mut text = format!("functools.partial({}", vm.repr(&partial.function)?);
            for argument in &partial.arguments {
                text += &format!(", {}", vm.repr(argument)?);
            }
            for (name, value) in &partial.keywords {
                text += &format!(", {}={}", **name, vm.repr(value)?);
            }
            Ok(Str::from_string(text + ")"))
        }),
    ]],
    attributes: &[
        getter("func", |_, value| Ok(partial(value).function.clone())),
        getter("args", |_, value| Ok(Tuple::new(partial(value).arguments.clone()))),
        getter("keywords", |_, value| Ok(partial(value).keyword_dict().into_value())),
    ],
    ..TypeSpec::DEFAULT
};

fn new_partial(vm: &Machine, args: &[Value]) -> PyResult {
    if !vm.is_callable(&args[1]) {
        return Err(vm.type_error("the first argument must be callable"));
    }
    let (own, keywords) = (vm.to_vec(&args[2])?, vm.keywords_of(&args[3])?);
    let made = match args[1].native::<Partial>() {
        Some(inner) => Partial {
            function: inner.function.clone(),
            arguments: [inner.arguments.as_slice(), &own].concat(),
            keywords: merged(&inner.keywords, keywords),
        },
        None => Partial { function: args[1].clone(), arguments: own, keywords },
    };
    match args[0].cast::<TypeObject>() {
        Some(class) => Ok(Native::new(&class, made)),
        None => Err(vm.type_error("partial.__new__(X): X is not a type object")),
    }
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
    /// Separates positional arguments from keywords in a key.
    mark: Value,
}

impl NativeObject for Cache {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.function);
        visit(self.results.value());
        visit(&self.mark);
    }

    fn clear(&self) {
        self.results.clear();
    }
}

impl Cache {
    fn call(&self, vm: &Machine, arguments: &Value, keywords: &Value) -> PyResult {
        let key = self.key(vm, arguments, keywords)?;
        if let Some(result) = self.results.get(vm, &key)? {
            self.hits.set(self.hits.get() + 1);
            if self.limit.is_some() {
                // Moves it to the end: the least recently used stands first.
                self.results.remove(vm, &key)?;
                self.results.set(vm, &key, result.clone())?;
            }
            return Ok(result);
        }
        self.misses.set(self.misses.get() + 1);
        let result = vm.call_packed(&self.function, arguments, keywords)?;
        if self.limit == Some(0) {
            return Ok(result);
        }
        self.results.set(vm, &key, result.clone())?;
        if self.limit.is_some_and(|limit| self.results.len() > limit)
            && let Some((_, oldest, _)) = self.results.next_from(0)
        {
            self.results.remove(vm, &oldest)?;
        }
        Ok(result)
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
    module: "functools",
    flags: WEAKREFS,
    has_dict: true,
    methods: &[&[
        static_method("__new__", "(cls, function, maxsize, typed, mark, /)", |vm, args| {
            let limit = match args[2].is_none() {
                true => None,
                false => Some(vm.index(&args[2])?.max(0) as usize),
            };
            let made = Cache {
                function: args[1].clone(),
                results: Dict::new(),
                limit,
                typed: vm.truth(&args[3])?,
                hits: Cell::new(0),
                misses: Cell::new(0),
                mark: args[4].clone(),
            };
            match args[0].cast::<TypeObject>() {
                Some(class) => Ok(Native::new(&class, made)),
                None => Err(vm.type_error("__new__() needs a type object")),
            }
        }),
        method("__call__", "(self, /, *args, **kwargs)", |vm, args| {
            cache(&args[0]).call(vm, &args[1], &args[2])
        }),
        method("__get__", "(self, instance, owner=None, /)", |_, args| match args[1].is_none() {
            true => Ok(args[0].clone()),
            false => Ok(BoundMethod::new(args[0].clone(), args[1].clone())),
        }),
        method("_cache_parameters", "(self, /)", |_, args| {
            let cache = cache(&args[0]);
            let limit = cache.limit.map_or(Value::NONE, Value::index);
            Ok(Tuple::new(vec![limit, Value::bool(cache.typed)]))
        }),
        method("_statistics", "(self, /)", |vm, args| {
            let cache = cache(&args[0]);
            let limit = cache.limit.map_or(Value::NONE, Value::index);
            let (hits, misses) =
                (vm.int(cache.hits.get() as i64), vm.int(cache.misses.get() as i64));
            Ok(Tuple::new(vec![hits, misses, limit, Value::index(cache.results.len())]))
        }),
        method("cache_clear", "(self, /)", |_, args| {
            let cache = cache(&args[0]);
            cache.results.clear();
            cache.hits.set(0);
            cache.misses.set(0);
            Ok(Value::NONE)
        }),
    ]],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static ATTRIBUTES: &[Attribute] =
    &[getter("__wrapped__", |_, value| Ok(cache(value).function.clone()))];
