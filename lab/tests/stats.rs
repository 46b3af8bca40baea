//! `lab stats`: how often instructions are carried out.

use std::collections::BTreeMap;
use std::process::{Command, Output};

use serde_json::Value;

fn lab(arguments: &[&str]) -> Output {
    let repository = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
    command.arg("stats").args(arguments).current_dir(repository).output().expect("lab starts")
}

/// A file that is there as long as the test.
struct Program(std::path::PathBuf);

impl Program {
    fn new(name: &str, text: &str) -> Program {
        let path = std::env::temp_dir().join(format!("lab-stats-{name}-{}.py", std::process::id()));
        std::fs::write(&path, text).expect("a file");
        Program(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().expect("the path is text")
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

type Table = BTreeMap<String, u64>;

/// Instructions, pairs and triples.
#[track_caller]
fn tables(arguments: &[&str]) -> [Table; 3] {
    let output = lab(&[arguments, &["--pairs", "--triples", "--format", "json"]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let object: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    ["instructions", "pairs", "triples"].map(|name| {
        let rows = object[name].as_array().expect("rows").iter();
        let row = |row: &Value| {
            let names = row["opcodes"].as_array().expect("names").iter();
            let names: Vec<&str> = names.filter_map(Value::as_str).collect();
            (names.join(" "), row["count"].as_u64().expect("a number"))
        };
        rows.map(row).collect()
    })
}

fn sum(table: &Table) -> u64 {
    table.values().sum()
}

/// Each instruction but the first ends a pair, each but the first two a triple; and what the pairs that begin with an
/// instruction say of it.
#[track_caller]
fn agree([instructions, pairs, triples]: &[Table; 3]) {
    assert_eq!(sum(pairs), sum(instructions) - 1);
    assert_eq!(sum(triples), sum(instructions) - 2);
    let ends_with = |name: &str| {
        let pairs = pairs.iter().filter(|(pair, _)| pair.split_once(' ').expect("two").1 == name);
        pairs.map(|(_, count)| count).sum::<u64>()
    };
    for (name, count) in instructions {
        let is_first = u64::from(name == "RESUME");
        assert_eq!(ends_with(name), count - is_first, "{name}");
    }
}

#[test]
fn a_loop_is_counted_as_one_would_by_hand() {
    let program = Program::new("loop", "def f(n):\n    for i in range(n):\n        pass\nf(3)\n");
    let tables = tables(&[program.path()]);
    let expected: &[(&str, u64)] = &[
        ("RESUME", 2),
        ("LOAD_CONST", 3),
        ("MAKE_FUNCTION", 1),
        ("STORE_NAME", 1),
        ("LOAD_NAME", 1),
        ("PUSH_NULL", 1),
        ("LOAD_SMALL_INT", 1),
        ("CALL", 2),
        ("LOAD_GLOBAL", 1),
        ("LOAD_FAST_BORROW", 1),
        ("GET_ITER", 1),
        ("FOR_ITER", 4),
        ("STORE_FAST", 3),
        ("JUMP_BACKWARD", 3),
        ("POP_ITER", 1),
        ("RETURN_VALUE", 2),
        ("POP_TOP", 1),
    ];
    let expected: Table = expected.iter().map(|(name, count)| (name.to_string(), *count)).collect();
    assert_eq!(tables[0], expected);
    for (pair, count) in [
        ("FOR_ITER STORE_FAST", 3),
        ("FOR_ITER POP_ITER", 1),
        ("CALL RESUME", 1),
        ("RETURN_VALUE POP_TOP", 1),
    ] {
        assert_eq!(tables[1].get(pair), Some(&count), "{pair}");
    }
    assert_eq!(tables[2].get("STORE_FAST JUMP_BACKWARD FOR_ITER"), Some(&3));
    agree(&tables);
}

#[test]
fn what_is_specialised_is_counted_as_it_was_compiled() {
    let text = "\
class C:
    def __init__(self): self.x = 1
def f(n):
    c, t = C(), 0.5
    for i in range(n): t += c.x * 2.5 + len('ab') if i < 900 else 1
    return t
f(1000)
";
    let program = Program::new("specialised", text);
    let tables = tables(&[program.path()]);
    let names: Vec<&str> = tables[0].keys().map(String::as_str).collect();
    let has = |name: &str| tables[0].get(name).copied();
    assert_eq!(
        (has("FOR_ITER"), has("COMPARE_OP"), has("LOAD_ATTR")),
        (Some(1001), Some(1000), Some(900))
    );
    assert_eq!(has("BINARY_OP"), Some(900 * 2 + 1000));
    let made_by_the_machine = [
        "FOR_ITER_",
        "LOAD_ATTR_",
        "BINARY_OP_",
        "CALL_BUILTIN",
        "COMPARE_OP_",
        "INSTRUMENTED",
        "LOAD_GLOBAL_",
    ];
    assert!(
        !names.iter().any(|name| made_by_the_machine.iter().any(|of| name.starts_with(of))),
        "{names:?}"
    );
    agree(&tables);
}

#[test]
fn what_begins_a_frame_is_counted_each_time() {
    let text = "\
def f():
    x = 1
    def g():
        yield x
    return g
for i in range(5): list(f()())
";
    let program = Program::new("frames", text);
    let tables = tables(&[program.path()]);
    let count = |name: &str| tables[0].get(name).copied();
    assert_eq!(
        ["MAKE_CELL", "COPY_FREE_VARS", "RETURN_GENERATOR"].map(count),
        [Some(5), Some(5), Some(5)]
    );
    // The module, each f, and each g twice.
    assert_eq!((count("RESUME"), count("YIELD_VALUE")), (Some(16), Some(5)));
}

#[test]
fn exceptions_imports_and_listeners_change_nothing() {
    let text = "\
import sys
def f(x):
    try:
        1 / x
    except ZeroDivisionError:
        return [y for y in 'abc']
    finally:
        pass
told = []
sys.settrace(lambda *a: told.append(a[1]))
f(0); f(1)
sys.settrace(None)
f(0)
print(len(told))
print('to standard error')
";
    let program = Program::new("exceptions", text);
    agree(&tables(&[program.path()]));
    let output = lab(&[program.path()]);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "2\nto standard error\n");
    let table = String::from_utf8_lossy(&output.stdout);
    assert!(table.contains("100.0 %  instructions, of ") && !table.contains("pairs"), "{table}");
}

#[test]
fn an_experiments_opcodes_have_their_names_and_runs_are_added_up() {
    let sample = "experiments/almost_equal/samples/basic.py";
    let once = tables(&["--with", "almost_equal", sample]);
    let twice = tables(&["--with", "almost_equal", sample, sample]);
    let count = |tables: &[Table; 3]| tables[0].get("COMPARE_ALMOST_EQUAL").copied().unwrap_or(0);
    assert!(count(&once) > 0, "{:?}", once[0]);
    assert_eq!(count(&twice), 2 * count(&once));
    agree(&once);
}

#[test]
fn programs_that_fail_are_counted_and_those_that_do_not_run_are_told() {
    let fails = Program::new("fails", "import sys\nsys.exit(3)\n");
    let output = lab(&[fails.path()]);
    assert_eq!(output.status.code(), Some(0));
    assert!(String::from_utf8_lossy(&output.stderr).contains("exit status: 3"));
    let broken = Program::new("broken", "def (\n");
    let output = lab(&[broken.path(), fails.path()]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("it did not run"));
    assert!(String::from_utf8_lossy(&output.stdout).contains("IMPORT_NAME"));
}
