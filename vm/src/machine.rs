//! The machine: what one interpreter holds besides its objects.
//!
//! All of it is reached through `&Machine`: the state is in cells, because Python code can run almost anywhere
//! (a comparison, a finalizer) and come back to the same machine.

pub mod asynchronous;
pub mod collection;
pub mod counting;
pub mod ending;
pub mod events;
pub mod face;
pub mod finalizers;
pub mod frames;
pub mod limits;
mod standard_error;
pub mod tracing;
pub mod uncaught;
pub mod unraisable;
pub mod warnings;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use compiler::code::CodeObject;
use compiler::language::Language;
use heap::value::cells::{ValueCell, ValueVec};
use heap::value::{Ref, Value};
use rustc_hash::{FxHashMap, FxHashSet};

use self::collection::Collections;
use self::ending::Ending;
use self::events::Events;
use self::tracing::Tracing;
use crate::errors::PyResult;
use crate::eval::attributes::places::Places;
use crate::eval::extension::AddedOpcode;
use crate::frame::{Frame, ValueStack};
use crate::host::Host;
use crate::library::Library;
use crate::objects::str::{self, Name};
use crate::objects::{Dict, TypeRef};
use crate::special::Special;
use crate::types::{Types, types};

/// What `compile()` asks of the hook.
pub struct CompileRequest<'a> {
    pub source: SourceText<'a>,
    pub filename: &'a str,
    /// `exec`, `eval` or `single`.
    pub mode: &'a str,
    /// `CO_FUTURE_*` bits, as `compile()` takes them.
    pub flags: u32,
    pub optimize: i32,
}

/// Source text as a program has it.
#[derive(Debug, Clone, Copy)]
pub enum SourceText<'a> {
    Text(&'a str),
    /// Of the encoding that they name themselves.
    Bytes(&'a [u8]),
}

/// Why source text is not a program.
#[derive(Debug, Clone, Default)]
pub struct SyntaxErrorInfo {
    /// `SyntaxError`, one of its kinds, or what says that the source is nested too deeply.
    pub class: &'static str,
    pub message: String,
    pub position: compiler::error::Position,
    pub text: Option<String>,
    /// It is one of the bytes, of which the arguments name no file.
    pub is_nameless: bool,
    /// Only attributes say where it is, and no argument.
    pub has_bare_arguments: bool,
    /// What a codec's error has in place of a place.
    pub codec: Option<Box<compiler::error::CodecFailure>>,
    /// What tracebacks show in place of that.
    pub printed: Option<Box<compiler::finding::typos::Printed>>,
    /// The exception's `__notes__`.
    pub notes: Vec<String>,
}

/// Turns source text into code; `lab` provides it.
pub type CompileHook = Box<dyn Fn(&CompileRequest) -> Result<Rc<CodeObject>, Box<SyntaxErrorInfo>>>;

/// What a machine is made for.
#[derive(Debug, Clone)]
pub struct Config {
    /// Of the programs: code from files may hold no opcodes but its, and tracebacks mark its operators.
    pub language: Language,
    /// The middle part of cached files' names, `lab-314`.
    pub cache_tag: String,
    /// Whether imports read and write `__pycache__`.
    pub cache_bytecode: bool,
    /// `sys.argv`: the program and its arguments.
    pub arguments: Vec<String>,
    /// Where modules are looked for: `sys.path`.
    pub path: Vec<String>,
    /// How many steps a program may take, a step being about a round of a loop or a call; `None` for any number.
    pub steps: Option<u64>,
    /// The most items or bytes of one object: what asks for more raises `MemoryError`.
    pub largest_object: usize,
    /// How much of the Rust stack recursion through native code may take, in bytes.
    pub native_stack: usize,
    /// How the heap runs, of all machines of the thread.
    pub heap: heap::mode::Mode,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            language: Language::base(),
            cache_tag: "lab-314".to_string(),
            cache_bytecode: true,
            arguments: vec![String::new()],
            path: Vec::new(),
            steps: None,
            largest_object: 1 << 36,
            native_stack: 6 << 20,
            heap: heap::mode::Mode::default(),
        }
    }
}

