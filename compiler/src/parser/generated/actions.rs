// Generated from grammar/actions.toml by emit::actions: `lab regen`. Do not edit.

//! The helpers of actions by number, for the grammar machine.

use crate::ast::{ConstantId, Int, Kind, List, Node, Symbol};
use crate::parser::machine::{Any, argument};
use crate::parser::run::{Parser, Record, TokenAt, word};
use crate::source::Span;

/// The helpers' names, in the order of their numbers.
pub const HELPERS: [&str; 61] = [
    "are_adjacent", "bracket_depth", "check_conversion", "checked_module", "collect_call",
    "comment_arg", "concatenate_strings", "concatenate_tstrings", "count_dots", "decorate_class",
    "decorate_function", "empty_arguments", "end_of_comprehension", "ensure_imaginary", "ensure_real",
    "expression_name", "first", "flatten", "formatted_value", "full_format_spec",
    "identifier", "import_from", "interpolation", "is_not_equal", "is_old_statement",
    "is_tuple", "join_names", "joined_str", "keyword_arguments", "last",
    "length", "make_arguments", "middle_constant", "module", "name",
    "nobody", "number", "place_of_node", "place_of_token", "raise",
    "raise_ahead", "raise_assigning", "raise_assigning_in_for", "raise_at", "raise_between",
    "raise_columns", "raise_deleting", "raise_from", "raise_generator", "raise_indentation",
    "raise_positional", "set_context", "since", "spec_constant", "star_name",
    "starred_arguments", "string_constant", "template_str", "text_of_int", "text_of_token",
    "type_comment",
];

