//! Processes that programs run in: a line of JSON in, a line of JSON out. What ends one, or hangs, is noticed.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

/// The environment variable that makes this executable a worker.
const WORKER: &str = "LAB_MADE_WORKER";
/// Trees and recursion of real programs are deeper than the stack of a thread.
const STACK: usize = 256 << 20;
/// How many seconds a program may take, unless `LAB_PATIENCE` says something else: on a busy machine it waits for others.
const PATIENCE: &str = "30";

/// How many kilobytes of addresses a process may have.
const MEMORY: usize = 4 << 20;

/// What is said of a process that does not answer in time.
pub const HANGS: &str = "it hangs";

/// A process, made anew when it has ended.
pub struct Worker {
    command: Box<dyn Fn() -> Command>,
    process: Option<Process>,
    patience: Duration,
}

struct Process {
    child: Child,
    input: ChildStdin,
    lines: Receiver<String>,
}

/// Whether this process is a worker; then it has done its work.
pub fn is_worker() -> bool {
    if std::env::var_os(WORKER).is_none() {
        return false;
    }
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(super::ours::serve);
    if thread.expect("a thread starts").join().is_err() {
        std::process::exit(101);
    }
    true
}

impl Worker {
    /// The machine's: this executable again.
    pub fn ours() -> Worker {
        let command = || {
            let own = std::env::current_exe().expect("this executable has a path");
            let mut command = limited(&own);
            command.env(WORKER, "1");
            command
        };
        Worker::new(Box::new(command))
    }

    /// The reference's: a driver of its own, in which strings have other hashes for each number.
    pub fn reference(reference: &Path, hashes: usize) -> Worker {
        let reference = reference.to_path_buf();
        let driver = crate::repository().join("tests/reference/run_programs");
        let command = move || {
            let mut command = limited(&reference);
            command.env("PYTHONHASHSEED", hashes.to_string());
            command.arg("-B").arg(&driver);
            command
        };
        Worker::new(Box::new(command))
    }

    fn new(command: Box<dyn Fn() -> Command>) -> Worker {
        let seconds = crate::setting("LAB_PATIENCE", PATIENCE);
        let seconds = seconds.parse().expect("LAB_PATIENCE is a number of seconds");
        Worker { command, process: None, patience: Duration::from_secs(seconds) }
    }

    /// The answer to a line, or what happened to the process.
    pub fn ask(&mut self, line: &str) -> Result<String, String> {
        let process = self.process.get_or_insert_with(|| start((self.command)()));
        let asked = writeln!(process.input, "{line}").and_then(|()| process.input.flush());
        let answer = asked.map_err(|_| RecvTimeoutError::Disconnected);
        match answer.and_then(|()| process.lines.recv_timeout(self.patience)) {
            Ok(answer) => Ok(answer),
            Err(error) => Err(self.end(error == RecvTimeoutError::Timeout)),
        }
    }

    /// Ends the process, so that the next question meets a new one.
    pub fn restart(&mut self) {
        if self.process.is_some() {
            self.end(true);
        }
    }

    fn end(&mut self, kill: bool) -> String {
        let Some(Process { mut child, input, lines }) = self.process.take() else {
            return "no process".to_string();
        };
        drop((input, lines));
        if kill {
            // It may have ended meanwhile.
            let _ = child.kill();
        }
        let mut told = String::new();
        if let Some(mut errors) = child.stderr.take() {
            // What cannot be read is not shown.
            let _ = errors.read_to_string(&mut told);
        }
        let status = child.wait().map_or_else(|error| error.to_string(), |it| it.to_string());
        if kill { HANGS.to_string() } else { format!("{status}\n{}", told.trim_end()) }
    }
}

/// A command that gets no more than a certain memory: what grows without end does so in both.
fn limited(program: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("ulimit -v {MEMORY}; exec \"$@\""), "sh"]).arg(program);
    command
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.restart();
    }
}

fn start(mut command: Command) -> Process {
    let pipes = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = pipes.spawn().expect("the process starts");
    let output = child.stdout.take().expect("its output is piped");
    let input = child.stdin.take().expect("its input is piped");
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        let read = BufReader::new(output).lines().map_while(Result::ok);
        for line in read {
            if sender.send(line).is_err() {
                return;
            }
        }
    });
    Process { child, input, lines }
}
