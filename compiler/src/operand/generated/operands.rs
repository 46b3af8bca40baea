// Generated from grammar/operands.toml by emit::operands: `lab regen`. Do not edit.

//! The operands.

use std::borrow::Cow;

use crate::operand::{Meaning, OperandInfo, Part, Table, Word};

/// What an argument means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operand {
    /// A constant.
    Const,
    /// A name.
    Name,
    /// An attribute's name; bit 0 asks for a method.
    Attr,
    /// An attribute's name; bit 0 asks for a method, bit 1 says that super() has two arguments.
    SuperAttr,
    /// A name; bit 0 asks for a null behind its value.
    Global,
    /// A local.
    Local,
    /// Two locals, the first in the high bits.
    LocalPair,
    /// A local that is a cell or free variable.
    Deref,
    /// A label.
    Jump,
    /// Code units forward from the next instruction.
    JumpForward,
    /// Code units back from the next instruction.
    JumpBackward,
    /// How far back the SEND of the loop is.
    AsyncFor,
    /// A label of an exception handler.
    Handler,
    /// A number of optimised code.
    Executor,
    /// The bits above those of the next instruction's argument.
    Extend,
    /// How many values.
    Count,
    /// A place on the stack, counted from the top.
    Depth,
    /// How many bounds a slice has.
    Bounds,
    /// Nothing, an exception, or an exception and its cause.
    Raised,
    /// How many free variables there are: the last of the locals.
    FreeVariables,
    /// The value itself.
    SmallInt,
    /// How far below the exception the instruction that raised it is; 0 where it is not.
    RestoreLasti,
    /// 1 for `not`.
    Invert,
    /// How many values stand before a starred target, and behind it.
    UnpackEx,
    /// An operator, by its `NB_*` number.
    BinaryOp,
    /// The outcomes for which a comparison is true, whether a bool is wanted, and the comparison.
    CompareOp,
    /// The conversion of a replacement field.
    Conversion,
    /// Whether there is a format, a bit that is always set, and the conversion.
    Interpolation,
    /// What of a function is set.
    FunctionAttribute,
    /// A method of context managers.
    SpecialMethod,
    /// A builtin that code asks for whatever the program has made of its name.
    CommonConstant,
    /// A rare operation on one value.
    Intrinsic1,
    /// A rare operation on two values.
    Intrinsic2,
    /// Where a value is awaited that has to be awaitable.
    AwaitContext,
    /// Whether a value is yielded by `yield` or by what is delegated to.
    Yielding,
    /// Where a frame starts or goes on, and whether only the generator's own handler covers the yield before.
    Resume,
    /// Where a frame starts or goes on.
    Resumed,
    /// One that an experiment adds: its place among those.
    Added(u8),
}

