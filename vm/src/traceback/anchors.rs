//! The source lines of a place, with carets under the instruction's part.
//!
//! A binary operation, a subscript and a call show their operator, brackets or parentheses with `^` and the rest with
//! `~`. They are found in the part's text, by its brackets and strings.

use crate::objects::code::positions::Position;

/// A line of the part, counted from its first, and a column in characters.
type Place = (usize, usize);

/// The lines to show for a position, carets included, without the common indentation.
pub fn show(source: &[String], position: Position) -> Vec<String> {
    let Some(line) = position.line.filter(|line| *line > 0) else { return Vec::new() };
    let first = line as usize - 1;
    let Some(text) = source.get(first) else { return Vec::new() };
    let last = position
        .end_line
        .map_or(first, |end| (end as usize).saturating_sub(1))
        .max(first)
        .min(source.len() - 1);
    if text.trim().is_empty() {
        return Vec::new();
    }
    let (Some(column), Some(end_column)) = (position.column, position.end_column) else {
        return vec![text.trim().to_string()];
    };
    let lines: Vec<Vec<char>> =
        source[first..=last].iter().map(|line| line.trim_end().chars().collect()).collect();
    let indent = lines.iter().filter(|line| !line.is_empty()).map(|line| indent(line)).min();
    let indent = indent.unwrap_or(0);
    Part {
        start: char_column(text, column).saturating_sub(indent),
        end: char_column(&source[last], end_column).saturating_sub(indent),
        lines: lines.into_iter().map(|line| line.into_iter().skip(indent).collect()).collect(),
    }
    .show()
}

/// A column in bytes as one in characters.
fn char_column(line: &str, bytes: i32) -> usize {
    let bytes = (bytes.max(0) as usize).min(line.len());
    line.char_indices().take_while(|(at, _)| *at < bytes).count()
}

fn indent(line: &[char]) -> usize {
    line.iter().take_while(|c| c.is_whitespace()).count()
}

/// Columns that a character takes in a terminal.
fn width(c: char) -> usize {
    let wide = matches!(u32::from(c), 0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE6F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x1F300..=0x1FAFF);
    1 + usize::from(wide)
}

/// An instruction's part of the source: whole lines, and where in the first it starts and in the last it ends.
struct Part {
    lines: Vec<Vec<char>>,
    start: usize,
    end: usize,
}

impl Part {
    fn show(&self) -> Vec<String> {
        let segment = self.segment();
        let anchors = find_anchors(&segment);
        let carets = self.has_carets(&segment, anchors);
        let anchors =
            anchors.map(|(from, to)| (self.place(&segment, from), self.place(&segment, to)));
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

    /// The text of the instruction alone.
    fn segment(&self) -> Vec<char> {
        let mut text = self.lines.join(&'\n');
        let behind = self.lines[self.lines.len() - 1].len().saturating_sub(self.end);
        text.truncate(text.len() - behind);
        text.drain(..self.start.min(text.len()));
        text
    }

    /// A place in the segment as a line and a column.
    fn place(&self, segment: &[char], at: usize) -> Place {
        let before = &segment[..at];
        match before.iter().rposition(|c| *c == '\n') {
            Some(end) => (before.iter().filter(|c| **c == '\n').count(), at - end - 1),
            None => (0, self.start + at),
        }
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
        let end = if line + 1 == self.lines.len() { self.end.min(text.len()) } else { text.len() };
        let spaces = if line == 0 { self.start.max(indent(text)) } else { indent(text) };
        let mark = |column: usize| match anchors {
            _ if column < spaces => " ",
            Some((from, to)) if (line, column) < from || (line, column) >= to => "~",
            _ => "^",
        };
        let marks = (0..end).map(|column| mark(column).repeat(width(text[column])));
        shown.push(marks.collect());
    }

    /// Carets under all of a statement's text say nothing, nor do those under `return f(x)` and `x = f(x)`.
    fn has_carets(&self, segment: &[char], anchors: Option<(usize, usize)>) -> bool {
        let last = &self.lines[self.lines.len() - 1];
        let before: String = self.lines[0][..self.start.min(self.lines[0].len())].iter().collect();
        let behind: String = last[self.end.min(last.len())..].iter().collect();
        let Some((open, _)) = anchors else {
            return !before.trim().is_empty() || !behind.trim_end().is_empty();
        };
        let ends = matches!(behind.trim_start().chars().next(), None | Some('#' | ';'));
        if segment[open] != '(' || !ends {
            return true;
        }
        let is_name = |c: &char| c.is_alphanumeric() || *c == '_';
        let returned = before.trim_end() == "return" && segment[..open].iter().all(is_name);
        !(returned || is_assigned(&before))
    }
}

/// Whether the text before a value makes the statement an assignment.
fn is_assigned(before: &str) -> bool {
    let Some(targets) = before.trim_end().strip_suffix('=') else { return false };
    let augmented =
        targets.ends_with(['=', '<', '>', '!', ':', '+', '-', '*', '/', '%', '@', '&', '|', '^']);
    let targets: Vec<char> = targets.chars().collect();
    let mut depth = 0;
    let outside = targets.iter().filter(|c| {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            _ => (),
        }
        depth == 0
    });
    let plain = outside.filter(|c| matches!(c, ':' | ';')).count() == 0;
    !augmented && plain && depth == 0
}

