//! How often each instruction is carried out, and which come one after the other.
//!
//! As long as somebody counts, the code that runs is watched, as it is for listeners (`machine/tracing.rs`), from its first
//! instruction on; nobody is asked otherwise. What is counted is what the compiler wrote, whatever it was specialised
//! to. Calls do not end a row of instructions: behind a `CALL` comes what the called function begins with. What stands
//! before a code object's first `RESUME` is counted there when it first runs. Tests: `lab/tests/stats.rs`.

use rustc_hash::FxHashMap;

use super::Machine;

/// How many opcodes there can be.
const NUMBERS: usize = 256;

/// How often instructions were carried out, by the numbers of their opcodes.
pub struct Counts {
    single: Box<[u64]>,
    pairs: Box<[u64]>,
    /// Where they are asked for.
    triples: Option<FxHashMap<[u8; 3], u64>>,
    /// The last two.
    last: (Option<u8>, Option<u8>),
}

impl Counts {
    fn new(has_triples: bool) -> Counts {
        Counts {
            single: vec![0; NUMBERS].into(),
            pairs: vec![0; NUMBERS * NUMBERS].into(),
            triples: has_triples.then(FxHashMap::default),
            last: (None, None),
        }
    }

    fn add(&mut self, opcode: u8) {
        self.single[usize::from(opcode)] += 1;
        if let (before, Some(last)) = self.last {
            self.pairs[usize::from(last) * NUMBERS + usize::from(opcode)] += 1;
            if let (Some(triples), Some(before)) = (&mut self.triples, before) {
                *triples.entry([before, last, opcode]).or_default() += 1;
            }
        }
        self.last = (self.last.1, Some(opcode));
    }

    /// Each opcode that was carried out, with how often.
    pub fn single(&self) -> impl Iterator<Item = ([u8; 1], u64)> {
        let counted = self.single.iter().enumerate().filter(|(_, count)| **count > 0);
        counted.map(|(place, count)| ([place as u8], *count))
    }

    /// Two opcodes that were carried out one after the other.
    pub fn pairs(&self) -> impl Iterator<Item = ([u8; 2], u64)> {
        let counted = self.pairs.iter().enumerate().filter(|(_, count)| **count > 0);
        counted.map(|(place, count)| ([(place / NUMBERS) as u8, (place % NUMBERS) as u8], *count))
    }

    /// Three of them; none where they are not counted.
    pub fn triples(&self) -> impl Iterator<Item = ([u8; 3], u64)> {
        self.triples.iter().flatten().map(|(three, count)| (*three, *count))
    }
}

impl Machine {
    /// Counts the instructions of what runs from here on.
    pub fn count_instructions(&self, has_triples: bool) {
        self.tracing.start_counting(Counts::new(has_triples));
        self.raise_event();
    }

    /// What was counted; nothing is counted any more.
    pub fn instruction_counts(&self) -> Option<Counts> {
        self.tracing.end_counting()
    }
}

impl super::tracing::Tracing {
    /// Counts an instruction, where somebody does.
    pub(crate) fn count(&self, opcode: u8) {
        if let Some(counts) = &mut *self.counts.borrow_mut() {
            counts.add(opcode);
        }
    }
}
