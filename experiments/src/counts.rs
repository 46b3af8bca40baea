//! How often instructions were carried out, by the names of their opcodes: what `lab stats` shows.
//!
//! In come the counts of runs, out comes a table. Runs are added up. Tests: here, and `lab/tests/stats.rs`.

use std::collections::BTreeMap;
use std::fmt::Write;

use compiler::opcode::{Opcode, Opcodes};
use serde::{Deserialize, Serialize};
use vm::machine::counting;

/// The instructions, pairs and triples of some runs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counts {
    pub instructions: Vec<Row>,
    pub pairs: Vec<Row>,
    pub triples: Vec<Row>,
}

/// Instructions that came one after the other, and how often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub opcodes: Vec<String>,
    pub count: u64,
}

impl Counts {
    /// With the names of a language.
    pub fn new(counts: &counting::Counts, opcodes: &Opcodes) -> Counts {
        Counts {
            instructions: rows(counts.single(), opcodes),
            pairs: rows(counts.pairs(), opcodes),
            triples: rows(counts.triples(), opcodes),
        }
    }

    /// Those of both.
    #[must_use]
    pub fn with(self, other: Counts) -> Counts {
        Counts {
            instructions: sum(self.instructions, other.instructions),
            pairs: sum(self.pairs, other.pairs),
            triples: sum(self.triples, other.triples),
        }
    }

    /// The tables, each with the `most` frequent.
    pub fn text(&self, most: usize) -> String {
        let Counts { instructions, pairs, triples } = self;
        let tables = [("instructions", instructions), ("pairs", pairs), ("triples", triples)];
        let mut text = String::new();
        for (name, rows) in tables.into_iter().filter(|(_, rows)| !rows.is_empty()) {
            let all: u64 = rows.iter().map(|row| row.count).sum();
            if !text.is_empty() {
                text.push('\n');
            }
            let _ = writeln!(text, "{all:>14} 100.0 %  {name}, of {} kinds", rows.len());
            for Row { opcodes, count } in rows.iter().take(most) {
                let share = 100.0 * *count as f64 / all as f64;
                let _ = writeln!(text, "{count:>14} {share:>5.1} %  {}", opcodes.join("  "));
            }
        }
        text
    }
}

fn rows<const N: usize>(
    counted: impl Iterator<Item = ([u8; N], u64)>,
    opcodes: &Opcodes,
) -> Vec<Row> {
    let name = |number: u8| opcodes.name(Opcode(number.into()));
    let named = counted.map(|(numbers, count)| (numbers.map(name).to_vec(), count));
    sorted(named.collect())
}

fn sum(one: Vec<Row>, other: Vec<Row>) -> Vec<Row> {
    let mut all: BTreeMap<Vec<String>, u64> = BTreeMap::new();
    for Row { opcodes, count } in one.into_iter().chain(other) {
        *all.entry(opcodes).or_default() += count;
    }
    sorted(all)
}

/// The most frequent first.
fn sorted(counted: BTreeMap<Vec<String>, u64>) -> Vec<Row> {
    let rows = counted.into_iter().map(|(opcodes, count)| Row { opcodes, count });
    let mut rows: Vec<Row> = rows.collect();
    // Of the same number, the order of the names stays.
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(rows: &[(&str, u64)]) -> Counts {
        let row =
            |(name, count): &(&str, u64)| Row { opcodes: vec![name.to_string()], count: *count };
        Counts { instructions: rows.iter().map(row).collect(), ..Counts::default() }
    }

    #[test]
    fn runs_are_added_up_and_the_most_frequent_comes_first() {
        let both = counts(&[("NOP", 3), ("RESUME", 1)]).with(counts(&[("RESUME", 4), ("COPY", 3)]));
        assert_eq!(both, counts(&[("RESUME", 5), ("COPY", 3), ("NOP", 3)]));
        assert_eq!(
            both.text(2),
            "            11 100.0 %  instructions, of 3 kinds\n             \
             5  45.5 %  RESUME\n             3  27.3 %  COPY\n"
        );
    }
}
