//! Upstream's C spelling, turned into ours: a [`Term`] in, a [`Term`] out.
//!
//! ```text
//! _PyAST_If(a, b, c, EXTRA)               If(a, b, c)
//! (asdl_expr_seq*) a   CHECK(expr_ty, a)  a, the type being looked at only for whether it is one
//! CHECK_VERSION(expr_ty, 8, "…", a)       since(a, 8, "…")
//! b->v.Name.id                            b.Name.id
//! NULL   Py_True                          None   True
//! _PyPegen_xyz(p, a)                      what `actions.toml` calls it, or what its macro means
//! ```

use rustc_hash::FxHashMap;

use super::typing::Schema;
use super::{Argument, Element, MAX_WEIGHT, Reader, Term, TermKind};
use crate::diagnostic::{Diagnostic, FileId, Place, Span};

/// A parameter of this name is one of C's types.
pub const TYPE_PARAMETER: &str = "type";

/// A parameter of this name stands for nothing at all.
pub const NOTHING: &str = "NULL";

/// What only C needs: the parser, and the place of what is made.
pub const PLUMBING: [&str; 2] = ["p", "EXTRA"];

/// The macros of `actions.toml`, read once for a grammar.
pub struct Upstream<'a> {
    schema: &'a Schema,
    /// Macros that are not calls by name: what they look like, their parameters, what they mean.
    patterns: Vec<(Term, &'a [String], Term)>,
    macros: FxHashMap<&'a str, Vec<(&'a [String], Term)>>,
}

type Translated = Result<Term, Diagnostic>;

