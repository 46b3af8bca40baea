//! Comprehensions: lists, sets and dicts inlined where they stand (PEP 709), generators as functions.
//!
//! ```text
//! [f(x) for x in y]   =>   y, GET_ITER
//!                          LOAD_FAST_AND_CLEAR  x         the x outside waits on the stack
//!                          BUILD_LIST
//!                          FOR_ITER ... LIST_APPEND
//!                          STORE_FAST_MAYBE_NULL  x
//! ```

use crate::ast::{Expr, Items, Node, node};
use crate::code::Constant;
use crate::instruction::{Label, SourceLocation};
use crate::opcode::Opcode;
use crate::operand::AwaitContext;
use crate::symtable::{Flags, Meaning, Name, Role, ScopeId, ScopeKind};

use super::unit::FrameBlock;
use super::unit::UnitKind;
use super::{Codegen, Result};

/// What a comprehension makes.
#[derive(Debug, Clone, Copy)]
enum Element {
    List(Node),
    Set(Node),
    Dict(Node, Node),
    Generator(Node),
}

/// A comprehension on its way.
struct Parts<'a> {
    expression: Node,
    location: SourceLocation,
    generators: Items<'a, Node>,
    element: Element,
}

/// What inlining changed in the scope around, to be put back.
#[derive(Default)]
struct Inlined {
    pushed: Vec<Name>,
    cleanup: Option<Label>,
    /// Names with another meaning in the comprehension, and what they are outside.
    symbols: Vec<(Name, Flags)>,
    /// Names that are fast locals in the comprehension only.
    hidden: Vec<Name>,
}

impl<'a> Codegen<'a> {
    pub fn comprehension(&mut self, expression: Node) -> Result {
        let (name, generators, element) = match self.ast.expr(expression) {
            Expr::ListComp(node::ListComp { elt, generators }) => {
                ("<listcomp>", generators, Element::List(elt))
            }
            Expr::SetComp(node::SetComp { elt, generators }) => {
                ("<setcomp>", generators, Element::Set(elt))
            }
            Expr::DictComp(node::DictComp { key, value, generators }) => {
                ("<dictcomp>", generators, Element::Dict(key, value))
            }
            Expr::GeneratorExp(node::GeneratorExp { elt, generators }) => {
                ("<genexpr>", generators, Element::Generator(elt))
            }
            _ => return Ok(()),
        };
        let generators = self.ast.list(generators);
        let Some(outermost) = generators.first() else { return Ok(()) };
        let location = self.loc(expression);
        let scope = self.scope_of(expression, Role::Itself)?;
        let parts = Parts { expression, location, generators, element };
        if self.table.scope(scope).is_inlined {
            self.outermost_iterator(outermost)?;
            let inlined = self.begin_inlined(location, scope);
            self.push_block(FrameBlock::InlinedComprehension, expression)?;
            self.open_collection(&parts, true);
            self.generator(&parts, 0, 0, true)?;
            self.pop_block();
            return self.end_inlined(location, inlined);
        }
        let name = self.table.names.intern(name);
        self.enter_unit(UnitKind::Comprehension, scope, name, location.lineno, None);
        self.unit().parameters.positional = 1;
        self.open_collection(&parts, false);
        self.generator(&parts, 0, 0, false)?;
        let is_generator = matches!(element, Element::Generator(_));
        if is_generator {
            self.wrap_in_stop_iteration_handler();
        } else {
            self.op(location, Opcode::RETURN_VALUE);
        }
        let is_async = self.scope().is_coroutine;
        let code = self.finish_nested(true)?;
        self.make_closure(location, code, 0)?;
        self.outermost_iterator(outermost)?;
        self.emit(location, Opcode::CALL, 0);
        if is_async && !is_generator {
            self.await_value(location, AwaitContext::Expression);
        }
        Ok(())
    }

    /// The iterator of the outermost `for`, which is made outside of the comprehension.
    fn outermost_iterator(&mut self, outermost: Node) -> Result {
        let node::Comprehension { iter, is_async, .. } = self.ast.comprehension(outermost);
        self.visit(iter)?;
        self.get_iterator(iter, is_async != 0);
        Ok(())
    }

    fn get_iterator(&mut self, iter: Node, is_async: bool) {
        self.op(self.loc(iter), if is_async { Opcode::GET_AITER } else { Opcode::GET_ITER });
    }

    fn open_collection(&mut self, parts: &Parts, is_inlined: bool) {
        let build = match parts.element {
            Element::List(_) => Opcode::BUILD_LIST,
            Element::Set(_) => Opcode::BUILD_SET,
            Element::Dict(..) => Opcode::BUILD_MAP,
            Element::Generator(_) => return,
        };
        self.emit(parts.location, build, 0);
        if is_inlined {
            self.emit(parts.location, Opcode::SWAP, 2);
        }
    }

