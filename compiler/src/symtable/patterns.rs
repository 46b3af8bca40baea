//! Patterns of `match`, as the symbol table sees them.

use crate::ast::{Kind, List, Node, Pattern, Symbol, node};

use super::Flags;
use super::build::{Builder, Result};

impl Builder<'_> {
    pub fn match_case(&mut self, case: Node) -> Result {
        let node::MatchCase { pattern, guard, body } = self.ast.match_case(case);
        self.pattern(pattern)?;
        self.optional(guard)?;
        self.statements(body)
    }

    pub fn pattern(&mut self, pattern: Node) -> Result {
        self.deeper(|builder| builder.visit_pattern(pattern))
    }

    fn patterns(&mut self, patterns: List<Node>) -> Result {
        self.list(patterns).into_iter().try_for_each(|pattern| self.pattern(pattern))
    }

    fn visit_pattern(&mut self, pattern: Node) -> Result {
        match self.ast.pattern(pattern) {
            Pattern::MatchValue(node::MatchValue { value }) => self.expression(value),
            Pattern::MatchSingleton(_) => Ok(()),
            Pattern::MatchSequence(node::MatchSequence { patterns })
            | Pattern::MatchOr(node::MatchOr { patterns }) => self.patterns(patterns),
            Pattern::MatchStar(node::MatchStar { name }) => self.capture(pattern, name),
            Pattern::MatchMapping(node::MatchMapping { keys, patterns, rest }) => {
                self.expressions(keys)?;
                self.patterns(patterns)?;
                self.capture(pattern, rest)
            }
            Pattern::MatchClass(node::MatchClass { cls, patterns, kwd_attrs, kwd_patterns }) => {
                self.expression(cls)?;
                self.patterns(patterns)?;
                for (attribute, value) in self.list(kwd_attrs).iter().zip(self.list(kwd_patterns)) {
                    let name = self.symbol(attribute);
                    self.check_name(name, self.ast.span(value), Kind::Store)?;
                }
                self.patterns(kwd_patterns)
            }
            Pattern::MatchAs(node::MatchAs { pattern: inner, name }) => {
                if let Some(inner) = inner {
                    self.pattern(inner)?;
                }
                self.capture(pattern, name)
            }
            Pattern::Other(node) => self.unknown(node),
        }
    }

    fn capture(&mut self, pattern: Node, name: Option<Symbol>) -> Result {
        let Some(name) = name else { return Ok(()) };
        let name = self.symbol(name);
        self.define(name, Flags::LOCAL, self.ast.span(pattern))
    }
}