/// How many loops are counted where no program runs.
const NO_PROGRAM: usize = 1;

/// An interpreter.
pub struct Machine {
    pub types: &'static Types,
    pub config: Config,
    pub host: Rc<dyn Host>,
    pub(crate) library: &'static dyn Library,
    /// The namespace of the module `builtins`.
    pub builtins: Ref<Dict>,
    /// `sys.modules`.
    pub modules: Ref<Dict>,
    pub(crate) stack: ValueStack,
    /// The frame in execution, null outside of Python code.
    pub(crate) frame: Cell<*mut Frame>,
    pub(crate) depth: Cell<usize>,
    /// How many evaluation loops are under way in a program, each but the first called by native code. Outside of a program
    /// one more than there are: what runs then may be called by a destructor.
    pub(crate) loops: Cell<usize>,
    pub(crate) ending: Cell<Ending>,
    /// A traceback has shown lines of a file.
    pub source_was_read: Cell<bool>,
    /// A warning has been written before the program ended: CPython has imported what that takes.
    pub has_warned: Cell<bool>,
    pub(crate) recursion_limit: Cell<usize>,
    /// The lowest address that the Rust stack may reach.
    pub(crate) native_limit: Cell<usize>,
    pub(crate) events: Arc<Events>,
    pub(crate) tracing: Tracing,
    pub asynchronous: asynchronous::Asynchronous,
    pub(crate) steps_left: Cell<u64>,
    /// The steps are used up: what still runs is unwound, past all handlers.
    pub(crate) stopped: Cell<bool>,
    /// The exception that the running code handles, or `NULL`.
    pub(crate) handled: ValueCell,
    /// Those that the resumers of running generators handle.
    pub(crate) handled_outside: ValueVec,
    /// The objects that are being shown, by address.
    pub(crate) showing: RefCell<FxHashSet<u64>>,
    pub(crate) attribute_places: Places,
    pub(crate) compile_hook: RefCell<Option<CompileHook>>,
    /// For each opcode whether the handler that is baked in is the running language's.
    pub(crate) natives: [Cell<bool>; 256],
    pub(crate) added_opcodes: RefCell<FxHashMap<u8, Rc<AddedOpcode>>>,
    pub collections: Collections,
    /// The running frame's place and stack pointer have been saved: nothing of it is on its way.
    pub(crate) frame_is_saved: Cell<bool>,
    /// The namespaces of modules whose code is still running, by address.
    pub loading: RefCell<Vec<u64>>,
}

thread_local! {
    static CURRENT: Cell<*const Machine> = const { Cell::new(std::ptr::null()) };
}

/// Runs `action` with the thread's machine, if there is one.
#[allow(unsafe_code)]
pub fn with_current<R>(action: impl FnOnce(&Machine) -> R) -> Option<R> {
    let machine = CURRENT.get();
    // SAFETY: a machine unregisters itself before it goes, and is used through shared references only.
    (!machine.is_null()).then(|| action(unsafe { &*machine }))
}

/// The machine is the thread's no longer.
fn resign(machine: &Machine) {
    if std::ptr::eq(CURRENT.get(), machine) {
        CURRENT.set(std::ptr::null());
    }
}

