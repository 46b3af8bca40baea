//! The special method names of the data model, numbered, so that a class can cache what it has for each.

use std::cell::RefCell;
use std::mem::ManuallyDrop;

use crate::objects::str::{self, Name};

macro_rules! specials {
    ($($name:ident $text:literal)*) => {
        /// A special method.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum Special { $($name),* }

        const TEXTS: &[&str] = &[$($text),*];
    };
}

specials! {
    New "__new__" Init "__init__" Del "__del__" Call "__call__" Repr "__repr__" Str "__str__" Bytes "__bytes__"
    Format "__format__" Hash "__hash__" Bool "__bool__" Len "__len__" LengthHint "__length_hint__"
    GetAttribute "__getattribute__" GetAttr "__getattr__" SetAttr "__setattr__" DelAttr "__delattr__"
    Dir "__dir__" Get "__get__" Set "__set__" Delete "__delete__" SetName "__set_name__"
    InitSubclass "__init_subclass__" ClassGetItem "__class_getitem__" MroEntries "__mro_entries__"
    Prepare "__prepare__" InstanceCheck "__instancecheck__" SubclassCheck "__subclasscheck__"
    Lt "__lt__" Le "__le__" Eq "__eq__" Ne "__ne__" Gt "__gt__" Ge "__ge__"
    GetItem "__getitem__" SetItem "__setitem__" DelItem "__delitem__" Missing "__missing__"
    Contains "__contains__" Iter "__iter__" Next "__next__" Reversed "__reversed__"
    Add "__add__" And "__and__" FloorDiv "__floordiv__" LShift "__lshift__" MatMul "__matmul__" Mul "__mul__"
    Mod "__mod__" Or "__or__" Pow "__pow__" RShift "__rshift__" Sub "__sub__" TrueDiv "__truediv__" Xor "__xor__"
    RAdd "__radd__" RAnd "__rand__" RFloorDiv "__rfloordiv__" RLShift "__rlshift__" RMatMul "__rmatmul__"
    RMul "__rmul__" RMod "__rmod__" ROr "__ror__" RPow "__rpow__" RRShift "__rrshift__" RSub "__rsub__"
    RTrueDiv "__rtruediv__" RXor "__rxor__"
    IAdd "__iadd__" IAnd "__iand__" IFloorDiv "__ifloordiv__" ILShift "__ilshift__" IMatMul "__imatmul__"
    IMul "__imul__" IMod "__imod__" IOr "__ior__" IPow "__ipow__" IRShift "__irshift__" ISub "__isub__"
    ITrueDiv "__itruediv__" IXor "__ixor__"
    DivMod "__divmod__" RDivMod "__rdivmod__" Neg "__neg__" Pos "__pos__" Abs "__abs__" Invert "__invert__"
    Int "__int__" Float "__float__" Complex "__complex__" Index "__index__" Round "__round__" Trunc "__trunc__"
    Floor "__floor__" Ceil "__ceil__"
    Enter "__enter__" Exit "__exit__" AEnter "__aenter__" AExit "__aexit__" Await "__await__" AIter "__aiter__"
    ANext "__anext__" MatchArgs "__match_args__" Dict "__dict__" Class "__class__" Doc "__doc__"
    Module "__module__" Name "__name__" QualName "__qualname__" Slots "__slots__" Fspath "__fspath__"
    ClassCell "__classcell__" StaticAttributes "__static_attributes__" FirstLineNo "__firstlineno__"
    Annotate "__annotate__" AnnotateFunc "__annotate_func__" Annotations "__annotations__" TypeParams "__type_params__"
    AnnotationsCache "__annotations_cache__" ClassDictCell "__classdictcell__" OrigClass "__orig_class__"
    AbstractMethods "__abstractmethods__" OrigBases "__orig_bases__" Wrapped "__wrapped__" Reduce "__reduce__"
    ReduceEx "__reduce_ex__" Sizeof "__sizeof__" SubclassHook "__subclasshook__" Build "__build_class__"
    Builtins "__builtins__" Import "__import__" Path "__path__" File "__file__" Package "__package__" All "__all__"
    Spec "__spec__" Loader "__loader__" Cached "__cached__" Debug "__debug__" Notes "__notes__" Main "__main__"
    Weakref "__weakref__" Origin "__origin__" Args "__args__" Parameters "__parameters__" Replace "__replace__"
    Bases "__bases__" TypingSubst "__typing_subst__" TypingPrepareSubst "__typing_prepare_subst__"
    IsAbstract "__isabstractmethod__"
}

thread_local! {
    static NAMES: RefCell<ManuallyDrop<Vec<Name>>> = const { RefCell::new(ManuallyDrop::new(Vec::new())) };
}

impl Special {
    pub const COUNT: usize = TEXTS.len();

    pub const fn text(self) -> &'static str {
        TEXTS[self as usize]
    }

    /// The name as an interned string.
    #[inline]
    pub fn name(self) -> Name {
        NAMES.with_borrow(|names| names[self as usize].clone())
    }
}

/// Interns the names, once `str` exists.
pub(crate) fn intern_names() {
    NAMES.set(ManuallyDrop::new(TEXTS.iter().map(|text| str::intern(text)).collect()));
}
