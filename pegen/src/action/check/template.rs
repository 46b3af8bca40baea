//! Templates: from the tree that a template's text has to constructor calls.
//!
//! A name that stands for a hole becomes what the hole's action makes: an expression as it is or as a target, an
//! identifier, or, where nothing else stands in a node, the whole of it: a statement, a parameter, a pattern. A list
//! is put where one item stands. Where something can be absent, the smallest part goes with it that can be left out.

use super::{Found, Scope, check};
use crate::action::typing::{NodeKind, Type, TypedField};
use crate::action::value::{Item, Value, ValueKind};
use crate::diagnostic::{Diagnostic, Span};
use crate::template::{self, Filled, Form, Tree};

/// How deep the tree of a template may nest.
const MAX_DEPTH: usize = 64;

/// The list fields of the base language in which something has to stand.
const NEVER_EMPTY: [&str; 6] = ["body", "targets", "names", "items", "cases", "generators"];

impl Scope<'_> {
    /// The value of a template, whose text stands at `span`.
    pub(super) fn template(&mut self, text: &str, span: Span, expected: Option<&Type>) -> Found {
        let (form, is_list) = self.form(span, expected)?;
        let filled = template::fill(text).map_err(|(words, at)| {
            self.error("template-hole", words, within(span, at), "in this template")
        })?;
        let tree = self.templates.read(&filled.text, form).map_err(|refused| {
            let place = within(span, filled.origin(refused.span));
            self.error("template-syntax", "a template has to be program text", place, "here")
                .why(refused.message)
        })?;
        if let Some(hole) = filled.stray(&tree) {
            let place = within(span, filled.holes[hole].span);
            return Err(self
                .error("template-hole", template::STRAY, place, "this one")
                .hint("`{{` and `}}` are braces"));
        }
        let holes = self.holes(&filled, span)?;
        let first = (0..holes.len()).collect();
        let mut builder = Builder { scope: self, filled: &filled, holes, first, span, depth: 0 };
        builder.first = builder.evaluated_first(&tree)?;
        match (tree, is_list) {
            (Tree::List(items), true) => builder.list(&items, &statement(builder.scope), "body"),
            (Tree::List(items), false) => match items.as_slice() {
                [only] => builder.whole(only, &statement(builder.scope)),
                [] => Err(builder.error("template-type", "the template has no statement", span)),
                _ => Err(builder
                    .error("template-type", "one statement is wanted, there are several", span)
                    .hint("put them into one: `if True:`; or make the rule one of `stmt*`")),
            },
            (tree, _) => {
                let expr = builder.scope.schema.read("expr").unwrap_or(Type::Nothing);
                builder.whole(&tree, &expr)
            }
        }
    }

    /// What the text of a template has to be where a type is expected, and whether it is a list of statements.
    fn form(&self, span: Span, expected: Option<&Type>) -> Result<(Form, bool), Diagnostic> {
        let Some(expected) = expected.map(Type::present) else {
            return Ok((Form::Expression, false));
        };
        match (self.schema.show(expected).as_str(), expected) {
            ("expr", Type::Node(_)) => Ok((Form::Expression, false)),
            ("stmt", Type::Node(_)) => Ok((Form::Statements, false)),
            ("stmt*", Type::List(_)) => Ok((Form::Statements, true)),
            _ => {
                let headline = format!("{} is wanted, this is a template", self.a(expected));
                let why = "a template makes an `expr`, a `stmt` or statements, `stmt*`";
                Err(self.error("template-type", headline, span, "of the wrong type").why(why))
            }
        }
    }

    /// The values of the holes.
    fn holes(&mut self, filled: &Filled, span: Span) -> Result<Vec<Value>, Diagnostic> {
        let mut values = Vec::new();
        for hole in &filled.holes {
            let at = self.file.at(within(span, hole.span));
            let term = self.reader.read(&hole.text, at)?;
            values.push(check(self, &term, None)?);
        }
        Ok(values)
    }
}

