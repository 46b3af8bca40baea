//! The world outside: files, streams, clock, environment. No other file of the crate touches it.

use std::cell::RefCell;
use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::io::{BufRead, ErrorKind, Read, Write};
use std::os::fd::AsFd;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// What a machine may do outside of itself.
pub trait Host {
    /// Writes to standard output, buffered.
    fn write(&self, text: &str) -> std::io::Result<()>;
    /// Writes to standard error, after what standard output has buffered.
    fn write_error(&self, text: &str);
    /// Writes what is buffered; what cannot be written stays so.
    fn flush(&self) -> std::io::Result<()>;
    /// The next line of standard input with its end, empty at the end.
    fn read_line(&self) -> std::io::Result<String>;
    fn read_file(&self, path: &str) -> std::io::Result<Vec<u8>>;
    fn write_file(&self, path: &str, data: &[u8], append: bool) -> std::io::Result<()>;
    fn exists(&self, path: &str) -> bool;
    fn is_directory(&self, path: &str) -> bool;
    /// Seconds since 1970 when the file was changed, and its size.
    fn modified(&self, path: &str) -> Option<(u32, u32)>;
    fn make_directory(&self, path: &str) -> std::io::Result<()>;
    /// Nanoseconds since 1970.
    fn wall_clock(&self) -> u64;
    /// Nanoseconds since the host was made.
    fn monotonic_clock(&self) -> u64;
    /// Words that nobody can foretell, to seed random numbers with.
    fn random_words(&self) -> Vec<u32>;
    fn sleep(&self, seconds: f64);
    fn variable(&self, name: &str) -> Option<String>;
    fn current_directory(&self) -> String;
}

/// The operating system.
pub struct System {
    output: RefCell<Vec<u8>>,
    /// Standard output without a buffer.
    stdout: Option<File>,
    started: Instant,
}

const BUFFER: usize = 32 * 1024;

impl System {
    pub fn new() -> System {
        let stdout = std::io::stdout().as_fd().try_clone_to_owned();
        let stdout = stdout.ok().map(File::from);
        System { output: RefCell::default(), stdout, started: Instant::now() }
    }
}

impl System {
    /// Writes what is buffered.
    fn drain(&self, output: &mut Vec<u8>) -> std::io::Result<()> {
        match self.write_all(output) {
            Ok(()) => {
                output.clear();
                Ok(())
            }
            Err((written, error)) => {
                output.drain(..written);
                Err(error)
            }
        }
    }

    /// Writes bytes without a buffer; where that fails, says how many are written.
    fn write_all(&self, bytes: &[u8]) -> Result<(), (usize, std::io::Error)> {
        let Some(mut stdout) = self.stdout.as_ref() else { return Ok(()) };
        let mut written = 0;
        while written < bytes.len() {
            match stdout.write(&bytes[written..]) {
                Ok(0) => return Err((written, ErrorKind::WriteZero.into())),
                Ok(count) => written += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => (),
                Err(error) => return Err((written, error)),
            }
        }
        Ok(())
    }
}

impl Default for System {
    fn default() -> System {
        System::new()
    }
}

impl Host for System {
    fn write(&self, text: &str) -> std::io::Result<()> {
        let mut output = self.output.borrow_mut();
        if text.len() > BUFFER {
            self.drain(&mut output)?;
            return self.write_all(text.as_bytes()).map_err(|(_, error)| error);
        }
        let before = output.len();
        output.extend_from_slice(text.as_bytes());
        if output.len() <= BUFFER {
            return Ok(());
        }
        let result = self.drain(&mut output);
        if result.is_err() {
            output.truncate(before);
        }
        result
    }

    fn write_error(&self, text: &str) {
        let _ = self.flush();
        let _ = std::io::stderr().write_all(text.as_bytes());
    }

    fn flush(&self) -> std::io::Result<()> {
        self.drain(&mut self.output.borrow_mut())
    }

    fn read_line(&self) -> std::io::Result<String> {
        // What cannot be shown is known by the next that is written.
        let _ = self.flush();
        read_line(&mut std::io::stdin().lock())
    }

    fn read_file(&self, path: &str) -> std::io::Result<Vec<u8>> {
        let mut data = Vec::new();
        File::open(path)?.read_to_end(&mut data)?;
        Ok(data)
    }

    fn write_file(&self, path: &str, data: &[u8], append: bool) -> std::io::Result<()> {
        let mut options = std::fs::OpenOptions::new();
        options.create(true).write(true);
        if append {
            options.append(true);
        } else {
            options.truncate(true);
        }
        options.open(path)?.write_all(data)
    }

    fn exists(&self, path: &str) -> bool {
        std::path::Path::new(path).exists()
    }

    fn is_directory(&self, path: &str) -> bool {
        std::path::Path::new(path).is_dir()
    }

    fn modified(&self, path: &str) -> Option<(u32, u32)> {
        let metadata = std::fs::metadata(path).ok()?;
        let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
        Some((since.as_secs() as u32, metadata.len() as u32))
    }

    fn make_directory(&self, path: &str) -> std::io::Result<()> {
        std::fs::create_dir_all(path)
    }

    fn wall_clock(&self) -> u64 {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos() as u64)
    }

    fn monotonic_clock(&self) -> u64 {
        self.started.elapsed().as_nanos() as u64
    }

    fn random_words(&self) -> Vec<u32> {
        // A new `RandomState` has keys from the operating system.
        let word = |_| BuildHasher::hash_one(&RandomState::new(), self.wall_clock()) as u32;
        (0..8).map(word).collect()
    }

    fn sleep(&self, seconds: f64) {
        let _ = self.flush();
        if let Ok(duration) = Duration::try_from_secs_f64(seconds) {
            std::thread::sleep(duration);
        }
    }

    fn variable(&self, name: &str) -> Option<String> {
        std::env::var(name).ok()
    }

    fn current_directory(&self) -> String {
        std::env::current_dir().map_or_else(|_| ".".to_string(), |path| path.display().to_string())
    }
}

/// A line with its end, or what there is before the end of the input; an error where there is no room for it.
fn read_line(input: &mut impl BufRead) -> std::io::Result<String> {
    let mut line = Vec::new();
    loop {
        let buffer = input.fill_buf()?;
        let end = buffer.iter().position(|byte| *byte == b'\n').map(|place| place + 1);
        let part = &buffer[..end.unwrap_or(buffer.len())];
        line.try_reserve(part.len())?;
        line.extend_from_slice(part);
        let (taken, is_last) = (part.len(), end.is_some() || part.is_empty());
        input.consume(taken);
        if is_last {
            return String::from_utf8(line)
                .map_err(|error| std::io::Error::new(ErrorKind::InvalidData, error));
        }
    }
}
