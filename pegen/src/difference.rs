//! Which lines differ between two texts.
//!
//! One algorithm of `similar` for one type: its `TextDiff` would compile all of them, in every crate that uses it.

use std::fmt::Write;
use std::ops::Range;

pub use similar::ChangeTag;
use similar::algorithms::{Capture, Compact, Replace, myers};
use similar::{DiffOp, group_diff_ops};

/// Lines that changed close to each other, with the unchanged ones around them.
#[derive(Debug, PartialEq, Eq)]
pub struct Hunk<'text> {
    /// Where it stands in both texts, in lines from 0.
    pub old: Range<usize>,
    pub new: Range<usize>,
    /// Each with its line end, if it has one.
    pub lines: Vec<(ChangeTag, &'text str)>,
}

/// What turns `old` into `new`, with `context` unchanged lines around each change.
pub fn hunks<'text>(old: &'text str, new: &'text str, context: usize) -> Vec<Hunk<'text>> {
    let old: Vec<&str> = old.split_inclusive('\n').collect();
    let new: Vec<&str> = new.split_inclusive('\n').collect();
    let mut changes = Compact::new(Replace::new(Capture::new()), &old, &new);
    let Ok(()) = myers::diff(&mut changes, &old, 0..old.len(), &new, 0..new.len());
    let operations = changes.into_inner().into_inner().into_ops();
    group_diff_ops(operations, context).iter().map(|group| hunk(group, &old, &new)).collect()
}

/// The lines of a group of operations, which is never empty.
fn hunk<'text>(group: &[DiffOp], old: &[&'text str], new: &[&'text str]) -> Hunk<'text> {
    let (first, last) = (&group[0], &group[group.len() - 1]);
    Hunk {
        old: first.old_range().start..last.old_range().end,
        new: first.new_range().start..last.new_range().end,
        lines: group
            .iter()
            .flat_map(|operation| operation.iter_slices(old, new))
            .flat_map(|(tag, lines)| lines.iter().map(move |line| (tag, *line)))
            .collect(),
    }
}

/// The same as a unified diff, as `diff -u` and `patch` have it; nothing where the texts are equal.
pub fn unified(old: &str, new: &str, context: usize, names: (&str, &str)) -> String {
    let hunks = hunks(old, new, context);
    let mut text = String::new();
    if !hunks.is_empty() {
        text += &format!("--- {}\n+++ {}\n", names.0, names.1);
    }
    for hunk in hunks {
        let _ = writeln!(text, "@@ -{} +{} @@", place(&hunk.old), place(&hunk.new));
        for (tag, line) in hunk.lines {
            text.push(match tag {
                ChangeTag::Equal => ' ',
                ChangeTag::Delete => '-',
                ChangeTag::Insert => '+',
            });
            text += line;
            if !line.ends_with('\n') {
                text += "\n\\ No newline at end of file\n";
            }
        }
    }
    text
}

/// A range of lines as the head of a hunk names it: from 1, its length left out where it is 1; an empty one by the line
/// in front of it.
fn place(lines: &Range<usize>) -> String {
    match lines.len() {
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        length => format!("{},{length}", lines.start + 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unified_diffs_are_those_of_diff() {
        assert_eq!(unified("a\n", "a\n", 2, ("x", "y")), "");
        assert_eq!(
            unified("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "0\n2\n3\n4\n5\n6\n7\n8", 1, ("x", "y")),
            "--- x\n+++ y\n@@ -1,2 +1,2 @@\n-1\n+0\n 2\n@@ -7,3 +7,2 @@\n 7\n-8\n-9\n+8\n\\ No newline at end of file\n"
        );
        assert_eq!(unified("", "a\n", 1, ("x", "y")), "--- x\n+++ y\n@@ -0,0 +1 @@\n+a\n");
        assert_eq!(unified("a\nb\n", "a\n", 0, ("x", "y")), "--- x\n+++ y\n@@ -2 +1,0 @@\n-b\n");
    }
}
