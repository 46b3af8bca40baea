//! A program in the machine, several times over: what it writes the first time, and how many objects live after each.

use std::cell::RefCell;
use std::io::{BufRead, Write};
use std::rc::Rc;

use compiler::code::CodeObject;
use compiler::parser::Mode;
use heap::collector::{self, Generation};
use heap::mode;
use vm::machine::uncaught::LAST;
use vm::objects::{Module, Str};
use vm::{Config, Machine};

use crate::sealed::{self, FILENAME, Sealed};
use serde::{Deserialize, Serialize};

/// How much of the stack recursion through native code may take: that of a worker, nearly.
const STACK: usize = 192 << 20;

/// A program that ends may go on for ever where something dies at another time: under stress it is stopped then, long
/// before it seems to hang.
const MOST_STEPS_UNDER_STRESS: u64 = 200_000;

/// A program, and how to run it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Asked {
    pub text: String,
    /// On a heap that is stressed, and verified.
    pub stress: bool,
    /// How often, in one machine.
    pub times: usize,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// To both outputs, the first time; `None` where the text is no program.
    pub written: Option<String>,
    /// How many objects there were after each time.
    pub live: Vec<usize>,
}

/// Answers what is asked on standard input, a line of JSON each, until it ends.
pub fn serve() {
    let mut output = std::io::stdout();
    for line in std::io::stdin().lock().lines() {
        let line = line.expect("the questions are text");
        let asked: Asked = serde_json::from_str(&line).expect("a question is JSON");
        let answer = serde_json::to_string(&run(&asked)).expect("an answer is JSON");
        writeln!(output, "{answer}").and_then(|()| output.flush()).expect("somebody listens");
    }
}

/// Runs a program.
pub fn run(asked: &Asked) -> Answer {
    let Some(code) = sealed::compiled(&asked.text, FILENAME, Mode::File) else {
        return Answer { written: None, live: Vec::new() };
    };
    let code = Rc::new(code);
    let written = Rc::new(RefCell::new(String::new()));
    let host = Sealed { text: asked.text.clone(), written: written.clone(), reads: false };
    let heap = mode::Mode { stress: asked.stress, verify: true };
    let steps = asked.stress.then_some(MOST_STEPS_UNDER_STRESS);
    let config =
        Config { cache_bytecode: false, heap, native_stack: STACK, steps, ..Config::default() };
    let machine = Machine::new(Box::new(host), &library::STANDARD, config);
    machine.set_compile_hook(Box::new(sealed::compile_request));
    // The reference has read files before the program runs, and imported what it takes to warn.
    machine.source_was_read.set(true);
    machine.has_warned.set(true);
    let mut answer = Answer { written: None, live: Vec::new() };
    for _ in 0..asked.times {
        // As in the reference, collections come where a program asks for them; under stress they come everywhere.
        collector::set_enabled(asked.stress);
        run_once(&machine, &code, FILENAME);
        answer.live.push(heap::live_objects());
        let now = written.take();
        answer.written.get_or_insert(now);
    }
    answer
}

/// Runs a program as `__main__`, takes its names from it, and collects what is left.
pub fn run_once(machine: &Machine, code: &Rc<CodeObject>, filename: &str) {
    let module = Module::new("__main__");
    module.dict.set_str("__builtins__", machine.modules.get_str("builtins").unwrap_or_default());
    module.dict.set_str("__file__", Str::new(filename));
    machine.modules.set_str("__main__", module.value().clone());
    let outcome = machine.run_program(code.clone(), &module.dict.clone());
    machine.finish(outcome.map(drop));
    forget_last_exception(machine);
    machine.modules.remove_name(&machine.intern("__main__"));
    module.dict.clear();
    drop(module);
    heap::class::forget_former();
    collector::collect(Generation::Old, false);
    collector::collect(Generation::Old, false);
    collector::set_enabled(true);
}

/// What ended the program lives no longer than the program: at the end of a process `sys` loses it first.
fn forget_last_exception(machine: &Machine) {
    let sys = machine.modules.get_str("sys");
    let Some(sys) = sys.as_ref().and_then(|sys| sys.downcast::<Module>()) else { return };
    for name in LAST {
        sys.dict.remove_name(&machine.intern(name));
    }
}
