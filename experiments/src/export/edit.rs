//! Changes of texts: what is put where, and what it takes the place of.

use std::ops::Range;

use pegen::difference::unified;

/// How many unchanged lines stand around a change.
const CONTEXT: usize = 3;

/// What changes in a file.
#[derive(Debug, Clone)]
pub struct Change {
    /// Its path in a checkout.
    pub path: String,
    /// The text that it has; none where the file is new, or not known.
    pub old: Option<String>,
    /// Whether the file is made.
    pub is_new: bool,
    /// In the order of their places.
    pub edits: Vec<Edit>,
}

/// A part of a text, and what takes its place.
#[derive(Debug, Clone)]
pub struct Edit {
    pub range: Range<usize>,
    pub text: String,
    /// What is done, for people who do it by hand.
    pub about: String,
}

impl Edit {
    pub fn insert(at: usize, text: impl Into<String>, about: impl Into<String>) -> Edit {
        Edit { range: at..at, text: text.into(), about: about.into() }
    }
}

impl Change {
    /// A change of a text that is there.
    pub fn of(path: &str, old: &str, mut edits: Vec<Edit>) -> Change {
        edits.sort_by_key(|edit| edit.range.start);
        Change { path: path.to_string(), old: Some(old.to_string()), is_new: false, edits }
    }

    /// The text afterwards.
    pub fn new_text(&self) -> String {
        let old = self.old.as_deref().unwrap_or_default();
        let (mut text, mut end) = (String::new(), 0);
        for edit in &self.edits {
            // What lies in what another one has taken away is gone with it.
            let start = edit.range.start.max(end);
            text += old.get(end..start).unwrap_or_default();
            text += &edit.text;
            end = edit.range.end.max(end);
        }
        text + old.get(end..).unwrap_or_default()
    }

    /// The change as `git apply` takes it.
    pub fn patch(&self) -> String {
        let (old, new) = (format!("a/{}", self.path), format!("b/{}", self.path));
        let text = self.new_text();
        let before = self.old.as_deref().unwrap_or_default();
        let (mode, from) = match self.is_new {
            true => ("new file mode 100644\n", "/dev/null"),
            false => ("", old.as_str()),
        };
        let hunks = unified(before, &text, CONTEXT, (from, &new));
        match hunks.is_empty() {
            true => hunks,
            false => format!("diff --git {old} {new}\n{mode}{hunks}"),
        }
    }

    /// The change in words, with the texts.
    pub fn pieces(&self) -> String {
        let mut text =
            format!("=== {}{}\n", self.path, if self.is_new { ", a new file" } else { "" });
        for edit in &self.edits {
            text += &format!("\n--- {}\n", edit.about);
            let lines = edit.text.trim_matches('\n');
            if !lines.is_empty() {
                text += &format!("{lines}\n");
            }
        }
        text
    }
}

/// Where the line that `at` is in begins.
pub fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}

/// Where the line that `at` is in ends, in front of its line end.
pub fn line_end(text: &str, at: usize) -> usize {
    text[at..].find('\n').map_or(text.len(), |end| at + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_carried_out_in_the_order_of_their_places() {
        let edits = vec![
            Edit::insert(8, "X\n", "last"),
            Edit { range: 2..4, text: String::new(), about: "gone".to_string() },
            Edit::insert(0, "0\n", "first"),
        ];
        let change = Change::of("f", "a\nb\nc\nd\n", edits);
        assert_eq!(change.new_text(), "0\na\nc\nd\nX\n");
        let patch = change.patch();
        assert!(patch.starts_with("diff --git a/f b/f\n--- a/f\n+++ b/f\n@@ "), "{patch}");
    }
}
