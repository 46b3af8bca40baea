//! What was matched where: the results of the rules that the grammar marks `(memo)`.
//!
//! For each token a short list of entries, newest first, as in CPython; few rules are remembered at any one place.

/// The result of a rule at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remembered {
    Failure,
    /// The value as a word, and where the match ends.
    Match {
        value: u32,
        end: u32,
    },
}

#[derive(Debug, Clone, Copy)]
struct Entry {
    rule: u32,
    /// The next entry of the same token, plus one.
    next: u32,
    value: u32,
    end: u32,
}

/// The end of a failure: no token is that far.
const FAILED: u32 = u32::MAX;

#[derive(Debug)]
pub struct Memo {
    /// For each token the newest entry, plus one.
    newest: Vec<u32>,
    entries: Vec<Entry>,
}

impl Memo {
    pub fn new(tokens: usize) -> Memo {
        Memo { newest: vec![0; tokens], entries: Vec::with_capacity(tokens * 2) }
    }

    #[inline]
    pub fn recall(&self, rule: usize, at: usize) -> Option<Remembered> {
        let mut next = *self.newest.get(at)?;
        while let Some(entry) = (next as usize).checked_sub(1).and_then(|at| self.entries.get(at)) {
            if entry.rule == rule as u32 {
                return Some(match entry.end {
                    FAILED => Remembered::Failure,
                    end => Remembered::Match { value: entry.value, end },
                });
            }
            next = entry.next;
        }
        None
    }

    /// Puts a result in front of any older one of the same rule and place.
    #[inline]
    pub fn remember(&mut self, rule: usize, at: usize, result: Remembered) {
        let Some(newest) = self.newest.get_mut(at) else { return };
        let (value, end) = match result {
            Remembered::Failure => (0, FAILED),
            Remembered::Match { value, end } => (value, end),
        };
        self.entries.push(Entry { rule: rule as u32, next: *newest, value, end });
        *newest = self.entries.len() as u32;
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.newest.fill(0);
        self.entries.clear();
    }
}
