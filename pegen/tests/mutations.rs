//! No text whatever makes a panic: definitions with pieces taken out, doubled, swapped or replaced.

use pegen::definition::{Definition, Model};
use pegen::report::{Format, render};
use proptest::prelude::*;

const GRAMMAR: &str = include_str!("../../grammar/python.gram");
const ACTIONS: &str = include_str!("../../grammar/actions.toml");

/// Reads a definition with another text for one of its files, as far as it goes.
fn read(name: &str, text: &str) {
    let mut definition = Definition::base();
    definition.replace(name, name, text);
    match Model::read(&definition) {
        Ok(model) => {
            let _ = pegen::regen::parser(&definition, &model, &pegen::template::NoReader);
        }
        Err(findings) => {
            assert!(!findings.is_empty());
            let _ = render(&findings[..1], &definition.files, Format::Plain);
            let _ = render(&findings, &definition.files, Format::Short);
        }
    }
}

/// The line boundaries around a place.
fn lines(text: &str, from: usize, count: usize) -> (usize, usize) {
    let mut starts: Vec<usize> = text.match_indices('\n').map(|(place, _)| place + 1).collect();
    starts.insert(0, 0);
    let from = from % starts.len();
    let to = (from + count).min(starts.len() - 1);
    (starts[from], starts[to])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn grammars_without_some_lines(from in 0usize..10_000, count in 1usize..4) {
        let (start, end) = lines(GRAMMAR, from, count);
        read("python.gram", &(GRAMMAR[..start].to_string() + &GRAMMAR[end..]));
    }

    #[test]
    fn grammars_with_characters_replaced(place in 0usize..100_000, with in "[ -~\n]{0,4}") {
        let place = place % GRAMMAR.len();
        if GRAMMAR.is_char_boundary(place) && GRAMMAR.is_char_boundary(place + 1) {
            read("python.gram", &(GRAMMAR[..place].to_string() + &with + &GRAMMAR[place + 1..]));
        }
    }

    #[test]
    fn grammars_with_lines_elsewhere(from in 0usize..10_000, to in 0usize..10_000) {
        let (start, end) = lines(GRAMMAR, from, 1);
        let (place, _) = lines(GRAMMAR, to, 1);
        read("python.gram", &(GRAMMAR[..place].to_string() + &GRAMMAR[start..end] + &GRAMMAR[place..]));
    }

    #[test]
    fn helpers_without_some_lines(from in 0usize..10_000, count in 1usize..3) {
        let (start, end) = lines(ACTIONS, from, count);
        read("actions.toml", &(ACTIONS[..start].to_string() + &ACTIONS[end..]));
    }

    #[test]
    fn anything(text in "[a-z\\[\\](){}|:=*+?&!~'\"#@$.,\n A-Z]{0,80}") {
        read("python.gram", &text);
    }
}

#[test]
fn brackets_without_end() {
    for open in
        ["(", "[", "{", "start: ((((", "'", "\"\"\"", "start: x { [", "start[", "start: x {(((("]
    {
        for times in [1, 100, 100_000] {
            read("python.gram", &format!("start: {}", open.repeat(times)));
            read("python.gram", &open.repeat(times));
        }
    }
    let deep = format!("start: NAME {{ {}x{} }}\n", "(".repeat(60), ")".repeat(60));
    read("python.gram", &deep);
    read("python.gram", &format!("start: NAME {{ {} x }}\n", "not ".repeat(50_000)));
    read("python.gram", &format!("start: NAME {{ x{} }}\n", " or x".repeat(50_000)));
    read("python.gram", &format!("start: {}\n", "&".repeat(50_000) + "x"));
    read("python.gram", &format!("start: {}\n", "x? ".repeat(20_000)));
}
