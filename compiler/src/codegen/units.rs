//! How a code unit begins, and its way to a code object.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::assembler;
use crate::code::{CodeObject, flags, local_kinds};
use crate::constants::ConstantPool;
use crate::error::SyntaxError;
use crate::flowgraph::{self, BEFORE_EXPERIMENTS, FlowError, Graph, PASSES, Variables};
use crate::instruction::{InstructionSequence, SourceLocation};
use crate::opcode::Opcode;
use crate::operand::Resumed;
use crate::symtable::{Flags, Meaning, Name, Names, Scope, ScopeId};
use crate::text::PyText;

use super::unit::{NameTable, ParameterCounts, StatementStart, Unit, UnitKind};
use super::{Codegen, Result};

impl Codegen<'_> {
    /// Begins a unit. `class` changes the class whose private names are mangled.
    pub fn enter_unit(
        &mut self,
        kind: UnitKind,
        scope_id: ScopeId,
        name: Name,
        first_line: i32,
        class: Option<Name>,
    ) {
        let scope = self.table.scope(scope_id);
        let mut cells = NameTable::new(self.sorted(scope, Meaning::Cell, Flags::COMP_CELL), 0);
        for (is_needed, special) in [
            (scope.needs_class_closure, "__class__"),
            (scope.needs_class_dict, "__classdict__"),
            (scope.has_conditional_annotations, "__conditional_annotations__"),
        ] {
            if is_needed && let Some(special) = self.table.names.get(special) {
                cells.add(special);
            }
        }
        let free = self.sorted(scope, Meaning::Free, Flags::FREE_CLASS);
        let free = NameTable::new(free, cells.len() as u32);
        let locals = NameTable::new(scope.parameters.iter().copied(), 0);
        let class = class.or(self.units.last().and_then(|unit| unit.class));
        let qualname = self.qualname(kind, name);
        self.units.push(Unit {
            kind,
            scope: scope_id,
            name,
            qualname,
            class,
            first_line,
            parameters: ParameterCounts::default(),
            sequence: InstructionSequence::default(),
            main_sequence: None,
            constants: ConstantPool::default(),
            names: NameTable::default(),
            locals,
            cells,
            free,
            fast_hidden: FxHashMap::default(),
            hidden_locals: 0,
            frame_blocks: Vec::new(),
            statement: StatementStart::default(),
            inlined_comprehensions: 0,
            conditional_depth: 0,
            deferred_annotations: Vec::new(),
            next_conditional_annotation: 0,
            static_attributes: BTreeSet::new(),
            hides_format: false,
        });
        let is_module = kind == UnitKind::Module;
        let mut location = SourceLocation::line(first_line);
        if is_module {
            location.lineno = 0;
        }
        self.resume(location, Resumed::Start);
        if is_module {
            self.op(location, Opcode::ANNOTATIONS_PLACEHOLDER);
        }
    }

    /// The names of a scope with a meaning or a flag, in the order of their texts.
    fn sorted(&self, scope: &Scope, meaning: Meaning, flag: Flags) -> Vec<Name> {
        let symbols = scope.symbols.iter();
        let mut names: Vec<Name> = symbols
            .filter(|(_, flags)| flags.meaning() == Some(meaning) || flags.has(flag))
            .map(|(name, _)| name)
            .collect();
        names
            .sort_by(|&left, &right| self.table.names.text(left).cmp(self.table.names.text(right)));
        names
    }

    /// The dotted name of a unit that is about to be entered.
    fn qualname(&mut self, kind: UnitKind, name: Name) -> PyText {
        let text = self.table.names.text(name).clone();
        // The module, and what stands right in it, have no dots.
        if self.units.len() < 2 {
            return text;
        }
        let mut around = self.units.len() - 1;
        if self.units[around].kind == UnitKind::Annotations {
            // Type parameters do not show.
            around -= 1;
            if around == 0 {
                return text;
            }
        }
        let parent = &self.units[around];
        if matches!(kind, UnitKind::Function | UnitKind::AsyncFunction | UnitKind::Class) {
            let mangled = self.table.names.mangle(parent.class, name);
            if self.table.scope(parent.scope).meaning(mangled) == Some(Meaning::GlobalExplicit) {
                return text;
            }
        }
        let is_function =
            matches!(parent.kind, UnitKind::Function | UnitKind::AsyncFunction | UnitKind::Lambda);
        let locals = if is_function { ".<locals>" } else { "" };
        PyText::from(format!("{}{locals}.{text}", parent.qualname))
    }
}

