//! `with emit.loop(): …`, and how a statement in it leaves it with a value.

use compiler::opcode::Opcode;
use heap::value::Value;
use vm::PyResult;
use vm::objects::Native;
use vm::objects::native::{NativeObject, class_of};
use vm::objects::str;
use vm::objects::type_object::spec::{Method, TypeSpec, method};

use super::account::Account;
use super::emit::this;
use super::message::{Action, LoopStep};

/// What is emitted under it is repeated; `break` and `continue` in visited statements know it.
struct Loop {
    start: Value,
    end: Value,
    /// Where leaving it with a value goes, and by which name.
    named: Option<(String, Value)>,
    step: LoopStep,
    emit: Value,
    section: usize,
}

impl NativeObject for Loop {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.emit);
        visit(&self.start);
        visit(&self.end);
        if let Some((_, left)) = &self.named {
            visit(left);
        }
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
            let open = recorder.note(vm, None, |account| {
                let open = account.begin_loop()?;
                if let Some((_, left)) = &looped.step.named {
                    account.can_be_left(*left);
                }
                Ok(open)
            })?;
            let step = LoopStep { uncovered: open.uncovered, ..looped.step.clone() };
            let start = step.start;
            recorder.push(vm, Action::BeginLoop(step));
            recorder.note(vm, Some(Action::Place(start)), |account| account.place(start))?;
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
            recorder.push(vm, Action::EndLoop(step));
            recorder.note(vm, Some(Action::Place(end)), |account| account.place(end))?;
            Ok(Value::FALSE)
        }),
        method("__getattr__", "(self, name, /)", |vm, args| {
            let looped = looped(&args[0]);
            let name = vm.attribute_name(&args[1])?;
            match (str::text_of(vm, name.value())?.as_str(), &looped.named) {
                ("start", _) => Ok(looped.start.clone()),
                ("end", _) => Ok(looped.end.clone()),
                ("left", Some((_, left))) => Ok(left.clone()),
                _ => Err(vm.no_attribute(&args[0], &name)),
            }
        }),
    ]],
    ..TypeSpec::DEFAULT
};

fn make(vm: &vm::Machine, emit: &Value, name: &Value) -> PyResult {
    let recorder = this(emit);
    let (start, end) = (recorder.new_label(vm)?, recorder.new_label(vm)?);
    let named = match name.is_null() || name.is_none() {
        true => None,
        false => Some((str::text_of(vm, name)?, recorder.new_label(vm)?)),
    };
    let object = |label: usize| recorder.label_object(label);
    let looped = Loop {
        start: object(start),
        end: object(end),
        named: named.as_ref().map(|(name, left)| (name.clone(), object(*left))),
        step: LoopStep { start, end, has_iterator: false, named, uncovered: 0 },
        emit: emit.clone(),
        section: recorder.section(),
    };
    Ok(Native::new(&class_of(&LOOP), looped))
}

/// What `emit` has of them.
pub const METHODS: &[Method] = &[
    method("loop", "(self, name=None, /)", |vm, args| make(vm, &args[0], &args[1])),
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
