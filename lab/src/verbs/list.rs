//! `lab list`: the experiments there are.

use std::process::ExitCode;

use crate::catalog;
use crate::input::{self, Failure};

#[derive(Debug, clap::Args)]
pub struct Arguments {}

pub fn run(_: &Arguments) -> Result<ExitCode, Failure> {
    let folder = catalog::catalog()?;
    let mut text =
        format!("{:<16} {:<10} {:<7} {}\n", "experiment", "status", "magic", "what it is for");
    for name in catalog::names(&folder)? {
        match catalog::read(&folder.join(&name)) {
            Ok(one) => {
                text += &format!(
                    "{name:<16} {:<10} {:<7} {}\n",
                    one.status.name(),
                    one.magic,
                    one.summary
                );
            }
            Err(stop) => return stop.outcome(),
        }
    }
    input::print(&text)
}
