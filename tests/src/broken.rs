//! Programs that CPython refuses, and what languages say of them.
//!
//! `tests/reference/broken` makes the programs and asks CPython; `tests/reference/versions` asks it for each program with
//! a version of Python to be read as.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::rc::Rc;

use compiler::compile::{self, CompileOptions};
use compiler::error::{Position, SyntaxError};
use compiler::language::Language;
use compiler::parser::{self, Engine, Mode};
use compiler::preprocess;
use compiler::source::Source;
use compiler::tokenizer::decode::{Origin, decode, from_text};
use serde::{Deserialize, Deserializer};

/// A language, and which reading of its grammar parses.
pub type Reading<'a> = (&'a Language, Engine);

/// A line of `tests/reference/broken` or `tests/reference/versions`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Program {
    Mutated {
        path: String,
        start: usize,
        end: usize,
        text: String,
        error: Option<Verdict>,
        #[serde(default, deserialize_with = "asked")]
        version: Asked,
    },
    Snippet {
        name: String,
        mode: String,
        source: Option<String>,
        bytes: Option<String>,
        error: Option<Verdict>,
        #[serde(default, deserialize_with = "asked")]
        version: Asked,
    },
}

/// The version that a program is to be read as, or no limit; none where all stages are asked, not only the parser.
type Asked = Option<Option<u32>>;

fn asked<'de, D: Deserializer<'de>>(version: D) -> Result<Asked, D::Error> {
    Option::deserialize(version).map(Some)
}

/// The exception: its type, message, `lineno`, `offset`, `end_lineno` and `end_offset`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Verdict(String, String, Option<i64>, Option<i64>, Option<i64>, Option<i64>);

impl Program {
    /// What a report calls it.
    fn name(&self) -> String {
        match self {
            Program::Mutated { path, start, end, text, version, .. } => {
                format!("{path}[{start}..{end}] = {text:?} as {version:?}")
            }
            Program::Snippet { name, mode, source, bytes, .. } => {
                format!("{name} ({mode}): {:?}", source.as_ref().or(bytes.as_ref()))
            }
        }
    }

    fn expected(&self) -> Option<&Verdict> {
        match self {
            Program::Mutated { error, .. } | Program::Snippet { error, .. } => error.as_ref(),
        }
    }

    fn mode(&self) -> Mode {
        match self {
            Program::Snippet { mode, .. } if mode == "eval" => Mode::Eval,
            Program::Snippet { mode, .. } if mode == "single" => Mode::Interactive,
            Program::Snippet { mode, .. } if mode == "func_type" => Mode::FuncType,
            _ => Mode::File,
        }
    }

    fn version(&self) -> Asked {
        match self {
            Program::Mutated { version, .. } | Program::Snippet { version, .. } => *version,
        }
    }

    /// The text; for bytes, what they decode to.
    fn text(&self, files: &mut Files) -> Result<String, SyntaxError> {
        match self {
            Program::Mutated { path, start, end, text, .. } => {
                files.read(path);
                let (before, after) =
                    (&files.text[..files.place(*start)], &files.text[files.place(*end)..]);
                from_text(&format!("{before}{text}{after}"))
            }
            Program::Snippet { source: Some(source), .. } => from_text(source),
            Program::Snippet { bytes, .. } => {
                let digits = bytes.as_deref().unwrap_or("").as_bytes().chunks(2);
                let byte = |pair: &[u8]| u8::from_str_radix(&String::from_utf8_lossy(pair), 16);
                let bytes: Vec<u8> = digits.flat_map(byte).collect();
                decode(&bytes, Origin::Memory).map(|decoded| decoded.text)
            }
        }
    }
}

/// The file that the last program was made of: programs of one file follow each other.
#[derive(Default)]
pub struct Files {
    path: String,
    text: String,
    /// Where each character begins.
    characters: Vec<usize>,
}

impl Files {
    fn read(&mut self, path: &str) {
        if self.path != path {
            self.path = path.to_string();
            self.text = std::fs::read_to_string(path).expect("the reference could read it");
            self.characters = self.text.char_indices().map(|(place, _)| place).collect();
        }
    }

    /// Where a character begins, or the text ends.
    fn place(&self, character: usize) -> usize {
        self.characters.get(character).map_or(self.text.len(), |place| *place)
    }
}

/// What lab says of a program.
pub fn verdict(
    program: &Program,
    files: &mut Files,
    (language, engine): Reading,
) -> Option<Verdict> {
    let (error, source) = match program.text(files) {
        Ok(text) => {
            let source = Rc::new(Source::new("<broken>", text));
            (stages(&source, program, (language, engine)).err()?, source)
        }
        Err(error) => (error, Rc::new(Source::new("<broken>", String::new()))),
    };
    let Position { lineno, offset, end_lineno, end_offset } = error.position(&source);
    Some(Verdict(
        error.kind.name().to_string(),
        error.message.clone(),
        lineno.map(i64::from),
        offset.map(i64::from),
        end_lineno.map(i64::from),
        end_offset.map(i64::from),
    ))
}

