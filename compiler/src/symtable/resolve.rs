//! The second walk: what each name means.
//!
//! Down go the names bound in the functions around, and those declared global; up come the names that
//! inner scopes take from outside. A local that one of them takes becomes a cell. Comprehensions that
//! will be inlined give their names to the scope around them.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::error::SyntaxError;
use crate::stack::StackLimit;

use super::{Comprehension, Flags, Meaning, Name, Scope, ScopeId, ScopeKind, SymbolTable};

type NameSet = FxHashSet<Name>;
type Result<T = ()> = std::result::Result<T, SyntaxError>;

pub(super) fn run(table: &mut SymbolTable) -> Result {
    let special = Special {
        class: table.names.intern("__class__"),
        class_dict: table.names.intern("__classdict__"),
        conditional: table.names.intern("__conditional_annotations__"),
    };
    let mut resolver = Resolver { table, special, stack: StackLimit::of_thread() };
    resolver.scope(SymbolTable::MODULE, Around::default(), None)?;
    Ok(())
}

/// The names that class bodies provide to what is in them.
struct Special {
    class: Name,
    class_dict: Name,
    conditional: Name,
}

/// What a scope sees of those around it.
#[derive(Debug, Clone, Default)]
struct Around {
    /// Locals of the functions around; `None` at module level.
    bound: Option<NameSet>,
    global: NameSet,
    type_params: NameSet,
}

struct Resolver<'a> {
    table: &'a mut SymbolTable,
    special: Special,
    stack: StackLimit,
}

