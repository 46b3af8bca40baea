//! How fast both engines read the files whose names come on standard input:
//! `find DIR -name '*.py' | cargo run --release -p compiler --example parse_speed`
#![allow(clippy::disallowed_methods, clippy::disallowed_macros)] // a program, not the library

use std::rc::Rc;
use std::time::{Duration, Instant};

use compiler::language::Language;
use compiler::parser::{Engine, Options, parse};
use compiler::source::Source;
use compiler::tokenizer::{self, decode, tokenize};

fn main() {
    let language = Language::base();
    let sources: Vec<Rc<Source>> = std::io::stdin()
        .lines()
        .map_while(Result::ok)
        .filter_map(|file| {
            let decoded =
                decode::decode(&std::fs::read(&file).ok()?, decode::Origin::Memory).ok()?;
            Some(Rc::new(Source::new(file, decoded.text)))
        })
        .collect();
    let bytes: usize = sources.iter().map(|source| source.text().len()).sum();
    let report = |what: &str, time: Duration| {
        println!("{what:24} {time:>12.1?} {:>8.1} MB/s", bytes as f64 / 1e6 / time.as_secs_f64());
    };
    let measure = |work: &dyn Fn(&Rc<Source>)| {
        let start = Instant::now();
        sources.iter().for_each(work);
        start.elapsed()
    };
    let start = Instant::now();
    let _ = language.machine();
    println!(
        "{} files, {bytes} bytes; the machine was built in {:.1?}",
        sources.len(),
        start.elapsed()
    );
    let options = tokenizer::Options::default();
    report("text to tokens", measure(&|source| drop(tokenize(source, &language.tokens, options))));
    for (what, engine) in
        [("text to tree, generated", Engine::Generated), ("text to tree, machine", Engine::Machine)]
    {
        let options = Options { engine, ..Options::default() };
        report(what, measure(&|source| drop(parse(source, &language, options))));
    }
}
