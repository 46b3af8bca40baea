//! CPython's own `python.gram`, as it is: read where a reference is installed (`tests/reference/install`).

use pegen::action::Reader;
use pegen::definition::{Definition, Model};
use pegen::gram::{self, Alternative, Expression, ExpressionKind};
use pegen::report::{Format, render};
use tests::suite::{Missing, Needed, reference};
use tests::upstream;

tests::suite! {
    upstream_text: every_rule_and_action_is_read, it_is_understood_in_full;
}

/// Upstream's grammar.
fn upstream_text() -> Needed<String> {
    let folder = upstream::folder(&reference()?, "3.14").map_err(Missing::Reference)?;
    Ok(std::fs::read_to_string(folder.join("Grammar/python.gram")).expect("it is text"))
}

fn each_alternative<'a>(alternatives: &'a [Alternative], visit: &mut impl FnMut(&'a Alternative)) {
    fn inside<'a>(expression: &'a Expression, visit: &mut impl FnMut(&'a Alternative)) {
        match &expression.kind {
            ExpressionKind::Name(_)
            | ExpressionKind::Hard(_)
            | ExpressionKind::Soft(_)
            | ExpressionKind::Cut => {}
            ExpressionKind::Group(alternatives) => each_alternative(alternatives, visit),
            ExpressionKind::Optional(of)
            | ExpressionKind::Ahead(of)
            | ExpressionKind::NotAhead(of)
            | ExpressionKind::Forced(of)
            | ExpressionKind::Repeat { element: of, .. } => inside(of, visit),
            ExpressionKind::Gather { separator, element } => {
                inside(separator, visit);
                inside(element, visit);
            }
        }
    }
    for alternative in alternatives {
        visit(alternative);
        alternative.items.iter().for_each(|item| inside(&item.expression, visit));
    }
}

fn every_rule_and_action_is_read(text: &str) {
    let mut definition = Definition::new();
    let file = definition.files.add("python.gram", text);
    let grammar = gram::read(text, file).unwrap();
    let reader = Reader::default();
    let (mut actions, mut findings) = (0, Vec::new());
    for rule in &grammar.rules {
        each_alternative(&rule.alternatives, &mut |alternative| {
            let Some(action) = &alternative.action else { return };
            actions += 1;
            findings.extend(reader.read(&action.text, file.at(action.span)).err());
        });
    }
    assert_eq!(render(&findings, &definition.files, Format::Short), "");
    assert_eq!((grammar.rules.len(), actions), (269, 496));
}

fn it_is_understood_in_full(text: &str) {
    let mut definition = Definition::base();
    definition.replace("python.gram", "upstream/python.gram", text);
    let findings = Model::read(&definition).err().unwrap_or_default();
    assert_eq!(render(&findings, &definition.files, Format::Short), "");
}
