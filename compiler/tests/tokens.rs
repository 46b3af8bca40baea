//! Tokens that a language adds, made at random, and texts at random: what the tokenizer makes of them.

use compiler::source::Source;
use compiler::token::{Token, TokenKind, TokenTable};
use compiler::tokenizer::{Options, tokenize};
use pegen::diagnostic::Files;
use pegen::language::Programs;
use pegen::tokens::{self, Tokens};
use proptest::prelude::*;

const BASE: &str = include_str!("../../grammar/Tokens");

/// The base language's tokens and others, unless these are wrong.
fn with(added: &str) -> Option<Tokens> {
    let mut files = Files::new();
    let mut parse = |text: &str| tokens::parse(text, files.add("Tokens", text));
    let base = parse(BASE).expect("the base language's are right");
    let merged = tokens::overlay(&base, parse(added).ok()?);
    tokens::check(&merged).is_empty().then_some(merged)
}

/// What is in no token: white space, comments, continued lines, the second of two braces in an f-string.
fn is_between_tokens(gap: &str) -> bool {
    let code = gap.lines().map(|line| line.split('#').next().unwrap_or(line));
    let rest: String = code.collect();
    rest.chars().all(|one| " \t\x0c\\\r".contains(one)) || ["{", "}"].contains(&gap)
}

/// Tokens come in order, each a piece of the text, and nothing is lost between them.
fn check(text: &str, table: &TokenTable, options: Options) -> Result<Vec<Token>, TestCaseError> {
    let source = Source::new("test.py", text.to_string());
    let read = tokenize(&source, table, options);
    let mut end = 0;
    for token in &read.tokens {
        if token.kind == TokenKind::ERRORTOKEN {
            break;
        }
        let piece = text.get(token.span.start as usize..token.span.end as usize);
        prop_assert!(piece.is_some(), "{token:?}");
        prop_assert!(token.span.start >= end, "{token:?} begins before {end}");
        if token.kind != TokenKind::DEDENT && token.kind != TokenKind::INDENT {
            let gap = &text[end as usize..token.span.start as usize];
            prop_assert!(is_between_tokens(gap), "{gap:?} in front of {token:?}");
            end = token.span.end;
        }
    }
    let last = read.tokens.last().map(|token| token.kind);
    let ended = if read.error.is_some() { TokenKind::ERRORTOKEN } else { TokenKind::ENDMARKER };
    prop_assert_eq!(last, Some(ended));
    Ok(read.tokens)
}

fn signs() -> impl Strategy<Value = String> {
    let sign = prop::sample::select("?$!<>=|+-.:@%&*/~^≤÷→⟦⟧🚀«»,;".chars().collect::<Vec<_>>());
    prop::collection::vec(sign, 1..4).prop_map(|signs| signs.into_iter().collect())
}

/// An opening bracket, what closes it, and the line of that, where it needs one.
fn brackets() -> impl Strategy<Value = (String, String, String)> {
    (signs(), signs(), prop::sample::select(vec!["()", "[]", "{}", "  "])).prop_map(
        |(opening, closing, pair)| match pair.split_at(1) {
            (" ", _) => (opening, closing.clone(), format!("C# '{closing}'\n")),
            (open, close) => (opening + open, close.to_string(), String::new()),
        },
    )
}

fn expression() -> impl Strategy<Value = String> {
    let part = prop::sample::select(vec![
        "[0-9]+",
        "(km|ms)",
        r"\b",
        "[a-z]",
        "€",
        r"\.",
        r#""[^"\n]*""#,
        "'",
        "#",
        r"\\",
        ":",
        "≤?",
        r"\w+",
        "[α-ω]+",
        ".",
        "x*",
        "^",
        "$",
        r"\(",
        r"\}",
        "(?i:AB)",
        " ",
    ]);
    prop::collection::vec(part, 1..4).prop_map(|parts| parts.concat())
}

/// A line of `Tokens` and what is written with it.
fn line() -> impl Strategy<Value = (String, Vec<String>)> {
    prop_oneof![
        signs().prop_map(|signs| (format!("'{signs}'\n"), vec![signs])),
        brackets().prop_map(|(opening, closing, line)| {
            (format!("'{opening}' ... '{closing}'\n{line}"), vec![opening, closing])
        }),
        expression().prop_map(|text| (format!("/{text}/\n"), vec!["5km".into(), "€αab".into()])),
        "[a-z]{1,3}".prop_map(|letters| {
            (format!("{letters}\"...\"\n"), vec![format!("{letters}\"x'"), format!("{letters}'''")])
        }),
    ]
}

