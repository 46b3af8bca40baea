//! The language that experiments make of the base language.

use std::hash::Hasher;

use compiler::language::Language;
use compiler::parser::program_text::Templates;
use pegen::definition::{Definition, FILE_NAMES, Model};
use pegen::diagnostic::{Checked, Files};

use rustc_hash::FxHasher;

use crate::check::{check, magic_numbers, two_languages};
use crate::experiment::{Experiment, FIRST_COMBINED_MAGIC, NATIVE, README};
use crate::rewrites;

/// A changed language, the model that it was built from, and the texts of both.
#[derive(Debug, Clone)]
pub struct Changed {
    pub language: Language,
    pub model: Model,
    pub definition: Definition,
}

/// The language of `definition` with `experiments` laid over it in their order. What is wrong with them speaks of
/// the files that come with it.
pub fn language(
    mut definition: Definition,
    experiments: &[Experiment],
) -> Result<Changed, (Vec<pegen::diagnostic::Diagnostic>, Files)> {
    let is_base = definition.is_base();
    let mut findings = magic_numbers(experiments, &mut definition.files);
    findings.extend(two_languages(experiments, &mut definition.files));
    if !findings.is_empty() {
        return Err((findings, definition.files));
    }
    experiments.iter().for_each(|experiment| lay_over(&mut definition, experiment));
    match build(&definition, experiments, is_base) {
        Ok((mut language, model)) => {
            let mut findings = check(experiments, &mut definition, &model, &language);
            let rewrites = rewrites::read(experiments, &mut definition.files, &language);
            match rewrites {
                Ok(rewrites) => language.rewrites = rewrites.into(),
                Err(wrong) => findings.extend(wrong),
            }
            match findings.is_empty() {
                true => Ok(Changed { language, model, definition }),
                false => Err((findings, definition.files)),
            }
        }
        Err(findings) => Err((findings, definition.files)),
    }
}

/// Lays the files of an experiment over a definition.
pub fn lay_over(definition: &mut Definition, experiment: &Experiment) {
    let added: Result<(), std::convert::Infallible> = definition.add_layer(|name| {
        Ok(experiment.files.get(name).map(|file| (file.path.clone(), file.text.clone())))
    });
    match added {
        Ok(()) => {}
    }
}

fn build(
    definition: &Definition,
    experiments: &[Experiment],
    is_base: bool,
) -> Checked<(Language, Model)> {
    let model = Model::read_with(definition, &Templates)?;
    let mut language = Language::from_model(&model)?;
    language.magic = match (is_base, experiments) {
        (true, []) => language.magic,
        (true, [only]) => only.magic,
        _ => combined_magic(definition),
    };
    if !experiments.is_empty() {
        let names: Vec<&str> = experiments.iter().map(|one| one.name.as_str()).collect();
        language.name = format!("{} with {}", language.name, names.join(" and "));
    }
    let hooks = experiments.iter().flat_map(|experiment| &experiment.files);
    for (name, file) in hooks.filter(|(name, _)| {
        !FILE_NAMES.contains(&name.as_str()) && ![README, NATIVE].contains(&name.as_str())
    }) {
        language = language.made_by(name).made_by(&file.text);
    }
    Ok((language, model))
}

/// The magic number of what nobody gave one: it depends on every text of the definition.
fn combined_magic(definition: &Definition) -> u16 {
    let mut hasher = FxHasher::default();
    for text in definition.texts() {
        hasher.write(text.as_bytes());
    }
    let room = u64::from(u16::MAX - FIRST_COMBINED_MAGIC);
    FIRST_COMBINED_MAGIC + (hasher.finish() % room) as u16
}
