//! `Placeholder`: what stands in a partial's arguments for one that a call gives.

use std::mem::ManuallyDrop;

use heap::value::Value;
use vm::objects::native::{Native, NativeObject, class_of};
use vm::objects::type_object::spec::TypeSpec;
use vm::objects::{Dict, Str};
use vm::{method, static_method};

struct Placeholder;

impl NativeObject for Placeholder {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

pub static PLACEHOLDER: TypeSpec = TypeSpec {
    name: "_PlaceholderType",
    doc: "The class of Placeholder.",
    module: "functools",
    methods: &[&[
        static_method!(
            "__new__",
            "(cls, /, *args, **kwargs)",
            |vm, _: &Value, args: &[Value], keywords: &Value| {
                let named = keywords.downcast::<Dict>().is_some_and(|named| !named.is_empty());
                match args.is_empty() && !named {
                    true => Ok(the()),
                    false => Err(vm.type_error("PlaceholderType takes no arguments")),
                }
            }
        ),
        method!("__repr__", "(self, /)", |_, _: &Value| Str::new("Placeholder")),
        method!("__reduce__", "(self, /)", |_, _: &Value| Str::new("Placeholder")),
    ]],
    ..TypeSpec::DEFAULT
};

thread_local! {
    static THE: ManuallyDrop<Value> =
        ManuallyDrop::new(Native::new(&class_of(&PLACEHOLDER), Placeholder));
}

/// The only one there is.
pub fn the() -> Value {
    THE.with(|the| Value::clone(the))
}

pub fn is(value: &Value) -> bool {
    value.native::<Placeholder>().is_some()
}

/// How many arguments are to be given.
pub fn count(arguments: &[Value]) -> usize {
    arguments.iter().filter(|argument| is(argument)).count()
}

/// The arguments with those of a call in the places kept for them, from the left, and the rest of the call's behind.
pub fn filled(arguments: &[Value], given: &[Value]) -> Vec<Value> {
    let mut given = given.iter();
    let mut filled: Vec<Value> = Vec::with_capacity(arguments.len() + given.len());
    for argument in arguments {
        let kept = is(argument).then(|| given.next()).flatten();
        filled.push(kept.unwrap_or(argument).clone());
    }
    filled.extend(given.cloned());
    filled
}
