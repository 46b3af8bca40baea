//! What of a language the base language has too, and the numbers of what it has not.
//!
//! An emitted parser is compiled into a build whose constants and constructors are those of the base language. Where
//! a language has what the base language has, its parser uses those; whatever else it has comes behind, in the order
//! of its files, as where a language is built at run time.

use crate::asdl::{Asdl, NodeKind, TypeDefinition};
use crate::definition::{Fingerprint, Model};

/// How a language's tokens and kinds of node compare to the base language's.
#[derive(Debug, Clone, Default)]
pub struct Numbering {
    pub language: Fingerprint,
    pub base: Fingerprint,
    /// The tokens that the base language does not have.
    pub own_tokens: Vec<(String, u16)>,
    /// The kinds that the base language does not have, or has in another sum.
    pub own_kinds: Vec<(String, u16)>,
    /// The kinds that the base language has with other fields.
    changed_kinds: Vec<String>,
}

impl Numbering {
    /// The numbers of `language` where those of `base` are compiled in.
    pub fn new(language: &Model, base: &Model) -> Numbering {
        let is_own = |name: &&str| base.tokens.number(name).is_none();
        let tokens = language.tokens.tokens.iter().map(|token| token.name.as_str());
        let own_tokens = numbered(tokens.filter(is_own), base.tokens.tokens.len());
        let count = base.asdl.kinds().count();
        let known = |kind: &NodeKind<'_>| {
            base.asdl.kind(kind.name).filter(|known| known.of.name == kind.of.name)
        };
        let is_own = |kind: &NodeKind<'_>| known(kind).is_none();
        let is_changed = |kind: &NodeKind<'_>| {
            known(kind).is_some_and(|known| !is_same((kind, &language.asdl), (&known, &base.asdl)))
        };
        let kinds = || language.asdl.kinds();
        Numbering {
            language: language.fingerprint,
            base: base.fingerprint,
            own_tokens,
            own_kinds: numbered(kinds().filter(is_own).map(|kind| kind.name), count + 1),
            changed_kinds: kinds().filter(is_changed).map(|kind| kind.name.to_string()).collect(),
        }
    }

    pub fn is_own_token(&self, name: &str) -> bool {
        self.own_tokens.iter().any(|(own, _)| own == name)
    }

    pub fn is_own_kind(&self, name: &str) -> bool {
        self.own_kinds.iter().any(|(own, _)| own == name)
    }

    /// Whether the base language has the kind with the same fields.
    pub fn is_as_in_base(&self, kind: &str) -> bool {
        !self.is_own_kind(kind) && !self.changed_kinds.iter().any(|changed| changed == kind)
    }
}

fn numbered<'a>(names: impl Iterator<Item = &'a str>, first: usize) -> Vec<(String, u16)> {
    names.zip(first..).map(|(name, number)| (name.to_string(), number as u16)).collect()
}

/// Whether a kind of one language and one of another have the same fields, of the same types.
fn is_same((kind, asdl): (&NodeKind<'_>, &Asdl), (other, theirs): (&NodeKind<'_>, &Asdl)) -> bool {
    let simple =
        |asdl: &Asdl, ty: &str| asdl.definition(ty).is_some_and(TypeDefinition::is_simple_sum);
    kind.attributes.is_empty() == other.attributes.is_empty()
        && kind.fields.len() == other.fields.len()
        && kind.fields.iter().zip(other.fields).all(|(field, known)| {
            field.name == known.name
                && field.quantity == known.quantity
                && field.ty == known.ty
                && simple(asdl, &field.ty) == simple(theirs, &known.ty)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::Definition;

    fn changed(name: &str, text: &str) -> Numbering {
        let mut definition = Definition::base();
        let added: Result<(), std::convert::Infallible> = definition
            .add_layer(|file| Ok((file == name).then(|| (name.to_string(), text.to_string()))));
        added.unwrap();
        numbering(&definition)
    }

    fn numbering(definition: &Definition) -> Numbering {
        let base = Model::read(&Definition::base()).expect("the base language");
        Numbering::new(&Model::read(definition).expect("a language"), &base)
    }

    #[test]
    fn what_the_base_language_has_not_comes_behind() {
        let base = Model::read(&Definition::base()).expect("the base language");
        let numbers = changed("Python.asdl", "module Python { cmpop = AlmostEq | NotQuite }");
        let first = base.asdl.kinds().count() as u16 + 1;
        let expected = ["AlmostEq", "NotQuite"].map(str::to_string).into_iter().zip(first..);
        assert_eq!(numbers.own_kinds, expected.collect::<Vec<_>>());
        assert!(numbers.is_as_in_base("Eq") && !numbers.is_as_in_base("NotQuite"));
        let numbers = changed("Tokens", "ALMOSTEQUAL '~='\n");
        let first = base.tokens.tokens.len() as u16;
        assert_eq!(numbers.own_tokens, [("ALMOSTEQUAL".to_string(), first)]);
        assert_ne!(numbers.language, numbers.base);
    }

    #[test]
    fn a_further_field_makes_another_kind() {
        let mut definition = Definition::base();
        let nodes =
            definition.texts().find(|text| text.contains("TypeIgnore(int lineno, string tag)"));
        let nodes = nodes.expect("a node").replace("string tag)", "string tag, int? column)");
        definition.replace("Python.asdl", "Python.asdl", nodes);
        let numbers = numbering(&definition);
        assert!(!numbers.is_as_in_base("TypeIgnore") && numbers.is_as_in_base("Name"));
        assert!(numbers.own_kinds.is_empty());
    }
}
