//! `Python.asdl`: the node types of the abstract syntax tree.
//!
//! In comes Zephyr ASDL; out comes [`Asdl`], in which every type that a field names is known and every
//! name is defined once. Constructors are numbered in the order of the file: see [`Asdl::kinds`].

use lalrpop_util::{ParseError, lalrpop_mod};
use rustc_hash::FxHashMap;

use crate::diagnostic::{Checked, Diagnostic, FileId, Place, Span};

mod check;

pub use check::{check, taken};

lalrpop_mod!(
    #[allow(clippy::all, clippy::pedantic, unused_qualifications)]
    grammar,
    "/asdl/asdl.rs"
);

/// The types that ASDL has without defining them.
pub const BUILTIN_TYPES: [&str; 4] = ["identifier", "string", "int", "constant"];

/// A module of type definitions.
#[derive(Debug, Clone, PartialEq)]
pub struct Asdl {
    pub name: String,
    pub types: Vec<TypeDefinition>,
}

/// `name = …`.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeDefinition {
    pub name: String,
    pub span: Span,
    /// The file that it comes from, for diagnostics.
    pub file: FileId,
    pub body: Definition,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Definition {
    /// One of several constructors.
    Sum(Attributed<Constructor>),
    /// Fields without a constructor's name.
    Product(Attributed<Field>),
}

/// A definition's parts and the attributes that each of its nodes has beside its fields.
#[derive(Debug, Clone, PartialEq)]
pub struct Attributed<T> {
    pub of: Vec<T>,
    pub attributes: Vec<Field>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Constructor {
    pub name: String,
    pub span: Span,
    /// The file that it comes from: an overlay's for what an experiment adds to a sum.
    pub file: FileId,
    pub fields: Vec<Field>,
}

/// `type quantity name`.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    pub ty: String,
    pub type_span: Span,
    pub quantity: Quantity,
    pub name: String,
    pub span: Span,
    /// What is written behind it in brackets.
    pub note: Option<WrittenNote>,
}

/// `[binds]`, as it is written.
#[derive(Debug, Clone, PartialEq)]
pub struct WrittenNote {
    pub name: String,
    pub span: Span,
}

/// What whoever knows of scopes has to know of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Note {
    /// A name that is bound, or an expression that is assigned to.
    Binds,
    /// A name that is used.
    Uses,
    /// A name or expression that is deleted.
    Deletes,
    /// What is evaluated in a function's scope of its own.
    Function,
    /// What is evaluated in a scope of its own as the parts of a comprehension are.
    Comprehension,
}

impl Note {
    pub const ALL: [Note; 5] =
        [Note::Binds, Note::Uses, Note::Deletes, Note::Function, Note::Comprehension];

    pub fn name(self) -> &'static str {
        match self {
            Note::Binds => "binds",
            Note::Uses => "uses",
            Note::Deletes => "deletes",
            Note::Function => "function",
            Note::Comprehension => "comprehension",
        }
    }

    /// Whether a field is evaluated in a scope of its own.
    pub fn is_scope(self) -> bool {
        matches!(self, Note::Function | Note::Comprehension)
    }
}

impl Field {
    /// What its note says; `None` for one that nobody knows too.
    pub fn note(&self) -> Option<Note> {
        let written = self.note.as_ref()?;
        Note::ALL.into_iter().find(|note| note.name() == written.name)
    }
}

impl NodeKind<'_> {
    /// Where its name stands; of a product, that of its type.
    pub fn place(&self) -> Place {
        let constructor = match &self.of.body {
            Definition::Sum(sum) => sum.of.iter().find(|one| one.name == self.name),
            Definition::Product(_) => None,
        };
        let span = constructor.map_or(self.of.span, |one| one.span);
        self.file.at(span)
    }
}

/// How many values a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    One,
    /// `?`
    Optional,
    /// `*`
    Many,
    /// `?*`: a list whose places can be empty.
    ManyOptional,
}

impl Quantity {
    /// How ASDL writes it.
    pub fn suffix(self) -> &'static str {
        match self {
            Quantity::One => "",
            Quantity::Optional => "?",
            Quantity::Many => "*",
            Quantity::ManyOptional => "?*",
        }
    }
}

/// A kind of node: a constructor of a sum, or a product.
#[derive(Debug, Clone, Copy)]
pub struct NodeKind<'a> {
    pub name: &'a str,
    pub file: FileId,
    /// The sum it belongs to; a product belongs to itself.
    pub of: &'a TypeDefinition,
    pub fields: &'a [Field],
    /// Whether its nodes have positions.
    pub attributes: &'a [Field],
}

impl TypeDefinition {
    /// A sum whose constructors all have neither fields nor attributes, such as `operator`: a value of
    /// it is just a name.
    pub fn is_simple_sum(&self) -> bool {
        match &self.body {
            Definition::Sum(sum) => {
                sum.attributes.is_empty() && sum.of.iter().all(|one| one.fields.is_empty())
            }
            Definition::Product(_) => false,
        }
    }

