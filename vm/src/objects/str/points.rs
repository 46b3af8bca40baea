//! The code points of a string, one after the other, from both ends.

use std::slice::Iter;

use super::StrData;
use StrData::{Ascii, Latin1, Ucs2, Ucs4};

/// Code points of any width.
#[derive(Clone)]
pub enum CodePoints<'a> {
    Narrow(Iter<'a, u8>),
    Middle(Iter<'a, u16>),
    Wide(Iter<'a, u32>),
}

impl CodePoints<'_> {
    pub fn of(data: &StrData) -> CodePoints<'_> {
        match data {
            Ascii(text) => CodePoints::Narrow(text.as_bytes().iter()),
            Latin1(items) => CodePoints::Narrow(items.iter()),
            Ucs2(items) => CodePoints::Middle(items.iter()),
            Ucs4(items) => CodePoints::Wide(items.iter()),
        }
    }
}

impl Iterator for CodePoints<'_> {
    type Item = u32;

    #[inline]
    fn next(&mut self) -> Option<u32> {
        match self {
            CodePoints::Narrow(items) => items.next().map(|point| u32::from(*point)),
            CodePoints::Middle(items) => items.next().map(|point| u32::from(*point)),
            CodePoints::Wide(items) => items.next().copied(),
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        match self {
            CodePoints::Narrow(items) => items.size_hint(),
            CodePoints::Middle(items) => items.size_hint(),
            CodePoints::Wide(items) => items.size_hint(),
        }
    }
}

impl DoubleEndedIterator for CodePoints<'_> {
    #[inline]
    fn next_back(&mut self) -> Option<u32> {
        match self {
            CodePoints::Narrow(items) => items.next_back().map(|point| u32::from(*point)),
            CodePoints::Middle(items) => items.next_back().map(|point| u32::from(*point)),
            CodePoints::Wide(items) => items.next_back().copied(),
        }
    }
}

impl ExactSizeIterator for CodePoints<'_> {}
