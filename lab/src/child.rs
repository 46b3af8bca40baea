//! A program in a process of its own, for no longer than it may take.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::{Duration, Instant};

/// The most that is kept of each output: what differs between two such texts is found at once.
pub const MOST: usize = 64 << 10;

/// What stands for the rest.
const REST: &[u8] = b"\n[there is more]\n";

/// How often a process is asked whether it has ended.
const TURN: Duration = Duration::from_millis(5);

/// How long an output may take to arrive once its program has ended.
const GRACE: Duration = Duration::from_millis(500);

/// What a program printed: standard output, then standard error; and whether it had to be ended.
pub struct Ran {
    pub printed: String,
    pub is_cut: bool,
}

/// Runs `command` for at most `limit`. What it starts in turn is not waited for.
pub fn run(command: &mut Command, limit: Duration) -> std::io::Result<Ran> {
    let deadline = Instant::now() + limit;
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    let (tell, told) = channel();
    let pipes: [Option<Box<dyn Read + Send>>; 2] = [
        child.stdout.take().map(|pipe| Box::new(pipe) as _),
        child.stderr.take().map(|pipe| Box::new(pipe) as _),
    ];
    for (place, pipe) in pipes.into_iter().enumerate() {
        let tell = tell.clone();
        thread::spawn(move || {
            let mut bytes = Vec::new();
            if let Some(mut pipe) = pipe {
                // What came before an error is shown.
                let _ = pipe.by_ref().take(MOST as u64).read_to_end(&mut bytes);
                let rest = std::io::copy(&mut pipe, &mut std::io::sink());
                if rest.is_ok_and(|rest| rest > 0) {
                    bytes.extend_from_slice(REST);
                }
            }
            let _ = tell.send((place, bytes));
        });
    }
    drop(tell);
    let is_cut = !has_ended(&mut child, deadline)?;
    if is_cut {
        child.kill()?;
        child.wait()?;
    }
    let mut outputs = [Vec::new(), Vec::new()];
    // What has ended has closed its outputs, unless something that it started keeps them.
    while let Ok((place, bytes)) = told.recv_timeout(GRACE) {
        outputs[place] = bytes;
    }
    Ok(Ran { printed: String::from_utf8_lossy(&outputs.concat()).into_owned(), is_cut })
}

fn has_ended(child: &mut Child, deadline: Instant) -> std::io::Result<bool> {
    loop {
        if child.try_wait()?.is_some() {
            return Ok(true);
        }
        if Instant::now() >= deadline {
            return Ok(false);
        }
        thread::sleep(TURN);
    }
}
