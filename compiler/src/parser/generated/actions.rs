// Generated from grammar/actions.toml by emit::actions: `lab regen`. Do not edit.

//! The helpers of actions by number, for the grammar machine.

use crate::ast::{ConstantId, Int, Kind, List, Node, Symbol};
use crate::parser::machine::{Any, argument};
use crate::parser::run::{Parser, Record, TokenAt, word};
use crate::source::Span;

/// The helpers' names, in the order of their numbers.
pub const HELPERS: [&str; 37] = [
    "check_conversion", "collect_call", "comment_arg", "concatenate_strings", "concatenate_tstrings",
    "count_dots", "decorate_class", "decorate_function", "empty_arguments", "ensure_imaginary",
    "ensure_real", "first", "flatten", "formatted_value", "full_format_spec",
    "identifier", "import_from", "interactive_exit", "interpolation", "is_not_equal",
    "join_names", "joined_str", "keyword_arguments", "length", "make_arguments",
    "middle_constant", "module", "name", "nobody", "number",
    "set_context", "spec_constant", "star_name", "starred_arguments", "string_constant",
    "template_str", "type_comment",
];

/// Calls a helper with its arguments as words.
pub fn call(parser: &mut Parser<'_>, helper: u16, arguments: &[u32], span: Span) -> u32 {
    match helper {
        0 => { let made: Record = parser.check_conversion(argument::<TokenAt>(arguments, 0), argument::<TokenAt>(arguments, 1)); word(made) },
        1 => { let made: Node = parser.collect_call(argument::<List<Node>>(arguments, 0), argument::<List<Record>>(arguments, 1), span); word(made) },
        2 => { let made: Node = parser.comment_arg(argument::<Node>(arguments, 0), argument::<Option<TokenAt>>(arguments, 1)); word(made) },
        3 => { let made: Node = parser.concatenate_strings(argument::<List<Node>>(arguments, 0), span); word(made) },
        4 => { let made: Node = parser.concatenate_tstrings(argument::<List<Node>>(arguments, 0), span); word(made) },
        5 => { let made: Int = parser.count_dots(argument::<List<TokenAt>>(arguments, 0)); word(made) },
        6 => { let made: Node = parser.decorate_class(argument::<List<Node>>(arguments, 0), argument::<Node>(arguments, 1)); word(made) },
        7 => { let made: Node = parser.decorate_function(argument::<List<Node>>(arguments, 0), argument::<Node>(arguments, 1)); word(made) },
        8 => { let made: Node = parser.empty_arguments(); word(made) },
        9 => { let made: Node = parser.ensure_imaginary(argument::<Node>(arguments, 0)); word(made) },
        10 => { let made: Node = parser.ensure_real(argument::<Node>(arguments, 0)); word(made) },
        11 => { let made: Any = parser.first(argument::<List<Any>>(arguments, 0)); word(made) },
        12 => { let made: List<Any> = parser.flatten(argument::<List<List<Any>>>(arguments, 0)); word(made) },
        13 => { let made: Node = parser.formatted_value(argument::<Node>(arguments, 0), argument::<Option<TokenAt>>(arguments, 1), argument::<Option<Record>>(arguments, 2), argument::<Option<Record>>(arguments, 3), argument::<TokenAt>(arguments, 4), span); word(made) },
        14 => { let made: Record = parser.full_format_spec(argument::<TokenAt>(arguments, 0), argument::<List<Node>>(arguments, 1), span); word(made) },
        15 => { let made: Symbol = parser.identifier(argument::<TokenAt>(arguments, 0)); word(made) },
        16 => { let made: Node = parser.import_from(argument::<Symbol>(arguments, 0), argument::<List<Node>>(arguments, 1), argument::<Int>(arguments, 2), span); word(made) },
        17 => { let made: List<Node> = parser.interactive_exit(); word(made) },
        18 => { let made: Node = parser.interpolation(argument::<Node>(arguments, 0), argument::<Option<TokenAt>>(arguments, 1), argument::<Option<Record>>(arguments, 2), argument::<Option<Record>>(arguments, 3), argument::<TokenAt>(arguments, 4), span); word(made) },
        19 => { let made: bool = parser.is_not_equal(argument::<TokenAt>(arguments, 0)); word(made) },
        20 => { let made: Node = parser.join_names(argument::<Node>(arguments, 0), argument::<TokenAt>(arguments, 1), span); word(made) },
        21 => { let made: Node = parser.joined_str(argument::<TokenAt>(arguments, 0), argument::<List<Node>>(arguments, 1), argument::<TokenAt>(arguments, 2), span); word(made) },
        22 => { let made: List<Node> = parser.keyword_arguments(argument::<List<Record>>(arguments, 0)); word(made) },
        23 => { let made: Int = parser.length(argument::<List<Any>>(arguments, 0)); word(made) },
        24 => { let made: Node = parser.make_arguments(argument::<List<Node>>(arguments, 0), argument::<Option<Record>>(arguments, 1), argument::<List<Node>>(arguments, 2), argument::<List<Record>>(arguments, 3), argument::<Option<Record>>(arguments, 4)); word(made) },
        25 => { let made: Node = parser.middle_constant(argument::<TokenAt>(arguments, 0)); word(made) },
        26 => { let made: Node = parser.module(argument::<List<Node>>(arguments, 0)); word(made) },
        27 => { let made: Node = parser.name(argument::<TokenAt>(arguments, 0)); word(made) },
        28 => { let made: Node = parser.nobody(); word(made) },
        29 => { let made: Node = parser.number(argument::<TokenAt>(arguments, 0)); word(made) },
        30 => { let made: Node = parser.set_context(argument::<Node>(arguments, 0), argument::<Kind>(arguments, 1)); word(made) },
        31 => { let made: Node = parser.spec_constant(argument::<TokenAt>(arguments, 0)); word(made) },
        32 => { let made: Symbol = parser.star_name(); word(made) },
        33 => { let made: List<Node> = parser.starred_arguments(argument::<List<Record>>(arguments, 0)); word(made) },
        34 => { let made: Node = parser.string_constant(argument::<TokenAt>(arguments, 0)); word(made) },
        35 => { let made: Node = parser.template_str(argument::<TokenAt>(arguments, 0), argument::<List<Node>>(arguments, 1), argument::<TokenAt>(arguments, 2), span); word(made) },
        36 => { let made: Option<Symbol> = parser.type_comment(argument::<Option<TokenAt>>(arguments, 0)); word(made) },
        _ => 0,
    }
}
