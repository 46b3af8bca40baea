//! `lab audit`.

use serde_json::Value;

use crate::place::{Place, lab, repository, shipped};

#[test]
fn shipped_experiments_lack_nothing() {
    for name in shipped() {
        let output = lab(repository(), &["audit", &name]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
}

/// An experiment of its own, which lacks nothing.
fn whole(name: &str, kind: &str) -> Place {
    let place = Place::new(name);
    let (code, text) = place.lab(&["new", "mine", "--from", kind]);
    assert_eq!(code, 0, "{text}");
    place
}

/// The lines of an audit with findings, and its exit code.
fn findings(place: &Place) -> (i32, Vec<String>) {
    let (code, text) = place.lab(&["audit", "mine"]);
    let found = text.lines().filter_map(|line| line.strip_prefix("FOUND "));
    let shown = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    (code, found.map(shown).collect())
}

/// Whether there is such a finding.
fn has(place: &Place, expected: &str) {
    let (code, found) = findings(place);
    assert_eq!(code, 1, "{found:?}");
    assert!(found.iter().any(|line| line.starts_with(expected)), "{expected}: {found:?}");
}

#[test]
fn an_unused_token_is_found() {
    let place = whole("audit-token", "token");
    assert_eq!(findings(&place), (0, Vec::new()));
    place.write("mine/Tokens", &(place.read("mine/Tokens") + "UNUSED '<~~'\n"));
    has(&place, "tokens Tokens:3: no rule uses the token `UNUSED`");
}

#[test]
fn a_node_that_nothing_makes_is_found() {
    let place = whole("audit-node", "operator");
    place.write("mine/Python.asdl", "module Python { operator = Mine | Never }\n");
    let lower = place.read("mine/lower.py") + "\n\ndef Never(emit):\n    emit.POP_TOP()\n";
    place.write("mine/lower.py", &lower);
    has(&place, "nodes Python.asdl:1: nothing makes the node `Never`");
}

#[test]
fn an_opcode_that_no_sample_is_compiled_to_is_found() {
    let place = whole("audit-opcode", "opcode");
    place.write("mine/lower.py", "def Mine(emit):\n    emit.BINARY_OP(\"-\")\n");
    has(&place, "opcodes no sample is compiled to `MINE`");
    has(&place, "samples samples/first.py: `lab test mine` says more");
}

#[test]
fn an_alternative_that_no_sample_takes_is_found() {
    let place = whole("audit-alternative", "operator");
    let rule = place.read("mine/python.gram");
    place.write("mine/python.gram", &(rule + "+atom: '<+>' value=NUMBER { value }\n"));
    has(&place, "alternatives python.gram:2: no sample takes alternative 1 of `atom`");
    place.write("mine/samples/atom.py", "print(<+> 3)\n");
    place.write("mine/samples/atom.out", "3\n");
    assert_eq!(place.lab(&["test", "mine", "--accept"]).0, 0);
    // What is taken is one of several, in a rule of its own that begins with itself.
    place.write(
        "mine/python.gram",
        "+sum: left=sum '<+>' right=term { BinOp(left, Mine, right) }\n\
         +atom: '<+>' value=chain { value }\n\
         chain[expr]: left=chain '@@' right=NUMBER { BinOp(left, Add, right) } | 'nothing' { Constant(None, None) } | NUMBER\n",
    );
    place.write("mine/Tokens", "MINE '<+>'\nCHAIN '@@'\n");
    let (_, found) = findings(&place);
    let found: Vec<_> = found.iter().filter(|line| line.starts_with("alternatives")).collect();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found[0].ends_with("no sample takes alternative 1 of `chain`"), "{found:?}");
    assert!(found[1].ends_with("no sample takes alternative 2 of `chain`"), "{found:?}");
    place.write("mine/samples/atom.py", "print(<+> 3 @@ 4 @@ 5, <+> nothing)\n");
    let (_, found) = findings(&place);
    assert!(!found.iter().any(|line| line.starts_with("alternatives")), "{found:?}");
}

#[test]
fn a_word_that_is_reserved_unnoticed_is_found() {
    let place = whole("audit-keyword", "keyword");
    place.write("mine/README.md", "# mine\n\nAnother word.\n");
    has(&place, "keywords `mine` is no name any more");
    place.write("mine/README.md", "# mine\n\n");
    has(&place, "documentation README.md has nothing but its title");
    std::fs::remove_file(place.0.join("mine/README.md")).expect("it is there");
    has(&place, "documentation there is no README.md");
    place.write("mine/python.gram", "+pass_stmt: \"mine\" { Pass() }\n");
    let (_, found) = findings(&place);
    assert!(!found.iter().any(|line| line.starts_with("keywords")), "{found:?}");
    assert!(found.iter().any(|line| line.starts_with("magic it has changed")), "{found:?}");
}

#[test]
fn samples_without_an_error_are_found() {
    let place = whole("audit-errors", "keyword");
    for ending in ["py", "err"] {
        let path = place.0.join("mine/samples/reserved").with_extension(ending);
        std::fs::remove_file(path).expect("it is there");
    }
    has(&place, "errors no sample ends with an error");
}

#[test]
fn an_operator_that_is_written_otherwise_than_it_is_read_is_found() {
    let place = whole("audit-unparse", "operator");
    place.write(
        "mine/operators.toml",
        "[operator]\nMine = { symbol = \"<->\", binds = \"arithmetic\" }\n",
    );
    has(&place, "unparse samples/first.py:1: its text `print(1 <-> 4, 4 <-> 1)` is refused");
    place.write("mine/samples/more.py", "print((1 <+> 2) * 3)\n");
    let binds = "[operator]\nMine = { symbol = \"<+>\", binds = \"power\" }\n";
    place.write("mine/operators.toml", binds);
    has(
        &place,
        "unparse samples/more.py:1: its text `print(1 <+> 2 * 3)` is read as something else",
    );
}

#[test]
fn an_audit_is_there_for_programs_too() {
    let place = whole("audit-json", "keyword");
    let (code, text) = place.lab(&["audit", "mine", "--format", "json"]);
    let audit: Value = serde_json::from_str(&text).expect("it is JSON");
    assert_eq!((code, audit["experiment"].as_str()), (0, Some("mine")));
    let status = |name: &str| {
        let points = audit["points"].as_array().expect("there are points");
        let point = points.iter().find(|point| point["name"] == name).expect("the point is there");
        point["status"].as_str().map(str::to_string)
    };
    assert_eq!(status("keywords").as_deref(), Some("ok"));
    assert_eq!(status("tokens").as_deref(), Some("left out"));
    place.write("mine/README.md", "");
    let (code, text) = place.lab(&["audit", "mine", "--format", "json"]);
    assert_eq!((code, text.contains("\"status\": \"findings\"")), (1, true), "{text}");
}

#[test]
fn what_cannot_be_loaded_is_told_and_no_more() {
    let place = whole("audit-broken", "operator");
    place.write("mine/lower.py", "def Mine(emit):\n    pass\n\ndef Other(emit):\n    pass\n");
    let (code, text) = place.lab(&["audit", "mine"]);
    assert_eq!((code, text.contains("[no-node]")), (1, true), "{text}");
    let (code, text) = place.lab(&["audit", "mine", "--format", "json"]);
    let audit: Value = serde_json::from_str(&text).expect("it is JSON");
    let finding = audit["points"][0]["findings"][0].as_str().expect("there is a finding");
    assert_eq!((code, finding.contains("lower.py:4:1: error[no-node]: ")), (1, true), "{text}");
    // A sample whose node gets no code.
    place.write("mine/lower.py", "def Mine(emit):\n    pass\n");
    has(&place, "samples samples/first.py: `lab test mine` says more");
    assert_eq!(place.lab(&["audit", "../x"]).0, 2);
}
