//! The magic number: bytecode of the changed language is refused by CPython, and the other way round.
//!
//! It is the next number of the checkout, as CPython counts them, and not that of the experiment: the opcodes of both have
//! numbers of their own.

use pegen::diagnostic::Diagnostic;

use super::edit::{Change, Edit, line_end, line_start};
use super::{MAGIC, Subject};

/// How the number is defined.
const DEFINED: &str = "#define PYC_MAGIC_NUMBER ";

/// The number and its line of the history, in the text of the file if there is one.
pub fn change(subject: &Subject<'_>, file: Option<String>) -> Result<Change, Diagnostic> {
    let all: Vec<String> =
        subject.experiments.iter().map(|one| format!("{}: {}", one.name, one.summary)).collect();
    let summary = all.join("; ").replace("*/", "* /");
    let Some(old) = file else {
        let text = format!("    Python 3.14   NUMBER ({summary})");
        let edits = vec![
            Edit::insert(0, text, "at the end of the known values, with the next number"),
            Edit::insert(1, format!("{DEFINED}NUMBER"), "in the place of the one that is there"),
        ];
        return Ok(Change { path: MAGIC.to_string(), old: None, is_new: false, edits });
    };
    let odd = |what: &str| {
        Diagnostic::error("cpython-file", format!("{MAGIC} has {what}"))
            .why("CPython 3.14 has its magic number and the history of it there")
    };
    let at = old.find(DEFINED).ok_or_else(|| odd(&format!("no `{}`", DEFINED.trim_end())))?;
    let start = at + DEFINED.len();
    let end = line_end(&old, start);
    let number: u32 = old[start..end].trim().parse().map_err(|_| odd("no magic number"))?;
    let shown = number.to_string();
    let history = old[..at].rfind(&format!(" {shown} ")).ok_or_else(|| odd("no history of it"))?;
    let line = &old[line_start(&old, history)..];
    let column = line.find(&shown).unwrap_or(0);
    // What goes on over several lines is indented deeper.
    let mut last = line_end(&old, history);
    while let Some(next) = old.get(last + 1..line_end(&old, (last + 1).min(old.len()))) {
        let is_more = next.len() - next.trim_start().len() > column;
        if !is_more || next.trim().is_empty() {
            break;
        }
        last += 1 + next.len();
    }
    let next = number + 1;
    let text = format!("\n{:<column$}{next} ({summary})", "    Python 3.14");
    let edits = vec![
        Edit::insert(last, text, "at the end of the known values"),
        Edit { range: start..end, text: next.to_string(), about: "the next number".to_string() },
    ];
    Ok(Change::of(MAGIC, &old, edits))
}
