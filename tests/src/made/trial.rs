//! What a program does in the machine and in the reference, side by side.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use super::ours::{Answer, Asked};
use super::smaller::smaller;
use super::worker::{HANGS, Worker};

/// How long a program is made smaller: no trial begins later.
const PATIENCE: Duration = Duration::from_secs(60);

/// To so many other places objects are moved, where it is asked whether that matters.
const PLACES: usize = 32;

/// Where a program ends its recursion. How many calls that takes differs in the reference by one or by hundreds: a call of a
/// class counts twice from where its call site is specialised.
const TOO_DEEP: &str = "maximum recursion depth exceeded";

/// What is said of a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    Right,
    Wrong(Failure),
    /// The reference cannot do it, or takes too long: nobody has to.
    PassedBy(String),
}

/// How a program fails.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// The process ended, or hung: what was said.
    Ends(String),
    /// The outputs differ: the first line that does, of both, and the machine's last one, which names what ended the program.
    Differs { theirs: String, ours: String, last: String },
    /// There are more objects each time that it has run.
    Leaks(Vec<usize>),
    /// It has a syntax error: the grammar is wrong.
    NoProgram,
}

impl Failure {
    /// Whether two are the same fault, as far as one can tell.
    fn is_like(&self, other: &Failure) -> bool {
        match (self, other) {
            (Failure::Ends(one), Failure::Ends(two)) => gist(one) == gist(two),
            (
                Failure::Differs { theirs, ours, .. },
                Failure::Differs { theirs: two, ours: other, .. },
            ) => {
                kind_of_line(theirs) == kind_of_line(two)
                    && kind_of_line(ours) == kind_of_line(other)
            }
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

impl Failure {
    /// Whether what differs speaks of a name that is not there, as it does where its definition has been left out.
    fn lacks_a_name(&self) -> bool {
        let Failure::Differs { theirs, ours, .. } = self else { return false };
        [theirs, ours].iter().any(|line| line.contains("is not defined"))
    }
}

/// What was said, without numbers.
fn gist(told: &str) -> String {
    told.chars().filter(|character| !character.is_ascii_hexdigit()).take(200).collect()
}

/// The beginning of a line, where an error has its name.
fn kind_of_line(line: &str) -> &str {
    let end = line.find(|character: char| !character.is_alphanumeric() && character != ' ');
    &line[..end.unwrap_or(line.len())]
}

#[derive(Serialize)]
struct Question<'a> {
    text: &'a str,
    /// Where objects lie: the same for the same number.
    moved: usize,
}

#[derive(Deserialize)]
struct Told {
    written: String,
    status: i32,
}

/// Runs programs in both.
pub struct Trial {
    ours: Worker,
    reference: Option<Worker>,
    /// Where the reference is.
    path: Option<PathBuf>,
}

impl Trial {
    /// Without a reference, only what ends badly or leaks is noticed.
    pub fn new(reference: Option<&Path>) -> Trial {
        let path = reference.map(Path::to_path_buf);
        let reference = reference.map(|path| Worker::reference(path, 0));
        Trial { ours: Worker::ours(), reference, path }
    }

    /// Whether a program does what it should.
    pub fn verdict(&mut self, text: &str) -> Verdict {
        let ours = self.ask(text, false, 2);
        let theirs = self.reference.as_mut().map(|reference| written_by(reference, text, 0));
        let (answer, theirs) = match (ours, theirs.transpose()) {
            (Ok(Answer { written: None, .. }), _) => return Verdict::Wrong(Failure::NoProgram),
            (Err(told), Ok(_)) => return Verdict::Wrong(Failure::Ends(told)),
            (Err(told), Err(_)) if told != HANGS => return Verdict::Wrong(Failure::Ends(told)),
            (_, Err(told)) => {
                // One without an end may have filled the memory. What cannot be remembered then is never freed.
                self.ours.restart();
                return Verdict::PassedBy(told);
            }
            (Ok(answer), Ok(theirs)) => (answer, theirs),
        };
        let ours = answer.written.unwrap_or_default();
        let differs = theirs.as_ref().and_then(|theirs| difference(theirs, &ours));
        if let Some(theirs) = theirs.filter(|_| differs.is_some()) {
            if [&theirs, &ours].iter().all(|written| written.contains(TOO_DEEP)) {
                return Verdict::PassedBy(
                    "how deep it comes depends on its call sites".to_string(),
                );
            }
            if self.depends_on_places(text, &theirs) {
                let why = "it depends on where objects lie, or on the hashes of strings";
                return Verdict::PassedBy(why.to_string());
            }
        }
        let failure = differs.or_else(|| self.fault_of_heap(text, &answer.live));
        failure.map_or(Verdict::Right, Verdict::Wrong)
    }

    /// Whether the reference writes something else where its objects lie elsewhere and strings have other hashes: sets have
    /// another order, and dicts compare other keys.
    fn depends_on_places(&self, text: &str, theirs: &str) -> bool {
        let Some(path) = &self.path else { return false };
        (1..=PLACES).any(|number| {
            let mut other = Worker::reference(path, number);
            let written = written_by(&mut other, text, number);
            other.restart();
            written.is_ok_and(|other| difference(theirs, &other).is_some())
        })
    }

    /// What a program, after which there were so many objects when it had run twice, does to the heap.
    fn fault_of_heap(&mut self, text: &str, first: &[usize]) -> Option<Failure> {
        if first[1] > first[0] {
            match self.ask(text, false, 5) {
                Ok(Answer { live, .. }) if live[2] < live[3] && live[3] < live[4] => {
                    return Some(Failure::Leaks(live));
                }
                Ok(_) => {}
                Err(told) => return Some(Failure::Ends(told)),
            }
        }
        // Under stress other collections bring other orders of death: only what it does to the heap is looked at.
        let stressed = text.replace("gc.disable()", "gc.enable()");
        self.ask(&stressed, true, 1).err().map(Failure::Ends)
    }

    fn ask(&mut self, text: &str, stress: bool, times: usize) -> Result<Answer, String> {
        let asked = Asked { text: text.to_string(), stress, times };
        let question = serde_json::to_string(&asked).expect("a question is JSON");
        let line = self.ours.ask(&question)?;
        Ok(serde_json::from_str(&line).expect("an answer is JSON"))
    }

    /// The smallest program found that fails in the same way; from a new process, so that nothing before it matters.
    pub fn smallest(&mut self, text: &str, failure: &Failure) -> (String, Failure) {
        self.ours.restart();
        let (mut last, started) = (failure.clone(), Instant::now());
        let smallest = smaller(text, |text| {
            if started.elapsed() > PATIENCE {
                return false;
            }
            match self.verdict(text) {
                Verdict::Wrong(found) if found.is_like(failure) && !found.lacks_a_name() => {
                    last = found;
                    true
                }
                _ => false,
            }
        });
        (smallest, last)
    }
}

/// What the reference writes, or why it does not.
fn written_by(reference: &mut Worker, text: &str, moved: usize) -> Result<String, String> {
    let question = serde_json::to_string(&Question { text, moved }).expect("a question is JSON");
    let line = reference.ask(&question)?;
    let told: Told = serde_json::from_str(&line).expect("an answer is JSON");
    let own = ["<frozen ", "/lib/python3.14/", "MemoryError"]
        .into_iter()
        .find(|place| told.written.contains(place));
    match (told.status, own) {
        (0, None) => Ok(told.written),
        // A warning imports modules, which may fail, or end what dies then. Memory ends elsewhere.
        (0, Some(own)) => Err(format!("it tells of {own}")),
        (status, _) => Err(format!("it ends with {status}")),
    }
}

/// The first lines that differ, addresses apart.
fn difference(theirs: &str, ours: &str) -> Option<Failure> {
    let last = ours.lines().next_back().unwrap_or_default().to_string();
    let (mut theirs, mut ours) = (theirs.lines(), ours.lines());
    loop {
        let pair = [theirs.next(), ours.next()].map(|line| line.map(without_addresses));
        match pair {
            [None, None] => return None,
            [one, two] if one == two => {}
            [one, two] => {
                let [theirs, ours] = [one, two].map(|line| line.unwrap_or("(nothing)".to_string()));
                let place = theirs.chars().zip(ours.chars()).take_while(|(a, b)| a == b).count();
                let [theirs, ours] = [theirs, ours].map(|line| around(&line, place));
                return Some(Failure::Differs { theirs, ours, last });
            }
        }
    }
}

/// The part of a long line with its character number `place`.
fn around(line: &str, place: usize) -> String {
    const SHOWN: usize = 300;
    match line.chars().count() {
        0..=SHOWN => line.to_string(),
        _ => line.chars().skip(place.saturating_sub(SHOWN / 3)).take(SHOWN).collect(),
    }
}

/// A line with `0x` in place of every address.
fn without_addresses(line: &str) -> String {
    let mut parts = line.split("0x");
    let mut kept = parts.next().unwrap_or_default().to_string();
    for part in parts {
        kept.push_str("0x");
        kept.push_str(part.trim_start_matches(|digit: char| digit.is_ascii_hexdigit()));
    }
    kept
}