impl Resolver<'_> {
    /// Resolves a scope and those in it; the names that it takes from outside.
    fn scope(
        &mut self,
        id: ScopeId,
        mut around: Around,
        class: Option<ScopeId>,
    ) -> Result<NameSet> {
        self.stack.check()?;
        let (kind, is_function_like) = {
            let scope = self.table.scope(id);
            (scope.kind, scope.is_function_like())
        };
        // What a class binds is not visible in its methods: they see what the class sees.
        let mut inner = if kind == ScopeKind::Class { around.clone() } else { Around::default() };
        let mut meanings = FxHashMap::default();
        let mut local = NameSet::default();
        let mut own_free = NameSet::default();
        let symbols: Vec<(Name, Flags)> = self.table.scope(id).symbols.iter().collect();
        for (name, flags) in symbols {
            let meaning = self.name(id, name, flags, class, &mut around, &mut local)?;
            if meaning == Meaning::Free {
                own_free.insert(name);
            }
            meanings.insert(name, meaning);
        }
        inner.type_params = around.type_params.clone();
        if kind == ScopeKind::Class {
            let Special { class, class_dict, conditional } = self.special;
            inner.bound.get_or_insert_default().extend([class, class_dict, conditional]);
        } else {
            if kind != ScopeKind::Module {
                inner.bound = around.bound.clone();
                if is_function_like {
                    inner.bound.get_or_insert_default().extend(&local);
                }
            }
            inner.bound.get_or_insert_default();
            inner.global.clone_from(&around.global);
        }
        // What the scopes within take from here or from further out.
        let mut free = NameSet::default();
        let inlined_cells = self.children(id, &inner, class, &mut meanings, &mut free)?;
        if is_function_like {
            make_cells(&mut meanings, &mut free, &inlined_cells);
        } else if kind == ScopeKind::Class {
            self.drop_class_names(id, &mut free);
        }
        self.write_back(id, &meanings, around.bound.as_ref(), &free, &inlined_cells);
        free.extend(own_free);
        Ok(free)
    }

    /// What a name means in a scope, from what is done to it there.
    fn name(
        &self,
        id: ScopeId,
        name: Name,
        flags: Flags,
        class: Option<ScopeId>,
        around: &mut Around,
        local: &mut NameSet,
    ) -> Result<Meaning> {
        let scope = self.table.scope(id);
        if flags.has(Flags::GLOBAL) {
            if flags.has(Flags::NONLOCAL) {
                return self.error(scope, name, "name '{}' is nonlocal and global");
            }
            around.global.insert(name);
            if let Some(bound) = &mut around.bound {
                bound.remove(&name);
            }
            return Ok(Meaning::GlobalExplicit);
        }
        if flags.has(Flags::NONLOCAL) {
            let Some(bound) = &around.bound else {
                let message = "nonlocal declaration not allowed at module level";
                return self.error(scope, name, message);
            };
            if !bound.contains(&name) {
                return self.error(scope, name, "no binding for nonlocal '{}' found");
            }
            if around.type_params.contains(&name) {
                let message = "nonlocal binding not allowed for type parameter '{}'";
                return self.error(scope, name, message);
            }
            return Ok(Meaning::Free);
        }
        if flags.has(Flags::BOUND) {
            local.insert(name);
            around.global.remove(&name);
            if flags.has(Flags::TYPE_PARAM) {
                around.type_params.insert(name);
            } else {
                around.type_params.remove(&name);
            }
            return Ok(Meaning::Local);
        }
        // Bound by the class right around: looked up at run time, in the class, then globally. But the class's namespace is
        // found by its cell, whatever the class binds.
        if let Some(class) = class
            && name != self.special.class_dict
        {
            let in_class = self.table.scope(class).flags(name);
            if in_class.has(Flags::GLOBAL) {
                return Ok(Meaning::GlobalExplicit);
            }
            if in_class.has(Flags::BOUND) && !in_class.has(Flags::NONLOCAL) {
                return Ok(Meaning::GlobalImplicit);
            }
        }
        let is_bound = around.bound.as_ref().is_some_and(|bound| bound.contains(&name));
        Ok(if is_bound { Meaning::Free } else { Meaning::GlobalImplicit })
    }

    /// An error at the `global` or `nonlocal` that declares a name.
    fn error<T>(&self, scope: &Scope, name: Name, message: &str) -> Result<T> {
        let place = scope.directives.iter().find(|(declared, _)| *declared == name);
        let span = place.map_or(scope.span, |(_, span)| *span);
        Err(SyntaxError::new(message.replace("{}", self.table.names.str(name)), span))
    }

    /// Resolves the scopes in a scope, and adds what they take from outside to `free`. The names that
    /// are cells in inlined comprehensions.
    fn children(
        &mut self,
        id: ScopeId,
        inner: &Around,
        class: Option<ScopeId>,
        meanings: &mut FxHashMap<Name, Meaning>,
        free: &mut NameSet,
    ) -> Result<NameSet> {
        let is_class = self.table.scope(id).kind == ScopeKind::Class;
        let sees_class = self.table.scope(id).can_see_class_scope;
        let mut inlined_cells = NameSet::default();
        let children = self.table.scope(id).children.clone();
        let mut spliced = Vec::with_capacity(children.len());
        for child in children {
            let scope = self.table.scope(child);
            let class = match class {
                _ if !scope.can_see_class_scope => None,
                _ if is_class => Some(id),
                class => class,
            };
            let is_inlined = matches!(
                scope.comprehension,
                Some(Comprehension::List | Comprehension::Dict | Comprehension::Set)
            ) && !sees_class;
            let mut child_free = self.scope(child, inner.clone(), class)?;
            if is_inlined {
                self.inline(id, child, meanings, &mut child_free, &mut inlined_cells);
                self.table.scope_mut(child).is_inlined = true;
                spliced.extend(self.table.scope(child).children.iter().copied());
            } else {
                spliced.push(child);
            }
            free.extend(child_free);
        }
        self.table.scope_mut(id).children = spliced;
        Ok(inlined_cells)
    }

    /// Gives the names of a comprehension to the scope that it will be inlined in.
    fn inline(
        &mut self,
        id: ScopeId,
        comprehension: ScopeId,
        meanings: &mut FxHashMap<Name, Meaning>,
        free: &mut NameSet,
        inlined_cells: &mut NameSet,
    ) {
        let is_class = self.table.scope(id).kind == ScopeKind::Class;
        let Special { class, class_dict, conditional } = self.special;
        let symbols: Vec<(Name, Flags)> = self.table.scope(comprehension).symbols.iter().collect();
        for (name, flags) in symbols {
            if flags.has(Flags::PARAM) {
                continue;
            }
            let Some(mut meaning) = flags.meaning() else { continue };
            if meaning == Meaning::Cell || flags.has(Flags::COMP_CELL) {
                inlined_cells.insert(name);
            }
            let is_special = name == class || name == class_dict || name == conditional;
            if meaning == Meaning::Free && is_class && is_special {
                // The comprehension runs where the class body does, which has no such name.
                meaning = Meaning::GlobalImplicit;
                if !self.is_free_in_children(comprehension, name) {
                    free.remove(&name);
                }
                self.table.scope_mut(comprehension).symbols.remove(name);
            }
            match self.table.scope(id).symbols.get(name) {
                None => {
                    self.table.scope_mut(id).symbols.set(name, flags.facts());
                    meanings.insert(name, meaning);
                }
                Some(existing) => {
                    if flags.has(Flags::USE) && meaning == Meaning::Free {
                        self.table.scope_mut(id).symbols.set(name, existing.with(Flags::USE));
                    }
                    // A local of the scope around: no longer free, unless in something deeper.
                    let is_local = existing.has(Flags::BOUND) && !is_class;
                    if is_local && !self.is_free_in_children(comprehension, name) {
                        free.remove(&name);
                    }
                }
            }
        }
    }

    fn is_free_in_children(&self, id: ScopeId, name: Name) -> bool {
        let mut children = self.table.scope(id).children.iter();
        children.any(|&child| self.table.scope(child).meaning(name) == Some(Meaning::Free))
    }

    /// A class body provides these itself.
    fn drop_class_names(&mut self, id: ScopeId, free: &mut NameSet) {
        let Special { class, class_dict, conditional } = self.special;
        let scope = self.table.scope_mut(id);
        scope.needs_class_closure |= free.remove(&class);
        scope.needs_class_dict |= free.remove(&class_dict);
        scope.has_conditional_annotations |= free.remove(&conditional);
    }

    fn write_back(
        &mut self,
        id: ScopeId,
        meanings: &FxHashMap<Name, Meaning>,
        bound: Option<&NameSet>,
        free: &NameSet,
        inlined_cells: &NameSet,
    ) {
        let scope = self.table.scope_mut(id);
        let keeps_class = scope.kind == ScopeKind::Class || scope.can_see_class_scope;
        for (name, flags) in &mut scope.symbols.entries {
            if let Some(&meaning) = meanings.get(name) {
                *flags = flags.with_meaning(meaning);
            }
            if inlined_cells.contains(name) {
                *flags = flags.with(Flags::COMP_CELL);
            }
        }
        let mut free: Vec<Name> = free.iter().copied().collect();
        free.sort();
        for name in free {
            match scope.symbols.get(name) {
                Some(flags) if keeps_class => {
                    scope.symbols.set(name, flags.with(Flags::FREE_CLASS));
                }
                Some(_) => {}
                // Passed on to the scopes within, from those around.
                None if bound.is_none_or(|bound| bound.contains(&name)) => {
                    scope.symbols.set(name, Flags::default().with_meaning(Meaning::Free));
                }
                None => {}
            }
        }
    }
}

/// Locals that inner scopes take become cells.
fn make_cells(
    meanings: &mut FxHashMap<Name, Meaning>,
    free: &mut NameSet,
    inlined_cells: &NameSet,
) {
    for (name, meaning) in meanings {
        if *meaning == Meaning::Local && (free.contains(name) || inlined_cells.contains(name)) {
            *meaning = Meaning::Cell;
            free.remove(name);
        }
    }
}
