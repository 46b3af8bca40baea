//! What changes between two languages, stage by stage.

use pegen::difference::{ChangeTag, hunks};

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
    let mut text = String::new();
    for (before, after) in before.iter().zip(after) {
        if before.text == after.text {
            text += &styled(look, "2", &format!("= {:<10} the same", after.name));
            text.push('\n');
            continue;
        }
        text += &styled(look, "1", &format!("~ {:<10} {}", after.name, after.about));
        text.push('\n');
        text += &changes(&before.text, &after.text, look);
    }
    text
}

/// The changed lines with those around them; what is left out between is shown by dots.
pub fn changes(before: &str, after: &str, look: Look) -> String {
    let mut text = String::new();
    for (place, hunk) in hunks(before, after, CONTEXT).into_iter().enumerate() {
        if place > 0 {
            text += &styled(look, "2", "    ...");
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

    #[test]
    fn a_stage_without_a_difference_takes_one_line() {
        let stage = |name, text: &str| Stage {
            name,
            about: "what it is",
            text: text.to_string(),
            is_of_program: true,
        };
        let before = [stage("one", "a\n"), stage("two", "1\n2\n3\n4\n5\n6\n7\n8\n9\n")];
        let after = [stage("one", "a\n"), stage("two", "0\n2\n3\n4\n5\n6\n7\n8\n")];
        assert_eq!(
            render(&before, &after, Look::Plain),
            "= one        the same\n~ two        what it is\n  - 1\n  + 0\n    2\n    3\n    ...\n    7\n    8\n  - 9\n"
        );
    }
}
