//! Where the fields of a kind lie whose ASDL is not the base language's.
//!
//! The compiler reads nodes by the fields that they have in the base language. Where a language's ASDL gives a kind
//! other fields, a node of it has the base language's first, in their places, and the further ones behind:
//!
//! ```text
//! base       ImportFrom(identifier? module, alias* names, int? level)
//! language   ImportFrom(identifier? module, alias* names, int? level, int? is_lazy)
//! words      module, names, level | is_lazy
//! ```
//!
//! A node that says no more than the base language can, its further fields being absent or zero, has the
//! base language's number and is one of its nodes to everybody. Any other has the kind's second number, by which it
//! is a node that only its own language knows.

use super::field::{FieldInfo, FieldType, Quantity};
use super::{Ast, Kind, List, Node, Word};
use crate::source::Span;

/// The layouts of a language's kinds, where they are not those of the base language.
#[derive(Debug, Default)]
pub struct Layouts {
    /// By the number of the kind; shorter where none follows.
    layouts: Vec<Option<Layout>>,
    /// The kinds by their second numbers, which follow each other.
    owners: Vec<Kind>,
    first_own: usize,
}

/// The layout of one kind.
#[derive(Debug)]
pub struct Layout {
    /// The second number.
    own: Kind,
    /// Where the word of each field is, in the order of the language's ASDL.
    places: Vec<usize>,
    /// How many words there are.
    length: usize,
    /// What the words have to be for a node to be one of the base language; `None` where it never is.
    needs: Option<Vec<(usize, Need)>>,
}

/// What a word has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    /// Not that of something absent.
    Present,
    /// A list without gaps.
    Full,
    /// Absent, an empty list, or zero.
    Nothing,
    /// Absent, or a zero that is there.
    NoInt,
}

impl Layout {
    /// The layout of a kind with these fields in the base language and in its own.
    pub(super) fn new(own: Kind, base: &[FieldInfo], fields: &[FieldInfo]) -> Layout {
        let mut places = Vec::new();
        let mut needs = Some(Vec::new());
        let mut length = base.len();
        let mut need = |place: usize, wanted: Result<Option<Need>, ()>| match (wanted, &mut needs) {
            (Ok(Some(wanted)), Some(needs)) => needs.push((place, wanted)),
            (Err(()), needs) => *needs = None,
            _ => {}
        };
        for field in fields {
            match base.iter().position(|known| known.name == field.name) {
                Some(place) => {
                    need(place, as_in_base(&base[place], field));
                    places.push(place);
                }
                None => {
                    need(length, Ok(Some(nothing(field))));
                    places.push(length);
                    length += 1;
                }
            }
        }
        for (place, known) in base.iter().enumerate() {
            if !places.contains(&place) && known.quantity == Quantity::One {
                need(place, if known.ty == FieldType::Int { Ok(None) } else { Err(()) });
            }
        }
        Layout { own, places, length, needs }
    }

    /// Whether every node is one of the base language, but for what its further fields say.
    fn only_extends(&self) -> bool {
        let extends = |&(_, need): &(usize, Need)| matches!(need, Need::Nothing | Need::NoInt);
        self.needs.as_ref().is_some_and(|needs| needs.iter().all(extends))
    }

    /// Whether a node with these words is one of the base language.
    fn is_of_base(&self, ast: &Ast, words: &[u32]) -> bool {
        let holds = |&(place, need): &(usize, Need)| match need {
            Need::Present => words[place] != 0,
            Need::Full => ast
                .list(List::<Option<Node>>::from_word(words[place]))
                .iter()
                .all(|one| one.is_some()),
            Need::Nothing => words[place] == 0,
            Need::NoInt => words[place] <= 1,
        };
        self.needs.as_ref().is_some_and(|needs| needs.iter().all(holds))
    }
}

/// What a field of the language has to be for the base language's reading of it; an error where it never is that.
fn as_in_base(base: &FieldInfo, field: &FieldInfo) -> Result<Option<Need>, ()> {
    if base.ty != field.ty {
        return Err(());
    }
    let is_handle = base.ty != FieldType::Int;
    match (base.quantity, field.quantity) {
        (one, other) if one == other => Ok(None),
        (Quantity::One, Quantity::Optional) if is_handle => Ok(Some(Need::Present)),
        (Quantity::Optional, Quantity::One) if is_handle => Ok(None),
        (Quantity::Many, Quantity::ManyOptional) => Ok(Some(Need::Full)),
        (Quantity::ManyOptional, Quantity::Many) => Ok(None),
        _ => Err(()),
    }
}

