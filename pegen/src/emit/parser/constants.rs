//! The constants of an emitted parser: which language it is of, its keywords and its first sets; and the names by which
//! its rules speak of them.

use super::super::rust::{RustFile, camel_case, identifier};
use crate::model::{Grammar, Keywords, Token};
use crate::numbering::Numbering;
use crate::plan::{Guard, GuardId, Plan};

/// What a rule is called in Rust, where two things would have the same name.
pub(super) fn unused(mut name: String, is_used: impl Fn(&str) -> bool) -> String {
    while is_used(&name) {
        name.push('_');
    }
    name
}

/// The names of constants and first sets.
pub(super) struct Constants<'a> {
    pub(super) numbers: &'a Numbering,
    keywords: &'a Keywords,
    /// The constants of the hard keywords, in their order.
    keyword_names: Vec<String>,
    guards: &'a [Guard],
    /// The functions of the first sets, in the first pass and in the second.
    guard_names: Vec<(String, String)>,
}

impl<'a> Constants<'a> {
    pub(super) fn new(grammar: &'a Grammar, plan: &'a Plan, numbers: &'a Numbering) -> Self {
        let keywords = &grammar.keywords;
        let mut keyword_names: Vec<String> = Vec::new();
        for word in &keywords.hard {
            let is_used = |name: &str| name == "_" || keyword_names.iter().any(|one| one == name);
            keyword_names.push(unused(word.to_uppercase(), is_used));
        }
        let mut used: Vec<String> = Vec::new();
        let mut name = |wanted: String| {
            let name = unused(wanted, |name| name == "_" || used.iter().any(|one| one == name));
            used.push(name.clone());
            name
        };
        let first: Vec<String> =
            plan.guards.iter().map(|guard| name(identifier(&guard.name))).collect();
        let second = plan.guards.iter().map(|guard| format!("{}_in_second_pass", guard.name));
        let guard_names = first.into_iter().zip(second.map(name)).collect();
        Constants { numbers, keywords, keyword_names, guards: &plan.guards, guard_names }
    }

    /// The constant of a token.
    pub(super) fn token(&self, token: &Token) -> String {
        match token {
            Token::Named(name) if self.numbers.is_own_token(name) => format!("own_token::{name}"),
            Token::Named(name) => format!("TokenKind::{name}"),
            Token::Keyword(word) => {
                let place = self.keywords.hard.iter().position(|known| known == word);
                let name = place.map(|place| self.keyword_names[place].as_str());
                format!("keyword::{}", name.unwrap_or(word))
            }
            Token::Soft(_) | Token::AnySoft => "TokenKind::NAME".to_string(),
        }
    }

    /// The constant of a kind of node.
    pub(super) fn kind(&self, name: &str) -> String {
        match self.numbers.is_own_kind(name) {
            true => format!("own_kind::{}", identifier(name)),
            false => format!("Kind::{}", camel_case(name)),
        }
    }

    /// Whether the next token is in a first set.
    pub(super) fn guard(&self, guard: GuardId) -> String {
        let (first, second) = &self.guard_names[guard.0];
        match self.guards[guard.0].second.is_empty() {
            true => format!("first::{first}(self.kind())"),
            false => format!("self.begins(first::{first}, first::{second})"),
        }
    }

    /// Writes all of them.
    pub(super) fn emit(&self, file: &mut RustFile) {
        self.fingerprints(file);
        self.own_numbers(file);
        self.keywords(file);
        self.first_sets(file);
    }

    /// Which language this is the parser of, and which base language's numbers it has.
    fn fingerprints(&self, file: &mut RustFile) {
        file.line("/// The language that this is the parser of.");
        file.line(format_args!("pub const LANGUAGE: u64 = {:#018x};", self.numbers.language.0));
        file.line("");
        file.line("/// The base language, whose numbers its tokens and kinds of node have here.");
        file.line(format_args!("pub const BASE: u64 = {:#018x};", self.numbers.base.0));
        file.line("");
    }