/// What is known of each kind, in the order of the file.
pub static OPERANDS: [OperandInfo; 37] = [
    OperandInfo {
        operand: Operand::Const,
        name: Cow::Borrowed("const"),
        parts: Cow::Borrowed(&[
            Part::new(0, 32, Meaning::Index(Table::Consts), false),
        ]),
        part_names: Cow::Borrowed(&[
            Cow::Borrowed("const"),
        ]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::Name,
        name: Cow::Borrowed("name"),
        parts: Cow::Borrowed(&[
            Part::new(0, 32, Meaning::Index(Table::Names), false),
        ]),
        part_names: Cow::Borrowed(&[
            Cow::Borrowed("name"),
        ]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::Attr,
        name: Cow::Borrowed("attr"),
        parts: Cow::Borrowed(&[
            Part::new(0, 1, Meaning::Number, false),
            Part::new(1, 31, Meaning::Index(Table::Names), false),
        ]),
        part_names: Cow::Borrowed(&[
            Cow::Borrowed("method"),
            Cow::Borrowed("name"),
        ]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::SuperAttr,
        name: Cow::Borrowed("super_attr"),
        parts: Cow::Borrowed(&[
            Part::new(0, 1, Meaning::Number, false),
            Part::new(1, 1, Meaning::Number, false),
            Part::new(2, 30, Meaning::Index(Table::Names), false),
        ]),
        part_names: Cow::Borrowed(&[
            Cow::Borrowed("method"),
            Cow::Borrowed("two_arguments"),
            Cow::Borrowed("name"),
        ]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::Global,
        name: Cow::Borrowed("global"),
        parts: Cow::Borrowed(&[
            Part::new(0, 1, Meaning::Number, false),
            Part::new(1, 31, Meaning::Index(Table::Names), false),
        ]),
        part_names: Cow::Borrowed(&[
            Cow::Borrowed("null"),
            Cow::Borrowed("name"),
        ]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::Local,
        name: Cow::Borrowed("local"),
        parts: Cow::Borrowed(&[
            Part::new(0, 32, Meaning::Index(Table::Locals), false),
        ]),
        part_names: Cow::Borrowed(&[
            Cow::Borrowed("local"),
        ]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::LocalPair,
        name: Cow::Borrowed("local_pair"),
        parts: Cow::Borrowed(&[
            Part::new(0, 4, Meaning::Index(Table::Locals), false),
            Part::new(4, 28, Meaning::Index(Table::Locals), false),
        ]),
        part_names: Cow::Borrowed(&[
            Cow::Borrowed("second"),
            Cow::Borrowed("first"),
        ]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::Deref,
        name: Cow::Borrowed("deref"),
        parts: Cow::Borrowed(&[
            Part::new(0, 32, Meaning::Index(Table::Locals), false),
        ]),
        part_names: Cow::Borrowed(&[
            Cow::Borrowed("local"),
        ]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::Jump,
        name: Cow::Borrowed("jump"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::JumpForward,
        name: Cow::Borrowed("jump_forward"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::JumpBackward,
        name: Cow::Borrowed("jump_backward"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::AsyncFor,
        name: Cow::Borrowed("async_for"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::Handler,
        name: Cow::Borrowed("handler"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::Executor,
        name: Cow::Borrowed("executor"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::Extend,
        name: Cow::Borrowed("extend"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::Count,
        name: Cow::Borrowed("count"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::Depth,
        name: Cow::Borrowed("depth"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 1,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::Bounds,
        name: Cow::Borrowed("bounds"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 2,
        most: 3,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::Raised,
        name: Cow::Borrowed("raised"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: 2,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::FreeVariables,
        name: Cow::Borrowed("free_variables"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::SmallInt,
        name: Cow::Borrowed("small_int"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: 255,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::RestoreLasti,
        name: Cow::Borrowed("restore_lasti"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::Invert,
        name: Cow::Borrowed("invert"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: 1,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::UnpackEx,
        name: Cow::Borrowed("unpack_ex"),
        parts: Cow::Borrowed(&[
            Part::new(0, 8, Meaning::Number, false),
            Part::new(8, 24, Meaning::Number, false),
        ]),
        part_names: Cow::Borrowed(&[
            Cow::Borrowed("before"),
            Cow::Borrowed("after"),
        ]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::BinaryOp,
        name: Cow::Borrowed("binary_op"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::CompareOp,
        name: Cow::Borrowed("compare_op"),
        parts: Cow::Borrowed(&[
            Part::new(0, 4, Meaning::Number, false),
            Part::new(4, 1, Meaning::Number, false),
            Part::new(5, 27, Meaning::Number, false),
        ]),
        part_names: Cow::Borrowed(&[
            Cow::Borrowed("outcomes"),
            Cow::Borrowed("to_bool"),
            Cow::Borrowed("comparison"),
        ]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::Conversion,
        name: Cow::Borrowed("conversion"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[
            Word::new("str", 1, "str", false),
            Word::new("repr", 2, "repr", false),
            Word::new("ascii", 3, "ascii", false),
        ]),
    },
    OperandInfo {
        operand: Operand::Interpolation,
        name: Cow::Borrowed("interpolation"),
        parts: Cow::Borrowed(&[
            Part::new(0, 1, Meaning::Number, false),
            Part::new(1, 1, Meaning::Number, false),
            Part::new(2, 30, Meaning::Word(Operand::Conversion), true),
        ]),
        part_names: Cow::Borrowed(&[
            Cow::Borrowed("format"),
            Cow::Borrowed("always"),
            Cow::Borrowed("conversion"),
        ]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::FunctionAttribute,
        name: Cow::Borrowed("function_attribute"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: true,
        words: Cow::Borrowed(&[
            Word::new("defaults", 1, "defaults", false),
            Word::new("kwdefaults", 2, "kwdefaults", false),
            Word::new("annotations", 4, "annotations", false),
            Word::new("closure", 8, "closure", false),
            Word::new("annotate", 16, "annotate", false),
        ]),
    },
    OperandInfo {
        operand: Operand::SpecialMethod,
        name: Cow::Borrowed("special_method"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[
            Word::new("enter", 0, "__enter__", false),
            Word::new("exit", 1, "__exit__", false),
            Word::new("aenter", 2, "__aenter__", false),
            Word::new("aexit", 3, "__aexit__", false),
        ]),
    },
    OperandInfo {
        operand: Operand::CommonConstant,
        name: Cow::Borrowed("common_constant"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[
            Word::new("assertion_error", 0, "AssertionError", false),
            Word::new("not_implemented_error", 1, "NotImplementedError", false),
            Word::new("tuple", 2, "tuple", false),
            Word::new("all", 3, "<built-in function all>", false),
            Word::new("any", 4, "<built-in function any>", false),
        ]),
    },
    OperandInfo {
        operand: Operand::Intrinsic1,
        name: Cow::Borrowed("intrinsic_1"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[
            Word::new("invalid", 0, "INTRINSIC_1_INVALID", true),
            Word::new("print", 1, "INTRINSIC_PRINT", false),
            Word::new("import_star", 2, "INTRINSIC_IMPORT_STAR", false),
            Word::new("stop_iteration_error", 3, "INTRINSIC_STOPITERATION_ERROR", false),
            Word::new("async_gen_wrap", 4, "INTRINSIC_ASYNC_GEN_WRAP", false),
            Word::new("unary_positive", 5, "INTRINSIC_UNARY_POSITIVE", false),
            Word::new("list_to_tuple", 6, "INTRINSIC_LIST_TO_TUPLE", false),
            Word::new("type_var", 7, "INTRINSIC_TYPEVAR", false),
            Word::new("param_spec", 8, "INTRINSIC_PARAMSPEC", false),
            Word::new("type_var_tuple", 9, "INTRINSIC_TYPEVARTUPLE", false),
            Word::new("subscript_generic", 10, "INTRINSIC_SUBSCRIPT_GENERIC", false),
            Word::new("type_alias", 11, "INTRINSIC_TYPEALIAS", false),
        ]),
    },
    OperandInfo {
        operand: Operand::Intrinsic2,
        name: Cow::Borrowed("intrinsic_2"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[
            Word::new("invalid", 0, "INTRINSIC_2_INVALID", true),
            Word::new("prepare_reraise_star", 1, "INTRINSIC_PREP_RERAISE_STAR", false),
            Word::new("type_var_with_bound", 2, "INTRINSIC_TYPEVAR_WITH_BOUND", false),
            Word::new("type_var_with_constraints", 3, "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS", false),
            Word::new("set_function_type_params", 4, "INTRINSIC_SET_FUNCTION_TYPE_PARAMS", false),
            Word::new("set_type_param_default", 5, "INTRINSIC_SET_TYPEPARAM_DEFAULT", false),
        ]),
    },
    OperandInfo {
        operand: Operand::AwaitContext,
        name: Cow::Borrowed("await_context"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[
            Word::new("expression", 0, "", false),
            Word::new("aenter", 1, "", false),
            Word::new("aexit", 2, "", false),
        ]),
    },
    OperandInfo {
        operand: Operand::Yielding,
        name: Cow::Borrowed("yielding"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[
            Word::new("itself", 0, "", false),
            Word::new("delegate", 1, "", false),
        ]),
    },
    OperandInfo {
        operand: Operand::Resume,
        name: Cow::Borrowed("resume"),
        parts: Cow::Borrowed(&[
            Part::new(0, 2, Meaning::Word(Operand::Resumed), false),
            Part::new(2, 1, Meaning::Number, false),
        ]),
        part_names: Cow::Borrowed(&[
            Cow::Borrowed("place"),
            Cow::Borrowed("own_handler"),
        ]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[]),
    },
    OperandInfo {
        operand: Operand::Resumed,
        name: Cow::Borrowed("resumed"),
        parts: Cow::Borrowed(&[]),
        part_names: Cow::Borrowed(&[]),
        least: 0,
        most: u32::MAX,
        bits: false,
        words: Cow::Borrowed(&[
            Word::new("start", 0, "", false),
            Word::new("after_yield", 1, "", false),
            Word::new("after_yield_from", 2, "", false),
            Word::new("after_await", 3, "", false),
        ]),
    },
];

/// The parts of arguments that hold several numbers.
pub mod part {
    use super::{Meaning, Operand, Part, Table};

    pub mod attr {
        use super::*;
        pub const METHOD: Part = Part::new(0, 1, Meaning::Number, false);
        pub const NAME: Part = Part::new(1, 31, Meaning::Index(Table::Names), false);
    }

    pub mod super_attr {
        use super::*;
        pub const METHOD: Part = Part::new(0, 1, Meaning::Number, false);
        pub const TWO_ARGUMENTS: Part = Part::new(1, 1, Meaning::Number, false);
        pub const NAME: Part = Part::new(2, 30, Meaning::Index(Table::Names), false);
    }

    pub mod global {
        use super::*;
        pub const NULL: Part = Part::new(0, 1, Meaning::Number, false);
        pub const NAME: Part = Part::new(1, 31, Meaning::Index(Table::Names), false);
    }

    pub mod local_pair {
        use super::*;
        pub const SECOND: Part = Part::new(0, 4, Meaning::Index(Table::Locals), false);
        pub const FIRST: Part = Part::new(4, 28, Meaning::Index(Table::Locals), false);
    }

    pub mod unpack_ex {
        use super::*;
        pub const BEFORE: Part = Part::new(0, 8, Meaning::Number, false);
        pub const AFTER: Part = Part::new(8, 24, Meaning::Number, false);
    }

    pub mod compare_op {
        use super::*;
        pub const OUTCOMES: Part = Part::new(0, 4, Meaning::Number, false);
        pub const TO_BOOL: Part = Part::new(4, 1, Meaning::Number, false);
        pub const COMPARISON: Part = Part::new(5, 27, Meaning::Number, false);
    }

    pub mod interpolation {
        use super::*;
        pub const FORMAT: Part = Part::new(0, 1, Meaning::Number, false);
        pub const ALWAYS: Part = Part::new(1, 1, Meaning::Number, false);
        pub const CONVERSION: Part = Part::new(2, 30, Meaning::Word(Operand::Conversion), true);
    }

    pub mod resume {
        use super::*;
        pub const PLACE: Part = Part::new(0, 2, Meaning::Word(Operand::Resumed), false);
        pub const OWN_HANDLER: Part = Part::new(2, 1, Meaning::Number, false);
    }
}

/// The conversion of a replacement field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Conversion {
    Str = 1,
    Repr = 2,
    Ascii = 3,
}

impl Conversion {
    /// What a number stands for.
    #[inline(always)]
    pub const fn from_number(number: u32) -> Option<Self> {
        Some(match number {
            1 => Self::Str,
            2 => Self::Repr,
            3 => Self::Ascii,
            _ => return None,
        })
    }

    #[inline(always)]
    pub const fn number(self) -> u32 {
        self as u32
    }
}

/// What of a function is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FunctionAttribute {
    Defaults = 1,
    Kwdefaults = 2,
    Annotations = 4,
    Closure = 8,
    Annotate = 16,
}

impl FunctionAttribute {
    /// What a number stands for.
    #[inline(always)]
    pub const fn from_number(number: u32) -> Option<Self> {
        Some(match number {
            1 => Self::Defaults,
            2 => Self::Kwdefaults,
            4 => Self::Annotations,
            8 => Self::Closure,
            16 => Self::Annotate,
            _ => return None,
        })
    }

    #[inline(always)]
    pub const fn number(self) -> u32 {
        self as u32
    }
}

/// A method of context managers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpecialMethod {
    Enter = 0,
    Exit = 1,
    Aenter = 2,
    Aexit = 3,
}

impl SpecialMethod {
    /// What a number stands for.
    #[inline(always)]
    pub const fn from_number(number: u32) -> Option<Self> {
        Some(match number {
            0 => Self::Enter,
            1 => Self::Exit,
            2 => Self::Aenter,
            3 => Self::Aexit,
            _ => return None,
        })
    }

    #[inline(always)]
    pub const fn number(self) -> u32 {
        self as u32
    }
}

/// A builtin that code asks for whatever the program has made of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommonConstant {
    AssertionError = 0,
    NotImplementedError = 1,
    Tuple = 2,
    All = 3,
    Any = 4,
}

impl CommonConstant {
    /// What a number stands for.
    #[inline(always)]
    pub const fn from_number(number: u32) -> Option<Self> {
        Some(match number {
            0 => Self::AssertionError,
            1 => Self::NotImplementedError,
            2 => Self::Tuple,
            3 => Self::All,
            4 => Self::Any,
            _ => return None,
        })
    }

    #[inline(always)]
    pub const fn number(self) -> u32 {
        self as u32
    }
}

/// A rare operation on one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Intrinsic1 {
    Print = 1,
    ImportStar = 2,
    StopIterationError = 3,
    AsyncGenWrap = 4,
    UnaryPositive = 5,
    ListToTuple = 6,
    TypeVar = 7,
    ParamSpec = 8,
    TypeVarTuple = 9,
    SubscriptGeneric = 10,
    TypeAlias = 11,
}

impl Intrinsic1 {
    /// What a number stands for.
    #[inline(always)]
    pub const fn from_number(number: u32) -> Option<Self> {
        Some(match number {
            1 => Self::Print,
            2 => Self::ImportStar,
            3 => Self::StopIterationError,
            4 => Self::AsyncGenWrap,
            5 => Self::UnaryPositive,
            6 => Self::ListToTuple,
            7 => Self::TypeVar,
            8 => Self::ParamSpec,
            9 => Self::TypeVarTuple,
            10 => Self::SubscriptGeneric,
            11 => Self::TypeAlias,
            _ => return None,
        })
    }

    #[inline(always)]
    pub const fn number(self) -> u32 {
        self as u32
    }
}

/// A rare operation on two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Intrinsic2 {
    PrepareReraiseStar = 1,
    TypeVarWithBound = 2,
    TypeVarWithConstraints = 3,
    SetFunctionTypeParams = 4,
    SetTypeParamDefault = 5,
}

impl Intrinsic2 {
    /// What a number stands for.
    #[inline(always)]
    pub const fn from_number(number: u32) -> Option<Self> {
        Some(match number {
            1 => Self::PrepareReraiseStar,
            2 => Self::TypeVarWithBound,
            3 => Self::TypeVarWithConstraints,
            4 => Self::SetFunctionTypeParams,
            5 => Self::SetTypeParamDefault,
            _ => return None,
        })
    }

    #[inline(always)]
    pub const fn number(self) -> u32 {
        self as u32
    }
}

/// Where a value is awaited that has to be awaitable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AwaitContext {
    Expression = 0,
    Aenter = 1,
    Aexit = 2,
}

impl AwaitContext {
    /// What a number stands for.
    #[inline(always)]
    pub const fn from_number(number: u32) -> Option<Self> {
        Some(match number {
            0 => Self::Expression,
            1 => Self::Aenter,
            2 => Self::Aexit,
            _ => return None,
        })
    }

    #[inline(always)]
    pub const fn number(self) -> u32 {
        self as u32
    }
}

/// Whether a value is yielded by `yield` or by what is delegated to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Yielding {
    Itself = 0,
    Delegate = 1,
}

impl Yielding {
    /// What a number stands for.
    #[inline(always)]
    pub const fn from_number(number: u32) -> Option<Self> {
        Some(match number {
            0 => Self::Itself,
            1 => Self::Delegate,
            _ => return None,
        })
    }

    #[inline(always)]
    pub const fn number(self) -> u32 {
        self as u32
    }
}

/// Where a frame starts or goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Resumed {
    Start = 0,
    AfterYield = 1,
    AfterYieldFrom = 2,
    AfterAwait = 3,
}

impl Resumed {
    /// What a number stands for.
    #[inline(always)]
    pub const fn from_number(number: u32) -> Option<Self> {
        Some(match number {
            0 => Self::Start,
            1 => Self::AfterYield,
            2 => Self::AfterYieldFrom,
            3 => Self::AfterAwait,
            _ => return None,
        })
    }

    #[inline(always)]
    pub const fn number(self) -> u32 {
        self as u32
    }
}
