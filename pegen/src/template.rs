//! Templates: program text of the base language with holes, as an action.
//!
//! ```text
//! unless[stmt]: 'unless' test=named_expression ':' body=block { `if not {test}: {body}` }
//!
//! {x}    what the action `x` makes stands here     {{ }}   a brace
//! {=x}   the same, evaluated once                  the lines below the first are indented as they look
//! ```
//!
//! The text is read when the grammar is, by whoever can read programs ([`Reader`]): the holes are names then that stand
//! nowhere else in it. What it says becomes constructor calls, so both readings of the grammar know nothing of templates.

mod order;

pub use order::{Use, uses};

use crate::diagnostic::Span;

/// Reads program text of the base language.
pub trait Reader {
    /// The tree of the text; otherwise what is wrong with it.
    fn read(&self, text: &str, form: Form) -> Result<Tree, Refused>;
}

/// What the text of a template is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Expression,
    /// The tree is the list of the statements.
    Statements,
}

/// Why a text is no program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    pub message: String,
    /// Where, in bytes of the text.
    pub span: Span,
}

/// A tree of the base language, or a part of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    /// Nothing stands in an optional field.
    Absent,
    Int(i64),
    /// An identifier.
    Identifier(String),
    Text(String),
    /// A constant, as the language writes it.
    Constant(String),
    /// A name of a sum without fields, such as `Load`.
    Simple(String),
    List(Vec<Tree>),
    Node {
        kind: String,
        /// In the order of the ASDL.
        fields: Vec<(String, Tree)>,
    },
}

/// Nobody can read programs: the generator by itself knows no language.
pub struct NoReader;

impl Reader for NoReader {
    fn read(&self, text: &str, _: Form) -> Result<Tree, Refused> {
        let message = "the generator by itself reads no programs: `lab regen` does".to_string();
        Err(Refused { message, span: Span::new(0, text.len()) })
    }
}

/// A hole of a template.
#[derive(Debug, Clone, PartialEq)]
pub struct Hole {
    /// The action in it.
    pub text: String,
    /// Where that stands, in bytes of the template.
    pub span: Span,
    /// `{=x}`
    pub once: bool,
}

/// A template as program text.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    pub text: String,
    /// The holes in the order of their names: [`Filled::name`].
    pub holes: Vec<Hole>,
    /// What the names begin with.
    prefix: String,
    /// Where pieces of the text begin, and where in the template they come from.
    origins: Vec<(usize, usize)>,
}

impl Filled {
    /// The hole that stands in the text under this name.
    pub fn hole(&self, name: &str) -> Option<usize> {
        let number = name.strip_prefix(&self.prefix)?.strip_suffix('_')?;
        number.parse().ok().filter(|number| *number < self.holes.len())
    }

    /// The hole that is all that stands in a tree.
    pub fn only_hole(&self, tree: &Tree) -> Option<usize> {
        match tree {
            Tree::Identifier(name) => self.hole(name),
            Tree::List(items) => match items.as_slice() {
                [only] => self.only_hole(only),
                _ => None,
            },
            Tree::Node { kind, fields } => {
                let (_, wanted) = STANDING_FOR_NODES.iter().find(|(known, _)| known == kind)?;
                let mut standing = fields.iter().filter(|(_, field)| {
                    !matches!(field, Tree::Absent | Tree::Simple(_))
                        && !matches!(field, Tree::List(items) if items.is_empty())
                });
                let (name, field) = standing.next()?;
                (name == wanted && standing.next().is_none()).then(|| self.only_hole(field))?
            }
            _ => None,
        }
    }

    /// The first hole that is no name of the tree that the text is read as: it stands in a string, a comment or a name.
    pub fn stray(&self, tree: &Tree) -> Option<usize> {
        let mut met = vec![false; self.holes.len()];
        let mut waiting = vec![tree];
        while let Some(tree) = waiting.pop() {
            match tree {
                Tree::Identifier(name) => {
                    if let Some(hole) = self.hole(name) {
                        met[hole] = true;
                    }
                }
                Tree::List(items) => waiting.extend(items),
                Tree::Node { kind: _, fields } => {
                    waiting.extend(fields.iter().map(|(_, field)| field));
                }
                Tree::Absent
                | Tree::Int(_)
                | Tree::Text(_)
                | Tree::Constant(_)
                | Tree::Simple(_) => {}
            }
        }
        met.iter().position(|met| !met)
    }

    /// The place in the template that a place in the text comes from.
    pub fn origin(&self, span: Span) -> Span {
        let start = self.origin_of(span.start as usize);
        Span::new(start, self.origin_of(span.end as usize).max(start))
    }

    fn origin_of(&self, offset: usize) -> usize {
        let next = self.origins.partition_point(|(begins, _)| *begins <= offset);
        match next.checked_sub(1).map(|place| self.origins[place]) {
            Some((begins, from)) => {
                let end = self.origins.get(next).map_or(usize::MAX, |(_, from)| *from);
                (from + (offset - begins)).min(end)
            }
            None => 0,
        }
    }
}

/// What a name alone is read as, and the field that it stands in: a hole there can be for the whole node.
const STANDING_FOR_NODES: [(&str, &str); 9] = [
    ("Expr", "value"),
    ("Name", "id"),
    ("MatchAs", "name"),
    ("arg", "arg"),
    ("arguments", "args"),
    ("keyword", "value"),
    ("withitem", "context_expr"),
    ("alias", "name"),
    ("TypeVar", "name"),
];

/// What is said of a hole that is [`Filled::stray`].
pub const STRAY: &str = "a hole stands for a name, not for a part of a string, comment or name";

