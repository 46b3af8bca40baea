//! What an experiment's nodes and operators mean: the functions of its `desugar.py` and `lower.py`, run by lab's own machine.
//!
//! ```text
//!  symbol table, code generation  --node-->  workshop (a thread): the function writes down what it emits  --recording-->
//!  what it does to names, then the instructions
//! ```
//!
//! A function is called once for a node, when the symbol table comes to it: what it wrote down tells which names it uses,
//! and is carried out where code is generated, each time that the node is. Every call of `emit` is checked by the
//! [`account`] where it is made; what a function may not do, it learns at its own line. It runs in a thread with a heap
//! and a machine of its own, so that nothing of the program can be reached, and for no longer than its [`Budget`].

mod account;
mod carry;
mod classes;
mod constant;
mod desugar;
mod drawing;
mod emit;
mod fields;
mod functions;
mod handlers;
mod host;
mod loops;
mod made;
mod message;
mod new_node;
mod node;
mod operand;
mod passes;
mod quote;
mod replaced;
mod sections;
mod surroundings;
mod targets;
mod uses;
mod workshop;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use compiler::ast::{Ast, Kind, Node};
use compiler::codegen::{Emitter, Kinds, Lowered, Lowering, ScopeUse};
use compiler::error::SyntaxError;
use compiler::flowgraph::{self, Graph};
use compiler::language::Language;
use compiler::source::Span;
use rustc_hash::FxHashMap;
use vm::Interrupt;

use carry::Later;
pub use message::Role;
use message::{Action, Failure, Functions, Recording, Reply, Request, Step, Task};
pub use operand::{operator, refusal_in_graphs};
pub use replaced::replaced;
pub use surroundings::{Budget, MakeMachine, Surroundings};
pub use workshop::{Script, Scripts, execute};

/// The stack of the thread that hooks run on.
pub const STACK: usize = 64 << 20;

/// How long a hook that has been stopped may take until it is given up.
const GRACE: Duration = Duration::from_secs(2);

/// How often a hook that takes long is looked after.
const TURN: Duration = Duration::from_millis(20);

/// The hooks of some experiments.
pub struct Hooks {
    language: Language,
    names: Vec<String>,
    scripts: Vec<Scripts>,
    surroundings: Surroundings,
    /// The thread; none before it is needed, and none after it was stopped.
    thread: RefCell<Option<Thread>>,
    /// What has been written down for nodes of one arena.
    recorded: RefCell<Recorded>,
    /// The nodes whose code is being emitted, the innermost last.
    under_way: RefCell<Vec<Node>>,
    /// The number of the last call of a function that is given nodes.
    call: Cell<u64>,
}

struct Thread {
    requests: Sender<Request>,
    replies: Receiver<Reply>,
    interrupt: Receiver<Interrupt>,
    /// The functions of the scripts, once they have been read.
    functions: Option<Functions>,
}

#[derive(Default)]
struct Recorded {
    tree: u64,
    of: FxHashMap<Lowered, Rc<Written>>,
    /// Who has made what stands at a place of the program.
    made: Vec<(Span, Maker)>,
    /// How many steps have been carried out.
    steps: usize,
    /// What is to be emitted when somebody asks for it, by its number.
    later: Vec<Later>,
}

/// The most steps that are carried out for one program: a node that visits a child twice, which does so too, and so on,
/// would have no end.
const MOST_STEPS: usize = 5_000_000;

/// What a function wrote down, and whose it is.
struct Written {
    experiment: usize,
    function: String,
    recording: Recording,
}

/// A function of `desugar.py`, and the line with which it returned.
#[derive(Clone)]
struct Maker {
    experiment: usize,
    function: String,
    line: i32,
}

/// A function of a script that gave nothing.
struct FailedCall {
    script: &'static str,
    experiment: usize,
    function: String,
    failure: Failure,
}

