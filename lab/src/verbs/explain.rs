//! `lab explain`: what the code of a finding means.

use std::process::ExitCode;

use experiments::explanations::{self, Explanation};
use pegen::diagnostic::closest;

use crate::input::{self, Failure};

#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The code, as it stands in `error[CODE]`; all codes if there is none
    code: Option<String>,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let pages = explanations::all();
    let Some(code) = &arguments.code else {
        let width = pages.iter().map(|page| page.code.len()).max().unwrap_or(0);
        let line =
            |page: &Explanation| format!("{:<width$}  {}\n", page.code, page.first_sentence());
        return input::print(&pages.iter().map(line).collect::<String>());
    };
    // As it is copied out of a message.
    let code =
        code.trim_start_matches("error[").trim_start_matches("warning[").trim_end_matches(']');
    match pages.iter().find(|page| page.code == code) {
        Some(page) => input::print(&page.for_terminal()),
        None => {
            let hint = match closest(code, pages.iter().map(|page| page.code)) {
                Some(close) => format!("did you mean `{close}`?"),
                None => "`lab explain` lists all of them".to_string(),
            };
            Err(Failure(format!("no finding has the code `{}`; {hint}", code.escape_debug())))
        }
    }
}
