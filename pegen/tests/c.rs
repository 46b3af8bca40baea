//! The base grammar in upstream's spelling: read back, it is the grammar that it was.

use pegen::c::{Found, Rules};
use pegen::definition::{Definition, Model};
use pegen::report::{Format, render};

/// The whole grammar of a model in upstream's spelling.
fn written(model: &Model) -> (String, Found) {
    let mut rules = Rules::new(&model.grammar, &model.tokens);
    let texts: Vec<String> = model.grammar.rules.iter().map(|rule| rules.rule(rule)).collect();
    (texts.join("\n"), rules.found)
}

fn read(definition: &Definition) -> Model {
    Model::read(definition).unwrap_or_else(|findings| {
        panic!("{}", render(&findings, &definition.files, Format::Short))
    })
}

#[test]
fn the_base_grammar_in_upstreams_spelling_reads_back() {
    let base = read(&Definition::base());
    let (text, found) = written(&base);
    std::fs::write("/tmp/export/base.gram", &text).unwrap();
    println!("{found:?}");
    let mut definition = Definition::base();
    definition.replace("python.gram", "in_c.gram", text.clone());
    let again = read(&definition);
    assert_eq!(written(&again).0, text);
}
