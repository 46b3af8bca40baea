//! The cases of `tests/cases`: what an expression of Python comes to. `tests/reference/cases` says how they are written.

use std::path::{Path, PathBuf};

use heap::mode::Mode;

use crate::{compared, repository, sealed};

/// A case, as it stands in a file.
pub struct Case {
    /// The line at which it begins, from 1.
    pub line: usize,
    pub text: String,
    /// How it ends in CPython: `-> ` and the value or the exception.
    pub expected: String,
    /// Why it ends in another way here.
    pub known: Option<String>,
}

/// A file of cases.
pub struct Cases {
    /// Its folder and name in `tests/cases`, without the ending.
    pub name: String,
    pub setup: String,
    pub cases: Vec<Case>,
}

fn folder() -> PathBuf {
    repository().join("tests/cases")
}

/// The names of all files, in their order.
pub fn names() -> Vec<String> {
    let in_folder = |kind: &str| {
        let entries = std::fs::read_dir(folder().join(kind)).expect("the folder is there");
        let paths = entries.map(|entry| entry.expect("an entry is readable").path());
        let name = |path: PathBuf| Some(format!("{kind}/{}", path.file_stem()?.to_str()?));
        paths.filter_map(name).collect::<Vec<_>>()
    };
    let mut names: Vec<String> = ["types", "protocols"].into_iter().flat_map(in_folder).collect();
    names.sort();
    names
}

impl Cases {
    pub fn read(name: &str) -> Cases {
        let path = folder().join(name).with_extension("txt");
        let text =
            std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        let (setup, body) = text.split_once("=====\n").expect("cases stand behind a set-up");
        let (mut cases, mut lines, mut begins) = (Vec::<Case>::new(), Vec::new(), 0);
        for (number, line) in (setup.lines().count() + 2..).zip(body.lines()) {
            if let Some(reason) = line.strip_prefix("~> ") {
                cases.last_mut().expect("a reason is behind a case").known =
                    Some(reason.to_string());
            } else if line.starts_with("-> ") {
                let text = std::mem::take(&mut lines).join("\n");
                cases.push(Case { line: begins, text, expected: line.to_string(), known: None });
            } else if !lines.is_empty() || !(line.is_empty() || line.starts_with('#')) {
                begins = if lines.is_empty() { number } else { begins };
                lines.push(line);
            }
        }
        assert!(lines.is_empty(), "{path:?}:{begins}: no outcome: run tests/reference/cases");
        Cases { name: name.to_string(), setup: setup.to_string(), cases }
    }

    /// The program that says how the cases end.
    fn program(&self) -> String {
        let evaluate = std::fs::read_to_string(folder().join("evaluate.py"));
        let literal = |value: serde_json::Value| value.to_string();
        let texts = self.cases.iter().map(|case| case.text.as_str()).collect::<Vec<_>>();
        let settings =
            [("SETUP", literal(self.setup.as_str().into())), ("CASES", literal(texts.into()))];
        let settings = settings.map(|(name, value)| format!("{name} = {value}\n"));
        settings.concat() + &evaluate.expect("the program is there")
    }

    /// How the cases end in the machine, on a heap of this mode.
    pub fn in_the_machine(&self, heap: Mode) -> Vec<String> {
        outcomes(&sealed::written_in(&self.program(), heap))
    }

    /// How they end in CPython.
    pub fn in_cpython(&self, reference: &Path) -> Vec<String> {
        outcomes(&compared::written_by_reference(reference, &self.program()))
    }

    /// What is wrong with these outcomes, case by case: known differences are not, where `ours` says that they may be.
    pub fn faults(&self, found: &[String], ours: bool) -> Vec<String> {
        let mut faults = Vec::new();
        for (number, case) in self.cases.iter().enumerate() {
            let found = found.get(number).map_or("(no outcome)", String::as_str);
            let place = format!("tests/cases/{}.txt:{}", self.name, case.line);
            let is_known = ours && case.known.is_some();
            match (found == case.expected, is_known) {
                (true, false) | (false, true) => {}
                (true, true) => {
                    faults.push(format!("{place}: no longer differs: take off its `~> `"))
                }
                (false, false) => faults.push(format!(
                    "{place}\n{}\n  - {}\n  + {found}",
                    case.text
                        .lines()
                        .map(|line| format!("    {line}"))
                        .collect::<Vec<_>>()
                        .join("\n"),
                    case.expected
                )),
            }
        }
        faults
    }
}

/// The lines of an output that are outcomes.
fn outcomes(written: &str) -> Vec<String> {
    written.lines().filter(|line| line.starts_with("-> ")).map(str::to_string).collect()
}
