//! The tokens of an input, which depend on what it is: a file, what is typed, an expression.

use super::options::{Mode, Options};
use crate::source::{Source, Span};
use crate::token::{Token, TokenKind, TokenTable};
use crate::tokenizer::{self, Tokens, tokenize};

/// The tokens of an input. Only the last line of a file is given an end that it does not have. At the prompt the
/// end of the input is one, and the empty line behind a compound statement too.
pub(super) fn tokens_of(source: &Source, table: &TokenTable, options: Options) -> Tokens {
    let tokenizing = tokenizer::Options {
        type_comments: options.type_comments,
        extra_tokens: false,
        warnings_are_errors: options.warnings_are_errors,
        open_end: options.mode != Mode::File,
        barry_as_flufl: options.barry_as_flufl,
    };
    let mut tokens = tokenize(source, table, tokenizing);
    if options.mode == Mode::Interactive && !source.text().ends_with('\n') {
        end_of_typed(&mut tokens.tokens, source, options.keeps_blocks_open);
    }
    if let (false, [.., newline, _]) = (options.mode == Mode::File, tokens.tokens.as_slice())
        && newline.kind == TokenKind::NEWLINE
        && newline.span.start == newline.span.end
    {
        tokens.tokens.remove(tokens.tokens.len() - 2);
    }
    // Where nothing is typed, there is no line to end.
    if let (Mode::Interactive, [.., _, end]) = (options.mode, tokens.tokens.as_slice())
        && end.kind == TokenKind::ENDMARKER
    {
        let newline = Token { kind: TokenKind::NEWLINE, ..*end };
        tokens.tokens.insert(tokens.tokens.len() - 1, newline);
    }
    tokens
}

/// The end of what is typed without a last line end: it is a line end itself, and only behind that it ends the
/// blocks, if it does. A last line that is blank or a comment has no line end of its own.
fn end_of_typed(tokens: &mut Vec<Token>, source: &Source, keeps_blocks_open: bool) {
    let end = source.text().len() as u32;
    let is_end = |token: &Token| token.kind == TokenKind::DEDENT && token.span.start == end;
    let Some(first) = tokens.iter().position(is_end) else { return };
    if keeps_blocks_open {
        tokens.retain(|token| !is_end(token));
    } else if first > 0 && tokens[first - 1].span.start < end {
        tokens.insert(first, Token { kind: TokenKind::NEWLINE, span: Span::new(end, end) });
    }
}
