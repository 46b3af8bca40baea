//! `with emit.loop(): …` and `with emit.block(name): …`, which a statement in it leaves with a value.

use std::cell::Cell;

use compiler::opcode::Opcode;
use heap::value::Value;
use vm::PyResult;
use vm::objects::Native;
use vm::objects::native::{NativeObject, class_of};
use vm::objects::str;
use vm::objects::type_object::spec::{Method, TypeSpec, method};

use super::account::Account;
use super::emit::this;
use super::handlers::{begin_block, end_block};
use super::message::{Action, LoopStep, Visit};
use super::sections::What;

/// What is emitted under it is repeated; `break` and `continue` in visited statements know it.
struct Loop {
    start: Value,
    end: Value,
    /// Where `continue` goes, if it is placed; else to the start.
    next: Value,
    next_number: usize,
    step: LoopStep,
    /// Which step of its section begins it.
    begins: Cell<usize>,
    emit: Value,
    section: usize,
}

impl NativeObject for Loop {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.emit);
        visit(&self.start);
        visit(&self.end);
        visit(&self.next);
    }

    // An `emit` holds no loops.
    fn clear(&self) {}
}

fn looped(value: &Value) -> &Loop {
    value.native::<Loop>().expect("a method of loops is called with one")
}

static LOOP: TypeSpec = TypeSpec {
    name: "Loop",
    module: "lab",
    methods: &[&[
        method("__enter__", "(self, /)", |vm, args| {
            let looped = looped(&args[0]);
            let recorder = this(&looped.emit);
            if looped.section != recorder.section() {
                return Err(
                    vm.value_error("the loop belongs to another block: begin it where it is made")
                );
            }
            let (start, end) = (looped.step.start, looped.step.end);
            let open = recorder.note(vm, None, |account| account.begin_loop(start, end))?;
            let step = LoopStep { uncovered: open.uncovered, ..looped.step.clone() };
            recorder.push(vm, Action::BeginLoop(step));
            looped.begins.set(recorder.steps() - 1);
            recorder.note(vm, Some(Action::Place(start)), |account| account.place(start))?;
            recorder.note(vm, None, |account| account.leads_to(looped.next_number))?;
            Ok(args[0].clone())
        }),
        method("__exit__", "(self, class, exception, traceback, /)", |vm, args| {
            if !args[1].is_none() {
                return Ok(Value::FALSE);
            }
            let looped = looped(&args[0]);
            let recorder = this(&looped.emit);
            if looped.section != recorder.section() {
                return Err(vm.value_error("a block within the loop is still open"));
            }
            let (start, end) = (looped.step.start, looped.step.end);
            let opcodes = recorder.opcodes();
            let back = Some(Action::Jump(Opcode::JUMP, start));
            recorder.note(vm, back, |account| account.jump(opcodes, Opcode::JUMP, 0, start))?;
            let open = recorder.note(vm, None, Account::end_loop)?;
            let step = LoopStep { uncovered: open.uncovered, ..looped.step.clone() };
            recorder.continue_at(looped.begins.get(), looped.next_number);
            recorder.push(vm, Action::EndLoop(step));
            recorder.note(vm, Some(Action::Place(end)), |account| account.place(end))?;
            Ok(Value::FALSE)
        }),
        method("__getattr__", "(self, name, /)", |vm, args| {
            let looped = looped(&args[0]);
            let name = vm.attribute_name(&args[1])?;
            match str::text_of(vm, name.value())?.as_str() {
                "start" => Ok(looped.start.clone()),
                "end" => Ok(looped.end.clone()),
                "next" => Ok(looped.next.clone()),
                _ => Err(vm.no_attribute(&args[0], &name)),
            }
        }),
    ]],
    ..TypeSpec::DEFAULT
};

fn make(vm: &vm::Machine, emit: &Value) -> PyResult {
    let recorder = this(emit);
    let (start, end) = (recorder.new_label(vm)?, recorder.new_label(vm)?);
    let next = recorder.new_label(vm)?;
    let looped = Loop {
        start: recorder.label_object(start),
        end: recorder.label_object(end),
        next: recorder.label_object(next),
        next_number: next,
        begins: Cell::new(0),
        step: LoopStep { start, end, has_iterator: false, uncovered: 0 },
        emit: emit.clone(),
        section: recorder.section(),
    };
    Ok(Native::new(&class_of(&LOOP), looped))
}

/// What can be left with a value from wherever within.
struct Block {
    name: String,
    section: Cell<Option<usize>>,
    emit: Value,
}

impl NativeObject for Block {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.emit);
    }

    // An `emit` holds none.
    fn clear(&self) {}
}

fn block(value: &Value) -> &Block {
    value.native::<Block>().expect("a method of blocks is called with one")
}

static BLOCK: TypeSpec = TypeSpec {
    name: "Block",
    module: "lab",
    methods: &[&[
        method("__enter__", "(self, /)", |vm, args| {
            let block = block(&args[0]);
            let recorder = this(&block.emit);
            let uncovered = recorder.uncovered(vm, Visit::Nothing)?;
            recorder.note(vm, None, |account| account.visit(Visit::Nothing))?;
            let what = What::Block { name: block.name.clone(), uncovered };
            let id = recorder.change(vm, |sections| sections.begin(what))?;
            begin_block(vm, &block.section, id)?;
            Ok(args[0].clone())
        }),
        method("__exit__", "(self, class, exception, traceback, /)", |vm, args| {
            let block = block(&args[0]);
            end_block(vm, this(&block.emit), &block.section, &args[1])
        }),
    ]],
    ..TypeSpec::DEFAULT
};

/// What `emit` has of them.
pub const METHODS: &[Method] = &[
    method("loop", "(self, /)", |vm, args| make(vm, &args[0])),
    method("block", "(self, name, /)", |vm, args| {
        let (name, section) = (str::text_of(vm, &args[1])?, Cell::new(None));
        Ok(Native::new(&class_of(&BLOCK), Block { name, section, emit: args[0].clone() }))
    }),
    method("leave", "(self, name, message=None, /)", |vm, args| {
        let recorder = this(&args[0]);
        let name = str::text_of(vm, &args[1])?;
        let message = match args[2].is_null() || args[2].is_none() {
            true => format!("nothing around is left as `{name}`"),
            false => str::text_of(vm, &args[2])?,
        };
        let uncovered = recorder.note(vm, None, Account::leave)?;
        recorder.push(vm, Action::Leave { name, message, uncovered });
        Ok(Value::NONE)
    }),
];
