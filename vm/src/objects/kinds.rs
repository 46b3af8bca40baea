//! The payloads of objects, by their kinds: what the heap is told of them.
#![allow(unsafe_code)]

use std::mem::offset_of;

use heap::class::{Class, Shape};
use heap::native::Native;
use heap::{Description, Hooks, Kind, Payload, Row};

use super::*;
use crate::machine::finalizers;

/// The payload of a builtin type.
pub trait Builtin: Payload {}

macro_rules! kinds {
    ($($kind:ident => $payload:ty: $cyclic:literal),* $(,)?) => {
        $(
            // SAFETY: the match below has each kind once.
            unsafe impl Payload for $payload {
                const KIND: Kind = Kind::$kind;
                const CYCLIC: bool = $cyclic;
            }

            impl Builtin for $payload {}
        )*

        /// The payloads that the heap brings itself come last.
        static DESCRIPTIONS: &[Description] =
            &[$(Description::of::<$payload>(),)* Description::of::<Native>()];

        /// Each kind has one payload.
        const _: fn(Kind) = |kind| match kind {
            $(Kind::$kind => (),)*
            Kind::Native | Kind::Free => (),
        };
    };
}

kinds! {
    Type => TypeObject: true,
    Plain => Plain: false,
    Int => Int: false,
    Float => Float: false,
    Complex => Complex: false,
    Str => Str: false,
    Bytes => Bytes: false,
    ByteArray => ByteArray: false,
    List => List: true,
    Tuple => Tuple: true,
    Dict => Dict: true,
    Set => Set: true,
    Range => Range: false,
    Slice => Slice: true,
    Function => Function: true,
    NativeFunction => NativeFunction: true,
    Method => Method: true,
    Code => Code: false,
    Cell => CellObject: true,
    Generator => Generator: true,
    Exception => Exception: true,
    Module => Module: true,
    Property => Property: true,
    ClassMethod => ClassMethod: true,
    StaticMethod => StaticMethod: true,
    GetSet => GetSet: true,
    Member => Member: true,
    Super => Super: true,
    ItemIterator => ItemIterator: true,
    RangeIterator => RangeIterator: false,
    DictIterator => DictIterator: true,
    Traceback => Traceback: true,
    Frame => FrameObject: true,
}

const _: () = assert!(offset_of!(TypeObject, shape) == 0);

// SAFETY: `TypeObject` is `repr(C)`, and begins with its shape.
unsafe impl Class for TypeObject {
    #[inline(always)]
    fn shape(&self) -> &Shape {
        &self.shape
    }
}

// SAFETY: a `Tuple` is transparently its length.
unsafe impl Row for Tuple {}

/// Tells the heap what objects are made of; before the first of the thread is made.
pub fn describe() {
    let hooks = Hooks {
        finalize: finalizers::run,
        clear_weak_references: finalizers::clear_weak_references,
        traverse_frames: finalizers::traverse_frames,
    };
    // SAFETY: this is the only call, and the macro describes each payload that it declares.
    unsafe { heap::describe(DESCRIPTIONS, hooks) };
}
