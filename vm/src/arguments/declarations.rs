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
