//! Making strings in their narrowest form: from UTF-8, from code points, by joining.

use heap::allocator::asking;
use heap::room::{self, NoRoom};
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

/// Collects text of any width; stays ASCII as long as all that is pushed is. Where there is no room for more, it takes
/// nothing, and says so at the end.
#[derive(Default)]
pub struct StrBuilder {
    ascii: String,
    wide: Option<Vec<u32>>,
    full: bool,
}

impl StrBuilder {
    pub fn with_capacity(length: usize) -> StrBuilder {
        let mut builder = StrBuilder::default();
        builder.has_ascii_room(length);
        builder
    }

    /// Makes room for so many more characters of ASCII, where there is some.
    #[inline]
    fn has_ascii_room(&mut self, more: usize) -> bool {
        if self.ascii.capacity() - self.ascii.len() < more {
            self.full |= asking(|| self.ascii.try_reserve(more)).is_err();
        }
        !self.full
    }

    /// The wide row, with room for so many more code points.
    fn widen(&mut self, more: usize) -> Option<&mut Vec<u32>> {
        if self.wide.is_none() {
            let ascii = std::mem::take(&mut self.ascii);
            let mut points = Vec::new();
            self.full |= asking(|| points.try_reserve(ascii.len() + more)).is_err();
            if !self.full {
                points.extend(ascii.bytes().map(u32::from));
            }
            self.wide = Some(points);
        }
        let points = self.wide.as_mut()?;
        if points.capacity() - points.len() < more {
            self.full |= asking(|| points.try_reserve(more)).is_err();
        }
        (!self.full).then_some(points)
    }

    fn extend(&mut self, count: usize, points: impl Iterator<Item = u32>) {
        if let Some(row) = self.widen(count) {
            row.extend(points);
        }
    }

    pub fn push(&mut self, text: &Str) {
        match (text.as_ascii(), self.wide.is_some()) {
            (Some(text), false) if self.has_ascii_room(text.len()) => self.ascii.push_str(text),
            (Some(_), false) => (),
            _ => self.extend(text.len(), text.code_points()),
        }
    }

    pub fn push_str(&mut self, text: &str) {
        match (self.wide.is_some(), text.is_ascii()) {
            (false, true) if self.has_ascii_room(text.len()) => self.ascii.push_str(text),
            (false, true) => (),
            _ => self.extend(text.len(), text.chars().map(u32::from)),
        }
    }

    #[inline]
    pub fn push_point(&mut self, point: u32) {
        match &self.wide {
            None if point < 0x80 => {
                if self.has_ascii_room(1) {
                    self.ascii.push(point as u8 as char);
                }
            }
            _ => self.extend(1, std::iter::once(point)),
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

    pub fn finish(self) -> Result<Value, NoRoom> {
        if self.full {
            return Err(NoRoom);
        }
        Ok(match self.wide {
            None => match self.ascii.as_bytes() {
                &[byte] => Str::character(u32::from(byte)),
                _ => Str::from_data(Ascii(self.ascii)),
            },
            Some(points) => {
                room::look_for::<u32>(points.len())?;
                from_points(&points)
            }
        })
    }
}

/// `one + two`.
pub fn concat(one: &Str, two: &Str) -> Result<Value, NoRoom> {
    Ok(match (one.data(), two.data()) {
        (Ascii(one), Ascii(two)) => {
            let mut text = String::new();
            asking(|| text.try_reserve_exact(one.len() + two.len())).map_err(|_| NoRoom)?;
            text.push_str(one);
            text.push_str(two);
            Str::from_data(Ascii(text))
        }
        (Latin1(one), Latin1(two)) => Str::from_data(Latin1(room::concat(one, two)?)),
        (Ucs2(one), Ucs2(two)) => Str::from_data(Ucs2(room::concat(one, two)?)),
        _ => {
            let mut builder = StrBuilder::with_capacity(one.len() + two.len());
            builder.push(one);
            builder.push(two);
            return builder.finish();
        }
    })
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
