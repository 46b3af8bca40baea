//! What an experiment's nodes do to scopes, as the symbol table sees it.
//!
//! In comes what the code of a node will do, before its children are walked: names, and functions with what is in them. A
//! child whose code is in such a function is walked in the function's scope, and passed over where it stands.

use crate::ast::schema::{FieldInfo, FieldType, Note, Quantity};
use crate::ast::{Ast, Expr, Kind, List, Node, Symbol, Word, node};
use crate::codegen::lowering::{FunctionUse, Lowered, NameUse, Parameters, ScopeUse};
use crate::operator;

use super::build::{Builder, Result};
use super::{Comprehension, Flags, Name, Role, ScopeKind};

/// What the code of a node does to scopes.
#[derive(Default)]
struct Uses {
    uses: Vec<ScopeUse>,
    /// Whether the code that the base language has for the node is part of it.
    has_base: bool,
}

impl Builder<'_> {
    /// Whether nodes may be replaced, or walked elsewhere.
    pub fn may_be_special(&self) -> bool {
        self.replaced.is_some() || !self.moved.children.is_empty()
    }

    /// A statement or expression that may be replaced, or walked elsewhere.
    pub fn special(&mut self, node: Node) -> Result {
        if let Some((scope, lowered, _)) = self.moved.children.get(&node).copied() {
            return match scope == self.id() {
                true => Ok(()),
                false => self.misplaced(lowered, node, "it is in a scope of its own already"),
            };
        }
        match self.is_replaced(node) {
            false => self.in_base(node),
            true => self.replaced(node),
        }
    }

    /// A statement or expression as the base language sees it.
    fn in_base(&mut self, node: Node) -> Result {
        match self.schema.info(self.ast.kind(node)).of.as_ref() {
            "stmt" => self.visit_statement(node),
            _ => self.visit_expression(node),
        }
    }

    /// Whether an experiment gives a node of the base language its code.
    pub fn is_replaced(&self, node: Node) -> bool {
        self.replaced.as_ref().is_some_and(|replaced| replaced.has(self.ast.kind(node)))
    }

    /// A node of the base language that an experiment gives its code. What it does to scopes in the base language it does
    /// where that code is part of its own.
    fn replaced(&mut self, node: Node) -> Result {
        let lowered = Lowered { node, operator: None };
        let Uses { uses, has_base } = self.uses(lowered)?;
        match has_base {
            true => self.in_base(node)?,
            // Nothing is left of what the base language does with it: its children are where its code has them.
            false => self.children(node)?,
        }
        self.apply(uses, lowered)
    }

    /// A node that the base language does not know: those in its fields, and what its code does to scopes.
    pub fn unknown(&mut self, node: Node) -> Result {
        let lowered = Lowered { node, operator: None };
        let Uses { uses, .. } = self.uses(lowered)?;
        self.children(node)?;
        let has_scope = self.noted(node)?;
        self.apply(uses, lowered)?;
        if has_scope { self.without_code(node) } else { Ok(()) }
    }

    /// What the notes of a node's fields say; whether some are evaluated in a scope of their own.
    fn noted(&mut self, node: Node) -> Result<bool> {
        let (schema, ast) = (self.schema, self.ast);
        let mut has_scope = false;
        for (field, word) in schema.fields(ast, node) {
            let Some(note) = field.note else { continue };
            let context = match note {
                Note::Binds => Kind::Store,
                Note::Uses => Kind::Load,
                Note::Deletes => Kind::Del,
                Note::Function | Note::Comprehension => {
                    has_scope = true;
                    continue;
                }
            };
            for word in words(ast, field, word) {
                match field.ty {
                    FieldType::Identifier => {
                        let name = self.symbol(Symbol::from_word(word));
                        self.noted_name(name, context, node)?;
                    }
                    _ => self.noted_target(Node::from_word(word), context)?,
                }
            }
        }
        Ok(has_scope)
    }

    fn noted_target(&mut self, target: Node, context: Kind) -> Result {
        let mut names = Vec::new();
        names_in(self.ast, target, &mut names);
        for (id, place) in names {
            let name = self.symbol(id);
            match self.ast.kind(place) {
                Kind::Attribute => self.check_name(name, self.ast.span(place), context)?,
                _ => self.noted_name(name, context, place)?,
            }
        }
        Ok(())
    }

    /// A name that a note tells of. One that is bound in a comprehension is bound around it, as by an assignment expression.
    fn noted_name(&mut self, name: Name, context: Kind, place: Node) -> Result {
        if self.scope().in_unevaluated_annotation {
            return Ok(());
        }
        if context == Kind::Store {
            self.binding_in_comprehension(name, place)?;
        }
        let flag = if context == Kind::Load { Flags::USE } else { Flags::LOCAL };
        self.define_in_context(name, flag, self.ast.span(place), context)
    }

    /// What no code is for is evaluated by nobody; its names are those of a scope all the same.
    fn without_code(&mut self, node: Node) -> Result {
        let (schema, ast) = (self.schema, self.ast);
        let mut left = Vec::new();
        for (field, word) in schema.fields(ast, node) {
            if field.note.is_some_and(Note::is_scope) {
                let children = words(ast, field, word).into_iter().map(Node::from_word);
                left.extend(
                    children.filter(|child| !self.table.moved.contains_key(&(*child, false))),
                );
            }
        }
        if left.is_empty() {
            return Ok(());
        }
        let name = self.name("unevaluated");
        self.enter(name, ScopeKind::Function, node, Role::Itself, self.ast.span(node))?;
        left.into_iter().try_for_each(|child| self.any(child))?;
        self.exit();
        Ok(())
    }

    /// What the code of an operator does to names, where no instruction is known that applies it.
    pub fn operator(&mut self, operator: Kind, node: Node) -> Result {
        if operator::application(operator).is_some() {
            return Ok(());
        }
        let lowered = Lowered { node, operator: Some(operator) };
        let Uses { uses, .. } = self.uses(lowered)?;
        self.apply(uses, lowered)
    }

    /// What code does to scopes; from now on its children are passed over that it wants elsewhere.
    fn uses(&mut self, lowered: Lowered) -> Result<Uses> {
        let Some(lowering) = self.lowering else { return Ok(Uses::default()) };
        let (mut uses, mut has_base) = (Vec::new(), false);
        let mut functions = 0;
        for used in lowering.uses(lowered, self.ast)? {
            match used {
                // What stands in this scope is walked where it stands.
                ScopeUse::Visit(_) => {}
                ScopeUse::Base(node) => has_base |= node == lowered.node,
                ScopeUse::Beginning(function, within) => {
                    self.move_out(&within, lowered, &mut functions)?;
                    let before = self.moved.beginnings.insert(function, (lowered, within));
                    if before.is_some() {
                        return self.misplaced(lowered, function, "it has a beginning already");
                    }
                }
                used => {
                    if let ScopeUse::Function(function) = &used {
                        self.move_out(&function.uses, lowered, &mut functions)?;
                    }
                    uses.push(used);
                }
            }
        }
        Ok(Uses { uses, has_base })
    }

    fn move_out(&mut self, uses: &[ScopeUse], lowered: Lowered, functions: &mut u32) -> Result {
        *functions += 1;
        let (function, scope) = (*functions, self.id());
        for moved in uses {
            match moved {
                ScopeUse::Base(node) if *node == lowered.node => {}
                ScopeUse::Visit(child) | ScopeUse::Base(child) => {
                    let place = (scope, lowered, function);
                    let before = self.moved.children.insert(*child, place);
                    if before.is_some_and(|before| before != place)
                        || self.table.moved.contains_key(&(*child, false))
                    {
                        return self.misplaced(
                            lowered,
                            *child,
                            "it is in another function already",
                        );
                    }
                }
                ScopeUse::Function(FunctionUse { uses, .. }) => {
                    self.move_out(uses, lowered, functions)?;
                }
                ScopeUse::Name(_) | ScopeUse::Target(..) | ScopeUse::Beginning(..) => {}
            }
        }
        Ok(())
    }

    fn misplaced<T>(&self, lowered: Lowered, child: Node, message: &str) -> Result<T> {
        match self.lowering {
            Some(lowering) => Err(lowering.misplaced(lowered, child, self.ast, message)),
            None => self.error(message, child),
        }
    }

    fn apply(&mut self, uses: Vec<ScopeUse>, lowered: Lowered) -> Result {
        let mut waiting = self.moved.beginnings.iter();
        if let Some((&function, _)) = waiting.find(|(_, (by, _))| *by == lowered) {
            return self.misplaced(lowered, function, "it is no part of the node");
        }
        uses.into_iter().try_for_each(|used| self.apply_one(used, lowered))
    }

    fn apply_one(&mut self, used: ScopeUse, lowered: Lowered) -> Result {
        match used {
            ScopeUse::Name(NameUse { name, context }) => {
                let name = self.name(&name);
                let flag = if context == Kind::Load { Flags::USE } else { Flags::LOCAL };
                self.define_in_context(name, flag, self.ast.span(lowered.node), context)
            }
            ScopeUse::Target(target, context) => self.names_of_target(target, context),
            ScopeUse::Visit(child) => self.walk_moved(child, lowered, false, Self::any),
            ScopeUse::Base(child) => {
                self.walk_moved(child, lowered, child == lowered.node, Self::in_base)
            }
            ScopeUse::Function(function) => self.emitted_function(function, lowered),
            ScopeUse::Beginning(..) => Ok(()),
        }
    }

    /// A child whose code is in the current scope, wherever it stands.
    fn walk_moved(
        &mut self,
        child: Node,
        lowered: Lowered,
        only_base: bool,
        walk: impl FnOnce(&mut Self, Node) -> Result,
    ) -> Result {
        let place = (self.id(), lowered);
        self.moved.children.remove(&child);
        if !only_base {
            self.table.moved.insert((child, false), place);
        }
        // It may be visited again.
        match self.table.moved.insert((child, true), place) {
            None => walk(self, child),
            Some(_) => Ok(()),
        }
    }

    /// What storing to an expression or deleting it does to names.
    fn names_of_target(&mut self, target: Node, context: Kind) -> Result {
        let mut names = Vec::new();
        names_in(self.ast, target, &mut names);
        for (id, place) in names {
            let (name, span) = (self.symbol(id), self.ast.span(place));
            match self.ast.kind(place) {
                Kind::Attribute => self.check_name(name, span, context)?,
                _ => self.define_in_context(name, Flags::LOCAL, span, context)?,
            }
        }
        Ok(())
    }

    /// The scope of a function that the code of a node makes.
    fn emitted_function(&mut self, function: FunctionUse, lowered: Lowered) -> Result {
        let FunctionUse { number, name, parameters, is_comprehension, uses } = function;
        let role = Role::Emitted { operator: lowered.operator, number };
        // An operator may stand in one expression twice.
        if self.table.of_node(lowered.node, role).is_some() {
            return Ok(());
        }
        let (name, span) = (self.name(&name), self.ast.span(lowered.node));
        self.enter(name, ScopeKind::Function, lowered.node, role, span)?;
        if is_comprehension {
            self.scope().comprehension = Some(Comprehension::Generator);
        }
        match parameters {
            Parameters::Node(args) => self.parameters(args)?,
            Parameters::Names(names) => {
                for name in names {
                    let name = self.name(&name);
                    self.define(name, Flags::PARAM, span)?;
                }
            }
        }
        uses.into_iter().try_for_each(|used| self.apply_one(used, lowered))?;
        self.exit();
        Ok(())
    }

    /// What an experiment's code lets this function begin with, in its scope.
    pub fn beginning(&mut self, function: Node) -> Result {
        if self.moved.beginnings.is_empty() {
            return Ok(());
        }
        let Some((lowered, uses)) = self.moved.beginnings.remove(&function) else { return Ok(()) };
        uses.into_iter().try_for_each(|used| self.apply_one(used, lowered))
    }
}

/// The names that storing to an expression or deleting it is about, attributes too, with their places.
fn names_in(ast: &Ast, target: Node, names: &mut Vec<(Symbol, Node)>) {
    match ast.expr(target) {
        Expr::Name(node::Name { id, ctx: _ }) => names.push((id, target)),
        Expr::Attribute(node::Attribute { attr, .. }) => names.push((attr, target)),
        Expr::Tuple(node::Tuple { elts, ctx: _ }) | Expr::List(node::List { elts, ctx: _ }) => {
            ast.list(elts).into_iter().for_each(|item| names_in(ast, item, names));
        }
        Expr::Starred(node::Starred { value, ctx: _ }) => names_in(ast, value, names),
        _ => {}
    }
}

/// The words of a field that there are.
fn words(ast: &Ast, field: &FieldInfo, word: u32) -> Vec<u32> {
    let words = match field.quantity {
        Quantity::Many | Quantity::ManyOptional => {
            ast.list(List::<u32>::from_word(word)).into_iter().collect()
        }
        Quantity::One | Quantity::Optional => vec![word],
    };
    words.into_iter().filter(|word| *word != 0).collect()
}
