//! Whether a tree is one that the stages behind the parser can take: what CPython asks of trees that programs make.
//!
//! The base language's grammar makes no others. An experiment's can: a field that is never empty left empty, something
//! assigned to that is no target. Of nodes that experiments add, only what the base language has inside of them is known.

use crate::ast::schema::{FieldInfo, FieldType, KindInfo, Quantity, Schema};
use crate::ast::{Ast, ConstantId, Kind, List, Node, Symbol, Word};
use crate::code::Constant;
use crate::error::SyntaxError;
use crate::stack::StackLimit;

type Result = std::result::Result<(), SyntaxError>;

/// Fields that are lists, and how many items they have at least. Without a kind, of all that have the field.
const AT_LEAST: [(Option<Kind>, &str, usize); 14] = [
    (Some(Kind::Module), "body", 0),
    (Some(Kind::Interactive), "body", 0),
    (None, "body", 1),
    (None, "targets", 1),
    (None, "items", 1),
    (None, "cases", 1),
    (None, "generators", 1),
    (Some(Kind::Global), "names", 1),
    (Some(Kind::Nonlocal), "names", 1),
    (Some(Kind::Import), "names", 1),
    (Some(Kind::ImportFrom), "names", 1),
    (Some(Kind::BoolOp), "values", 2),
    (Some(Kind::Compare), "ops", 1),
    (Some(Kind::MatchOr), "patterns", 2),
];

/// Pairs of lists in a node that go together item by item.
const PAIRS: [(Kind, &str, &str); 5] = [
    (Kind::Compare, "ops", "comparators"),
    (Kind::Dict, "keys", "values"),
    (Kind::Arguments, "kwonlyargs", "kw_defaults"),
    (Kind::MatchMapping, "keys", "patterns"),
    (Kind::MatchClass, "kwd_attrs", "kwd_patterns"),
];

/// What can be assigned to or deleted in a field.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Allowed {
    Any,
    /// No tuple, no list, and nothing with a star.
    One,
    Name,
}

/// Fields that are not loaded.
const TARGETS: [(Kind, &str, Kind, Allowed); 10] = [
    (Kind::Assign, "targets", Kind::Store, Allowed::Any),
    (Kind::AugAssign, "target", Kind::Store, Allowed::One),
    (Kind::AnnAssign, "target", Kind::Store, Allowed::One),
    (Kind::For, "target", Kind::Store, Allowed::Any),
    (Kind::AsyncFor, "target", Kind::Store, Allowed::Any),
    (Kind::Comprehension, "target", Kind::Store, Allowed::Any),
    (Kind::Withitem, "optional_vars", Kind::Store, Allowed::Any),
    (Kind::NamedExpr, "target", Kind::Store, Allowed::Name),
    (Kind::TypeAlias, "name", Kind::Store, Allowed::Name),
    (Kind::Delete, "targets", Kind::Del, Allowed::Any),
];

/// Checks a whole tree.
pub fn check(ast: &Ast, schema: &Schema) -> Result {
    let tree = Validation { ast, schema, stack: StackLimit::of_thread() };
    tree.node(ast.root(), None, Allowed::Any)
}

struct Validation<'a> {
    ast: &'a Ast,
    schema: &'a Schema,
    stack: StackLimit,
}

impl<'a> Validation<'a> {
    /// A node that stands where expressions are loaded, stored to or deleted, if that is known.
    fn node(&self, node: Node, context: Option<Kind>, allowed: Allowed) -> Result {
        self.stack.check()?;
        let kind = self.ast.kind(node);
        let info = self.schema.info(kind);
        if info.of == "expr" && !kind.is_added() {
            context.map_or(Ok(()), |context| self.context(node, info, context, allowed))?;
        }
        for (field, word) in self.schema.fields(self.ast, node) {
            self.counts(node, kind, field, word)?;
            self.names(node, field, word)?;
            if let FieldType::Node(_) = field.ty {
                let (context, allowed) = self.context_in(kind, field, context);
                for child in children(self.ast, field, word) {
                    let is_alone = kind != Kind::MatchSequence && !kind.is_added();
                    if is_alone && self.ast.kind(child) == Kind::MatchStar {
                        return self.refuse(child, "MatchStar only stands in a sequence".into());
                    }
                    self.node(child, context, allowed)?;
                }
            }
        }
        self.parts(node, kind)
    }

    fn refuse(&self, node: Node, message: String) -> Result {
        Err(SyntaxError::new(message, self.ast.span(node)))
    }

