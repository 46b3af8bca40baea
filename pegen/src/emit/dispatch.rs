//! Emits `vm/src/eval/generated/dispatch.rs`: the `match` that calls the handler of each opcode.
//!
//! A handler is a function named like its opcode, found in the machine's module `handlers`: a missing one does not
//! compile. Hot handlers are inlined into the loop, the others run on a copy of the loop's registers.

use super::rust::RustFile;
use crate::opcodes::{FIRST_PSEUDO, Opcode, Opcodes, Role};

/// The handlers that are inlined into the loop.
#[rustfmt::skip]
const INLINED: &[&str] = &[
    "NOP", "NOT_TAKEN", "RESUME", "POP_TOP", "POP_ITER", "COPY", "SWAP", "PUSH_NULL",
    "UNARY_NEGATIVE", "UNARY_NOT", "TO_BOOL", "BINARY_OP", "STORE_SUBSCR", "COMPARE_OP",
    "IS_OP", "CONTAINS_OP", "LOAD_CONST", "LOAD_SMALL_INT", "LOAD_FAST", "LOAD_FAST_BORROW",
    "LOAD_FAST_BORROW_LOAD_FAST_BORROW", "LOAD_FAST_CHECK", "LOAD_FAST_AND_CLEAR",
    "LOAD_FAST_LOAD_FAST", "STORE_FAST", "STORE_FAST_LOAD_FAST", "STORE_FAST_STORE_FAST",
    "LOAD_DEREF", "LOAD_ATTR", "STORE_ATTR", "BUILD_TUPLE", "BUILD_LIST", "FORMAT_SIMPLE",
    "LIST_APPEND", "SET_ADD", "MAP_ADD", "UNPACK_SEQUENCE", "CALL", "RETURN_VALUE",
    "FOR_ITER", "YIELD_VALUE", "JUMP_FORWARD", "JUMP_BACKWARD",
    "JUMP_BACKWARD_NO_INTERRUPT", "POP_JUMP_IF_TRUE", "POP_JUMP_IF_FALSE",
    "POP_JUMP_IF_NONE", "POP_JUMP_IF_NOT_NONE", "BINARY_OP_MULTIPLY_INT",
    "BINARY_OP_ADD_INT", "BINARY_OP_SUBTRACT_INT", "BINARY_OP_MULTIPLY_FLOAT",
    "BINARY_OP_ADD_FLOAT", "BINARY_OP_SUBTRACT_FLOAT", "BINARY_OP_ADD_UNICODE",
    "BINARY_OP_SUBSCR_LIST_INT", "BINARY_OP_SUBSCR_TUPLE_INT", "BINARY_OP_SUBSCR_STR_INT",
    "BINARY_OP_SUBSCR_DICT", "BINARY_OP_INPLACE_ADD_UNICODE", "STORE_SUBSCR_DICT",
    "STORE_SUBSCR_LIST_INT", "UNPACK_SEQUENCE_TWO_TUPLE", "UNPACK_SEQUENCE_TUPLE",
    "STORE_ATTR_INSTANCE_VALUE", "STORE_ATTR_SLOT", "LOAD_GLOBAL_MODULE",
    "LOAD_GLOBAL_BUILTIN", "LOAD_ATTR_INSTANCE_VALUE", "LOAD_ATTR_MODULE",
    "LOAD_ATTR_WITH_HINT", "LOAD_ATTR_SLOT", "LOAD_ATTR_CLASS",
    "LOAD_ATTR_METHOD_WITH_VALUES", "LOAD_ATTR_METHOD_NO_DICT", "COMPARE_OP_FLOAT",
    "COMPARE_OP_INT", "COMPARE_OP_STR", "CONTAINS_OP_SET", "CONTAINS_OP_DICT",
    "FOR_ITER_LIST", "FOR_ITER_TUPLE", "FOR_ITER_RANGE", "FOR_ITER_GEN",
];

/// The specialised forms that the machine writes; code with another one in it runs the family's handler.
#[rustfmt::skip]
const FORMS: &[&str] = &[
    "BINARY_OP_MULTIPLY_INT", "BINARY_OP_ADD_INT", "BINARY_OP_SUBTRACT_INT",
    "BINARY_OP_MULTIPLY_FLOAT", "BINARY_OP_ADD_FLOAT", "BINARY_OP_SUBTRACT_FLOAT",
    "BINARY_OP_ADD_UNICODE", "BINARY_OP_SUBSCR_LIST_INT", "BINARY_OP_SUBSCR_TUPLE_INT",
    "BINARY_OP_SUBSCR_STR_INT", "BINARY_OP_SUBSCR_DICT", "BINARY_OP_INPLACE_ADD_UNICODE",
    "STORE_SUBSCR_DICT", "STORE_SUBSCR_LIST_INT", "UNPACK_SEQUENCE_TWO_TUPLE",
    "UNPACK_SEQUENCE_TUPLE", "UNPACK_SEQUENCE_LIST", "STORE_ATTR_INSTANCE_VALUE",
    "STORE_ATTR_SLOT", "LOAD_GLOBAL_MODULE", "LOAD_GLOBAL_BUILTIN",
    "LOAD_ATTR_INSTANCE_VALUE", "LOAD_ATTR_MODULE", "LOAD_ATTR_WITH_HINT", "LOAD_ATTR_SLOT",
    "LOAD_ATTR_CLASS", "LOAD_ATTR_METHOD_WITH_VALUES", "LOAD_ATTR_METHOD_NO_DICT",
    "COMPARE_OP_FLOAT", "COMPARE_OP_INT", "COMPARE_OP_STR", "CONTAINS_OP_SET",
    "CONTAINS_OP_DICT", "FOR_ITER_LIST", "FOR_ITER_TUPLE", "FOR_ITER_RANGE", "FOR_ITER_GEN",
];

