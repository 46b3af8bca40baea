//! `co_exceptiontable`: which instructions have which handler.
//!
//! An entry is four numbers: start and length of the protected instructions, the handler, all in code
//! units; and the depth to cut the stack to, shifted left by one, bit 0 asking for the offset of the
//! raising instruction. A number takes six bits a byte, the highest first; bit 6 says that more bytes
//! follow, bit 7 marks the first byte of an entry.

use crate::flowgraph::{HandlerInfo, PlacedInstruction};

const CONTINUES: u8 = 0x40;
const STARTS_ENTRY: u8 = 0x80;

/// A decoded entry, in code units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    pub start: u32,
    pub end: u32,
    pub target: u32,
    pub depth: u32,
    pub lasti: bool,
}

pub(super) fn encode(instructions: &[PlacedInstruction], offsets: &[u32]) -> Vec<u8> {
    let mut table = Vec::new();
    let mut start = 0;
    for place in 0..instructions.len() {
        let handler = instructions[place].handler;
        let next = instructions.get(place + 1).and_then(|next| next.handler);
        if place + 1 < instructions.len() && handler.map(|h| h.target) == next.map(|h| h.target) {
            continue;
        }
        if let Some(handler) = handler {
            write_entry(&mut table, offsets[start], offsets[place + 1], &handler, offsets);
        }
        start = place + 1;
    }
    table
}

fn write_entry(table: &mut Vec<u8>, start: u32, end: u32, handler: &HandlerInfo, offsets: &[u32]) {
    // The handler starts with the exception on the stack, perhaps with the offset below it.
    let pushed = 1 + u32::from(handler.preserve_lasti);
    let depth = handler.start_depth.saturating_sub(pushed);
    let first = table.len();
    write_number(table, start);
    write_number(table, end - start);
    write_number(table, offsets[handler.target as usize]);
    write_number(table, depth << 1 | u32::from(handler.preserve_lasti));
    table[first] |= STARTS_ENTRY;
}

fn write_number(table: &mut Vec<u8>, number: u32) {
    for shift in [24, 18, 12, 6] {
        if number >> shift != 0 {
            table.push((number >> shift & 0x3F) as u8 | CONTINUES);
        }
    }
    table.push((number & 0x3F) as u8);
}

/// The entries of a table; those before the first malformed one.
pub fn decode(table: &[u8]) -> impl Iterator<Item = Entry> + '_ {
    let mut rest = table.iter();
    std::iter::from_fn(move || {
        let mut number = || {
            let mut number: u32 = 0;
            loop {
                let byte = rest.next()?;
                number = number.checked_mul(64)? | u32::from(byte & 0x3F);
                if byte & CONTINUES == 0 {
                    return Some(number);
                }
            }
        };
        let (start, length, target, depth) = (number()?, number()?, number()?, number()?);
        let end = start.checked_add(length)?;
        Some(Entry { start, end, target, depth: depth >> 1, lasti: depth & 1 != 0 })
    })
}
