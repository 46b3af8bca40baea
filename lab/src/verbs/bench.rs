//! `lab bench`: the programs of `tests/bench/` under this executable and, if there is one, under CPython 3.14.
//!
//! The two take turns, so that what else the computer does meets both; of each, the fastest run counts. What is
//! measured is the user time of the finished process, its start included.

use std::fmt::Write as _;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use wait4::Wait4;

use crate::input::{self, Failure};
use crate::reference::reference;

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The programs, by their names in `tests/bench/`; all of them if there is none
    names: Vec<String>,
    /// The CPython to compare with; without it LAB_REFERENCE, `python3.14`, or the one of tests/reference/install
    #[arg(long, value_name = "PATH")]
    reference: Option<PathBuf>,
    /// How often each program runs
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
}

/// Who runs the programs.
struct Contest {
    lab: PathBuf,
    reference: Option<PathBuf>,
    runs: u32,
}

/// One finished process.
struct Run {
    seconds: f64,
    output: Vec<u8>,
    succeeded: bool,
}

/// What came of a program.
struct Row {
    name: String,
    lab: f64,
    reference: Option<f64>,
    /// What is wrong with what it printed.
    finding: Option<&'static str>,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let programs = chosen(&folder()?, &arguments.names)?;
    let contest = Contest {
        lab: std::env::current_exe().map_err(|error| Failure(format!("this program: {error}")))?,
        reference: reference(arguments.reference.as_deref())?,
        runs: arguments.runs,
    };
    match &contest.reference {
        Some(reference) => tell_line!("CPython is {}", reference.display()),
        None => tell_line!("no CPython 3.14 found to compare with; --reference names one"),
    }
    let progress = progress(&programs, &contest);
    let mut rows = Vec::new();
    print(&progress, &heading(&contest))?;
    for program in &programs {
        let row = contest.measure(program, &progress)?;
        print(&progress, &row.text())?;
        rows.push(row);
    }
    progress.finish_and_clear();
    input::print(&mean(&rows))?;
    match rows.iter().any(|row| row.finding.is_some()) {
        true => Ok(ExitCode::from(input::FINDINGS)),
        false => Ok(ExitCode::SUCCESS),
    }
}

impl Contest {
    /// Runs a program as often as was asked, in turns.
    fn measure(&self, program: &Path, progress: &ProgressBar) -> Result<Row, Failure> {
        let mut row = Row {
            name: name_of(program),
            lab: f64::INFINITY,
            reference: self.reference.as_ref().map(|_| f64::INFINITY),
            finding: None,
        };
        progress.set_message(row.name.clone());
        for _ in 0..self.runs {
            let lab = finished(Command::new(&self.lab).arg("run").arg(program))?;
            progress.inc(1);
            row.lab = row.lab.min(lab.seconds);
            if !lab.succeeded {
                row.finding = Some("lab failed");
            }
            let (Some(reference), Some(fastest)) = (&self.reference, row.reference) else {
                continue;
            };
            let theirs = finished(Command::new(reference).arg(program))?;
            progress.inc(1);
            row.reference = Some(fastest.min(theirs.seconds));
            if !theirs.succeeded {
                row.finding = Some("CPython failed");
            } else if lab.succeeded && lab.output != theirs.output {
                row.finding = Some("output differs");
            }
        }
        Ok(row)
    }
}

impl Row {
    fn ratio(&self) -> Option<f64> {
        self.reference.map(|reference| self.lab / reference)
    }

    fn text(&self) -> String {
        let mut text = line(&self.name, Some(self.lab), self.reference, self.ratio());
        if let Some(finding) = self.finding {
            text.insert_str(text.trim_end().len(), &format!("  {finding}"));
        }
        text
    }
}

fn heading(contest: &Contest) -> String {
    match contest.reference {
        Some(_) => format!("{:<18}{:>9}{:>12}{:>9}\n", "program", "lab s", "CPython s", "ratio"),
        None => format!("{:<18}{:>9}\n", "program", "lab s"),
    }
}

/// A line of the table; numbers that there are not are left out.
fn line(name: &str, lab: Option<f64>, reference: Option<f64>, ratio: Option<f64>) -> String {
    let mut text = format!("{name:<18}");
    for (number, width, places) in [(lab, 9, 3), (reference, 12, 3), (ratio, 9, 2)] {
        match number {
            Some(number) => drop(write!(text, "{number:>width$.places$}")),
            None => text += &" ".repeat(width),
        }
    }
    format!("{}\n", text.trim_end())
}

