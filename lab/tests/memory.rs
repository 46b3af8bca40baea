//! Programs that ask for more memory than there is get a `MemoryError`, whatever they ask for: the command never ends
//! by itself. And what they leave behind is collected before it takes much.
#![cfg(target_os = "linux")]

use std::process::{Command, Output};

/// Runs a program that may have so many kilobytes of addresses.
fn run_within(kilobytes: u32, program: &str) -> Output {
    let command = format!("ulimit -v {kilobytes}; exec \"$0\" run -c \"$1\"");
    Command::new("sh")
        .args(["-c", &command, env!("CARGO_BIN_EXE_lab"), program])
        .env("RUST_BACKTRACE", "0")
        .output()
        .expect("lab starts")
}

/// What takes more and more memory in a loop without end, behind what prepares it.
const GREEDY: &[(&str, &str)] = &[
    ("x = [None]", "x.append(None)"),
    ("x = None", "x = open('/dev/zero', 'rb').read()"),
    ("x = None", "x = open('/dev/zero').readline()"),
    ("x = [None] * 1000", "x.extend(x)"),
    ("x = [None] * 1000", "x += (None,) * 1000000"),
    ("x = [None] * 1000", "x[5:5] = x"),
    ("x = [None] * 1000", "x += x; x[:] = x"),
    ("x = [None] * 1000", "x += x; x[::-1] = x"),
    ("x = [None] * 1000", "x += x; y = x[:]; del y[1:]; del x[::-2]; x += x; x += x"),
    ("x = [None] * 1000", "x = x + x"),
    ("x = [None] * 1000", "x *= 2"),
    ("x = [None] * 1000; k = []", "k.append(x[:]); x = x * 2"),
    ("x = (None,) * 1000", "x = x + x"),
    ("x = None", "x = [x]"),
    ("x = None", "x = (x, 2.5)"),
    ("x = []", "x.append(list(range(1000000)))"),
    ("import itertools", "x = list(itertools.repeat(None))"),
    ("import itertools", "x = tuple(itertools.repeat(None))"),
    ("import itertools", "x = set(itertools.count())"),
    ("import itertools", "x = [y for y in itertools.count()]"),
    ("import itertools; n = 1", "n *= 2; itertools.product('ab', repeat=n)"),
    ("import itertools; n = 1", "n *= 2; itertools.permutations('ab', n)"),
    ("import itertools; n = 1", "n *= 2; itertools.combinations_with_replacement('ab', n)"),
    ("x = {}; i = 0", "x[i] = None; i += 1"),
    ("x = dict.fromkeys(range(100000)); k = []", "k.append(x.copy())"),
    ("x = dict.fromkeys(range(100000)); k = []", "k.append(list(x.items()))"),
    ("x = set(); i = 0", "x.add(i); i += 1"),
    ("x = set(range(100000)); k = []", "k.append(x | {-1})"),
    ("x = 'a' * 1000", "x += x"),
    ("x = 'a' * 1000", "x = ''.join([x] * 2)"),
    ("x = 'a' * 1000", "x = f'{x}{x}'"),
    ("x = 'a' * 1000", "x = '%s%s' % (x, x)"),
    ("x = 'a' * 1000", "x = x.replace('a', 'bbb').replace('b', 'aa')"),
    ("x = 'a' * 1000", "x = x.upper().lower() + x"),
    ("x = '\\u0100' * 1000", "x += x"),
    ("x = '\\u0100' * 1000", "x = ''.join([x] * 2)"),
    ("x = b'a' * 1000", "x += x"),
    ("x = b'a' * 1000", "x = b''.join([x] * 2)"),
    ("x = b'a' * 1000", "x = x.replace(b'a', b'bbb').replace(b'b', b'aa')"),
    ("x = bytearray(1000)", "x += x"),
    ("x = bytearray(1000)", "x.extend(x)"),
    ("x = bytearray(1000)", "x[5:5] = x"),
    ("x = 1 << 2000000; k = []", "k.append(x); x = x + x"),
    ("x = 1 << 2000000; k = []", "k.append(x); x = x << 1000000"),
    ("x = 1 << 2000000; k = []", "k.append(-x)"),
];

