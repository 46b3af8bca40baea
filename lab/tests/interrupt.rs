//! Ctrl-C from outside: what it does to a program, and to a prompt.
#![cfg(unix)]

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Starts `lab`, gives it `input`, waits for the line `ready`, and interrupts it.
fn interrupted(arguments: &[&str], input: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_lab"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("lab starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("lab reads");
    drop(stdin);
    let mut stdout = BufReader::new(child.stdout.take().expect("a pipe"));
    let mut line = String::new();
    stdout.read_line(&mut line).expect("lab writes");
    assert_eq!(line, "ready\n");
    // The loop begins right behind that line.
    std::thread::sleep(Duration::from_millis(300));
    interrupt(&child);
    let (mut output, mut errors) = (String::new(), String::new());
    stdout.read_to_string(&mut output).expect("lab writes text");
    let mut stderr = child.stderr.take().expect("a pipe");
    stderr.read_to_string(&mut errors).expect("lab writes text");
    let status = child.wait().expect("lab ends");
    (status.code().unwrap_or(-1), output, errors)
}

fn interrupt(child: &Child) {
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(kill.expect("kill runs").success());
}

const READY: &str = "import sys, time\nprint('ready')\nsys.stdout.flush()\n";

#[track_caller]
fn check_run(program: &str, expected: (i32, &str, &str)) {
    let (status, output, errors) = interrupted(&["run", "-c", &format!("{READY}{program}")], "");
    assert_eq!((status, output.as_str(), errors.as_str()), expected);
}

const TRACEBACK: &str =
    "Traceback (most recent call last):\n  File \"<string>\", line 4, in <module>\n";

#[test]
fn a_program_is_interrupted() {
    let shown = format!("{TRACEBACK}KeyboardInterrupt\n");
    for program in ["for i in range(10**9): pass\n", "sum(range(10**9))\n", "time.sleep(20)\n"] {
        check_run(program, (130, "", &shown));
    }
}

/// What takes seconds and minutes, but for who interrupts it between its pieces. `n` has 100,000,000 bits.
const LONG_ARITHMETIC: &[&str] = &[
    "3 ** (n.bit_length() * 10)",
    "n * n * n * n * n * n * n * n * n * n * n * n * n * n * n * n",
    "n * n // (n - 2)",
    "n * n % (n - 2)",
    "divmod(n * n, n - 2)",
    "pow(3, n, (1 << 10_000) - 3)",
    "str(n)",
    "'%d' % n",
    "int('9' * 300_000_000)",
    "math.factorial(100_000_000)",
    "math.perm(100_000_000, 90_000_000)",
    "math.comb(1 << 60, 30_000_000)",
    "math.isqrt(n)",
    "math.gcd(n, random.getrandbits(100_000_000))",
    "math.lcm(n, random.getrandbits(100_000_000))",
];

#[test]
fn arithmetic_is_interrupted() {
    let prepared = "import math, random, sys; sys.set_int_max_str_digits(0); n = (1 << 100_000_000) - 1\n\
        print('ready')\nsys.stdout.flush()\n";
    let shown = format!("{TRACEBACK}KeyboardInterrupt\n");
    let check = |work: &&str| {
        let ran = interrupted(&["run", "-c", &format!("{prepared}{work}\n")], "");
        assert_eq!(ran, (130, String::new(), shown.clone()), "{work}");
    };
    std::thread::scope(|scope| {
        for part in LONG_ARITHMETIC.chunks(4) {
            scope.spawn(move || part.iter().for_each(check));
        }
    });
}

/// What a loop has run last is named, not where it would go on.
#[test]
fn the_line_that_runs_is_named() {
    for (program, places) in [
        ("while True:\n    x = 1\n    y = 2\n", &["6, in <module>"][..]),
        ("for i in range(10**9):\n    if i >= 0:\n        y = 2\n", &["6, in <module>"]),
        ("def f():\n    while True:\n        x = 1\nf()\n", &["7, in <module>", "6, in f"]),
        ("try:\n    while True:\n        x = 1\nfinally: pass\n", &["6, in <module>"]),
        ("sum(x\n    for x in range(10**9))\n", &["4, in <module>", "4, in <genexpr>"]),
    ] {
        let places = places.iter().map(|place| format!("  File \"<string>\", line {place}\n"));
        let places: String = places.collect();
        let shown = format!("Traceback (most recent call last):\n{places}KeyboardInterrupt\n");
        check_run(program, (130, "", &shown));
    }
}

#[test]
fn a_program_can_handle_it() {
    let program =
        "try:\n    for i in range(10**9): pass\nexcept KeyboardInterrupt:\n    print('caught')\n";
    check_run(program, (0, "caught\n", ""));
}

#[test]
fn the_prompt_goes_on() {
    let input = format!("{READY}for i in range(10**9): pass\n\n6 * 7\n");
    let (status, output, errors) = interrupted(&["repl"], &input);
    assert_eq!((status, output.as_str()), (0, "42\n"));
    let shown = "Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\n";
    assert_eq!(errors, format!("{shown}KeyboardInterrupt\n"));
}

/// Beside a program that has not begun: what a hook does for it.
#[test]
fn a_hook_is_interrupted_at_its_line() {
    let place = tempfile::tempdir().expect("a folder can be made");
    let (folder, ready) = (place.path().join("stall"), place.path().join("ready"));
    std::fs::create_dir(&folder).expect("a folder can be made");
    let manifest = "name = \"stall\"\nsummary = \"s\"\nstatus = \"idea\"\nmagic = 31999\n";
    let lower = format!(
        "def Pass(emit, node):\n    open({:?}, 'w').close()\n    while True:\n        last = 1\n",
        ready.display().to_string()
    );
    for (name, text) in [("experiment.toml", manifest), ("lower.py", &lower)] {
        std::fs::write(folder.join(name), text).expect("a file can be written");
    }
    let child = Command::new(env!("CARGO_BIN_EXE_lab"))
        .args(["run", "--trust", "--hook-seconds=100", "-c", "pass", "--with"])
        .arg(&folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("lab starts");
    for _ in 0..1000 {
        if ready.exists() {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    interrupt(&child);
    let ended = child.wait_with_output().expect("lab ends");
    let errors = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(130), "{errors}");
    for part in ["lower.py\", line 4, in Pass", "it was interrupted"] {
        assert!(errors.contains(part), "{part}: {errors}");
    }
}
