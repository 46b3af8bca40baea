//! The command from outside: what it prints, and its exit codes.

use std::path::Path;
use std::process::{Command, Output, Stdio};

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("lab is a folder of the repository")
}

fn lab(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_lab"))
        .args(arguments)
        .current_dir(repository())
        .env_remove("NO_COLOR")
        .output()
        .expect("lab starts")
}

fn stdout(arguments: &[&str]) -> String {
    let output = lab(arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("lab prints UTF-8")
}

#[test]
fn a_grammar_with_the_change_in_it_differs_as_the_experiment_does() {
    let text = std::fs::read_to_string(repository().join("grammar/python.gram")).expect("a file");
    let rule = "pass_stmt[stmt]:\n    | ('pass' | 'proceed') { Pass() }\n\n";
    let before = text.find("pass_stmt[stmt]:").expect("the rule is there");
    let after = before + text[before..].find("\ndel_stmt").expect("a rule follows") + 1;
    let changed = [&text[..before], rule, &text[after..]].concat();
    let path = std::env::temp_dir().join(format!("lab-diff-{}.gram", std::process::id()));
    std::fs::write(&path, changed).expect("a file");
    let grammar = path.display().to_string();
    let sample = "experiments/proceed/samples/counting.py";
    let stages = |arguments: &[&str]| {
        let text = stdout(arguments);
        let (from, to) = (text.find("~ grammar"), text.find("~ magic"));
        text[from.expect("the rules differ")..to.expect("the number differs")].to_string()
    };
    assert_eq!(stages(&["diff", "--grammar", &grammar, sample]), stages(&["diff", "proceed"]));
    let both = stdout(&["diff", "--grammar", &grammar, "almost_equal"]);
    let changes = |line: &&str| line.starts_with("  +") || line.starts_with("  -");
    assert!(both.contains("AlmostEq"), "{both}");
    assert!(!both.lines().filter(changes).any(|line| line.contains("proceed")), "{both}");
    std::fs::remove_file(&path).expect("the file is removed again");
}

#[test]
fn the_generated_files_are_not_stale() {
    assert_eq!(stdout(&["regen", "--check"]), "");
}

#[test]
fn samples_run_the_same_on_both_readings_of_the_grammar() {
    let sample = "tests/run/classes.py";
    assert_eq!(stdout(&["run", sample]), stdout(&["run", "--engine", "machine", sample]));
}

#[test]
fn an_experiment_needs_no_build() {
    assert_eq!(
        stdout(&["run", "--with", "almost_equal", "-c", "print(0.1 + 0.2 ~= 0.3)"]),
        "True\n"
    );
    assert_eq!(stdout(&["run", "--with", "proceed", "-c", "proceed; print(1)"]), "1\n");
}

#[test]
fn a_group_alone_keeps_its_action() {
    // The rule of `proceed` is nothing but a group with an action behind it.
    let tree = stdout(&["ast", "--with", "proceed", "experiments/proceed/samples/counting.py"]);
    assert!(tree.contains("Pass()"), "{tree}");
}

#[test]
fn exit_codes_tell_findings_from_failures() {
    let finding = lab(&["run", "-c", "a ~= b"]);
    assert_eq!(finding.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&finding.stderr).contains("SyntaxError: invalid syntax"));
    assert_eq!(lab(&["run", "no/such/file.py"]).status.code(), Some(2));
    assert_eq!(lab(&["run", "--with", "procede", "-c", "pass"]).status.code(), Some(2));
}

#[test]
fn programs_are_read_as_older_versions_of_python() {
    let path = std::env::temp_dir().join(format!("lab-versions-{}.py", std::process::id()));
    std::fs::write(&path, "x: int = 1_0\n").expect("a file");
    let file = path.display().to_string();
    let tree = stdout(&["ast", &file]);
    for version in ["3.6", "3.99", "3.-1", ""] {
        assert_eq!(stdout(&["ast", "--feature-version", version, &file]), tree, "{version}");
    }
    for engine in ["generated", "machine"] {
        let refused = lab(&["ast", "--engine", engine, "--feature-version=3.5", &file]);
        let report = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(1));
        let message =
            "Underscores in numeric literals are only supported in Python 3.6 and greater";
        assert!(
            report.ends_with(&format!("             ^^^\nSyntaxError: {message}\n")),
            "{report}"
        );
    }
    for (version, reason) in [
        ("3", "expected format 3.x (for example, 3.10)"),
        ("three.ten", "expected format 3.x (for example, 3.10)"),
        ("2.7", "Unsupported major version: 2"),
        ("3.2147483648", "Python int too large to convert to C int"),
    ] {
        let refused = lab(&["ast", "--feature-version", version, &file]);
        let report = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(2));
        assert!(report.contains(reason), "{report}");
    }
    std::fs::remove_file(&path).expect("the file is removed again");
}

#[test]
fn what_is_printed_to_a_pipe_has_no_colour() {
    assert!(!stdout(&["diff", "proceed"]).contains('\u{1b}'));
}

#[test]
fn imported_modules_are_in_the_changed_language_and_their_bytecode_stays_in_it() {
    let folder = std::env::temp_dir().join(format!("lab-command-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for temporary files");
    std::fs::write(folder.join("near.py"), "def near(a, b):\n    return a ~= b\n").expect("a file");
    let main = folder.join("main.py");
    std::fs::write(&main, "import near\nprint(near.near(0.1 + 0.2, 0.3))\n").expect("a file");
    let main = main.display().to_string();
    for _ in 0..2 {
        // The second time from the bytecode that the first has written.
        assert_eq!(stdout(&["run", "--with", "almost_equal", &main]), "True\n");
    }
    let bytecode = folder.join("__pycache__/near.lab-314-31423.pyc").display().to_string();
    let refused = lab(&["run", &bytecode]);
    let message = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2));
    assert!(message.contains("31423") && message.contains("3627"), "{message}");
    std::fs::remove_dir_all(&folder).expect("the folder is removed again");
}

