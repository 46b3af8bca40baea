//! Upstream's own grammars, of several versions of Python: the reference install brings their files.

use std::path::{Path, PathBuf};
use std::process::Command;

use compiler::language::Language;
use pegen::definition::{Definition, Model};
use pegen::report::{Format, render};

/// Where the files of a version are, or that the reference was installed without them.
pub fn folder(reference: &Path, version: &str) -> Result<PathBuf, String> {
    let script = "import sys; print(sys.base_prefix)";
    let output = Command::new(reference).args(["-c", script]).output().expect("the reference runs");
    let prefix = PathBuf::from(String::from_utf8_lossy(&output.stdout).trim());
    let folder = prefix.join("src").join(format!("python{version}"));
    if !folder.join("Grammar/python.gram").is_file() {
        return Err(format!("no grammar of Python {version} in {}", folder.display()));
    }
    Ok(folder)
}

/// The definition of a version: upstream's grammar and nodes, as they are.
pub fn definition(reference: &Path, version: &str) -> Result<Definition, String> {
    let folder = folder(reference, version)?;
    let mut definition = Definition::base();
    for (name, path) in
        [("python.gram", "Grammar/python.gram"), ("Python.asdl", "Parser/Python.asdl")]
    {
        let text = std::fs::read_to_string(folder.join(path)).expect("upstream's file is text");
        definition.replace(name, format!("{version}/{path}"), text);
    }
    definition.replace("Tokens", format!("{version}/Tokens"), tokens(version));
    Ok(definition)
}

/// The tokens of a version: since 3.12 only those of template strings were added.
fn tokens(version: &str) -> String {
    let path = crate::repository().join("grammar/Tokens");
    let text = std::fs::read_to_string(path).expect("the tokens are there");
    let has_templates = version != "3.13";
    let lines = text.lines().filter(|line| has_templates || !line.starts_with("TSTRING"));
    lines.map(|line| format!("{line}\n")).collect()
}

/// The language of a version.
pub fn language(reference: &Path, version: &str) -> Result<Language, String> {
    Ok(built(&definition(reference, version)?))
}

/// The language of a definition.
pub fn built(definition: &Definition) -> Language {
    let built = Model::read(definition).and_then(|model| Language::from_model(&model));
    built.unwrap_or_else(|findings| {
        panic!("{}", render(&findings, &definition.files, Format::Short))
    })
}
