//! What `gc.set_debug()` makes collections say, in CPython's words: addresses, counts and times are left out.

use std::path::Path;
use std::process::Command;

use tests::sealed;
use tests::suite::reference;

tests::suite! {
    reference:
        collections_say_what_those_of_cpython_do;
}

const PROGRAM: &str = "\
import gc
class C:
    __slots__ = ('own',)
for flags in gc.DEBUG_STATS | gc.DEBUG_COLLECTABLE | gc.DEBUG_UNCOLLECTABLE, gc.DEBUG_COLLECTABLE, gc.DEBUG_STATS:
    gc.set_debug(0)
    for generation in 0, 1, 2:
        gc.collect()
        gc.set_debug(flags)
        made = []
        made.append(made)
        made = C()
        made.own = made
        del made
        gc.collect(generation)
        gc.set_debug(0)
";

/// The lines that a collection has written, each number and address as `#`.
fn said(written: &str) -> Vec<String> {
    let masked = |line: &str| {
        let words = line.split_inclusive([' ', '.', ',', '>']);
        let is_number = |word: &str| word.starts_with(|first: char| first.is_ascii_digit());
        words.map(|word| if is_number(word) { "#" } else { word }).collect::<String>()
    };
    written.lines().filter(|line| line.starts_with("gc: ")).map(masked).collect()
}

fn collections_say_what_those_of_cpython_do(reference: &Path) {
    let run = Command::new(reference).args(["-c", PROGRAM]).output().expect("the reference starts");
    let expected = said(&String::from_utf8_lossy(&run.stderr));
    assert!(expected.len() > 20, "{expected:?}");
    assert_eq!(said(&sealed::written_by(PROGRAM)), expected);
}