    /// A constant for each token and kind that the base language does not have.
    fn own_numbers(&self, file: &mut RustFile) {
        let Numbering { own_tokens, own_kinds, .. } = self.numbers;
        if !own_tokens.is_empty() {
            file.line("/// The tokens that the base language does not have.");
            file.block("mod own_token", |file| {
                file.line("use crate::token::TokenKind;");
                file.line("");
                for (name, number) in own_tokens {
                    file.line(format_args!("pub const {name}: TokenKind = TokenKind({number});"));
                }
            });
            file.line("");
        }
        if !own_kinds.is_empty() {
            file.line("/// The kinds of node that the base language does not have.");
            file.line("#[allow(non_upper_case_globals)]");
            file.block("mod own_kind", |file| {
                file.line("use crate::ast::Kind;");
                file.line("");
                for (name, number) in own_kinds {
                    let (name, value) = (identifier(name), format!("Kind::from_number({number})"));
                    file.line(format_args!("pub const {name}: Kind = {value};"));
                }
            });
            file.line("");
        }
    }

    /// The keywords in the order of their numbers, and a constant for each.
    fn keywords(&self, file: &mut RustFile) {
        let words = self.keywords;
        for (name, words) in [("KEYWORDS", &words.hard), ("SOFT_KEYWORDS", &words.soft)] {
            file.line(format_args!("pub const {name}: [&str; {}] = [", words.len()));
            for words in words.chunks(8) {
                let list: Vec<String> = words.iter().map(|word| format!("{word:?},")).collect();
                file.line(format_args!("    {}", list.join(" ")));
            }
            file.line("];");
            file.line("");
        }
        file.block("mod keyword", |file| {
            file.line("use crate::token::{FIRST_KEYWORD, TokenKind};");
            file.line("");
            for (number, name) in self.keyword_names.iter().enumerate() {
                file.line(format_args!(
                    "pub const {name}: TokenKind = TokenKind(FIRST_KEYWORD + {number});"
                ));
            }
        });
        file.line("");
    }

    /// A function for each first set that something asks for.
    fn first_sets(&self, file: &mut RustFile) {
        file.line("/// Whether a token can be the first of what the function is named after.");
        file.block("mod first", |file| {
            file.line("use super::keyword;");
            if !self.numbers.own_tokens.is_empty() {
                file.line("use super::own_token;");
            }
            file.line("use crate::token::TokenKind;");
            for (guard, (first, second)) in self.guards.iter().zip(&self.guard_names) {
                file.line("");
                file.block(format_args!("pub fn {first}(kind: TokenKind) -> bool"), |file| {
                    self.first_set(file, &guard.tokens);
                });
                if !guard.second.is_empty() {
                    file.line("");
                    self.in_second_pass(file, (first, second), &guard.second);
                }
            }
        });
        file.line("");
    }

    fn first_set(&self, file: &mut RustFile, tokens: &[Token]) {
        let kinds: Vec<String> = tokens.iter().map(|token| self.token(token)).collect();
        if kinds.is_empty() {
            file.line("false");
            return;
        }
        file.line("matches!(");
        file.line("    kind,");
        for (index, kinds) in kinds.chunks(4).enumerate() {
            let bar = if index == 0 { "" } else { "| " };
            file.line(format_args!("    {bar}{}", kinds.join(" | ")));
        }
        file.line(")");
    }

    /// The function for a first set in the second pass: what the `invalid_` rules begin with comes to it.
    fn in_second_pass(&self, file: &mut RustFile, (first, second): (&str, &str), more: &[Token]) {
        file.block(format_args!("pub fn {second}(kind: TokenKind) -> bool"), |file| {
            let kinds: Vec<String> = more.iter().map(|token| self.token(token)).collect();
            file.line(format_args!("{first}(kind) || matches!(kind, {})", kinds.join(" | ")));
        });
    }
}