impl FailedCall {
    fn new(
        script: &'static str,
        experiment: usize,
        function: &str,
        failure: Failure,
    ) -> Box<FailedCall> {
        Box::new(FailedCall { script, experiment, function: function.to_string(), failure })
    }
}

impl Hooks {
    /// The hooks of experiments with these names and scripts, which are read at once, beside whatever comes next.
    pub fn new(
        language: Language,
        experiments: Vec<(String, Scripts)>,
        surroundings: Surroundings,
    ) -> Hooks {
        let (names, scripts) = experiments.into_iter().unzip();
        let (thread, recorded) = (RefCell::default(), RefCell::default());
        let under_way = RefCell::default();
        let call = Cell::default();
        let hooks =
            Hooks { language, names, scripts, surroundings, thread, recorded, under_way, call };
        if hooks.has_scripts() {
            hooks.start();
        }
        hooks
    }

    fn has_scripts(&self) -> bool {
        !self.scripts.iter().all(Scripts::is_empty)
    }

    /// Waits until the scripts have been read; says how one fails.
    pub fn functions(&self) -> Result<(), Failed> {
        if !self.has_scripts() {
            return Ok(());
        }
        self.loaded().map(drop).map_err(|failure| {
            let has_file = |scripts: &Scripts| scripts.files().any(|one| one.path == failure.file);
            let experiment = self.scripts.iter().position(has_file).unwrap_or(0);
            let experiment = self.names.get(experiment).cloned().unwrap_or_default();
            let Failure { file, line, error, traceback } = failure;
            Failed { experiment, file, line, error, notes: traceback }
        })
    }

    fn start(&self) {
        let (requests, asked) = channel();
        let (answers, replies) = channel();
        let (ready, interrupt) = channel();
        let workshop = workshop::Workshop {
            language: self.language.clone(),
            scripts: self.scripts.clone(),
            surroundings: self.surroundings,
        };
        let thread = std::thread::Builder::new().name("hooks".into()).stack_size(STACK);
        // Where there is no thread, the first answer does not come.
        let _ = thread.spawn(move || workshop::run(workshop, asked, answers, &ready));
        let thread = Thread { requests, replies, interrupt, functions: None };
        *self.thread.borrow_mut() = Some(thread);
    }

    /// The functions of each script, when they have been read.
    fn loaded(&self) -> Result<Functions, Failure> {
        if self.thread.borrow().is_none() {
            self.start();
        }
        let known = self.thread.borrow().as_ref().and_then(|thread| thread.functions.clone());
        if let Some(functions) = known {
            return Ok(functions);
        }
        let functions = match self.answer(None) {
            Ok(Reply::Loaded(loaded)) => loaded?,
            Ok(_) => return Err(silent()),
            Err(failure) => return Err(failure),
        };
        if let Some(thread) = &mut *self.thread.borrow_mut() {
            thread.functions = Some(functions.clone());
        }
        Ok(functions)
    }

    /// The next answer of the thread; `ast` is what it may look into meanwhile.
    fn answer(&self, ast: Option<&Ast>) -> Result<Reply, Failure> {
        let started = Instant::now();
        let memory = (self.surroundings.memory)().unwrap_or(0);
        loop {
            let reply = match &*self.thread.borrow() {
                Some(thread) => thread.replies.recv_timeout(TURN),
                None => return Err(silent()),
            };
            match (reply, ast) {
                (Ok(Reply::Fields(node)), Some(ast)) => {
                    let fields = self.fields(ast, node);
                    if let Some(thread) = &*self.thread.borrow() {
                        // Whoever asked is there.
                        let _ = thread.requests.send(Request::Fields(fields));
                    }
                }
                (Ok(reply), _) => return Ok(reply),
                (Err(RecvTimeoutError::Disconnected), _) => {
                    self.thread.take();
                    return Err(silent());
                }
                (Err(RecvTimeoutError::Timeout), _) => {
                    let Budget { time, memory: most } = self.surroundings.budget;
                    let used = (self.surroundings.memory)().unwrap_or(0).saturating_sub(memory);
                    let why = match () {
                        () if (self.surroundings.is_interrupted)() => {
                            "it was interrupted".to_string()
                        }
                        () if started.elapsed() > time => format!("it took more than {time:?}"),
                        () if used > most => {
                            format!("it took more than {} MiB of memory", most >> 20)
                        }
                        () => continue,
                    };
                    return Err(self.stop(why));
                }
            }
        }
    }

