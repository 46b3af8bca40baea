//! CPython's own tests of its parser generator: the same grammars are refused here, and the others make the same
//! trees of the same inputs. `tests/reference/peg_generator` takes them out of the installed reference.

use std::path::Path;
use std::process::Command;
use std::rc::Rc;

use compiler::parser::{TreeGrammar, TreeLine, TreePart};
use compiler::source::Source;
use pegen::definition::{Definition, Model};
use serde::Deserialize;
use serde_json::Value;
use tests::suite::reference;

tests::suite! {
    reference:
        grammars_of_cpythons_tests_do_here_what_they_do_there;
}

/// A line of `tests/reference/peg_generator`.
#[derive(Debug, Deserialize)]
struct Entry {
    test: String,
    grammar: String,
    /// Why pegen refuses the grammar.
    refused: Option<String>,
    /// Why pegen, which accepts it, cannot make a parser of it.
    unrunnable: Option<String>,
    cases: Vec<Case>,
}

#[derive(Debug, Deserialize)]
struct Case {
    text: String,
    tree: Value,
}

/// A tree without what pegen and lab show differently: a list of one thing is that thing, and nothing is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Tree {
    Token(String),
    Many(Vec<Tree>),
}

impl Tree {
    fn of(parts: Vec<Tree>) -> Tree {
        let mut parts: Vec<Tree> =
            parts.into_iter().filter(|part| *part != Tree::Many(Vec::new())).collect();
        match parts.len() {
            1 => parts.remove(0),
            _ => Tree::Many(parts),
        }
    }

    fn of_pegen(value: &Value) -> Tree {
        match value {
            Value::String(text) => Tree::Token(text.clone()),
            Value::Array(items) => Tree::of(items.iter().map(Tree::of_pegen).collect()),
            _ => Tree::Many(Vec::new()),
        }
    }

    /// The tree of the first of `lines` and those that are deeper.
    fn of_lines(lines: &[TreeLine<'_>], source: &Source) -> Tree {
        let Some((first, rest)) = lines.split_first() else { return Tree::Many(Vec::new()) };
        if let TreePart::Token(span) = first.part {
            return Tree::Token(source.slice(span).to_string());
        }
        let is_part = |line: &&TreeLine<'_>| line.depth > first.depth;
        let inside = &rest[..rest.iter().take_while(is_part).count()];
        let starts = (0..inside.len()).filter(|&at| inside[at].depth == first.depth + 1);
        Tree::of(starts.map(|at| Tree::of_lines(&inside[at..], source)).collect())
    }
}

/// What lab makes of an input; `None` where it does not match.
fn tree(grammar: &TreeGrammar, text: &str) -> Option<Tree> {
    let source = Rc::new(Source::new("input", text.to_string()));
    let lines = grammar.parse(&source).ok()?;
    Some(Tree::of_lines(&lines, &source))
}

fn definition(entry: &Entry) -> Definition {
    let mut definition = Definition::base();
    definition.replace("python.gram", &*entry.test, &*entry.grammar);
    definition
}

/// Whether the grammar breaks a rule that pegen's validator has, which does not keep it from being run.
fn is_unsound(definition: &Definition) -> bool {
    let rules = ["misplaced-raise", "nested-cut", "unreachable-alternative"];
    let findings = Model::read(definition).err().unwrap_or_default();
    findings.iter().any(|finding| rules.contains(&finding.code))
}

/// What is different about an entry.
fn differences(entry: &Entry) -> Vec<String> {
    let definition = definition(entry);
    if entry.unrunnable.is_some() {
        let read = definition.rules();
        return read.err().map(|findings| format!("{findings:?}")).into_iter().collect();
    }
    let grammar = match (TreeGrammar::new(&definition), &entry.refused) {
        (Err(_), Some(_)) => return Vec::new(),
        (Ok(_), Some(_)) if is_unsound(&definition) => return Vec::new(),
        (Ok(_), Some(reason)) => return vec![format!("pegen refuses it: {reason}")],
        (Err(findings), None) => {
            let headlines: Vec<&str> = findings.iter().map(|one| one.headline.as_str()).collect();
            return vec![format!("refused: {headlines:?}")];
        }
        (Ok(grammar), None) => grammar,
    };
    let different = entry.cases.iter().filter_map(|case| {
        let expected = (!case.tree.is_null()).then(|| Tree::of_pegen(&case.tree));
        let found = tree(&grammar, &case.text);
        (found != expected).then(|| format!("{:?}: {found:?}, not {expected:?}", case.text))
    });
    different.collect()
}

fn grammars_of_cpythons_tests_do_here_what_they_do_there(reference: &Path) {
    let script = tests::repository().join("tests/reference/peg_generator");
    let output = Command::new(reference).arg(script).output().expect("the reference runs");
    let text = String::from_utf8(output.stdout).expect("the reference writes text");
    let entries: Vec<Entry> =
        text.lines().map(|line| serde_json::from_str(line).expect("a line is an entry")).collect();
    let count = |of: fn(&Entry) -> usize| entries.iter().map(of).sum::<usize>();
    let refused = count(|entry| usize::from(entry.refused.is_some()));
    let cases = count(|entry| entry.cases.len());
    assert!(entries.len() > 50 && refused > 5 && cases > 50, "the tests are there");
    let mut different = Vec::new();
    for entry in &entries {
        for difference in differences(entry) {
            different.push(format!("{}: {difference}\n{}", entry.test, entry.grammar));
        }
    }
    println!("{} grammars, {refused} refused, {cases} inputs", entries.len());
    assert!(different.is_empty(), "{} differ:\n{}", different.len(), different.join("\n"));
}