/// A span of a template as one of the file.
fn within(template: Span, part: Span) -> Span {
    let end = (template.start + part.end).min(template.end);
    Span { start: (template.start + part.start).min(end), end }
}

fn statement(scope: &Scope<'_>) -> Type {
    scope.schema.read("stmt").unwrap_or(Type::Nothing)
}

/// Makes values of trees.
struct Builder<'b, 'a> {
    scope: &'b mut Scope<'a>,
    filled: &'b Filled,
    /// What the hole of each number makes.
    holes: Vec<Value>,
    /// For each hole the one of those with the same action that is evaluated first.
    first: Vec<usize>,
    /// The template's place.
    span: Span,
    depth: usize,
}

/// A value, and the holes that must not be empty for it to be there.
type Part = (Value, Vec<usize>);

impl Builder<'_, '_> {
    fn error(&self, code: &'static str, headline: impl Into<String>, span: Span) -> Diagnostic {
        self.scope.error(code, headline, span, "in this template")
    }

    fn hole_error(&self, hole: usize, code: &'static str, headline: String) -> Diagnostic {
        let span = within(self.span, self.filled.holes[hole].span);
        self.scope.error(code, headline, span, "this hole")
    }

    fn shown(&self, hole: usize) -> String {
        let hole = &self.filled.holes[hole];
        format!("{{{}{}}}", if hole.once { "=" } else { "" }, hole.text.trim())
    }

    /// The whole template: nothing around it can be left out.
    fn whole(&mut self, tree: &Tree, ty: &Type) -> Found {
        let (value, needs) = self.part(tree, ty)?;
        match needs.first() {
            None => Ok(value),
            Some(&hole) => {
                let headline = format!(
                    "what is in `{}` can be absent, and nothing around it can be left out",
                    self.shown(hole)
                );
                Err(self.hole_error(hole, "template-absent", headline))
            }
        }
    }

    /// What stands where one `ty` is wanted.
    fn part(&mut self, tree: &Tree, ty: &Type) -> Result<Part, Diagnostic> {
        if self.depth > MAX_DEPTH {
            let headline = format!("a template nests at most {MAX_DEPTH} deep");
            return Err(self.error("template-syntax", headline, self.span));
        }
        let certain = |kind: ValueKind| Ok((Value::new(kind, ty.clone()), Vec::new()));
        match tree {
            Tree::Absent => certain(ValueKind::None),
            Tree::Int(number) => certain(ValueKind::Int(*number)),
            Tree::Text(text) => certain(ValueKind::Text(text.clone())),
            Tree::Identifier(name) => match self.filled.hole(name) {
                Some(hole) => self.identifier(hole),
                None => certain(ValueKind::Text(name.clone())),
            },
            Tree::Constant(text) => Ok((self.scope.literal(text, self.span)?, Vec::new())),
            Tree::Simple(name) => match self.scope.schema.kind(name) {
                Some(kind) => certain(ValueKind::Simple(kind.id)),
                None => Err(self.missing(name)),
            },
            Tree::List(items) => {
                let of = match ty {
                    Type::List(of) => (**of).clone(),
                    _ => Type::Nothing,
                };
                Ok((self.list(items, &of, "")?, Vec::new()))
            }
            Tree::Node { kind, fields } => {
                self.depth += 1;
                let made = self.node(tree, kind, fields, ty);
                self.depth -= 1;
                made
            }
        }
    }

    fn node(
        &mut self,
        tree: &Tree,
        kind: &str,
        fields: &[(String, Tree)],
        ty: &Type,
    ) -> Result<Part, Diagnostic> {
        if let Some(hole) = self.filled.only_hole(tree)
            && *self.holes[hole].ty.present() == *ty
            && kind != "Name"
        {
            return Ok(self.present(hole));
        }
        if let ("Name", [(_, Tree::Identifier(name)), (_, Tree::Simple(context))]) = (kind, fields)
            && let Some(hole) = self.filled.hole(name)
        {
            return self.expression(hole, context, ty);
        }
        let Some(known) = self.scope.schema.kind(kind).cloned() else {
            return Err(self.missing(kind));
        };
        let (mut values, mut needs) = (Vec::new(), Vec::new());
        for field in &known.fields {
            let given = fields.iter().find(|(name, _)| *name == field.name);
            let (value, more) = self.field(given.map_or(&Tree::Absent, |(_, tree)| tree), field)?;
            values.push(value);
            needs.extend(more);
        }
        let make = ValueKind::Make { kind: known.id, fields: values };
        Ok((Value::new(make, Type::Node(known.of)), needs))
    }

