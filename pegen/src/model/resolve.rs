//! From the notation to the model: names to rules and tokens, types to expressions, actions to values.

use rustc_hash::FxHashMap;

use super::names::{names_of_the_parser, reserved_names};
use super::{Alternative, Binding, Expression, Grammar, Item, Keywords, Rule, RuleId, Token};
use crate::action::{self, Reader, Schema, Scope, Type, Upstream, Value, ValueKind};
use crate::diagnostic::{Checked, Diagnostic, FileId};
use crate::gram::{self, ExpressionKind, GrammarFile};
use crate::overlay::{self, Sourced};
use crate::template;
use crate::tokens::Tokens;

/// Resolves the rules of one file.
pub fn resolve(file: &GrammarFile, tokens: &Tokens, schema: Schema) -> Checked<Grammar> {
    resolve_rules(&overlay::merge(file, &[])?, tokens, schema, &template::NoReader)
}

/// Resolves rules that can come from several files.
pub fn resolve_rules(
    rules: &[Sourced],
    tokens: &Tokens,
    schema: Schema,
    templates: &dyn template::Reader,
) -> Checked<Grammar> {
    let reader = Reader::default();
    let upstream = Upstream::new(&schema, &reader);
    let mut resolver = Resolver {
        tokens,
        schema: &schema,
        reader: &reader,
        templates,
        upstream: &upstream,
        rules: FxHashMap::default(),
        types: Vec::new(),
        keywords: Keywords::default(),
        findings: [reserved_names(rules), names_of_the_parser(rules)].concat(),
        file: None,
        in_c: Vec::new(),
    };
    resolver.declare(rules);
    resolver.infer(rules);
    let resolved: Vec<Rule> = rules.iter().map(|(file, rule)| resolver.rule(*file, rule)).collect();
    let Resolver { mut keywords, mut findings, in_c, .. } = resolver;
    for words in [&mut keywords.hard, &mut keywords.soft] {
        words.sort_unstable();
        words.dedup();
    }
    if keywords.hard.len() > MOST_KEYWORDS {
        let headline = format!("a language has at most {MOST_KEYWORDS} keywords");
        let rule = rules.last().map(|(file, rule)| file.at(rule.name.span));
        let finding = Diagnostic::error("too-many", headline);
        findings.push(match rule {
            Some(place) => finding.label(place, "the rules up to this one have more"),
            None => finding,
        });
    }
    match findings.is_empty() {
        true => Ok(Grammar {
            rules: resolved,
            keywords,
            schema,
            in_c,
            authored: Vec::new(),
            is_laid_over_base: false,
        }),
        false => Err(findings),
    }
}

/// How many keywords a language can have: their numbers come behind those of the tokens.
const MOST_KEYWORDS: usize = 60_000;

struct Resolver<'a> {
    tokens: &'a Tokens,
    schema: &'a Schema,
    reader: &'a Reader,
    templates: &'a dyn template::Reader,
    upstream: &'a Upstream<'a>,
    rules: FxHashMap<&'a str, RuleId>,
    /// The declared type of each rule.
    types: Vec<Type>,
    keywords: Keywords,
    findings: Vec<Diagnostic>,
    file: Option<FileId>,
    /// The files with a constructor in upstream's spelling.
    in_c: Vec<FileId>,
}

impl<'a> Resolver<'a> {
    fn place(&self, span: crate::diagnostic::Span) -> crate::diagnostic::Place {
        self.file.map(|file| file.at(span)).expect("set for each rule before its parts are read")
    }

