//! The first walk: scopes, and what is done to each name in them.

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::ast::schema::{FieldType, Note, Quantity};
use crate::ast::{Ast, Items, Kind, List, Mod, Node, Schema, Symbol, Word, node};
use crate::codegen::lowering::{Kinds, Lowering};
use crate::error::SyntaxError;
use crate::source::Span;
use crate::stack::StackLimit;

use super::future::{self, Future};
use super::moved::Moved;
use super::{Flags, Name, Names, Role, Scope, ScopeId, ScopeKind, Settings, SymbolTable, Symbols};

pub(super) type Result<T = ()> = std::result::Result<T, SyntaxError>;

pub(super) struct Builder<'a> {
    pub ast: &'a Ast,
    pub schema: &'a Schema,
    pub settings: Settings,
    /// What an experiment's nodes do to names.
    pub(super) lowering: Option<&'a dyn Lowering>,
    /// The nodes of the base language to which an experiment gives other code.
    pub(super) replaced: Option<Rc<Kinds>>,
    /// What an experiment's code moves out of the scope that it stands in.
    pub(super) moved: Moved,
    pub table: SymbolTable,
    /// The scopes around the current one, which is the last.
    pub stack: Vec<ScopeId>,
    /// The class whose private names are mangled.
    pub class: Option<Name>,
    limit: StackLimit,
}

pub(super) fn run<'a>(
    ast: &'a Ast,
    schema: &'a Schema,
    settings: Settings,
    lowering: Option<&'a dyn Lowering>,
    future: Future,
) -> Result<SymbolTable> {
    let table = SymbolTable {
        names: Names::default(),
        scopes: Vec::new(),
        by_node: FxHashMap::default(),
        future,
        moved: FxHashMap::default(),
    };
    let mut builder = Builder {
        ast,
        schema,
        settings,
        lowering,
        replaced: lowering.and_then(|lowering| lowering.replaced()),
        moved: Moved::default(),
        table,
        stack: Vec::new(),
        class: None,
        limit: StackLimit::of_thread(),
    };
    let root = ast.root();
    let top = builder.name("top");
    builder.enter(top, ScopeKind::Module, root, Role::Itself, Span::default())?;
    match ast.mod_(root) {
        Mod::Module(node::Module { body, type_ignores: _ }) => {
            builder.scope().has_docstring = builder.has_docstring(body);
            builder.statements(body)?;
        }
        Mod::Interactive(node::Interactive { body }) => builder.statements(body)?,
        Mod::Expression(node::Expression { body }) => builder.expression(body)?,
        Mod::FunctionType(_) => {}
        Mod::Other(node) => builder.unknown(node)?,
    }
    Ok(builder.table)
}

