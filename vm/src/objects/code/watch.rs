//! Watched code: each instruction has given its place to one that tells of it first.
//!
//! ```text
//!  units     watched i | cache | watched j | ...     the arguments stay, and so do the caches
//!  places    opcode  i |       | opcode  j | ...     of the general forms: nothing specialises meanwhile
//! ```
//!
//! What begins a frame stays as it is: the instructions before the first `RESUME`, of which nothing is told, and each
//! `RESUME`, which looks anyway whether anything has come up. Who counts instructions watches those in front too. What is
//! found out about a code object stays known.

use std::cell::{Cell, OnceCell};

use compiler::opcode::{Opcode, Opcodes, Role};
use compiler::operand::Operand;

use super::{Code, positions};

const WATCHED: u16 = Opcode::INSTRUMENTED_INSTRUCTION.0;
const RESUME: u8 = Opcode::RESUME.0 as u8;
/// What is known of a cache.
const NONE: u8 = 0;

/// What is known of a code unit.
#[derive(Clone, Copy)]
pub struct Place {
    /// The general form of the instruction there.
    pub opcode: u8,
    /// It is told of.
    pub is_told: bool,
    /// A line may begin there.
    is_start: bool,
    /// The line, or -1.
    pub line: i32,
}

impl Place {
    /// An instruction before the first `RESUME`.
    fn begins_frame(&self) -> bool {
        !self.is_told && self.opcode != NONE && self.opcode != RESUME
    }
}

/// Whether a code object is watched, and what is known of it since it was.
#[derive(Default)]
pub struct Watch {
    is_on: Cell<bool>,
    places: OnceCell<Box<[Place]>>,
}

impl Code {
    pub fn is_watched(&self) -> bool {
        self.watch.is_on.get()
    }

    /// What is known of a unit of code that has been watched.
    pub fn place(&self, unit: u32) -> Place {
        let places = self.watch.places.get().expect("the code has been watched");
        places[unit as usize]
    }

    /// Whether a new line begins at a unit for who comes from another: behind a `RESUME`, any line is new.
    pub fn begins_line(&self, unit: u32, previous: u32) -> bool {
        let (place, previous) = (self.place(unit), self.place(previous));
        place.is_start && (previous.opcode == RESUME || previous.line != place.line)
    }

    /// Tells of each instruction from here on; with `all`, also of those before the first `RESUME`.
    pub fn watch(&self, opcodes: &Opcodes, all: bool) {
        let places = self.watch.places.get_or_init(|| self.look_over(opcodes));
        self.watch.is_on.set(true);
        let is_watched = |place: &Place| place.is_told || all && place.begins_frame();
        for (unit, _) in places.iter().enumerate().filter(|(_, place)| is_watched(place)) {
            self.put_opcode(unit, WATCHED);
        }
    }

    /// Tells of nothing any more.
    pub fn unwatch(&self) {
        self.watch.is_on.set(false);
        let places = self.watch.places.get().into_iter().flatten();
        for (unit, place) in places.enumerate() {
            if self.units[unit].get() & 0xFF == WATCHED && (place.is_told || place.begins_frame()) {
                self.put_opcode(unit, u16::from(place.opcode));
            }
        }
    }

    /// The opcodes before the first `RESUME`.
    pub fn before_resume(&self) -> impl Iterator<Item = u8> {
        let places = self.watch.places.get().into_iter().flatten();
        let opcodes = places.map(|place| place.opcode).take_while(|opcode| *opcode != RESUME);
        opcodes.filter(|opcode| *opcode != NONE)
    }

    fn put_opcode(&self, unit: usize, opcode: u16) {
        let place = &self.units[unit];
        place.set(place.get() & 0xFF00 | opcode);
    }

    /// Finds out what there is to know.
    fn look_over(&self, opcodes: &Opcodes) -> Box<[Place]> {
        let lines = positions::runs(&self.source).flat_map(|run| {
            std::iter::repeat_n(run.position.line.unwrap_or(-1), run.units as usize)
        });
        let lines = lines.chain(std::iter::repeat(-1));
        let empty = |line| Place { opcode: NONE, is_told: false, is_start: false, line };
        let mut places: Box<[Place]> =
            self.units.iter().zip(lines).map(|(_, line)| empty(line)).collect();
        let (mut unit, mut has_begun, mut current) = (0, false, -1);
        while let Some(place) = places.get_mut(unit) {
            let opcode = general_form(Opcode(self.units[unit].get() & 0xFF));
            place.opcode = opcode.0 as u8;
            has_begun |= opcode == Opcode::RESUME;
            place.is_told = has_begun && opcode != Opcode::RESUME;
            if place.is_told && !NEVER_FIRST.contains(&opcode) {
                place.is_start = place.line >= 0 && place.line != current;
                current = place.line;
            }
            unit += 1 + opcodes.caches(opcode);
        }
        for target in self.arrivals(&places, opcodes) {
            if let Some(place) = places.get_mut(target) {
                place.is_start = place.is_told && place.line >= 0;
            }
        }
        places
    }

    /// Where a line may begin although the instruction before is of the same: where jumps lead, and handlers begin.
    fn arrivals(&self, places: &[Place], opcodes: &Opcodes) -> Vec<usize> {
        let opcode_at = |unit: usize| places.get(unit).map(|place| Opcode(u16::from(place.opcode)));
        let handlers = self.handlers.iter().map(|row| row.target as usize);
        let mut found: Vec<usize> =
            handlers.filter(|unit| opcode_at(*unit) != Some(Opcode::END_ASYNC_FOR)).collect();
        let (mut unit, mut high) = (0, 0);
        while let Some(opcode) = opcode_at(unit) {
            let argument = high << 8 | usize::from(self.units[unit].get() >> 8);
            high = if opcode == Opcode::EXTENDED_ARG { argument } else { 0 };
            unit += 1 + opcodes.caches(opcode);
            // Those that end a loop lead over its end, which the loop's own jump has.
            let over = usize::from(matches!(opcode, Opcode::FOR_ITER | Opcode::SEND));
            let target = match opcodes.operand(opcode) {
                Some(Operand::JumpForward) => unit.checked_add(argument + over),
                Some(Operand::JumpBackward) => unit.checked_sub(argument),
                _ => None,
            };
            found.extend(target.filter(|unit| opcode_at(*unit) != Some(Opcode::POP_ITER)));
        }
        found
    }
}

/// What comes behind the line's own instructions, or is jumped over where it does.
const NEVER_FIRST: [Opcode; 4] =
    [Opcode::END_ASYNC_FOR, Opcode::END_FOR, Opcode::END_SEND, Opcode::POP_ITER];

fn general_form(opcode: Opcode) -> Opcode {
    match opcode.info().map(|info| info.role) {
        Some(Role::Specializes(family)) => family,
        _ => opcode,
    }
}
