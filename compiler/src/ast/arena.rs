//! The arena that nodes live in, and the handles that name what is in it.
//!
//! A handle is meaningful only together with the arena that gave it out. The memory grows by 16 bytes a
//! node and 4 bytes a field or list item; nothing is freed before the arena is.

use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::ops::Range;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;
use std::hash::BuildHasher;

use crate::code::Constant;
use crate::source::{Location, Source, Span};

/// What a node is: the number of a constructor or product of the ASDL.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Kind(pub(super) u16);

/// A node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Node(NonZeroU32);

/// An interned identifier or string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Symbol(NonZeroU32);

/// A constant of the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ConstantId(NonZeroU32);

/// The value of an `int` field.
pub type Int = i32;

/// A list of nodes, kinds or symbols. The empty list is 0.
#[derive(Debug)]
pub struct List<T> {
    /// Place of the length, which the items follow.
    place: u32,
    items: PhantomData<fn() -> T>,
}

/// A value that a field or a list can hold in one word.
pub trait Word: Copy {
    fn from_word(word: u32) -> Self;
    fn to_word(self) -> u32;
}

/// The items of a list, in order.
#[derive(Debug)]
pub struct Items<'a, T> {
    words: &'a [u32],
    items: PhantomData<fn() -> T>,
}

/// A tree, or several that share parts, and the source that they stand for.
#[derive(Debug, Clone)]
pub struct Ast {
    nodes: Vec<NodeData>,
    words: Vec<u32>,
    texts: Interner,
    constants: Vec<Constant>,
    source: Rc<Source>,
    root: Option<Node>,
    /// No other arena has it, copies aside.
    id: u64,
    /// See [`Ast::is_made_by_base`].
    made_by_base: bool,
}

/// The next arena's.
static NEXT_ID: AtomicU64 = AtomicU64::new(0);

#[derive(Debug, Clone, Copy)]
struct NodeData {
    first_word: u32,
    span: Span,
    kind: Kind,
    fields: u16,
}

impl Ast {
    /// An arena without a node.
    pub fn new(source: Rc<Source>) -> Ast {
        // Measured on the standard library: about a node in six bytes of source.
        let nodes = source.text().len() / 6;
        Ast {
            nodes: Vec::with_capacity(nodes),
            words: {
                let mut words = Vec::with_capacity(nodes * 3);
                words.push(0); // the empty list
                words
            },
            texts: Interner::default(),
            constants: Vec::new(),
            source,
            root: None,
            id: NEXT_ID.fetch_add(1, Relaxed),
            made_by_base: false,
        }
    }

    /// The node that the parser made last, of the whole source.
    ///
    /// Panics before [`Ast::set_root`].
    pub fn root(&self) -> Node {
        self.root.expect("the parser sets the root of each tree that it returns")
    }

    /// What tells it from other arenas of the process.
    pub fn id(&self) -> u64 {
        self.id
    }

    pub fn set_root(&mut self, root: Node) {
        self.root = Some(root);
    }

    /// Whether it is known that alternatives of the base grammar have made each part of it, in a language whose grammar
    /// is laid over that: such trees are right.
    pub fn is_made_by_base(&self) -> bool {
        self.made_by_base
    }

    pub(crate) fn set_made_by_base(&mut self, made_by_base: bool) {
        self.made_by_base = made_by_base;
    }

    pub fn source(&self) -> &Rc<Source> {
        &self.source
    }

    /// How many nodes were made, those that no tree holds included.
    pub fn node_count(&self) -> usize {
        self.nodes.len()
    }

    /// Whether a node was made that the base language does not have.
    pub fn has_added(&self) -> bool {
        self.nodes.iter().any(|node| node.kind.is_added())
    }

    /// Nodes in the order in which they were made, the first is 0.
    pub(crate) fn made(&self, places: Range<usize>) -> impl Iterator<Item = Node> {
        places.filter_map(|place| NonZeroU32::new(place as u32 + 1)).map(Node)
    }

    pub fn kind(&self, node: Node) -> Kind {
        self.data(node).kind
    }

    pub fn span(&self, node: Node) -> Span {
        self.data(node).span
    }

    pub fn location(&self, node: Node) -> Location {
        self.source.location(self.span(node))
    }

    /// The fields of a node, in the order of the ASDL.
    pub fn words(&self, node: Node) -> &[u32] {
        let data = self.data(node);
        let first = data.first_word as usize;
        &self.words[first..first + usize::from(data.fields)]
    }

