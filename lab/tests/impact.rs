//! `lab impact`: what a change means for code that exists.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// A folder that is there as long as the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("lab-impact-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) -> &Folder {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
        self
    }

    /// An experiment with these files.
    fn experiment(&self, name: &str, files: &[(&str, &str)]) -> &Folder {
        let manifest = format!("name = '{name}'\nsummary = 's'\nstatus = 'idea'\nmagic = 20001\n");
        self.write(&format!("{name}/experiment.toml"), manifest);
        for (file, text) in files {
            self.write(&format!("{name}/{file}"), text);
        }
        self
    }

    fn lab(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("lab starts")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
        command.arg("impact").args(arguments).current_dir(&self.0);
        command
    }

    #[track_caller]
    fn report(&self, arguments: &[&str]) -> String {
        let output = self.lab(arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("lab prints UTF-8")
    }

    #[track_caller]
    fn json(&self, arguments: &[&str]) -> Value {
        let arguments = [arguments, &["--format", "json"]].concat();
        serde_json::from_str(&self.report(&arguments)).expect("it is JSON")
    }

    #[track_caller]
    fn refused(&self, arguments: &[&str], words: &str) {
        let output = self.lab(arguments);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{errors}");
        assert!(errors.contains(words), "{errors}");
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const SKIP: &[(&str, &str)] = &[("python.gram", "pass_stmt[stmt]: ('pass' | 'skip') { Pass() }\n")];

fn keyword(name: &str) -> Folder {
    let folder = Folder::new(name);
    folder.experiment("skipping", SKIP);
    folder
        .write("code/a.py", "x = 1\ndef long_name(skip):\n    return skip + skip\n")
        .write("code/b.py", "skip = 1\n")
        .write("code/deep/c.py", "if x: pass\n")
        .write("code/d.py", "pass; skip\n")
        .write("code/e.txt", "skip = 1\n")
        .write("code/f.py", "def (:\n")
        .write("code/g.py", b"x = '\xff'\n");
    folder
}

#[test]
fn who_uses_a_name_that_becomes_a_keyword() {
    let folder = keyword("keyword");
    assert_eq!(
        folder.report(&["./skipping", "code"]),
        "\
What skipping changes in 6 files (7 lines).

2 files no longer parse
  2 files: `skip` is a keyword
    code/b.py:1: skip = 1
      SyntaxError: invalid syntax
    code/a.py:2: def long_name(skip):
      SyntaxError: invalid syntax

1 file parses to another tree
  1 file: `Expr` becomes `Pass`
    code/d.py:1: pass; skip

Names that are keywords now
  `skip` is used 5 times, in 3 files
    code/b.py:1: skip = 1
    code/d.py:1: pass; skip
    code/a.py:2: def long_name(skip):

2 files were refused by the language as it was
    code/f.py: SyntaxError: invalid syntax
    code/g.py: Non-UTF-8 code starting with '\\xff' in file code/g.py on line 1, but no encoding declared; see https://peps.python.org/pep-0263/ for details
"
    );
}

#[test]
fn what_has_the_same_tree_compiles_to_the_same() {
    let folder = keyword("same");
    let report = folder.report(&["./skipping", "code/deep"]);
    assert!(report.contains("All of them have the same trees and the same code."), "{report}");
}

#[test]
fn a_tree_that_does_not_compile_is_told_apart() {
    let folder = Folder::new("tree");
    folder.experiment("leave", &[("python.gram", "pass_stmt[stmt]: 'pass' { Break() }\n")]);
    folder.write("a.py", "while x:\n    pass\n").write("b.py", "\npass\n");
    let report = folder.json(&["./leave", "a.py", "b.py"]);
    let groups = report["groups"].as_array().expect("a list");
    let facts = groups.iter().map(|group| {
        let example = &group["examples"][0];
        (group["effect"].as_str(), group["cause"].as_str(), example["line"].as_u64())
    });
    assert_eq!(
        facts.collect::<Vec<_>>(),
        [
            (Some("compile"), Some("SyntaxError: 'break' outside loop"), Some(2)),
            (Some("tree"), Some("`Pass` becomes `Break`"), Some(2)),
        ]
    );
}

#[test]
fn shards_make_the_report_of_one_run() {
    let folder = keyword("shards");
    let whole = folder.report(&["./skipping", "code", "--format", "json"]);
    let mut seen = 0;
    for number in 1..=3 {
        let shard = format!("{number}/3");
        let part = folder.report(&["./skipping", "code", "--format", "json", "--shard", &shard]);
        seen += serde_json::from_str::<Value>(&part).expect("JSON")["files"].as_u64().unwrap_or(0);
        folder.write(&format!("{number}.json"), part);
    }
    assert_eq!(seen, 6);
    for order in [["1.json", "2.json", "3.json"], ["3.json", "1.json", "2.json"]] {
        let merged = folder.report(&[&["--merge"], &order[..], &["--format", "json"]].concat());
        assert_eq!(merged, whole);
    }
    let two = folder.report(&["--merge", "1.json", "3.json"]);
    assert!(two.contains("These are the files of shard 1/3, 3/3 only."), "{two}");
    folder.refused(&["--merge", "1.json", "1.json"], "1.json: shard 1/3 is there twice");
    folder.write("whole.json", &whole);
    folder.refused(&["--merge", "whole.json", "1.json"], "a report of all files");
    folder.refused(&["--merge", "code/a.py"], "no report of `lab impact --format json`");
    folder.refused(&["--shard", "0/3", "./skipping"], "I/N");
}

#[test]
fn a_run_goes_on_where_it_was_stopped() {
    let folder = keyword("resume");
    let whole = folder.report(&["./skipping", "code"]);
    let resumed = ["./skipping", "code", "--resume", "state"];
    assert_eq!(folder.report(&resumed), whole);
    let state = fs::read_to_string(folder.0.join("state")).expect("the state");
    assert_eq!(state.lines().count(), 7);
    // Ended in the middle of a line.
    folder.write("state", &state[..state.len() * 2 / 3]);
    assert_eq!(folder.report(&resumed), whole);
    // What is known is not looked at again.
    folder.write("code/b.py", "x = 1\n");
    assert_eq!(folder.report(&resumed), whole);
    folder.experiment("other", SKIP);
    folder.refused(&["./other", "code", "--resume", "state"], "it is not the state of this run");
    folder.refused(
        &["./skipping", "code", "--resume", "code/a.py"],
        "it is not the state of this run",
    );
    assert_eq!(fs::read(folder.0.join("code/b.py")).expect("the file"), b"x = 1\n");
}

#[test]
fn what_is_neither_experiment_nor_file_is_told() {
    let folder = keyword("unknown");
    folder.refused(&["./skipping", "./nothing"], "./nothing: there is no such file or folder");
    folder.refused(&["code"], "name an experiment");
}

#[cfg(unix)]
#[test]
fn no_file_ends_the_run() {
    let folder = keyword("hostile");
    let link = |from: &Path, to: &str| {
        std::os::unix::fs::symlink(from, folder.0.join(to)).expect("a link");
    };
    link(&folder.0.join("code"), "code/deep/loop");
    link(Path::new("itself.py"), "code/itself.py");
    link(Path::new("/dev/zero"), "code/zero.py");
    let fifo = Command::new("mkfifo").arg(folder.0.join("code/fifo.py")).status();
    assert!(fifo.expect("mkfifo runs").success());
    fs::File::create(folder.0.join("code/huge.py"))
        .and_then(|file| file.set_len(1 << 30))
        .expect("a file");
    fs::create_dir(folder.0.join("code/folder.py")).expect("a folder");
    folder.write("code/deepest.py", "(".repeat(100_000));
    folder.write("code/zeros.py", [0; 1000]);
    let report = folder.json(&["./skipping", "code"]);
    let skipped = report["skipped"].as_array().expect("a list");
    let skipped: Vec<_> = skipped.iter().filter_map(|one| one["path"].as_str()).collect();
    assert_eq!(skipped, ["code/fifo.py", "code/huge.py", "code/itself.py", "code/zero.py"]);
    assert_eq!(
        (report["files"].as_u64(), report["groups"].as_array().map(Vec::len)),
        (Some(12), Some(2))
    );
}

#[cfg(unix)]
#[test]
fn who_interrupts_it_gets_what_is_known() {
    let folder = Folder::new("interrupt");
    folder.experiment(
        "endless",
        &[
            ("python.gram", "+simple_stmt[stmt]: 'endless' { Endless() }\n"),
            ("Python.asdl", "module Python { stmt = Endless }\n"),
            ("lower.py", "def Endless(emit, node):\n    while True: pass\n"),
        ],
    );
    for number in 0..8 {
        folder.write(&format!("code/{number}.py"), "endless\n".repeat(usize::from(number > 3)));
    }
    let arguments = ["./endless", "code", "--format", "json"];
    let child = folder.command(&arguments).stdout(Stdio::piped()).spawn().expect("lab starts");
    std::thread::sleep(std::time::Duration::from_millis(1500));
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(kill.expect("kill runs").success());
    let output = child.wait_with_output().expect("lab ends");
    assert_eq!(output.status.code(), Some(130));
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let number = |name: &str| report[name].as_u64().expect("a number");
    assert_eq!((number("files"), number("left")), (4, 4));
}