/// Lines, each with a name of its own, and what is written with them.
fn language() -> impl Strategy<Value = (String, Vec<String>)> {
    prop::collection::vec(line(), 1..6).prop_map(|lines| {
        let mut text = String::new();
        let mut written = Vec::new();
        for (number, (line, words)) in lines.into_iter().enumerate() {
            text += &format!("A{number} {}", line.replace('#', &number.to_string()));
            written.extend(words);
        }
        (text, written)
    })
}

fn pieces() -> impl Strategy<Value = Vec<String>> {
    let fixed = prop::sample::select(vec![
        "a", "é", "if ", "x1", "5", "5km", "0x1", "1.5e3", "1_", "\"", "'", "'''", "f\"", "f'{",
        "{{", "}", "t'", "(", ")", "[", "]", "{", ":", "!r", "\n", "\n  ", "    ", "\t", "\\\n",
        "\\", "# c\n", "≤", "÷", "€", "⟦", "⟧", "🚀", "?", "?[", "|>", "...", "sql\"", "²",
        "\u{301}", "\u{a0}", "\r", "=", ".", "\x0c",
    ]);
    prop::collection::vec(fixed.prop_map(str::to_string), 0..24)
}

/// Of these, most make a text without an error.
fn right_pieces() -> impl Strategy<Value = Vec<String>> {
    let fixed = prop::sample::select(vec![
        "a",
        "éa",
        "if ",
        "x1 ",
        "5 ",
        "5",
        "12if ",
        "0x1 ",
        "1.5e3 ",
        "'a'",
        "''",
        "\"b\" ",
        "f'{a}'",
        "rb'\\''",
        "\n",
        "f\"{'b'}{{\"",
        "t'{5:x}'",
        "(a\n)",
        "[5]",
        "{a:5}",
        "=",
        "==",
        ".",
        ".5 ",
        "'''\n'''",
        "# c\n",
        "\\\n",
    ]);
    prop::collection::vec(fixed.prop_map(str::to_string), 0..24)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_text_is_its_tokens(
        (added, written) in language(),
        pieces in pieces(),
        places in prop::collection::vec(any::<prop::sample::Index>(), 0..8),
    ) {
        let Some(tokens) = with(&added) else { return Ok(()) };
        let table = TokenTable::from_model(&tokens, &Programs::default(), &["if", "in"]);
        let mut pieces = pieces;
        for (number, place) in places.into_iter().enumerate() {
            let word = &written[number % written.len()];
            pieces.insert(place.index(pieces.len() + 1), word.clone());
        }
        let text = pieces.concat();
        check(&text, &table, Options { extra_tokens: true, ..Options::default() })?;
        // Only for people a text has a `\r`.
        check(&text.replace('\r', ""), &table, Options::default())?;
    }

    /// What is weighed against an expression and found longer leaves nothing behind; an expression that is as long as the
    /// other token is that token.
    #[test]
    fn a_shorter_expression_changes_nothing(pieces in right_pieces()) {
        let text = pieces.concat();
        let base = TokenTable::base(&["if", "in"]);
        let tokens = with("A0 /[a-zA-Z0-9_.=\"']/\nA1 '§'\n").expect("they are right");
        let table = TokenTable::from_model(&tokens, &Programs::default(), &["if", "in"]);
        let source = Source::new("test.py", text.clone());
        let expected = tokenize(&source, &base, Options::default());
        if expected.error.is_none() {
            let found = tokenize(&source, &table, Options::default());
            let spans = |tokens: &[Token]| tokens.iter().map(|token| token.span).collect::<Vec<_>>();
            prop_assert_eq!(spans(&found.tokens), spans(&expected.tokens));
            prop_assert_eq!(found.error, None);
            // A digit that the expression takes warns of nothing.
            let long = expected.warnings.iter().filter(|one| {
                let token = expected.tokens[one.token];
                token.span.end - token.span.start > 1
            });
            prop_assert_eq!(found.warnings.iter().collect::<Vec<_>>(), long.collect::<Vec<_>>());
        }
    }
}