impl<'a> Builder<'a> {
    pub fn list<T: Word>(&self, list: List<T>) -> Items<'a, T> {
        self.ast.list(list)
    }

    pub fn id(&self) -> ScopeId {
        self.stack.last().copied().unwrap_or(SymbolTable::MODULE)
    }

    /// The current scope.
    pub fn scope(&mut self) -> &mut Scope {
        let id = self.id();
        self.table.scope_mut(id)
    }

    pub fn name(&mut self, text: &str) -> Name {
        self.table.names.intern(text)
    }

    pub fn symbol(&mut self, symbol: Symbol) -> Name {
        self.table.names.of_symbol(self.ast, symbol)
    }

    pub fn error<T>(&self, message: impl Into<String>, place: Node) -> Result<T> {
        Err(SyntaxError::new(message, self.ast.span(place)))
    }

    /// Runs `visit` one level deeper, if the stack allows.
    pub fn deeper(&mut self, visit: impl FnOnce(&mut Self) -> Result) -> Result {
        self.limit.check()?;
        visit(self)
    }

    /// Whether a body begins with a docstring that stays.
    pub fn has_docstring(&self, body: List<Node>) -> bool {
        let first = self.list(body).first();
        self.settings.optimize < 2 && first.is_some_and(|first| future::is_string(self.ast, first))
    }

    /// Makes a scope and enters it.
    pub fn enter(
        &mut self,
        name: Name,
        kind: ScopeKind,
        node: Node,
        role: Role,
        span: Span,
    ) -> Result<ScopeId> {
        let id = self.new_scope(name, kind, node, role, span);
        self.enter_existing(id, true);
        if matches!(kind, ScopeKind::TypeVariable | ScopeKind::TypeAlias) {
            let format = self.name(".format");
            self.define(format, Flags::PARAM, span)?;
            self.define(format, Flags::USE, span)?;
        }
        Ok(id)
    }

    pub fn new_scope(
        &mut self,
        name: Name,
        kind: ScopeKind,
        node: Node,
        role: Role,
        span: Span,
    ) -> ScopeId {
        let around = self.stack.last().map(|&id| self.table.scope(id));
        let is_nested = around.is_some_and(|around| around.is_nested || around.is_function_like());
        let in_class = around.is_some_and(|around| around.kind == ScopeKind::Class);
        let id = ScopeId(self.table.scopes.len() as u32);
        self.table.scopes.push(Scope {
            kind,
            name,
            symbols: Symbols::default(),
            parameters: Vec::new(),
            children: Vec::new(),
            directives: Vec::new(),
            span,
            node: Some(node),
            mangled_names: None,
            description: "",
            is_nested,
            is_generator: false,
            is_coroutine: false,
            is_method: in_class && kind == ScopeKind::Function,
            has_docstring: false,
            has_varargs: false,
            has_varkeywords: false,
            has_annotations: false,
            comprehension: None,
            is_inlined: false,
            needs_class_closure: false,
            needs_class_dict: false,
            can_see_class_scope: false,
            has_conditional_annotations: false,
            annotations: None,
            in_conditional_block: false,
            in_unevaluated_annotation: false,
            in_comp_target: false,
            comp_iter_depth: 0,
        });
        self.table.by_node.insert((node, role), id);
        id
    }

    pub fn enter_existing(&mut self, id: ScopeId, as_child: bool) {
        if let Some(&around) = self.stack.last() {
            // Assignment expressions stay forbidden in whatever an iterable contains.
            let comp_iter_depth = self.table.scope(around).comp_iter_depth;
            let mangled_names = self.table.scope(around).mangled_names.clone();
            let scope = self.table.scope_mut(id);
            scope.comp_iter_depth = comp_iter_depth;
            if scope.kind != ScopeKind::Class && mangled_names.is_some() {
                scope.mangled_names = mangled_names;
            }
            if as_child {
                self.table.scope_mut(around).children.push(id);
            }
        }
        self.stack.push(id);
    }

    pub fn exit(&mut self) {
        self.stack.pop();
    }

    /// The name as the current scope has it.
    pub fn mangle(&mut self, name: Name) -> Name {
        if !self.table.scope(self.id()).mangles(name) {
            return name;
        }
        self.table.names.mangle(self.class, name)
    }

    /// What is known of a name in the current scope.
    pub fn lookup(&mut self, name: Name) -> Flags {
        let id = self.id();
        self.lookup_in(id, name)
    }

    pub fn lookup_in(&mut self, id: ScopeId, name: Name) -> Flags {
        let mangled = self.mangle(name);
        self.table.scope(id).flags(mangled)
    }

    /// Notes what is done to a name in the current scope.
    pub fn define(&mut self, name: Name, flags: Flags, span: Span) -> Result {
        let context = if flags.has(Flags::USE) { Kind::Load } else { Kind::Store };
        self.define_in_context(name, flags, span, context)
    }

    pub fn define_in_context(
        &mut self,
        name: Name,
        flags: Flags,
        span: Span,
        context: Kind,
    ) -> Result {
        if flags.has(Flags::BOUND) {
            self.check_name(name, span, context)?;
        }
        let id = self.id();
        self.define_in(id, name, flags, span)
    }

    pub fn define_in(&mut self, id: ScopeId, name: Name, flags: Flags, span: Span) -> Result {
        if flags.has(Flags::TYPE_PARAM)
            && let Some(names) = &mut self.scope().mangled_names
        {
            names.push(name);
        }
        let mangled = self.mangle(name);
        let mut known = self.table.scope(id).flags(mangled);
        for (twice, what) in [(Flags::PARAM, "argument"), (Flags::TYPE_PARAM, "type parameter")] {
            if flags.has(twice) && known.has(twice) {
                let ending = if twice == Flags::PARAM { " in function definition" } else { "" };
                let name = self.table.names.str(name);
                return Err(SyntaxError::new(format!("duplicate {what} '{name}'{ending}"), span));
            }
        }
        known = known.with(flags);
        let scope = self.table.scope_mut(id);
        if scope.in_comp_target {
            // Assignment expressions look for this mark.
            if known.has(Flags::GLOBAL.with(Flags::NONLOCAL)) {
                let message = format!(
                    "comprehension inner loop cannot rebind assignment expression target '{}'",
                    self.table.names.str(name)
                );
                return Err(SyntaxError::new(message, span));
            }
            known = known.with(Flags::COMP_ITER);
        }
        scope.symbols.set(mangled, known);
        if flags.has(Flags::PARAM) {
            scope.parameters.push(mangled);
        } else if flags.has(Flags::GLOBAL) {
            let module = self.table.scope_mut(SymbolTable::MODULE);
            let known = module.flags(mangled);
            module.symbols.set(mangled, known.with(flags));
        }
        Ok(())
    }

    /// `__debug__` is not for assignment.
    pub fn check_name(&self, name: Name, span: Span, context: Kind) -> Result {
        if self.table.names.str(name) != "__debug__" {
            return Ok(());
        }
        match context {
            Kind::Store => Err(SyntaxError::new("cannot assign to __debug__", span)),
            Kind::Del => Err(SyntaxError::new("cannot delete __debug__", span)),
            _ => Ok(()),
        }
    }

    pub fn record_directive(&mut self, name: Name, span: Span) {
        let mangled = self.mangle(name);
        self.scope().directives.push((mangled, span));
    }

    /// The nodes in the fields of a node.
    pub fn children(&mut self, node: Node) -> Result {
        let (schema, ast) = (self.schema, self.ast);
        for (field, word) in schema.fields(ast, node) {
            let FieldType::Node(_) = &field.ty else { continue };
            // What is evaluated in a scope of its own is walked in that.
            if field.note.is_some_and(Note::is_scope) {
                continue;
            }
            match field.quantity {
                Quantity::One | Quantity::Optional => {
                    if let Some(child) = Option::<Node>::from_word(word) {
                        self.any(child)?;
                    }
                }
                Quantity::Many => {
                    for child in self.list(List::<Node>::from_word(word)) {
                        self.any(child)?;
                    }
                }
                Quantity::ManyOptional => {
                    for child in self.list(List::<Option<Node>>::from_word(word)).iter().flatten() {
                        self.any(child)?;
                    }
                }
            }
        }
        Ok(())
    }

    /// A node of whatever sum.
    pub fn any(&mut self, node: Node) -> Result {
        match self.schema.info(self.ast.kind(node)).of.as_ref() {
            "stmt" => self.statement(node),
            "expr" => self.expression(node),
            "pattern" => self.pattern(node),
            _ => self.unknown(node),
        }
    }
}
