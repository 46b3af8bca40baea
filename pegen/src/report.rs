//! Diagnostics as text: with the source around every label for people (ariadne), or one line each for
//! editors and continuous integration (codespan-reporting). Text out; printing is the caller's.

use ariadne::{Color, Config, IndexType, Label, Report, ReportKind};
use codespan_reporting::diagnostic as short;
use codespan_reporting::files::SimpleFiles;
use codespan_reporting::term;
use rustc_hash::FxHashMap;

use crate::diagnostic::{Diagnostic, FileId, Files, Place, Severity};

/// How a report is to look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Source lines with labels, in colour.
    Colour,
    /// The same without colour.
    Plain,
    /// `file:line:column: error[code]: headline`, one line each.
    Short,
}

/// So many findings are shown with their source: nobody reads more.
const MOST: usize = 50;

/// The source of a finding is shown where its lines have no more bytes than this.
const WIDEST: usize = 500;

/// `diagnostics`, in the order given; all of them where each has one line.
pub fn render(diagnostics: &[Diagnostic], files: &Files, format: Format) -> String {
    match format {
        Format::Short => render_short(diagnostics, files),
        Format::Colour | Format::Plain => {
            let mut lines = Lines { files, split: Vec::new() };
            let long = |diagnostic| render_long(diagnostic, &mut lines, format == Format::Colour);
            let shown = diagnostics.iter().take(MOST).map(long).collect::<Vec<_>>().join("\n");
            match diagnostics.len().saturating_sub(MOST) {
                0 => shown,
                more => format!("{shown}\nand {more} more\n"),
            }
        }
    }
}

/// A text that nobody has looked at, so that it does nothing to a terminal but show.
pub fn printable(text: &str) -> String {
    let shown = |one: char| match one {
        '\n' | '\t' => one.to_string(),
        _ if one.is_control() => one.escape_debug().to_string(),
        _ => one.to_string(),
    };
    text.chars().map(shown).collect()
}

/// A span as ariadne wants it: with the file it is in.
type Located = (FileId, std::ops::Range<usize>);

/// The files as ariadne's cache: each text is split into lines when a label first asks for it.
struct Lines<'a> {
    files: &'a Files,
    split: Vec<(FileId, ariadne::Source<String>)>,
}

impl ariadne::Cache<FileId> for Lines<'_> {
    type Storage = String;

    fn fetch(&mut self, id: &FileId) -> Result<&ariadne::Source<String>, impl std::fmt::Debug> {
        let index = match self.split.iter().position(|(file, _)| file == id) {
            Some(index) => index,
            None => {
                self.split.push((*id, ariadne::Source::from(self.files.text(*id).to_owned())));
                self.split.len() - 1
            }
        };
        Ok::<_, std::convert::Infallible>(&self.split[index].1)
    }

    fn display<'b>(&self, id: &'b FileId) -> Option<impl std::fmt::Display + 'b> {
        Some(self.files.name(*id).to_owned())
    }
}

fn render_long(diagnostic: &Diagnostic, lines: &mut Lines<'_>, colour: bool) -> String {
    let files = lines.files;
    let kind = match diagnostic.severity {
        Severity::Error => ReportKind::Error,
        Severity::Warning => ReportKind::Warning,
    };
    let Some(primary) = diagnostic.labels.first() else {
        return placeless(diagnostic);
    };
    if diagnostic.labels.iter().any(|label| line_length(files, label.place) > WIDEST) {
        let lines = std::iter::once(&primary.text).chain(&diagnostic.why).chain(&diagnostic.hint);
        let lines: String = lines.map(|line| format!("  {line}\n")).collect();
        return render_short(std::slice::from_ref(diagnostic), files) + &lines;
    }
    let within = |label: &crate::diagnostic::Label| -> Located {
        (label.place.file, files.range(label.place))
    };
    let config =
        Config::default().with_index_type(IndexType::Byte).with_color(colour).with_compact(false);
    let mut report = Report::<Located>::build(kind, within(primary))
        .with_config(config)
        .with_code(diagnostic.code)
        .with_message(&diagnostic.headline);
    let mut labels: Vec<_> = diagnostic.labels.iter().enumerate().collect();
    // In the order of their lines: what goes back in a file gets a heading of its own, with the first one's place.
    let first_of = |file| diagnostic.labels.iter().position(|label| label.place.file == file);
    labels.sort_by_key(|(_, label)| (first_of(label.place.file), label.place.span.start));
    for (order, (number, label)) in labels.into_iter().enumerate() {
        let tint = if number == 0 { Color::Red } else { Color::Cyan };
        report.add_label(
            Label::new(within(label))
                .with_message(&label.text)
                .with_color(tint)
                .with_order(order as i32),
        );
    }
    if let Some(why) = &diagnostic.why {
        report.add_note(why);
    }
    if let Some(hint) = &diagnostic.hint {
        report.add_help(hint);
    }
    let mut text = Vec::new();
    match report.finish().write(lines, &mut text) {
        Ok(()) => String::from_utf8_lossy(&text)
            .lines()
            .fold(String::new(), |all, line| all + line.trim_end() + "\n"),
        Err(_) => placeless(diagnostic),
    }
}

