//! The prompt from outside: a pipe goes in, without prompts come values, errors and the exit code.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn repl(arguments: &[&str], input: &str) -> Output {
    let repository =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("lab is a folder of the repository");
    let mut child = Command::new(env!("CARGO_BIN_EXE_lab"))
        .arg("repl")
        .args(arguments)
        .current_dir(repository)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("lab starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("lab reads");
    drop(stdin);
    child.wait_with_output().expect("lab ends")
}

#[track_caller]
fn check(arguments: &[&str], input: &str, stdout: &str, stderr: &str) {
    let output = repl(arguments, input);
    assert_eq!(String::from_utf8_lossy(&output.stdout), stdout);
    assert_eq!(String::from_utf8_lossy(&output.stderr), stderr);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn values_are_shown_and_names_are_kept() {
    check(&[], "x = 20\nx + 1\nNone\n_ * 2\n'a'; 'b'\n", "21\n42\n'a'\n'b'\n", "");
}

#[test]
fn an_empty_line_ends_a_block() {
    let input = "def f(a):\n    if a:\n        return 'yes'\n    return 'no'\n\nf(1)\nf(0)\n";
    check(&[], input, "'yes'\n'no'\n", "");
    check(&[], "for i in range(2): i\n\nf(\n", "0\n1\n", UNCLOSED);
}

const UNCLOSED: &str =
    "  File \"<stdin>\", line 1\n    f(\n     ^\nSyntaxError: '(' was never closed\n";

#[test]
fn brackets_strings_and_backslashes_go_on() {
    check(&[], "[1,\n\n2]\n'''a\n\nb'''\n1 + \\\n2\n", "[1, 2]\n'a\\n\\nb'\n3\n", "");
}

#[test]
fn a_block_at_the_end_of_the_input_runs() {
    check(&[], "for i in range(2):\n    i", "0\n1\n", "");
}

#[test]
fn after_an_error_it_goes_on() {
    let raised = "Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\n\
                  ZeroDivisionError: division by zero\n";
    check(&[], "1 / 0\n2\n", "2\n", raised);
    let syntax = "  File \"<stdin>\", line 1\n    x =\n       ^\nSyntaxError: invalid syntax\n";
    check(&[], "x =\n2\n", "2\n", syntax);
}

#[test]
fn exit_ends_with_its_status() {
    let output = repl(&[], "1\nexit(3)\n2\n");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "1\n");
    assert_eq!(output.status.code(), Some(3));
}

#[test]
fn programs_read_the_lines_behind_them() {
    check(&[], "name = input()\nAda\nname\n", "'Ada'\n", "");
}

#[test]
fn features_of_the_future_stay_on() {
    let input = "from __future__ import annotations\ndef f(a: b): pass\n\nf.__annotations__\n";
    check(&[], input, "{'a': 'b'}\n", "");
    let error = "  File \"<stdin>\", line 1\n    1 != 2\n      ^^\n\
                 SyntaxError: with Barry as BDFL, use '<>' instead of '!='\n";
    let input = "from __future__ import barry_as_FLUFL\n1 <> 2\n1 != 2\nif 1 <> 2:\n    3\n\n";
    check(&[], input, "True\n3\n", error);
}

#[test]
fn experiments_are_spoken() {
    check(&["--with", "almost_equal"], "0.1 + 0.2 ~= 0.3\n", "True\n", "");
    check(&["--with", "proceed"], "for i in 1, 2:\n    proceed\n\nproceed\ni\n", "2\n", "");
}
