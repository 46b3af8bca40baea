//! Rules in upstream's spelling: small ones as they should be, and the base grammar, which is written again as it was.
//!
//! That what is written means the same is shown by the trees of programs: `tests/tests/exported.rs`.

use pegen::c::{Found, Rules};
use pegen::definition::{Definition, Model};
use pegen::report::{Format, render};

fn read(definition: &Definition) -> Model {
    Model::read(definition).unwrap_or_else(|findings| {
        panic!("{}", render(&findings, &definition.files, Format::Short))
    })
}

/// The rules of a model in upstream's spelling: all, or those of some names.
fn written(model: &Model, names: &[&str]) -> (String, Found) {
    let mut rules = Rules::new(&model.grammar, &model.tokens);
    let chosen = model.grammar.rules.iter();
    let chosen = chosen.filter(|rule| names.is_empty() || names.contains(&rule.name.as_str()));
    (chosen.map(|rule| rules.rule(rule)).collect(), rules.found)
}

/// A text without its layout.
fn packed(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace("( ", "(")
}

/// The rule `demo` of an overlay, which is led to by a statement.
fn demo(rule: &str) -> (String, Found) {
    let mut definition = Definition::base();
    let text = format!("+pass_stmt: 'demo' value=demo {{ Expr(Name(\"x\")) }}\n{rule}\n");
    let added: Result<(), ()> = definition.add_layer(|name| {
        Ok((name == "python.gram").then(|| ("demo/python.gram".to_string(), text.clone())))
    });
    added.expect("texts cannot fail");
    let model = read(&definition);
    let (text, found) = written(&model, &["demo"]);
    if !found.problems.is_empty() {
        return (text, found);
    }
    // What is written is read, and written as it was.
    let mut again = Definition::base();
    again.replace("python.gram", "in_c.gram", written(&model, &[]).0);
    assert_eq!(written(&read(&again), &["demo"]).0, text);
    (text, found)
}

#[test]
fn the_base_grammar_is_written_again_as_it_was() {
    let (text, found) = written(&read(&Definition::base()), &[]);
    assert_eq!(found, Found::default());
    let mut definition = Definition::base();
    definition.replace("python.gram", "in_c.gram", text.as_str());
    assert_eq!(written(&read(&definition), &[]).0, text);
}