/// Calls a helper with its arguments as words.
pub fn call(parser: &mut Parser<'_>, helper: u16, arguments: &[u32], span: Span) -> u32 {
    match helper {
        0 => { let made: bool = parser.are_adjacent(argument::<TokenAt>(arguments, 0), argument::<TokenAt>(arguments, 1)); word(made) },
        1 => { let made: Int = parser.bracket_depth(); word(made) },
        2 => { let made: Record = parser.check_conversion(argument::<TokenAt>(arguments, 0), argument::<TokenAt>(arguments, 1)); word(made) },
        3 => { let made: Symbol = parser.checked_module(argument::<List<TokenAt>>(arguments, 0), argument::<Node>(arguments, 1), argument::<List<Node>>(arguments, 2), argument::<Option<TokenAt>>(arguments, 3)); word(made) },
        4 => { let made: Node = parser.collect_call(argument::<List<Node>>(arguments, 0), argument::<List<Record>>(arguments, 1), span); word(made) },
        5 => { let made: Node = parser.comment_arg(argument::<Node>(arguments, 0), argument::<Option<TokenAt>>(arguments, 1)); word(made) },
        6 => { let made: Node = parser.concatenate_strings(argument::<List<Node>>(arguments, 0), span); word(made) },
        7 => { let made: Node = parser.concatenate_tstrings(argument::<List<Node>>(arguments, 0), span); word(made) },
        8 => { let made: Int = parser.count_dots(argument::<List<TokenAt>>(arguments, 0)); word(made) },
        9 => { let made: Node = parser.decorate_class(argument::<List<Node>>(arguments, 0), argument::<Node>(arguments, 1)); word(made) },
        10 => { let made: Node = parser.decorate_function(argument::<List<Node>>(arguments, 0), argument::<Node>(arguments, 1)); word(made) },
        11 => { let made: Node = parser.empty_arguments(); word(made) },
        12 => { let made: Node = parser.end_of_comprehension(argument::<Node>(arguments, 0)); word(made) },
        13 => { let made: Node = parser.ensure_imaginary(argument::<Node>(arguments, 0)); word(made) },
        14 => { let made: Node = parser.ensure_real(argument::<Node>(arguments, 0)); word(made) },
        15 => { let made: Symbol = parser.expression_name(argument::<Node>(arguments, 0)); word(made) },
        16 => { let made: Any = parser.first(argument::<List<Any>>(arguments, 0)); word(made) },
        17 => { let made: List<Any> = parser.flatten(argument::<List<List<Any>>>(arguments, 0)); word(made) },
        18 => { let made: Node = parser.formatted_value(argument::<Node>(arguments, 0), argument::<Option<TokenAt>>(arguments, 1), argument::<Option<Record>>(arguments, 2), argument::<Option<Record>>(arguments, 3), argument::<TokenAt>(arguments, 4), span); word(made) },
        19 => { let made: Record = parser.full_format_spec(argument::<TokenAt>(arguments, 0), argument::<List<Node>>(arguments, 1), span); word(made) },
        20 => { let made: Symbol = parser.identifier(argument::<TokenAt>(arguments, 0)); word(made) },
        21 => { let made: Node = parser.import_from(argument::<Symbol>(arguments, 0), argument::<List<Node>>(arguments, 1), argument::<Int>(arguments, 2), span); word(made) },
        22 => { let made: Node = parser.interpolation(argument::<Node>(arguments, 0), argument::<Option<TokenAt>>(arguments, 1), argument::<Option<Record>>(arguments, 2), argument::<Option<Record>>(arguments, 3), argument::<TokenAt>(arguments, 4), span); word(made) },
        23 => { let made: bool = parser.is_not_equal(argument::<TokenAt>(arguments, 0)); word(made) },
        24 => { let made: bool = parser.is_old_statement(argument::<Node>(arguments, 0)); word(made) },
        25 => { let made: bool = parser.is_tuple(argument::<Node>(arguments, 0)); word(made) },
        26 => { let made: Node = parser.join_names(argument::<Node>(arguments, 0), argument::<TokenAt>(arguments, 1), span); word(made) },
        27 => { let made: Node = parser.joined_str(argument::<TokenAt>(arguments, 0), argument::<List<Node>>(arguments, 1), argument::<TokenAt>(arguments, 2), span); word(made) },
        28 => { let made: List<Node> = parser.keyword_arguments(argument::<List<Record>>(arguments, 0)); word(made) },
        29 => { let made: Any = parser.last(argument::<List<Any>>(arguments, 0)); word(made) },
        30 => { let made: Int = parser.length(argument::<List<Any>>(arguments, 0)); word(made) },
        31 => { let made: Node = parser.make_arguments(argument::<List<Node>>(arguments, 0), argument::<Option<Record>>(arguments, 1), argument::<List<Node>>(arguments, 2), argument::<List<Record>>(arguments, 3), argument::<Option<Record>>(arguments, 4)); word(made) },
        32 => { let made: Node = parser.middle_constant(argument::<TokenAt>(arguments, 0)); word(made) },
        33 => { let made: Node = parser.module(argument::<List<Node>>(arguments, 0)); word(made) },
        34 => { let made: Node = parser.name(argument::<TokenAt>(arguments, 0)); word(made) },
        35 => { let made: Node = parser.nobody(); word(made) },
        36 => { let made: Node = parser.number(argument::<TokenAt>(arguments, 0)); word(made) },
        37 => { let made: Record = parser.place_of_node(argument::<Any>(arguments, 0)); word(made) },
        38 => { let made: Record = parser.place_of_token(argument::<TokenAt>(arguments, 0)); word(made) },
        39 => { let made: () = parser.raise(argument::<Symbol>(arguments, 0), argument::<List<Symbol>>(arguments, 1)); word(made) },
        40 => { let made: () = parser.raise_ahead(argument::<Symbol>(arguments, 0), argument::<List<Symbol>>(arguments, 1)); word(made) },
        41 => { let made: () = parser.raise_assigning(argument::<Node>(arguments, 0)); word(made) },
        42 => { let made: () = parser.raise_assigning_in_for(argument::<Node>(arguments, 0)); word(made) },
        43 => { let made: () = parser.raise_at(argument::<Record>(arguments, 0), argument::<Symbol>(arguments, 1), argument::<List<Symbol>>(arguments, 2)); word(made) },
        44 => { let made: () = parser.raise_between(argument::<Record>(arguments, 0), argument::<Record>(arguments, 1), argument::<Symbol>(arguments, 2), argument::<List<Symbol>>(arguments, 3)); word(made) },
        45 => { let made: () = parser.raise_columns(argument::<Int>(arguments, 0), argument::<Int>(arguments, 1), argument::<Int>(arguments, 2), argument::<Int>(arguments, 3), argument::<Symbol>(arguments, 4), argument::<List<Symbol>>(arguments, 5)); word(made) },
        46 => { let made: () = parser.raise_deleting(argument::<Node>(arguments, 0)); word(made) },
        47 => { let made: () = parser.raise_from(argument::<Record>(arguments, 0), argument::<Symbol>(arguments, 1), argument::<List<Symbol>>(arguments, 2)); word(made) },
        48 => { let made: () = parser.raise_generator(argument::<Node>(arguments, 0), argument::<List<Node>>(arguments, 1)); word(made) },
        49 => { let made: () = parser.raise_indentation(argument::<Symbol>(arguments, 0), argument::<List<Symbol>>(arguments, 1)); word(made) },
        50 => { let made: () = parser.raise_positional(argument::<Node>(arguments, 0)); word(made) },
        51 => { let made: Node = parser.set_context(argument::<Node>(arguments, 0), argument::<Kind>(arguments, 1)); word(made) },
        52 => { let made: Any = parser.since(argument::<Any>(arguments, 0), argument::<Int>(arguments, 1), argument::<Symbol>(arguments, 2)); word(made) },
        53 => { let made: Node = parser.spec_constant(argument::<TokenAt>(arguments, 0)); word(made) },
        54 => { let made: Symbol = parser.star_name(); word(made) },
        55 => { let made: List<Node> = parser.starred_arguments(argument::<List<Record>>(arguments, 0)); word(made) },
        56 => { let made: Node = parser.string_constant(argument::<TokenAt>(arguments, 0)); word(made) },
        57 => { let made: Node = parser.template_str(argument::<TokenAt>(arguments, 0), argument::<List<Node>>(arguments, 1), argument::<TokenAt>(arguments, 2), span); word(made) },
        58 => { let made: Symbol = parser.text_of_int(argument::<Int>(arguments, 0)); word(made) },
        59 => { let made: Symbol = parser.text_of_token(argument::<TokenAt>(arguments, 0)); word(made) },
        60 => { let made: Option<Symbol> = parser.type_comment(argument::<Option<TokenAt>>(arguments, 0)); word(made) },
        _ => 0,
    }
}