    /// Collects names and types, so that rules can refer to later ones.
    fn declare(&mut self, rules: &'a [Sourced]) {
        let mut places = Vec::new();
        for (index, (file, rule)) in rules.iter().enumerate() {
            let file = *file;
            let place = file.at(rule.name.span);
            if let Some(first) = self.rules.insert(&rule.name.text, RuleId(index as u32)) {
                let headline = format!("the rule `{}` is defined twice", rule.name.text);
                self.findings.push(
                    Diagnostic::error("defined-twice", headline)
                        .label(place, "here again")
                        .label(places[first.0 as usize], "first here"),
                );
            }
            places.push(place);
            self.file = Some(file);
            let unknown = rule.ty.as_ref().map_or(Type::Matched, |_| Type::Nothing);
            let ty = rule.ty.as_ref().and_then(|ty| self.ty(ty));
            self.types.push(ty.unwrap_or(unknown));
            for flag in rule.flags.iter().filter(|flag| flag.text != "memo") {
                let headline = format!("there is no flag `{}`", flag.text);
                self.findings.push(
                    Diagnostic::error("unknown-flag", headline)
                        .label(file.at(flag.span), "of this rule")
                        .hint("the only flag is (memo)"),
                );
            }
        }
    }

    /// Finds the types that are to be inferred. They may depend on each other, though not in circles.
    fn infer(&mut self, rules: &'a [Sourced]) {
        let inferred = |rule: &gram::Rule| {
            rule.ty.as_ref().is_some_and(|ty| self.schema.is_inferred(&ty.text))
        };
        let open: Vec<usize> =
            (0..rules.len()).filter(|&index| inferred(&rules[index].1)).collect();
        let findings = std::mem::take(&mut self.findings);
        for _ in &open {
            let before = self.types.clone();
            for &index in &open {
                let alternatives = self.alternatives(&rules[index].1.alternatives, None);
                self.types[index] = common_type(&alternatives, self.schema);
            }
            if self.types == before {
                break;
            }
        }
        self.findings = findings;
    }

    fn ty(&mut self, ty: &gram::Spanned) -> Option<Type> {
        if self.schema.is_inferred(&ty.text) {
            return None;
        }
        let read = self.schema.read(&ty.text).filter(|read| match read.of_what() {
            Type::Token(Some(name)) => self.tokens.number(name).is_some(),
            _ => true,
        });
        if read.is_none() {
            let headline = format!("there is no type `{}`", ty.text.trim());
            let finding = Diagnostic::error("undefined-type", headline)
                .label(self.place(ty.span), "given here")
                .suggest(ty.text.trim_end_matches(['*', '?']), self.schema.type_names());
            self.findings.push(finding);
        }
        read
    }

    fn rule(&mut self, file: FileId, rule: &'a gram::Rule) -> Rule {
        self.file = Some(file);
        let id = self.rules[rule.name.text.as_str()];
        let ty = self.types[id.0 as usize].clone();
        let alternatives = self.alternatives(&rule.alternatives, Some(&ty));
        Rule {
            name: rule.name.text.clone(),
            place: file.at(rule.name.span),
            ty,
            memo: rule.flags.iter().any(|flag| flag.text == "memo"),
            alternatives,
        }
    }

    fn alternatives(
        &mut self,
        alternatives: &'a [gram::Alternative],
        expected: Option<&Type>,
    ) -> Vec<Alternative> {
        alternatives.iter().map(|alternative| self.alternative(alternative, expected)).collect()
    }

    fn alternative(
        &mut self,
        alternative: &'a gram::Alternative,
        expected: Option<&Type>,
    ) -> Alternative {
        self.file = Some(alternative.file);
        let place = self.place(alternative.span);
        let mut bindings: Vec<Binding> = Vec::new();
        let mut items = Vec::new();
        let valued = alternative.items.iter().filter(|item| has_value(&item.expression)).count();
        for item in &alternative.items {
            let mut resolved = self.item(item);
            let implicit = alternative.action.is_none() && valued == 1;
            let name = match &item.name {
                Some(name) => Some(name.text.clone()),
                None if implicit && has_value(&item.expression) => Some(String::new()),
                None => None,
            };
            if let Some(name) = name {
                resolved.binding = Some(bindings.len());
                bindings.push(Binding { name, ty: resolved.ty.clone() });
            }
            items.push(resolved);
        }
        let may_be_empty =
            items.iter().filter(|item| item.binding.is_some()).map(is_open).collect();
        let action = self.action(alternative, (&bindings, may_be_empty), expected, valued);
        Alternative { items, bindings, action, place }
    }