/// The span of the operator, brackets or parentheses in an expression's text.
fn find_anchors(segment: &[char]) -> Option<(usize, usize)> {
    let marks = Scan::new(segment).top_level();
    let signed = segment.first().is_some_and(|c| matches!(c, '-' | '+' | '~'));
    if let Some(operator) = marks.operator {
        // In `-x ** y` the sign is the outer operation.
        let power = operator.1 - operator.0 == 2 && segment[operator.0] == '*';
        return (!(signed && power)).then_some(operator);
    }
    // `f(x)` and `a[b]`: the last bracket group, if something stands before it.
    let (open, close) = marks.last_group?;
    (open > 0 && !signed && close + 1 == segment.len() && !matches!(segment[open], '{'))
        .then_some((open, close + 1))
}

#[derive(Default)]
struct Marks {
    /// The last binary operator of the lowest precedence outside of brackets.
    operator: Option<(usize, usize)>,
    last_group: Option<(usize, usize)>,
}

struct Scan<'a> {
    text: &'a [char],
    at: usize,
}

const OPERATORS: &[(&str, u8)] = &[
    ("**", 7),
    ("//", 5),
    (">>", 3),
    ("<<", 3),
    ("+", 4),
    ("-", 4),
    ("*", 5),
    ("/", 5),
    ("%", 5),
    ("@", 5),
    ("&", 2),
    ("|", 0),
    ("^", 1),
];