    pub fn list<T: Word>(&self, list: List<T>) -> Items<'_, T> {
        let start = list.place as usize + 1;
        let length = self.words[list.place as usize] as usize;
        Items { words: &self.words[start..start + length], items: PhantomData }
    }

    pub fn text(&self, symbol: Symbol) -> &str {
        self.texts.text(symbol)
    }

    pub fn constant(&self, id: ConstantId) -> &Constant {
        &self.constants[id.0.get() as usize - 1]
    }

    /// A node of any kind; `words` are its fields in the order of the ASDL.
    pub fn make(&mut self, kind: Kind, words: &[u32], span: Span) -> Node {
        let first_word = self.words.len() as u32;
        self.words.extend_from_slice(words);
        self.nodes.push(NodeData { first_word, span, kind, fields: words.len() as u16 });
        Node(NonZeroU32::new(self.nodes.len() as u32).expect("a node was just pushed"))
    }

    /// Gives a field of a node another value.
    pub(crate) fn set_field<T: Word>(&mut self, node: Node, place: usize, value: T) {
        let first = self.data(node).first_word as usize;
        self.words[first + place] = value.to_word();
    }

    /// Makes `node` the same as `other`, wherever it stands.
    pub fn replace(&mut self, node: Node, other: Node) {
        self.nodes[node.0.get() as usize - 1] = *self.data(other);
    }

    pub fn list_of<T: Word>(&mut self, items: impl IntoIterator<Item = T>) -> List<T> {
        let place = self.words.len();
        self.words.push(0);
        self.words.extend(items.into_iter().map(T::to_word));
        let length = self.words.len() - place - 1;
        if length == 0 {
            self.words.truncate(place);
            return List::empty();
        }
        self.words[place] = length as u32;
        List { place: place as u32, items: PhantomData }
    }

    /// The same text gives the same symbol.
    pub fn intern(&mut self, text: &str) -> Symbol {
        self.texts.intern(text)
    }

    pub fn new_constant_id(&mut self, constant: Constant) -> ConstantId {
        self.constants.push(constant);
        ConstantId(NonZeroU32::new(self.constants.len() as u32).expect("one was just pushed"))
    }

    pub(super) fn read<T: Word>(words: &[u32], place: usize) -> T {
        T::from_word(words[place])
    }

    pub(super) fn word<T: Word>(value: T) -> u32 {
        value.to_word()
    }

    fn data(&self, node: Node) -> &NodeData {
        &self.nodes[node.0.get() as usize - 1]
    }
}

impl Kind {
    /// From 1.
    /// Whether it is none of the base language's.
    pub fn is_added(self) -> bool {
        self.number() > super::generated::nodes::KINDS.len()
    }

    pub fn number(self) -> usize {
        usize::from(self.0)
    }

    pub(crate) const fn from_number(number: usize) -> Kind {
        assert!(number <= u16::MAX as usize, "a schema has fewer than 65536 kinds");
        Kind(number as u16)
    }
}

impl<T> List<T> {
    pub const fn empty() -> List<T> {
        List { place: 0, items: PhantomData }
    }

    pub fn is_empty(self) -> bool {
        self.place == 0
    }
}

impl<T> Clone for List<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for List<T> {}

impl<T> PartialEq for List<T> {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place
    }
}

impl<T> Eq for List<T> {}

impl<'a, T: Word> Items<'a, T> {
    pub fn len(self) -> usize {
        self.words.len()
    }

    pub fn is_empty(self) -> bool {
        self.words.is_empty()
    }

    pub fn get(self, place: usize) -> Option<T> {
        self.words.get(place).map(|&word| T::from_word(word))
    }

    pub fn first(self) -> Option<T> {
        self.get(0)
    }

    pub fn last(self) -> Option<T> {
        self.words.last().map(|&word| T::from_word(word))
    }

    /// Items that are in no tree.
    pub fn of_words(words: &'a [u32]) -> Items<'a, T> {
        Items { words, items: PhantomData }
    }

    /// The items in `range`. Panics where it goes beyond the list.
    pub fn slice(self, range: Range<usize>) -> Items<'a, T> {
        Items { words: &self.words[range], items: PhantomData }
    }

    pub fn iter(self) -> impl DoubleEndedIterator<Item = T> + ExactSizeIterator + Clone + 'a
    where
        T: 'a,
    {
        self.words.iter().map(|&word| T::from_word(word))
    }
}

impl<T> Clone for Items<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Items<'_, T> {}

impl<'a, T: Word> IntoIterator for Items<'a, T> {
    type Item = T;
    type IntoIter = std::iter::Map<std::slice::Iter<'a, u32>, fn(&u32) -> T>;

    fn into_iter(self) -> Self::IntoIter {
        self.words.iter().map(|&word| T::from_word(word))
    }
}

