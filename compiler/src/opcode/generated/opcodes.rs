// Generated from grammar/opcodes.toml by emit::opcodes: `lab regen`. Do not edit.

//! The opcodes.

use crate::opcode::{Holds, Opcode, OpcodeInfo, Raises, Role};
use crate::operand::Operand;

impl Opcode {
    /// `--`: room for an inline cache entry; never executed
    pub const CACHE: Opcode = Opcode(0);
    /// `container, start, stop -- result`: container[start:stop]
    pub const BINARY_SLICE: Opcode = Opcode(1);
    /// `strings, interpolations -- template`: a Template
    pub const BUILD_TEMPLATE: Opcode = Opcode(2);
    /// `left, right -- result`: a form of BINARY_OP
    pub const BINARY_OP_INPLACE_ADD_UNICODE: Opcode = Opcode(3);
    /// `callable, self_or_null?, args, kwargs_or_null? -- result`: a call with * and **
    pub const CALL_FUNCTION_EX: Opcode = Opcode(4);
    /// `group, match -- rest, matched`: splits a group for except*
    pub const CHECK_EG_MATCH: Opcode = Opcode(5);
    /// `exception, match -- exception, result`: does except match?
    pub const CHECK_EXC_MATCH: Opcode = Opcode(6);
    /// `sub_iter, last_sent, exception -- none, value`: the value of a StopIteration thrown into yield from
    pub const CLEANUP_THROW: Opcode = Opcode(7);
    /// `container, key --`: del container[key]
    pub const DELETE_SUBSCR: Opcode = Opcode(8);
    /// `value? --`: where an exhausted loop ends
    pub const END_FOR: Opcode = Opcode(9);
    /// `receiver, value -- value`: drops the receiver of a finished SEND
    pub const END_SEND: Opcode = Opcode(10);
    /// `none --`: __init__() has to return None
    pub const EXIT_INIT_CHECK: Opcode = Opcode(11);
    /// `value -- string`: format(value)
    pub const FORMAT_SIMPLE: Opcode = Opcode(12);
    /// `value, spec -- string`: format(value, spec)
    pub const FORMAT_WITH_SPEC: Opcode = Opcode(13);
    /// `iterable -- iter`: aiter(iterable)
    pub const GET_AITER: Opcode = Opcode(14);
    /// `aiter -- aiter, awaitable`: the awaitable of the next value
    pub const GET_ANEXT: Opcode = Opcode(15);
    /// `iterable -- iter`: iter(iterable)
    pub const GET_ITER: Opcode = Opcode(16);
    /// `--`: never emitted; its number marks an executor in CPython
    pub const RESERVED: Opcode = Opcode(17);
    /// `sequence -- sequence, length`: pushes len(sequence)
    pub const GET_LEN: Opcode = Opcode(18);
    /// `iterable -- iter`: the same, a coroutine as it is where that is allowed
    pub const GET_YIELD_FROM_ITER: Opcode = Opcode(19);
    /// `value --`: leaves the evaluation loop with a value
    pub const INTERPRETER_EXIT: Opcode = Opcode(20);
    /// `-- builder`: builtins.__build_class__
    pub const LOAD_BUILD_CLASS: Opcode = Opcode(21);
    /// `-- locals`: the local namespace of a class body
    pub const LOAD_LOCALS: Opcode = Opcode(22);
    /// `code -- function`: a function of a code object
    pub const MAKE_FUNCTION: Opcode = Opcode(23);
    /// `subject, keys -- subject, keys, values_or_none`: the values of keys
    pub const MATCH_KEYS: Opcode = Opcode(24);
    /// `subject -- subject, result`: is it a mapping?
    pub const MATCH_MAPPING: Opcode = Opcode(25);
    /// `subject -- subject, result`: is the subject a sequence for a pattern?
    pub const MATCH_SEQUENCE: Opcode = Opcode(26);
    /// `--`: does nothing; keeps a line number alive
    pub const NOP: Opcode = Opcode(27);
    /// `--`: marks the branch of a conditional jump that falls through
    pub const NOT_TAKEN: Opcode = Opcode(28);
    /// `previous --`: ends its handling
    pub const POP_EXCEPT: Opcode = Opcode(29);
    /// `iter? --`: drops an iterator after its loop
    pub const POP_ITER: Opcode = Opcode(30);
    /// `value? --`: drops a value
    pub const POP_TOP: Opcode = Opcode(31);
    /// `exception -- previous, exception`: makes an exception the one being handled
    pub const PUSH_EXC_INFO: Opcode = Opcode(32);
    /// `-- null`: pushes the empty slot that stands for no `self`
    pub const PUSH_NULL: Opcode = Opcode(33);
    /// `-- generator`: returns the generator or coroutine of this frame
    pub const RETURN_GENERATOR: Opcode = Opcode(34);
    /// `value -- result`: returns to the caller; in its frame the value is pushed
    pub const RETURN_VALUE: Opcode = Opcode(35);
    /// `--`: makes __annotations__ where there is none
    pub const SETUP_ANNOTATIONS: Opcode = Opcode(36);
    /// `value, container, start, stop --`: container[start:stop] = value
    pub const STORE_SLICE: Opcode = Opcode(37);
    /// `value, container, key --`: container[key] = value
    pub const STORE_SUBSCR: Opcode = Opcode(38);
    /// `value -- result`: bool(value)
    pub const TO_BOOL: Opcode = Opcode(39);
    /// `value -- result`: ~value
    pub const UNARY_INVERT: Opcode = Opcode(40);
    /// `value -- result`: -value
    pub const UNARY_NEGATIVE: Opcode = Opcode(41);
    /// `value -- result`: not value, of a bool
    pub const UNARY_NOT: Opcode = Opcode(42);
    /// `exit, exit_self?, lasti, previous, exception -- exit, exit_self?, lasti, previous, exception, result`: calls __exit__ with an exception
    pub const WITH_EXCEPT_START: Opcode = Opcode(43);
    /// `left, right -- result`: the operator that the operand numbers, in place or not, and `left[right]`
    pub const BINARY_OP: Opcode = Opcode(44);
    /// `value, text, format[oparg & 1] -- interpolation`: an Interpolation of a t-string
    pub const BUILD_INTERPOLATION: Opcode = Opcode(45);
    /// `values[oparg] -- list`: a list
    pub const BUILD_LIST: Opcode = Opcode(46);
    /// `pairs[oparg * 2] -- dict`: a dict
    pub const BUILD_MAP: Opcode = Opcode(47);
    /// `values[oparg] -- set`: a set
    pub const BUILD_SET: Opcode = Opcode(48);
    /// `args[oparg] -- slice`: a slice of two or three values
    pub const BUILD_SLICE: Opcode = Opcode(49);
    /// `pieces[oparg] -- string`: joins the pieces of an f-string
    pub const BUILD_STRING: Opcode = Opcode(50);
    /// `values[oparg] -- tuple`: a tuple
    pub const BUILD_TUPLE: Opcode = Opcode(51);
    /// `callable, self_or_null?, args[oparg] -- result`: a call with positional arguments
    pub const CALL: Opcode = Opcode(52);
    /// `value -- result`: a rare operation on one value, by number
    pub const CALL_INTRINSIC_1: Opcode = Opcode(53);
    /// `first, second -- result`: a rare operation on two values, by number
    pub const CALL_INTRINSIC_2: Opcode = Opcode(54);
    /// `callable, self_or_null?, args[oparg], names -- result`: a call whose last arguments have the names of a tuple
    pub const CALL_KW: Opcode = Opcode(55);
    /// `left, right -- result`: a rich comparison; bit 4 asks for a bool
    pub const COMPARE_OP: Opcode = Opcode(56);
    /// `left, container -- result`: left in container
    pub const CONTAINS_OP: Opcode = Opcode(57);
    /// `value -- result`: str(), repr() or ascii() of a value
    pub const CONVERT_VALUE: Opcode = Opcode(58);
    /// `bottom, rest[oparg - 1] -- bottom, rest[oparg - 1], copy`: pushes the value at a depth once more
    pub const COPY: Opcode = Opcode(59);
    /// `--`: moves the closure's cells into the frame
    pub const COPY_FREE_VARS: Opcode = Opcode(60);
    /// `owner --`: deletes an attribute
    pub const DELETE_ATTR: Opcode = Opcode(61);
    /// `--`: empties a cell
    pub const DELETE_DEREF: Opcode = Opcode(62);
    /// `--`: unbinds a local, or UnboundLocalError
    pub const DELETE_FAST: Opcode = Opcode(63);
    /// `--`: unbinds a global
    pub const DELETE_GLOBAL: Opcode = Opcode(64);
    /// `--`: unbinds a name in the local namespace
    pub const DELETE_NAME: Opcode = Opcode(65);
    /// `callable, self_or_null?, args, dict, rest?[oparg - 1], mapping -- callable, self_or_null?, args, dict, rest?[oparg - 1]`: the same for keyword arguments, where a key given twice is an error
    pub const DICT_MERGE: Opcode = Opcode(66);
    /// `dict, rest?[oparg - 1], mapping -- dict, rest?[oparg - 1]`: updates the dict at a depth
    pub const DICT_UPDATE: Opcode = Opcode(67);
    /// `awaitable, exception --`: ends an async loop at StopAsyncIteration, else raises again
    pub const END_ASYNC_FOR: Opcode = Opcode(68);
    /// `--`: the high eight bits of the next instruction's operand
    pub const EXTENDED_ARG: Opcode = Opcode(69);
    /// `iter -- iter, next`: the next value, or past END_FOR when there is none
    pub const FOR_ITER: Opcode = Opcode(70);
    /// `iterable -- iter`: the iterator of an awaitable
    pub const GET_AWAITABLE: Opcode = Opcode(71);
    /// `module -- module, attribute`: an attribute or submodule
    pub const IMPORT_FROM: Opcode = Opcode(72);
    /// `level, names -- module`: __import__()
    pub const IMPORT_NAME: Opcode = Opcode(73);
    /// `left, right -- result`: left is right
    pub const IS_OP: Opcode = Opcode(74);
    /// `--`: jumps back, and looks for signals
    pub const JUMP_BACKWARD: Opcode = Opcode(75);
    /// `--`: jumps back without that
    pub const JUMP_BACKWARD_NO_INTERRUPT: Opcode = Opcode(76);
    /// `--`: jumps forward
    pub const JUMP_FORWARD: Opcode = Opcode(77);
    /// `list, rest?[oparg - 1], value -- list, rest?[oparg - 1]`: appends to the list at a depth
    pub const LIST_APPEND: Opcode = Opcode(78);
    /// `list, rest?[oparg - 1], iterable -- list, rest?[oparg - 1]`: extends the list at a depth
    pub const LIST_EXTEND: Opcode = Opcode(79);
    /// `owner -- attribute, self_or_null?[oparg & 1]`: an attribute; with bit 0, a method and its self for a call
    pub const LOAD_ATTR: Opcode = Opcode(80);
    /// `-- value`: an object that the machine knows by number
    pub const LOAD_COMMON_CONSTANT: Opcode = Opcode(81);
    /// `-- value`: a constant
    pub const LOAD_CONST: Opcode = Opcode(82);
    /// `-- value`: the contents of a cell
    pub const LOAD_DEREF: Opcode = Opcode(83);
    /// `-- value`: a local that is bound for certain
    pub const LOAD_FAST: Opcode = Opcode(84);
    /// `-- value`: a local or null, and the slot emptied
    pub const LOAD_FAST_AND_CLEAR: Opcode = Opcode(85);
    /// `-- value`: the same, without taking a reference
    pub const LOAD_FAST_BORROW: Opcode = Opcode(86);
    /// `-- first, second`: two of these
    pub const LOAD_FAST_BORROW_LOAD_FAST_BORROW: Opcode = Opcode(87);
    /// `-- value`: a local, or UnboundLocalError
    pub const LOAD_FAST_CHECK: Opcode = Opcode(88);
    /// `-- first, second`: two locals that are bound for certain
    pub const LOAD_FAST_LOAD_FAST: Opcode = Opcode(89);
    /// `mapping -- value`: a name of a class body: a mapping, else a cell
    pub const LOAD_FROM_DICT_OR_DEREF: Opcode = Opcode(90);
    /// `mapping -- value`: a name of an annotation scope: a mapping, globals, builtins
    pub const LOAD_FROM_DICT_OR_GLOBALS: Opcode = Opcode(91);
    /// `-- value, null[oparg & 1]`: a global or builtin, and a null after it for a call
    pub const LOAD_GLOBAL: Opcode = Opcode(92);
    /// `-- value`: a name of a class body or module: locals, globals, builtins
    pub const LOAD_NAME: Opcode = Opcode(93);
    /// `-- value`: the operand itself, 0 to 255
    pub const LOAD_SMALL_INT: Opcode = Opcode(94);
    /// `owner -- method, self_or_null?`: a special method, looked up on the type
    pub const LOAD_SPECIAL: Opcode = Opcode(95);
    /// `super, class, self -- attribute, self_or_null?[oparg & 1]`: an attribute of super()
    pub const LOAD_SUPER_ATTR: Opcode = Opcode(96);
    /// `--`: puts a local into a new cell
    pub const MAKE_CELL: Opcode = Opcode(97);
    /// `dict, rest?[oparg - 1], key, value -- dict, rest?[oparg - 1]`: sets a key of the dict at a depth
    pub const MAP_ADD: Opcode = Opcode(98);
    /// `subject, class, names -- attributes_or_none`: the attributes of a class pattern
    pub const MATCH_CLASS: Opcode = Opcode(99);
    /// `condition --`: jumps if a bool is false
    pub const POP_JUMP_IF_FALSE: Opcode = Opcode(100);
    /// `value --`: jumps if the value is None
    pub const POP_JUMP_IF_NONE: Opcode = Opcode(101);
    /// `value --`: jumps unless the value is None
    pub const POP_JUMP_IF_NOT_NONE: Opcode = Opcode(102);
    /// `condition --`: jumps if a bool is true
    pub const POP_JUMP_IF_TRUE: Opcode = Opcode(103);
    /// `args[oparg] --`: raise, raise exception, raise exception from cause
    pub const RAISE_VARARGS: Opcode = Opcode(104);
    /// `lasti?[oparg], exception -- lasti?[oparg]`: raises the exception again
    pub const RERAISE: Opcode = Opcode(105);
    /// `receiver, value -- receiver, result`: sends a value into an iterator; jumps when it returns
    pub const SEND: Opcode = Opcode(106);
    /// `set, rest?[oparg - 1], value -- set, rest?[oparg - 1]`: adds to the set at a depth
    pub const SET_ADD: Opcode = Opcode(107);
    /// `attribute, function -- function`: defaults, closure or annotations of a function
    pub const SET_FUNCTION_ATTRIBUTE: Opcode = Opcode(108);
    /// `set, rest?[oparg - 1], iterable -- set, rest?[oparg - 1]`: updates the set at a depth
    pub const SET_UPDATE: Opcode = Opcode(109);
    /// `value, owner --`: sets an attribute
    pub const STORE_ATTR: Opcode = Opcode(110);
    /// `value --`: sets the contents of a cell
    pub const STORE_DEREF: Opcode = Opcode(111);
    /// `value --`: binds a local
    pub const STORE_FAST: Opcode = Opcode(112);
    /// `value -- loaded`: binds one local and loads another
    pub const STORE_FAST_LOAD_FAST: Opcode = Opcode(113);
    /// `second, first --`: binds two locals
    pub const STORE_FAST_STORE_FAST: Opcode = Opcode(114);
    /// `value --`: binds a global
    pub const STORE_GLOBAL: Opcode = Opcode(115);
    /// `value --`: binds a name in the local namespace
    pub const STORE_NAME: Opcode = Opcode(116);
    /// `bottom, rest[oparg - 2], top -- top, rest[oparg - 2], bottom`: exchanges the top with the value at a depth
    pub const SWAP: Opcode = Opcode(117);
    /// `sequence -- before[oparg & 255], list, after[oparg >> 8]`: values before and after a starred target
    pub const UNPACK_EX: Opcode = Opcode(118);
    /// `sequence -- values[oparg]`: exactly as many values as the operand says
    pub const UNPACK_SEQUENCE: Opcode = Opcode(119);
    /// `value -- sent`: yields a value; what is sent comes back
    pub const YIELD_VALUE: Opcode = Opcode(120);
    /// `--`: where a code object starts, or goes on after a yield or await
    pub const RESUME: Opcode = Opcode(128);
    /// `left, right -- result`: a form of BINARY_OP
    pub const BINARY_OP_ADD_FLOAT: Opcode = Opcode(129);
    /// `left, right -- result`: a form of BINARY_OP
    pub const BINARY_OP_ADD_INT: Opcode = Opcode(130);
    /// `left, right -- result`: a form of BINARY_OP
    pub const BINARY_OP_ADD_UNICODE: Opcode = Opcode(131);
    /// `left, right -- result`: a form of BINARY_OP
    pub const BINARY_OP_EXTEND: Opcode = Opcode(132);
    /// `left, right -- result`: a form of BINARY_OP
    pub const BINARY_OP_MULTIPLY_FLOAT: Opcode = Opcode(133);
    /// `left, right -- result`: a form of BINARY_OP
    pub const BINARY_OP_MULTIPLY_INT: Opcode = Opcode(134);
    /// `left, right -- result`: a form of BINARY_OP
    pub const BINARY_OP_SUBSCR_DICT: Opcode = Opcode(135);
    /// `left, right -- result`: a form of BINARY_OP
    pub const BINARY_OP_SUBSCR_GETITEM: Opcode = Opcode(136);
    /// `left, right -- result`: a form of BINARY_OP
    pub const BINARY_OP_SUBSCR_LIST_INT: Opcode = Opcode(137);
    /// `left, right -- result`: a form of BINARY_OP
    pub const BINARY_OP_SUBSCR_LIST_SLICE: Opcode = Opcode(138);
    /// `left, right -- result`: a form of BINARY_OP
    pub const BINARY_OP_SUBSCR_STR_INT: Opcode = Opcode(139);
    /// `left, right -- result`: a form of BINARY_OP
    pub const BINARY_OP_SUBSCR_TUPLE_INT: Opcode = Opcode(140);
    /// `left, right -- result`: a form of BINARY_OP
    pub const BINARY_OP_SUBTRACT_FLOAT: Opcode = Opcode(141);
    /// `left, right -- result`: a form of BINARY_OP
    pub const BINARY_OP_SUBTRACT_INT: Opcode = Opcode(142);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_ALLOC_AND_ENTER_INIT: Opcode = Opcode(143);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_BOUND_METHOD_EXACT_ARGS: Opcode = Opcode(144);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_BOUND_METHOD_GENERAL: Opcode = Opcode(145);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_BUILTIN_CLASS: Opcode = Opcode(146);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_BUILTIN_FAST: Opcode = Opcode(147);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_BUILTIN_FAST_WITH_KEYWORDS: Opcode = Opcode(148);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_BUILTIN_O: Opcode = Opcode(149);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_ISINSTANCE: Opcode = Opcode(150);
    /// `callable, self_or_null?, args[oparg], names -- result`: a form of CALL_KW
    pub const CALL_KW_BOUND_METHOD: Opcode = Opcode(151);
    /// `callable, self_or_null?, args[oparg], names -- result`: a form of CALL_KW
    pub const CALL_KW_NON_PY: Opcode = Opcode(152);
    /// `callable, self_or_null?, args[oparg], names -- result`: a form of CALL_KW
    pub const CALL_KW_PY: Opcode = Opcode(153);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_LEN: Opcode = Opcode(154);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_LIST_APPEND: Opcode = Opcode(155);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_METHOD_DESCRIPTOR_FAST: Opcode = Opcode(156);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS: Opcode = Opcode(157);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_METHOD_DESCRIPTOR_NOARGS: Opcode = Opcode(158);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_METHOD_DESCRIPTOR_O: Opcode = Opcode(159);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_NON_PY_GENERAL: Opcode = Opcode(160);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_PY_EXACT_ARGS: Opcode = Opcode(161);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_PY_GENERAL: Opcode = Opcode(162);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_STR_1: Opcode = Opcode(163);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_TUPLE_1: Opcode = Opcode(164);
    /// `callable, self_or_null?, args[oparg] -- result`: a form of CALL
    pub const CALL_TYPE_1: Opcode = Opcode(165);
    /// `left, right -- result`: a form of COMPARE_OP
    pub const COMPARE_OP_FLOAT: Opcode = Opcode(166);
    /// `left, right -- result`: a form of COMPARE_OP
    pub const COMPARE_OP_INT: Opcode = Opcode(167);
    /// `left, right -- result`: a form of COMPARE_OP
    pub const COMPARE_OP_STR: Opcode = Opcode(168);
    /// `left, container -- result`: a form of CONTAINS_OP
    pub const CONTAINS_OP_DICT: Opcode = Opcode(169);
    /// `left, container -- result`: a form of CONTAINS_OP
    pub const CONTAINS_OP_SET: Opcode = Opcode(170);
    /// `iter -- iter, next`: a form of FOR_ITER
    pub const FOR_ITER_GEN: Opcode = Opcode(171);
    /// `iter -- iter, next`: a form of FOR_ITER
    pub const FOR_ITER_LIST: Opcode = Opcode(172);
    /// `iter -- iter, next`: a form of FOR_ITER
    pub const FOR_ITER_RANGE: Opcode = Opcode(173);
    /// `iter -- iter, next`: a form of FOR_ITER
    pub const FOR_ITER_TUPLE: Opcode = Opcode(174);
    /// `--`: a form of JUMP_BACKWARD
    pub const JUMP_BACKWARD_JIT: Opcode = Opcode(175);
    /// `--`: a form of JUMP_BACKWARD
    pub const JUMP_BACKWARD_NO_JIT: Opcode = Opcode(176);
    /// `owner -- attribute, self_or_null?[oparg & 1]`: a form of LOAD_ATTR
    pub const LOAD_ATTR_CLASS: Opcode = Opcode(177);
    /// `owner -- attribute, self_or_null?[oparg & 1]`: a form of LOAD_ATTR
    pub const LOAD_ATTR_CLASS_WITH_METACLASS_CHECK: Opcode = Opcode(178);
    /// `owner -- attribute, self_or_null?[oparg & 1]`: a form of LOAD_ATTR
    pub const LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN: Opcode = Opcode(179);
    /// `owner -- attribute, self_or_null?[oparg & 1]`: a form of LOAD_ATTR
    pub const LOAD_ATTR_INSTANCE_VALUE: Opcode = Opcode(180);
    /// `owner -- attribute, self_or_null?[oparg & 1]`: a form of LOAD_ATTR
    pub const LOAD_ATTR_METHOD_LAZY_DICT: Opcode = Opcode(181);
    /// `owner -- attribute, self_or_null?[oparg & 1]`: a form of LOAD_ATTR
    pub const LOAD_ATTR_METHOD_NO_DICT: Opcode = Opcode(182);
    /// `owner -- attribute, self_or_null?[oparg & 1]`: a form of LOAD_ATTR
    pub const LOAD_ATTR_METHOD_WITH_VALUES: Opcode = Opcode(183);
    /// `owner -- attribute, self_or_null?[oparg & 1]`: a form of LOAD_ATTR
    pub const LOAD_ATTR_MODULE: Opcode = Opcode(184);
    /// `owner -- attribute, self_or_null?[oparg & 1]`: a form of LOAD_ATTR
    pub const LOAD_ATTR_NONDESCRIPTOR_NO_DICT: Opcode = Opcode(185);
    /// `owner -- attribute, self_or_null?[oparg & 1]`: a form of LOAD_ATTR
    pub const LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES: Opcode = Opcode(186);
    /// `owner -- attribute, self_or_null?[oparg & 1]`: a form of LOAD_ATTR
    pub const LOAD_ATTR_PROPERTY: Opcode = Opcode(187);
    /// `owner -- attribute, self_or_null?[oparg & 1]`: a form of LOAD_ATTR
    pub const LOAD_ATTR_SLOT: Opcode = Opcode(188);
    /// `owner -- attribute, self_or_null?[oparg & 1]`: a form of LOAD_ATTR
    pub const LOAD_ATTR_WITH_HINT: Opcode = Opcode(189);
    /// `-- value`: a form of LOAD_CONST
    pub const LOAD_CONST_IMMORTAL: Opcode = Opcode(190);
    /// `-- value`: a form of LOAD_CONST
    pub const LOAD_CONST_MORTAL: Opcode = Opcode(191);
    /// `-- value, null[oparg & 1]`: a form of LOAD_GLOBAL
    pub const LOAD_GLOBAL_BUILTIN: Opcode = Opcode(192);
    /// `-- value, null[oparg & 1]`: a form of LOAD_GLOBAL
    pub const LOAD_GLOBAL_MODULE: Opcode = Opcode(193);
    /// `super, class, self -- attribute, self_or_null?[oparg & 1]`: a form of LOAD_SUPER_ATTR
    pub const LOAD_SUPER_ATTR_ATTR: Opcode = Opcode(194);
    /// `super, class, self -- attribute, self_or_null?[oparg & 1]`: a form of LOAD_SUPER_ATTR
    pub const LOAD_SUPER_ATTR_METHOD: Opcode = Opcode(195);
    /// `--`: a form of RESUME
    pub const RESUME_CHECK: Opcode = Opcode(196);
    /// `receiver, value -- receiver, result`: a form of SEND
    pub const SEND_GEN: Opcode = Opcode(197);
    /// `value, owner --`: a form of STORE_ATTR
    pub const STORE_ATTR_INSTANCE_VALUE: Opcode = Opcode(198);
    /// `value, owner --`: a form of STORE_ATTR
    pub const STORE_ATTR_SLOT: Opcode = Opcode(199);
    /// `value, owner --`: a form of STORE_ATTR
    pub const STORE_ATTR_WITH_HINT: Opcode = Opcode(200);
    /// `value, container, key --`: a form of STORE_SUBSCR
    pub const STORE_SUBSCR_DICT: Opcode = Opcode(201);
    /// `value, container, key --`: a form of STORE_SUBSCR
    pub const STORE_SUBSCR_LIST_INT: Opcode = Opcode(202);
    /// `value -- result`: a form of TO_BOOL
    pub const TO_BOOL_ALWAYS_TRUE: Opcode = Opcode(203);
    /// `value -- result`: a form of TO_BOOL
    pub const TO_BOOL_BOOL: Opcode = Opcode(204);
    /// `value -- result`: a form of TO_BOOL
    pub const TO_BOOL_INT: Opcode = Opcode(205);
    /// `value -- result`: a form of TO_BOOL
    pub const TO_BOOL_LIST: Opcode = Opcode(206);
    /// `value -- result`: a form of TO_BOOL
    pub const TO_BOOL_NONE: Opcode = Opcode(207);
    /// `value -- result`: a form of TO_BOOL
    pub const TO_BOOL_STR: Opcode = Opcode(208);
    /// `sequence -- values[oparg]`: a form of UNPACK_SEQUENCE
    pub const UNPACK_SEQUENCE_LIST: Opcode = Opcode(209);
    /// `sequence -- values[oparg]`: a form of UNPACK_SEQUENCE
    pub const UNPACK_SEQUENCE_TUPLE: Opcode = Opcode(210);
    /// `sequence -- values[oparg]`: a form of UNPACK_SEQUENCE
    pub const UNPACK_SEQUENCE_TWO_TUPLE: Opcode = Opcode(211);
    /// `value? --`: END_FOR, watched
    pub const INSTRUMENTED_END_FOR: Opcode = Opcode(234);
    /// `iter? --`: POP_ITER, watched
    pub const INSTRUMENTED_POP_ITER: Opcode = Opcode(235);
    /// `receiver, value -- value`: END_SEND, watched
    pub const INSTRUMENTED_END_SEND: Opcode = Opcode(236);
    /// `iter -- iter, next`: FOR_ITER, watched
    pub const INSTRUMENTED_FOR_ITER: Opcode = Opcode(237);
    /// `--`: stands for any opcode that is watched one by one
    pub const INSTRUMENTED_INSTRUCTION: Opcode = Opcode(238);
    /// `--`: JUMP_FORWARD, watched
    pub const INSTRUMENTED_JUMP_FORWARD: Opcode = Opcode(239);
    /// `--`: NOT_TAKEN, watched
    pub const INSTRUMENTED_NOT_TAKEN: Opcode = Opcode(240);
    /// `condition --`: POP_JUMP_IF_TRUE, watched
    pub const INSTRUMENTED_POP_JUMP_IF_TRUE: Opcode = Opcode(241);
    /// `condition --`: POP_JUMP_IF_FALSE, watched
    pub const INSTRUMENTED_POP_JUMP_IF_FALSE: Opcode = Opcode(242);
    /// `value --`: POP_JUMP_IF_NONE, watched
    pub const INSTRUMENTED_POP_JUMP_IF_NONE: Opcode = Opcode(243);
    /// `value --`: POP_JUMP_IF_NOT_NONE, watched
    pub const INSTRUMENTED_POP_JUMP_IF_NOT_NONE: Opcode = Opcode(244);
    /// `--`: RESUME, watched
    pub const INSTRUMENTED_RESUME: Opcode = Opcode(245);
    /// `value -- result`: RETURN_VALUE, watched
    pub const INSTRUMENTED_RETURN_VALUE: Opcode = Opcode(246);
    /// `value -- sent`: YIELD_VALUE, watched
    pub const INSTRUMENTED_YIELD_VALUE: Opcode = Opcode(247);
    /// `awaitable, exception --`: END_ASYNC_FOR, watched
    pub const INSTRUMENTED_END_ASYNC_FOR: Opcode = Opcode(248);
    /// `super, class, self -- attribute, self_or_null?[oparg & 1]`: LOAD_SUPER_ATTR, watched
    pub const INSTRUMENTED_LOAD_SUPER_ATTR: Opcode = Opcode(249);
    /// `callable, self_or_null?, args[oparg] -- result`: CALL, watched
    pub const INSTRUMENTED_CALL: Opcode = Opcode(250);
    /// `callable, self_or_null?, args[oparg], names -- result`: CALL_KW, watched
    pub const INSTRUMENTED_CALL_KW: Opcode = Opcode(251);
    /// `callable, self_or_null?, args, kwargs_or_null? -- result`: CALL_FUNCTION_EX, watched
    pub const INSTRUMENTED_CALL_FUNCTION_EX: Opcode = Opcode(252);
    /// `--`: JUMP_BACKWARD, watched
    pub const INSTRUMENTED_JUMP_BACKWARD: Opcode = Opcode(253);
    /// `--`: stands for the first opcode of a line
    pub const INSTRUMENTED_LINE: Opcode = Opcode(254);
    /// `--`: enters optimised code; never stands in a `.pyc`
    pub const ENTER_EXECUTOR: Opcode = Opcode(255);
    /// `--`: where a module collects annotations, if it has any
    pub const ANNOTATIONS_PLACEHOLDER: Opcode = Opcode(256);
    /// `--`: a jump whose direction is not known yet
    pub const JUMP: Opcode = Opcode(257);
    /// `condition -- condition`: jumps if false, keeping the condition
    pub const JUMP_IF_FALSE: Opcode = Opcode(258);
    /// `condition -- condition`: jumps if true, keeping the condition
    pub const JUMP_IF_TRUE: Opcode = Opcode(259);
    /// `--`: the same, not looking for signals
    pub const JUMP_NO_INTERRUPT: Opcode = Opcode(260);
    /// `-- cell`: the cell of a local, for a closure
    pub const LOAD_CLOSURE: Opcode = Opcode(261);
    /// `--`: closes the block
    pub const POP_BLOCK: Opcode = Opcode(262);
    /// `-- lasti, exception`: the same, its handler also gets the instruction it came from
    pub const SETUP_CLEANUP: Opcode = Opcode(263);
    /// `-- exception`: opens a block; its handler starts with the exception
    pub const SETUP_FINALLY: Opcode = Opcode(264);
    /// `-- exception`: the same, for a with statement
    pub const SETUP_WITH: Opcode = Opcode(265);
    /// `value_or_null? --`: binds a local, or unbinds it with null
    pub const STORE_FAST_MAYBE_NULL: Opcode = Opcode(266);
}

