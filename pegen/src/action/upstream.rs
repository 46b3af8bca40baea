//! Upstream's C spelling, turned into ours: a [`Term`] in, a [`Term`] out.
//!
//! ```text
//! _PyAST_If(a, b, c, EXTRA)               If(a, b, c)
//! (asdl_expr_seq*) a   CHECK(expr_ty, a)  a
//! CHECK_VERSION(expr_ty, 8, "…", a)       since(a, 8, "…")
//! b->v.Name.id                            b.Name.id
//! NULL   Py_True                          None   True
//! _PyPegen_xyz(p, a)                      what `actions.toml` calls it, or what its macro means
//! ```

use rustc_hash::FxHashMap;

use super::declarations::Declarations;
use super::{Argument, Element, Reader, Term, TermKind};
use crate::diagnostic::Place;

/// The macros of `actions.toml`, read once for a grammar.
pub struct Upstream<'a> {
    declarations: &'a Declarations,
    /// Macros that are not calls by name: what they look like, their parameters, what they mean.
    patterns: Vec<(Term, &'a [String], Term)>,
    macros: FxHashMap<&'a str, Vec<(&'a [String], Term)>>,
}

impl<'a> Upstream<'a> {
    pub fn new(declarations: &'a Declarations, reader: &Reader) -> Upstream<'a> {
        let mut macros: FxHashMap<&str, Vec<_>> = FxHashMap::default();
        let mut patterns = Vec::new();
        for one in &declarations.macros {
            let place = Place { span: Default::default(), ..one.place };
            let Ok(means) = reader.read(&one.means, place) else { continue };
            match reader.read(&one.name, place) {
                Ok(pattern) if !matches!(pattern.kind, TermKind::Name(_)) => {
                    patterns.push((pattern, one.parameters.as_slice(), means));
                }
                _ => macros.entry(&one.name).or_default().push((one.parameters.as_slice(), means)),
            }
        }
        Upstream { declarations, patterns, macros }
    }

    /// What a macro makes of `term` that looks like it.
    fn expanded(&self, term: &Term) -> Option<Term> {
        self.patterns.iter().find_map(|(pattern, parameters, means)| {
            let mut bound = FxHashMap::default();
            if !looks_like(pattern, term, parameters, &mut bound) {
                return None;
            }
            let translated: FxHashMap<&str, Term> = bound
                .into_iter()
                .map(|(name, term)| (name, self.translate(term.clone())))
                .collect();
            let bound = translated.iter().map(|(name, term)| (*name, term)).collect();
            let mut expanded = substitute(means, &bound);
            expanded.span = term.span;
            Some(expanded)
        })
    }

    /// `term` in our spelling. What is in ours already stays as it is.
    pub fn translate(&self, term: Term) -> Term {
        if let Some(expanded) = self.expanded(&term) {
            return expanded;
        }
        let span = term.span;
        let inner = |term: Box<Term>| Box::new(self.translate(*term));
        let kind = match term.kind {
            TermKind::Cast { of, .. } => return self.translate(*of),
            TermKind::Name(name) => TermKind::Name(match name.as_str() {
                "NULL" | "Py_None" => "None".to_string(),
                "Py_True" => "True".to_string(),
                "Py_False" => "False".to_string(),
                "Py_Ellipsis" => "Ellipsis".to_string(),
                _ => name,
            }),
            TermKind::Field { of, name } => match of.kind {
                TermKind::Field { of, name: union } if union == "v" => {
                    TermKind::Field { of: inner(of), name }
                }
                _ => TermKind::Field { of: inner(of), name },
            },
            TermKind::Call { function, arguments } => return self.call(function, arguments, span),
            TermKind::Index { of, at } => TermKind::Index { of: inner(of), at: inner(at) },
            TermKind::List(elements) => TermKind::List(
                elements
                    .into_iter()
                    .map(|one| Element { value: self.translate(one.value), ..one })
                    .collect(),
            ),
            TermKind::Choose { test, then, otherwise } => TermKind::Choose {
                test: inner(test),
                then: inner(then),
                otherwise: inner(otherwise),
            },
            TermKind::Binary { left, operator, right } => {
                TermKind::Binary { left: inner(left), operator, right: inner(right) }
            }
            TermKind::Not(of) => TermKind::Not(inner(of)),
            TermKind::Negative(of) => TermKind::Negative(inner(of)),
            kind @ (TermKind::Int(_) | TermKind::Text(_) | TermKind::CType(_)) => kind,
        };
        Term { kind, span }
    }

    fn call(
        &self,
        (name, name_span): (String, crate::diagnostic::Span),
        mut arguments: Vec<Argument>,
        span: crate::diagnostic::Span,
    ) -> Term {
        if matches!(name.as_str(), "CHECK" | "CHECK_NULL_ALLOWED")
            && let Some(last) = arguments.pop()
        {
            return self.translate(last.value);
        }
        arguments.retain(|argument| !is_plumbing(&argument.value));
        for argument in &mut arguments {
            let value = std::mem::replace(&mut argument.value, empty());
            argument.value = self.translate(value);
        }
        let mut cases = self.macros.get(name.as_str()).into_iter().flatten();
        if let Some((parameters, means)) =
            cases.find(|(parameters, _)| fits(parameters, &arguments))
        {
            let values = arguments.iter().map(|argument| &argument.value);
            let bound = parameters.iter().map(String::as_str).zip(values).collect();
            let mut term = substitute(means, &bound);
            term.span = span;
            return term;
        }
        let own = name.strip_prefix("_PyAST_").map(str::to_string).or_else(|| {
            self.declarations.helper_by_upstream(&name).map(|helper| helper.name.clone())
        });
        let function = (own.unwrap_or(name), name_span);
        Term { kind: TermKind::Call { function, arguments }, span }
    }
}

/// Whether `term` is `pattern` with something for each of `parameters`.
fn looks_like<'p, 't>(
    pattern: &'p Term,
    term: &'t Term,
    parameters: &[String],
    bound: &mut FxHashMap<&'p str, &'t Term>,
) -> bool {
    if let TermKind::Name(name) = &pattern.kind
        && parameters.contains(name)
    {
        bound.insert(name, term);
        return true;
    }
    let alike = match (&pattern.kind, &term.kind) {
        (
            TermKind::Call { function: (one, _), arguments: given },
            TermKind::Call { function: (other, _), arguments },
        ) => one == other && given.len() == arguments.len(),
        (TermKind::Field { name: one, .. }, TermKind::Field { name: other, .. }) => one == other,
        (TermKind::Index { .. }, TermKind::Index { .. })
        | (TermKind::Not(_), TermKind::Not(_))
        | (TermKind::Negative(_), TermKind::Negative(_)) => true,
        (TermKind::Binary { operator: one, .. }, TermKind::Binary { operator: other, .. }) => {
            one == other
        }
        (one, other) => return one == other,
    };
    let (ones, others) = (pattern.children(), term.children());
    alike
        && ones.len() == others.len()
        && ones
            .into_iter()
            .zip(others)
            .all(|(one, other)| looks_like(one, other, parameters, bound))
}

/// Whether a macro's case is for these arguments.
fn fits(parameters: &[String], arguments: &[Argument]) -> bool {
    let fits_one = |(parameter, argument): (&String, &Argument)| {
        parameter.parse().map_or(true, |number: i64| argument.value.kind == TermKind::Int(number))
    };
    parameters.len() == arguments.len() && parameters.iter().zip(arguments).all(fits_one)
}

fn empty() -> Term {
    Term::new(0, 0, TermKind::List(Vec::new()))
}

/// Arguments that only C needs: the parser, the arena, and the span, which we pass by itself.
fn is_plumbing(term: &Term) -> bool {
    match &term.kind {
        TermKind::Name(name) => name == "p" || name == "EXTRA",
        TermKind::Field { of, name } => name == "arena" && is_plumbing(of),
        _ => false,
    }
}

/// A macro's meaning with its parameters replaced.
fn substitute(means: &Term, bound: &FxHashMap<&str, &Term>) -> Term {
    let inner = |term: &Term| Box::new(substitute(term, bound));
    let kind = match &means.kind {
        TermKind::Name(name) => match bound.get(name.as_str()) {
            Some(&term) => return term.clone(),
            None => TermKind::Name(name.clone()),
        },
        TermKind::Field { of, name } => TermKind::Field { of: inner(of), name: name.clone() },
        TermKind::Call { function, arguments } => TermKind::Call {
            function: function.clone(),
            arguments: arguments
                .iter()
                .map(|one| Argument {
                    name: one.name.clone(),
                    value: substitute(&one.value, bound),
                })
                .collect(),
        },
        TermKind::List(elements) => TermKind::List(
            elements
                .iter()
                .map(|one| Element { spread: one.spread, value: substitute(&one.value, bound) })
                .collect(),
        ),
        TermKind::Choose { test, then, otherwise } => {
            TermKind::Choose { test: inner(test), then: inner(then), otherwise: inner(otherwise) }
        }
        TermKind::Binary { left, operator, right } => {
            TermKind::Binary { left: inner(left), operator: *operator, right: inner(right) }
        }
        TermKind::Not(of) => TermKind::Not(inner(of)),
        other => other.clone(),
    };
    Term { kind, span: means.span }
}
