//! `--watch`: what is saved is run again, and what changed is shown.
#![cfg(unix)]

use std::cell::RefCell;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

/// How long something that is waited for may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

struct Watching {
    folder: PathBuf,
    child: Child,
    lines: Receiver<String>,
    /// What came and was not waited for yet: the two outputs are not in step.
    seen: RefCell<Vec<String>>,
}

impl Watching {
    /// Watches in a folder with these files.
    fn start(name: &str, files: &[(&str, &str)], arguments: &[&str]) -> Watching {
        let folder = std::env::temp_dir().join(format!("lab-watch-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        for (file, text) in files {
            let path = folder.join(file);
            fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder");
            fs::write(path, text).expect("a file");
        }
        let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
        let command = command.args(arguments).current_dir(&folder);
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("lab starts");
        let (tell, lines) = channel();
        pass_on(child.stdout.take().expect("a pipe"), tell.clone());
        pass_on(child.stderr.take().expect("a pipe"), tell);
        Watching { folder, child, lines, seen: RefCell::default() }
    }

    /// Waits until all is shown.
    #[track_caller]
    fn expect_rest(&self) {
        self.expect("lab: waiting for a change; Ctrl-C ends it");
    }

    /// Waits for a line.
    #[track_caller]
    fn expect(&self, wanted: &str) {
        let mut seen = self.seen.borrow_mut();
        loop {
            if let Some(place) = seen.iter().position(|line| line == wanted) {
                seen.remove(place);
                return;
            }
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => seen.push(line),
                Err(error) => panic!("{wanted:?}: {error}, after {seen:#?}"),
            }
        }
    }

    fn write(&self, file: &str, text: &str) {
        fs::write(self.folder.join(file), text).expect("a file");
    }

    /// Ctrl-C; gives the exit code.
    fn interrupt(mut self) -> Option<i32> {
        let kill = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        assert!(kill.expect("kill runs").success());
        let started = Instant::now();
        let status = loop {
            match self.child.try_wait().expect("it is our child") {
                Some(status) => break status,
                None if started.elapsed() > PATIENCE => panic!("it does not end"),
                None => std::thread::sleep(Duration::from_millis(20)),
            }
        };
        let _ = fs::remove_dir_all(&self.folder);
        status.code()
    }
}

fn pass_on(pipe: impl Read + Send + 'static, tell: Sender<String>) {
    std::thread::spawn(move || {
        for line in BufReader::new(pipe).lines().map_while(Result::ok) {
            let _ = tell.send(line);
        }
    });
}

#[test]
fn a_program_runs_again_when_it_is_saved() {
    let watching =
        Watching::start("run", &[("x.py", "print(1)\nprint(2)\n")], &["run", "--watch", "x.py"]);
    watching.expect("2");
    watching.expect_rest();
    watching.write("x.py", "print(1)\nprint(3)\n");
    watching.expect("saved: the output changes");
    watching.expect("    1");
    watching.expect("  - 2");
    watching.expect("  + 3");
    watching.expect_rest();
    // As editors save: the file is gone for a moment.
    fs::remove_file(watching.folder.join("x.py")).expect("it was there");
    std::thread::sleep(Duration::from_millis(500));
    watching.write("x.py", "print(1)\nprint(1 + 2)\n");
    watching.expect("saved: the output is the same");
    watching.expect_rest();
    // One that never ends is ended by the next.
    watching.write("x.py", "while True: pass\n");
    std::thread::sleep(Duration::from_millis(800));
    watching.write("x.py", "print(1)\nprint(4)\n");
    watching.expect("  + 4");
    assert_eq!(watching.interrupt(), Some(0));
}

#[test]
fn an_experiments_files_are_watched() {
    let files = [
        ("x.py", "skip\n"),
        ("e/experiment.toml", "name = 'e'\nsummary = 's'\nstatus = 'idea'\nmagic = 20003\n"),
        ("e/python.gram", "pass_stmt[stmt]: ('pass' | 'skip') { Pass() }\n"),
    ];
    let arguments = ["diff", "./e", "x.py", "--stage", "keywords", "--watch"];
    let watching = Watching::start("diff", &files, &arguments);
    watching.expect("  + skip");
    watching.expect_rest();
    watching.write("e/python.gram", "pass_stmt[stmt]: ('pass' | 'skip' | 'omit') { Pass() }\n");
    watching.expect("  +   + omit");
    watching.expect_rest();
    // A mistake is shown, and mended.
    watching.write("e/python.gram", "pass_stmt[stmt]: (\n");
    watching.expect("saved: the output changes");
    watching.expect_rest();
    watching.write("e/python.gram", "pass_stmt[stmt]: ('pass' | 'skip') { Pass() }\n");
    watching.expect("  +   + skip");
    assert_eq!(watching.interrupt(), Some(0));
}

#[test]
fn a_run_under_way_ends_with_it() {
    let text = "print('begun', flush=True)\nwhile True: pass\n";
    let watching = Watching::start("endless", &[("x.py", text)], &["run", "--watch", "x.py"]);
    watching.expect("begun");
    assert_eq!(watching.interrupt(), Some(0));
}

#[test]
fn standard_input_cannot_be_watched() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
    let output = command.args(["run", "--watch", "-"]).output().expect("lab starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("standard input cannot be watched"));
}