    /// The `for` at `place` and what is in it. `depth` iterators are above the collection.
    fn generator(
        &mut self,
        parts: &Parts<'a>,
        place: usize,
        depth: u32,
        has_iterator: bool,
    ) -> Result {
        let Some(generator) = parts.generators.get(place) else { return Ok(()) };
        let node::Comprehension { target, iter, ifs, is_async } = self.ast.comprehension(generator);
        if is_async != 0 {
            return self.async_generator(parts, place, depth, has_iterator);
        }
        let (start, if_cleanup, anchor) = (self.new_label(), self.new_label(), self.new_label());
        let mut loops = true;
        if !has_iterator {
            if place == 0 {
                self.emit(parts.location, Opcode::LOAD_FAST, 0);
            } else if let Some(only) = self.only_item(iter) {
                // `for y in [f(x)]` only binds a name.
                self.visit(only)?;
                loops = false;
            } else {
                self.visit(iter)?;
                self.get_iterator(iter, false);
            }
        }
        let mut depth = depth;
        if loops {
            depth += 1;
            self.use_label(start);
            self.jump(self.loc(iter), Opcode::FOR_ITER, anchor);
        }
        self.visit(target)?;
        for condition in self.ast.list(ifs) {
            self.jump_if(condition, if_cleanup, false)?;
        }
        let location = self.inner(parts, place, depth)?;
        self.use_label(if_cleanup);
        if loops {
            self.jump(location, Opcode::JUMP, start);
            self.use_label(anchor);
            self.op(SourceLocation::NONE, Opcode::END_FOR);
            self.op(SourceLocation::NONE, Opcode::POP_ITER);
        }
        Ok(())
    }

    fn async_generator(
        &mut self,
        parts: &Parts<'a>,
        place: usize,
        depth: u32,
        has_iterator: bool,
    ) -> Result {
        let Some(generator) = parts.generators.get(place) else { return Ok(()) };
        let node::Comprehension { target, iter, ifs, is_async: _ } =
            self.ast.comprehension(generator);
        let location = parts.location;
        let (start, send) = (self.new_label(), self.new_label());
        let (except, if_cleanup) = (self.new_label(), self.new_label());
        if !has_iterator {
            if place == 0 {
                self.emit(location, Opcode::LOAD_FAST, 0);
            } else {
                self.visit(iter)?;
                self.get_iterator(iter, true);
            }
        }
        self.use_label(start);
        self.push_block(FrameBlock::AsyncComprehension, parts.expression)?;
        self.jump(location, Opcode::SETUP_FINALLY, except);
        self.op(location, Opcode::GET_ANEXT);
        self.load_const(location, Constant::None);
        self.use_label(send);
        self.yield_from(location, true);
        self.op(location, Opcode::POP_BLOCK);
        self.visit(target)?;
        for condition in self.ast.list(ifs) {
            self.jump_if(condition, if_cleanup, false)?;
        }
        let element_location = self.inner(parts, place, depth + 1)?;
        self.use_label(if_cleanup);
        self.jump(element_location, Opcode::JUMP, start);
        self.pop_block();
        self.use_label(except);
        self.jump(location, Opcode::END_ASYNC_FOR, send);
        Ok(())
    }

    /// The only item of a list or tuple that is written out.
    fn only_item(&self, iter: Node) -> Option<Node> {
        let (Expr::List(node::List { elts, ctx: _ }) | Expr::Tuple(node::Tuple { elts, ctx: _ })) =
            self.ast.expr(iter)
        else {
            return None;
        };
        let items = self.ast.list(elts);
        let only = items.first().filter(|_| items.len() == 1)?;
        (!matches!(self.ast.expr(only), Expr::Starred(_))).then_some(only)
    }

    /// The next `for`, or the element; the location of the jump back.
    fn inner(&mut self, parts: &Parts<'a>, place: usize, depth: u32) -> Result<SourceLocation> {
        let first = match parts.element {
            Element::List(first)
            | Element::Set(first)
            | Element::Dict(first, _)
            | Element::Generator(first) => first,
        };
        let mut location = self.loc(first);
        if place + 1 < parts.generators.len() {
            self.generator(parts, place + 1, depth, false)?;
            return Ok(location);
        }
        self.visit(first)?;
        match parts.element {
            Element::Generator(_) => {
                self.yield_value(location);
                self.op(location, Opcode::POP_TOP);
            }
            Element::List(_) => self.emit(location, Opcode::LIST_APPEND, depth + 1),
            Element::Set(_) => self.emit(location, Opcode::SET_ADD, depth + 1),
            Element::Dict(_, value) => {
                self.visit(value)?;
                let end = self.loc(value);
                location.end_lineno = end.end_lineno;
                location.end_col_offset = end.end_col_offset;
                self.emit(location, Opcode::MAP_ADD, depth + 1);
            }
        }
        Ok(location)
    }

