//! `operator`: the operators as functions, and callables that get attributes and items.

use heap::value::{Ref, Value};
use vm::arguments::Unless;
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::objects::list::drop_backwards;
use vm::objects::native::NativeObject;
use vm::objects::native::class_of;
use vm::objects::str::{Name, build};
use vm::objects::type_object::spec::{Method, TypeSpec};
use vm::objects::{Module, Native, NativeFunction, Str, Tuple, TypeRef};
use vm::protocols::compare::Comparison;
use vm::protocols::operators::number::{self, INPLACE};
use vm::special::Special;
use vm::{function, method, static_method};

pub fn make(_: &Machine) -> PyResult<Ref<Module>> {
    let module = Module::new("operator");
    // Where the functions are at home in CPython: their errors and `__module__` show it.
    let home = Module::new("_operator");
    for functions in [BINARY, COMPARISONS, FUNCTIONS] {
        for function in functions {
            let value = NativeFunction::new(function, home.value().clone());
            if is_special(function.name) {
                let alias = format!("__{}__", function.name.trim_end_matches('_'));
                module.dict.set_str(&alias, value.clone());
            }
            module.dict.set_str(function.name, value);
        }
    }
    for spec in [&ITEM_GETTER, &ATTRIBUTE_GETTER, &METHOD_CALLER] {
        module.dict.set_str(spec.name, class_of(spec).into_value());
    }
    Ok(module)
}

/// Whether CPython also has the function under the name of the special method.
fn is_special(name: &str) -> bool {
    const PLAIN: [&str; 6] = ["truth", "is_", "is_not", "countOf", "indexOf", "length_hint"];
    !PLAIN.contains(&name)
}

macro_rules! binary_operators {
    ($($name:literal $number:expr, $doc:literal;)*) => {
        &[$(function!($name, "(a, b, /)", |vm, a: &Value, b: &Value| {
            vm.binary_operator(a, b, $number)
        })
        .doc($doc),)*]
    };
}

static BINARY: &[Method] = binary_operators! {
    "add" number::ADD, "a + b";
    "and_" number::AND, "a & b";
    "floordiv" number::FLOOR_DIVIDE, "a // b";
    "lshift" number::LSHIFT, "a << b";
    "matmul" number::MATRIX_MULTIPLY, "a @ b";
    "mod" number::REMAINDER, "a % b";
    "mul" number::MULTIPLY, "a * b";
    "or_" number::OR, "a | b";
    "pow" number::POWER, "a ** b";
    "rshift" number::RSHIFT, "a >> b";
    "sub" number::SUBTRACT, "a - b";
    "truediv" number::TRUE_DIVIDE, "a / b";
    "xor" number::XOR, "a ^ b";
    "iadd" INPLACE + number::ADD, "a += b, as a function of the new a.";
    "iand" INPLACE + number::AND, "a &= b, as a function of the new a.";
    "ifloordiv" INPLACE + number::FLOOR_DIVIDE, "a //= b, as a function of the new a.";
    "ilshift" INPLACE + number::LSHIFT, "a <<= b, as a function of the new a.";
    "imatmul" INPLACE + number::MATRIX_MULTIPLY, "a @= b, as a function of the new a.";
    "imod" INPLACE + number::REMAINDER, "a %= b, as a function of the new a.";
    "imul" INPLACE + number::MULTIPLY, "a *= b, as a function of the new a.";
    "ior" INPLACE + number::OR, "a |= b, as a function of the new a.";
    "ipow" INPLACE + number::POWER, "a **= b, as a function of the new a.";
    "irshift" INPLACE + number::RSHIFT, "a >>= b, as a function of the new a.";
    "isub" INPLACE + number::SUBTRACT, "a -= b, as a function of the new a.";
    "itruediv" INPLACE + number::TRUE_DIVIDE, "a /= b, as a function of the new a.";
    "ixor" INPLACE + number::XOR, "a ^= b, as a function of the new a.";
};

macro_rules! comparisons {
    ($($name:literal $which:ident $doc:literal;)*) => {
        &[$(function!($name, "(a, b, /)", |vm, a: &Value, b: &Value| {
            vm.compare(a, b, Comparison::$which)
        })
        .doc($doc),)*]
    };
}

static COMPARISONS: &[Method] = comparisons! {
    "lt" Lt "a < b";
    "le" Le "a <= b";
    "eq" Eq "a == b";
    "ne" Ne "a != b";
    "gt" Gt "a > b";
    "ge" Ge "a >= b";
};

