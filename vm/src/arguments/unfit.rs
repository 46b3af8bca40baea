//! The errors for arguments that cannot be converted, in the words of CPython's argument parser:
//! `replace() argument 1 must be str, not int`.

use heap::value::Value;

use super::Declared;
use super::signature::parameters;
use crate::errors::Raised;
use crate::machine::Machine;

/// Why a value is no argument of some type.
pub enum Unfit {
    /// It is of another type: what it must be, which completes "argument 1 must be".
    Expected(&'static str),
    /// An error that says everything.
    Raised(Raised),
}

impl From<Raised> for Unfit {
    fn from(raised: Raised) -> Unfit {
        Unfit::Raised(raised)
    }
}

impl Unfit {
    /// The exception, for the argument of that place.
    #[cold]
    pub fn into_raised(
        self,
        vm: &Machine,
        declared: &Declared,
        place: usize,
        value: &Value,
    ) -> Raised {
        match self {
            Unfit::Raised(raised) => raised,
            Unfit::Expected(expected) => {
                let shown = shown_parameter(declared, place);
                let kind = match value.is_none() {
                    true => "None".into(),
                    false => vm.class(value).name(),
                };
                let words = format!("{shown} must be {expected}, not {kind}");
                vm.type_error(match declared.name {
                    "" => words,
                    name => format!("{name}() {words}"),
                })
            }
        }
    }
}

/// How errors call a parameter, behind the name of the function unless it is declared as nothing: `argument` where there is no other, `argument 2` where only its place counts, else
/// `argument 'sep'`.
fn shown_parameter(declared: &Declared, place: usize) -> String {
    let mut names: Vec<(&str, bool)> = Vec::new();
    for part in parameters(declared.signature) {
        match part {
            "/" => names.iter_mut().for_each(|(_, by_place)| *by_place = true),
            "*" => (),
            _ => names.push((part.split('=').next().unwrap_or(part), false)),
        }
    }
    let receivers = usize::from(matches!(names.first(), Some(("self" | "cls", _))));
    match names.get(place) {
        Some((_, true)) if names.len() - receivers == 1 && !declared.signature.contains('=') => {
            "argument".to_string()
        }
        Some((name, false)) => format!("argument '{name}'"),
        _ => format!("argument {}", place + 1 - receivers),
    }
}

/// The machine passed another number of values than the function has parameters.
#[cold]
pub fn unbound(vm: &Machine, declared: &Declared) -> Raised {
    vm.system_error(format!("{}() got arguments that are not bound", declared.name))
}
