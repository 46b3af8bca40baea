//! Nothing stays behind: each program of `tests/run/` runs five times in one machine, and after the fourth and fifth time,
//! its names gone and the cycles collected, there are no more objects than after the third. The first times fill what is
//! kept for good: modules, caches, interned names.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use compiler::parser::Mode;
use heap::{live_objects, mode};
use tests::made::ours::run_once;
use tests::repository;
use tests::sealed::{Sealed, compile_request, compiled};
use vm::{Config, Machine};

/// The stack of a program's thread, and how much of it native recursion may take.
const STACK: usize = 256 << 20;
const NATIVE_STACK: usize = 192 << 20;
const TIMES: usize = 5;

/// The program that leaves something behind: it gives the module `sys` a new class each time, and a class keeps those
/// that its instances had before.
const KNOWN: &str = "memory_layout.py";

/// How many objects there are after each time; none where the text is no program.
fn live(program: &Path) -> Vec<usize> {
    let text = std::fs::read(program).expect("the program is there");
    let filename = program.display().to_string();
    let Some(code) = compiled(&String::from_utf8_lossy(&text), &filename, Mode::File) else {
        return Vec::new();
    };
    let (code, written) = (Rc::new(code), Rc::new(RefCell::new(String::new())));
    let host = Sealed { text: String::new(), written: written.clone(), reads: true };
    let config = Config {
        cache_bytecode: false,
        native_stack: NATIVE_STACK,
        heap: mode::Mode { stress: false, verify: true },
        ..Config::default()
    };
    let machine = Machine::new(Box::new(host), &library::STANDARD, config);
    machine.set_compile_hook(Box::new(compile_request));
    let folder = program.parent().expect("the program is in a folder").display().to_string();
    machine.set_argv(std::slice::from_ref(&filename));
    let once = |_| {
        machine.set_path(std::slice::from_ref(&folder));
        run_once(&machine, &code, &filename);
        written.take();
        live_objects()
    };
    (0..TIMES).map(once).collect()
}

fn live_on_large_stack(program: PathBuf) -> Vec<usize> {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(move || live(&program));
    thread.expect("a thread starts").join().expect("the machine does not panic")
}

#[test]
fn programs_leave_nothing_behind() {
    let entries = std::fs::read_dir(repository().join("tests/run")).expect("tests/run is there");
    let paths = entries.map(|entry| entry.expect("an entry is readable").path());
    let is_program = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "py");
    let mut programs: Vec<PathBuf> = paths.filter(is_program).collect();
    programs.sort();
    let (mut run, mut leaking) = (0, Vec::new());
    for program in programs {
        let live = live_on_large_stack(program.clone());
        run += usize::from(!live.is_empty());
        // Fewer are no leak: builtin classes forget the names that they were asked for once there are too many.
        let leaks = live.get(2..).is_some_and(|late| late.iter().any(|count| *count > late[0]));
        if leaks != program.ends_with(KNOWN) {
            leaking.push(format!("{}: {live:?}", program.display()));
        }
    }
    println!("{run} programs, each {TIMES} times");
    assert!(run >= 100, "the programs are there");
    assert!(leaking.is_empty(), "{}", leaking.join("\n"));
}
