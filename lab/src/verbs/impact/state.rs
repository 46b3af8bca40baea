//! What is known so far, in a file: a run that was stopped goes on from there.
//!
//! The first line says what the run is about, each other one what became of a file. Lines are added as the run goes
//! on; one that was cut when the process ended is written again.

use std::fs::{File, OpenOptions};
use std::io::{BufRead, BufReader, BufWriter, ErrorKind, Seek, Write};
use std::path::{Path, PathBuf};

use experiments::impact::{Heading, Record, Shard};
use serde_json::{Value, json};

use crate::input::Failure;

/// The file, to add to.
pub struct State {
    path: PathBuf,
    file: BufWriter<File>,
}

impl State {
    /// Opens the file of a run about `heading`, or makes it; gives what is known.
    pub fn open(
        path: &Path,
        heading: &Heading,
        shard: Option<Shard>,
    ) -> Result<(State, Vec<Record>), Failure> {
        let failed = |error| failure(path, error);
        let about = json!({ "lab impact": heading, "shard": shard });
        let mut file =
            match OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
            {
                Ok(file) if file.metadata().map_err(failed)?.is_file() => file,
                Ok(_) => return Err(Failure(format!("{}: it is no regular file", path.display()))),
                Err(error) => return Err(failed(error)),
            };
        let mut records = Vec::new();
        // How many bytes are whole lines.
        let mut whole = 0;
        let mut line = Vec::new();
        let mut reader = BufReader::new(&file);
        loop {
            line.clear();
            let length = reader.read_until(b'\n', &mut line).map_err(failed)?;
            let is_first = whole == 0;
            if length == 0 || !is_first && line.last() != Some(&b'\n') {
                break;
            }
            if is_first {
                let read: Option<Value> = serde_json::from_slice(&line).ok();
                if read.is_none_or(|read| read != about) {
                    return Err(Failure(format!(
                        "{}: it is not the state of this run, but of another one, or no state at all",
                        path.display()
                    )));
                }
            } else {
                let Ok(record) = serde_json::from_slice(&line) else { break };
                records.push(record);
            }
            whole += length as u64;
        }
        file.set_len(whole).map_err(failed)?;
        file.seek(std::io::SeekFrom::End(0)).map_err(failed)?;
        let mut state = State { path: path.to_path_buf(), file: BufWriter::new(file) };
        if whole == 0 {
            state.add_line(&about)?;
            state.save()?;
        }
        Ok((state, records))
    }

    pub fn add(&mut self, record: &Record) -> Result<(), Failure> {
        self.add_line(&json!(record))
    }

    fn add_line(&mut self, line: &Value) -> Result<(), Failure> {
        writeln!(self.file, "{line}").map_err(|error| failure(&self.path, error))
    }

    /// Writes down what was added.
    pub fn save(&mut self) -> Result<(), Failure> {
        self.file.flush().map_err(|error| failure(&self.path, error))
    }
}

fn failure(path: &Path, error: std::io::Error) -> Failure {
    match error.kind() {
        ErrorKind::InvalidData => Failure(format!("{}: it is no text", path.display())),
        _ => Failure(format!("{}: {error}", path.display())),
    }
}
