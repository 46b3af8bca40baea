//! Languages with something laid over the base: run by the grammar machine, nothing being built.

use std::rc::Rc;

use compiler::ast::dump;
use compiler::compile::{CompileOptions, compile};
use compiler::disassembler::disassemble;
use compiler::error::SyntaxError;
use compiler::finding::Finding;
use compiler::finding::anchors::{Anchors, anchors};
use compiler::language::Language;
use compiler::parser::{Options, parse};
use compiler::source::Source;
use pegen::definition::{Definition, Model};
use pegen::report::{Format, render};

/// The base language with `files` over it, by name and text.
fn language(files: &[(&str, &str)]) -> Result<Language, String> {
    let mut definition = Definition::base();
    let read = |name: &str| {
        let found = files.iter().find(|(known, _)| *known == name);
        Ok::<_, ()>(found.map(|(name, text)| (format!("overlay/{name}"), text.to_string())))
    };
    definition.add_layer(read).expect("reading a constant does not fail");
    let language = Model::read(&definition).and_then(|model| Language::from_model(&model));
    language.map_err(|findings| render(&findings, &definition.files, Format::Short))
}

/// The tree of `text` on one line.
fn tree(language: &Language, text: &str) -> Result<String, SyntaxError> {
    let source = Rc::new(Source::new("test.py", text.to_string()));
    let ast = parse(&source, language, Options::default())?;
    let shown = dump::dump(&ast, &language.schema, ast.root(), dump::Options::default())?;
    Ok(shown.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[test]
fn a_statement_is_added() {
    let unless = language(&[(
        "python.gram",
        "compound_stmt+: &'unless' unless_stmt
         unless_stmt[stmt]: 'unless' test=named_expression ':' body=block {
             If(UnaryOp(Not, test), body, []) }",
    )])
    .unwrap();
    assert_eq!(
        tree(&unless, "unless x: pass\n").unwrap(),
        tree(&unless, "if not x: pass\n").unwrap()
    );
    assert!(tree(&unless, "unless = 1\n").is_err(), "it is a keyword now");
    assert!(tree(&Language::base(), "unless = 1\n").is_ok());
}

#[test]
fn a_tree_is_known_to_be_the_base_grammars() {
    let made_by_base = |files: &[(&str, &str)], text: &str| {
        let source = Rc::new(Source::new("test.py", text.to_string()));
        let ast = parse(&source, &language(files).unwrap(), Options::default());
        ast.unwrap().is_made_by_base()
    };
    let whole = [("python.gram", "pass_stmt[stmt]: | 'pass' { Pass() } | 'proceed' { Pass() }")];
    assert!(made_by_base(&whole, "x = a or b\n"));
    assert!(!made_by_base(&whole, "x = a or b\nproceed\n"));
    // It makes nothing itself, and has what it hands on stand where the base grammar has no such thing.
    let handing_on = [("python.gram", "conjunction+: starred_expression\n")];
    assert!(made_by_base(&handing_on, "x = a or b\n"));
    assert!(!made_by_base(&handing_on, "x = a or *b\n"));
    // What lies below is another grammar than that of `grammar/`, or an action means something else.
    let mut other = Definition::base();
    let text = other.files.text(other.with("python.gram").next().unwrap()).to_string();
    other.replace("python.gram", "other/python.gram".to_string(), text + "\n# another\n");
    other
        .add_layer(|name| {
            Ok::<_, ()>(
                (name == "python.gram")
                    .then(|| ("overlay/python.gram".to_string(), whole[0].1.to_string())),
            )
        })
        .expect("reading a constant does not fail");
    let other = Model::read(&other).and_then(|model| Language::from_model(&model));
    let source = Rc::new(Source::new("test.py", "x\n".to_string()));
    let ast = parse(&source, &other.unwrap(), Options::default()).unwrap();
    assert!(!ast.is_made_by_base());
    let gaps = [whole[0], ("actions.toml", "[gaps]\nfields = [\"Tuple.elts\"]\n")];
    assert!(!made_by_base(&gaps, "x = a, b\n"));

    let base = parse(&source, &Language::base(), Options::default()).unwrap();
    assert!(!base.is_made_by_base(), "nobody asks there");
}

#[test]
fn an_operator_and_a_node_are_added() {
    let almost = language(&[
        ("Tokens", "ALMOSTEQUAL '~='\n"),
        ("Python.asdl", "module Python { cmpop = Almost expr = Maybe(expr value, expr? otherwise) }"),
        (
            "python.gram",
            "compare_op_bitwise_or_pair+: '~=' right=bitwise_or { comparison(Almost, right) }
             +atom: 'maybe' value=atom otherwise=['else' it=atom { it }] { Maybe(value, otherwise) }",
        ),
    ])
    .unwrap();
    let shown = tree(&almost, "a ~= maybe b == maybe 1 else 2\n").unwrap();
    assert!(shown.contains("ops=[ Almost(), Eq()]"), "{shown}");
    assert!(
        shown.contains("Maybe( value=Constant(value=1), otherwise=Constant(value=2))"),
        "{shown}"
    );
}

/// An operator that is added is written as its language writes it, in annotations that are kept as text.
#[test]
fn an_operator_that_is_added_is_written_as_it_reads() {
    let files = [
        ("Tokens", "ALMOSTEQUAL '~='\nBACKSLASH '<->'\n"),
        ("Python.asdl", "module Python { cmpop = Almost operator = Swap }"),
        (
            "python.gram",
            "compare_op_bitwise_or_pair+: '~=' right=bitwise_or { comparison(Almost, right) }
             +term: left=term '<->' right=factor { BinOp(left, Swap, right) }",
        ),
        (
            "operators.toml",
            "[cmpop]\nAlmost = { symbol = '~=', binds = 'compare' }
             [operator]\nSwap = { symbol = '<->', binds = 'term' }",
        ),
    ];
    let text = "from __future__ import annotations\nx: (a ~= b) | (c+d)<->e < f\n";
    let annotation = |language: &Language| {
        let source = Rc::new(Source::new("test.py", text.to_string()));
        let ast = parse(&source, language, Options::default())?;
        let options = CompileOptions::new("test.py", language);
        let code = compile(&ast, &options)?;
        Ok::<_, SyntaxError>(code.consts.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    let consts = annotation(&language(&files).unwrap()).unwrap();
    assert!(consts.contains(&"'(a ~= b) | (c + d) <-> e < f'".to_string()), "{consts:?}");
    let error = annotation(&language(&files[..3]).unwrap()).unwrap_err();
    assert!(error.message.contains("operators.toml"), "{error}");
}

#[test]
fn an_operand_with_words_is_added() {
    let heat = language(&[
        (
            "operands.toml",
            "[heat]\ndoc = 'how hot'\nwords.cold = { number = 3, shown = 'COLD' }
             [oven]\ndoc = 'an oven'\nlayout = 'heat[2]: heat?, name: names'\n",
        ),
        (
            "opcodes.toml",
            "[BAKE]\nnumber = 121\neffect = '--'\noperand = 'heat'
             [COOL]\nnumber = 122\neffect = '--'\noperand = 'oven'\n",
        ),
    ])
    .unwrap();
    let opcodes = &heat.opcodes;
    let [bake, cool] = ["BAKE", "COOL"].map(|name| opcodes.by_name(name).unwrap());
    let operand = |opcode| opcodes.operand(opcode).unwrap();
    let known = |opcode, argument| opcodes.operands.is_known(operand(opcode), argument);
    assert!(known(bake, 3) && !known(bake, 0));
    assert!(known(cool, 3) && known(cool, 4) && !known(cool, 1));
    let base = Language::base();
    let source = Rc::new(Source::new("test.py", String::new()));
    let ast = parse(&source, &base, Options::default()).unwrap();
    let mut code = compile(&ast, &CompileOptions::new("test.py", &base)).unwrap();
    code.code = vec![bake.0 as u8, 3, bake.0 as u8, 0];
    let text = disassemble(&code, &heat, Default::default());
    assert!(text.contains("(COLD)") && text.matches("BAKE").count() == 2, "{text}");
    let again = language(&[("operands.toml", "[count]\ndoc = 'how many'\n")]).unwrap_err();
    assert!(again.contains("operand `count`"), "{again}");
}

#[test]
fn a_word_of_statements_ends_what_a_bracket_holds() {
    let proceed =
        language(&[("python.gram", "pass_stmt: | ('pass' | 'proceed') { Pass }")]).unwrap();
    let text = "x = f(1,\nproceed\nproceeding\n";
    let missed = |language: &Language| {
        let source = Rc::new(Source::new("test.py", text.to_string()));
        let error = parse(&source, language, Options::default()).unwrap_err();
        assert_eq!(error.message, "'(' was never closed");
        Finding::of_error(&error, &source, language).labels[1].span.start as usize
    };
    assert_eq!(missed(&proceed), "x = f(1,".len());
    assert_eq!(missed(&Language::base()), text.trim_end().len());
}

#[test]
fn tracebacks_mark_the_operators_of_the_language() {
    let swap = language(&[
        ("Tokens", "SWAP '<->'\n"),
        ("Python.asdl", "module Python { operator = Swap }"),
        ("python.gram", "+term: left=term '<->' right=factor { BinOp(left, Swap, right) }"),
        ("operators.toml", "[operator]\nSwap = { symbol = '<->', binds = 'term' }"),
    ])
    .unwrap();
    let text = "f(é) # <->\n  <-> b";
    assert_eq!(anchors(text, &swap), Some(Anchors { start: (1, 2), end: (1, 5) }));
    assert_eq!(anchors(text, &Language::base()), None);
    assert_eq!(anchors("é + b", &swap), anchors("é + b", &Language::base()));
}

#[test]
fn a_listing_shows_the_symbols_of_the_language() {
    let others = language(&[(
        "operators.toml",
        "[cmpop]\nIs = { symbol = 'same', binds = 'compare' }
         NotIn = { symbol = 'out of', binds = 'compare' }
         Lt = { symbol = 'below', binds = 'compare' }
         [operator]\nAdd = { symbol = 'plus', binds = 'term' }\n",
    )])
    .unwrap();
    let source =
        Rc::new(Source::new("test.py", "(a is b, a not in b, a < b, a + b)\na += b\n".into()));
    let ast = parse(&source, &others, Options::default()).unwrap();
    let code = compile(&ast, &CompileOptions::new("test.py", &others)).unwrap();
    let text = disassemble(&code, &others, Default::default());
    for symbol in ["(same)", "(out of)", "(below)", "(plus)", "(plus=)"] {
        assert!(text.contains(symbol), "{symbol}: {text}");
    }
}

#[test]
fn a_rule_that_is_only_a_group_keeps_the_action_of_the_group() {
    let proceed = language(&[(
        "python.gram",
        "pass_stmt: | ('pass' | 'proceed') { Pass }
         break_stmt: ('break' { Break } | 'leave' { Continue })
         +simple_stmt: &'proceed' pass_stmt | &'leave' break_stmt",
    )])
    .unwrap();
    assert_eq!(
        tree(&proceed, "proceed; leave; pass\n").unwrap(),
        tree(&proceed, "pass; continue; pass\n").unwrap()
    );
}

#[test]
fn left_recursion_can_be_added() {
    let pipe = language(&[
        ("Tokens", "PIPE '|>'\n"),
        (
            "python.gram",
            "expression[expr] (memo):
                 | piped 'if' b=piped 'else' c=expression { IfExp(b, b, c) }
                 | piped
                 | lambdef
             piped[expr]: value=piped '|>' func=disjunction { Call(func, [value], []) } | disjunction",
        ),
    ]);
    // The first alternative binds nothing for its first item: it may stay so.
    let pipe = pipe.unwrap();
    assert_eq!(tree(&pipe, "x |> f |> g(1)\n").unwrap(), tree(&pipe, "g(1)(f(x))\n").unwrap());
}

#[test]
fn what_is_wrong_with_an_overlay_is_said_at_its_place() {
    let found = language(&[(
        "python.gram",
        "atom+: '$' NAME { Name(x, Load) }
         attom+: 'x' { Pass }",
    )])
    .unwrap_err();
    assert_eq!(
        found,
        "overlay/python.gram:2:10: error[undefined-rule]: there is no rule `attom` to extend\n"
    );
    let found = language(&[("python.gram", "+atom: '$' NAME { Name(x, Load) }")]).unwrap_err();
    assert!(found.contains("overlay/python.gram:1:8: error[undefined-token]"), "{found}");
    assert!(found.contains("the action uses `x`, which nothing binds"), "{found}");
}
