//! `emit`: what a function of `lower.py` writes its code with. Each call is checked where it is made.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use compiler::ast::{Kind, Node};
use compiler::hidden;
use compiler::language::Language;
use compiler::opcode::{Opcode, Opcodes};
use compiler::tokenizer::{is_identifier_part, is_identifier_start};
use vm::objects::native::{NativeObject, class_of};
use vm::objects::type_object::spec::{TypeSpec, method};
use vm::objects::{Dict, List, Native, Str, Tuple, str};
use vm::{Machine, PyResult, Value};

use super::account::Account;
use super::message::{Action, Argument, LoopStep, NodeRef, Recording, Role, Step, Visit};
use super::node::NodeObject;
use super::replaced::is_replaceable;
use super::sections::Sections;
use super::{constant, functions, handlers, loops, operand, targets, workshop};

/// What was asked for so far.
pub struct Recorder {
    /// What its labels and locals know it by.
    id: u64,
    /// The call whose nodes can be visited; `None` once the hook has returned.
    call: Cell<Option<u64>>,
    language: Rc<Language>,
    sections: RefCell<Sections>,
    /// How many `try`s it has begun.
    attempts: Cell<usize>,
}

impl NativeObject for Recorder {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

static NEXT_ID: AtomicU64 = AtomicU64::new(0);

/// `emit` for a call of a hook.
pub fn recorder(language: &Rc<Language>, role: Role, call: u64) -> Value {
    let recorder = Recorder {
        id: NEXT_ID.fetch_add(1, Relaxed),
        call: Cell::new(Some(call)),
        language: Rc::clone(language),
        sections: RefCell::new(Sections::new(Account::new(role))),
        attempts: Cell::new(0),
    };
    Native::new(&class_of(&EMITTER), recorder)
}

/// What the hook has written down, once it has returned; what is missing at its end is the error.
pub fn finished(emit: &Value, role: Role) -> Result<Recording, String> {
    let recorder = this(emit);
    let mut sections = recorder.sections.borrow_mut();
    sections.settle()?;
    let recording = sections.finish()?;
    sections.top().account.finish(role)?;
    recorder.call.take();
    Ok(recording)
}

pub fn this(value: &Value) -> &Recorder {
    value.native::<Recorder>().expect("a method of emit is called with it")
}

impl Recorder {
    /// Checks a change of the account, and notes what was asked for.
    pub fn note<T>(
        &self,
        vm: &Machine,
        action: Option<Action>,
        change: impl FnOnce(&mut Account) -> Result<T, String>,
    ) -> PyResult<T> {
        self.settle(vm)?;
        let changed = self.sections.borrow_mut().top().account.attempt(change);
        let changed = changed.map_err(|mistake| vm.value_error(mistake))?;
        if let Some(action) = action {
            self.push(vm, action);
        }
        Ok(changed)
    }

    /// What comes now is no part of a `try` that waits for some.
    pub fn settle(&self, vm: &Machine) -> PyResult<()> {
        self.is_at_work(vm)?;
        self.sections.borrow_mut().settle().map_err(|mistake| vm.value_error(mistake))
    }

    fn is_at_work(&self, vm: &Machine) -> PyResult<()> {
        match self.call.get().is_some() {
            true => Ok(()),
            false => Err(vm.runtime_error("`emit` is of no use once its function has returned")),
        }
    }

    pub fn push(&self, vm: &Machine, action: Action) {
        let (_, line) = vm.running_line();
        self.sections.borrow_mut().top().section.steps.push(Step { action, line });
    }

    /// How many steps the section at hand has.
    pub fn steps(&self) -> usize {
        self.sections.borrow_mut().top().section.steps.len()
    }

    /// `continue` in the loop that a step of the section begins goes to a label, if that has been placed.
    pub fn continue_at(&self, step: usize, label: usize) {
        let mut sections = self.sections.borrow_mut();
        let top = sections.top();
        if top.account.is_placed(label)
            && let Some(Step { action: Action::BeginLoop(looped), .. }) =
                top.section.steps.get_mut(step)
        {
            looped.start = label;
        }
    }

    /// Changes the sections that are open.
    pub fn change<T>(
        &self,
        vm: &Machine,
        change: impl FnOnce(&mut Sections) -> Result<T, String>,
    ) -> PyResult<T> {
        self.is_at_work(vm)?;
        change(&mut self.sections.borrow_mut()).map_err(|mistake| vm.value_error(mistake))
    }

