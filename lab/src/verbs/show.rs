//! `lab show`: what a language is defined by: a file, or what has a name in one.

use std::process::ExitCode;

use pegen::asdl;
use pegen::definition::{Definition, FILE_NAMES};
use pegen::diagnostic::{FileId, closest};
use pegen::report;

use crate::catalog::Selection;
use crate::input::{self, Failure};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// A rule, token, node, opcode, kind of operand, helper, operator or file; the files if there is none
    names: Vec<String>,
    #[command(flatten)]
    selection: Selection,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let definition = match arguments.selection.definition() {
        Ok(definition) => definition,
        Err(stop) => return stop.outcome(),
    };
    if arguments.names.is_empty() {
        return input::print(&files(&definition));
    }
    let mut shown = String::new();
    for name in &arguments.names {
        shown += &match FILE_NAMES.contains(&name.as_str()) {
            true => definition.with(name).map(|file| definition.files.text(file)).collect(),
            false => entries_named(&definition, name)?,
        };
    }
    input::print(&report::printable(&shown))
}

/// A line for each file: its name, how many things have a name in it, and what it says of itself.
fn files(definition: &Definition) -> String {
    let mut text = String::new();
    for name in FILE_NAMES {
        for file in definition.with(name) {
            let contents = definition.files.text(file);
            let count = entries(name, file, contents).len();
            let about = contents.lines().next().unwrap_or_default();
            let about = about.trim_start_matches(['#', '-', ' ']);
            text += &format!("{:<30} {count:>4}  {about}\n", definition.files.name(file));
        }
    }
    report::printable(&text)
}

/// Whatever has the name, each below its place.
fn entries_named(definition: &Definition, name: &str) -> Result<String, Failure> {
    let mut text = String::new();
    let mut known: Vec<String> = Vec::new();
    for file_name in FILE_NAMES {
        for file in definition.with(file_name) {
            for entry in entries(file_name, file, definition.files.text(file)) {
                match entry.name == name {
                    true => text += &shown(definition, file, &entry),
                    false => known.push(entry.name),
                }
            }
        }
    }
    if !text.is_empty() {
        return Ok(text);
    }
    let hint = match closest(name, known.iter().map(String::as_str)) {
        Some(close) => format!("did you mean `{close}`?"),
        None => "`lab show` lists the files".to_string(),
    };
    Err(Failure(format!("nothing is called `{}`; {hint}", name.escape_debug())))
}

fn shown(definition: &Definition, file: FileId, entry: &Entry) -> String {
    format!("{}:{}\n{}\n", definition.files.name(file), entry.line, entry.text)
}

/// Something that has a name in a file.
struct Entry {
    name: String,
    /// Where it begins, the comment in front of it included.
    line: usize,
    text: String,
}

/// Everything that has a name in a file: each begins on a line of its own, and goes on up to the next.
fn entries(file_name: &str, file: FileId, text: &str) -> Vec<Entry> {
    let begins = match file_name {
        "python.gram" => rule,
        "Tokens" => token,
        "Python.asdl" => return nodes(file, text),
        _ => table,
    };
    let lines: Vec<&str> = text.lines().collect();
    let is_comment = |line: &str| line.starts_with('#') && !line.starts_with("# ----");
    let mut found: Vec<(String, usize)> = Vec::new();
    for (place, line) in lines.iter().enumerate() {
        let Some(name) = begins(line) else { continue };
        let comments = lines[..place].iter().rev().take_while(|line| is_comment(line)).count();
        found.push((name.to_string(), place - comments));
    }
    let ends = found.iter().skip(1).map(|(_, next)| *next).chain([lines.len()]);
    let spans: Vec<(usize, usize)> = found.iter().map(|(_, start)| *start).zip(ends).collect();
    let entry = |((name, start), (_, end)): ((String, usize), (usize, usize))| {
        let own = lines[start..end].iter().take_while(|line| !line.starts_with("# ----"));
        let text: Vec<&str> = own.copied().collect();
        Entry { name, line: start + 1, text: format!("{}\n", text.join("\n").trim_end()) }
    };
    found.into_iter().zip(spans).map(entry).collect()
}

/// The word at the beginning of a text.
fn word(text: &str) -> &str {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == '_';
    &text[..text.find(|letter| !is_part(letter)).unwrap_or(text.len())]
}

/// `rule[type]:`, `+rule:`, `rule+:` and `-rule`.
fn rule(line: &str) -> Option<&str> {
    let start = line.trim_start_matches(['+', '-']);
    let name = word(start);
    let rest = &start[name.len()..];
    let begins = rest.starts_with(['[', ':', '+', '(', ' ']) || line.starts_with('-');
    (!name.is_empty() && begins).then_some(name)
}

