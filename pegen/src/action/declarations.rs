//! `actions.toml`: what actions can use beside the AST's own constructors.
//!
//! Helpers are functions written in Rust (`compiler/src/parser/actions/`); records are groups of values that
//! only live while parsing; conversions say what a token becomes where a node is wanted; macros say what
//! a call in upstream's C means in our spelling.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use crate::diagnostic::{Checked, Diagnostic, FileId, Place, Span};

/// A name and the type it is declared with, still as text: `expr? key`.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    pub ty: String,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Helper {
    pub name: String,
    /// How upstream's C says it: the parameters by their names, and what only C needs.
    pub upstream: Option<String>,
    /// The C of a function that upstream has not: what `upstream` calls.
    pub c: Option<String>,
    pub parameters: Vec<Parameter>,
    pub result: String,
    /// It is given the alternative's span behind its arguments.
    pub span: bool,
    /// Its last parameter, a list, is all further arguments.
    pub variadic: bool,
    pub doc: String,
    pub place: Place,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    pub name: String,
    /// The C struct that stands for it upstream.
    pub upstream: Option<String>,
    pub fields: Vec<Parameter>,
    pub doc: String,
    pub place: Place,
}

/// What a token becomes where a node is wanted; that of `token`, `node` or `int` is for all of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Conversion {
    pub token: String,
    /// The node type, and the helper that makes it of the token.
    pub to: String,
    pub by: String,
    /// Fields of the node that a helper can tell without making it.
    pub fields: BTreeMap<String, String>,
    pub place: Place,
}

/// What something in upstream's C means: `means` with the parameters replaced. A name is that of a call; a
/// parameter that is a number has to be that. Anything else is an expression in which the parameters stand for anything.
#[derive(Debug, Clone, PartialEq)]
pub struct Macro {
    pub name: String,
    pub parameters: Vec<String>,
    pub means: String,
    /// The version of Python 3 that brought it, if that is later than this one: it is read, and never written.
    pub since: Option<u8>,
    pub place: Place,
}

/// What a type of upstream's C means; without a meaning, the type is inferred.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeName {
    pub name: String,
    pub means: Option<String>,
    /// The function that makes one of what it means.
    pub made_by: Option<String>,
}

