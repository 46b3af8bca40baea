//! An open file's bytes, and where in them reading and writing stands.

use std::cell::{Cell, RefCell};
use std::io;
use std::rc::Rc;

use heap::value::Value;
use vm::host::Host;
use vm::objects::native::NativeObject;

use super::mode::{Access, Mode};

/// An open file.
pub struct File {
    host: Rc<dyn Host>,
    pub path: String,
    /// The mode as the program wrote it.
    written_mode: String,
    pub mode: Mode,
    /// How text is stored; none for binary files.
    pub text: Option<TextForm>,
    data: RefCell<Vec<u8>>,
    pub position: Cell<usize>,
    changed: Cell<bool>,
    pub closed: Cell<bool>,
}

/// How text is stored in a file.
pub struct TextForm {
    pub encoding: String,
    pub errors: String,
    pub newline: Newline,
}

/// `open`'s `newline`: what ends a line, and what becomes of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Newline {
    /// Every kind of line end is read as `\n`.
    Universal,
    /// Every kind ends a line, and is kept.
    Kept,
    Feed,
    Return,
    Both,
}

vm::native_argument!(File);

impl NativeObject for File {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

impl Drop for File {
    fn drop(&mut self) {
        // As in CPython, nobody hears of a failure here.
        let _ = self.flush();
    }
}

impl File {
    pub fn open(
        host: Rc<dyn Host>,
        path: String,
        written_mode: &str,
        mode: Mode,
        text: Option<TextForm>,
    ) -> io::Result<File> {
        let exists = host.exists(&path);
        let data = match mode.access {
            Access::Create if exists => return Err(io::Error::from_raw_os_error(17)),
            Access::Write | Access::Create => {
                host.write_file(&path, &[], false)?;
                Vec::new()
            }
            Access::Append => {
                host.write_file(&path, &[], true)?;
                host.read_file(&path)?
            }
            Access::Read => host.read_file(&path)?,
        };
        let start = if mode.access == Access::Append { data.len() } else { 0 };
        Ok(File {
            host,
            path,
            written_mode: written_mode.to_string(),
            mode,
            text,
            data: RefCell::new(data),
            position: Cell::new(start),
            changed: Cell::new(false),
            closed: Cell::new(false),
        })
    }

    /// The mode that programs see: CPython shows another one for binary files.
    pub fn shown_mode(&self) -> String {
        if self.text.is_some() {
            return self.written_mode.clone();
        }
        match (self.mode.access, self.mode.update) {
            (Access::Read | Access::Write, true) => "rb+",
            (Access::Append, true) => "ab+",
            (Access::Create, true) => "xb+",
            (Access::Read, _) => "rb",
            (Access::Write, _) => "wb",
            (Access::Append, _) => "ab",
            (Access::Create, _) => "xb",
        }
        .to_string()
    }

    pub fn len(&self) -> usize {
        self.data.borrow().len()
    }

    /// Gives the next `length` bytes and moves on.
    fn take(&self, length: impl FnOnce(&[u8]) -> usize) -> Vec<u8> {
        let data = self.data.borrow();
        let rest = data.get(self.position.get()..).unwrap_or_default();
        let taken = rest[..length(rest)].to_vec();
        self.position.set(self.position.get() + taken.len());
        taken
    }

    /// The next `size` bytes or characters.
    pub fn read(&self, size: Option<usize>) -> Vec<u8> {
        self.take(|rest| self.length_of(rest, size))
    }

    /// The next line with its end, no longer than `size`.
    pub fn read_line(&self, size: Option<usize>) -> Vec<u8> {
        self.take(|rest| {
            let newline = self.text.as_ref().map_or(Newline::Feed, |form| form.newline);
            self.length_of(&rest[..newline.line_length(rest)], size)
        })
    }

    /// How many bytes `size` bytes or characters take.
    fn length_of(&self, rest: &[u8], size: Option<usize>) -> usize {
        match (size, &self.text) {
            (None, _) => rest.len(),
            (Some(size), None) => size.min(rest.len()),
            (Some(size), Some(form)) => {
                let wide = form.encoding.to_ascii_lowercase().starts_with("utf");
                let universal = form.newline == Newline::Universal;
                let mut place = 0;
                for _ in 0..size {
                    place += match rest.get(place) {
                        None => break,
                        Some(b'\r') if universal && rest.get(place + 1) == Some(&b'\n') => 2,
                        Some(0xC0..=0xDF) if wide => 2,
                        Some(0xE0..=0xEF) if wide => 3,
                        Some(0xF0..) if wide => 4,
                        Some(_) => 1,
                    };
                }
                place.min(rest.len())
            }
        }
    }

    pub fn write(&self, new: &[u8]) {
        let mut data = self.data.borrow_mut();
        let at = if self.mode.access == Access::Append { data.len() } else { self.position.get() };
        let end = at + new.len();
        if data.len() < end {
            data.resize(end, 0);
        }
        data[at..end].copy_from_slice(new);
        self.position.set(end);
        self.changed.set(true);
    }

    pub fn truncate(&self, size: usize) {
        self.data.borrow_mut().resize(size, 0);
        self.changed.set(true);
    }

    /// Hands what was written to the host.
    pub fn flush(&self) -> io::Result<()> {
        match self.changed.replace(false) {
            true => self.host.write_file(&self.path, &self.data.borrow(), false),
            false => Ok(()),
        }
    }
}

impl Newline {
    pub fn parse(text: &str) -> Option<Newline> {
        Some(match text {
            "" => Newline::Kept,
            "\n" => Newline::Feed,
            "\r" => Newline::Return,
            "\r\n" => Newline::Both,
            _ => return None,
        })
    }

    /// The length of the first line with its end.
    fn line_length(self, data: &[u8]) -> usize {
        let end = match self {
            Newline::Feed => data.iter().position(|byte| *byte == b'\n'),
            Newline::Return => data.iter().position(|byte| *byte == b'\r'),
            Newline::Both => data.windows(2).position(|pair| pair == b"\r\n").map(|at| at + 1),
            Newline::Universal | Newline::Kept => {
                let end = data.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
                end.map(|at| if data[at..].starts_with(b"\r\n") { at + 1 } else { at })
            }
        };
        end.map_or(data.len(), |at| at + 1)
    }

    /// What programs see of the bytes read.
    pub fn after_reading(self, data: Vec<u8>) -> Vec<u8> {
        if self != Newline::Universal || !data.contains(&b'\r') {
            return data;
        }
        let mut seen = Vec::with_capacity(data.len());
        for (place, &byte) in data.iter().enumerate() {
            match byte {
                b'\r' if data.get(place + 1) == Some(&b'\n') => (),
                b'\r' => seen.push(b'\n'),
                _ => seen.push(byte),
            }
        }
        seen
    }

    /// What reaches the file for the bytes written.
    pub fn before_writing(self, data: Vec<u8>) -> Vec<u8> {
        let end: &[u8] = match self {
            Newline::Universal | Newline::Kept | Newline::Feed => return data,
            Newline::Return => b"\r",
            Newline::Both => b"\r\n",
        };
        data.split(|byte| *byte == b'\n').collect::<Vec<_>>().join(end)
    }
}
