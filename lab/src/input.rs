//! What the verbs read: programs and definitions, from files or from standard input.

use std::fmt;
use std::io::{Read, Write};
use std::path::Path;
use std::process::ExitCode;

use compiler::error::SyntaxError;
use compiler::source::Source;
use compiler::tokenizer::decode;

/// Exit code: the user's input has findings.
pub const FINDINGS: u8 = 1;
/// Exit code: the tool could not do its work.
pub const COULD_NOT_WORK: u8 = 2;

/// Why the tool could not do its work.
#[derive(Debug)]
pub struct Failure(pub String);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A program's bytes and the name to show for it; `-` is standard input.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        let read = std::io::stdin().read_to_end(&mut bytes);
        return read.map(|_| bytes).map_err(|error| Failure(format!("standard input: {error}")));
    }
    std::fs::read(path).map_err(|error| Failure(format!("{}: {error}", path.display())))
}

/// A program as text.
pub fn decode_source(bytes: &[u8], name: &str) -> Result<Source, SyntaxError> {
    let decoded = decode::decode(bytes, decode::Origin::File(name))?;
    Ok(Source::new(name, decoded.text))
}

/// Writes a file so that no reader ever sees half of it. What a link leads to is not touched.
pub fn write_beside(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error: std::io::Error| Failure(format!("{}: {error}", path.display()));
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut beside = tempfile::Builder::new();
    // Others may read it, as they may what an editor writes.
    #[cfg(unix)]
    beside.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut beside =
        beside.prefix(".lab-").tempfile_in(folder.unwrap_or(Path::new("."))).map_err(failed)?;
    beside.write_all(text.as_bytes()).map_err(failed)?;
    beside.persist(path).map(|_| ()).map_err(|error| failed(error.error))
}

/// Writes what somebody has named a place for: `-` is the standard output. What a link leads to is written, and a device
/// stays one.
pub fn write_out(path: &Path, text: &str) -> Result<ExitCode, Failure> {
    if path == Path::new("-") {
        return print(text);
    }
    match (std::fs::canonicalize(path), std::fs::symlink_metadata(path)) {
        (Ok(target), _) if target.is_file() => write_beside(&target, text)?,
        (Err(_), Err(_)) => write_beside(path, text)?,
        // A device, a folder, which cannot be written to, or a link that leads nowhere yet.
        _ => std::fs::write(path, text)
            .map_err(|error| Failure(format!("{}: {error}", path.display())))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Writes `text` to standard output. A reader that goes away early, such as `head`, is no failure.
pub fn print(text: &str) -> Result<ExitCode, Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure(format!("standard output: {error}")))
        }
        _ => Ok(ExitCode::SUCCESS),
    }
}