    /// Stops the thread; where it was is in its last words.
    fn stop(&self, why: String) -> Failure {
        let Some(thread) = self.thread.take() else { return silent() };
        if let Ok(interrupt) = thread.interrupt.try_recv() {
            interrupt.stop();
        }
        let deadline = Instant::now() + GRACE;
        let last = loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match thread.replies.recv_timeout(left) {
                Ok(
                    Reply::Lowered(Err(failure))
                    | Reply::Desugared(Err(failure))
                    | Reply::Passed(Err(failure))
                    | Reply::Loaded(Err(failure)),
                ) => break failure,
                Ok(Reply::Fields(_)) => {
                    let _ = thread.requests.send(Request::Fields(Vec::new()));
                }
                Ok(_) | Err(_) => break Failure::default(),
            }
        };
        Failure { error: why, ..last }
    }

    /// What the function for a node or operator wrote down; `None` where no experiment has one.
    fn recording(
        &self,
        lowered: Lowered,
        ast: &Ast,
    ) -> Result<Option<Rc<Written>>, Box<FailedCall>> {
        {
            let mut recorded = self.recorded.borrow_mut();
            if recorded.tree != ast.id() {
                *recorded = Recorded { tree: ast.id(), ..Recorded::default() };
            }
            if let Some(written) = recorded.of.get(&lowered) {
                return Ok(Some(Rc::clone(written)));
            }
        }
        let kind = lowered.operator.unwrap_or_else(|| ast.kind(lowered.node));
        let info = self.language.schema.info(kind);
        let Some(role) = role(&info.of) else { return Ok(None) };
        let context = lowered.operator.is_none().then(|| self.context(ast, lowered.node)).flatten();
        let role = match context {
            Some(Kind::Store) => Role::Target,
            Some(Kind::Del) => Role::Deleted,
            _ => role,
        };
        let name = info.name.to_string();
        let failed = |experiment, failure| FailedCall::new("lower.py", experiment, &name, failure);
        let functions = self.loaded().map_err(|failure| failed(0, failure))?.lower;
        // The last experiment that has one.
        let Some(experiment) = functions.iter().rposition(|known| known.contains(&name)) else {
            return Ok(None);
        };
        let call = self.next_call();
        let node = lowered.operator.is_none().then(|| self.node_ref(ast, lowered.node));
        let task = Task { experiment, name: name.clone(), role, call, node };
        if let Some(thread) = &*self.thread.borrow() {
            // One that is gone does not answer.
            let _ = thread.requests.send(Request::Lower(task));
        }
        let recording = match self.answer(Some(ast)) {
            Ok(Reply::Lowered(Ok(recording))) => recording,
            Ok(Reply::Lowered(Err(failure))) | Err(failure) => {
                return Err(failed(experiment, failure));
            }
            Ok(_) => return Err(failed(experiment, silent())),
        };
        let written = Rc::new(Written { experiment, function: name, recording });
        self.recorded.borrow_mut().of.insert(lowered, Rc::clone(&written));
        Ok(Some(written))
    }

    fn next_call(&self) -> u64 {
        self.call.update(|call| call + 1);
        self.call.get()
    }

    /// Counts a step; says why it cannot be carried out.
    fn allows(&self, step: &Step) -> Result<(), String> {
        let mut recorded = self.recorded.borrow_mut();
        recorded.steps += 1;
        if recorded.steps > MOST_STEPS {
            return Err("it emits more than any program has room for".to_string());
        }
        let under_way = self.under_way.borrow();
        // The code that it replaces is another one.
        let is_base = matches!(step.action, Action::Base { .. });
        match !is_base && carry::children(&step.action).any(|child| under_way.contains(&child)) {
            true => Err("the node is being visited: its code would contain itself".to_string()),
            false => Ok(()),
        }
    }

    /// The error of a program whose node has no code.
    fn error(&self, failed: FailedCall, node: Node, ast: &Ast) -> SyntaxError {
        self.error_at(failed, ast.span(node))
    }

    fn error_at(&self, failed: FailedCall, span: Span) -> SyntaxError {
        let FailedCall { script, experiment, function, failure } = failed;
        let name = self.names.get(experiment).map_or("", String::as_str);
        let gives = match script {
            "lower.py" => "gives {} no code",
            "desugar.py" => "makes nothing of {}",
            _ => "has a pass {} that fails",
        };
        let gives = gives.replace("{}", &function);
        let message = format!("{script}{OF_EXPERIMENT}{name}` {gives}: {}", failure.error);
        let traceback = failure.traceback.trim_end().to_string();
        let notes = match traceback.is_empty() {
            true => {
                let file = self.script(script, experiment);
                file.map(|file| format!("  File \"{}\"", file.path)).into_iter().collect()
            }
            false => vec![traceback],
        };
        SyntaxError::new(message, span).with_notes(notes)
    }

    fn script(&self, name: &str, experiment: usize) -> Option<&Script> {
        let scripts = self.scripts.get(experiment)?;
        match name {
            "lower.py" => scripts.lower.as_ref(),
            "desugar.py" => scripts.desugar.as_ref(),
            _ => scripts.passes.as_ref(),
        }
    }

    fn lower(
        &self,
        lowered: Lowered,
        emitter: &mut dyn Emitter,
    ) -> Option<Result<(), SyntaxError>> {
        let written = match self.recording(lowered, emitter.ast()) {
            Ok(written) => written?,
            Err(failed) => return Some(Err(self.error(*failed, lowered.node, emitter.ast()))),
        };
        self.under_way.borrow_mut().push(lowered.node);
        let carried = carry::out(self, &written, &written.recording, lowered, emitter);
        self.under_way.borrow_mut().pop();
        Some(carried.map_err(|stop| self.stopped(stop, &written, lowered.node, emitter.ast())))
    }

    /// The error of a program for whose node not all could be carried out.
    fn stopped(&self, stop: carry::Stop, written: &Written, node: Node, ast: &Ast) -> SyntaxError {
        match stop {
            carry::Stop::Program(error) => error,
            carry::Stop::Hook(error, line) => {
                let script = self.script("lower.py", written.experiment);
                let function = &written.function;
                let traceback = script.map(|script| workshop::at_line(script, line, function));
                let traceback = traceback.unwrap_or_default();
                let failure = Failure { error, traceback, ..Failure::default() };
                self.error(
                    *FailedCall::new("lower.py", written.experiment, function, failure),
                    node,
                    ast,
                )
            }
        }
    }

    /// Keeps what is to be emitted later; its number.
    fn keep(&self, later: Later) -> u32 {
        let mut recorded = self.recorded.borrow_mut();
        recorded.later.push(later);
        recorded.later.len() as u32 - 1
    }
}

