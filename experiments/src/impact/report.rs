//! The files that a change has an impact on, grouped by cause. The order in which files or reports come makes no difference.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::record::{Effect, Outcome, Record, Use};

/// What is known of all files.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Report {
    pub heading: Heading,
    /// The parts of the files that it is about; all of them, if it names none.
    pub shards: Vec<Shard>,
    pub files: u64,
    pub lines: u64,
    /// Files that nobody came to.
    pub left: u64,
    pub groups: Vec<Group>,
    /// Names that are none any more, where they are used.
    pub keywords: Vec<Keyword>,
    pub refused: Vec<Aside>,
    pub skipped: Vec<Aside>,
}

/// Which change it is about. Reports of two changes are not to be mixed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// What was switched on.
    pub change: Vec<String>,
    /// The fingerprints of both languages.
    pub before: String,
    pub after: String,
}

/// One of the parts that the files are dealt out to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Shard {
    /// From 1.
    pub number: u32,
    pub of: u32,
}

/// Files that change for the same reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub effect: Effect,
    pub cause: String,
    /// The shortest first.
    pub examples: Vec<Example>,
}

/// A file of a group, and where it changes first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Example {
    pub path: String,
    pub line: u32,
    pub text: String,
    pub message: Option<String>,
}

/// A name that is a keyword now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Keyword {
    pub name: String,
    pub uses: u64,
    /// The files with uses, the shortest first line first.
    pub files: Vec<Example>,
}

/// A file that is not compared, and why.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Aside {
    pub path: String,
    pub why: String,
}

/// Why reports cannot be merged.
#[derive(Debug, PartialEq, Eq)]
pub enum Clash {
    /// They are about different changes.
    OtherChange,
    /// The files were dealt out differently.
    OtherShards,
    /// Both have this part, or the whole.
    Twice(Option<Shard>),
}

impl fmt::Display for Clash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Clash::OtherChange => f.write_str(
                "it is about another change, or was made with other files of the language",
            ),
            Clash::OtherShards => f.write_str("it is of another number of shards"),
            Clash::Twice(Some(shard)) => write!(f, "shard {shard} is there twice"),
            Clash::Twice(None) => f.write_str("a report of all files is merged with another"),
        }
    }
}

impl fmt::Display for Shard {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

impl FromStr for Shard {
    type Err = String;

    fn from_str(text: &str) -> Result<Shard, String> {
        let numbers = text.split_once('/').and_then(|(number, of)| {
            Some(Shard { number: number.parse().ok()?, of: of.parse().ok()? })
        });
        let is_there = |shard: &Shard| (1..=shard.of).contains(&shard.number);
        numbers
            .filter(is_there)
            .ok_or_else(|| "a shard is given as I/N, from 1/N to N/N".to_string())
    }
}

impl Shard {
    /// Whether a file belongs to it, by the path below the folder that was asked about.
    pub fn has(self, path: &str) -> bool {
        let number = pegen::definition::Fingerprint::default().with(path).0;
        // The upper bits depend on all of the path.
        (number >> 32) % u64::from(self.of.max(1)) == u64::from(self.number - 1)
    }
}

impl Report {
    /// A report without files.
    pub fn new(heading: Heading, shard: Option<Shard>) -> Report {
        Report {
            heading,
            shards: shard.into_iter().collect(),
            files: 0,
            lines: 0,
            left: 0,
            groups: Vec::new(),
            keywords: Vec::new(),
            refused: Vec::new(),
            skipped: Vec::new(),
        }
    }

    /// The report of these files.
    pub fn of(
        heading: Heading,
        shard: Option<Shard>,
        records: impl IntoIterator<Item = Record>,
    ) -> Report {
        let mut report = Report::new(heading, shard);
        let mut groups = BTreeMap::new();
        let mut keywords = BTreeMap::new();
        for Record { path, lines, outcome, uses } in records {
            report.files += 1;
            report.lines += lines;
            add_uses(&mut keywords, &path, uses);
            match outcome {
                Outcome::Same => {}
                Outcome::Skipped(why) => report.skipped.push(Aside { path, why }),
                Outcome::Refused(why) => report.refused.push(Aside { path, why }),
                Outcome::Changed(found) => {
                    let example = Example {
                        path,
                        line: found.line,
                        text: found.text,
                        message: found.message,
                    };
                    let group: &mut Vec<Example> =
                        groups.entry((found.effect, found.cause)).or_default();
                    group.push(example);
                }
            }
        }
        report.put_in_order(groups, keywords);
        report
    }

    /// The report of the files of both.
    pub fn merge(mut self, other: Report) -> Result<Report, Clash> {
        if self.heading != other.heading {
            return Err(Clash::OtherChange);
        }
        if self.shards.is_empty() || other.shards.is_empty() {
            return Err(Clash::Twice(None));
        }
        if self.shards.iter().chain(&other.shards).any(|shard| shard.of != self.shards[0].of) {
            return Err(Clash::OtherShards);
        }
        if let Some(twice) = self.shards.iter().find(|shard| other.shards.contains(shard)) {
            return Err(Clash::Twice(Some(*twice)));
        }
        // A report is whatever its file says.
        let sum = u64::saturating_add;
        self.files = sum(self.files, other.files);
        self.lines = sum(self.lines, other.lines);
        self.left = sum(self.left, other.left);
        self.refused.extend(other.refused);
        self.skipped.extend(other.skipped);
        self.shards.extend(other.shards);
        self.shards.sort();
        if self.shards.len() == self.shards[0].of as usize {
            self.shards.clear();
        }
        let mut groups: BTreeMap<_, Vec<Example>> = BTreeMap::new();
        for group in std::mem::take(&mut self.groups).into_iter().chain(other.groups) {
            groups.entry((group.effect, group.cause)).or_default().extend(group.examples);
        }
        let mut keywords: BTreeMap<String, Keyword> = BTreeMap::new();
        for word in std::mem::take(&mut self.keywords).into_iter().chain(other.keywords) {
            match keywords.get_mut(&word.name) {
                Some(known) => {
                    known.uses = sum(known.uses, word.uses);
                    known.files.extend(word.files);
                }
                None => drop(keywords.insert(word.name.clone(), word)),
            }
        }
        self.put_in_order(groups, keywords);
        Ok(self)
    }