    fn field(&mut self, tree: &Tree, field: &TypedField) -> Result<Part, Diagnostic> {
        match (&field.ty, tree) {
            (Type::Optional(_) | Type::List(_), Tree::Absent) => {
                Ok((Value::new(ValueKind::None, field.ty.clone()), Vec::new()))
            }
            (Type::Optional(of), _) => {
                let (value, needs) = self.part(tree, of)?;
                let present = Value::new(ValueKind::Present(Box::new(value)), field.ty.clone());
                Ok((self.where_present(present, &needs), Vec::new()))
            }
            (Type::List(of), Tree::List(items)) => {
                Ok((self.list(items, of, &field.name)?, Vec::new()))
            }
            (Type::Node(of), Tree::Node { kind, .. }) => {
                let (value, needs) = self.part(tree, &field.ty)?;
                let known = self.scope.schema.kind(kind).filter(|kind| kind.of == *of);
                // Parameters that are absent are none.
                match known.and_then(empty).filter(|_| !needs.is_empty()) {
                    Some(none) => Ok((self.choose(value, none, &needs), Vec::new())),
                    None => Ok((value, needs)),
                }
            }
            (_, Tree::Absent) => {
                let headline = format!("this language's tree has a `{}` here", field.name);
                Err(self.error("template-type", headline, self.span))
            }
            _ => self.part(tree, &field.ty),
        }
    }

    /// A list of `of`s: an item that is a hole with a list is all of that, one that can be absent may be none.
    fn list(&mut self, items: &[Tree], of: &Type, field: &str) -> Found {
        let ty = Type::list(of.clone());
        let mut made = Vec::new();
        for item in items {
            let hole = self.filled.only_hole(item);
            if let Some(hole) = hole.filter(|hole| items.len() == 1 && self.may_be_empty(*hole))
                && NEVER_EMPTY.contains(&field)
            {
                let headline = format!("what is in `{}` can be nothing at all", self.shown(hole));
                return Err(self
                    .hole_error(hole, "template-absent", headline)
                    .why(format!("`{field}` of the base language is never empty")));
            }
            if let Some(hole) = hole.filter(|hole| matches!(self.holes[*hole].ty, Type::List(_))) {
                let span = within(self.span, self.filled.holes[hole].span);
                if is_target(item) {
                    let headline = "a list cannot be assigned to as one".to_string();
                    return Err(self.hole_error(hole, "template-type", headline));
                }
                let value = self.scope.fit(self.holes[hole].clone(), &ty, span)?;
                made.push(Item { spread: true, value });
                continue;
            }
            let (value, needs) = self.part(item, of)?;
            made.push(match needs.is_empty() {
                true => Item { spread: false, value },
                false => {
                    let one = ValueKind::List(vec![Item { spread: false, value }]);
                    let one = Value::new(one, ty.clone());
                    Item { spread: true, value: self.where_present(one, &needs) }
                }
            });
        }
        Ok(Value::new(ValueKind::List(made), ty))
    }

    /// `value` where what the holes need is there, else nothing.
    fn where_present(&self, value: Value, needs: &[usize]) -> Value {
        let nothing = Value::new(ValueKind::None, value.ty.clone());
        self.choose(value, nothing, needs)
    }

    fn choose(&self, value: Value, otherwise: Value, needs: &[usize]) -> Value {
        needs.iter().fold(value, |then, &hole| {
            let ty = then.ty.clone();
            let choose = ValueKind::Choose {
                test: Box::new(self.holes[hole].clone()),
                then: Box::new(then),
                otherwise: Box::new(otherwise.clone()),
            };
            Value::new(choose, ty)
        })
    }