    fn action(
        &mut self,
        alternative: &gram::Alternative,
        (bindings, may_be_empty): (&[Binding], Vec<bool>),
        expected: Option<&Type>,
        valued: usize,
    ) -> Value {
        let matched = Value::new(ValueKind::Matched, Type::Matched);
        let file = self.place(alternative.span).file;
        let is_in_c = alternative.action.as_ref().is_some_and(|it| it.text.contains("_PyAST_"));
        let mut scope = Scope {
            is_in_c,
            schema: self.schema,
            file,
            bindings: bindings.iter().map(|one| (one.name.clone(), one.ty.clone())).collect(),
            trusting: alternative.action.as_ref().is_some_and(|action| action.text.contains("->")),
            may_be_empty,
            reader: self.reader,
            templates: self.templates,
        };
        if is_in_c && !self.in_c.contains(&file) {
            self.in_c.push(file);
        }
        if expected == Some(&Type::Matched) && alternative.action.is_none() {
            return matched;
        }
        if alternative.action.is_none() && alternative.items.iter().any(is_invalid) {
            return Value::new(ValueKind::None, Type::Nothing);
        }
        let checked = match &alternative.action {
            Some(text) => self
                .reader
                .read(&text.text, file.at(text.span))
                .and_then(|term| self.upstream.translate(term, file))
                .and_then(|term| action::check(&mut scope, &term, expected)),
            None if valued == 1 => {
                // A later item of the same name hides an earlier one: the last is the only one.
                let index = bindings.len() - 1;
                let value = Value::new(ValueKind::Bound(index), bindings[index].ty.clone());
                action::fit(&scope, value, expected, alternative.span)
            }
            None => match expected {
                None | Some(Type::Matched) => Ok(matched.clone()),
                Some(expected) => {
                    let headline = "this alternative needs an action";
                    let label = format!("what is a `{}` of these?", self.schema.show(expected));
                    Err(Diagnostic::error("missing-action", headline)
                        .label(file.at(alternative.span), label))
                }
            },
        };
        checked.unwrap_or_else(|finding| {
            self.findings.push(finding);
            matched
        })
    }

    fn item(&mut self, item: &'a gram::Item) -> Item {
        let declared = item.ty.as_ref().and_then(|ty| self.ty(ty));
        let mut resolved = self.expression(&item.expression);
        if let Some(declared) = declared
            && resolved.ty == Type::Matched
        {
            resolved.ty = declared;
        }
        resolved
    }

    fn boxed(&mut self, expression: &'a gram::Expression) -> Box<Item> {
        Box::new(self.expression(expression))
    }

