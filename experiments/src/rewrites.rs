//! `rewrites.toml`: which runs of instructions become which others.
//!
//! ```text
//! rewrites.toml --notation--> written --meaning--> Rewrite --checks--> the language's rewrites
//! ```
//!
//! In come experiments and the language that they make, out come the rewrites of all, in their order, or what is wrong with
//! them. That a result does to the stack what its pattern does is asked here for numbers of all sizes, and once more for
//! those that a program has. Tests: `tests/experiments/rewrites.txt`.

mod meaning;
mod notation;

use std::collections::BTreeMap;

use compiler::flowgraph::Rewrite;
use compiler::flowgraph::rewrites::{Change, Shape, Term};
use compiler::language::Language;
use compiler::opcode::{Opcode, Opcodes};
use pegen::diagnostic::{Checked, Diagnostic, FileId, Files, Place, Span};
use pegen::language::toml_error;
use serde::Deserialize;
use toml::Spanned;

use crate::experiment::{Experiment, REWRITES};
use meaning::{Meant, Reader};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    pattern: Spanned<String>,
    result: Spanned<String>,
    #[serde(default)]
    #[allow(dead_code)] // for people
    doc: String,
}

/// A rewrite, and where it stands.
struct Known {
    rewrite: Rewrite,
    place: Place,
}

/// The rewrites of all experiments.
pub fn read(
    experiments: &[Experiment],
    files: &mut Files,
    language: &Language,
) -> Checked<Vec<Rewrite>> {
    let (mut known, mut findings) = (Vec::new(), Vec::new());
    for experiment in experiments {
        let Some(file) = experiment.files.get(REWRITES) else { continue };
        let id = files.add(&*file.path, &*file.text);
        match toml::from_str::<BTreeMap<Spanned<String>, Entry>>(&file.text) {
            Err(error) => findings.push(toml_error(&error, &file.text, id)),
            Ok(entries) => {
                let mut entries: Vec<_> = entries.into_iter().collect();
                entries.sort_by_key(|(name, _)| name.span().start);
                if entries.is_empty() {
                    let headline = format!("{REWRITES} has no rewrite");
                    let place = id.at(Span::new(0, file.text.len().min(1)));
                    findings.push(Diagnostic::error("no-rewrite", headline).label(place, "here"));
                }
                for (name, entry) in entries {
                    match of_entry(&name, &entry, id, &file.text, language) {
                        Ok(one) => known.push(one),
                        Err(more) => findings.extend(more),
                    }
                }
            }
        }
    }
    findings.extend(never(&known));
    match findings.is_empty() {
        true => Ok(known.into_iter().map(|known| known.rewrite).collect()),
        false => Err(findings),
    }
}

fn of_entry(
    name: &Spanned<String>,
    entry: &Entry,
    file: FileId,
    text: &str,
    language: &Language,
) -> Checked<Known> {
    let place = file.at(Span::from(name.span()));
    let mut reader = Reader::new(language, file, text);
    let pattern = reader.pattern(&entry.pattern);
    let result = reader.result(&entry.result);
    let Meant { variables, findings } = reader.finish();
    if !findings.is_empty() {
        return Err(findings);
    }
    let name = name.get_ref().clone();
    let rewrite = Rewrite { name, pattern, result, variables: variables.len() };
    let pattern_at = file.at(Span::from(entry.pattern.span()));
    if rewrite.pattern.is_empty() {
        let headline = format!("the pattern of `{}` has no instruction", rewrite.name);
        return Err(vec![Diagnostic::error("rewrite-syntax", headline).label(pattern_at, "here")]);
    }
    let result_at = file.at(Span::from(entry.result.span()));
    let wrong = order(&rewrite, pattern_at, result_at)
        .or_else(|| effect(&rewrite, &variables, &language.opcodes, pattern_at, result_at));
    match wrong {
        Some(finding) => Err(vec![finding]),
        None => Ok(Known { rewrite, place }),
    }
}

/// What is wrong where one returns: it does so at its end, and both do.
fn order(rewrite: &Rewrite, pattern: Place, result: Place) -> Option<Diagnostic> {
    let returns = |shapes: &[Shape]| {
        shapes.iter().position(|shape| shape.opcode.exits_scope()).map(|at| at + 1)
    };
    let name = &rewrite.name;
    let ends = |shapes: &[Shape]| returns(shapes).is_none_or(|at| at == shapes.len());
    for (shapes, place, what) in
        [(&rewrite.pattern, pattern, "pattern"), (&rewrite.result, result, "result")]
    {
        if !ends(shapes) {
            let headline = format!("the {what} of `{name}` goes on behind its end");
            let finding = Diagnostic::error("rewrite-order", headline);
            return Some(
                finding.label(place, "here").why("behind a return or raise begins another block"),
            );
        }
    }
    (returns(&rewrite.pattern).is_some() != returns(&rewrite.result).is_some()).then(|| {
        let headline = format!("of `{name}`, either the pattern or the result returns");
        Diagnostic::error("rewrite-order", headline)
            .label(pattern, "the pattern")
            .label(result, "the result")
            .why("control goes on behind the one, and not behind the other")
    })
}