    /// What is in a hole, as something that is there.
    fn present(&self, hole: usize) -> Part {
        let value = self.holes[hole].clone();
        let Type::Optional(of) = &value.ty else { return (value, Vec::new()) };
        let of = (**of).clone();
        let kind = match value.kind {
            // A binding that has been tested is known to be there.
            ValueKind::Bound(binding) => ValueKind::Bound(binding),
            _ => ValueKind::There(Box::new(value)),
        };
        (Value::new(kind, of), vec![hole])
    }

    /// What is in a hole as an expression that is loaded, stored or deleted.
    fn expression(&mut self, hole: usize, context: &str, ty: &Type) -> Result<Part, Diagnostic> {
        let span = within(self.span, self.filled.holes[hole].span);
        let (value, needs) = self.present(hole);
        let is_name = matches!(&value.ty, Type::Identifier)
            || context != "Load" && matches!(&value.ty, Type::Token(_));
        let expression = match is_name {
            true => {
                let id = self.named(value, span)?;
                return Ok((self.name(id, context)?, needs));
            }
            false => self.scope.fit(value, ty, span)?,
        };
        if context == "Load" {
            return Ok((self.held(hole, expression)?, needs));
        }
        if self.is_held(hole) {
            let headline = format!("`{}` is a value, and cannot be assigned to", self.shown(hole));
            return Err(self.hole_error(hole, "template-type", headline));
        }
        let context = self.part(&Tree::Simple(context.to_string()), &self.context())?.0;
        Ok((self.scope.helped("set_context", vec![expression, context], span)?, needs))
    }

    fn context(&self) -> Type {
        self.scope.schema.read("expr_context").unwrap_or(Type::Nothing)
    }

    fn identifier(&mut self, hole: usize) -> Result<Part, Diagnostic> {
        let span = within(self.span, self.filled.holes[hole].span);
        let (value, needs) = self.present(hole);
        Ok((self.named(value, span)?, needs))
    }

    /// The identifier that a value is.
    fn named(&self, value: Value, span: Span) -> Found {
        match &value.ty {
            Type::Token(_) => self.scope.access(value, "id", None, span),
            _ => self.scope.fit(value, &Type::Identifier, span),
        }
    }

    fn name(&mut self, id: Value, context: &str) -> Found {
        let context = self.part(&Tree::Simple(context.to_string()), &self.context())?.0;
        self.make("Name", vec![id, context])
    }

    fn make(&self, kind: &str, fields: Vec<Value>) -> Found {
        match self.scope.schema.kind(kind) {
            Some(known) if known.fields.len() == fields.len() => {
                let ty = Type::Node(known.of);
                Ok(Value::new(ValueKind::Make { kind: known.id, fields }, ty))
            }
            _ => Err(self.missing(kind)),
        }
    }

    fn missing(&self, kind: &str) -> Diagnostic {
        let headline = format!("this template makes a `{kind}`, which the language has not");
        self.error("template-type", headline, self.span)
    }

    /// Whether there may be nothing in a hole.
    fn may_be_empty(&self, hole: usize) -> bool {
        match (&self.holes[hole].kind, &self.holes[hole].ty) {
            (_, Type::Optional(_)) => true,
            (ValueKind::Bound(binding), Type::List(_)) => {
                self.scope.may_be_empty.get(*binding).is_some_and(|empty| *empty)
            }
            _ => false,
        }
    }
}

/// What stands once, and is meant in several places.
impl Builder<'_, '_> {
    /// The holes with the same action as this one.
    fn same(&self, hole: usize) -> impl Iterator<Item = usize> {
        let text = self.filled.holes[hole].text.trim();
        let holes = self.filled.holes.iter().enumerate();
        holes.filter(move |(_, one)| one.text.trim() == text).map(|(place, _)| place)
    }

