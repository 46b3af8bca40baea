// Generated from grammar/Python.asdl by emit::ast: `lab regen`. Do not edit.

//! The kinds of node of the AST.

use crate::ast::schema::{FieldInfo, FieldType, KindInfo, Quantity};
use crate::ast::{Ast, ConstantId, Int, Kind, List, Node, Symbol};
use crate::source::Span;

#[allow(non_upper_case_globals)]
impl Kind {
    pub const Module: Kind = Kind(1);
    pub const Interactive: Kind = Kind(2);
    pub const Expression: Kind = Kind(3);
    pub const FunctionType: Kind = Kind(4);
    pub const FunctionDef: Kind = Kind(5);
    pub const AsyncFunctionDef: Kind = Kind(6);
    pub const ClassDef: Kind = Kind(7);
    pub const Return: Kind = Kind(8);
    pub const Delete: Kind = Kind(9);
    pub const Assign: Kind = Kind(10);
    pub const TypeAlias: Kind = Kind(11);
    pub const AugAssign: Kind = Kind(12);
    pub const AnnAssign: Kind = Kind(13);
    pub const For: Kind = Kind(14);
    pub const AsyncFor: Kind = Kind(15);
    pub const While: Kind = Kind(16);
    pub const If: Kind = Kind(17);
    pub const With: Kind = Kind(18);
    pub const AsyncWith: Kind = Kind(19);
    pub const Match: Kind = Kind(20);
    pub const Raise: Kind = Kind(21);
    pub const Try: Kind = Kind(22);
    pub const TryStar: Kind = Kind(23);
    pub const Assert: Kind = Kind(24);
    pub const Import: Kind = Kind(25);
    pub const ImportFrom: Kind = Kind(26);
    pub const Global: Kind = Kind(27);
    pub const Nonlocal: Kind = Kind(28);
    pub const Expr: Kind = Kind(29);
    pub const Pass: Kind = Kind(30);
    pub const Break: Kind = Kind(31);
    pub const Continue: Kind = Kind(32);
    pub const BoolOp: Kind = Kind(33);
    pub const NamedExpr: Kind = Kind(34);
    pub const BinOp: Kind = Kind(35);
    pub const UnaryOp: Kind = Kind(36);
    pub const Lambda: Kind = Kind(37);
    pub const IfExp: Kind = Kind(38);
    pub const Dict: Kind = Kind(39);
    pub const Set: Kind = Kind(40);
    pub const ListComp: Kind = Kind(41);
    pub const SetComp: Kind = Kind(42);
    pub const DictComp: Kind = Kind(43);
    pub const GeneratorExp: Kind = Kind(44);
    pub const Await: Kind = Kind(45);
    pub const Yield: Kind = Kind(46);
    pub const YieldFrom: Kind = Kind(47);
    pub const Compare: Kind = Kind(48);
    pub const Call: Kind = Kind(49);
    pub const FormattedValue: Kind = Kind(50);
    pub const Interpolation: Kind = Kind(51);
    pub const JoinedStr: Kind = Kind(52);
    pub const TemplateStr: Kind = Kind(53);
    pub const Constant: Kind = Kind(54);
    pub const Attribute: Kind = Kind(55);
    pub const Subscript: Kind = Kind(56);
    pub const Starred: Kind = Kind(57);
    pub const Name: Kind = Kind(58);
    pub const List: Kind = Kind(59);
    pub const Tuple: Kind = Kind(60);
    pub const Slice: Kind = Kind(61);
    pub const Load: Kind = Kind(62);
    pub const Store: Kind = Kind(63);
    pub const Del: Kind = Kind(64);
    pub const And: Kind = Kind(65);
    pub const Or: Kind = Kind(66);
    pub const Add: Kind = Kind(67);
    pub const Sub: Kind = Kind(68);
    pub const Mult: Kind = Kind(69);
    pub const MatMult: Kind = Kind(70);
    pub const Div: Kind = Kind(71);
    pub const Mod: Kind = Kind(72);
    pub const Pow: Kind = Kind(73);
    pub const LShift: Kind = Kind(74);
    pub const RShift: Kind = Kind(75);
    pub const BitOr: Kind = Kind(76);
    pub const BitXor: Kind = Kind(77);
    pub const BitAnd: Kind = Kind(78);
    pub const FloorDiv: Kind = Kind(79);
    pub const Invert: Kind = Kind(80);
    pub const Not: Kind = Kind(81);
    pub const UAdd: Kind = Kind(82);
    pub const USub: Kind = Kind(83);
    pub const Eq: Kind = Kind(84);
    pub const NotEq: Kind = Kind(85);
    pub const Lt: Kind = Kind(86);
    pub const LtE: Kind = Kind(87);
    pub const Gt: Kind = Kind(88);
    pub const GtE: Kind = Kind(89);
    pub const Is: Kind = Kind(90);
    pub const IsNot: Kind = Kind(91);
    pub const In: Kind = Kind(92);
    pub const NotIn: Kind = Kind(93);
    pub const Comprehension: Kind = Kind(94);
    pub const ExceptHandler: Kind = Kind(95);
    pub const Arguments: Kind = Kind(96);
    pub const Arg: Kind = Kind(97);
    pub const Keyword: Kind = Kind(98);
    pub const Alias: Kind = Kind(99);
    pub const Withitem: Kind = Kind(100);
    pub const MatchCase: Kind = Kind(101);
    pub const MatchValue: Kind = Kind(102);
    pub const MatchSingleton: Kind = Kind(103);
    pub const MatchSequence: Kind = Kind(104);
    pub const MatchMapping: Kind = Kind(105);
    pub const MatchClass: Kind = Kind(106);
    pub const MatchStar: Kind = Kind(107);
    pub const MatchAs: Kind = Kind(108);
    pub const MatchOr: Kind = Kind(109);
    pub const TypeIgnore: Kind = Kind(110);
    pub const TypeVar: Kind = Kind(111);
    pub const ParamSpec: Kind = Kind(112);
    pub const TypeVarTuple: Kind = Kind(113);
}

static MODULE_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("body", FieldType::node("stmt"), Quantity::Many),
    FieldInfo::new("type_ignores", FieldType::node("type_ignore"), Quantity::Many),
];

static INTERACTIVE_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("body", FieldType::node("stmt"), Quantity::Many),
];

static EXPRESSION_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("body", FieldType::node("expr"), Quantity::One),
];

static FUNCTION_TYPE_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("argtypes", FieldType::node("expr"), Quantity::Many),
    FieldInfo::new("returns", FieldType::node("expr"), Quantity::One),
];

static FUNCTION_DEF_FIELDS: [FieldInfo; 7] = [
    FieldInfo::new("name", FieldType::Identifier, Quantity::One),
    FieldInfo::new("args", FieldType::node("arguments"), Quantity::One),
    FieldInfo::new("body", FieldType::node("stmt"), Quantity::Many),
    FieldInfo::new("decorator_list", FieldType::node("expr"), Quantity::Many),
    FieldInfo::new("returns", FieldType::node("expr"), Quantity::Optional),
    FieldInfo::new("type_comment", FieldType::String, Quantity::Optional),
    FieldInfo::new("type_params", FieldType::node("type_param"), Quantity::Many),
];

static ASYNC_FUNCTION_DEF_FIELDS: [FieldInfo; 7] = [
    FieldInfo::new("name", FieldType::Identifier, Quantity::One),
    FieldInfo::new("args", FieldType::node("arguments"), Quantity::One),
    FieldInfo::new("body", FieldType::node("stmt"), Quantity::Many),
    FieldInfo::new("decorator_list", FieldType::node("expr"), Quantity::Many),
    FieldInfo::new("returns", FieldType::node("expr"), Quantity::Optional),
    FieldInfo::new("type_comment", FieldType::String, Quantity::Optional),
    FieldInfo::new("type_params", FieldType::node("type_param"), Quantity::Many),
];

static CLASS_DEF_FIELDS: [FieldInfo; 6] = [
    FieldInfo::new("name", FieldType::Identifier, Quantity::One),
    FieldInfo::new("bases", FieldType::node("expr"), Quantity::Many),
    FieldInfo::new("keywords", FieldType::node("keyword"), Quantity::Many),
    FieldInfo::new("body", FieldType::node("stmt"), Quantity::Many),
    FieldInfo::new("decorator_list", FieldType::node("expr"), Quantity::Many),
    FieldInfo::new("type_params", FieldType::node("type_param"), Quantity::Many),
];

static RETURN_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("value", FieldType::node("expr"), Quantity::Optional),
];

static DELETE_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("targets", FieldType::node("expr"), Quantity::Many),
];

static ASSIGN_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("targets", FieldType::node("expr"), Quantity::Many),
    FieldInfo::new("value", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("type_comment", FieldType::String, Quantity::Optional),
];

static TYPE_ALIAS_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("name", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("type_params", FieldType::node("type_param"), Quantity::Many),
    FieldInfo::new("value", FieldType::node("expr"), Quantity::One),
];

static AUG_ASSIGN_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("target", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("op", FieldType::simple("operator"), Quantity::One),
    FieldInfo::new("value", FieldType::node("expr"), Quantity::One),
];