    pub fn opcodes(&self) -> &Opcodes {
        &self.language.opcodes
    }

    pub fn next_attempt(&self) -> usize {
        self.attempts.update(|attempts| attempts + 1);
        self.attempts.get()
    }

    pub fn new_label(&self, vm: &Machine) -> PyResult<usize> {
        self.change(vm, |sections| {
            let top = sections.top();
            let label = top.account.new_label();
            top.section.labels = label + 1;
            Ok(label)
        })
    }

    /// The section whose labels can be used.
    pub fn section(&self) -> usize {
        self.sections.borrow_mut().top().id
    }

    /// The opcode of this name, if hooks may emit it.
    fn opcode(&self, vm: &Machine, name: &str) -> PyResult<Opcode> {
        let Some(opcode) = self.language.opcodes.by_name(name) else {
            return Err(vm.value_error(self.no_opcode(name)));
        };
        match operand::refusal(&self.language, opcode) {
            Some(why) => Err(vm.value_error(format!("{name} is not for hooks: {why}"))),
            None => Ok(opcode),
        }
    }

    fn no_opcode(&self, name: &str) -> String {
        let mut known: Vec<&str> = compiler::opcode::names().collect();
        known.extend(self.language.opcodes.added().iter().map(|added| added.name.as_str()));
        match pegen::diagnostic::closest(name, known) {
            Some(close) => format!("there is no opcode {name}; did you mean {close}?"),
            None => format!("there is no opcode {name}"),
        }
    }

    fn emit(&self, vm: &Machine, opcode: Opcode, argument: Argument) -> PyResult {
        if self.language.opcodes.has_jump(opcode) {
            let name = self.language.opcodes.name(opcode);
            let what = format!("{name} jumps: emit.jump(\"{name}\", label)");
            return Err(vm.value_error(what));
        }
        // Where it is an index, its other parts alone say what the instruction does to the stack.
        let number = match argument {
            Argument::Number(number) => number,
            Argument::Constant(_) => 0,
            Argument::Name(_, _, rest) | Argument::Local(_, _, rest) => rest,
        };
        let opcodes = &self.language.opcodes;
        let emitted = Some(Action::Emit(opcode, argument));
        let ends_loop = self.note(vm, emitted, |account| account.emit(opcodes, opcode, number))?;
        if ends_loop {
            self.end_for(vm)?;
        }
        Ok(Value::NONE)
    }

    /// Behind the `POP_ITER` of a loop: there `break` goes.
    fn end_for(&self, vm: &Machine) -> PyResult<()> {
        let open = self.note(vm, None, |account| Ok(account.close_for()))?;
        let looped = self.sections.borrow_mut().top().ends.pop();
        if let (Some(_), Some(looped)) = (open, looped) {
            let end = looped.end;
            self.push(vm, Action::EndLoop(looped));
            self.note(vm, Some(Action::Place(end)), |account| account.place(end))?;
        }
        Ok(())
    }

    fn jump(&self, vm: &Machine, opcode: Opcode, label: &Value) -> PyResult {
        let opcodes = &self.language.opcodes;
        let name = opcodes.name(opcode);
        if !opcodes.has_jump(opcode) {
            return Err(vm.value_error(format!("{name} does not jump")));
        }
        let label = self.label(vm, label)?;
        let opcode = operand::without_direction(opcode);
        if opcode == Opcode::FOR_ITER {
            self.begin_for(vm, label)?;
        }
        let placed = self.sections.borrow_mut().top().account.is_placed(label);
        match operand::direction(&self.language, opcode) {
            Some(operand::Direction::Forward) if placed => {
                return Err(vm.value_error(format!("{name} goes forward: the label is behind it")));
            }
            Some(operand::Direction::Backward) if !placed => {
                return Err(
                    vm.value_error(format!("{name} goes back: the label is not placed yet"))
                );
            }
            _ => (),
        }
        let jumped = Some(Action::Jump(opcode, label));
        self.note(vm, jumped, |account| account.jump(opcodes, opcode, 0, label))?;
        Ok(Value::NONE)
    }

    /// A `FOR_ITER` makes a loop of what comes up to its label.
    fn begin_for(&self, vm: &Machine, label: usize) -> PyResult<()> {
        let open = self.note(vm, None, |account| account.begin_for(label))?;
        let (start, end) = (self.new_label(vm)?, self.new_label(vm)?);
        let uncovered = open.uncovered;
        let looped = LoopStep { start, end, has_iterator: true, uncovered };
        self.sections.borrow_mut().top().ends.push(looped.clone());
        self.push(vm, Action::BeginLoop(looped));
        self.note(vm, Some(Action::Place(start)), |account| account.place(start))
    }