    /// The commonest cause first, of each the shortest example.
    fn put_in_order(
        &mut self,
        groups: BTreeMap<(Effect, String), Vec<Example>>,
        keywords: BTreeMap<String, Keyword>,
    ) {
        let groups = groups.into_iter().map(|((effect, cause), mut examples)| {
            sort(&mut examples);
            Group { effect, cause, examples }
        });
        self.groups = groups.collect();
        // Where there are as many, the order of the causes stays.
        self.groups.sort_by_key(|group| (group.effect, std::cmp::Reverse(group.examples.len())));
        self.keywords = keywords.into_values().collect();
        self.keywords.iter_mut().for_each(|word| sort(&mut word.files));
        self.refused.sort();
        self.skipped.sort();
    }

    /// Whether anything changes.
    pub fn is_clean(&self) -> bool {
        self.groups.is_empty() && self.keywords.is_empty()
    }
}

fn add_uses(keywords: &mut BTreeMap<String, Keyword>, path: &str, uses: Vec<Use>) {
    for Use { name, lines, text } in uses {
        let known = keywords.entry(name.clone());
        let word = known.or_insert_with(|| Keyword { name, uses: 0, files: Vec::new() });
        word.uses += lines.len() as u64;
        let line = lines.first().copied().unwrap_or(0);
        word.files.push(Example { path: path.to_string(), line, text, message: None });
    }
}

fn sort(examples: &mut [Example]) {
    examples.sort_by(|one, two| {
        let key = |of: &Example| (of.text.len(), of.line);
        key(one).cmp(&key(two)).then_with(|| one.path.cmp(&two.path))
    });
}

/// How many examples of a cause, or files that were not compared, are shown.
const SHOWN: usize = 3;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let change = match self.heading.change.is_empty() {
            true => "the other language".to_string(),
            false => self.heading.change.join(" and "),
        };
        writeln!(f, "What {change} changes in {} ({} lines).", files(self.files), self.lines)?;
        if !self.shards.is_empty() {
            let shards: Vec<String> = self.shards.iter().map(Shard::to_string).collect();
            writeln!(f, "These are the files of shard {} only.", shards.join(", "))?;
        }
        if self.left > 0 {
            writeln!(f, "{} more not looked at.", were(self.left))?;
        }
        self.show_groups(f)?;
        self.show_keywords(f)?;
        show_asides(f, &self.refused, "refused by the language as it was")?;
        show_asides(f, &self.skipped, "not read")?;
        if self.is_clean() {
            writeln!(f, "\nAll of them have the same trees and the same code.")?;
        }
        Ok(())
    }
}

impl Report {
    fn show_groups(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for effect in [Effect::Parse, Effect::Compile, Effect::Tree, Effect::Code] {
            let groups: Vec<&Group> =
                self.groups.iter().filter(|group| group.effect == effect).collect();
            let count: usize = groups.iter().map(|group| group.examples.len()).sum();
            if count == 0 {
                continue;
            }
            writeln!(f, "\n{} {}", files(count as u64), effect.about(count == 1))?;
            for group in groups {
                writeln!(f, "  {}: {}", files(group.examples.len() as u64), group.cause)?;
                show_examples(f, &group.examples)?;
            }
        }
        Ok(())
    }

    fn show_keywords(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.keywords.is_empty() {
            return Ok(());
        }
        writeln!(f, "\nNames that are keywords now")?;
        for Keyword { name, uses, files: found } in &self.keywords {
            let times = if *uses == 1 { "once".to_string() } else { format!("{uses} times") };
            writeln!(f, "  `{name}` is used {times}, in {}", files(found.len() as u64))?;
            show_examples(f, found)?;
        }
        Ok(())
    }
}

fn show_examples(f: &mut fmt::Formatter<'_>, examples: &[Example]) -> fmt::Result {
    for Example { path, line, text, message } in examples.iter().take(SHOWN) {
        writeln!(f, "    {path}:{line}: {text}")?;
        if let Some(message) = message {
            writeln!(f, "      {message}")?;
        }
    }
    show_rest(f, examples.len())
}

fn show_asides(f: &mut fmt::Formatter<'_>, asides: &[Aside], what: &str) -> fmt::Result {
    if asides.is_empty() {
        return Ok(());
    }
    writeln!(f, "\n{} {what}", were(asides.len() as u64))?;
    for Aside { path, why } in asides.iter().take(SHOWN) {
        writeln!(f, "    {path}: {why}")?;
    }
    show_rest(f, asides.len())
}

fn show_rest(f: &mut fmt::Formatter<'_>, count: usize) -> fmt::Result {
    match count.saturating_sub(SHOWN) {
        0 => Ok(()),
        more => writeln!(f, "    and {more} more (all of them with --format json)"),
    }
}

fn files(count: u64) -> String {
    if count == 1 { "1 file".to_string() } else { format!("{count} files") }
}

fn were(count: u64) -> String {
    format!("{} {}", files(count), if count == 1 { "was" } else { "were" })
}