/// A script that could not be read.
#[derive(Debug)]
pub struct Failed {
    pub experiment: String,
    /// The path of the script.
    pub file: String,
    pub line: i32,
    pub error: String,
    /// How it came about, with source lines.
    pub notes: String,
}

impl Lowering for Hooks {
    fn desugar(&self, ast: &Ast) -> Result<Option<Ast>, SyntaxError> {
        // Nobody but their makers stands behind the nodes of this tree.
        self.recorded.borrow_mut().made.clear();
        if self.scripts.iter().all(|scripts| scripts.desugar.is_none()) || !ast.has_added() {
            return Ok(None);
        }
        let mut ast = ast.clone();
        self.desugared(&mut ast)?;
        Ok(Some(ast))
    }

    fn has_a_hand(&self) -> bool {
        !self.recorded.borrow().of.is_empty()
            || !self.language.rewrites.is_empty()
            || self.scripts.iter().any(|scripts| scripts.passes.is_some())
    }

    fn blamed(&self, error: SyntaxError) -> SyntaxError {
        self.blamed_on_maker(error)
    }

    fn uses(&self, lowered: Lowered, ast: &Ast) -> Result<Vec<ScopeUse>, SyntaxError> {
        let written = self
            .recording(lowered, ast)
            .map_err(|failed| self.error(*failed, lowered.node, ast))?;
        Ok(written.map_or(Vec::new(), |written| uses::of(&written.recording, ast)))
    }

