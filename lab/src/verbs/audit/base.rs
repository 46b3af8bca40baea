//! `lab audit --base`: what a change of `grammar/` in a checkout lacks. It is the list that CPython's developer guide keeps
//! for whoever changes its grammar, gone through by machine.

use std::path::Path;

use experiments::audit::{Outcome, Point};
use pegen::diagnostic::{Diagnostic, Files};
use pegen::regen::repository::{Options, Regenerated};
use pegen::report::{self, Format};

use crate::program::Stop;
use crate::verbs::regen;

/// Every point of a checkout, in the order of the stages.
pub fn points(root: Option<&Path>) -> Result<Vec<Point>, Stop> {
    let checkout = regen::checkout(root)?;
    let options = Options { check: true, ..regen::OPTIONS };
    let regenerated = checkout.regenerate(&options).map_err(regen::stopped)?;
    let Regenerated { findings, by_hand, files, .. } = &regenerated;
    let mut points = vec![point("definition", "nothing is wrong in grammar/", findings, files)];
    if regenerated.has_errors() {
        return Ok(points);
    }
    points.extend(by_hand.iter().map(|one| point(one.name, one.about, &one.findings, files)));
    points.push(generated(&regenerated));
    Ok(points)
}

fn point(name: &'static str, about: &'static str, findings: &[Diagnostic], files: &Files) -> Point {
    let lines = findings.iter().map(|finding| {
        let told = report::render(std::slice::from_ref(finding), files, Format::Short);
        let more = [&finding.why, &finding.hint].into_iter().flatten();
        more.fold(told.trim_end().to_string(), |told, more| told + "; " + more)
    });
    Point { name, about, outcome: Outcome::of(lines.collect()) }
}

/// Whether the generated files are those of the definition.
fn generated(regenerated: &Regenerated) -> Point {
    let stale = regenerated.stale.iter();
    let stale = stale.map(|stale| format!("{} is stale: `lab regen` makes it anew", stale.path));
    let surplus = regenerated.surplus.iter();
    let surplus = surplus.map(|path| format!("{path} is made by nothing: remove it"));
    Point {
        name: "generated",
        about: "each generated file is that of grammar/",
        outcome: Outcome::of(stale.chain(surplus).collect()),
    }
}
