//! Each `tests/pegen/*.gram` with the base language's tokens, nodes and helpers: what is wrong with it, or the
//! parser that comes of it. `INSTA_UPDATE=always cargo test -p pegen` accepts what changed.
#![allow(clippy::disallowed_methods)] // a test reads its cases

use std::path::Path;

use pegen::action::{Schema, declarations};
use pegen::analysis::analyse;
use pegen::diagnostic::{Checked, Diagnostic, Files};
use pegen::numbering::Numbering;
use pegen::plan::plan;
use pegen::report::{Format, render};
use pegen::{asdl, emit, gram, model, tokens};

/// The parser's methods and the warnings.
fn parser(text: &str, files: &mut Files) -> Checked<(String, Vec<Diagnostic>)> {
    let mut add = |name: &str, text: &str| files.add(name, text);
    let asdl_text = include_str!("../../grammar/Python.asdl");
    let tokens_text = include_str!("../../grammar/Tokens");
    let actions_text = include_str!("../../grammar/actions.toml");
    let asdl = asdl::read(asdl_text, add("Python.asdl", asdl_text))?;
    let tokens = tokens::read(tokens_text, add("Tokens", tokens_text))?;
    let declarations = declarations::read(actions_text, add("actions.toml", actions_text))?;
    let grammar = gram::read(text, add("python.gram", text))?;
    let grammar = model::resolve(&grammar, &tokens, Schema::new(&asdl, declarations))?;
    let analysis = analyse(&grammar, &["start"])?;
    let (plan, numbers) = (plan(&grammar, &analysis), Numbering::default());
    let emitted = emit::parser::emit(&grammar, &plan, &numbers, "grammar/python.gram");
    let methods = emitted.find("impl Parser").map_or("", |start| &emitted[start..]);
    Ok((methods.to_string(), analysis.warnings))
}

#[test]
fn cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/pegen");
    let mut paths: Vec<_> =
        std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "gram"));
    paths.sort();
    assert!(!paths.is_empty());
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut files = Files::new();
        let outcome = match parser(&text, &mut files) {
            Ok((methods, warnings)) => render(&warnings, &files, Format::Plain) + &methods,
            Err(findings) => render(&findings, &files, Format::Plain),
        };
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        settings.bind(|| insta::assert_snapshot!(name, outcome));
    }
}
