//! The thread of the hooks: a machine of its own, in which `lower.py`, `desugar.py` and `passes.py` run apart from
//! the program.
//!
//! ```text
//!  compiler                                   workshop
//!     |  ------------ Lower(task) ------------>  |   calls the function
//!     |  <------------ Fields(node) -----------  |   ... which looks into a node
//!     |  ------------ Fields(fields) --------->  |
//!     |  <---------- Lowered(recording) -------  |
//! ```
//!
//! `Desugar(task)` and `Desugared(made)` go the same way, for `desugar.py`, and `Pass(task)` and `Passed(drawing)` for `passes.py`.
//!
//! Nothing of the program's heap is reachable from here, and nothing outside of the process, unless the author is trusted.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::mpsc::{Receiver, Sender};

use compiler::ast::Word;
use compiler::language::Language;
use heap::value::{Ref, Value};
use pegen::report::printable;
use vm::host::Host;
use vm::objects::{Dict, Function, Str};
use vm::{CompileRequest, Interrupt, Machine, PyResult, Raised, SourceText, traceback};

use super::drawing::Drawing;
use super::emit;
use super::host::{Sealed, Trusted};
use super::made::Made;
use super::message::{
    Failure, Field, Functions, NodeRef, PassTask, Recording, Reply, Request, Task,
};
use super::passes::objects::Classes;
use super::surroundings::Surroundings;
use super::{classes, node, quote};

/// The Python of an experiment that says what its nodes mean.
#[derive(Debug, Clone, Default)]
pub struct Scripts {
    pub lower: Option<Script>,
    pub desugar: Option<Script>,
    pub passes: Option<Script>,
}

impl Scripts {
    pub fn is_empty(&self) -> bool {
        self.files().next().is_none()
    }

    pub(super) fn files(&self) -> impl Iterator<Item = &Script> {
        self.desugar.iter().chain(&self.lower).chain(&self.passes)
    }
}

/// A file of Python that an experiment has.
#[derive(Debug, Clone)]
pub struct Script {
    /// The path to show.
    pub path: String,
    pub text: String,
}

/// The way back to the compiler.
struct Channel {
    requests: Receiver<Request>,
    replies: Sender<Reply>,
    /// The call that is under way.
    call: Option<u64>,
}

thread_local! {
    static CHANNEL: RefCell<Option<Channel>> = const { RefCell::new(None) };
}

/// What a thread of hooks is made of.
pub struct Workshop {
    pub language: Language,
    /// Of each experiment that was switched on.
    pub scripts: Vec<Scripts>,
    pub surroundings: Surroundings,
}

/// Reads the scripts, and answers until nobody asks any more.
pub fn run(
    workshop: Workshop,
    requests: Receiver<Request>,
    replies: Sender<Reply>,
    ready: &Sender<Interrupt>,
) {
    let Workshop { language, scripts, surroundings } = workshop;
    let Surroundings { make_machine, show, world, budget, .. } = surroundings;
    let printed = Rc::new(RefCell::new(String::new()));
    let files = scripts.iter().flat_map(Scripts::files);
    let files = files.map(|script| (script.path.clone(), script.text.clone())).collect();
    let sealed = Sealed { files, printed: Rc::clone(&printed) };
    let host: Box<dyn Host> = match world {
        Some(world) => Box::new(Trusted { sealed, world: world() }),
        None => Box::new(sealed),
    };
    let machine = make_machine(host, budget);
    let _ = ready.send(machine.interrupt_handle());
    let language = Rc::new(language);
    let loaded: Result<Vec<Loaded>, Failure> =
        scripts.iter().map(|scripts| Loaded::load(&machine, scripts, &language)).collect();
    let flush = || {
        let text = printed.take();
        if !text.is_empty() {
            show(&printable(&text));
        }
    };
    flush();
    let (loaded, told) = match loaded {
        Ok(loaded) => {
            let functions = functions(&loaded);
            (loaded, Ok(functions))
        }
        Err(failure) => (Vec::new(), Err(failure)),
    };
    let failed = told.is_err();
    let _ = replies.send(Reply::Loaded(told));
    CHANNEL.set(Some(Channel { requests, replies, call: None }));
    while !failed && let Some(request) = receive() {
        let reply = match request {
            Request::Lower(task) => {
                Reply::Lowered(loaded[task.experiment].lower.lower(&machine, &language, &task))
            }
            Request::Desugar(task) => {
                Reply::Desugared(loaded[task.experiment].desugar.desugar(&machine, &task))
            }
            Request::Pass(task) => {
                let task = *task;
                Reply::Passed(loaded[task.experiment].pass(&machine, &task).map(Box::new))
            }
            Request::Fields(_) => break,
        };
        flush();
        if !answer(reply) {
            break;
        }
    }
    CHANNEL.set(None);
}

/// What is wrong with a node that was kept.
pub const FOREIGN_NODE: &str =
    "the node belongs to another call: what is kept of a node is of no use in the next";

