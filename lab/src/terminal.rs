//! What a terminal can show: colour only there, and never under `NO_COLOR`.

use std::fmt;
use std::io::{self, IsTerminal, Write};

use pegen::report::Format;

/// Writes to standard error. Where nobody can read it there, that is no failure.
pub fn tell(text: fmt::Arguments<'_>) {
    let _ = io::stderr().write_fmt(text);
}

/// [`tell`] with a text as of `format!`.
macro_rules! tell {
    ($($text:tt)*) => { $crate::terminal::tell(format_args!($($text)*)) };
}

/// The same, and the end of the line.
macro_rules! tell_line {
    () => { tell!("\n") };
    ($($text:tt)*) => { tell!("{}\n", format_args!($($text)*)) };
}

/// How findings are shown, as `--format` says it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum ReportFormat {
    /// The source around each finding
    #[default]
    Full,
    /// One line each
    Short,
}

/// Whether standard error shows colour.
pub fn error_has_colour() -> bool {
    io::stderr().is_terminal() && allows_colour()
}

/// Whether standard output shows colour.
pub fn output_has_colour() -> bool {
    io::stdout().is_terminal() && allows_colour()
}

fn allows_colour() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// The report's format, with colour where standard error shows it.
pub fn report_format(format: ReportFormat) -> Format {
    match format {
        ReportFormat::Short => Format::Short,
        ReportFormat::Full if error_has_colour() => Format::Colour,
        ReportFormat::Full => Format::Plain,
    }
}