static ANN_ASSIGN_FIELDS: [FieldInfo; 4] = [
    FieldInfo::new("target", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("annotation", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("value", FieldType::node("expr"), Quantity::Optional),
    FieldInfo::new("simple", FieldType::Int, Quantity::One),
];

static FOR_FIELDS: [FieldInfo; 5] = [
    FieldInfo::new("target", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("iter", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("body", FieldType::node("stmt"), Quantity::Many),
    FieldInfo::new("orelse", FieldType::node("stmt"), Quantity::Many),
    FieldInfo::new("type_comment", FieldType::String, Quantity::Optional),
];

static ASYNC_FOR_FIELDS: [FieldInfo; 5] = [
    FieldInfo::new("target", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("iter", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("body", FieldType::node("stmt"), Quantity::Many),
    FieldInfo::new("orelse", FieldType::node("stmt"), Quantity::Many),
    FieldInfo::new("type_comment", FieldType::String, Quantity::Optional),
];

static WHILE_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("test", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("body", FieldType::node("stmt"), Quantity::Many),
    FieldInfo::new("orelse", FieldType::node("stmt"), Quantity::Many),
];

static IF_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("test", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("body", FieldType::node("stmt"), Quantity::Many),
    FieldInfo::new("orelse", FieldType::node("stmt"), Quantity::Many),
];

static WITH_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("items", FieldType::node("withitem"), Quantity::Many),
    FieldInfo::new("body", FieldType::node("stmt"), Quantity::Many),
    FieldInfo::new("type_comment", FieldType::String, Quantity::Optional),
];

static ASYNC_WITH_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("items", FieldType::node("withitem"), Quantity::Many),
    FieldInfo::new("body", FieldType::node("stmt"), Quantity::Many),
    FieldInfo::new("type_comment", FieldType::String, Quantity::Optional),
];

static MATCH_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("subject", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("cases", FieldType::node("match_case"), Quantity::Many),
];

static RAISE_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("exc", FieldType::node("expr"), Quantity::Optional),
    FieldInfo::new("cause", FieldType::node("expr"), Quantity::Optional),
];

static TRY_FIELDS: [FieldInfo; 4] = [
    FieldInfo::new("body", FieldType::node("stmt"), Quantity::Many),
    FieldInfo::new("handlers", FieldType::node("excepthandler"), Quantity::Many),
    FieldInfo::new("orelse", FieldType::node("stmt"), Quantity::Many),
    FieldInfo::new("finalbody", FieldType::node("stmt"), Quantity::Many),
];

static TRY_STAR_FIELDS: [FieldInfo; 4] = [
    FieldInfo::new("body", FieldType::node("stmt"), Quantity::Many),
    FieldInfo::new("handlers", FieldType::node("excepthandler"), Quantity::Many),
    FieldInfo::new("orelse", FieldType::node("stmt"), Quantity::Many),
    FieldInfo::new("finalbody", FieldType::node("stmt"), Quantity::Many),
];

static ASSERT_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("test", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("msg", FieldType::node("expr"), Quantity::Optional),
];

static IMPORT_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("names", FieldType::node("alias"), Quantity::Many),
];

static IMPORT_FROM_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("module", FieldType::Identifier, Quantity::Optional),
    FieldInfo::new("names", FieldType::node("alias"), Quantity::Many),
    FieldInfo::new("level", FieldType::Int, Quantity::Optional),
];

static GLOBAL_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("names", FieldType::Identifier, Quantity::Many),
];

static NONLOCAL_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("names", FieldType::Identifier, Quantity::Many),
];

static EXPR_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("value", FieldType::node("expr"), Quantity::One),
];

static BOOL_OP_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("op", FieldType::simple("boolop"), Quantity::One),
    FieldInfo::new("values", FieldType::node("expr"), Quantity::Many),
];

static NAMED_EXPR_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("target", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("value", FieldType::node("expr"), Quantity::One),
];

static BIN_OP_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("left", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("op", FieldType::simple("operator"), Quantity::One),
    FieldInfo::new("right", FieldType::node("expr"), Quantity::One),
];

static UNARY_OP_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("op", FieldType::simple("unaryop"), Quantity::One),
    FieldInfo::new("operand", FieldType::node("expr"), Quantity::One),
];

static LAMBDA_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("args", FieldType::node("arguments"), Quantity::One),
    FieldInfo::new("body", FieldType::node("expr"), Quantity::One),
];

static IF_EXP_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("test", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("body", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("orelse", FieldType::node("expr"), Quantity::One),
];

static DICT_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("keys", FieldType::node("expr"), Quantity::ManyOptional),
    FieldInfo::new("values", FieldType::node("expr"), Quantity::Many),
];

static SET_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("elts", FieldType::node("expr"), Quantity::Many),
];

static LIST_COMP_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("elt", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("generators", FieldType::node("comprehension"), Quantity::Many),
];

static SET_COMP_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("elt", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("generators", FieldType::node("comprehension"), Quantity::Many),
];

static DICT_COMP_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("key", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("value", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("generators", FieldType::node("comprehension"), Quantity::Many),
];

static GENERATOR_EXP_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("elt", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("generators", FieldType::node("comprehension"), Quantity::Many),
];

static AWAIT_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("value", FieldType::node("expr"), Quantity::One),
];

static YIELD_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("value", FieldType::node("expr"), Quantity::Optional),
];

static YIELD_FROM_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("value", FieldType::node("expr"), Quantity::One),
];

static COMPARE_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("left", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("ops", FieldType::simple("cmpop"), Quantity::Many),
    FieldInfo::new("comparators", FieldType::node("expr"), Quantity::Many),
];

static CALL_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("func", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("args", FieldType::node("expr"), Quantity::Many),
    FieldInfo::new("keywords", FieldType::node("keyword"), Quantity::Many),
];

static FORMATTED_VALUE_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("value", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("conversion", FieldType::Int, Quantity::One),
    FieldInfo::new("format_spec", FieldType::node("expr"), Quantity::Optional),
];

static INTERPOLATION_FIELDS: [FieldInfo; 4] = [
    FieldInfo::new("value", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("str", FieldType::Constant, Quantity::One),
    FieldInfo::new("conversion", FieldType::Int, Quantity::One),
    FieldInfo::new("format_spec", FieldType::node("expr"), Quantity::Optional),
];

static JOINED_STR_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("values", FieldType::node("expr"), Quantity::Many),
];

static TEMPLATE_STR_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("values", FieldType::node("expr"), Quantity::Many),
];

static CONSTANT_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("value", FieldType::Constant, Quantity::One),
    FieldInfo::new("kind", FieldType::String, Quantity::Optional),
];

static ATTRIBUTE_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("value", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("attr", FieldType::Identifier, Quantity::One),
    FieldInfo::new("ctx", FieldType::simple("expr_context"), Quantity::One),
];

static SUBSCRIPT_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("value", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("slice", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("ctx", FieldType::simple("expr_context"), Quantity::One),
];

static STARRED_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("value", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("ctx", FieldType::simple("expr_context"), Quantity::One),
];

static NAME_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("id", FieldType::Identifier, Quantity::One),
    FieldInfo::new("ctx", FieldType::simple("expr_context"), Quantity::One),
];

static LIST_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("elts", FieldType::node("expr"), Quantity::Many),
    FieldInfo::new("ctx", FieldType::simple("expr_context"), Quantity::One),
];

static TUPLE_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("elts", FieldType::node("expr"), Quantity::Many),
    FieldInfo::new("ctx", FieldType::simple("expr_context"), Quantity::One),
];

static SLICE_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("lower", FieldType::node("expr"), Quantity::Optional),
    FieldInfo::new("upper", FieldType::node("expr"), Quantity::Optional),
    FieldInfo::new("step", FieldType::node("expr"), Quantity::Optional),
];

static COMPREHENSION_FIELDS: [FieldInfo; 4] = [
    FieldInfo::new("target", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("iter", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("ifs", FieldType::node("expr"), Quantity::Many),
    FieldInfo::new("is_async", FieldType::Int, Quantity::One),
];

static EXCEPT_HANDLER_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("type", FieldType::node("expr"), Quantity::Optional),
    FieldInfo::new("name", FieldType::Identifier, Quantity::Optional),
    FieldInfo::new("body", FieldType::node("stmt"), Quantity::Many),
];

static ARGUMENTS_FIELDS: [FieldInfo; 7] = [
    FieldInfo::new("posonlyargs", FieldType::node("arg"), Quantity::Many),
    FieldInfo::new("args", FieldType::node("arg"), Quantity::Many),
    FieldInfo::new("vararg", FieldType::node("arg"), Quantity::Optional),
    FieldInfo::new("kwonlyargs", FieldType::node("arg"), Quantity::Many),
    FieldInfo::new("kw_defaults", FieldType::node("expr"), Quantity::ManyOptional),
    FieldInfo::new("kwarg", FieldType::node("arg"), Quantity::Optional),
    FieldInfo::new("defaults", FieldType::node("expr"), Quantity::Many),
];

static ARG_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("arg", FieldType::Identifier, Quantity::One),
    FieldInfo::new("annotation", FieldType::node("expr"), Quantity::Optional),
    FieldInfo::new("type_comment", FieldType::String, Quantity::Optional),
];

static KEYWORD_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("arg", FieldType::Identifier, Quantity::Optional),
    FieldInfo::new("value", FieldType::node("expr"), Quantity::One),
];

static ALIAS_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("name", FieldType::Identifier, Quantity::One),
    FieldInfo::new("asname", FieldType::Identifier, Quantity::Optional),
];

static WITHITEM_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("context_expr", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("optional_vars", FieldType::node("expr"), Quantity::Optional),
];

static MATCH_CASE_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("pattern", FieldType::node("pattern"), Quantity::One),
    FieldInfo::new("guard", FieldType::node("expr"), Quantity::Optional),
    FieldInfo::new("body", FieldType::node("stmt"), Quantity::Many),
];

static MATCH_VALUE_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("value", FieldType::node("expr"), Quantity::One),
];

static MATCH_SINGLETON_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("value", FieldType::Constant, Quantity::One),
];

static MATCH_SEQUENCE_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("patterns", FieldType::node("pattern"), Quantity::Many),
];

