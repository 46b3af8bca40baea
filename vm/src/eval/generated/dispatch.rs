// Generated from grammar/opcodes.toml by emit::dispatch: `lab regen`. Do not edit.

//! The `match` over opcodes.

use std::ops::ControlFlow::{Break, Continue};

use crate::eval::{Context, Flow, extension, handlers, tracing};

/// Runs instructions until one leads to something else than the next.
#[inline(always)]
pub fn dispatch(cx: &mut Context) -> Flow {
    let (mut opcode, mut argument) = cx.fetch();
    /// Goes on, in each arm by itself: outcomes that meet have to be told apart again.
    macro_rules! go_on {
        ($flow:expr) => {
            match Flow::from($flow) {
                Flow::Next => (opcode, argument) = cx.fetch(),
                other => return other,
            }
        }
    }
    loop {
        match opcode {
            1 => go_on!(cx.outline(|cx| Flow::from(handlers::binary_slice(cx, argument)))), // BINARY_SLICE
            2 => go_on!(cx.outline(|cx| Flow::from(handlers::build_template(cx, argument)))), // BUILD_TEMPLATE
            3 => go_on!(handlers::binary_op_inplace_add_unicode(cx, argument)), // BINARY_OP_INPLACE_ADD_UNICODE
            4 => go_on!(cx.outline(|cx| Flow::from(handlers::call_function_ex(cx, argument)))), // CALL_FUNCTION_EX
            5 => go_on!(cx.outline(|cx| Flow::from(handlers::check_eg_match(cx, argument)))), // CHECK_EG_MATCH
            6 => go_on!(cx.outline(|cx| Flow::from(handlers::check_exc_match(cx, argument)))), // CHECK_EXC_MATCH
            7 => go_on!(cx.outline(|cx| Flow::from(handlers::cleanup_throw(cx, argument)))), // CLEANUP_THROW
            8 => go_on!(cx.outline(|cx| Flow::from(handlers::delete_subscr(cx, argument)))), // DELETE_SUBSCR
            9 => go_on!(cx.outline(|cx| Flow::from(handlers::end_for(cx, argument)))), // END_FOR
            10 => go_on!(cx.outline(|cx| Flow::from(handlers::end_send(cx, argument)))), // END_SEND
            11 => go_on!(cx.outline(|cx| Flow::from(handlers::exit_init_check(cx, argument)))), // EXIT_INIT_CHECK
            12 => go_on!(handlers::format_simple(cx, argument)), // FORMAT_SIMPLE
            13 => go_on!(cx.outline(|cx| Flow::from(handlers::format_with_spec(cx, argument)))), // FORMAT_WITH_SPEC
            14 => go_on!(cx.outline(|cx| Flow::from(handlers::get_aiter(cx, argument)))), // GET_AITER
            15 => go_on!(cx.outline(|cx| Flow::from(handlers::get_anext(cx, argument)))), // GET_ANEXT
            16 => go_on!(cx.outline(|cx| Flow::from(handlers::get_iter(cx, argument)))), // GET_ITER
            18 => go_on!(cx.outline(|cx| Flow::from(handlers::get_len(cx, argument)))), // GET_LEN
            19 => go_on!(cx.outline(|cx| Flow::from(handlers::get_yield_from_iter(cx, argument)))), // GET_YIELD_FROM_ITER
            20 => go_on!(cx.outline(|cx| Flow::from(handlers::interpreter_exit(cx, argument)))), // INTERPRETER_EXIT
            21 => go_on!(cx.outline(|cx| Flow::from(handlers::load_build_class(cx, argument)))), // LOAD_BUILD_CLASS
            22 => go_on!(cx.outline(|cx| Flow::from(handlers::load_locals(cx, argument)))), // LOAD_LOCALS
            23 => go_on!(cx.outline(|cx| Flow::from(handlers::make_function(cx, argument)))), // MAKE_FUNCTION
            24 => go_on!(cx.outline(|cx| Flow::from(handlers::match_keys(cx, argument)))), // MATCH_KEYS
            25 => go_on!(cx.outline(|cx| Flow::from(handlers::match_mapping(cx, argument)))), // MATCH_MAPPING
            26 => go_on!(cx.outline(|cx| Flow::from(handlers::match_sequence(cx, argument)))), // MATCH_SEQUENCE
            27 => go_on!(handlers::nop(cx, argument)), // NOP
            28 => go_on!(handlers::not_taken(cx, argument)), // NOT_TAKEN
            29 => go_on!(cx.outline(|cx| Flow::from(handlers::pop_except(cx, argument)))), // POP_EXCEPT
            30 => go_on!(handlers::pop_iter(cx, argument)), // POP_ITER
            31 => go_on!(handlers::pop_top(cx, argument)), // POP_TOP
            32 => go_on!(cx.outline(|cx| Flow::from(handlers::push_exc_info(cx, argument)))), // PUSH_EXC_INFO
            33 => go_on!(handlers::push_null(cx, argument)), // PUSH_NULL
            34 => go_on!(cx.outline(|cx| Flow::from(handlers::return_generator(cx, argument)))), // RETURN_GENERATOR
            35 => go_on!(handlers::return_value(cx, argument)), // RETURN_VALUE
            36 => go_on!(cx.outline(|cx| Flow::from(handlers::setup_annotations(cx, argument)))), // SETUP_ANNOTATIONS
            37 => go_on!(cx.outline(|cx| Flow::from(handlers::store_slice(cx, argument)))), // STORE_SLICE
            38 => go_on!(handlers::store_subscr(cx, argument)), // STORE_SUBSCR
            39 => go_on!(handlers::to_bool(cx, argument)), // TO_BOOL
            40 => go_on!(cx.outline(|cx| Flow::from(handlers::unary_invert(cx, argument)))), // UNARY_INVERT
            41 => go_on!(handlers::unary_negative(cx, argument)), // UNARY_NEGATIVE
            42 => go_on!(handlers::unary_not(cx, argument)), // UNARY_NOT
            43 => go_on!(cx.outline(|cx| Flow::from(handlers::with_except_start(cx, argument)))), // WITH_EXCEPT_START
            44 => go_on!(handlers::binary_op(cx, argument)), // BINARY_OP
            45 => go_on!(cx.outline(|cx| Flow::from(handlers::build_interpolation(cx, argument)))), // BUILD_INTERPOLATION
            46 => go_on!(handlers::build_list(cx, argument)), // BUILD_LIST
            47 => go_on!(cx.outline(|cx| Flow::from(handlers::build_map(cx, argument)))), // BUILD_MAP
            48 => go_on!(cx.outline(|cx| Flow::from(handlers::build_set(cx, argument)))), // BUILD_SET
            49 => go_on!(cx.outline(|cx| Flow::from(handlers::build_slice(cx, argument)))), // BUILD_SLICE
            50 => go_on!(cx.outline(|cx| Flow::from(handlers::build_string(cx, argument)))), // BUILD_STRING
            51 => go_on!(handlers::build_tuple(cx, argument)), // BUILD_TUPLE
            52 => go_on!(handlers::call(cx, argument)), // CALL
            53 => go_on!(cx.outline(|cx| Flow::from(handlers::call_intrinsic_1(cx, argument)))), // CALL_INTRINSIC_1
            54 => go_on!(cx.outline(|cx| Flow::from(handlers::call_intrinsic_2(cx, argument)))), // CALL_INTRINSIC_2
            55 => go_on!(cx.outline(|cx| Flow::from(handlers::call_kw(cx, argument)))), // CALL_KW
            56 => go_on!(handlers::compare_op(cx, argument)), // COMPARE_OP
            57 => go_on!(handlers::contains_op(cx, argument)), // CONTAINS_OP
            58 => go_on!(cx.outline(|cx| Flow::from(handlers::convert_value(cx, argument)))), // CONVERT_VALUE
            59 => go_on!(handlers::copy(cx, argument)), // COPY
            60 => go_on!(cx.outline(|cx| Flow::from(handlers::copy_free_vars(cx, argument)))), // COPY_FREE_VARS
            61 => go_on!(cx.outline(|cx| Flow::from(handlers::delete_attr(cx, argument)))), // DELETE_ATTR
            62 => go_on!(cx.outline(|cx| Flow::from(handlers::delete_deref(cx, argument)))), // DELETE_DEREF
            63 => go_on!(cx.outline(|cx| Flow::from(handlers::delete_fast(cx, argument)))), // DELETE_FAST
            64 => go_on!(cx.outline(|cx| Flow::from(handlers::delete_global(cx, argument)))), // DELETE_GLOBAL
            65 => go_on!(cx.outline(|cx| Flow::from(handlers::delete_name(cx, argument)))), // DELETE_NAME
            66 => go_on!(cx.outline(|cx| Flow::from(handlers::dict_merge(cx, argument)))), // DICT_MERGE
            67 => go_on!(cx.outline(|cx| Flow::from(handlers::dict_update(cx, argument)))), // DICT_UPDATE
            68 => go_on!(cx.outline(|cx| Flow::from(handlers::end_async_for(cx, argument)))), // END_ASYNC_FOR
            69 => { let (next, low) = cx.fetch(); (opcode, argument) = (next, argument << 8 | low) }, // EXTENDED_ARG
            70 => go_on!(handlers::for_iter(cx, argument)), // FOR_ITER
            71 => go_on!(cx.outline(|cx| Flow::from(handlers::get_awaitable(cx, argument)))), // GET_AWAITABLE
            72 => go_on!(cx.outline(|cx| Flow::from(handlers::import_from(cx, argument)))), // IMPORT_FROM
            73 => go_on!(cx.outline(|cx| Flow::from(handlers::import_name(cx, argument)))), // IMPORT_NAME
            74 => go_on!(handlers::is_op(cx, argument)), // IS_OP
            75 => go_on!(handlers::jump_backward(cx, argument)), // JUMP_BACKWARD
            76 => go_on!(handlers::jump_backward_no_interrupt(cx, argument)), // JUMP_BACKWARD_NO_INTERRUPT
            77 => go_on!(handlers::jump_forward(cx, argument)), // JUMP_FORWARD
            78 => go_on!(handlers::list_append(cx, argument)), // LIST_APPEND
            79 => go_on!(cx.outline(|cx| Flow::from(handlers::list_extend(cx, argument)))), // LIST_EXTEND
            80 => go_on!(handlers::load_attr(cx, argument)), // LOAD_ATTR
            81 => go_on!(cx.outline(|cx| Flow::from(handlers::load_common_constant(cx, argument)))), // LOAD_COMMON_CONSTANT
            82 => go_on!(handlers::load_const(cx, argument)), // LOAD_CONST
            83 => go_on!(handlers::load_deref(cx, argument)), // LOAD_DEREF
            84 => go_on!(handlers::load_fast(cx, argument)), // LOAD_FAST
            85 => go_on!(handlers::load_fast_and_clear(cx, argument)), // LOAD_FAST_AND_CLEAR
            86 => go_on!(handlers::load_fast_borrow(cx, argument)), // LOAD_FAST_BORROW
            87 => go_on!(handlers::load_fast_borrow_load_fast_borrow(cx, argument)), // LOAD_FAST_BORROW_LOAD_FAST_BORROW
            88 => go_on!(handlers::load_fast_check(cx, argument)), // LOAD_FAST_CHECK
            89 => go_on!(handlers::load_fast_load_fast(cx, argument)), // LOAD_FAST_LOAD_FAST
            90 => go_on!(cx.outline(|cx| Flow::from(handlers::load_from_dict_or_deref(cx, argument)))), // LOAD_FROM_DICT_OR_DEREF
            91 => go_on!(cx.outline(|cx| Flow::from(handlers::load_from_dict_or_globals(cx, argument)))), // LOAD_FROM_DICT_OR_GLOBALS
            92 => go_on!(cx.outline(|cx| Flow::from(handlers::load_global(cx, argument)))), // LOAD_GLOBAL
            93 => go_on!(cx.outline(|cx| Flow::from(handlers::load_name(cx, argument)))), // LOAD_NAME
            94 => go_on!(handlers::load_small_int(cx, argument)), // LOAD_SMALL_INT
            95 => go_on!(cx.outline(|cx| Flow::from(handlers::load_special(cx, argument)))), // LOAD_SPECIAL
            96 => go_on!(cx.outline(|cx| Flow::from(handlers::load_super_attr(cx, argument)))), // LOAD_SUPER_ATTR
            97 => go_on!(cx.outline(|cx| Flow::from(handlers::make_cell(cx, argument)))), // MAKE_CELL
            98 => go_on!(handlers::map_add(cx, argument)), // MAP_ADD
            99 => go_on!(cx.outline(|cx| Flow::from(handlers::match_class(cx, argument)))), // MATCH_CLASS
            100 => go_on!(handlers::pop_jump_if_false(cx, argument)), // POP_JUMP_IF_FALSE
            101 => go_on!(handlers::pop_jump_if_none(cx, argument)), // POP_JUMP_IF_NONE
            102 => go_on!(handlers::pop_jump_if_not_none(cx, argument)), // POP_JUMP_IF_NOT_NONE
            103 => go_on!(handlers::pop_jump_if_true(cx, argument)), // POP_JUMP_IF_TRUE
            104 => go_on!(cx.outline(|cx| Flow::from(handlers::raise_varargs(cx, argument)))), // RAISE_VARARGS
            105 => go_on!(cx.outline(|cx| Flow::from(handlers::reraise(cx, argument)))), // RERAISE
            106 => go_on!(cx.outline(|cx| Flow::from(handlers::send(cx, argument)))), // SEND
            107 => go_on!(handlers::set_add(cx, argument)), // SET_ADD
            108 => go_on!(cx.outline(|cx| Flow::from(handlers::set_function_attribute(cx, argument)))), // SET_FUNCTION_ATTRIBUTE
            109 => go_on!(cx.outline(|cx| Flow::from(handlers::set_update(cx, argument)))), // SET_UPDATE
            110 => go_on!(handlers::store_attr(cx, argument)), // STORE_ATTR
            111 => go_on!(cx.outline(|cx| Flow::from(handlers::store_deref(cx, argument)))), // STORE_DEREF
            112 => go_on!(handlers::store_fast(cx, argument)), // STORE_FAST
            113 => go_on!(handlers::store_fast_load_fast(cx, argument)), // STORE_FAST_LOAD_FAST
            114 => go_on!(handlers::store_fast_store_fast(cx, argument)), // STORE_FAST_STORE_FAST
            115 => go_on!(cx.outline(|cx| Flow::from(handlers::store_global(cx, argument)))), // STORE_GLOBAL
            116 => go_on!(cx.outline(|cx| Flow::from(handlers::store_name(cx, argument)))), // STORE_NAME
            117 => go_on!(handlers::swap(cx, argument)), // SWAP
            118 => go_on!(cx.outline(|cx| Flow::from(handlers::unpack_ex(cx, argument)))), // UNPACK_EX
            119 => go_on!(handlers::unpack_sequence(cx, argument)), // UNPACK_SEQUENCE
            120 => go_on!(handlers::yield_value(cx, argument)), // YIELD_VALUE
            128 => go_on!(handlers::resume(cx, argument)), // RESUME
            129 => go_on!(handlers::binary_op_add_float(cx, argument)), // BINARY_OP_ADD_FLOAT
            130 => go_on!(handlers::binary_op_add_int(cx, argument)), // BINARY_OP_ADD_INT
            131 => go_on!(handlers::binary_op_add_unicode(cx, argument)), // BINARY_OP_ADD_UNICODE
            132 => go_on!(cx.outline(|cx| Flow::from(handlers::binary_op(cx, argument)))), // BINARY_OP_EXTEND
            133 => go_on!(handlers::binary_op_multiply_float(cx, argument)), // BINARY_OP_MULTIPLY_FLOAT
            134 => go_on!(handlers::binary_op_multiply_int(cx, argument)), // BINARY_OP_MULTIPLY_INT
            135 => go_on!(handlers::binary_op_subscr_dict(cx, argument)), // BINARY_OP_SUBSCR_DICT
            136 => go_on!(cx.outline(|cx| Flow::from(handlers::binary_op(cx, argument)))), // BINARY_OP_SUBSCR_GETITEM
            137 => go_on!(handlers::binary_op_subscr_list_int(cx, argument)), // BINARY_OP_SUBSCR_LIST_INT
            138 => go_on!(cx.outline(|cx| Flow::from(handlers::binary_op(cx, argument)))), // BINARY_OP_SUBSCR_LIST_SLICE
            139 => go_on!(handlers::binary_op_subscr_str_int(cx, argument)), // BINARY_OP_SUBSCR_STR_INT
            140 => go_on!(handlers::binary_op_subscr_tuple_int(cx, argument)), // BINARY_OP_SUBSCR_TUPLE_INT
            141 => go_on!(handlers::binary_op_subtract_float(cx, argument)), // BINARY_OP_SUBTRACT_FLOAT
            142 => go_on!(handlers::binary_op_subtract_int(cx, argument)), // BINARY_OP_SUBTRACT_INT
            143 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_ALLOC_AND_ENTER_INIT
            144 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_BOUND_METHOD_EXACT_ARGS
            145 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_BOUND_METHOD_GENERAL
            146 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_BUILTIN_CLASS
            147 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_BUILTIN_FAST
            148 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_BUILTIN_FAST_WITH_KEYWORDS
            149 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_BUILTIN_O
            150 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_ISINSTANCE
            151 => go_on!(cx.outline(|cx| Flow::from(handlers::call_kw(cx, argument)))), // CALL_KW_BOUND_METHOD
            152 => go_on!(cx.outline(|cx| Flow::from(handlers::call_kw(cx, argument)))), // CALL_KW_NON_PY
            153 => go_on!(cx.outline(|cx| Flow::from(handlers::call_kw(cx, argument)))), // CALL_KW_PY
            154 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_LEN
            155 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_LIST_APPEND
            156 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_METHOD_DESCRIPTOR_FAST
            157 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS
            158 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_METHOD_DESCRIPTOR_NOARGS
            159 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_METHOD_DESCRIPTOR_O
            160 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_NON_PY_GENERAL
            161 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_PY_EXACT_ARGS
            162 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_PY_GENERAL
            163 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_STR_1
            164 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_TUPLE_1
            165 => go_on!(cx.outline(|cx| Flow::from(handlers::call(cx, argument)))), // CALL_TYPE_1
            166 => go_on!(handlers::compare_op_float(cx, argument)), // COMPARE_OP_FLOAT
            167 => go_on!(handlers::compare_op_int(cx, argument)), // COMPARE_OP_INT
            168 => go_on!(handlers::compare_op_str(cx, argument)), // COMPARE_OP_STR
            169 => go_on!(handlers::contains_op_dict(cx, argument)), // CONTAINS_OP_DICT
            170 => go_on!(handlers::contains_op_set(cx, argument)), // CONTAINS_OP_SET
            171 => go_on!(handlers::for_iter_gen(cx, argument)), // FOR_ITER_GEN
            172 => go_on!(handlers::for_iter_list(cx, argument)), // FOR_ITER_LIST
            173 => go_on!(handlers::for_iter_range(cx, argument)), // FOR_ITER_RANGE
            174 => go_on!(handlers::for_iter_tuple(cx, argument)), // FOR_ITER_TUPLE
            175 => go_on!(cx.outline(|cx| Flow::from(handlers::jump_backward(cx, argument)))), // JUMP_BACKWARD_JIT
            176 => go_on!(cx.outline(|cx| Flow::from(handlers::jump_backward(cx, argument)))), // JUMP_BACKWARD_NO_JIT
            177 => go_on!(handlers::load_attr_class(cx, argument)), // LOAD_ATTR_CLASS
            178 => go_on!(cx.outline(|cx| Flow::from(handlers::load_attr(cx, argument)))), // LOAD_ATTR_CLASS_WITH_METACLASS_CHECK
            179 => go_on!(cx.outline(|cx| Flow::from(handlers::load_attr(cx, argument)))), // LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN
            180 => go_on!(handlers::load_attr_instance_value(cx, argument)), // LOAD_ATTR_INSTANCE_VALUE
            181 => go_on!(cx.outline(|cx| Flow::from(handlers::load_attr(cx, argument)))), // LOAD_ATTR_METHOD_LAZY_DICT
            182 => go_on!(handlers::load_attr_method_no_dict(cx, argument)), // LOAD_ATTR_METHOD_NO_DICT
            183 => go_on!(handlers::load_attr_method_with_values(cx, argument)), // LOAD_ATTR_METHOD_WITH_VALUES
            184 => go_on!(handlers::load_attr_module(cx, argument)), // LOAD_ATTR_MODULE
            185 => go_on!(cx.outline(|cx| Flow::from(handlers::load_attr(cx, argument)))), // LOAD_ATTR_NONDESCRIPTOR_NO_DICT
            186 => go_on!(cx.outline(|cx| Flow::from(handlers::load_attr(cx, argument)))), // LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES
            187 => go_on!(cx.outline(|cx| Flow::from(handlers::load_attr(cx, argument)))), // LOAD_ATTR_PROPERTY
            188 => go_on!(handlers::load_attr_slot(cx, argument)), // LOAD_ATTR_SLOT
            189 => go_on!(handlers::load_attr_with_hint(cx, argument)), // LOAD_ATTR_WITH_HINT
            190 => go_on!(cx.outline(|cx| Flow::from(handlers::load_const(cx, argument)))), // LOAD_CONST_IMMORTAL
            191 => go_on!(cx.outline(|cx| Flow::from(handlers::load_const(cx, argument)))), // LOAD_CONST_MORTAL
            192 => go_on!(handlers::load_global_builtin(cx, argument)), // LOAD_GLOBAL_BUILTIN
            193 => go_on!(handlers::load_global_module(cx, argument)), // LOAD_GLOBAL_MODULE
            194 => go_on!(cx.outline(|cx| Flow::from(handlers::load_super_attr(cx, argument)))), // LOAD_SUPER_ATTR_ATTR
            195 => go_on!(cx.outline(|cx| Flow::from(handlers::load_super_attr(cx, argument)))), // LOAD_SUPER_ATTR_METHOD
            196 => go_on!(cx.outline(|cx| Flow::from(handlers::resume(cx, argument)))), // RESUME_CHECK
            197 => go_on!(cx.outline(|cx| Flow::from(handlers::send(cx, argument)))), // SEND_GEN
            198 => go_on!(handlers::store_attr_instance_value(cx, argument)), // STORE_ATTR_INSTANCE_VALUE
            199 => go_on!(handlers::store_attr_slot(cx, argument)), // STORE_ATTR_SLOT
            200 => go_on!(cx.outline(|cx| Flow::from(handlers::store_attr(cx, argument)))), // STORE_ATTR_WITH_HINT
            201 => go_on!(handlers::store_subscr_dict(cx, argument)), // STORE_SUBSCR_DICT
            202 => go_on!(handlers::store_subscr_list_int(cx, argument)), // STORE_SUBSCR_LIST_INT
            203 => go_on!(cx.outline(|cx| Flow::from(handlers::to_bool(cx, argument)))), // TO_BOOL_ALWAYS_TRUE
            204 => go_on!(cx.outline(|cx| Flow::from(handlers::to_bool(cx, argument)))), // TO_BOOL_BOOL
            205 => go_on!(cx.outline(|cx| Flow::from(handlers::to_bool(cx, argument)))), // TO_BOOL_INT
            206 => go_on!(cx.outline(|cx| Flow::from(handlers::to_bool(cx, argument)))), // TO_BOOL_LIST
            207 => go_on!(cx.outline(|cx| Flow::from(handlers::to_bool(cx, argument)))), // TO_BOOL_NONE
            208 => go_on!(cx.outline(|cx| Flow::from(handlers::to_bool(cx, argument)))), // TO_BOOL_STR
            209 => go_on!(cx.outline(|cx| Flow::from(handlers::unpack_sequence_list(cx, argument)))), // UNPACK_SEQUENCE_LIST
            210 => go_on!(handlers::unpack_sequence_tuple(cx, argument)), // UNPACK_SEQUENCE_TUPLE
            211 => go_on!(handlers::unpack_sequence_two_tuple(cx, argument)), // UNPACK_SEQUENCE_TWO_TUPLE
            238 => match cx.outline(|cx| tracing::watched(cx, argument)) { Continue(own) => (opcode, argument) = own, Break(flow) => go_on!(flow) }, // INSTRUMENTED_INSTRUCTION
            number => go_on!(cx.outline(|cx| extension::added_opcode(cx, number, argument))),
        }
    }
}