/// What is wrong with what a greedy program does.
fn fault((before, step): &(&str, &str)) -> Option<String> {
    let step_lines = step.replace("; ", "\n        ");
    let program = format!(
        "{before}\ntry:\n    while True:\n        {step_lines}\nexcept MemoryError:\n    x = k = None\n    print('no memory')\n"
    );
    let ran = run_within(250_000, &program);
    let (told, errors) =
        (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    let good = told == "no memory\n" && ran.status.success();
    (!good).then(|| format!("{step}: {} {told:?} {errors}", ran.status))
}

#[test]
fn who_asks_for_too_much_is_told() {
    // The stacks of the machine take a part of the addresses, and leave the larger one.
    let broken: Vec<String> = std::thread::scope(|scope| {
        let parts = GREEDY.chunks(GREEDY.len().div_ceil(4));
        let running: Vec<_> = parts
            .map(|part| scope.spawn(|| part.iter().filter_map(fault).collect::<Vec<_>>()))
            .collect();
        running.into_iter().flat_map(|part| part.join().expect("a test's thread")).collect()
    });
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// The most kilobytes that a program had.
fn peak(program: &str) -> u64 {
    let told = "\nprint([l.split()[1] for l in open('/proc/self/status') if 'VmHWM' in l][0])";
    let ran = Command::new(env!("CARGO_BIN_EXE_lab"))
        .args(["run", "-c", &format!("{program}{told}")])
        .output()
        .expect("lab starts");
    let text = String::from_utf8_lossy(&ran.stdout);
    text.trim().parse().unwrap_or_else(|_| panic!("{text}{}", String::from_utf8_lossy(&ran.stderr)))
}

#[test]
fn cycles_go_before_their_memory_adds_up() {
    let empty = peak("");
    for cycle in [
        "l = [None] * 249; l.append(l)",
        "l = [bytearray(2000)]; l.append(l)",
        "l = [bytearray(200000)]; l.append(l)",
        "d = dict.fromkeys(range(100)); d[0] = d",
    ] {
        let program = format!("for i in range(10000):\n    {cycle}");
        let more = peak(&program).saturating_sub(empty);
        assert!(more < 12_000, "{cycle}: {more} kB more than an empty program");
    }
}

/// What looks at a row of bytes and takes nothing of it does not copy it.
/// Fills the memory with cycles that no collection comes for, and has them collected when there is no more of it.
const FULL_OF_CYCLES: &str = "
import gc
gc.disable()
class Node:
    def __init__(self):
        self.own = self
class Dies(list):
    def __del__(self):
        died.append(None)
died, kept = [], [[number] for number in range(1000)]
for _ in range(10):
    cycle = Dies()
    cycle.append(cycle)
count, chain, node, cycle = 0, None, None, None
try:
    while True:
        chain = [chain, bytearray(40)]
        node = Node()
        node.more, node.items = chain, [node]
        count += 1
        if count % 1000 == 0:
            chain = None
except MemoryError:
    chain = node = None
found = gc.collect()
print(count > 10000, found >= count, len(died), len(kept), kept[999])
print(len([[number] for number in range(count // 2)]) == count // 2)
";

#[test]
fn memory_full_of_cycles_can_be_collected() {
    for kilobytes in [300_000, 400_000] {
        let output = run_within(kilobytes, FULL_OF_CYCLES);
        let written = String::from_utf8_lossy(&output.stdout);
        assert_eq!(written, "True True 10 1000 [999]\nTrue\n", "{kilobytes} kB, {output:?}");
    }
}

/// The same where not even the lists have room that a search behind the finalizers needs, and one of the dead is revived.
const FILLED_TO_THE_BRIM: &str = "
import gc
from functools import partial
gc.disable()
class Node:
    def __init__(self):
        self.own = self
revived = [None] * 4
revived.pop()
class Dies(list):
    __del__ = partial(revived.append)
count, node = 0, None
cycle = Dies()
cycle.append([cycle, 5])
cycle = None
try:
    while True:
        node = Node()
        node.more = [node]
        count += 1
except MemoryError:
    node = None
hog = []
for size in (1 << 22, 1 << 20, 1 << 16, 1 << 12, 1 << 8):
    try:
        while True:
            hog = [hog, bytearray(size)]
    except MemoryError:
        pass
gc.collect()
hog = None
print(count > 10000, revived[-1][0][1], len(gc.get_objects()) < count, gc.collect())
";

#[test]
fn a_search_behind_finalizers_needs_no_lists() {
    for kilobytes in [300_000, 400_000, 600_000] {
        let output = run_within(kilobytes, FILLED_TO_THE_BRIM);
        let written = String::from_utf8_lossy(&output.stdout);
        assert_eq!(written, "True 5 True 0\n", "{kilobytes} kB, {output:?}");
    }
}

#[test]
fn rows_are_looked_at_in_place() {
    let of_all = "x[5]; x[-1]; len(x); x == b'a'; x != x; next(iter(x)); b'b' == x";
    let of_bytes = "x < b'a'; 98 in x; b'cd' in x; x.find(b'b'); x.rfind(b'b'); x.count(b'b'); \
        x.startswith(b'a'); x.endswith((b'b', b'c')); x.isalpha(); x.isdigit(); x.isascii(); x.islower(); \
        x.istitle(); b'a' < x";
    for (row, looks) in [
        ("b'a' * n", [of_all, of_bytes].join("; ")),
        ("bytearray(b'a') * n", [of_all, of_bytes].join("; ")),
        ("memoryview(b'a' * n)", of_all.to_string()),
        ("memoryview(bytearray(n))", of_all.to_string()),
    ] {
        let held = format!("n = 40_000_000; x = {row}");
        let before = peak(&held);
        for look in looks.split("; ") {
            let more = peak(&format!("{held}; {look}")).saturating_sub(before);
            assert!(more < 10_000, "{look} of {row}: {more} kB more");
        }
    }
}

/// Who fills the memory while a collection is under way: a finalizer, a generator that is closed, a callback of the
/// collector, of a weak reference, a finalizer at the end of the program. Each is told, and the program goes on.
const FILLED_DURING_COLLECTION: [(&str, &str, &str); 5] = [
    (
        "import gc\nclass Dies:\n    def __init__(self): self.own = self\n    def __del__(self): fill()\n",
        "gc.disable(); Dies(); gc.collect()",
        "told\nend\n",
    ),
    (
        "import gc\ndef generator(cycle):\n    try: yield\n    finally: fill()\n",
        "cycle = []; one = generator(cycle); next(one); cycle.append(one); del cycle, one; gc.collect()",
        "told\nend\n",
    ),
    (
        "import gc\ndef callback(phase, info):\n    if phase == 'start': fill()\n",
        "gc.callbacks.append(callback); gc.collect(); gc.callbacks.clear()",
        "told\nend\n",
    ),
    (
        "import gc, _weakref\nclass Node: pass\n",
        "node = Node(); node.own = node; kept = [node]; kept.append(_weakref.ref(node, lambda _: fill()))\n\
         kept[0] = None; node = None; gc.collect()",
        "told\nend\n",
    ),
    (
        "class Dies:\n    def __del__(self): fill()\n",
        "cycle = [Dies()]; cycle.append(cycle)",
        "end\ntold\n",
    ),
];

#[test]
fn what_fills_the_memory_during_a_collection_is_told() {
    const FILL: &str = "def fill():\n    rows = []\n    try:\n        while True: rows.append([rows] * 50)\n    \
                        except MemoryError: rows = None\n    print('told')\n";
    for (before, step, expected) in FILLED_DURING_COLLECTION {
        let output = run_within(200_000, &format!("{FILL}{before}{step}\nprint('end')\n"));
        let written = String::from_utf8_lossy(&output.stdout);
        assert_eq!(written, expected, "{step}: {output:?}");
    }
}

/// Nearly all that fills the memory is alive; the rest revives itself. Looking at all of it again and again would never end.
#[test]
fn memory_full_of_the_living_is_not_searched_at_each_turn() {
    let program = "
import gc
class Revived:
    def __del__(self):
        try:
            kept.append(self)
            if len(kept) > 100: kept.pop(0)
        except MemoryError: pass
kept = []
def fill():
    held = []
    try:
        while True:
            one = Revived(); one.dict = {'one': one}; one.list = [one.dict]
            held.append((one, None))
    except MemoryError: return len(held) > 10000
for _ in range(2):
    print(fill())
    gc.collect()
";
    let output = run_within(420_000, program);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "True\nTrue\n", "{output:?}");
}
