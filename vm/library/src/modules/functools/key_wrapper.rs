//! `cmp_to_key`: keys that compare by a function of two.

use heap::value::Value;
use heap::value::cells::ValueCell;
use vm::errors::PyResult;
use vm::machine::Machine;
use vm::objects::Native;
use vm::objects::native::{NativeObject, class_of};
use vm::objects::type_object::flags::NO_NEW;
use vm::objects::type_object::spec::{Counting, Hashing, Method, TypeSpec, attribute};
use vm::protocols::compare::Comparison;
use vm::{comparisons, function, method};

/// A key; what `cmp_to_key` gives, which makes the keys, is one without an object.
struct KeyWrapper {
    compare: Value,
    object: ValueCell,
}

impl NativeObject for KeyWrapper {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.compare);
        self.object.look(visit);
    }

    fn clear(&self) {
        drop(self.object.take());
    }
}

impl KeyWrapper {
    fn with(&self, object: Value) -> Value {
        make(self.compare.clone(), object)
    }

    fn object(&self, vm: &Machine) -> PyResult {
        match self.object.is_null() {
            true => Err(vm.plain_attribute_error("object")),
            false => Ok(self.object.get()),
        }
    }

    fn compare(&self, vm: &Machine, other: &Value, comparison: Comparison) -> PyResult {
        let Some(other) = other.native::<KeyWrapper>() else {
            return Err(vm.type_error("other argument must be K instance"));
        };
        let order = vm.call(&self.compare, &[self.object(vm)?, other.object(vm)?])?;
        vm.compare(&order, &vm.int(0), comparison)
    }
}

fn make(compare: Value, object: Value) -> Value {
    let object = ValueCell::new(object);
    Native::new(&class_of(&KEY_WRAPPER), KeyWrapper { compare, object })
}

fn this(value: &Value) -> &KeyWrapper {
    value.native::<KeyWrapper>().expect("a method of keys is called with one")
}

pub const CMP_TO_KEY: Method =
    function!("cmp_to_key", "(mycmp)", |_, mycmp: &Value| make(mycmp.clone(), Value::NULL))
        .doc("A function that makes keys for sorting: they compare as `mycmp` of two values says.");

static KEY_WRAPPER: TypeSpec = TypeSpec {
    name: "KeyWrapper",
    module: "functools",
    signature: "(obj)",
    flags: NO_NEW,
    hashing: Hashing::Missing,
    methods: &[
        &[method!("__call__", "(self, /, obj)", |_, one: &Value, object: &Value| {
            this(one).with(object.clone())
        })
        .counting(Counting::Named("K"))],
        comparisons!(|vm, one: &Value, other, comparison| this(one).compare(vm, other, comparison)),
    ],
    attributes: &[attribute(
        "obj",
        |_, one| {
            let object = this(one).object.get();
            Ok(if object.is_null() { Value::NONE } else { object })
        },
        |_, one, object| {
            this(one).object.set(object);
            Ok(())
        },
    )],
    ..TypeSpec::DEFAULT
};