    fn label(&self, vm: &Machine, value: &Value) -> PyResult<usize> {
        let Some(label) = value.native::<LabelObject>() else {
            return Err(vm.type_error("a label is made by emit.label()"));
        };
        if label.emit != self.id {
            return Err(vm.value_error("the label belongs to another `emit`"));
        }
        match label.section == self.section() {
            true => Ok(label.number),
            false => Err(vm.value_error(
                "the label belongs to another block: a jump stays within the part of a `try`, the `emit.block()` or the function \
                 where its label was made",
            )),
        }
    }

    pub fn label_object(&self, number: usize) -> Value {
        let (emit, section) = (self.id, self.section());
        Native::new(&class_of(&LABEL), LabelObject { number, emit, section })
    }

    pub fn local(&self, vm: &Machine, value: &Value) -> PyResult<usize> {
        let Some(local) = value.native::<LocalObject>() else {
            return Err(vm.type_error("a local is made by emit.local()"));
        };
        if local.emit != self.id {
            return Err(vm.value_error("the local belongs to another `emit`"));
        }
        match local.code == self.sections.borrow_mut().code().id {
            true => Ok(local.number),
            false => Err(vm.value_error("the local belongs to another function")),
        }
    }

    fn new_local(&self, vm: &Machine) -> PyResult {
        self.change(vm, |sections| {
            let (emit, code) = (self.id, sections.code());
            code.locals += 1;
            let (number, code) = (code.locals - 1, code.id);
            Ok(Native::new(&class_of(&LOCAL), LocalObject { number, emit, code }))
        })
    }

    /// The code of a node, or of each in a list.
    fn visit(&self, vm: &Machine, value: &Value) -> PyResult {
        match items_of(value) {
            Some(items) => items.iter().try_for_each(|item| self.visit_one(vm, item))?,
            None => self.visit_one(vm, value)?,
        }
        Ok(Value::NONE)
    }

    fn visit_one(&self, vm: &Machine, value: &Value) -> PyResult<()> {
        let node = self.child(vm, value, "visit() takes a node or a list of them")?;
        if node.visit == Visit::Impossible {
            let what = format!("a node {} cannot be visited: it is a part of others", node.kind);
            return Err(vm.value_error(what));
        }
        let uncovered = self.uncovered(vm, node.visit)?;
        let visited = Some(Action::Visit { node: node.node, uncovered });
        self.note(vm, visited, |account| account.visit(node.visit)).map(drop)
    }

