//! Changes of the base language in place. What is still to be written by hand is named by `lab regen` and `lab audit --base`
//! with the file to write in; what cannot be is refused.

use std::fs;

use super::{Checkout, said};

/// A change: the file of `grammar/`, a text in it and what stands there instead; an empty text is the whole file.
struct Change {
    file: &'static str,
    from: &'static str,
    to: &'static str,
    /// What is said of it, each with a part of its line.
    told: &'static [&'static str],
}

const fn change(
    file: &'static str,
    from: &'static str,
    to: &'static str,
    told: &'static [&'static str],
) -> Change {
    Change { file, from, to, told }
}

/// Half of a change: the generated files are made, and the rest is named.
#[rustfmt::skip]
const HALF: [Change; 17] = [
    change("Python.asdl", "In | NotIn", "In | NotIn | AlmostEq", &[
        "nothing makes `AlmostEq`", "nothing says how `AlmostEq` is written", "give it an entry in [cmpop] of grammar/operators.toml",
        "nothing says how `AlmostEq` is applied", "compiler/src/codegen/expression.rs",
    ]),
    change("Python.asdl", "BitAnd | FloorDiv", "BitAnd | FloorDiv | Concat", &["`Concat` is written", "`Concat` is applied"]),
    change("Python.asdl", "UAdd | USub", "UAdd | USub | Twice", &["`Twice` is written", "codegen knows nothing of `Twice`"]),
    change("Python.asdl", "And | Or", "And | Or | Xor", &["`Xor` is written", "codegen knows nothing of `Xor`"]),
    change("Python.asdl", "| Continue", "| Continue | Proceed(expr e)", &[
        "Python.asdl:59:23", "symtable knows nothing of `Proceed`", "compiler/src/symtable/statements.rs",
        "codegen knows nothing of `Proceed`", "compiler/src/codegen/statement.rs", "nothing makes `Proceed`",
    ]),
    change("Python.asdl", "| Slice(", "| Loop(stmt* body) | Slice(", &[
        "symtable knows nothing of `Loop`", "codegen knows nothing of `Loop`", "unparse knows nothing of `Loop`", "compiler/src/unparse.rs",
    ]),
    change("python.gram", "pass_stmt[stmt]:", "pass_stmt[stmt]: pass_stmt\nother[stmt]:", &["python.gram:111:18", "matches nothing new"]),
    change("Python.asdl", "pattern = ", "pattern = MatchAny(int x) | ", &["compiler/src/symtable/patterns.rs", "compiler/src/codegen/patterns.rs"]),
    change("Python.asdl", "type_param = ", "type_param = TypeNew(identifier name) | ", &["compiler/src/codegen/type_params.rs"]),
    change("Python.asdl", "excepthandler = ", "excepthandler = Other(expr e) | ", &["codegen knows nothing of `Other`"]),
    change("Python.asdl", "expr_context = ", "expr_context = Peek | ", &["codegen knows nothing of `Peek`"]),
    change("Python.asdl", "mod = ", "mod = Cell(stmt* body) | ", &["symtable knows nothing of `Cell`", "codegen knows nothing of `Cell`"]),
    change("opcodes.toml", "[NOT_TAKEN]", "[HELLO]\nnumber = 121\neffect = \"--\"\ndoc = \"x\"\n\n[NOT_TAKEN]", &[
        "nothing emits `HELLO`", "compiler/src/codegen", "nothing carries out `HELLO`", "in vm/src/eval/places.rs, where `NOP` is",
    ]),
    change("opcodes.toml", "[GET_LEN]", "[GET_LENGTH]", &[
        "nothing emits `GET_LENGTH`", "nothing carries out `GET_LENGTH`", "there is no opcode `GET_LEN` any more", "compiler/src/codegen/patterns.rs",
    ]),
    change("operators.toml", "LShift = { symbol = \"<<\", binds = \"shift\", instruction = \"BINARY_OP\", number = 3, name = \"LSHIFT\" }", "", &[
        "nothing says how `LShift` is written", "nothing says how `LShift` is applied",
    ]),
    change("actions.toml", "[helper.name]", "[helper.hello]\nparameters = [\"expr x\"]\nresult = \"expr\"\ndoc = \"a\"\n\n[helper.name]", &[
        "there is no helper `hello`", "compiler/src/parser/actions",
    ]),
    change("python.gram", "    | while_stmt\n", "", &["nothing makes `While`", "no rule leads to `while_stmt`", "no rule leads to `invalid_while_stmt`"]),
];

