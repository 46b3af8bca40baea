// Generated from grammar/Tokens by emit::tokens: `lab regen`. Do not edit.

//! The token types.

use crate::token::TokenKind;

impl TokenKind {
    pub const ENDMARKER: TokenKind = TokenKind(0);
    pub const NAME: TokenKind = TokenKind(1);
    pub const NUMBER: TokenKind = TokenKind(2);
    pub const STRING: TokenKind = TokenKind(3);
    pub const NEWLINE: TokenKind = TokenKind(4);
    pub const INDENT: TokenKind = TokenKind(5);
    pub const DEDENT: TokenKind = TokenKind(6);
    pub const LPAR: TokenKind = TokenKind(7);
    pub const RPAR: TokenKind = TokenKind(8);
    pub const LSQB: TokenKind = TokenKind(9);
    pub const RSQB: TokenKind = TokenKind(10);
    pub const COLON: TokenKind = TokenKind(11);
    pub const COMMA: TokenKind = TokenKind(12);
    pub const SEMI: TokenKind = TokenKind(13);
    pub const PLUS: TokenKind = TokenKind(14);
    pub const MINUS: TokenKind = TokenKind(15);
    pub const STAR: TokenKind = TokenKind(16);
    pub const SLASH: TokenKind = TokenKind(17);
    pub const VBAR: TokenKind = TokenKind(18);
    pub const AMPER: TokenKind = TokenKind(19);
    pub const LESS: TokenKind = TokenKind(20);
    pub const GREATER: TokenKind = TokenKind(21);
    pub const EQUAL: TokenKind = TokenKind(22);
    pub const DOT: TokenKind = TokenKind(23);
    pub const PERCENT: TokenKind = TokenKind(24);
    pub const LBRACE: TokenKind = TokenKind(25);
    pub const RBRACE: TokenKind = TokenKind(26);
    pub const EQEQUAL: TokenKind = TokenKind(27);
    pub const NOTEQUAL: TokenKind = TokenKind(28);
    pub const LESSEQUAL: TokenKind = TokenKind(29);
    pub const GREATEREQUAL: TokenKind = TokenKind(30);
    pub const TILDE: TokenKind = TokenKind(31);
    pub const CIRCUMFLEX: TokenKind = TokenKind(32);
    pub const LEFTSHIFT: TokenKind = TokenKind(33);
    pub const RIGHTSHIFT: TokenKind = TokenKind(34);
    pub const DOUBLESTAR: TokenKind = TokenKind(35);
    pub const PLUSEQUAL: TokenKind = TokenKind(36);
    pub const MINEQUAL: TokenKind = TokenKind(37);
    pub const STAREQUAL: TokenKind = TokenKind(38);
    pub const SLASHEQUAL: TokenKind = TokenKind(39);
    pub const PERCENTEQUAL: TokenKind = TokenKind(40);
    pub const AMPEREQUAL: TokenKind = TokenKind(41);
    pub const VBAREQUAL: TokenKind = TokenKind(42);
    pub const CIRCUMFLEXEQUAL: TokenKind = TokenKind(43);
    pub const LEFTSHIFTEQUAL: TokenKind = TokenKind(44);
    pub const RIGHTSHIFTEQUAL: TokenKind = TokenKind(45);
    pub const DOUBLESTAREQUAL: TokenKind = TokenKind(46);
    pub const DOUBLESLASH: TokenKind = TokenKind(47);
    pub const DOUBLESLASHEQUAL: TokenKind = TokenKind(48);
    pub const AT: TokenKind = TokenKind(49);
    pub const ATEQUAL: TokenKind = TokenKind(50);
    pub const RARROW: TokenKind = TokenKind(51);
    pub const ELLIPSIS: TokenKind = TokenKind(52);
    pub const COLONEQUAL: TokenKind = TokenKind(53);
    pub const EXCLAMATION: TokenKind = TokenKind(54);
    pub const OP: TokenKind = TokenKind(55);
    pub const TYPE_IGNORE: TokenKind = TokenKind(56);
    pub const TYPE_COMMENT: TokenKind = TokenKind(57);
    pub const SOFT_KEYWORD: TokenKind = TokenKind(58);
    pub const FSTRING_START: TokenKind = TokenKind(59);
    pub const FSTRING_MIDDLE: TokenKind = TokenKind(60);
    pub const FSTRING_END: TokenKind = TokenKind(61);
    pub const TSTRING_START: TokenKind = TokenKind(62);
    pub const TSTRING_MIDDLE: TokenKind = TokenKind(63);
    pub const TSTRING_END: TokenKind = TokenKind(64);
    pub const COMMENT: TokenKind = TokenKind(65);
    pub const NL: TokenKind = TokenKind(66);
    pub const ERRORTOKEN: TokenKind = TokenKind(67);
    pub const ENCODING: TokenKind = TokenKind(68);
}

