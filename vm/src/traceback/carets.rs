//! The source lines of a place, with carets under the instruction's part.
//!
//! A binary operation, a subscript and a call show their operator, brackets or parentheses with `^` and the rest with
//! `~`: [`compiler::finding::anchors`] finds them. Tests: `tests/tests/tracebacks.rs`.

use compiler::finding::anchors::{Place, anchors, is_whole_value, split_lines};
use compiler::language::Language;

use crate::objects::code::positions::Position;
use crate::objects::str::unicode::{is_space, is_wide};

/// The lines to show for a position in a program of this language, carets included, without the common indentation.
pub fn show(source: &[String], position: Position, language: &Language) -> Vec<String> {
    let Some(first) = position.line.and_then(|line| usize::try_from(line).ok()?.checked_sub(1))
    else {
        return Vec::new();
    };
    let last = position.end_line.map_or(first, |end| (end.max(1) as usize) - 1);
    let Some(text) = source.get(first..=last.min(source.len().saturating_sub(1))) else {
        return Vec::new();
    };
    let text: Vec<&str> = text.iter().map(|line| line.trim_end_matches(is_blank)).collect();
    if text.iter().all(|line| line.is_empty()) {
        return Vec::new();
    }
    let (Some(column), Some(end_column)) = (position.column, position.end_column) else {
        return vec![text[0].trim_matches(is_blank).to_string()];
    };
    let dedented = dedent(&text).join("\n");
    let lines: Vec<Vec<char>> =
        split_lines(&dedented).take(text.len()).map(|line| line.chars().collect()).collect();
    let whole = text.join("\n");
    let original: Vec<&str> = split_lines(&whole).collect();
    let (Some(first_line), Some(first), Some(last_line)) =
        (original.first(), lines.first(), original.get(text.len() - 1))
    else {
        return Vec::new();
    };
    let cut = first_line.chars().count().saturating_sub(first.len());
    let part = Part {
        start: char_column(first_line, column).saturating_sub(cut),
        end: char_column(last_line, end_column).saturating_sub(cut),
        lines,
    };
    dedent(&part.show(language).iter().map(String::as_str).collect::<Vec<_>>())
}

fn is_blank(character: char) -> bool {
    is_space(u32::from(character))
}

/// Lines without the blanks and tabs that all of them begin with; blank lines are emptied.
fn dedent(lines: &[&str]) -> Vec<String> {
    let is_empty = |line: &str| line.chars().all(is_blank);
    let solid = || lines.iter().filter(|line| !is_empty(line));
    let (least, greatest) = (solid().min().unwrap_or(&""), solid().max().unwrap_or(&""));
    let shared = least.bytes().zip(greatest.bytes());
    let margin = shared.take_while(|(one, other)| one == other && b" \t".contains(one)).count();
    lines.iter().map(|line| if is_empty(line) { "" } else { &line[margin..] }.to_string()).collect()
}

/// A column in bytes as one in characters.
fn char_column(line: &str, bytes: i32) -> usize {
    let bytes = usize::try_from(bytes).unwrap_or(0);
    line.char_indices().take_while(|(at, _)| *at < bytes).count()
}

/// Columns that a line takes in a terminal up to a character.
fn width(line: &[char], end: usize) -> usize {
    if line.iter().all(char::is_ascii) {
        return end;
    }
    line.iter().take(end).map(|c| 1 + usize::from(is_wide(u32::from(*c)))).sum()
}

/// An instruction's part of the source: whole lines, and where in the first it starts and in the last it ends.
struct Part {
    lines: Vec<Vec<char>>,
    start: usize,
    end: usize,
}

impl Part {
    fn show(&self, language: &Language) -> Vec<String> {
        let anchors = anchors(&self.segment(), language);
        let carets = self.has_carets(anchors.is_some(), language);
        let anchors = anchors.map(|found| (self.terminal(found.start), self.terminal(found.end)));
        let mut shown = Vec::new();
        let mut previous = None;
        for line in self.significant(anchors) {
            match previous.map_or(1, |previous| line - previous) {
                1 => (),
                2 => self.show_line(line - 1, anchors, carets, &mut shown),
                distance => shown.push(format!("...<{} lines>...", distance - 1)),
            }
            self.show_line(line, anchors, carets, &mut shown);
            previous = Some(line);
        }
        shown
    }

    fn last(&self) -> &[char] {
        &self.lines[self.lines.len() - 1]
    }

    /// The text of the instruction alone.
    fn segment(&self) -> String {
        let mut text = self.lines.join(&'\n');
        text.truncate((text.len() + self.end).saturating_sub(self.last().len()));
        text.iter().skip(self.start).collect()
    }

    /// A place of the instruction's text as one of the lines, in columns of a terminal.
    fn terminal(&self, (line, column): Place) -> Place {
        let column = if line == 0 { column + self.start } else { column };
        (line, self.lines.get(line).map_or(column, |text| width(text, column)))
    }

    /// The first line, the last one, and those around the anchors.
    fn significant(&self, anchors: Option<(Place, Place)>) -> Vec<usize> {
        let last = self.lines.len() - 1;
        let near = |line: usize| {
            anchors.is_some_and(|(from, to)| line.abs_diff(from.0) <= 1 || line.abs_diff(to.0) <= 1)
        };
        (0..=last).filter(|line| *line == 0 || *line == last || near(*line)).collect()
    }

    fn show_line(
        &self,
        line: usize,
        anchors: Option<(Place, Place)>,
        carets: bool,
        shown: &mut Vec<String>,
    ) {
        let text = &self.lines[line];
        shown.push(text.iter().collect());
        if !carets {
            return;
        }
        let is_last = line + 1 == self.lines.len();
        let end = width(text, if is_last { self.end } else { text.len() });
        let indent = text.iter().take_while(|c| is_blank(**c)).count();
        let start = if line == 0 { width(text, self.start) } else { 0 };
        let mark = |column: usize| match anchors {
            _ if column < indent || column < start => ' ',
            Some((from, to)) if (line, column) < from || (line, column) >= to => '~',
            _ => '^',
        };
        shown.push((0..end).map(mark).collect());
    }

    /// Carets under all of a statement's text say nothing, nor do those under `return f(x)` and `x = f(x)`.
    fn has_carets(&self, has_anchors: bool, language: &Language) -> bool {
        let lines: Vec<String> = self.lines.iter().map(|line| line.iter().collect()).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        if is_whole_value(&lines, (self.start, self.end), language) {
            return false;
        }
        let mut before = self.lines[0].iter().take(self.start);
        let mut behind = self.last().iter().skip(self.end);
        has_anchors || before.any(|c| !is_blank(*c)) || behind.any(|c| !is_blank(*c))
    }
}