/// Handles that are never 0: 0 is what an empty optional field holds.
macro_rules! handle_words {
    ($($handle:ident),*) => {$(
        impl Word for $handle {
            fn from_word(word: u32) -> Self {
                $handle(NonZeroU32::new(word).expect("a field that is not optional is filled"))
            }

            fn to_word(self) -> u32 {
                self.0.get()
            }
        }

        impl Word for Option<$handle> {
            fn from_word(word: u32) -> Self {
                NonZeroU32::new(word).map($handle)
            }

            fn to_word(self) -> u32 {
                self.map_or(0, |handle| handle.0.get())
            }
        }
    )*};
}
handle_words!(Node, Symbol, ConstantId);

/// A word whose meaning only the schema knows.
impl Word for u32 {
    fn from_word(word: u32) -> u32 {
        word
    }

    fn to_word(self) -> u32 {
        self
    }
}

impl Word for Kind {
    fn from_word(word: u32) -> Self {
        Kind(word as u16)
    }

    fn to_word(self) -> u32 {
        u32::from(self.0)
    }
}

/// No kind has the number 0.
impl Word for Option<Kind> {
    fn from_word(word: u32) -> Self {
        (word != 0).then_some(Kind(word as u16))
    }

    fn to_word(self) -> u32 {
        self.map_or(0, Kind::to_word)
    }
}

impl Word for Int {
    fn from_word(word: u32) -> Self {
        word as i32
    }

    fn to_word(self) -> u32 {
        self as u32
    }
}

/// An optional int is stored plus one: every `int?` of the ASDL counts from 0.
impl Word for Option<Int> {
    fn from_word(word: u32) -> Self {
        word.checked_sub(1).map(|value| value as i32)
    }

    fn to_word(self) -> u32 {
        self.map_or(0, |value| value as u32 + 1)
    }
}

impl<T> Word for List<T> {
    fn from_word(word: u32) -> Self {
        List { place: word, items: PhantomData }
    }

    fn to_word(self) -> u32 {
        self.place
    }
}

/// Texts, each once, in one buffer.
#[derive(Debug, Clone, Default)]
struct Interner {
    buffer: String,
    /// Ends of the texts in `buffer`; each starts where the one before it ends.
    ends: Vec<u32>,
    symbols: HashTable<Symbol>,
}

impl Interner {
    fn text(&self, symbol: Symbol) -> &str {
        let place = symbol.0.get() as usize - 1;
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.buffer[start as usize..self.ends[place] as usize]
    }

    fn intern(&mut self, text: &str) -> Symbol {
        let hash = FxBuildHasher.hash_one(text);
        let found = self.symbols.find(hash, |&symbol| self.text(symbol) == text);
        if let Some(&symbol) = found {
            return symbol;
        }
        self.buffer.push_str(text);
        self.ends.push(self.buffer.len() as u32);
        let symbol = Symbol(NonZeroU32::new(self.ends.len() as u32).expect("one was just pushed"));
        let (buffer, ends) = (&self.buffer, &self.ends);
        self.symbols.insert_unique(hash, symbol, |&other| {
            let place = other.0.get() as usize - 1;
            let start = place.checked_sub(1).map_or(0, |before| ends[before]);
            FxBuildHasher.hash_one(&buffer[start as usize..ends[place] as usize])
        });
        symbol
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Stmt, node};
    use super::*;

    fn empty() -> Ast {
        Ast::new(Rc::new(Source::new("t.py", "if x: pass".to_string())))
    }

    #[test]
    fn a_node_is_read_as_it_was_made() {
        let mut ast = empty();
        let name = ast.intern("x");
        let test = ast.new_name(name, Kind::Load, Span::new(3, 4));
        let pass = ast.new_pass(Span::new(6, 10));
        let body = ast.list_of([pass]);
        let made = ast.new_if(test, body, List::empty(), Span::new(0, 10));
        let Stmt::If(node::If { test: read, body, orelse }) = ast.stmt(made) else {
            panic!("an If is read as one");
        };
        assert_eq!((read, ast.list(body).first()), (test, Some(pass)));
        assert!(ast.list(orelse).is_empty());
        assert_eq!(ast.location(pass).col_offset, 6);
        assert!(matches!(ast.stmt(test), Stmt::Other(other) if other == test));
    }

    #[test]
    fn the_same_text_is_the_same_symbol() {
        let mut ast = empty();
        let symbols: Vec<_> = ["a", "", "b", "a", ""].map(|text| ast.intern(text)).into();
        assert_eq!(symbols[0], symbols[3]);
        assert_eq!(symbols[1], symbols[4]);
        assert_eq!((ast.text(symbols[1]), ast.text(symbols[2])), ("", "b"));
    }

    #[test]
    fn lists_can_have_gaps() {
        let mut ast = empty();
        let pass = ast.new_pass(Span::default());
        let list = ast.list_of([None, Some(pass)]);
        assert_eq!(ast.list(list).iter().collect::<Vec<_>>(), [None, Some(pass)]);
        assert_eq!(size_of::<NodeData>(), 16);
    }
}
