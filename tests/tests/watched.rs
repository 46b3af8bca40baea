//! Who watches the grammar machine sees every attempt at a rule. Where nobody does, rules that only hand on what another
//! matches are passed over: the trees and the errors are the same.

use std::rc::Rc;

use compiler::language::Language;
use compiler::parser::{self, Engine, Options};
use compiler::source::Source;
use experiments::shipped;
use pegen::definition::Definition;
use tests::trees;

/// The tree of a program or what is wrong with it, and how often a rule was tried.
fn watched(source: &Rc<Source>, language: &Language) -> (String, usize) {
    let mut attempts = 0;
    let parsed = parser::trace(
        source,
        language,
        Options { type_comments: true, ..Options::default() },
        &mut |attempt| attempts += usize::from(attempt.outcome.is_none()),
        &mut |_, _| {},
    );
    let outcome = match parsed {
        Ok(ast) => trees::dumped(&ast, language, true),
        Err(error) => format!("{error:?}"),
    };
    (outcome, attempts)
}

fn unwatched(source: &Rc<Source>, language: &Language) -> String {
    match trees::parse(source, language, Engine::Machine) {
        Ok(ast) => trees::dumped(&ast, language, true),
        Err(error) => format!("{error:?}"),
    }
}

#[test]
fn samples_of_every_experiment_whole_and_damaged() {
    let mut compared = 0;
    for folder in shipped::ALL {
        let experiment = folder.read().expect("what is shipped is right");
        let changed = experiments::language(Definition::base(), std::slice::from_ref(&experiment));
        let language = changed.unwrap_or_else(|_| panic!("{} is right", folder.name)).language;
        for (path, text) in folder.files.iter().filter(|(path, _)| path.starts_with("samples/")) {
            for text in [text.to_string()].into_iter().chain(trees::damaged(text)) {
                let source = Rc::new(Source::new("program", text.clone()));
                let (seen, attempts) = watched(&source, &language);
                assert_eq!(unwatched(&source, &language), seen, "{}/{path}: {text}", folder.name);
                compared += usize::from(attempts > 0);
            }
        }
    }
    assert!(compared > 1_000, "{compared}");
}

/// Operators at each level of expressions: where the chain is left, on either side of what it hands on.
#[test]
fn operators_of_every_level_in_every_order() {
    let language = Language::base();
    let operators = [
        "or",
        "and",
        "==",
        "not in",
        "is not",
        "|",
        "^",
        "&",
        "<<",
        "+",
        "*",
        "@",
        "**",
        "if x else",
        ":=",
        ",",
        "=",
        ".a",
        "(b)",
        "[c]",
        "not",
        "-",
        "await",
        "*b,",
        "lambda: x",
        "'s' 't'",
    ];
    for one in operators {
        for two in operators {
            for text in [format!("x {one} y {two} z\n"), format!("f({one} y {two})\n")] {
                let source = Rc::new(Source::new("program", text.clone()));
                assert_eq!(unwatched(&source, &language), watched(&source, &language).0, "{text}");
            }
        }
    }
}

/// What nests too deep is refused at the same depth. Trees are shown by recursion, which takes more stack than a test has.
#[test]
fn nesting_up_to_the_limit() {
    const STACK: usize = 256 << 20;
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(nested);
    thread.expect("there is a thread").join().expect("it has said what differs");
}

fn nested() {
    let language = Language::base();
    let shapes =
        [("-", "x", ""), ("x if y else ", "x", ""), ("lambda: ", "x", ""), ("(", "x", ")")];
    for (front, middle, behind) in shapes {
        let mut refused = 0;
        for count in (40..7_000).step_by(580) {
            let text = format!("{}{middle}{}\n", front.repeat(count), behind.repeat(count));
            let source = Rc::new(Source::new("program", text));
            let (one, other) = (unwatched(&source, &language), watched(&source, &language).0);
            assert!(one == other, "{front} {count} times");
            refused += usize::from(!one.starts_with("Module("));
        }
        assert!((1..12).contains(&refused), "{front}: {refused} of 12");
    }
}
