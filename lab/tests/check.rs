//! `lab check` from outside: its three formats, and its exit codes.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::{Value, json};

/// A folder with programs, gone when the test is over.
struct Programs(PathBuf);

impl Programs {
    fn new(test: &str, files: &[(&str, &[u8])]) -> Programs {
        let folder = std::env::temp_dir().join(format!("lab-check-{test}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for temporary files");
        for (name, content) in files {
            std::fs::write(folder.join(name), content).expect("a file");
        }
        Programs(folder)
    }

    fn check(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_lab"))
            .arg("check")
            .args(arguments)
            .current_dir(&self.0)
            .output()
            .expect("lab starts")
    }

    fn printed(&self, arguments: &[&str]) -> (String, Option<i32>) {
        let output = self.check(arguments);
        (String::from_utf8(output.stdout).expect("lab prints UTF-8"), output.status.code())
    }
}

impl Drop for Programs {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[test]
fn a_clean_file_says_nothing() {
    let programs = Programs::new("clean", &[("ok.py", b"x = 1\n"), ("empty.py", b"")]);
    for format in ["full", "short", "json"] {
        let printed = programs.printed(&["--format", format, "ok.py", "empty.py"]);
        assert_eq!(printed, (String::new(), Some(0)));
    }
}

#[test]
fn exit_codes_tell_findings_from_files_that_cannot_be_read() {
    let files: &[(&str, &[u8])] = &[("ok.py", b"x\n"), ("bad.py", b"x = = 1\n")];
    let programs = Programs::new("codes", files);
    assert_eq!(programs.check(&["ok.py", "bad.py"]).status.code(), Some(1));
    let unread = programs.check(&["--format", "short", "bad.py", "missing.py"]);
    assert_eq!(unread.status.code(), Some(2));
    let shown = String::from_utf8_lossy(&unread.stdout);
    assert_eq!(shown, "bad.py:1:5: error[SyntaxError]: invalid syntax\n");
    assert!(String::from_utf8_lossy(&unread.stderr).contains("missing.py"));
}

#[test]
fn a_bracket_is_shown_where_it_was_opened_and_where_it_was_missed() {
    let programs =
        Programs::new("bracket", &[("a.py", b"x = (1,\n     2\n\ndef f():\n    pass\n")]);
    insta::assert_snapshot!(programs.printed(&["a.py"]).0);
}

#[test]
fn an_object_has_the_numbers_of_the_exception() {
    let files: &[(&str, &[u8])] = &[
        ("mismatch.py", b"'\xc3\xa9', (1,\n  2]\n"),
        ("null.py", b"x\0\n"),
        ("tab.py", b"if x:\n\ty\n        z\n"),
        ("outside.py", b"'\xc3\xa9'; return\n"),
    ];
    let programs = Programs::new("json", files);
    let object = |file: &str| -> Value {
        let (line, code) = programs.printed(&["--format", "json", file]);
        assert_eq!(code, Some(1));
        serde_json::from_str(&line).expect("an object a line")
    };
    let numbers = |object: &Value| {
        ["lineno", "offset", "end_lineno", "end_offset"].map(|name| object[name].clone())
    };
    let mismatch = object("mismatch.py");
    assert_eq!(mismatch["severity"], "error");
    assert_eq!(mismatch["type"], "SyntaxError");
    assert_eq!(mismatch["filename"], "mismatch.py");
    assert_eq!(numbers(&mismatch), [json!(2), json!(4), json!(2), json!(4)]);
    assert_eq!(mismatch["labels"][1]["lineno"], 1);
    assert_eq!(mismatch["labels"][1]["offset"], 6);
    assert_eq!(numbers(&object("null.py")), [(); 4].map(|()| Value::Null));
    let tab = object("tab.py");
    assert_eq!(numbers(&tab), [json!(3), json!(1), json!(3), json!(0)]);
    assert_eq!(tab["type"], "TabError");
    // The compiler counts in bytes.
    assert_eq!(numbers(&object("outside.py")), [json!(1), json!(7), json!(1), json!(13)]);
}

#[test]
fn warnings_are_findings_too() {
    let programs = Programs::new("warnings", &[("w.py", b"x = '\\d'\nx is 1\n")]);
    let (lines, code) = programs.printed(&["--format", "json", "w.py"]);
    assert_eq!(code, Some(0), "a program that is only warned of is fine");
    let objects: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    assert_eq!(objects.len(), 2, "{lines}");
    assert_eq!(objects[0]["severity"], "warning");
    assert_eq!(objects[0]["type"], "SyntaxWarning");
    assert_eq!((&objects[0]["lineno"], &objects[0]["offset"]), (&json!(1), &Value::Null));
    assert_eq!(objects[1]["hint"], "Did you mean \"==\"?");
}

#[test]
fn warnings_can_be_errors() {
    let files: &[(&str, &[u8])] = &[
        ("escape.py", b"x = '\\d'\nx is 1\n"),
        ("identity.py", b"x is 1\n"),
        ("number.py", b"1or 2\n"),
        ("leaving.py", b"for x in y:\n  try: pass\n  finally: continue\n"),
        ("fine.py", b"x = 1\n"),
    ];
    let programs = Programs::new("warnings_as_errors", files);
    let short = |file: &str| programs.printed(&["-W", "error", "--format", "short", file]);
    for file in ["escape.py", "identity.py", "number.py", "leaving.py"] {
        let (shown, code) = short(file);
        assert_eq!((shown.lines().count(), code), (1, Some(1)), "{shown}");
        assert!(shown.contains("error[SyntaxError]"), "{shown}");
        assert_eq!(programs.check(&["-W", "always", file]).status.code(), Some(0));
    }
    assert_eq!(short("fine.py"), (String::new(), Some(0)));
    let (shown, code) = programs.printed(&["--format", "short", "escape.py", "identity.py"]);
    assert_eq!((shown.lines().count(), code), (3, Some(0)), "{shown}");
}

#[test]
fn a_program_of_an_experiment_is_checked_in_its_language() {
    let programs = Programs::new("experiment", &[("p.py", b"a ~= b\n")]);
    let repository = concat!(env!("CARGO_MANIFEST_DIR"), "/../experiments/almost_equal");
    assert_eq!(programs.printed(&["p.py"]).1, Some(1));
    assert_eq!(programs.printed(&["--with", repository, "p.py"]), (String::new(), Some(0)));
}