fn token(line: &str) -> Option<&str> {
    Some(word(line)).filter(|name| !name.is_empty())
}

/// The types of an ASDL module, and their constructors as `sum = Kind(…)`.
fn nodes(file: FileId, text: &str) -> Vec<Entry> {
    let Ok(asdl) = asdl::parse(text, file) else { return Vec::new() };
    let line = |at: usize| text[..at].matches('\n').count() + 1;
    let starts: Vec<usize> = asdl.types.iter().map(|one| one.span.start as usize).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let mut found = Vec::new();
    for (of, end) in asdl.types.iter().zip(ends) {
        let start = of.span.start as usize;
        let whole = text[start..end].trim_end().trim_end_matches('}').trim_end();
        let whole = whole.lines().filter(|line| !line.trim_start().starts_with("--"));
        let whole = format!("{}\n", whole.collect::<Vec<_>>().join("\n").trim_end());
        found.push(Entry { name: of.name.clone(), line: line(start), text: whole });
        for kind in of.kinds().filter(|kind| kind.name != of.name) {
            let at = kind.place().span.start as usize;
            let name_end = at + kind.name.len();
            let fields = match text[name_end..].trim_start().starts_with('(') {
                true => text[name_end..].split_inclusive(')').next().unwrap_or_default(),
                false => "",
            };
            let text = format!("{} = {}{fields}\n", of.name, kind.name);
            found.push(Entry { name: kind.name.to_string(), line: line(at), text });
        }
    }
    found
}

/// `[name]`, `[section.name]` and `Name = { … }`.
fn table(line: &str) -> Option<&str> {
    match line.strip_prefix('[') {
        Some(rest) => {
            let path = rest.trim_start_matches('[').split(']').next()?;
            let name = path.split_once('.').map_or(path, |(_, name)| name);
            Some(name.trim_matches(['"', '\'']))
        }
        None => {
            let (name, rest) = line.split_once('=')?;
            let name = name.trim_end();
            (rest.trim_start().starts_with('{') && word(name) == name).then_some(name)
        }
    }
}

#[cfg(test)]
mod tests {
    use pegen::diagnostic::Files;

    use super::*;

    fn entries_of(name: &str, text: &str) -> Vec<Entry> {
        entries(name, Files::new().add(name, text), text)
    }

    fn names(name: &str, text: &str) -> Vec<String> {
        entries_of(name, text).into_iter().map(|entry| entry.name).collect()
    }

    #[test]
    fn what_has_a_name_begins_on_a_line_of_its_own() {
        let rules = "# one\na[expr]: b\n    | c\n\n# ---- part ----\n+b: 'x'\nc+:\n    | d\n-d\n";
        assert_eq!(names("python.gram", rules), ["a", "b", "c", "d"]);
        assert_eq!(entries_of("python.gram", rules)[0].text, "# one\na[expr]: b\n    | c\n");
        assert_eq!(names("Tokens", "# x\nA\nB '+'\n"), ["A", "B"]);
        let nodes = "module P {\n  stmt = If(expr a,\n            stmt* b)\n       | While(expr a)\n  attributes (int line)\n  keyword = (identifier? arg)\n}\n";
        assert_eq!(names("Python.asdl", nodes), ["stmt", "If", "While", "keyword"]);
        let tables = "levels = [\n]\n[operator]\nAdd = { symbol = \"+\" }\n[helper.name]\nresult = \"expr\"\n[macro.\"a->b\"]\n";
        assert_eq!(names("opcodes.toml", tables), ["operator", "Add", "name", "a->b"]);
    }

    /// Every rule, token, node and opcode of the base language can be looked up.
    #[test]
    fn the_base_language_can_be_looked_up() {
        let definition = Definition::base();
        let model = pegen::definition::Model::read(&definition);
        let model = model.unwrap_or_else(|findings| panic!("{findings:?}"));
        let rules = model.grammar.rules.iter().map(|rule| rule.name.as_str());
        let rules = rules.filter(|name| !name.starts_with('_'));
        let tokens = model.tokens.tokens.iter().map(|token| token.name.as_str());
        let nodes = model.asdl.kinds().map(|kind| kind.name);
        for name in
            rules.chain(tokens).chain(nodes).chain(["BINARY_OP", "jump_forward", "identifier"])
        {
            entries_named(&definition, name).unwrap_or_else(|failure| panic!("{failure}"));
        }
    }
}