    /// A node of the call at hand; `wanted` says who asks for one.
    pub fn node<'v>(&self, vm: &Machine, value: &'v Value, wanted: &str) -> PyResult<&'v NodeRef> {
        let Some(object) = value.native::<NodeObject>() else {
            let class = vm.class(value).name();
            return Err(vm.type_error(format!("{wanted}, not {class}")));
        };
        match self.call.get().is_some_and(|call| call != object.node.call) {
            true => Err(vm.value_error(workshop::FOREIGN_NODE)),
            false => Ok(&object.node),
        }
    }

    /// A node whose code is wanted here.
    pub fn child<'v>(&self, vm: &Machine, value: &'v Value, wanted: &str) -> PyResult<&'v NodeRef> {
        let node = self.node(vm, value, wanted)?;
        if let Some(note) = node.scope {
            self.change(vm, |sections| sections.enter_scope(note))?;
        }
        let schema = &self.language.schema;
        let can_break = || node.visit == Visit::Nothing || schema.can_hold("expr", "stmt");
        self.change(vm, |sections| sections.may_break(can_break))?;
        Ok(node)
    }

    /// The code that the base language has for a node.
    fn base(&self, vm: &Machine, value: &Value) -> PyResult {
        let node = self.child(vm, value, "super_lower() takes a node")?;
        let kind = self.language.schema.kind(&node.kind);
        let is_base = |kind: Kind| !kind.is_added() && is_replaceable(&self.language.schema, kind);
        if !kind.is_some_and(is_base) {
            let what = format!("the base language has no code for a node {}", node.kind);
            return Err(vm.value_error(what));
        }
        let uncovered = self.uncovered(vm, node.visit)?;
        let based = Some(Action::Base { node: node.node, uncovered });
        self.note(vm, based, |account| account.visit(node.visit))?;
        Ok(Value::NONE)
    }

    /// How many values a child knows nothing of that leaves from within.
    pub fn uncovered(&self, vm: &Machine, visit: Visit) -> PyResult<usize> {
        self.settle(vm)?;
        Ok(match visit {
            Visit::Pops => 0,
            _ => self.sections.borrow_mut().top().account.uncovered(),
        })
    }

    /// A call as the base language compiles one.
    fn visit_call(&self, vm: &Machine, func: &Value, args: &Value, keywords: &Value) -> PyResult {
        let wanted =
            "visit_call() takes a function, its arguments and its keywords, all of them nodes";
        let known = |value: &Value, is_fit: &dyn Fn(&NodeRef) -> bool| {
            let node = self.child(vm, value, wanted)?;
            match is_fit(node) {
                true => Ok(node.node),
                false => Err(vm.value_error(format!("{wanted}; {} is none of these", node.kind))),
            }
        };
        let all = |values: &Value, is_fit: &dyn Fn(&NodeRef) -> bool| -> PyResult<Vec<Node>> {
            items(vm, values, wanted)?.iter().map(|value| known(value, is_fit)).collect()
        };
        let is_value = |node: &NodeRef| node.visit == Visit::Pushes;
        let func = known(func, &|node| is_value(node) && node.kind != "Starred")?;
        let args = if args.is_null() { Vec::new() } else { all(args, &is_value)? };
        let keywords = match keywords.is_null() {
            true => Vec::new(),
            false => all(keywords, &|node| node.kind == "keyword")?,
        };
        let uncovered = self.uncovered(vm, Visit::Pushes)?;
        let called = Some(Action::Call { func, args, keywords, uncovered });
        self.note(vm, called, |account| account.visit(Visit::Pushes))?;
        Ok(Value::NONE)
    }

    /// Stores the value on the stack to a name or expression, or deletes it.
    fn target(&self, vm: &Machine, target: &Value, context: Kind, change: i8) -> PyResult {
        if target.native::<NodeObject>().is_none() {
            return self.name(vm, target, context, change);
        }
        let node = self.child(vm, target, "a target is a name or a node")?;
        if let Some(why) = targets::refusal(node, context) {
            return Err(vm.value_error(why));
        }
        let stored = Some(Action::Target(node.node, context));
        self.note(vm, stored, |account| account.name(change))?;
        Ok(Value::NONE)
    }

    /// Something that is done to a name.
    fn name(&self, vm: &Machine, name: &Value, context: Kind, change: i8) -> PyResult {
        let name = str::text_of(vm, name)?;
        if !is_variable(&name) {
            return Err(vm.value_error(format!("`{name}` is no name")));
        }
        let named = Some(Action::Name(name, context));
        self.note(vm, named, |account| account.name(change))?;
        Ok(Value::NONE)
    }
}

/// What is in a list or tuple; `wanted` says who asks for one.
pub fn items(vm: &Machine, value: &Value, wanted: &str) -> PyResult<Vec<Value>> {
    let none = || vm.type_error(format!("{wanted}; {} is no list", vm.class(value).name()));
    items_of(value).ok_or_else(none)
}

/// What is in a list or tuple; `None` for anything else.
pub fn items_of(value: &Value) -> Option<Vec<Value>> {
    if let Some(list) = value.downcast::<List>() {
        return Some(list.items.to_vec());
    }
    value.downcast::<Tuple>().map(|tuple| tuple.items().to_vec())
}

/// Whether hooks can have a variable of this name: one with a dot in front is one that no program can write.
pub fn is_variable(name: &str) -> bool {
    is_identifier(name.strip_prefix('.').unwrap_or(name)) && !hidden::is_hidden(name)
}

pub fn is_identifier(name: &str) -> bool {
    let mut characters = name.chars();
    characters.next().is_some_and(is_identifier_start) && characters.all(is_identifier_part)
}

/// A place in the code.
struct LabelObject {
    number: usize,
    /// Whose it is.
    emit: u64,
    /// The section within which it can be jumped to.
    section: usize,
}

impl NativeObject for LabelObject {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

static LABEL: TypeSpec = TypeSpec { name: "Label", module: "lab", ..TypeSpec::DEFAULT };

/// A local that no program sees.
struct LocalObject {
    number: usize,
    /// Whose it is.
    emit: u64,
    /// The section with which its code object begins.
    code: usize,
}

impl NativeObject for LocalObject {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

static LOCAL: TypeSpec = TypeSpec { name: "Local", module: "lab", ..TypeSpec::DEFAULT };

/// `emit.OPCODE`, to be called with the instruction's argument.
struct Instruction {
    opcode: Opcode,
    emit: Value,
}

impl NativeObject for Instruction {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.emit);
    }

