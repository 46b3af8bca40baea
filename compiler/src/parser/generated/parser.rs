// Generated from grammar/python.gram by emit::parser: `lab regen`. Do not edit.

//! The parser: a method for each rule of the grammar.

use crate::ast::{Ast, ConstantId, Int, Kind, List, Node, Symbol};
use crate::parser::nodes::recast;
use crate::parser::run::{MAX_DEPTH, Parser, Record, Singleton, TokenAt, word};
use crate::source::Span;
use crate::token::TokenKind;

/// The language that this is the parser of.
pub const LANGUAGE: u64 = 0xc1ce9b19596d1021;

/// The base language, whose numbers its tokens and kinds of node have here.
pub const BASE: u64 = 0xc1ce9b19596d1021;

pub const KEYWORDS: [&str; 35] = [
    "False", "None", "True", "and", "as", "assert", "async", "await",
    "break", "class", "continue", "def", "del", "elif", "else", "except",
    "finally", "for", "from", "global", "if", "import", "in", "is",
    "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
    "while", "with", "yield",
];

pub const SOFT_KEYWORDS: [&str; 4] = [
    "_", "case", "match", "type",
];

mod keyword {
    use crate::token::{FIRST_KEYWORD, TokenKind};

    pub const FALSE: TokenKind = TokenKind(FIRST_KEYWORD + 0);
    pub const NONE: TokenKind = TokenKind(FIRST_KEYWORD + 1);
    pub const TRUE: TokenKind = TokenKind(FIRST_KEYWORD + 2);
    pub const AND: TokenKind = TokenKind(FIRST_KEYWORD + 3);
    pub const AS: TokenKind = TokenKind(FIRST_KEYWORD + 4);
    pub const ASSERT: TokenKind = TokenKind(FIRST_KEYWORD + 5);
    pub const ASYNC: TokenKind = TokenKind(FIRST_KEYWORD + 6);
    pub const AWAIT: TokenKind = TokenKind(FIRST_KEYWORD + 7);
    pub const BREAK: TokenKind = TokenKind(FIRST_KEYWORD + 8);
    pub const CLASS: TokenKind = TokenKind(FIRST_KEYWORD + 9);
    pub const CONTINUE: TokenKind = TokenKind(FIRST_KEYWORD + 10);
    pub const DEF: TokenKind = TokenKind(FIRST_KEYWORD + 11);
    pub const DEL: TokenKind = TokenKind(FIRST_KEYWORD + 12);
    pub const ELIF: TokenKind = TokenKind(FIRST_KEYWORD + 13);
    pub const ELSE: TokenKind = TokenKind(FIRST_KEYWORD + 14);
    pub const EXCEPT: TokenKind = TokenKind(FIRST_KEYWORD + 15);
    pub const FINALLY: TokenKind = TokenKind(FIRST_KEYWORD + 16);
    pub const FOR: TokenKind = TokenKind(FIRST_KEYWORD + 17);
    pub const FROM: TokenKind = TokenKind(FIRST_KEYWORD + 18);
    pub const GLOBAL: TokenKind = TokenKind(FIRST_KEYWORD + 19);
    pub const IF: TokenKind = TokenKind(FIRST_KEYWORD + 20);
    pub const IMPORT: TokenKind = TokenKind(FIRST_KEYWORD + 21);
    pub const IN: TokenKind = TokenKind(FIRST_KEYWORD + 22);
    pub const IS: TokenKind = TokenKind(FIRST_KEYWORD + 23);
    pub const LAMBDA: TokenKind = TokenKind(FIRST_KEYWORD + 24);
    pub const NONLOCAL: TokenKind = TokenKind(FIRST_KEYWORD + 25);
    pub const NOT: TokenKind = TokenKind(FIRST_KEYWORD + 26);
    pub const OR: TokenKind = TokenKind(FIRST_KEYWORD + 27);
    pub const PASS: TokenKind = TokenKind(FIRST_KEYWORD + 28);
    pub const RAISE: TokenKind = TokenKind(FIRST_KEYWORD + 29);
    pub const RETURN: TokenKind = TokenKind(FIRST_KEYWORD + 30);
    pub const TRY: TokenKind = TokenKind(FIRST_KEYWORD + 31);
    pub const WHILE: TokenKind = TokenKind(FIRST_KEYWORD + 32);
    pub const WITH: TokenKind = TokenKind(FIRST_KEYWORD + 33);
    pub const YIELD: TokenKind = TokenKind(FIRST_KEYWORD + 34);
}

/// Whether a token can be the first of what the function is named after.
mod first {
    use super::keyword;
    use crate::token::TokenKind;

    pub fn statements(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::AT | TokenKind::ELLIPSIS | TokenKind::FSTRING_START | TokenKind::LBRACE
            | TokenKind::LPAR | TokenKind::LSQB | TokenKind::MINUS | TokenKind::NAME
            | TokenKind::NUMBER | TokenKind::PLUS | TokenKind::STAR | TokenKind::STRING
            | TokenKind::TILDE | TokenKind::TSTRING_START | keyword::FALSE | keyword::NONE
            | keyword::TRUE | keyword::ASSERT | keyword::ASYNC | keyword::AWAIT
            | keyword::BREAK | keyword::CLASS | keyword::CONTINUE | keyword::DEF
            | keyword::DEL | keyword::FOR | keyword::FROM | keyword::GLOBAL
            | keyword::IF | keyword::IMPORT | keyword::LAMBDA | keyword::NONLOCAL
            | keyword::NOT | keyword::PASS | keyword::RAISE | keyword::RETURN
            | keyword::TRY | keyword::WHILE | keyword::WITH | keyword::YIELD
        )
    }

    pub fn type_expressions(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::DOUBLESTAR | TokenKind::ELLIPSIS | TokenKind::FSTRING_START | TokenKind::LBRACE
            | TokenKind::LPAR | TokenKind::LSQB | TokenKind::MINUS | TokenKind::NAME
            | TokenKind::NUMBER | TokenKind::PLUS | TokenKind::STAR | TokenKind::STRING
            | TokenKind::TILDE | TokenKind::TSTRING_START | keyword::FALSE | keyword::NONE
            | keyword::TRUE | keyword::AWAIT | keyword::LAMBDA | keyword::NOT
        )
    }

    pub fn type_expressions_in_second_pass(kind: TokenKind) -> bool {
        type_expressions(kind) || matches!(kind, keyword::BREAK | keyword::CONTINUE | keyword::PASS)
    }

    pub fn ellipsis(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::ELLIPSIS | TokenKind::FSTRING_START | TokenKind::LBRACE | TokenKind::LPAR
            | TokenKind::LSQB | TokenKind::MINUS | TokenKind::NAME | TokenKind::NUMBER
            | TokenKind::PLUS | TokenKind::STRING | TokenKind::TILDE | TokenKind::TSTRING_START
            | keyword::FALSE | keyword::NONE | keyword::TRUE | keyword::AWAIT
            | keyword::LAMBDA | keyword::NOT
        )
    }

    pub fn ellipsis_in_second_pass(kind: TokenKind) -> bool {
        ellipsis(kind) || matches!(kind, keyword::BREAK | keyword::CONTINUE | keyword::PASS)
    }

    pub fn compound_stmt(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::AT | TokenKind::NAME | keyword::ASYNC | keyword::CLASS
            | keyword::DEF | keyword::FOR | keyword::IF | keyword::TRY
            | keyword::WHILE | keyword::WITH
        )
    }

    pub fn simple_stmts(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::ELLIPSIS | TokenKind::FSTRING_START | TokenKind::LBRACE | TokenKind::LPAR
            | TokenKind::LSQB | TokenKind::MINUS | TokenKind::NAME | TokenKind::NUMBER
            | TokenKind::PLUS | TokenKind::STAR | TokenKind::STRING | TokenKind::TILDE
            | TokenKind::TSTRING_START | keyword::FALSE | keyword::NONE | keyword::TRUE
            | keyword::ASSERT | keyword::AWAIT | keyword::BREAK | keyword::CONTINUE
            | keyword::DEL | keyword::FROM | keyword::GLOBAL | keyword::IMPORT
            | keyword::LAMBDA | keyword::NONLOCAL | keyword::NOT | keyword::PASS
            | keyword::RAISE | keyword::RETURN | keyword::YIELD
        )
    }

    pub fn assignment(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::ELLIPSIS | TokenKind::FSTRING_START | TokenKind::LBRACE | TokenKind::LPAR
            | TokenKind::LSQB | TokenKind::NAME | TokenKind::NUMBER | TokenKind::STAR
            | TokenKind::STRING | TokenKind::TSTRING_START | keyword::FALSE | keyword::NONE
            | keyword::TRUE
        )
    }

    pub fn assignment_in_second_pass(kind: TokenKind) -> bool {
        assignment(kind) || matches!(kind, TokenKind::MINUS | TokenKind::PLUS | TokenKind::TILDE | keyword::AWAIT | keyword::BREAK | keyword::CONTINUE | keyword::LAMBDA | keyword::NOT | keyword::PASS | keyword::YIELD)
    }

    pub fn star_expressions(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::ELLIPSIS | TokenKind::FSTRING_START | TokenKind::LBRACE | TokenKind::LPAR
            | TokenKind::LSQB | TokenKind::MINUS | TokenKind::NAME | TokenKind::NUMBER
            | TokenKind::PLUS | TokenKind::STAR | TokenKind::STRING | TokenKind::TILDE
            | TokenKind::TSTRING_START | keyword::FALSE | keyword::NONE | keyword::TRUE
            | keyword::AWAIT | keyword::LAMBDA | keyword::NOT
        )
    }

    pub fn star_expressions_in_second_pass(kind: TokenKind) -> bool {
        star_expressions(kind) || matches!(kind, keyword::BREAK | keyword::CONTINUE | keyword::PASS)
    }

    pub fn return_stmt(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::RETURN
        )
    }

    pub fn import_stmt(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::FROM | keyword::IMPORT
        )
    }

    pub fn raise_stmt(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::RAISE
        )
    }

    pub fn pass_stmt(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::PASS
        )
    }

    pub fn del_stmt(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::DEL
        )
    }

    pub fn yield_stmt(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::YIELD
        )
    }

    pub fn assert_stmt(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::ASSERT
        )
    }

    pub fn break_stmt(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::BREAK
        )
    }

    pub fn continue_stmt(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::CONTINUE
        )
    }

    pub fn global_stmt(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::GLOBAL
        )
    }

    pub fn function_def(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::AT | keyword::ASYNC | keyword::DEF
        )
    }

    pub fn if_stmt(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::IF
        )
    }

    pub fn class_def(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::AT | keyword::CLASS
        )
    }

    pub fn with_stmt(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::ASYNC | keyword::WITH
        )
    }

    pub fn for_stmt(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::ASYNC | keyword::FOR
        )
    }

    pub fn try_stmt(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::TRY
        )
    }

    pub fn while_stmt(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::WHILE
        )
    }

    pub fn equal(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::EQUAL
        )
    }

    pub fn ellipsis_2(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::ELLIPSIS | TokenKind::FSTRING_START | TokenKind::LBRACE | TokenKind::LPAR
            | TokenKind::LSQB | TokenKind::NAME | TokenKind::NUMBER | TokenKind::STRING
            | TokenKind::TSTRING_START | keyword::FALSE | keyword::NONE | keyword::TRUE
        )
    }

    pub fn ellipsis_3(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::ELLIPSIS | TokenKind::FSTRING_START | TokenKind::LBRACE | TokenKind::LPAR
            | TokenKind::LSQB | TokenKind::NAME | TokenKind::NUMBER | TokenKind::STAR
            | TokenKind::STRING | TokenKind::TSTRING_START | keyword::FALSE | keyword::NONE
            | keyword::TRUE
        )
    }

    pub fn comma(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::COMMA
        )
    }

    pub fn from(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::FROM
        )
    }

    pub fn import_name(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::IMPORT
        )
    }

    pub fn dot(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::DOT | TokenKind::ELLIPSIS | TokenKind::NAME
        )
    }

    pub fn dot_2(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::DOT | TokenKind::ELLIPSIS
        )
    }

    pub fn import_from_as_names(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::NAME
        )
    }

    pub fn as_(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::AS
        )
    }

    pub fn dot_3(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::DOT
        )
    }

    pub fn type_params(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::LSQB
        )
    }

    pub fn elif_stmt(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::ELIF
        )
    }

    pub fn else_block(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::ELSE
        )
    }

    pub fn finally_block(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::FINALLY
        )
    }

    pub fn except(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::EXCEPT
        )
    }

    pub fn decorators(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::AT
        )
    }

    pub fn params(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::DOUBLESTAR | TokenKind::NAME | TokenKind::STAR
        )
    }

    pub fn params_in_second_pass(kind: TokenKind) -> bool {
        params(kind) || matches!(kind, TokenKind::LPAR | TokenKind::SLASH)
    }

    pub fn rarrow(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::RARROW
        )
    }

    pub fn func_type_comment(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::NEWLINE | TokenKind::TYPE_COMMENT
        )
    }

    pub fn lpar(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::LPAR
        )
    }

    pub fn star_etc(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::DOUBLESTAR | TokenKind::STAR
        )
    }

    pub fn kwds(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::DOUBLESTAR
        )
    }

    pub fn annotation(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::COLON
        )
    }

    pub fn open_sequence_pattern(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::FSTRING_START | TokenKind::LBRACE | TokenKind::LPAR | TokenKind::LSQB
            | TokenKind::MINUS | TokenKind::NAME | TokenKind::NUMBER | TokenKind::STAR
            | TokenKind::STRING | TokenKind::TSTRING_START | keyword::FALSE | keyword::NONE
            | keyword::TRUE
        )
    }

    pub fn as_pattern(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::FSTRING_START | TokenKind::LBRACE | TokenKind::LPAR | TokenKind::LSQB
            | TokenKind::MINUS | TokenKind::NAME | TokenKind::NUMBER | TokenKind::STRING
            | TokenKind::TSTRING_START | keyword::FALSE | keyword::NONE | keyword::TRUE
        )
    }

    pub fn literal_pattern(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::FSTRING_START | TokenKind::MINUS | TokenKind::NUMBER | TokenKind::STRING
            | TokenKind::TSTRING_START | keyword::FALSE | keyword::NONE | keyword::TRUE
        )
    }

    pub fn sequence_pattern(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::LPAR | TokenKind::LSQB
        )
    }

    pub fn mapping_pattern(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::LBRACE
        )
    }

    pub fn signed_number(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::MINUS | TokenKind::NUMBER
        )
    }

    pub fn strings(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::FSTRING_START | TokenKind::STRING | TokenKind::TSTRING_START
        )
    }

    pub fn real_number(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::NUMBER
        )
    }

    pub fn star_pattern(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::STAR
        )
    }

    pub fn disjunction(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::ELLIPSIS | TokenKind::FSTRING_START | TokenKind::LBRACE | TokenKind::LPAR
            | TokenKind::LSQB | TokenKind::MINUS | TokenKind::NAME | TokenKind::NUMBER
            | TokenKind::PLUS | TokenKind::STRING | TokenKind::TILDE | TokenKind::TSTRING_START
            | keyword::FALSE | keyword::NONE | keyword::TRUE | keyword::AWAIT
            | keyword::NOT
        )
    }

    pub fn or(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::OR
        )
    }

    pub fn and(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::AND
        )
    }

    pub fn eqequal(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::EQEQUAL | TokenKind::GREATER | TokenKind::GREATEREQUAL | TokenKind::LESS
            | TokenKind::LESSEQUAL | TokenKind::NOTEQUAL | keyword::IN | keyword::IS
            | keyword::NOT
        )
    }

    pub fn not_equal(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::NOTEQUAL
        )
    }

    pub fn vbar(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::VBAR
        )
    }

    pub fn circumflex(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::CIRCUMFLEX
        )
    }

    pub fn amper(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::AMPER
        )
    }

    pub fn leftshift(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::LEFTSHIFT | TokenKind::RIGHTSHIFT
        )
    }

    pub fn minus(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::MINUS | TokenKind::PLUS
        )
    }

    pub fn at(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::AT | TokenKind::DOUBLESLASH | TokenKind::PERCENT | TokenKind::SLASH
            | TokenKind::STAR
        )
    }

    pub fn dot_4(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::DOT | TokenKind::LPAR | TokenKind::LSQB
        )
    }

    pub fn dot_4_in_second_pass(kind: TokenKind) -> bool {
        dot_4(kind) || matches!(kind, TokenKind::LBRACE)
    }

    pub fn genexp(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::LPAR
        )
    }

    pub fn genexp_in_second_pass(kind: TokenKind) -> bool {
        genexp(kind) || matches!(kind, TokenKind::LBRACE | TokenKind::LSQB)
    }

    pub fn slice(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::COLON | TokenKind::ELLIPSIS | TokenKind::FSTRING_START | TokenKind::LBRACE
            | TokenKind::LPAR | TokenKind::LSQB | TokenKind::MINUS | TokenKind::NAME
            | TokenKind::NUMBER | TokenKind::PLUS | TokenKind::STRING | TokenKind::TILDE
            | TokenKind::TSTRING_START | keyword::FALSE | keyword::NONE | keyword::TRUE
            | keyword::AWAIT | keyword::LAMBDA | keyword::NOT
        )
    }

    pub fn slice_in_second_pass(kind: TokenKind) -> bool {
        slice(kind) || matches!(kind, keyword::BREAK | keyword::CONTINUE | keyword::PASS)
    }

    pub fn doublestar(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::DOUBLESTAR | TokenKind::ELLIPSIS | TokenKind::FSTRING_START | TokenKind::LBRACE
            | TokenKind::LPAR | TokenKind::LSQB | TokenKind::MINUS | TokenKind::NAME
            | TokenKind::NUMBER | TokenKind::PLUS | TokenKind::RBRACE | TokenKind::STRING
            | TokenKind::TILDE | TokenKind::TSTRING_START | keyword::FALSE | keyword::NONE
            | keyword::TRUE | keyword::AWAIT | keyword::LAMBDA | keyword::NOT
        )
    }

    pub fn doublestar_in_second_pass(kind: TokenKind) -> bool {
        doublestar(kind) || matches!(kind, keyword::BREAK | keyword::CONTINUE | keyword::PASS)
    }

    pub fn double_starred_kvpairs(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::DOUBLESTAR | TokenKind::ELLIPSIS | TokenKind::FSTRING_START | TokenKind::LBRACE
            | TokenKind::LPAR | TokenKind::LSQB | TokenKind::MINUS | TokenKind::NAME
            | TokenKind::NUMBER | TokenKind::PLUS | TokenKind::STRING | TokenKind::TILDE
            | TokenKind::TSTRING_START | keyword::FALSE | keyword::NONE | keyword::TRUE
            | keyword::AWAIT | keyword::LAMBDA | keyword::NOT
        )
    }

    pub fn double_starred_kvpairs_in_second_pass(kind: TokenKind) -> bool {
        double_starred_kvpairs(kind) || matches!(kind, keyword::BREAK | keyword::CONTINUE | keyword::PASS)
    }

    pub fn fstring_start(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::FSTRING_START | TokenKind::STRING
        )
    }

    pub fn fstring(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::FSTRING_START
        )
    }

    pub fn tstring(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::TSTRING_START
        )
    }

    pub fn fstring_middle(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::FSTRING_MIDDLE | TokenKind::LBRACE
        )
    }

    pub fn fstring_conversion(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::EXCLAMATION
        )
    }

    pub fn tstring_middle(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::LBRACE | TokenKind::TSTRING_MIDDLE
        )
    }

    pub fn name(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::NAME | TokenKind::STAR
        )
    }

    pub fn name_in_second_pass(kind: TokenKind) -> bool {
        name(kind) || matches!(kind, TokenKind::DOUBLESTAR | TokenKind::ELLIPSIS | TokenKind::FSTRING_START | TokenKind::LBRACE | TokenKind::LPAR | TokenKind::LSQB | TokenKind::MINUS | TokenKind::NUMBER | TokenKind::PLUS | TokenKind::STRING | TokenKind::TILDE | TokenKind::TSTRING_START | keyword::FALSE | keyword::NONE | keyword::TRUE | keyword::AWAIT | keyword::BREAK | keyword::CONTINUE | keyword::LAMBDA | keyword::NOT | keyword::PASS)
    }

    pub fn ellipsis_4(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::ELLIPSIS | TokenKind::FSTRING_START | TokenKind::LBRACE | TokenKind::LPAR
            | TokenKind::LSQB | TokenKind::MINUS | TokenKind::NAME | TokenKind::NUMBER
            | TokenKind::PLUS | TokenKind::STAR | TokenKind::STRING | TokenKind::TILDE
            | TokenKind::TSTRING_START | keyword::FALSE | keyword::NONE | keyword::TRUE
            | keyword::AWAIT | keyword::LAMBDA | keyword::NOT | keyword::YIELD
        )
    }

    pub fn ellipsis_4_in_second_pass(kind: TokenKind) -> bool {
        ellipsis_4(kind) || matches!(kind, keyword::BREAK | keyword::CONTINUE | keyword::PASS)
    }

    pub fn block(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::ELLIPSIS | TokenKind::FSTRING_START | TokenKind::LBRACE | TokenKind::LPAR
            | TokenKind::LSQB | TokenKind::MINUS | TokenKind::NAME | TokenKind::NEWLINE
            | TokenKind::NUMBER | TokenKind::PLUS | TokenKind::STAR | TokenKind::STRING
            | TokenKind::TILDE | TokenKind::TSTRING_START | keyword::FALSE | keyword::NONE
            | keyword::TRUE | keyword::ASSERT | keyword::AWAIT | keyword::BREAK
            | keyword::CONTINUE | keyword::DEL | keyword::FROM | keyword::GLOBAL
            | keyword::IMPORT | keyword::LAMBDA | keyword::NONLOCAL | keyword::NOT
            | keyword::PASS | keyword::RAISE | keyword::RETURN | keyword::YIELD
        )
    }

    pub fn colon(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::COLON | TokenKind::NEWLINE
        )
    }

    pub fn lpar_2(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::LPAR | TokenKind::NAME
        )
    }

    pub fn name_2(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::NAME | TokenKind::STAR
        )
    }

    pub fn comma_2(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::COMMA | TokenKind::RPAR
        )
    }

    pub fn ellipsis_5(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::ELLIPSIS | TokenKind::FSTRING_START | TokenKind::LBRACE | TokenKind::LPAR
            | TokenKind::LSQB | TokenKind::MINUS | TokenKind::NAME | TokenKind::NUMBER
            | TokenKind::PLUS | TokenKind::STRING | TokenKind::TILDE | TokenKind::TSTRING_START
            | keyword::FALSE | keyword::NONE | keyword::TRUE | keyword::AWAIT
            | keyword::LAMBDA | keyword::NOT
        )
    }

    pub fn break_(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::BREAK | keyword::CONTINUE | keyword::PASS
        )
    }

    pub fn lbrace(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::LBRACE | TokenKind::LPAR | TokenKind::LSQB
        )
    }

    pub fn colon_2(kind: TokenKind) -> bool {
        matches!(
            kind,
            TokenKind::COLON | TokenKind::COMMA
        )
    }

    pub fn false_(kind: TokenKind) -> bool {
        matches!(
            kind,
            keyword::FALSE | keyword::NONE | keyword::TRUE
        )
    }
}

/// How many rules are remembered.
pub const MEMOS: usize = 24;

impl Parser<'_> {
    pub(crate) fn parse_file(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let body = if first::statements(self.kind()) { self.parse_statements(depth + 1) } else { None }.unwrap_or(List::empty());
            if !self.expect(TokenKind::ENDMARKER) { break 'a1 }
            let v_2: Node = self.module(body);
            return Some(v_2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_interactive(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(body) = self.parse_statement_newline(depth + 1) else { break 'a1 };
            let v_2: Node = self.ast.new_interactive(body);
            return Some(v_2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_eval(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(body) = self.parse_expressions(depth + 1) else { break 'a1 };
            let list_3 = self.begin();
            loop {
                let Some(item) = self.token(TokenKind::NEWLINE) else { break };
                self.push(item);
            }
            let _unused_2: List<TokenAt> = self.end(list_3);
            if !self.expect(TokenKind::ENDMARKER) { break 'a1 }
            let v_4: Node = self.ast.new_expression(body);
            return Some(v_4);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_func_type(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LPAR) { break 'a1 }
            let argtypes = if self.begins(first::type_expressions, first::type_expressions_in_second_pass) { self.parse_type_expressions(depth + 1) } else { None }.unwrap_or(List::empty());
            if !self.expect(TokenKind::RPAR) { break 'a1 }
            if !self.expect(TokenKind::RARROW) { break 'a1 }
            let Some(returns) = self.parse_expression(depth + 1) else { break 'a1 };
            let list_3 = self.begin();
            loop {
                let Some(item) = self.token(TokenKind::NEWLINE) else { break };
                self.push(item);
            }
            let _unused_2: List<TokenAt> = self.end(list_3);
            if !self.expect(TokenKind::ENDMARKER) { break 'a1 }
            let v_4: Node = self.ast.new_function_type(argtypes, returns);
            return Some(v_4);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_type_expressions(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.begins(first::ellipsis, first::ellipsis_in_second_pass) {
            'a1: {
                let list_2 = self.begin();
                let mut back_3 = self.mark;
                let mut later_4 = 0;
                loop {
                    let Some(item) = self.parse_expression(depth + 2 + later_4) else { self.mark = back_3; break };
                    self.push(item);
                    back_3 = self.mark;
                    if !self.expect(TokenKind::COMMA) { break }
                    later_4 = 1;
                }
                if self.is_empty(list_2) { break 'a1 }
                let a: List<Node> = self.end(list_2);
                if !self.expect(TokenKind::COMMA) { break 'a1 }
                let after_5 = self.mark;
                'a6: {
                    if !self.expect(TokenKind::STAR) { break 'a6 }
                    let Some(b) = self.parse_expression(depth + 1) else { break 'a6 };
                    let after_7 = self.mark;
                    'a8: {
                        if !self.expect(TokenKind::COMMA) { break 'a8 }
                        if !self.expect(TokenKind::DOUBLESTAR) { break 'a8 }
                        let Some(c) = self.parse_expression(depth + 1) else { break 'a8 };
                        let list_9 = self.begin();
                        self.extend(a);
                        self.push(b);
                        self.push(c);
                        let v_10: List<Node> = self.end(list_9);
                        return Some(v_10);
                    }
                    self.mark = after_7;
                    let list_11 = self.begin();
                    self.extend(a);
                    self.push(b);
                    let v_12: List<Node> = self.end(list_11);
                    return Some(v_12);
                }
                self.mark = after_5;
                'a13: {
                    if !self.expect(TokenKind::DOUBLESTAR) { break 'a13 }
                    let Some(b2) = self.parse_expression(depth + 1) else { break 'a13 };
                    let list_14 = self.begin();
                    self.extend(a);
                    self.push(b2);
                    let v_15: List<Node> = self.end(list_14);
                    return Some(v_15);
                }
                self.mark = after_5;
            }
            self.mark = start;
        }
        'a16: {
            if !self.expect(TokenKind::STAR) { break 'a16 }
            let Some(a2) = self.parse_expression(depth + 1) else { break 'a16 };
            let after_17 = self.mark;
            'a18: {
                if !self.expect(TokenKind::COMMA) { break 'a18 }
                if !self.expect(TokenKind::DOUBLESTAR) { break 'a18 }
                let Some(b3) = self.parse_expression(depth + 1) else { break 'a18 };
                let list_19 = self.begin();
                self.push(a2);
                self.push(b3);
                let v_20: List<Node> = self.end(list_19);
                return Some(v_20);
            }
            self.mark = after_17;
            let v_21: List<Node> = self.one(a2);
            return Some(v_21);
        }
        self.mark = start;
        'a22: {
            if !self.expect(TokenKind::DOUBLESTAR) { break 'a22 }
            let Some(a3) = self.parse_expression(depth + 1) else { break 'a22 };
            let v_23: List<Node> = self.one(a3);
            return Some(v_23);
        }
        self.mark = start;
        'a24: {
            let list_25 = self.begin();
            let mut back_26 = self.mark;
            let mut later_27 = 0;
            loop {
                let Some(item) = self.parse_expression(depth + 2 + later_27) else { self.mark = back_26; break };
                self.push(item);
                back_26 = self.mark;
                if !self.expect(TokenKind::COMMA) { break }
                later_27 = 1;
            }
            if self.is_empty(list_25) { break 'a24 }
            let a4: List<Node> = self.end(list_25);
            return Some(a4);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_statements(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        if self.lacks_stack() { return self.run_out_of_stack() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            while first::statements(self.kind()) {
                let Some(item) = self.parse_statement(depth + 2) else { break };
                self.push(item);
            }
            if self.is_empty(list_2) { break 'a1 }
            let all: List<List<Node>> = self.end(list_2);
            let v_3: List<Node> = self.flatten(all);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_statement(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::compound_stmt(self.kind()) {
            'a1: {
                let Some(one) = self.parse_compound_stmt(depth + 1) else { break 'a1 };
                let v_2: List<Node> = self.one(one);
                return Some(v_2);
            }
            self.mark = start;
        }
        self.parse_simple_stmts(depth + 1)
    }

    pub(crate) fn parse_statement_newline(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::compound_stmt(self.kind()) {
            'a1: {
                let Some(one) = self.parse_compound_stmt(depth + 1) else { break 'a1 };
                if !self.expect(TokenKind::NEWLINE) { break 'a1 }
                let v_2: List<Node> = self.one(one);
                return Some(v_2);
            }
            self.mark = start;
        }
        if first::simple_stmts(self.kind()) {
            'a3: {
                let Some(value) = self.parse_simple_stmts(depth + 1) else { break 'a3 };
                return Some(value);
            }
            self.mark = start;
        }
        'a4: {
            if !self.expect(TokenKind::NEWLINE) { break 'a4 }
            let span = self.span(start);
            let v_5: Node = self.ast.new_pass(span);
            let v_6: List<Node> = self.one(v_5);
            return Some(v_6);
        }
        self.mark = start;
        'a7: {
            if !self.expect(TokenKind::ENDMARKER) { break 'a7 }
            return Some(List::empty());
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_simple_stmts(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::simple_stmts(self.kind()) {
            'a1: {
                let Some(one) = self.parse_simple_stmt(depth + 1) else { break 'a1 };
                if matches!(self.kind(), TokenKind::SEMI) { break 'a1 }
                if !self.expect(TokenKind::NEWLINE) { break 'a1 }
                let v_2: List<Node> = self.one(one);
                return Some(v_2);
            }
            self.mark = start;
        }
        'a3: {
            let list_4 = self.begin();
            let mut back_5 = self.mark;
            let mut later_6 = 0;
            loop {
                let Some(item) = self.parse_simple_stmt(depth + 2 + later_6) else { self.mark = back_5; break };
                self.push(item);
                back_5 = self.mark;
                if !self.expect(TokenKind::SEMI) { break }
                later_6 = 1;
            }
            if self.is_empty(list_4) { break 'a3 }
            let all: List<Node> = self.end(list_4);
            self.token(TokenKind::SEMI);
            if !self.expect(TokenKind::NEWLINE) { break 'a3 }
            return Some(all);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_simple_stmt(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(0, depth, Self::parse_simple_stmt_raw)
    }

    fn parse_simple_stmt_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        if self.begins(first::assignment, first::assignment_in_second_pass) {
            'a1: {
                let Some(value) = self.parse_assignment(depth + 1) else { break 'a1 };
                return Some(value);
            }
            self.mark = start;
        }
        'a2: {
            let before_3 = self.mark;
            let seen_4 = self.soft("type").is_some();
            self.mark = before_3;
            if !seen_4 { break 'a2 }
            let Some(value2) = self.parse_type_alias(depth + 1) else { break 'a2 };
            return Some(value2);
        }
        self.mark = start;
        if self.begins(first::star_expressions, first::star_expressions_in_second_pass) {
            'a5: {
                let Some(value3) = self.parse_star_expressions(depth + 1) else { break 'a5 };
                let span = self.span(start);
                let v_6: Node = self.ast.new_expr(value3, span);
                return Some(v_6);
            }
            self.mark = start;
        }
        if first::return_stmt(self.kind()) {
            'a7: {
                let Some(value4) = self.parse_return_stmt(depth + 1) else { break 'a7 };
                return Some(value4);
            }
            self.mark = start;
        }
        if first::import_stmt(self.kind()) {
            'a8: {
                let Some(value5) = self.parse_import_stmt(depth + 1) else { break 'a8 };
                return Some(value5);
            }
            self.mark = start;
        }
        if first::raise_stmt(self.kind()) {
            'a9: {
                let Some(value6) = self.parse_raise_stmt(depth + 1) else { break 'a9 };
                return Some(value6);
            }
            self.mark = start;
        }
        if first::pass_stmt(self.kind()) {
            'a10: {
                let Some(value7) = self.parse_pass_stmt(depth + 1) else { break 'a10 };
                return Some(value7);
            }
            self.mark = start;
        }
        if first::del_stmt(self.kind()) {
            'a11: {
                let Some(value8) = self.parse_del_stmt(depth + 1) else { break 'a11 };
                return Some(value8);
            }
            self.mark = start;
        }
        if first::yield_stmt(self.kind()) {
            'a12: {
                let Some(value9) = self.parse_yield_stmt(depth + 1) else { break 'a12 };
                return Some(value9);
            }
            self.mark = start;
        }
        if first::assert_stmt(self.kind()) {
            'a13: {
                let Some(value10) = self.parse_assert_stmt(depth + 1) else { break 'a13 };
                return Some(value10);
            }
            self.mark = start;
        }
        if first::break_stmt(self.kind()) {
            'a14: {
                let Some(value11) = self.parse_break_stmt(depth + 1) else { break 'a14 };
                return Some(value11);
            }
            self.mark = start;
        }
        if first::continue_stmt(self.kind()) {
            'a15: {
                let Some(value12) = self.parse_continue_stmt(depth + 1) else { break 'a15 };
                return Some(value12);
            }
            self.mark = start;
        }
        if first::global_stmt(self.kind()) {
            'a16: {
                let Some(value13) = self.parse_global_stmt(depth + 1) else { break 'a16 };
                return Some(value13);
            }
            self.mark = start;
        }
        self.parse_nonlocal_stmt(depth + 1)
    }

    pub(crate) fn parse_compound_stmt(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::function_def(self.kind()) {
            'a1: {
                let Some(value) = self.parse_function_def(depth + 1) else { break 'a1 };
                return Some(value);
            }
            self.mark = start;
        }
        if first::if_stmt(self.kind()) {
            'a2: {
                let Some(value2) = self.parse_if_stmt(depth + 1) else { break 'a2 };
                return Some(value2);
            }
            self.mark = start;
        }
        if first::class_def(self.kind()) {
            'a3: {
                let Some(value3) = self.parse_class_def(depth + 1) else { break 'a3 };
                return Some(value3);
            }
            self.mark = start;
        }
        if first::with_stmt(self.kind()) {
            'a4: {
                let Some(value4) = self.parse_with_stmt(depth + 1) else { break 'a4 };
                return Some(value4);
            }
            self.mark = start;
        }
        if first::for_stmt(self.kind()) {
            'a5: {
                let Some(value5) = self.parse_for_stmt(depth + 1) else { break 'a5 };
                return Some(value5);
            }
            self.mark = start;
        }
        if first::try_stmt(self.kind()) {
            'a6: {
                let Some(value6) = self.parse_try_stmt(depth + 1) else { break 'a6 };
                return Some(value6);
            }
            self.mark = start;
        }
        if first::while_stmt(self.kind()) {
            'a7: {
                let Some(value7) = self.parse_while_stmt(depth + 1) else { break 'a7 };
                return Some(value7);
            }
            self.mark = start;
        }
        self.parse_match_stmt(depth + 1)
    }

    pub(crate) fn parse_assignment(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            if !self.expect(TokenKind::COLON) { break 'a1 }
            let Some(annotation) = self.parse_expression(depth + 1) else { break 'a1 };
            let found_2: Option<Node> = if first::equal(self.kind()) {
                let start_4 = self.mark;
                let group_3: Option<Node> = 'group_3: {
                    'a5: {
                        if !self.expect(TokenKind::EQUAL) { break 'a5 }
                        let Some(rhs) = self.parse_annotated_rhs(depth + 2) else { break 'a5 };
                        break 'group_3 Some(rhs);
                    }
                    self.mark = start_4;
                    None
                };
                group_3
            } else { None };
            let value = found_2;
            let span = self.span(start);
            let v_6: Node = self.name(name);
            let v_7: Node = self.set_context(v_6, Kind::Store);
            let v_8: Node = self.ast.new_ann_assign(v_7, annotation, value, 1, span);
            let v_9: Symbol = self.text("Variable annotation syntax is");
            let v_10: Node = self.since(v_8, 6, v_9);
            return Some(v_10);
        }
        self.mark = start;
        if first::ellipsis_2(self.kind()) {
            'a11: {
                let start_13 = self.mark;
                let group_12: Option<Node> = 'group_12: {
                    'a14: {
                        if !self.expect(TokenKind::LPAR) { break 'a14 }
                        let Some(inner) = self.parse_single_target(depth + 2) else { break 'a14 };
                        if !self.expect(TokenKind::RPAR) { break 'a14 }
                        break 'group_12 Some(inner);
                    }
                    self.mark = start_13;
                    'a15: {
                        let Some(value2) = self.parse_single_subscript_attribute_target(depth + 2) else { break 'a15 };
                        break 'group_12 Some(value2);
                    }
                    self.mark = start_13;
                    None
                };
                let Some(target) = group_12 else { break 'a11 };
                if !self.expect(TokenKind::COLON) { break 'a11 }
                let Some(annotation2) = self.parse_expression(depth + 1) else { break 'a11 };
                let found_16: Option<Node> = if first::equal(self.kind()) {
                    let start_18 = self.mark;
                    let group_17: Option<Node> = 'group_17: {
                        'a19: {
                            if !self.expect(TokenKind::EQUAL) { break 'a19 }
                            let Some(rhs2) = self.parse_annotated_rhs(depth + 2) else { break 'a19 };
                            break 'group_17 Some(rhs2);
                        }
                        self.mark = start_18;
                        None
                    };
                    group_17
                } else { None };
                let value3 = found_16;
                let span = self.span(start);
                let v_20: Node = self.ast.new_ann_assign(target, annotation2, value3, 0, span);
                let v_21: Symbol = self.text("Variable annotations syntax is");
                let v_22: Node = self.since(v_20, 6, v_21);
                return Some(v_22);
            }
            self.mark = start;
        }
        if first::ellipsis_3(self.kind()) {
            'a23: {
                let list_24 = self.begin();
                while first::ellipsis_3(self.kind()) {
                    let start_26 = self.mark;
                    let group_25: Option<Node> = 'group_25: {
                        'a27: {
                            let Some(target2) = self.parse_star_targets(depth + 3) else { break 'a27 };
                            if !self.expect(TokenKind::EQUAL) { break 'a27 }
                            break 'group_25 Some(target2);
                        }
                        self.mark = start_26;
                        None
                    };
                    let Some(item) = group_25 else { break };
                    self.push(item);
                }
                if self.is_empty(list_24) { break 'a23 }
                let targets: List<Node> = self.end(list_24);
                let Some(value4) = self.parse_annotated_rhs(depth + 1) else { break 'a23 };
                if matches!(self.kind(), TokenKind::EQUAL) { break 'a23 }
                let comment = self.token(TokenKind::TYPE_COMMENT);
                let span = self.span(start);
                let v_28: Option<Symbol> = self.type_comment(comment);
                let v_29: Node = self.ast.new_assign(targets, value4, v_28, span);
                return Some(v_29);
            }
            self.mark = start;
        }
        if first::ellipsis_2(self.kind()) {
            'a30: {
                let Some(target3) = self.parse_single_target(depth + 1) else { break 'a30 };
                let Some(op) = self.parse_augassign(depth + 1) else { break 'a30 };
                // What follows must match.
                let Some(value5) = self.parse_annotated_rhs(depth + 1) else { { self.mark = start; return None; } };
                let span = self.span(start);
                let v_31: Node = self.ast.new_aug_assign(target3, op, value5, span);
                return Some(v_31);
            }
            self.mark = start;
        }
        if self.invalid {
            let _ = self.parse_invalid_assignment(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_annotated_rhs(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::yield_stmt(self.kind()) {
            'a1: {
                let Some(value) = self.parse_yield_expr(depth + 1) else { break 'a1 };
                return Some(value);
            }
            self.mark = start;
        }
        self.parse_star_expressions(depth + 1)
    }

    pub(crate) fn parse_augassign(&mut self, depth: u32) -> Option<Kind> {
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::PLUSEQUAL) { break 'a1 }
            return Some(Kind::Add);
        }
        self.mark = start;
        'a2: {
            if !self.expect(TokenKind::MINEQUAL) { break 'a2 }
            return Some(Kind::Sub);
        }
        self.mark = start;
        'a3: {
            if !self.expect(TokenKind::STAREQUAL) { break 'a3 }
            return Some(Kind::Mult);
        }
        self.mark = start;
        'a4: {
            if !self.expect(TokenKind::ATEQUAL) { break 'a4 }
            let v_5: Symbol = self.text("The '@' operator is");
            let v_6: Kind = self.since(Kind::MatMult, 5, v_5);
            return Some(v_6);
        }
        self.mark = start;
        'a7: {
            if !self.expect(TokenKind::SLASHEQUAL) { break 'a7 }
            return Some(Kind::Div);
        }
        self.mark = start;
        'a8: {
            if !self.expect(TokenKind::PERCENTEQUAL) { break 'a8 }
            return Some(Kind::Mod);
        }
        self.mark = start;
        'a9: {
            if !self.expect(TokenKind::AMPEREQUAL) { break 'a9 }
            return Some(Kind::BitAnd);
        }
        self.mark = start;
        'a10: {
            if !self.expect(TokenKind::VBAREQUAL) { break 'a10 }
            return Some(Kind::BitOr);
        }
        self.mark = start;
        'a11: {
            if !self.expect(TokenKind::CIRCUMFLEXEQUAL) { break 'a11 }
            return Some(Kind::BitXor);
        }
        self.mark = start;
        'a12: {
            if !self.expect(TokenKind::LEFTSHIFTEQUAL) { break 'a12 }
            return Some(Kind::LShift);
        }
        self.mark = start;
        'a13: {
            if !self.expect(TokenKind::RIGHTSHIFTEQUAL) { break 'a13 }
            return Some(Kind::RShift);
        }
        self.mark = start;
        'a14: {
            if !self.expect(TokenKind::DOUBLESTAREQUAL) { break 'a14 }
            return Some(Kind::Pow);
        }
        self.mark = start;
        'a15: {
            if !self.expect(TokenKind::DOUBLESLASHEQUAL) { break 'a15 }
            return Some(Kind::FloorDiv);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_assert_stmt(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::ASSERT) { break 'a1 }
            let Some(test) = self.parse_expression(depth + 1) else { break 'a1 };
            let found_2: Option<Node> = if first::comma(self.kind()) {
                let start_4 = self.mark;
                let group_3: Option<Node> = 'group_3: {
                    'a5: {
                        if !self.expect(TokenKind::COMMA) { break 'a5 }
                        let Some(text) = self.parse_expression(depth + 2) else { break 'a5 };
                        break 'group_3 Some(text);
                    }
                    self.mark = start_4;
                    None
                };
                group_3
            } else { None };
            let msg = found_2;
            let span = self.span(start);
            let v_6: Node = self.ast.new_assert(test, msg, span);
            return Some(v_6);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_pass_stmt(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::PASS) { break 'a1 }
            let span = self.span(start);
            let v_2: Node = self.ast.new_pass(span);
            return Some(v_2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_del_stmt(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::DEL) { break 'a1 }
            let Some(targets) = self.parse_del_targets(depth + 1) else { break 'a1 };
            if !matches!(self.kind(), TokenKind::SEMI | TokenKind::NEWLINE) { break 'a1 }
            let span = self.span(start);
            let v_2: Node = self.ast.new_delete(targets, span);
            return Some(v_2);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_del_stmt(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_return_stmt(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::RETURN) { break 'a1 }
            let value = if self.begins(first::star_expressions, first::star_expressions_in_second_pass) { self.parse_star_expressions(depth + 1) } else { None };
            let span = self.span(start);
            let v_2: Node = self.ast.new_return(value, span);
            return Some(v_2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_yield_stmt(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(value) = self.parse_yield_expr(depth + 1) else { break 'a1 };
            let span = self.span(start);
            let v_2: Node = self.ast.new_expr(value, span);
            return Some(v_2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_raise_stmt(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::RAISE) { break 'a1 }
            let after_2 = self.mark;
            if self.begins(first::ellipsis, first::ellipsis_in_second_pass) {
                'a3: {
                    let Some(exc) = self.parse_expression(depth + 1) else { break 'a3 };
                    let found_4: Option<Node> = if first::from(self.kind()) {
                        let start_6 = self.mark;
                        let group_5: Option<Node> = 'group_5: {
                            'a7: {
                                if !self.expect(keyword::FROM) { break 'a7 }
                                let Some(from_) = self.parse_expression(depth + 2) else { break 'a7 };
                                break 'group_5 Some(from_);
                            }
                            self.mark = start_6;
                            None
                        };
                        group_5
                    } else { None };
                    let cause = found_4;
                    let span = self.span(start);
                    let v_8: Node = self.ast.new_raise(Some(exc), cause, span);
                    return Some(v_8);
                }
                self.mark = after_2;
            }
            let span = self.span(start);
            let v_9: Node = self.ast.new_raise(None, None, span);
            return Some(v_9);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_break_stmt(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::BREAK) { break 'a1 }
            let span = self.span(start);
            let v_2: Node = self.ast.new_break(span);
            return Some(v_2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_continue_stmt(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::CONTINUE) { break 'a1 }
            let span = self.span(start);
            let v_2: Node = self.ast.new_continue(span);
            return Some(v_2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_import_stmt(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_import(depth + 1);
            self.mark = start;
        }
        if first::import_name(self.kind()) {
            'a1: {
                let Some(value) = self.parse_import_name(depth + 1) else { break 'a1 };
                return Some(value);
            }
            self.mark = start;
        }
        self.parse_import_from(depth + 1)
    }

    pub(crate) fn parse_import_name(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::IMPORT) { break 'a1 }
            let Some(names) = self.parse_dotted_as_names(depth + 1) else { break 'a1 };
            let span = self.span(start);
            let v_2: Node = self.ast.new_import(names, span);
            return Some(v_2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_import_from(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::FROM) { break 'a1 }
            let after_2 = self.mark;
            if first::dot(self.kind()) {
                'a3: {
                    let list_4 = self.begin();
                    while first::dot_2(self.kind()) {
                        let start_6 = self.mark;
                        let group_5: Option<TokenAt> = 'group_5: {
                            'a7: {
                                let Some(value) = self.token(TokenKind::DOT) else { break 'a7 };
                                break 'group_5 Some(value);
                            }
                            self.mark = start_6;
                            'a8: {
                                let Some(value2) = self.token(TokenKind::ELLIPSIS) else { break 'a8 };
                                break 'group_5 Some(value2);
                            }
                            self.mark = start_6;
                            None
                        };
                        let Some(item) = group_5 else { break };
                        self.push(item);
                    }
                    let dots: List<TokenAt> = self.end(list_4);
                    let Some(module) = self.parse_dotted_name(depth + 1) else { break 'a3 };
                    if !self.expect(keyword::IMPORT) { break 'a3 }
                    let Some(names) = self.parse_import_from_targets(depth + 1) else { break 'a3 };
                    let span = self.span(start);
                    let Some(v_9) = self.field_of::<Option<Symbol>>(module, Kind::Name, 0) else { self.mark = start; return None; };
                    let v_10: Int = self.count_dots(dots);
                    let v_11: Node = self.import_from(v_9, names, v_10, span);
                    return Some(v_11);
                }
                self.mark = after_2;
            }
            'a12: {
                let list_13 = self.begin();
                while first::dot_2(self.kind()) {
                    let start_15 = self.mark;
                    let group_14: Option<TokenAt> = 'group_14: {
                        'a16: {
                            let Some(value3) = self.token(TokenKind::DOT) else { break 'a16 };
                            break 'group_14 Some(value3);
                        }
                        self.mark = start_15;
                        'a17: {
                            let Some(value4) = self.token(TokenKind::ELLIPSIS) else { break 'a17 };
                            break 'group_14 Some(value4);
                        }
                        self.mark = start_15;
                        None
                    };
                    let Some(item) = group_14 else { break };
                    self.push(item);
                }
                if self.is_empty(list_13) { break 'a12 }
                let dots2: List<TokenAt> = self.end(list_13);
                if !self.expect(keyword::IMPORT) { break 'a12 }
                let Some(names2) = self.parse_import_from_targets(depth + 1) else { break 'a12 };
                let span = self.span(start);
                let v_18: Int = self.count_dots(dots2);
                let v_19: Node = self.ast.new_import_from(None, names2, Some(v_18), span);
                return Some(v_19);
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_import_from_targets(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LPAR) { break 'a1 }
            let Some(names) = self.parse_import_from_as_names(depth + 1) else { break 'a1 };
            self.token(TokenKind::COMMA);
            if !self.expect(TokenKind::RPAR) { break 'a1 }
            return Some(names);
        }
        self.mark = start;
        if first::import_from_as_names(self.kind()) {
            'a2: {
                let Some(value) = self.parse_import_from_as_names(depth + 1) else { break 'a2 };
                if matches!(self.kind(), TokenKind::COMMA) { break 'a2 }
                return Some(value);
            }
            self.mark = start;
        }
        'a3: {
            if !self.expect(TokenKind::STAR) { break 'a3 }
            let span = self.span(start);
            let v_4: Symbol = self.star_name();
            let v_5: Node = self.ast.new_alias(v_4, None, span);
            let v_6: List<Node> = self.one(v_5);
            return Some(v_6);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_import_from_targets(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_import_from_as_names(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            let mut back_3 = self.mark;
            let mut later_4 = 0;
            loop {
                let Some(item) = self.parse_import_from_as_name(depth + 2 + later_4) else { self.mark = back_3; break };
                self.push(item);
                back_3 = self.mark;
                if !self.expect(TokenKind::COMMA) { break }
                later_4 = 1;
            }
            if self.is_empty(list_2) { break 'a1 }
            let value: List<Node> = self.end(list_2);
            return Some(value);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_import_from_as_name(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_import_from_as_name(depth + 1);
            self.mark = start;
        }
        'a1: {
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            let found_2: Option<TokenAt> = if first::as_(self.kind()) {
                let start_4 = self.mark;
                let group_3: Option<TokenAt> = 'group_3: {
                    'a5: {
                        if !self.expect(keyword::AS) { break 'a5 }
                        let Some(name2) = self.token(TokenKind::NAME) else { break 'a5 };
                        break 'group_3 Some(name2);
                    }
                    self.mark = start_4;
                    None
                };
                group_3
            } else { None };
            let as_ = found_2;
            let span = self.span(start);
            let v_6: Symbol = self.identifier(name);
            let v_7: Option<Symbol> = match as_ { Some(it) => Some(self.identifier(it)), None => None };
            let v_8: Node = self.ast.new_alias(v_6, v_7, span);
            return Some(v_8);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_dotted_as_names(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            let mut back_3 = self.mark;
            let mut later_4 = 0;
            loop {
                let Some(item) = self.parse_dotted_as_name(depth + 2 + later_4) else { self.mark = back_3; break };
                self.push(item);
                back_3 = self.mark;
                if !self.expect(TokenKind::COMMA) { break }
                later_4 = 1;
            }
            if self.is_empty(list_2) { break 'a1 }
            let value: List<Node> = self.end(list_2);
            return Some(value);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_dotted_as_name(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_dotted_as_name(depth + 1);
            self.mark = start;
        }
        'a1: {
            let Some(name) = self.parse_dotted_name(depth + 1) else { break 'a1 };
            let found_2: Option<TokenAt> = if first::as_(self.kind()) {
                let start_4 = self.mark;
                let group_3: Option<TokenAt> = 'group_3: {
                    'a5: {
                        if !self.expect(keyword::AS) { break 'a5 }
                        let Some(name2) = self.token(TokenKind::NAME) else { break 'a5 };
                        break 'group_3 Some(name2);
                    }
                    self.mark = start_4;
                    None
                };
                group_3
            } else { None };
            let as_ = found_2;
            let span = self.span(start);
            let Some(v_6) = self.field_of::<Option<Symbol>>(name, Kind::Name, 0) else { self.mark = start; return None; };
            let v_7: Option<Symbol> = match as_ { Some(it) => Some(self.identifier(it)), None => None };
            let v_8: Node = self.ast.new_alias(v_6, v_7, span);
            return Some(v_8);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_dotted_name(&mut self, depth: u32) -> Option<Node> {
        let depth = depth + 1;
        if let Some(known) = self.recall_in_second_pass(1) { return known }
        let start = self.mark;
        let seed: Option<Node> = 'seed: {
            'a1: {
                let Some(value) = self.token(TokenKind::NAME) else { break 'a1 };
                let v_2: Node = self.name(value);
                break 'seed Some(v_2);
            }
            self.mark = start;
            None
        };
        let Some(mut left) = seed else { return self.keep_in_second_pass(1, start, None) };
        loop {
            if !first::dot_3(self.kind()) { return self.keep_in_second_pass(1, start, Some(left)) }
            let before = self.mark;
            let next: Option<Node> = 'next: {
                'a3: {
                    if !self.expect(TokenKind::DOT) { break 'a3 }
                    let Some(name) = self.token(TokenKind::NAME) else { break 'a3 };
                    let span = self.span(start);
                    let v_4: Node = self.join_names(left, name, span);
                    break 'next Some(v_4);
                }
                self.mark = before;
                None
            };
            match next {
                Some(next) => left = next,
                None => return self.keep_in_second_pass(1, start, Some(left)),
            }
        }
    }

    pub(crate) fn parse_global_stmt(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::GLOBAL) { break 'a1 }
            let list_2 = self.begin();
            let mut back_3 = self.mark;
            loop {
                let Some(item) = self.token(TokenKind::NAME) else { self.mark = back_3; break };
                self.push(item);
                back_3 = self.mark;
                if !self.expect(TokenKind::COMMA) { break }
            }
            if self.is_empty(list_2) { break 'a1 }
            let names: List<TokenAt> = self.end(list_2);
            let span = self.span(start);
            let v_5: List<Symbol> = self.each(names, |parser, it| parser.identifier(it));
            let v_6: Node = self.ast.new_global(v_5, span);
            return Some(v_6);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_nonlocal_stmt(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::NONLOCAL) { break 'a1 }
            let list_2 = self.begin();
            let mut back_3 = self.mark;
            loop {
                let Some(item) = self.token(TokenKind::NAME) else { self.mark = back_3; break };
                self.push(item);
                back_3 = self.mark;
                if !self.expect(TokenKind::COMMA) { break }
            }
            if self.is_empty(list_2) { break 'a1 }
            let names: List<TokenAt> = self.end(list_2);
            let span = self.span(start);
            let v_5: List<Symbol> = self.each(names, |parser, it| parser.identifier(it));
            let v_6: Node = self.ast.new_nonlocal(v_5, span);
            return Some(v_6);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_type_alias(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if self.soft("type").is_none() { break 'a1 }
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            let params = if first::type_params(self.kind()) { self.parse_type_params(depth + 1) } else { None }.unwrap_or(List::empty());
            if !self.expect(TokenKind::EQUAL) { break 'a1 }
            let Some(value) = self.parse_expression(depth + 1) else { break 'a1 };
            let span = self.span(start);
            let v_2: Node = self.name(name);
            let v_3: Node = self.set_context(v_2, Kind::Store);
            let v_4: Node = self.ast.new_type_alias(v_3, params, value, span);
            let v_5: Symbol = self.text("Type statement is");
            let v_6: Node = self.since(v_4, 12, v_5);
            return Some(v_6);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_block(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(2, depth, Self::parse_block_raw)
    }

    fn parse_block_raw(&mut self, depth: u32) -> Option<List<Node>> {
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::NEWLINE) { break 'a1 }
            if !self.expect(TokenKind::INDENT) { break 'a1 }
            let Some(body) = self.parse_statements(depth + 1) else { break 'a1 };
            if !self.expect(TokenKind::DEDENT) { break 'a1 }
            return Some(body);
        }
        self.mark = start;
        if first::simple_stmts(self.kind()) {
            'a2: {
                let Some(value) = self.parse_simple_stmts(depth + 1) else { break 'a2 };
                return Some(value);
            }
            self.mark = start;
        }
        if self.invalid {
            let _ = self.parse_invalid_block(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_if_stmt(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_if_stmt(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(keyword::IF) { break 'a1 }
            let Some(test) = self.parse_named_expression(depth + 1) else { break 'a1 };
            if !self.expect(TokenKind::COLON) { break 'a1 }
            let Some(body) = self.parse_block(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            if first::elif_stmt(self.kind()) {
                'a3: {
                    let Some(orelse) = self.parse_elif_stmt(depth + 1) else { break 'a3 };
                    let span = self.span(start);
                    let v_4: List<Node> = self.one(orelse);
                    let v_5: Node = self.ast.new_if(test, body, v_4, span);
                    return Some(v_5);
                }
                self.mark = after_2;
            }
            'a6: {
                let orelse2 = if first::else_block(self.kind()) { self.parse_else_block(depth + 1) } else { None }.unwrap_or(List::empty());
                let span = self.span(start);
                let v_7: Node = self.ast.new_if(test, body, orelse2, span);
                return Some(v_7);
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_elif_stmt(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        if self.lacks_stack() { return self.run_out_of_stack() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_elif_stmt(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(keyword::ELIF) { break 'a1 }
            let Some(test) = self.parse_named_expression(depth + 1) else { break 'a1 };
            if !self.expect(TokenKind::COLON) { break 'a1 }
            let Some(body) = self.parse_block(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            if first::elif_stmt(self.kind()) {
                'a3: {
                    let Some(orelse) = self.parse_elif_stmt(depth + 1) else { break 'a3 };
                    let span = self.span(start);
                    let v_4: List<Node> = self.one(orelse);
                    let v_5: Node = self.ast.new_if(test, body, v_4, span);
                    return Some(v_5);
                }
                self.mark = after_2;
            }
            'a6: {
                let orelse2 = if first::else_block(self.kind()) { self.parse_else_block(depth + 1) } else { None }.unwrap_or(List::empty());
                let span = self.span(start);
                let v_7: Node = self.ast.new_if(test, body, orelse2, span);
                return Some(v_7);
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_else_block(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_else_stmt(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(keyword::ELSE) { break 'a1 }
            if self.token(TokenKind::COLON).is_none() { self.expected("':'"); break 'a1 }
            let Some(body) = self.parse_block(depth + 1) else { break 'a1 };
            return Some(body);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_while_stmt(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_while_stmt(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(keyword::WHILE) { break 'a1 }
            let Some(test) = self.parse_named_expression(depth + 1) else { break 'a1 };
            if !self.expect(TokenKind::COLON) { break 'a1 }
            let Some(body) = self.parse_block(depth + 1) else { break 'a1 };
            let orelse = if first::else_block(self.kind()) { self.parse_else_block(depth + 1) } else { None }.unwrap_or(List::empty());
            let span = self.span(start);
            let v_2: Node = self.ast.new_while(test, body, orelse, span);
            return Some(v_2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_for_stmt(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_for_stmt(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(keyword::FOR) { break 'a1 }
            let Some(target) = self.parse_star_targets(depth + 1) else { break 'a1 };
            if !self.expect(keyword::IN) { break 'a1 }
            // What follows must match.
            let Some(iter) = self.parse_star_expressions(depth + 1) else { { self.mark = start; return None; } };
            if !self.expect(TokenKind::COLON) { { self.mark = start; return None; } }
            let comment = self.token(TokenKind::TYPE_COMMENT);
            let Some(body) = self.parse_block(depth + 1) else { { self.mark = start; return None; } };
            let orelse = if first::else_block(self.kind()) { self.parse_else_block(depth + 1) } else { None }.unwrap_or(List::empty());
            let span = self.span(start);
            let v_2: Option<Symbol> = self.type_comment(comment);
            let v_3: Node = self.ast.new_for(target, iter, body, orelse, v_2, span);
            return Some(v_3);
        }
        self.mark = start;
        'a4: {
            if !self.expect(keyword::ASYNC) { break 'a4 }
            if !self.expect(keyword::FOR) { break 'a4 }
            let Some(target2) = self.parse_star_targets(depth + 1) else { break 'a4 };
            if !self.expect(keyword::IN) { break 'a4 }
            // What follows must match.
            let Some(iter2) = self.parse_star_expressions(depth + 1) else { { self.mark = start; return None; } };
            if !self.expect(TokenKind::COLON) { { self.mark = start; return None; } }
            let comment2 = self.token(TokenKind::TYPE_COMMENT);
            let Some(body2) = self.parse_block(depth + 1) else { { self.mark = start; return None; } };
            let orelse2 = if first::else_block(self.kind()) { self.parse_else_block(depth + 1) } else { None }.unwrap_or(List::empty());
            let span = self.span(start);
            let v_5: Option<Symbol> = self.type_comment(comment2);
            let v_6: Node = self.ast.new_async_for(target2, iter2, body2, orelse2, v_5, span);
            let v_7: Symbol = self.text("Async for loops are");
            let v_8: Node = self.since(v_6, 5, v_7);
            return Some(v_8);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_for_target(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_try_stmt(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_try_stmt(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(keyword::TRY) { break 'a1 }
            if self.token(TokenKind::COLON).is_none() { self.expected("':'"); break 'a1 }
            let Some(body) = self.parse_block(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            if first::finally_block(self.kind()) {
                'a3: {
                    let Some(finalbody) = self.parse_finally_block(depth + 1) else { break 'a3 };
                    let span = self.span(start);
                    let v_4: Node = self.ast.new_try(body, List::empty(), List::empty(), finalbody, span);
                    return Some(v_4);
                }
                self.mark = after_2;
            }
            if first::except(self.kind()) {
                'a5: {
                    let list_6 = self.begin();
                    while first::except(self.kind()) {
                        let Some(item) = self.parse_except_block(depth + 2) else { break };
                        self.push(item);
                    }
                    if self.is_empty(list_6) { break 'a5 }
                    let handlers: List<Node> = self.end(list_6);
                    let orelse = if first::else_block(self.kind()) { self.parse_else_block(depth + 1) } else { None }.unwrap_or(List::empty());
                    let finalbody2 = if first::finally_block(self.kind()) { self.parse_finally_block(depth + 1) } else { None }.unwrap_or(List::empty());
                    let span = self.span(start);
                    let v_7: Node = self.ast.new_try(body, handlers, orelse, finalbody2, span);
                    return Some(v_7);
                }
                self.mark = after_2;
            }
            'a8: {
                let list_9 = self.begin();
                while first::except(self.kind()) {
                    let Some(item) = self.parse_except_star_block(depth + 2) else { break };
                    self.push(item);
                }
                if self.is_empty(list_9) { break 'a8 }
                let handlers2: List<Node> = self.end(list_9);
                let orelse2 = if first::else_block(self.kind()) { self.parse_else_block(depth + 1) } else { None }.unwrap_or(List::empty());
                let finalbody3 = if first::finally_block(self.kind()) { self.parse_finally_block(depth + 1) } else { None }.unwrap_or(List::empty());
                let span = self.span(start);
                let v_10: Node = self.ast.new_try_star(body, handlers2, orelse2, finalbody3, span);
                let v_11: Symbol = self.text("Exception groups are");
                let v_12: Node = self.since(v_10, 11, v_11);
                return Some(v_12);
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_except_block(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_except_stmt_indent(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(keyword::EXCEPT) { break 'a1 }
            let after_2 = self.mark;
            if self.begins(first::ellipsis, first::ellipsis_in_second_pass) {
                'a3: {
                    let Some(type_) = self.parse_expression(depth + 1) else { break 'a3 };
                    let after_4 = self.mark;
                    'a5: {
                        if !self.expect(TokenKind::COLON) { break 'a5 }
                        let Some(body) = self.parse_block(depth + 1) else { break 'a5 };
                        let span = self.span(start);
                        let v_6: Node = self.ast.new_except_handler(Some(type_), None, body, span);
                        return Some(v_6);
                    }
                    self.mark = after_4;
                    'a7: {
                        if !self.expect(keyword::AS) { break 'a7 }
                        let Some(name) = self.token(TokenKind::NAME) else { break 'a7 };
                        if !self.expect(TokenKind::COLON) { break 'a7 }
                        let Some(body2) = self.parse_block(depth + 1) else { break 'a7 };
                        let span = self.span(start);
                        let v_8: Symbol = self.identifier(name);
                        let v_9: Node = self.ast.new_except_handler(Some(type_), Some(v_8), body2, span);
                        return Some(v_9);
                    }
                    self.mark = after_4;
                }
                self.mark = after_2;
            }
            if self.begins(first::ellipsis, first::ellipsis_in_second_pass) {
                'a10: {
                    let Some(type_2) = self.parse_expressions(depth + 1) else { break 'a10 };
                    if !self.expect(TokenKind::COLON) { break 'a10 }
                    let Some(body3) = self.parse_block(depth + 1) else { break 'a10 };
                    let span = self.span(start);
                    let v_11: Node = self.ast.new_except_handler(Some(type_2), None, body3, span);
                    let v_12: Symbol = self.text("except expressions without parentheses are");
                    let v_13: Node = self.since(v_11, 14, v_12);
                    return Some(v_13);
                }
                self.mark = after_2;
            }
            'a14: {
                if !self.expect(TokenKind::COLON) { break 'a14 }
                let Some(body4) = self.parse_block(depth + 1) else { break 'a14 };
                let span = self.span(start);
                let v_15: Node = self.ast.new_except_handler(None, None, body4, span);
                return Some(v_15);
            }
            self.mark = after_2;
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_except_stmt(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_except_star_block(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_except_star_stmt_indent(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(keyword::EXCEPT) { break 'a1 }
            if !self.expect(TokenKind::STAR) { break 'a1 }
            let after_2 = self.mark;
            if self.begins(first::ellipsis, first::ellipsis_in_second_pass) {
                'a3: {
                    let Some(type_) = self.parse_expression(depth + 1) else { break 'a3 };
                    let after_4 = self.mark;
                    'a5: {
                        if !self.expect(TokenKind::COLON) { break 'a5 }
                        let Some(body) = self.parse_block(depth + 1) else { break 'a5 };
                        let span = self.span(start);
                        let v_6: Node = self.ast.new_except_handler(Some(type_), None, body, span);
                        return Some(v_6);
                    }
                    self.mark = after_4;
                    'a7: {
                        if !self.expect(keyword::AS) { break 'a7 }
                        let Some(name) = self.token(TokenKind::NAME) else { break 'a7 };
                        if !self.expect(TokenKind::COLON) { break 'a7 }
                        let Some(body2) = self.parse_block(depth + 1) else { break 'a7 };
                        let span = self.span(start);
                        let v_8: Symbol = self.identifier(name);
                        let v_9: Node = self.ast.new_except_handler(Some(type_), Some(v_8), body2, span);
                        return Some(v_9);
                    }
                    self.mark = after_4;
                }
                self.mark = after_2;
            }
            'a10: {
                let Some(type_2) = self.parse_expressions(depth + 1) else { break 'a10 };
                if !self.expect(TokenKind::COLON) { break 'a10 }
                let Some(body3) = self.parse_block(depth + 1) else { break 'a10 };
                let span = self.span(start);
                let v_11: Node = self.ast.new_except_handler(Some(type_2), None, body3, span);
                let v_12: Symbol = self.text("except expressions without parentheses are");
                let v_13: Node = self.since(v_11, 14, v_12);
                return Some(v_13);
            }
            self.mark = after_2;
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_except_star_stmt(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_finally_block(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_finally_stmt(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(keyword::FINALLY) { break 'a1 }
            if self.token(TokenKind::COLON).is_none() { self.expected("':'"); break 'a1 }
            let Some(body) = self.parse_block(depth + 1) else { break 'a1 };
            return Some(body);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_with_stmt(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_with_stmt_indent(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(keyword::WITH) { break 'a1 }
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::LPAR) { break 'a3 }
                let list_4 = self.begin();
                let mut back_5 = self.mark;
                let mut later_6 = 0;
                loop {
                    let Some(item) = self.parse_with_item(depth + 2 + later_6) else { self.mark = back_5; break };
                    self.push(item);
                    back_5 = self.mark;
                    if !self.expect(TokenKind::COMMA) { break }
                    later_6 = 1;
                }
                if self.is_empty(list_4) { break 'a3 }
                let items: List<Node> = self.end(list_4);
                self.token(TokenKind::COMMA);
                if !self.expect(TokenKind::RPAR) { break 'a3 }
                if !self.expect(TokenKind::COLON) { break 'a3 }
                let comment = self.token(TokenKind::TYPE_COMMENT);
                let Some(body) = self.parse_block(depth + 1) else { break 'a3 };
                let span = self.span(start);
                let v_7: Option<Symbol> = self.type_comment(comment);
                let v_8: Node = self.ast.new_with(items, body, v_7, span);
                return Some(v_8);
            }
            self.mark = after_2;
            'a9: {
                let list_10 = self.begin();
                let mut back_11 = self.mark;
                let mut later_12 = 0;
                loop {
                    let Some(item) = self.parse_with_item(depth + 2 + later_12) else { self.mark = back_11; break };
                    self.push(item);
                    back_11 = self.mark;
                    if !self.expect(TokenKind::COMMA) { break }
                    later_12 = 1;
                }
                if self.is_empty(list_10) { break 'a9 }
                let items2: List<Node> = self.end(list_10);
                if !self.expect(TokenKind::COLON) { break 'a9 }
                let comment2 = self.token(TokenKind::TYPE_COMMENT);
                let Some(body2) = self.parse_block(depth + 1) else { break 'a9 };
                let span = self.span(start);
                let v_13: Option<Symbol> = self.type_comment(comment2);
                let v_14: Node = self.ast.new_with(items2, body2, v_13, span);
                return Some(v_14);
            }
            self.mark = after_2;
        }
        self.mark = start;
        'a15: {
            if !self.expect(keyword::ASYNC) { break 'a15 }
            if !self.expect(keyword::WITH) { break 'a15 }
            let after_16 = self.mark;
            'a17: {
                if !self.expect(TokenKind::LPAR) { break 'a17 }
                let list_18 = self.begin();
                let mut back_19 = self.mark;
                let mut later_20 = 0;
                loop {
                    let Some(item) = self.parse_with_item(depth + 2 + later_20) else { self.mark = back_19; break };
                    self.push(item);
                    back_19 = self.mark;
                    if !self.expect(TokenKind::COMMA) { break }
                    later_20 = 1;
                }
                if self.is_empty(list_18) { break 'a17 }
                let items3: List<Node> = self.end(list_18);
                self.token(TokenKind::COMMA);
                if !self.expect(TokenKind::RPAR) { break 'a17 }
                if !self.expect(TokenKind::COLON) { break 'a17 }
                let Some(body3) = self.parse_block(depth + 1) else { break 'a17 };
                let span = self.span(start);
                let v_21: Node = self.ast.new_async_with(items3, body3, None, span);
                let v_22: Symbol = self.text("Async with statements are");
                let v_23: Node = self.since(v_21, 5, v_22);
                return Some(v_23);
            }
            self.mark = after_16;
            'a24: {
                let list_25 = self.begin();
                let mut back_26 = self.mark;
                let mut later_27 = 0;
                loop {
                    let Some(item) = self.parse_with_item(depth + 2 + later_27) else { self.mark = back_26; break };
                    self.push(item);
                    back_26 = self.mark;
                    if !self.expect(TokenKind::COMMA) { break }
                    later_27 = 1;
                }
                if self.is_empty(list_25) { break 'a24 }
                let items4: List<Node> = self.end(list_25);
                if !self.expect(TokenKind::COLON) { break 'a24 }
                let comment3 = self.token(TokenKind::TYPE_COMMENT);
                let Some(body4) = self.parse_block(depth + 1) else { break 'a24 };
                let span = self.span(start);
                let v_28: Option<Symbol> = self.type_comment(comment3);
                let v_29: Node = self.ast.new_async_with(items4, body4, v_28, span);
                let v_30: Symbol = self.text("Async with statements are");
                let v_31: Node = self.since(v_29, 5, v_30);
                return Some(v_31);
            }
            self.mark = after_16;
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_with_stmt(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_with_item(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.begins(first::ellipsis, first::ellipsis_in_second_pass) {
            'a1: {
                let Some(context) = self.parse_expression(depth + 1) else { break 'a1 };
                if !self.expect(keyword::AS) { break 'a1 }
                let Some(vars) = self.parse_star_target(depth + 1) else { break 'a1 };
                if !matches!(self.kind(), TokenKind::COMMA | TokenKind::RPAR | TokenKind::COLON) { break 'a1 }
                let v_2: Node = self.ast.new_withitem(context, Some(vars));
                return Some(v_2);
            }
            self.mark = start;
        }
        if self.invalid {
            let _ = self.parse_invalid_with_item(depth + 1);
            self.mark = start;
        }
        'a3: {
            let Some(context2) = self.parse_expression(depth + 1) else { break 'a3 };
            let v_4: Node = self.ast.new_withitem(context2, None);
            return Some(v_4);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_function_def(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::decorators(self.kind()) {
            'a1: {
                let Some(decorators) = self.parse_decorators(depth + 1) else { break 'a1 };
                let Some(definition) = self.parse_function_def_raw(depth + 1) else { break 'a1 };
                let v_2: Node = self.decorate_function(decorators, definition);
                return Some(v_2);
            }
            self.mark = start;
        }
        self.parse_function_def_raw(depth + 1)
    }

    pub(crate) fn parse_decorators(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            while first::decorators(self.kind()) {
                let start_4 = self.mark;
                let group_3: Option<Node> = 'group_3: {
                    'a5: {
                        if !self.expect(TokenKind::AT) { break 'a5 }
                        let Some(decorator) = self.parse_named_expression(depth + 3) else { break 'a5 };
                        if !self.expect(TokenKind::NEWLINE) { break 'a5 }
                        break 'group_3 Some(decorator);
                    }
                    self.mark = start_4;
                    None
                };
                let Some(item) = group_3 else { break };
                self.push(item);
            }
            if self.is_empty(list_2) { break 'a1 }
            let value: List<Node> = self.end(list_2);
            return Some(value);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_function_def_raw(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_def_raw(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(keyword::DEF) { break 'a1 }
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            let type_params = if first::type_params(self.kind()) { self.parse_type_params(depth + 1) } else { None }.unwrap_or(List::empty());
            if !self.expect(TokenKind::LPAR) { break 'a1 }
            let params = if self.begins(first::params, first::params_in_second_pass) { self.parse_params(depth + 1) } else { None };
            if !self.expect(TokenKind::RPAR) { break 'a1 }
            let found_2: Option<Node> = if first::rarrow(self.kind()) {
                let start_4 = self.mark;
                let group_3: Option<Node> = 'group_3: {
                    'a5: {
                        if !self.expect(TokenKind::RARROW) { break 'a5 }
                        let Some(type_) = self.parse_expression(depth + 2) else { break 'a5 };
                        break 'group_3 Some(type_);
                    }
                    self.mark = start_4;
                    None
                };
                group_3
            } else { None };
            let returns = found_2;
            if !self.expect(TokenKind::COLON) { break 'a1 }
            let comment = if first::func_type_comment(self.kind()) { self.parse_func_type_comment(depth + 1) } else { None };
            let Some(body) = self.parse_block(depth + 1) else { break 'a1 };
            let span = self.span(start);
            let v_6: Symbol = self.identifier(name);
            let chosen_7: Node = if let Some(params) = params {
                params
            } else {
                let v_8: Node = self.empty_arguments();
                v_8
            };
            let v_9: Option<Symbol> = self.type_comment(comment);
            let v_10: Node = self.ast.new_function_def(v_6, chosen_7, body, List::empty(), returns, v_9, type_params, span);
            return Some(v_10);
        }
        self.mark = start;
        'a11: {
            if !self.expect(keyword::ASYNC) { break 'a11 }
            if !self.expect(keyword::DEF) { break 'a11 }
            let Some(name2) = self.token(TokenKind::NAME) else { break 'a11 };
            let type_params2 = if first::type_params(self.kind()) { self.parse_type_params(depth + 1) } else { None }.unwrap_or(List::empty());
            if !self.expect(TokenKind::LPAR) { break 'a11 }
            let params2 = if self.begins(first::params, first::params_in_second_pass) { self.parse_params(depth + 1) } else { None };
            if !self.expect(TokenKind::RPAR) { break 'a11 }
            let found_12: Option<Node> = if first::rarrow(self.kind()) {
                let start_14 = self.mark;
                let group_13: Option<Node> = 'group_13: {
                    'a15: {
                        if !self.expect(TokenKind::RARROW) { break 'a15 }
                        let Some(type_2) = self.parse_expression(depth + 2) else { break 'a15 };
                        break 'group_13 Some(type_2);
                    }
                    self.mark = start_14;
                    None
                };
                group_13
            } else { None };
            let returns2 = found_12;
            if !self.expect(TokenKind::COLON) { break 'a11 }
            let comment2 = if first::func_type_comment(self.kind()) { self.parse_func_type_comment(depth + 1) } else { None };
            let Some(body2) = self.parse_block(depth + 1) else { break 'a11 };
            let span = self.span(start);
            let v_16: Symbol = self.identifier(name2);
            let chosen_17: Node = if let Some(params2) = params2 {
                params2
            } else {
                let v_18: Node = self.empty_arguments();
                v_18
            };
            let v_19: Option<Symbol> = self.type_comment(comment2);
            let v_20: Node = self.ast.new_async_function_def(v_16, chosen_17, body2, List::empty(), returns2, v_19, type_params2, span);
            let v_21: Symbol = self.text("Async functions are");
            let v_22: Node = self.since(v_20, 5, v_21);
            return Some(v_22);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_func_type_comment(&mut self, depth: u32) -> Option<TokenAt> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::NEWLINE) { break 'a1 }
            let Some(comment) = self.token(TokenKind::TYPE_COMMENT) else { break 'a1 };
            let before_2 = self.mark;
            let start_5 = self.mark;
            let group_4: Option<()> = 'group_4: {
                'a6: {
                    if !self.expect(TokenKind::NEWLINE) { break 'a6 }
                    if !self.expect(TokenKind::INDENT) { break 'a6 }
                    break 'group_4 Some(());
                }
                self.mark = start_5;
                None
            };
            let seen_3 = group_4.is_some();
            self.mark = before_2;
            if !seen_3 { break 'a1 }
            return Some(comment);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_double_type_comments(depth + 1);
            self.mark = start;
        }
        'a7: {
            let Some(value) = self.token(TokenKind::TYPE_COMMENT) else { break 'a7 };
            return Some(value);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_class_def(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::decorators(self.kind()) {
            'a1: {
                let Some(decorators) = self.parse_decorators(depth + 1) else { break 'a1 };
                let Some(definition) = self.parse_class_def_raw(depth + 1) else { break 'a1 };
                let v_2: Node = self.decorate_class(decorators, definition);
                return Some(v_2);
            }
            self.mark = start;
        }
        self.parse_class_def_raw(depth + 1)
    }

    pub(crate) fn parse_class_def_raw(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_class_def_raw(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(keyword::CLASS) { break 'a1 }
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            let type_params = if first::type_params(self.kind()) { self.parse_type_params(depth + 1) } else { None }.unwrap_or(List::empty());
            let found_2: Option<Option<Node>> = if first::lpar(self.kind()) {
                let start_4 = self.mark;
                let group_3: Option<Option<Node>> = 'group_3: {
                    'a5: {
                        if !self.expect(TokenKind::LPAR) { break 'a5 }
                        let arguments = if self.begins(first::type_expressions, first::type_expressions_in_second_pass) { self.parse_arguments(depth + 2) } else { None };
                        if !self.expect(TokenKind::RPAR) { break 'a5 }
                        break 'group_3 Some(arguments);
                    }
                    self.mark = start_4;
                    None
                };
                group_3
            } else { None };
            let call = found_2.flatten();
            if !self.expect(TokenKind::COLON) { break 'a1 }
            let Some(body) = self.parse_block(depth + 1) else { break 'a1 };
            let span = self.span(start);
            let v_6: Symbol = self.identifier(name);
            let v_7: List<Node> = match call { Some(it) => self.field_of(it, Kind::Call, 1), None => List::empty() };
            let v_8: List<Node> = match call { Some(it) => self.field_of(it, Kind::Call, 2), None => List::empty() };
            let v_9: Node = self.ast.new_class_def(v_6, v_7, v_8, body, List::empty(), type_params, span);
            return Some(v_9);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_params(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_parameters(depth + 1);
            self.mark = start;
        }
        self.parse_parameters(depth + 1)
    }

    pub(crate) fn parse_parameters(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::import_from_as_names(self.kind()) {
            'a1: {
                let Some(posonly) = self.parse_slash_no_default(depth + 1) else { break 'a1 };
                let list_2 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_param_no_default(depth + 2) else { break };
                    self.push(item);
                }
                let plain: List<Node> = self.end(list_2);
                let list_3 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_param_with_default(depth + 2) else { break };
                    self.push(item);
                }
                let defaults: List<Record> = self.end(list_3);
                let etc = if first::star_etc(self.kind()) { self.parse_star_etc(depth + 1) } else { None };
                let v_4: Node = self.make_arguments(posonly, None, plain, defaults, etc);
                let v_5: Symbol = self.text("Positional-only parameters are");
                let v_6: Node = self.since(v_4, 8, v_5);
                return Some(v_6);
            }
            self.mark = start;
        }
        if first::import_from_as_names(self.kind()) {
            'a7: {
                let Some(slash) = self.parse_slash_with_default(depth + 1) else { break 'a7 };
                let list_8 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_param_with_default(depth + 2) else { break };
                    self.push(item);
                }
                let defaults2: List<Record> = self.end(list_8);
                let etc2 = if first::star_etc(self.kind()) { self.parse_star_etc(depth + 1) } else { None };
                let v_9: Node = self.make_arguments(List::empty(), Some(slash), List::empty(), defaults2, etc2);
                let v_10: Symbol = self.text("Positional-only parameters are");
                let v_11: Node = self.since(v_9, 8, v_10);
                return Some(v_11);
            }
            self.mark = start;
        }
        if first::import_from_as_names(self.kind()) {
            'a12: {
                let list_13 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_param_no_default(depth + 2) else { break };
                    self.push(item);
                }
                if self.is_empty(list_13) { break 'a12 }
                let plain2: List<Node> = self.end(list_13);
                let list_14 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_param_with_default(depth + 2) else { break };
                    self.push(item);
                }
                let defaults3: List<Record> = self.end(list_14);
                let etc3 = if first::star_etc(self.kind()) { self.parse_star_etc(depth + 1) } else { None };
                let v_15: Node = self.make_arguments(List::empty(), None, plain2, defaults3, etc3);
                return Some(v_15);
            }
            self.mark = start;
        }
        if first::import_from_as_names(self.kind()) {
            'a16: {
                let list_17 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_param_with_default(depth + 2) else { break };
                    self.push(item);
                }
                if self.is_empty(list_17) { break 'a16 }
                let defaults4: List<Record> = self.end(list_17);
                let etc4 = if first::star_etc(self.kind()) { self.parse_star_etc(depth + 1) } else { None };
                let v_18: Node = self.make_arguments(List::empty(), None, List::empty(), defaults4, etc4);
                return Some(v_18);
            }
            self.mark = start;
        }
        'a19: {
            let Some(etc5) = self.parse_star_etc(depth + 1) else { break 'a19 };
            let v_20: Node = self.make_arguments(List::empty(), None, List::empty(), List::empty(), Some(etc5));
            return Some(v_20);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_slash_no_default(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            while first::import_from_as_names(self.kind()) {
                let Some(item) = self.parse_param_no_default(depth + 2) else { break };
                self.push(item);
            }
            if self.is_empty(list_2) { break 'a1 }
            let plain: List<Node> = self.end(list_2);
            if !self.expect(TokenKind::SLASH) { break 'a1 }
            let after_3 = self.mark;
            'a4: {
                if !self.expect(TokenKind::COMMA) { break 'a4 }
                return Some(plain);
            }
            self.mark = after_3;
            'a5: {
                if !matches!(self.kind(), TokenKind::RPAR) { break 'a5 }
                return Some(plain);
            }
            self.mark = after_3;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_slash_with_default(&mut self, depth: u32) -> Option<Record> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            while first::import_from_as_names(self.kind()) {
                let Some(item) = self.parse_param_no_default(depth + 2) else { break };
                self.push(item);
            }
            let plain: List<Node> = self.end(list_2);
            let list_3 = self.begin();
            while first::import_from_as_names(self.kind()) {
                let Some(item) = self.parse_param_with_default(depth + 2) else { break };
                self.push(item);
            }
            if self.is_empty(list_3) { break 'a1 }
            let defaults: List<Record> = self.end(list_3);
            if !self.expect(TokenKind::SLASH) { break 'a1 }
            let after_4 = self.mark;
            'a5: {
                if !self.expect(TokenKind::COMMA) { break 'a5 }
                let v_6: Record = self.record(&[word::<List<Node>>(plain), word::<List<Record>>(defaults)]);
                return Some(v_6);
            }
            self.mark = after_4;
            'a7: {
                if !matches!(self.kind(), TokenKind::RPAR) { break 'a7 }
                let v_8: Record = self.record(&[word::<List<Node>>(plain), word::<List<Record>>(defaults)]);
                return Some(v_8);
            }
            self.mark = after_4;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_star_etc(&mut self, depth: u32) -> Option<Record> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_star_etc(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(TokenKind::STAR) { break 'a1 }
            let after_2 = self.mark;
            if first::import_from_as_names(self.kind()) {
                'a3: {
                    let Some(vararg) = self.parse_param_no_default(depth + 1) else { break 'a3 };
                    let list_4 = self.begin();
                    while first::import_from_as_names(self.kind()) {
                        let Some(item) = self.parse_param_maybe_default(depth + 2) else { break };
                        self.push(item);
                    }
                    let kwonly: List<Record> = self.end(list_4);
                    let kwarg = if first::kwds(self.kind()) { self.parse_kwds(depth + 1) } else { None };
                    let v_5: Record = self.record(&[word::<Option<Node>>(Some(vararg)), word::<List<Record>>(kwonly), word::<Option<Node>>(kwarg)]);
                    return Some(v_5);
                }
                self.mark = after_2;
            }
            if first::import_from_as_names(self.kind()) {
                'a6: {
                    let Some(vararg2) = self.parse_param_no_default_star_annotation(depth + 1) else { break 'a6 };
                    let list_7 = self.begin();
                    while first::import_from_as_names(self.kind()) {
                        let Some(item) = self.parse_param_maybe_default(depth + 2) else { break };
                        self.push(item);
                    }
                    let kwonly2: List<Record> = self.end(list_7);
                    let kwarg2 = if first::kwds(self.kind()) { self.parse_kwds(depth + 1) } else { None };
                    let v_8: Record = self.record(&[word::<Option<Node>>(Some(vararg2)), word::<List<Record>>(kwonly2), word::<Option<Node>>(kwarg2)]);
                    return Some(v_8);
                }
                self.mark = after_2;
            }
            'a9: {
                if !self.expect(TokenKind::COMMA) { break 'a9 }
                let list_10 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_param_maybe_default(depth + 2) else { break };
                    self.push(item);
                }
                if self.is_empty(list_10) { break 'a9 }
                let kwonly3: List<Record> = self.end(list_10);
                let kwarg3 = if first::kwds(self.kind()) { self.parse_kwds(depth + 1) } else { None };
                let v_11: Record = self.record(&[word::<Option<Node>>(None), word::<List<Record>>(kwonly3), word::<Option<Node>>(kwarg3)]);
                return Some(v_11);
            }
            self.mark = after_2;
        }
        self.mark = start;
        'a12: {
            let Some(kwarg4) = self.parse_kwds(depth + 1) else { break 'a12 };
            let v_13: Record = self.record(&[word::<Option<Node>>(None), word::<List<Record>>(List::empty()), word::<Option<Node>>(Some(kwarg4))]);
            return Some(v_13);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_kwds(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_kwds(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(TokenKind::DOUBLESTAR) { break 'a1 }
            let Some(param) = self.parse_param_no_default(depth + 1) else { break 'a1 };
            return Some(param);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_param_no_default(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(param) = self.parse_param(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::COMMA) { break 'a3 }
                let comment = self.token(TokenKind::TYPE_COMMENT);
                let v_4: Node = self.comment_arg(param, comment);
                return Some(v_4);
            }
            self.mark = after_2;
            'a5: {
                let comment2 = self.token(TokenKind::TYPE_COMMENT);
                if !matches!(self.kind(), TokenKind::RPAR) { break 'a5 }
                let v_6: Node = self.comment_arg(param, comment2);
                return Some(v_6);
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_param_no_default_star_annotation(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(param) = self.parse_param_star_annotation(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::COMMA) { break 'a3 }
                let comment = self.token(TokenKind::TYPE_COMMENT);
                let v_4: Node = self.comment_arg(param, comment);
                return Some(v_4);
            }
            self.mark = after_2;
            'a5: {
                let comment2 = self.token(TokenKind::TYPE_COMMENT);
                if !matches!(self.kind(), TokenKind::RPAR) { break 'a5 }
                let v_6: Node = self.comment_arg(param, comment2);
                return Some(v_6);
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_param_with_default(&mut self, depth: u32) -> Option<Record> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(param) = self.parse_param(depth + 1) else { break 'a1 };
            let Some(default) = self.parse_default(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::COMMA) { break 'a3 }
                let comment = self.token(TokenKind::TYPE_COMMENT);
                let v_4: Node = self.comment_arg(param, comment);
                let v_5: Record = self.record(&[word::<Node>(v_4), word::<Option<Node>>(Some(default))]);
                return Some(v_5);
            }
            self.mark = after_2;
            'a6: {
                let comment2 = self.token(TokenKind::TYPE_COMMENT);
                if !matches!(self.kind(), TokenKind::RPAR) { break 'a6 }
                let v_7: Node = self.comment_arg(param, comment2);
                let v_8: Record = self.record(&[word::<Node>(v_7), word::<Option<Node>>(Some(default))]);
                return Some(v_8);
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_param_maybe_default(&mut self, depth: u32) -> Option<Record> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(param) = self.parse_param(depth + 1) else { break 'a1 };
            let default = if first::equal(self.kind()) { self.parse_default(depth + 1) } else { None };
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::COMMA) { break 'a3 }
                let comment = self.token(TokenKind::TYPE_COMMENT);
                let v_4: Node = self.comment_arg(param, comment);
                let v_5: Record = self.record(&[word::<Node>(v_4), word::<Option<Node>>(default)]);
                return Some(v_5);
            }
            self.mark = after_2;
            'a6: {
                let comment2 = self.token(TokenKind::TYPE_COMMENT);
                if !matches!(self.kind(), TokenKind::RPAR) { break 'a6 }
                let v_7: Node = self.comment_arg(param, comment2);
                let v_8: Record = self.record(&[word::<Node>(v_7), word::<Option<Node>>(default)]);
                return Some(v_8);
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_param(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            let annotation = if first::annotation(self.kind()) { self.parse_annotation(depth + 1) } else { None };
            let span = self.span(start);
            let v_2: Symbol = self.identifier(name);
            let v_3: Node = self.ast.new_arg(v_2, annotation, None, span);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_param_star_annotation(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            let Some(annotation) = self.parse_star_annotation(depth + 1) else { break 'a1 };
            let span = self.span(start);
            let v_2: Symbol = self.identifier(name);
            let v_3: Node = self.ast.new_arg(v_2, Some(annotation), None, span);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_annotation(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::COLON) { break 'a1 }
            let Some(type_) = self.parse_expression(depth + 1) else { break 'a1 };
            return Some(type_);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_star_annotation(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::COLON) { break 'a1 }
            let Some(type_) = self.parse_star_expression(depth + 1) else { break 'a1 };
            return Some(type_);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_default(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::EQUAL) { break 'a1 }
            let Some(value) = self.parse_expression(depth + 1) else { break 'a1 };
            return Some(value);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_default(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_match_stmt(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if self.soft("match").is_none() { break 'a1 }
            let Some(subject) = self.parse_subject_expr(depth + 1) else { break 'a1 };
            if !self.expect(TokenKind::COLON) { break 'a1 }
            if !self.expect(TokenKind::NEWLINE) { break 'a1 }
            if !self.expect(TokenKind::INDENT) { break 'a1 }
            let list_2 = self.begin();
            while first::import_from_as_names(self.kind()) {
                let Some(item) = self.parse_case_block(depth + 2) else { break };
                self.push(item);
            }
            if self.is_empty(list_2) { break 'a1 }
            let cases: List<Node> = self.end(list_2);
            if !self.expect(TokenKind::DEDENT) { break 'a1 }
            let span = self.span(start);
            let v_3: Node = self.ast.new_match(subject, cases, span);
            let v_4: Symbol = self.text("Pattern matching is");
            let v_5: Node = self.since(v_3, 10, v_4);
            return Some(v_5);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_match_stmt(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_subject_expr(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.begins(first::star_expressions, first::star_expressions_in_second_pass) {
            'a1: {
                let Some(first) = self.parse_star_named_expression(depth + 1) else { break 'a1 };
                if !self.expect(TokenKind::COMMA) { break 'a1 }
                let rest = if self.begins(first::star_expressions, first::star_expressions_in_second_pass) { self.parse_star_named_expressions(depth + 1) } else { None }.unwrap_or(List::empty());
                let span = self.span(start);
                let list_2 = self.begin();
                self.push(first);
                self.extend(rest);
                let v_3: List<Node> = self.end(list_2);
                let v_4: Node = self.ast.new_tuple(v_3, Kind::Load, span);
                return Some(v_4);
            }
            self.mark = start;
        }
        self.parse_named_expression(depth + 1)
    }

    pub(crate) fn parse_case_block(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_case_block(depth + 1);
            self.mark = start;
        }
        'a1: {
            if self.soft("case").is_none() { break 'a1 }
            let Some(pattern) = self.parse_patterns(depth + 1) else { break 'a1 };
            let guard = if first::if_stmt(self.kind()) { self.parse_guard(depth + 1) } else { None };
            if !self.expect(TokenKind::COLON) { break 'a1 }
            let Some(body) = self.parse_block(depth + 1) else { break 'a1 };
            let v_2: Node = self.ast.new_match_case(pattern, guard, body);
            return Some(v_2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_guard(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::IF) { break 'a1 }
            let Some(test) = self.parse_named_expression(depth + 1) else { break 'a1 };
            return Some(test);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_patterns(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::open_sequence_pattern(self.kind()) {
            'a1: {
                let Some(patterns) = self.parse_open_sequence_pattern(depth + 1) else { break 'a1 };
                let span = self.span(start);
                let v_2: Node = self.ast.new_match_sequence(patterns, span);
                return Some(v_2);
            }
            self.mark = start;
        }
        self.parse_pattern(depth + 1)
    }

    pub(crate) fn parse_pattern(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        if self.lacks_stack() { return self.run_out_of_stack() }
        let start = self.mark;
        if first::as_pattern(self.kind()) {
            'a1: {
                let Some(value) = self.parse_as_pattern(depth + 1) else { break 'a1 };
                return Some(value);
            }
            self.mark = start;
        }
        self.parse_or_pattern(depth + 1)
    }

    pub(crate) fn parse_as_pattern(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::as_pattern(self.kind()) {
            'a1: {
                let Some(pattern) = self.parse_or_pattern(depth + 1) else { break 'a1 };
                if !self.expect(keyword::AS) { break 'a1 }
                let Some(target) = self.parse_pattern_capture_target(depth + 1) else { break 'a1 };
                let span = self.span(start);
                let Some(v_2) = self.field_of::<Option<Symbol>>(target, Kind::Name, 0) else { self.mark = start; return None; };
                let v_3: Node = self.ast.new_match_as(Some(pattern), Some(v_2), span);
                return Some(v_3);
            }
            self.mark = start;
        }
        if self.invalid {
            let _ = self.parse_invalid_as_pattern(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_or_pattern(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            let mut back_3 = self.mark;
            let mut later_4 = 0;
            loop {
                let Some(item) = self.parse_closed_pattern(depth + 2 + later_4) else { self.mark = back_3; break };
                self.push(item);
                back_3 = self.mark;
                if !self.expect(TokenKind::VBAR) { break }
                later_4 = 1;
            }
            if self.is_empty(list_2) { break 'a1 }
            let patterns: List<Node> = self.end(list_2);
            let span = self.span(start);
            let v_6: Int = self.length(patterns);
            let chosen_5: Node = if v_6 == 1 {
                let v_7: Node = self.first(patterns);
                v_7
            } else {
                let v_8: Node = self.ast.new_match_or(patterns, span);
                v_8
            };
            return Some(chosen_5);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_closed_pattern(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(3, depth, Self::parse_closed_pattern_raw)
    }

    fn parse_closed_pattern_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        if first::literal_pattern(self.kind()) {
            'a1: {
                let Some(value) = self.parse_literal_pattern(depth + 1) else { break 'a1 };
                return Some(value);
            }
            self.mark = start;
        }
        if first::import_from_as_names(self.kind()) {
            'a2: {
                let Some(value2) = self.parse_capture_pattern(depth + 1) else { break 'a2 };
                return Some(value2);
            }
            self.mark = start;
        }
        if first::import_from_as_names(self.kind()) {
            'a3: {
                let Some(value3) = self.parse_wildcard_pattern(depth + 1) else { break 'a3 };
                return Some(value3);
            }
            self.mark = start;
        }
        if first::import_from_as_names(self.kind()) {
            'a4: {
                let Some(value4) = self.parse_value_pattern(depth + 1) else { break 'a4 };
                return Some(value4);
            }
            self.mark = start;
        }
        if first::lpar(self.kind()) {
            'a5: {
                let Some(value5) = self.parse_group_pattern(depth + 1) else { break 'a5 };
                return Some(value5);
            }
            self.mark = start;
        }
        if first::sequence_pattern(self.kind()) {
            'a6: {
                let Some(value6) = self.parse_sequence_pattern(depth + 1) else { break 'a6 };
                return Some(value6);
            }
            self.mark = start;
        }
        if first::mapping_pattern(self.kind()) {
            'a7: {
                let Some(value7) = self.parse_mapping_pattern(depth + 1) else { break 'a7 };
                return Some(value7);
            }
            self.mark = start;
        }
        self.parse_class_pattern(depth + 1)
    }

    pub(crate) fn parse_literal_pattern(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::signed_number(self.kind()) {
            'a1: {
                let Some(value) = self.parse_signed_number(depth + 1) else { break 'a1 };
                if matches!(self.kind(), TokenKind::PLUS | TokenKind::MINUS) { break 'a1 }
                let span = self.span(start);
                let v_2: Node = self.ast.new_match_value(value, span);
                return Some(v_2);
            }
            self.mark = start;
        }
        if first::signed_number(self.kind()) {
            'a3: {
                let Some(value4) = self.parse_complex_number(depth + 1) else { break 'a3 };
                let span = self.span(start);
                let v_4: Node = self.ast.new_match_value(value4, span);
                return Some(v_4);
            }
            self.mark = start;
        }
        if first::strings(self.kind()) {
            'a5: {
                let Some(value5) = self.parse_strings(depth + 1) else { break 'a5 };
                let span = self.span(start);
                let v_6: Node = self.ast.new_match_value(value5, span);
                return Some(v_6);
            }
            self.mark = start;
        }
        'a7: {
            if !self.expect(keyword::NONE) { break 'a7 }
            let span = self.span(start);
            let v_8: ConstantId = self.singleton(Singleton::None);
            let v_9: Node = self.ast.new_match_singleton(v_8, span);
            return Some(v_9);
        }
        self.mark = start;
        'a10: {
            if !self.expect(keyword::TRUE) { break 'a10 }
            let span = self.span(start);
            let v_11: ConstantId = self.singleton(Singleton::True);
            let v_12: Node = self.ast.new_match_singleton(v_11, span);
            return Some(v_12);
        }
        self.mark = start;
        'a13: {
            if !self.expect(keyword::FALSE) { break 'a13 }
            let span = self.span(start);
            let v_14: ConstantId = self.singleton(Singleton::False);
            let v_15: Node = self.ast.new_match_singleton(v_14, span);
            return Some(v_15);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_literal_expr(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::signed_number(self.kind()) {
            'a1: {
                let Some(value) = self.parse_signed_number(depth + 1) else { break 'a1 };
                if matches!(self.kind(), TokenKind::PLUS | TokenKind::MINUS) { break 'a1 }
                return Some(value);
            }
            self.mark = start;
        }
        if first::signed_number(self.kind()) {
            'a2: {
                let Some(value4) = self.parse_complex_number(depth + 1) else { break 'a2 };
                return Some(value4);
            }
            self.mark = start;
        }
        'a3: {
            if !matches!(self.kind(), TokenKind::STRING | TokenKind::FSTRING_START | TokenKind::TSTRING_START) { break 'a3 }
            let Some(value8) = self.parse_strings(depth + 1) else { break 'a3 };
            return Some(value8);
        }
        self.mark = start;
        'a4: {
            if !self.expect(keyword::NONE) { break 'a4 }
            let span = self.span(start);
            let v_5: ConstantId = self.singleton(Singleton::None);
            let v_6: Node = self.ast.new_constant(v_5, None, span);
            return Some(v_6);
        }
        self.mark = start;
        'a7: {
            if !self.expect(keyword::TRUE) { break 'a7 }
            let span = self.span(start);
            let v_8: ConstantId = self.singleton(Singleton::True);
            let v_9: Node = self.ast.new_constant(v_8, None, span);
            return Some(v_9);
        }
        self.mark = start;
        'a10: {
            if !self.expect(keyword::FALSE) { break 'a10 }
            let span = self.span(start);
            let v_11: ConstantId = self.singleton(Singleton::False);
            let v_12: Node = self.ast.new_constant(v_11, None, span);
            return Some(v_12);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_complex_number(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(real) = self.parse_signed_real_number(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::PLUS) { break 'a3 }
                let Some(imag) = self.parse_imaginary_number(depth + 1) else { break 'a3 };
                let span = self.span(start);
                let v_4: Node = self.ast.new_bin_op(real, Kind::Add, imag, span);
                return Some(v_4);
            }
            self.mark = after_2;
            'a5: {
                if !self.expect(TokenKind::MINUS) { break 'a5 }
                let Some(imag2) = self.parse_imaginary_number(depth + 1) else { break 'a5 };
                let span = self.span(start);
                let v_6: Node = self.ast.new_bin_op(real, Kind::Sub, imag2, span);
                return Some(v_6);
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_signed_number(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            let Some(value) = self.token(TokenKind::NUMBER) else { break 'a1 };
            let v_2: Node = self.number(value);
            return Some(v_2);
        }
        self.mark = start;
        'a3: {
            if !self.expect(TokenKind::MINUS) { break 'a3 }
            let Some(number) = self.token(TokenKind::NUMBER) else { break 'a3 };
            let span = self.span(start);
            let v_4: Node = self.number(number);
            let v_5: Node = self.ast.new_unary_op(Kind::USub, v_4, span);
            return Some(v_5);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_signed_real_number(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::real_number(self.kind()) {
            'a1: {
                let Some(value) = self.parse_real_number(depth + 1) else { break 'a1 };
                return Some(value);
            }
            self.mark = start;
        }
        'a2: {
            if !self.expect(TokenKind::MINUS) { break 'a2 }
            let Some(real) = self.parse_real_number(depth + 1) else { break 'a2 };
            let span = self.span(start);
            let v_3: Node = self.ast.new_unary_op(Kind::USub, real, span);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_real_number(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            let Some(number) = self.token(TokenKind::NUMBER) else { break 'a1 };
            let v_2: Node = self.number(number);
            let v_3: Node = self.ensure_real(v_2);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_imaginary_number(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            let Some(number) = self.token(TokenKind::NUMBER) else { break 'a1 };
            let v_2: Node = self.number(number);
            let v_3: Node = self.ensure_imaginary(v_2);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_capture_pattern(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(target) = self.parse_pattern_capture_target(depth + 1) else { break 'a1 };
            let span = self.span(start);
            let Some(v_2) = self.field_of::<Option<Symbol>>(target, Kind::Name, 0) else { self.mark = start; return None; };
            let v_3: Node = self.ast.new_match_as(None, Some(v_2), span);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_pattern_capture_target(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            let before_2 = self.mark;
            let seen_3 = self.soft("_").is_some();
            self.mark = before_2;
            if seen_3 { break 'a1 }
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            if matches!(self.kind(), TokenKind::DOT | TokenKind::LPAR | TokenKind::EQUAL) { break 'a1 }
            let v_4: Node = self.name(name);
            let v_5: Node = self.set_context(v_4, Kind::Store);
            return Some(v_5);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_wildcard_pattern(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            if self.soft("_").is_none() { break 'a1 }
            let span = self.span(start);
            let v_2: Node = self.ast.new_match_as(None, None, span);
            return Some(v_2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_value_pattern(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(value) = self.parse_attr(depth + 1) else { break 'a1 };
            if matches!(self.kind(), TokenKind::DOT | TokenKind::LPAR | TokenKind::EQUAL) { break 'a1 }
            let span = self.span(start);
            let v_2: Node = self.ast.new_match_value(value, span);
            return Some(v_2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_attr(&mut self, depth: u32) -> Option<Node> {
        if depth + 1 > MAX_DEPTH { return self.too_deep() }
        self.grown(4, depth + 1, Self::parse_attr_raw)
    }

    fn parse_attr_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            let Some(value) = self.parse_name_or_attr(depth + 1) else { break 'a1 };
            if !self.expect(TokenKind::DOT) { break 'a1 }
            let Some(attr) = self.token(TokenKind::NAME) else { break 'a1 };
            let span = self.span(start);
            let v_2: Symbol = self.identifier(attr);
            let v_3: Node = self.ast.new_attribute(value, v_2, Kind::Load, span);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_name_or_attr(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::import_from_as_names(self.kind()) {
            'a1: {
                let Some(value) = self.parse_attr(depth + 1) else { break 'a1 };
                return Some(value);
            }
            self.mark = start;
        }
        'a2: {
            let Some(value2) = self.token(TokenKind::NAME) else { break 'a2 };
            let v_3: Node = self.name(value2);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_group_pattern(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LPAR) { break 'a1 }
            let Some(pattern) = self.parse_pattern(depth + 1) else { break 'a1 };
            if !self.expect(TokenKind::RPAR) { break 'a1 }
            return Some(pattern);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_sequence_pattern(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LSQB) { break 'a1 }
            let patterns = if first::open_sequence_pattern(self.kind()) { self.parse_maybe_sequence_pattern(depth + 1) } else { None }.unwrap_or(List::empty());
            if !self.expect(TokenKind::RSQB) { break 'a1 }
            let span = self.span(start);
            let v_2: Node = self.ast.new_match_sequence(patterns, span);
            return Some(v_2);
        }
        self.mark = start;
        'a3: {
            if !self.expect(TokenKind::LPAR) { break 'a3 }
            let patterns2 = if first::open_sequence_pattern(self.kind()) { self.parse_open_sequence_pattern(depth + 1) } else { None }.unwrap_or(List::empty());
            if !self.expect(TokenKind::RPAR) { break 'a3 }
            let span = self.span(start);
            let v_4: Node = self.ast.new_match_sequence(patterns2, span);
            return Some(v_4);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_open_sequence_pattern(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        if self.lacks_stack() { return self.run_out_of_stack() }
        let start = self.mark;
        'a1: {
            let Some(first) = self.parse_maybe_star_pattern(depth + 1) else { break 'a1 };
            if !self.expect(TokenKind::COMMA) { break 'a1 }
            let rest = if first::open_sequence_pattern(self.kind()) { self.parse_maybe_sequence_pattern(depth + 1) } else { None }.unwrap_or(List::empty());
            let list_2 = self.begin();
            self.push(first);
            self.extend(rest);
            let v_3: List<Node> = self.end(list_2);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_maybe_sequence_pattern(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            let mut back_3 = self.mark;
            let mut later_4 = 0;
            loop {
                let Some(item) = self.parse_maybe_star_pattern(depth + 2 + later_4) else { self.mark = back_3; break };
                self.push(item);
                back_3 = self.mark;
                if !self.expect(TokenKind::COMMA) { break }
                later_4 = 1;
            }
            if self.is_empty(list_2) { break 'a1 }
            let patterns: List<Node> = self.end(list_2);
            self.token(TokenKind::COMMA);
            return Some(patterns);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_maybe_star_pattern(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        if self.lacks_stack() { return self.run_out_of_stack() }
        let start = self.mark;
        if first::star_pattern(self.kind()) {
            'a1: {
                let Some(value) = self.parse_star_pattern(depth + 1) else { break 'a1 };
                return Some(value);
            }
            self.mark = start;
        }
        self.parse_pattern(depth + 1)
    }

    pub(crate) fn parse_star_pattern(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(5, depth, Self::parse_star_pattern_raw)
    }

    fn parse_star_pattern_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::STAR) { break 'a1 }
            let after_2 = self.mark;
            if first::import_from_as_names(self.kind()) {
                'a3: {
                    let Some(target) = self.parse_pattern_capture_target(depth + 1) else { break 'a3 };
                    let span = self.span(start);
                    let Some(v_4) = self.field_of::<Option<Symbol>>(target, Kind::Name, 0) else { self.mark = start; return None; };
                    let v_5: Node = self.ast.new_match_star(Some(v_4), span);
                    return Some(v_5);
                }
                self.mark = after_2;
            }
            'a6: {
                if self.parse_wildcard_pattern(depth + 1).is_none() { break 'a6 }
                let span = self.span(start);
                let v_7: Node = self.ast.new_match_star(None, span);
                return Some(v_7);
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_mapping_pattern(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LBRACE) { break 'a1 }
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::RBRACE) { break 'a3 }
                let span = self.span(start);
                let v_4: Node = self.ast.new_match_mapping(List::empty(), List::empty(), None, span);
                return Some(v_4);
            }
            self.mark = after_2;
            if first::kwds(self.kind()) {
                'a5: {
                    let Some(rest) = self.parse_double_star_pattern(depth + 1) else { break 'a5 };
                    self.token(TokenKind::COMMA);
                    if !self.expect(TokenKind::RBRACE) { break 'a5 }
                    let span = self.span(start);
                    let Some(v_6) = self.field_of::<Option<Symbol>>(rest, Kind::Name, 0) else { self.mark = start; return None; };
                    let v_7: Node = self.ast.new_match_mapping(List::empty(), List::empty(), Some(v_6), span);
                    return Some(v_7);
                }
                self.mark = after_2;
            }
            'a8: {
                let Some(items) = self.parse_items_pattern(depth + 1) else { break 'a8 };
                let after_9 = self.mark;
                'a10: {
                    if !self.expect(TokenKind::COMMA) { break 'a10 }
                    let Some(rest2) = self.parse_double_star_pattern(depth + 1) else { break 'a10 };
                    self.token(TokenKind::COMMA);
                    if !self.expect(TokenKind::RBRACE) { break 'a10 }
                    let span = self.span(start);
                    let v_11: List<Node> = self.each(items, |parser, it| parser.part(it, 0));
                    let v_12: List<Node> = self.each(items, |parser, it| parser.part(it, 1));
                    let Some(v_13) = self.field_of::<Option<Symbol>>(rest2, Kind::Name, 0) else { self.mark = start; return None; };
                    let v_14: Node = self.ast.new_match_mapping(v_11, v_12, Some(v_13), span);
                    return Some(v_14);
                }
                self.mark = after_9;
                'a15: {
                    self.token(TokenKind::COMMA);
                    if !self.expect(TokenKind::RBRACE) { break 'a15 }
                    let span = self.span(start);
                    let v_16: List<Node> = self.each(items, |parser, it| parser.part(it, 0));
                    let v_17: List<Node> = self.each(items, |parser, it| parser.part(it, 1));
                    let v_18: Node = self.ast.new_match_mapping(v_16, v_17, None, span);
                    return Some(v_18);
                }
                self.mark = after_9;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_items_pattern(&mut self, depth: u32) -> Option<List<Record>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            let mut back_3 = self.mark;
            let mut later_4 = 0;
            loop {
                let Some(item) = self.parse_key_value_pattern(depth + 2 + later_4) else { self.mark = back_3; break };
                self.push(item);
                back_3 = self.mark;
                if !self.expect(TokenKind::COMMA) { break }
                later_4 = 1;
            }
            if self.is_empty(list_2) { break 'a1 }
            let value: List<Record> = self.end(list_2);
            return Some(value);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_key_value_pattern(&mut self, depth: u32) -> Option<Record> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let start_3 = self.mark;
            let group_2: Option<Node> = 'group_2: {
                if first::literal_pattern(self.kind()) {
                    'a4: {
                        let Some(value) = self.parse_literal_expr(depth + 2) else { break 'a4 };
                        break 'group_2 Some(value);
                    }
                    self.mark = start_3;
                }
                'a5: {
                    let Some(value2) = self.parse_attr(depth + 2) else { break 'a5 };
                    break 'group_2 Some(value2);
                }
                self.mark = start_3;
                None
            };
            let Some(key) = group_2 else { break 'a1 };
            if !self.expect(TokenKind::COLON) { break 'a1 }
            let Some(pattern) = self.parse_pattern(depth + 1) else { break 'a1 };
            let v_6: Record = self.record(&[word::<Node>(key), word::<Node>(pattern)]);
            return Some(v_6);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_double_star_pattern(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::DOUBLESTAR) { break 'a1 }
            let Some(target) = self.parse_pattern_capture_target(depth + 1) else { break 'a1 };
            return Some(target);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_class_pattern(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::import_from_as_names(self.kind()) {
            'a1: {
                let Some(cls) = self.parse_name_or_attr(depth + 1) else { break 'a1 };
                if !self.expect(TokenKind::LPAR) { break 'a1 }
                let after_2 = self.mark;
                'a3: {
                    if !self.expect(TokenKind::RPAR) { break 'a3 }
                    let span = self.span(start);
                    let v_4: Node = self.ast.new_match_class(cls, List::empty(), List::empty(), List::empty(), span);
                    return Some(v_4);
                }
                self.mark = after_2;
                if first::as_pattern(self.kind()) {
                    'a5: {
                        let Some(patterns) = self.parse_positional_patterns(depth + 1) else { break 'a5 };
                        self.token(TokenKind::COMMA);
                        if !self.expect(TokenKind::RPAR) { break 'a5 }
                        let span = self.span(start);
                        let v_6: Node = self.ast.new_match_class(cls, patterns, List::empty(), List::empty(), span);
                        return Some(v_6);
                    }
                    self.mark = after_2;
                }
                if first::import_from_as_names(self.kind()) {
                    'a7: {
                        let Some(keywords) = self.parse_keyword_patterns(depth + 1) else { break 'a7 };
                        self.token(TokenKind::COMMA);
                        if !self.expect(TokenKind::RPAR) { break 'a7 }
                        let span = self.span(start);
                        let v_8: List<Node> = self.each(keywords, |parser, it| parser.part(it, 0));
                        let Some(v_9) = self.fields_of::<Symbol>(v_8, Kind::Name, 0) else { self.mark = start; return None; };
                        let v_10: List<Node> = self.each(keywords, |parser, it| parser.part(it, 1));
                        let v_11: Node = self.ast.new_match_class(cls, List::empty(), v_9, v_10, span);
                        return Some(v_11);
                    }
                    self.mark = after_2;
                }
                'a12: {
                    let Some(patterns2) = self.parse_positional_patterns(depth + 1) else { break 'a12 };
                    if !self.expect(TokenKind::COMMA) { break 'a12 }
                    let Some(keywords2) = self.parse_keyword_patterns(depth + 1) else { break 'a12 };
                    self.token(TokenKind::COMMA);
                    if !self.expect(TokenKind::RPAR) { break 'a12 }
                    let span = self.span(start);
                    let v_13: List<Node> = self.each(keywords2, |parser, it| parser.part(it, 0));
                    let Some(v_14) = self.fields_of::<Symbol>(v_13, Kind::Name, 0) else { self.mark = start; return None; };
                    let v_15: List<Node> = self.each(keywords2, |parser, it| parser.part(it, 1));
                    let v_16: Node = self.ast.new_match_class(cls, patterns2, v_14, v_15, span);
                    return Some(v_16);
                }
                self.mark = after_2;
            }
            self.mark = start;
        }
        if self.invalid {
            let _ = self.parse_invalid_class_pattern(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_positional_patterns(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            let mut back_3 = self.mark;
            let mut later_4 = 0;
            loop {
                let Some(item) = self.parse_pattern(depth + 2 + later_4) else { self.mark = back_3; break };
                self.push(item);
                back_3 = self.mark;
                if !self.expect(TokenKind::COMMA) { break }
                later_4 = 1;
            }
            if self.is_empty(list_2) { break 'a1 }
            let value: List<Node> = self.end(list_2);
            return Some(value);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_keyword_patterns(&mut self, depth: u32) -> Option<List<Record>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            let mut back_3 = self.mark;
            let mut later_4 = 0;
            loop {
                let Some(item) = self.parse_keyword_pattern(depth + 2 + later_4) else { self.mark = back_3; break };
                self.push(item);
                back_3 = self.mark;
                if !self.expect(TokenKind::COMMA) { break }
                later_4 = 1;
            }
            if self.is_empty(list_2) { break 'a1 }
            let value: List<Record> = self.end(list_2);
            return Some(value);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_keyword_pattern(&mut self, depth: u32) -> Option<Record> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            if !self.expect(TokenKind::EQUAL) { break 'a1 }
            let Some(pattern) = self.parse_pattern(depth + 1) else { break 'a1 };
            let v_2: Node = self.name(name);
            let v_3: Record = self.record(&[word::<Node>(v_2), word::<Node>(pattern)]);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_type_params(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_type_params(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(TokenKind::LSQB) { break 'a1 }
            let Some(params) = self.parse_type_param_seq(depth + 1) else { break 'a1 };
            if !self.expect(TokenKind::RSQB) { break 'a1 }
            let v_2: Symbol = self.text("Type parameter lists are");
            let v_3: List<Node> = self.since(params, 12, v_2);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_type_param_seq(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            let mut back_3 = self.mark;
            let mut later_4 = 0;
            loop {
                let Some(item) = self.parse_type_param(depth + 2 + later_4) else { self.mark = back_3; break };
                self.push(item);
                back_3 = self.mark;
                if !self.expect(TokenKind::COMMA) { break }
                later_4 = 1;
            }
            if self.is_empty(list_2) { break 'a1 }
            let params: List<Node> = self.end(list_2);
            self.token(TokenKind::COMMA);
            return Some(params);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_type_param(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(6, depth, Self::parse_type_param_raw)
    }

    fn parse_type_param_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            let bound = if first::annotation(self.kind()) { self.parse_type_param_bound(depth + 1) } else { None };
            let default = if first::equal(self.kind()) { self.parse_type_param_default(depth + 1) } else { None };
            let span = self.span(start);
            let v_2: Symbol = self.identifier(name);
            let v_3: Node = self.ast.new_type_var(v_2, bound, default, span);
            return Some(v_3);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_type_param(depth + 1);
            self.mark = start;
        }
        'a4: {
            if !self.expect(TokenKind::STAR) { break 'a4 }
            let Some(name2) = self.token(TokenKind::NAME) else { break 'a4 };
            let default2 = if first::equal(self.kind()) { self.parse_type_param_starred_default(depth + 1) } else { None };
            let span = self.span(start);
            let v_5: Symbol = self.identifier(name2);
            let v_6: Node = self.ast.new_type_var_tuple(v_5, default2, span);
            return Some(v_6);
        }
        self.mark = start;
        'a7: {
            if !self.expect(TokenKind::DOUBLESTAR) { break 'a7 }
            let Some(name3) = self.token(TokenKind::NAME) else { break 'a7 };
            let default3 = if first::equal(self.kind()) { self.parse_type_param_default(depth + 1) } else { None };
            let span = self.span(start);
            let v_8: Symbol = self.identifier(name3);
            let v_9: Node = self.ast.new_param_spec(v_8, default3, span);
            return Some(v_9);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_type_param_bound(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::COLON) { break 'a1 }
            let Some(bound) = self.parse_expression(depth + 1) else { break 'a1 };
            return Some(bound);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_type_param_default(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::EQUAL) { break 'a1 }
            let Some(default) = self.parse_expression(depth + 1) else { break 'a1 };
            let v_2: Symbol = self.text("Type parameter defaults are");
            let v_3: Node = self.since(default, 13, v_2);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_type_param_starred_default(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::EQUAL) { break 'a1 }
            let Some(default) = self.parse_star_expression(depth + 1) else { break 'a1 };
            let v_2: Symbol = self.text("Type parameter defaults are");
            let v_3: Node = self.since(default, 13, v_2);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_expressions(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(first) = self.parse_expression(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            if first::comma(self.kind()) {
                'a3: {
                    let list_4 = self.begin();
                    while first::comma(self.kind()) {
                        let start_6 = self.mark;
                        let group_5: Option<Node> = 'group_5: {
                            'a7: {
                                if !self.expect(TokenKind::COMMA) { break 'a7 }
                                let Some(next_) = self.parse_expression(depth + 3) else { break 'a7 };
                                break 'group_5 Some(next_);
                            }
                            self.mark = start_6;
                            None
                        };
                        let Some(item) = group_5 else { break };
                        self.push(item);
                    }
                    if self.is_empty(list_4) { break 'a3 }
                    let rest: List<Node> = self.end(list_4);
                    self.token(TokenKind::COMMA);
                    let span = self.span(start);
                    let list_8 = self.begin();
                    self.push(first);
                    self.extend(rest);
                    let v_9: List<Node> = self.end(list_8);
                    let v_10: Node = self.ast.new_tuple(v_9, Kind::Load, span);
                    return Some(v_10);
                }
                self.mark = after_2;
            }
            'a11: {
                if !self.expect(TokenKind::COMMA) { break 'a11 }
                let span = self.span(start);
                let v_12: List<Node> = self.one(first);
                let v_13: Node = self.ast.new_tuple(v_12, Kind::Load, span);
                return Some(v_13);
            }
            self.mark = after_2;
            return Some(first);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_expression(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(7, depth, Self::parse_expression_raw)
    }

    fn parse_expression_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_expression(depth + 1);
            self.mark = start;
            let _ = self.parse_invalid_legacy_expression(depth + 1);
            self.mark = start;
        }
        if first::disjunction(self.kind()) {
            'a1: {
                let Some(body) = self.parse_disjunction(depth + 1) else { break 'a1 };
                let after_2 = self.mark;
                'a3: {
                    if !self.expect(keyword::IF) { break 'a3 }
                    let Some(test) = self.parse_disjunction(depth + 1) else { break 'a3 };
                    if !self.expect(keyword::ELSE) { break 'a3 }
                    let Some(orelse) = self.parse_expression(depth + 1) else { break 'a3 };
                    let span = self.span(start);
                    let v_4: Node = self.ast.new_if_exp(test, body, orelse, span);
                    return Some(v_4);
                }
                self.mark = after_2;
                return Some(body);
            }
            self.mark = start;
        }
        self.parse_lambdef(depth + 1)
    }

    pub(crate) fn parse_yield_expr(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::YIELD) { break 'a1 }
            let after_2 = self.mark;
            'a3: {
                if !self.expect(keyword::FROM) { break 'a3 }
                let Some(value) = self.parse_expression(depth + 1) else { break 'a3 };
                let span = self.span(start);
                let v_4: Node = self.ast.new_yield_from(value, span);
                return Some(v_4);
            }
            self.mark = after_2;
            'a5: {
                let value2 = if self.begins(first::star_expressions, first::star_expressions_in_second_pass) { self.parse_star_expressions(depth + 1) } else { None };
                let span = self.span(start);
                let v_6: Node = self.ast.new_yield(value2, span);
                return Some(v_6);
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_star_expressions(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(first) = self.parse_star_expression(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            if first::comma(self.kind()) {
                'a3: {
                    let list_4 = self.begin();
                    while first::comma(self.kind()) {
                        let start_6 = self.mark;
                        let group_5: Option<Node> = 'group_5: {
                            'a7: {
                                if !self.expect(TokenKind::COMMA) { break 'a7 }
                                let Some(next_) = self.parse_star_expression(depth + 3) else { break 'a7 };
                                break 'group_5 Some(next_);
                            }
                            self.mark = start_6;
                            None
                        };
                        let Some(item) = group_5 else { break };
                        self.push(item);
                    }
                    if self.is_empty(list_4) { break 'a3 }
                    let rest: List<Node> = self.end(list_4);
                    self.token(TokenKind::COMMA);
                    let span = self.span(start);
                    let list_8 = self.begin();
                    self.push(first);
                    self.extend(rest);
                    let v_9: List<Node> = self.end(list_8);
                    let v_10: Node = self.ast.new_tuple(v_9, Kind::Load, span);
                    return Some(v_10);
                }
                self.mark = after_2;
            }
            'a11: {
                if !self.expect(TokenKind::COMMA) { break 'a11 }
                let span = self.span(start);
                let v_12: List<Node> = self.one(first);
                let v_13: Node = self.ast.new_tuple(v_12, Kind::Load, span);
                return Some(v_13);
            }
            self.mark = after_2;
            return Some(first);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_star_expression(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(8, depth, Self::parse_star_expression_raw)
    }

    fn parse_star_expression_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::STAR) { break 'a1 }
            let Some(value) = self.parse_bitwise_or(depth + 1) else { break 'a1 };
            let span = self.span(start);
            let v_2: Node = self.ast.new_starred(value, Kind::Load, span);
            return Some(v_2);
        }
        self.mark = start;
        self.parse_expression(depth + 1)
    }

    pub(crate) fn parse_star_named_expressions(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            let mut back_3 = self.mark;
            let mut later_4 = 0;
            loop {
                let Some(item) = self.parse_star_named_expression(depth + 2 + later_4) else { self.mark = back_3; break };
                self.push(item);
                back_3 = self.mark;
                if !self.expect(TokenKind::COMMA) { break }
                later_4 = 1;
            }
            if self.is_empty(list_2) { break 'a1 }
            let all: List<Node> = self.end(list_2);
            self.token(TokenKind::COMMA);
            return Some(all);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_star_named_expression(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::STAR) { break 'a1 }
            let Some(value) = self.parse_bitwise_or(depth + 1) else { break 'a1 };
            let span = self.span(start);
            let v_2: Node = self.ast.new_starred(value, Kind::Load, span);
            return Some(v_2);
        }
        self.mark = start;
        self.parse_named_expression(depth + 1)
    }

    pub(crate) fn parse_assignment_expression(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        if self.lacks_stack() { return self.run_out_of_stack() }
        let start = self.mark;
        'a1: {
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            if !self.expect(TokenKind::COLONEQUAL) { break 'a1 }
            // What follows must match.
            let Some(value) = self.parse_expression(depth + 1) else { { self.mark = start; return None; } };
            let span = self.span(start);
            let v_2: Node = self.name(name);
            let v_3: Node = self.set_context(v_2, Kind::Store);
            let v_4: Node = self.ast.new_named_expr(v_3, value, span);
            let v_5: Symbol = self.text("Assignment expressions are");
            let v_6: Node = self.since(v_4, 8, v_5);
            return Some(v_6);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_named_expression(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        if self.lacks_stack() { return self.run_out_of_stack() }
        let start = self.mark;
        if first::import_from_as_names(self.kind()) {
            'a1: {
                let Some(value) = self.parse_assignment_expression(depth + 1) else { break 'a1 };
                return Some(value);
            }
            self.mark = start;
        }
        if self.invalid {
            let _ = self.parse_invalid_named_expression(depth + 1);
            self.mark = start;
        }
        'a2: {
            let Some(value2) = self.parse_expression(depth + 1) else { break 'a2 };
            if matches!(self.kind(), TokenKind::COLONEQUAL) { break 'a2 }
            return Some(value2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_disjunction(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(9, depth, Self::parse_disjunction_raw)
    }

    fn parse_disjunction_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            let Some(first) = self.parse_conjunction(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            if first::or(self.kind()) {
                'a3: {
                    let list_4 = self.begin();
                    while first::or(self.kind()) {
                        let start_6 = self.mark;
                        let group_5: Option<Node> = 'group_5: {
                            'a7: {
                                if !self.expect(keyword::OR) { break 'a7 }
                                let Some(next_) = self.parse_conjunction(depth + 3) else { break 'a7 };
                                break 'group_5 Some(next_);
                            }
                            self.mark = start_6;
                            None
                        };
                        let Some(item) = group_5 else { break };
                        self.push(item);
                    }
                    if self.is_empty(list_4) { break 'a3 }
                    let rest: List<Node> = self.end(list_4);
                    let span = self.span(start);
                    let list_8 = self.begin();
                    self.push(first);
                    self.extend(rest);
                    let v_9: List<Node> = self.end(list_8);
                    let v_10: Node = self.ast.new_bool_op(Kind::Or, v_9, span);
                    return Some(v_10);
                }
                self.mark = after_2;
            }
            return Some(first);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_conjunction(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(10, depth, Self::parse_conjunction_raw)
    }

    fn parse_conjunction_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            let Some(first) = self.parse_inversion(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            if first::and(self.kind()) {
                'a3: {
                    let list_4 = self.begin();
                    while first::and(self.kind()) {
                        let start_6 = self.mark;
                        let group_5: Option<Node> = 'group_5: {
                            'a7: {
                                if !self.expect(keyword::AND) { break 'a7 }
                                let Some(next_) = self.parse_inversion(depth + 3) else { break 'a7 };
                                break 'group_5 Some(next_);
                            }
                            self.mark = start_6;
                            None
                        };
                        let Some(item) = group_5 else { break };
                        self.push(item);
                    }
                    if self.is_empty(list_4) { break 'a3 }
                    let rest: List<Node> = self.end(list_4);
                    let span = self.span(start);
                    let list_8 = self.begin();
                    self.push(first);
                    self.extend(rest);
                    let v_9: List<Node> = self.end(list_8);
                    let v_10: Node = self.ast.new_bool_op(Kind::And, v_9, span);
                    return Some(v_10);
                }
                self.mark = after_2;
            }
            return Some(first);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_inversion(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(11, depth, Self::parse_inversion_raw)
    }

    fn parse_inversion_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::NOT) { break 'a1 }
            let Some(operand) = self.parse_inversion(depth + 1) else { break 'a1 };
            let span = self.span(start);
            let v_2: Node = self.ast.new_unary_op(Kind::Not, operand, span);
            return Some(v_2);
        }
        self.mark = start;
        self.parse_comparison(depth + 1)
    }

    pub(crate) fn parse_comparison(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(left) = self.parse_bitwise_or(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            if first::eqequal(self.kind()) {
                'a3: {
                    let list_4 = self.begin();
                    while first::eqequal(self.kind()) {
                        let Some(item) = self.parse_compare_op_bitwise_or_pair(depth + 2) else { break };
                        self.push(item);
                    }
                    if self.is_empty(list_4) { break 'a3 }
                    let rest: List<Record> = self.end(list_4);
                    let span = self.span(start);
                    let v_5: List<Kind> = self.each(rest, |parser, it| parser.part(it, 0));
                    let v_6: List<Node> = self.each(rest, |parser, it| parser.part(it, 1));
                    let v_7: Node = self.ast.new_compare(left, v_5, v_6, span);
                    return Some(v_7);
                }
                self.mark = after_2;
            }
            return Some(left);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_compare_op_bitwise_or_pair(&mut self, depth: u32) -> Option<Record> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::EQEQUAL) { break 'a1 }
            let Some(right) = self.parse_bitwise_or(depth + 1) else { break 'a1 };
            let v_2: Record = self.record(&[word::<Kind>(Kind::Eq), word::<Node>(right)]);
            return Some(v_2);
        }
        self.mark = start;
        if first::not_equal(self.kind()) {
            'a3: {
                if self.parse_not_equal(depth + 1).is_none() { break 'a3 }
                let Some(right2) = self.parse_bitwise_or(depth + 1) else { break 'a3 };
                let v_4: Record = self.record(&[word::<Kind>(Kind::NotEq), word::<Node>(right2)]);
                return Some(v_4);
            }
            self.mark = start;
        }
        'a5: {
            if !self.expect(TokenKind::LESSEQUAL) { break 'a5 }
            let Some(right3) = self.parse_bitwise_or(depth + 1) else { break 'a5 };
            let v_6: Record = self.record(&[word::<Kind>(Kind::LtE), word::<Node>(right3)]);
            return Some(v_6);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_noteq(depth + 1);
            self.mark = start;
        }
        'a7: {
            if !self.expect(TokenKind::LESS) { break 'a7 }
            let Some(right4) = self.parse_bitwise_or(depth + 1) else { break 'a7 };
            let v_8: Record = self.record(&[word::<Kind>(Kind::Lt), word::<Node>(right4)]);
            return Some(v_8);
        }
        self.mark = start;
        'a9: {
            if !self.expect(TokenKind::GREATEREQUAL) { break 'a9 }
            let Some(right5) = self.parse_bitwise_or(depth + 1) else { break 'a9 };
            let v_10: Record = self.record(&[word::<Kind>(Kind::GtE), word::<Node>(right5)]);
            return Some(v_10);
        }
        self.mark = start;
        'a11: {
            if !self.expect(TokenKind::GREATER) { break 'a11 }
            let Some(right6) = self.parse_bitwise_or(depth + 1) else { break 'a11 };
            let v_12: Record = self.record(&[word::<Kind>(Kind::Gt), word::<Node>(right6)]);
            return Some(v_12);
        }
        self.mark = start;
        'a13: {
            if !self.expect(keyword::NOT) { break 'a13 }
            if !self.expect(keyword::IN) { break 'a13 }
            let Some(right7) = self.parse_bitwise_or(depth + 1) else { break 'a13 };
            let v_14: Record = self.record(&[word::<Kind>(Kind::NotIn), word::<Node>(right7)]);
            return Some(v_14);
        }
        self.mark = start;
        'a15: {
            if !self.expect(keyword::IN) { break 'a15 }
            let Some(right8) = self.parse_bitwise_or(depth + 1) else { break 'a15 };
            let v_16: Record = self.record(&[word::<Kind>(Kind::In), word::<Node>(right8)]);
            return Some(v_16);
        }
        self.mark = start;
        'a17: {
            if !self.expect(keyword::IS) { break 'a17 }
            let after_18 = self.mark;
            'a19: {
                if !self.expect(keyword::NOT) { break 'a19 }
                let Some(right9) = self.parse_bitwise_or(depth + 1) else { break 'a19 };
                let v_20: Record = self.record(&[word::<Kind>(Kind::IsNot), word::<Node>(right9)]);
                return Some(v_20);
            }
            self.mark = after_18;
            'a21: {
                let Some(right10) = self.parse_bitwise_or(depth + 1) else { break 'a21 };
                let v_22: Record = self.record(&[word::<Kind>(Kind::Is), word::<Node>(right10)]);
                return Some(v_22);
            }
            self.mark = after_18;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_not_equal(&mut self, depth: u32) -> Option<TokenAt> {
        let start = self.mark;
        'a1: {
            let Some(sign) = self.token(TokenKind::NOTEQUAL) else { break 'a1 };
            let v_2: bool = self.is_not_equal(sign);
            if v_2 {
                return Some(sign);
            }
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_bitwise_or(&mut self, depth: u32) -> Option<Node> {
        let depth = depth + 1;
        if self.lacks_stack() { return self.run_out_of_stack() }
        if let Some(known) = self.recall_in_second_pass(12) { return known }
        let start = self.mark;
        let seed: Option<Node> = 'seed: {
            'a1: {
                let Some(value) = self.parse_bitwise_xor(depth + 1) else { break 'a1 };
                break 'seed Some(value);
            }
            self.mark = start;
            None
        };
        let Some(mut left) = seed else { return self.keep_in_second_pass(12, start, None) };
        loop {
            if !first::vbar(self.kind()) { return self.keep_in_second_pass(12, start, Some(left)) }
            let before = self.mark;
            let next: Option<Node> = 'next: {
                'a2: {
                    if !self.expect(TokenKind::VBAR) { break 'a2 }
                    let Some(right) = self.parse_bitwise_xor(depth + 1) else { break 'a2 };
                    let span = self.span(start);
                    let v_3: Node = self.ast.new_bin_op(left, Kind::BitOr, right, span);
                    break 'next Some(v_3);
                }
                self.mark = before;
                None
            };
            match next {
                Some(next) => left = next,
                None => return self.keep_in_second_pass(12, start, Some(left)),
            }
        }
    }

    pub(crate) fn parse_bitwise_xor(&mut self, depth: u32) -> Option<Node> {
        let depth = depth + 1;
        let start = self.mark;
        let seed: Option<Node> = 'seed: {
            'a1: {
                let Some(value) = self.parse_bitwise_and(depth + 1) else { break 'a1 };
                break 'seed Some(value);
            }
            self.mark = start;
            None
        };
        let Some(mut left) = seed else { return None };
        loop {
            if !first::circumflex(self.kind()) { return Some(left) }
            let before = self.mark;
            let next: Option<Node> = 'next: {
                'a2: {
                    if !self.expect(TokenKind::CIRCUMFLEX) { break 'a2 }
                    let Some(right) = self.parse_bitwise_and(depth + 1) else { break 'a2 };
                    let span = self.span(start);
                    let v_3: Node = self.ast.new_bin_op(left, Kind::BitXor, right, span);
                    break 'next Some(v_3);
                }
                self.mark = before;
                None
            };
            match next {
                Some(next) => left = next,
                None => return Some(left),
            }
        }
    }

    pub(crate) fn parse_bitwise_and(&mut self, depth: u32) -> Option<Node> {
        let depth = depth + 1;
        let start = self.mark;
        let seed: Option<Node> = 'seed: {
            'a1: {
                let Some(value) = self.parse_shift_expr(depth + 1) else { break 'a1 };
                break 'seed Some(value);
            }
            self.mark = start;
            None
        };
        let Some(mut left) = seed else { return None };
        loop {
            if !first::amper(self.kind()) { return Some(left) }
            let before = self.mark;
            let next: Option<Node> = 'next: {
                'a2: {
                    if !self.expect(TokenKind::AMPER) { break 'a2 }
                    let Some(right) = self.parse_shift_expr(depth + 1) else { break 'a2 };
                    let span = self.span(start);
                    let v_3: Node = self.ast.new_bin_op(left, Kind::BitAnd, right, span);
                    break 'next Some(v_3);
                }
                self.mark = before;
                None
            };
            match next {
                Some(next) => left = next,
                None => return Some(left),
            }
        }
    }

    pub(crate) fn parse_shift_expr(&mut self, depth: u32) -> Option<Node> {
        let depth = depth + 1;
        let start = self.mark;
        let seed: Option<Node> = 'seed: {
            if self.invalid {
                let _ = self.parse_invalid_arithmetic(depth + 1);
                self.mark = start;
            }
            'a1: {
                let Some(value) = self.parse_sum(depth + 1) else { break 'a1 };
                break 'seed Some(value);
            }
            self.mark = start;
            None
        };
        let Some(mut left) = seed else { return None };
        loop {
            if !first::leftshift(self.kind()) { return Some(left) }
            let before = self.mark;
            let next: Option<Node> = 'next: {
                'a2: {
                    if !self.expect(TokenKind::LEFTSHIFT) { break 'a2 }
                    let Some(right) = self.parse_sum(depth + 1) else { break 'a2 };
                    let span = self.span(start);
                    let v_3: Node = self.ast.new_bin_op(left, Kind::LShift, right, span);
                    break 'next Some(v_3);
                }
                self.mark = before;
                'a4: {
                    if !self.expect(TokenKind::RIGHTSHIFT) { break 'a4 }
                    let Some(right2) = self.parse_sum(depth + 1) else { break 'a4 };
                    let span = self.span(start);
                    let v_5: Node = self.ast.new_bin_op(left, Kind::RShift, right2, span);
                    break 'next Some(v_5);
                }
                self.mark = before;
                None
            };
            match next {
                Some(next) => left = next,
                None => return Some(left),
            }
        }
    }

    pub(crate) fn parse_sum(&mut self, depth: u32) -> Option<Node> {
        let depth = depth + 1;
        if let Some(known) = self.recall_in_second_pass(13) { return known }
        let start = self.mark;
        let seed: Option<Node> = 'seed: {
            'a1: {
                let Some(value) = self.parse_term(depth + 1) else { break 'a1 };
                break 'seed Some(value);
            }
            self.mark = start;
            None
        };
        let Some(mut left) = seed else { return self.keep_in_second_pass(13, start, None) };
        loop {
            if !first::minus(self.kind()) { return self.keep_in_second_pass(13, start, Some(left)) }
            let before = self.mark;
            let next: Option<Node> = 'next: {
                'a2: {
                    if !self.expect(TokenKind::PLUS) { break 'a2 }
                    let Some(right) = self.parse_term(depth + 1) else { break 'a2 };
                    let span = self.span(start);
                    let v_3: Node = self.ast.new_bin_op(left, Kind::Add, right, span);
                    break 'next Some(v_3);
                }
                self.mark = before;
                'a4: {
                    if !self.expect(TokenKind::MINUS) { break 'a4 }
                    let Some(right2) = self.parse_term(depth + 1) else { break 'a4 };
                    let span = self.span(start);
                    let v_5: Node = self.ast.new_bin_op(left, Kind::Sub, right2, span);
                    break 'next Some(v_5);
                }
                self.mark = before;
                None
            };
            match next {
                Some(next) => left = next,
                None => return self.keep_in_second_pass(13, start, Some(left)),
            }
        }
    }

    pub(crate) fn parse_term(&mut self, depth: u32) -> Option<Node> {
        let depth = depth + 1;
        let start = self.mark;
        let seed: Option<Node> = 'seed: {
            if self.invalid {
                let _ = self.parse_invalid_factor(depth + 1);
                self.mark = start;
            }
            'a1: {
                let Some(value) = self.parse_factor(depth + 1) else { break 'a1 };
                break 'seed Some(value);
            }
            self.mark = start;
            None
        };
        let Some(mut left) = seed else { return None };
        loop {
            if !first::at(self.kind()) { return Some(left) }
            let before = self.mark;
            let next: Option<Node> = 'next: {
                'a2: {
                    if !self.expect(TokenKind::STAR) { break 'a2 }
                    let Some(right) = self.parse_factor(depth + 1) else { break 'a2 };
                    let span = self.span(start);
                    let v_3: Node = self.ast.new_bin_op(left, Kind::Mult, right, span);
                    break 'next Some(v_3);
                }
                self.mark = before;
                'a4: {
                    if !self.expect(TokenKind::SLASH) { break 'a4 }
                    let Some(right2) = self.parse_factor(depth + 1) else { break 'a4 };
                    let span = self.span(start);
                    let v_5: Node = self.ast.new_bin_op(left, Kind::Div, right2, span);
                    break 'next Some(v_5);
                }
                self.mark = before;
                'a6: {
                    if !self.expect(TokenKind::DOUBLESLASH) { break 'a6 }
                    let Some(right3) = self.parse_factor(depth + 1) else { break 'a6 };
                    let span = self.span(start);
                    let v_7: Node = self.ast.new_bin_op(left, Kind::FloorDiv, right3, span);
                    break 'next Some(v_7);
                }
                self.mark = before;
                'a8: {
                    if !self.expect(TokenKind::PERCENT) { break 'a8 }
                    let Some(right4) = self.parse_factor(depth + 1) else { break 'a8 };
                    let span = self.span(start);
                    let v_9: Node = self.ast.new_bin_op(left, Kind::Mod, right4, span);
                    break 'next Some(v_9);
                }
                self.mark = before;
                'a10: {
                    if !self.expect(TokenKind::AT) { break 'a10 }
                    let Some(right5) = self.parse_factor(depth + 1) else { break 'a10 };
                    let span = self.span(start);
                    let v_11: Node = self.ast.new_bin_op(left, Kind::MatMult, right5, span);
                    let v_12: Symbol = self.text("The '@' operator is");
                    let v_13: Node = self.since(v_11, 5, v_12);
                    break 'next Some(v_13);
                }
                self.mark = before;
                None
            };
            match next {
                Some(next) => left = next,
                None => return Some(left),
            }
        }
    }

    pub(crate) fn parse_factor(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(14, depth, Self::parse_factor_raw)
    }

    fn parse_factor_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::PLUS) { break 'a1 }
            let Some(operand) = self.parse_factor(depth + 1) else { break 'a1 };
            let span = self.span(start);
            let v_2: Node = self.ast.new_unary_op(Kind::UAdd, operand, span);
            return Some(v_2);
        }
        self.mark = start;
        'a3: {
            if !self.expect(TokenKind::MINUS) { break 'a3 }
            let Some(operand2) = self.parse_factor(depth + 1) else { break 'a3 };
            let span = self.span(start);
            let v_4: Node = self.ast.new_unary_op(Kind::USub, operand2, span);
            return Some(v_4);
        }
        self.mark = start;
        'a5: {
            if !self.expect(TokenKind::TILDE) { break 'a5 }
            let Some(operand3) = self.parse_factor(depth + 1) else { break 'a5 };
            let span = self.span(start);
            let v_6: Node = self.ast.new_unary_op(Kind::Invert, operand3, span);
            return Some(v_6);
        }
        self.mark = start;
        self.parse_power(depth + 1)
    }

    pub(crate) fn parse_power(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(left) = self.parse_await_primary(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::DOUBLESTAR) { break 'a3 }
                let Some(right) = self.parse_factor(depth + 1) else { break 'a3 };
                let span = self.span(start);
                let v_4: Node = self.ast.new_bin_op(left, Kind::Pow, right, span);
                return Some(v_4);
            }
            self.mark = after_2;
            return Some(left);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_await_primary(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(15, depth, Self::parse_await_primary_raw)
    }

    fn parse_await_primary_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::AWAIT) { break 'a1 }
            let Some(value) = self.parse_primary(depth + 1) else { break 'a1 };
            let span = self.span(start);
            let v_2: Node = self.ast.new_await(value, span);
            let v_3: Symbol = self.text("Await expressions are");
            let v_4: Node = self.since(v_2, 5, v_3);
            return Some(v_4);
        }
        self.mark = start;
        self.parse_primary(depth + 1)
    }

    pub(crate) fn parse_primary(&mut self, depth: u32) -> Option<Node> {
        let depth = depth + 1;
        let start = self.mark;
        let seed: Option<Node> = 'seed: {
            'a1: {
                let Some(value) = self.parse_atom(depth + 1) else { break 'a1 };
                break 'seed Some(value);
            }
            self.mark = start;
            None
        };
        let Some(mut left) = seed else { return None };
        loop {
            if !self.begins(first::dot_4, first::dot_4_in_second_pass) { return Some(left) }
            let before = self.mark;
            let next: Option<Node> = 'next: {
                'a2: {
                    if !self.expect(TokenKind::DOT) { break 'a2 }
                    let Some(attr) = self.token(TokenKind::NAME) else { break 'a2 };
                    let span = self.span(start);
                    let v_3: Symbol = self.identifier(attr);
                    let v_4: Node = self.ast.new_attribute(left, v_3, Kind::Load, span);
                    break 'next Some(v_4);
                }
                self.mark = before;
                if self.begins(first::genexp, first::genexp_in_second_pass) {
                    'a5: {
                        let Some(arg) = self.parse_genexp(depth + 1) else { break 'a5 };
                        let span = self.span(start);
                        let v_6: List<Node> = self.one(arg);
                        let v_7: Node = self.ast.new_call(left, v_6, List::empty(), span);
                        break 'next Some(v_7);
                    }
                    self.mark = before;
                }
                'a8: {
                    if !self.expect(TokenKind::LPAR) { break 'a8 }
                    let call = if self.begins(first::type_expressions, first::type_expressions_in_second_pass) { self.parse_arguments(depth + 1) } else { None };
                    if !self.expect(TokenKind::RPAR) { break 'a8 }
                    let span = self.span(start);
                    let v_9: List<Node> = match call { Some(it) => self.field_of(it, Kind::Call, 1), None => List::empty() };
                    let v_10: List<Node> = match call { Some(it) => self.field_of(it, Kind::Call, 2), None => List::empty() };
                    let v_11: Node = self.ast.new_call(left, v_9, v_10, span);
                    break 'next Some(v_11);
                }
                self.mark = before;
                'a12: {
                    if !self.expect(TokenKind::LSQB) { break 'a12 }
                    let Some(slice) = self.parse_slices(depth + 1) else { break 'a12 };
                    if !self.expect(TokenKind::RSQB) { break 'a12 }
                    let span = self.span(start);
                    let v_13: Node = self.ast.new_subscript(left, slice, Kind::Load, span);
                    break 'next Some(v_13);
                }
                self.mark = before;
                None
            };
            match next {
                Some(next) => left = next,
                None => return Some(left),
            }
        }
    }

    pub(crate) fn parse_slices(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.begins(first::slice, first::slice_in_second_pass) {
            'a1: {
                let Some(value) = self.parse_slice(depth + 1) else { break 'a1 };
                if matches!(self.kind(), TokenKind::COMMA) { break 'a1 }
                return Some(value);
            }
            self.mark = start;
        }
        'a2: {
            let list_3 = self.begin();
            let mut back_4 = self.mark;
            let mut later_5 = 0;
            loop {
                let start_7 = self.mark;
                let group_6: Option<Node> = 'group_6: {
                    if self.begins(first::slice, first::slice_in_second_pass) {
                        'a8: {
                            let Some(value2) = self.parse_slice(depth + 3 + later_5) else { break 'a8 };
                            break 'group_6 Some(value2);
                        }
                        self.mark = start_7;
                    }
                    'a9: {
                        let Some(value3) = self.parse_starred_expression(depth + 3 + later_5) else { break 'a9 };
                        break 'group_6 Some(value3);
                    }
                    self.mark = start_7;
                    None
                };
                let Some(item) = group_6 else { self.mark = back_4; break };
                self.push(item);
                back_4 = self.mark;
                if !self.expect(TokenKind::COMMA) { break }
                later_5 = 1;
            }
            if self.is_empty(list_3) { break 'a2 }
            let elts: List<Node> = self.end(list_3);
            self.token(TokenKind::COMMA);
            let span = self.span(start);
            let v_10: Node = self.ast.new_tuple(elts, Kind::Load, span);
            return Some(v_10);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_slice(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.begins(first::slice, first::slice_in_second_pass) {
            'a1: {
                let lower = if self.begins(first::ellipsis, first::ellipsis_in_second_pass) { self.parse_expression(depth + 1) } else { None };
                if !self.expect(TokenKind::COLON) { break 'a1 }
                let upper = if self.begins(first::ellipsis, first::ellipsis_in_second_pass) { self.parse_expression(depth + 1) } else { None };
                let found_2: Option<Option<Node>> = if first::annotation(self.kind()) {
                    let start_4 = self.mark;
                    let group_3: Option<Option<Node>> = 'group_3: {
                        'a5: {
                            if !self.expect(TokenKind::COLON) { break 'a5 }
                            let step = if self.begins(first::ellipsis, first::ellipsis_in_second_pass) { self.parse_expression(depth + 2) } else { None };
                            break 'group_3 Some(step);
                        }
                        self.mark = start_4;
                        None
                    };
                    group_3
                } else { None };
                let step2 = found_2.flatten();
                let span = self.span(start);
                let v_6: Node = self.ast.new_slice(lower, upper, step2, span);
                return Some(v_6);
            }
            self.mark = start;
        }
        self.parse_named_expression(depth + 1)
    }

    pub(crate) fn parse_atom(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        if self.lacks_stack() { return self.run_out_of_stack() }
        let start = self.mark;
        'a1: {
            let Some(value) = self.token(TokenKind::NAME) else { break 'a1 };
            let v_2: Node = self.name(value);
            return Some(v_2);
        }
        self.mark = start;
        'a3: {
            if !self.expect(keyword::TRUE) { break 'a3 }
            let span = self.span(start);
            let v_4: ConstantId = self.singleton(Singleton::True);
            let v_5: Node = self.ast.new_constant(v_4, None, span);
            return Some(v_5);
        }
        self.mark = start;
        'a6: {
            if !self.expect(keyword::FALSE) { break 'a6 }
            let span = self.span(start);
            let v_7: ConstantId = self.singleton(Singleton::False);
            let v_8: Node = self.ast.new_constant(v_7, None, span);
            return Some(v_8);
        }
        self.mark = start;
        'a9: {
            if !self.expect(keyword::NONE) { break 'a9 }
            let span = self.span(start);
            let v_10: ConstantId = self.singleton(Singleton::None);
            let v_11: Node = self.ast.new_constant(v_10, None, span);
            return Some(v_11);
        }
        self.mark = start;
        'a12: {
            if !matches!(self.kind(), TokenKind::STRING | TokenKind::FSTRING_START | TokenKind::TSTRING_START) { break 'a12 }
            let Some(value5) = self.parse_strings(depth + 1) else { break 'a12 };
            return Some(value5);
        }
        self.mark = start;
        'a13: {
            let Some(value6) = self.token(TokenKind::NUMBER) else { break 'a13 };
            let v_14: Node = self.number(value6);
            return Some(v_14);
        }
        self.mark = start;
        'a15: {
            if !matches!(self.kind(), TokenKind::LPAR) { break 'a15 }
            let start_17 = self.mark;
            let group_16: Option<Node> = 'group_16: {
                if first::lpar(self.kind()) {
                    'a18: {
                        let Some(value7) = self.parse_tuple(depth + 2) else { break 'a18 };
                        break 'group_16 Some(value7);
                    }
                    self.mark = start_17;
                }
                if first::lpar(self.kind()) {
                    'a19: {
                        let Some(value8) = self.parse_group(depth + 2) else { break 'a19 };
                        break 'group_16 Some(value8);
                    }
                    self.mark = start_17;
                }
                'a20: {
                    let Some(value9) = self.parse_genexp(depth + 2) else { break 'a20 };
                    break 'group_16 Some(value9);
                }
                self.mark = start_17;
                None
            };
            let Some(value10) = group_16 else { break 'a15 };
            return Some(value10);
        }
        self.mark = start;
        'a21: {
            if !matches!(self.kind(), TokenKind::LSQB) { break 'a21 }
            let start_23 = self.mark;
            let group_22: Option<Node> = 'group_22: {
                if first::type_params(self.kind()) {
                    'a24: {
                        let Some(value11) = self.parse_list(depth + 2) else { break 'a24 };
                        break 'group_22 Some(value11);
                    }
                    self.mark = start_23;
                }
                'a25: {
                    let Some(value12) = self.parse_listcomp(depth + 2) else { break 'a25 };
                    break 'group_22 Some(value12);
                }
                self.mark = start_23;
                None
            };
            let Some(value13) = group_22 else { break 'a21 };
            return Some(value13);
        }
        self.mark = start;
        'a26: {
            if !matches!(self.kind(), TokenKind::LBRACE) { break 'a26 }
            let start_28 = self.mark;
            let group_27: Option<Node> = 'group_27: {
                if first::mapping_pattern(self.kind()) {
                    'a29: {
                        let Some(value14) = self.parse_dict(depth + 2) else { break 'a29 };
                        break 'group_27 Some(value14);
                    }
                    self.mark = start_28;
                }
                if first::mapping_pattern(self.kind()) {
                    'a30: {
                        let Some(value15) = self.parse_set(depth + 2) else { break 'a30 };
                        break 'group_27 Some(value15);
                    }
                    self.mark = start_28;
                }
                if first::mapping_pattern(self.kind()) {
                    'a31: {
                        let Some(value16) = self.parse_dictcomp(depth + 2) else { break 'a31 };
                        break 'group_27 Some(value16);
                    }
                    self.mark = start_28;
                }
                'a32: {
                    let Some(value17) = self.parse_setcomp(depth + 2) else { break 'a32 };
                    break 'group_27 Some(value17);
                }
                self.mark = start_28;
                None
            };
            let Some(value18) = group_27 else { break 'a26 };
            return Some(value18);
        }
        self.mark = start;
        'a33: {
            if !self.expect(TokenKind::ELLIPSIS) { break 'a33 }
            let span = self.span(start);
            let v_34: ConstantId = self.singleton(Singleton::Ellipsis);
            let v_35: Node = self.ast.new_constant(v_34, None, span);
            return Some(v_35);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_group(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LPAR) { break 'a1 }
            let start_3 = self.mark;
            let group_2: Option<Node> = 'group_2: {
                if first::yield_stmt(self.kind()) {
                    'a4: {
                        let Some(value) = self.parse_yield_expr(depth + 2) else { break 'a4 };
                        break 'group_2 Some(value);
                    }
                    self.mark = start_3;
                }
                'a5: {
                    let Some(value2) = self.parse_named_expression(depth + 2) else { break 'a5 };
                    break 'group_2 Some(value2);
                }
                self.mark = start_3;
                None
            };
            let Some(inner) = group_2 else { break 'a1 };
            if !self.expect(TokenKind::RPAR) { break 'a1 }
            return Some(inner);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_group(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_list(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LSQB) { break 'a1 }
            let elts = if self.begins(first::star_expressions, first::star_expressions_in_second_pass) { self.parse_star_named_expressions(depth + 1) } else { None }.unwrap_or(List::empty());
            if !self.expect(TokenKind::RSQB) { break 'a1 }
            let span = self.span(start);
            let v_2: Node = self.ast.new_list(elts, Kind::Load, span);
            return Some(v_2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_tuple(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LPAR) { break 'a1 }
            let found_2: Option<List<Node>> = if self.begins(first::star_expressions, first::star_expressions_in_second_pass) {
                let start_4 = self.mark;
                let group_3: Option<List<Node>> = 'group_3: {
                    'a5: {
                        let Some(first) = self.parse_star_named_expression(depth + 2) else { break 'a5 };
                        if !self.expect(TokenKind::COMMA) { break 'a5 }
                        let rest = if self.begins(first::star_expressions, first::star_expressions_in_second_pass) { self.parse_star_named_expressions(depth + 2) } else { None }.unwrap_or(List::empty());
                        let list_6 = self.begin();
                        self.push(first);
                        self.extend(rest);
                        let v_7: List<Node> = self.end(list_6);
                        break 'group_3 Some(v_7);
                    }
                    self.mark = start_4;
                    None
                };
                group_3
            } else { None };
            let elts = found_2.unwrap_or(List::empty());
            if !self.expect(TokenKind::RPAR) { break 'a1 }
            let span = self.span(start);
            let v_8: Node = self.ast.new_tuple(elts, Kind::Load, span);
            return Some(v_8);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_set(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LBRACE) { break 'a1 }
            let Some(elts) = self.parse_star_named_expressions(depth + 1) else { break 'a1 };
            if !self.expect(TokenKind::RBRACE) { break 'a1 }
            let span = self.span(start);
            let v_2: Node = self.ast.new_set(elts, span);
            return Some(v_2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_dict(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LBRACE) { break 'a1 }
            let after_2 = self.mark;
            if self.begins(first::doublestar, first::doublestar_in_second_pass) {
                'a3: {
                    let items = if self.begins(first::double_starred_kvpairs, first::double_starred_kvpairs_in_second_pass) { self.parse_double_starred_kvpairs(depth + 1) } else { None }.unwrap_or(List::empty());
                    if !self.expect(TokenKind::RBRACE) { break 'a3 }
                    let span = self.span(start);
                    let v_4: List<Option<Node>> = self.each(items, |parser, it| parser.part(it, 0));
                    let v_5: List<Node> = self.each(items, |parser, it| parser.part(it, 1));
                    let v_6: Node = self.ast.new_dict(v_4, v_5, span);
                    return Some(v_6);
                }
                self.mark = after_2;
            }
            'a7: {
                if self.parse_invalid_double_starred_kvpairs(depth + 1).is_none() { break 'a7 }
                if !self.expect(TokenKind::RBRACE) { break 'a7 }
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_double_starred_kvpairs(&mut self, depth: u32) -> Option<List<Record>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            let mut back_3 = self.mark;
            let mut later_4 = 0;
            loop {
                let Some(item) = self.parse_double_starred_kvpair(depth + 2 + later_4) else { self.mark = back_3; break };
                self.push(item);
                back_3 = self.mark;
                if !self.expect(TokenKind::COMMA) { break }
                later_4 = 1;
            }
            if self.is_empty(list_2) { break 'a1 }
            let items: List<Record> = self.end(list_2);
            self.token(TokenKind::COMMA);
            return Some(items);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_double_starred_kvpair(&mut self, depth: u32) -> Option<Record> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::DOUBLESTAR) { break 'a1 }
            let Some(value) = self.parse_bitwise_or(depth + 1) else { break 'a1 };
            let v_2: Record = self.record(&[word::<Option<Node>>(None), word::<Node>(value)]);
            return Some(v_2);
        }
        self.mark = start;
        self.parse_kvpair(depth + 1)
    }

    pub(crate) fn parse_kvpair(&mut self, depth: u32) -> Option<Record> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(key) = self.parse_expression(depth + 1) else { break 'a1 };
            if !self.expect(TokenKind::COLON) { break 'a1 }
            let Some(value) = self.parse_expression(depth + 1) else { break 'a1 };
            let v_2: Record = self.record(&[word::<Option<Node>>(Some(key)), word::<Node>(value)]);
            return Some(v_2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_for_if_clauses(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        if self.lacks_stack() { return self.run_out_of_stack() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            while first::for_stmt(self.kind()) {
                let Some(item) = self.parse_for_if_clause(depth + 2) else { break };
                self.push(item);
            }
            if self.is_empty(list_2) { break 'a1 }
            let value: List<Node> = self.end(list_2);
            return Some(value);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_for_if_clause(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::ASYNC) { break 'a1 }
            if !self.expect(keyword::FOR) { break 'a1 }
            let Some(target) = self.parse_star_targets(depth + 1) else { break 'a1 };
            if !self.expect(keyword::IN) { break 'a1 }
            // What follows must match.
            let Some(iter) = self.parse_disjunction(depth + 1) else { { self.mark = start; return None; } };
            let list_2 = self.begin();
            while first::if_stmt(self.kind()) {
                let start_4 = self.mark;
                let group_3: Option<Node> = 'group_3: {
                    'a5: {
                        if !self.expect(keyword::IF) { break 'a5 }
                        let Some(test) = self.parse_disjunction(depth + 3) else { break 'a5 };
                        break 'group_3 Some(test);
                    }
                    self.mark = start_4;
                    None
                };
                let Some(item) = group_3 else { break };
                self.push(item);
            }
            let ifs: List<Node> = self.end(list_2);
            let v_6: Node = self.ast.new_comprehension(target, iter, ifs, 1);
            let v_7: Symbol = self.text("Async comprehensions are");
            let v_8: Node = self.since(v_6, 6, v_7);
            return Some(v_8);
        }
        self.mark = start;
        'a9: {
            if !self.expect(keyword::FOR) { break 'a9 }
            let Some(target2) = self.parse_star_targets(depth + 1) else { break 'a9 };
            if !self.expect(keyword::IN) { break 'a9 }
            // What follows must match.
            let Some(iter2) = self.parse_disjunction(depth + 1) else { { self.mark = start; return None; } };
            let list_10 = self.begin();
            while first::if_stmt(self.kind()) {
                let start_12 = self.mark;
                let group_11: Option<Node> = 'group_11: {
                    'a13: {
                        if !self.expect(keyword::IF) { break 'a13 }
                        let Some(test2) = self.parse_disjunction(depth + 3) else { break 'a13 };
                        break 'group_11 Some(test2);
                    }
                    self.mark = start_12;
                    None
                };
                let Some(item) = group_11 else { break };
                self.push(item);
            }
            let ifs2: List<Node> = self.end(list_10);
            let v_14: Node = self.ast.new_comprehension(target2, iter2, ifs2, 0);
            return Some(v_14);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_for_if_clause(depth + 1);
            self.mark = start;
            let _ = self.parse_invalid_for_target(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_listcomp(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LSQB) { break 'a1 }
            let Some(elt) = self.parse_named_expression(depth + 1) else { break 'a1 };
            let Some(generators) = self.parse_for_if_clauses(depth + 1) else { break 'a1 };
            if !self.expect(TokenKind::RSQB) { break 'a1 }
            let span = self.span(start);
            let v_2: Node = self.ast.new_list_comp(elt, generators, span);
            return Some(v_2);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_comprehension(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_setcomp(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LBRACE) { break 'a1 }
            let Some(elt) = self.parse_named_expression(depth + 1) else { break 'a1 };
            let Some(generators) = self.parse_for_if_clauses(depth + 1) else { break 'a1 };
            if !self.expect(TokenKind::RBRACE) { break 'a1 }
            let span = self.span(start);
            let v_2: Node = self.ast.new_set_comp(elt, generators, span);
            return Some(v_2);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_comprehension(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_genexp(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        if self.lacks_stack() { return self.run_out_of_stack() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LPAR) { break 'a1 }
            let start_3 = self.mark;
            let group_2: Option<Node> = 'group_2: {
                if first::import_from_as_names(self.kind()) {
                    'a4: {
                        let Some(value) = self.parse_assignment_expression(depth + 2) else { break 'a4 };
                        break 'group_2 Some(value);
                    }
                    self.mark = start_3;
                }
                'a5: {
                    let Some(value2) = self.parse_expression(depth + 2) else { break 'a5 };
                    if matches!(self.kind(), TokenKind::COLONEQUAL) { break 'a5 }
                    break 'group_2 Some(value2);
                }
                self.mark = start_3;
                None
            };
            let Some(elt) = group_2 else { break 'a1 };
            let Some(generators) = self.parse_for_if_clauses(depth + 1) else { break 'a1 };
            if !self.expect(TokenKind::RPAR) { break 'a1 }
            let span = self.span(start);
            let v_6: Node = self.ast.new_generator_exp(elt, generators, span);
            return Some(v_6);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_comprehension(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_dictcomp(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LBRACE) { break 'a1 }
            let Some(key) = self.parse_expression(depth + 1) else { break 'a1 };
            if !self.expect(TokenKind::COLON) { break 'a1 }
            let Some(value) = self.parse_expression(depth + 1) else { break 'a1 };
            let Some(generators) = self.parse_for_if_clauses(depth + 1) else { break 'a1 };
            if !self.expect(TokenKind::RBRACE) { break 'a1 }
            let span = self.span(start);
            let v_2: Node = self.ast.new_dict_comp(key, value, generators, span);
            return Some(v_2);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_dict_comprehension(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_lambdef(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::LAMBDA) { break 'a1 }
            let params = if self.begins(first::params, first::params_in_second_pass) { self.parse_lambda_params(depth + 1) } else { None };
            if !self.expect(TokenKind::COLON) { break 'a1 }
            let Some(body) = self.parse_expression(depth + 1) else { break 'a1 };
            let span = self.span(start);
            let chosen_2: Node = if let Some(params) = params {
                params
            } else {
                let v_3: Node = self.empty_arguments();
                v_3
            };
            let v_4: Node = self.ast.new_lambda(chosen_2, body, span);
            return Some(v_4);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_lambda_params(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_lambda_parameters(depth + 1);
            self.mark = start;
        }
        self.parse_lambda_parameters(depth + 1)
    }

    pub(crate) fn parse_lambda_parameters(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::import_from_as_names(self.kind()) {
            'a1: {
                let Some(posonly) = self.parse_lambda_slash_no_default(depth + 1) else { break 'a1 };
                let list_2 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_lambda_param_no_default(depth + 2) else { break };
                    self.push(item);
                }
                let plain: List<Node> = self.end(list_2);
                let list_3 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_lambda_param_with_default(depth + 2) else { break };
                    self.push(item);
                }
                let defaults: List<Record> = self.end(list_3);
                let etc = if first::star_etc(self.kind()) { self.parse_lambda_star_etc(depth + 1) } else { None };
                let v_4: Node = self.make_arguments(posonly, None, plain, defaults, etc);
                let v_5: Symbol = self.text("Positional-only parameters are");
                let v_6: Node = self.since(v_4, 8, v_5);
                return Some(v_6);
            }
            self.mark = start;
        }
        if first::import_from_as_names(self.kind()) {
            'a7: {
                let Some(slash) = self.parse_lambda_slash_with_default(depth + 1) else { break 'a7 };
                let list_8 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_lambda_param_with_default(depth + 2) else { break };
                    self.push(item);
                }
                let defaults2: List<Record> = self.end(list_8);
                let etc2 = if first::star_etc(self.kind()) { self.parse_lambda_star_etc(depth + 1) } else { None };
                let v_9: Node = self.make_arguments(List::empty(), Some(slash), List::empty(), defaults2, etc2);
                let v_10: Symbol = self.text("Positional-only parameters are");
                let v_11: Node = self.since(v_9, 8, v_10);
                return Some(v_11);
            }
            self.mark = start;
        }
        if first::import_from_as_names(self.kind()) {
            'a12: {
                let list_13 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_lambda_param_no_default(depth + 2) else { break };
                    self.push(item);
                }
                if self.is_empty(list_13) { break 'a12 }
                let plain2: List<Node> = self.end(list_13);
                let list_14 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_lambda_param_with_default(depth + 2) else { break };
                    self.push(item);
                }
                let defaults3: List<Record> = self.end(list_14);
                let etc3 = if first::star_etc(self.kind()) { self.parse_lambda_star_etc(depth + 1) } else { None };
                let v_15: Node = self.make_arguments(List::empty(), None, plain2, defaults3, etc3);
                return Some(v_15);
            }
            self.mark = start;
        }
        if first::import_from_as_names(self.kind()) {
            'a16: {
                let list_17 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_lambda_param_with_default(depth + 2) else { break };
                    self.push(item);
                }
                if self.is_empty(list_17) { break 'a16 }
                let defaults4: List<Record> = self.end(list_17);
                let etc4 = if first::star_etc(self.kind()) { self.parse_lambda_star_etc(depth + 1) } else { None };
                let v_18: Node = self.make_arguments(List::empty(), None, List::empty(), defaults4, etc4);
                return Some(v_18);
            }
            self.mark = start;
        }
        'a19: {
            let Some(etc5) = self.parse_lambda_star_etc(depth + 1) else { break 'a19 };
            let v_20: Node = self.make_arguments(List::empty(), None, List::empty(), List::empty(), Some(etc5));
            return Some(v_20);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_lambda_slash_no_default(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            while first::import_from_as_names(self.kind()) {
                let Some(item) = self.parse_lambda_param_no_default(depth + 2) else { break };
                self.push(item);
            }
            if self.is_empty(list_2) { break 'a1 }
            let plain: List<Node> = self.end(list_2);
            if !self.expect(TokenKind::SLASH) { break 'a1 }
            let after_3 = self.mark;
            'a4: {
                if !self.expect(TokenKind::COMMA) { break 'a4 }
                return Some(plain);
            }
            self.mark = after_3;
            'a5: {
                if !matches!(self.kind(), TokenKind::COLON) { break 'a5 }
                return Some(plain);
            }
            self.mark = after_3;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_lambda_slash_with_default(&mut self, depth: u32) -> Option<Record> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            while first::import_from_as_names(self.kind()) {
                let Some(item) = self.parse_lambda_param_no_default(depth + 2) else { break };
                self.push(item);
            }
            let plain: List<Node> = self.end(list_2);
            let list_3 = self.begin();
            while first::import_from_as_names(self.kind()) {
                let Some(item) = self.parse_lambda_param_with_default(depth + 2) else { break };
                self.push(item);
            }
            if self.is_empty(list_3) { break 'a1 }
            let defaults: List<Record> = self.end(list_3);
            if !self.expect(TokenKind::SLASH) { break 'a1 }
            let after_4 = self.mark;
            'a5: {
                if !self.expect(TokenKind::COMMA) { break 'a5 }
                let v_6: Record = self.record(&[word::<List<Node>>(plain), word::<List<Record>>(defaults)]);
                return Some(v_6);
            }
            self.mark = after_4;
            'a7: {
                if !matches!(self.kind(), TokenKind::COLON) { break 'a7 }
                let v_8: Record = self.record(&[word::<List<Node>>(plain), word::<List<Record>>(defaults)]);
                return Some(v_8);
            }
            self.mark = after_4;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_lambda_star_etc(&mut self, depth: u32) -> Option<Record> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_lambda_star_etc(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(TokenKind::STAR) { break 'a1 }
            let after_2 = self.mark;
            if first::import_from_as_names(self.kind()) {
                'a3: {
                    let Some(vararg) = self.parse_lambda_param_no_default(depth + 1) else { break 'a3 };
                    let list_4 = self.begin();
                    while first::import_from_as_names(self.kind()) {
                        let Some(item) = self.parse_lambda_param_maybe_default(depth + 2) else { break };
                        self.push(item);
                    }
                    let kwonly: List<Record> = self.end(list_4);
                    let kwarg = if first::kwds(self.kind()) { self.parse_lambda_kwds(depth + 1) } else { None };
                    let v_5: Record = self.record(&[word::<Option<Node>>(Some(vararg)), word::<List<Record>>(kwonly), word::<Option<Node>>(kwarg)]);
                    return Some(v_5);
                }
                self.mark = after_2;
            }
            'a6: {
                if !self.expect(TokenKind::COMMA) { break 'a6 }
                let list_7 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_lambda_param_maybe_default(depth + 2) else { break };
                    self.push(item);
                }
                if self.is_empty(list_7) { break 'a6 }
                let kwonly2: List<Record> = self.end(list_7);
                let kwarg2 = if first::kwds(self.kind()) { self.parse_lambda_kwds(depth + 1) } else { None };
                let v_8: Record = self.record(&[word::<Option<Node>>(None), word::<List<Record>>(kwonly2), word::<Option<Node>>(kwarg2)]);
                return Some(v_8);
            }
            self.mark = after_2;
        }
        self.mark = start;
        'a9: {
            let Some(kwarg3) = self.parse_lambda_kwds(depth + 1) else { break 'a9 };
            let v_10: Record = self.record(&[word::<Option<Node>>(None), word::<List<Record>>(List::empty()), word::<Option<Node>>(Some(kwarg3))]);
            return Some(v_10);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_lambda_kwds(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_lambda_kwds(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(TokenKind::DOUBLESTAR) { break 'a1 }
            let Some(param) = self.parse_lambda_param_no_default(depth + 1) else { break 'a1 };
            return Some(param);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_lambda_param_no_default(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(param) = self.parse_lambda_param(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::COMMA) { break 'a3 }
                return Some(param);
            }
            self.mark = after_2;
            'a4: {
                if !matches!(self.kind(), TokenKind::COLON) { break 'a4 }
                return Some(param);
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_lambda_param_with_default(&mut self, depth: u32) -> Option<Record> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(param) = self.parse_lambda_param(depth + 1) else { break 'a1 };
            let Some(default) = self.parse_default(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::COMMA) { break 'a3 }
                let v_4: Record = self.record(&[word::<Node>(param), word::<Option<Node>>(Some(default))]);
                return Some(v_4);
            }
            self.mark = after_2;
            'a5: {
                if !matches!(self.kind(), TokenKind::COLON) { break 'a5 }
                let v_6: Record = self.record(&[word::<Node>(param), word::<Option<Node>>(Some(default))]);
                return Some(v_6);
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_lambda_param_maybe_default(&mut self, depth: u32) -> Option<Record> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(param) = self.parse_lambda_param(depth + 1) else { break 'a1 };
            let default = if first::equal(self.kind()) { self.parse_default(depth + 1) } else { None };
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::COMMA) { break 'a3 }
                let v_4: Record = self.record(&[word::<Node>(param), word::<Option<Node>>(default)]);
                return Some(v_4);
            }
            self.mark = after_2;
            'a5: {
                if !matches!(self.kind(), TokenKind::COLON) { break 'a5 }
                let v_6: Record = self.record(&[word::<Node>(param), word::<Option<Node>>(default)]);
                return Some(v_6);
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_lambda_param(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            let span = self.span(start);
            let v_2: Symbol = self.identifier(name);
            let v_3: Node = self.ast.new_arg(v_2, None, None, span);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_strings(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(16, depth, Self::parse_strings_raw)
    }

    fn parse_strings_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_string_tstring_concat(depth + 1);
            self.mark = start;
        }
        if first::fstring_start(self.kind()) {
            'a1: {
                let list_2 = self.begin();
                while first::fstring_start(self.kind()) {
                    let start_4 = self.mark;
                    let group_3: Option<Node> = 'group_3: {
                        if first::fstring(self.kind()) {
                            'a5: {
                                let Some(value) = self.parse_fstring(depth + 3) else { break 'a5 };
                                break 'group_3 Some(value);
                            }
                            self.mark = start_4;
                        }
                        'a6: {
                            let Some(value2) = self.parse_string(depth + 3) else { break 'a6 };
                            break 'group_3 Some(value2);
                        }
                        self.mark = start_4;
                        None
                    };
                    let Some(item) = group_3 else { break };
                    self.push(item);
                }
                if self.is_empty(list_2) { break 'a1 }
                let pieces: List<Node> = self.end(list_2);
                let span = self.span(start);
                let v_7: Node = self.concatenate_strings(pieces, span);
                return Some(v_7);
            }
            self.mark = start;
        }
        'a8: {
            let list_9 = self.begin();
            while first::tstring(self.kind()) {
                let Some(item) = self.parse_tstring(depth + 2) else { break };
                self.push(item);
            }
            if self.is_empty(list_9) { break 'a8 }
            let pieces2: List<Node> = self.end(list_9);
            let span = self.span(start);
            let v_10: Node = self.concatenate_tstrings(pieces2, span);
            return Some(v_10);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_string(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            let Some(text) = self.token(TokenKind::STRING) else { break 'a1 };
            let v_2: Node = self.string_constant(text);
            return Some(v_2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_fstring(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(start_) = self.token(TokenKind::FSTRING_START) else { break 'a1 };
            let list_2 = self.begin();
            while first::fstring_middle(self.kind()) {
                let Some(item) = self.parse_fstring_middle(depth + 2) else { break };
                self.push(item);
            }
            let pieces: List<Node> = self.end(list_2);
            let Some(end) = self.token(TokenKind::FSTRING_END) else { break 'a1 };
            let span = self.span(start);
            let v_3: Node = self.joined_str(start_, pieces, end, span);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_fstring_middle(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::mapping_pattern(self.kind()) {
            'a1: {
                let Some(value) = self.parse_fstring_replacement_field(depth + 1) else { break 'a1 };
                return Some(value);
            }
            self.mark = start;
        }
        'a2: {
            let Some(text) = self.token(TokenKind::FSTRING_MIDDLE) else { break 'a2 };
            let v_3: Node = self.middle_constant(text);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_fstring_replacement_field(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        if self.lacks_stack() { return self.run_out_of_stack() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LBRACE) { break 'a1 }
            let Some(value) = self.parse_annotated_rhs(depth + 1) else { break 'a1 };
            let debug = self.token(TokenKind::EQUAL);
            let conversion = if first::fstring_conversion(self.kind()) { self.parse_fstring_conversion(depth + 1) } else { None };
            let spec = if first::annotation(self.kind()) { self.parse_fstring_full_format_spec(depth + 1) } else { None };
            let Some(end) = self.token(TokenKind::RBRACE) else { break 'a1 };
            let span = self.span(start);
            let v_2: Node = self.formatted_value(value, debug, conversion, spec, end, span);
            return Some(v_2);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_fstring_replacement_field(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_fstring_conversion(&mut self, depth: u32) -> Option<Record> {
        let start = self.mark;
        'a1: {
            let Some(mark) = self.token(TokenKind::EXCLAMATION) else { break 'a1 };
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            let v_2: Record = self.check_conversion(mark, name);
            return Some(v_2);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_fstring_full_format_spec(&mut self, depth: u32) -> Option<Record> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(colon) = self.token(TokenKind::COLON) else { break 'a1 };
            let list_2 = self.begin();
            while first::fstring_middle(self.kind()) {
                let Some(item) = self.parse_fstring_format_spec(depth + 2) else { break };
                self.push(item);
            }
            let pieces: List<Node> = self.end(list_2);
            let span = self.span(start);
            let v_3: Record = self.full_format_spec(colon, pieces, span);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_fstring_format_spec(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(text) = self.token(TokenKind::FSTRING_MIDDLE) else { break 'a1 };
            let v_2: Node = self.spec_constant(text);
            return Some(v_2);
        }
        self.mark = start;
        self.parse_fstring_replacement_field(depth + 1)
    }

    pub(crate) fn parse_tstring(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(17, depth, Self::parse_tstring_raw)
    }

    fn parse_tstring_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            let Some(start_) = self.token(TokenKind::TSTRING_START) else { break 'a1 };
            let list_2 = self.begin();
            while first::tstring_middle(self.kind()) {
                let Some(item) = self.parse_tstring_middle(depth + 2) else { break };
                self.push(item);
            }
            let pieces: List<Node> = self.end(list_2);
            let Some(end) = self.token(TokenKind::TSTRING_END) else { break 'a1 };
            let span = self.span(start);
            let v_3: Node = self.template_str(start_, pieces, end, span);
            let v_4: Symbol = self.text("t-strings are");
            let v_5: Node = self.since(v_3, 14, v_4);
            return Some(v_5);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_tstring_middle(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::mapping_pattern(self.kind()) {
            'a1: {
                let Some(value) = self.parse_tstring_replacement_field(depth + 1) else { break 'a1 };
                return Some(value);
            }
            self.mark = start;
        }
        'a2: {
            let Some(text) = self.token(TokenKind::TSTRING_MIDDLE) else { break 'a2 };
            let v_3: Node = self.middle_constant(text);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_tstring_replacement_field(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LBRACE) { break 'a1 }
            let Some(value) = self.parse_annotated_rhs(depth + 1) else { break 'a1 };
            let debug = self.token(TokenKind::EQUAL);
            let conversion = if first::fstring_conversion(self.kind()) { self.parse_fstring_conversion(depth + 1) } else { None };
            let spec = if first::annotation(self.kind()) { self.parse_tstring_full_format_spec(depth + 1) } else { None };
            let Some(end) = self.token(TokenKind::RBRACE) else { break 'a1 };
            let span = self.span(start);
            let v_2: Node = self.interpolation(value, debug, conversion, spec, end, span);
            return Some(v_2);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_tstring_replacement_field(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_tstring_full_format_spec(&mut self, depth: u32) -> Option<Record> {
        if depth > MAX_DEPTH { return self.too_deep() }
        if self.lacks_stack() { return self.run_out_of_stack() }
        let start = self.mark;
        'a1: {
            let Some(colon) = self.token(TokenKind::COLON) else { break 'a1 };
            let list_2 = self.begin();
            while first::tstring_middle(self.kind()) {
                let Some(item) = self.parse_tstring_format_spec(depth + 2) else { break };
                self.push(item);
            }
            let pieces: List<Node> = self.end(list_2);
            let span = self.span(start);
            let v_3: Record = self.full_format_spec(colon, pieces, span);
            return Some(v_3);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_tstring_format_spec(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(text) = self.token(TokenKind::TSTRING_MIDDLE) else { break 'a1 };
            let v_2: Node = self.spec_constant(text);
            return Some(v_2);
        }
        self.mark = start;
        self.parse_tstring_format_spec_replacement_field(depth + 1)
    }

    pub(crate) fn parse_tstring_format_spec_replacement_field(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LBRACE) { break 'a1 }
            let Some(value) = self.parse_annotated_rhs(depth + 1) else { break 'a1 };
            let debug = self.token(TokenKind::EQUAL);
            let conversion = if first::fstring_conversion(self.kind()) { self.parse_fstring_conversion(depth + 1) } else { None };
            let spec = if first::annotation(self.kind()) { self.parse_tstring_full_format_spec(depth + 1) } else { None };
            let Some(end) = self.token(TokenKind::RBRACE) else { break 'a1 };
            let span = self.span(start);
            let v_2: Node = self.formatted_value(value, debug, conversion, spec, end, span);
            return Some(v_2);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_tstring_replacement_field(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_arguments(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(18, depth, Self::parse_arguments_raw)
    }

    fn parse_arguments_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        if self.begins(first::type_expressions, first::type_expressions_in_second_pass) {
            'a1: {
                let Some(call) = self.parse_args(depth + 1) else { break 'a1 };
                self.token(TokenKind::COMMA);
                if !matches!(self.kind(), TokenKind::RPAR) { break 'a1 }
                return Some(call);
            }
            self.mark = start;
        }
        if self.invalid {
            let _ = self.parse_invalid_arguments(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_args(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.begins(first::star_expressions, first::star_expressions_in_second_pass) {
            'a1: {
                let list_2 = self.begin();
                let mut back_3 = self.mark;
                let mut later_4 = 0;
                loop {
                    let start_6 = self.mark;
                    let group_5: Option<Node> = 'group_5: {
                        if first::star_pattern(self.kind()) {
                            'a7: {
                                let Some(value) = self.parse_starred_expression(depth + 3 + later_4) else { break 'a7 };
                                break 'group_5 Some(value);
                            }
                            self.mark = start_6;
                        }
                        'a8: {
                            let start_10 = self.mark;
                            let group_9: Option<Node> = 'group_9: {
                                if first::import_from_as_names(self.kind()) {
                                    'a11: {
                                        let Some(value2) = self.parse_assignment_expression(depth + 4 + later_4) else { break 'a11 };
                                        break 'group_9 Some(value2);
                                    }
                                    self.mark = start_10;
                                }
                                'a12: {
                                    let Some(value3) = self.parse_expression(depth + 4 + later_4) else { break 'a12 };
                                    if matches!(self.kind(), TokenKind::COLONEQUAL) { break 'a12 }
                                    break 'group_9 Some(value3);
                                }
                                self.mark = start_10;
                                None
                            };
                            let Some(value4) = group_9 else { break 'a8 };
                            if matches!(self.kind(), TokenKind::EQUAL) { break 'a8 }
                            break 'group_5 Some(value4);
                        }
                        self.mark = start_6;
                        None
                    };
                    let Some(item) = group_5 else { self.mark = back_3; break };
                    self.push(item);
                    back_3 = self.mark;
                    if !self.expect(TokenKind::COMMA) { break }
                    later_4 = 1;
                }
                if self.is_empty(list_2) { break 'a1 }
                let args: List<Node> = self.end(list_2);
                let found_13: Option<List<Record>> = if first::comma(self.kind()) {
                    let start_15 = self.mark;
                    let group_14: Option<List<Record>> = 'group_14: {
                        'a16: {
                            if !self.expect(TokenKind::COMMA) { break 'a16 }
                            let Some(keywords) = self.parse_kwargs(depth + 2) else { break 'a16 };
                            break 'group_14 Some(keywords);
                        }
                        self.mark = start_15;
                        None
                    };
                    group_14
                } else { None };
                let keywords2 = found_13.unwrap_or(List::empty());
                let span = self.span(start);
                let v_17: Node = self.collect_call(args, keywords2, span);
                return Some(v_17);
            }
            self.mark = start;
        }
        'a18: {
            let Some(keywords3) = self.parse_kwargs(depth + 1) else { break 'a18 };
            let span = self.span(start);
            let v_19: Node = self.collect_call(List::empty(), keywords3, span);
            return Some(v_19);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_kwargs(&mut self, depth: u32) -> Option<List<Record>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.begins(first::name, first::name_in_second_pass) {
            'a1: {
                let list_2 = self.begin();
                let mut back_3 = self.mark;
                let mut later_4 = 0;
                loop {
                    let Some(item) = self.parse_kwarg_or_starred(depth + 2 + later_4) else { self.mark = back_3; break };
                    self.push(item);
                    back_3 = self.mark;
                    if !self.expect(TokenKind::COMMA) { break }
                    later_4 = 1;
                }
                if self.is_empty(list_2) { break 'a1 }
                let plain: List<Record> = self.end(list_2);
                let after_5 = self.mark;
                'a6: {
                    if !self.expect(TokenKind::COMMA) { break 'a6 }
                    let list_7 = self.begin();
                    let mut back_8 = self.mark;
                    let mut later_9 = 0;
                    loop {
                        let Some(item) = self.parse_kwarg_or_double_starred(depth + 2 + later_9) else { self.mark = back_8; break };
                        self.push(item);
                        back_8 = self.mark;
                        if !self.expect(TokenKind::COMMA) { break }
                        later_9 = 1;
                    }
                    if self.is_empty(list_7) { break 'a6 }
                    let doubles: List<Record> = self.end(list_7);
                    let list_10 = self.begin();
                    self.extend(plain);
                    self.extend(doubles);
                    let v_11: List<Record> = self.end(list_10);
                    return Some(v_11);
                }
                self.mark = after_5;
                return Some(plain);
            }
            self.mark = start;
        }
        'a12: {
            let list_13 = self.begin();
            let mut back_14 = self.mark;
            let mut later_15 = 0;
            loop {
                let Some(item) = self.parse_kwarg_or_double_starred(depth + 2 + later_15) else { self.mark = back_14; break };
                self.push(item);
                back_14 = self.mark;
                if !self.expect(TokenKind::COMMA) { break }
                later_15 = 1;
            }
            if self.is_empty(list_13) { break 'a12 }
            let value: List<Record> = self.end(list_13);
            return Some(value);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_starred_expression(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_starred_expression_unpacking(depth + 1);
            self.mark = start;
        }
        'a1: {
            if !self.expect(TokenKind::STAR) { break 'a1 }
            let Some(value) = self.parse_expression(depth + 1) else { break 'a1 };
            let span = self.span(start);
            let v_2: Node = self.ast.new_starred(value, Kind::Load, span);
            return Some(v_2);
        }
        self.mark = start;
        if self.invalid {
            let _ = self.parse_invalid_starred_expression(depth + 1);
            self.mark = start;
        }
        None
    }

    pub(crate) fn parse_kwarg_or_starred(&mut self, depth: u32) -> Option<Record> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_kwarg(depth + 1);
            self.mark = start;
        }
        'a1: {
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            if !self.expect(TokenKind::EQUAL) { break 'a1 }
            let Some(value) = self.parse_expression(depth + 1) else { break 'a1 };
            let span = self.span(start);
            let v_2: Symbol = self.identifier(name);
            let v_3: Node = self.ast.new_keyword(Some(v_2), value, span);
            let v_4: Record = self.record(&[word::<Option<Node>>(Some(v_3)), word::<Option<Node>>(None)]);
            return Some(v_4);
        }
        self.mark = start;
        'a5: {
            let Some(value2) = self.parse_starred_expression(depth + 1) else { break 'a5 };
            let v_6: Record = self.record(&[word::<Option<Node>>(None), word::<Option<Node>>(Some(value2))]);
            return Some(v_6);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_kwarg_or_double_starred(&mut self, depth: u32) -> Option<Record> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.invalid {
            let _ = self.parse_invalid_kwarg(depth + 1);
            self.mark = start;
        }
        'a1: {
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            if !self.expect(TokenKind::EQUAL) { break 'a1 }
            let Some(value) = self.parse_expression(depth + 1) else { break 'a1 };
            let span = self.span(start);
            let v_2: Symbol = self.identifier(name);
            let v_3: Node = self.ast.new_keyword(Some(v_2), value, span);
            let v_4: Record = self.record(&[word::<Option<Node>>(Some(v_3)), word::<Option<Node>>(None)]);
            return Some(v_4);
        }
        self.mark = start;
        'a5: {
            if !self.expect(TokenKind::DOUBLESTAR) { break 'a5 }
            let Some(value2) = self.parse_expression(depth + 1) else { break 'a5 };
            let span = self.span(start);
            let v_6: Node = self.ast.new_keyword(None, value2, span);
            let v_7: Record = self.record(&[word::<Option<Node>>(Some(v_6)), word::<Option<Node>>(None)]);
            return Some(v_7);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_star_targets(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(first) = self.parse_star_target(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            'a3: {
                if matches!(self.kind(), TokenKind::COMMA) { break 'a3 }
                return Some(first);
            }
            self.mark = after_2;
            'a4: {
                let list_5 = self.begin();
                while first::comma(self.kind()) {
                    let start_7 = self.mark;
                    let group_6: Option<Node> = 'group_6: {
                        'a8: {
                            if !self.expect(TokenKind::COMMA) { break 'a8 }
                            let Some(next_) = self.parse_star_target(depth + 3) else { break 'a8 };
                            break 'group_6 Some(next_);
                        }
                        self.mark = start_7;
                        None
                    };
                    let Some(item) = group_6 else { break };
                    self.push(item);
                }
                let rest: List<Node> = self.end(list_5);
                self.token(TokenKind::COMMA);
                let span = self.span(start);
                let list_9 = self.begin();
                self.push(first);
                self.extend(rest);
                let v_10: List<Node> = self.end(list_9);
                let v_11: Node = self.ast.new_tuple(v_10, Kind::Store, span);
                return Some(v_11);
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_star_targets_list_seq(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            let mut back_3 = self.mark;
            let mut later_4 = 0;
            loop {
                let Some(item) = self.parse_star_target(depth + 2 + later_4) else { self.mark = back_3; break };
                self.push(item);
                back_3 = self.mark;
                if !self.expect(TokenKind::COMMA) { break }
                later_4 = 1;
            }
            if self.is_empty(list_2) { break 'a1 }
            let targets: List<Node> = self.end(list_2);
            self.token(TokenKind::COMMA);
            return Some(targets);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_star_targets_tuple_seq(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(first) = self.parse_star_target(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            if first::comma(self.kind()) {
                'a3: {
                    let list_4 = self.begin();
                    while first::comma(self.kind()) {
                        let start_6 = self.mark;
                        let group_5: Option<Node> = 'group_5: {
                            'a7: {
                                if !self.expect(TokenKind::COMMA) { break 'a7 }
                                let Some(next_) = self.parse_star_target(depth + 3) else { break 'a7 };
                                break 'group_5 Some(next_);
                            }
                            self.mark = start_6;
                            None
                        };
                        let Some(item) = group_5 else { break };
                        self.push(item);
                    }
                    if self.is_empty(list_4) { break 'a3 }
                    let rest: List<Node> = self.end(list_4);
                    self.token(TokenKind::COMMA);
                    let list_8 = self.begin();
                    self.push(first);
                    self.extend(rest);
                    let v_9: List<Node> = self.end(list_8);
                    return Some(v_9);
                }
                self.mark = after_2;
            }
            'a10: {
                if !self.expect(TokenKind::COMMA) { break 'a10 }
                let v_11: List<Node> = self.one(first);
                return Some(v_11);
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_star_target(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(19, depth, Self::parse_star_target_raw)
    }

    fn parse_star_target_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::STAR) { break 'a1 }
            let start_3 = self.mark;
            let group_2: Option<Node> = 'group_2: {
                'a4: {
                    if matches!(self.kind(), TokenKind::STAR) { break 'a4 }
                    let Some(value) = self.parse_star_target(depth + 2) else { break 'a4 };
                    break 'group_2 Some(value);
                }
                self.mark = start_3;
                None
            };
            let Some(value2) = group_2 else { break 'a1 };
            let span = self.span(start);
            let v_5: Node = self.set_context(value2, Kind::Store);
            let v_6: Node = self.ast.new_starred(v_5, Kind::Store, span);
            return Some(v_6);
        }
        self.mark = start;
        self.parse_target_with_star_atom(depth + 1)
    }

    pub(crate) fn parse_target_with_star_atom(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(20, depth, Self::parse_target_with_star_atom_raw)
    }

    fn parse_target_with_star_atom_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        if first::ellipsis_2(self.kind()) {
            'a1: {
                let Some(value) = self.parse_t_primary(depth + 1) else { break 'a1 };
                let after_2 = self.mark;
                'a3: {
                    if !self.expect(TokenKind::DOT) { break 'a3 }
                    let Some(attr) = self.token(TokenKind::NAME) else { break 'a3 };
                    if matches!(self.kind(), TokenKind::LPAR | TokenKind::LSQB | TokenKind::DOT) { break 'a3 }
                    let span = self.span(start);
                    let v_4: Symbol = self.identifier(attr);
                    let v_5: Node = self.ast.new_attribute(value, v_4, Kind::Store, span);
                    return Some(v_5);
                }
                self.mark = after_2;
                'a6: {
                    if !self.expect(TokenKind::LSQB) { break 'a6 }
                    let Some(slice) = self.parse_slices(depth + 1) else { break 'a6 };
                    if !self.expect(TokenKind::RSQB) { break 'a6 }
                    if matches!(self.kind(), TokenKind::LPAR | TokenKind::LSQB | TokenKind::DOT) { break 'a6 }
                    let span = self.span(start);
                    let v_7: Node = self.ast.new_subscript(value, slice, Kind::Store, span);
                    return Some(v_7);
                }
                self.mark = after_2;
            }
            self.mark = start;
        }
        self.parse_star_atom(depth + 1)
    }

    pub(crate) fn parse_star_atom(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            let v_2: Node = self.name(name);
            let v_3: Node = self.set_context(v_2, Kind::Store);
            return Some(v_3);
        }
        self.mark = start;
        'a4: {
            if !self.expect(TokenKind::LPAR) { break 'a4 }
            let after_5 = self.mark;
            if first::ellipsis_2(self.kind()) {
                'a6: {
                    let Some(target) = self.parse_target_with_star_atom(depth + 1) else { break 'a6 };
                    if !self.expect(TokenKind::RPAR) { break 'a6 }
                    let v_7: Node = self.set_context(target, Kind::Store);
                    return Some(v_7);
                }
                self.mark = after_5;
            }
            'a8: {
                let elts = if first::ellipsis_3(self.kind()) { self.parse_star_targets_tuple_seq(depth + 1) } else { None }.unwrap_or(List::empty());
                if !self.expect(TokenKind::RPAR) { break 'a8 }
                let span = self.span(start);
                let v_9: Node = self.ast.new_tuple(elts, Kind::Store, span);
                return Some(v_9);
            }
            self.mark = after_5;
        }
        self.mark = start;
        'a10: {
            if !self.expect(TokenKind::LSQB) { break 'a10 }
            let elts2 = if first::ellipsis_3(self.kind()) { self.parse_star_targets_list_seq(depth + 1) } else { None }.unwrap_or(List::empty());
            if !self.expect(TokenKind::RSQB) { break 'a10 }
            let span = self.span(start);
            let v_11: Node = self.ast.new_list(elts2, Kind::Store, span);
            return Some(v_11);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_single_target(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        if self.lacks_stack() { return self.run_out_of_stack() }
        let start = self.mark;
        if first::ellipsis_2(self.kind()) {
            'a1: {
                let Some(value) = self.parse_single_subscript_attribute_target(depth + 1) else { break 'a1 };
                return Some(value);
            }
            self.mark = start;
        }
        'a2: {
            let Some(name) = self.token(TokenKind::NAME) else { break 'a2 };
            let v_3: Node = self.name(name);
            let v_4: Node = self.set_context(v_3, Kind::Store);
            return Some(v_4);
        }
        self.mark = start;
        'a5: {
            if !self.expect(TokenKind::LPAR) { break 'a5 }
            let Some(target) = self.parse_single_target(depth + 1) else { break 'a5 };
            if !self.expect(TokenKind::RPAR) { break 'a5 }
            return Some(target);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_single_subscript_attribute_target(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(value) = self.parse_t_primary(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::DOT) { break 'a3 }
                let Some(attr) = self.token(TokenKind::NAME) else { break 'a3 };
                if matches!(self.kind(), TokenKind::LPAR | TokenKind::LSQB | TokenKind::DOT) { break 'a3 }
                let span = self.span(start);
                let v_4: Symbol = self.identifier(attr);
                let v_5: Node = self.ast.new_attribute(value, v_4, Kind::Store, span);
                return Some(v_5);
            }
            self.mark = after_2;
            'a6: {
                if !self.expect(TokenKind::LSQB) { break 'a6 }
                let Some(slice) = self.parse_slices(depth + 1) else { break 'a6 };
                if !self.expect(TokenKind::RSQB) { break 'a6 }
                if matches!(self.kind(), TokenKind::LPAR | TokenKind::LSQB | TokenKind::DOT) { break 'a6 }
                let span = self.span(start);
                let v_7: Node = self.ast.new_subscript(value, slice, Kind::Store, span);
                return Some(v_7);
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_t_primary(&mut self, depth: u32) -> Option<Node> {
        self.remembered(21, depth + 1, Self::parse_t_primary_raw)
    }

    fn parse_t_primary_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        let seed: Option<Node> = 'seed: {
            'a1: {
                let Some(value) = self.parse_atom(depth + 1) else { break 'a1 };
                if !matches!(self.kind(), TokenKind::LPAR | TokenKind::LSQB | TokenKind::DOT) { break 'a1 }
                break 'seed Some(value);
            }
            self.mark = start;
            None
        };
        let Some(mut left) = seed else { return None };
        loop {
            if !self.begins(first::dot_4, first::dot_4_in_second_pass) { return Some(left) }
            let before = self.mark;
            let next: Option<Node> = 'next: {
                'a2: {
                    if !self.expect(TokenKind::DOT) { break 'a2 }
                    let Some(attr) = self.token(TokenKind::NAME) else { break 'a2 };
                    if !matches!(self.kind(), TokenKind::LPAR | TokenKind::LSQB | TokenKind::DOT) { break 'a2 }
                    let span = self.span(start);
                    let v_3: Symbol = self.identifier(attr);
                    let v_4: Node = self.ast.new_attribute(left, v_3, Kind::Load, span);
                    break 'next Some(v_4);
                }
                self.mark = before;
                'a5: {
                    if !self.expect(TokenKind::LSQB) { break 'a5 }
                    let Some(slice) = self.parse_slices(depth + 1) else { break 'a5 };
                    if !self.expect(TokenKind::RSQB) { break 'a5 }
                    if !matches!(self.kind(), TokenKind::LPAR | TokenKind::LSQB | TokenKind::DOT) { break 'a5 }
                    let span = self.span(start);
                    let v_6: Node = self.ast.new_subscript(left, slice, Kind::Load, span);
                    break 'next Some(v_6);
                }
                self.mark = before;
                if self.begins(first::genexp, first::genexp_in_second_pass) {
                    'a7: {
                        let Some(arg) = self.parse_genexp(depth + 1) else { break 'a7 };
                        if !matches!(self.kind(), TokenKind::LPAR | TokenKind::LSQB | TokenKind::DOT) { break 'a7 }
                        let span = self.span(start);
                        let v_8: List<Node> = self.one(arg);
                        let v_9: Node = self.ast.new_call(left, v_8, List::empty(), span);
                        break 'next Some(v_9);
                    }
                    self.mark = before;
                }
                'a10: {
                    if !self.expect(TokenKind::LPAR) { break 'a10 }
                    let call = if self.begins(first::type_expressions, first::type_expressions_in_second_pass) { self.parse_arguments(depth + 1) } else { None };
                    if !self.expect(TokenKind::RPAR) { break 'a10 }
                    if !matches!(self.kind(), TokenKind::LPAR | TokenKind::LSQB | TokenKind::DOT) { break 'a10 }
                    let span = self.span(start);
                    let v_11: List<Node> = match call { Some(it) => self.field_of(it, Kind::Call, 1), None => List::empty() };
                    let v_12: List<Node> = match call { Some(it) => self.field_of(it, Kind::Call, 2), None => List::empty() };
                    let v_13: Node = self.ast.new_call(left, v_11, v_12, span);
                    break 'next Some(v_13);
                }
                self.mark = before;
                None
            };
            match next {
                Some(next) => left = next,
                None => return Some(left),
            }
        }
    }

    pub(crate) fn parse_t_lookahead(&mut self, depth: u32) -> Option<()> {
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LPAR) { break 'a1 }
            return Some(());
        }
        self.mark = start;
        'a2: {
            if !self.expect(TokenKind::LSQB) { break 'a2 }
            return Some(());
        }
        self.mark = start;
        'a3: {
            if !self.expect(TokenKind::DOT) { break 'a3 }
            return Some(());
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_del_targets(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        if self.lacks_stack() { return self.run_out_of_stack() }
        let start = self.mark;
        'a1: {
            let list_2 = self.begin();
            let mut back_3 = self.mark;
            let mut later_4 = 0;
            loop {
                let Some(item) = self.parse_del_target(depth + 2 + later_4) else { self.mark = back_3; break };
                self.push(item);
                back_3 = self.mark;
                if !self.expect(TokenKind::COMMA) { break }
                later_4 = 1;
            }
            if self.is_empty(list_2) { break 'a1 }
            let targets: List<Node> = self.end(list_2);
            self.token(TokenKind::COMMA);
            return Some(targets);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_del_target(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(22, depth, Self::parse_del_target_raw)
    }

    fn parse_del_target_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        if first::ellipsis_2(self.kind()) {
            'a1: {
                let Some(value) = self.parse_t_primary(depth + 1) else { break 'a1 };
                let after_2 = self.mark;
                'a3: {
                    if !self.expect(TokenKind::DOT) { break 'a3 }
                    let Some(attr) = self.token(TokenKind::NAME) else { break 'a3 };
                    if matches!(self.kind(), TokenKind::LPAR | TokenKind::LSQB | TokenKind::DOT) { break 'a3 }
                    let span = self.span(start);
                    let v_4: Symbol = self.identifier(attr);
                    let v_5: Node = self.ast.new_attribute(value, v_4, Kind::Del, span);
                    return Some(v_5);
                }
                self.mark = after_2;
                'a6: {
                    if !self.expect(TokenKind::LSQB) { break 'a6 }
                    let Some(slice) = self.parse_slices(depth + 1) else { break 'a6 };
                    if !self.expect(TokenKind::RSQB) { break 'a6 }
                    if matches!(self.kind(), TokenKind::LPAR | TokenKind::LSQB | TokenKind::DOT) { break 'a6 }
                    let span = self.span(start);
                    let v_7: Node = self.ast.new_subscript(value, slice, Kind::Del, span);
                    return Some(v_7);
                }
                self.mark = after_2;
            }
            self.mark = start;
        }
        self.parse_del_t_atom(depth + 1)
    }

    pub(crate) fn parse_del_t_atom(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            let v_2: Node = self.name(name);
            let v_3: Node = self.set_context(v_2, Kind::Del);
            return Some(v_3);
        }
        self.mark = start;
        'a4: {
            if !self.expect(TokenKind::LPAR) { break 'a4 }
            let after_5 = self.mark;
            if first::ellipsis_2(self.kind()) {
                'a6: {
                    let Some(target) = self.parse_del_target(depth + 1) else { break 'a6 };
                    if !self.expect(TokenKind::RPAR) { break 'a6 }
                    let v_7: Node = self.set_context(target, Kind::Del);
                    return Some(v_7);
                }
                self.mark = after_5;
            }
            'a8: {
                let elts = if first::ellipsis_2(self.kind()) { self.parse_del_targets(depth + 1) } else { None }.unwrap_or(List::empty());
                if !self.expect(TokenKind::RPAR) { break 'a8 }
                let span = self.span(start);
                let v_9: Node = self.ast.new_tuple(elts, Kind::Del, span);
                return Some(v_9);
            }
            self.mark = after_5;
        }
        self.mark = start;
        'a10: {
            if !self.expect(TokenKind::LSQB) { break 'a10 }
            let elts2 = if first::ellipsis_2(self.kind()) { self.parse_del_targets(depth + 1) } else { None }.unwrap_or(List::empty());
            if !self.expect(TokenKind::RSQB) { break 'a10 }
            let span = self.span(start);
            let v_11: Node = self.ast.new_list(elts2, Kind::Del, span);
            return Some(v_11);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_assignment(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::sequence_pattern(self.kind()) {
            'a1: {
                let Some(target) = self.parse_invalid_ann_assign_target(depth + 1) else { break 'a1 };
                if !self.expect(TokenKind::COLON) { break 'a1 }
                if self.parse_expression(depth + 1).is_none() { break 'a1 }
                let v_2: Record = self.place_of_node(target);
                let v_3: Symbol = self.text("only single target (not %s) can be annotated");
                let v_4: Symbol = self.expression_name(target);
                let v_5: List<Symbol> = self.one(v_4);
                let v_6: () = self.raise_at(v_2, v_3, v_5);
                let _ = v_6;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        if self.begins(first::star_expressions, first::star_expressions_in_second_pass) {
            'a7: {
                let Some(first) = self.parse_star_named_expression(depth + 1) else { break 'a7 };
                if !self.expect(TokenKind::COMMA) { break 'a7 }
                let list_9 = self.begin();
                while self.begins(first::star_expressions, first::star_expressions_in_second_pass) {
                    let Some(item) = self.parse_star_named_expressions(depth + 2) else { break };
                    self.push(item);
                }
                let _unused_8: List<List<Node>> = self.end(list_9);
                if !self.expect(TokenKind::COLON) { break 'a7 }
                if self.parse_expression(depth + 1).is_none() { break 'a7 }
                let v_10: Record = self.place_of_node(first);
                let v_11: Symbol = self.text("only single target (not tuple) can be annotated");
                let v_12: () = self.raise_at(v_10, v_11, List::empty());
                let _ = v_12;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        if self.begins(first::ellipsis, first::ellipsis_in_second_pass) {
            'a13: {
                let Some(target2) = self.parse_expression(depth + 1) else { break 'a13 };
                if !self.expect(TokenKind::COLON) { break 'a13 }
                if self.parse_expression(depth + 1).is_none() { break 'a13 }
                let v_14: Record = self.place_of_node(target2);
                let v_15: Symbol = self.text("illegal target for annotation");
                let v_16: () = self.raise_at(v_14, v_15, List::empty());
                let _ = v_16;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        if self.begins(first::ellipsis_4, first::ellipsis_4_in_second_pass) {
            'a17: {
                let list_19 = self.begin();
                while first::ellipsis_3(self.kind()) {
                    let start_21 = self.mark;
                    let group_20: Option<()> = 'group_20: {
                        'a22: {
                            if self.parse_star_targets(depth + 3).is_none() { break 'a22 }
                            if !self.expect(TokenKind::EQUAL) { break 'a22 }
                            break 'group_20 Some(());
                        }
                        self.mark = start_21;
                        None
                    };
                    let Some(item) = group_20 else { break };
                    self.push(item);
                }
                let _unused_18: List<()> = self.end(list_19);
                let after_23 = self.mark;
                if self.begins(first::star_expressions, first::star_expressions_in_second_pass) {
                    'a24: {
                        let Some(target3) = self.parse_star_expressions(depth + 1) else { break 'a24 };
                        if !self.expect(TokenKind::EQUAL) { break 'a24 }
                        let v_25: () = self.raise_assigning(target3);
                        let _ = v_25;
                        self.mark = start;
                        return None;
                    }
                    self.mark = after_23;
                }
                'a26: {
                    let Some(target4) = self.parse_yield_expr(depth + 1) else { break 'a26 };
                    if !self.expect(TokenKind::EQUAL) { break 'a26 }
                    let v_27: Record = self.place_of_node(target4);
                    let v_28: Symbol = self.text("assignment to yield expression not possible");
                    let v_29: () = self.raise_at(v_27, v_28, List::empty());
                    let _ = v_29;
                    self.mark = start;
                    return None;
                }
                self.mark = after_23;
            }
            self.mark = start;
        }
        'a30: {
            let Some(target5) = self.parse_star_expressions(depth + 1) else { break 'a30 };
            if self.parse_augassign(depth + 1).is_none() { break 'a30 }
            if self.parse_annotated_rhs(depth + 1).is_none() { break 'a30 }
            let v_31: Record = self.place_of_node(target5);
            let v_32: Symbol = self.text("'%s' is an illegal expression for augmented assignment");
            let v_33: Symbol = self.expression_name(target5);
            let v_34: List<Symbol> = self.one(v_33);
            let v_35: () = self.raise_at(v_31, v_32, v_34);
            let _ = v_35;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_ann_assign_target(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        if self.lacks_stack() { return self.run_out_of_stack() }
        let start = self.mark;
        if first::type_params(self.kind()) {
            'a1: {
                let Some(value) = self.parse_list(depth + 1) else { break 'a1 };
                return Some(value);
            }
            self.mark = start;
        }
        if first::lpar(self.kind()) {
            'a2: {
                let Some(value2) = self.parse_tuple(depth + 1) else { break 'a2 };
                return Some(value2);
            }
            self.mark = start;
        }
        'a3: {
            if !self.expect(TokenKind::LPAR) { break 'a3 }
            let Some(target) = self.parse_invalid_ann_assign_target(depth + 1) else { break 'a3 };
            if !self.expect(TokenKind::RPAR) { break 'a3 }
            return Some(target);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_del_stmt(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::DEL) { break 'a1 }
            let Some(targets) = self.parse_star_expressions(depth + 1) else { break 'a1 };
            let v_2: () = self.raise_deleting(targets);
            let _ = v_2;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_import(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(start_) = self.token(keyword::IMPORT) else { break 'a1 };
            let after_2 = self.mark;
            if first::import_from_as_names(self.kind()) {
                'a3: {
                    let list_5 = self.begin();
                    let mut back_6 = self.mark;
                    let mut later_7 = 0;
                    loop {
                        let Some(item) = self.parse_dotted_name(depth + 2 + later_7) else { self.mark = back_6; break };
                        self.push(item);
                        back_6 = self.mark;
                        if !self.expect(TokenKind::COMMA) { break }
                        later_7 = 1;
                    }
                    if self.is_empty(list_5) { break 'a3 }
                    let _unused_4: List<Node> = self.end(list_5);
                    if !self.expect(keyword::FROM) { break 'a3 }
                    if self.parse_dotted_name(depth + 1).is_none() { break 'a3 }
                    let v_8: Record = self.place_of_token(start_);
                    let v_9: Symbol = self.text("Did you mean to use 'from ... import ...' instead?");
                    let v_10: () = self.raise_from(v_8, v_9, List::empty());
                    let _ = v_10;
                    self.mark = start;
                    return None;
                }
                self.mark = after_2;
            }
            'a11: {
                let Some(end) = self.token(TokenKind::NEWLINE) else { break 'a11 };
                let v_12: Record = self.place_of_token(end);
                let v_13: Symbol = self.text("Expected one or more names after 'import'");
                let v_14: () = self.raise_from(v_12, v_13, List::empty());
                let _ = v_14;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_import_from_targets(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::import_from_as_names(self.kind()) {
            'a1: {
                if self.parse_import_from_as_names(depth + 1).is_none() { break 'a1 }
                if !self.expect(TokenKind::COMMA) { break 'a1 }
                if !self.expect(TokenKind::NEWLINE) { break 'a1 }
                let v_2: Symbol = self.text("trailing comma not allowed without surrounding parentheses");
                let v_3: () = self.raise(v_2, List::empty());
                let _ = v_3;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        'a4: {
            let Some(end) = self.token(TokenKind::NEWLINE) else { break 'a4 };
            let v_5: Record = self.place_of_token(end);
            let v_6: Symbol = self.text("Expected one or more names after 'import'");
            let v_7: () = self.raise_from(v_5, v_6, List::empty());
            let _ = v_7;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_import_from_as_name(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::NAME) { break 'a1 }
            if !self.expect(keyword::AS) { break 'a1 }
            let before_2 = self.mark;
            let start_5 = self.mark;
            let group_4: Option<()> = 'group_4: {
                'a6: {
                    if !self.expect(TokenKind::NAME) { break 'a6 }
                    let start_8 = self.mark;
                    let group_7: Option<TokenAt> = 'group_7: {
                        'a9: {
                            let Some(value) = self.token(TokenKind::COMMA) else { break 'a9 };
                            break 'group_7 Some(value);
                        }
                        self.mark = start_8;
                        'a10: {
                            let Some(value2) = self.token(TokenKind::RPAR) else { break 'a10 };
                            break 'group_7 Some(value2);
                        }
                        self.mark = start_8;
                        'a11: {
                            let Some(value3) = self.token(TokenKind::SEMI) else { break 'a11 };
                            break 'group_7 Some(value3);
                        }
                        self.mark = start_8;
                        'a12: {
                            let Some(value4) = self.token(TokenKind::NEWLINE) else { break 'a12 };
                            break 'group_7 Some(value4);
                        }
                        self.mark = start_8;
                        None
                    };
                    if group_7.is_none() { break 'a6 }
                    break 'group_4 Some(());
                }
                self.mark = start_5;
                None
            };
            let seen_3 = group_4.is_some();
            self.mark = before_2;
            if seen_3 { break 'a1 }
            let Some(target) = self.parse_expression(depth + 1) else { break 'a1 };
            let v_13: Record = self.place_of_node(target);
            let v_14: Symbol = self.text("cannot use %s as import target");
            let v_15: Symbol = self.expression_name(target);
            let v_16: List<Symbol> = self.one(v_15);
            let v_17: () = self.raise_at(v_13, v_14, v_16);
            let _ = v_17;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_dotted_as_name(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if self.parse_dotted_name(depth + 1).is_none() { break 'a1 }
            if !self.expect(keyword::AS) { break 'a1 }
            let before_2 = self.mark;
            let start_5 = self.mark;
            let group_4: Option<()> = 'group_4: {
                'a6: {
                    if !self.expect(TokenKind::NAME) { break 'a6 }
                    let start_8 = self.mark;
                    let group_7: Option<TokenAt> = 'group_7: {
                        'a9: {
                            let Some(value) = self.token(TokenKind::COMMA) else { break 'a9 };
                            break 'group_7 Some(value);
                        }
                        self.mark = start_8;
                        'a10: {
                            let Some(value2) = self.token(TokenKind::RPAR) else { break 'a10 };
                            break 'group_7 Some(value2);
                        }
                        self.mark = start_8;
                        'a11: {
                            let Some(value3) = self.token(TokenKind::SEMI) else { break 'a11 };
                            break 'group_7 Some(value3);
                        }
                        self.mark = start_8;
                        'a12: {
                            let Some(value4) = self.token(TokenKind::NEWLINE) else { break 'a12 };
                            break 'group_7 Some(value4);
                        }
                        self.mark = start_8;
                        None
                    };
                    if group_7.is_none() { break 'a6 }
                    break 'group_4 Some(());
                }
                self.mark = start_5;
                None
            };
            let seen_3 = group_4.is_some();
            self.mark = before_2;
            if seen_3 { break 'a1 }
            let Some(target) = self.parse_expression(depth + 1) else { break 'a1 };
            let v_13: Record = self.place_of_node(target);
            let v_14: Symbol = self.text("cannot use %s as import target");
            let v_15: Symbol = self.expression_name(target);
            let v_16: List<Symbol> = self.one(v_15);
            let v_17: () = self.raise_at(v_13, v_14, v_16);
            let _ = v_17;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_block(&mut self, depth: u32) -> Option<()> {
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::NEWLINE) { break 'a1 }
            if matches!(self.kind(), TokenKind::INDENT) { break 'a1 }
            let v_2: Symbol = self.text("expected an indented block");
            let v_3: () = self.raise_indentation(v_2, List::empty());
            let _ = v_3;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_if_stmt(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(start_) = self.token(keyword::IF) else { break 'a1 };
            if self.parse_named_expression(depth + 1).is_none() { break 'a1 }
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::NEWLINE) { break 'a3 }
                let v_4: Symbol = self.text("expected ':'");
                let v_5: () = self.raise(v_4, List::empty());
                let _ = v_5;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a6: {
                if !self.expect(TokenKind::COLON) { break 'a6 }
                if !self.expect(TokenKind::NEWLINE) { break 'a6 }
                if matches!(self.kind(), TokenKind::INDENT) { break 'a6 }
                let v_7: Symbol = self.text("expected an indented block after 'if' statement on line %d");
                let v_8: Record = self.place_of_token(start_);
                let v_9: Int = self.part(v_8, 0);
                let v_10: Symbol = self.text_of_int(v_9);
                let v_11: List<Symbol> = self.one(v_10);
                let v_12: () = self.raise_indentation(v_7, v_11);
                let _ = v_12;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_elif_stmt(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(start_) = self.token(keyword::ELIF) else { break 'a1 };
            if self.parse_named_expression(depth + 1).is_none() { break 'a1 }
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::NEWLINE) { break 'a3 }
                let v_4: Symbol = self.text("expected ':'");
                let v_5: () = self.raise(v_4, List::empty());
                let _ = v_5;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a6: {
                if !self.expect(TokenKind::COLON) { break 'a6 }
                if !self.expect(TokenKind::NEWLINE) { break 'a6 }
                if matches!(self.kind(), TokenKind::INDENT) { break 'a6 }
                let v_7: Symbol = self.text("expected an indented block after 'elif' statement on line %d");
                let v_8: Record = self.place_of_token(start_);
                let v_9: Int = self.part(v_8, 0);
                let v_10: Symbol = self.text_of_int(v_9);
                let v_11: List<Symbol> = self.one(v_10);
                let v_12: () = self.raise_indentation(v_7, v_11);
                let _ = v_12;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_else_stmt(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(start_) = self.token(keyword::ELSE) else { break 'a1 };
            if !self.expect(TokenKind::COLON) { break 'a1 }
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::NEWLINE) { break 'a3 }
                if matches!(self.kind(), TokenKind::INDENT) { break 'a3 }
                let v_4: Symbol = self.text("expected an indented block after 'else' statement on line %d");
                let v_5: Record = self.place_of_token(start_);
                let v_6: Int = self.part(v_5, 0);
                let v_7: Symbol = self.text_of_int(v_6);
                let v_8: List<Symbol> = self.one(v_7);
                let v_9: () = self.raise_indentation(v_4, v_8);
                let _ = v_9;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a10: {
                if self.parse_block(depth + 1).is_none() { break 'a10 }
                if !self.expect(keyword::ELIF) { break 'a10 }
                let v_11: Symbol = self.text("'elif' block follows an 'else' block");
                let v_12: () = self.raise(v_11, List::empty());
                let _ = v_12;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_while_stmt(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(start_) = self.token(keyword::WHILE) else { break 'a1 };
            if self.parse_named_expression(depth + 1).is_none() { break 'a1 }
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::NEWLINE) { break 'a3 }
                let v_4: Symbol = self.text("expected ':'");
                let v_5: () = self.raise(v_4, List::empty());
                let _ = v_5;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a6: {
                if !self.expect(TokenKind::COLON) { break 'a6 }
                if !self.expect(TokenKind::NEWLINE) { break 'a6 }
                if matches!(self.kind(), TokenKind::INDENT) { break 'a6 }
                let v_7: Symbol = self.text("expected an indented block after 'while' statement on line %d");
                let v_8: Record = self.place_of_token(start_);
                let v_9: Int = self.part(v_8, 0);
                let v_10: Symbol = self.text_of_int(v_9);
                let v_11: List<Symbol> = self.one(v_10);
                let v_12: () = self.raise_indentation(v_7, v_11);
                let _ = v_12;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_for_stmt(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            self.token(keyword::ASYNC);
            let Some(start_) = self.token(keyword::FOR) else { break 'a1 };
            if self.parse_star_targets(depth + 1).is_none() { break 'a1 }
            if !self.expect(keyword::IN) { break 'a1 }
            if self.parse_star_expressions(depth + 1).is_none() { break 'a1 }
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::NEWLINE) { break 'a3 }
                let v_4: Symbol = self.text("expected ':'");
                let v_5: () = self.raise(v_4, List::empty());
                let _ = v_5;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a6: {
                if !self.expect(TokenKind::COLON) { break 'a6 }
                if !self.expect(TokenKind::NEWLINE) { break 'a6 }
                if matches!(self.kind(), TokenKind::INDENT) { break 'a6 }
                let v_7: Symbol = self.text("expected an indented block after 'for' statement on line %d");
                let v_8: Record = self.place_of_token(start_);
                let v_9: Int = self.part(v_8, 0);
                let v_10: Symbol = self.text_of_int(v_9);
                let v_11: List<Symbol> = self.one(v_10);
                let v_12: () = self.raise_indentation(v_7, v_11);
                let _ = v_12;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_for_target(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            self.token(keyword::ASYNC);
            if !self.expect(keyword::FOR) { break 'a1 }
            let Some(targets) = self.parse_star_expressions(depth + 1) else { break 'a1 };
            let v_2: () = self.raise_assigning_in_for(targets);
            let _ = v_2;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_try_stmt(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(start_) = self.token(keyword::TRY) else { break 'a1 };
            if !self.expect(TokenKind::COLON) { break 'a1 }
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::NEWLINE) { break 'a3 }
                if matches!(self.kind(), TokenKind::INDENT) { break 'a3 }
                let v_4: Symbol = self.text("expected an indented block after 'try' statement on line %d");
                let v_5: Record = self.place_of_token(start_);
                let v_6: Int = self.part(v_5, 0);
                let v_7: Symbol = self.text_of_int(v_6);
                let v_8: List<Symbol> = self.one(v_7);
                let v_9: () = self.raise_indentation(v_4, v_8);
                let _ = v_9;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            if first::block(self.kind()) {
                'a10: {
                    if self.parse_block(depth + 1).is_none() { break 'a10 }
                    if matches!(self.kind(), keyword::EXCEPT | keyword::FINALLY) { break 'a10 }
                    let v_11: Symbol = self.text("expected 'except' or 'finally' block");
                    let v_12: () = self.raise(v_11, List::empty());
                    let _ = v_12;
                    self.mark = start;
                    return None;
                }
                self.mark = after_2;
            }
            'a13: {
                let list_15 = self.begin();
                while first::block(self.kind()) {
                    let Some(item) = self.parse_block(depth + 2) else { break };
                    self.push(item);
                }
                let _unused_14: List<List<Node>> = self.end(list_15);
                let after_16 = self.mark;
                if first::except(self.kind()) {
                    'a17: {
                        let list_19 = self.begin();
                        while first::except(self.kind()) {
                            let Some(item) = self.parse_except_block(depth + 2) else { break };
                            self.push(item);
                        }
                        if self.is_empty(list_19) { break 'a17 }
                        let _unused_18: List<Node> = self.end(list_19);
                        let Some(start_2) = self.token(keyword::EXCEPT) else { break 'a17 };
                        let Some(star) = self.token(TokenKind::STAR) else { break 'a17 };
                        if self.parse_expression(depth + 1).is_none() { break 'a17 }
                        let found_21: Option<()> = if first::as_(self.kind()) {
                            let start_23 = self.mark;
                            let group_22: Option<()> = 'group_22: {
                                'a24: {
                                    if !self.expect(keyword::AS) { break 'a24 }
                                    if !self.expect(TokenKind::NAME) { break 'a24 }
                                    break 'group_22 Some(());
                                }
                                self.mark = start_23;
                                None
                            };
                            group_22
                        } else { None };
                        let _unused_20 = found_21;
                        if !self.expect(TokenKind::COLON) { break 'a17 }
                        let v_25: Record = self.place_of_token(start_2);
                        let v_26: Record = self.place_of_token(star);
                        let v_27: Symbol = self.text("cannot have both 'except' and 'except*' on the same 'try'");
                        let v_28: () = self.raise_between(v_25, v_26, v_27, List::empty());
                        let _ = v_28;
                        self.mark = start;
                        return None;
                    }
                    self.mark = after_16;
                }
                'a29: {
                    let list_31 = self.begin();
                    while first::except(self.kind()) {
                        let Some(item) = self.parse_except_star_block(depth + 2) else { break };
                        self.push(item);
                    }
                    if self.is_empty(list_31) { break 'a29 }
                    let _unused_30: List<Node> = self.end(list_31);
                    let Some(start_3) = self.token(keyword::EXCEPT) else { break 'a29 };
                    let found_33: Option<()> = if self.begins(first::ellipsis, first::ellipsis_in_second_pass) {
                        let start_35 = self.mark;
                        let group_34: Option<()> = 'group_34: {
                            'a36: {
                                if self.parse_expression(depth + 2).is_none() { break 'a36 }
                                let found_38: Option<()> = if first::as_(self.kind()) {
                                    let start_40 = self.mark;
                                    let group_39: Option<()> = 'group_39: {
                                        'a41: {
                                            if !self.expect(keyword::AS) { break 'a41 }
                                            if !self.expect(TokenKind::NAME) { break 'a41 }
                                            break 'group_39 Some(());
                                        }
                                        self.mark = start_40;
                                        None
                                    };
                                    group_39
                                } else { None };
                                let _unused_37 = found_38;
                                break 'group_34 Some(());
                            }
                            self.mark = start_35;
                            None
                        };
                        group_34
                    } else { None };
                    let _unused_32 = found_33;
                    if !self.expect(TokenKind::COLON) { break 'a29 }
                    let v_42: Record = self.place_of_token(start_3);
                    let v_43: Symbol = self.text("cannot have both 'except' and 'except*' on the same 'try'");
                    let v_44: () = self.raise_at(v_42, v_43, List::empty());
                    let _ = v_44;
                    self.mark = start;
                    return None;
                }
                self.mark = after_16;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_except_stmt(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::EXCEPT) { break 'a1 }
            let after_2 = self.mark;
            if self.begins(first::ellipsis, first::ellipsis_in_second_pass) {
                'a3: {
                    let Some(first) = self.parse_expression(depth + 1) else { break 'a3 };
                    let after_4 = self.mark;
                    'a5: {
                        if !self.expect(TokenKind::COMMA) { break 'a5 }
                        if self.parse_expressions(depth + 1).is_none() { break 'a5 }
                        if !self.expect(keyword::AS) { break 'a5 }
                        if !self.expect(TokenKind::NAME) { break 'a5 }
                        if !self.expect(TokenKind::COLON) { break 'a5 }
                        let v_6: Record = self.place_of_node(first);
                        let v_7: Symbol = self.text("multiple exception types must be parenthesized when using 'as'");
                        let v_8: () = self.raise_from(v_6, v_7, List::empty());
                        let _ = v_8;
                        self.mark = start;
                        return None;
                    }
                    self.mark = after_4;
                    'a9: {
                        let found_11: Option<()> = if first::as_(self.kind()) {
                            let start_13 = self.mark;
                            let group_12: Option<()> = 'group_12: {
                                'a14: {
                                    if !self.expect(keyword::AS) { break 'a14 }
                                    if !self.expect(TokenKind::NAME) { break 'a14 }
                                    break 'group_12 Some(());
                                }
                                self.mark = start_13;
                                None
                            };
                            group_12
                        } else { None };
                        let _unused_10 = found_11;
                        if !self.expect(TokenKind::NEWLINE) { break 'a9 }
                        let v_15: Symbol = self.text("expected ':'");
                        let v_16: () = self.raise(v_15, List::empty());
                        let _ = v_16;
                        self.mark = start;
                        return None;
                    }
                    self.mark = after_4;
                }
                self.mark = after_2;
            }
            'a17: {
                if !self.expect(TokenKind::NEWLINE) { break 'a17 }
                let v_18: Symbol = self.text("expected ':'");
                let v_19: () = self.raise(v_18, List::empty());
                let _ = v_19;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a20: {
                if self.parse_expression(depth + 1).is_none() { break 'a20 }
                if !self.expect(keyword::AS) { break 'a20 }
                let Some(target) = self.parse_expression(depth + 1) else { break 'a20 };
                if !self.expect(TokenKind::COLON) { break 'a20 }
                if self.parse_block(depth + 1).is_none() { break 'a20 }
                let v_21: Record = self.place_of_node(target);
                let v_22: Symbol = self.text("cannot use except statement with %s");
                let v_23: Symbol = self.expression_name(target);
                let v_24: List<Symbol> = self.one(v_23);
                let v_25: () = self.raise_at(v_21, v_22, v_24);
                let _ = v_25;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_except_stmt_indent(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(start_) = self.token(keyword::EXCEPT) else { break 'a1 };
            let after_2 = self.mark;
            if self.begins(first::ellipsis, first::ellipsis_in_second_pass) {
                'a3: {
                    if self.parse_expression(depth + 1).is_none() { break 'a3 }
                    let found_5: Option<()> = if first::as_(self.kind()) {
                        let start_7 = self.mark;
                        let group_6: Option<()> = 'group_6: {
                            'a8: {
                                if !self.expect(keyword::AS) { break 'a8 }
                                if !self.expect(TokenKind::NAME) { break 'a8 }
                                break 'group_6 Some(());
                            }
                            self.mark = start_7;
                            None
                        };
                        group_6
                    } else { None };
                    let _unused_4 = found_5;
                    if !self.expect(TokenKind::COLON) { break 'a3 }
                    if !self.expect(TokenKind::NEWLINE) { break 'a3 }
                    if matches!(self.kind(), TokenKind::INDENT) { break 'a3 }
                    let v_9: Symbol = self.text("expected an indented block after 'except' statement on line %d");
                    let v_10: Record = self.place_of_token(start_);
                    let v_11: Int = self.part(v_10, 0);
                    let v_12: Symbol = self.text_of_int(v_11);
                    let v_13: List<Symbol> = self.one(v_12);
                    let v_14: () = self.raise_indentation(v_9, v_13);
                    let _ = v_14;
                    self.mark = start;
                    return None;
                }
                self.mark = after_2;
            }
            'a15: {
                if !self.expect(TokenKind::COLON) { break 'a15 }
                if !self.expect(TokenKind::NEWLINE) { break 'a15 }
                if matches!(self.kind(), TokenKind::INDENT) { break 'a15 }
                let v_16: Symbol = self.text("expected an indented block after 'except' statement on line %d");
                let v_17: Record = self.place_of_token(start_);
                let v_18: Int = self.part(v_17, 0);
                let v_19: Symbol = self.text_of_int(v_18);
                let v_20: List<Symbol> = self.one(v_19);
                let v_21: () = self.raise_indentation(v_16, v_20);
                let _ = v_21;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_except_star_stmt(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(keyword::EXCEPT) { break 'a1 }
            if !self.expect(TokenKind::STAR) { break 'a1 }
            let after_2 = self.mark;
            if self.begins(first::ellipsis, first::ellipsis_in_second_pass) {
                'a3: {
                    let Some(first) = self.parse_expression(depth + 1) else { break 'a3 };
                    let after_4 = self.mark;
                    'a5: {
                        if !self.expect(TokenKind::COMMA) { break 'a5 }
                        if self.parse_expressions(depth + 1).is_none() { break 'a5 }
                        if !self.expect(keyword::AS) { break 'a5 }
                        if !self.expect(TokenKind::NAME) { break 'a5 }
                        if !self.expect(TokenKind::COLON) { break 'a5 }
                        let v_6: Record = self.place_of_node(first);
                        let v_7: Symbol = self.text("multiple exception types must be parenthesized when using 'as'");
                        let v_8: () = self.raise_from(v_6, v_7, List::empty());
                        let _ = v_8;
                        self.mark = start;
                        return None;
                    }
                    self.mark = after_4;
                    'a9: {
                        let found_11: Option<()> = if first::as_(self.kind()) {
                            let start_13 = self.mark;
                            let group_12: Option<()> = 'group_12: {
                                'a14: {
                                    if !self.expect(keyword::AS) { break 'a14 }
                                    if !self.expect(TokenKind::NAME) { break 'a14 }
                                    break 'group_12 Some(());
                                }
                                self.mark = start_13;
                                None
                            };
                            group_12
                        } else { None };
                        let _unused_10 = found_11;
                        if !self.expect(TokenKind::NEWLINE) { break 'a9 }
                        let v_15: Symbol = self.text("expected ':'");
                        let v_16: () = self.raise(v_15, List::empty());
                        let _ = v_16;
                        self.mark = start;
                        return None;
                    }
                    self.mark = after_4;
                }
                self.mark = after_2;
            }
            if first::colon(self.kind()) {
                'a17: {
                    let start_19 = self.mark;
                    let group_18: Option<TokenAt> = 'group_18: {
                        'a20: {
                            let Some(value) = self.token(TokenKind::NEWLINE) else { break 'a20 };
                            break 'group_18 Some(value);
                        }
                        self.mark = start_19;
                        'a21: {
                            let Some(value2) = self.token(TokenKind::COLON) else { break 'a21 };
                            break 'group_18 Some(value2);
                        }
                        self.mark = start_19;
                        None
                    };
                    if group_18.is_none() { break 'a17 }
                    let v_22: Symbol = self.text("expected one or more exception types");
                    let v_23: () = self.raise(v_22, List::empty());
                    let _ = v_23;
                    self.mark = start;
                    return None;
                }
                self.mark = after_2;
            }
            'a24: {
                if self.parse_expression(depth + 1).is_none() { break 'a24 }
                if !self.expect(keyword::AS) { break 'a24 }
                let Some(target) = self.parse_expression(depth + 1) else { break 'a24 };
                if !self.expect(TokenKind::COLON) { break 'a24 }
                if self.parse_block(depth + 1).is_none() { break 'a24 }
                let v_25: Record = self.place_of_node(target);
                let v_26: Symbol = self.text("cannot use except* statement with %s");
                let v_27: Symbol = self.expression_name(target);
                let v_28: List<Symbol> = self.one(v_27);
                let v_29: () = self.raise_at(v_25, v_26, v_28);
                let _ = v_29;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_except_star_stmt_indent(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(start_) = self.token(keyword::EXCEPT) else { break 'a1 };
            if !self.expect(TokenKind::STAR) { break 'a1 }
            if self.parse_expression(depth + 1).is_none() { break 'a1 }
            let found_3: Option<()> = if first::as_(self.kind()) {
                let start_5 = self.mark;
                let group_4: Option<()> = 'group_4: {
                    'a6: {
                        if !self.expect(keyword::AS) { break 'a6 }
                        if !self.expect(TokenKind::NAME) { break 'a6 }
                        break 'group_4 Some(());
                    }
                    self.mark = start_5;
                    None
                };
                group_4
            } else { None };
            let _unused_2 = found_3;
            if !self.expect(TokenKind::COLON) { break 'a1 }
            if !self.expect(TokenKind::NEWLINE) { break 'a1 }
            if matches!(self.kind(), TokenKind::INDENT) { break 'a1 }
            let v_7: Symbol = self.text("expected an indented block after 'except*' statement on line %d");
            let v_8: Record = self.place_of_token(start_);
            let v_9: Int = self.part(v_8, 0);
            let v_10: Symbol = self.text_of_int(v_9);
            let v_11: List<Symbol> = self.one(v_10);
            let v_12: () = self.raise_indentation(v_7, v_11);
            let _ = v_12;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_finally_stmt(&mut self, depth: u32) -> Option<()> {
        let start = self.mark;
        'a1: {
            let Some(start_) = self.token(keyword::FINALLY) else { break 'a1 };
            if !self.expect(TokenKind::COLON) { break 'a1 }
            if !self.expect(TokenKind::NEWLINE) { break 'a1 }
            if matches!(self.kind(), TokenKind::INDENT) { break 'a1 }
            let v_2: Symbol = self.text("expected an indented block after 'finally' statement on line %d");
            let v_3: Record = self.place_of_token(start_);
            let v_4: Int = self.part(v_3, 0);
            let v_5: Symbol = self.text_of_int(v_4);
            let v_6: List<Symbol> = self.one(v_5);
            let v_7: () = self.raise_indentation(v_2, v_6);
            let _ = v_7;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_with_stmt(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            self.token(keyword::ASYNC);
            if !self.expect(keyword::WITH) { break 'a1 }
            let after_2 = self.mark;
            if self.begins(first::ellipsis, first::ellipsis_in_second_pass) {
                'a3: {
                    let list_5 = self.begin();
                    let mut back_6 = self.mark;
                    let mut later_7 = 0;
                    loop {
                        let start_9 = self.mark;
                        let group_8: Option<()> = 'group_8: {
                            'a10: {
                                if self.parse_expression(depth + 3 + later_7).is_none() { break 'a10 }
                                let found_12: Option<()> = if first::as_(self.kind()) {
                                    let start_14 = self.mark;
                                    let group_13: Option<()> = 'group_13: {
                                        'a15: {
                                            if !self.expect(keyword::AS) { break 'a15 }
                                            if self.parse_star_target(depth + 4 + later_7).is_none() { break 'a15 }
                                            break 'group_13 Some(());
                                        }
                                        self.mark = start_14;
                                        None
                                    };
                                    group_13
                                } else { None };
                                let _unused_11 = found_12;
                                break 'group_8 Some(());
                            }
                            self.mark = start_9;
                            None
                        };
                        let Some(item) = group_8 else { self.mark = back_6; break };
                        self.push(item);
                        back_6 = self.mark;
                        if !self.expect(TokenKind::COMMA) { break }
                        later_7 = 1;
                    }
                    if self.is_empty(list_5) { break 'a3 }
                    let _unused_4: List<()> = self.end(list_5);
                    if !self.expect(TokenKind::NEWLINE) { break 'a3 }
                    let v_16: Symbol = self.text("expected ':'");
                    let v_17: () = self.raise(v_16, List::empty());
                    let _ = v_17;
                    self.mark = start;
                    return None;
                }
                self.mark = after_2;
            }
            'a18: {
                if !self.expect(TokenKind::LPAR) { break 'a18 }
                let list_20 = self.begin();
                let mut back_21 = self.mark;
                let mut later_22 = 0;
                loop {
                    let start_24 = self.mark;
                    let group_23: Option<()> = 'group_23: {
                        'a25: {
                            if self.parse_expressions(depth + 3 + later_22).is_none() { break 'a25 }
                            let found_27: Option<()> = if first::as_(self.kind()) {
                                let start_29 = self.mark;
                                let group_28: Option<()> = 'group_28: {
                                    'a30: {
                                        if !self.expect(keyword::AS) { break 'a30 }
                                        if self.parse_star_target(depth + 4 + later_22).is_none() { break 'a30 }
                                        break 'group_28 Some(());
                                    }
                                    self.mark = start_29;
                                    None
                                };
                                group_28
                            } else { None };
                            let _unused_26 = found_27;
                            break 'group_23 Some(());
                        }
                        self.mark = start_24;
                        None
                    };
                    let Some(item) = group_23 else { self.mark = back_21; break };
                    self.push(item);
                    back_21 = self.mark;
                    if !self.expect(TokenKind::COMMA) { break }
                    later_22 = 1;
                }
                if self.is_empty(list_20) { break 'a18 }
                let _unused_19: List<()> = self.end(list_20);
                self.token(TokenKind::COMMA);
                if !self.expect(TokenKind::RPAR) { break 'a18 }
                if !self.expect(TokenKind::NEWLINE) { break 'a18 }
                let v_31: Symbol = self.text("expected ':'");
                let v_32: () = self.raise(v_31, List::empty());
                let _ = v_32;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_with_stmt_indent(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            self.token(keyword::ASYNC);
            let Some(start_) = self.token(keyword::WITH) else { break 'a1 };
            let after_2 = self.mark;
            if self.begins(first::ellipsis, first::ellipsis_in_second_pass) {
                'a3: {
                    let list_5 = self.begin();
                    let mut back_6 = self.mark;
                    let mut later_7 = 0;
                    loop {
                        let start_9 = self.mark;
                        let group_8: Option<()> = 'group_8: {
                            'a10: {
                                if self.parse_expression(depth + 3 + later_7).is_none() { break 'a10 }
                                let found_12: Option<()> = if first::as_(self.kind()) {
                                    let start_14 = self.mark;
                                    let group_13: Option<()> = 'group_13: {
                                        'a15: {
                                            if !self.expect(keyword::AS) { break 'a15 }
                                            if self.parse_star_target(depth + 4 + later_7).is_none() { break 'a15 }
                                            break 'group_13 Some(());
                                        }
                                        self.mark = start_14;
                                        None
                                    };
                                    group_13
                                } else { None };
                                let _unused_11 = found_12;
                                break 'group_8 Some(());
                            }
                            self.mark = start_9;
                            None
                        };
                        let Some(item) = group_8 else { self.mark = back_6; break };
                        self.push(item);
                        back_6 = self.mark;
                        if !self.expect(TokenKind::COMMA) { break }
                        later_7 = 1;
                    }
                    if self.is_empty(list_5) { break 'a3 }
                    let _unused_4: List<()> = self.end(list_5);
                    if !self.expect(TokenKind::COLON) { break 'a3 }
                    if !self.expect(TokenKind::NEWLINE) { break 'a3 }
                    if matches!(self.kind(), TokenKind::INDENT) { break 'a3 }
                    let v_16: Symbol = self.text("expected an indented block after 'with' statement on line %d");
                    let v_17: Record = self.place_of_token(start_);
                    let v_18: Int = self.part(v_17, 0);
                    let v_19: Symbol = self.text_of_int(v_18);
                    let v_20: List<Symbol> = self.one(v_19);
                    let v_21: () = self.raise_indentation(v_16, v_20);
                    let _ = v_21;
                    self.mark = start;
                    return None;
                }
                self.mark = after_2;
            }
            'a22: {
                if !self.expect(TokenKind::LPAR) { break 'a22 }
                let list_24 = self.begin();
                let mut back_25 = self.mark;
                let mut later_26 = 0;
                loop {
                    let start_28 = self.mark;
                    let group_27: Option<()> = 'group_27: {
                        'a29: {
                            if self.parse_expressions(depth + 3 + later_26).is_none() { break 'a29 }
                            let found_31: Option<()> = if first::as_(self.kind()) {
                                let start_33 = self.mark;
                                let group_32: Option<()> = 'group_32: {
                                    'a34: {
                                        if !self.expect(keyword::AS) { break 'a34 }
                                        if self.parse_star_target(depth + 4 + later_26).is_none() { break 'a34 }
                                        break 'group_32 Some(());
                                    }
                                    self.mark = start_33;
                                    None
                                };
                                group_32
                            } else { None };
                            let _unused_30 = found_31;
                            break 'group_27 Some(());
                        }
                        self.mark = start_28;
                        None
                    };
                    let Some(item) = group_27 else { self.mark = back_25; break };
                    self.push(item);
                    back_25 = self.mark;
                    if !self.expect(TokenKind::COMMA) { break }
                    later_26 = 1;
                }
                if self.is_empty(list_24) { break 'a22 }
                let _unused_23: List<()> = self.end(list_24);
                self.token(TokenKind::COMMA);
                if !self.expect(TokenKind::RPAR) { break 'a22 }
                if !self.expect(TokenKind::COLON) { break 'a22 }
                if !self.expect(TokenKind::NEWLINE) { break 'a22 }
                if matches!(self.kind(), TokenKind::INDENT) { break 'a22 }
                let v_35: Symbol = self.text("expected an indented block after 'with' statement on line %d");
                let v_36: Record = self.place_of_token(start_);
                let v_37: Int = self.part(v_36, 0);
                let v_38: Symbol = self.text_of_int(v_37);
                let v_39: List<Symbol> = self.one(v_38);
                let v_40: () = self.raise_indentation(v_35, v_39);
                let _ = v_40;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_with_item(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if self.parse_expression(depth + 1).is_none() { break 'a1 }
            if !self.expect(keyword::AS) { break 'a1 }
            let Some(target) = self.parse_expression(depth + 1) else { break 'a1 };
            if !matches!(self.kind(), TokenKind::COMMA | TokenKind::RPAR | TokenKind::COLON) { break 'a1 }
            let v_2: () = self.raise_assigning(target);
            let _ = v_2;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_def_raw(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            self.token(keyword::ASYNC);
            let Some(start_) = self.token(keyword::DEF) else { break 'a1 };
            if !self.expect(TokenKind::NAME) { break 'a1 }
            let _unused_2 = if first::type_params(self.kind()) { self.parse_type_params(depth + 1) } else { None }.unwrap_or(List::empty());
            let after_3 = self.mark;
            'a4: {
                if !self.expect(TokenKind::LPAR) { break 'a4 }
                let _unused_5 = if self.begins(first::params, first::params_in_second_pass) { self.parse_params(depth + 1) } else { None };
                if !self.expect(TokenKind::RPAR) { break 'a4 }
                let found_7: Option<()> = if first::rarrow(self.kind()) {
                    let start_9 = self.mark;
                    let group_8: Option<()> = 'group_8: {
                        'a10: {
                            if !self.expect(TokenKind::RARROW) { break 'a10 }
                            if self.parse_expression(depth + 2).is_none() { break 'a10 }
                            break 'group_8 Some(());
                        }
                        self.mark = start_9;
                        None
                    };
                    group_8
                } else { None };
                let _unused_6 = found_7;
                if !self.expect(TokenKind::COLON) { break 'a4 }
                if !self.expect(TokenKind::NEWLINE) { break 'a4 }
                if matches!(self.kind(), TokenKind::INDENT) { break 'a4 }
                let v_11: Symbol = self.text("expected an indented block after function definition on line %d");
                let v_12: Record = self.place_of_token(start_);
                let v_13: Int = self.part(v_12, 0);
                let v_14: Symbol = self.text_of_int(v_13);
                let v_15: List<Symbol> = self.one(v_14);
                let v_16: () = self.raise_indentation(v_11, v_15);
                let _ = v_16;
                self.mark = start;
                return None;
            }
            self.mark = after_3;
            'a17: {
                if self.token(TokenKind::LPAR).is_none() { self.expected("'('"); break 'a17 }
                let _unused_18 = if self.begins(first::params, first::params_in_second_pass) { self.parse_params(depth + 1) } else { None };
                if !self.expect(TokenKind::RPAR) { break 'a17 }
                let found_20: Option<()> = if first::rarrow(self.kind()) {
                    let start_22 = self.mark;
                    let group_21: Option<()> = 'group_21: {
                        'a23: {
                            if !self.expect(TokenKind::RARROW) { break 'a23 }
                            if self.parse_expression(depth + 2).is_none() { break 'a23 }
                            break 'group_21 Some(());
                        }
                        self.mark = start_22;
                        None
                    };
                    group_21
                } else { None };
                let _unused_19 = found_20;
                if self.token(TokenKind::COLON).is_none() { self.expected("':'"); break 'a17 }
                let _unused_24 = if first::func_type_comment(self.kind()) { self.parse_func_type_comment(depth + 1) } else { None };
                if self.parse_block(depth + 1).is_none() { break 'a17 }
                return Some(());
            }
            self.mark = after_3;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_double_type_comments(&mut self, depth: u32) -> Option<()> {
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::TYPE_COMMENT) { break 'a1 }
            if !self.expect(TokenKind::NEWLINE) { break 'a1 }
            if !self.expect(TokenKind::TYPE_COMMENT) { break 'a1 }
            if !self.expect(TokenKind::NEWLINE) { break 'a1 }
            if !self.expect(TokenKind::INDENT) { break 'a1 }
            let v_2: Symbol = self.text("Cannot have two type comments on def");
            let v_3: () = self.raise(v_2, List::empty());
            let _ = v_3;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_class_def_raw(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(start_) = self.token(keyword::CLASS) else { break 'a1 };
            if !self.expect(TokenKind::NAME) { break 'a1 }
            let _unused_2 = if first::type_params(self.kind()) { self.parse_type_params(depth + 1) } else { None }.unwrap_or(List::empty());
            let found_4: Option<()> = if first::lpar(self.kind()) {
                let start_6 = self.mark;
                let group_5: Option<()> = 'group_5: {
                    'a7: {
                        if !self.expect(TokenKind::LPAR) { break 'a7 }
                        let _unused_8 = if self.begins(first::type_expressions, first::type_expressions_in_second_pass) { self.parse_arguments(depth + 2) } else { None };
                        if !self.expect(TokenKind::RPAR) { break 'a7 }
                        break 'group_5 Some(());
                    }
                    self.mark = start_6;
                    None
                };
                group_5
            } else { None };
            let _unused_3 = found_4;
            let after_9 = self.mark;
            'a10: {
                if !self.expect(TokenKind::NEWLINE) { break 'a10 }
                let v_11: Symbol = self.text("expected ':'");
                let v_12: () = self.raise(v_11, List::empty());
                let _ = v_12;
                self.mark = start;
                return None;
            }
            self.mark = after_9;
            'a13: {
                if !self.expect(TokenKind::COLON) { break 'a13 }
                if !self.expect(TokenKind::NEWLINE) { break 'a13 }
                if matches!(self.kind(), TokenKind::INDENT) { break 'a13 }
                let v_14: Symbol = self.text("expected an indented block after class definition on line %d");
                let v_15: Record = self.place_of_token(start_);
                let v_16: Int = self.part(v_15, 0);
                let v_17: Symbol = self.text_of_int(v_16);
                let v_18: List<Symbol> = self.one(v_17);
                let v_19: () = self.raise_indentation(v_14, v_18);
                let _ = v_19;
                self.mark = start;
                return None;
            }
            self.mark = after_9;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_parameters(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(slash) = self.token(TokenKind::SLASH) else { break 'a1 };
            if !self.expect(TokenKind::COMMA) { break 'a1 }
            let v_2: Record = self.place_of_token(slash);
            let v_3: Symbol = self.text("at least one argument must precede /");
            let v_4: () = self.raise_at(v_2, v_3, List::empty());
            let _ = v_4;
            self.mark = start;
            return None;
        }
        self.mark = start;
        if first::import_from_as_names(self.kind()) {
            'a5: {
                let start_7 = self.mark;
                let group_6: Option<()> = 'group_6: {
                    if first::import_from_as_names(self.kind()) {
                        'a8: {
                            let Some(value) = self.parse_slash_no_default(depth + 2) else { break 'a8 };
                            let _ = value;
                            break 'group_6 Some(());
                        }
                        self.mark = start_7;
                    }
                    'a9: {
                        let Some(value2) = self.parse_slash_with_default(depth + 2) else { break 'a9 };
                        let _ = value2;
                        break 'group_6 Some(());
                    }
                    self.mark = start_7;
                    None
                };
                if group_6.is_none() { break 'a5 }
                let list_11 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_param_maybe_default(depth + 2) else { break };
                    self.push(item);
                }
                let _unused_10: List<Record> = self.end(list_11);
                let Some(slash2) = self.token(TokenKind::SLASH) else { break 'a5 };
                let v_12: Record = self.place_of_token(slash2);
                let v_13: Symbol = self.text("/ may appear only once");
                let v_14: () = self.raise_at(v_12, v_13, List::empty());
                let _ = v_14;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        if first::import_from_as_names(self.kind()) {
            'a15: {
                let _unused_16 = if first::import_from_as_names(self.kind()) { self.parse_slash_no_default(depth + 1) } else { None }.unwrap_or(List::empty());
                let list_18 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_param_no_default(depth + 2) else { break };
                    self.push(item);
                }
                let _unused_17: List<Node> = self.end(list_18);
                if self.parse_invalid_parameters_helper(depth + 1).is_none() { break 'a15 }
                let Some(plain) = self.parse_param_no_default(depth + 1) else { break 'a15 };
                let v_19: Record = self.place_of_node(plain);
                let v_20: Symbol = self.text("parameter without a default follows parameter with a default");
                let v_21: () = self.raise_at(v_19, v_20, List::empty());
                let _ = v_21;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        if first::lpar_2(self.kind()) {
            'a22: {
                let list_24 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_param_no_default(depth + 2) else { break };
                    self.push(item);
                }
                let _unused_23: List<Node> = self.end(list_24);
                let Some(first) = self.token(TokenKind::LPAR) else { break 'a22 };
                let list_26 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_param_no_default(depth + 2) else { break };
                    self.push(item);
                }
                if self.is_empty(list_26) { break 'a22 }
                let _unused_25: List<Node> = self.end(list_26);
                self.token(TokenKind::COMMA);
                let Some(last) = self.token(TokenKind::RPAR) else { break 'a22 };
                let v_27: Record = self.place_of_token(first);
                let v_28: Record = self.place_of_token(last);
                let v_29: Symbol = self.text("Function parameters cannot be parenthesized");
                let v_30: () = self.raise_between(v_27, v_28, v_29, List::empty());
                let _ = v_30;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        if first::name_2(self.kind()) {
            'a31: {
                let found_33: Option<()> = if first::import_from_as_names(self.kind()) {
                    let start_35 = self.mark;
                    let group_34: Option<()> = 'group_34: {
                        if first::import_from_as_names(self.kind()) {
                            'a36: {
                                let Some(value3) = self.parse_slash_no_default(depth + 2) else { break 'a36 };
                                let _ = value3;
                                break 'group_34 Some(());
                            }
                            self.mark = start_35;
                        }
                        'a37: {
                            let Some(value4) = self.parse_slash_with_default(depth + 2) else { break 'a37 };
                            let _ = value4;
                            break 'group_34 Some(());
                        }
                        self.mark = start_35;
                        None
                    };
                    group_34
                } else { None };
                let _unused_32 = found_33;
                let list_39 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_param_maybe_default(depth + 2) else { break };
                    self.push(item);
                }
                let _unused_38: List<Record> = self.end(list_39);
                if !self.expect(TokenKind::STAR) { break 'a31 }
                let start_41 = self.mark;
                let group_40: Option<()> = 'group_40: {
                    'a42: {
                        let Some(value5) = self.token(TokenKind::COMMA) else { break 'a42 };
                        let _ = value5;
                        break 'group_40 Some(());
                    }
                    self.mark = start_41;
                    'a43: {
                        let Some(value6) = self.parse_param_no_default(depth + 2) else { break 'a43 };
                        let _ = value6;
                        break 'group_40 Some(());
                    }
                    self.mark = start_41;
                    None
                };
                if group_40.is_none() { break 'a31 }
                let list_45 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_param_maybe_default(depth + 2) else { break };
                    self.push(item);
                }
                let _unused_44: List<Record> = self.end(list_45);
                let Some(slash3) = self.token(TokenKind::SLASH) else { break 'a31 };
                let v_46: Record = self.place_of_token(slash3);
                let v_47: Symbol = self.text("/ must be ahead of *");
                let v_48: () = self.raise_at(v_46, v_47, List::empty());
                let _ = v_48;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        'a49: {
            let list_51 = self.begin();
            while first::import_from_as_names(self.kind()) {
                let Some(item) = self.parse_param_maybe_default(depth + 2) else { break };
                self.push(item);
            }
            if self.is_empty(list_51) { break 'a49 }
            let _unused_50: List<Record> = self.end(list_51);
            if !self.expect(TokenKind::SLASH) { break 'a49 }
            let Some(star) = self.token(TokenKind::STAR) else { break 'a49 };
            let v_52: Record = self.place_of_token(star);
            let v_53: Symbol = self.text("expected comma between / and *");
            let v_54: () = self.raise_at(v_52, v_53, List::empty());
            let _ = v_54;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_parameters_helper(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::import_from_as_names(self.kind()) {
            'a1: {
                if self.parse_slash_with_default(depth + 1).is_none() { break 'a1 }
                return Some(());
            }
            self.mark = start;
        }
        'a2: {
            let list_4 = self.begin();
            while first::import_from_as_names(self.kind()) {
                let Some(item) = self.parse_param_with_default(depth + 2) else { break };
                self.push(item);
            }
            if self.is_empty(list_4) { break 'a2 }
            let _unused_3: List<Record> = self.end(list_4);
            return Some(());
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_default(&mut self, depth: u32) -> Option<()> {
        let start = self.mark;
        'a1: {
            let Some(sign) = self.token(TokenKind::EQUAL) else { break 'a1 };
            if !matches!(self.kind(), TokenKind::RPAR | TokenKind::COMMA) { break 'a1 }
            let v_2: Record = self.place_of_token(sign);
            let v_3: Symbol = self.text("expected default value expression");
            let v_4: () = self.raise_at(v_2, v_3, List::empty());
            let _ = v_4;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_star_etc(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(star) = self.token(TokenKind::STAR) else { break 'a1 };
            let after_2 = self.mark;
            if first::comma_2(self.kind()) {
                'a3: {
                    let start_5 = self.mark;
                    let group_4: Option<()> = 'group_4: {
                        'a6: {
                            let Some(value) = self.token(TokenKind::RPAR) else { break 'a6 };
                            let _ = value;
                            break 'group_4 Some(());
                        }
                        self.mark = start_5;
                        'a7: {
                            if !self.expect(TokenKind::COMMA) { break 'a7 }
                            let start_9 = self.mark;
                            let group_8: Option<TokenAt> = 'group_8: {
                                'a10: {
                                    let Some(value2) = self.token(TokenKind::RPAR) else { break 'a10 };
                                    break 'group_8 Some(value2);
                                }
                                self.mark = start_9;
                                'a11: {
                                    let Some(value3) = self.token(TokenKind::DOUBLESTAR) else { break 'a11 };
                                    break 'group_8 Some(value3);
                                }
                                self.mark = start_9;
                                None
                            };
                            if group_8.is_none() { break 'a7 }
                            break 'group_4 Some(());
                        }
                        self.mark = start_5;
                        None
                    };
                    if group_4.is_none() { break 'a3 }
                    let v_12: Record = self.place_of_token(star);
                    let v_13: Symbol = self.text("named arguments must follow bare *");
                    let v_14: () = self.raise_at(v_12, v_13, List::empty());
                    let _ = v_14;
                    self.mark = start;
                    return None;
                }
                self.mark = after_2;
            }
            'a15: {
                if !self.expect(TokenKind::COMMA) { break 'a15 }
                if !self.expect(TokenKind::TYPE_COMMENT) { break 'a15 }
                let v_16: Symbol = self.text("bare * has associated type comment");
                let v_17: () = self.raise(v_16, List::empty());
                let _ = v_17;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            if first::import_from_as_names(self.kind()) {
                'a18: {
                    if self.parse_param(depth + 1).is_none() { break 'a18 }
                    let Some(sign) = self.token(TokenKind::EQUAL) else { break 'a18 };
                    let v_19: Record = self.place_of_token(sign);
                    let v_20: Symbol = self.text("var-positional argument cannot have default value");
                    let v_21: () = self.raise_at(v_19, v_20, List::empty());
                    let _ = v_21;
                    self.mark = start;
                    return None;
                }
                self.mark = after_2;
            }
            'a22: {
                let start_24 = self.mark;
                let group_23: Option<()> = 'group_23: {
                    if first::import_from_as_names(self.kind()) {
                        'a25: {
                            let Some(value4) = self.parse_param_no_default(depth + 2) else { break 'a25 };
                            let _ = value4;
                            break 'group_23 Some(());
                        }
                        self.mark = start_24;
                    }
                    'a26: {
                        let Some(value5) = self.token(TokenKind::COMMA) else { break 'a26 };
                        let _ = value5;
                        break 'group_23 Some(());
                    }
                    self.mark = start_24;
                    None
                };
                if group_23.is_none() { break 'a22 }
                let list_28 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_param_maybe_default(depth + 2) else { break };
                    self.push(item);
                }
                let _unused_27: List<Record> = self.end(list_28);
                let Some(star2) = self.token(TokenKind::STAR) else { break 'a22 };
                let start_30 = self.mark;
                let group_29: Option<()> = 'group_29: {
                    if first::import_from_as_names(self.kind()) {
                        'a31: {
                            let Some(value6) = self.parse_param_no_default(depth + 2) else { break 'a31 };
                            let _ = value6;
                            break 'group_29 Some(());
                        }
                        self.mark = start_30;
                    }
                    'a32: {
                        let Some(value7) = self.token(TokenKind::COMMA) else { break 'a32 };
                        let _ = value7;
                        break 'group_29 Some(());
                    }
                    self.mark = start_30;
                    None
                };
                if group_29.is_none() { break 'a22 }
                let v_33: Record = self.place_of_token(star2);
                let v_34: Symbol = self.text("* argument may appear only once");
                let v_35: () = self.raise_at(v_33, v_34, List::empty());
                let _ = v_35;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_kwds(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::DOUBLESTAR) { break 'a1 }
            if self.parse_param(depth + 1).is_none() { break 'a1 }
            let after_2 = self.mark;
            'a3: {
                let Some(sign) = self.token(TokenKind::EQUAL) else { break 'a3 };
                let v_4: Record = self.place_of_token(sign);
                let v_5: Symbol = self.text("var-keyword argument cannot have default value");
                let v_6: () = self.raise_at(v_4, v_5, List::empty());
                let _ = v_6;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a7: {
                if !self.expect(TokenKind::COMMA) { break 'a7 }
                let after_8 = self.mark;
                if first::import_from_as_names(self.kind()) {
                    'a9: {
                        let Some(next_) = self.parse_param(depth + 1) else { break 'a9 };
                        let v_10: Record = self.place_of_node(next_);
                        let v_11: Symbol = self.text("arguments cannot follow var-keyword argument");
                        let v_12: () = self.raise_at(v_10, v_11, List::empty());
                        let _ = v_12;
                        self.mark = start;
                        return None;
                    }
                    self.mark = after_8;
                }
                'a13: {
                    let start_15 = self.mark;
                    let group_14: Option<TokenAt> = 'group_14: {
                        'a16: {
                            let Some(value) = self.token(TokenKind::STAR) else { break 'a16 };
                            break 'group_14 Some(value);
                        }
                        self.mark = start_15;
                        'a17: {
                            let Some(value2) = self.token(TokenKind::DOUBLESTAR) else { break 'a17 };
                            break 'group_14 Some(value2);
                        }
                        self.mark = start_15;
                        'a18: {
                            let Some(value3) = self.token(TokenKind::SLASH) else { break 'a18 };
                            break 'group_14 Some(value3);
                        }
                        self.mark = start_15;
                        None
                    };
                    let Some(next_2) = group_14 else { break 'a13 };
                    let v_19: Record = self.place_of_token(next_2);
                    let v_20: Symbol = self.text("arguments cannot follow var-keyword argument");
                    let v_21: () = self.raise_at(v_19, v_20, List::empty());
                    let _ = v_21;
                    self.mark = start;
                    return None;
                }
                self.mark = after_8;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_match_stmt(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(start_) = self.soft("match") else { break 'a1 };
            if self.parse_subject_expr(depth + 1).is_none() { break 'a1 }
            let after_2 = self.mark;
            'a3: {
                if !self.expect(TokenKind::NEWLINE) { break 'a3 }
                let v_4: Symbol = self.text("expected ':'");
                let v_5: () = self.raise(v_4, List::empty());
                let _ = v_5;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a6: {
                if !self.expect(TokenKind::COLON) { break 'a6 }
                if !self.expect(TokenKind::NEWLINE) { break 'a6 }
                if matches!(self.kind(), TokenKind::INDENT) { break 'a6 }
                let v_7: Symbol = self.text("expected an indented block after 'match' statement on line %d");
                let v_8: Record = self.place_of_token(start_);
                let v_9: Int = self.part(v_8, 0);
                let v_10: Symbol = self.text_of_int(v_9);
                let v_11: List<Symbol> = self.one(v_10);
                let v_12: () = self.raise_indentation(v_7, v_11);
                let _ = v_12;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_case_block(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(start_) = self.soft("case") else { break 'a1 };
            if self.parse_patterns(depth + 1).is_none() { break 'a1 }
            let _unused_2 = if first::if_stmt(self.kind()) { self.parse_guard(depth + 1) } else { None };
            let after_3 = self.mark;
            'a4: {
                if !self.expect(TokenKind::NEWLINE) { break 'a4 }
                let v_5: Symbol = self.text("expected ':'");
                let v_6: () = self.raise(v_5, List::empty());
                let _ = v_6;
                self.mark = start;
                return None;
            }
            self.mark = after_3;
            'a7: {
                if !self.expect(TokenKind::COLON) { break 'a7 }
                if !self.expect(TokenKind::NEWLINE) { break 'a7 }
                if matches!(self.kind(), TokenKind::INDENT) { break 'a7 }
                let v_8: Symbol = self.text("expected an indented block after 'case' statement on line %d");
                let v_9: Record = self.place_of_token(start_);
                let v_10: Int = self.part(v_9, 0);
                let v_11: Symbol = self.text_of_int(v_10);
                let v_12: List<Symbol> = self.one(v_11);
                let v_13: () = self.raise_indentation(v_8, v_12);
                let _ = v_13;
                self.mark = start;
                return None;
            }
            self.mark = after_3;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_as_pattern(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if self.parse_or_pattern(depth + 1).is_none() { break 'a1 }
            if !self.expect(keyword::AS) { break 'a1 }
            let after_2 = self.mark;
            'a3: {
                let Some(target) = self.soft("_") else { break 'a3 };
                let v_4: Record = self.place_of_token(target);
                let v_5: Symbol = self.text("cannot use '_' as a target");
                let v_6: () = self.raise_at(v_4, v_5, List::empty());
                let _ = v_6;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a7: {
                let Some(target2) = self.parse_expression(depth + 1) else { break 'a7 };
                let v_8: Record = self.place_of_node(target2);
                let v_9: Symbol = self.text("cannot use %s as pattern target");
                let v_10: Symbol = self.expression_name(target2);
                let v_11: List<Symbol> = self.one(v_10);
                let v_12: () = self.raise_at(v_8, v_9, v_11);
                let _ = v_12;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_class_pattern(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if self.parse_name_or_attr(depth + 1).is_none() { break 'a1 }
            if !self.expect(TokenKind::LPAR) { break 'a1 }
            let Some(patterns) = self.parse_invalid_class_argument_pattern(depth + 1) else { break 'a1 };
            let v_2: Node = self.first(patterns);
            let v_3: Record = self.place_of_node(v_2);
            let v_4: Node = self.last(patterns);
            let v_5: Record = self.place_of_node(v_4);
            let v_6: Symbol = self.text("positional patterns follow keyword patterns");
            let v_7: () = self.raise_between(v_3, v_5, v_6, List::empty());
            let _ = v_7;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_class_argument_pattern(&mut self, depth: u32) -> Option<List<Node>> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let found_3: Option<()> = if first::as_pattern(self.kind()) {
                let start_5 = self.mark;
                let group_4: Option<()> = 'group_4: {
                    'a6: {
                        if self.parse_positional_patterns(depth + 2).is_none() { break 'a6 }
                        if !self.expect(TokenKind::COMMA) { break 'a6 }
                        break 'group_4 Some(());
                    }
                    self.mark = start_5;
                    None
                };
                group_4
            } else { None };
            let _unused_2 = found_3;
            if self.parse_keyword_patterns(depth + 1).is_none() { break 'a1 }
            if !self.expect(TokenKind::COMMA) { break 'a1 }
            let Some(patterns) = self.parse_positional_patterns(depth + 1) else { break 'a1 };
            return Some(patterns);
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_type_params(&mut self, depth: u32) -> Option<()> {
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LSQB) { break 'a1 }
            let Some(end) = self.token(TokenKind::RSQB) else { break 'a1 };
            let v_2: Record = self.place_of_token(end);
            let v_3: Symbol = self.text("Type parameter list cannot be empty");
            let v_4: () = self.raise_from(v_2, v_3, List::empty());
            let _ = v_4;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_type_param(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::STAR) { break 'a1 }
            if !self.expect(TokenKind::NAME) { break 'a1 }
            let Some(colon) = self.token(TokenKind::COLON) else { break 'a1 };
            let Some(bound) = self.parse_expression(depth + 1) else { break 'a1 };
            let v_2: Record = self.place_of_token(colon);
            let v_4: bool = self.is_tuple(bound);
            let chosen_3: Symbol = if v_4 {
                let v_5: Symbol = self.text("cannot use constraints with TypeVarTuple");
                v_5
            } else {
                let v_6: Symbol = self.text("cannot use bound with TypeVarTuple");
                v_6
            };
            let v_7: () = self.raise_from(v_2, chosen_3, List::empty());
            let _ = v_7;
            self.mark = start;
            return None;
        }
        self.mark = start;
        'a8: {
            if !self.expect(TokenKind::DOUBLESTAR) { break 'a8 }
            if !self.expect(TokenKind::NAME) { break 'a8 }
            let Some(colon2) = self.token(TokenKind::COLON) else { break 'a8 };
            let Some(bound2) = self.parse_expression(depth + 1) else { break 'a8 };
            let v_9: Record = self.place_of_token(colon2);
            let v_11: bool = self.is_tuple(bound2);
            let chosen_10: Symbol = if v_11 {
                let v_12: Symbol = self.text("cannot use constraints with ParamSpec");
                v_12
            } else {
                let v_13: Symbol = self.text("cannot use bound with ParamSpec");
                v_13
            };
            let v_14: () = self.raise_from(v_9, chosen_10, List::empty());
            let _ = v_14;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_expression(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::STRING) { break 'a1 }
            let list_2 = self.begin();
            while first::ellipsis_5(self.kind()) {
                let start_4 = self.mark;
                let group_3: Option<Node> = 'group_3: {
                    'a5: {
                        if matches!(self.kind(), TokenKind::STRING) { break 'a5 }
                        let Some(value) = self.parse_expression_without_invalid(depth + 3) else { break 'a5 };
                        break 'group_3 Some(value);
                    }
                    self.mark = start_4;
                    None
                };
                let Some(item) = group_3 else { break };
                self.push(item);
            }
            if self.is_empty(list_2) { break 'a1 }
            let middle: List<Node> = self.end(list_2);
            if !self.expect(TokenKind::STRING) { break 'a1 }
            let v_6: Node = self.first(middle);
            let v_7: Record = self.place_of_node(v_6);
            let v_8: Node = self.last(middle);
            let v_9: Record = self.place_of_node(v_8);
            let v_10: Symbol = self.text("invalid syntax. Is this intended to be part of the string?");
            let v_11: () = self.raise_between(v_7, v_9, v_10, List::empty());
            let _ = v_11;
            self.mark = start;
            return None;
        }
        self.mark = start;
        if first::disjunction(self.kind()) {
            'a12: {
                let before_13 = self.mark;
                let start_16 = self.mark;
                let group_15: Option<()> = 'group_15: {
                    'a17: {
                        if !self.expect(TokenKind::NAME) { break 'a17 }
                        if !self.expect(TokenKind::STRING) { break 'a17 }
                        break 'group_15 Some(());
                    }
                    self.mark = start_16;
                    'a18: {
                        let Some(value2) = self.any_soft() else { break 'a18 };
                        let _ = value2;
                        break 'group_15 Some(());
                    }
                    self.mark = start_16;
                    None
                };
                let seen_14 = group_15.is_some();
                self.mark = before_13;
                if seen_14 { break 'a12 }
                let Some(first) = self.parse_disjunction(depth + 1) else { break 'a12 };
                let Some(second) = self.parse_expression_without_invalid(depth + 1) else { break 'a12 };
                let v_19: bool = self.is_old_statement(first);
                if v_19 {
                    self.mark = start;
                    return None;
                }
                let v_20: Int = self.bracket_depth();
                if v_20 == 0 {
                    self.mark = start;
                    return None;
                }
                let v_21: Record = self.place_of_node(first);
                let v_22: Record = self.place_of_node(second);
                let v_23: Symbol = self.text("invalid syntax. Perhaps you forgot a comma?");
                let v_24: () = self.raise_between(v_21, v_22, v_23, List::empty());
                let _ = v_24;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        if first::disjunction(self.kind()) {
            'a25: {
                let Some(body) = self.parse_disjunction(depth + 1) else { break 'a25 };
                if !self.expect(keyword::IF) { break 'a25 }
                let Some(test) = self.parse_disjunction(depth + 1) else { break 'a25 };
                let after_26 = self.mark;
                'a27: {
                    if matches!(self.kind(), keyword::ELSE | TokenKind::COLON) { break 'a27 }
                    let v_28: Record = self.place_of_node(body);
                    let v_29: Record = self.place_of_node(test);
                    let v_30: Symbol = self.text("expected 'else' after 'if' expression");
                    let v_31: () = self.raise_between(v_28, v_29, v_30, List::empty());
                    let _ = v_31;
                    self.mark = start;
                    return None;
                }
                self.mark = after_26;
                'a32: {
                    if !self.expect(keyword::ELSE) { break 'a32 }
                    let before_33 = self.mark;
                    let seen_34 = self.parse_expression(depth + 1).is_some();
                    self.mark = before_33;
                    if seen_34 { break 'a32 }
                    let v_35: Symbol = self.text("expected expression after 'else', but statement is given");
                    let v_36: () = self.raise_ahead(v_35, List::empty());
                    let _ = v_36;
                    self.mark = start;
                    return None;
                }
                self.mark = after_26;
            }
            self.mark = start;
        }
        if first::break_(self.kind()) {
            'a37: {
                let start_39 = self.mark;
                let group_38: Option<Node> = 'group_38: {
                    if first::pass_stmt(self.kind()) {
                        'a40: {
                            let Some(value5) = self.parse_pass_stmt(depth + 2) else { break 'a40 };
                            break 'group_38 Some(value5);
                        }
                        self.mark = start_39;
                    }
                    if first::break_stmt(self.kind()) {
                        'a41: {
                            let Some(value6) = self.parse_break_stmt(depth + 2) else { break 'a41 };
                            break 'group_38 Some(value6);
                        }
                        self.mark = start_39;
                    }
                    'a42: {
                        let Some(value7) = self.parse_continue_stmt(depth + 2) else { break 'a42 };
                        break 'group_38 Some(value7);
                    }
                    self.mark = start_39;
                    None
                };
                let Some(body2) = group_38 else { break 'a37 };
                if !self.expect(keyword::IF) { break 'a37 }
                if self.parse_disjunction(depth + 1).is_none() { break 'a37 }
                if !self.expect(keyword::ELSE) { break 'a37 }
                if self.parse_simple_stmt(depth + 1).is_none() { break 'a37 }
                let v_43: Record = self.place_of_node(body2);
                let v_44: Symbol = self.text("expected expression before 'if', but statement is given");
                let v_45: () = self.raise_at(v_43, v_44, List::empty());
                let _ = v_45;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        'a46: {
            let Some(start_) = self.token(keyword::LAMBDA) else { break 'a46 };
            let _unused_47 = if self.begins(first::params, first::params_in_second_pass) { self.parse_lambda_params(depth + 1) } else { None };
            let Some(colon) = self.token(TokenKind::COLON) else { break 'a46 };
            let after_48 = self.mark;
            'a49: {
                if !matches!(self.kind(), TokenKind::FSTRING_MIDDLE) { break 'a49 }
                let v_50: Record = self.place_of_token(start_);
                let v_51: Record = self.place_of_token(colon);
                let v_52: Symbol = self.text("f-string: lambda expressions are not allowed without parentheses");
                let v_53: () = self.raise_between(v_50, v_51, v_52, List::empty());
                let _ = v_53;
                self.mark = start;
                return None;
            }
            self.mark = after_48;
            'a54: {
                if !matches!(self.kind(), TokenKind::TSTRING_MIDDLE) { break 'a54 }
                let v_55: Record = self.place_of_token(start_);
                let v_56: Record = self.place_of_token(colon);
                let v_57: Symbol = self.text("t-string: lambda expressions are not allowed without parentheses");
                let v_58: () = self.raise_between(v_55, v_56, v_57, List::empty());
                let _ = v_58;
                self.mark = start;
                return None;
            }
            self.mark = after_48;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_expression_without_invalid(&mut self, depth: u32) -> Option<Node> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.quiet(depth, Self::parse_expression_without_invalid_raw)
    }

    fn parse_expression_without_invalid_raw(&mut self, depth: u32) -> Option<Node> {
        let start = self.mark;
        if first::disjunction(self.kind()) {
            'a1: {
                let Some(body) = self.parse_disjunction(depth + 1) else { break 'a1 };
                let after_2 = self.mark;
                'a3: {
                    if !self.expect(keyword::IF) { break 'a3 }
                    let Some(test) = self.parse_disjunction(depth + 1) else { break 'a3 };
                    if !self.expect(keyword::ELSE) { break 'a3 }
                    let Some(orelse) = self.parse_expression(depth + 1) else { break 'a3 };
                    let span = self.span(start);
                    let v_4: Node = self.ast.new_if_exp(test, body, orelse, span);
                    return Some(v_4);
                }
                self.mark = after_2;
                return Some(body);
            }
            self.mark = start;
        }
        self.parse_lambdef(depth + 1)
    }

    pub(crate) fn parse_invalid_legacy_expression(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(name) = self.token(TokenKind::NAME) else { break 'a1 };
            if matches!(self.kind(), TokenKind::LPAR) { break 'a1 }
            let Some(rest) = self.parse_star_expressions(depth + 1) else { break 'a1 };
            let v_2: Node = self.name(name);
            let v_3: bool = self.is_old_statement(v_2);
            if v_3 {
                let v_4: Record = self.place_of_token(name);
                let v_5: Record = self.place_of_node(rest);
                let v_6: Symbol = self.text("Missing parentheses in call to '%U'. Did you mean %U(...)?");
                let v_7: Symbol = self.identifier(name);
                let v_8: Symbol = self.identifier(name);
                let list_9 = self.begin();
                self.push(v_7);
                self.push(v_8);
                let v_10: List<Symbol> = self.end(list_9);
                let v_11: () = self.raise_between(v_4, v_5, v_6, v_10);
                let _ = v_11;
                self.mark = start;
                return None;
            }
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_named_expression(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        self.remembered(23, depth, Self::parse_invalid_named_expression_raw)
    }

    fn parse_invalid_named_expression_raw(&mut self, depth: u32) -> Option<()> {
        let start = self.mark;
        if self.begins(first::ellipsis, first::ellipsis_in_second_pass) {
            'a1: {
                let Some(target) = self.parse_expression(depth + 1) else { break 'a1 };
                if !self.expect(TokenKind::COLONEQUAL) { break 'a1 }
                if self.parse_expression(depth + 1).is_none() { break 'a1 }
                let v_2: Record = self.place_of_node(target);
                let v_3: Symbol = self.text("cannot use assignment expressions with %s");
                let v_4: Symbol = self.expression_name(target);
                let v_5: List<Symbol> = self.one(v_4);
                let v_6: () = self.raise_at(v_2, v_3, v_5);
                let _ = v_6;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        'a7: {
            let Some(name) = self.token(TokenKind::NAME) else { break 'a7 };
            if !self.expect(TokenKind::EQUAL) { break 'a7 }
            let Some(value) = self.parse_bitwise_or(depth + 1) else { break 'a7 };
            if matches!(self.kind(), TokenKind::EQUAL | TokenKind::COLONEQUAL) { break 'a7 }
            let v_8: Record = self.place_of_token(name);
            let v_9: Record = self.place_of_node(value);
            let v_10: Symbol = self.text("invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            let v_11: () = self.raise_between(v_8, v_9, v_10, List::empty());
            let _ = v_11;
            self.mark = start;
            return None;
        }
        self.mark = start;
        'a12: {
            let before_13 = self.mark;
            let start_16 = self.mark;
            let group_15: Option<()> = 'group_15: {
                if first::type_params(self.kind()) {
                    'a17: {
                        let Some(value4) = self.parse_list(depth + 2) else { break 'a17 };
                        let _ = value4;
                        break 'group_15 Some(());
                    }
                    self.mark = start_16;
                }
                if first::lpar(self.kind()) {
                    'a18: {
                        let Some(value5) = self.parse_tuple(depth + 2) else { break 'a18 };
                        let _ = value5;
                        break 'group_15 Some(());
                    }
                    self.mark = start_16;
                }
                if self.begins(first::genexp, first::genexp_in_second_pass) {
                    'a19: {
                        let Some(value6) = self.parse_genexp(depth + 2) else { break 'a19 };
                        let _ = value6;
                        break 'group_15 Some(());
                    }
                    self.mark = start_16;
                }
                'a20: {
                    let Some(value7) = self.token(keyword::TRUE) else { break 'a20 };
                    let _ = value7;
                    break 'group_15 Some(());
                }
                self.mark = start_16;
                'a21: {
                    let Some(value8) = self.token(keyword::NONE) else { break 'a21 };
                    let _ = value8;
                    break 'group_15 Some(());
                }
                self.mark = start_16;
                'a22: {
                    let Some(value9) = self.token(keyword::FALSE) else { break 'a22 };
                    let _ = value9;
                    break 'group_15 Some(());
                }
                self.mark = start_16;
                None
            };
            let seen_14 = group_15.is_some();
            self.mark = before_13;
            if seen_14 { break 'a12 }
            let Some(left) = self.parse_bitwise_or(depth + 1) else { break 'a12 };
            if !self.expect(TokenKind::EQUAL) { break 'a12 }
            if self.parse_bitwise_or(depth + 1).is_none() { break 'a12 }
            if matches!(self.kind(), TokenKind::EQUAL | TokenKind::COLONEQUAL) { break 'a12 }
            let v_23: Record = self.place_of_node(left);
            let v_24: Symbol = self.text("cannot assign to %s here. Maybe you meant '==' instead of '='?");
            let v_25: Symbol = self.expression_name(left);
            let v_26: List<Symbol> = self.one(v_25);
            let v_27: () = self.raise_at(v_23, v_24, v_26);
            let _ = v_27;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_noteq(&mut self, depth: u32) -> Option<()> {
        let start = self.mark;
        'a1: {
            let Some(first) = self.token(TokenKind::LESS) else { break 'a1 };
            let Some(second) = self.token(TokenKind::GREATER) else { break 'a1 };
            let v_2: bool = self.are_adjacent(first, second);
            if v_2 {
                let v_3: Record = self.place_of_token(first);
                let v_4: Record = self.place_of_token(second);
                let v_5: Symbol = self.text("invalid syntax.  Maybe you meant '!=' instead of '<>'?");
                let v_6: () = self.raise_between(v_3, v_4, v_5, List::empty());
                let _ = v_6;
                self.mark = start;
                return None;
            }
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_arithmetic(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if self.parse_sum(depth + 1).is_none() { break 'a1 }
            let start_3 = self.mark;
            let group_2: Option<TokenAt> = 'group_2: {
                'a4: {
                    let Some(value) = self.token(TokenKind::PLUS) else { break 'a4 };
                    break 'group_2 Some(value);
                }
                self.mark = start_3;
                'a5: {
                    let Some(value2) = self.token(TokenKind::MINUS) else { break 'a5 };
                    break 'group_2 Some(value2);
                }
                self.mark = start_3;
                'a6: {
                    let Some(value3) = self.token(TokenKind::STAR) else { break 'a6 };
                    break 'group_2 Some(value3);
                }
                self.mark = start_3;
                'a7: {
                    let Some(value4) = self.token(TokenKind::SLASH) else { break 'a7 };
                    break 'group_2 Some(value4);
                }
                self.mark = start_3;
                'a8: {
                    let Some(value5) = self.token(TokenKind::PERCENT) else { break 'a8 };
                    break 'group_2 Some(value5);
                }
                self.mark = start_3;
                'a9: {
                    let Some(value6) = self.token(TokenKind::DOUBLESLASH) else { break 'a9 };
                    break 'group_2 Some(value6);
                }
                self.mark = start_3;
                'a10: {
                    let Some(value7) = self.token(TokenKind::AT) else { break 'a10 };
                    break 'group_2 Some(value7);
                }
                self.mark = start_3;
                None
            };
            if group_2.is_none() { break 'a1 }
            let Some(sign) = self.token(keyword::NOT) else { break 'a1 };
            let Some(operand) = self.parse_inversion(depth + 1) else { break 'a1 };
            let v_11: Record = self.place_of_token(sign);
            let v_12: Record = self.place_of_node(operand);
            let v_13: Symbol = self.text("'not' after an operator must be parenthesized");
            let v_14: () = self.raise_between(v_11, v_12, v_13, List::empty());
            let _ = v_14;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_factor(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let start_3 = self.mark;
            let group_2: Option<TokenAt> = 'group_2: {
                'a4: {
                    let Some(value) = self.token(TokenKind::PLUS) else { break 'a4 };
                    break 'group_2 Some(value);
                }
                self.mark = start_3;
                'a5: {
                    let Some(value2) = self.token(TokenKind::MINUS) else { break 'a5 };
                    break 'group_2 Some(value2);
                }
                self.mark = start_3;
                'a6: {
                    let Some(value3) = self.token(TokenKind::TILDE) else { break 'a6 };
                    break 'group_2 Some(value3);
                }
                self.mark = start_3;
                None
            };
            if group_2.is_none() { break 'a1 }
            let Some(sign) = self.token(keyword::NOT) else { break 'a1 };
            let Some(operand) = self.parse_factor(depth + 1) else { break 'a1 };
            let v_7: Record = self.place_of_token(sign);
            let v_8: Record = self.place_of_node(operand);
            let v_9: Symbol = self.text("'not' after an operator must be parenthesized");
            let v_10: () = self.raise_between(v_7, v_8, v_9, List::empty());
            let _ = v_10;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_group(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LPAR) { break 'a1 }
            let after_2 = self.mark;
            if first::star_pattern(self.kind()) {
                'a3: {
                    let Some(inner) = self.parse_starred_expression(depth + 1) else { break 'a3 };
                    if !self.expect(TokenKind::RPAR) { break 'a3 }
                    let v_4: Record = self.place_of_node(inner);
                    let v_5: Symbol = self.text("cannot use starred expression here");
                    let v_6: () = self.raise_at(v_4, v_5, List::empty());
                    let _ = v_6;
                    self.mark = start;
                    return None;
                }
                self.mark = after_2;
            }
            'a7: {
                let Some(stars) = self.token(TokenKind::DOUBLESTAR) else { break 'a7 };
                if self.parse_expression(depth + 1).is_none() { break 'a7 }
                if !self.expect(TokenKind::RPAR) { break 'a7 }
                let v_8: Record = self.place_of_token(stars);
                let v_9: Symbol = self.text("cannot use double starred expression here");
                let v_10: () = self.raise_at(v_8, v_9, List::empty());
                let _ = v_10;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_double_starred_kvpairs(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.begins(first::double_starred_kvpairs, first::double_starred_kvpairs_in_second_pass) {
            'a1: {
                let list_3 = self.begin();
                let mut back_4 = self.mark;
                let mut later_5 = 0;
                loop {
                    let Some(item) = self.parse_double_starred_kvpair(depth + 2 + later_5) else { self.mark = back_4; break };
                    self.push(item);
                    back_4 = self.mark;
                    if !self.expect(TokenKind::COMMA) { break }
                    later_5 = 1;
                }
                if self.is_empty(list_3) { break 'a1 }
                let _unused_2: List<Record> = self.end(list_3);
                if !self.expect(TokenKind::COMMA) { break 'a1 }
                if self.parse_invalid_kvpair(depth + 1).is_none() { break 'a1 }
                return Some(());
            }
            self.mark = start;
        }
        'a6: {
            if self.parse_expression(depth + 1).is_none() { break 'a6 }
            let Some(colon) = self.token(TokenKind::COLON) else { break 'a6 };
            let after_7 = self.mark;
            'a8: {
                let Some(star) = self.token(TokenKind::STAR) else { break 'a8 };
                if self.parse_bitwise_or(depth + 1).is_none() { break 'a8 }
                let v_9: Record = self.place_of_token(star);
                let v_10: Symbol = self.text("cannot use a starred expression in a dictionary value");
                let v_11: () = self.raise_from(v_9, v_10, List::empty());
                let _ = v_11;
                self.mark = start;
                return None;
            }
            self.mark = after_7;
            'a12: {
                if !matches!(self.kind(), TokenKind::RBRACE | TokenKind::COMMA) { break 'a12 }
                let v_13: Record = self.place_of_token(colon);
                let v_14: Symbol = self.text("expression expected after dictionary key and ':'");
                let v_15: () = self.raise_at(v_13, v_14, List::empty());
                let _ = v_15;
                self.mark = start;
                return None;
            }
            self.mark = after_7;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_kvpair(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(key) = self.parse_expression(depth + 1) else { break 'a1 };
            let after_2 = self.mark;
            'a3: {
                if matches!(self.kind(), TokenKind::COLON) { break 'a3 }
                let v_4: Record = self.place_of_node(key);
                let v_5: Int = self.part(v_4, 0);
                let v_6: Record = self.place_of_node(key);
                let v_7: Int = self.part(v_6, 3);
                let v_8: Record = self.place_of_node(key);
                let v_9: Int = self.part(v_8, 2);
                let v_10: Symbol = self.text("':' expected after dictionary key");
                let v_11: () = self.raise_columns(v_5, i32::wrapping_sub(v_7, 1), v_9, i32::wrapping_sub(0, 1), v_10, List::empty());
                let _ = v_11;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a12: {
                let Some(colon) = self.token(TokenKind::COLON) else { break 'a12 };
                let after_13 = self.mark;
                'a14: {
                    let Some(star) = self.token(TokenKind::STAR) else { break 'a14 };
                    if self.parse_bitwise_or(depth + 1).is_none() { break 'a14 }
                    let v_15: Record = self.place_of_token(star);
                    let v_16: Symbol = self.text("cannot use a starred expression in a dictionary value");
                    let v_17: () = self.raise_from(v_15, v_16, List::empty());
                    let _ = v_17;
                    self.mark = start;
                    return None;
                }
                self.mark = after_13;
                'a18: {
                    if !matches!(self.kind(), TokenKind::RBRACE | TokenKind::COMMA) { break 'a18 }
                    let v_19: Record = self.place_of_token(colon);
                    let v_20: Symbol = self.text("expression expected after dictionary key and ':'");
                    let v_21: () = self.raise_at(v_19, v_20, List::empty());
                    let _ = v_21;
                    self.mark = start;
                    return None;
                }
                self.mark = after_13;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_for_if_clause(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            self.token(keyword::ASYNC);
            if !self.expect(keyword::FOR) { break 'a1 }
            let start_3 = self.mark;
            let group_2: Option<()> = 'group_2: {
                'a4: {
                    if self.parse_bitwise_or(depth + 2).is_none() { break 'a4 }
                    let list_6 = self.begin();
                    while first::comma(self.kind()) {
                        let start_8 = self.mark;
                        let group_7: Option<()> = 'group_7: {
                            'a9: {
                                if !self.expect(TokenKind::COMMA) { break 'a9 }
                                if self.parse_bitwise_or(depth + 4).is_none() { break 'a9 }
                                break 'group_7 Some(());
                            }
                            self.mark = start_8;
                            None
                        };
                        let Some(item) = group_7 else { break };
                        self.push(item);
                    }
                    let _unused_5: List<()> = self.end(list_6);
                    self.token(TokenKind::COMMA);
                    break 'group_2 Some(());
                }
                self.mark = start_3;
                None
            };
            if group_2.is_none() { break 'a1 }
            if matches!(self.kind(), keyword::IN) { break 'a1 }
            let v_10: Symbol = self.text("'in' expected after for-loop variables");
            let v_11: () = self.raise(v_10, List::empty());
            let _ = v_11;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_comprehension(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::lbrace(self.kind()) {
            'a1: {
                let start_3 = self.mark;
                let group_2: Option<TokenAt> = 'group_2: {
                    'a4: {
                        let Some(value) = self.token(TokenKind::LSQB) else { break 'a4 };
                        break 'group_2 Some(value);
                    }
                    self.mark = start_3;
                    'a5: {
                        let Some(value2) = self.token(TokenKind::LPAR) else { break 'a5 };
                        break 'group_2 Some(value2);
                    }
                    self.mark = start_3;
                    'a6: {
                        let Some(value3) = self.token(TokenKind::LBRACE) else { break 'a6 };
                        break 'group_2 Some(value3);
                    }
                    self.mark = start_3;
                    None
                };
                if group_2.is_none() { break 'a1 }
                let Some(element) = self.parse_starred_expression(depth + 1) else { break 'a1 };
                if self.parse_for_if_clauses(depth + 1).is_none() { break 'a1 }
                let v_7: Record = self.place_of_node(element);
                let v_8: Symbol = self.text("iterable unpacking cannot be used in comprehension");
                let v_9: () = self.raise_at(v_7, v_8, List::empty());
                let _ = v_9;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        'a10: {
            let start_12 = self.mark;
            let group_11: Option<TokenAt> = 'group_11: {
                'a13: {
                    let Some(value4) = self.token(TokenKind::LSQB) else { break 'a13 };
                    break 'group_11 Some(value4);
                }
                self.mark = start_12;
                'a14: {
                    let Some(value5) = self.token(TokenKind::LBRACE) else { break 'a14 };
                    break 'group_11 Some(value5);
                }
                self.mark = start_12;
                None
            };
            if group_11.is_none() { break 'a10 }
            let Some(first) = self.parse_star_named_expression(depth + 1) else { break 'a10 };
            let Some(comma) = self.token(TokenKind::COMMA) else { break 'a10 };
            let after_15 = self.mark;
            if self.begins(first::star_expressions, first::star_expressions_in_second_pass) {
                'a16: {
                    let Some(rest) = self.parse_star_named_expressions(depth + 1) else { break 'a16 };
                    if self.parse_for_if_clauses(depth + 1).is_none() { break 'a16 }
                    let v_17: Record = self.place_of_node(first);
                    let v_18: Node = self.last(rest);
                    let v_19: Record = self.place_of_node(v_18);
                    let v_20: Symbol = self.text("did you forget parentheses around the comprehension target?");
                    let v_21: () = self.raise_between(v_17, v_19, v_20, List::empty());
                    let _ = v_21;
                    self.mark = start;
                    return None;
                }
                self.mark = after_15;
            }
            'a22: {
                if self.parse_for_if_clauses(depth + 1).is_none() { break 'a22 }
                let v_23: Record = self.place_of_node(first);
                let v_24: Record = self.place_of_token(comma);
                let v_25: Symbol = self.text("did you forget parentheses around the comprehension target?");
                let v_26: () = self.raise_between(v_23, v_24, v_25, List::empty());
                let _ = v_26;
                self.mark = start;
                return None;
            }
            self.mark = after_15;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_dict_comprehension(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LBRACE) { break 'a1 }
            let Some(stars) = self.token(TokenKind::DOUBLESTAR) else { break 'a1 };
            if self.parse_bitwise_or(depth + 1).is_none() { break 'a1 }
            if self.parse_for_if_clauses(depth + 1).is_none() { break 'a1 }
            if !self.expect(TokenKind::RBRACE) { break 'a1 }
            let v_2: Record = self.place_of_token(stars);
            let v_3: Symbol = self.text("dict unpacking cannot be used in dict comprehension");
            let v_4: () = self.raise_at(v_2, v_3, List::empty());
            let _ = v_4;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_lambda_parameters(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(slash) = self.token(TokenKind::SLASH) else { break 'a1 };
            if !self.expect(TokenKind::COMMA) { break 'a1 }
            let v_2: Record = self.place_of_token(slash);
            let v_3: Symbol = self.text("at least one argument must precede /");
            let v_4: () = self.raise_at(v_2, v_3, List::empty());
            let _ = v_4;
            self.mark = start;
            return None;
        }
        self.mark = start;
        if first::import_from_as_names(self.kind()) {
            'a5: {
                let start_7 = self.mark;
                let group_6: Option<()> = 'group_6: {
                    if first::import_from_as_names(self.kind()) {
                        'a8: {
                            let Some(value) = self.parse_lambda_slash_no_default(depth + 2) else { break 'a8 };
                            let _ = value;
                            break 'group_6 Some(());
                        }
                        self.mark = start_7;
                    }
                    'a9: {
                        let Some(value2) = self.parse_lambda_slash_with_default(depth + 2) else { break 'a9 };
                        let _ = value2;
                        break 'group_6 Some(());
                    }
                    self.mark = start_7;
                    None
                };
                if group_6.is_none() { break 'a5 }
                let list_11 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_lambda_param_maybe_default(depth + 2) else { break };
                    self.push(item);
                }
                let _unused_10: List<Record> = self.end(list_11);
                let Some(slash2) = self.token(TokenKind::SLASH) else { break 'a5 };
                let v_12: Record = self.place_of_token(slash2);
                let v_13: Symbol = self.text("/ may appear only once");
                let v_14: () = self.raise_at(v_12, v_13, List::empty());
                let _ = v_14;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        if first::import_from_as_names(self.kind()) {
            'a15: {
                let _unused_16 = if first::import_from_as_names(self.kind()) { self.parse_lambda_slash_no_default(depth + 1) } else { None }.unwrap_or(List::empty());
                let list_18 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_lambda_param_no_default(depth + 2) else { break };
                    self.push(item);
                }
                let _unused_17: List<Node> = self.end(list_18);
                if self.parse_invalid_lambda_parameters_helper(depth + 1).is_none() { break 'a15 }
                let Some(plain) = self.parse_lambda_param_no_default(depth + 1) else { break 'a15 };
                let v_19: Record = self.place_of_node(plain);
                let v_20: Symbol = self.text("parameter without a default follows parameter with a default");
                let v_21: () = self.raise_at(v_19, v_20, List::empty());
                let _ = v_21;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        if first::lpar_2(self.kind()) {
            'a22: {
                let list_24 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_lambda_param_no_default(depth + 2) else { break };
                    self.push(item);
                }
                let _unused_23: List<Node> = self.end(list_24);
                let Some(first) = self.token(TokenKind::LPAR) else { break 'a22 };
                let list_26 = self.begin();
                let mut back_27 = self.mark;
                let mut later_28 = 0;
                loop {
                    let Some(item) = self.parse_lambda_param(depth + 2 + later_28) else { self.mark = back_27; break };
                    self.push(item);
                    back_27 = self.mark;
                    if !self.expect(TokenKind::COMMA) { break }
                    later_28 = 1;
                }
                if self.is_empty(list_26) { break 'a22 }
                let _unused_25: List<Node> = self.end(list_26);
                self.token(TokenKind::COMMA);
                let Some(last) = self.token(TokenKind::RPAR) else { break 'a22 };
                let v_29: Record = self.place_of_token(first);
                let v_30: Record = self.place_of_token(last);
                let v_31: Symbol = self.text("Lambda expression parameters cannot be parenthesized");
                let v_32: () = self.raise_between(v_29, v_30, v_31, List::empty());
                let _ = v_32;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        if first::name_2(self.kind()) {
            'a33: {
                let found_35: Option<()> = if first::import_from_as_names(self.kind()) {
                    let start_37 = self.mark;
                    let group_36: Option<()> = 'group_36: {
                        if first::import_from_as_names(self.kind()) {
                            'a38: {
                                let Some(value3) = self.parse_lambda_slash_no_default(depth + 2) else { break 'a38 };
                                let _ = value3;
                                break 'group_36 Some(());
                            }
                            self.mark = start_37;
                        }
                        'a39: {
                            let Some(value4) = self.parse_lambda_slash_with_default(depth + 2) else { break 'a39 };
                            let _ = value4;
                            break 'group_36 Some(());
                        }
                        self.mark = start_37;
                        None
                    };
                    group_36
                } else { None };
                let _unused_34 = found_35;
                let list_41 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_lambda_param_maybe_default(depth + 2) else { break };
                    self.push(item);
                }
                let _unused_40: List<Record> = self.end(list_41);
                if !self.expect(TokenKind::STAR) { break 'a33 }
                let start_43 = self.mark;
                let group_42: Option<()> = 'group_42: {
                    'a44: {
                        let Some(value5) = self.token(TokenKind::COMMA) else { break 'a44 };
                        let _ = value5;
                        break 'group_42 Some(());
                    }
                    self.mark = start_43;
                    'a45: {
                        let Some(value6) = self.parse_lambda_param_no_default(depth + 2) else { break 'a45 };
                        let _ = value6;
                        break 'group_42 Some(());
                    }
                    self.mark = start_43;
                    None
                };
                if group_42.is_none() { break 'a33 }
                let list_47 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_lambda_param_maybe_default(depth + 2) else { break };
                    self.push(item);
                }
                let _unused_46: List<Record> = self.end(list_47);
                let Some(slash3) = self.token(TokenKind::SLASH) else { break 'a33 };
                let v_48: Record = self.place_of_token(slash3);
                let v_49: Symbol = self.text("/ must be ahead of *");
                let v_50: () = self.raise_at(v_48, v_49, List::empty());
                let _ = v_50;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        'a51: {
            let list_53 = self.begin();
            while first::import_from_as_names(self.kind()) {
                let Some(item) = self.parse_lambda_param_maybe_default(depth + 2) else { break };
                self.push(item);
            }
            if self.is_empty(list_53) { break 'a51 }
            let _unused_52: List<Record> = self.end(list_53);
            if !self.expect(TokenKind::SLASH) { break 'a51 }
            let Some(star) = self.token(TokenKind::STAR) else { break 'a51 };
            let v_54: Record = self.place_of_token(star);
            let v_55: Symbol = self.text("expected comma between / and *");
            let v_56: () = self.raise_at(v_54, v_55, List::empty());
            let _ = v_56;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_lambda_parameters_helper(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::import_from_as_names(self.kind()) {
            'a1: {
                if self.parse_lambda_slash_with_default(depth + 1).is_none() { break 'a1 }
                return Some(());
            }
            self.mark = start;
        }
        'a2: {
            let list_4 = self.begin();
            while first::import_from_as_names(self.kind()) {
                let Some(item) = self.parse_lambda_param_with_default(depth + 2) else { break };
                self.push(item);
            }
            if self.is_empty(list_4) { break 'a2 }
            let _unused_3: List<Record> = self.end(list_4);
            return Some(());
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_lambda_star_etc(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::STAR) { break 'a1 }
            let after_2 = self.mark;
            if first::colon_2(self.kind()) {
                'a3: {
                    let start_5 = self.mark;
                    let group_4: Option<()> = 'group_4: {
                        'a6: {
                            let Some(value) = self.token(TokenKind::COLON) else { break 'a6 };
                            let _ = value;
                            break 'group_4 Some(());
                        }
                        self.mark = start_5;
                        'a7: {
                            if !self.expect(TokenKind::COMMA) { break 'a7 }
                            let start_9 = self.mark;
                            let group_8: Option<TokenAt> = 'group_8: {
                                'a10: {
                                    let Some(value2) = self.token(TokenKind::COLON) else { break 'a10 };
                                    break 'group_8 Some(value2);
                                }
                                self.mark = start_9;
                                'a11: {
                                    let Some(value3) = self.token(TokenKind::DOUBLESTAR) else { break 'a11 };
                                    break 'group_8 Some(value3);
                                }
                                self.mark = start_9;
                                None
                            };
                            if group_8.is_none() { break 'a7 }
                            break 'group_4 Some(());
                        }
                        self.mark = start_5;
                        None
                    };
                    if group_4.is_none() { break 'a3 }
                    let v_12: Symbol = self.text("named arguments must follow bare *");
                    let v_13: () = self.raise(v_12, List::empty());
                    let _ = v_13;
                    self.mark = start;
                    return None;
                }
                self.mark = after_2;
            }
            if first::import_from_as_names(self.kind()) {
                'a14: {
                    if self.parse_lambda_param(depth + 1).is_none() { break 'a14 }
                    let Some(sign) = self.token(TokenKind::EQUAL) else { break 'a14 };
                    let v_15: Record = self.place_of_token(sign);
                    let v_16: Symbol = self.text("var-positional argument cannot have default value");
                    let v_17: () = self.raise_at(v_15, v_16, List::empty());
                    let _ = v_17;
                    self.mark = start;
                    return None;
                }
                self.mark = after_2;
            }
            'a18: {
                let start_20 = self.mark;
                let group_19: Option<()> = 'group_19: {
                    if first::import_from_as_names(self.kind()) {
                        'a21: {
                            let Some(value4) = self.parse_lambda_param_no_default(depth + 2) else { break 'a21 };
                            let _ = value4;
                            break 'group_19 Some(());
                        }
                        self.mark = start_20;
                    }
                    'a22: {
                        let Some(value5) = self.token(TokenKind::COMMA) else { break 'a22 };
                        let _ = value5;
                        break 'group_19 Some(());
                    }
                    self.mark = start_20;
                    None
                };
                if group_19.is_none() { break 'a18 }
                let list_24 = self.begin();
                while first::import_from_as_names(self.kind()) {
                    let Some(item) = self.parse_lambda_param_maybe_default(depth + 2) else { break };
                    self.push(item);
                }
                let _unused_23: List<Record> = self.end(list_24);
                let Some(star) = self.token(TokenKind::STAR) else { break 'a18 };
                let start_26 = self.mark;
                let group_25: Option<()> = 'group_25: {
                    if first::import_from_as_names(self.kind()) {
                        'a27: {
                            let Some(value6) = self.parse_lambda_param_no_default(depth + 2) else { break 'a27 };
                            let _ = value6;
                            break 'group_25 Some(());
                        }
                        self.mark = start_26;
                    }
                    'a28: {
                        let Some(value7) = self.token(TokenKind::COMMA) else { break 'a28 };
                        let _ = value7;
                        break 'group_25 Some(());
                    }
                    self.mark = start_26;
                    None
                };
                if group_25.is_none() { break 'a18 }
                let v_29: Record = self.place_of_token(star);
                let v_30: Symbol = self.text("* argument may appear only once");
                let v_31: () = self.raise_at(v_29, v_30, List::empty());
                let _ = v_31;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_lambda_kwds(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::DOUBLESTAR) { break 'a1 }
            if self.parse_lambda_param(depth + 1).is_none() { break 'a1 }
            let after_2 = self.mark;
            'a3: {
                let Some(sign) = self.token(TokenKind::EQUAL) else { break 'a3 };
                let v_4: Record = self.place_of_token(sign);
                let v_5: Symbol = self.text("var-keyword argument cannot have default value");
                let v_6: () = self.raise_at(v_4, v_5, List::empty());
                let _ = v_6;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a7: {
                if !self.expect(TokenKind::COMMA) { break 'a7 }
                let after_8 = self.mark;
                if first::import_from_as_names(self.kind()) {
                    'a9: {
                        let Some(next_) = self.parse_lambda_param(depth + 1) else { break 'a9 };
                        let v_10: Record = self.place_of_node(next_);
                        let v_11: Symbol = self.text("arguments cannot follow var-keyword argument");
                        let v_12: () = self.raise_at(v_10, v_11, List::empty());
                        let _ = v_12;
                        self.mark = start;
                        return None;
                    }
                    self.mark = after_8;
                }
                'a13: {
                    let start_15 = self.mark;
                    let group_14: Option<TokenAt> = 'group_14: {
                        'a16: {
                            let Some(value) = self.token(TokenKind::STAR) else { break 'a16 };
                            break 'group_14 Some(value);
                        }
                        self.mark = start_15;
                        'a17: {
                            let Some(value2) = self.token(TokenKind::DOUBLESTAR) else { break 'a17 };
                            break 'group_14 Some(value2);
                        }
                        self.mark = start_15;
                        'a18: {
                            let Some(value3) = self.token(TokenKind::SLASH) else { break 'a18 };
                            break 'group_14 Some(value3);
                        }
                        self.mark = start_15;
                        None
                    };
                    let Some(next_2) = group_14 else { break 'a13 };
                    let v_19: Record = self.place_of_token(next_2);
                    let v_20: Symbol = self.text("arguments cannot follow var-keyword argument");
                    let v_21: () = self.raise_at(v_19, v_20, List::empty());
                    let _ = v_21;
                    self.mark = start;
                    return None;
                }
                self.mark = after_8;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_string_tstring_concat(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::fstring_start(self.kind()) {
            'a1: {
                let list_2 = self.begin();
                while first::fstring_start(self.kind()) {
                    let start_4 = self.mark;
                    let group_3: Option<Node> = 'group_3: {
                        if first::fstring(self.kind()) {
                            'a5: {
                                let Some(value) = self.parse_fstring(depth + 3) else { break 'a5 };
                                break 'group_3 Some(value);
                            }
                            self.mark = start_4;
                        }
                        'a6: {
                            let Some(value2) = self.parse_string(depth + 3) else { break 'a6 };
                            break 'group_3 Some(value2);
                        }
                        self.mark = start_4;
                        None
                    };
                    let Some(item) = group_3 else { break };
                    self.push(item);
                }
                if self.is_empty(list_2) { break 'a1 }
                let plain: List<Node> = self.end(list_2);
                let Some(template) = self.parse_tstring(depth + 1) else { break 'a1 };
                let v_7: Node = self.last(plain);
                let v_8: Record = self.place_of_node(v_7);
                let v_9: Record = self.place_of_node(template);
                let v_10: Symbol = self.text("cannot mix t-string literals with string or bytes literals");
                let v_11: () = self.raise_between(v_8, v_9, v_10, List::empty());
                let _ = v_11;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        'a12: {
            let list_13 = self.begin();
            while first::tstring(self.kind()) {
                let Some(item) = self.parse_tstring(depth + 2) else { break };
                self.push(item);
            }
            if self.is_empty(list_13) { break 'a12 }
            let templates: List<Node> = self.end(list_13);
            let start_15 = self.mark;
            let group_14: Option<Node> = 'group_14: {
                if first::fstring(self.kind()) {
                    'a16: {
                        let Some(value3) = self.parse_fstring(depth + 2) else { break 'a16 };
                        break 'group_14 Some(value3);
                    }
                    self.mark = start_15;
                }
                'a17: {
                    let Some(value4) = self.parse_string(depth + 2) else { break 'a17 };
                    break 'group_14 Some(value4);
                }
                self.mark = start_15;
                None
            };
            let Some(plain2) = group_14 else { break 'a12 };
            let v_18: Node = self.last(templates);
            let v_19: Record = self.place_of_node(v_18);
            let v_20: Record = self.place_of_node(plain2);
            let v_21: Symbol = self.text("cannot mix t-string literals with string or bytes literals");
            let v_22: () = self.raise_between(v_19, v_20, v_21, List::empty());
            let _ = v_22;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_fstring_replacement_field(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LBRACE) { break 'a1 }
            let after_2 = self.mark;
            'a3: {
                let Some(sign) = self.token(TokenKind::EQUAL) else { break 'a3 };
                let v_4: Record = self.place_of_token(sign);
                let v_5: Symbol = self.text("f-string: valid expression required before '='");
                let v_6: () = self.raise_at(v_4, v_5, List::empty());
                let _ = v_6;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a7: {
                let Some(sign2) = self.token(TokenKind::EXCLAMATION) else { break 'a7 };
                let v_8: Record = self.place_of_token(sign2);
                let v_9: Symbol = self.text("f-string: valid expression required before '!'");
                let v_10: () = self.raise_at(v_8, v_9, List::empty());
                let _ = v_10;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a11: {
                let Some(sign3) = self.token(TokenKind::COLON) else { break 'a11 };
                let v_12: Record = self.place_of_token(sign3);
                let v_13: Symbol = self.text("f-string: valid expression required before ':'");
                let v_14: () = self.raise_at(v_12, v_13, List::empty());
                let _ = v_14;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a15: {
                let Some(sign4) = self.token(TokenKind::RBRACE) else { break 'a15 };
                let v_16: Record = self.place_of_token(sign4);
                let v_17: Symbol = self.text("f-string: valid expression required before '}'");
                let v_18: () = self.raise_at(v_16, v_17, List::empty());
                let _ = v_18;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a19: {
                let before_20 = self.mark;
                let seen_21 = self.parse_annotated_rhs(depth + 1).is_some();
                self.mark = before_20;
                if seen_21 { break 'a19 }
                let v_22: Symbol = self.text("f-string: expecting a valid expression after '{'");
                let v_23: () = self.raise_ahead(v_22, List::empty());
                let _ = v_23;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a24: {
                if self.parse_annotated_rhs(depth + 1).is_none() { break 'a24 }
                let after_25 = self.mark;
                'a26: {
                    if matches!(self.kind(), TokenKind::EQUAL | TokenKind::EXCLAMATION | TokenKind::COLON | TokenKind::RBRACE) { break 'a26 }
                    let v_27: Symbol = self.text("f-string: expecting '=', or '!', or ':', or '}'");
                    let v_28: () = self.raise_ahead(v_27, List::empty());
                    let _ = v_28;
                    self.mark = start;
                    return None;
                }
                self.mark = after_25;
                'a29: {
                    if !self.expect(TokenKind::EQUAL) { break 'a29 }
                    if matches!(self.kind(), TokenKind::EXCLAMATION | TokenKind::COLON | TokenKind::RBRACE) { break 'a29 }
                    let v_30: Symbol = self.text("f-string: expecting '!', or ':', or '}'");
                    let v_31: () = self.raise_ahead(v_30, List::empty());
                    let _ = v_31;
                    self.mark = start;
                    return None;
                }
                self.mark = after_25;
                'a32: {
                    self.token(TokenKind::EQUAL);
                    let after_33 = self.mark;
                    if first::fstring_conversion(self.kind()) {
                        'a34: {
                            if self.parse_invalid_fstring_conversion_character(depth + 1).is_none() { break 'a34 }
                            return Some(());
                        }
                        self.mark = after_33;
                    }
                    'a35: {
                        let found_37: Option<()> = if first::fstring_conversion(self.kind()) {
                            let start_39 = self.mark;
                            let group_38: Option<()> = 'group_38: {
                                'a40: {
                                    if !self.expect(TokenKind::EXCLAMATION) { break 'a40 }
                                    if !self.expect(TokenKind::NAME) { break 'a40 }
                                    break 'group_38 Some(());
                                }
                                self.mark = start_39;
                                None
                            };
                            group_38
                        } else { None };
                        let _unused_36 = found_37;
                        let after_41 = self.mark;
                        'a42: {
                            if matches!(self.kind(), TokenKind::COLON | TokenKind::RBRACE) { break 'a42 }
                            let v_43: Symbol = self.text("f-string: expecting ':' or '}'");
                            let v_44: () = self.raise_ahead(v_43, List::empty());
                            let _ = v_44;
                            self.mark = start;
                            return None;
                        }
                        self.mark = after_41;
                        'a45: {
                            if !self.expect(TokenKind::COLON) { break 'a45 }
                            let list_47 = self.begin();
                            while first::fstring_middle(self.kind()) {
                                let Some(item) = self.parse_fstring_format_spec(depth + 2) else { break };
                                self.push(item);
                            }
                            let _unused_46: List<Node> = self.end(list_47);
                            if matches!(self.kind(), TokenKind::RBRACE) { break 'a45 }
                            let v_48: Symbol = self.text("f-string: expecting '}', or format specs");
                            let v_49: () = self.raise_ahead(v_48, List::empty());
                            let _ = v_49;
                            self.mark = start;
                            return None;
                        }
                        self.mark = after_41;
                    }
                    self.mark = after_33;
                }
                self.mark = after_25;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_fstring_conversion_character(&mut self, depth: u32) -> Option<()> {
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::EXCLAMATION) { break 'a1 }
            let after_2 = self.mark;
            'a3: {
                if !matches!(self.kind(), TokenKind::COLON | TokenKind::RBRACE) { break 'a3 }
                let v_4: Symbol = self.text("f-string: missing conversion character");
                let v_5: () = self.raise_ahead(v_4, List::empty());
                let _ = v_5;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a6: {
                if matches!(self.kind(), TokenKind::NAME) { break 'a6 }
                let v_7: Symbol = self.text("f-string: invalid conversion character");
                let v_8: () = self.raise_ahead(v_7, List::empty());
                let _ = v_8;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_tstring_replacement_field(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::LBRACE) { break 'a1 }
            let after_2 = self.mark;
            'a3: {
                let Some(sign) = self.token(TokenKind::EQUAL) else { break 'a3 };
                let v_4: Record = self.place_of_token(sign);
                let v_5: Symbol = self.text("t-string: valid expression required before '='");
                let v_6: () = self.raise_at(v_4, v_5, List::empty());
                let _ = v_6;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a7: {
                let Some(sign2) = self.token(TokenKind::EXCLAMATION) else { break 'a7 };
                let v_8: Record = self.place_of_token(sign2);
                let v_9: Symbol = self.text("t-string: valid expression required before '!'");
                let v_10: () = self.raise_at(v_8, v_9, List::empty());
                let _ = v_10;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a11: {
                let Some(sign3) = self.token(TokenKind::COLON) else { break 'a11 };
                let v_12: Record = self.place_of_token(sign3);
                let v_13: Symbol = self.text("t-string: valid expression required before ':'");
                let v_14: () = self.raise_at(v_12, v_13, List::empty());
                let _ = v_14;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a15: {
                let Some(sign4) = self.token(TokenKind::RBRACE) else { break 'a15 };
                let v_16: Record = self.place_of_token(sign4);
                let v_17: Symbol = self.text("t-string: valid expression required before '}'");
                let v_18: () = self.raise_at(v_16, v_17, List::empty());
                let _ = v_18;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a19: {
                let before_20 = self.mark;
                let seen_21 = self.parse_annotated_rhs(depth + 1).is_some();
                self.mark = before_20;
                if seen_21 { break 'a19 }
                let v_22: Symbol = self.text("t-string: expecting a valid expression after '{'");
                let v_23: () = self.raise_ahead(v_22, List::empty());
                let _ = v_23;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a24: {
                if self.parse_annotated_rhs(depth + 1).is_none() { break 'a24 }
                let after_25 = self.mark;
                'a26: {
                    if matches!(self.kind(), TokenKind::EQUAL | TokenKind::EXCLAMATION | TokenKind::COLON | TokenKind::RBRACE) { break 'a26 }
                    let v_27: Symbol = self.text("t-string: expecting '=', or '!', or ':', or '}'");
                    let v_28: () = self.raise_ahead(v_27, List::empty());
                    let _ = v_28;
                    self.mark = start;
                    return None;
                }
                self.mark = after_25;
                'a29: {
                    if !self.expect(TokenKind::EQUAL) { break 'a29 }
                    if matches!(self.kind(), TokenKind::EXCLAMATION | TokenKind::COLON | TokenKind::RBRACE) { break 'a29 }
                    let v_30: Symbol = self.text("t-string: expecting '!', or ':', or '}'");
                    let v_31: () = self.raise_ahead(v_30, List::empty());
                    let _ = v_31;
                    self.mark = start;
                    return None;
                }
                self.mark = after_25;
                'a32: {
                    self.token(TokenKind::EQUAL);
                    let after_33 = self.mark;
                    if first::fstring_conversion(self.kind()) {
                        'a34: {
                            if self.parse_invalid_tstring_conversion_character(depth + 1).is_none() { break 'a34 }
                            return Some(());
                        }
                        self.mark = after_33;
                    }
                    'a35: {
                        let found_37: Option<()> = if first::fstring_conversion(self.kind()) {
                            let start_39 = self.mark;
                            let group_38: Option<()> = 'group_38: {
                                'a40: {
                                    if !self.expect(TokenKind::EXCLAMATION) { break 'a40 }
                                    if !self.expect(TokenKind::NAME) { break 'a40 }
                                    break 'group_38 Some(());
                                }
                                self.mark = start_39;
                                None
                            };
                            group_38
                        } else { None };
                        let _unused_36 = found_37;
                        let after_41 = self.mark;
                        'a42: {
                            if matches!(self.kind(), TokenKind::COLON | TokenKind::RBRACE) { break 'a42 }
                            let v_43: Symbol = self.text("t-string: expecting ':' or '}'");
                            let v_44: () = self.raise_ahead(v_43, List::empty());
                            let _ = v_44;
                            self.mark = start;
                            return None;
                        }
                        self.mark = after_41;
                        'a45: {
                            if !self.expect(TokenKind::COLON) { break 'a45 }
                            let list_47 = self.begin();
                            while first::fstring_middle(self.kind()) {
                                let Some(item) = self.parse_fstring_format_spec(depth + 2) else { break };
                                self.push(item);
                            }
                            let _unused_46: List<Node> = self.end(list_47);
                            if matches!(self.kind(), TokenKind::RBRACE) { break 'a45 }
                            let v_48: Symbol = self.text("t-string: expecting '}', or format specs");
                            let v_49: () = self.raise_ahead(v_48, List::empty());
                            let _ = v_49;
                            self.mark = start;
                            return None;
                        }
                        self.mark = after_41;
                    }
                    self.mark = after_33;
                }
                self.mark = after_25;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_tstring_conversion_character(&mut self, depth: u32) -> Option<()> {
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::EXCLAMATION) { break 'a1 }
            let after_2 = self.mark;
            'a3: {
                if !matches!(self.kind(), TokenKind::COLON | TokenKind::RBRACE) { break 'a3 }
                let v_4: Symbol = self.text("t-string: missing conversion character");
                let v_5: () = self.raise_ahead(v_4, List::empty());
                let _ = v_5;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
            'a6: {
                if matches!(self.kind(), TokenKind::NAME) { break 'a6 }
                let v_7: Symbol = self.text("t-string: invalid conversion character");
                let v_8: () = self.raise_ahead(v_7, List::empty());
                let _ = v_8;
                self.mark = start;
                return None;
            }
            self.mark = after_2;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_arguments(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if self.begins(first::type_expressions, first::type_expressions_in_second_pass) {
            'a1: {
                let start_3 = self.mark;
                let group_2: Option<()> = 'group_2: {
                    if self.begins(first::star_expressions, first::star_expressions_in_second_pass) {
                        'a4: {
                            let start_6 = self.mark;
                            let group_5: Option<()> = 'group_5: {
                                'a7: {
                                    let list_9 = self.begin();
                                    let mut back_10 = self.mark;
                                    let mut later_11 = 0;
                                    loop {
                                        let start_13 = self.mark;
                                        let group_12: Option<Node> = 'group_12: {
                                            if first::star_pattern(self.kind()) {
                                                'a14: {
                                                    let Some(value) = self.parse_starred_expression(depth + 5 + later_11) else { break 'a14 };
                                                    break 'group_12 Some(value);
                                                }
                                                self.mark = start_13;
                                            }
                                            'a15: {
                                                let start_17 = self.mark;
                                                let group_16: Option<Node> = 'group_16: {
                                                    if first::import_from_as_names(self.kind()) {
                                                        'a18: {
                                                            let Some(value2) = self.parse_assignment_expression(depth + 6 + later_11) else { break 'a18 };
                                                            break 'group_16 Some(value2);
                                                        }
                                                        self.mark = start_17;
                                                    }
                                                    'a19: {
                                                        let Some(value3) = self.parse_expression(depth + 6 + later_11) else { break 'a19 };
                                                        if matches!(self.kind(), TokenKind::COLONEQUAL) { break 'a19 }
                                                        break 'group_16 Some(value3);
                                                    }
                                                    self.mark = start_17;
                                                    None
                                                };
                                                let Some(value4) = group_16 else { break 'a15 };
                                                if matches!(self.kind(), TokenKind::EQUAL) { break 'a15 }
                                                break 'group_12 Some(value4);
                                            }
                                            self.mark = start_13;
                                            None
                                        };
                                        let Some(item) = group_12 else { self.mark = back_10; break };
                                        self.push(item);
                                        back_10 = self.mark;
                                        if !self.expect(TokenKind::COMMA) { break }
                                        later_11 = 1;
                                    }
                                    if self.is_empty(list_9) { break 'a7 }
                                    let _unused_8: List<Node> = self.end(list_9);
                                    if !self.expect(TokenKind::COMMA) { break 'a7 }
                                    if self.parse_kwargs(depth + 3).is_none() { break 'a7 }
                                    break 'group_5 Some(());
                                }
                                self.mark = start_6;
                                None
                            };
                            let Some(value5) = group_5 else { break 'a4 };
                            let _ = value5;
                            break 'group_2 Some(());
                        }
                        self.mark = start_3;
                    }
                    'a20: {
                        let Some(value6) = self.parse_kwargs(depth + 2) else { break 'a20 };
                        let _ = value6;
                        break 'group_2 Some(());
                    }
                    self.mark = start_3;
                    None
                };
                if group_2.is_none() { break 'a1 }
                let Some(comma) = self.token(TokenKind::COMMA) else { break 'a1 };
                let list_22 = self.begin();
                let mut back_23 = self.mark;
                let mut later_24 = 0;
                loop {
                    let start_26 = self.mark;
                    let group_25: Option<Node> = 'group_25: {
                        'a27: {
                            let Some(value7) = self.parse_starred_expression(depth + 3 + later_24) else { break 'a27 };
                            if matches!(self.kind(), TokenKind::EQUAL) { break 'a27 }
                            break 'group_25 Some(value7);
                        }
                        self.mark = start_26;
                        None
                    };
                    let Some(item) = group_25 else { self.mark = back_23; break };
                    self.push(item);
                    back_23 = self.mark;
                    if !self.expect(TokenKind::COMMA) { break }
                    later_24 = 1;
                }
                if self.is_empty(list_22) { break 'a1 }
                let _unused_21: List<Node> = self.end(list_22);
                let v_28: Record = self.place_of_token(comma);
                let v_29: Symbol = self.text("iterable argument unpacking follows keyword argument unpacking");
                let v_30: () = self.raise_from(v_28, v_29, List::empty());
                let _ = v_30;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        if self.begins(first::ellipsis, first::ellipsis_in_second_pass) {
            'a31: {
                let Some(element) = self.parse_expression(depth + 1) else { break 'a31 };
                let Some(generators) = self.parse_for_if_clauses(depth + 1) else { break 'a31 };
                if !self.expect(TokenKind::COMMA) { break 'a31 }
                let found_33: Option<()> = if self.begins(first::type_expressions, first::type_expressions_in_second_pass) {
                    let start_35 = self.mark;
                    let group_34: Option<()> = 'group_34: {
                        if self.begins(first::type_expressions, first::type_expressions_in_second_pass) {
                            'a36: {
                                let Some(value8) = self.parse_args(depth + 2) else { break 'a36 };
                                let _ = value8;
                                break 'group_34 Some(());
                            }
                            self.mark = start_35;
                        }
                        'a37: {
                            if self.parse_expression(depth + 2).is_none() { break 'a37 }
                            if self.parse_for_if_clauses(depth + 2).is_none() { break 'a37 }
                            break 'group_34 Some(());
                        }
                        self.mark = start_35;
                        None
                    };
                    group_34
                } else { None };
                let _unused_32 = found_33;
                let v_38: Record = self.place_of_node(element);
                let v_39: Node = self.last(generators);
                let v_40: Node = self.end_of_comprehension(v_39);
                let v_41: Record = self.place_of_node(v_40);
                let v_42: Symbol = self.text("Generator expression must be parenthesized");
                let v_43: () = self.raise_between(v_38, v_41, v_42, List::empty());
                let _ = v_43;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        if self.begins(first::type_expressions, first::type_expressions_in_second_pass) {
            'a44: {
                let found_46: Option<()> = if self.begins(first::type_expressions, first::type_expressions_in_second_pass) {
                    let start_48 = self.mark;
                    let group_47: Option<()> = 'group_47: {
                        'a49: {
                            if self.parse_args(depth + 2).is_none() { break 'a49 }
                            if !self.expect(TokenKind::COMMA) { break 'a49 }
                            break 'group_47 Some(());
                        }
                        self.mark = start_48;
                        None
                    };
                    group_47
                } else { None };
                let _unused_45 = found_46;
                let Some(name) = self.token(TokenKind::NAME) else { break 'a44 };
                let Some(sign) = self.token(TokenKind::EQUAL) else { break 'a44 };
                if !matches!(self.kind(), TokenKind::COMMA | TokenKind::RPAR) { break 'a44 }
                let v_50: Record = self.place_of_token(name);
                let v_51: Record = self.place_of_token(sign);
                let v_52: Symbol = self.text("expected argument value expression");
                let v_53: () = self.raise_between(v_50, v_51, v_52, List::empty());
                let _ = v_53;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        'a54: {
            let Some(call) = self.parse_args(depth + 1) else { break 'a54 };
            let after_55 = self.mark;
            if first::for_stmt(self.kind()) {
                'a56: {
                    let Some(generators2) = self.parse_for_if_clauses(depth + 1) else { break 'a56 };
                    let v_57: () = self.raise_generator(call, generators2);
                    let _ = v_57;
                    self.mark = start;
                    return None;
                }
                self.mark = after_55;
            }
            'a58: {
                if !self.expect(TokenKind::COMMA) { break 'a58 }
                let after_59 = self.mark;
                if self.begins(first::ellipsis, first::ellipsis_in_second_pass) {
                    'a60: {
                        let Some(element2) = self.parse_expression(depth + 1) else { break 'a60 };
                        let Some(generators3) = self.parse_for_if_clauses(depth + 1) else { break 'a60 };
                        let v_61: Record = self.place_of_node(element2);
                        let v_62: Node = self.last(generators3);
                        let v_63: Node = self.end_of_comprehension(v_62);
                        let v_64: Record = self.place_of_node(v_63);
                        let v_65: Symbol = self.text("Generator expression must be parenthesized");
                        let v_66: () = self.raise_between(v_61, v_64, v_65, List::empty());
                        let _ = v_66;
                        self.mark = start;
                        return None;
                    }
                    self.mark = after_59;
                }
                'a67: {
                    if self.parse_args(depth + 1).is_none() { break 'a67 }
                    let v_68: () = self.raise_positional(call);
                    let _ = v_68;
                    self.mark = start;
                    return None;
                }
                self.mark = after_59;
            }
            self.mark = after_55;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_kwarg(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        if first::false_(self.kind()) {
            'a1: {
                let start_3 = self.mark;
                let group_2: Option<TokenAt> = 'group_2: {
                    'a4: {
                        let Some(value) = self.token(keyword::TRUE) else { break 'a4 };
                        break 'group_2 Some(value);
                    }
                    self.mark = start_3;
                    'a5: {
                        let Some(value2) = self.token(keyword::FALSE) else { break 'a5 };
                        break 'group_2 Some(value2);
                    }
                    self.mark = start_3;
                    'a6: {
                        let Some(value3) = self.token(keyword::NONE) else { break 'a6 };
                        break 'group_2 Some(value3);
                    }
                    self.mark = start_3;
                    None
                };
                let Some(name) = group_2 else { break 'a1 };
                let Some(sign) = self.token(TokenKind::EQUAL) else { break 'a1 };
                let v_7: Record = self.place_of_token(name);
                let v_8: Record = self.place_of_token(sign);
                let v_9: Symbol = self.text("cannot assign to %s");
                let v_10: Symbol = self.text_of_token(name);
                let v_11: List<Symbol> = self.one(v_10);
                let v_12: () = self.raise_between(v_7, v_8, v_9, v_11);
                let _ = v_12;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        'a13: {
            let Some(name2) = self.token(TokenKind::NAME) else { break 'a13 };
            let Some(sign2) = self.token(TokenKind::EQUAL) else { break 'a13 };
            if self.parse_expression(depth + 1).is_none() { break 'a13 }
            if self.parse_for_if_clauses(depth + 1).is_none() { break 'a13 }
            let v_14: Record = self.place_of_token(name2);
            let v_15: Record = self.place_of_token(sign2);
            let v_16: Symbol = self.text("invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            let v_17: () = self.raise_between(v_14, v_15, v_16, List::empty());
            let _ = v_17;
            self.mark = start;
            return None;
        }
        self.mark = start;
        if self.begins(first::ellipsis, first::ellipsis_in_second_pass) {
            'a18: {
                let before_19 = self.mark;
                let start_22 = self.mark;
                let group_21: Option<()> = 'group_21: {
                    'a23: {
                        if !self.expect(TokenKind::NAME) { break 'a23 }
                        if !self.expect(TokenKind::EQUAL) { break 'a23 }
                        break 'group_21 Some(());
                    }
                    self.mark = start_22;
                    None
                };
                let seen_20 = group_21.is_some();
                self.mark = before_19;
                if seen_20 { break 'a18 }
                let Some(left) = self.parse_expression(depth + 1) else { break 'a18 };
                let Some(sign3) = self.token(TokenKind::EQUAL) else { break 'a18 };
                let v_24: Record = self.place_of_node(left);
                let v_25: Record = self.place_of_token(sign3);
                let v_26: Symbol = self.text("expression cannot contain assignment, perhaps you meant \"==\"?");
                let v_27: () = self.raise_between(v_24, v_25, v_26, List::empty());
                let _ = v_27;
                self.mark = start;
                return None;
            }
            self.mark = start;
        }
        'a28: {
            let Some(stars) = self.token(TokenKind::DOUBLESTAR) else { break 'a28 };
            if self.parse_expression(depth + 1).is_none() { break 'a28 }
            if !self.expect(TokenKind::EQUAL) { break 'a28 }
            let Some(value4) = self.parse_expression(depth + 1) else { break 'a28 };
            let v_29: Record = self.place_of_token(stars);
            let v_30: Record = self.place_of_node(value4);
            let v_31: Symbol = self.text("cannot assign to keyword argument unpacking");
            let v_32: () = self.raise_between(v_29, v_30, v_31, List::empty());
            let _ = v_32;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_starred_expression_unpacking(&mut self, depth: u32) -> Option<()> {
        if depth > MAX_DEPTH { return self.too_deep() }
        let start = self.mark;
        'a1: {
            let Some(star) = self.token(TokenKind::STAR) else { break 'a1 };
            if self.parse_expression(depth + 1).is_none() { break 'a1 }
            if !self.expect(TokenKind::EQUAL) { break 'a1 }
            let Some(value) = self.parse_expression(depth + 1) else { break 'a1 };
            let v_2: Record = self.place_of_token(star);
            let v_3: Record = self.place_of_node(value);
            let v_4: Symbol = self.text("cannot assign to iterable argument unpacking");
            let v_5: () = self.raise_between(v_2, v_3, v_4, List::empty());
            let _ = v_5;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }

    pub(crate) fn parse_invalid_starred_expression(&mut self, depth: u32) -> Option<()> {
        let start = self.mark;
        'a1: {
            if !self.expect(TokenKind::STAR) { break 'a1 }
            let v_2: Symbol = self.text("Invalid star expression");
            let v_3: () = self.raise(v_2, List::empty());
            let _ = v_3;
            self.mark = start;
            return None;
        }
        self.mark = start;
        None
    }
}