/// Opcodes that are never executed.
const WITHOUT_HANDLER: &[&str] = &["CACHE", "RESERVED", "ENTER_EXECUTOR", "INSTRUMENTED_LINE"];

/// What the loop itself does: opcodes after which it goes on with another opcode and argument.
fn led_on(opcode: &Opcode) -> Option<String> {
    match opcode.name.as_str() {
        "EXTENDED_ARG" => Some(prefix()),
        "INSTRUMENTED_INSTRUCTION" => Some(watched()),
        _ => None,
    }
}

/// `natives` are the numbers and names of those of experiments that are baked in.
pub fn emit(opcodes: &Opcodes, natives: &[(u16, String)]) -> String {
    let mut sorted: Vec<&Opcode> =
        opcodes.opcodes.iter().filter(|opcode| has_arm(opcode)).collect();
    sorted.sort_by_key(|opcode| opcode.number);

    let mut file =
        RustFile::new("emit::dispatch", "grammar/opcodes.toml", "The `match` over opcodes.");
    file.line("use std::ops::ControlFlow::{Break, Continue};");
    file.line("");
    let natives_room = if natives.is_empty() { "" } else { "natives, " };
    file.line(format_args!(
        "use crate::eval::{{Context, Flow, extension, handlers, {natives_room}tracing}};"
    ));
    file.line("");
    file.line("/// Runs instructions until one leads to something else than the next.");
    file.line("#[inline(always)]");
    file.block("pub fn dispatch(cx: &mut Context) -> Flow", |file| {
        file.line("let (mut opcode, mut argument) = cx.fetch();");
        file.line("/// Goes on, in each arm by itself: outcomes that meet have to be told apart again.");
        file.block("macro_rules! go_on", |file| {
            file.block("($flow:expr) =>", |file| {
                file.block("match Flow::from($flow)", |file| {
                    file.line("Flow::Next => (opcode, argument) = cx.fetch(),");
                    file.line("other => return other,");
                });
            });
        });
        file.block("loop", |file| {
            file.block("match opcode", |file| {
                for opcode in &sorted {
                    let (number, call, name) = (opcode.number, call(opcode), &opcode.name);
                    file.line(format_args!("{number} => {call}, // {name}"));
                }
                for (number, name) in natives {
                    let call = format!("natives::{}(cx, argument)", name.to_lowercase());
                    file.line(format_args!("{number} => go_on!({call}), // {name}"));
                }
                file.line(
                    "number => go_on!(cx.outline(|cx| extension::added_opcode(cx, number, argument))),",
                );
            });
        });
    });
    file.finish()
}

fn has_arm(opcode: &Opcode) -> bool {
    handler(opcode).is_some() || (opcode.number < FIRST_PSEUDO && led_on(opcode).is_some())
}

/// The opcode whose handler carries out another, or itself; `None` where there is no need of one.
pub fn handler(opcode: &Opcode) -> Option<&str> {
    let is_executed = matches!(opcode.role, Role::Real | Role::Specializes(_))
        && !WITHOUT_HANDLER.contains(&opcode.name.as_str())
        && opcode.number < FIRST_PSEUDO;
    let name = match &opcode.role {
        Role::Specializes(family) if !FORMS.contains(&opcode.name.as_str()) => family,
        _ => &opcode.name,
    };
    (is_executed && led_on(opcode).is_none()).then_some(name)
}

fn call(opcode: &Opcode) -> String {
    if let Some(step) = led_on(opcode) {
        return step;
    }
    let handler = handler(opcode).unwrap_or(&opcode.name).to_lowercase();
    match INLINED.contains(&opcode.name.as_str()) {
        true => format!("go_on!(handlers::{handler}(cx, argument))"),
        false => format!("go_on!(cx.outline(|cx| Flow::from(handlers::{handler}(cx, argument))))"),
    }
}

/// What the prefix does: the next instruction's argument has these higher bits.
fn prefix() -> String {
    let step = "let (next, low) = cx.fetch(); (opcode, argument) = (next, argument << 8 | low)";
    format!("{{ {step} }}")
}

/// What stands for a watched instruction does: tells of it, and then the loop carries it out.
fn watched() -> String {
    let own = "Continue(own) => (opcode, argument) = own";
    format!(
        "match cx.outline(|cx| tracing::watched(cx, argument)) {{ {own}, Break(flow) => go_on!(flow) }}"
    )
}
