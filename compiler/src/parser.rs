//! The parser: tokens to an AST, by the rules of a grammar.
//!
//! There are two readings of the one grammar, with the same result on every input: the generated parser
//! ([`Engine::Generated`], fast, of the one language that it was generated for) and the grammar machine ([`Engine::Machine`], any language,
//! no build). Both call the same actions, which are grouped by theme in `actions/`.
//!
//! In comes a [`Source`], out comes an [`Ast`] whose root is the whole input. Cases: `tests/parser/`.

mod actions;
#[rustfmt::skip]
mod generated {
    #[allow(unused_labels, unused_variables, unused_imports, dead_code, unreachable_code)]
    #[allow(clippy::all)]
    pub mod parser;
    #[allow(unused_imports)]
    #[allow(clippy::all)]
    pub mod actions;
}
pub mod compiled_in;
pub mod machine;
mod memo;
mod nodes;
mod options;
mod passes;
mod places;
mod run;
mod trace;
mod tree;

use std::rc::Rc;
use std::sync::Arc;

use crate::ast::Ast;
use crate::error::{SyntaxError, Warning};
use crate::language::Language;
use crate::memory;
use crate::source::{Source, Span};
use crate::token::{Token, TokenKind};
use crate::tokenizer::{self, Tokens, tokenize};

pub(crate) use actions::character_named;
pub use compiled_in::CompiledIn;
pub use machine::Machine;
pub use options::{Engine, Mode, Options};
use run::Parser;
pub use trace::{Attempt, Outcome, trace};
pub use tree::{TreeGrammar, TreeLine, TreePart};

/// Parses a whole input.
pub fn parse(
    source: &Rc<Source>,
    language: &Language,
    options: Options,
) -> Result<Ast, SyntaxError> {
    parse_telling(source, language, options, &mut Vec::new())
}

/// The same; what CPython would warn of is added to `told`, also where an error follows.
pub fn parse_telling(
    source: &Rc<Source>,
    language: &Language,
    options: Options,
    told: &mut Vec<Warning>,
) -> Result<Ast, SyntaxError> {
    let tokens = tokens_of(source, language, options);
    memory::check(tokens.tokens.len())?;
    let mode = options.mode;
    if let (Some(compiled_in), Engine::Generated) = (language.compiled_in, options.engine) {
        let mut parser = Parser::new(source, &tokens, compiled_in.soft_keywords(), options);
        parser.layouts = Arc::clone(language.schema.layouts());
        if let Some(parsed) = parser.passes(told, |parser| compiled_in.start(parser, mode)) {
            return parsed;
        }
    }
    let machine = language.machine();
    let soft_keywords = machine.soft_keywords();
    let mut parser = Parser::new(source, &tokens, &soft_keywords, options);
    parser.layouts = Arc::clone(language.schema.layouts());
    let parsed = parser.passes(told, |parser| machine.start(parser, mode));
    parsed.expect("the machine has no need of stack")
}

/// The tokens of an input. Only the last line of a file is given an end that it does not have. At the prompt the
/// end of the input is one, and the empty line behind a compound statement too.
fn tokens_of(source: &Source, language: &Language, options: Options) -> Tokens {
    let tokenizing = tokenizer::Options {
        type_comments: options.type_comments,
        extra_tokens: false,
        warnings_are_errors: options.warnings_are_errors,
        open_end: options.mode != Mode::File,
        barry_as_flufl: options.barry_as_flufl,
    };
    let mut tokens = tokenize(source, &language.tokens, tokenizing);
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
