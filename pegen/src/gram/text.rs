//! Rules as text, one after the other, in the notation: each alternative as its file writes it.

use super::Rule;
use crate::diagnostic::Files;

/// The text of `rules`, whose alternatives are in `files`. Comments are left out, and the white space of
/// an alternative that goes over several lines becomes one space.
pub fn render<'a>(rules: impl IntoIterator<Item = &'a Rule>, files: &Files) -> String {
    rules.into_iter().map(|rule| rule_text(rule, files)).collect()
}

fn rule_text(rule: &Rule, files: &Files) -> String {
    let ty = rule.ty.as_ref().map_or(String::new(), |ty| format!("[{}]", ty.text));
    let flags: Vec<&str> = rule.flags.iter().map(|flag| flag.text.as_str()).collect();
    let flags = if flags.is_empty() { String::new() } else { format!(" ({})", flags.join(", ")) };
    let mut text = format!("{}{ty}{flags}:\n", rule.name.text);
    for alternative in &rule.alternatives {
        let written = files.slice(alternative.file.at(alternative.span));
        let lines: Vec<&str> = written
            .lines()
            .map(|line| line.split(" #").next().unwrap_or(line).trim())
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .collect();
        text += &format!("    | {}\n", lines.join(" ").trim_start_matches(['|', ' ']));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_stands_alternative_by_alternative() {
        let text = "a[expr] (memo):\n    | b # first\n    | c\n      d { f(c,\n        d) }\ne: 'x' | 'y'\n";
        let mut files = Files::new();
        let file = files.add("test.gram", text);
        let grammar = crate::gram::read(text, file).unwrap();
        assert_eq!(
            render(&grammar.rules, &files),
            "a[expr] (memo):\n    | b\n    | c d { f(c, d) }\ne:\n    | 'x'\n    | 'y'\n"
        );
    }
}