    fn context(&self, node: Node, info: &KindInfo, context: Kind, allowed: Allowed) -> Result {
        let kind = self.ast.kind(node);
        let own = self.schema.fields(self.ast, node).find(|(field, _)| field.name == "ctx");
        let own = own.map_or(Kind::Load, |(_, word)| Kind::from_word(word));
        let is_many = matches!(kind, Kind::Tuple | Kind::List | Kind::Starred);
        let is_allowed = match allowed {
            _ if context == Kind::Load => true,
            Allowed::Any => true,
            Allowed::One => !is_many,
            Allowed::Name => kind == Kind::Name,
        };
        if own == context && is_allowed {
            return Ok(());
        }
        let name = &info.name;
        self.refuse(
            node,
            match context {
                Kind::Load => {
                    format!("{name} is stored to or deleted in the tree, where it has to be loaded")
                }
                Kind::Del => {
                    format!("{name} cannot be deleted, or is loaded, where the tree deletes it")
                }
                _ => format!(
                    "{name} cannot be assigned to, or is loaded, where the tree assigns to it"
                ),
            },
        )
    }

    /// What is done with the expressions in a field of a node.
    fn context_in(
        &self,
        kind: Kind,
        field: &FieldInfo,
        around: Option<Kind>,
    ) -> (Option<Kind>, Allowed) {
        let is_it =
            |(of, name, ..): &&(Kind, &str, Kind, Allowed)| *of == kind && field.name == *name;
        if let Some((.., context, allowed)) = TARGETS.iter().find(is_it) {
            return (Some(*context), *allowed);
        }
        let hands_on = matches!(kind, Kind::Tuple | Kind::List | Kind::Starred);
        match hands_on || kind.is_added() {
            true => (around.filter(|_| hands_on), Allowed::Any),
            false => (Some(Kind::Load), Allowed::Any),
        }
    }

    fn counts(&self, node: Node, kind: Kind, field: &FieldInfo, word: u32) -> Result {
        if !matches!(field.quantity, Quantity::Many | Quantity::ManyOptional) || kind.is_added() {
            return Ok(());
        }
        let is_it = |(of, name, _): &&(Option<Kind>, &str, usize)| {
            field.name == *name && of.is_none_or(|of| of == kind)
        };
        let least = AT_LEAST.iter().find(is_it).map_or(0, |(.., least)| *least);
        let count = self.ast.list(List::<u32>::from_word(word)).len();
        if count >= least {
            return Ok(());
        }
        let (name, field) = (&self.schema.info(kind).name, &field.name);
        self.refuse(node, format!("{name} needs {least} of `{field}`, the tree has {count}"))
    }

    /// A constant's name names nothing else.
    fn names(&self, node: Node, field: &FieldInfo, word: u32) -> Result {
        if field.ty != FieldType::Identifier {
            return Ok(());
        }
        let mut names =
            words(self.ast, field, word).map(|word| self.ast.text(Symbol::from_word(word)));
        match names.find(|name| matches!(*name, "" | "None" | "True" | "False")) {
            Some("") => {
                let message = "the tree has a name without letters: that of the call that is to have these arguments";
                self.refuse(node, message.to_string())
            }
            Some(name) => self.refuse(node, format!("`{name}` is no name: the tree has it as one")),
            None => Ok(()),
        }
    }