    /// Gives the comprehension's names their meaning in it, and sets aside the values outside.
    fn begin_inlined(&mut self, location: SourceLocation, scope: ScopeId) -> Inlined {
        let in_class =
            self.scope().kind == ScopeKind::Class && self.current().inlined_comprehensions == 0;
        self.unit().inlined_comprehensions += 1;
        let mut inlined = Inlined::default();
        let symbols: Vec<(Name, Flags)> = self.table.scope(scope).symbols.iter().collect();
        for &(name, flags) in &symbols {
            self.adopt_symbol(name, flags, in_class, &mut inlined);
        }
        for (name, flags) in symbols {
            if !is_bound_inside(flags) {
                continue;
            }
            let index = self.unit().locals.add(name);
            self.emit(location, Opcode::LOAD_FAST_AND_CLEAR, index);
            if flags.meaning() == Some(Meaning::Cell) {
                // The cell outside is set aside, a new one serves inside.
                let is_free = self.scope().meaning(name) == Some(Meaning::Free);
                let unit = self.unit();
                let index = if is_free { unit.free.add(name) } else { unit.cells.add(name) };
                self.emit(location, Opcode::MAKE_CELL, index);
            }
            inlined.pushed.push(name);
        }
        if !inlined.pushed.is_empty() {
            // The iterator comes back to the top.
            self.emit(location, Opcode::SWAP, inlined.pushed.len() as u32 + 1);
            let cleanup = self.new_label();
            self.jump(location, Opcode::SETUP_FINALLY, cleanup);
            inlined.cleanup = Some(cleanup);
        }
        inlined
    }

    fn adopt_symbol(&mut self, name: Name, flags: Flags, in_class: bool, inlined: &mut Inlined) {
        let outside = self.scope().flags(name);
        let (meaning, outside_meaning) = (flags.meaning(), outside.meaning());
        let differs = meaning != outside_meaning
            && meaning != Some(Meaning::Free)
            && !(meaning == Some(Meaning::Cell) && outside_meaning == Some(Meaning::Free));
        let scope = self.current().scope;
        if differs || in_class {
            inlined.symbols.push((name, outside));
            self.table.scope_mut(scope).symbols.set(name, flags);
        }
        if is_bound_inside(flags) && !self.scope().is_function_like() {
            let before = self.unit().fast_hidden.insert(name, true);
            if before != Some(true) {
                inlined.hidden.push(name);
            }
        }
    }

    fn end_inlined(&mut self, location: SourceLocation, inlined: Inlined) -> Result {
        let none = SourceLocation::NONE;
        if let Some(cleanup) = inlined.cleanup {
            self.op(none, Opcode::POP_BLOCK);
            let end = self.new_label();
            self.jump(none, Opcode::JUMP_NO_INTERRUPT, end);
            // An exception: the unfinished collection below it goes.
            self.use_label(cleanup);
            self.emit(none, Opcode::SWAP, 2);
            self.op(none, Opcode::POP_TOP);
            self.restore_locals(location, &inlined.pushed);
            self.emit(none, Opcode::RERAISE, 0);
            self.use_label(end);
            self.restore_locals(location, &inlined.pushed);
        }
        let scope = self.current().scope;
        for (name, flags) in inlined.symbols {
            self.table.scope_mut(scope).symbols.set(name, flags);
        }
        for name in inlined.hidden {
            self.unit().fast_hidden.insert(name, false);
        }
        self.unit().inlined_comprehensions -= 1;
        Ok(())
    }

    fn restore_locals(&mut self, location: SourceLocation, pushed: &[Name]) {
        self.emit(location, Opcode::SWAP, pushed.len() as u32 + 1);
        for &name in pushed.iter().rev() {
            let index = self.unit().locals.add(name);
            self.emit(location, Opcode::STORE_FAST_MAYBE_NULL, index);
        }
    }
}

/// A name that the comprehension binds. One that its assignment expressions bind outside is nonlocal.
fn is_bound_inside(flags: Flags) -> bool {
    flags.has(Flags::LOCAL) && !flags.has(Flags::NONLOCAL)
}