    /// The kinds of node that are of this type.
    pub fn kinds(&self) -> impl Iterator<Item = NodeKind<'_>> {
        let (constructors, product) = match &self.body {
            Definition::Sum(sum) => (sum.of.as_slice(), None),
            Definition::Product(product) => (&[][..], Some(product)),
        };
        let attributes = self.attributes();
        let sum = constructors.iter().map(move |one| NodeKind {
            name: &one.name,
            file: one.file,
            of: self,
            fields: &one.fields,
            attributes,
        });
        sum.chain(product.map(move |product| NodeKind {
            name: &self.name,
            file: self.file,
            of: self,
            fields: &product.of,
            attributes,
        }))
    }

    pub fn attributes(&self) -> &[Field] {
        match &self.body {
            Definition::Sum(sum) => &sum.attributes,
            Definition::Product(product) => &product.attributes,
        }
    }
}

impl Asdl {
    /// Every kind of node, in the order of the file: a kind's number is its place here, from 1.
    pub fn kinds(&self) -> impl Iterator<Item = NodeKind<'_>> {
        self.types.iter().flat_map(TypeDefinition::kinds)
    }

    pub fn definition(&self, name: &str) -> Option<&TypeDefinition> {
        self.types.iter().find(|definition| definition.name == name)
    }

    /// The kind with this name; a product's name is its type's.
    pub fn kind(&self, name: &str) -> Option<NodeKind<'_>> {
        self.kinds().find(|kind| kind.name == name)
    }

    /// The same with gaps in the lists of these fields, which are written `Kind.field`.
    pub fn with_gaps(mut self, gaps: &[String]) -> Asdl {
        let open = |kind: &str, fields: &mut [Field]| {
            for field in fields.iter_mut().filter(|field| field.quantity == Quantity::Many) {
                let mut written = gaps.iter().filter_map(|gap| gap.split_once('.'));
                if written.any(|gap| gap == (kind, field.name.as_str())) {
                    field.quantity = Quantity::ManyOptional;
                }
            }
        };
        for definition in &mut self.types {
            match &mut definition.body {
                Definition::Sum(sum) => {
                    sum.of.iter_mut().for_each(|one| open(&one.name, &mut one.fields));
                }
                Definition::Product(product) => open(&definition.name, &mut product.of),
            }
        }
        self
    }
}

/// Reads and checks a whole definition.
pub fn read(text: &str, file: FileId) -> Checked<Asdl> {
    let asdl = parse(text, file)?;
    let findings = check(&asdl);
    if findings.is_empty() { Ok(asdl) } else { Err(findings) }
}

/// Reads a definition without looking at what its names refer to: an overlay's names can be the base's.
pub fn parse(text: &str, file: FileId) -> Checked<Asdl> {
    match grammar::ModuleParser::new().parse(file, text) {
        Ok((name, types)) => Ok(Asdl { name, types }),
        Err(error) => Err(vec![syntax_error(error, text, file)]),
    }
}

/// `base` with what `over` adds: further types, further constructors of the sums that it has, and nodes with further
/// fields. See [`taken`].
pub fn overlay(base: &Asdl, over: Asdl) -> Asdl {
    let mut merged = base.clone();
    for definition in over.types {
        let known = merged.types.iter_mut().find(|known| known.name == definition.name);
        match (known, definition) {
            (None, definition) => merged.types.push(definition),
            (
                Some(TypeDefinition { body: Definition::Sum(known), .. }),
                TypeDefinition { body: Definition::Sum(over), .. },
            ) => extend(known, over),
            (Some(known), definition) => *known = definition,
        }
    }
    merged
}

/// Adds the constructors of `over` to a sum, in the place of those that it has by their names.
fn extend(sum: &mut Attributed<Constructor>, over: Attributed<Constructor>) {
    let names = sum.of.iter().enumerate().map(|(place, one)| (one.name.clone(), place));
    let places: FxHashMap<String, usize> = names.collect();
    for one in over.of {
        match places.get(&one.name) {
            Some(place) => sum.of[*place] = one,
            None => sum.of.push(one),
        }
    }
}

