//! The first node in which two trees of one text differ, by the names of kinds and fields: the numbers of kinds are each
//! language's own.

use compiler::ast::schema::{FieldInfo, FieldType, Quantity};
use compiler::ast::{Ast, ConstantId, Int, Kind, List, Node, Schema, Symbol, Word};
use compiler::code::Constant;
use compiler::marshal;
use compiler::source::Span;

/// What differs, and in which line.
pub struct Difference {
    pub cause: String,
    pub line: u32,
}

/// The first difference, in the order of the nodes; `None` where the trees are the same.
pub fn difference(
    (old, new): (&Ast, &Ast),
    (before, after): (&Schema, &Schema),
) -> Option<Difference> {
    let mut pairs = vec![(old.root(), new.root())];
    let mut children = Vec::new();
    while let Some((left, right)) = pairs.pop() {
        let sides = [
            Of { ast: old, schema: before, node: left },
            Of { ast: new, schema: after, node: right },
        ];
        if let Some(cause) = compare(&sides, &mut children) {
            return Some(Difference { cause, line: line(&sides) });
        }
        pairs.extend(children.drain(..).rev());
    }
    None
}

/// A node of one of the trees.
struct Of<'a> {
    ast: &'a Ast,
    schema: &'a Schema,
    node: Node,
}

impl Of<'_> {
    fn name(&self) -> &str {
        &self.schema.info(self.ast.kind(self.node)).name
    }

    fn span(&self) -> Span {
        self.ast.span(self.node)
    }
}

/// The line where the nodes stand; that of the old one, if it has a place.
fn line(sides: &[Of<'_>; 2]) -> u32 {
    let placed = sides.iter().find(|of| of.span() != Span::NOWHERE);
    placed.map_or(0, |of| of.ast.source().line_and_column(of.span().start).0)
}

/// What differs between two nodes but for their children, which come behind `children`.
fn compare(sides: &[Of<'_>; 2], children: &mut Vec<(Node, Node)>) -> Option<String> {
    let [old, new] = sides;
    if old.name() != new.name() {
        return Some(format!("`{}` becomes `{}`", old.name(), new.name()));
    }
    if old.span() != new.span() {
        return Some(format!("`{}` has another place", old.name()));
    }
    let mut left = old.schema.fields(old.ast, old.node);
    let mut right = new.schema.fields(new.ast, new.node);
    loop {
        let ((field, one), (other, two)) = match (left.next(), right.next()) {
            (None, None) => return None,
            (Some(one), Some(two)) => (one, two),
            _ => return Some(format!("`{}` has other fields", old.name())),
        };
        let is_same_field = field.name == other.name && field.quantity == other.quantity;
        let is_same = is_same_field && same_field(sides, field, other, [one, two], children);
        if !is_same {
            return Some(format!("`{}.{}` differs", old.name(), field.name));
        }
    }
}

/// Whether two fields have the same value, but for nodes: those are for later.
fn same_field(
    sides: &[Of<'_>; 2],
    field: &FieldInfo,
    other: &FieldInfo,
    words: [u32; 2],
    children: &mut Vec<(Node, Node)>,
) -> bool {
    match field.quantity {
        Quantity::One | Quantity::Optional => same_value(sides, field, other, words, children),
        Quantity::Many | Quantity::ManyOptional => {
            let [old, new] = sides;
            let left = old.ast.list(List::<Raw>::from_word(words[0]));
            let right = new.ast.list(List::<Raw>::from_word(words[1]));
            left.len() == right.len()
                && left.iter().zip(right.iter()).all(|(left, right)| {
                    same_value(sides, field, other, [left.0, right.0], children)
                })
        }
    }
}

fn same_value(
    [old, new]: &[Of<'_>; 2],
    field: &FieldInfo,
    other: &FieldInfo,
    [left, right]: [u32; 2],
    children: &mut Vec<(Node, Node)>,
) -> bool {
    // What a missing value and a number are, both have in common.
    if (left == 0) != (right == 0) {
        return false;
    }
    match (&field.ty, &other.ty) {
        (FieldType::Node(_), FieldType::Node(_)) => {
            let pair = Option::<Node>::from_word(left).zip(Option::<Node>::from_word(right));
            children.extend(pair);
            true
        }
        (FieldType::Int, FieldType::Int) => match field.quantity {
            Quantity::Optional => Option::<Int>::from_word(left) == Option::<Int>::from_word(right),
            _ => Int::from_word(left) == Int::from_word(right),
        },
        (one, two) if std::mem::discriminant(one) != std::mem::discriminant(two) => false,
        _ if left == 0 => true,
        (FieldType::Simple(_), _) => {
            let name = |schema: &Schema, word| schema.info(Kind::from_word(word)).name.clone();
            name(old.schema, left) == name(new.schema, right)
        }
        (FieldType::Constant, _) => {
            let one = old.ast.constant(ConstantId::from_word(left));
            same_constant(one, new.ast.constant(ConstantId::from_word(right)))
        }
        (FieldType::Identifier | FieldType::String, _) => {
            old.ast.text(Symbol::from_word(left)) == new.ast.text(Symbol::from_word(right))
        }
        (FieldType::Int | FieldType::Node(_), _) => false,
    }
}

/// Whether constants are the same to the bit: 0.0 and -0.0 are two, and a number that is none is itself.
fn same_constant(left: &Constant, right: &Constant) -> bool {
    left == right && !matches!(left, Constant::Float(_) | Constant::Complex { .. })
        || marshal::dumps(left).ok() == marshal::dumps(right).ok()
}

/// An item of a list whose type the schema tells.
#[derive(Debug, Clone, Copy)]
struct Raw(u32);

impl Word for Raw {
    fn from_word(word: u32) -> Self {
        Raw(word)
    }

    fn to_word(self) -> u32 {
        self.0
    }
}
