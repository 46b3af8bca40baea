//! `Tokens`: the names of the tokens, and how each is found in a text.
//!
//! In comes one token a line; out comes [`Tokens`], numbered in the order of the file, as CPython numbers
//! them.
//!
//! ```text
//! NAME                        found by the tokenizer itself
//! PLUS     '+'                an operator or delimiter: punctuation and symbols, as many as one likes
//! LWHITE   '⟦' ... '⟧'        an opening bracket, and the token that closes it; the tokenizer knows Python's three
//! UNIT     /[0-9]+(km|ms)\b/  whatever the expression matches
//! SQL      sql"..."           a string literal with a prefix, in any kind of quotes
//! ```

use crate::diagnostic::{Checked, Diagnostic, FileId, closest};

mod check;
mod form;
mod pattern;
mod read;

pub use check::{check, comments};
pub use form::{BRACKETS, Form, Token, Tokens, natural_closing, pair_up};
pub use pattern::Pattern;
pub use read::parse;

/// Reads and checks a whole file.
pub fn read(text: &str, file: FileId) -> Checked<Tokens> {
    let tokens = parse(text, file)?;
    let findings = check(&tokens);
    if findings.is_empty() { Ok(tokens) } else { Err(findings) }
}

/// `base` with the tokens of `over` behind it. See [`taken`].
pub fn overlay(base: &Tokens, over: Tokens) -> Tokens {
    let mut merged = base.clone();
    merged.tokens.extend(over.tokens);
    merged
}

/// Names of `over` that tokens of `base` have, or others of its own.
pub fn taken(base: &Tokens, over: &Tokens) -> Vec<Diagnostic> {
    let mut findings = check::named_twice(over);
    for token in &over.tokens {
        let known = base.tokens.iter().find(|known| known.name == token.name);
        if let Some(known) = known {
            let headline = format!("there is a token `{}` already", known.name);
            findings.push(
                Diagnostic::error("token-taken", headline)
                    .label(token.place(), "here once more")
                    .label(known.place(), "defined here")
                    .hint("give the new one a name of its own"),
            );
        }
    }
    findings
}