static FUNCTIONS: &[Method] =
    &[
        function!("abs", "(a, /)", |vm, a: &Value| vm.unary_operator(a, Special::Abs))
            .doc("The size of a number."),
        function!("neg", "(a, /)", |vm, a: &Value| vm.unary_operator(a, Special::Neg))
            .doc("The number with the other sign."),
        function!("pos", "(a, /)", |vm, a: &Value| vm.unary_operator(a, Special::Pos))
            .doc("The number as it is."),
        function!("inv", "(a, /)", |vm, a: &Value| vm.unary_operator(a, Special::Invert))
            .doc("The int with all bits flipped."),
        function!("invert", "(a, /)", |vm, a: &Value| vm.unary_operator(a, Special::Invert))
            .doc("The int with all bits flipped."),
        function!("not_", "(a, /)", |_, a: bool| !a).doc("not a"),
        function!("truth", "(a, /)", |_, a: bool| a).doc("Whether a counts as true."),
        function!("is_", "(a, b, /)", |_, a: &Value, b: &Value| a.is(b)).doc("a is b"),
        function!("is_not", "(a, b, /)", |_, a: &Value, b: &Value| !a.is(b)).doc("a is not b"),
        function!("index", "(a, /)", |vm, a: &Value| vm.index_value(a))
            .doc("The object as an int, without loss."),
        function!("concat", "(a, b, /)", |vm, a: &Value, b: &Value| vm.binary_operator(
            a,
            b,
            number::ADD
        ))
        .doc("One sequence behind the other."),
        function!("contains", "(a, b, /)", |vm, a: &Value, b: &Value| Ok(Value::bool(
            vm.contains(a, b)?
        )))
        .doc("b in a"),
        function!("getitem", "(a, b, /)", |vm, a: &Value, b: &Value| vm.subscript(a, b))
            .doc("a[b]"),
        function!("setitem", "(a, b, c, /)", |vm, a: &Value, b: &Value, c: &Value| vm
            .store_subscript(a, b, c.clone()))
        .doc("a[b] = c"),
        function!("delitem", "(a, b, /)", |vm, a: &Value, b: &Value| vm.delete_subscript(a, b))
            .doc("del a[b]"),
        function!("countOf", "(a, b, /)", |vm, a: &Value, b: &Value| {
            let (items, mut count) = (searched(vm, a)?, 0);
            while let Some(item) = vm.next(&items)? {
                count += usize::from(vm.same_or_equal(&item, b)?);
            }
            Ok(Value::index(count))
        })
        .doc("How many items of a are b or equal to it."),
        function!("indexOf", "(a, b, /)", |vm, a: &Value, b: &Value| {
            let (items, mut place) = (searched(vm, a)?, 0);
            while let Some(item) = vm.next(&items)? {
                if vm.same_or_equal(&item, b)? {
                    return Ok(Value::index(place));
                }
                place += 1;
            }
            Err(vm.value_error("sequence.index(x): x not in sequence"))
        })
        .doc("The first place in a with an item that is b or equal to it."),
        function!("length_hint", "(obj, default=0, /)", |vm, obj: &Value, default: Unless<0>| {
            Ok(vm.int(vm.length_hint(obj)?.map_or(default.0, |hint| hint as i64)))
        })
        .doc("How many items the object will give, as far as it knows."),
        function!(
            "call",
            "(obj, /, *args, **kwargs)",
            |vm, obj: &Value, args: &Value, kwargs: &Value| { vm.call_packed(obj, args, kwargs) }
        )
        .doc("obj(*args, **kwargs)"),
    ];

/// The iterator of what is searched for a value.
fn searched(vm: &Machine, sequence: &Value) -> PyResult {
    vm.iter(sequence).map_err(|raised| match raised.is_a(&vm.types.exceptions.type_error) {
        true => {
            let kind = vm.class(sequence).name();
            vm.type_error(format!("argument of type '{kind}' is not iterable"))
        }
        false => raised,
    })
}

/// What an `itemgetter` or `attrgetter` gets: one thing, or a tuple of several.
struct Getter {
    keys: Vec<Value>,
}

impl NativeObject for Getter {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.keys.iter().for_each(visit);
    }

    fn clear(&self) {}
}

impl Drop for Getter {
    /// They die as a tuple's items do.
    fn drop(&mut self) {
        drop_backwards(std::mem::take(&mut self.keys));
    }
}