impl<'a> Scan<'a> {
    fn new(text: &'a [char]) -> Scan<'a> {
        Scan { text, at: 0 }
    }

    fn top_level(mut self) -> Marks {
        let mut marks = Marks::default();
        let mut lowest = u8::MAX;
        // Whether an operand stands before: tells binary operators from signs.
        let mut operand = false;
        while self.at < self.text.len() {
            let c = self.text[self.at];
            match c {
                '(' | '[' | '{' => {
                    let open = self.at;
                    let close = self.skip_group();
                    marks.last_group = Some((open, close));
                    operand = true;
                    continue;
                }
                '\'' | '"' => {
                    self.skip_string(c);
                    operand = true;
                    continue;
                }
                // Comparisons, boolean operators and the like are marked as a whole.
                '=' | '<' | '>' | '!' | ',' | ':' if !self.is_shift() => return Marks::default(),
                '#' => {
                    while self.text.get(self.at + 1).is_some_and(|c| *c != '\n') {
                        self.at += 1;
                    }
                }
                c if c.is_whitespace() => (),
                c if c.is_alphanumeric() || c == '_' || c == '.' => {
                    let start = self.at;
                    while self
                        .text
                        .get(self.at)
                        .is_some_and(|c| c.is_alphanumeric() || *c == '_' || *c == '.')
                    {
                        self.at += 1;
                    }
                    let word: String = self.text[start..self.at].iter().collect();
                    // The sign of an exponent belongs to its number.
                    if word.starts_with(|c: char| c.is_ascii_digit())
                        && word.ends_with(['e', 'E'])
                        && !word.starts_with("0x")
                    {
                        self.at += 1;
                    }
                    if matches!(
                        &*word,
                        "and"
                            | "or"
                            | "not"
                            | "in"
                            | "is"
                            | "if"
                            | "else"
                            | "lambda"
                            | "for"
                            | "await"
                            | "yield"
                            | "raise"
                            | "return"
                            | "import"
                            | "from"
                            | "assert"
                            | "with"
                            | "del"
                    ) {
                        return Marks::default();
                    }
                    operand = true;
                    continue;
                }
                _ => {
                    let found = OPERATORS.iter().find(|(symbol, _)| self.starts_with(symbol));
                    if let Some((symbol, precedence)) = found {
                        let length = symbol.chars().count();
                        if operand
                            && (*precedence < lowest || *precedence == lowest && *symbol != "**")
                        {
                            lowest = *precedence;
                            marks.operator = Some((self.at, self.at + length));
                        }
                        operand = false;
                        self.at += length;
                        continue;
                    }
                }
            }
            self.at += 1;
        }
        marks
    }

    fn is_shift(&self) -> bool {
        self.starts_with("<<") || self.starts_with(">>")
    }

    fn starts_with(&self, symbol: &str) -> bool {
        symbol.chars().enumerate().all(|(offset, c)| self.text.get(self.at + offset) == Some(&c))
    }

    /// Goes behind a bracket group; gives the place of its end.
    fn skip_group(&mut self) -> usize {
        let mut depth = 0;
        while self.at < self.text.len() {
            let c = self.text[self.at];
            match c {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth -= 1,
                '\'' | '"' => {
                    self.skip_string(c);
                    continue;
                }
                _ => (),
            }
            self.at += 1;
            if depth == 0 {
                break;
            }
        }
        self.at - 1
    }

    fn skip_string(&mut self, quote: char) {
        self.at += 1;
        while self.at < self.text.len() && self.text[self.at] != quote {
            self.at += 1 + usize::from(self.text[self.at] == '\\');
        }
        self.at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn carets(line: &str, part: &str) -> String {
        let start = line.find(part).unwrap();
        let position = Position {
            line: Some(1),
            end_line: Some(1),
            column: Some(start as i32),
            end_column: Some((start + part.len()) as i32),
        };
        show(&[line.to_string()], position).get(1).cloned().unwrap_or_default()
    }

    #[test]
    fn operators_subscripts_and_calls_have_anchors() {
        assert_eq!(carets("x = a + b", "a + b"), "    ~~^~~");
        assert_eq!(carets("x += f(1)(2)", "f(1)(2)"), "     ~~~~^^^");
        assert_eq!(carets("    x[0] + y[1]", "y[1]"), "       ~^^^");
        assert_eq!(carets("return 1 * (2 + 3) / 0", "1 * (2 + 3) / 0"), "       ~~~~~~~~~~~~^~~");
        assert_eq!(carets("raise E", "raise E"), "");
        assert_eq!(carets("return f(x)", "f(x)"), "");
        assert_eq!(carets("y = a.f(x)", "a.f(x)"), "");
        assert_eq!(carets("y += f(x)", "f(x)"), "     ~^^^");
        assert_eq!(carets("return -f(x)", "-f(x)"), "       ^^^^^");
    }
}