impl<'a> Upstream<'a> {
    pub fn new(schema: &'a Schema, reader: &Reader) -> Upstream<'a> {
        let mut macros: FxHashMap<&str, Vec<_>> = FxHashMap::default();
        let mut patterns = Vec::new();
        for one in &schema.declarations.macros {
            let place = Place { span: Default::default(), ..one.place };
            let Ok(means) = reader.read(&one.means, place) else { continue };
            match reader.read(&one.name, place) {
                Ok(pattern) if !matches!(pattern.kind, TermKind::Name(_)) => {
                    patterns.push((pattern, one.parameters.as_slice(), means));
                }
                _ => macros.entry(&one.name).or_default().push((one.parameters.as_slice(), means)),
            }
        }
        Upstream { schema, patterns, macros }
    }

    /// `term`, which stands in `file`, in our spelling. What is in ours already stays as it is.
    pub fn translate(&self, term: Term, file: FileId) -> Translated {
        if let Some(expanded) = self.expanded(&term, file) {
            return expanded;
        }
        let span = term.span;
        let inner = |term: Box<Term>| self.translate(*term, file).map(Box::new);
        let kind = match term.kind {
            TermKind::Cast { ty, of } => TermKind::Cast { ty, of: inner(of)? },
            TermKind::Name(name) => TermKind::Name(match name.as_str() {
                NOTHING | "Py_None" => "None".to_string(),
                "Py_True" => "True".to_string(),
                "Py_False" => "False".to_string(),
                "Py_Ellipsis" => "Ellipsis".to_string(),
                _ => name,
            }),
            TermKind::Field { of, name } => match of.kind {
                TermKind::Field { of, name: union } if union == "v" => {
                    TermKind::Field { of: inner(of)?, name }
                }
                _ => TermKind::Field { of: inner(of)?, name },
            },
            TermKind::Call { function, arguments } => {
                return self.call(function, arguments, file, span);
            }
            TermKind::Index { of, at } => TermKind::Index { of: inner(of)?, at: inner(at)? },
            TermKind::List(elements) => {
                let one = |one: Element| {
                    let value = self.translate(one.value, file)?;
                    Ok(Element { value, ..one })
                };
                TermKind::List(elements.into_iter().map(one).collect::<Result<_, _>>()?)
            }
            TermKind::Choose { test, then, otherwise } => TermKind::Choose {
                test: inner(test)?,
                then: inner(then)?,
                otherwise: inner(otherwise)?,
            },
            TermKind::Binary { left, operator, right } => {
                TermKind::Binary { left: inner(left)?, operator, right: inner(right)? }
            }
            TermKind::Not(of) => TermKind::Not(inner(of)?),
            TermKind::Negative(of) => TermKind::Negative(inner(of)?),
            kind @ (TermKind::Int(_)
            | TermKind::Text(_)
            | TermKind::CType(_)
            | TermKind::Template(_)) => kind,
        };
        Ok(Term { kind, span })
    }

    /// What a macro that is no call by name makes of `term` that looks like it.
    fn expanded(&self, term: &Term, file: FileId) -> Option<Translated> {
        self.patterns.iter().find_map(|(pattern, parameters, means)| {
            let mut bound = FxHashMap::default();
            if !looks_like(pattern, term, parameters, &mut bound) {
                return None;
            }
            let translated: Result<FxHashMap<&str, Term>, Diagnostic> = bound
                .into_iter()
                .map(|(name, term)| Ok((name, self.translate(term.clone(), file)?)))
                .collect();
            Some(translated.and_then(|translated| {
                let bound = translated.iter().map(|(name, term)| (*name, term)).collect();
                self.put_in(means, &bound, file, term.span)
            }))
        })
    }

    fn call(
        &self,
        (name, name_span): (String, Span),
        mut arguments: Vec<Argument>,
        file: FileId,
        span: Span,
    ) -> Translated {
        let kind = name.strip_prefix("_PyAST_");
        if let Some(kind) = kind {
            self.check_end(kind, arguments.last(), file.at(span))?;
        }
        arguments.retain(|argument| !is_plumbing(&argument.value));
        for argument in &mut arguments {
            let value = std::mem::replace(&mut argument.value, empty());
            argument.value = self.translate(value, file)?;
        }
        if let Some(cases) = self.macros.get(name.as_str()) {
            let Some((parameters, means)) =
                cases.iter().find(|(parameters, _)| fits(parameters, &arguments))
            else {
                return Err(unfit(&name, cases, file.at(span)));
            };
            let values = arguments.iter().map(|argument| &argument.value);
            let bound = valued(parameters).map(String::as_str).zip(values).collect();
            return self.put_in(means, &bound, file, span);
        }
        let own = kind.map(str::to_string).or_else(|| {
            let helper = self.schema.declarations.helper_by_upstream(&name);
            helper.map(|helper| helper.name.clone())
        });
        let function = (own.unwrap_or(name), name_span);
        Ok(Term { kind: TermKind::Call { function, arguments }, span })
    }

    /// A node is made with what its place takes behind its fields: `EXTRA`, or where it has none, `p->arena`.
    fn check_end(
        &self,
        kind: &str,
        last: Option<&Argument>,
        place: Place,
    ) -> Result<(), Diagnostic> {
        let Some(kind) = self.schema.kind(kind) else { return Ok(()) };
        let end = if kind.has_span { "EXTRA" } else { "p->arena" };
        let is_end = last.is_some_and(|last| match &last.value.kind {
            TermKind::Name(name) => kind.has_span && name == "EXTRA",
            TermKind::Field { name, .. } => !kind.has_span && name == "arena",
            _ => false,
        });
        match is_end {
            true => Ok(()),
            false => {
                let headline = format!("`_PyAST_{}` ends with `{end}`", kind.name);
                Err(Diagnostic::error("action-arity", headline).label(place, "in this call"))
            }
        }
    }

    /// A macro's meaning with its parameters replaced.
    fn put_in(
        &self,
        means: &Term,
        bound: &FxHashMap<&str, &Term>,
        file: FileId,
        span: Span,
    ) -> Translated {
        let mut term = substitute(means, bound);
        term.span = span;
        if let Some(ty) = bound.get(TYPE_PARAMETER) {
            let (TermKind::Name(name) | TermKind::CType(name)) = &ty.kind else {
                let headline = "a type is wanted here";
                return Err(Diagnostic::error("action-type", headline)
                    .label(file.at(ty.span), "not the name of one"));
            };
            let ty = (name.clone(), ty.span);
            term = Term { kind: TermKind::Cast { ty, of: Box::new(term) }, span };
        }
        match term.weight() > MAX_WEIGHT {
            true => Err(Diagnostic::error("action-syntax", "an action says too much")
                .label(file.at(span), format!("this becomes more than {MAX_WEIGHT} values"))),
            false => Ok(term),
        }
    }
}

/// What is wrong with arguments that no case of a macro is for.
fn unfit(name: &str, cases: &[(&[String], Term)], place: Place) -> Diagnostic {
    let shapes: Vec<String> =
        cases.iter().map(|(parameters, _)| format!("{name}({})", parameters.join(", "))).collect();
    Diagnostic::error("action-arity", format!("`{name}` does not take these values"))
        .label(place, "in this call")
        .why(format!("it is {}", shapes.join(" or ")))
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

/// Whether a macro's case is for these arguments, which are without what only C needs.
fn fits(parameters: &[String], arguments: &[Argument]) -> bool {
    let fits_one = |(parameter, argument): (&String, &Argument)| match parameter.parse() {
        Ok(number) => argument.value.kind == TermKind::Int(number),
        // It has been translated.
        Err(_) if parameter == NOTHING => argument.value.kind == TermKind::Name("None".to_string()),
        Err(_) => true,
    };
    let parameters: Vec<&String> = valued(parameters).collect();
    parameters.len() == arguments.len() && parameters.into_iter().zip(arguments).all(fits_one)
}

/// The parameters of a macro but for those that only C needs.
fn valued(parameters: &[String]) -> impl Iterator<Item = &String> {
    parameters.iter().filter(|name| !PLUMBING.contains(&name.as_str()))
}

fn empty() -> Term {
    Term::new(0, 0, TermKind::List(Vec::new()))
}

/// Arguments that only C needs: the parser, the arena, and the span, which we pass by itself.
fn is_plumbing(term: &Term) -> bool {
    match &term.kind {
        TermKind::Name(name) => PLUMBING.contains(&name.as_str()),
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
        TermKind::Negative(of) => TermKind::Negative(inner(of)),
        TermKind::Cast { ty, of } => TermKind::Cast { ty: ty.clone(), of: inner(of) },
        TermKind::Index { of, at } => TermKind::Index { of: inner(of), at: inner(at) },
        TermKind::Int(_) | TermKind::Text(_) | TermKind::CType(_) | TermKind::Template(_) => {
            means.kind.clone()
        }
    };
    Term { kind, span: means.span }
}