/// Everything that `actions.toml` declares, each part in the order of its names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Declarations {
    pub helpers: Vec<Helper>,
    pub records: Vec<Record>,
    pub conversions: Vec<Conversion>,
    pub macros: Vec<Macro>,
    pub types: Vec<TypeName>,
    /// List fields in which something can be absent, as `Kind.field`: an ASDL before that of 3.14 does not say.
    pub gaps: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FileText {
    #[serde(default)]
    helper: BTreeMap<Spanned<String>, HelperText>,
    #[serde(default)]
    record: BTreeMap<Spanned<String>, RecordText>,
    #[serde(default)]
    conversion: BTreeMap<Spanned<String>, ConversionText>,
    #[serde(default, rename = "macro")]
    macros: BTreeMap<Spanned<String>, MacroTexts>,
    #[serde(default, rename = "type")]
    types: BTreeMap<String, TypeText>,
    #[serde(default)]
    gaps: GapsText,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HelperText {
    #[serde(default)]
    parameters: Vec<String>,
    result: String,
    upstream: Option<String>,
    c: Option<String>,
    #[serde(default)]
    span: bool,
    #[serde(default)]
    variadic: bool,
    doc: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RecordText {
    fields: Vec<String>,
    upstream: Option<String>,
    doc: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ConversionText {
    to: String,
    by: String,
    #[serde(default)]
    fields: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MacroText {
    #[serde(default)]
    parameters: Vec<String>,
    means: String,
    since: Option<u8>,
}

/// One meaning, or several for different arguments.
#[derive(Deserialize)]
#[serde(untagged)]
enum MacroTexts {
    One(MacroText),
    Several(Vec<MacroText>),
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct GapsText {
    fields: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TypeText {
    means: Option<String>,
    made_by: Option<String>,
}

/// What the names of the parser's functions begin with in upstream's C.
const OWN_PREFIX: &str = "_PyPegen_";

impl Helper {
    /// Whether a call of it is called like this in upstream's C.
    fn is_upstream(&self, name: &str) -> bool {
        match &self.upstream {
            Some(upstream) => upstream.strip_prefix(name).is_some_and(|rest| rest.starts_with('(')),
            None => name.strip_prefix(OWN_PREFIX) == Some(&self.name),
        }
    }

    /// How upstream's C says it, in the notation of actions: what it has not, as it would be called there.
    pub fn upstream_call(&self) -> String {
        self.upstream.clone().unwrap_or_else(|| {
            let parameters = self.parameters.iter().map(|parameter| parameter.name.as_str());
            let all: Vec<&str> =
                ["p"].into_iter().chain(parameters).chain(self.span.then_some("EXTRA")).collect();
            format!("{OWN_PREFIX}{}({})", self.name, all.join(", "))
        })
    }
}

impl Declarations {
    /// These with those of `over`; of two of one name that of `over`.
    pub fn overlaid(mut self, over: Declarations) -> Declarations {
        fn lay<T>(below: &mut Vec<T>, over: Vec<T>, name: fn(&T) -> &str) {
            for one in over {
                match below.iter().position(|known| name(known) == name(&one)) {
                    Some(place) => below[place] = one,
                    None => below.push(one),
                }
            }
        }
        lay(&mut self.helpers, over.helpers, |one| &one.name);
        lay(&mut self.records, over.records, |one| &one.name);
        lay(&mut self.conversions, over.conversions, |one| &one.token);
        self.macros.retain(|known| over.macros.iter().all(|one| one.name != known.name));
        self.macros.extend(over.macros);
        lay(&mut self.types, over.types, |one| &one.name);
        lay(&mut self.gaps, over.gaps, |one| one);
        self
    }

    pub fn helper_index(&self, name: &str) -> Option<usize> {
        self.helpers.iter().position(|helper| helper.name == name)
    }

    pub fn helper_by_upstream(&self, name: &str) -> Option<&Helper> {
        self.helpers.iter().find(|helper| helper.is_upstream(name))
    }

    pub fn record_index(&self, name: &str) -> Option<usize> {
        self.records.iter().position(|record| record.name == name)
    }

    pub fn record_by_upstream(&self, name: &str) -> Option<usize> {
        self.records.iter().position(|record| record.upstream.as_deref() == Some(name))
    }

    pub fn conversion(&self, token: &str) -> Option<&Conversion> {
        self.conversions.iter().find(|conversion| conversion.token == token)
    }
}

/// Reads `actions.toml`. Types are not looked at: they may name what only the ASDL knows.
pub fn read(text: &str, file: FileId) -> Checked<Declarations> {
    let parsed: FileText = toml::from_str(text).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        let headline = error.message().lines().next().unwrap_or("not TOML").to_string();
        vec![Diagnostic::error("actions-toml", headline).label(file.at(span.into()), "here")]
    })?;
    let mut reader = Reader { file, findings: Vec::new() };
    let declarations = Declarations {
        helpers: parsed.helper.into_iter().map(|(name, text)| reader.helper(name, text)).collect(),
        records: parsed.record.into_iter().map(|(name, text)| reader.record(name, text)).collect(),
        conversions: parsed
            .conversion
            .into_iter()
            .map(|(token, text)| reader.conversion(token, text))
            .collect(),
        macros: parsed
            .macros
            .into_iter()
            .flat_map(|(name, texts)| reader.macros(name, texts))
            .collect(),
        types: parsed
            .types
            .into_iter()
            .map(|(name, TypeText { means, made_by })| TypeName { name, means, made_by })
            .collect(),
        gaps: parsed.gaps.fields,
    };
    if reader.findings.is_empty() { Ok(declarations) } else { Err(reader.findings) }
}

/// Turns the file's entries into declarations and collects what is wrong with them.
struct Reader {
    file: FileId,
    findings: Vec<Diagnostic>,
}

impl Reader {
    fn at(&self, name: &Spanned<String>) -> Place {
        self.file.at(Span::from(name.span()))
    }

    fn parameters(&mut self, texts: &[String], place: Place) -> Vec<Parameter> {
        let mut parameters = Vec::new();
        for text in texts {
            match text.trim().rsplit_once(' ') {
                Some((ty, name)) => {
                    let (ty, name) = (ty.trim().to_string(), name.to_string());
                    parameters.push(Parameter { ty, name });
                }
                None => self.findings.push(
                    Diagnostic::error("actions-toml", format!("`{text}` is no parameter"))
                        .label(place, "declared here")
                        .hint("write its type and its name: `expr? key`"),
                ),
            }
        }
        parameters
    }

    fn helper(&mut self, name: Spanned<String>, text: HelperText) -> Helper {
        let place = self.at(&name);
        Helper {
            name: name.into_inner(),
            upstream: text.upstream,
            c: text.c,
            parameters: self.parameters(&text.parameters, place),
            result: text.result,
            span: text.span,
            variadic: text.variadic,
            doc: text.doc,
            place,
        }
    }

    fn record(&mut self, name: Spanned<String>, text: RecordText) -> Record {
        let place = self.at(&name);
        Record {
            name: name.into_inner(),
            upstream: text.upstream,
            fields: self.parameters(&text.fields, place),
            doc: text.doc,
            place,
        }
    }

    fn conversion(&self, token: Spanned<String>, text: ConversionText) -> Conversion {
        let place = self.at(&token);
        let ConversionText { to, by, fields } = text;
        Conversion { token: token.into_inner(), to, by, fields, place }
    }

    fn macros(&self, name: Spanned<String>, texts: MacroTexts) -> Vec<Macro> {
        let place = self.at(&name);
        let texts = match texts {
            MacroTexts::One(text) => vec![text],
            MacroTexts::Several(texts) => texts,
        };
        let name = name.into_inner();
        let one = |MacroText { parameters, means, since }| Macro {
            name: name.clone(),
            parameters,
            means,
            since,
            place,
        };
        texts.into_iter().map(one).collect()
    }
}