    /// Which of the holes with one action is evaluated first. A node can stand in one place only: in several it has to be
    /// said that it is evaluated once, and the first of them has to be reached before the others.
    fn evaluated_first(&self, tree: &Tree) -> Result<Vec<usize>, Diagnostic> {
        let uses = template::uses(tree, self.filled);
        let mut firsts: Vec<usize> = (0..self.holes.len()).collect();
        for hole in 0..self.holes.len() {
            let same: Vec<usize> = self.same(hole).collect();
            let is_node = matches!(self.holes[hole].ty.of_what(), Type::Node(_) | Type::Record(_));
            if !is_node || same.len() < 2 || same[0] != hole {
                continue;
            }
            if !same.iter().all(|one| self.filled.holes[*one].once) {
                let text = self.filled.holes[hole].text.trim();
                let headline = format!("`{text}` stands in more than one hole");
                let found = self
                    .hole_error(hole, "template-twice", headline)
                    .label(self.hole_place(same[1]), "and this one")
                    .why("a node stands in one place of a tree");
                return Err(match self.is_expression(hole) {
                    true => {
                        let once = format!("write `{{={text}}}` in each: it is evaluated once");
                        found.hint(format!(
                            "{once}; one that is assigned to as well is for desugar.py"
                        ))
                    }
                    false => found,
                });
            }
            if !self.is_expression(hole) {
                let headline = "only an expression can be evaluated once".to_string();
                return Err(self.hole_error(hole, "template-type", headline));
            }
            let of_it: Vec<&template::Use> =
                uses.iter().filter(|one| same.contains(&one.hole)).collect();
            let [first, rest @ ..] = of_it.as_slice() else { continue };
            if let Some(late) = rest.iter().find(|one| !first.is_before(one)) {
                let headline = format!("`{}` may have no value yet here", self.shown(hole));
                return Err(self
                    .hole_error(late.hole, "template-order", headline)
                    .label(self.hole_place(first.hole), "evaluated here")
                    .why("it is evaluated where it is reached first: that has to be before all others, and in one scope"));
            }
            same.iter().for_each(|one| firsts[*one] = first.hole);
        }
        Ok(firsts)
    }

    fn is_expression(&self, hole: usize) -> bool {
        self.scope.schema.show(self.holes[hole].ty.present()) == "expr"
    }

    fn hole_place(&self, hole: usize) -> crate::diagnostic::Place {
        self.scope.file.at(within(self.span, self.filled.holes[hole].span))
    }

    /// Whether what is in the hole is evaluated once for several.
    fn is_held(&self, hole: usize) -> bool {
        self.filled.holes[hole].once && self.same(hole).count() > 1
    }

    /// The expression of a hole; where it stands in several, the first keeps its value for the others.
    fn held(&mut self, hole: usize, expression: Value) -> Found {
        if !self.is_held(hole) {
            return Ok(expression);
        }
        let id = self.scope.helped("once_name", vec![expression.clone()], self.span)?;
        if self.first[hole] != hole {
            return self.name(id, "Load");
        }
        let target = self.name(id, "Store")?;
        self.make("NamedExpr", vec![target, expression])
    }
}

/// Whether a tree is a name that is stored or deleted.
fn is_target(tree: &Tree) -> bool {
    let Tree::Node { fields, .. } = tree else { return false };
    fields
        .iter()
        .any(|(_, field)| matches!(field, Tree::Simple(name) if name == "Store" || name == "Del"))
}

/// A node of the kind in which nothing stands, if there can be one.
fn empty(kind: &NodeKind) -> Option<Value> {
    let is_open = |field: &TypedField| matches!(field.ty, Type::Optional(_) | Type::List(_));
    let nothing = |field: &TypedField| Value::new(ValueKind::None, field.ty.clone());
    kind.fields.iter().all(is_open).then(|| {
        let fields = kind.fields.iter().map(nothing).collect();
        Value::new(ValueKind::Make { kind: kind.id, fields }, Type::Node(kind.of))
    })
}