/// What no build could have: nothing is written.
#[rustfmt::skip]
const REFUSED: [Change; 21] = [
    change("python.gram", "", "", &["the grammar has no rule `file`"]),
    change("python.gram", "file[mod]", "files[mod]", &["the grammar has no rule `file`"]),
    change("python.gram", "pass_stmt[stmt]:", "pass_stmts[stmt]:", &["there is no rule `pass_stmt`"]),
    change("Python.asdl", "", "module Python { }", &["there is no type `expr`"]),
    change("Python.asdl", "| Continue", "| Continue | Self(expr e)", &["`Self` cannot be the name of a type"]),
    change("Python.asdl", "| Continue", "| Continue | Proceed(expr _)", &["`_` is no name"]),
    change("Python.asdl", "| Continue", "| Continue | Add(expr e)", &["the constructor `Add` is defined twice"]),
    change("Python.asdl", "| Continue", "| Continue | Proceed(expr a, expr a)", &["the field `a` is defined twice"]),
    change("Python.asdl", "| Continue", "| Continue | Proceed(exprs a)", &["there is no type `exprs`"]),
    change("Python.asdl", "comprehension = (", "comprehension = (comprehension inner, ", &["no `comprehension` can ever be made"]),
    change("Python.asdl", "expr_context = ", "self = Foo | Bar\n    expr_context = ", &["`self` cannot be the name of a type"]),
    change("Tokens", "", "", &["there is no token `ENDMARKER`"]),
    change("opcodes.toml", "", "", &["there is no opcode `BINARY_OP`"]),
    change("opcodes.toml", "[NOT_TAKEN]", "[hello]\nnumber = 121\neffect = \"--\"\ndoc = \"x\"\n\n[NOT_TAKEN]", &["`hello` is no name"]),
    change("opcodes.toml", "[NOT_TAKEN]", "[HELLO]\nnumber = 150\neffect = \"--\"\ndoc = \"x\"\n\n[NOT_TAKEN]", &["opcode number 150 is taken", "free are 121"]),
    change("operators.toml", "LShift = {", "LShif = {", &["`operator` has no `LShif`"]),
    change("operators.toml", "\"IS_OP\", number = 0", "\"IS_OPS\", number = 0", &["there is no opcode `IS_OPS`"]),
    change("operators.toml", "\"BINARY_OP\", number = 1,", "\"BINARY_OP\", number = 0,", &["`BitAnd` is number 0 of `BINARY_OP` too"]),
    change("actions.toml", "[helper.name]", "[helper.\"a b\"]\nparameters = [\"foo x\"]\nresult = \"expr\"\ndoc = \"a\"\n\n[helper.name]", &["there is no type `foo`"]),
    change("actions.toml", "by = \"number\"", "by = \"numbers\"", &["there is no helper `numbers`"]),
    change("language.toml", "magic = 3627\n", "magic = 3628\n", &["the magic number is not the newest of its history"]),
];

impl Change {
    /// Makes it; what the file was.
    fn make(&self, checkout: &Checkout) -> String {
        let path = format!("grammar/{}", self.file);
        let old = checkout.read(&path);
        let new = match self.from {
            "" => self.to.to_string(),
            from => {
                assert!(old.contains(from), "{path} has `{from}`");
                old.replacen(from, self.to, 1)
            }
        };
        fs::write(checkout.path(&path), new).expect("a file can be written");
        old
    }

    fn undo(&self, checkout: &Checkout, old: String) {
        fs::write(checkout.path(format!("grammar/{}", self.file)), old)
            .expect("a file can be written");
    }

    fn look(&self, said: &str) {
        for told in self.told {
            assert!(said.contains(told), "{}: `{}`: no `{told}` in\n{said}", self.file, self.to);
        }
    }
}

#[test]
fn half_of_a_change_names_what_is_left() {
    let checkout = Checkout::new();
    let whole = checkout.audit();
    assert!(whole.status.success(), "{}", said(&whole));
    assert!(said(&whole).ends_with("the base language: nothing is missing\n"), "{}", said(&whole));
    for change in &HALF {
        let old = change.make(&checkout);
        let checked = checkout.regen(&["--check"]);
        assert_eq!(checked.status.code(), Some(1));
        change.look(&said(&checked));
        let audited = checkout.audit();
        assert_eq!(audited.status.code(), Some(1));
        change.look(&said(&audited));
        change.undo(&checkout, old);
    }
}

#[test]
fn what_no_build_could_have_is_refused() {
    let checkout = Checkout::new();
    let before = super::GENERATED.map(|file| checkout.read(file));
    for change in &REFUSED {
        let old = change.make(&checkout);
        let refused = checkout.regen(&[]);
        assert_eq!(refused.status.code(), Some(1), "{}: {}", change.to, said(&refused));
        change.look(&said(&refused));
        change.undo(&checkout, old);
    }
    assert_eq!(super::GENERATED.map(|file| checkout.read(file)), before);
}
