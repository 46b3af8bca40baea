//! The language that experiments make of the base language.

use compiler::language::Language;
use pegen::definition::{Definition, Model};
use pegen::diagnostic::{Checked, Files};

use crate::experiment::Experiment;

/// A changed language, the model that it was built from, and the texts of both.
#[derive(Debug, Clone)]
pub struct Changed {
    pub language: Language,
    pub model: Model,
    pub definition: Definition,
}

/// The first magic number that stands for several experiments together.
const FIRST_COMBINED_MAGIC: u16 = 40_000;

/// The base language with `experiments` laid over it in their order. What is wrong with them speaks of
/// the files that come with it.
pub fn language(
    experiments: &[Experiment],
) -> Result<Changed, (Vec<pegen::diagnostic::Diagnostic>, Files)> {
    let mut definition = Definition::base();
    for experiment in experiments {
        let added: Result<(), std::convert::Infallible> = definition.add_layer(|name| {
            Ok(experiment.files.get(name).map(|file| (file.path.clone(), file.text.clone())))
        });
        match added {
            Ok(()) => {}
        }
    }
    match build(&definition, experiments) {
        Ok((language, model)) => Ok(Changed { language, model, definition }),
        Err(findings) => Err((findings, definition.files)),
    }
}

fn build(definition: &Definition, experiments: &[Experiment]) -> Checked<(Language, Model)> {
    let model = Model::read(definition)?;
    let mut language = Language::from_model(&model)?;
    if !experiments.iter().any(changes_grammar) {
        // The compiled-in parser reads the same grammar, faster.
        language.machine = None;
    }
    if let Some(magic) = magic(experiments) {
        language.magic = magic;
        let names: Vec<&str> = experiments.iter().map(|one| one.name.as_str()).collect();
        language.name = format!("{} with {}", language.name, names.join(" and "));
    }
    Ok((language, model))
}

/// Whether an experiment has a say in what is parsed, and to which tree.
fn changes_grammar(experiment: &Experiment) -> bool {
    ["python.gram", "Tokens", "Python.asdl", "actions.toml"]
        .iter()
        .any(|name| experiment.files.contains_key(*name))
}

/// The magic number of one experiment is its own; that of several depends on which, in which order.
fn magic(experiments: &[Experiment]) -> Option<u16> {
    match experiments {
        [] => None,
        [only] => Some(only.magic),
        several => {
            let mixed = several.iter().fold(0_u32, |mixed, one| {
                mixed.wrapping_mul(0x9E37_79B1).wrapping_add(u32::from(one.magic))
            });
            let room = u32::from(u16::MAX - FIRST_COMBINED_MAGIC);
            Some(FIRST_COMBINED_MAGIC + (mixed % room) as u16)
        }
    }
}