#[test]
fn tokens_are_listed_with_the_line_ends_of_the_file_and_errors_in_the_tokenize_modules_words() {
    let folder = std::env::temp_dir().join(format!("lab-tokens-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for temporary files");
    let run = |name: &str, program: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, program).expect("a file");
        let output = lab(&["tokens", "-e", &path.display().to_string()]);
        let errors =
            String::from_utf8_lossy(&output.stderr).replace(&path.display().to_string(), name);
        (String::from_utf8_lossy(&output.stdout).into_owned(), errors, output.status.code())
    };
    let (listed, ..) = run("crlf.py", b"x\r\n'''\r\n'''\r\n");
    let lines: Vec<_> =
        listed.lines().map(|line| line.split_whitespace().collect::<Vec<_>>()).collect();
    assert_eq!(lines[2], ["1,1-1,3:", "NEWLINE", "'\\r\\n'"]);
    assert_eq!(lines[3], ["2,0-3,3:", "STRING", "\"'''\\r\\n'''\""]);
    for (program, complaint) in [
        ("(\n", "a.py:1:0: error: unexpected EOF in multi-line statement\n"),
        ("'''a\nb", "a.py:1:1: error: EOF in multi-line string\n"),
        ("a \\ b", "a.py:1:6: error: unexpected character after line continuation character\n"),
        (
            "if x:\n\ty\n        z\n",
            "a.py:3:10: error: inconsistent use of tabs and spaces in indentation\n",
        ),
        ("1_", "a.py:1:2: error: invalid decimal literal\n"),
    ] {
        assert_eq!(
            run("a.py", program.as_bytes()),
            (String::new(), complaint.to_string(), Some(1))
        );
    }
    std::fs::remove_dir_all(&folder).expect("the folder is removed again");
}

#[test]
fn output_that_cannot_be_written_is_an_error() {
    let run = |program: &str| {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("a device");
        let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
        let output = command.args(["run", "-c", program]).stdout(full).output();
        let output = output.expect("lab starts");
        let said = String::from_utf8(output.stderr).expect("errors are UTF-8");
        (output.status.code(), said)
    };
    let ignored = "Exception ignored while flushing sys.stdout:\n\
                   OSError: [Errno 28] No space left on device\n";
    assert_eq!(run("print(1)"), (Some(120), ignored.to_string()));
    assert_eq!(run("import sys; print(1); sys.exit(3)"), (Some(120), ignored.to_string()));
    let (status, said) = run("print('x' * 200000)");
    assert_eq!(status, Some(1));
    assert!(said.ends_with("OSError: [Errno 28] No space left on device\n"), "{said}");
    let handled = "import sys\n\
                   try:\n print(1, flush=True)\n\
                   except OSError as error:\n sys.stdout = None; sys.exit(error.errno)";
    assert_eq!(run(handled), (Some(28), String::new()));
}

/// What cannot be written to standard error is no reason to stop otherwise.
#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_error_changes_no_exit_code() {
    for (arguments, code) in [
        (&["run", "-c", "1 +"][..], 1),
        (&["run", "--with", "nothing_of_this_name", "-c", "1"], 2),
        (&["parse", "-c", "x = 1", "--trace"], 0),
        (&["explain", "nothing-of-this-name"], 2),
        (&["export", "almost_equal"], 0),
    ] {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("a device");
        let run = Command::new(env!("CARGO_BIN_EXE_lab"))
            .args(arguments)
            .stdout(Stdio::null())
            .stderr(full)
            .status()
            .expect("lab runs");
        assert_eq!(run.code(), Some(code), "{arguments:?}");
    }
}

/// A link is followed, a device stays one; `-` is the standard output.
#[cfg(unix)]
#[test]
fn what_is_named_for_an_output_stays_what_it_is() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (link, target) = (folder.path().join("link"), folder.path().join("target"));
    std::fs::write(&target, "before").expect("a file can be written");
    std::os::unix::fs::symlink(&target, &link).expect("a link can be made");
    let counts = |place: &Path| {
        let run = Command::new(env!("CARGO_BIN_EXE_lab"))
            .args(["run", "-c", "1", "--counts"])
            .arg(place)
            .output()
            .expect("lab runs");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        String::from_utf8(run.stdout).expect("text")
    };
    counts(&link);
    assert!(link.is_symlink());
    assert!(std::fs::read_to_string(&target).expect("a file").starts_with('{'));
    let unborn = folder.path().join("unborn");
    std::os::unix::fs::symlink(folder.path().join("nobody"), &unborn).expect("a link can be made");
    counts(&unborn);
    assert!(unborn.is_symlink() && folder.path().join("nobody").is_file());
    let pipe = folder.path().join("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status().expect("mkfifo runs");
    assert!(made.success());
    let reader = std::thread::spawn({
        let pipe = pipe.clone();
        move || std::fs::read_to_string(pipe).expect("a pipe can be read")
    });
    counts(&pipe);
    assert!(reader.join().expect("it is read").starts_with('{'));
    assert!(counts(Path::new("-")).starts_with('{'));
}
