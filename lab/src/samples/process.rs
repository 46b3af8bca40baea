//! A program in a process of its own, for as long as it may take and as much as it may print.

use std::io::{self, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// How much of an output is read.
pub const MOST: usize = 4 << 20;

/// How often a program that has closed its outputs is asked whether it is over.
const TURN: Duration = Duration::from_millis(5);

/// How long what a program has printed may take to arrive once it is over.
const GRACE: Duration = Duration::from_millis(500);

/// What became of a program.
#[derive(Debug)]
pub struct Ran {
    pub ending: Ending,
    pub out: Vec<u8>,
    pub err: Vec<u8>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Code(i32),
    /// A signal of the system's.
    Signal,
    /// It took longer than it may.
    TimedOut,
    /// It printed more than is read.
    TooMuch,
}

impl Ending {
    /// What became of a program that could take as long as `limit`.
    pub fn shown(self, limit: Duration) -> String {
        match self {
            Ending::Code(code) => format!("ended with the status {code}"),
            Ending::Signal => "ended by a signal".to_string(),
            Ending::TimedOut => format!("took more than {limit:?}"),
            Ending::TooMuch => format!("printed more than {} MiB", MOST >> 20),
        }
    }
}

/// What an output has come to.
enum Told {
    Closed(usize, Vec<u8>),
    TooMuch,
}

/// Runs `command` for no longer than `limit`.
pub fn run(command: &mut Command, limit: Duration) -> io::Result<Ran> {
    let deadline = Instant::now() + limit;
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let (tell, told) = channel();
    if let Some(out) = child.stdout.take() {
        read(0, out, tell.clone());
    }
    if let Some(err) = child.stderr.take() {
        read(1, err, tell);
    }
    let mut outputs = [Vec::new(), Vec::new()];
    let mut stopped = collect(&told, deadline, &mut outputs);
    let ending = loop {
        if let Some(status) = child.try_wait()? {
            break stopped.unwrap_or_else(|| status.code().map_or(Ending::Signal, Ending::Code));
        }
        if stopped.is_none() && Instant::now() >= deadline {
            stopped = Some(Ending::TimedOut);
        }
        match stopped {
            Some(_) => child.kill()?,
            None => std::thread::sleep(TURN),
        }
    };
    if stopped.is_some() {
        collect(&told, Instant::now() + GRACE, &mut outputs);
    }
    let [out, err] = outputs;
    Ok(Ran { ending, out, err })
}

/// Reads an output to its end, in a thread.
fn read(number: usize, mut output: impl Read + Send + 'static, tell: Sender<Told>) {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        // What cannot be read any more is over.
        let _ = output.by_ref().take(MOST as u64).read_to_end(&mut bytes);
        let is_more = bytes.len() == MOST && output.read(&mut [0]).is_ok_and(|read| read > 0);
        if is_more {
            let _ = tell.send(Told::TooMuch);
        }
        let _ = tell.send(Told::Closed(number, bytes));
    });
}

/// Waits for both outputs; says why the program has to be stopped.
fn collect(told: &Receiver<Told>, deadline: Instant, outputs: &mut [Vec<u8>; 2]) -> Option<Ending> {
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        match told.recv_timeout(left) {
            Ok(Told::Closed(number, bytes)) => outputs[number] = bytes,
            Ok(Told::TooMuch) => return Some(Ending::TooMuch),
            Err(RecvTimeoutError::Disconnected) => return None,
            Err(RecvTimeoutError::Timeout) => return Some(Ending::TimedOut),
        }
    }
}
