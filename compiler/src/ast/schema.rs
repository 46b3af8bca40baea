//! What kinds of node there are and which fields they have, as values.
//!
//! The base language's table is generated; a language with experiments has kinds behind it, numbered on. A language
//! whose ASDL gives a kind other fields than the base language's has a [`Layout`] for it.

use std::borrow::Cow;
use std::sync::Arc;

use pegen::asdl::{Asdl, NodeKind};
use rustc_hash::FxHashMap;

pub use super::field::{FieldInfo, FieldType, Note, Quantity};
use super::generated::nodes::KINDS;
use super::layout::{Layout, Layouts};
use super::{Ast, Kind, Node};

/// The kinds of node of a language.
#[derive(Debug, Clone)]
pub struct Schema {
    /// In the order of their numbers, the first being 1.
    kinds: Cow<'static, [KindInfo]>,
    /// How many have a name of their own; behind them are the second numbers.
    named: usize,
    /// The places of those in the order of their names; of the base language's, which are few, there is none.
    by_name: Option<Arc<[u32]>>,
    /// How kinds are laid out that have other fields than in the base language.
    layouts: Arc<Layouts>,
}

/// A kind of node: a constructor of a sum, or a product.
#[derive(Debug, Clone, PartialEq)]
pub struct KindInfo {
    /// As the ASDL writes it: `If`, `arguments`.
    pub name: Cow<'static, str>,
    /// The sum it belongs to; a product belongs to itself.
    pub of: Cow<'static, str>,
    pub fields: Cow<'static, [FieldInfo]>,
    /// Whether its nodes have places in the source.
    pub has_span: bool,
}

impl KindInfo {
    pub(super) const fn new(
        name: &'static str,
        of: &'static str,
        fields: &'static [FieldInfo],
        has_span: bool,
    ) -> KindInfo {
        let (name, of) = (Cow::Borrowed(name), Cow::Borrowed(of));
        KindInfo { name, of, fields: Cow::Borrowed(fields), has_span }
    }

    fn from_model(kind: &NodeKind<'_>, asdl: &Asdl) -> KindInfo {
        KindInfo {
            name: kind.name.to_string().into(),
            of: kind.of.name.clone().into(),
            fields: kind.fields.iter().map(|field| FieldInfo::from_model(field, asdl)).collect(),
            has_span: !kind.attributes.is_empty(),
        }
    }
}

impl Schema {
    /// The base language's kinds.
    pub fn base() -> Schema {
        let (kinds, layouts) = (Cow::Borrowed(&KINDS[..]), Arc::default());
        Schema { kinds, named: KINDS.len(), by_name: None, layouts }
    }

    /// The kinds of `asdl`: those that the base language has keep their numbers, others come behind. Last come the
    /// second numbers of those that have other fields than there.
    pub fn from_model(asdl: &Asdl) -> Schema {
        let mut kinds = KINDS.to_vec();
        let of_base =
            KINDS.iter().enumerate().map(|(place, base)| ((&*base.name, &*base.of), place));
        let of_base: FxHashMap<_, _> = of_base.collect();
        let mut changed = Vec::new();
        for kind in asdl.kinds() {
            let info = KindInfo::from_model(&kind, asdl);
            match of_base.get(&(&*info.name, &*info.of)) {
                Some(&place) => {
                    if KINDS[place].fields != info.fields {
                        changed.push((place, &KINDS[place]));
                    }
                    kinds[place] = info;
                }
                None => kinds.push(info),
            }
        }
        let named = kinds.len();
        let mut by_name: Vec<u32> = (0..named as u32).collect();
        by_name.sort_by_key(|place| &*kinds[*place as usize].name);
        let mut layouts = Layouts::default();
        for (place, base) in changed {
            let info = kinds[place].clone();
            kinds.push(info);
            let own = Kind::from_number(kinds.len());
            let layout = Layout::new(own, &base.fields, &kinds[place].fields);
            layouts.add(Kind::from_number(place + 1), layout);
        }
        let (by_name, layouts) = (Some(by_name.into()), Arc::new(layouts));
        Schema { kinds: Cow::Owned(kinds), named, by_name, layouts }
    }

    /// How kinds are laid out that have other fields than in the base language.
    pub fn layouts(&self) -> &Arc<Layouts> {
        &self.layouts
    }

    /// The products that cannot be read as those of the base language. Of a sum, a node can be one that nobody knows;
    /// a product is known wherever it stands.
    pub fn unreadable_products(&self) -> impl Iterator<Item = &KindInfo> {
        self.layouts.altered().map(|kind| self.info(kind)).filter(|info| info.name == info.of)
    }