/// How long the lines are that a place begins and ends on.
fn line_length(files: &Files, place: Place) -> usize {
    let (text, range) = (files.text(place.file), files.range(place));
    let start = text[..range.start].rfind('\n').map_or(0, |end| end + 1);
    let end = text[range.end..].find('\n').map_or(text.len(), |length| range.end + length);
    end - start
}

/// A finding that is about no place in particular.
fn placeless(diagnostic: &Diagnostic) -> String {
    let mut text =
        format!("{}[{}]: {}\n", diagnostic.severity, diagnostic.code, diagnostic.headline);
    for line in diagnostic.why.iter().chain(&diagnostic.hint) {
        text += &format!("  {line}\n");
    }
    text
}

fn render_short(diagnostics: &[Diagnostic], files: &Files) -> String {
    let mut texts = SimpleFiles::new();
    let mut numbers = FxHashMap::default();
    let mut text = String::new();
    for diagnostic in diagnostics {
        let severity = match diagnostic.severity {
            Severity::Error => short::Severity::Error,
            Severity::Warning => short::Severity::Warning,
        };
        let mut line = short::Diagnostic::new(severity)
            .with_code(diagnostic.code)
            .with_message(&diagnostic.headline);
        if let Some(label) = diagnostic.labels.first() {
            let file = label.place.file;
            let number = *numbers
                .entry(file)
                .or_insert_with(|| texts.add(files.name(file).to_owned(), files.text(file)));
            line = line.with_label(short::Label::primary(number, files.range(label.place)));
        }
        let config =
            term::Config { display_style: term::DisplayStyle::Short, ..Default::default() };
        match term::emit_into_string(&config, &texts, &line) {
            Ok(rendered) => text += &rendered,
            Err(_) => text += &placeless(diagnostic),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Span;

    fn example() -> (Files, Vec<Diagnostic>) {
        let mut files = Files::new();
        let grammar = files.add("python.gram", "start: exprs NEWLINE\nexpr: NAME\n");
        let other = files.add("overlay.gram", "expr: NUMBER\n");
        let undefined = Diagnostic::error("undefined-rule", "there is no rule `exprs`")
            .label(grammar.at(Span::new(7, 12)), "used here")
            .suggest("exprs", ["expr", "start"]);
        let conflict = Diagnostic::error("overlay-conflict", "two experiments replace `expr`")
            .label(other.at(Span::new(0, 4)), "replaced here")
            .label(grammar.at(Span::new(21, 25)), "and here")
            .why("only one of them could win");
        (files, vec![undefined, conflict])
    }

    #[test]
    fn people_see_the_source_with_labels() {
        let (files, diagnostics) = example();
        insta::assert_snapshot!(render(&diagnostics, &files, Format::Plain));
    }

    #[test]
    fn editors_get_one_line_each() {
        let (files, diagnostics) = example();
        assert_eq!(
            render(&diagnostics, &files, Format::Short),
            "python.gram:1:8: error[undefined-rule]: there is no rule `exprs`\n\
             overlay.gram:1:1: error[overlay-conflict]: two experiments replace `expr`\n"
        );
    }

    #[test]
    fn a_place_beyond_the_text_is_no_panic() {
        let mut files = Files::new();
        let file = files.add("x", "é");
        let beyond = Diagnostic::error("x", "x").label(file.at(Span::new(1, 900)), "x");
        for format in [Format::Plain, Format::Short] {
            assert!(
                render(std::slice::from_ref(&beyond), &files, format)
                    .to_lowercase()
                    .contains("error")
            );
        }
    }
}