/// The fields of a node, which the compiler knows; `None` where its call is over.
pub fn fields_of(node: &NodeRef) -> Option<Vec<(String, Field)>> {
    let is_at_work = CHANNEL.with_borrow(|channel| {
        channel.as_ref().is_some_and(|channel| channel.call == Some(node.call))
    });
    if !is_at_work || !answer(Reply::Fields(node.node)) {
        return None;
    }
    match receive()? {
        Request::Fields(fields) => Some(fields),
        Request::Lower(_) | Request::Desugar(_) | Request::Pass(_) => None,
    }
}

fn receive() -> Option<Request> {
    CHANNEL.with_borrow(|channel| channel.as_ref()?.requests.recv().ok())
}

/// False where nobody listens any more.
fn answer(reply: Reply) -> bool {
    CHANNEL.with_borrow(|channel| {
        channel.as_ref().is_some_and(|channel| channel.replies.send(reply).is_ok())
    })
}

/// An experiment's scripts, read.
struct Loaded {
    lower: Module,
    desugar: Module,
    passes: Module,
    /// What graphs are made of; none where there are no passes.
    classes: Option<Classes>,
}

impl Loaded {
    fn load(
        machine: &Machine,
        scripts: &Scripts,
        language: &Rc<Language>,
    ) -> Result<Loaded, Failure> {
        let desugar = Dict::new();
        quote::install(language, &desugar);
        classes::install(language, &desugar);
        let lower = Dict::new();
        classes::install(language, &lower);
        let passes = Dict::new();
        let classes = match &scripts.passes {
            Some(script) => {
                let loaded = Classes::load(machine, language);
                let loaded = loaded.map_err(|raised| failure(machine, script, &raised))?;
                loaded.install(&passes);
                Some(loaded)
            }
            None => None,
        };
        Ok(Loaded {
            desugar: Module::load(machine, scripts.desugar.as_ref(), desugar)?,
            lower: Module::load(machine, scripts.lower.as_ref(), lower)?,
            passes: Module::load(machine, scripts.passes.as_ref(), passes)?,
            classes,
        })
    }

    fn pass(&self, machine: &Machine, task: &PassTask) -> Result<(Drawing, i32), Failure> {
        let (script, function) = self.passes.function(&task.name)?;
        let Some(classes) = &self.classes else { return Err(Failure::default()) };
        let failed = |raised: &Raised| failure(machine, script, raised);
        let graph = classes.graph(machine, &task.drawing).map_err(|raised| failed(&raised))?;
        let returned = machine.call(&function, std::slice::from_ref(&graph));
        let returned = returned.map_err(|raised| failed(&raised))?;
        if !returned.is_none() {
            let class = machine.class(&returned).name();
            let mistake = format!("it changes the graph and returns None, not {class}");
            return Err(self.passes.mistake(machine, &function, &task.name, mistake));
        }
        let drawn = classes.drawing(machine, &graph, &task.drawing).map_err(|raised| {
            let mistake = failed(&raised).error;
            self.passes.mistake(machine, &function, &task.name, mistake)
        })?;
        Ok((drawn, first_line(machine, &function)))
    }
}

fn functions(loaded: &[Loaded]) -> Functions {
    Functions {
        lower: loaded.iter().map(|one| one.lower.functions()).collect(),
        desugar: loaded.iter().map(|one| one.desugar.functions()).collect(),
        passes: loaded.iter().map(|one| one.passes.in_order()).collect(),
    }
}

/// A script and what it defines.
struct Module {
    script: Option<Script>,
    namespace: Ref<Dict>,
}

impl Module {
    fn load(
        machine: &Machine,
        script: Option<&Script>,
        namespace: Ref<Dict>,
    ) -> Result<Module, Failure> {
        if let Some(script) = script {
            let executed = execute(machine, script, &namespace);
            executed.map_err(|raised| failure(machine, script, &raised))?;
        }
        Ok(Module { script: script.cloned(), namespace })
    }

    /// The names of the functions.
    fn functions(&self) -> BTreeSet<String> {
        self.in_order().into_iter().collect()
    }

    /// The same, in the order in which they are defined; those that begin with `_` are helpers.
    fn in_order(&self) -> Vec<String> {
        let names = self.namespace.items().into_iter();
        let functions = names.filter(|(_, value)| value.downcast::<Function>().is_some());
        let names = functions.filter_map(|(name, _)| {
            let name: String = name.downcast::<Str>()?.to_lossy().into();
            Some(name).filter(|name| !name.starts_with('_'))
        });
        names.collect()
    }

    fn function(&self, name: &str) -> Result<(&Script, Value), Failure> {
        match (&self.script, self.namespace.get_str(name)) {
            (Some(script), Some(function)) => Ok((script, function)),
            _ => Err(Failure { error: "the function is gone".to_string(), ..Failure::default() }),
        }
    }