impl Machine {
    /// A machine with the builtins and modules of a library. It has an address of its own, because objects that die look
    /// for it.
    pub fn new(host: Box<dyn Host>, library: &'static dyn Library, config: Config) -> Box<Machine> {
        heap::mode::set(config.heap);
        let machine = Box::new(Machine {
            types: types(),
            host: host.into(),
            library,
            builtins: Dict::new(),
            modules: Dict::new(),
            stack: ValueStack::new(),
            frame: Cell::new(std::ptr::null_mut()),
            depth: Cell::new(0),
            loops: Cell::new(NO_PROGRAM),
            ending: Cell::new(Ending::Not),
            source_was_read: Cell::new(false),
            has_warned: Cell::new(false),
            recursion_limit: Cell::new(1000),
            native_limit: Cell::new(limits::lowest_address(config.native_stack)),
            events: Arc::default(),
            tracing: Tracing::default(),
            asynchronous: asynchronous::Asynchronous::default(),
            steps_left: Cell::new(config.steps.unwrap_or(0)),
            stopped: Cell::new(false),
            handled: ValueCell::default(),
            handled_outside: ValueVec::default(),
            showing: RefCell::default(),
            attribute_places: Places::default(),
            compile_hook: RefCell::default(),
            natives: [const { Cell::new(false) }; 256],
            added_opcodes: RefCell::default(),
            collections: Collections::default(),
            frame_is_saved: Cell::new(false),
            loading: RefCell::default(),
            config,
        });
        CURRENT.set(&raw const *machine);
        library.furnish(&machine);
        heap::allocator::take_for_granted();
        machine.start_events();
        machine
    }

    /// The class of a value.
    #[inline(always)]
    pub fn class<'a>(&'a self, value: &'a Value) -> &'a TypeRef {
        match value.header() {
            Some(header) => header.class(),
            None => self.class_of_immediate(value),
        }
    }

    #[inline]
    fn class_of_immediate(&self, value: &Value) -> &TypeRef {
        let types = self.types;
        match value {
            value if value.is_small_int() => &types.int,
            value if value.is_float() => &types.float,
            value if value.is_bool() => &types.bool,
            value if value.is_ellipsis() => &types.ellipsis,
            value if value.is_not_implemented() => &types.not_implemented,
            _ => &types.none,
        }
    }

    #[inline]
    pub fn int(&self, number: i64) -> Value {
        crate::objects::int::from_i64(number)
    }

    /// The interned string of `text`.
    pub fn intern(&self, text: &str) -> Name {
        str::intern(text)
    }

    /// The exception that is being handled, or `NULL`.
    pub fn handled_exception(&self) -> Value {
        let own = self.handled.get();
        if !own.is_null() {
            return own;
        }
        self.handled_outside
            .look(|outer| outer.iter().rev().find(|value| !value.is_null()).cloned())
            .unwrap_or_default()
    }

    /// The builtins that code with these globals sees.
    pub fn builtins_of(&self, globals: &Dict) -> Ref<Dict> {
        match globals.get_name(&Special::Builtins.name()) {
            Some(value) => match value.cast::<Dict>() {
                Some(dict) => dict,
                None => match value.downcast::<crate::objects::Module>() {
                    Some(module) => module.dict.clone(),
                    None => self.builtins.clone(),
                },
            },
            None => self.running_builtins(),
        }
    }

    /// A builtin function by name.
    pub fn builtin(&self, name: &str) -> PyResult {
        self.builtins.get_str(name).ok_or_else(|| self.name_error(&self.intern(name)))
    }

    /// Whether a module's code is still running.
    pub(crate) fn is_loading(&self, module: &Value) -> bool {
        let dict = module.downcast::<crate::objects::Module>();
        dict.is_some_and(|module| self.loading.borrow().contains(&module.dict.value().bits()))
    }

    /// Whether the exception is an instance of a class, or of one in a tuple.
    pub fn exception_matches(&self, exception: &Value, matcher: &Value) -> PyResult<bool> {
        if let Some(tuple) = matcher.downcast::<crate::objects::Tuple>() {
            for one in tuple.items() {
                if self.exception_matches(exception, one)? {
                    return Ok(true);
                }
            }
            return Ok(false);
        }
        match TypeRef::from_value(matcher) {
            Some(class) => Ok(self.class(exception).is_subclass_of(class)),
            None => Ok(false),
        }
    }
}