/// What is wrong with a template's holes: words, and where.
pub type Malformed = (&'static str, Span);

/// Puts a name into each hole of a template, and takes the indentation away that it has in the grammar.
pub fn fill(template: &str) -> Result<Filled, Malformed> {
    let mut filled = Filled {
        text: String::with_capacity(template.len()),
        holes: Vec::new(),
        prefix: unused_prefix(template),
        origins: Vec::new(),
    };
    let layout = Layout::of(template);
    let mut offset = 0;
    for (number, line) in template.split_inclusive('\n').enumerate() {
        let (skipped, added) = layout.indentation(number, line);
        filled.origins.push((filled.text.len(), offset + skipped));
        filled.text.push_str(added);
        fill_line(&line[skipped..], offset + skipped, &mut filled)?;
        offset += line.len();
    }
    Ok(filled)
}

fn fill_line(line: &str, at: usize, filled: &mut Filled) -> Result<(), Malformed> {
    let mut from = 0;
    let bytes = line.as_bytes();
    while let Some(found) = line[from..].find(['{', '}']) {
        let brace = from + found;
        filled.origins.push((filled.text.len(), at + from));
        filled.text.push_str(&line[from..brace]);
        if bytes.get(brace + 1) == Some(&bytes[brace]) {
            filled.text.push(char::from(bytes[brace]));
            from = brace + 2;
            continue;
        }
        let place = |start: usize, end: usize| Span::new(at + start, at + end);
        if bytes[brace] == b'}' {
            return Err((
                "a single `}` in a template: it is written `}}`",
                place(brace, brace + 1),
            ));
        }
        let Some(length) = line[brace..].find('}') else {
            return Err((
                "the hole is not closed; a brace is written `{{`",
                place(brace, brace + 1),
            ));
        };
        let (mut start, end) = (brace + 1, brace + length);
        let once = bytes[start] == b'=';
        start += usize::from(once);
        let text = &line[start..end];
        if text.trim().is_empty() {
            return Err(("the hole is empty", place(brace, end + 1)));
        }
        filled.origins.push((filled.text.len(), at + brace));
        filled.text.push_str(&format!("{}{}_", filled.prefix, filled.holes.len()));
        filled.holes.push(Hole { text: text.to_string(), span: place(start, end), once });
        from = end + 1;
    }
    filled.origins.push((filled.text.len(), at + from));
    filled.text.push_str(&line[from..]);
    Ok(())
}

/// A beginning of names that stands nowhere in the text.
fn unused_prefix(text: &str) -> String {
    let mut prefix = "_hole_".to_string();
    while text.contains(&prefix) {
        prefix.push('_');
    }
    prefix
}

/// How the lines of a template are indented in the grammar.
struct Layout {
    /// What all lines but the first have in front.
    common: usize,
    /// The second line is the block of the first, and all others are deeper than it, or as deep.
    is_block: bool,
}

impl Layout {
    fn of(template: &str) -> Layout {
        let mut lines = template.lines();
        let first = lines.next().unwrap_or("");
        let below: Vec<usize> =
            lines.filter(|line| !line.trim().is_empty()).map(indentation).collect();
        let common = below.iter().copied().min().unwrap_or(0);
        let opens = first.trim_end().ends_with(':');
        Layout { common, is_block: opens && below.first() == Some(&common) }
    }

    /// How many bytes to leave out at the beginning of a line, and what to put there.
    fn indentation(&self, number: usize, line: &str) -> (usize, &'static str) {
        match number {
            0 => (indentation(line), ""),
            _ if line.trim().is_empty() => (indentation(line), ""),
            _ => (self.common, if self.is_block { "    " } else { "" }),
        }
    }
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(template: &str) -> String {
        fill(template).unwrap().text
    }

    #[test]
    fn lines_are_indented_as_they_look() {
        assert_eq!(text("if not {test}: {body}"), "if not _hole_0_: _hole_1_");
        assert_eq!(
            text("while not {test}:\n             {body}\n         else:\n             {orelse}"),
            "while not _hole_0_:\n    _hole_1_\nelse:\n    _hole_2_"
        );
        assert_eq!(
            text("while {a}:\n             {b}\n             c"),
            "while _hole_0_:\n    _hole_1_\n    c"
        );
        assert_eq!(text("\n    a\n    if b:\n        c\n"), "\na\nif b:\n    c\n");
        assert_eq!(text("a = {{1: '}}'}}\n   b"), "a = {1: '}'}\nb");
    }

    #[test]
    fn holes_have_names_that_stand_nowhere_else() {
        let filled = fill("_hole_ = {x} + {=x.id}").unwrap();
        assert_eq!(filled.text, "_hole_ = _hole__0_ + _hole__1_");
        assert_eq!(filled.hole("_hole__1_"), Some(1));
        assert_eq!(filled.hole("_hole__2_"), None);
        assert!(filled.holes[1].once && !filled.holes[0].once);
        assert_eq!(filled.holes[1].text, "x.id");
    }

    #[test]
    fn places_in_the_text_come_from_places_in_the_template() {
        let template = "while {a}:\n         {{}} $\n";
        let filled = fill(template).unwrap();
        let wrong = filled.text.find('$').unwrap();
        let origin = filled.origin(Span::new(wrong, wrong + 1));
        assert_eq!(&template[origin.start as usize..origin.end as usize], "$");
    }

    #[test]
    fn what_is_no_hole_is_told() {
        for (template, place) in [("a {", 2), ("a } b", 2), ("{ }", 0), ("{=}", 0), ("{x", 0)] {
            assert_eq!(fill(template).unwrap_err().1.start, place, "{template}");
        }
    }
}
