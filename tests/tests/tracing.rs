//! What a trace function is told of the programs of `tests/run`, against what CPython tells it.

use std::path::Path;

use tests::suite::reference;
use tests::{compared, repository};

tests::suite! {
    reference:
        programs_are_traced_as_by_cpython;
}

/// Programs in which the library calls other methods, or the same ones more or less often: `__len__` where a list is
/// made, `__lt__` and `__eq__` where a list is sorted, `__hash__` of keys whose hash a dict or set knows, a generator that
/// ends within an iterator, or that is collected at another time; `__rpow__` of three, which CPython asks twice; `write` of a standard error that a
/// program has set, which gets a traceback in one piece.
#[rustfmt::skip]
const DIFFERING: &[&str] = &[
    "generators_throw", "itertools_recipes", "powers_of_three", "standard_error_replaced", "type_parameters_evaluated",
];

/// Programs that compile others with flags, or from bytes in other encodings: a sealed machine's `compile()` cannot.
const NOT_COMPILING: &[&str] = &["compile_errors", "future_flags", "source_as_bytes"];

/// The names and texts of the programs, but for those that are about memory: what they see depends on addresses.
fn programs() -> Vec<(String, String)> {
    let entries =
        std::fs::read_dir(repository().join("tests/run")).expect("the programs are there");
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "py"));
    paths.sort();
    let named = paths.iter().map(|path| {
        let name = path.file_stem().expect("a program has a name").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(path).expect("a program is a text"))
    });
    named.filter(|(name, _)| !name.starts_with("memory_")).collect()
}

/// The first place where the two are told something different.
fn difference([expected, found]: [String; 2]) -> Option<[String; 2]> {
    let [expected, found] = [&expected, &found].map(|written| {
        let (_, events) =
            written.rsplit_once("events:\n").expect("the program ends with its events");
        // The machine's own words are among what it writes.
        events.lines().filter(|line| line.starts_with('(')).collect::<Vec<_>>()
    });
    assert!(!expected.is_empty());
    let length = expected.len().max(found.len());
    let at = (0..length).find(|at| expected.get(*at) != found.get(*at))?;
    let around = |events: &[&str]| {
        let shown = &events[at.saturating_sub(3).min(events.len())..events.len().min(at + 3)];
        format!("\n{}", shown.join("\n"))
    };
    Some([around(&expected), around(&found)])
}

fn programs_are_traced_as_by_cpython(reference: &Path) {
    let (mut differing, mut settled, mut count) = (Vec::new(), Vec::new(), 0);
    for (name, text) in programs() {
        count += 1;
        let literal = serde_json::to_string(&text).expect("a text is a string of JSON");
        let outputs = compared::outputs(reference, "tracing", &[("program", literal)]);
        let is_known = DIFFERING.iter().chain(NOT_COMPILING).any(|known| *known == name);
        match (difference(outputs), is_known) {
            (None, true) => settled.push(name),
            (Some([expected, found]), false) => {
                differing.push([format!("{name}{expected}"), format!("{name}{found}")]);
            }
            _ => (),
        }
    }
    let known = DIFFERING.len() + NOT_COMPILING.len();
    println!("{count} programs traced, {known} known to differ");
    assert!(differing.is_empty(), "{}", compared::shown(&differing));
    assert!(settled.is_empty(), "these no longer differ: take them off the list: {settled:?}");
}