/// The names of the token types, in the order of their numbers.
pub static NAMES: [&str; 69] = [
    "ENDMARKER",
    "NAME",
    "NUMBER",
    "STRING",
    "NEWLINE",
    "INDENT",
    "DEDENT",
    "LPAR",
    "RPAR",
    "LSQB",
    "RSQB",
    "COLON",
    "COMMA",
    "SEMI",
    "PLUS",
    "MINUS",
    "STAR",
    "SLASH",
    "VBAR",
    "AMPER",
    "LESS",
    "GREATER",
    "EQUAL",
    "DOT",
    "PERCENT",
    "LBRACE",
    "RBRACE",
    "EQEQUAL",
    "NOTEQUAL",
    "LESSEQUAL",
    "GREATEREQUAL",
    "TILDE",
    "CIRCUMFLEX",
    "LEFTSHIFT",
    "RIGHTSHIFT",
    "DOUBLESTAR",
    "PLUSEQUAL",
    "MINEQUAL",
    "STAREQUAL",
    "SLASHEQUAL",
    "PERCENTEQUAL",
    "AMPEREQUAL",
    "VBAREQUAL",
    "CIRCUMFLEXEQUAL",
    "LEFTSHIFTEQUAL",
    "RIGHTSHIFTEQUAL",
    "DOUBLESTAREQUAL",
    "DOUBLESLASH",
    "DOUBLESLASHEQUAL",
    "AT",
    "ATEQUAL",
    "RARROW",
    "ELLIPSIS",
    "COLONEQUAL",
    "EXCLAMATION",
    "OP",
    "TYPE_IGNORE",
    "TYPE_COMMENT",
    "SOFT_KEYWORD",
    "FSTRING_START",
    "FSTRING_MIDDLE",
    "FSTRING_END",
    "TSTRING_START",
    "TSTRING_MIDDLE",
    "TSTRING_END",
    "COMMENT",
    "NL",
    "ERRORTOKEN",
    "ENCODING",
];

/// The operators and delimiters, as they are written.
pub static OPERATORS: [(&str, TokenKind); 48] = [
    ("(", TokenKind::LPAR),
    (")", TokenKind::RPAR),
    ("[", TokenKind::LSQB),
    ("]", TokenKind::RSQB),
    (":", TokenKind::COLON),
    (",", TokenKind::COMMA),
    (";", TokenKind::SEMI),
    ("+", TokenKind::PLUS),
    ("-", TokenKind::MINUS),
    ("*", TokenKind::STAR),
    ("/", TokenKind::SLASH),
    ("|", TokenKind::VBAR),
    ("&", TokenKind::AMPER),
    ("<", TokenKind::LESS),
    (">", TokenKind::GREATER),
    ("=", TokenKind::EQUAL),
    (".", TokenKind::DOT),
    ("%", TokenKind::PERCENT),
    ("{", TokenKind::LBRACE),
    ("}", TokenKind::RBRACE),
    ("==", TokenKind::EQEQUAL),
    ("!=", TokenKind::NOTEQUAL),
    ("<=", TokenKind::LESSEQUAL),
    (">=", TokenKind::GREATEREQUAL),
    ("~", TokenKind::TILDE),
    ("^", TokenKind::CIRCUMFLEX),
    ("<<", TokenKind::LEFTSHIFT),
    (">>", TokenKind::RIGHTSHIFT),
    ("**", TokenKind::DOUBLESTAR),
    ("+=", TokenKind::PLUSEQUAL),
    ("-=", TokenKind::MINEQUAL),
    ("*=", TokenKind::STAREQUAL),
    ("/=", TokenKind::SLASHEQUAL),
    ("%=", TokenKind::PERCENTEQUAL),
    ("&=", TokenKind::AMPEREQUAL),
    ("|=", TokenKind::VBAREQUAL),
    ("^=", TokenKind::CIRCUMFLEXEQUAL),
    ("<<=", TokenKind::LEFTSHIFTEQUAL),
    (">>=", TokenKind::RIGHTSHIFTEQUAL),
    ("**=", TokenKind::DOUBLESTAREQUAL),
    ("//", TokenKind::DOUBLESLASH),
    ("//=", TokenKind::DOUBLESLASHEQUAL),
    ("@", TokenKind::AT),
    ("@=", TokenKind::ATEQUAL),
    ("->", TokenKind::RARROW),
    ("...", TokenKind::ELLIPSIS),
    (":=", TokenKind::COLONEQUAL),
    ("!", TokenKind::EXCLAMATION),
];
