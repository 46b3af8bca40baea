//! Emits `compiler/src/token/generated/tokens.rs`: constants for the token types, their names and the
//! spellings of the operators.

use super::rust::RustFile;
use crate::tokens::Tokens;

pub fn emit(tokens: &Tokens) -> String {
    let mut file = RustFile::new("emit::tokens", "grammar/Tokens", "The token types.");
    file.line("use crate::token::TokenKind;");
    file.line("");
    file.block("impl TokenKind", |file| {
        for (number, token) in tokens.tokens.iter().enumerate() {
            file.line(format_args!("pub const {}: TokenKind = TokenKind({number});", token.name));
        }
    });
    file.line("");
    file.line("/// The names of the token types, in the order of their numbers.");
    file.enclosed(
        format_args!("pub static NAMES: [&str; {}] = [", tokens.tokens.len()),
        |file| {
            for token in &tokens.tokens {
                file.line(format_args!("\"{}\",", token.name));
            }
        },
        "];",
    );
    let operators: Vec<_> =
        tokens.tokens.iter().filter_map(|token| Some((token.spelling()?, &token.name))).collect();
    file.line("");
    file.line("/// The operators and delimiters, as they are written.");
    file.enclosed(
        format_args!("pub static OPERATORS: [(&str, TokenKind); {}] = [", operators.len()),
        |file| {
            for (spelling, name) in operators {
                file.line(format_args!("({spelling:?}, TokenKind::{name}),"));
            }
        },
        "];",
    );
    file.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Files;

    #[test]
    fn a_definition_of_two_lines() {
        let text = "NAME\nPLUS '+'\n";
        let tokens = crate::tokens::read(text, Files::new().add("Tokens", text)).unwrap();
        insta::assert_snapshot!(emit(&tokens));
    }
}
