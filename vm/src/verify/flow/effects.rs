//! What each opcode does to the slots of a frame, beyond the stack effect in `grammar/opcodes.toml`.

use compiler::opcode::Opcode;

use super::Slot;

/// How many of the values that an instruction takes by its stack effect it only looks at, and leaves in place.
pub(super) fn left_in_place(opcode: Opcode, argument: usize) -> usize {
    match opcode {
        Opcode::GET_LEN
        | Opcode::MATCH_SEQUENCE
        | Opcode::MATCH_MAPPING
        | Opcode::IMPORT_FROM
        | Opcode::GET_ANEXT
        | Opcode::FOR_ITER
        | Opcode::CHECK_EXC_MATCH
        | Opcode::SEND => 1,
        Opcode::MATCH_KEYS => 2,
        Opcode::WITH_EXCEPT_START => 5,
        Opcode::LIST_APPEND
        | Opcode::LIST_EXTEND
        | Opcode::SET_ADD
        | Opcode::SET_UPDATE
        | Opcode::MAP_ADD
        | Opcode::DICT_UPDATE
        | Opcode::RERAISE => argument,
        Opcode::DICT_MERGE => argument.saturating_add(3),
        _ => 0,
    }
}

/// Whether an instruction that pops a slot, or looks at it, at a depth below the top is content with an empty one.
/// The top has depth 0.
pub(super) fn may_be_empty(opcode: Opcode, argument: usize, depth: usize) -> bool {
    match opcode {
        Opcode::POP_TOP | Opcode::POP_ITER | Opcode::END_FOR => true,
        // The receiver behind the callable.
        Opcode::CALL => depth == argument,
        Opcode::CALL_KW => depth == argument + 1,
        Opcode::CALL_FUNCTION_EX => depth == 0 || depth == 2,
        Opcode::WITH_EXCEPT_START => depth == 3,
        // Between the collection and what is added to it may stand anything.
        Opcode::LIST_APPEND
        | Opcode::LIST_EXTEND
        | Opcode::SET_ADD
        | Opcode::SET_UPDATE
        | Opcode::DICT_UPDATE => (1..argument).contains(&depth),
        Opcode::DICT_MERGE => (1..argument).contains(&depth) || depth == argument + 2,
        Opcode::MAP_ADD => (2..argument + 1).contains(&depth),
        Opcode::RERAISE => depth > 0,
        _ => false,
    }
}

/// What an instruction pushes: the slot at a place among those that it pushes.
pub(super) fn pushed(opcode: Opcode, place: usize) -> Slot {
    match opcode {
        Opcode::PUSH_NULL => Slot::EMPTY,
        Opcode::LOAD_GLOBAL if place == 1 => Slot::EMPTY,
        Opcode::LOAD_ATTR | Opcode::LOAD_SUPER_ATTR | Opcode::LOAD_SPECIAL if place == 1 => {
            Slot::EITHER
        }
        _ => Slot::VALUE,
    }
}

/// Instructions that raise only before they take anything off the stack. A generator that is resumed with an exception
/// has as much on its stack as before its `YIELD_VALUE`.
pub(super) fn looks_first(opcode: Opcode) -> bool {
    matches!(opcode, Opcode::PUSH_EXC_INFO | Opcode::POP_EXCEPT | Opcode::YIELD_VALUE)
}

/// Instructions that never raise.
pub(super) fn is_silent(opcode: Opcode) -> bool {
    matches!(
        opcode,
        Opcode::NOP
            | Opcode::NOT_TAKEN
            | Opcode::POP_TOP
            | Opcode::POP_ITER
            | Opcode::END_FOR
            | Opcode::END_SEND
            | Opcode::COPY
            | Opcode::SWAP
            | Opcode::PUSH_NULL
            | Opcode::LOAD_CONST
            | Opcode::LOAD_SMALL_INT
            | Opcode::LOAD_FAST
            | Opcode::LOAD_FAST_BORROW
            | Opcode::LOAD_FAST_LOAD_FAST
            | Opcode::LOAD_FAST_BORROW_LOAD_FAST_BORROW
            | Opcode::LOAD_FAST_AND_CLEAR
            | Opcode::STORE_FAST
            | Opcode::STORE_FAST_LOAD_FAST
            | Opcode::STORE_FAST_STORE_FAST
            | Opcode::POP_JUMP_IF_TRUE
            | Opcode::POP_JUMP_IF_FALSE
            | Opcode::POP_JUMP_IF_NONE
            | Opcode::POP_JUMP_IF_NOT_NONE
            | Opcode::JUMP_FORWARD
            | Opcode::JUMP_BACKWARD_NO_INTERRUPT
    )
}

/// Whether the next instruction is not where an instruction leads.
pub(super) fn ends(opcode: Opcode) -> bool {
    matches!(
        opcode,
        Opcode::RETURN_VALUE
            | Opcode::RAISE_VARARGS
            | Opcode::RERAISE
            | Opcode::JUMP_FORWARD
            | Opcode::JUMP_BACKWARD
            | Opcode::JUMP_BACKWARD_NO_INTERRUPT
            | Opcode::INTERPRETER_EXIT
    )
}