/// All stages; where a version is asked for, no further than to the tree, as `ast.parse` does.
fn stages(
    source: &Rc<Source>,
    program: &Program,
    (language, engine): Reading,
) -> Result<(), SyntaxError> {
    let feature_version = program.version().flatten();
    let mode = program.mode();
    let options = parser::Options { mode, engine, feature_version, ..Default::default() };
    let mut ast = parser::parse(source, language, options)?;
    if program.version().is_some() {
        return preprocess::preprocess(&mut ast, &language.schema, 0);
    }
    compile::compile(&ast, &CompileOptions::new("<broken>", language)).map(drop)
}

/// How the verdicts on many programs compare.
#[derive(Default)]
pub struct Comparison {
    pub total: usize,
    pub refused: usize,
    /// Where the readings differ.
    readings: Vec<String>,
    /// What CPython and lab say, and of which programs.
    different: BTreeMap<(String, String), Vec<String>>,
}

impl Comparison {
    /// The first reading is compared with CPython, the others with the first.
    fn add(&mut self, program: &Program, files: &mut Files, readings: &[Reading]) {
        let mut verdicts = readings.iter().map(|reading| verdict(program, files, *reading));
        let first = verdicts.next().expect("there is a reading");
        let others: Vec<Option<Verdict>> = verdicts.collect();
        self.total += 1;
        self.refused += usize::from(program.expected().is_some());
        if others.iter().any(|other| *other != first) {
            self.readings.push(format!("{}: {first:?}, {others:?}", program.name()));
        }
        if first.as_ref() != program.expected() {
            let class = (headline(program.expected()), headline(first.as_ref()));
            let detail =
                format!("{}\n        {:?}\n        {first:?}", program.name(), program.expected());
            self.different.entry(class).or_default().push(detail);
        }
    }

    /// At most one verdict in a thousand differs, and the readings never do.
    pub fn judge(&self) {
        assert!(self.differing() * 1000 <= self.total, "more than one in a thousand differ");
        assert!(self.readings.is_empty(), "the readings differ");
    }

    /// No verdict differs.
    pub fn expect_equality(&self) {
        assert!(self.total > 0, "there are programs");
        assert_eq!(self.differing(), 0, "verdicts differ");
        assert!(self.readings.is_empty(), "the readings differ");
    }

    fn differing(&self) -> usize {
        self.different.values().map(Vec::len).sum()
    }

    /// The classes of differences, the largest first, each with its first programs.
    fn report(&self) -> String {
        let mut classes: Vec<_> = self.different.iter().collect();
        classes.sort_by_key(|(_, programs)| std::cmp::Reverse(programs.len()));
        let mut text = String::new();
        for ((theirs, ours), programs) in classes {
            text += &format!("{} times: CPython says {theirs}; lab says {ours}\n", programs.len());
            for program in programs.iter().take(3) {
                text += &format!("    {program}\n");
            }
        }
        text
    }
}

fn headline(verdict: Option<&Verdict>) -> String {
    verdict.map_or("nothing".to_string(), |Verdict(kind, message, ..)| format!("{kind}: {message}"))
}

/// Compares the verdicts on the programs of `tests/reference/broken ARGUMENTS`.
pub fn compare(reference: &Path, arguments: &[&str], readings: &[Reading]) -> Comparison {
    compare_by("broken", reference, arguments, readings)
}

/// Compares the verdicts on the programs of a script in `tests/reference`.
pub fn compare_by(
    script: &str,
    reference: &Path,
    arguments: &[&str],
    readings: &[Reading],
) -> Comparison {
    let mut files = Files::default();
    let mut comparison = Comparison::default();
    each_program(script, reference, arguments, |program| {
        comparison.add(program, &mut files, readings);
    });
    let Comparison { total, refused, .. } = comparison;
    println!("{total} programs, {refused} refused, {} differ", comparison.differing());
    println!("{}", comparison.report());
    println!("the readings differ on {}: {:#?}", comparison.readings.len(), comparison.readings);
    comparison
}

/// Holds readings to each other on the programs of `tests/reference/broken ARGUMENTS`, whatever CPython says of them.
pub fn agree(reference: &Path, arguments: &[&str], readings: &[Reading]) {
    let (mut total, mut refused) = (0, 0);
    let mut files = Files::default();
    each_program("broken", reference, arguments, |program| {
        let verdicts = readings.iter().map(|reading| verdict(program, &mut files, *reading));
        let verdicts: Vec<Option<Verdict>> = verdicts.collect();
        let is_same = verdicts.iter().all(|verdict| *verdict == verdicts[0]);
        assert!(is_same, "{}: {verdicts:?}", program.name());
        total += 1;
        refused += usize::from(verdicts[0].is_some());
    });
    println!("{total} programs, {refused} refused, all by the same words");
}

/// Calls `visit` with each program of a script in `tests/reference`.
fn each_program(
    script: &str,
    reference: &Path,
    arguments: &[&str],
    mut visit: impl FnMut(&Program),
) {
    let script = crate::repository().join("tests/reference").join(script);
    let mut child = Command::new(reference)
        .arg(script)
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the reference starts");
    let output = BufReader::new(child.stdout.take().expect("its output is piped"));
    for line in output.lines() {
        let line = line.expect("the reference writes text");
        visit(&serde_json::from_str(&line).expect("a line is a program"));
    }
    assert!(child.wait().is_ok_and(|status| status.success()), "the reference ends well");
}