/// The bits of [`OpcodeInfo::flags`].
pub mod flags {
    pub const EVAL_BREAK: u16 = 1 << 0;
    pub const DEOPT: u16 = 1 << 1;
    pub const ERROR: u16 = 1 << 2;
    pub const ESCAPES: u16 = 1 << 3;
    pub const EXIT: u16 = 1 << 4;
    pub const PURE: u16 = 1 << 5;
    pub const PASSTHROUGH: u16 = 1 << 6;
    pub const OPARG_AND_1: u16 = 1 << 7;
    pub const ERROR_NO_POP: u16 = 1 << 8;
    pub const NO_SAVE_IP: u16 = 1 << 9;
}

/// The opcodes, in the order of their numbers.
pub static OPCODES: [OpcodeInfo; 238] = [
    OpcodeInfo {
        opcode: Opcode::CACHE,
        name: "CACHE",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BINARY_SLICE,
        name: "BINARY_SLICE",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BUILD_TEMPLATE,
        name: "BUILD_TEMPLATE",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BINARY_OP_INPLACE_ADD_UNICODE,
        name: "BINARY_OP_INPLACE_ADD_UNICODE",
        role: Role::Specializes(Opcode::BINARY_OP),
        operand: Some(Operand::BinaryOp),
        caches: 5,
        cache: &[("counter", 1), ("descr", 4)],
        flags: flags::DEOPT | flags::EXIT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_FUNCTION_EX,
        name: "CALL_FUNCTION_EX",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::EVAL_BREAK | flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CHECK_EG_MATCH,
        name: "CHECK_EG_MATCH",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CHECK_EXC_MATCH,
        name: "CHECK_EXC_MATCH",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CLEANUP_THROW,
        name: "CLEANUP_THROW",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::DELETE_SUBSCR,
        name: "DELETE_SUBSCR",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::END_FOR,
        name: "END_FOR",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ESCAPES | flags::NO_SAVE_IP,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::END_SEND,
        name: "END_SEND",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ESCAPES | flags::PURE,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::EXIT_INIT_CHECK,
        name: "EXIT_INIT_CHECK",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::FORMAT_SIMPLE,
        name: "FORMAT_SIMPLE",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::FORMAT_WITH_SPEC,
        name: "FORMAT_WITH_SPEC",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::GET_AITER,
        name: "GET_AITER",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::GET_ANEXT,
        name: "GET_ANEXT",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::GET_ITER,
        name: "GET_ITER",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::RESERVED,
        name: "RESERVED",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::GET_LEN,
        name: "GET_LEN",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::GET_YIELD_FROM_ITER,
        name: "GET_YIELD_FROM_ITER",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INTERPRETER_EXIT,
        name: "INTERPRETER_EXIT",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ESCAPES,
        raises: Raises::Anytime,
        continues: false,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_BUILD_CLASS,
        name: "LOAD_BUILD_CLASS",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_LOCALS,
        name: "LOAD_LOCALS",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::MAKE_FUNCTION,
        name: "MAKE_FUNCTION",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::MATCH_KEYS,
        name: "MATCH_KEYS",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::MATCH_MAPPING,
        name: "MATCH_MAPPING",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::MATCH_SEQUENCE,
        name: "MATCH_SEQUENCE",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::NOP,
        name: "NOP",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::PURE,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::NOT_TAKEN,
        name: "NOT_TAKEN",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::PURE,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::POP_EXCEPT,
        name: "POP_EXCEPT",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ESCAPES,
        raises: Raises::First,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::POP_ITER,
        name: "POP_ITER",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ESCAPES | flags::PURE,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::POP_TOP,
        name: "POP_TOP",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ESCAPES | flags::PURE,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::PUSH_EXC_INFO,
        name: "PUSH_EXC_INFO",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::First,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::PUSH_NULL,
        name: "PUSH_NULL",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::PURE,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::RETURN_GENERATOR,
        name: "RETURN_GENERATOR",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::RETURN_VALUE,
        name: "RETURN_VALUE",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ESCAPES,
        raises: Raises::Anytime,
        continues: false,
    },
    OpcodeInfo {
        opcode: Opcode::SETUP_ANNOTATIONS,
        name: "SETUP_ANNOTATIONS",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::STORE_SLICE,
        name: "STORE_SLICE",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::STORE_SUBSCR,
        name: "STORE_SUBSCR",
        role: Role::Real,
        operand: None,
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::TO_BOOL,
        name: "TO_BOOL",
        role: Role::Real,
        operand: None,
        caches: 3,
        cache: &[("counter", 1), ("version", 2)],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::UNARY_INVERT,
        name: "UNARY_INVERT",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::UNARY_NEGATIVE,
        name: "UNARY_NEGATIVE",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::UNARY_NOT,
        name: "UNARY_NOT",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::PURE,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::WITH_EXCEPT_START,
        name: "WITH_EXCEPT_START",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BINARY_OP,
        name: "BINARY_OP",
        role: Role::Real,
        operand: Some(Operand::BinaryOp),
        caches: 5,
        cache: &[("counter", 1), ("descr", 4)],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BUILD_INTERPOLATION,
        name: "BUILD_INTERPOLATION",
        role: Role::Real,
        operand: Some(Operand::Interpolation),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BUILD_LIST,
        name: "BUILD_LIST",
        role: Role::Real,
        operand: Some(Operand::Count),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BUILD_MAP,
        name: "BUILD_MAP",
        role: Role::Real,
        operand: Some(Operand::Count),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BUILD_SET,
        name: "BUILD_SET",
        role: Role::Real,
        operand: Some(Operand::Count),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BUILD_SLICE,
        name: "BUILD_SLICE",
        role: Role::Real,
        operand: Some(Operand::Bounds),
        caches: 0,
        cache: &[],
        flags: flags::ERROR,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BUILD_STRING,
        name: "BUILD_STRING",
        role: Role::Real,
        operand: Some(Operand::Count),
        caches: 0,
        cache: &[],
        flags: flags::ERROR,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BUILD_TUPLE,
        name: "BUILD_TUPLE",
        role: Role::Real,
        operand: Some(Operand::Count),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL,
        name: "CALL",
        role: Role::Real,
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::EVAL_BREAK | flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_INTRINSIC_1,
        name: "CALL_INTRINSIC_1",
        role: Role::Real,
        operand: Some(Operand::Intrinsic1),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_INTRINSIC_2,
        name: "CALL_INTRINSIC_2",
        role: Role::Real,
        operand: Some(Operand::Intrinsic2),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_KW,
        name: "CALL_KW",
        role: Role::Real,
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::COMPARE_OP,
        name: "COMPARE_OP",
        role: Role::Real,
        operand: Some(Operand::CompareOp),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CONTAINS_OP,
        name: "CONTAINS_OP",
        role: Role::Real,
        operand: Some(Operand::Invert),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CONVERT_VALUE,
        name: "CONVERT_VALUE",
        role: Role::Real,
        operand: Some(Operand::Conversion),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::COPY,
        name: "COPY",
        role: Role::Real,
        operand: Some(Operand::Depth),
        caches: 0,
        cache: &[],
        flags: flags::PURE,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::COPY_FREE_VARS,
        name: "COPY_FREE_VARS",
        role: Role::Real,
        operand: Some(Operand::FreeVariables),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::DELETE_ATTR,
        name: "DELETE_ATTR",
        role: Role::Real,
        operand: Some(Operand::Name),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::DELETE_DEREF,
        name: "DELETE_DEREF",
        role: Role::Real,
        operand: Some(Operand::Deref),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::DELETE_FAST,
        name: "DELETE_FAST",
        role: Role::Real,
        operand: Some(Operand::Local),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::DELETE_GLOBAL,
        name: "DELETE_GLOBAL",
        role: Role::Real,
        operand: Some(Operand::Name),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::DELETE_NAME,
        name: "DELETE_NAME",
        role: Role::Real,
        operand: Some(Operand::Name),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::DICT_MERGE,
        name: "DICT_MERGE",
        role: Role::Real,
        operand: Some(Operand::Depth),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::DICT_UPDATE,
        name: "DICT_UPDATE",
        role: Role::Real,
        operand: Some(Operand::Depth),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::END_ASYNC_FOR,
        name: "END_ASYNC_FOR",
        role: Role::Real,
        operand: Some(Operand::AsyncFor),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::EXTENDED_ARG,
        name: "EXTENDED_ARG",
        role: Role::Real,
        operand: Some(Operand::Extend),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::FOR_ITER,
        name: "FOR_ITER",
        role: Role::Real,
        operand: Some(Operand::JumpForward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::GET_AWAITABLE,
        name: "GET_AWAITABLE",
        role: Role::Real,
        operand: Some(Operand::AwaitContext),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::IMPORT_FROM,
        name: "IMPORT_FROM",
        role: Role::Real,
        operand: Some(Operand::Name),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::IMPORT_NAME,
        name: "IMPORT_NAME",
        role: Role::Real,
        operand: Some(Operand::Name),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::IS_OP,
        name: "IS_OP",
        role: Role::Real,
        operand: Some(Operand::Invert),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::JUMP_BACKWARD,
        name: "JUMP_BACKWARD",
        role: Role::Real,
        operand: Some(Operand::JumpBackward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::EVAL_BREAK | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: false,
    },
    OpcodeInfo {
        opcode: Opcode::JUMP_BACKWARD_NO_INTERRUPT,
        name: "JUMP_BACKWARD_NO_INTERRUPT",
        role: Role::Real,
        operand: Some(Operand::JumpBackward),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Never,
        continues: false,
    },
    OpcodeInfo {
        opcode: Opcode::JUMP_FORWARD,
        name: "JUMP_FORWARD",
        role: Role::Real,
        operand: Some(Operand::JumpForward),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Never,
        continues: false,
    },
    OpcodeInfo {
        opcode: Opcode::LIST_APPEND,
        name: "LIST_APPEND",
        role: Role::Real,
        operand: Some(Operand::Depth),
        caches: 0,
        cache: &[],
        flags: flags::ERROR,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LIST_EXTEND,
        name: "LIST_EXTEND",
        role: Role::Real,
        operand: Some(Operand::Depth),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_ATTR,
        name: "LOAD_ATTR",
        role: Role::Real,
        operand: Some(Operand::Attr),
        caches: 9,
        cache: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_COMMON_CONSTANT,
        name: "LOAD_COMMON_CONSTANT",
        role: Role::Real,
        operand: Some(Operand::CommonConstant),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_CONST,
        name: "LOAD_CONST",
        role: Role::Real,
        operand: Some(Operand::Const),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_DEREF,
        name: "LOAD_DEREF",
        role: Role::Real,
        operand: Some(Operand::Deref),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_FAST,
        name: "LOAD_FAST",
        role: Role::Real,
        operand: Some(Operand::Local),
        caches: 0,
        cache: &[],
        flags: flags::PURE,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_FAST_AND_CLEAR,
        name: "LOAD_FAST_AND_CLEAR",
        role: Role::Real,
        operand: Some(Operand::Local),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_FAST_BORROW,
        name: "LOAD_FAST_BORROW",
        role: Role::Real,
        operand: Some(Operand::Local),
        caches: 0,
        cache: &[],
        flags: flags::PURE,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_FAST_BORROW_LOAD_FAST_BORROW,
        name: "LOAD_FAST_BORROW_LOAD_FAST_BORROW",
        role: Role::Real,
        operand: Some(Operand::LocalPair),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_FAST_CHECK,
        name: "LOAD_FAST_CHECK",
        role: Role::Real,
        operand: Some(Operand::Local),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_FAST_LOAD_FAST,
        name: "LOAD_FAST_LOAD_FAST",
        role: Role::Real,
        operand: Some(Operand::LocalPair),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_FROM_DICT_OR_DEREF,
        name: "LOAD_FROM_DICT_OR_DEREF",
        role: Role::Real,
        operand: Some(Operand::Deref),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_FROM_DICT_OR_GLOBALS,
        name: "LOAD_FROM_DICT_OR_GLOBALS",
        role: Role::Real,
        operand: Some(Operand::Name),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_GLOBAL,
        name: "LOAD_GLOBAL",
        role: Role::Real,
        operand: Some(Operand::Global),
        caches: 4,
        cache: &[("counter", 1), ("index", 1), ("module_keys_version", 1), ("builtin_keys_version", 1)],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_NAME,
        name: "LOAD_NAME",
        role: Role::Real,
        operand: Some(Operand::Name),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_SMALL_INT,
        name: "LOAD_SMALL_INT",
        role: Role::Real,
        operand: Some(Operand::SmallInt),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_SPECIAL,
        name: "LOAD_SPECIAL",
        role: Role::Real,
        operand: Some(Operand::SpecialMethod),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_SUPER_ATTR,
        name: "LOAD_SUPER_ATTR",
        role: Role::Real,
        operand: Some(Operand::SuperAttr),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::MAKE_CELL,
        name: "MAKE_CELL",
        role: Role::Real,
        operand: Some(Operand::Deref),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::MAP_ADD,
        name: "MAP_ADD",
        role: Role::Real,
        operand: Some(Operand::Depth),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::MATCH_CLASS,
        name: "MATCH_CLASS",
        role: Role::Real,
        operand: Some(Operand::Count),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::POP_JUMP_IF_FALSE,
        name: "POP_JUMP_IF_FALSE",
        role: Role::Real,
        operand: Some(Operand::JumpForward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: 0,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::POP_JUMP_IF_NONE,
        name: "POP_JUMP_IF_NONE",
        role: Role::Real,
        operand: Some(Operand::JumpForward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: 0,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::POP_JUMP_IF_NOT_NONE,
        name: "POP_JUMP_IF_NOT_NONE",
        role: Role::Real,
        operand: Some(Operand::JumpForward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: 0,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::POP_JUMP_IF_TRUE,
        name: "POP_JUMP_IF_TRUE",
        role: Role::Real,
        operand: Some(Operand::JumpForward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: 0,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::RAISE_VARARGS,
        name: "RAISE_VARARGS",
        role: Role::Real,
        operand: Some(Operand::Raised),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: false,
    },
    OpcodeInfo {
        opcode: Opcode::RERAISE,
        name: "RERAISE",
        role: Role::Real,
        operand: Some(Operand::RestoreLasti),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: false,
    },
    OpcodeInfo {
        opcode: Opcode::SEND,
        name: "SEND",
        role: Role::Real,
        operand: Some(Operand::JumpForward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::SET_ADD,
        name: "SET_ADD",
        role: Role::Real,
        operand: Some(Operand::Depth),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::SET_FUNCTION_ATTRIBUTE,
        name: "SET_FUNCTION_ATTRIBUTE",
        role: Role::Real,
        operand: Some(Operand::FunctionAttribute),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::SET_UPDATE,
        name: "SET_UPDATE",
        role: Role::Real,
        operand: Some(Operand::Depth),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::STORE_ATTR,
        name: "STORE_ATTR",
        role: Role::Real,
        operand: Some(Operand::Name),
        caches: 4,
        cache: &[("counter", 1), ("version", 2), ("index", 1)],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::STORE_DEREF,
        name: "STORE_DEREF",
        role: Role::Real,
        operand: Some(Operand::Deref),
        caches: 0,
        cache: &[],
        flags: flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::STORE_FAST,
        name: "STORE_FAST",
        role: Role::Real,
        operand: Some(Operand::Local),
        caches: 0,
        cache: &[],
        flags: flags::ESCAPES,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::STORE_FAST_LOAD_FAST,
        name: "STORE_FAST_LOAD_FAST",
        role: Role::Real,
        operand: Some(Operand::LocalPair),
        caches: 0,
        cache: &[],
        flags: flags::ESCAPES,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::STORE_FAST_STORE_FAST,
        name: "STORE_FAST_STORE_FAST",
        role: Role::Real,
        operand: Some(Operand::LocalPair),
        caches: 0,
        cache: &[],
        flags: flags::ESCAPES,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::STORE_GLOBAL,
        name: "STORE_GLOBAL",
        role: Role::Real,
        operand: Some(Operand::Name),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::STORE_NAME,
        name: "STORE_NAME",
        role: Role::Real,
        operand: Some(Operand::Name),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::SWAP,
        name: "SWAP",
        role: Role::Real,
        operand: Some(Operand::Depth),
        caches: 0,
        cache: &[],
        flags: flags::PURE,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::UNPACK_EX,
        name: "UNPACK_EX",
        role: Role::Real,
        operand: Some(Operand::UnpackEx),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::UNPACK_SEQUENCE,
        name: "UNPACK_SEQUENCE",
        role: Role::Real,
        operand: Some(Operand::Count),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::YIELD_VALUE,
        name: "YIELD_VALUE",
        role: Role::Real,
        operand: Some(Operand::Yielding),
        caches: 0,
        cache: &[],
        flags: flags::ESCAPES,
        raises: Raises::First,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::RESUME,
        name: "RESUME",
        role: Role::Real,
        operand: Some(Operand::Resume),
        caches: 0,
        cache: &[],
        flags: flags::EVAL_BREAK | flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BINARY_OP_ADD_FLOAT,
        name: "BINARY_OP_ADD_FLOAT",
        role: Role::Specializes(Opcode::BINARY_OP),
        operand: Some(Operand::BinaryOp),
        caches: 5,
        cache: &[("counter", 1), ("descr", 4)],
        flags: flags::EXIT | flags::ERROR,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BINARY_OP_ADD_INT,
        name: "BINARY_OP_ADD_INT",
        role: Role::Specializes(Opcode::BINARY_OP),
        operand: Some(Operand::BinaryOp),
        caches: 5,
        cache: &[("counter", 1), ("descr", 4)],
        flags: flags::EXIT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BINARY_OP_ADD_UNICODE,
        name: "BINARY_OP_ADD_UNICODE",
        role: Role::Specializes(Opcode::BINARY_OP),
        operand: Some(Operand::BinaryOp),
        caches: 5,
        cache: &[("counter", 1), ("descr", 4)],
        flags: flags::EXIT | flags::ERROR,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BINARY_OP_EXTEND,
        name: "BINARY_OP_EXTEND",
        role: Role::Specializes(Opcode::BINARY_OP),
        operand: Some(Operand::BinaryOp),
        caches: 5,
        cache: &[("counter", 1), ("descr", 4)],
        flags: flags::DEOPT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BINARY_OP_MULTIPLY_FLOAT,
        name: "BINARY_OP_MULTIPLY_FLOAT",
        role: Role::Specializes(Opcode::BINARY_OP),
        operand: Some(Operand::BinaryOp),
        caches: 5,
        cache: &[("counter", 1), ("descr", 4)],
        flags: flags::EXIT | flags::ERROR,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BINARY_OP_MULTIPLY_INT,
        name: "BINARY_OP_MULTIPLY_INT",
        role: Role::Specializes(Opcode::BINARY_OP),
        operand: Some(Operand::BinaryOp),
        caches: 5,
        cache: &[("counter", 1), ("descr", 4)],
        flags: flags::EXIT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BINARY_OP_SUBSCR_DICT,
        name: "BINARY_OP_SUBSCR_DICT",
        role: Role::Specializes(Opcode::BINARY_OP),
        operand: Some(Operand::BinaryOp),
        caches: 5,
        cache: &[("counter", 1), ("descr", 4)],
        flags: flags::EXIT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BINARY_OP_SUBSCR_GETITEM,
        name: "BINARY_OP_SUBSCR_GETITEM",
        role: Role::Specializes(Opcode::BINARY_OP),
        operand: Some(Operand::BinaryOp),
        caches: 5,
        cache: &[("counter", 1), ("descr", 4)],
        flags: flags::DEOPT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BINARY_OP_SUBSCR_LIST_INT,
        name: "BINARY_OP_SUBSCR_LIST_INT",
        role: Role::Specializes(Opcode::BINARY_OP),
        operand: Some(Operand::BinaryOp),
        caches: 5,
        cache: &[("counter", 1), ("descr", 4)],
        flags: flags::DEOPT | flags::EXIT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BINARY_OP_SUBSCR_LIST_SLICE,
        name: "BINARY_OP_SUBSCR_LIST_SLICE",
        role: Role::Specializes(Opcode::BINARY_OP),
        operand: Some(Operand::BinaryOp),
        caches: 5,
        cache: &[("counter", 1), ("descr", 4)],
        flags: flags::EXIT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BINARY_OP_SUBSCR_STR_INT,
        name: "BINARY_OP_SUBSCR_STR_INT",
        role: Role::Specializes(Opcode::BINARY_OP),
        operand: Some(Operand::BinaryOp),
        caches: 5,
        cache: &[("counter", 1), ("descr", 4)],
        flags: flags::DEOPT | flags::EXIT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BINARY_OP_SUBSCR_TUPLE_INT,
        name: "BINARY_OP_SUBSCR_TUPLE_INT",
        role: Role::Specializes(Opcode::BINARY_OP),
        operand: Some(Operand::BinaryOp),
        caches: 5,
        cache: &[("counter", 1), ("descr", 4)],
        flags: flags::DEOPT | flags::EXIT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BINARY_OP_SUBTRACT_FLOAT,
        name: "BINARY_OP_SUBTRACT_FLOAT",
        role: Role::Specializes(Opcode::BINARY_OP),
        operand: Some(Operand::BinaryOp),
        caches: 5,
        cache: &[("counter", 1), ("descr", 4)],
        flags: flags::EXIT | flags::ERROR,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::BINARY_OP_SUBTRACT_INT,
        name: "BINARY_OP_SUBTRACT_INT",
        role: Role::Specializes(Opcode::BINARY_OP),
        operand: Some(Operand::BinaryOp),
        caches: 5,
        cache: &[("counter", 1), ("descr", 4)],
        flags: flags::EXIT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_ALLOC_AND_ENTER_INIT,
        name: "CALL_ALLOC_AND_ENTER_INIT",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::DEOPT | flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_BOUND_METHOD_EXACT_ARGS,
        name: "CALL_BOUND_METHOD_EXACT_ARGS",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::DEOPT | flags::EXIT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_BOUND_METHOD_GENERAL,
        name: "CALL_BOUND_METHOD_GENERAL",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::DEOPT | flags::EXIT | flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_BUILTIN_CLASS,
        name: "CALL_BUILTIN_CLASS",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::EVAL_BREAK | flags::DEOPT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_BUILTIN_FAST,
        name: "CALL_BUILTIN_FAST",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::EVAL_BREAK | flags::DEOPT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_BUILTIN_FAST_WITH_KEYWORDS,
        name: "CALL_BUILTIN_FAST_WITH_KEYWORDS",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::EVAL_BREAK | flags::DEOPT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_BUILTIN_O,
        name: "CALL_BUILTIN_O",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::EVAL_BREAK | flags::EXIT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_ISINSTANCE,
        name: "CALL_ISINSTANCE",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::DEOPT | flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_KW_BOUND_METHOD,
        name: "CALL_KW_BOUND_METHOD",
        role: Role::Specializes(Opcode::CALL_KW),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::DEOPT | flags::EXIT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_KW_NON_PY,
        name: "CALL_KW_NON_PY",
        role: Role::Specializes(Opcode::CALL_KW),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::EVAL_BREAK | flags::EXIT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_KW_PY,
        name: "CALL_KW_PY",
        role: Role::Specializes(Opcode::CALL_KW),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::DEOPT | flags::EXIT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_LEN,
        name: "CALL_LEN",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::DEOPT | flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_LIST_APPEND,
        name: "CALL_LIST_APPEND",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::DEOPT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_METHOD_DESCRIPTOR_FAST,
        name: "CALL_METHOD_DESCRIPTOR_FAST",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::EVAL_BREAK | flags::EXIT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS,
        name: "CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::EVAL_BREAK | flags::EXIT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_METHOD_DESCRIPTOR_NOARGS,
        name: "CALL_METHOD_DESCRIPTOR_NOARGS",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::EVAL_BREAK | flags::EXIT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_METHOD_DESCRIPTOR_O,
        name: "CALL_METHOD_DESCRIPTOR_O",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::EVAL_BREAK | flags::EXIT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_NON_PY_GENERAL,
        name: "CALL_NON_PY_GENERAL",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::EVAL_BREAK | flags::EXIT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_PY_EXACT_ARGS,
        name: "CALL_PY_EXACT_ARGS",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::DEOPT | flags::EXIT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_PY_GENERAL,
        name: "CALL_PY_GENERAL",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::DEOPT | flags::EXIT | flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_STR_1,
        name: "CALL_STR_1",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::EVAL_BREAK | flags::DEOPT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_TUPLE_1,
        name: "CALL_TUPLE_1",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::EVAL_BREAK | flags::DEOPT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CALL_TYPE_1,
        name: "CALL_TYPE_1",
        role: Role::Specializes(Opcode::CALL),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::DEOPT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::COMPARE_OP_FLOAT,
        name: "COMPARE_OP_FLOAT",
        role: Role::Specializes(Opcode::COMPARE_OP),
        operand: Some(Operand::CompareOp),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::EXIT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::COMPARE_OP_INT,
        name: "COMPARE_OP_INT",
        role: Role::Specializes(Opcode::COMPARE_OP),
        operand: Some(Operand::CompareOp),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::DEOPT | flags::EXIT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::COMPARE_OP_STR,
        name: "COMPARE_OP_STR",
        role: Role::Specializes(Opcode::COMPARE_OP),
        operand: Some(Operand::CompareOp),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::EXIT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CONTAINS_OP_DICT,
        name: "CONTAINS_OP_DICT",
        role: Role::Specializes(Opcode::CONTAINS_OP),
        operand: Some(Operand::Invert),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::EXIT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::CONTAINS_OP_SET,
        name: "CONTAINS_OP_SET",
        role: Role::Specializes(Opcode::CONTAINS_OP),
        operand: Some(Operand::Invert),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::DEOPT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::FOR_ITER_GEN,
        name: "FOR_ITER_GEN",
        role: Role::Specializes(Opcode::FOR_ITER),
        operand: Some(Operand::JumpForward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::DEOPT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::FOR_ITER_LIST,
        name: "FOR_ITER_LIST",
        role: Role::Specializes(Opcode::FOR_ITER),
        operand: Some(Operand::JumpForward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::DEOPT | flags::EXIT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::FOR_ITER_RANGE,
        name: "FOR_ITER_RANGE",
        role: Role::Specializes(Opcode::FOR_ITER),
        operand: Some(Operand::JumpForward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::EXIT | flags::ERROR,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::FOR_ITER_TUPLE,
        name: "FOR_ITER_TUPLE",
        role: Role::Specializes(Opcode::FOR_ITER),
        operand: Some(Operand::JumpForward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::EXIT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::JUMP_BACKWARD_JIT,
        name: "JUMP_BACKWARD_JIT",
        role: Role::Specializes(Opcode::JUMP_BACKWARD),
        operand: Some(Operand::JumpBackward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::EVAL_BREAK | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: false,
    },
    OpcodeInfo {
        opcode: Opcode::JUMP_BACKWARD_NO_JIT,
        name: "JUMP_BACKWARD_NO_JIT",
        role: Role::Specializes(Opcode::JUMP_BACKWARD),
        operand: Some(Operand::JumpBackward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::EVAL_BREAK | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: false,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_ATTR_CLASS,
        name: "LOAD_ATTR_CLASS",
        role: Role::Specializes(Opcode::LOAD_ATTR),
        operand: Some(Operand::Attr),
        caches: 9,
        cache: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)],
        flags: flags::EXIT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_ATTR_CLASS_WITH_METACLASS_CHECK,
        name: "LOAD_ATTR_CLASS_WITH_METACLASS_CHECK",
        role: Role::Specializes(Opcode::LOAD_ATTR),
        operand: Some(Operand::Attr),
        caches: 9,
        cache: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)],
        flags: flags::EXIT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN,
        name: "LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN",
        role: Role::Specializes(Opcode::LOAD_ATTR),
        operand: Some(Operand::Attr),
        caches: 9,
        cache: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)],
        flags: flags::DEOPT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_ATTR_INSTANCE_VALUE,
        name: "LOAD_ATTR_INSTANCE_VALUE",
        role: Role::Specializes(Opcode::LOAD_ATTR),
        operand: Some(Operand::Attr),
        caches: 9,
        cache: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)],
        flags: flags::DEOPT | flags::EXIT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_ATTR_METHOD_LAZY_DICT,
        name: "LOAD_ATTR_METHOD_LAZY_DICT",
        role: Role::Specializes(Opcode::LOAD_ATTR),
        operand: Some(Operand::Attr),
        caches: 9,
        cache: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)],
        flags: flags::DEOPT | flags::EXIT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_ATTR_METHOD_NO_DICT,
        name: "LOAD_ATTR_METHOD_NO_DICT",
        role: Role::Specializes(Opcode::LOAD_ATTR),
        operand: Some(Operand::Attr),
        caches: 9,
        cache: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)],
        flags: flags::EXIT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_ATTR_METHOD_WITH_VALUES,
        name: "LOAD_ATTR_METHOD_WITH_VALUES",
        role: Role::Specializes(Opcode::LOAD_ATTR),
        operand: Some(Operand::Attr),
        caches: 9,
        cache: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)],
        flags: flags::DEOPT | flags::EXIT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_ATTR_MODULE,
        name: "LOAD_ATTR_MODULE",
        role: Role::Specializes(Opcode::LOAD_ATTR),
        operand: Some(Operand::Attr),
        caches: 9,
        cache: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)],
        flags: flags::DEOPT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_ATTR_NONDESCRIPTOR_NO_DICT,
        name: "LOAD_ATTR_NONDESCRIPTOR_NO_DICT",
        role: Role::Specializes(Opcode::LOAD_ATTR),
        operand: Some(Operand::Attr),
        caches: 9,
        cache: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)],
        flags: flags::EXIT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES,
        name: "LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES",
        role: Role::Specializes(Opcode::LOAD_ATTR),
        operand: Some(Operand::Attr),
        caches: 9,
        cache: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)],
        flags: flags::DEOPT | flags::EXIT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_ATTR_PROPERTY,
        name: "LOAD_ATTR_PROPERTY",
        role: Role::Specializes(Opcode::LOAD_ATTR),
        operand: Some(Operand::Attr),
        caches: 9,
        cache: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)],
        flags: flags::DEOPT | flags::EXIT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_ATTR_SLOT,
        name: "LOAD_ATTR_SLOT",
        role: Role::Specializes(Opcode::LOAD_ATTR),
        operand: Some(Operand::Attr),
        caches: 9,
        cache: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)],
        flags: flags::DEOPT | flags::EXIT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_ATTR_WITH_HINT,
        name: "LOAD_ATTR_WITH_HINT",
        role: Role::Specializes(Opcode::LOAD_ATTR),
        operand: Some(Operand::Attr),
        caches: 9,
        cache: &[("counter", 1), ("version", 2), ("keys_version", 2), ("descr", 4)],
        flags: flags::DEOPT | flags::EXIT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_CONST_IMMORTAL,
        name: "LOAD_CONST_IMMORTAL",
        role: Role::Specializes(Opcode::LOAD_CONST),
        operand: Some(Operand::Const),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_CONST_MORTAL,
        name: "LOAD_CONST_MORTAL",
        role: Role::Specializes(Opcode::LOAD_CONST),
        operand: Some(Operand::Const),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_GLOBAL_BUILTIN,
        name: "LOAD_GLOBAL_BUILTIN",
        role: Role::Specializes(Opcode::LOAD_GLOBAL),
        operand: Some(Operand::Global),
        caches: 4,
        cache: &[("counter", 1), ("index", 1), ("module_keys_version", 1), ("builtin_keys_version", 1)],
        flags: flags::DEOPT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_GLOBAL_MODULE,
        name: "LOAD_GLOBAL_MODULE",
        role: Role::Specializes(Opcode::LOAD_GLOBAL),
        operand: Some(Operand::Global),
        caches: 4,
        cache: &[("counter", 1), ("index", 1), ("module_keys_version", 1), ("builtin_keys_version", 1)],
        flags: flags::DEOPT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_SUPER_ATTR_ATTR,
        name: "LOAD_SUPER_ATTR_ATTR",
        role: Role::Specializes(Opcode::LOAD_SUPER_ATTR),
        operand: Some(Operand::SuperAttr),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::DEOPT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_SUPER_ATTR_METHOD,
        name: "LOAD_SUPER_ATTR_METHOD",
        role: Role::Specializes(Opcode::LOAD_SUPER_ATTR),
        operand: Some(Operand::SuperAttr),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::DEOPT | flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::RESUME_CHECK,
        name: "RESUME_CHECK",
        role: Role::Specializes(Opcode::RESUME),
        operand: Some(Operand::Resume),
        caches: 0,
        cache: &[],
        flags: flags::DEOPT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::SEND_GEN,
        name: "SEND_GEN",
        role: Role::Specializes(Opcode::SEND),
        operand: Some(Operand::JumpForward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::DEOPT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::STORE_ATTR_INSTANCE_VALUE,
        name: "STORE_ATTR_INSTANCE_VALUE",
        role: Role::Specializes(Opcode::STORE_ATTR),
        operand: Some(Operand::Name),
        caches: 4,
        cache: &[("counter", 1), ("version", 2), ("index", 1)],
        flags: flags::EXIT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::STORE_ATTR_SLOT,
        name: "STORE_ATTR_SLOT",
        role: Role::Specializes(Opcode::STORE_ATTR),
        operand: Some(Operand::Name),
        caches: 4,
        cache: &[("counter", 1), ("version", 2), ("index", 1)],
        flags: flags::DEOPT | flags::EXIT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::STORE_ATTR_WITH_HINT,
        name: "STORE_ATTR_WITH_HINT",
        role: Role::Specializes(Opcode::STORE_ATTR),
        operand: Some(Operand::Name),
        caches: 4,
        cache: &[("counter", 1), ("version", 2), ("index", 1)],
        flags: flags::DEOPT | flags::EXIT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::STORE_SUBSCR_DICT,
        name: "STORE_SUBSCR_DICT",
        role: Role::Specializes(Opcode::STORE_SUBSCR),
        operand: None,
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::EXIT | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::STORE_SUBSCR_LIST_INT,
        name: "STORE_SUBSCR_LIST_INT",
        role: Role::Specializes(Opcode::STORE_SUBSCR),
        operand: None,
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::DEOPT | flags::EXIT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::TO_BOOL_ALWAYS_TRUE,
        name: "TO_BOOL_ALWAYS_TRUE",
        role: Role::Specializes(Opcode::TO_BOOL),
        operand: None,
        caches: 3,
        cache: &[("counter", 1), ("version", 2)],
        flags: flags::EXIT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::TO_BOOL_BOOL,
        name: "TO_BOOL_BOOL",
        role: Role::Specializes(Opcode::TO_BOOL),
        operand: None,
        caches: 3,
        cache: &[("counter", 1), ("version", 2)],
        flags: flags::EXIT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::TO_BOOL_INT,
        name: "TO_BOOL_INT",
        role: Role::Specializes(Opcode::TO_BOOL),
        operand: None,
        caches: 3,
        cache: &[("counter", 1), ("version", 2)],
        flags: flags::EXIT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::TO_BOOL_LIST,
        name: "TO_BOOL_LIST",
        role: Role::Specializes(Opcode::TO_BOOL),
        operand: None,
        caches: 3,
        cache: &[("counter", 1), ("version", 2)],
        flags: flags::EXIT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::TO_BOOL_NONE,
        name: "TO_BOOL_NONE",
        role: Role::Specializes(Opcode::TO_BOOL),
        operand: None,
        caches: 3,
        cache: &[("counter", 1), ("version", 2)],
        flags: flags::EXIT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::TO_BOOL_STR,
        name: "TO_BOOL_STR",
        role: Role::Specializes(Opcode::TO_BOOL),
        operand: None,
        caches: 3,
        cache: &[("counter", 1), ("version", 2)],
        flags: flags::EXIT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::UNPACK_SEQUENCE_LIST,
        name: "UNPACK_SEQUENCE_LIST",
        role: Role::Specializes(Opcode::UNPACK_SEQUENCE),
        operand: Some(Operand::Count),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::DEOPT | flags::EXIT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::UNPACK_SEQUENCE_TUPLE,
        name: "UNPACK_SEQUENCE_TUPLE",
        role: Role::Specializes(Opcode::UNPACK_SEQUENCE),
        operand: Some(Operand::Count),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::DEOPT | flags::EXIT,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::UNPACK_SEQUENCE_TWO_TUPLE,
        name: "UNPACK_SEQUENCE_TWO_TUPLE",
        role: Role::Specializes(Opcode::UNPACK_SEQUENCE),
        operand: Some(Operand::Count),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::DEOPT | flags::EXIT | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_END_FOR,
        name: "INSTRUMENTED_END_FOR",
        role: Role::Instruments(Some(Opcode::END_FOR)),
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES | flags::NO_SAVE_IP,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_POP_ITER,
        name: "INSTRUMENTED_POP_ITER",
        role: Role::Instruments(Some(Opcode::POP_ITER)),
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ESCAPES,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_END_SEND,
        name: "INSTRUMENTED_END_SEND",
        role: Role::Instruments(Some(Opcode::END_SEND)),
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_FOR_ITER,
        name: "INSTRUMENTED_FOR_ITER",
        role: Role::Instruments(Some(Opcode::FOR_ITER)),
        operand: Some(Operand::JumpForward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_INSTRUCTION,
        name: "INSTRUMENTED_INSTRUCTION",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_JUMP_FORWARD,
        name: "INSTRUMENTED_JUMP_FORWARD",
        role: Role::Instruments(Some(Opcode::JUMP_FORWARD)),
        operand: Some(Operand::JumpForward),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Never,
        continues: false,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_NOT_TAKEN,
        name: "INSTRUMENTED_NOT_TAKEN",
        role: Role::Instruments(Some(Opcode::NOT_TAKEN)),
        operand: None,
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_POP_JUMP_IF_TRUE,
        name: "INSTRUMENTED_POP_JUMP_IF_TRUE",
        role: Role::Instruments(Some(Opcode::POP_JUMP_IF_TRUE)),
        operand: Some(Operand::JumpForward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: 0,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_POP_JUMP_IF_FALSE,
        name: "INSTRUMENTED_POP_JUMP_IF_FALSE",
        role: Role::Instruments(Some(Opcode::POP_JUMP_IF_FALSE)),
        operand: Some(Operand::JumpForward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: 0,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_POP_JUMP_IF_NONE,
        name: "INSTRUMENTED_POP_JUMP_IF_NONE",
        role: Role::Instruments(Some(Opcode::POP_JUMP_IF_NONE)),
        operand: Some(Operand::JumpForward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::ESCAPES,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_POP_JUMP_IF_NOT_NONE,
        name: "INSTRUMENTED_POP_JUMP_IF_NOT_NONE",
        role: Role::Instruments(Some(Opcode::POP_JUMP_IF_NOT_NONE)),
        operand: Some(Operand::JumpForward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::ESCAPES,
        raises: Raises::Never,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_RESUME,
        name: "INSTRUMENTED_RESUME",
        role: Role::Instruments(Some(Opcode::RESUME)),
        operand: Some(Operand::Resume),
        caches: 0,
        cache: &[],
        flags: flags::EVAL_BREAK | flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_RETURN_VALUE,
        name: "INSTRUMENTED_RETURN_VALUE",
        role: Role::Instruments(Some(Opcode::RETURN_VALUE)),
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: false,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_YIELD_VALUE,
        name: "INSTRUMENTED_YIELD_VALUE",
        role: Role::Instruments(Some(Opcode::YIELD_VALUE)),
        operand: Some(Operand::Yielding),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::First,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_END_ASYNC_FOR,
        name: "INSTRUMENTED_END_ASYNC_FOR",
        role: Role::Instruments(Some(Opcode::END_ASYNC_FOR)),
        operand: Some(Operand::AsyncFor),
        caches: 0,
        cache: &[],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_LOAD_SUPER_ATTR,
        name: "INSTRUMENTED_LOAD_SUPER_ATTR",
        role: Role::Instruments(Some(Opcode::LOAD_SUPER_ATTR)),
        operand: Some(Operand::SuperAttr),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_CALL,
        name: "INSTRUMENTED_CALL",
        role: Role::Instruments(Some(Opcode::CALL)),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::EVAL_BREAK | flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_CALL_KW,
        name: "INSTRUMENTED_CALL_KW",
        role: Role::Instruments(Some(Opcode::CALL_KW)),
        operand: Some(Operand::Count),
        caches: 3,
        cache: &[("counter", 1), ("func_version", 2)],
        flags: flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_CALL_FUNCTION_EX,
        name: "INSTRUMENTED_CALL_FUNCTION_EX",
        role: Role::Instruments(Some(Opcode::CALL_FUNCTION_EX)),
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::EVAL_BREAK | flags::ERROR | flags::ERROR_NO_POP | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_JUMP_BACKWARD,
        name: "INSTRUMENTED_JUMP_BACKWARD",
        role: Role::Instruments(Some(Opcode::JUMP_BACKWARD)),
        operand: Some(Operand::JumpBackward),
        caches: 1,
        cache: &[("counter", 1)],
        flags: flags::EVAL_BREAK | flags::ERROR | flags::ESCAPES,
        raises: Raises::Anytime,
        continues: false,
    },
    OpcodeInfo {
        opcode: Opcode::INSTRUMENTED_LINE,
        name: "INSTRUMENTED_LINE",
        role: Role::Real,
        operand: None,
        caches: 0,
        cache: &[],
        flags: flags::ESCAPES,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::ENTER_EXECUTOR,
        name: "ENTER_EXECUTOR",
        role: Role::Real,
        operand: Some(Operand::Executor),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::ANNOTATIONS_PLACEHOLDER,
        name: "ANNOTATIONS_PLACEHOLDER",
        role: Role::Pseudo(&[Opcode::NOP]),
        operand: None,
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::JUMP,
        name: "JUMP",
        role: Role::Pseudo(&[Opcode::JUMP_FORWARD, Opcode::JUMP_BACKWARD]),
        operand: Some(Operand::Jump),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: false,
    },
    OpcodeInfo {
        opcode: Opcode::JUMP_IF_FALSE,
        name: "JUMP_IF_FALSE",
        role: Role::Pseudo(&[Opcode::COPY, Opcode::TO_BOOL, Opcode::POP_JUMP_IF_FALSE]),
        operand: Some(Operand::Jump),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::JUMP_IF_TRUE,
        name: "JUMP_IF_TRUE",
        role: Role::Pseudo(&[Opcode::COPY, Opcode::TO_BOOL, Opcode::POP_JUMP_IF_TRUE]),
        operand: Some(Operand::Jump),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::JUMP_NO_INTERRUPT,
        name: "JUMP_NO_INTERRUPT",
        role: Role::Pseudo(&[Opcode::JUMP_FORWARD, Opcode::JUMP_BACKWARD_NO_INTERRUPT]),
        operand: Some(Operand::Jump),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: false,
    },
    OpcodeInfo {
        opcode: Opcode::LOAD_CLOSURE,
        name: "LOAD_CLOSURE",
        role: Role::Pseudo(&[Opcode::LOAD_FAST]),
        operand: Some(Operand::Local),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::POP_BLOCK,
        name: "POP_BLOCK",
        role: Role::Pseudo(&[Opcode::NOP]),
        operand: None,
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::SETUP_CLEANUP,
        name: "SETUP_CLEANUP",
        role: Role::Pseudo(&[Opcode::NOP]),
        operand: Some(Operand::Handler),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::SETUP_FINALLY,
        name: "SETUP_FINALLY",
        role: Role::Pseudo(&[Opcode::NOP]),
        operand: Some(Operand::Handler),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::SETUP_WITH,
        name: "SETUP_WITH",
        role: Role::Pseudo(&[Opcode::NOP]),
        operand: Some(Operand::Handler),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
    OpcodeInfo {
        opcode: Opcode::STORE_FAST_MAYBE_NULL,
        name: "STORE_FAST_MAYBE_NULL",
        role: Role::Pseudo(&[Opcode::STORE_FAST]),
        operand: Some(Operand::Local),
        caches: 0,
        cache: &[],
        flags: 0,
        raises: Raises::Anytime,
        continues: true,
    },
];

/// How many values an instruction takes off the stack; `None` for an unknown opcode.
pub fn popped(opcode: Opcode, oparg: i32) -> Option<i32> {
    Some(match opcode {
        Opcode::CACHE
        | Opcode::RESERVED
        | Opcode::LOAD_BUILD_CLASS
        | Opcode::LOAD_LOCALS
        | Opcode::NOP
        | Opcode::NOT_TAKEN
        | Opcode::PUSH_NULL
        | Opcode::RETURN_GENERATOR
        | Opcode::SETUP_ANNOTATIONS
        | Opcode::COPY_FREE_VARS
        | Opcode::DELETE_DEREF
        | Opcode::DELETE_FAST
        | Opcode::DELETE_GLOBAL
        | Opcode::DELETE_NAME
        | Opcode::EXTENDED_ARG
        | Opcode::JUMP_BACKWARD
        | Opcode::JUMP_BACKWARD_NO_INTERRUPT
        | Opcode::JUMP_FORWARD
        | Opcode::LOAD_COMMON_CONSTANT
        | Opcode::LOAD_CONST
        | Opcode::LOAD_DEREF
        | Opcode::LOAD_FAST
        | Opcode::LOAD_FAST_AND_CLEAR
        | Opcode::LOAD_FAST_BORROW
        | Opcode::LOAD_FAST_BORROW_LOAD_FAST_BORROW
        | Opcode::LOAD_FAST_CHECK
        | Opcode::LOAD_FAST_LOAD_FAST
        | Opcode::LOAD_GLOBAL
        | Opcode::LOAD_NAME
        | Opcode::LOAD_SMALL_INT
        | Opcode::MAKE_CELL
        | Opcode::RESUME
        | Opcode::JUMP_BACKWARD_JIT
        | Opcode::JUMP_BACKWARD_NO_JIT
        | Opcode::LOAD_CONST_IMMORTAL
        | Opcode::LOAD_CONST_MORTAL
        | Opcode::LOAD_GLOBAL_BUILTIN
        | Opcode::LOAD_GLOBAL_MODULE
        | Opcode::RESUME_CHECK
        | Opcode::INSTRUMENTED_INSTRUCTION
        | Opcode::INSTRUMENTED_JUMP_FORWARD
        | Opcode::INSTRUMENTED_NOT_TAKEN
        | Opcode::INSTRUMENTED_RESUME
        | Opcode::INSTRUMENTED_JUMP_BACKWARD
        | Opcode::INSTRUMENTED_LINE
        | Opcode::ENTER_EXECUTOR
        | Opcode::ANNOTATIONS_PLACEHOLDER
        | Opcode::JUMP
        | Opcode::JUMP_NO_INTERRUPT
        | Opcode::LOAD_CLOSURE
        | Opcode::POP_BLOCK
        | Opcode::SETUP_CLEANUP
        | Opcode::SETUP_FINALLY
        | Opcode::SETUP_WITH => 0,
        Opcode::END_FOR
        | Opcode::EXIT_INIT_CHECK
        | Opcode::FORMAT_SIMPLE
        | Opcode::GET_AITER
        | Opcode::GET_ANEXT
        | Opcode::GET_ITER
        | Opcode::GET_LEN
        | Opcode::GET_YIELD_FROM_ITER
        | Opcode::INTERPRETER_EXIT
        | Opcode::MAKE_FUNCTION
        | Opcode::MATCH_MAPPING
        | Opcode::MATCH_SEQUENCE
        | Opcode::POP_EXCEPT
        | Opcode::POP_ITER
        | Opcode::POP_TOP
        | Opcode::PUSH_EXC_INFO
        | Opcode::RETURN_VALUE
        | Opcode::TO_BOOL
        | Opcode::UNARY_INVERT
        | Opcode::UNARY_NEGATIVE
        | Opcode::UNARY_NOT
        | Opcode::CALL_INTRINSIC_1
        | Opcode::CONVERT_VALUE
        | Opcode::DELETE_ATTR
        | Opcode::FOR_ITER
        | Opcode::GET_AWAITABLE
        | Opcode::IMPORT_FROM
        | Opcode::LOAD_ATTR
        | Opcode::LOAD_FROM_DICT_OR_DEREF
        | Opcode::LOAD_FROM_DICT_OR_GLOBALS
        | Opcode::LOAD_SPECIAL
        | Opcode::POP_JUMP_IF_FALSE
        | Opcode::POP_JUMP_IF_NONE
        | Opcode::POP_JUMP_IF_NOT_NONE
        | Opcode::POP_JUMP_IF_TRUE
        | Opcode::STORE_DEREF
        | Opcode::STORE_FAST
        | Opcode::STORE_FAST_LOAD_FAST
        | Opcode::STORE_GLOBAL
        | Opcode::STORE_NAME
        | Opcode::UNPACK_EX
        | Opcode::UNPACK_SEQUENCE
        | Opcode::YIELD_VALUE
        | Opcode::FOR_ITER_GEN
        | Opcode::FOR_ITER_LIST
        | Opcode::FOR_ITER_RANGE
        | Opcode::FOR_ITER_TUPLE
        | Opcode::LOAD_ATTR_CLASS
        | Opcode::LOAD_ATTR_CLASS_WITH_METACLASS_CHECK
        | Opcode::LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN
        | Opcode::LOAD_ATTR_INSTANCE_VALUE
        | Opcode::LOAD_ATTR_METHOD_LAZY_DICT
        | Opcode::LOAD_ATTR_METHOD_NO_DICT
        | Opcode::LOAD_ATTR_METHOD_WITH_VALUES
        | Opcode::LOAD_ATTR_MODULE
        | Opcode::LOAD_ATTR_NONDESCRIPTOR_NO_DICT
        | Opcode::LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES
        | Opcode::LOAD_ATTR_PROPERTY
        | Opcode::LOAD_ATTR_SLOT
        | Opcode::LOAD_ATTR_WITH_HINT
        | Opcode::TO_BOOL_ALWAYS_TRUE
        | Opcode::TO_BOOL_BOOL
        | Opcode::TO_BOOL_INT
        | Opcode::TO_BOOL_LIST
        | Opcode::TO_BOOL_NONE
        | Opcode::TO_BOOL_STR
        | Opcode::UNPACK_SEQUENCE_LIST
        | Opcode::UNPACK_SEQUENCE_TUPLE
        | Opcode::UNPACK_SEQUENCE_TWO_TUPLE
        | Opcode::INSTRUMENTED_END_FOR
        | Opcode::INSTRUMENTED_POP_ITER
        | Opcode::INSTRUMENTED_FOR_ITER
        | Opcode::INSTRUMENTED_POP_JUMP_IF_TRUE
        | Opcode::INSTRUMENTED_POP_JUMP_IF_FALSE
        | Opcode::INSTRUMENTED_POP_JUMP_IF_NONE
        | Opcode::INSTRUMENTED_POP_JUMP_IF_NOT_NONE
        | Opcode::INSTRUMENTED_RETURN_VALUE
        | Opcode::INSTRUMENTED_YIELD_VALUE
        | Opcode::JUMP_IF_FALSE
        | Opcode::JUMP_IF_TRUE
        | Opcode::STORE_FAST_MAYBE_NULL => 1,
        Opcode::COPY => 1 + (oparg - 1),
        Opcode::RERAISE => 1 + oparg,
        Opcode::BUILD_TEMPLATE
        | Opcode::BINARY_OP_INPLACE_ADD_UNICODE
        | Opcode::CHECK_EG_MATCH
        | Opcode::CHECK_EXC_MATCH
        | Opcode::DELETE_SUBSCR
        | Opcode::END_SEND
        | Opcode::FORMAT_WITH_SPEC
        | Opcode::MATCH_KEYS
        | Opcode::BINARY_OP
        | Opcode::CALL_INTRINSIC_2
        | Opcode::COMPARE_OP
        | Opcode::CONTAINS_OP
        | Opcode::END_ASYNC_FOR
        | Opcode::IMPORT_NAME
        | Opcode::IS_OP
        | Opcode::SEND
        | Opcode::SET_FUNCTION_ATTRIBUTE
        | Opcode::STORE_ATTR
        | Opcode::STORE_FAST_STORE_FAST
        | Opcode::BINARY_OP_ADD_FLOAT
        | Opcode::BINARY_OP_ADD_INT
        | Opcode::BINARY_OP_ADD_UNICODE
        | Opcode::BINARY_OP_EXTEND
        | Opcode::BINARY_OP_MULTIPLY_FLOAT
        | Opcode::BINARY_OP_MULTIPLY_INT
        | Opcode::BINARY_OP_SUBSCR_DICT
        | Opcode::BINARY_OP_SUBSCR_GETITEM
        | Opcode::BINARY_OP_SUBSCR_LIST_INT
        | Opcode::BINARY_OP_SUBSCR_LIST_SLICE
        | Opcode::BINARY_OP_SUBSCR_STR_INT
        | Opcode::BINARY_OP_SUBSCR_TUPLE_INT
        | Opcode::BINARY_OP_SUBTRACT_FLOAT
        | Opcode::BINARY_OP_SUBTRACT_INT
        | Opcode::COMPARE_OP_FLOAT
        | Opcode::COMPARE_OP_INT
        | Opcode::COMPARE_OP_STR
        | Opcode::CONTAINS_OP_DICT
        | Opcode::CONTAINS_OP_SET
        | Opcode::SEND_GEN
        | Opcode::STORE_ATTR_INSTANCE_VALUE
        | Opcode::STORE_ATTR_SLOT
        | Opcode::STORE_ATTR_WITH_HINT
        | Opcode::INSTRUMENTED_END_SEND
        | Opcode::INSTRUMENTED_END_ASYNC_FOR => 2,
        Opcode::BUILD_INTERPOLATION => 2 + (oparg & 1),
        Opcode::DICT_UPDATE
        | Opcode::LIST_APPEND
        | Opcode::LIST_EXTEND
        | Opcode::SET_ADD
        | Opcode::SET_UPDATE => 2 + (oparg - 1),
        Opcode::SWAP => 2 + (oparg - 2),
        Opcode::CALL
        | Opcode::CALL_ALLOC_AND_ENTER_INIT
        | Opcode::CALL_BOUND_METHOD_EXACT_ARGS
        | Opcode::CALL_BOUND_METHOD_GENERAL
        | Opcode::CALL_BUILTIN_CLASS
        | Opcode::CALL_BUILTIN_FAST
        | Opcode::CALL_BUILTIN_FAST_WITH_KEYWORDS
        | Opcode::CALL_BUILTIN_O
        | Opcode::CALL_ISINSTANCE
        | Opcode::CALL_LEN
        | Opcode::CALL_LIST_APPEND
        | Opcode::CALL_METHOD_DESCRIPTOR_FAST
        | Opcode::CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS
        | Opcode::CALL_METHOD_DESCRIPTOR_NOARGS
        | Opcode::CALL_METHOD_DESCRIPTOR_O
        | Opcode::CALL_NON_PY_GENERAL
        | Opcode::CALL_PY_EXACT_ARGS
        | Opcode::CALL_PY_GENERAL
        | Opcode::CALL_STR_1
        | Opcode::CALL_TUPLE_1
        | Opcode::CALL_TYPE_1
        | Opcode::INSTRUMENTED_CALL => 2 + oparg,
        Opcode::BINARY_SLICE
        | Opcode::CLEANUP_THROW
        | Opcode::STORE_SUBSCR
        | Opcode::LOAD_SUPER_ATTR
        | Opcode::MATCH_CLASS
        | Opcode::LOAD_SUPER_ATTR_ATTR
        | Opcode::LOAD_SUPER_ATTR_METHOD
        | Opcode::STORE_SUBSCR_DICT
        | Opcode::STORE_SUBSCR_LIST_INT
        | Opcode::INSTRUMENTED_LOAD_SUPER_ATTR => 3,
        Opcode::MAP_ADD => 3 + (oparg - 1),
        Opcode::CALL_KW
        | Opcode::CALL_KW_BOUND_METHOD
        | Opcode::CALL_KW_NON_PY
        | Opcode::CALL_KW_PY
        | Opcode::INSTRUMENTED_CALL_KW => 3 + oparg,
        Opcode::CALL_FUNCTION_EX
        | Opcode::STORE_SLICE
        | Opcode::INSTRUMENTED_CALL_FUNCTION_EX => 4,
        Opcode::WITH_EXCEPT_START => 5,
        Opcode::DICT_MERGE => 5 + (oparg - 1),
        Opcode::BUILD_LIST
        | Opcode::BUILD_SET
        | Opcode::BUILD_SLICE
        | Opcode::BUILD_STRING
        | Opcode::BUILD_TUPLE
        | Opcode::RAISE_VARARGS => oparg,
        Opcode::BUILD_MAP => oparg * 2,
        _ => return None,
    })
}

/// How many values an instruction puts on the stack; `None` for an unknown opcode.
pub fn pushed(opcode: Opcode, oparg: i32) -> Option<i32> {
    Some(match opcode {
        Opcode::CACHE
        | Opcode::DELETE_SUBSCR
        | Opcode::END_FOR
        | Opcode::EXIT_INIT_CHECK
        | Opcode::RESERVED
        | Opcode::INTERPRETER_EXIT
        | Opcode::NOP
        | Opcode::NOT_TAKEN
        | Opcode::POP_EXCEPT
        | Opcode::POP_ITER
        | Opcode::POP_TOP
        | Opcode::SETUP_ANNOTATIONS
        | Opcode::STORE_SLICE
        | Opcode::STORE_SUBSCR
        | Opcode::COPY_FREE_VARS
        | Opcode::DELETE_ATTR
        | Opcode::DELETE_DEREF
        | Opcode::DELETE_FAST
        | Opcode::DELETE_GLOBAL
        | Opcode::DELETE_NAME
        | Opcode::END_ASYNC_FOR
        | Opcode::EXTENDED_ARG
        | Opcode::JUMP_BACKWARD
        | Opcode::JUMP_BACKWARD_NO_INTERRUPT
        | Opcode::JUMP_FORWARD
        | Opcode::MAKE_CELL
        | Opcode::POP_JUMP_IF_FALSE
        | Opcode::POP_JUMP_IF_NONE
        | Opcode::POP_JUMP_IF_NOT_NONE
        | Opcode::POP_JUMP_IF_TRUE
        | Opcode::RAISE_VARARGS
        | Opcode::STORE_ATTR
        | Opcode::STORE_DEREF
        | Opcode::STORE_FAST
        | Opcode::STORE_FAST_STORE_FAST
        | Opcode::STORE_GLOBAL
        | Opcode::STORE_NAME
        | Opcode::RESUME
        | Opcode::JUMP_BACKWARD_JIT
        | Opcode::JUMP_BACKWARD_NO_JIT
        | Opcode::RESUME_CHECK
        | Opcode::STORE_ATTR_INSTANCE_VALUE
        | Opcode::STORE_ATTR_SLOT
        | Opcode::STORE_ATTR_WITH_HINT
        | Opcode::STORE_SUBSCR_DICT
        | Opcode::STORE_SUBSCR_LIST_INT
        | Opcode::INSTRUMENTED_END_FOR
        | Opcode::INSTRUMENTED_POP_ITER
        | Opcode::INSTRUMENTED_INSTRUCTION
        | Opcode::INSTRUMENTED_JUMP_FORWARD
        | Opcode::INSTRUMENTED_NOT_TAKEN
        | Opcode::INSTRUMENTED_POP_JUMP_IF_TRUE
        | Opcode::INSTRUMENTED_POP_JUMP_IF_FALSE
        | Opcode::INSTRUMENTED_POP_JUMP_IF_NONE
        | Opcode::INSTRUMENTED_POP_JUMP_IF_NOT_NONE
        | Opcode::INSTRUMENTED_RESUME
        | Opcode::INSTRUMENTED_END_ASYNC_FOR
        | Opcode::INSTRUMENTED_JUMP_BACKWARD
        | Opcode::INSTRUMENTED_LINE
        | Opcode::ENTER_EXECUTOR
        | Opcode::ANNOTATIONS_PLACEHOLDER
        | Opcode::JUMP
        | Opcode::JUMP_NO_INTERRUPT
        | Opcode::POP_BLOCK
        | Opcode::STORE_FAST_MAYBE_NULL => 0,
        Opcode::BINARY_SLICE
        | Opcode::BUILD_TEMPLATE
        | Opcode::BINARY_OP_INPLACE_ADD_UNICODE
        | Opcode::CALL_FUNCTION_EX
        | Opcode::END_SEND
        | Opcode::FORMAT_SIMPLE
        | Opcode::FORMAT_WITH_SPEC
        | Opcode::GET_AITER
        | Opcode::GET_ITER
        | Opcode::GET_YIELD_FROM_ITER
        | Opcode::LOAD_BUILD_CLASS
        | Opcode::LOAD_LOCALS
        | Opcode::MAKE_FUNCTION
        | Opcode::PUSH_NULL
        | Opcode::RETURN_GENERATOR
        | Opcode::RETURN_VALUE
        | Opcode::TO_BOOL
        | Opcode::UNARY_INVERT
        | Opcode::UNARY_NEGATIVE
        | Opcode::UNARY_NOT
        | Opcode::BINARY_OP
        | Opcode::BUILD_INTERPOLATION
        | Opcode::BUILD_LIST
        | Opcode::BUILD_MAP
        | Opcode::BUILD_SET
        | Opcode::BUILD_SLICE
        | Opcode::BUILD_STRING
        | Opcode::BUILD_TUPLE
        | Opcode::CALL
        | Opcode::CALL_INTRINSIC_1
        | Opcode::CALL_INTRINSIC_2
        | Opcode::CALL_KW
        | Opcode::COMPARE_OP
        | Opcode::CONTAINS_OP
        | Opcode::CONVERT_VALUE
        | Opcode::GET_AWAITABLE
        | Opcode::IMPORT_NAME
        | Opcode::IS_OP
        | Opcode::LOAD_COMMON_CONSTANT
        | Opcode::LOAD_CONST
        | Opcode::LOAD_DEREF
        | Opcode::LOAD_FAST
        | Opcode::LOAD_FAST_AND_CLEAR
        | Opcode::LOAD_FAST_BORROW
        | Opcode::LOAD_FAST_CHECK
        | Opcode::LOAD_FROM_DICT_OR_DEREF
        | Opcode::LOAD_FROM_DICT_OR_GLOBALS
        | Opcode::LOAD_NAME
        | Opcode::LOAD_SMALL_INT
        | Opcode::MATCH_CLASS
        | Opcode::SET_FUNCTION_ATTRIBUTE
        | Opcode::STORE_FAST_LOAD_FAST
        | Opcode::YIELD_VALUE
        | Opcode::BINARY_OP_ADD_FLOAT
        | Opcode::BINARY_OP_ADD_INT
        | Opcode::BINARY_OP_ADD_UNICODE
        | Opcode::BINARY_OP_EXTEND
        | Opcode::BINARY_OP_MULTIPLY_FLOAT
        | Opcode::BINARY_OP_MULTIPLY_INT
        | Opcode::BINARY_OP_SUBSCR_DICT
        | Opcode::BINARY_OP_SUBSCR_GETITEM
        | Opcode::BINARY_OP_SUBSCR_LIST_INT
        | Opcode::BINARY_OP_SUBSCR_LIST_SLICE
        | Opcode::BINARY_OP_SUBSCR_STR_INT
        | Opcode::BINARY_OP_SUBSCR_TUPLE_INT
        | Opcode::BINARY_OP_SUBTRACT_FLOAT
        | Opcode::BINARY_OP_SUBTRACT_INT
        | Opcode::CALL_ALLOC_AND_ENTER_INIT
        | Opcode::CALL_BOUND_METHOD_EXACT_ARGS
        | Opcode::CALL_BOUND_METHOD_GENERAL
        | Opcode::CALL_BUILTIN_CLASS
        | Opcode::CALL_BUILTIN_FAST
        | Opcode::CALL_BUILTIN_FAST_WITH_KEYWORDS
        | Opcode::CALL_BUILTIN_O
        | Opcode::CALL_ISINSTANCE
        | Opcode::CALL_KW_BOUND_METHOD
        | Opcode::CALL_KW_NON_PY
        | Opcode::CALL_KW_PY
        | Opcode::CALL_LEN
        | Opcode::CALL_LIST_APPEND
        | Opcode::CALL_METHOD_DESCRIPTOR_FAST
        | Opcode::CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS
        | Opcode::CALL_METHOD_DESCRIPTOR_NOARGS
        | Opcode::CALL_METHOD_DESCRIPTOR_O
        | Opcode::CALL_NON_PY_GENERAL
        | Opcode::CALL_PY_EXACT_ARGS
        | Opcode::CALL_PY_GENERAL
        | Opcode::CALL_STR_1
        | Opcode::CALL_TUPLE_1
        | Opcode::CALL_TYPE_1
        | Opcode::COMPARE_OP_FLOAT
        | Opcode::COMPARE_OP_INT
        | Opcode::COMPARE_OP_STR
        | Opcode::CONTAINS_OP_DICT
        | Opcode::CONTAINS_OP_SET
        | Opcode::LOAD_CONST_IMMORTAL
        | Opcode::LOAD_CONST_MORTAL
        | Opcode::TO_BOOL_ALWAYS_TRUE
        | Opcode::TO_BOOL_BOOL
        | Opcode::TO_BOOL_INT
        | Opcode::TO_BOOL_LIST
        | Opcode::TO_BOOL_NONE
        | Opcode::TO_BOOL_STR
        | Opcode::INSTRUMENTED_END_SEND
        | Opcode::INSTRUMENTED_RETURN_VALUE
        | Opcode::INSTRUMENTED_YIELD_VALUE
        | Opcode::INSTRUMENTED_CALL
        | Opcode::INSTRUMENTED_CALL_KW
        | Opcode::INSTRUMENTED_CALL_FUNCTION_EX
        | Opcode::JUMP_IF_FALSE
        | Opcode::JUMP_IF_TRUE
        | Opcode::LOAD_CLOSURE
        | Opcode::SETUP_FINALLY
        | Opcode::SETUP_WITH => 1,
        Opcode::LOAD_ATTR
        | Opcode::LOAD_GLOBAL
        | Opcode::LOAD_SUPER_ATTR
        | Opcode::LOAD_ATTR_CLASS
        | Opcode::LOAD_ATTR_CLASS_WITH_METACLASS_CHECK
        | Opcode::LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN
        | Opcode::LOAD_ATTR_INSTANCE_VALUE
        | Opcode::LOAD_ATTR_METHOD_LAZY_DICT
        | Opcode::LOAD_ATTR_METHOD_NO_DICT
        | Opcode::LOAD_ATTR_METHOD_WITH_VALUES
        | Opcode::LOAD_ATTR_MODULE
        | Opcode::LOAD_ATTR_NONDESCRIPTOR_NO_DICT
        | Opcode::LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES
        | Opcode::LOAD_ATTR_PROPERTY
        | Opcode::LOAD_ATTR_SLOT
        | Opcode::LOAD_ATTR_WITH_HINT
        | Opcode::LOAD_GLOBAL_BUILTIN
        | Opcode::LOAD_GLOBAL_MODULE
        | Opcode::LOAD_SUPER_ATTR_ATTR
        | Opcode::LOAD_SUPER_ATTR_METHOD
        | Opcode::INSTRUMENTED_LOAD_SUPER_ATTR => 1 + (oparg & 1),
        Opcode::UNPACK_EX => 1 + (oparg & 255) + (oparg >> 8),
        Opcode::DICT_UPDATE
        | Opcode::LIST_APPEND
        | Opcode::LIST_EXTEND
        | Opcode::MAP_ADD
        | Opcode::SET_ADD
        | Opcode::SET_UPDATE => 1 + (oparg - 1),
        Opcode::CHECK_EG_MATCH
        | Opcode::CHECK_EXC_MATCH
        | Opcode::CLEANUP_THROW
        | Opcode::GET_ANEXT
        | Opcode::GET_LEN
        | Opcode::MATCH_MAPPING
        | Opcode::MATCH_SEQUENCE
        | Opcode::PUSH_EXC_INFO
        | Opcode::FOR_ITER
        | Opcode::IMPORT_FROM
        | Opcode::LOAD_FAST_BORROW_LOAD_FAST_BORROW
        | Opcode::LOAD_FAST_LOAD_FAST
        | Opcode::LOAD_SPECIAL
        | Opcode::SEND
        | Opcode::FOR_ITER_GEN
        | Opcode::FOR_ITER_LIST
        | Opcode::FOR_ITER_RANGE
        | Opcode::FOR_ITER_TUPLE
        | Opcode::SEND_GEN
        | Opcode::INSTRUMENTED_FOR_ITER
        | Opcode::SETUP_CLEANUP => 2,
        Opcode::COPY => 2 + (oparg - 1),
        Opcode::SWAP => 2 + (oparg - 2),
        Opcode::MATCH_KEYS => 3,
        Opcode::DICT_MERGE => 4 + (oparg - 1),
        Opcode::WITH_EXCEPT_START => 6,
        Opcode::RERAISE
        | Opcode::UNPACK_SEQUENCE
        | Opcode::UNPACK_SEQUENCE_LIST
        | Opcode::UNPACK_SEQUENCE_TUPLE
        | Opcode::UNPACK_SEQUENCE_TWO_TUPLE => oparg,
        _ => return None,
    })
}

/// How many values an instruction takes by its effect and only looks at, in place; `None` for an unknown opcode.
pub fn kept(opcode: Opcode, oparg: i32) -> Option<i32> {
    Some(match opcode {
        Opcode::CACHE
        | Opcode::BINARY_SLICE
        | Opcode::BUILD_TEMPLATE
        | Opcode::BINARY_OP_INPLACE_ADD_UNICODE
        | Opcode::CALL_FUNCTION_EX
        | Opcode::CHECK_EG_MATCH
        | Opcode::CLEANUP_THROW
        | Opcode::DELETE_SUBSCR
        | Opcode::END_FOR
        | Opcode::END_SEND
        | Opcode::EXIT_INIT_CHECK
        | Opcode::FORMAT_SIMPLE
        | Opcode::FORMAT_WITH_SPEC
        | Opcode::GET_AITER
        | Opcode::GET_ITER
        | Opcode::RESERVED
        | Opcode::GET_YIELD_FROM_ITER
        | Opcode::INTERPRETER_EXIT
        | Opcode::LOAD_BUILD_CLASS
        | Opcode::LOAD_LOCALS
        | Opcode::MAKE_FUNCTION
        | Opcode::NOP
        | Opcode::NOT_TAKEN
        | Opcode::POP_EXCEPT
        | Opcode::POP_ITER
        | Opcode::POP_TOP
        | Opcode::PUSH_EXC_INFO
        | Opcode::PUSH_NULL
        | Opcode::RETURN_GENERATOR
        | Opcode::RETURN_VALUE
        | Opcode::SETUP_ANNOTATIONS
        | Opcode::STORE_SLICE
        | Opcode::STORE_SUBSCR
        | Opcode::TO_BOOL
        | Opcode::UNARY_INVERT
        | Opcode::UNARY_NEGATIVE
        | Opcode::UNARY_NOT
        | Opcode::BINARY_OP
        | Opcode::BUILD_INTERPOLATION
        | Opcode::BUILD_LIST
        | Opcode::BUILD_MAP
        | Opcode::BUILD_SET
        | Opcode::BUILD_SLICE
        | Opcode::BUILD_STRING
        | Opcode::BUILD_TUPLE
        | Opcode::CALL
        | Opcode::CALL_INTRINSIC_1
        | Opcode::CALL_INTRINSIC_2
        | Opcode::CALL_KW
        | Opcode::COMPARE_OP
        | Opcode::CONTAINS_OP
        | Opcode::CONVERT_VALUE
        | Opcode::COPY_FREE_VARS
        | Opcode::DELETE_ATTR
        | Opcode::DELETE_DEREF
        | Opcode::DELETE_FAST
        | Opcode::DELETE_GLOBAL
        | Opcode::DELETE_NAME
        | Opcode::END_ASYNC_FOR
        | Opcode::EXTENDED_ARG
        | Opcode::GET_AWAITABLE
        | Opcode::IMPORT_NAME
        | Opcode::IS_OP
        | Opcode::JUMP_BACKWARD
        | Opcode::JUMP_BACKWARD_NO_INTERRUPT
        | Opcode::JUMP_FORWARD
        | Opcode::LOAD_ATTR
        | Opcode::LOAD_COMMON_CONSTANT
        | Opcode::LOAD_CONST
        | Opcode::LOAD_DEREF
        | Opcode::LOAD_FAST
        | Opcode::LOAD_FAST_AND_CLEAR
        | Opcode::LOAD_FAST_BORROW
        | Opcode::LOAD_FAST_BORROW_LOAD_FAST_BORROW
        | Opcode::LOAD_FAST_CHECK
        | Opcode::LOAD_FAST_LOAD_FAST
        | Opcode::LOAD_FROM_DICT_OR_DEREF
        | Opcode::LOAD_FROM_DICT_OR_GLOBALS
        | Opcode::LOAD_GLOBAL
        | Opcode::LOAD_NAME
        | Opcode::LOAD_SMALL_INT
        | Opcode::LOAD_SPECIAL
        | Opcode::LOAD_SUPER_ATTR
        | Opcode::MAKE_CELL
        | Opcode::MATCH_CLASS
        | Opcode::POP_JUMP_IF_FALSE
        | Opcode::POP_JUMP_IF_NONE
        | Opcode::POP_JUMP_IF_NOT_NONE
        | Opcode::POP_JUMP_IF_TRUE
        | Opcode::RAISE_VARARGS
        | Opcode::SET_FUNCTION_ATTRIBUTE
        | Opcode::STORE_ATTR
        | Opcode::STORE_DEREF
        | Opcode::STORE_FAST
        | Opcode::STORE_FAST_LOAD_FAST
        | Opcode::STORE_FAST_STORE_FAST
        | Opcode::STORE_GLOBAL
        | Opcode::STORE_NAME
        | Opcode::SWAP
        | Opcode::UNPACK_EX
        | Opcode::UNPACK_SEQUENCE
        | Opcode::YIELD_VALUE
        | Opcode::RESUME
        | Opcode::BINARY_OP_ADD_FLOAT
        | Opcode::BINARY_OP_ADD_INT
        | Opcode::BINARY_OP_ADD_UNICODE
        | Opcode::BINARY_OP_EXTEND
        | Opcode::BINARY_OP_MULTIPLY_FLOAT
        | Opcode::BINARY_OP_MULTIPLY_INT
        | Opcode::BINARY_OP_SUBSCR_DICT
        | Opcode::BINARY_OP_SUBSCR_GETITEM
        | Opcode::BINARY_OP_SUBSCR_LIST_INT
        | Opcode::BINARY_OP_SUBSCR_LIST_SLICE
        | Opcode::BINARY_OP_SUBSCR_STR_INT
        | Opcode::BINARY_OP_SUBSCR_TUPLE_INT
        | Opcode::BINARY_OP_SUBTRACT_FLOAT
        | Opcode::BINARY_OP_SUBTRACT_INT
        | Opcode::CALL_ALLOC_AND_ENTER_INIT
        | Opcode::CALL_BOUND_METHOD_EXACT_ARGS
        | Opcode::CALL_BOUND_METHOD_GENERAL
        | Opcode::CALL_BUILTIN_CLASS
        | Opcode::CALL_BUILTIN_FAST
        | Opcode::CALL_BUILTIN_FAST_WITH_KEYWORDS
        | Opcode::CALL_BUILTIN_O
        | Opcode::CALL_ISINSTANCE
        | Opcode::CALL_KW_BOUND_METHOD
        | Opcode::CALL_KW_NON_PY
        | Opcode::CALL_KW_PY
        | Opcode::CALL_LEN
        | Opcode::CALL_LIST_APPEND
        | Opcode::CALL_METHOD_DESCRIPTOR_FAST
        | Opcode::CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS
        | Opcode::CALL_METHOD_DESCRIPTOR_NOARGS
        | Opcode::CALL_METHOD_DESCRIPTOR_O
        | Opcode::CALL_NON_PY_GENERAL
        | Opcode::CALL_PY_EXACT_ARGS
        | Opcode::CALL_PY_GENERAL
        | Opcode::CALL_STR_1
        | Opcode::CALL_TUPLE_1
        | Opcode::CALL_TYPE_1
        | Opcode::COMPARE_OP_FLOAT
        | Opcode::COMPARE_OP_INT
        | Opcode::COMPARE_OP_STR
        | Opcode::CONTAINS_OP_DICT
        | Opcode::CONTAINS_OP_SET
        | Opcode::JUMP_BACKWARD_JIT
        | Opcode::JUMP_BACKWARD_NO_JIT
        | Opcode::LOAD_ATTR_CLASS
        | Opcode::LOAD_ATTR_CLASS_WITH_METACLASS_CHECK
        | Opcode::LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN
        | Opcode::LOAD_ATTR_INSTANCE_VALUE
        | Opcode::LOAD_ATTR_METHOD_LAZY_DICT
        | Opcode::LOAD_ATTR_METHOD_NO_DICT
        | Opcode::LOAD_ATTR_METHOD_WITH_VALUES
        | Opcode::LOAD_ATTR_MODULE
        | Opcode::LOAD_ATTR_NONDESCRIPTOR_NO_DICT
        | Opcode::LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES
        | Opcode::LOAD_ATTR_PROPERTY
        | Opcode::LOAD_ATTR_SLOT
        | Opcode::LOAD_ATTR_WITH_HINT
        | Opcode::LOAD_CONST_IMMORTAL
        | Opcode::LOAD_CONST_MORTAL
        | Opcode::LOAD_GLOBAL_BUILTIN
        | Opcode::LOAD_GLOBAL_MODULE
        | Opcode::LOAD_SUPER_ATTR_ATTR
        | Opcode::LOAD_SUPER_ATTR_METHOD
        | Opcode::RESUME_CHECK
        | Opcode::STORE_ATTR_INSTANCE_VALUE
        | Opcode::STORE_ATTR_SLOT
        | Opcode::STORE_ATTR_WITH_HINT
        | Opcode::STORE_SUBSCR_DICT
        | Opcode::STORE_SUBSCR_LIST_INT
        | Opcode::TO_BOOL_ALWAYS_TRUE
        | Opcode::TO_BOOL_BOOL
        | Opcode::TO_BOOL_INT
        | Opcode::TO_BOOL_LIST
        | Opcode::TO_BOOL_NONE
        | Opcode::TO_BOOL_STR
        | Opcode::UNPACK_SEQUENCE_LIST
        | Opcode::UNPACK_SEQUENCE_TUPLE
        | Opcode::UNPACK_SEQUENCE_TWO_TUPLE
        | Opcode::INSTRUMENTED_END_FOR
        | Opcode::INSTRUMENTED_POP_ITER
        | Opcode::INSTRUMENTED_END_SEND
        | Opcode::INSTRUMENTED_INSTRUCTION
        | Opcode::INSTRUMENTED_JUMP_FORWARD
        | Opcode::INSTRUMENTED_NOT_TAKEN
        | Opcode::INSTRUMENTED_POP_JUMP_IF_TRUE
        | Opcode::INSTRUMENTED_POP_JUMP_IF_FALSE
        | Opcode::INSTRUMENTED_POP_JUMP_IF_NONE
        | Opcode::INSTRUMENTED_POP_JUMP_IF_NOT_NONE
        | Opcode::INSTRUMENTED_RESUME
        | Opcode::INSTRUMENTED_RETURN_VALUE
        | Opcode::INSTRUMENTED_YIELD_VALUE
        | Opcode::INSTRUMENTED_END_ASYNC_FOR
        | Opcode::INSTRUMENTED_LOAD_SUPER_ATTR
        | Opcode::INSTRUMENTED_CALL
        | Opcode::INSTRUMENTED_CALL_KW
        | Opcode::INSTRUMENTED_CALL_FUNCTION_EX
        | Opcode::INSTRUMENTED_JUMP_BACKWARD
        | Opcode::INSTRUMENTED_LINE
        | Opcode::ENTER_EXECUTOR
        | Opcode::ANNOTATIONS_PLACEHOLDER
        | Opcode::JUMP
        | Opcode::JUMP_NO_INTERRUPT
        | Opcode::LOAD_CLOSURE
        | Opcode::POP_BLOCK
        | Opcode::SETUP_CLEANUP
        | Opcode::SETUP_FINALLY
        | Opcode::SETUP_WITH
        | Opcode::STORE_FAST_MAYBE_NULL => 0,
        Opcode::CHECK_EXC_MATCH
        | Opcode::GET_ANEXT
        | Opcode::GET_LEN
        | Opcode::MATCH_MAPPING
        | Opcode::MATCH_SEQUENCE
        | Opcode::FOR_ITER
        | Opcode::IMPORT_FROM
        | Opcode::SEND
        | Opcode::FOR_ITER_GEN
        | Opcode::FOR_ITER_LIST
        | Opcode::FOR_ITER_RANGE
        | Opcode::FOR_ITER_TUPLE
        | Opcode::SEND_GEN
        | Opcode::INSTRUMENTED_FOR_ITER
        | Opcode::JUMP_IF_FALSE
        | Opcode::JUMP_IF_TRUE => 1,
        Opcode::COPY
        | Opcode::DICT_UPDATE
        | Opcode::LIST_APPEND
        | Opcode::LIST_EXTEND
        | Opcode::MAP_ADD
        | Opcode::SET_ADD
        | Opcode::SET_UPDATE => 1 + (oparg - 1),
        Opcode::MATCH_KEYS => 2,
        Opcode::DICT_MERGE => 4 + (oparg - 1),
        Opcode::WITH_EXCEPT_START => 5,
        Opcode::RERAISE => oparg,
        _ => return None,
    })
}

/// What a slot may hold that an instruction takes or looks at; the top has depth 0.
pub fn taken(opcode: Opcode, oparg: i32, depth: i32) -> Holds {
    match opcode {
        Opcode::CALL_FUNCTION_EX if (0..1).contains(&depth) => Holds::Either,
        Opcode::CALL_FUNCTION_EX if (2..3).contains(&depth) => Holds::Either,
        Opcode::END_FOR if (0..1).contains(&depth) => Holds::Either,
        Opcode::POP_ITER if (0..1).contains(&depth) => Holds::Either,
        Opcode::POP_TOP if (0..1).contains(&depth) => Holds::Either,
        Opcode::WITH_EXCEPT_START if (3..4).contains(&depth) => Holds::Either,
        Opcode::CALL if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_KW if (1 + oparg..2 + oparg).contains(&depth) => Holds::Either,
        Opcode::DICT_MERGE if (1..1 + (oparg - 1)).contains(&depth) => Holds::Either,
        Opcode::DICT_MERGE if (3 + (oparg - 1)..4 + (oparg - 1)).contains(&depth) => Holds::Either,
        Opcode::DICT_UPDATE if (1..1 + (oparg - 1)).contains(&depth) => Holds::Either,
        Opcode::LIST_APPEND if (1..1 + (oparg - 1)).contains(&depth) => Holds::Either,
        Opcode::LIST_EXTEND if (1..1 + (oparg - 1)).contains(&depth) => Holds::Either,
        Opcode::MAP_ADD if (2..2 + (oparg - 1)).contains(&depth) => Holds::Either,
        Opcode::RERAISE if (1..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::SET_ADD if (1..1 + (oparg - 1)).contains(&depth) => Holds::Either,
        Opcode::SET_UPDATE if (1..1 + (oparg - 1)).contains(&depth) => Holds::Either,
        Opcode::CALL_ALLOC_AND_ENTER_INIT if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_BOUND_METHOD_EXACT_ARGS if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_BOUND_METHOD_GENERAL if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_BUILTIN_CLASS if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_BUILTIN_FAST if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_BUILTIN_FAST_WITH_KEYWORDS if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_BUILTIN_O if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_ISINSTANCE if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_KW_BOUND_METHOD if (1 + oparg..2 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_KW_NON_PY if (1 + oparg..2 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_KW_PY if (1 + oparg..2 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_LEN if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_LIST_APPEND if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_METHOD_DESCRIPTOR_FAST if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_METHOD_DESCRIPTOR_FAST_WITH_KEYWORDS if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_METHOD_DESCRIPTOR_NOARGS if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_METHOD_DESCRIPTOR_O if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_NON_PY_GENERAL if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_PY_EXACT_ARGS if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_PY_GENERAL if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_STR_1 if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_TUPLE_1 if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::CALL_TYPE_1 if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::INSTRUMENTED_END_FOR if (0..1).contains(&depth) => Holds::Either,
        Opcode::INSTRUMENTED_POP_ITER if (0..1).contains(&depth) => Holds::Either,
        Opcode::INSTRUMENTED_CALL if (oparg..1 + oparg).contains(&depth) => Holds::Either,
        Opcode::INSTRUMENTED_CALL_KW if (1 + oparg..2 + oparg).contains(&depth) => Holds::Either,
        Opcode::INSTRUMENTED_CALL_FUNCTION_EX if (0..1).contains(&depth) => Holds::Either,
        Opcode::INSTRUMENTED_CALL_FUNCTION_EX if (2..3).contains(&depth) => Holds::Either,
        Opcode::STORE_FAST_MAYBE_NULL if (0..1).contains(&depth) => Holds::Either,
        _ => Holds::Value,
    }
}

/// What a slot holds that an instruction puts on the stack: the one at a place among those.
pub fn put(opcode: Opcode, oparg: i32, place: i32) -> Holds {
    match opcode {
        Opcode::PUSH_NULL if (0..1).contains(&place) => Holds::Nothing,
        Opcode::LOAD_ATTR if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        Opcode::LOAD_GLOBAL if (1..1 + (oparg & 1)).contains(&place) => Holds::Nothing,
        Opcode::LOAD_SPECIAL if (1..2).contains(&place) => Holds::Either,
        Opcode::LOAD_SUPER_ATTR if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        Opcode::LOAD_ATTR_CLASS if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        Opcode::LOAD_ATTR_CLASS_WITH_METACLASS_CHECK if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        Opcode::LOAD_ATTR_GETATTRIBUTE_OVERRIDDEN if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        Opcode::LOAD_ATTR_INSTANCE_VALUE if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        Opcode::LOAD_ATTR_METHOD_LAZY_DICT if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        Opcode::LOAD_ATTR_METHOD_NO_DICT if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        Opcode::LOAD_ATTR_METHOD_WITH_VALUES if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        Opcode::LOAD_ATTR_MODULE if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        Opcode::LOAD_ATTR_NONDESCRIPTOR_NO_DICT if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        Opcode::LOAD_ATTR_NONDESCRIPTOR_WITH_VALUES if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        Opcode::LOAD_ATTR_PROPERTY if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        Opcode::LOAD_ATTR_SLOT if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        Opcode::LOAD_ATTR_WITH_HINT if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        Opcode::LOAD_GLOBAL_BUILTIN if (1..1 + (oparg & 1)).contains(&place) => Holds::Nothing,
        Opcode::LOAD_GLOBAL_MODULE if (1..1 + (oparg & 1)).contains(&place) => Holds::Nothing,
        Opcode::LOAD_SUPER_ATTR_ATTR if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        Opcode::LOAD_SUPER_ATTR_METHOD if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        Opcode::INSTRUMENTED_LOAD_SUPER_ATTR if (1..1 + (oparg & 1)).contains(&place) => Holds::Either,
        _ => Holds::Value,
    }
}

/// Code units of the inline cache behind each instruction that has one.
pub mod caches {
    pub const STORE_SUBSCR: usize = 1;
    pub const TO_BOOL: usize = 3;
    pub const BINARY_OP: usize = 5;
    pub const CALL: usize = 3;
    pub const CALL_KW: usize = 3;
    pub const COMPARE_OP: usize = 1;
    pub const CONTAINS_OP: usize = 1;
    pub const FOR_ITER: usize = 1;
    pub const JUMP_BACKWARD: usize = 1;
    pub const LOAD_ATTR: usize = 9;
    pub const LOAD_GLOBAL: usize = 4;
    pub const LOAD_SUPER_ATTR: usize = 1;
    pub const POP_JUMP_IF_FALSE: usize = 1;
    pub const POP_JUMP_IF_NONE: usize = 1;
    pub const POP_JUMP_IF_NOT_NONE: usize = 1;
    pub const POP_JUMP_IF_TRUE: usize = 1;
    pub const SEND: usize = 1;
    pub const STORE_ATTR: usize = 4;
    pub const UNPACK_SEQUENCE: usize = 1;
}
