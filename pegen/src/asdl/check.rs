//! What is wrong with a definition: with its names and notes, and with what one adds to another.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Asdl, Attributed, BUILTIN_TYPES, Constructor, Definition, Field, NodeKind, Note, Quantity,
    TypeDefinition,
};
use crate::diagnostic::{Diagnostic, Place};

/// How many kinds of node a language can have, and fields a kind: a word of a tree has a number for each.
const MOST: usize = 60_000;

/// Names that are defined twice or not at all.
pub fn check(asdl: &Asdl) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut types: FxHashMap<&str, Place> = FxHashMap::default();
    let mut kinds: FxHashMap<&str, Place> = FxHashMap::default();
    for definition in &asdl.types {
        let place = definition.file.at(definition.span);
        findings.extend(note(&mut types, "type", &definition.name, place));
        if let Definition::Sum(sum) = &definition.body {
            for one in &sum.of {
                findings.extend(note(&mut kinds, "constructor", &one.name, one.file.at(one.span)));
            }
        }
    }
    for kind in asdl.kinds() {
        findings.extend(check_fields(kind, &types));
    }
    findings.extend(asdl.kinds().nth(MOST).map(|kind| {
        Diagnostic::error("too-many", format!("a language has at most {MOST} kinds of node"))
            .label(kind.place(), "one too many")
    }));
    if findings.is_empty() {
        findings.extend(endless_types(asdl));
    }
    findings
}

/// Types of which there is no value: each has another one of them in it.
fn endless_types(asdl: &Asdl) -> Vec<Diagnostic> {
    let mut finite: FxHashSet<&str> = BUILTIN_TYPES.into_iter().collect();
    loop {
        let ends = |kind: &NodeKind<'_>, finite: &FxHashSet<&str>| {
            let mut needed = kind.fields.iter().filter(|field| field.quantity == Quantity::One);
            needed.all(|field| finite.contains(field.ty.as_str()))
        };
        let more: Vec<&str> = asdl
            .types
            .iter()
            .filter(|ty| !finite.contains(&*ty.name) && ty.kinds().any(|kind| ends(&kind, &finite)))
            .map(|ty| ty.name.as_str())
            .collect();
        if more.is_empty() {
            break;
        }
        finite.extend(more);
    }
    let endless = asdl.types.iter().filter(|ty| !finite.contains(&*ty.name));
    endless
        .map(|ty| {
            let headline = format!("no `{}` can ever be made: it has no end", ty.name);
            Diagnostic::error("endless-type", headline)
                .label(ty.file.at(ty.span), "each one has another one in it")
                .hint(
                    "let a field be optional, `?`, or a list, `*`, or add a constructor without it",
                )
        })
        .collect()
}

fn check_fields(kind: NodeKind<'_>, types: &FxHashMap<&str, Place>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let attributes = kind.attributes.iter();
    let mut names: FxHashMap<&str, Place> =
        attributes.map(|one| (one.name.as_str(), kind.of.file.at(one.span))).collect();
    findings.extend(kind.fields.get(MOST).map(|field| {
        Diagnostic::error("too-many", format!("a kind of node has at most {MOST} fields"))
            .label(kind.file.at(field.span), "one too many")
    }));
    for field in kind.fields {
        findings.extend(note(&mut names, "field", &field.name, kind.file.at(field.span)));
        if !types.contains_key(field.ty.as_str()) && !BUILTIN_TYPES.contains(&field.ty.as_str()) {
            findings.push(
                Diagnostic::error("undefined-type", format!("there is no type `{}`", field.ty))
                    .label(kind.file.at(field.type_span), format!("a field of `{}`", kind.name))
                    .suggest(&field.ty, types.keys().copied().chain(BUILTIN_TYPES)),
            );
        }
    }
    findings.extend(check_notes(kind));
    findings
}

fn check_notes(kind: NodeKind<'_>) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut scope: Option<(Note, Place)> = None;
    for field in kind.fields {
        let Some(written) = &field.note else { continue };
        let place = kind.file.at(written.span);
        let Some(note) = field.note() else {
            let headline = format!("there is no note `{}`", written.name);
            findings.push(
                Diagnostic::error("asdl-note", headline)
                    .label(place, format!("of the field `{}`", field.name))
                    .suggest(&written.name, Note::ALL.map(Note::name)),
            );
            continue;
        };
        if !note.fits(&field.ty) {
            let headline = format!("`{}` says nothing of a field of `{}`", note.name(), field.ty);
            let of = match note {
                Note::Binds | Note::Deletes => "it is for fields of `identifier` or `expr`",
                Note::Uses => "it is for fields of `identifier`",
                Note::Function | Note::Comprehension => "it is for fields of `expr` or `stmt`",
            };
            findings.push(Diagnostic::error("asdl-note", headline).label(place, "here").why(of));
        }
        match scope {
            _ if !note.is_scope() => {}
            None => scope = Some((note, place)),
            Some((first, _)) if first == note => {}
            Some((_, first)) => {
                let headline = format!("`{}` has two scopes", kind.name);
                findings.push(
                    Diagnostic::error("asdl-note", headline)
                        .label(place, "here")
                        .label(first, "and here")
                        .why("a node opens one scope, in which all such fields are evaluated"),
                );
            }
        }
    }
    findings
}