/// The last line: how many times as long as CPython it takes, on the geometric mean.
fn mean(rows: &[Row]) -> String {
    let ratios: Vec<f64> = rows.iter().filter_map(Row::ratio).collect();
    match geometric_mean(&ratios) {
        Some(mean) => line("geometric mean", None, None, Some(mean)),
        None => String::new(),
    }
}

fn geometric_mean(numbers: &[f64]) -> Option<f64> {
    let sum: f64 = numbers.iter().map(|number| number.ln()).sum();
    (!numbers.is_empty()).then(|| (sum / numbers.len() as f64).exp())
}

/// Runs a command to its end.
fn finished(command: &mut Command) -> Result<Run, Failure> {
    let program = command.get_program().to_string_lossy().into_owned();
    let failed = |error: std::io::Error| Failure(format!("running {program}: {error}"));
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(failed)?;
    let mut output = Vec::new();
    if let Some(stdout) = &mut child.stdout {
        stdout.read_to_end(&mut output).map_err(failed)?;
    }
    let used = child.wait4().map_err(failed)?;
    // The clock of user time may be as coarse as 10 ms: a ratio needs more than zero.
    let time = used.rusage.utime.max(Duration::from_millis(1));
    Ok(Run { seconds: time.as_secs_f64(), output, succeeded: used.status.success() })
}

/// Progress on a terminal, nothing elsewhere.
fn progress(programs: &[PathBuf], contest: &Contest) -> ProgressBar {
    let runners = if contest.reference.is_some() { 2 } else { 1 };
    let length = programs.len() as u64 * u64::from(contest.runs) * runners;
    let progress = ProgressBar::with_draw_target(Some(length), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}") {
        Ok(style) => progress.with_style(style),
        Err(_) => progress,
    }
}

fn print(progress: &ProgressBar, text: &str) -> Result<ExitCode, Failure> {
    progress.suspend(|| input::print(text))
}

/// The nearest folder `tests/bench/`, from the current folder upwards.
fn folder() -> Result<PathBuf, Failure> {
    let here =
        std::env::current_dir().map_err(|error| Failure(format!("current folder: {error}")))?;
    let found =
        here.ancestors().map(|folder| folder.join("tests/bench")).find(|path| path.is_dir());
    let missing = "there is no folder `tests/bench` here or above; lab bench works in a checkout";
    found.ok_or_else(|| Failure(missing.to_string()))
}

/// The programs of these names, or all of them, in the order of their names.
fn chosen(folder: &Path, names: &[String]) -> Result<Vec<PathBuf>, Failure> {
    let all = programs(folder)?;
    if names.is_empty() {
        return Ok(all);
    }
    let known: Vec<String> = all.iter().map(|program| name_of(program)).collect();
    let find = |name: &String| {
        let wanted = name.strip_suffix(".py").unwrap_or(name);
        let place = known.iter().position(|known| known == wanted);
        place.map(|place| all[place].clone()).ok_or_else(|| {
            let hint = match pegen::diagnostic::closest(wanted, known.iter().map(String::as_str)) {
                Some(close) => format!("did you mean `{close}`?"),
                None => format!("there are: {}", known.join(", ")),
            };
            Failure(format!("there is no benchmark `{name}`; {hint}"))
        })
    };
    names.iter().map(find).collect()
}

fn programs(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let failed = |error: std::io::Error| Failure(format!("{}: {error}", folder.display()));
    let mut programs = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|extension| extension == "py") {
            programs.push(path);
        }
    }
    programs.sort();
    Ok(programs)
}

fn name_of(program: &Path) -> String {
    program.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table() {
        let row = |name: &str, lab, reference, finding| Row {
            name: name.to_string(),
            lab,
            reference: Some(reference),
            finding,
        };
        let rows = [row("calls", 2.0, 0.5, None), row("nbody", 1.0, 1.0, Some("output differs"))];
        let text: String = rows.iter().map(Row::text).collect();
        assert_eq!(
            text + &mean(&rows),
            "calls                 2.000       0.500     4.00\n\
             nbody                 1.000       1.000     1.00  output differs\n\
             geometric mean                              2.00\n"
        );
    }

    #[test]
    fn without_a_reference_there_is_no_ratio() {
        let row = Row { name: "calls".to_string(), lab: 2.0, reference: None, finding: None };
        assert_eq!(row.text(), "calls                 2.000\n");
        assert_eq!(mean(&[row]), "");
    }
}
