//! The payloads of the builtin types: one file or folder for each Python type.
//!
//! A payload struct holds what an object consists of; beside it stands the `TypeSpec` that describes the type to
//! programs: its name, methods and attributes. Payloads that only one module needs implement
//! [`native::NativeObject`] instead of having a kind of their own.

pub mod annotations;
pub mod boolean;
pub mod bytearray;
pub mod bytes;
pub mod cell;
pub mod code;
pub mod complex;
pub mod dict;
pub mod enumerate;
pub mod exception;
pub mod float;
pub mod frame_locals;
pub mod frame_object;
pub mod function;
pub mod generator;
pub mod generic_alias;
pub mod int;
pub mod iterators;
pub mod kinds;
pub mod list;
pub mod member;
pub mod memoryview;
pub mod module;
pub mod native;
pub mod native_function;
pub mod object;
pub mod property;
pub mod range;
pub mod set;
pub mod singletons;
pub mod slice;
pub mod str;
pub mod struct_sequence;
pub mod super_object;
pub mod template;
pub mod traceback;
pub mod tuple;
pub mod type_object;
pub mod typevar;
pub mod weakref;

pub use bytearray::ByteArray;
pub use bytes::Bytes;
pub use cell::CellObject;
pub use code::Code;
pub use complex::Complex;
pub use dict::Dict;
pub use exception::Exception;
pub use float::Float;
pub use frame_object::FrameObject;
pub use function::{Function, Method};
pub use generator::Generator;
pub use int::Int;
pub use iterators::{DictIterator, ItemIterator, RangeIterator};
pub use list::List;
pub use member::{GetSet, Member};
pub use memoryview::MemoryView;
pub use module::Module;
pub use native::Native;
pub use native_function::NativeFunction;
pub use object::Plain;
pub use property::{ClassMethod, Property, StaticMethod};
pub use range::Range;
pub use set::Set;
pub use slice::Slice;
pub use str::{Name, Str};
pub use super_object::Super;
pub use traceback::Traceback;
pub use tuple::Tuple;
pub use type_object::{TypeObject, TypeRef};
