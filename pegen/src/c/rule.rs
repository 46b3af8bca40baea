//! Rules as upstream's grammar writes them: the notation is the same, actions and types are C's.

use super::code::{Code, WIDTH};
use super::types::{self, ANYTHING, SEQUENCE};
use super::value::{Found, Variable, Writer};
use super::vocabulary::{Vocabulary, bare};
use crate::action::{Schema, Type, Value, ValueKind};
use crate::model::{Alternative, Expression, Grammar, Item, Rule, Token};
use crate::tokens::Tokens;

/// Words of C: no variable of it is called so.
#[rustfmt::skip]
const WORDS: [&str; 34] = [
    "auto", "bool", "break", "case", "char", "const", "continue", "default", "do", "double", "else", "enum", "extern",
    "float", "for", "goto", "if", "inline", "int", "long", "register", "restrict", "return", "short", "signed", "sizeof",
    "static", "struct", "switch", "typedef", "union", "unsigned", "void", "volatile",
];

/// Writes the rules of a grammar, and notes what it comes across.
pub struct Rules<'g> {
    grammar: &'g Grammar,
    tokens: &'g Tokens,
    vocabulary: Vocabulary,
    pub found: Found,
}

impl<'g> Rules<'g> {
    pub fn new(grammar: &'g Grammar, tokens: &'g Tokens) -> Rules<'g> {
        let vocabulary = Vocabulary::new(&grammar.schema.declarations);
        Rules { grammar, tokens, vocabulary, found: Found::default() }
    }

    fn schema(&self) -> &'g Schema {
        &self.grammar.schema
    }

    /// A whole rule, with the end of its last line.
    pub fn rule(&mut self, rule: &Rule) -> String {
        let ty = match &rule.ty {
            Type::Matched => String::new(),
            ty => format!("[{}]", types::of_rule(self.schema(), ty)),
        };
        let memo = if rule.memo { " (memo)" } else { "" };
        let mut text = format!("{}{ty}{memo}:\n", rule.name);
        match only_group(rule) {
            Some((alternative, group)) => text += &self.group(rule, alternative, group),
            None => {
                for alternative in &rule.alternatives {
                    text += &self.alternative(rule, alternative);
                }
            }
        }
        text
    }

    /// A rule that is nothing but a group: upstream's generator takes the group for the rule, and forgets the action.
    fn group(&mut self, rule: &Rule, alternative: &Alternative, group: &[Alternative]) -> String {
        let mut uses_it = false;
        alternative.action.walk(&mut |value| uses_it |= matches!(value.kind, ValueKind::Bound(_)));
        if uses_it {
            // A cut that comes last cuts nothing off, and makes it more than the group.
            let cut =
                Item { expression: Expression::Cut, binding: None, ..alternative.items[0].clone() };
            let items = alternative.items.iter().cloned().chain([cut]).collect();
            return self.alternative(rule, &Alternative { items, ..alternative.clone() });
        }
        let mut text = String::new();
        for one in group {
            let action = alternative.action.clone();
            text += &self.alternative(rule, &Alternative { action, ..one.clone() });
        }
        text
    }

    /// One alternative of a rule, on lines of its own.
    pub fn alternative(&mut self, rule: &Rule, alternative: &Alternative) -> String {
        let wanted = types::of_rule(self.schema(), &rule.ty);
        let is_bare = matches!(rule.ty, Type::Simple(_)) && !wanted.ends_with('*');
        if is_bare || matches!(rule.ty, Type::Int | Type::Bool) {
            let what = format!("the rule `{}`, whose value is no pointer", rule.name);
            self.found.problems.insert(what);
        }
        let (items, action) = self.parts(alternative, &wanted);
        let items = format!("    | {items}");
        match action {
            None => items + "\n",
            Some(action) => {
                let line = format!("{items} {{ {} }}\n", action.line());
                match line.chars().count() <= WIDTH {
                    true => line,
                    false => format!("{items} {{\n        {} }}\n", action.lines(8)),
                }
            }
        }
    }

    /// The items of an alternative, and its action if it has one.
    fn parts(&mut self, alternative: &Alternative, wanted: &str) -> (String, Option<Code>) {
        let variables = self.variables(alternative);
        let known = self.known_of(alternative);
        let mut writer = Writer {
            schema: &self.grammar.schema,
            vocabulary: &self.vocabulary,
            variables: &variables,
            found: &mut self.found,
        };
        let is_needed = needs_action(alternative, &writer, self.grammar)
            || known
                .is_some_and(|known| known != ANYTHING && wanted != ANYTHING && known != wanted);
        let action = match is_needed {
            true => Some(writer.action(&alternative.action, wanted)),
            false => None,
        };
        let mut used: Vec<bool> =
            alternative.bindings.iter().map(|binding| !binding.name.is_empty()).collect();
        if action.is_some() {
            alternative.action.walk(&mut |value| {
                if let ValueKind::Bound(binding) = value.kind
                    && let Some(used) = used.get_mut(binding)
                {
                    *used = true;
                }
            });
        }
        let is_named = action.is_some();
        let items: Vec<String> = alternative
            .items
            .iter()
            .map(|item| {
                let text = self.item(item);
                match item.binding.filter(|binding| used[*binding]).map(|one| &variables[one]) {
                    Some(variable) if is_named => self.named(variable, item, &text),
                    _ => text,
                }
            })
            .collect();
        (items.join(" "), action)
    }

    /// What upstream's generator takes the only value of an alternative for.
    fn known_of(&self, alternative: &Alternative) -> Option<String> {
        let mut bound = alternative.items.iter().filter(|item| item.binding.is_some());
        match (bound.next(), bound.next()) {
            (Some(only), None) => Some(self.known_type(only)),
            _ => None,
        }
    }

    /// An item with its name, and the type that it has to be declared with where C would not know it.
    fn named(&self, variable: &Variable, item: &Item, text: &str) -> String {
        let known = self.known_type(item);
        match known == variable.ty {
            true => format!("{}={text}", variable.name),
            false => format!("{}[{}]={text}", variable.name, variable.ty),
        }
    }

    /// What the bindings of an alternative are to C.
    fn variables(&self, alternative: &Alternative) -> Vec<Variable> {
        let mut names: Vec<String> = Vec::new();
        for binding in &alternative.bindings {
            let mut name = match binding.name.as_str() {
                "" => "a".to_string(),
                name if WORDS.contains(&name) => format!("{name}_"),
                name => name.to_string(),
            };
            while names.contains(&name) {
                name.push('_');
            }
            names.push(name);
        }
        let variable = |(binding, name): (usize, String)| {
            let ty = &alternative.bindings[binding].ty;
            let item = alternative.items.iter().find(|item| item.binding == Some(binding));
            let known = item.map_or(ANYTHING.to_string(), |item| self.known_type(item));
            let real = types::of_rule(self.schema(), ty);
            let (may_be_null, may_be_empty) = match item.map(|item| &item.expression) {
                Some(Expression::Optional(of)) => (true, may_be_empty(of)),
                Some(Expression::Repeat { at_least_one, .. }) => (false, !at_least_one),
                _ => (false, false),
            };
            // What C takes for any sequence, or for a node, is declared as what it is.
            let is_wrong = known == SEQUENCE || known == STRING;
            let ty = if is_wrong { real } else { known };
            Variable { name, ty, may_be_null, may_be_empty }
        };
        names.into_iter().enumerate().map(variable).collect()
    }

    /// The type that upstream's generator declares the value of an item with.
    fn known_type(&self, item: &Item) -> String {
        match &item.expression {
            Expression::Token(Token::Keyword(_)) => "Token*".to_string(),
            Expression::Token(Token::Named(name)) if name == "STRING" => STRING.to_string(),
            Expression::Token(_) => types::of(self.schema(), &item.ty),
            Expression::Rule(id) => types::of_rule(self.schema(), &self.grammar.rule(*id).ty),
            Expression::Repeat { .. } | Expression::Gather { .. } => SEQUENCE.to_string(),
            Expression::Group(_)
            | Expression::Optional(_)
            | Expression::Look { .. }
            | Expression::Forced { .. }
            | Expression::Cut => ANYTHING.to_string(),
        }
    }

    fn item(&mut self, item: &Item) -> String {
        match &item.expression {
            Expression::Token(token) => self.token(token),
            Expression::Rule(id) => self.grammar.rule(*id).name.clone(),
            Expression::Group(alternatives) => format!("({})", self.alternatives(alternatives)),
            Expression::Optional(of) => match &of.expression {
                Expression::Group(alternatives) => format!("[{}]", self.alternatives(alternatives)),
                _ => format!("[{}]", self.item(of)),
            },
            Expression::Repeat { element, at_least_one } => {
                format!("{}{}", self.atom(element), if *at_least_one { '+' } else { '*' })
            }
            Expression::Gather { separator, element } => {
                format!("{}.{}+", self.atom(separator), self.atom(element))
            }
            Expression::Look { ahead, of } => {
                format!("{}{}", if *ahead { '&' } else { '!' }, self.atom(of))
            }
            Expression::Forced { of, expected: _ } => format!("&&{}", self.forced(of)),
            Expression::Cut => "~".to_string(),
        }
    }

    /// An item that something can stand in front of or behind.
    fn atom(&mut self, item: &Item) -> String {
        let text = self.item(item);
        match &item.expression {
            Expression::Token(_) | Expression::Rule(_) | Expression::Group(_) => text,
            _ => format!("({text})"),
        }
    }

    /// Upstream's generator can only force operators and groups.
    fn forced(&mut self, item: &Item) -> String {
        let text = self.atom(item);
        match &item.expression {
            Expression::Group(_) => text,
            Expression::Token(Token::Named(_)) if text.starts_with('\'') => text,
            _ => format!("({text})"),
        }
    }

    fn alternatives(&mut self, alternatives: &[Alternative]) -> String {
        let text = |alternative: &Alternative| match self.parts(alternative, ANYTHING) {
            (items, None) => items,
            (items, Some(action)) => format!("{items} {{ {} }}", action.line()),
        };
        alternatives.iter().map(text).collect::<Vec<_>>().join(" | ")
    }

    fn token(&self, token: &Token) -> String {
        match token {
            Token::Named(name) => {
                let token = self.tokens.tokens.iter().find(|token| token.name == *name);
                match token.and_then(|token| token.spelling()) {
                    Some(spelling) => format!("'{spelling}'"),
                    None => name.clone(),
                }
            }
            Token::Keyword(word) => format!("'{word}'"),
            Token::Soft(word) => format!("\"{word}\""),
            Token::AnySoft => "SOFT_KEYWORD".to_string(),
        }
    }
}

