//! What the arguments of instructions mean, in the words of `dis`.

use crate::code::CodeObject;
use crate::opcode::{Opcode, Operand};
use crate::operator::{BINARY_OPERATORS, COMPARISONS, Operators};
use crate::text::PyText;

const CONVERSIONS: [&str; 4] = ["", "str", "repr", "ascii"];
const FUNCTION_ATTRIBUTES: [&str; 5] =
    ["defaults", "kwdefaults", "annotations", "closure", "annotate"];
const SPECIAL_METHODS: [&str; 4] = ["__enter__", "__exit__", "__aenter__", "__aexit__"];
const COMMON_CONSTANTS: [&str; 5] = [
    "AssertionError",
    "NotImplementedError",
    "tuple",
    "<built-in function all>",
    "<built-in function any>",
];
const INTRINSICS_1: [&str; 12] = [
    "INTRINSIC_1_INVALID",
    "INTRINSIC_PRINT",
    "INTRINSIC_IMPORT_STAR",
    "INTRINSIC_STOPITERATION_ERROR",
    "INTRINSIC_ASYNC_GEN_WRAP",
    "INTRINSIC_UNARY_POSITIVE",
    "INTRINSIC_LIST_TO_TUPLE",
    "INTRINSIC_TYPEVAR",
    "INTRINSIC_PARAMSPEC",
    "INTRINSIC_TYPEVARTUPLE",
    "INTRINSIC_SUBSCRIPT_GENERIC",
    "INTRINSIC_TYPEALIAS",
];
const INTRINSICS_2: [&str; 6] = [
    "INTRINSIC_2_INVALID",
    "INTRINSIC_PREP_RERAISE_STAR",
    "INTRINSIC_TYPEVAR_WITH_BOUND",
    "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
    "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
    "INTRINSIC_SET_TYPEPARAM_DEFAULT",
];

/// What an argument means; empty where the number says it all.
pub fn explain(code: &CodeObject, operand: Operand, arg: u32) -> String {
    let name = |index: u32| text_at(&code.names, index);
    let local = |index: u32| text_at(&code.localsplusnames, index);
    let word = |words: &[&str], index: u32| {
        words.get(index as usize).map_or(String::new(), |word| word.to_string())
    };
    match operand {
        Operand::Const => {
            code.consts.get(arg as usize).map_or(String::new(), |constant| constant.to_string())
        }
        Operand::Name => name(arg),
        Operand::Global => with_null(name(arg >> 1), arg, "NULL"),
        Operand::Attr => with_null(name(arg >> 1), arg, "NULL|self"),
        Operand::SuperAttr => with_null(name(arg >> 2), arg, "NULL|self"),
        Operand::Local | Operand::Deref => local(arg),
        Operand::LocalPair => format!("{}, {}", local(arg >> 4), local(arg & 15)),
        Operand::CompareOp => {
            let comparison = word(&COMPARISONS, arg >> 5);
            if arg & 16 != 0 { format!("bool({comparison})") } else { comparison }
        }
        Operand::BinaryOp => word(&BINARY_OPERATORS, arg),
        Operand::Conversion => word(&CONVERSIONS, arg),
        Operand::FunctionAttribute => {
            let attributes = FUNCTION_ATTRIBUTES.iter().enumerate();
            let set: Vec<&str> = attributes
                .filter(|(bit, _)| arg >> bit & 1 != 0)
                .map(|(_, attribute)| *attribute)
                .collect();
            set.join(", ")
        }
        Operand::Intrinsic1 => word(&INTRINSICS_1, arg),
        Operand::Intrinsic2 => word(&INTRINSICS_2, arg),
        Operand::CommonConstant => word(&COMMON_CONSTANTS, arg),
        Operand::Special => word(&SPECIAL_METHODS, arg),
        _ => String::new(),
    }
}

/// What `IS_OP` and `CONTAINS_OP` test.
pub fn explain_test(opcode: Opcode, arg: u32) -> String {
    let operator = Operators::base().applied_by(opcode, arg.min(1)).cloned();
    operator.map_or(String::new(), |operator| operator.symbol.into_owned())
}

fn text_at(names: &[PyText], index: u32) -> String {
    names.get(index as usize).map_or(String::new(), |name| name.to_string())
}

fn with_null(name: String, arg: u32, null: &str) -> String {
    if arg & 1 != 0 && !name.is_empty() { format!("{name} + {null}") } else { name }
}