impl Getter {
    fn get(&self, get: impl Fn(&Value) -> PyResult) -> PyResult {
        match self.keys.as_slice() {
            [only] => get(only),
            keys => Ok(Tuple::new(keys.iter().map(get).collect::<PyResult<_>>()?)),
        }
    }

    fn repr(&self, vm: &Machine, name: &str) -> PyResult {
        vm.join_reprs(&format!("operator.{name}("), &self.keys, ")")
    }
}

fn new_getter(_: &Machine, class: &TypeRef, item: &Value, items: &[Value]) -> Value {
    let keys = std::iter::once(item).chain(items).cloned().collect();
    Native::new(class, Getter { keys })
}

fn getter(value: &Value) -> &Getter {
    value.native::<Getter>().expect("a method of getters is called with one")
}

static ITEM_GETTER: TypeSpec = TypeSpec {
    name: "itemgetter",
    doc: "Gives one item of an object, or a tuple of several.",
    signature: "(item, /, *items)",
    module: "operator",
    methods: &[&[
        static_method!("__new__", "(cls, item, /, *items)", new_getter),
        method!("__call__", "(self, obj, /)", |vm, this: &Value, obj: &Value| {
            getter(this).get(|key| vm.subscript(obj, key))
        }),
        method!("__repr__", "(self, /)", |vm, this: &Value| getter(this).repr(vm, "itemgetter")),
    ]],
    ..TypeSpec::DEFAULT
};

static ATTRIBUTE_GETTER: TypeSpec = TypeSpec {
    name: "attrgetter",
    doc: "Gives one attribute of an object, or a tuple of several; names may be dotted.",
    signature: "(attr, /, *attrs)",
    module: "operator",
    methods: &[&[
        static_method!(
            "__new__",
            "(cls, attr, /, *attrs)",
            |vm, class: &TypeRef, attr: &Value, attrs: &[Value]| {
                if std::iter::once(attr).chain(attrs).any(|name| name.downcast::<Str>().is_none()) {
                    return Err(vm.type_error("attribute name must be a string"));
                }
                Ok(new_getter(vm, class, attr, attrs))
            }
        ),
        method!("__call__", "(self, obj, /)", |vm, this: &Value, obj: &Value| {
            getter(this).get(|path| dotted_attribute(vm, obj, path))
        }),
        method!("__repr__", "(self, /)", |vm, this: &Value| getter(this).repr(vm, "attrgetter")),
    ]],
    ..TypeSpec::DEFAULT
};

/// `object.a.b.c` for the path `a.b.c`.
fn dotted_attribute(vm: &Machine, object: &Value, path: &Value) -> PyResult {
    let points: Vec<u32> =
        path.downcast::<Str>().map_or(vec![], |path| path.code_points().collect());
    points.split(|point| *point == u32::from('.')).try_fold(object.clone(), |object, name| {
        vm.get_attribute(&object, &vm.name_of(&build::from_points(name))?)
    })
}

struct MethodCaller {
    name: Name,
    arguments: Vec<Value>,
    keywords: Value,
}

impl NativeObject for MethodCaller {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.arguments.iter().chain([&self.keywords]).for_each(visit);
    }

    fn clear(&self) {}
}

static METHOD_CALLER: TypeSpec = TypeSpec {
    name: "methodcaller",
    doc: "Calls a method of an object, with arguments given beforehand.",
    signature: "(name, /, *args, **kwargs)",
    module: "operator",
    methods: &[&[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            |vm, class: &TypeRef, args: &[Value], kwargs: &Value| {
                let [name, arguments @ ..] = args else {
                    return Err(
                        vm.type_error("methodcaller needs at least one argument, the method name")
                    );
                };
                if name.downcast::<Str>().is_none() {
                    return Err(vm.type_error("method name must be a string"));
                }
                let name = vm.attribute_name(name)?;
                let (arguments, keywords) = (arguments.to_vec(), kwargs.clone());
                Ok(Native::new(class, MethodCaller { name, arguments, keywords }))
            }
        ),
        method!("__call__", "(self, obj, /)", |vm, this: &Value, obj: &Value| {
            let caller = this.native::<MethodCaller>().expect("a methodcaller calls a method");
            let method = vm.get_attribute(obj, &caller.name)?;
            vm.call_with_keywords(&method, &caller.arguments, &vm.keywords_of(&caller.keywords)?)
        }),
    ]],
    ..TypeSpec::DEFAULT
};
