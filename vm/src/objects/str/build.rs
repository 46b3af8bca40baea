//! Making strings in their narrowest form: from UTF-8, from code points, by joining.

use heap::value::Value;

use super::{Str, StrData};
use StrData::{Ascii, Latin1, Ucs2, Ucs4};

/// The narrowest form of a Rust string.
pub fn data_from_str(text: &str) -> StrData {
    if text.is_ascii() {
        return Ascii(text.to_string());
    }
    match text.chars().map(u32::from).max().unwrap_or(0) {
        0..=0xFF => Latin1(text.chars().map(|c| u32::from(c) as u8).collect()),
        0x100..=0xFFFF => Ucs2(text.chars().map(|c| u32::from(c) as u16).collect()),
        _ => Ucs4(text.chars().map(u32::from).collect()),
    }
}

/// A row of code points of any width.
pub trait Point: Copy {
    fn wide(self) -> u32;
}

impl Point for u8 {
    fn wide(self) -> u32 {
        u32::from(self)
    }
}

impl Point for u16 {
    fn wide(self) -> u32 {
        u32::from(self)
    }
}

impl Point for u32 {
    fn wide(self) -> u32 {
        self
    }
}

/// The narrowest form of a row of code points.
pub fn data_from_points<P: Point>(points: &[P]) -> StrData {
    let points = || points.iter().map(|point| point.wide());
    match points().max().unwrap_or(0) {
        0..=0x7F => Ascii(points().map(|point| point as u8 as char).collect()),
        0x80..=0xFF => Latin1(points().map(|point| point as u8).collect()),
        0x100..=0xFFFF => Ucs2(points().map(|point| point as u16).collect()),
        _ => Ucs4(points().collect()),
    }
}

/// The string of a row of code points.
pub fn from_points<P: Point>(points: &[P]) -> Value {
    match points {
        [point] if point.wide() < 0x100 => Str::character(point.wide()),
        _ => Str::from_data(data_from_points(points)),
    }
}

/// The narrowest form of bytes that are Latin-1.
pub fn narrow_latin1(items: &[u8]) -> StrData {
    match std::str::from_utf8(items) {
        Ok(text) if text.is_ascii() => Ascii(text.to_string()),
        _ => Latin1(items.to_vec()),
    }
}

/// Collects text of any width; stays ASCII as long as all that is pushed is.
#[derive(Default)]
pub struct StrBuilder {
    ascii: String,
    wide: Option<Vec<u32>>,
}

impl StrBuilder {
    pub fn with_capacity(length: usize) -> StrBuilder {
        StrBuilder { ascii: String::with_capacity(length), wide: None }
    }

    fn widen(&mut self) -> &mut Vec<u32> {
        let ascii = std::mem::take(&mut self.ascii);
        self.wide.get_or_insert_with(|| ascii.bytes().map(u32::from).collect())
    }

    pub fn push(&mut self, text: &Str) {
        match (text.as_ascii(), &mut self.wide) {
            (Some(text), None) => self.ascii.push_str(text),
            _ => self.widen().extend(text.code_points()),
        }
    }

    pub fn push_str(&mut self, text: &str) {
        match (&mut self.wide, text.is_ascii()) {
            (None, true) => self.ascii.push_str(text),
            _ => self.widen().extend(text.chars().map(u32::from)),
        }
    }

    pub fn push_point(&mut self, point: u32) {
        match &mut self.wide {
            None if point < 0x80 => self.ascii.push(point as u8 as char),
            _ => self.widen().push(point),
        }
    }

    /// Pushes a value that is a string.
    pub fn push_value(&mut self, value: &Value) {
        if let Some(text) = value.downcast::<Str>() {
            self.push(text);
        }
    }

    pub fn repeat(&mut self, point: u32, count: usize) {
        (0..count).for_each(|_| self.push_point(point));
    }

    pub fn finish(self) -> Value {
        match self.wide {
            None => match self.ascii.as_bytes() {
                &[byte] => Str::character(u32::from(byte)),
                _ => Str::from_data(Ascii(self.ascii)),
            },
            Some(points) => from_points(&points),
        }
    }
}

/// `one + two`.
pub fn concat(one: &Str, two: &Str) -> Value {
    match (one.data(), two.data()) {
        (Ascii(one), Ascii(two)) => {
            let mut text = String::with_capacity(one.len() + two.len());
            text.push_str(one);
            text.push_str(two);
            Str::from_data(Ascii(text))
        }
        (Latin1(one), Latin1(two)) => Str::from_data(Latin1([&one[..], two].concat())),
        (Ucs2(one), Ucs2(two)) => Str::from_data(Ucs2([&one[..], two].concat())),
        _ => {
            let mut builder = StrBuilder::with_capacity(one.len() + two.len());
            builder.push(one);
            builder.push(two);
            builder.finish()
        }
    }
}

/// `text * count`.
pub fn repeat(text: &Str, count: usize) -> Value {
    Str::from_data(match text.data() {
        Ascii(text) => Ascii(text.repeat(count)),
        _ if count == 0 => Ascii(String::new()),
        Latin1(items) => Latin1(items.repeat(count)),
        Ucs2(items) => Ucs2(items.repeat(count)),
        Ucs4(items) => Ucs4(items.repeat(count)),
    })
}