/// Numbers that variables are tried with.
const TRIED: [u32; 6] = [0, 1, 2, 3, 9, 0x102];

/// What is wrong where the result does something else to the stack.
fn effect(
    rewrite: &Rewrite,
    variables: &[meaning::Variable],
    opcodes: &Opcodes,
    pattern_at: Place,
    result_at: Place,
) -> Option<Diagnostic> {
    let mut is_possible = false;
    let counting = variables.iter().filter(|variable| variable.counts()).count();
    let tries = TRIED.len().pow(u32::try_from(counting.min(4)).unwrap_or(0));
    for number in 0..tries {
        let mut rest = number;
        let values: Vec<u32> = variables
            .iter()
            .map(|variable| match variable.counts() {
                false => 0,
                true => {
                    let tried = TRIED[rest % TRIED.len()];
                    rest /= TRIED.len();
                    tried
                }
            })
            .collect();
        let fits = |shapes: &[Shape]| {
            shapes.iter().all(|shape| {
                let known = shape.parts.iter().all(|(_, term)| *term != Term::Any);
                !known || shape.argument(&values, opcodes).is_some()
            })
        };
        let change = |shapes: &[Shape]| Change::of(shapes, &values, opcodes);
        // What no program has, or has no room.
        let Some(pattern) = change(&rewrite.pattern).filter(|_| fits(&rewrite.pattern)) else {
            continue;
        };
        is_possible = true;
        if !fits(&rewrite.result) {
            continue;
        }
        let result = change(&rewrite.result);
        if result.as_ref().is_some_and(|result| pattern.is_kept_by(result)) {
            continue;
        }
        let headline = format!("the result of `{}` does something else to the stack", rewrite.name);
        let result = result.map_or("no stack is right for it".to_string(), |one| shown(&one));
        return Some(
            Diagnostic::error("rewrite-effect", headline)
                .label(pattern_at, shown(&pattern))
                .label(result_at, result)
                .why("what comes behind expects the stack that the pattern leaves"),
        );
    }
    (!is_possible).then(|| {
        let headline = format!("`{}` never takes place", rewrite.name);
        Diagnostic::error("rewrite-never", headline)
            .label(pattern_at, "no program has these instructions")
            .why("whatever the stack and the operands are, one of them cannot be carried out")
    })
}

fn shown(change: &Change) -> String {
    match &change.left {
        Some(left) => format!("it takes {} and leaves {}", change.needed, left.len()),
        None => format!("it takes {}", change.needed),
    }
}

/// Rewrites that can never take place, because of themselves or of one in front of them.
fn never(known: &[Known]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (place, one) in known.iter().enumerate() {
        let name = &one.rewrite.name;
        if one.rewrite.pattern == one.rewrite.result {
            let headline = format!("`{name}` changes nothing");
            findings.push(
                Diagnostic::error("rewrite-never", headline)
                    .label(one.place, "pattern and result are the same"),
            );
            continue;
        }
        let taken = known[..place].iter().find(|first| takes_all(&first.rewrite, &one.rewrite));
        if let Some(first) = taken {
            let headline =
                format!("`{name}` never takes place: `{}` takes all of it", first.rewrite.name);
            findings.push(
                Diagnostic::error("rewrite-never", headline)
                    .label(one.place, "this one")
                    .label(first.place, "it goes over the block before")
                    .hint("write the more special one first"),
            );
        }
    }
    findings
}

/// Whether what has the pattern of `other` has had that of `first`, and been rewritten.
fn takes_all(first: &Rewrite, other: &Rewrite) -> bool {
    let has_room = |shape: &Shape| {
        let is_wide = |(part, term): &(compiler::operand::Part, Term)| match term {
            Term::Variable(_) => part.limit() > 1 << 24,
            _ => true,
        };
        shape.parts.iter().all(is_wide)
    };
    let makes = |opcode: Opcode| first.result.iter().any(|shape| shape.opcode == opcode);
    first.result.iter().all(has_room)
        && !other.pattern.iter().any(|shape| makes(shape.opcode))
        && other.pattern.windows(first.pattern.len()).any(|window| is_more_special(first, window))
}

/// Whether all that these shapes match has the pattern of `first`.
fn is_more_special(first: &Rewrite, window: &[Shape]) -> bool {
    let mut bound: Vec<Option<Term>> = vec![None; first.variables];
    first.pattern.iter().zip(window).all(|(general, special)| {
        let parts = general.parts.iter().zip(&special.parts);
        general.opcode == special.opcode
            && parts.map(|((_, general), (_, special))| (general, special)).all(
                |(general, special)| match general {
                    Term::Any => true,
                    Term::Number(_) => general == special,
                    Term::Variable(variable) => match &bound[*variable] {
                        // Two that are anything may differ.
                        Some(known) => known == special && *special != Term::Any,
                        None => {
                            bound[*variable] = Some(*special);
                            true
                        }
                    },
                },
            )
    })
}