    /// The fields of a node with their words, in the order of the ASDL. A word is 0 where the node has none.
    pub fn fields<'a>(
        &'a self,
        ast: &'a Ast,
        node: Node,
    ) -> impl Iterator<Item = (&'a FieldInfo, u32)> {
        let kind = ast.kind(node);
        let words = ast.words(node);
        let fields = self.info(kind).fields.iter().enumerate();
        fields.map(move |(field, info)| {
            let place = self.layouts.place(kind, field);
            (info, words.get(place).copied().unwrap_or(0))
        })
    }

    /// The description of a kind. Panics for a kind of another language.
    pub fn info(&self, kind: Kind) -> &KindInfo {
        &self.kinds[kind.number() - 1]
    }

    /// The kind of this name; the language's own, where the base language has one of another sum.
    pub fn kind(&self, name: &str) -> Option<Kind> {
        let place = match &self.by_name {
            None => self.kinds[..self.named].iter().rposition(|info| info.name == name)?,
            Some(places) => *self.called(places, name).last()? as usize,
        };
        Some(Kind::from_number(place + 1))
    }

    /// Those of the places, which are in the order of the names, whose kinds have a name.
    fn called<'a>(&self, places: &'a [u32], name: &str) -> &'a [u32] {
        let name_of = |place: &u32| &*self.kinds[*place as usize].name;
        let start = places.partition_point(|place| name_of(place) < name);
        let count = places[start..].partition_point(|place| name_of(place) == name);
        &places[start..start + count]
    }

    /// The kind of this name in a sum.
    pub fn kind_of(&self, sum: &str, name: &str) -> Option<Kind> {
        let is_it = |info: &KindInfo| info.name == name && info.of == sum;
        let place = match &self.by_name {
            None => self.kinds[..self.named].iter().position(is_it)?,
            Some(places) => {
                let mut called = self.called(places, name).iter().map(|place| *place as usize);
                called.find(|place| is_it(&self.kinds[*place]))?
            }
        };
        Some(Kind::from_number(place + 1))
    }

    /// Whether nodes of a type can have nodes of another somewhere below them.
    pub fn can_hold(&self, outer: &str, inner: &str) -> bool {
        let mut known = vec![outer];
        let mut place = 0;
        while let Some(&at) = known.get(place) {
            for info in self.kinds.iter().filter(|info| info.of == at) {
                for field in info.fields.iter() {
                    match &field.ty {
                        FieldType::Node(of) if of == inner => return true,
                        FieldType::Node(of) if !known.contains(&&**of) => known.push(of),
                        _ => (),
                    }
                }
            }
            place += 1;
        }
        false
    }

    /// Every kind with its description, in the order of the numbers.
    pub fn kinds(&self) -> impl Iterator<Item = (Kind, &KindInfo)> {
        self.kinds.iter().enumerate().map(|(place, info)| (Kind::from_number(place + 1), info))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_constructor_that_is_added_comes_behind() {
        let text = "module Python { cmpop = Eq | AlmostEq }";
        let file = pegen::diagnostic::Files::new().add("Python.asdl", text);
        let asdl = pegen::asdl::read(text, file).unwrap();
        let schema = Schema::from_model(&asdl);
        assert_eq!(schema.kind("Eq"), Some(Kind::Eq));
        let added = schema.kind("AlmostEq").unwrap();
        assert_eq!(added.number(), KINDS.len() + 1);
        assert_eq!(schema.info(added).of, "cmpop");
    }

    #[test]
    fn what_is_below_is_known_through_other_types() {
        let base = Schema::base();
        assert!(base.can_hold("stmt", "stmt") && base.can_hold("stmt", "arg"));
        assert!(base.can_hold("expr", "expr") && !base.can_hold("expr", "stmt"));
        let text =
            "module Python { expr = Match(arm* arms)  arm = (stmt* body)  stmt = Pass(int why) }";
        let file = pegen::diagnostic::Files::new().add("Python.asdl", text);
        let schema = Schema::from_model(&pegen::asdl::read(text, file).unwrap());
        assert!(schema.can_hold("expr", "stmt"));
    }

    #[test]
    fn a_kind_of_another_sum_is_another_kind() {
        let text =
            "module Toy { value = Name(identifier id) | Pass(int how)  stmt = Expr(value v) }";
        let file = pegen::diagnostic::Files::new().add("Toy.asdl", text);
        let schema = Schema::from_model(&pegen::asdl::read(text, file).unwrap());
        let name = schema.kind("Name").unwrap();
        assert_ne!(name, Kind::Name);
        assert_eq!((&*schema.info(name).of, schema.info(name).fields.len()), ("value", 1));
        assert_eq!(schema.kind("Expr"), Some(Kind::Expr));
    }
}