    /// What the fields of one node say together.
    fn parts(&self, node: Node, kind: Kind) -> Result {
        if let Some((_, one, other)) = PAIRS.iter().find(|(of, ..)| *of == kind) {
            let (ones, others) = (self.count(node, one), self.count(node, other));
            if ones != others {
                let name = &self.schema.info(kind).name;
                return self.refuse(
                    node,
                    format!("{name} has {ones} of `{one}` and {others} of `{other}` in the tree"),
                );
            }
        }
        match kind {
            Kind::Arguments => {
                let positional = self.count(node, "posonlyargs") + self.count(node, "args");
                if self.count(node, "defaults") > positional {
                    let message = "arguments has more `defaults` than parameters in the tree";
                    return self.refuse(node, message.to_string());
                }
            }
            Kind::Try | Kind::TryStar => {
                let handlers = self.count(node, "handlers");
                if handlers == 0 && self.count(node, "finalbody") == 0 {
                    let message = "Try has neither `handlers` nor `finalbody` in the tree";
                    return self.refuse(node, message.to_string());
                }
                if handlers == 0 && self.count(node, "orelse") > 0 {
                    let message = "Try has `orelse` and no `handlers` in the tree";
                    return self.refuse(node, message.to_string());
                }
            }
            Kind::ImportFrom if (self.number(node, "level")) < 0 => {
                return self.refuse(node, "ImportFrom has a `level` below 0 in the tree".into());
            }
            Kind::FormattedValue | Kind::Interpolation => {
                let conversion = self.number(node, "conversion");
                if ![-1, i64::from(b's'), i64::from(b'r'), i64::from(b'a')].contains(&conversion) {
                    let name = &self.schema.info(kind).name;
                    return self.refuse(
                        node,
                        format!("{name} has the conversion {conversion} in the tree"),
                    );
                }
                if kind == Kind::Interpolation && !self.has_texts(node) {
                    let message =
                        "Interpolation has a `str` or `format_spec` that is no text in the tree";
                    return self.refuse(node, message.to_string());
                }
            }
            Kind::JoinedStr | Kind::TemplateStr => {
                let part = match kind {
                    Kind::JoinedStr => Kind::FormattedValue,
                    _ => Kind::Interpolation,
                };
                let fits = |value: &Node| self.ast.kind(*value) == part || self.is_text(*value);
                if let Some(other) = self.nodes(node, "values").find(|value| !fits(value)) {
                    let [name, part, found] =
                        [kind, part, self.ast.kind(other)].map(|kind| &self.schema.info(kind).name);
                    let message = format!(
                        "{name} is made of texts and {part} nodes, the tree has {found} among them"
                    );
                    return self.refuse(other, message);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Whether what an interpolation shows of itself is a text, and so is its format.
    fn has_texts(&self, interpolation: Node) -> bool {
        let written = self.word(interpolation, "str").map(|(_, word)| ConstantId::from_word(word));
        let is_str = |id: ConstantId| matches!(self.ast.constant(id), Constant::Str(_));
        let is_format = |spec| self.ast.kind(spec) == Kind::JoinedStr || self.is_text(spec);
        written.is_some_and(is_str) && self.nodes(interpolation, "format_spec").all(is_format)
    }

    /// Whether it is a text.
    fn is_text(&self, node: Node) -> bool {
        let is_constant = self.ast.kind(node) == Kind::Constant;
        let value = is_constant.then(|| self.word(node, "value")).flatten();
        value.is_some_and(|(_, word)| {
            matches!(self.ast.constant(ConstantId::from_word(word)), Constant::Str(_))
        })
    }

    fn nodes(&self, node: Node, name: &str) -> impl Iterator<Item = Node> + 'a {
        let found = self.word(node, name);
        found.into_iter().flat_map(|(field, word)| children(self.ast, field, word))
    }

    fn word(&self, node: Node, name: &str) -> Option<(&'a FieldInfo, u32)> {
        self.schema.fields(self.ast, node).find(|(field, _)| field.name == name)
    }

    fn count(&self, node: Node, name: &str) -> usize {
        self.word(node, name)
            .map_or(0, |(_, word)| self.ast.list(List::<u32>::from_word(word)).len())
    }

    /// The value of an int; 0 where there is none.
    fn number(&self, node: Node, name: &str) -> i64 {
        match self.word(node, name) {
            Some((FieldInfo { quantity: Quantity::Optional, .. }, 0)) | None => 0,
            // An int that is there is one more than itself.
            Some((FieldInfo { quantity: Quantity::Optional, .. }, word)) => {
                i64::from(word.wrapping_sub(1) as i32)
            }
            Some((_, word)) => i64::from(word as i32),
        }
    }
}

/// The nodes in a field.
fn children<'a>(ast: &'a Ast, field: &FieldInfo, word: u32) -> impl Iterator<Item = Node> + 'a {
    words(ast, field, word).map(Node::from_word)
}

/// The words of what is in a field: those of each item of a list.
fn words<'a>(ast: &'a Ast, field: &FieldInfo, word: u32) -> impl Iterator<Item = u32> + 'a {
    let is_list = matches!(field.quantity, Quantity::Many | Quantity::ManyOptional);
    let list = is_list.then(|| ast.list(List::<u32>::from_word(word)));
    let one = (!is_list).then_some(word);
    let words =
        list.into_iter().flat_map(|list| (0..list.len()).filter_map(move |at| list.get(at)));
    words.chain(one).filter(|word| *word != 0)
}