static MATCH_MAPPING_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("keys", FieldType::node("expr"), Quantity::Many),
    FieldInfo::new("patterns", FieldType::node("pattern"), Quantity::Many),
    FieldInfo::new("rest", FieldType::Identifier, Quantity::Optional),
];

static MATCH_CLASS_FIELDS: [FieldInfo; 4] = [
    FieldInfo::new("cls", FieldType::node("expr"), Quantity::One),
    FieldInfo::new("patterns", FieldType::node("pattern"), Quantity::Many),
    FieldInfo::new("kwd_attrs", FieldType::Identifier, Quantity::Many),
    FieldInfo::new("kwd_patterns", FieldType::node("pattern"), Quantity::Many),
];

static MATCH_STAR_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("name", FieldType::Identifier, Quantity::Optional),
];

static MATCH_AS_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("pattern", FieldType::node("pattern"), Quantity::Optional),
    FieldInfo::new("name", FieldType::Identifier, Quantity::Optional),
];

static MATCH_OR_FIELDS: [FieldInfo; 1] = [
    FieldInfo::new("patterns", FieldType::node("pattern"), Quantity::Many),
];

static TYPE_IGNORE_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("lineno", FieldType::Int, Quantity::One),
    FieldInfo::new("tag", FieldType::String, Quantity::One),
];

static TYPE_VAR_FIELDS: [FieldInfo; 3] = [
    FieldInfo::new("name", FieldType::Identifier, Quantity::One),
    FieldInfo::new("bound", FieldType::node("expr"), Quantity::Optional),
    FieldInfo::new("default_value", FieldType::node("expr"), Quantity::Optional),
];

static PARAM_SPEC_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("name", FieldType::Identifier, Quantity::One),
    FieldInfo::new("default_value", FieldType::node("expr"), Quantity::Optional),
];

static TYPE_VAR_TUPLE_FIELDS: [FieldInfo; 2] = [
    FieldInfo::new("name", FieldType::Identifier, Quantity::One),
    FieldInfo::new("default_value", FieldType::node("expr"), Quantity::Optional),
];

/// The kinds, in the order of their numbers, which start from 1.
pub static KINDS: [KindInfo; 113] = [
    KindInfo::new("Module", "mod", &MODULE_FIELDS, false),
    KindInfo::new("Interactive", "mod", &INTERACTIVE_FIELDS, false),
    KindInfo::new("Expression", "mod", &EXPRESSION_FIELDS, false),
    KindInfo::new("FunctionType", "mod", &FUNCTION_TYPE_FIELDS, false),
    KindInfo::new("FunctionDef", "stmt", &FUNCTION_DEF_FIELDS, true),
    KindInfo::new("AsyncFunctionDef", "stmt", &ASYNC_FUNCTION_DEF_FIELDS, true),
    KindInfo::new("ClassDef", "stmt", &CLASS_DEF_FIELDS, true),
    KindInfo::new("Return", "stmt", &RETURN_FIELDS, true),
    KindInfo::new("Delete", "stmt", &DELETE_FIELDS, true),
    KindInfo::new("Assign", "stmt", &ASSIGN_FIELDS, true),
    KindInfo::new("TypeAlias", "stmt", &TYPE_ALIAS_FIELDS, true),
    KindInfo::new("AugAssign", "stmt", &AUG_ASSIGN_FIELDS, true),
    KindInfo::new("AnnAssign", "stmt", &ANN_ASSIGN_FIELDS, true),
    KindInfo::new("For", "stmt", &FOR_FIELDS, true),
    KindInfo::new("AsyncFor", "stmt", &ASYNC_FOR_FIELDS, true),
    KindInfo::new("While", "stmt", &WHILE_FIELDS, true),
    KindInfo::new("If", "stmt", &IF_FIELDS, true),
    KindInfo::new("With", "stmt", &WITH_FIELDS, true),
    KindInfo::new("AsyncWith", "stmt", &ASYNC_WITH_FIELDS, true),
    KindInfo::new("Match", "stmt", &MATCH_FIELDS, true),
    KindInfo::new("Raise", "stmt", &RAISE_FIELDS, true),
    KindInfo::new("Try", "stmt", &TRY_FIELDS, true),
    KindInfo::new("TryStar", "stmt", &TRY_STAR_FIELDS, true),
    KindInfo::new("Assert", "stmt", &ASSERT_FIELDS, true),
    KindInfo::new("Import", "stmt", &IMPORT_FIELDS, true),
    KindInfo::new("ImportFrom", "stmt", &IMPORT_FROM_FIELDS, true),
    KindInfo::new("Global", "stmt", &GLOBAL_FIELDS, true),
    KindInfo::new("Nonlocal", "stmt", &NONLOCAL_FIELDS, true),
    KindInfo::new("Expr", "stmt", &EXPR_FIELDS, true),
    KindInfo::new("Pass", "stmt", &[], true),
    KindInfo::new("Break", "stmt", &[], true),
    KindInfo::new("Continue", "stmt", &[], true),
    KindInfo::new("BoolOp", "expr", &BOOL_OP_FIELDS, true),
    KindInfo::new("NamedExpr", "expr", &NAMED_EXPR_FIELDS, true),
    KindInfo::new("BinOp", "expr", &BIN_OP_FIELDS, true),
    KindInfo::new("UnaryOp", "expr", &UNARY_OP_FIELDS, true),
    KindInfo::new("Lambda", "expr", &LAMBDA_FIELDS, true),
    KindInfo::new("IfExp", "expr", &IF_EXP_FIELDS, true),
    KindInfo::new("Dict", "expr", &DICT_FIELDS, true),
    KindInfo::new("Set", "expr", &SET_FIELDS, true),
    KindInfo::new("ListComp", "expr", &LIST_COMP_FIELDS, true),
    KindInfo::new("SetComp", "expr", &SET_COMP_FIELDS, true),
    KindInfo::new("DictComp", "expr", &DICT_COMP_FIELDS, true),
    KindInfo::new("GeneratorExp", "expr", &GENERATOR_EXP_FIELDS, true),
    KindInfo::new("Await", "expr", &AWAIT_FIELDS, true),
    KindInfo::new("Yield", "expr", &YIELD_FIELDS, true),
    KindInfo::new("YieldFrom", "expr", &YIELD_FROM_FIELDS, true),
    KindInfo::new("Compare", "expr", &COMPARE_FIELDS, true),
    KindInfo::new("Call", "expr", &CALL_FIELDS, true),
    KindInfo::new("FormattedValue", "expr", &FORMATTED_VALUE_FIELDS, true),
    KindInfo::new("Interpolation", "expr", &INTERPOLATION_FIELDS, true),
    KindInfo::new("JoinedStr", "expr", &JOINED_STR_FIELDS, true),
    KindInfo::new("TemplateStr", "expr", &TEMPLATE_STR_FIELDS, true),
    KindInfo::new("Constant", "expr", &CONSTANT_FIELDS, true),
    KindInfo::new("Attribute", "expr", &ATTRIBUTE_FIELDS, true),
    KindInfo::new("Subscript", "expr", &SUBSCRIPT_FIELDS, true),
    KindInfo::new("Starred", "expr", &STARRED_FIELDS, true),
    KindInfo::new("Name", "expr", &NAME_FIELDS, true),
    KindInfo::new("List", "expr", &LIST_FIELDS, true),
    KindInfo::new("Tuple", "expr", &TUPLE_FIELDS, true),
    KindInfo::new("Slice", "expr", &SLICE_FIELDS, true),
    KindInfo::new("Load", "expr_context", &[], false),
    KindInfo::new("Store", "expr_context", &[], false),
    KindInfo::new("Del", "expr_context", &[], false),
    KindInfo::new("And", "boolop", &[], false),
    KindInfo::new("Or", "boolop", &[], false),
    KindInfo::new("Add", "operator", &[], false),
    KindInfo::new("Sub", "operator", &[], false),
    KindInfo::new("Mult", "operator", &[], false),
    KindInfo::new("MatMult", "operator", &[], false),
    KindInfo::new("Div", "operator", &[], false),
    KindInfo::new("Mod", "operator", &[], false),
    KindInfo::new("Pow", "operator", &[], false),
    KindInfo::new("LShift", "operator", &[], false),
    KindInfo::new("RShift", "operator", &[], false),
    KindInfo::new("BitOr", "operator", &[], false),
    KindInfo::new("BitXor", "operator", &[], false),
    KindInfo::new("BitAnd", "operator", &[], false),
    KindInfo::new("FloorDiv", "operator", &[], false),
    KindInfo::new("Invert", "unaryop", &[], false),
    KindInfo::new("Not", "unaryop", &[], false),
    KindInfo::new("UAdd", "unaryop", &[], false),
    KindInfo::new("USub", "unaryop", &[], false),
    KindInfo::new("Eq", "cmpop", &[], false),
    KindInfo::new("NotEq", "cmpop", &[], false),
    KindInfo::new("Lt", "cmpop", &[], false),
    KindInfo::new("LtE", "cmpop", &[], false),
    KindInfo::new("Gt", "cmpop", &[], false),
    KindInfo::new("GtE", "cmpop", &[], false),
    KindInfo::new("Is", "cmpop", &[], false),
    KindInfo::new("IsNot", "cmpop", &[], false),
    KindInfo::new("In", "cmpop", &[], false),
    KindInfo::new("NotIn", "cmpop", &[], false),
    KindInfo::new("comprehension", "comprehension", &COMPREHENSION_FIELDS, false),
    KindInfo::new("ExceptHandler", "excepthandler", &EXCEPT_HANDLER_FIELDS, true),
    KindInfo::new("arguments", "arguments", &ARGUMENTS_FIELDS, false),
    KindInfo::new("arg", "arg", &ARG_FIELDS, true),
    KindInfo::new("keyword", "keyword", &KEYWORD_FIELDS, true),
    KindInfo::new("alias", "alias", &ALIAS_FIELDS, true),
    KindInfo::new("withitem", "withitem", &WITHITEM_FIELDS, false),
    KindInfo::new("match_case", "match_case", &MATCH_CASE_FIELDS, false),
    KindInfo::new("MatchValue", "pattern", &MATCH_VALUE_FIELDS, true),
    KindInfo::new("MatchSingleton", "pattern", &MATCH_SINGLETON_FIELDS, true),
    KindInfo::new("MatchSequence", "pattern", &MATCH_SEQUENCE_FIELDS, true),
    KindInfo::new("MatchMapping", "pattern", &MATCH_MAPPING_FIELDS, true),
    KindInfo::new("MatchClass", "pattern", &MATCH_CLASS_FIELDS, true),
    KindInfo::new("MatchStar", "pattern", &MATCH_STAR_FIELDS, true),
    KindInfo::new("MatchAs", "pattern", &MATCH_AS_FIELDS, true),
    KindInfo::new("MatchOr", "pattern", &MATCH_OR_FIELDS, true),
    KindInfo::new("TypeIgnore", "type_ignore", &TYPE_IGNORE_FIELDS, false),
    KindInfo::new("TypeVar", "type_param", &TYPE_VAR_FIELDS, true),
    KindInfo::new("ParamSpec", "type_param", &PARAM_SPEC_FIELDS, true),
    KindInfo::new("TypeVarTuple", "type_param", &TYPE_VAR_TUPLE_FIELDS, true),
];

