//! `lab list`: the experiments there are.

use std::process::ExitCode;

use crate::catalog;
use crate::input::{self, Failure};

#[derive(Debug, clap::Args)]
pub struct Arguments {}

pub fn run(_: &Arguments) -> Result<ExitCode, Failure> {
    let mut text =
        format!("{:<16} {:<10} {:<7} {}\n", "experiment", "status", "magic", "what it is for");
    for home in catalog::Home::all()? {
        match home.read() {
            Ok(one) => {
                text += &format!(
                    "{:<16} {:<10} {:<7} {}\n",
                    one.name,
                    one.status.name(),
                    one.magic,
                    one.summary
                );
            }
            Err(refused) => return refused.report().outcome(),
        }
    }
    input::print(&text)
}