fn syntax_error<T>(error: ParseError<usize, T, &str>, text: &str, file: FileId) -> Diagnostic {
    let (span, expected) = match error {
        ParseError::InvalidToken { location } => (Span::new(location, location + 1), Vec::new()),
        ParseError::UnrecognizedEof { location, expected } => {
            (Span::new(location.min(text.len()), text.len()), expected)
        }
        ParseError::UnrecognizedToken { token: (start, _, end), expected } => {
            (Span::new(start, end), expected)
        }
        ParseError::ExtraToken { token: (start, _, end) } => (Span::new(start, end), Vec::new()),
        ParseError::User { .. } => (Span::new(0, 0), Vec::new()),
    };
    let found = match text.get(span.range()) {
        Some("") | None => "the end of the file".to_string(),
        Some(found) => format!("`{found}`"),
    };
    let diagnostic = Diagnostic::error("asdl-syntax", format!("{found} cannot stand here"));
    if expected.is_empty() {
        diagnostic.label(file.at(span), "not ASDL")
    } else {
        diagnostic
            .label(file.at(span), format!("expected {}", expected.join(", ").replace('"', "`")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Files;

    fn read_text(text: &str) -> Checked<Asdl> {
        let file = Files::new().add("test.asdl", text);
        read(text, file)
    }

    #[test]
    fn a_module_has_sums_and_products() {
        let asdl = read_text(
            "module M { e = Add(e left, e? right) | Leaf -- a comment\n attributes (int lineno)\n
             op = Plus | Minus\n p = (e?* es, identifier name) }",
        )
        .unwrap();
        let kinds: Vec<_> = asdl.kinds().map(|kind| (kind.name, kind.fields.len())).collect();
        assert_eq!(kinds, [("Add", 2), ("Leaf", 0), ("Plus", 0), ("Minus", 0), ("p", 2)]);
        assert!(asdl.definition("op").unwrap().is_simple_sum());
        assert!(!asdl.definition("e").unwrap().is_simple_sum());
        assert_eq!(asdl.kind("p").unwrap().fields[0].quantity, Quantity::ManyOptional);
        assert_eq!(asdl.kind("Leaf").unwrap().attributes[0].name, "lineno");
    }

    #[test]
    fn an_overlay_adds_constructors_and_types_alone() {
        let base =
            "module M { op = Plus | Minus  e = A(op how) attributes (int line) p = (int i) }";
        let base = read_text(base).unwrap();
        let parse = |text: &str| parse(text, Files::new().add("over", text)).unwrap();
        let over = parse("module M { op = Times  q = Q  e = B(int column) }");
        assert_eq!(taken(&base, &over), []);
        let merged = overlay(&base, over);
        assert_eq!(check(&merged), []);
        let kinds: Vec<_> = merged.kinds().map(|kind| (kind.name, kind.fields.len())).collect();
        let expected =
            [("Plus", 0), ("Minus", 0), ("Times", 0), ("A", 1), ("B", 1), ("p", 1), ("Q", 0)];
        assert_eq!(kinds, expected);
        for (text, code) in [
            ("op = Plus", "constructor-taken"),
            ("q = Plus", "constructor-taken"),
            ("e = A(op why, op how)", "constructor-taken"),
            ("p = (int j, int i)", "asdl-altered"),
            ("p = (int i) attributes (int line)", "asdl-altered"),
            ("p = P", "type-taken"),
            ("op = (int i)", "type-taken"),
            ("e = B attributes (int column)", "attributes-taken"),
        ] {
            let codes: Vec<_> = taken(&base, &parse(&format!("module M {{ {text} }}")))
                .into_iter()
                .map(|finding| finding.code)
                .collect();
            assert_eq!(codes, [code], "{text}");
        }
        let over = parse("module M { p = (int i, int j)  e = A(op how, op why) }");
        assert_eq!(taken(&base, &over), []);
        let merged = overlay(&base, over);
        assert_eq!(["p", "A"].map(|kind| merged.kind(kind).unwrap().fields.len()), [2, 2]);
        let merged = overlay(&base, parse("module M { e = B(int line) }"));
        assert_eq!(check(&merged)[0].headline, "the field `line` is defined twice");
    }

    #[test]
    fn independent_mistakes_are_all_found() {
        let findings =
            read_text("module M { a = A(exp x) | A(int x, int x)  a = (int i) }").unwrap_err();
        let headlines: Vec<_> = findings.iter().map(|one| one.headline.as_str()).collect();
        assert_eq!(
            headlines,
            [
                "the constructor `A` is defined twice",
                "the type `a` is defined twice",
                "there is no type `exp`",
                "the field `x` is defined twice",
            ]
        );
    }

    #[test]
    fn a_field_has_a_note_that_fits() {
        let asdl =
            read_text("module M { expr = A(identifier name [binds], expr* body [function]) }");
        let asdl = asdl.unwrap();
        let notes = asdl.kind("A").unwrap().fields.iter().map(Field::note);
        assert_eq!(notes.collect::<Vec<_>>(), [Some(Note::Binds), Some(Note::Function)]);
        let text = "module M { expr = A(int a [binds], identifier b [function], expr c [bind], \
                    expr d [function], expr e [comprehension], expr f [uses]) }";
        let findings = read_text(text).unwrap_err();
        let headlines: Vec<_> = findings.iter().map(|one| one.headline.as_str()).collect();
        assert_eq!(
            headlines,
            [
                "`binds` says nothing of a field of `int`",
                "`function` says nothing of a field of `identifier`",
                "there is no note `bind`",
                "`A` has two scopes",
                "`uses` says nothing of a field of `expr`",
            ]
        );
        let place = findings[2].labels[0].place.span;
        assert_eq!(&text[place.range()], "bind");
    }

    #[test]
    fn what_is_no_asdl_is_refused_at_its_place() {
        let findings = read_text("module M { a = A(int) }").unwrap_err();
        assert_eq!(findings[0].headline, "`)` cannot stand here");
        assert_eq!(findings[0].labels[0].place.span, Span::new(20, 21));
        assert!(read_text("module M {").is_err());
        assert!(read_text("module M { ^ }").is_err());
    }
}