impl Unit {
    /// Optimises and assembles the unit's instructions.
    pub fn assemble(mut self, codegen: &Codegen) -> Result<CodeObject> {
        let names = &codegen.table.names;
        let scope = codegen.table.scope(self.scope);
        let code_flags = code_flags(codegen, scope);
        let locals = self.locals.texts(names);
        let cells = self.cells.texts(names);
        let free = self.free.texts(names);
        let mut names_in_order = self.names.texts(names);
        let mut flow_unit = flowgraph::Unit {
            opcodes: codegen.opcodes,
            rewrites: &codegen.options.language.rewrites,
            constants: &mut self.constants,
            names: &mut names_in_order,
            name: &self.qualname,
            variables: Variables { locals: &locals, cells: &cells, free: &free },
            first_line: self.first_line,
            code_flags,
            parameters: scope.parameters.len(),
            stack_size: 0,
        };
        let to_error = |error: FlowError| SyntaxError::new(error.to_string(), scope.span);
        let mut graph = flowgraph::build(&self.sequence, codegen.opcodes).map_err(to_error)?;
        let mut observe = |pass: &str, graph: &Graph, unit: &flowgraph::Unit| {
            if let Some(observer) = codegen.options.observer {
                observer.graph(unit.name, pass, &|| flowgraph::text::render(graph, unit));
            }
        };
        observe("", &graph, &flow_unit);
        let (first, then) = PASSES.split_at(BEFORE_EXPERIMENTS);
        flowgraph::optimize(first, &mut graph, &mut flow_unit, &mut observe).map_err(to_error)?;
        if let Some(lowering) = codegen.options.lowering {
            let left_out = codegen.options.without_pass;
            let passes = lowering.passes()?;
            let passes = passes.iter().enumerate();
            for (number, name) in passes.filter(|(_, name)| Some(name.as_str()) != left_out) {
                lowering.pass(number, &mut graph, &mut flow_unit, scope.span)?;
                observe(name, &graph, &flow_unit);
            }
        }
        flowgraph::optimize(then, &mut graph, &mut flow_unit, &mut observe).map_err(to_error)?;
        let stacksize = flow_unit.stack_size;
        let placed = flowgraph::linearize(&graph, codegen.opcodes);
        let assembled = assembler::assemble(placed, self.first_line, codegen.opcodes);
        let (mut localsplusnames, localspluskinds) =
            self.slots(names, [&locals, &cells, &free], code_flags);
        if self.hides_format
            && let Some(first) = localsplusnames.first_mut()
        {
            *first = "format".into();
        }
        let ParameterCounts { positional_only, positional, keyword_only } = self.parameters;
        Ok(CodeObject {
            argcount: positional_only + positional,
            posonlyargcount: positional_only,
            kwonlyargcount: keyword_only,
            stacksize,
            flags: code_flags,
            code: assembled.code,
            consts: self.constants.into_vec(),
            names: names_in_order,
            localsplusnames,
            localspluskinds,
            filename: codegen.options.filename.clone(),
            name: names.text(self.name).clone(),
            qualname: self.qualname,
            firstlineno: self.first_line,
            linetable: assembled.linetable,
            exceptiontable: assembled.exceptiontable,
        })
    }

    /// The names in a frame's slots and what they are. A cell that is a local has one slot.
    fn slots(
        &self,
        names: &Names,
        [locals, cells, free]: [&[PyText]; 3],
        code_flags: u32,
    ) -> (Vec<PyText>, Vec<u8>) {
        let mut kinds = self.parameter_kinds(code_flags).into_iter();
        let mut slot_names = Vec::with_capacity(locals.len() + cells.len() + free.len());
        let mut slot_kinds = Vec::with_capacity(slot_names.capacity());
        for (&name, text) in self.locals.iter().zip(locals) {
            let mut kind = local_kinds::LOCAL | kinds.next().unwrap_or(0);
            if self.fast_hidden.contains_key(&name) {
                kind |= local_kinds::HIDDEN;
            }
            if self.cells.get(name).is_some() {
                kind |= local_kinds::CELL;
            }
            slot_names.push(text.clone());
            slot_kinds.push(kind);
        }
        for &name in self.cells.iter() {
            if self.locals.get(name).is_none() {
                slot_names.push(names.text(name).clone());
                slot_kinds.push(local_kinds::CELL);
            }
        }
        slot_names.extend_from_slice(free);
        slot_kinds.resize(slot_names.len(), local_kinds::FREE);
        (slot_names, slot_kinds)
    }

    /// How each parameter can be passed, in the order of the slots.
    fn parameter_kinds(&self, code_flags: u32) -> Vec<u8> {
        use local_kinds::{ARG_KW, ARG_POS, ARG_VAR};
        let has = |flag| u32::from(code_flags & flag != 0);
        let ParameterCounts { positional_only, positional, keyword_only } = self.parameters;
        [
            (positional_only, ARG_POS),
            (positional, ARG_POS | ARG_KW),
            (keyword_only, ARG_KW),
            (has(flags::VARARGS), ARG_VAR | ARG_POS),
            (has(flags::VARKEYWORDS), ARG_VAR | ARG_KW),
        ]
        .into_iter()
        .flat_map(|(count, kind)| std::iter::repeat_n(kind, count as usize))
        .collect()
    }
}

fn code_flags(codegen: &Codegen, scope: &Scope) -> u32 {
    let mut bits = codegen.table.future.features;
    if !scope.is_function_like() {
        if scope.is_coroutine && codegen.options.allow_top_level_await {
            bits |= flags::COROUTINE;
        }
        return bits;
    }
    bits |= flags::NEWLOCALS | flags::OPTIMIZED;
    bits |= match (scope.is_generator, scope.is_coroutine) {
        (true, true) => flags::ASYNC_GENERATOR,
        (true, false) => flags::GENERATOR,
        (false, true) => flags::COROUTINE,
        (false, false) => 0,
    };
    for (is_set, flag) in [
        (scope.is_nested, flags::NESTED),
        (scope.has_varargs, flags::VARARGS),
        (scope.has_varkeywords, flags::VARKEYWORDS),
        (scope.has_docstring, flags::HAS_DOCSTRING),
        (scope.is_method, flags::METHOD),
    ] {
        if is_set {
            bits |= flag;
        }
    }
    bits
}