    fn misplaced(&self, lowered: Lowered, child: Node, ast: &Ast, message: &str) -> SyntaxError {
        let Ok(Some(written)) = self.recording(lowered, ast) else {
            return SyntaxError::new(message, ast.span(child));
        };
        let kind = &self.language.schema.info(ast.kind(child)).name;
        let line = uses::line_of(&written.recording.body, child);
        let stop = carry::Stop::Hook(format!("{kind} cannot be evaluated here: {message}"), line);
        self.stopped(stop, &written, lowered.node, ast)
    }

    fn later(&self, later: u32, emitter: &mut dyn Emitter) -> Result<(), SyntaxError> {
        let found = self.recorded.borrow().later.get(later as usize).cloned();
        let Some(found) = found else { return Ok(()) };
        let node = found.lowered.node;
        found
            .out(self, emitter)
            .map_err(|stop| self.stopped(stop, &found.written, node, emitter.ast()))
    }

    fn replaced(&self) -> Option<Rc<Kinds>> {
        self.replaced_kinds()
    }

    fn passes(&self) -> Result<Vec<String>, SyntaxError> {
        let passes = self.all_passes().map_err(|failure| {
            self.error_at(*FailedCall::new("passes.py", 0, "", failure), Span::default())
        })?;
        Ok(passes.into_iter().map(|(_, name)| name).collect())
    }

    fn pass(
        &self,
        number: usize,
        graph: &mut Graph,
        unit: &mut flowgraph::Unit,
        span: Span,
    ) -> Result<(), SyntaxError> {
        self.run_pass(number, graph, unit, span)
    }

    fn node(&self, node: Node, emitter: &mut dyn Emitter) -> Option<Result<(), SyntaxError>> {
        self.lower(Lowered { node, operator: None }, emitter)
    }

    fn operator(
        &self,
        operator: Kind,
        node: Node,
        emitter: &mut dyn Emitter,
    ) -> Option<Result<(), SyntaxError>> {
        self.lower(Lowered { node, operator: Some(operator) }, emitter)
    }
}

/// What stands behind the name of a script in the message of an error that is the script's.
const OF_EXPERIMENT: &str = " of the experiment `";

/// Whether an error is not the program's, but one of an experiment's functions.
pub fn is_failure(error: &SyntaxError) -> bool {
    let scripts = ["lower.py", "desugar.py", "passes.py"];
    let rest = scripts.iter().find_map(|script| error.message.strip_prefix(script));
    rest.is_some_and(|rest| rest.starts_with(OF_EXPERIMENT))
}

/// What code for something of a sum has to do to the stack; `None` where hooks give it none.
pub fn role(sum: &str) -> Option<Role> {
    Some(match sum {
        "mod" | "stmt" => Role::Statement,
        "expr" => Role::Expression,
        "operator" | "cmpop" => Role::Operator(2),
        "unaryop" => Role::Operator(1),
        _ => return None,
    })
}

/// A thread that does not answer.
fn silent() -> Failure {
    Failure { error: "it ended unexpectedly".to_string(), ..Failure::default() }
}