    fn expression(&mut self, written: &'a gram::Expression) -> Item {
        let place = self.place(written.span);
        let (expression, ty) = match &written.kind {
            ExpressionKind::Name(name) => self.name(name, place),
            ExpressionKind::Hard(word) => self.literal(word, place, Token::Keyword),
            ExpressionKind::Soft(word) => self.literal(word, place, Token::Soft),
            ExpressionKind::Group(alternatives) => match only_expression(alternatives) {
                Some(only) => return self.expression(only),
                None => self.group(alternatives),
            },
            ExpressionKind::Optional(of) => {
                let of = self.boxed(of);
                let ty = Type::optional_of(of.ty.clone());
                (Expression::Optional(of), ty)
            }
            ExpressionKind::Repeat { element, at_least_one } => {
                let element = self.boxed(element);
                let ty = Type::list(element.ty.clone());
                (Expression::Repeat { element, at_least_one: *at_least_one }, ty)
            }
            ExpressionKind::Gather { separator, element } => {
                let (separator, element) = (self.boxed(separator), self.boxed(element));
                let ty = Type::list(element.ty.clone());
                (Expression::Gather { separator, element }, ty)
            }
            ExpressionKind::Ahead(of) => {
                (Expression::Look { ahead: true, of: self.boxed(of) }, Type::Matched)
            }
            ExpressionKind::NotAhead(of) => {
                (Expression::Look { ahead: false, of: self.boxed(of) }, Type::Matched)
            }
            ExpressionKind::Forced(of) => {
                let expected = match &of.kind {
                    ExpressionKind::Hard(word) | ExpressionKind::Soft(word) => format!("'{word}'"),
                    ExpressionKind::Name(name) => name.clone(),
                    _ => "(".to_string() + &inner_text(of) + ")",
                };
                let of = self.boxed(of);
                let ty = of.ty.clone();
                (Expression::Forced { of, expected }, ty)
            }
            ExpressionKind::Cut => (Expression::Cut, Type::Matched),
        };
        Item { binding: None, expression, ty, place }
    }

    /// A group's type is what its alternatives agree on.
    fn group(&mut self, written: &'a [gram::Alternative]) -> (Expression, Type) {
        let mut alternatives = self.alternatives(written, None);
        let ty = common_type(&alternatives, self.schema);
        for alternative in &mut alternatives {
            let bindings = &alternative.bindings;
            let scope = Scope {
                schema: self.schema,
                file: alternative.place.file,
                bindings: bindings.iter().map(|one| (one.name.clone(), one.ty.clone())).collect(),
                trusting: false,
                is_in_c: false,
                may_be_empty: Vec::new(),
                reader: self.reader,
                templates: self.templates,
            };
            let action = alternative.action.clone();
            match action::fit(&scope, action, Some(&ty), alternative.place.span) {
                Ok(action) => alternative.action = action,
                Err(finding) => self.findings.push(finding),
            }
        }
        (Expression::Group(alternatives), ty)
    }

    fn name(&mut self, name: &str, place: crate::diagnostic::Place) -> (Expression, Type) {
        if let Some(&id) = self.rules.get(name) {
            return (Expression::Rule(id), self.types[id.0 as usize].clone());
        }
        if self.tokens.number(name).is_none() {
            let what = match name.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_')
            {
                true => "token",
                false => "rule",
            };
            let known = self.rules.keys().copied();
            let tokens = self.tokens.tokens.iter().map(|token| token.name.as_str());
            self.findings.push(
                Diagnostic::error("undefined-rule", format!("there is no {what} `{name}`"))
                    .label(place, "used here")
                    .suggest(name, known.chain(tokens)),
            );
            // Of a type that fits anything: one mistake, one finding.
            return (Expression::Token(Token::Named(name.to_string())), Type::Nothing);
        }
        if name == "SOFT_KEYWORD" {
            return (Expression::Token(Token::AnySoft), Type::Token(Some("NAME".to_string())));
        }
        let token = Token::Named(name.to_string());
        (Expression::Token(token), Type::Token(Some(name.to_string())))
    }

    /// `'word'` or `"word"`: a keyword if it is a word, else an operator.
    fn literal(
        &mut self,
        word: &str,
        place: crate::diagnostic::Place,
        keyword: fn(String) -> Token,
    ) -> (Expression, Type) {
        let is_word = word.starts_with(|first: char| first.is_alphabetic() || first == '_')
            && word.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
        let token = if is_word {
            let token = keyword(word.to_string());
            match &token {
                Token::Soft(_) => self.keywords.soft.push(word.to_string()),
                _ => self.keywords.hard.push(word.to_string()),
            }
            token
        } else {
            match self.tokens.operator(word) {
                Some(number) => Token::Named(self.tokens.tokens[usize::from(number)].name.clone()),
                None => {
                    let spellings = self.tokens.tokens.iter().filter_map(|token| token.spelling());
                    self.findings.push(
                        Diagnostic::error(
                            "undefined-token",
                            format!("there is no operator `{word}`"),
                        )
                        .label(place, "used here")
                        .why("the operators are those of the Tokens file")
                        .suggest(word, spellings),
                    );
                    Token::Named(String::new())
                }
            }
        };
        // A soft keyword is a NAME, and can be used as one.
        let ty = match &token {
            Token::Soft(_) => Type::Token(Some("NAME".to_string())),
            _ => Type::Token(None),
        };
        (Expression::Token(token), ty)
    }
}