/// When a field says nothing.
fn nothing(field: &FieldInfo) -> Need {
    match (&field.ty, field.quantity) {
        (FieldType::Int, Quantity::Optional) => Need::NoInt,
        _ => Need::Nothing,
    }
}

impl Layouts {
    /// Whether all kinds of the base language have its layouts.
    pub fn are_those_of_base(&self) -> bool {
        self.layouts.is_empty()
    }

    pub(super) fn add(&mut self, kind: Kind, layout: Layout) {
        if self.owners.is_empty() {
            self.first_own = layout.own.number();
        }
        self.owners.push(kind);
        if self.layouts.len() <= kind.number() {
            self.layouts.resize_with(kind.number() + 1, || None);
        }
        self.layouts[kind.number()] = Some(layout);
    }

    /// The number that a kind has in both its forms.
    pub fn kind(&self, kind: Kind) -> Kind {
        let own = kind.number().checked_sub(self.first_own);
        own.and_then(|own| self.owners.get(own)).copied().unwrap_or(kind)
    }

    /// The kinds that have more than further fields.
    pub(super) fn altered(&self) -> impl Iterator<Item = Kind> {
        let all = self.layouts.iter().enumerate();
        all.filter_map(|(number, layout)| {
            layout
                .as_ref()
                .filter(|layout| !layout.only_extends())
                .map(|_| Kind::from_number(number))
        })
    }

    fn of(&self, kind: Kind) -> Option<&Layout> {
        self.layouts.get(self.kind(kind).number())?.as_ref()
    }

    /// Where a node has the word of a field, which is numbered as in the language's ASDL.
    pub fn place(&self, kind: Kind, field: usize) -> usize {
        let place = self.of(kind).and_then(|layout| layout.places.get(field));
        place.copied().unwrap_or(field)
    }

    /// A node of a kind; `fields` are its words in the order of the language's ASDL.
    pub fn make(&self, ast: &mut Ast, kind: Kind, fields: &[u32], span: Span) -> Node {
        let Some(layout) = self.of(kind) else { return ast.make(kind, fields, span) };
        let mut words = vec![0; layout.length];
        for (&place, &word) in layout.places.iter().zip(fields) {
            words[place] = word;
        }
        let kind = if layout.is_of_base(ast, &words) { kind } else { layout.own };
        ast.make(kind, &words, span)
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::super::{Expr, Schema};
    use super::*;
    use crate::source::Source;

    fn schema(text: &str) -> Schema {
        let file = pegen::diagnostic::Files::new().add("Python.asdl", text);
        Schema::from_model(&pegen::asdl::read(text, file).expect("an ASDL"))
    }

    /// Makes a node of `kind`, whether it is one of the base language, and the names of its fields that have words.
    fn made(schema: &Schema, kind: &str, fields: &[u32]) -> (bool, Vec<String>) {
        let mut ast = Ast::new(Rc::new(Source::new("t.py", String::new())));
        for _ in 0..3 {
            ast.new_pass(Span::default());
        }
        let kind = schema.kind(kind).expect("a kind of the schema");
        let node = schema.layouts().make(&mut ast, kind, fields, Span::default());
        assert_eq!(schema.layouts().kind(ast.kind(node)), kind);
        let filled = schema.fields(&ast, node).filter(|(_, word)| *word != 0);
        let is_known = !matches!(ast.expr(node), Expr::Other(_));
        (is_known, filled.map(|(field, _)| field.name.to_string()).collect())
    }

    #[test]
    fn a_further_field_that_says_something_is_not_the_base_languages() {
        let schema = schema("module P { expr = Await(int? depth, expr value) | Once }");
        assert_eq!(made(&schema, "Await", &[0, 2]), (true, vec!["value".to_string()]));
        let both = vec!["depth".to_string(), "value".to_string()];
        assert_eq!(made(&schema, "Await", &[1, 2]), (true, both.clone()));
        assert_eq!(made(&schema, "Await", &[2, 2]), (false, both));
    }

    #[test]
    fn what_may_be_absent_has_to_be_there_in_the_base_language() {
        let schema = schema("module P { expr = Await(expr? value) | YieldFrom(identifier value) }");
        assert_eq!(made(&schema, "Await", &[1]), (true, vec!["value".to_string()]));
        assert_eq!(made(&schema, "Await", &[0]), (false, vec![]));
        assert_eq!(made(&schema, "YieldFrom", &[1]), (false, vec!["value".to_string()]));
    }
}
