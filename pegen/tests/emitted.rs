//! The emitted parsers of languages that are not the base language: how they differ from its, and which are refused.
//! `tests/in_place` compiles such parsers and runs them.

use std::convert::Infallible;

use pegen::definition::{Definition, Model};
use pegen::regen;
use pegen::template::NoReader;

/// The emitted parser of the base language with these files over it, or what is wrong, by its codes.
fn over_base(files: &[(&str, &str)]) -> Result<String, Vec<&'static str>> {
    let mut definition = Definition::base();
    let added: Result<(), Infallible> = definition.add_layer(|name| {
        let file = files.iter().find(|(known, _)| *known == name);
        Ok(file.map(|(name, text)| (name.to_string(), text.to_string())))
    });
    added.unwrap();
    emitted(&definition)
}

/// The same with a grammar in the place of the base language's.
fn with_grammar(text: &str) -> Result<String, Vec<&'static str>> {
    let mut definition = Definition::base();
    definition.replace("python.gram", "python.gram", text);
    emitted(&definition)
}

fn emitted(definition: &Definition) -> Result<String, Vec<&'static str>> {
    let text =
        Model::read(definition).and_then(|model| regen::parser(definition, &model, &NoReader));
    text.map_err(|findings| findings.iter().map(|finding| finding.code).collect())
}

/// The four start rules, each with this type and action.
fn starts(ty: &str, action: &str) -> String {
    let rule = |name: &&str| format!("{name}[{ty}]: a=NAME b=NUMBER {{ {action} }}\n");
    ["file", "interactive", "eval", "func_type"].iter().map(rule).collect()
}

#[test]
fn tokens_and_nodes_of_its_own_have_numbers_behind_those_of_the_base_language() {
    let parser = over_base(&[
        ("Tokens", "ALMOSTEQUAL '~='\n"),
        ("Python.asdl", "module Python { stmt = Near(expr to, cmpop how) cmpop = AlmostEq }"),
        ("python.gram", "pass_stmt[stmt]: | '~=' to=atom { Near(to, AlmostEq) } | 'pass' { Pass }"),
    ])
    .unwrap();
    for line in [
        "pub const ALMOSTEQUAL: TokenKind = TokenKind(69);",
        "pub const Near: Kind = Kind::from_number(114);",
        "self.expect(own_token::ALMOSTEQUAL)",
        "self.node(own_kind::Near, &[word::<Node>(to), word::<Kind>(own_kind::AlmostEq)], span)",
        "self.ast.new_pass(span)",
    ] {
        assert!(parser.contains(line), "{line}");
    }
}

#[test]
fn a_node_with_other_fields_goes_through_the_layouts() {
    let parser = over_base(&[
        ("Python.asdl", "module Python { match_case = (pattern pattern, expr? guard, stmt* body, int? way) }"),
        ("python.gram", "case_block[match_case]: | 'case' a=patterns c=guard? ':' b=block { match_case(a, c, b, 1) }"),
    ])
    .unwrap();
    assert!(parser.contains("self.node(Kind::MatchCase, &["));
    assert!(!parser.contains("self.ast.new_match_case("));
}

#[test]
fn names_that_mean_something_in_rust_are_told_apart() {
    let start = starts("mod", "Module([x], [])").replace("a=NAME b=NUMBER", "x=word ENDMARKER");
    let parser = with_grammar(&format!(
        "{start}word[stmt] (memo): depth=word_raw '_' {{ Expr(depth) }}
word_raw[expr]: word=NAME 'If' v_1=[NAME] Some=[NAME] 'if' {{ Call(word, [v_1 or word, Some or word], []) }}
"
    ))
    .unwrap();
    for line in [
        "fn parse_word_raw_(&mut self",
        "let Some(depth_) =",
        "let Some(word_) =",
        "pub const IF_: TokenKind",
        "pub const __: TokenKind",
        "let v_1_ =",
        "let some_ =",
    ] {
        assert!(parser.contains(line), "{line}\n{parser}");
    }
}

#[test]
fn what_is_no_parser_of_programs_is_refused() {
    assert_eq!(with_grammar("start: NAME\n"), Err(vec!["no-start-rule"; 4]));
    assert_eq!(with_grammar(&starts("expr", "a")).map(drop), Ok(()));
    assert_eq!(with_grammar(&starts("token", "b")), Err(vec!["start-rule-type"; 4]));
    assert_eq!(with_grammar(&starts("expr", "Await(None)")), Err(vec!["action-type"; 4]));
    assert_eq!(
        with_grammar(&starts("expr", "Await(a if b else None)")),
        Err(vec!["action-type"; 4])
    );
    let helper = "[helper.soundex]\nparameters = [\"NAME name\"]\nresult = \"expr\"\ndoc = \"?\"\n";
    assert_eq!(over_base(&[("actions.toml", helper)]), Err(vec!["not-in-this-build"]));
}
