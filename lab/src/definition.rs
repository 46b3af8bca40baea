//! The definition that a verb works with: the built-in one, or one with files of the user's in it.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use experiments::MANIFEST;
use pegen::definition::{Definition, FILE_NAMES};

use crate::input::Failure;

/// The files of a language that is not the built-in one.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Another language")]
pub struct LanguageFiles {
    #[command(flatten)]
    pub single: SingleFiles,
    /// A folder with such files: a checkout of CPython, or one laid out like `grammar/`
    #[arg(long, value_name = "DIR")]
    pub language: Option<PathBuf>,
}

/// Files one by one.
#[derive(Debug, Clone, Default, clap::Args)]
#[command(next_help_heading = "Another language")]
pub struct SingleFiles {
    /// The grammar: a `python.gram`, with lab's actions or CPython's
    #[arg(long, value_name = "FILE")]
    grammar: Option<PathBuf>,
    /// The tokens: a file as CPython's `Grammar/Tokens`
    #[arg(long, value_name = "FILE")]
    tokens: Option<PathBuf>,
    /// The nodes: a file as CPython's `Parser/Python.asdl`
    #[arg(long, value_name = "FILE")]
    asdl: Option<PathBuf>,
}

/// Where a checkout of CPython has them.
const IN_CHECKOUT: [(&str, &str); 3] =
    [("python.gram", "Grammar"), ("Tokens", "Grammar"), ("Python.asdl", "Parser")];

impl LanguageFiles {
    /// The names of its options.
    pub const OPTIONS: [&str; 4] = ["grammar", "tokens", "asdl", "language"];

    /// The options and their values, as on a command line.
    pub fn arguments(&self) -> Vec<OsString> {
        let LanguageFiles { single: SingleFiles { grammar, tokens, asdl }, language } = self;
        let given = Self::OPTIONS.into_iter().zip([grammar, tokens, asdl, language]);
        let given = given.filter_map(|(name, path)| Some((name, path.as_ref()?)));
        given.flat_map(|(name, path)| [format!("--{name}").into(), path.into()]).collect()
    }

    /// The files and folders that were given.
    pub fn paths(&self) -> impl Iterator<Item = PathBuf> {
        let LanguageFiles { single: SingleFiles { grammar, tokens, asdl }, language } = self;
        [grammar, tokens, asdl, language].into_iter().flatten().cloned()
    }

    /// Whether the language is the built-in one.
    pub fn is_base(&self) -> bool {
        let LanguageFiles { single: SingleFiles { grammar, tokens, asdl }, language } = self;
        [grammar, tokens, asdl, language].iter().all(|file| file.is_none())
    }

    /// The built-in definition with the chosen files in the place of its own.
    pub fn definition(&self) -> Result<Definition, Failure> {
        let mut definition = Definition::base();
        if let Some(folder) = &self.language {
            replace_all(&mut definition, folder)?;
        }
        let SingleFiles { grammar, tokens, asdl } = &self.single;
        let single = [grammar, tokens, asdl];
        for (name, path) in ["python.gram", "Tokens", "Python.asdl"].into_iter().zip(single) {
            if let Some(path) = path {
                replace(&mut definition, name, path)?;
            }
        }
        Ok(definition)
    }
}

/// Puts the files of a folder in the place of a definition's own.
fn replace_all(definition: &mut Definition, folder: &Path) -> Result<(), Failure> {
    let shown = folder.display();
    let of_experiments = [MANIFEST, "lower.py", "desugar.py", "ops.py"];
    if let Some(name) = of_experiments.into_iter().find(|name| folder.join(name).exists()) {
        return Err(Failure(format!(
            "{shown} has {name}: it is an experiment, which `--with {shown}` switches on"
        )));
    }
    let mut found = false;
    for name in FILE_NAMES {
        let Some(path) = file_in(folder, name) else { continue };
        found = true;
        match name {
            // It may say a part only.
            "language.toml" => {
                let text = read(&path)?;
                let shown = path.display().to_string();
                let layer = |file: &str| (file == name).then(|| (shown.clone(), text.clone()));
                definition.add_layer(|file| Ok::<_, Failure>(layer(file)))?;
            }
            _ => replace(definition, name, &path)?,
        }
    }
    if found {
        return Ok(());
    }
    let names = FILE_NAMES.join(", ");
    Err(Failure(format!("{shown}: neither a checkout of CPython nor a folder with {names}")))
}

/// The file of a definition below a folder, if it is there.
fn file_in(folder: &Path, name: &str) -> Option<PathBuf> {
    let checkout = IN_CHECKOUT.iter().filter(|(known, _)| *known == name);
    let places = checkout.map(|(_, below)| folder.join(below).join(name));
    places.chain([folder.join(name)]).find(|path| path.is_file())
}

fn replace(definition: &mut Definition, name: &str, path: &Path) -> Result<(), Failure> {
    definition.replace(name, path.display().to_string(), read(path)?);
    Ok(())
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|error| Failure(format!("{}: {error}", path.display())))
}