/// What upstream's generator takes a string token for: it is none.
const STRING: &str = "expr_ty of a string";

/// Whether an item can match a list without elements.
fn may_be_empty(item: &Item) -> bool {
    matches!(item.expression, Expression::Repeat { at_least_one: false, .. })
}

/// The group that is all of a rule, if its action is more than what the group has.
fn only_group(rule: &Rule) -> Option<(&Alternative, &[Alternative])> {
    let [alternative] = rule.alternatives.as_slice() else { return None };
    let [Item { expression: Expression::Group(group), .. }] = alternative.items.as_slice() else {
        return None;
    };
    let is_mere =
        matches!(bare(&alternative.action).kind, ValueKind::Bound(_) | ValueKind::Matched);
    (!is_mere).then_some((alternative, group))
}

/// Whether an alternative would mean something else without an action.
fn needs_action(alternative: &Alternative, writer: &Writer<'_>, grammar: &Grammar) -> bool {
    let is_invalid = |item: &Item| match item.expression {
        Expression::Rule(id) => grammar.rule(id).is_invalid(),
        _ => false,
    };
    let values = alternative
        .items
        .iter()
        .filter(|item| item.expression.has_value() || matches!(item.expression, Expression::Cut));
    match &alternative.action {
        Value { kind: ValueKind::Matched, .. } => false,
        Value { kind: ValueKind::None, ty: Type::Nothing } => {
            !alternative.items.iter().any(is_invalid)
        }
        action => values.count() != 1 || !writer.is_variable(action),
    }
}
