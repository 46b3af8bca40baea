//! A machine for the language of a verb: its compiler, its search path, its magic number.

use std::path::Path;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};

use compiler::code::{CodeObject, flags};
use compiler::codegen::Lowering;
use compiler::compile::CompileOptions;
use compiler::error::{ErrorText, SyntaxError};
use compiler::finding::typos::{self, Kept};
use compiler::language::Language;
use compiler::parser::{self, Mode};
use compiler::source::Source;
use compiler::tokenizer::decode;
use experiments::hooks::{Budget, Hooks};
use heap::mode;
use vm::host::Host;
use vm::{CompileRequest, Config, Machine, SourceText, SyntaxErrorInfo};

use crate::program;

/// The stack of the thread that runs programs, and at least where there are not so many addresses.
const STACK: usize = 256 << 20;
const SMALLEST_STACK: usize = 8 << 20;
/// How much of it the program's thread got.
static STACK_GOT: AtomicUsize = AtomicUsize::new(STACK);

/// What `compile()` can be asked for besides: `ast.PyCF_ALLOW_TOP_LEVEL_AWAIT`, and the flags of the module `codeop`.
const ALLOW_TOP_LEVEL_AWAIT: u32 = 0x2000;
const ALLOW_INCOMPLETE_INPUT: u32 = 0x4000;
const DONT_IMPLY_DEDENT: u32 = 0x200;
/// The bits of all features that there were.
const FUTURE: u32 = 0x1FE_0000;

/// Runs `action` on a thread with a large stack: deep programs and trees are no reason to crash.
pub fn with_stack<T: Send + 'static>(action: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let action = Arc::new(Mutex::new(Some(action)));
    let mut size = STACK;
    // Most addresses are left to what runs on it.
    while size > SMALLEST_STACK && Vec::<[u8; 4]>::new().try_reserve_exact(size).is_err() {
        size /= 2;
    }
    loop {
        let action = Arc::clone(&action);
        let run = move || action.lock().ok()?.take().map(|action| action());
        let thread = std::thread::Builder::new().name("lab".into()).stack_size(size);
        STACK_GOT.store(size, Relaxed);
        match thread.spawn(run) {
            Ok(thread) => return thread.join().ok().flatten(),
            Err(_) if size > SMALLEST_STACK => size /= 2,
            Err(_) => return None,
        }
    }
}

/// How the environment wants the heap to run: `LAB_GC=stress` and `LAB_HEAP=verify` look for faults of the machine.
pub fn heap_mode() -> Result<mode::Mode, String> {
    let is_on = |name: &str, word: &str| match std::env::var(name) {
        Ok(given) if given == word => Ok(true),
        Ok(given) if !given.is_empty() => {
            Err(format!("{name} is `{given}`: the only value that it knows is `{word}`"))
        }
        _ => Ok(false),
    };
    Ok(mode::Mode { stress: is_on("LAB_GC", "stress")?, verify: is_on("LAB_HEAP", "verify")? })
}

/// A machine that compiles in `language`, with this world around it.
pub fn machine(language: &Language, host: Box<dyn Host>) -> Box<Machine> {
    let tag = match language.magic == Language::base().magic {
        true => "lab-314".to_string(),
        false => format!("lab-314-{}", language.magic),
    };
    let config = Config {
        cache_tag: tag,
        // The rest is for what does not ask.
        native_stack: STACK_GOT.load(Relaxed) / 4 * 3,
        language: language.clone(),
        heap: heap_mode().unwrap_or_default(),
        ..Config::default()
    };
    let machine = Machine::new(host, &library::STANDARD, config);
    set_compiler(&machine, language.clone(), None);
    machine
}

/// A machine for the Python of experiments: of the base language, with this world around it.
pub fn machine_of_hooks(host: Box<dyn Host>, budget: Budget) -> Box<Machine> {
    let config = Config {
        cache_bytecode: false,
        largest_object: usize::try_from(budget.memory).unwrap_or(usize::MAX),
        native_stack: experiments::hooks::STACK / 4 * 3,
        heap: heap_mode().unwrap_or_default(),
        ..Config::default()
    };
    let machine = Machine::new(host, &library::STANDARD, config);
    set_compiler(&machine, Language::base(), None);
    machine
}