#[test]
fn actions_are_said_as_upstream_says_them() {
    for (rule, lines) in [
        // Nodes end with their place, what is made inside of them is looked at.
        (
            "demo[expr]: a=NAME '!' { UnaryOp(Not, Call(a, [a], [])) }",
            "demo[expr_ty]:
    | a=NAME '!' {
        _PyAST_UnaryOp(
            Not,
            CHECK(expr_ty, _PyAST_Call(
                a,
                CHECK(asdl_expr_seq*, _PyPegen_singleton_seq(p, a)),
                NULL,
                EXTRA)),
            EXTRA) }
",
        ),
        // What may be absent is a pointer of no type; a keyword of C is no variable.
        (
            "demo[expr]: '!' int=[NAME] { Attribute(Name(\"y\"), int.id) if int else Name(\"z\") }",
            "demo[expr_ty]:
    | '!' int_=[NAME] {
        int_
            ? _PyAST_Attribute(
                CHECK(expr_ty, _PyAST_Name(CHECK(identifier, _PyPegen_new_identifier(p, \"y\")), Load, EXTRA)),
                ((expr_ty) int_)->v.Name.id,
                Load,
                EXTRA)
            : _PyAST_Name(CHECK(identifier, _PyPegen_new_identifier(p, \"z\")), Load, EXTRA) }
",
        ),
        // `NULL` would be no match: an empty list is made. A list that has no elements is there all the same.
        (
            "demo[expr*]: '(' a=[args] ')' { a.Call.args }
                | '!' b=NAME* { [*b, Name(\"y\")] if b else [Constant(None)] }",
            "demo[asdl_expr_seq*]:
    | '(' a=[args] ')' {
        (asdl_expr_seq*) _PyPegen_join_sequences(
            p,
            a ? (asdl_seq*) ((expr_ty) a)->v.Call.args : NULL,
            NULL) }
    | '!' b[asdl_expr_seq*]=NAME* {
        asdl_seq_LEN((asdl_seq*) b)
            ? (asdl_expr_seq*) _PyPegen_seq_append_to_end(
                p,
                (asdl_seq*) b,
                CHECK(expr_ty, _PyAST_Name(CHECK(identifier, _PyPegen_new_identifier(p, \"y\")), Load, EXTRA)))
            : (asdl_expr_seq*) _PyPegen_singleton_seq(p, CHECK(expr_ty, _PyAST_Constant(Py_None, NULL, EXTRA))) }
",
        ),
        // A group that is all of a rule would lose its action.
        (
            "demo[expr]: ('+' | '-' NAME) { Name(\"y\") }",
            "demo[expr_ty]:
    | '+' { _PyAST_Name(CHECK(identifier, _PyPegen_new_identifier(p, \"y\")), Load, EXTRA) }
    | '-' NAME { _PyAST_Name(CHECK(identifier, _PyPegen_new_identifier(p, \"y\")), Load, EXTRA) }
",
        ),
        (
            "demo[expr]: a=(NAME | '-' b=NAME { b }) { Starred(a) }",
            "demo[expr_ty]:
    | a=(NAME | '-' b=NAME { b }) ~ { _PyAST_Starred(a, Load, EXTRA) }
",
        ),
        // Bare names of the tree are in a struct where they are the value of a rule.
        (
            "demo[operator]: '+' '!' { Add } | augassign",
            "demo[AugOperator*]:
    | '+' '!' { _PyPegen_augoperator(p, Add) }
    | augassign
",
        ),
        // A list of bare names is taken out of a list of what has them.
        (
            "demo[expr]: a=NAME 'is' { Compare(a, [Is], [a]) }",
            "demo[expr_ty]:
    | a=NAME 'is' {
        _PyAST_Compare(
            a,
            CHECK(asdl_int_seq*, _PyPegen_get_cmpops(
                p,
                CHECK(asdl_seq*, _PyPegen_singleton_seq(p, CHECK(CmpopExprPair*, _PyPegen_cmpop_expr_pair(
                    p,
                    Is,
                    CHECK(expr_ty, _PyPegen_dummy_name(p)))))))),
            CHECK(asdl_expr_seq*, _PyPegen_singleton_seq(p, a)),
            EXTRA) }
",
        ),
    ] {
        let (text, found) = demo(rule);
        assert_eq!(packed(&text), packed(lines), "{rule}");
        assert_eq!(found.problems.len(), 0, "{rule}");
    }
}

#[test]
fn messages_have_the_marks_that_c_needs() {
    let mut definition = Definition::base();
    let text = "+pass_stmt: invalid_demo
invalid_demo: '!' a=NAME b=expression { raise_at(a, \"%s of %s\", a.id, expression_name(b)) }\n";
    let added: Result<(), ()> = definition.add_layer(|name| {
        Ok((name == "python.gram").then(|| ("demo/python.gram".to_string(), text.to_string())))
    });
    added.expect("texts cannot fail");
    let expected = "invalid_demo:
    | '!' a=NAME b=expression {
        RAISE_SYNTAX_ERROR_KNOWN_LOCATION(a, \"%U of %s\", a->v.Name.id, _PyPegen_get_expr_name(b)) }
";
    assert_eq!(written(&read(&definition), &["invalid_demo"]).0, expected);
}

#[test]
fn what_c_has_no_words_for_is_told() {
    let (_, found) = demo("demo[cmpop]: '<' '>' { NotEq }");
    let problems: Vec<String> = found.problems.into_iter().collect();
    assert_eq!(problems, ["the rule `demo`, whose value is no pointer"]);
    let (_, found) = demo("demo[expr]: a=NAME '!' { token_constant(a) }");
    let problems: Vec<String> = found.problems.into_iter().collect();
    assert_eq!(problems, ["the token of `a`, which is a node in C"]);
    let (text, found) = demo("demo[expr]: a='!' { token_constant(a) }");
    assert_eq!(text, "demo[expr_ty]:\n    | a='!' { _PyPegen_token_constant(p, a) }\n");
    assert_eq!(found.helpers.into_iter().collect::<Vec<_>>(), ["token_constant"]);
}
