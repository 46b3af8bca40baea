//! What is wrong with the user's definition, as values: nothing here prints.
//!
//! A [`Diagnostic`] says what (headline), where (labelled places), why, and what to do (hint). Places refer to
//! texts in [`Files`], which is handed along to [`crate::report`]. Several independent diagnostics are found at
//! once; `Result<T, Vec<Diagnostic>>` is [`Checked`]. Tests are in `report.rs`, where they can be seen.

use std::fmt;
use std::ops::Range;

/// A half-open range of bytes in one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    pub fn new(start: usize, end: usize) -> Span {
        Span { start: start as u32, end: end as u32 }
    }

    /// From the start of `self` to the end of `last`.
    pub fn to(self, last: Span) -> Span {
        Span { start: self.start, end: last.end }
    }

    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Span {
        Span::new(range.start, range.end)
    }
}

/// The number of a text in [`Files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(u32);

/// A span of one of the [`Files`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    pub file: FileId,
    pub span: Span,
}

impl FileId {
    pub fn at(self, span: Span) -> Place {
        Place { file: self, span }
    }
}

/// The texts that a definition is read from, with the names to show for them.
#[derive(Debug, Clone, Default)]
pub struct Files {
    files: Vec<(String, String)>,
}

impl Files {
    pub fn new() -> Files {
        Files::default()
    }

    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.files.push((name.into(), text.into()));
        FileId(self.files.len() as u32 - 1)
    }

    pub fn name(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].0
    }

    pub fn text(&self, file: FileId) -> &str {
        &self.files[file.0 as usize].1
    }

    /// The bytes of `place`, kept within the text and between characters.
    pub fn range(&self, place: Place) -> Range<usize> {
        let text = self.text(place.file);
        let within = |offset: u32| {
            let offset = (offset as usize).min(text.len());
            (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
        };
        let start = within(place.span.start);
        start..within(place.span.end).max(start)
    }

    /// The text at `place`.
    pub fn slice(&self, place: Place) -> &str {
        &self.text(place.file)[self.range(place)]
    }

    /// Line and column of the start of `place`, both from 1, the column in characters.
    pub fn line_and_column(&self, place: Place) -> (usize, usize) {
        let before = &self.text(place.file)[..self.range(place).start];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        })
    }
}

/// A place and what to say about it. The first label of a diagnostic is the primary one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    pub place: Place,
    pub text: String,
}

/// One finding in the user's grammar, experiment or program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// A stable name such as `undefined-rule`, to look up and to filter by.
    pub code: &'static str,
    pub severity: Severity,
    /// What is wrong, on one line, without a full stop.
    pub headline: String,
    pub labels: Vec<Label>,
    /// Why that is wrong.
    pub why: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
}

/// A value, or all that is wrong with the text it should have come from.
pub type Checked<T> = Result<T, Vec<Diagnostic>>;

impl Diagnostic {
    pub fn error(code: &'static str, headline: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            severity: Severity::Error,
            headline: headline.into(),
            labels: Vec::new(),
            why: None,
            hint: None,
        }
    }

    pub fn warning(code: &'static str, headline: impl Into<String>) -> Diagnostic {
        Diagnostic { severity: Severity::Warning, ..Diagnostic::error(code, headline) }
    }

    pub fn label(mut self, place: Place, text: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { place, text: text.into() });
        self
    }

    pub fn why(mut self, why: impl Into<String>) -> Diagnostic {
        self.why = Some(why.into());
        self
    }

    pub fn hint(mut self, hint: impl Into<String>) -> Diagnostic {
        self.hint = Some(hint.into());
        self
    }

    /// The hint "did you mean `x`?" where one of `known` is close to `name`.
    pub fn suggest<'a>(self, name: &str, known: impl IntoIterator<Item = &'a str>) -> Diagnostic {
        match closest(name, known) {
            Some(found) => {
                let hint = format!("did you mean `{found}`?");
                self.hint(hint)
            }
            None => self,
        }
    }

    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The one of `known` that a typing mistake away from `name`: at most a third of its letters differ.
pub fn closest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let limit = name.chars().count().div_ceil(3);
    known
        .into_iter()
        .filter(|candidate| candidate.len().abs_diff(name.len()) <= limit)
        .map(|candidate| (edit_distance(name, candidate), candidate))
        .filter(|&(distance, _)| distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// How many letters must be inserted, removed or changed to get from `from` to `to`.
fn edit_distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (i, a) in from.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, &b) in to.iter().enumerate() {
            let change = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[to.len()]
}