/// The fields of each kind of node.
pub mod node {
    use crate::ast;

    #[derive(Debug, Clone, Copy)]
    pub struct Module {
        pub body: ast::List<ast::Node>,
        pub type_ignores: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Interactive {
        pub body: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Expression {
        pub body: ast::Node,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct FunctionType {
        pub argtypes: ast::List<ast::Node>,
        pub returns: ast::Node,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct FunctionDef {
        pub name: ast::Symbol,
        pub args: ast::Node,
        pub body: ast::List<ast::Node>,
        pub decorator_list: ast::List<ast::Node>,
        pub returns: Option<ast::Node>,
        pub type_comment: Option<ast::Symbol>,
        pub type_params: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct AsyncFunctionDef {
        pub name: ast::Symbol,
        pub args: ast::Node,
        pub body: ast::List<ast::Node>,
        pub decorator_list: ast::List<ast::Node>,
        pub returns: Option<ast::Node>,
        pub type_comment: Option<ast::Symbol>,
        pub type_params: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct ClassDef {
        pub name: ast::Symbol,
        pub bases: ast::List<ast::Node>,
        pub keywords: ast::List<ast::Node>,
        pub body: ast::List<ast::Node>,
        pub decorator_list: ast::List<ast::Node>,
        pub type_params: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Return {
        pub value: Option<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Delete {
        pub targets: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Assign {
        pub targets: ast::List<ast::Node>,
        pub value: ast::Node,
        pub type_comment: Option<ast::Symbol>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct TypeAlias {
        pub name: ast::Node,
        pub type_params: ast::List<ast::Node>,
        pub value: ast::Node,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct AugAssign {
        pub target: ast::Node,
        pub op: ast::Kind,
        pub value: ast::Node,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct AnnAssign {
        pub target: ast::Node,
        pub annotation: ast::Node,
        pub value: Option<ast::Node>,
        pub simple: ast::Int,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct For {
        pub target: ast::Node,
        pub iter: ast::Node,
        pub body: ast::List<ast::Node>,
        pub orelse: ast::List<ast::Node>,
        pub type_comment: Option<ast::Symbol>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct AsyncFor {
        pub target: ast::Node,
        pub iter: ast::Node,
        pub body: ast::List<ast::Node>,
        pub orelse: ast::List<ast::Node>,
        pub type_comment: Option<ast::Symbol>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct While {
        pub test: ast::Node,
        pub body: ast::List<ast::Node>,
        pub orelse: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct If {
        pub test: ast::Node,
        pub body: ast::List<ast::Node>,
        pub orelse: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct With {
        pub items: ast::List<ast::Node>,
        pub body: ast::List<ast::Node>,
        pub type_comment: Option<ast::Symbol>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct AsyncWith {
        pub items: ast::List<ast::Node>,
        pub body: ast::List<ast::Node>,
        pub type_comment: Option<ast::Symbol>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Match {
        pub subject: ast::Node,
        pub cases: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Raise {
        pub exc: Option<ast::Node>,
        pub cause: Option<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Try {
        pub body: ast::List<ast::Node>,
        pub handlers: ast::List<ast::Node>,
        pub orelse: ast::List<ast::Node>,
        pub finalbody: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct TryStar {
        pub body: ast::List<ast::Node>,
        pub handlers: ast::List<ast::Node>,
        pub orelse: ast::List<ast::Node>,
        pub finalbody: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Assert {
        pub test: ast::Node,
        pub msg: Option<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Import {
        pub names: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct ImportFrom {
        pub module: Option<ast::Symbol>,
        pub names: ast::List<ast::Node>,
        pub level: Option<ast::Int>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Global {
        pub names: ast::List<ast::Symbol>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Nonlocal {
        pub names: ast::List<ast::Symbol>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Expr {
        pub value: ast::Node,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Pass;

    #[derive(Debug, Clone, Copy)]
    pub struct Break;

    #[derive(Debug, Clone, Copy)]
    pub struct Continue;

    #[derive(Debug, Clone, Copy)]
    pub struct BoolOp {
        pub op: ast::Kind,
        pub values: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct NamedExpr {
        pub target: ast::Node,
        pub value: ast::Node,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct BinOp {
        pub left: ast::Node,
        pub op: ast::Kind,
        pub right: ast::Node,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct UnaryOp {
        pub op: ast::Kind,
        pub operand: ast::Node,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Lambda {
        pub args: ast::Node,
        pub body: ast::Node,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct IfExp {
        pub test: ast::Node,
        pub body: ast::Node,
        pub orelse: ast::Node,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Dict {
        pub keys: ast::List<Option<ast::Node>>,
        pub values: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Set {
        pub elts: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct ListComp {
        pub elt: ast::Node,
        pub generators: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct SetComp {
        pub elt: ast::Node,
        pub generators: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct DictComp {
        pub key: ast::Node,
        pub value: ast::Node,
        pub generators: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct GeneratorExp {
        pub elt: ast::Node,
        pub generators: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Await {
        pub value: ast::Node,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Yield {
        pub value: Option<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct YieldFrom {
        pub value: ast::Node,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Compare {
        pub left: ast::Node,
        pub ops: ast::List<ast::Kind>,
        pub comparators: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Call {
        pub func: ast::Node,
        pub args: ast::List<ast::Node>,
        pub keywords: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct FormattedValue {
        pub value: ast::Node,
        pub conversion: ast::Int,
        pub format_spec: Option<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Interpolation {
        pub value: ast::Node,
        pub str: ast::ConstantId,
        pub conversion: ast::Int,
        pub format_spec: Option<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct JoinedStr {
        pub values: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct TemplateStr {
        pub values: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Constant {
        pub value: ast::ConstantId,
        pub kind: Option<ast::Symbol>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Attribute {
        pub value: ast::Node,
        pub attr: ast::Symbol,
        pub ctx: ast::Kind,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Subscript {
        pub value: ast::Node,
        pub slice: ast::Node,
        pub ctx: ast::Kind,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Starred {
        pub value: ast::Node,
        pub ctx: ast::Kind,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Name {
        pub id: ast::Symbol,
        pub ctx: ast::Kind,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct List {
        pub elts: ast::List<ast::Node>,
        pub ctx: ast::Kind,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Tuple {
        pub elts: ast::List<ast::Node>,
        pub ctx: ast::Kind,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Slice {
        pub lower: Option<ast::Node>,
        pub upper: Option<ast::Node>,
        pub step: Option<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Comprehension {
        pub target: ast::Node,
        pub iter: ast::Node,
        pub ifs: ast::List<ast::Node>,
        pub is_async: ast::Int,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct ExceptHandler {
        pub type_: Option<ast::Node>,
        pub name: Option<ast::Symbol>,
        pub body: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Arguments {
        pub posonlyargs: ast::List<ast::Node>,
        pub args: ast::List<ast::Node>,
        pub vararg: Option<ast::Node>,
        pub kwonlyargs: ast::List<ast::Node>,
        pub kw_defaults: ast::List<Option<ast::Node>>,
        pub kwarg: Option<ast::Node>,
        pub defaults: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Arg {
        pub arg: ast::Symbol,
        pub annotation: Option<ast::Node>,
        pub type_comment: Option<ast::Symbol>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Keyword {
        pub arg: Option<ast::Symbol>,
        pub value: ast::Node,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Alias {
        pub name: ast::Symbol,
        pub asname: Option<ast::Symbol>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct Withitem {
        pub context_expr: ast::Node,
        pub optional_vars: Option<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct MatchCase {
        pub pattern: ast::Node,
        pub guard: Option<ast::Node>,
        pub body: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct MatchValue {
        pub value: ast::Node,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct MatchSingleton {
        pub value: ast::ConstantId,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct MatchSequence {
        pub patterns: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct MatchMapping {
        pub keys: ast::List<ast::Node>,
        pub patterns: ast::List<ast::Node>,
        pub rest: Option<ast::Symbol>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct MatchClass {
        pub cls: ast::Node,
        pub patterns: ast::List<ast::Node>,
        pub kwd_attrs: ast::List<ast::Symbol>,
        pub kwd_patterns: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct MatchStar {
        pub name: Option<ast::Symbol>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct MatchAs {
        pub pattern: Option<ast::Node>,
        pub name: Option<ast::Symbol>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct MatchOr {
        pub patterns: ast::List<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct TypeIgnore {
        pub lineno: ast::Int,
        pub tag: ast::Symbol,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct TypeVar {
        pub name: ast::Symbol,
        pub bound: Option<ast::Node>,
        pub default_value: Option<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct ParamSpec {
        pub name: ast::Symbol,
        pub default_value: Option<ast::Node>,
    }

    #[derive(Debug, Clone, Copy)]
    pub struct TypeVarTuple {
        pub name: ast::Symbol,
        pub default_value: Option<ast::Node>,
    }
}

/// A node of the sum `mod`.
#[derive(Debug, Clone, Copy)]
pub enum Mod {
    Module(node::Module),
    Interactive(node::Interactive),
    Expression(node::Expression),
    FunctionType(node::FunctionType),
    /// A kind that the base language does not have here.
    Other(Node),
}

/// A node of the sum `stmt`.
#[derive(Debug, Clone, Copy)]
pub enum Stmt {
    FunctionDef(node::FunctionDef),
    AsyncFunctionDef(node::AsyncFunctionDef),
    ClassDef(node::ClassDef),
    Return(node::Return),
    Delete(node::Delete),
    Assign(node::Assign),
    TypeAlias(node::TypeAlias),
    AugAssign(node::AugAssign),
    AnnAssign(node::AnnAssign),
    For(node::For),
    AsyncFor(node::AsyncFor),
    While(node::While),
    If(node::If),
    With(node::With),
    AsyncWith(node::AsyncWith),
    Match(node::Match),
    Raise(node::Raise),
    Try(node::Try),
    TryStar(node::TryStar),
    Assert(node::Assert),
    Import(node::Import),
    ImportFrom(node::ImportFrom),
    Global(node::Global),
    Nonlocal(node::Nonlocal),
    Expr(node::Expr),
    Pass(node::Pass),
    Break(node::Break),
    Continue(node::Continue),
    /// A kind that the base language does not have here.
    Other(Node),
}

/// A node of the sum `expr`.
#[derive(Debug, Clone, Copy)]
pub enum Expr {
    BoolOp(node::BoolOp),
    NamedExpr(node::NamedExpr),
    BinOp(node::BinOp),
    UnaryOp(node::UnaryOp),
    Lambda(node::Lambda),
    IfExp(node::IfExp),
    Dict(node::Dict),
    Set(node::Set),
    ListComp(node::ListComp),
    SetComp(node::SetComp),
    DictComp(node::DictComp),
    GeneratorExp(node::GeneratorExp),
    Await(node::Await),
    Yield(node::Yield),
    YieldFrom(node::YieldFrom),
    Compare(node::Compare),
    Call(node::Call),
    FormattedValue(node::FormattedValue),
    Interpolation(node::Interpolation),
    JoinedStr(node::JoinedStr),
    TemplateStr(node::TemplateStr),
    Constant(node::Constant),
    Attribute(node::Attribute),
    Subscript(node::Subscript),
    Starred(node::Starred),
    Name(node::Name),
    List(node::List),
    Tuple(node::Tuple),
    Slice(node::Slice),
    /// A kind that the base language does not have here.
    Other(Node),
}

/// A node of the sum `excepthandler`.
#[derive(Debug, Clone, Copy)]
pub enum Excepthandler {
    ExceptHandler(node::ExceptHandler),
    /// A kind that the base language does not have here.
    Other(Node),
}

/// A node of the sum `pattern`.
#[derive(Debug, Clone, Copy)]
pub enum Pattern {
    MatchValue(node::MatchValue),
    MatchSingleton(node::MatchSingleton),
    MatchSequence(node::MatchSequence),
    MatchMapping(node::MatchMapping),
    MatchClass(node::MatchClass),
    MatchStar(node::MatchStar),
    MatchAs(node::MatchAs),
    MatchOr(node::MatchOr),
    /// A kind that the base language does not have here.
    Other(Node),
}

/// A node of the sum `type_ignore`.
#[derive(Debug, Clone, Copy)]
pub enum TypeIgnore {
    TypeIgnore(node::TypeIgnore),
    /// A kind that the base language does not have here.
    Other(Node),
}

/// A node of the sum `type_param`.
#[derive(Debug, Clone, Copy)]
pub enum TypeParam {
    TypeVar(node::TypeVar),
    ParamSpec(node::ParamSpec),
    TypeVarTuple(node::TypeVarTuple),
    /// A kind that the base language does not have here.
    Other(Node),
}

/// Reading nodes by their fields.
impl Ast {
    pub fn mod_(&self, node: Node) -> Mod {
        let words = self.words(node);
        match self.kind(node) {
            Kind::Module => Mod::Module(node::Module { body: Ast::read(words, 0), type_ignores: Ast::read(words, 1) }),
            Kind::Interactive => Mod::Interactive(node::Interactive { body: Ast::read(words, 0) }),
            Kind::Expression => Mod::Expression(node::Expression { body: Ast::read(words, 0) }),
            Kind::FunctionType => Mod::FunctionType(node::FunctionType { argtypes: Ast::read(words, 0), returns: Ast::read(words, 1) }),
            _ => Mod::Other(node),
        }
    }

    pub fn stmt(&self, node: Node) -> Stmt {
        let words = self.words(node);
        match self.kind(node) {
            Kind::FunctionDef => Stmt::FunctionDef(node::FunctionDef { name: Ast::read(words, 0), args: Ast::read(words, 1), body: Ast::read(words, 2), decorator_list: Ast::read(words, 3), returns: Ast::read(words, 4), type_comment: Ast::read(words, 5), type_params: Ast::read(words, 6) }),
            Kind::AsyncFunctionDef => Stmt::AsyncFunctionDef(node::AsyncFunctionDef { name: Ast::read(words, 0), args: Ast::read(words, 1), body: Ast::read(words, 2), decorator_list: Ast::read(words, 3), returns: Ast::read(words, 4), type_comment: Ast::read(words, 5), type_params: Ast::read(words, 6) }),
            Kind::ClassDef => Stmt::ClassDef(node::ClassDef { name: Ast::read(words, 0), bases: Ast::read(words, 1), keywords: Ast::read(words, 2), body: Ast::read(words, 3), decorator_list: Ast::read(words, 4), type_params: Ast::read(words, 5) }),
            Kind::Return => Stmt::Return(node::Return { value: Ast::read(words, 0) }),
            Kind::Delete => Stmt::Delete(node::Delete { targets: Ast::read(words, 0) }),
            Kind::Assign => Stmt::Assign(node::Assign { targets: Ast::read(words, 0), value: Ast::read(words, 1), type_comment: Ast::read(words, 2) }),
            Kind::TypeAlias => Stmt::TypeAlias(node::TypeAlias { name: Ast::read(words, 0), type_params: Ast::read(words, 1), value: Ast::read(words, 2) }),
            Kind::AugAssign => Stmt::AugAssign(node::AugAssign { target: Ast::read(words, 0), op: Ast::read(words, 1), value: Ast::read(words, 2) }),
            Kind::AnnAssign => Stmt::AnnAssign(node::AnnAssign { target: Ast::read(words, 0), annotation: Ast::read(words, 1), value: Ast::read(words, 2), simple: Ast::read(words, 3) }),
            Kind::For => Stmt::For(node::For { target: Ast::read(words, 0), iter: Ast::read(words, 1), body: Ast::read(words, 2), orelse: Ast::read(words, 3), type_comment: Ast::read(words, 4) }),
            Kind::AsyncFor => Stmt::AsyncFor(node::AsyncFor { target: Ast::read(words, 0), iter: Ast::read(words, 1), body: Ast::read(words, 2), orelse: Ast::read(words, 3), type_comment: Ast::read(words, 4) }),
            Kind::While => Stmt::While(node::While { test: Ast::read(words, 0), body: Ast::read(words, 1), orelse: Ast::read(words, 2) }),
            Kind::If => Stmt::If(node::If { test: Ast::read(words, 0), body: Ast::read(words, 1), orelse: Ast::read(words, 2) }),
            Kind::With => Stmt::With(node::With { items: Ast::read(words, 0), body: Ast::read(words, 1), type_comment: Ast::read(words, 2) }),
            Kind::AsyncWith => Stmt::AsyncWith(node::AsyncWith { items: Ast::read(words, 0), body: Ast::read(words, 1), type_comment: Ast::read(words, 2) }),
            Kind::Match => Stmt::Match(node::Match { subject: Ast::read(words, 0), cases: Ast::read(words, 1) }),
            Kind::Raise => Stmt::Raise(node::Raise { exc: Ast::read(words, 0), cause: Ast::read(words, 1) }),
            Kind::Try => Stmt::Try(node::Try { body: Ast::read(words, 0), handlers: Ast::read(words, 1), orelse: Ast::read(words, 2), finalbody: Ast::read(words, 3) }),
            Kind::TryStar => Stmt::TryStar(node::TryStar { body: Ast::read(words, 0), handlers: Ast::read(words, 1), orelse: Ast::read(words, 2), finalbody: Ast::read(words, 3) }),
            Kind::Assert => Stmt::Assert(node::Assert { test: Ast::read(words, 0), msg: Ast::read(words, 1) }),
            Kind::Import => Stmt::Import(node::Import { names: Ast::read(words, 0) }),
            Kind::ImportFrom => Stmt::ImportFrom(node::ImportFrom { module: Ast::read(words, 0), names: Ast::read(words, 1), level: Ast::read(words, 2) }),
            Kind::Global => Stmt::Global(node::Global { names: Ast::read(words, 0) }),
            Kind::Nonlocal => Stmt::Nonlocal(node::Nonlocal { names: Ast::read(words, 0) }),
            Kind::Expr => Stmt::Expr(node::Expr { value: Ast::read(words, 0) }),
            Kind::Pass => Stmt::Pass(node::Pass),
            Kind::Break => Stmt::Break(node::Break),
            Kind::Continue => Stmt::Continue(node::Continue),
            _ => Stmt::Other(node),
        }
    }

    pub fn expr(&self, node: Node) -> Expr {
        let words = self.words(node);
        match self.kind(node) {
            Kind::BoolOp => Expr::BoolOp(node::BoolOp { op: Ast::read(words, 0), values: Ast::read(words, 1) }),
            Kind::NamedExpr => Expr::NamedExpr(node::NamedExpr { target: Ast::read(words, 0), value: Ast::read(words, 1) }),
            Kind::BinOp => Expr::BinOp(node::BinOp { left: Ast::read(words, 0), op: Ast::read(words, 1), right: Ast::read(words, 2) }),
            Kind::UnaryOp => Expr::UnaryOp(node::UnaryOp { op: Ast::read(words, 0), operand: Ast::read(words, 1) }),
            Kind::Lambda => Expr::Lambda(node::Lambda { args: Ast::read(words, 0), body: Ast::read(words, 1) }),
            Kind::IfExp => Expr::IfExp(node::IfExp { test: Ast::read(words, 0), body: Ast::read(words, 1), orelse: Ast::read(words, 2) }),
            Kind::Dict => Expr::Dict(node::Dict { keys: Ast::read(words, 0), values: Ast::read(words, 1) }),
            Kind::Set => Expr::Set(node::Set { elts: Ast::read(words, 0) }),
            Kind::ListComp => Expr::ListComp(node::ListComp { elt: Ast::read(words, 0), generators: Ast::read(words, 1) }),
            Kind::SetComp => Expr::SetComp(node::SetComp { elt: Ast::read(words, 0), generators: Ast::read(words, 1) }),
            Kind::DictComp => Expr::DictComp(node::DictComp { key: Ast::read(words, 0), value: Ast::read(words, 1), generators: Ast::read(words, 2) }),
            Kind::GeneratorExp => Expr::GeneratorExp(node::GeneratorExp { elt: Ast::read(words, 0), generators: Ast::read(words, 1) }),
            Kind::Await => Expr::Await(node::Await { value: Ast::read(words, 0) }),
            Kind::Yield => Expr::Yield(node::Yield { value: Ast::read(words, 0) }),
            Kind::YieldFrom => Expr::YieldFrom(node::YieldFrom { value: Ast::read(words, 0) }),
            Kind::Compare => Expr::Compare(node::Compare { left: Ast::read(words, 0), ops: Ast::read(words, 1), comparators: Ast::read(words, 2) }),
            Kind::Call => Expr::Call(node::Call { func: Ast::read(words, 0), args: Ast::read(words, 1), keywords: Ast::read(words, 2) }),
            Kind::FormattedValue => Expr::FormattedValue(node::FormattedValue { value: Ast::read(words, 0), conversion: Ast::read(words, 1), format_spec: Ast::read(words, 2) }),
            Kind::Interpolation => Expr::Interpolation(node::Interpolation { value: Ast::read(words, 0), str: Ast::read(words, 1), conversion: Ast::read(words, 2), format_spec: Ast::read(words, 3) }),
            Kind::JoinedStr => Expr::JoinedStr(node::JoinedStr { values: Ast::read(words, 0) }),
            Kind::TemplateStr => Expr::TemplateStr(node::TemplateStr { values: Ast::read(words, 0) }),
            Kind::Constant => Expr::Constant(node::Constant { value: Ast::read(words, 0), kind: Ast::read(words, 1) }),
            Kind::Attribute => Expr::Attribute(node::Attribute { value: Ast::read(words, 0), attr: Ast::read(words, 1), ctx: Ast::read(words, 2) }),
            Kind::Subscript => Expr::Subscript(node::Subscript { value: Ast::read(words, 0), slice: Ast::read(words, 1), ctx: Ast::read(words, 2) }),
            Kind::Starred => Expr::Starred(node::Starred { value: Ast::read(words, 0), ctx: Ast::read(words, 1) }),
            Kind::Name => Expr::Name(node::Name { id: Ast::read(words, 0), ctx: Ast::read(words, 1) }),
            Kind::List => Expr::List(node::List { elts: Ast::read(words, 0), ctx: Ast::read(words, 1) }),
            Kind::Tuple => Expr::Tuple(node::Tuple { elts: Ast::read(words, 0), ctx: Ast::read(words, 1) }),
            Kind::Slice => Expr::Slice(node::Slice { lower: Ast::read(words, 0), upper: Ast::read(words, 1), step: Ast::read(words, 2) }),
            _ => Expr::Other(node),
        }
    }

    /// Panics where `node` is no `comprehension`.
    pub fn comprehension(&self, node: Node) -> node::Comprehension {
        assert_eq!(self.kind(node), Kind::Comprehension);
        let words = self.words(node);
        node::Comprehension { target: Ast::read(words, 0), iter: Ast::read(words, 1), ifs: Ast::read(words, 2), is_async: Ast::read(words, 3) }
    }

    pub fn excepthandler(&self, node: Node) -> Excepthandler {
        let words = self.words(node);
        match self.kind(node) {
            Kind::ExceptHandler => Excepthandler::ExceptHandler(node::ExceptHandler { type_: Ast::read(words, 0), name: Ast::read(words, 1), body: Ast::read(words, 2) }),
            _ => Excepthandler::Other(node),
        }
    }

    /// Panics where `node` is no `arguments`.
    pub fn arguments(&self, node: Node) -> node::Arguments {
        assert_eq!(self.kind(node), Kind::Arguments);
        let words = self.words(node);
        node::Arguments { posonlyargs: Ast::read(words, 0), args: Ast::read(words, 1), vararg: Ast::read(words, 2), kwonlyargs: Ast::read(words, 3), kw_defaults: Ast::read(words, 4), kwarg: Ast::read(words, 5), defaults: Ast::read(words, 6) }
    }

    /// Panics where `node` is no `arg`.
    pub fn arg(&self, node: Node) -> node::Arg {
        assert_eq!(self.kind(node), Kind::Arg);
        let words = self.words(node);
        node::Arg { arg: Ast::read(words, 0), annotation: Ast::read(words, 1), type_comment: Ast::read(words, 2) }
    }

    /// Panics where `node` is no `keyword`.
    pub fn keyword(&self, node: Node) -> node::Keyword {
        assert_eq!(self.kind(node), Kind::Keyword);
        let words = self.words(node);
        node::Keyword { arg: Ast::read(words, 0), value: Ast::read(words, 1) }
    }

    /// Panics where `node` is no `alias`.
    pub fn alias(&self, node: Node) -> node::Alias {
        assert_eq!(self.kind(node), Kind::Alias);
        let words = self.words(node);
        node::Alias { name: Ast::read(words, 0), asname: Ast::read(words, 1) }
    }

    /// Panics where `node` is no `withitem`.
    pub fn withitem(&self, node: Node) -> node::Withitem {
        assert_eq!(self.kind(node), Kind::Withitem);
        let words = self.words(node);
        node::Withitem { context_expr: Ast::read(words, 0), optional_vars: Ast::read(words, 1) }
    }

    /// Panics where `node` is no `match_case`.
    pub fn match_case(&self, node: Node) -> node::MatchCase {
        assert_eq!(self.kind(node), Kind::MatchCase);
        let words = self.words(node);
        node::MatchCase { pattern: Ast::read(words, 0), guard: Ast::read(words, 1), body: Ast::read(words, 2) }
    }

    pub fn pattern(&self, node: Node) -> Pattern {
        let words = self.words(node);
        match self.kind(node) {
            Kind::MatchValue => Pattern::MatchValue(node::MatchValue { value: Ast::read(words, 0) }),
            Kind::MatchSingleton => Pattern::MatchSingleton(node::MatchSingleton { value: Ast::read(words, 0) }),
            Kind::MatchSequence => Pattern::MatchSequence(node::MatchSequence { patterns: Ast::read(words, 0) }),
            Kind::MatchMapping => Pattern::MatchMapping(node::MatchMapping { keys: Ast::read(words, 0), patterns: Ast::read(words, 1), rest: Ast::read(words, 2) }),
            Kind::MatchClass => Pattern::MatchClass(node::MatchClass { cls: Ast::read(words, 0), patterns: Ast::read(words, 1), kwd_attrs: Ast::read(words, 2), kwd_patterns: Ast::read(words, 3) }),
            Kind::MatchStar => Pattern::MatchStar(node::MatchStar { name: Ast::read(words, 0) }),
            Kind::MatchAs => Pattern::MatchAs(node::MatchAs { pattern: Ast::read(words, 0), name: Ast::read(words, 1) }),
            Kind::MatchOr => Pattern::MatchOr(node::MatchOr { patterns: Ast::read(words, 0) }),
            _ => Pattern::Other(node),
        }
    }

    pub fn type_ignore(&self, node: Node) -> TypeIgnore {
        let words = self.words(node);
        match self.kind(node) {
            Kind::TypeIgnore => TypeIgnore::TypeIgnore(node::TypeIgnore { lineno: Ast::read(words, 0), tag: Ast::read(words, 1) }),
            _ => TypeIgnore::Other(node),
        }
    }

    pub fn type_param(&self, node: Node) -> TypeParam {
        let words = self.words(node);
        match self.kind(node) {
            Kind::TypeVar => TypeParam::TypeVar(node::TypeVar { name: Ast::read(words, 0), bound: Ast::read(words, 1), default_value: Ast::read(words, 2) }),
            Kind::ParamSpec => TypeParam::ParamSpec(node::ParamSpec { name: Ast::read(words, 0), default_value: Ast::read(words, 1) }),
            Kind::TypeVarTuple => TypeParam::TypeVarTuple(node::TypeVarTuple { name: Ast::read(words, 0), default_value: Ast::read(words, 1) }),
            _ => TypeParam::Other(node),
        }
    }
}

/// Making nodes.
#[allow(clippy::too_many_arguments)]
impl Ast {
    pub fn new_module(&mut self, body: List<Node>, type_ignores: List<Node>) -> Node {
        self.make(Kind::Module, &[Ast::word(body), Ast::word(type_ignores)], Span::default())
    }

    pub fn new_interactive(&mut self, body: List<Node>) -> Node {
        self.make(Kind::Interactive, &[Ast::word(body)], Span::default())
    }

    pub fn new_expression(&mut self, body: Node) -> Node {
        self.make(Kind::Expression, &[Ast::word(body)], Span::default())
    }

    pub fn new_function_type(&mut self, argtypes: List<Node>, returns: Node) -> Node {
        self.make(Kind::FunctionType, &[Ast::word(argtypes), Ast::word(returns)], Span::default())
    }

    pub fn new_function_def(&mut self, name: Symbol, args: Node, body: List<Node>, decorator_list: List<Node>, returns: Option<Node>, type_comment: Option<Symbol>, type_params: List<Node>, span: Span) -> Node {
        self.make(Kind::FunctionDef, &[Ast::word(name), Ast::word(args), Ast::word(body), Ast::word(decorator_list), Ast::word(returns), Ast::word(type_comment), Ast::word(type_params)], span)
    }

    pub fn new_async_function_def(&mut self, name: Symbol, args: Node, body: List<Node>, decorator_list: List<Node>, returns: Option<Node>, type_comment: Option<Symbol>, type_params: List<Node>, span: Span) -> Node {
        self.make(Kind::AsyncFunctionDef, &[Ast::word(name), Ast::word(args), Ast::word(body), Ast::word(decorator_list), Ast::word(returns), Ast::word(type_comment), Ast::word(type_params)], span)
    }

    pub fn new_class_def(&mut self, name: Symbol, bases: List<Node>, keywords: List<Node>, body: List<Node>, decorator_list: List<Node>, type_params: List<Node>, span: Span) -> Node {
        self.make(Kind::ClassDef, &[Ast::word(name), Ast::word(bases), Ast::word(keywords), Ast::word(body), Ast::word(decorator_list), Ast::word(type_params)], span)
    }

    pub fn new_return(&mut self, value: Option<Node>, span: Span) -> Node {
        self.make(Kind::Return, &[Ast::word(value)], span)
    }

    pub fn new_delete(&mut self, targets: List<Node>, span: Span) -> Node {
        self.make(Kind::Delete, &[Ast::word(targets)], span)
    }

    pub fn new_assign(&mut self, targets: List<Node>, value: Node, type_comment: Option<Symbol>, span: Span) -> Node {
        self.make(Kind::Assign, &[Ast::word(targets), Ast::word(value), Ast::word(type_comment)], span)
    }

    pub fn new_type_alias(&mut self, name: Node, type_params: List<Node>, value: Node, span: Span) -> Node {
        self.make(Kind::TypeAlias, &[Ast::word(name), Ast::word(type_params), Ast::word(value)], span)
    }

    pub fn new_aug_assign(&mut self, target: Node, op: Kind, value: Node, span: Span) -> Node {
        self.make(Kind::AugAssign, &[Ast::word(target), Ast::word(op), Ast::word(value)], span)
    }

    pub fn new_ann_assign(&mut self, target: Node, annotation: Node, value: Option<Node>, simple: Int, span: Span) -> Node {
        self.make(Kind::AnnAssign, &[Ast::word(target), Ast::word(annotation), Ast::word(value), Ast::word(simple)], span)
    }

    pub fn new_for(&mut self, target: Node, iter: Node, body: List<Node>, orelse: List<Node>, type_comment: Option<Symbol>, span: Span) -> Node {
        self.make(Kind::For, &[Ast::word(target), Ast::word(iter), Ast::word(body), Ast::word(orelse), Ast::word(type_comment)], span)
    }

    pub fn new_async_for(&mut self, target: Node, iter: Node, body: List<Node>, orelse: List<Node>, type_comment: Option<Symbol>, span: Span) -> Node {
        self.make(Kind::AsyncFor, &[Ast::word(target), Ast::word(iter), Ast::word(body), Ast::word(orelse), Ast::word(type_comment)], span)
    }

    pub fn new_while(&mut self, test: Node, body: List<Node>, orelse: List<Node>, span: Span) -> Node {
        self.make(Kind::While, &[Ast::word(test), Ast::word(body), Ast::word(orelse)], span)
    }

    pub fn new_if(&mut self, test: Node, body: List<Node>, orelse: List<Node>, span: Span) -> Node {
        self.make(Kind::If, &[Ast::word(test), Ast::word(body), Ast::word(orelse)], span)
    }

    pub fn new_with(&mut self, items: List<Node>, body: List<Node>, type_comment: Option<Symbol>, span: Span) -> Node {
        self.make(Kind::With, &[Ast::word(items), Ast::word(body), Ast::word(type_comment)], span)
    }

    pub fn new_async_with(&mut self, items: List<Node>, body: List<Node>, type_comment: Option<Symbol>, span: Span) -> Node {
        self.make(Kind::AsyncWith, &[Ast::word(items), Ast::word(body), Ast::word(type_comment)], span)
    }

    pub fn new_match(&mut self, subject: Node, cases: List<Node>, span: Span) -> Node {
        self.make(Kind::Match, &[Ast::word(subject), Ast::word(cases)], span)
    }

    pub fn new_raise(&mut self, exc: Option<Node>, cause: Option<Node>, span: Span) -> Node {
        self.make(Kind::Raise, &[Ast::word(exc), Ast::word(cause)], span)
    }

    pub fn new_try(&mut self, body: List<Node>, handlers: List<Node>, orelse: List<Node>, finalbody: List<Node>, span: Span) -> Node {
        self.make(Kind::Try, &[Ast::word(body), Ast::word(handlers), Ast::word(orelse), Ast::word(finalbody)], span)
    }

    pub fn new_try_star(&mut self, body: List<Node>, handlers: List<Node>, orelse: List<Node>, finalbody: List<Node>, span: Span) -> Node {
        self.make(Kind::TryStar, &[Ast::word(body), Ast::word(handlers), Ast::word(orelse), Ast::word(finalbody)], span)
    }

    pub fn new_assert(&mut self, test: Node, msg: Option<Node>, span: Span) -> Node {
        self.make(Kind::Assert, &[Ast::word(test), Ast::word(msg)], span)
    }

    pub fn new_import(&mut self, names: List<Node>, span: Span) -> Node {
        self.make(Kind::Import, &[Ast::word(names)], span)
    }

    pub fn new_import_from(&mut self, module: Option<Symbol>, names: List<Node>, level: Option<Int>, span: Span) -> Node {
        self.make(Kind::ImportFrom, &[Ast::word(module), Ast::word(names), Ast::word(level)], span)
    }

    pub fn new_global(&mut self, names: List<Symbol>, span: Span) -> Node {
        self.make(Kind::Global, &[Ast::word(names)], span)
    }

    pub fn new_nonlocal(&mut self, names: List<Symbol>, span: Span) -> Node {
        self.make(Kind::Nonlocal, &[Ast::word(names)], span)
    }

    pub fn new_expr(&mut self, value: Node, span: Span) -> Node {
        self.make(Kind::Expr, &[Ast::word(value)], span)
    }

    pub fn new_pass(&mut self, span: Span) -> Node {
        self.make(Kind::Pass, &[], span)
    }

    pub fn new_break(&mut self, span: Span) -> Node {
        self.make(Kind::Break, &[], span)
    }

    pub fn new_continue(&mut self, span: Span) -> Node {
        self.make(Kind::Continue, &[], span)
    }

    pub fn new_bool_op(&mut self, op: Kind, values: List<Node>, span: Span) -> Node {
        self.make(Kind::BoolOp, &[Ast::word(op), Ast::word(values)], span)
    }

    pub fn new_named_expr(&mut self, target: Node, value: Node, span: Span) -> Node {
        self.make(Kind::NamedExpr, &[Ast::word(target), Ast::word(value)], span)
    }

    pub fn new_bin_op(&mut self, left: Node, op: Kind, right: Node, span: Span) -> Node {
        self.make(Kind::BinOp, &[Ast::word(left), Ast::word(op), Ast::word(right)], span)
    }

    pub fn new_unary_op(&mut self, op: Kind, operand: Node, span: Span) -> Node {
        self.make(Kind::UnaryOp, &[Ast::word(op), Ast::word(operand)], span)
    }

    pub fn new_lambda(&mut self, args: Node, body: Node, span: Span) -> Node {
        self.make(Kind::Lambda, &[Ast::word(args), Ast::word(body)], span)
    }

    pub fn new_if_exp(&mut self, test: Node, body: Node, orelse: Node, span: Span) -> Node {
        self.make(Kind::IfExp, &[Ast::word(test), Ast::word(body), Ast::word(orelse)], span)
    }

    pub fn new_dict(&mut self, keys: List<Option<Node>>, values: List<Node>, span: Span) -> Node {
        self.make(Kind::Dict, &[Ast::word(keys), Ast::word(values)], span)
    }

    pub fn new_set(&mut self, elts: List<Node>, span: Span) -> Node {
        self.make(Kind::Set, &[Ast::word(elts)], span)
    }

    pub fn new_list_comp(&mut self, elt: Node, generators: List<Node>, span: Span) -> Node {
        self.make(Kind::ListComp, &[Ast::word(elt), Ast::word(generators)], span)
    }

    pub fn new_set_comp(&mut self, elt: Node, generators: List<Node>, span: Span) -> Node {
        self.make(Kind::SetComp, &[Ast::word(elt), Ast::word(generators)], span)
    }

    pub fn new_dict_comp(&mut self, key: Node, value: Node, generators: List<Node>, span: Span) -> Node {
        self.make(Kind::DictComp, &[Ast::word(key), Ast::word(value), Ast::word(generators)], span)
    }

    pub fn new_generator_exp(&mut self, elt: Node, generators: List<Node>, span: Span) -> Node {
        self.make(Kind::GeneratorExp, &[Ast::word(elt), Ast::word(generators)], span)
    }

    pub fn new_await(&mut self, value: Node, span: Span) -> Node {
        self.make(Kind::Await, &[Ast::word(value)], span)
    }

    pub fn new_yield(&mut self, value: Option<Node>, span: Span) -> Node {
        self.make(Kind::Yield, &[Ast::word(value)], span)
    }

    pub fn new_yield_from(&mut self, value: Node, span: Span) -> Node {
        self.make(Kind::YieldFrom, &[Ast::word(value)], span)
    }

    pub fn new_compare(&mut self, left: Node, ops: List<Kind>, comparators: List<Node>, span: Span) -> Node {
        self.make(Kind::Compare, &[Ast::word(left), Ast::word(ops), Ast::word(comparators)], span)
    }

    pub fn new_call(&mut self, func: Node, args: List<Node>, keywords: List<Node>, span: Span) -> Node {
        self.make(Kind::Call, &[Ast::word(func), Ast::word(args), Ast::word(keywords)], span)
    }

    pub fn new_formatted_value(&mut self, value: Node, conversion: Int, format_spec: Option<Node>, span: Span) -> Node {
        self.make(Kind::FormattedValue, &[Ast::word(value), Ast::word(conversion), Ast::word(format_spec)], span)
    }

    pub fn new_interpolation(&mut self, value: Node, str: ConstantId, conversion: Int, format_spec: Option<Node>, span: Span) -> Node {
        self.make(Kind::Interpolation, &[Ast::word(value), Ast::word(str), Ast::word(conversion), Ast::word(format_spec)], span)
    }

    pub fn new_joined_str(&mut self, values: List<Node>, span: Span) -> Node {
        self.make(Kind::JoinedStr, &[Ast::word(values)], span)
    }

    pub fn new_template_str(&mut self, values: List<Node>, span: Span) -> Node {
        self.make(Kind::TemplateStr, &[Ast::word(values)], span)
    }

    pub fn new_constant(&mut self, value: ConstantId, kind: Option<Symbol>, span: Span) -> Node {
        self.make(Kind::Constant, &[Ast::word(value), Ast::word(kind)], span)
    }

    pub fn new_attribute(&mut self, value: Node, attr: Symbol, ctx: Kind, span: Span) -> Node {
        self.make(Kind::Attribute, &[Ast::word(value), Ast::word(attr), Ast::word(ctx)], span)
    }

    pub fn new_subscript(&mut self, value: Node, slice: Node, ctx: Kind, span: Span) -> Node {
        self.make(Kind::Subscript, &[Ast::word(value), Ast::word(slice), Ast::word(ctx)], span)
    }

    pub fn new_starred(&mut self, value: Node, ctx: Kind, span: Span) -> Node {
        self.make(Kind::Starred, &[Ast::word(value), Ast::word(ctx)], span)
    }

    pub fn new_name(&mut self, id: Symbol, ctx: Kind, span: Span) -> Node {
        self.make(Kind::Name, &[Ast::word(id), Ast::word(ctx)], span)
    }

    pub fn new_list(&mut self, elts: List<Node>, ctx: Kind, span: Span) -> Node {
        self.make(Kind::List, &[Ast::word(elts), Ast::word(ctx)], span)
    }

    pub fn new_tuple(&mut self, elts: List<Node>, ctx: Kind, span: Span) -> Node {
        self.make(Kind::Tuple, &[Ast::word(elts), Ast::word(ctx)], span)
    }

    pub fn new_slice(&mut self, lower: Option<Node>, upper: Option<Node>, step: Option<Node>, span: Span) -> Node {
        self.make(Kind::Slice, &[Ast::word(lower), Ast::word(upper), Ast::word(step)], span)
    }

    pub fn new_comprehension(&mut self, target: Node, iter: Node, ifs: List<Node>, is_async: Int) -> Node {
        self.make(Kind::Comprehension, &[Ast::word(target), Ast::word(iter), Ast::word(ifs), Ast::word(is_async)], Span::default())
    }

    pub fn new_except_handler(&mut self, type_: Option<Node>, name: Option<Symbol>, body: List<Node>, span: Span) -> Node {
        self.make(Kind::ExceptHandler, &[Ast::word(type_), Ast::word(name), Ast::word(body)], span)
    }

    pub fn new_arguments(&mut self, posonlyargs: List<Node>, args: List<Node>, vararg: Option<Node>, kwonlyargs: List<Node>, kw_defaults: List<Option<Node>>, kwarg: Option<Node>, defaults: List<Node>) -> Node {
        self.make(Kind::Arguments, &[Ast::word(posonlyargs), Ast::word(args), Ast::word(vararg), Ast::word(kwonlyargs), Ast::word(kw_defaults), Ast::word(kwarg), Ast::word(defaults)], Span::default())
    }

    pub fn new_arg(&mut self, arg: Symbol, annotation: Option<Node>, type_comment: Option<Symbol>, span: Span) -> Node {
        self.make(Kind::Arg, &[Ast::word(arg), Ast::word(annotation), Ast::word(type_comment)], span)
    }

    pub fn new_keyword(&mut self, arg: Option<Symbol>, value: Node, span: Span) -> Node {
        self.make(Kind::Keyword, &[Ast::word(arg), Ast::word(value)], span)
    }

    pub fn new_alias(&mut self, name: Symbol, asname: Option<Symbol>, span: Span) -> Node {
        self.make(Kind::Alias, &[Ast::word(name), Ast::word(asname)], span)
    }

    pub fn new_withitem(&mut self, context_expr: Node, optional_vars: Option<Node>) -> Node {
        self.make(Kind::Withitem, &[Ast::word(context_expr), Ast::word(optional_vars)], Span::default())
    }

    pub fn new_match_case(&mut self, pattern: Node, guard: Option<Node>, body: List<Node>) -> Node {
        self.make(Kind::MatchCase, &[Ast::word(pattern), Ast::word(guard), Ast::word(body)], Span::default())
    }

    pub fn new_match_value(&mut self, value: Node, span: Span) -> Node {
        self.make(Kind::MatchValue, &[Ast::word(value)], span)
    }

    pub fn new_match_singleton(&mut self, value: ConstantId, span: Span) -> Node {
        self.make(Kind::MatchSingleton, &[Ast::word(value)], span)
    }

    pub fn new_match_sequence(&mut self, patterns: List<Node>, span: Span) -> Node {
        self.make(Kind::MatchSequence, &[Ast::word(patterns)], span)
    }

    pub fn new_match_mapping(&mut self, keys: List<Node>, patterns: List<Node>, rest: Option<Symbol>, span: Span) -> Node {
        self.make(Kind::MatchMapping, &[Ast::word(keys), Ast::word(patterns), Ast::word(rest)], span)
    }

    pub fn new_match_class(&mut self, cls: Node, patterns: List<Node>, kwd_attrs: List<Symbol>, kwd_patterns: List<Node>, span: Span) -> Node {
        self.make(Kind::MatchClass, &[Ast::word(cls), Ast::word(patterns), Ast::word(kwd_attrs), Ast::word(kwd_patterns)], span)
    }

    pub fn new_match_star(&mut self, name: Option<Symbol>, span: Span) -> Node {
        self.make(Kind::MatchStar, &[Ast::word(name)], span)
    }

    pub fn new_match_as(&mut self, pattern: Option<Node>, name: Option<Symbol>, span: Span) -> Node {
        self.make(Kind::MatchAs, &[Ast::word(pattern), Ast::word(name)], span)
    }

    pub fn new_match_or(&mut self, patterns: List<Node>, span: Span) -> Node {
        self.make(Kind::MatchOr, &[Ast::word(patterns)], span)
    }

    pub fn new_type_ignore(&mut self, lineno: Int, tag: Symbol) -> Node {
        self.make(Kind::TypeIgnore, &[Ast::word(lineno), Ast::word(tag)], Span::default())
    }

    pub fn new_type_var(&mut self, name: Symbol, bound: Option<Node>, default_value: Option<Node>, span: Span) -> Node {
        self.make(Kind::TypeVar, &[Ast::word(name), Ast::word(bound), Ast::word(default_value)], span)
    }

    pub fn new_param_spec(&mut self, name: Symbol, default_value: Option<Node>, span: Span) -> Node {
        self.make(Kind::ParamSpec, &[Ast::word(name), Ast::word(default_value)], span)
    }

    pub fn new_type_var_tuple(&mut self, name: Symbol, default_value: Option<Node>, span: Span) -> Node {
        self.make(Kind::TypeVarTuple, &[Ast::word(name), Ast::word(default_value)], span)
    }
}
