//! Trees of any grammar, as it matches: for grammars that are not Python's, or whose actions are in another language.
//!
//! In come a definition and a text; out comes the tree of rules, groups, lists and tokens in the order of the text,
//! a line for each with its depth. Python's tokenizer makes the tokens.

use std::rc::Rc;

use pegen::definition::{Definition, TreeModel};
use pegen::diagnostic::Checked;
use pegen::machine::{self, Program};
use pegen::model::{RuleId, Shape};

use super::machine::{Any, LanguageNumbers};
use super::options::Options;
use super::run::Parser;
use super::tokens_of;
use crate::ast::{Ast, List, Schema, Word};
use crate::error::SyntaxError;
use crate::language::Language;
use crate::source::{Source, Span};
use crate::token::TokenTable;

/// A grammar that is run for its trees.
#[derive(Debug)]
pub struct TreeGrammar {
    program: Program,
    start: RuleId,
    rules: Vec<String>,
    soft_keywords: Vec<String>,
    /// Only the tokens count.
    language: Language,
}

/// A place in a tree, in the order of the text, each branch before what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TreeLine<'a> {
    pub depth: usize,
    pub part: TreePart<'a>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TreePart<'a> {
    Rule(&'a str),
    Group,
    /// What a repetition matched.
    List,
    /// Something optional that is not there, or a repetition of nothing.
    Nothing,
    Token(Span),
}

impl TreeGrammar {
    pub fn new(definition: &Definition) -> Checked<TreeGrammar> {
        let TreeModel { tokens, programs, grammar, plan, start } = definition.tree_model()?;
        let keywords: Vec<&str> = grammar.keywords.hard.iter().map(String::as_str).collect();
        let tokens = TokenTable::from_model(&tokens, &programs, &keywords);
        let schema = Schema::base();
        let numbers = LanguageNumbers { tokens: &tokens, schema: &schema };
        let program = machine::compile(&grammar, &plan, &numbers)?;
        let mut language = Language::base();
        language.tokens = tokens;
        Ok(TreeGrammar {
            program,
            start,
            rules: grammar.rules.into_iter().map(|rule| rule.name).collect(),
            soft_keywords: grammar.keywords.soft,
            language,
        })
    }

    /// The tree of a text that begins with what the start rule matches.
    pub fn parse(&self, source: &Rc<Source>) -> Result<Vec<TreeLine<'_>>, SyntaxError> {
        let tokens = tokens_of(source, &self.language.tokens, Options::default());
        let soft: Vec<&str> = self.soft_keywords.iter().map(String::as_str).collect();
        let mut parser = Parser::new(source, &tokens, &soft, Options::default());
        let root = parser.root(|parser| machine::run(&self.program, self.start, parser))?;
        Ok(self.lines(&parser, root))
    }

    fn lines(&self, parser: &Parser<'_>, root: u32) -> Vec<TreeLine<'_>> {
        let mut lines = Vec::new();
        // From the last to the first: the stack's top is what comes next.
        let mut open = vec![(0, Shape { lists: 0, branches: true }, root)];
        while let Some((depth, shape, word)) = open.pop() {
            let part = match (word, shape) {
                (0, _) => TreePart::Nothing,
                (_, Shape { lists: 0, branches: false }) => {
                    TreePart::Token(parser.token_span(Word::from_word(word)))
                }
                (_, Shape { lists: 0, branches: true }) => {
                    let words = words(&parser.ast, word);
                    for pair in words.get(1..).unwrap_or(&[]).chunks_exact(2).rev() {
                        open.push((depth + 1, Shape::from_word(pair[0]), pair[1]));
                    }
                    self.branch(words.first().copied().unwrap_or(0))
                }
                (_, Shape { lists, branches }) => {
                    let element = Shape { lists: lists - 1, branches };
                    for item in words(&parser.ast, word).into_iter().rev() {
                        open.push((depth + 1, element, item));
                    }
                    TreePart::List
                }
            };
            lines.push(TreeLine { depth, part });
        }
        lines
    }

    fn branch(&self, number: u32) -> TreePart<'_> {
        let rule = (number as usize).checked_sub(1).and_then(|place| self.rules.get(place));
        rule.map_or(TreePart::Group, |name| TreePart::Rule(name))
    }
}

fn words(ast: &Ast, list: u32) -> Vec<u32> {
    ast.list(List::<Any>::from_word(list)).iter().map(|item| item.0).collect()
}
