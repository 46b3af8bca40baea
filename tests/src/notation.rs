//! Fragments of grammars, in upstream's notation and in ours, with what they make of inputs: `tests/notation`.
//!
//! ```text
//! what the file is about
//! --- upstream            rules, laid over the base language's
//! --- ours                the same in our notation, where it has a way to say it
//! --- asdl                nodes that both need
//! --- input               or `input single`, `input as 3.7`, `input with type comments`
//! --- same as             a program of Python with the same tree
//! --- tree                the tree on one line, with places if it shows any
//! --- error               as in tests/errors
//! ```

use std::path::Path;
use std::rc::Rc;

use compiler::ast::{Ast, dump};
use compiler::language::Language;
use compiler::parser::{self, Mode, Options};
use compiler::source::Source;
use pegen::definition::{Definition, Model};
use pegen::report::{Format, render};

/// A file of fragments.
#[derive(Debug, Default)]
pub struct Fragment {
    pub name: String,
    pub upstream: String,
    pub ours: Option<String>,
    asdl: Option<String>,
    pub cases: Vec<Case>,
}

#[derive(Debug)]
pub struct Case {
    pub input: String,
    options: Options,
    pub expected: Expected,
}

#[derive(Debug)]
pub enum Expected {
    SameAs(String),
    Tree(String),
    Error(String),
}

impl Fragment {
    fn read(path: &Path) -> Fragment {
        let text = std::fs::read_to_string(path).expect("a fragment is text");
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let mut fragment = Fragment { name, ..Default::default() };
        let mut input = None;
        for section in text.split("\n--- ").skip(1) {
            let (head, body) = section.split_once('\n').unwrap_or((section, ""));
            let body = format!("{}\n", body.trim_end_matches('\n'));
            let expected = match head {
                "upstream" => {
                    fragment.upstream = body;
                    continue;
                }
                "ours" => {
                    fragment.ours = Some(body);
                    continue;
                }
                "asdl" => {
                    fragment.asdl = Some(body);
                    continue;
                }
                "same as" => Expected::SameAs(body),
                "tree" => Expected::Tree(words(&body)),
                "error" => Expected::Error(body.trim_end().to_string()),
                _ => {
                    let about = head.strip_prefix("input").expect("a section has a name");
                    input = Some((body, options(about.trim())));
                    continue;
                }
            };
            let (input, options) = input.take().expect("an input stands before what comes of it");
            fragment.cases.push(Case { input, options, expected });
        }
        assert!(!fragment.cases.is_empty(), "{}: no cases", fragment.name);
        fragment
    }

    /// The base language with rules laid over it.
    pub fn language(&self, rules: &str) -> Language {
        let mut definition = Definition::base();
        let read = |name: &str| {
            let text = match name {
                "python.gram" => Some(rules),
                "Python.asdl" => self.asdl.as_deref(),
                _ => None,
            };
            Ok::<_, ()>(text.map(|text| (format!("{}/{name}", self.name), text.to_string())))
        };
        definition.add_layer(read).expect("reading a text does not fail");
        let built = Model::read(&definition).and_then(|model| Language::from_model(&model));
        built.unwrap_or_else(|findings| {
            panic!("{}", render(&findings, &definition.files, Format::Short))
        })
    }
}

fn options(about: &str) -> Options {
    let options = Options::default();
    match about {
        "" => options,
        "single" => Options { mode: Mode::Interactive, ..options },
        "with type comments" => Options { type_comments: true, ..options },
        _ => {
            let minor = about.strip_prefix("as 3.").and_then(|minor| minor.parse().ok());
            Options { feature_version: Some(minor.expect("an input says how")), ..options }
        }
    }
}

/// The fragments of `tests/notation`.
pub fn fragments() -> Vec<Fragment> {
    let folder = crate::repository().join("tests/notation");
    let entries = std::fs::read_dir(folder).expect("the fragments are there");
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths.iter().map(|path| Fragment::read(path)).collect()
}

impl Case {
    /// What a language makes of the input: the tree with its places, or the error.
    pub fn outcome(&self, language: &Language) -> Result<String, String> {
        let source = Rc::new(Source::new("<string>", self.input.clone()));
        match parser::parse(&source, language, self.options) {
            Ok(ast) => Ok(dumped(&ast, language, true)),
            Err(error) => {
                let places = error.position(&source);
                let number =
                    |one: Option<i32>| one.map_or("None".to_string(), |one| one.to_string());
                let places = [places.lineno, places.offset, places.end_lineno, places.end_offset];
                Err(format!("{error} ({})", places.map(number).join(", ")))
            }
        }
    }

    /// How what a language makes of the input differs from what is expected.
    pub fn difference(&self, language: &Language) -> Option<String> {
        let found = match (&self.expected, self.outcome(language)) {
            (Expected::Error(expected), Err(found)) if *expected == found => return None,
            (Expected::Tree(expected), Ok(found)) if expected.contains("lineno") => {
                if *expected == found {
                    return None;
                }
                found
            }
            (Expected::Error(_), Ok(found)) | (_, Err(found)) => found,
            (expected, Ok(_)) => {
                let source = Rc::new(Source::new("<string>", self.input.clone()));
                let ast = parser::parse(&source, language, self.options).ok()?;
                let found = dumped(&ast, language, false);
                let expected = match expected {
                    Expected::SameAs(program) => self.tree_of(program),
                    Expected::Tree(tree) | Expected::Error(tree) => tree.clone(),
                };
                if expected == found {
                    return None;
                }
                found
            }
        };
        Some(format!("{:?}: {found}, not {:?}", self.input, self.expected))
    }

    /// The tree of a program of Python, without its places.
    fn tree_of(&self, program: &str) -> String {
        let base = Language::base();
        let source = Rc::new(Source::new("<string>", program.to_string()));
        let options = Options { feature_version: None, ..self.options };
        let ast = parser::parse(&source, &base, options).expect("it is a program of Python");
        dumped(&ast, &base, false)
    }
}

fn dumped(ast: &Ast, language: &Language, attributes: bool) -> String {
    let options = dump::Options { attributes, ..Default::default() };
    let text = dump::dump(ast, &language.schema, ast.root(), options).expect("it is not deep");
    words(&text)
}

/// A tree on one line, as `ast.dump` shows it.
fn words(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace("( ", "(").replace("[ ", "[")
}
