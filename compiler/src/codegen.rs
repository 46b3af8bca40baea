//! Code generation: from the tree, with the symbol table at hand, to instructions.
//!
//! ```text
//! AST + SymbolTable  --unit by unit-->  InstructionSequence  --flowgraph, assembler-->  CodeObject
//! ```
//!
//! A code unit is what has a code object: module, class body, function, lambda, comprehension,
//! annotations. What is emitted is what CPython 3.14 emits before it optimises, instruction by
//! instruction; `tests/codegen` compares it. Nodes and operators that the base language does not know
//! go to an experiment's [`Lowering`].

pub mod lowering;

mod blocks;
mod emit;
mod emitter;
mod names;
mod unit;
mod units;

mod annotations;
mod assign;
mod call;
mod class;
mod collections;
mod compare;
mod comprehension;
mod control;
mod expression;
mod frame_blocks;
mod function;
mod height;
mod imports;
mod patterns;
mod statement;
mod strings;
mod try_statement;
mod type_params;
mod warnings;
mod with_statement;

use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::ast::schema::{FieldType, KindInfo};
use crate::ast::{Ast, List, Mod, Node, Schema, node};
use crate::code::CodeObject;
use crate::compile::options::CompileOptions;
use crate::error::{SyntaxError, Warnings};
use crate::instruction::SourceLocation;
use crate::opcode::{Opcode, Opcodes};
use crate::stack::StackLimit;
use crate::symtable::{Role, SymbolTable};

use self::unit::{Unit, UnitKind};

pub use lowering::{
    Blocks, Call, Emitter, Function, FunctionUse, HandlerName, Kinds, LoopBlock, Lowered, Lowering,
    NameUse, Parameters, ScopeUse, Tables,
};

type Result<T = ()> = std::result::Result<T, SyntaxError>;

/// CPython's soft limit on how much stack an expression uses.
const STACK_USE_GUIDELINE: usize = 30;

/// The state of code generation.
pub struct Codegen<'a> {
    pub ast: &'a Ast,
    schema: &'a Schema,
    opcodes: &'a Opcodes,
    options: &'a CompileOptions<'a>,
    table: SymbolTable,
    /// The units around the current one, which is the last.
    units: Vec<Unit>,
    is_interactive: bool,
    stack: StackLimit,
    pub warnings: &'a mut Warnings,
    /// Where the instructions of an experiment's node come from.
    lowered: SourceLocation,
    /// The nodes of the base language to which an experiment gives other code.
    replaced: Option<Rc<Kinds>>,
    /// Whether nodes may be replaced, or stand in another function than the program says.
    has_moved_or_replaced: bool,
    /// The expressions of experiments that have statements in them.
    with_statements: Kinds,
    /// What functions begin with: what to ask for it, and the node whose code has written it down.
    beginnings: FxHashMap<Node, (u32, Node)>,
}

/// Generates the code of a tree.
pub fn generate<'a>(
    ast: &'a Ast,
    table: SymbolTable,
    options: &'a CompileOptions<'a>,
    warnings: &'a mut Warnings,
) -> Result<CodeObject> {
    let schema = &options.language.schema;
    let replaced = options.lowering.and_then(|lowering| lowering.replaced());
    let has_moved_or_replaced = replaced.is_some() || !table.moved.is_empty();
    let mut codegen = Codegen {
        ast,
        schema,
        opcodes: &options.language.opcodes,
        options,
        table,
        units: Vec::new(),
        is_interactive: false,
        stack: StackLimit::of_thread(),
        warnings,
        lowered: SourceLocation::NONE,
        replaced,
        has_moved_or_replaced,
        with_statements: options.lowering.map(|_| with_statements(schema)).unwrap_or_default(),
        beginnings: FxHashMap::default(),
    };
    codegen.module(ast.root())
}

impl<'a> Codegen<'a> {
    fn module(&mut self, root: Node) -> Result<CodeObject> {
        let scope = self.scope_of(root, Role::Itself)?;
        let name = self.table.names.intern("<module>");
        self.enter_unit(UnitKind::Module, scope, name, 1, None);
        match self.ast.mod_(root) {
            Mod::Module(node::Module { body, type_ignores: _ }) => self.module_body(body)?,
            Mod::Interactive(node::Interactive { body }) => {
                self.is_interactive = true;
                self.module_body(body)?;
            }
            Mod::Expression(node::Expression { body }) => {
                self.visit(body)?;
                return self.finish_unit(false);
            }
            Mod::FunctionType(_) => {}
            Mod::Other(node) => self.lower(node)?,
        }
        self.finish_unit(true)
    }

