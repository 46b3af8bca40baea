//! Code object to behaviour: the machine that runs CPython 3.14's bytecode.
//!
//! ```text
//!  objects   the builtin types, a file or folder for each    protocols what can be done with any value
//!  frame     windows on the value stack                      eval      the loop, and a handler per opcode
//!  machine   the state of an interpreter, its public face    library   the door to builtins and modules
//!  traceback uncaught exceptions as text                     host      files, streams, clock: the only way out
//! ```
//!
//! # Using a machine
//!
//! [`Machine::new`] takes a [`host::Host`], a [`library::Library`] and a [`machine::Config`]; `set_compile_hook` gives it
//! a compiler; `run_main` runs a program and gives the exit code; `exec`, `call`, `import` do less. `define_opcode`
//! adds what experiments add.
//!
//! # Native functions, types and modules
//!
//! A native function is declared by its name, its signature in Python's notation, and a Rust function whose parameters
//! say by their types how the arguments are converted ([`arguments`]): `function!("gcd", "(a, b, /)", gcd)`, with
//! [`function!`], [`method!`], [`class_method!`] or [`static_method!`]; a doc and more follow as methods of the declaration
//! (`objects::type_object::spec`). A module is a `static` list of functions given to `Module::native`. A type is a `TypeSpec` of kind `Native` over a Rust struct that implements
//! [`NativeObject`](objects::native::NativeObject): `objects::native::class_of(&SPEC)` is the class,
//! `Native::new(&class, payload)` an instance, `value.native::<T>()` gets the struct back. Errors are made by
//! `vm.type_error(..)` and its kin, and travel as [`errors::Raised`].
//!
//! Operations on values are methods of the machine, one file per protocol: `vm.get_attribute`, `vm.call`,
//! `vm.iter`/`vm.next`/`vm.to_vec`, `vm.truth`, `vm.equal`, `vm.hash`, `vm.repr`, `vm.subscript`, `vm.binary_operator`.

// The texts of experiments that are baked in say `vm`, as all others who use the machine.
extern crate self as vm;

pub mod arguments;
pub mod errors;
mod eval;
mod frame;
pub mod host;
pub mod library;
pub mod machine;
pub mod native;
pub mod objects;
pub mod protocols;
pub mod special;
pub mod traceback;
pub mod types;
pub mod verify;

pub use errors::{PyResult, Raised};
pub use eval::extension::{AddedOpcode, call, jump};
pub use heap::value::Value;
pub use machine::events::Interrupt;
pub use machine::{CompileHook, CompileRequest, Config, Machine, SourceText, SyntaxErrorInfo};
