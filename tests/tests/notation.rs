//! Everything that upstream's notation has, in fragments of our own: `tests/notation`. The grammar machine runs each on
//! real input, and what is written in both notations does the same.

use std::collections::BTreeSet;
use std::path::PathBuf;

use compiler::language::Language;
use pegen::action::{Reader, Term, TermKind};
use pegen::definition::Definition;
use pegen::gram::{self, Alternative, Expression, ExpressionKind, GrammarFile};
use pegen::report::{Format, render};
use tests::notation::fragments;
use tests::suite::{Missing, Needed, reference};
use tests::upstream;

tests::suite! {
    alone:
        fragments_give_the_trees_and_errors_that_they_should,
        both_notations_do_the_same,
        the_base_language_refuses_the_inputs_or_makes_something_else_of_them;
    all_upstream_grammars:
        each_construct_of_upstreams_grammars_is_in_a_fragment;
}

fn fragments_give_the_trees_and_errors_that_they_should() {
    let mut wrong = Vec::new();
    for fragment in fragments() {
        let language = fragment.language(&fragment.upstream);
        let differences = fragment.cases.iter().filter_map(|case| case.difference(&language));
        wrong.extend(differences.map(|what| format!("{}: {what}", fragment.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// To the last place.
fn both_notations_do_the_same() {
    let mut compared = 0;
    for fragment in fragments() {
        let Some(ours) = &fragment.ours else { continue };
        let (theirs, ours) = (fragment.language(&fragment.upstream), fragment.language(ours));
        for case in &fragment.cases {
            let outcomes = (case.outcome(&theirs), case.outcome(&ours));
            assert_eq!(outcomes.0, outcomes.1, "{}: {:?}", fragment.name, case.input);
            compared += 1;
        }
    }
    assert!(compared > 0);
}

/// The inputs are not Python: what makes something of them are the fragments.
fn the_base_language_refuses_the_inputs_or_makes_something_else_of_them() {
    let base = Language::base();
    for fragment in fragments() {
        let language = fragment.language(&fragment.upstream);
        let differs =
            fragment.cases.iter().any(|case| case.outcome(&base) != case.outcome(&language));
        assert!(differs, "{}: a fragment that changes nothing shows nothing", fragment.name);
    }
}

fn each_construct_of_upstreams_grammars_is_in_a_fragment(grammars: &Vec<(&str, PathBuf)>) {
    let mut known = BTreeSet::new();
    for fragment in fragments() {
        known.extend(constructs(&fragment.name, &fragment.upstream));
    }
    for (version, folder) in grammars {
        let text = std::fs::read_to_string(folder.join("Grammar/python.gram")).expect("it is text");
        let used = constructs(version, &text);
        let missing: Vec<&String> = used.difference(&known).collect();
        println!("{version}: {} constructs", used.len());
        assert!(missing.is_empty(), "{version}: {missing:#?}");
    }
}

/// Where the files of each version of upstream's grammar are.
fn all_upstream_grammars() -> Needed<Vec<(&'static str, PathBuf)>> {
    let reference = reference()?;
    let found = ["3.13", "3.14", "3.15"]
        .map(|version| upstream::folder(&reference, version).map(|folder| (version, folder)));
    found.into_iter().collect::<Result<_, _>>().map_err(Missing::Reference)
}

/// What a grammar in upstream's notation uses: kinds of expressions, functions, casts, fields, types.
fn constructs(name: &str, text: &str) -> BTreeSet<String> {
    let mut definition = Definition::new();
    let file = definition.files.add(name, text);
    let grammar = gram::read(text, file).unwrap_or_else(|findings| {
        panic!("{}", render(&findings, &definition.files, Format::Short))
    });
    let mut scan = Scan { grammar: &grammar, reader: Reader::default(), found: BTreeSet::new() };
    for rule in &grammar.rules {
        scan.found.extend(rule.ty.as_ref().map(|ty| format!("a rule's type {}", packed(&ty.text))));
        scan.found.extend(rule.flags.iter().map(|flag| format!("the flag {}", flag.text)));
        scan.alternatives(&rule.alternatives);
    }
    scan.found.extend(grammar.metas.iter().map(|meta| format!("@{}", meta.name.text)));
    scan.found
}

fn packed(ty: &str) -> String {
    ty.chars().filter(|letter| !letter.is_whitespace()).collect()
}

struct Scan<'a> {
    grammar: &'a GrammarFile,
    reader: Reader,
    found: BTreeSet<String>,
}

impl Scan<'_> {
    fn note(&mut self, what: impl Into<String>) {
        self.found.insert(what.into());
    }

    fn alternatives(&mut self, alternatives: &[Alternative]) {
        for alternative in alternatives {
            for item in &alternative.items {
                if let Some(ty) = &item.ty {
                    self.note(format!("an item's type {}", packed(&ty.text)));
                }
                self.expression(&item.expression);
            }
            if let Some(action) = &alternative.action {
                let place = self.grammar.file.at(action.span);
                let term = self.reader.read(&action.text, place).expect("an action can be read");
                self.term(&term);
            }
        }
    }

    fn expression(&mut self, expression: &Expression) {
        match &expression.kind {
            ExpressionKind::Name(_) => {}
            ExpressionKind::Hard(_) => self.note("'keyword'"),
            ExpressionKind::Soft(_) => self.note("\"soft keyword\""),
            ExpressionKind::Group(alternatives) => {
                self.note("(group)");
                self.alternatives(alternatives);
            }
            ExpressionKind::Optional(of) => self.wrapped("[optional]", of),
            ExpressionKind::Ahead(of) => self.wrapped("&ahead", of),
            ExpressionKind::NotAhead(of) => self.wrapped("!ahead", of),
            ExpressionKind::Forced(of) => self.wrapped("&&forced", of),
            ExpressionKind::Repeat { element, at_least_one } => {
                self.wrapped(if *at_least_one { "repeat+" } else { "repeat*" }, element);
            }
            ExpressionKind::Gather { separator, element } => {
                self.wrapped("gather", separator);
                self.expression(element);
            }
            ExpressionKind::Cut => self.note("~"),
        }
    }

    fn wrapped(&mut self, what: &str, of: &Expression) {
        self.note(what);
        self.expression(of);
    }

    fn term(&mut self, term: &Term) {
        match &term.kind {
            TermKind::Name(name) => {
                if name.starts_with("Py") || ["NULL", "EXTRA"].contains(&name.as_str()) {
                    self.note(name);
                }
            }
            TermKind::Call { function: (name, _), .. } => {
                let is_node = name.starts_with("_PyAST_");
                self.note(if is_node { "_PyAST_…()".to_string() } else { format!("{name}()") });
            }
            TermKind::Field { of, name } => match &of.kind {
                TermKind::Field { of: union, .. } if matches!(&union.kind, TermKind::Field { name, .. } if name == "v") =>
                {
                    self.note("->v.Kind.field");
                }
                _ if name == "v" => {}
                TermKind::Field { name: union, .. } if union == "v" => {}
                _ => self.note(format!("->{name}")),
            },
            TermKind::Index { .. } => self.note("a[i]"),
            TermKind::Choose { .. } => self.note("a ? b : c"),
            TermKind::Binary { operator, .. } => self.note(format!("{operator:?}")),
            TermKind::Not(_) => self.note("!a"),
            TermKind::Negative(_) => self.note("-a"),
            TermKind::Cast { ty: (ty, _), .. } => self.note(format!("({ty}) a")),
            TermKind::CType(ty) => self.note(format!("{ty} as an argument")),
            TermKind::Int(_) => self.note("a number"),
            TermKind::Text(_) => self.note("a string"),
            TermKind::List(_) | TermKind::Template(_) => {}
        }
        term.children().into_iter().for_each(|part| self.term(part));
    }
}
