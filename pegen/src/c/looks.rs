//! What something of upstream's looks like, with code in the place of its parameters.

use super::code::{self, Code};
use super::vocabulary::Phrase;
use crate::action::{PLUMBING, Term, TermKind};

/// A macro of lists with its items.
pub fn items(phrase: &Phrase, first: Code, rest: Code) -> Code {
    let names = phrase.items();
    let known: Vec<(String, Code)> =
        names.into_iter().map(str::to_string).zip([first, rest]).collect();
    said(&phrase.looks, &known)
}

/// What something of upstream's looks like, with code for its parameters.
pub fn said(looks: &Term, known: &[(String, Code)]) -> Code {
    let inner = |term: &Term| Box::new(said(term, known));
    match &looks.kind {
        TermKind::Name(name) => {
            let code = known.iter().find(|(known, _)| known == name).map(|(_, code)| code.clone());
            code.unwrap_or_else(|| Code::atom(name))
        }
        TermKind::Int(number) => Code::atom(number.to_string()),
        TermKind::Text(text) => Code::text(text),
        TermKind::CType(name) => Code::atom(name),
        TermKind::Call { function, arguments } => {
            let mut all = Vec::new();
            for argument in arguments {
                match &argument.value.kind {
                    TermKind::Name(name) if !PLUMBING.contains(&name.as_str()) => {
                        let of_it = known.iter().filter(|(known, _)| known == name);
                        let before = all.len();
                        all.extend(of_it.map(|(_, code)| code.clone()));
                        // A list of further arguments can be none.
                        if all.len() == before && !is_word(name) {
                            all.push(Code::atom(name));
                        }
                    }
                    _ => all.push(said(&argument.value, known)),
                }
            }
            Code::call(&function.0, all)
        }
        TermKind::Field { of, name } => match said(of, known) {
            Code::Field { of, path } if path == "v" || path.starts_with("v.") => {
                Code::Field { of, path: format!("{path}.{name}") }
            }
            of => of.field(name),
        },
        TermKind::Index { of, at } => Code::Index { of: inner(of), at: inner(at) },
        TermKind::Cast { ty, of } => said(of, known).prefixed(format!("({})", ty.0)),
        TermKind::Not(of) => said(of, known).prefixed("!"),
        TermKind::Negative(of) => said(of, known).prefixed("-"),
        TermKind::Binary { left, operator, right } => {
            let sign = code::sign(*operator);
            Code::Binary { left: inner(left), sign, right: inner(right) }
        }
        TermKind::Choose { test, then, otherwise } => {
            Code::choose(said(test, known), said(then, known), said(otherwise, known))
        }
        TermKind::List(_) | TermKind::Template(_) => Code::atom("NULL"),
    }
}

/// Whether it is the name of a parameter, and none of C's own.
fn is_word(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_ascii_lowercase())
}