/// How many bytes of memory the process uses, where the system tells.
pub fn memory_in_use() -> Option<u64> {
    const PAGE: u64 = 4096;
    let status = std::fs::read_to_string("/proc/self/statm").ok()?;
    Some(status.split(' ').nth(1)?.parse::<u64>().ok()? * PAGE)
}

/// Lets `machine` compile what it imports, and what `compile()` and its kin are given, in `language`.
pub fn set_compiler(machine: &Machine, language: Language, lowering: Option<Rc<Hooks>>) {
    machine.set_compile_hook(Box::new(move |request| {
        let lowering = lowering.as_deref().map(|lowering| lowering as &dyn Lowering);
        compile_request(request, &language, lowering)
    }));
}

fn compile_request(
    request: &CompileRequest<'_>,
    language: &Language,
    lowering: Option<&dyn Lowering>,
) -> Result<Rc<CodeObject>, Box<SyntaxErrorInfo>> {
    let decoded = match request.source {
        SourceText::Text(text) => decode::from_text(text),
        SourceText::Bytes(bytes) => {
            decode::decode(bytes, decode::Origin::Memory).map(|decoded| decoded.text)
        }
    };
    let source = |text| Rc::new(source(request, text));
    let text = decoded.map_err(|error| {
        let info = info(&error, &source(String::new()), language);
        Box::new(SyntaxErrorInfo { is_nameless: info.position.lineno != Some(0), ..*info })
    })?;
    let source = source(text);
    let mode = match request.mode {
        "eval" => Mode::Eval,
        "single" => Mode::Interactive,
        _ => Mode::File,
    };
    let has = |flag: u32| request.flags & flag != 0;
    let options = parser::Options {
        mode,
        allow_incomplete_input: has(ALLOW_INCOMPLETE_INPUT),
        keeps_blocks_open: has(DONT_IMPLY_DEDENT),
        barry_as_flufl: has(flags::FUTURE_BARRY_AS_BDFL),
        ..Default::default()
    };
    let mut told = Vec::new();
    let code = parser::parse_telling(&source, language, options, &mut told).and_then(|ast| {
        let mut options = CompileOptions::new(request.filename, language);
        options.flags = request.flags & FUTURE;
        options.allow_top_level_await = has(ALLOW_TOP_LEVEL_AWAIT);
        options.lowering = lowering;
        options.optimize = request.optimize.clamp(0, 2) as u8;
        program::compile(&ast, &options, &mut told)
    });
    program::warn(&told, &source);
    code.map(Rc::new).map_err(|error| info(&error, &source, language))
}

/// The text of a module's file, if there is one of this name. Else it is known from the program only.
fn source(request: &CompileRequest<'_>, text: String) -> Source {
    match request.mode == "exec" && Path::new(request.filename).is_file() {
        true => Source::new(request.filename, text),
        false => Source::of_string(request.filename, text),
    }
}

/// The line that an error shows: that of the file of this name, where CPython reads it again.
fn line(error: &SyntaxError, source: &Source) -> Option<String> {
    let read_again = match error.text {
        ErrorText::Line => source.is_file(),
        ErrorText::LineOfFile => true,
        ErrorText::LineWithoutEnd | ErrorText::None | ErrorText::Exact(_) => false,
    };
    let read = || {
        let number = usize::try_from(error.position(source).lineno?).ok()?.checked_sub(1)?;
        let text = std::fs::read_to_string(source.filename()).ok()?;
        text.split_inclusive('\n').nth(number).map(str::to_string)
    };
    read_again.then(read).flatten().or_else(|| error.text(source))
}

/// An error as the exception has it.
fn info(error: &SyntaxError, source: &Source, language: &Language) -> Box<SyntaxErrorInfo> {
    Box::new(SyntaxErrorInfo {
        class: error.kind.name(),
        message: error.message.clone(),
        position: error.position(source),
        text: line(error, source),
        is_nameless: false,
        has_bare_arguments: error.has_bare_arguments,
        codec: error.codec.clone(),
        printed: typos::printed(error, source, Kept::Text, language).map(Box::new),
        notes: error.notes.to_vec(),
    })
}