    // An `emit` holds no instructions.
    fn clear(&self) {}
}

static INSTRUCTION: TypeSpec = TypeSpec {
    name: "Instruction",
    module: "lab",
    methods: &[&[method("__call__", "(self, /, *args, **kwargs)", |vm, args| {
        let instruction = args[0].native::<Instruction>().expect("it is called with itself");
        let (opcode, recorder) = (instruction.opcode, this(&instruction.emit));
        let given = args[1].downcast::<Tuple>().map(|tuple| tuple.items().to_vec());
        let given = given.unwrap_or_default();
        let keywords = args[2].cast::<Dict>().unwrap_or_else(Dict::new);
        if let ([label], true) = (given.as_slice(), recorder.language.opcodes.has_jump(opcode)) {
            return recorder.jump(vm, opcode, label);
        }
        let local = |value: &Value| recorder.local(vm, value);
        let language = &recorder.language;
        let argument = operand::meant(vm, language, opcode, &given, &keywords, &local)?;
        recorder.emit(vm, opcode, argument)
    })]],
    ..TypeSpec::DEFAULT
};

static EMITTER: TypeSpec = TypeSpec {
    name: "Emitter",
    module: "lab",
    methods: &[
        loops::METHODS,
        handlers::METHODS,
        functions::METHODS,
        &[
            method("__call__", "(self, opcode, argument=None, /)", |vm, args| {
                let recorder = this(&args[0]);
                let opcode = recorder.opcode(vm, &str::text_of(vm, &args[1])?)?;
                let argument = operand::raw(vm, &recorder.language, opcode, &args[2])?;
                recorder.emit(vm, opcode, argument)
            }),
            method("__getattr__", "(self, name, /)", |vm, args| {
                let (recorder, name) = (this(&args[0]), vm.attribute_name(&args[1])?);
                let text = str::text_of(vm, name.value())?;
                if !text.starts_with(|first: char| first.is_ascii_uppercase()) {
                    return Err(vm.no_attribute(&args[0], &name));
                }
                let opcode = recorder.opcode(vm, &text)?;
                let emit = args[0].clone();
                Ok(Native::new(&class_of(&INSTRUCTION), Instruction { opcode, emit }))
            }),
            method("__repr__", "(self, /)", |_, _| Ok(Str::new("<emit>"))),
            method("visit", "(self, node, /)", |vm, args| this(&args[0]).visit(vm, &args[1])),
            method("constant", "(self, value, /)", |vm, args| {
                let value = constant::of_value(vm, &args[1])?;
                this(&args[0]).emit(vm, Opcode::LOAD_CONST, Argument::Constant(value))
            }),
            method("load", "(self, name, /)", |vm, args| {
                this(&args[0]).name(vm, &args[1], Kind::Load, 1)
            }),
            method("visit_call", "(self, func, args=(), keywords=(), /)", |vm, args| {
                this(&args[0]).visit_call(vm, &args[1], &args[2], &args[3])
            }),
            method("super_lower", "(self, node, /)", |vm, args| this(&args[0]).base(vm, &args[1])),
            method("store", "(self, target, /)", |vm, args| {
                this(&args[0]).target(vm, &args[1], Kind::Store, -1)
            }),
            method("delete", "(self, target, /)", |vm, args| {
                this(&args[0]).target(vm, &args[1], Kind::Del, 0)
            }),
            method("label", "(self, /)", |vm, args| {
                let recorder = this(&args[0]);
                Ok(recorder.label_object(recorder.new_label(vm)?))
            }),
            method("place", "(self, label, /)", |vm, args| {
                let recorder = this(&args[0]);
                let label = recorder.label(vm, &args[1])?;
                recorder.note(vm, Some(Action::Place(label)), |account| account.place(label))?;
                Ok(Value::NONE)
            }),
            method("jump", "(self, opcode, label, /)", |vm, args| {
                let recorder = this(&args[0]);
                let opcode = recorder.opcode(vm, &str::text_of(vm, &args[1])?)?;
                recorder.jump(vm, opcode, &args[2])
            }),
            method("local", "(self, /)", |vm, args| this(&args[0]).new_local(vm)),
        ],
    ],
    ..TypeSpec::DEFAULT
};