    fn lower(
        &self,
        machine: &Machine,
        language: &Rc<Language>,
        task: &Task,
    ) -> Result<Recording, Failure> {
        let (script, function) = self.function(&task.name)?;
        let emit = emit::recorder(language, task.role, task.call);
        let node = task.node.clone().map(node::object);
        let arguments: Vec<Value> = std::iter::once(emit.clone()).chain(node).collect();
        begin(Some(task.call));
        let called = machine.call(&function, &arguments);
        begin(None);
        let returned = called.map_err(|raised| failure(machine, script, &raised))?;
        if !returned.is_none() {
            let class = machine.class(&returned).name_in_messages();
            let mistake = format!("it returns a {class}: the code is what it calls `emit` for");
            return Err(self.mistake(machine, &function, &task.name, mistake));
        }
        emit::finished(&emit, task.role)
            .map_err(|mistake| self.mistake(machine, &function, &task.name, mistake))
    }

    fn desugar(&self, machine: &Machine, task: &Task) -> Result<(Made, i32), Failure> {
        let (script, function) = self.function(&task.name)?;
        let node = task.node.clone();
        quote::begin(node.as_ref().map_or(0, |node| node.node.to_word()));
        let arguments: Vec<Value> = node.map(node::object).into_iter().collect();
        begin(Some(task.call));
        let called = machine.call(&function, &arguments);
        begin(None);
        let returned = called.map_err(|raised| failure(machine, script, &raised))?;
        let made = quote::result(machine, &returned).map_err(|raised| {
            let mistake = failure(machine, script, &raised).error;
            self.mistake(machine, &function, &task.name, mistake)
        })?;
        Ok((made, first_line(machine, &function)))
    }

    /// What is wrong with a function as a whole.
    fn mistake(&self, machine: &Machine, function: &Value, name: &str, error: String) -> Failure {
        let Some(script) = &self.script else { return Failure { error, ..Failure::default() } };
        let line = first_line(machine, function);
        let traceback = at_line(script, line, name);
        Failure { file: script.path.clone(), line, error, traceback }
    }
}

/// Runs a script of an experiment in a namespace.
pub fn execute(machine: &Machine, script: &Script, namespace: &Ref<Dict>) -> PyResult {
    let request = CompileRequest {
        source: SourceText::Text(&script.text),
        filename: &script.path,
        mode: "exec",
        flags: 0,
        optimize: 0,
    };
    let code = machine.compile(&request)?;
    namespace.set_str("__name__", Str::new("lab.experiment"));
    namespace.set_str("__file__", Str::new(&script.path));
    machine.exec(code, namespace)
}

/// A call begins, or none is under way any more.
fn begin(call: Option<u64>) {
    CHANNEL.with_borrow_mut(|channel| {
        if let Some(channel) = channel {
            channel.call = call;
        }
    });
}

/// The line where a function begins.
fn first_line(machine: &Machine, function: &Value) -> i32 {
    let line = machine
        .get_attribute(function, &machine.intern("__code__"))
        .and_then(|code| machine.get_attribute(&code, &machine.intern("co_firstlineno")))
        .and_then(|line| machine.index(&line));
    line.ok().and_then(|line| i32::try_from(line).ok()).unwrap_or(0)
}

/// A line of a script as a traceback shows it.
pub fn at_line(script: &Script, line: i32, function: &str) -> String {
    let number = usize::try_from(line).unwrap_or(0);
    let text = number.checked_sub(1).and_then(|number| script.text.lines().nth(number));
    let shown = text.map_or(String::new(), |text| format!("\n    {}", text.trim()));
    format!("  File \"{}\", line {line}, in {function}{shown}\n", script.path)
}

/// How much is shown of an exception, and of how it came about.
const MOST_SHOWN: (usize, usize) = (1_000, 20_000);

/// What an exception that leaves a script says.
fn failure(machine: &Machine, script: &Script, raised: &Raised) -> Failure {
    let traceback = printable(&traceback::render(machine, raised.value()));
    let error = match machine.is_stopped() {
        true => "it took too long, or too much memory".to_string(),
        false => headline(machine, raised, &traceback).to_string(),
    };
    let line = last_line(&traceback, &script.path);
    let (error, traceback) = (cut(error, MOST_SHOWN.0), cut(traceback, MOST_SHOWN.1));
    Failure { file: script.path.clone(), line, error, traceback }
}

/// The line of a traceback with which its exception begins: a message may have several.
fn headline<'t>(machine: &Machine, raised: &Raised, traceback: &'t str) -> &'t str {
    let last = traceback.lines().last().unwrap_or_default();
    let Ok(message) = machine.str(raised.value()) else { return last };
    let message = message.downcast::<Str>().map_or_else(String::new, |text| text.to_lossy().into());
    let message = printable(&message);
    let first = message.lines().next().unwrap_or_default();
    let begins = |line: &&str| !line.starts_with(' ') && line.ends_with(&format!(": {first}"));
    traceback.lines().rev().find(begins).unwrap_or(last)
}

/// A text of at most so many characters.
fn cut(text: String, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// The last line of a file that a traceback shows.
fn last_line(traceback: &str, path: &str) -> i32 {
    let head = format!("  File \"{path}\", line ");
    let last = traceback.lines().rev().find_map(|line| line.strip_prefix(&head));
    let digits = last.map(|rest| rest.split(',').next().unwrap_or_default());
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}