/// Notes where `name` is defined; a finding if it was before.
fn note<'a>(
    seen: &mut FxHashMap<&'a str, Place>,
    what: &str,
    name: &'a str,
    place: Place,
) -> Option<Diagnostic> {
    let first = seen.insert(name, place)?;
    Some(
        Diagnostic::error("defined-twice", format!("the {what} `{name}` is defined twice"))
            .label(place, "here again")
            .label(first, "first here"),
    )
}

/// What `over` defines and `base` has: what knows the nodes of that knows their fields.
pub fn taken(base: &Asdl, over: &Asdl) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let sums = base.types.iter().filter_map(|known| match &known.body {
        Definition::Sum(sum) => Some((&known.name, sum)),
        Definition::Product(_) => None,
    });
    let all = sums.flat_map(|(of, sum)| sum.of.iter().map(move |one| (&*one.name, (of, one))));
    let constructors: FxHashMap<&str, (&String, &Constructor)> = all.collect();
    for definition in &over.types {
        let known = base.definition(&definition.name);
        let sum = match &definition.body {
            Definition::Sum(sum) => sum,
            Definition::Product(product) => {
                findings.extend(known.and_then(|known| match &known.body {
                    Definition::Sum(_) => Some(type_taken(known, definition)),
                    Definition::Product(of) => product_altered(of, product, definition),
                }));
                continue;
            }
        };
        findings.extend(known.and_then(|known| match &known.body {
            Definition::Product(_) => Some(type_taken(known, definition)),
            Definition::Sum(of) => attributes_taken(of, definition),
        }));
        for one in &sum.of {
            let Some((of, first)) = constructors.get(&*one.name) else { continue };
            // A node can have further fields behind those that whoever knows it counts on.
            if **of == definition.name && one.extends(first) {
                continue;
            }
            let same = if first.has_fields_of(one) { "the same" } else { "other" };
            let headline = format!("`{of}` has a constructor `{}` already", one.name);
            findings.push(
                Diagnostic::error("constructor-taken", headline)
                    .label(one.file.at(one.span), format!("here once more, with {same} fields"))
                    .label(first.file.at(first.span), "defined here")
                    .hint("leave it out, or give the new one another name"),
            );
        }
    }
    findings
}

/// A product that lacks a field of the one of its name, which stand in front of what it adds.
fn product_altered(
    known: &Attributed<Field>,
    over: &Attributed<Field>,
    definition: &TypeDefinition,
) -> Option<Diagnostic> {
    let begins = over.of.len() >= known.of.len()
        && known.of.iter().zip(&over.of).all(|(one, other)| one.is_like(other))
        && known.attributes.len() == over.attributes.len();
    let headline =
        format!("`{}` lacks a field that it has, or has it with another type", definition.name);
    (!begins).then(|| {
        Diagnostic::error("asdl-altered", headline)
            .label(definition.file.at(definition.span), "defined here")
            .why("whoever makes one or reads one counts on its fields; further ones stand behind them")
    })
}

/// Attributes that are not those of the sum.
fn attributes_taken(known: &Attributed<Constructor>, over: &TypeDefinition) -> Option<Diagnostic> {
    let is_known = |one: &Field| {
        let known = known.attributes.iter();
        known.map(|known| &known.name).any(|name| *name == one.name)
    };
    let other = over.attributes().iter().find(|one| !is_known(one))?;
    let headline = format!("the attributes of `{}` are given", over.name);
    Some(
        Diagnostic::error("attributes-taken", headline)
            .label(over.file.at(other.span), "another one")
            .hint("make it a field of the constructors that have it"),
    )
}

fn type_taken(known: &TypeDefinition, over: &TypeDefinition) -> Diagnostic {
    Diagnostic::error("type-taken", format!("there is a type `{}` already", known.name))
        .label(over.file.at(over.span), "here once more")
        .label(known.file.at(known.span), "defined here")
        .why("of two types with one name, one is a sum, and the other is none")
        .hint("give the new one another name")
}

impl Constructor {
    fn extends(&self, other: &Constructor) -> bool {
        self.fields.len() > other.fields.len()
            && self.fields.iter().zip(&other.fields).all(|(one, other)| one.is_like(other))
    }

    fn has_fields_of(&self, other: &Constructor) -> bool {
        self.fields.len() == other.fields.len()
            && self.fields.iter().zip(&other.fields).all(|(one, other)| one.is_like(other))
    }
}

impl Field {
    /// Whether another has the same name and holds the same.
    fn is_like(&self, other: &Field) -> bool {
        (&self.ty, self.quantity, &self.name) == (&other.ty, other.quantity, &other.name)
    }
}

impl Note {
    /// Whether it says something of a field of this type.
    fn fits(self, ty: &str) -> bool {
        match self {
            Note::Binds | Note::Deletes => ty == "identifier" || ty == "expr",
            Note::Uses => ty == "identifier",
            Note::Function | Note::Comprehension => ty == "expr" || ty == "stmt",
        }
    }
}
