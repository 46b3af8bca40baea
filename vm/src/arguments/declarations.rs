//! The macros that declare native functions: name, signature, function. A closure is written as
//! `|vm, list: &List, index: i64| ..`.

/// A native function with a binding.
#[macro_export]
macro_rules! native {
    ($binding:ident, $name:literal, $shown:expr, $signature:literal,
     |$vm:pat_param $(, $argument:tt: $type:ty)* $(,)?| $body:expr $(,)?) => {
        $crate::native!(
            $binding, $name, $shown, $signature,
            (|$vm: &$crate::Machine $(, $argument: $type)*| $body)
        )
    };
    ($binding:ident, $name:literal, $shown:expr, $signature:literal, $function:expr $(,)?) => {{
        const _: () = assert!(
            $crate::arguments::signature::slots($signature)
                == $crate::arguments::parameters(&$function),
            "the function has another number of parameters than the signature"
        );
        static DECLARED: $crate::arguments::Declared =
            $crate::arguments::Declared { name: $shown, signature: $signature };
        $crate::objects::type_object::spec::$binding($name, $signature, |vm, arguments| {
            $crate::arguments::Native::call(&$function, vm, arguments, &DECLARED)
        })
    }};
}

/// A method of instances.
#[macro_export]
macro_rules! method {
    ($name:literal as $shown:expr, $signature:literal, $($function:tt)*) => {
        $crate::native!(method, $name, $shown, $signature, $($function)*)
    };
    ($name:literal, $signature:literal, $($function:tt)*) => {
        $crate::native!(method, $name, $name, $signature, $($function)*)
    };
}

/// A function of a module.
#[macro_export]
macro_rules! function {
    ($name:literal, $signature:literal, $($function:tt)*) => {
        $crate::native!(function, $name, $name, $signature, $($function)*)
    };
}

/// A method of the class.
#[macro_export]
macro_rules! class_method {
    ($name:literal, $signature:literal, $($function:tt)*) => {
        $crate::native!(class_method, $name, $name, $signature, $($function)*)
    };
}

/// A static method. `__new__` is one: its errors show another name, behind `as`.
#[macro_export]
macro_rules! static_method {
    ($name:literal as $shown:expr, $signature:literal, $($function:tt)*) => {
        $crate::native!(static_method, $name, $shown, $signature, $($function)*)
    };
    ($name:literal, $signature:literal, $($function:tt)*) => {
        $crate::native!(static_method, $name, $name, $signature, $($function)*)
    };
}

/// The six comparisons of a type, by one expression that is told which: `comparisons!(|vm, one: &List, other, which| ..)`.
#[macro_export]
macro_rules! comparisons {
    (|$vm:pat_param, $one:ident: $type:ty, $other:ident, $which:ident| $body:expr) => {
        $crate::comparisons!(
            ["__eq__" Eq, "__ne__" Ne, "__lt__" Lt, "__le__" Le, "__gt__" Gt, "__ge__" Ge]
            |$vm, $one: $type, $other, $which| $body
        )
    };
    ([$($name:literal $kind:ident),*]
     |$vm:pat_param, $one:ident: $type:ty, $other:ident, $which:ident| $body:expr) => {
        &[$($crate::method!(
            $name,
            "(self, value, /)",
            |$vm, $one: $type, $other: &$crate::Value| {
                let $which = $crate::protocols::compare::Comparison::$kind;
                $body
            }
        )),*]
    };
}
