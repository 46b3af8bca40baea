//! The symbol table: which scopes a program has, and what each name means in each of them.
//!
//! ```text
//! AST --build--> scopes with what is done to each name --resolve--> with the name's scope
//! ```
//!
//! The first walk notes facts: assigned here, used there, declared global. The second decides: local,
//! global, free, or a cell that inner scopes share. The results are CPython 3.14's; `tests/symtable`
//! compares them. [`text`] prints the table as `python -m symtable` does.

pub mod future;
pub mod names;
pub mod text;

mod build;
mod definitions;
mod expressions;
mod lowered;
mod moved;
mod patterns;
mod statements;

mod resolve;

use rustc_hash::FxHashMap;

use crate::ast::{Ast, Kind, Node, Schema};
use crate::codegen::lowering::{Lowered, Lowering};
use crate::error::SyntaxError;
use crate::source::Span;

pub use future::Future;
pub use names::{Name, Names};

/// What is known of a name in a scope: the `DEF_*` bits of CPython, and the scope above them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags(pub u32);

impl Flags {
    pub const GLOBAL: Flags = Flags(1);
    pub const LOCAL: Flags = Flags(1 << 1);
    pub const PARAM: Flags = Flags(1 << 2);
    pub const NONLOCAL: Flags = Flags(1 << 3);
    pub const USE: Flags = Flags(1 << 4);
    /// Free in a method of this class.
    pub const FREE_CLASS: Flags = Flags(1 << 6);
    pub const IMPORT: Flags = Flags(1 << 7);
    pub const ANNOTATED: Flags = Flags(1 << 8);
    pub const COMP_ITER: Flags = Flags(1 << 9);
    pub const TYPE_PARAM: Flags = Flags(1 << 10);
    /// A cell in an inlined comprehension.
    pub const COMP_CELL: Flags = Flags(1 << 11);
    pub const BOUND: Flags = Flags(1 << 1 | 1 << 2 | 1 << 7);

    const SCOPE_OFFSET: u32 = 12;

    pub fn has(self, any: Flags) -> bool {
        self.0 & any.0 != 0
    }

    pub fn with(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }

    /// What the name means; `None` where the scope does not know it.
    pub fn meaning(self) -> Option<Meaning> {
        Some(match self.0 >> Flags::SCOPE_OFFSET & 15 {
            1 => Meaning::Local,
            2 => Meaning::GlobalExplicit,
            3 => Meaning::GlobalImplicit,
            4 => Meaning::Free,
            5 => Meaning::Cell,
            _ => return None,
        })
    }

    fn with_meaning(self, meaning: Meaning) -> Flags {
        let facts = self.0 & ((1 << Flags::SCOPE_OFFSET) - 1);
        Flags(facts | (meaning as u32) << Flags::SCOPE_OFFSET)
    }

    /// The facts without the meaning.
    fn facts(self) -> Flags {
        Flags(self.0 & ((1 << Flags::SCOPE_OFFSET) - 1))
    }
}

/// What a name means in a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    Local = 1,
    GlobalExplicit = 2,
    GlobalImplicit = 3,
    /// A local of an enclosing function.
    Free = 4,
    /// A local that enclosed scopes use.
    Cell = 5,
}

/// What makes a scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScopeKind {
    /// A function, lambda or comprehension.
    Function,
    Class,
    Module,
    /// Annotations, evaluated when somebody asks for them.
    Annotation,
    TypeAlias,
    TypeParameters,
    /// The bound or default of a type parameter.
    TypeVariable,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comprehension {
    List,
    Dict,
    Set,
    Generator,
}

/// A scope's place in a [`SymbolTable`]. The module is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ScopeId(pub u32);

/// Which of the scopes that a node makes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The scope of the node itself. An `arguments` node's is that of its annotations.
    Itself,
    /// The annotations of variables in the scope of this node.
    Annotations,
    TypeParameters,
    /// The default of a type parameter that also has a bound.
    Default,
    /// That of a function which an experiment's code for the node makes, or for an operator in it.
    Emitted {
        operator: Option<Kind>,
        number: u32,
    },
}

/// The symbols of a scope, in the order in which they were met.
#[derive(Debug, Clone, Default)]
pub struct Symbols {
    entries: Vec<(Name, Flags)>,
    places: FxHashMap<Name, u32>,
}

impl Symbols {
    pub fn get(&self, name: Name) -> Option<Flags> {
        self.places.get(&name).map(|&place| self.entries[place as usize].1)
    }

    pub fn set(&mut self, name: Name, flags: Flags) {
        let next = self.entries.len() as u32;
        let place = *self.places.entry(name).or_insert(next);
        if place == next {
            self.entries.push((name, flags));
        } else {
            self.entries[place as usize].1 = flags;
        }
    }

