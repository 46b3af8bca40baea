//! How long each phase of reading the base language takes.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // a program, not the library
use std::time::Instant;

use pegen::definition::{Definition, Model, START_RULES};
use pegen::{action, analysis, asdl, gram, model, opcodes, operands, overlay, tokens};

fn main() {
    for _ in 0..3 {
        let definition = Definition::base();
        let text = |name: &str| std::fs::read_to_string(format!("grammar/{name}")).expect("a file");
        let (gram_text, asdl_text) = (text("python.gram"), text("Python.asdl"));
        let (tokens_text, actions_text) = (text("Tokens"), text("actions.toml"));
        let (operands_text, opcodes_text) = (text("operands.toml"), text("opcodes.toml"));
        let mut files = definition.files.clone();
        let file = files.add("x", "");
        let mut last = Instant::now();
        let mut lap = |what: &str| {
            println!("{what:12} {:?}", last.elapsed());
            last = Instant::now();
        };
        let asdl = asdl::read(&asdl_text, file).expect("asdl");
        lap("asdl");
        let tokens = tokens::read(&tokens_text, file).expect("tokens");
        lap("tokens");
        let declarations = action::declarations::read(&actions_text, file).expect("actions");
        lap("actions");
        let operands = operands::read_over(&operands_text, file, &Default::default());
        let _ = opcodes::read(&opcodes_text, file, &operands.expect("operands"));
        lap("opcodes");
        let grammar = gram::read(&gram_text, file).expect("gram");
        lap("gram");
        let rules = overlay::merge(&grammar, &[]).expect("merged");
        lap("merge");
        let schema = action::Schema::new(&asdl, declarations);
        lap("schema");
        let _ = action::Reader::default();
        lap("reader");
        let grammar = model::resolve_rules(&rules, &tokens, schema, &pegen::template::NoReader)
            .expect("resolved");
        lap("resolve");
        let analysis = analysis::analyse(&grammar, &START_RULES).expect("analysed");
        lap("analyse");
        let _ = pegen::plan::plan(&grammar, &analysis);
        lap("plan");
        let _ = Model::read(&definition);
        lap("all again");
        println!();
    }
}
