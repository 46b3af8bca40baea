//! What changes between two languages, stage by stage: for a terminal, a program, or a browser ([`html`]).

pub mod html;

use pegen::difference::{ChangeTag, hunks, unified};
use serde::Serialize;

use crate::stages::Stage;

/// Unchanged lines that are shown around a change.
const CONTEXT: usize = 2;

/// How a difference is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Plain,
    Colour,
}

/// The differences of all stages, a stage without any on one line. Both lists have the same stages.
pub fn render(before: &[Stage], after: &[Stage], look: Look) -> String {
    let mut telling = Telling::new(look);
    before.iter().zip(after).map(|(before, after)| telling.stage(before, after)).collect()
}

/// Shows one stage after the other. That a language refuses the program is said at the first stage that it does not
/// come to; the others of that language are left out.
pub struct Telling {
    look: Look,
    /// Whether the first language's refusal, and the second's, has been told.
    told: [bool; 2],
}

impl Telling {
    pub fn new(look: Look) -> Telling {
        Telling { look, told: [false; 2] }
    }

    /// What differs at a stage.
    pub fn stage(&mut self, before: &Stage, after: &Stage) -> String {
        let mut text = self.refusal(before, 0) + &self.refusal(after, 1);
        let (sign, style) = match (before.is_refusal, after.is_refusal) {
            (true, false) => ('+', "1"),
            (_, true) => return text,
            (false, false) if before.text == after.text => {
                return styled(self.look, "2", &format!("= {:<10} the same", after.name)) + "\n";
            }
            (false, false) => ('~', "1"),
        };
        text += &styled(self.look, style, &format!("{sign} {:<10} {}", after.name, after.about));
        text.push('\n');
        text += &match before.is_refusal {
            true => lines(&after.text, '+', self.look),
            false if after.name == "grammar" => rules(&before.text, &after.text, self.look),
            false => changes(&before.text, &after.text, self.look),
        };
        text
    }

    /// That a language refuses the program, where that is new.
    fn refusal(&mut self, stage: &Stage, side: usize) -> String {
        if !stage.is_refusal || std::mem::replace(&mut self.told[side], true) {
            return String::new();
        }
        let sign = ['-', '+'][side];
        let heading = format!("{sign} {:<10} the program is refused", stage.name);
        styled(self.look, "1", &heading) + "\n" + &lines(&stage.text, sign, self.look)
    }
}

/// A stage in both languages, for other programs.
#[derive(Debug, Serialize)]
pub struct Compared<'a> {
    pub name: &'a str,
    pub about: &'a str,
    /// None where the language refuses the program.
    pub before: Option<&'a str>,
    pub after: Option<&'a str>,
    /// As `diff -u` has it.
    pub diff: String,
    /// Why a language refuses the program.
    pub refused: [Option<&'a str>; 2],
}

impl<'a> Compared<'a> {
    pub fn new(before: &'a Stage, after: &'a Stage) -> Compared<'a> {
        let text = |stage: &'a Stage| (!stage.is_refusal).then_some(stage.text.as_str());
        let why = |stage: &'a Stage| stage.is_refusal.then_some(stage.text.as_str());
        let (old, new) = (text(before), text(after));
        Compared {
            name: after.name,
            about: after.about,
            before: old,
            after: new,
            diff: unified(old.unwrap_or(""), new.unwrap_or(""), CONTEXT, ("before", "after")),
            refused: [why(before), why(after)],
        }
    }
}

/// Every line with a sign.
fn lines(text: &str, sign: char, look: Look) -> String {
    let style = if sign == '-' { "31" } else { "32" };
    let shown = text.lines().map(|line| styled(look, style, &format!("  {sign} {line}")) + "\n");
    shown.collect()
}

/// The changed lines with those around them; what is left out between is shown by dots.
pub fn changes(before: &str, after: &str, look: Look) -> String {
    changes_below(before, after, look, |_| None)
}

/// The same of rules: where a change begins within a rule, its name stands above.
fn rules(before: &str, after: &str, look: Look) -> String {
    let lines: Vec<&str> = before.lines().collect();
    let is_within = |line: &&str| line.starts_with(' ');
    changes_below(before, after, look, |start| {
        lines.get(start).filter(|line| is_within(line))?;
        lines[..start].iter().rfind(|line| !is_within(line)).copied()
    })
}