    pub fn remove(&mut self, name: Name) {
        if self.places.remove(&name).is_some() {
            self.entries.retain(|(other, _)| *other != name);
            self.places =
                (0..).zip(&self.entries).map(|(place, (name, _))| (*name, place)).collect();
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (Name, Flags)> + '_ {
        self.entries.iter().copied()
    }
}

/// A scope and its names.
#[derive(Debug, Clone)]
pub struct Scope {
    pub kind: ScopeKind,
    pub name: Name,
    pub symbols: Symbols,
    pub parameters: Vec<Name>,
    pub children: Vec<ScopeId>,
    /// Names declared `global` or `nonlocal`, and where.
    directives: Vec<(Name, Span)>,
    /// The line that the scope starts at.
    pub span: Span,
    pub node: Option<Node>,
    /// The type parameters' names, which are mangled here; `None` where all names are.
    mangled_names: Option<Vec<Name>>,
    /// For errors: what kind of bound or default a type variable's scope is.
    description: &'static str,
    /// Within a function.
    pub is_nested: bool,
    pub is_generator: bool,
    pub is_coroutine: bool,
    /// A function defined in a class body.
    pub is_method: bool,
    pub has_docstring: bool,
    pub has_varargs: bool,
    pub has_varkeywords: bool,
    pub has_annotations: bool,
    pub comprehension: Option<Comprehension>,
    pub is_inlined: bool,
    /// For a class: a method uses `__class__` or `super`.
    pub needs_class_closure: bool,
    /// For a class: an annotation scope looks names up in its namespace.
    pub needs_class_dict: bool,
    pub can_see_class_scope: bool,
    pub has_conditional_annotations: bool,
    /// The scope of this scope's annotations of variables.
    pub annotations: Option<ScopeId>,
    /// While it is being built.
    in_conditional_block: bool,
    in_unevaluated_annotation: bool,
    in_comp_target: bool,
    comp_iter_depth: u32,
}

impl Scope {
    /// Whether it runs as a function does, with fast locals.
    pub fn is_function_like(&self) -> bool {
        !matches!(self.kind, ScopeKind::Class | ScopeKind::Module)
    }

    /// Whether a private name is changed here: in a generic's own scope only the type parameters' are.
    pub fn mangles(&self, name: Name) -> bool {
        self.mangled_names.as_ref().is_none_or(|names| names.contains(&name))
    }

    /// What a name means here.
    pub fn meaning(&self, name: Name) -> Option<Meaning> {
        self.symbols.get(name).and_then(Flags::meaning)
    }

    pub fn flags(&self, name: Name) -> Flags {
        self.symbols.get(name).unwrap_or_default()
    }
}

/// The scopes of a program.
#[derive(Debug, Clone)]
pub struct SymbolTable {
    pub names: Names,
    pub scopes: Vec<Scope>,
    by_node: FxHashMap<(Node, Role), ScopeId>,
    pub future: Future,
    /// The scopes in which an experiment gives the code of nodes, other than those that they stand in. A node that is
    /// replaced has two codes: of that of the base language it is said with true. Behind the scope stands whose code it is in.
    pub moved: FxHashMap<(Node, bool), (ScopeId, Lowered)>,
}

impl SymbolTable {
    pub const MODULE: ScopeId = ScopeId(0);

    /// The symbol table of a tree. `lowering` knows what an experiment's nodes do to names. `optimize` is the level of `python -O`, `-1` for the tree as it is
    /// written, `flags` are the future features that are on from outside.
    pub fn build(
        ast: &Ast,
        schema: &Schema,
        settings: Settings,
        lowering: Option<&dyn Lowering>,
    ) -> Result<SymbolTable, SyntaxError> {
        let built = || {
            let future = future::scan(ast, settings.flags)?;
            let mut table = build::run(ast, schema, settings, lowering, future)?;
            resolve::run(&mut table)?;
            Ok(table)
        };
        built().map_err(|error: SyntaxError| {
            let error = error.behind_the_parser(ast.source());
            SyntaxError { has_bare_arguments: true, ..error }
        })
    }

    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }

    pub fn scope_mut(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.scopes[id.0 as usize]
    }

    /// The scope that a node makes.
    pub fn of_node(&self, node: Node, role: Role) -> Option<ScopeId> {
        self.by_node.get(&(node, role)).copied()
    }
}

/// How a tree is read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Settings {
    /// `CO_FUTURE_*` bits that are on from outside.
    pub flags: u32,
    /// As for compiling: `__debug__` is a constant, no name, and level 2 has no docstrings.
    pub for_compilation: bool,
    pub optimize: u8,
    /// `await` may stand outside functions.
    pub allow_top_level_await: bool,
}