    fn module_body(&mut self, body: List<Node>) -> Result {
        let location = self.first_location(body);
        if self.scope().has_conditional_annotations {
            let name = self.table.names.intern("__conditional_annotations__");
            self.emit(location, Opcode::BUILD_SET, 0);
            let index = self.unit().names.add(name);
            self.emit(location, Opcode::STORE_NAME, index);
        }
        self.body(location, body)
    }

    /// The statements of a module or class, its docstring and its annotations.
    fn body(&mut self, location: SourceLocation, body: List<Node>) -> Result {
        let future_annotations = self.has_future_annotations();
        if future_annotations && self.scope().has_annotations {
            self.op(location, Opcode::SETUP_ANNOTATIONS);
        }
        let docstring = self.docstring(body)?;
        if let Some((docstring, expression)) = docstring {
            let location = self.loc(expression);
            self.load_const(location, docstring);
            self.name_op_str(SourceLocation::NONE, "__doc__", crate::ast::Kind::Store)?;
        }
        self.statements_after_docstring(body)?;
        if !future_annotations && !body.is_empty() {
            self.deferred_annotations(location)?;
        }
        Ok(())
    }

    /// Where the first statement of a module stands, docstrings that `-OO` strips aside.
    fn first_location(&self, body: List<Node>) -> SourceLocation {
        let statements = self.ast.list(body);
        let is_stripped = self.options.optimize >= 2 && docstring_stands_first(self, body);
        match (statements.first(), statements.get(1)) {
            (None, _) => SourceLocation::line(1),
            (Some(_), Some(second)) if is_stripped => self.loc(second),
            (Some(first), None) if is_stripped => self.pass_location(first),
            (Some(first), _) => self.loc(first),
        }
    }

    /// Runs `visit` one level deeper, if the stack allows.
    fn deeper(&mut self, visit: impl FnOnce(&mut Self) -> Result) -> Result {
        self.stack.check()?;
        visit(self)
    }

    /// Whether an experiment gives a node of the base language its code.
    fn is_replaced(&self, node: Node) -> bool {
        self.replaced.as_ref().is_some_and(|replaced| replaced.has(self.ast.kind(node)))
    }

    fn error<T>(&self, message: impl Into<String>, place: Node) -> Result<T> {
        Err(SyntaxError::new(message, self.ast.span(place)))
    }

    fn loc(&self, node: Node) -> SourceLocation {
        let location = self.ast.location(node);
        SourceLocation {
            lineno: location.lineno as i32,
            end_lineno: location.end_lineno as i32,
            col_offset: location.col_offset as i32,
            end_col_offset: location.end_col_offset as i32,
        }
    }

    fn has_future_annotations(&self) -> bool {
        self.table.future.features & crate::code::flags::FUTURE_ANNOTATIONS != 0
    }

    /// Assembles the current unit and leaves it.
    fn finish_unit(&mut self, returns_none: bool) -> Result<CodeObject> {
        if returns_none {
            self.load_const(SourceLocation::NONE, crate::code::Constant::None);
        }
        self.op(SourceLocation::NONE, Opcode::RETURN_VALUE);
        let Some(unit) = self.units.pop() else {
            unreachable!("each unit that is finished was entered");
        };
        unit.assemble(self)
    }

    fn finish_nested(&mut self, returns_none: bool) -> Result<Rc<CodeObject>> {
        self.finish_unit(returns_none).map(Rc::new)
    }
}

/// The expressions of experiments that have statements in them, whatever these are parts of.
fn with_statements(schema: &Schema) -> Kinds {
    let mut types = vec!["stmt"];
    loop {
        let holds = |info: &KindInfo| {
            info.fields.iter().any(|field| {
                matches!(&field.ty, FieldType::Node(of) if types.iter().any(|one| one == of))
            })
        };
        let more = schema.kinds().find(|(_, info)| {
            !types.contains(&&*info.of) && !matches!(&*info.of, "expr" | "mod") && holds(info)
        });
        match more {
            Some((_, info)) => types.push(&info.of),
            None => {
                let kinds = schema.kinds().filter(|(_, info)| info.of == "expr" && holds(info));
                return kinds.map(|(kind, _)| kind).collect();
            }
        }
    }
}

/// Whether a body begins with a string that counts as a docstring, kept or stripped.
fn docstring_stands_first(codegen: &Codegen, body: List<Node>) -> bool {
    let first = codegen.ast.list(body).first();
    // A string at the prompt is shown.
    let is_prompt = codegen.is_interactive && codegen.units.len() == 1;
    !is_prompt && first.is_some_and(|first| crate::symtable::future::is_string(codegen.ast, first))
}
