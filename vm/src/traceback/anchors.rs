//! The source lines of a place, with carets under the instruction's part.
//!
//! A binary operation, a subscript and a call show their operator, brackets or parentheses with `^` and the rest with
//! `~`. They are found in the part's text, by its brackets and strings.

use crate::objects::code::positions::Position;

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
    let (Some(column), Some(end_column)) = (position.column, position.end_column) else {
        return vec![text.trim().to_string()];
    };
    let start = char_column(text, column);
    let end = char_column(&source[last], end_column);
    match first == last {
        true => single_line(text, start, end),
        false => several_lines(&source[first..=last], start, end),
    }
}

/// A column in bytes as one in characters.
fn char_column(line: &str, bytes: i32) -> usize {
    let bytes = (bytes.max(0) as usize).min(line.len());
    line.char_indices().take_while(|(at, _)| *at < bytes).count()
}

fn single_line(text: &str, start: usize, end: usize) -> Vec<String> {
    let chars: Vec<char> = text.trim_end().chars().collect();
    let indent = chars.iter().take_while(|c| c.is_whitespace()).count();
    let body: String = chars[indent..].iter().collect();
    if body.is_empty() {
        return Vec::new();
    }
    let end = end.min(chars.len());
    let mut shown = vec![body.trim_end().to_string()];
    if start >= end || start < indent {
        return shown;
    }
    let segment: Vec<char> = chars[start..end].to_vec();
    let anchors = find_anchors(&segment);
    // Carets under the whole line say nothing.
    let whole = start == indent && end == chars.len();
    if whole && anchors.is_none() {
        return shown;
    }
    let mut carets = " ".repeat(width(&chars[indent..start]));
    for (at, c) in segment.iter().enumerate() {
        let mark = match anchors {
            Some((from, to)) if at < from || at >= to => '~',
            _ => '^',
        };
        carets.extend(std::iter::repeat_n(mark, width(std::slice::from_ref(c))));
    }
    shown.push(carets);
    shown
}

/// Columns that characters take in a terminal.
fn width(chars: &[char]) -> usize {
    chars.iter().map(|c| if matches!(u32::from(*c), 0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE6F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x1F300..=0x1FAFF) { 2 } else { 1 }).sum()
}

/// A part that spans lines: every line, each with its carets.
fn several_lines(lines: &[String], start: usize, end: usize) -> Vec<String> {
    let indent = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.chars().take_while(|c| c.is_whitespace()).count())
        .min()
        .unwrap_or(0);
    let mut shown = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let chars: Vec<char> = line.trim_end().chars().collect();
        let own = chars.iter().take_while(|c| c.is_whitespace()).count();
        let from = if number == 0 { start } else { own };
        let to = if number + 1 == lines.len() { end.min(chars.len()) } else { chars.len() };
        // Long parts show their first and last lines only.
        let skipped = lines.len().saturating_sub(2);
        if lines.len() > 4 && number == 1 {
            shown.push(format!("...<{skipped} lines>..."));
        }
        if lines.len() > 4 && number > 0 && number + 1 < lines.len() {
            continue;
        }
        shown.push(chars.get(indent.min(chars.len())..).unwrap_or_default().iter().collect());
        if from < to {
            let space = " ".repeat(from.saturating_sub(indent));
            shown.push(format!("{space}{}", "^".repeat(to - from)));
        }
    }
    shown
}

/// The span of the operator, brackets or parentheses in an expression's text.
fn find_anchors(segment: &[char]) -> Option<(usize, usize)> {
    let marks = Scan::new(segment).top_level();
    if let Some(operator) = marks.operator {
        return Some(operator);
    }
    // `f(x)` and `a[b]`: the last bracket group, if something stands before it.
    let (open, close) = marks.last_group?;
    (open > 0 && close + 1 == segment.len() && !matches!(segment[open], '{'))
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
        assert_eq!(carets("x = f(1)(2)", "f(1)(2)"), "    ~~~~^^^");
        assert_eq!(carets("    x[0] + y[1]", "y[1]"), "       ~^^^");
        assert_eq!(carets("return 1 * (2 + 3) / 0", "1 * (2 + 3) / 0"), "       ~~~~~~~~~~~~^~~");
        assert_eq!(carets("raise E", "raise E"), "");
    }
}