/// Tokens of `over` that say nothing of how they are written, and that the tokenizer of `known` does not find by itself.
pub fn without_form(known: &Tokens, over: &Tokens) -> Vec<Diagnostic> {
    let is_found = |token: &&Token| {
        let by_itself = |known: &Token| known.name == token.name && known.form == Form::BuiltIn;
        token.form != Form::BuiltIn || known.tokens.iter().any(by_itself)
    };
    let unknown = over.tokens.iter().filter(|token| !is_found(token));
    unknown
        .map(|token| {
            let by_itself = known.tokens.iter().filter(|known| known.form == Form::BuiltIn);
            let names = by_itself.map(|known| known.name.as_str());
            let headline = format!("how `{}` is written is not said", token.name);
            let finding = Diagnostic::error("token-form", headline)
                .label(token.place(), "no tokenizer finds it by itself");
            match closest(&token.name, names.clone()) {
                Some(_) => finding.suggest(&token.name, names),
                None => finding.hint(format!("write it behind the name: `{} '…'`", token.name)),
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Files, Span};

    fn read_text(text: &str) -> Checked<Tokens> {
        let file = Files::new().add("Tokens", text);
        read(text, file)
    }

    #[test]
    fn the_order_gives_the_numbers() {
        let tokens =
            read_text("# a comment\nENDMARKER\n\nPLUS  '+' # plus\nQUOTED \"<>\"").unwrap();
        assert_eq!(tokens.number("ENDMARKER"), Some(0));
        assert_eq!(tokens.number("PLUS"), Some(1));
        assert_eq!(tokens.operator("<>"), Some(2));
        assert_eq!(tokens.operator("-"), None);
    }

    #[test]
    fn what_stands_twice_or_cannot_be_found_is_an_error() {
        let findings = read_text("A '+'\nA '-'\nB '+'\nC 'a+'\n").unwrap_err();
        let headlines: Vec<_> = findings.iter().map(|one| one.headline.as_str()).collect();
        assert_eq!(
            headlines,
            [
                "the token `A` is defined twice",
                "the spelling `+` is defined twice",
                "an operator cannot contain `a`",
            ]
        );
    }

    #[test]
    fn an_overlay_adds_tokens_behind() {
        let base = read_text("A '+'\nB '-'\n").unwrap();
        let merged = overlay(&base, read_text("C '~='\n").unwrap());
        assert_eq!((merged.operator("+"), merged.operator("~=")), (Some(0), Some(2)));
    }

    #[test]
    fn what_is_no_line_is_refused_at_its_place() {
        let findings = read_text("PLUS '+'\nplus '+'\n").unwrap_err();
        assert_eq!(findings[0].labels[0].place.span, Span::new(9, 17));
    }

    #[test]
    fn operators_are_of_any_length_and_any_signs() {
        let tokens = read_text("A '≤'\nB '|>>>>'\nC '🚀'\nD '÷='\n").unwrap();
        assert_eq!((tokens.operator("|>>>>"), tokens.operator("÷=")), (Some(1), Some(3)));
        let label = |spelling: &str| {
            let findings = read_text(&format!("A '{spelling}'\n")).unwrap_err();
            assert_eq!(findings[0].code, "operator-character");
            findings[0].labels[0].text.clone()
        };
        assert_eq!(label("≤a"), "U+0061 can be part of a name");
        assert_eq!(label("=\u{338}"), "U+0338 can be part of a name");
        assert_eq!(label("²"), "U+00B2 can be part of a number");
        assert_eq!(label("\u{a0}"), "U+00A0 is white space");
        assert_eq!(label("\""), "U+0022 begins a string");
        assert_eq!(label("\u{200b}"), "U+200B is neither punctuation nor a symbol");
    }

    #[test]
    fn brackets_come_in_pairs() {
        let brackets = "RSQB ']'\nL '⟦' ... '⟧'\nR '⟧'\nQ '?[' ... ']'\n";
        let tokens = read_text(brackets).unwrap();
        let opening = Form::Opening { spelling: "?[".to_string(), closing: "]".to_string() };
        assert_eq!(tokens.tokens[3].form, opening);
        for (text, code) in [
            ("L '⟦' ... '⟧'\n", "no-closing"),
            ("L '⟦' ... '⟧'\nR '⟧' ... '⟦'\n", "opens-and-closes"),
            ("L '⟦' ... '('\nP '('\n", "opens-and-closes"),
            ("P '(' ... '⟧'\nR '⟧'\n", "bracket-of-python"),
            ("Q '?['\n", "unpaired-bracket"),
            ("Q '|]'\n", "unpaired-bracket"),
        ] {
            assert_eq!(read_text(text).unwrap_err()[0].code, code, "{text}");
        }
        assert!(read_text("P '(' ... ')'\nQ ')'\nE '[]'\n").is_ok());
    }

    #[test]
    fn prefixes_are_none_of_pythons() {
        let tokens = read_text("SQL sql\"...\"\n").unwrap();
        assert_eq!(tokens.tokens[0].form, Form::Prefix("sql".to_string()));
        for prefix in ["b", "Rb", "turf"] {
            let findings = read_text(&format!("P {prefix}\"...\"\n")).unwrap_err();
            assert_eq!(findings[0].code, "prefix-taken", "{prefix}");
        }
        assert!(read_text("A bb\"...\"\nB re\"...\"\n").is_ok());
        assert_eq!(read_text("A x\"...\"\nB X\"...\"\n").unwrap_err()[0].code, "defined-twice");
    }

    #[test]
    fn an_expression_is_at_fault_at_its_place() {
        let findings = read_text("A '+'\nU /[0-9]+(km/ # units\n").unwrap_err();
        assert_eq!(
            (findings[0].code, findings[0].labels[0].place.span),
            ("token-pattern", Span::new(15, 16))
        );
        assert!(read_text(r"U /a\/b[\/]/").is_ok());
    }
}
