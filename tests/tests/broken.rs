//! Programs that CPython refuses: lab refuses the same ones, with the same words at the same place.
//!
//! `tests/reference/broken` makes the programs and asks CPython. `LAB_BROKEN` says how many mutated programs
//! there are to be, `LAB_SEED` which.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::rc::Rc;

use compiler::compile::{self, CompileOptions};
use compiler::error::{Position, SyntaxError};
use compiler::language::Language;
use compiler::parser::{self, Engine, Mode};
use compiler::source::Source;
use compiler::tokenizer::decode::{Origin, decode, from_text};
use serde::Deserialize;

/// A line of `tests/reference/broken`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Program {
    Mutated {
        path: String,
        start: usize,
        end: usize,
        text: String,
        error: Option<Verdict>,
    },
    Snippet {
        name: String,
        mode: String,
        source: Option<String>,
        bytes: Option<String>,
        error: Option<Verdict>,
    },
}

/// The exception: its type, message, `lineno`, `offset`, `end_lineno` and `end_offset`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Verdict(String, String, Option<i64>, Option<i64>, Option<i64>, Option<i64>);

impl Program {
    /// What a report calls it.
    fn name(&self) -> String {
        match self {
            Program::Mutated { path, start, end, text, .. } => {
                format!("{path}[{start}..{end}] = {text:?}")
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
            _ => Mode::File,
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
struct Files {
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
fn verdict(
    program: &Program,
    files: &mut Files,
    language: &Language,
    engine: Engine,
) -> Option<Verdict> {
    let (error, source) = match program.text(files) {
        Ok(text) => {
            let source = Rc::new(Source::new("<broken>", text));
            (compiled(&source, program.mode(), language, engine).err()?, source)
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

fn compiled(
    source: &Rc<Source>,
    mode: Mode,
    language: &Language,
    engine: Engine,
) -> Result<(), SyntaxError> {
    let options = parser::Options { mode, engine, ..Default::default() };
    let ast = parser::parse(source, language, options)?;
    compile::compile(&ast, &CompileOptions::new("<broken>", language)).map(drop)
}

/// How the verdicts on many programs compare.
#[derive(Default)]
struct Comparison {
    total: usize,
    refused: usize,
    /// Where the two readings of the grammar differ.
    engines: Vec<String>,
    /// What CPython and lab say, and of which programs.
    different: BTreeMap<(String, String), Vec<String>>,
}

impl Comparison {
    fn add(&mut self, program: &Program, files: &mut Files, language: &Language) {
        let generated = verdict(program, files, language, Engine::Generated);
        let machine = verdict(program, files, language, Engine::Machine);
        self.total += 1;
        self.refused += usize::from(program.expected().is_some());
        if generated != machine {
            self.engines.push(format!("{}: {generated:?}, {machine:?}", program.name()));
        }
        if generated.as_ref() != program.expected() {
            let class = (headline(program.expected()), headline(generated.as_ref()));
            let detail = format!(
                "{}\n        {:?}\n        {generated:?}",
                program.name(),
                program.expected()
            );
            self.different.entry(class).or_default().push(detail);
        }
    }

    /// At most one verdict in a thousand differs, and the engines never do.
    fn judge(&self) {
        assert!(self.differing() * 1000 <= self.total, "more than one in a thousand differ");
        assert!(self.engines.is_empty(), "the engines differ");
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
fn compare(reference: &Path, arguments: &[&str]) -> Comparison {
    let script = tests::repository().join("tests/reference/broken");
    let mut child = Command::new(reference)
        .arg(script)
        .args(arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the reference starts");
    let output = BufReader::new(child.stdout.take().expect("its output is piped"));
    let (language, mut files) = (Language::base(), Files::default());
    let mut comparison = Comparison::default();
    for line in output.lines() {
        let line = line.expect("the reference writes text");
        let program: Program = serde_json::from_str(&line).expect("a line is a program");
        comparison.add(&program, &mut files, &language);
    }
    assert!(child.wait().is_ok_and(|status| status.success()), "the reference ends well");
    let Comparison { total, refused, .. } = comparison;
    println!("{total} programs, {refused} refused, {} differ", comparison.differing());
    println!("{}", comparison.report());
    println!("the engines differ on {}: {:#?}", comparison.engines.len(), comparison.engines);
    comparison
}

/// Runs `test` with the stack of a main thread.
fn with_stack(test: fn()) {
    let thread = std::thread::Builder::new().stack_size(8 << 20).spawn(test);
    thread.expect("a thread starts").join().expect("the test passes");
}

fn setting(name: &str, default: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| default.to_string())
}

#[test]
fn mutated_programs_are_refused_in_the_same_words() {
    with_stack(|| {
        let Some(reference) = tests::reference() else { return };
        let (count, seed) = (setting("LAB_BROKEN", "2000"), setting("LAB_SEED", "1"));
        let comparison = compare(&reference, &["mutated", &count, &seed]);
        comparison.judge();
    });
}

#[test]
fn snippets_of_the_test_suite_are_refused_in_the_same_words() {
    with_stack(|| {
        let Some(reference) = tests::reference() else { return };
        let comparison = compare(&reference, &["snippets"]);
        comparison.judge();
    });
}