/// The changed lines, with what stands above those that begin at a line of the first text.
fn changes_below<'a>(
    before: &'a str,
    after: &'a str,
    look: Look,
    above: impl Fn(usize) -> Option<&'a str>,
) -> String {
    let mut text = String::new();
    for (place, hunk) in hunks(before, after, CONTEXT).into_iter().enumerate() {
        if place > 0 {
            text += &styled(look, "2", "    ...");
            text.push('\n');
        }
        if let Some(line) = above(hunk.old.start) {
            text += &styled(look, "2", &format!("    {line}"));
            text.push('\n');
        }
        for (tag, line) in hunk.lines {
            let line = line.trim_end_matches('\n');
            let (sign, style) = match tag {
                ChangeTag::Equal => (' ', ""),
                ChangeTag::Delete => ('-', "31"),
                ChangeTag::Insert => ('+', "32"),
            };
            text += &styled(look, style, &format!("  {sign} {line}"));
            text.push('\n');
        }
    }
    text
}

/// `text` in a style of ANSI escape sequences, where they are wanted.
fn styled(look: Look, style: &str, text: &str) -> String {
    match look {
        Look::Colour if !style.is_empty() => format!("\x1b[{style}m{text}\x1b[0m"),
        _ => text.trim_end().to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stage(name: &'static str, text: &str) -> Stage {
        let (about, text) = ("what it is", text.to_string());
        Stage { name, about, text, is_of_program: true, is_refusal: false }
    }

    fn refusal(name: &'static str) -> Stage {
        Stage { is_refusal: true, ..stage(name, "SyntaxError: no\n") }
    }

    #[test]
    fn a_stage_without_a_difference_takes_one_line() {
        let before = [stage("one", "a\n"), stage("two", "1\n2\n3\n4\n5\n6\n7\n8\n9\n")];
        let after = [stage("one", "a\n"), stage("two", "0\n2\n3\n4\n5\n6\n7\n8\n")];
        assert_eq!(
            render(&before, &after, Look::Plain),
            "= one        the same\n~ two        what it is\n  - 1\n  + 0\n    2\n    3\n    ...\n    7\n    8\n  - 9\n"
        );
    }

    #[test]
    fn a_change_in_a_long_rule_names_it() {
        let text = "a:\n    | 1\nb:\n    | 1\n    | 2\n    | 3\n    | 4\n";
        let [old, new] = [text.to_string(), format!("{text}    | 5\n")].map(|text| {
            let (name, about) = ("grammar", "the rules");
            Stage { name, about, text, is_of_program: false, is_refusal: false }
        });
        assert_eq!(
            render(&[old], &[new], Look::Plain),
            "~ grammar    the rules\n    b:\n        | 3\n        | 4\n  +     | 5\n"
        );
    }

    #[test]
    fn a_refusal_is_told_once() {
        let before = [stage("one", "a\n"), refusal("two"), refusal("three")];
        let after = [stage("one", "a\n"), stage("two", "x\n"), stage("three", "y\n")];
        assert_eq!(
            render(&before, &after, Look::Plain),
            "= one        the same\n- two        the program is refused\n  - SyntaxError: no\n\
             + two        what it is\n  + x\n+ three      what it is\n  + y\n"
        );
        assert_eq!(
            render(&after, &before, Look::Plain),
            "= one        the same\n+ two        the program is refused\n  + SyntaxError: no\n"
        );
    }

    #[test]
    fn a_page_shows_what_is_in_it_and_runs_none_of_it() {
        let old = [stage("one", "<script>alert(1)</script>\n"), refusal("two")];
        let new = [stage("one", "a & 'b'\n"), stage("two", "</details>\"\n")];
        let page = html::page("<b>", &old, &new);
        assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{page}");
        assert!(
            page.contains("a &amp; &#39;b&#39;") && page.contains("<title>&lt;b&gt;"),
            "{page}"
        );
        assert_eq!(page.matches("<script").count(), 0);
        assert_eq!(page.matches("<details").count(), page.matches("</details>").count());
    }
}