/// Whether an item matches nothing as well.
fn is_open(item: &Item) -> bool {
    matches!(
        item.expression,
        Expression::Optional(_) | Expression::Repeat { at_least_one: false, .. }
    )
}

fn has_value(expression: &gram::Expression) -> bool {
    !matches!(
        expression.kind,
        ExpressionKind::Ahead(_) | ExpressionKind::NotAhead(_) | ExpressionKind::Cut
    )
}

/// A rule that is there for the error that it raises: it never gives a value.
fn is_invalid(item: &gram::Item) -> bool {
    matches!(&item.expression.kind, ExpressionKind::Name(name) if name.starts_with("invalid_"))
}

/// What is in a group that groups nothing.
fn only_expression(alternatives: &[gram::Alternative]) -> Option<&gram::Expression> {
    let [gram::Alternative { items, action: None, .. }] = alternatives else { return None };
    let [gram::Item { name: None, ty: None, expression }] = items.as_slice() else { return None };
    has_value(expression).then_some(expression)
}

/// What a forced group says it expected: its literals.
fn inner_text(expression: &gram::Expression) -> String {
    let ExpressionKind::Group(alternatives) = &expression.kind else { return String::new() };
    let texts: Vec<String> = alternatives
        .iter()
        .map(|alternative| {
            let items = alternative.items.iter().map(|item| match &item.expression.kind {
                ExpressionKind::Hard(word) | ExpressionKind::Soft(word) => format!("'{word}'"),
                ExpressionKind::Name(name) => name.clone(),
                _ => "…".to_string(),
            });
            items.collect::<Vec<_>>().join(" ")
        })
        .collect();
    texts.join(" | ")
}

/// The type that the values of all alternatives can be fitted to.
fn common_type(alternatives: &[Alternative], schema: &Schema) -> Type {
    let mut common: Option<Type> = None;
    for alternative in alternatives {
        let ty = &alternative.action.ty;
        common = Some(match common {
            None => ty.clone(),
            Some(known) => both(&known, ty, schema),
        });
    }
    common.unwrap_or(Type::Matched)
}

fn both(one: &Type, other: &Type, schema: &Schema) -> Type {
    let node_of = |token: &str| {
        schema.declarations.conversion(token).and_then(|conversion| schema.read(&conversion.to))
    };
    match (one, other) {
        _ if one == other => one.clone(),
        (Type::Nothing, ty) | (ty, Type::Nothing) => ty.clone(),
        (Type::Empty, ty @ Type::List(_)) | (ty @ Type::List(_), Type::Empty) => ty.clone(),
        (Type::Token(Some(one)), Type::Token(Some(other)))
            if node_of(one).is_some() && node_of(one) == node_of(other) =>
        {
            node_of(one).unwrap_or(Type::Token(None))
        }
        (Type::Token(_), Type::Token(_)) => Type::Token(None),
        (Type::Token(Some(token)), ty) | (ty, Type::Token(Some(token)))
            if node_of(token).as_ref() == Some(ty) =>
        {
            ty.clone()
        }
        (Type::Optional(one), other) | (other, Type::Optional(one)) => {
            Type::optional_of(both(one, other.present(), schema))
        }
        (Type::List(one), Type::List(other)) => match both(one, other, schema) {
            Type::Matched => Type::Matched,
            ty => Type::list(ty),
        },
        _ => Type::Matched,
    }
}
