//! What of a language is written by hand, in Rust: code for its nodes, operators, opcodes and helpers. A definition that has
//! something without it, or no longer has what the sources speak of, is only half a change.
//!
//! ```text
//! Python.asdl     symtable, codegen, unparse    name each kind of node: `Stmt::While`, `Kind::Not`
//! opcodes.toml    compiler, vm/src/eval         emit each opcode, and carry it out: `Opcode::NOP`, `fn nop`
//! actions.toml    parser/actions                define each helper: `fn name`
//! ```
//!
//! The sources are looked at as words: what stands behind `::` is named, what stands behind `fn` is defined.

use std::fmt::Write;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::action::{Helper, ValueKind};
use crate::analysis::{Pass, each_alternative, reached};
use crate::asdl::NodeKind;
use crate::definition::{Model, START_RULES};
use crate::diagnostic::Diagnostic;
use crate::emit;
use crate::emit::rust::{camel_case, identifier, snake_case};
use crate::opcodes::{FIRST_PSEUDO, Opcode, Role};
use crate::operators::SUMS;

/// The folders whose files count, generated ones apart: what the caller reads.
pub const FOLDERS: [&str; 2] = ["compiler/src", "vm/src/eval"];

/// Where each sum of the ASDL gets its code: the files of the symbol table, of the code generator, and of unparse, each with
/// the folder in which it can stand.
const HOMES: [(&str, &str, &[&str]); 13] = [
    ("symtable", "compiler/src/symtable/statements.rs", &["stmt", "excepthandler"]),
    ("symtable", "compiler/src/symtable/expressions.rs", &["expr"]),
    ("symtable", "compiler/src/symtable/patterns.rs", &["pattern"]),
    ("symtable", "compiler/src/symtable/definitions.rs", &["type_param"]),
    ("symtable", "compiler/src/symtable/build.rs", &["mod"]),
    ("codegen", "compiler/src/codegen/statement.rs", &["stmt"]),
    ("codegen", "compiler/src/codegen/try_statement.rs", &["excepthandler"]),
    ("codegen", "compiler/src/codegen/expression.rs", &["expr", "boolop", "unaryop"]),
    ("codegen", "compiler/src/codegen/patterns.rs", &["pattern"]),
    ("codegen", "compiler/src/codegen/type_params.rs", &["type_param"]),
    ("codegen", "compiler/src/codegen.rs", &["mod"]),
    ("codegen", "compiler/src/codegen/names.rs", &["expr_context"]),
    ("unparse", "compiler/src/unparse.rs", &["expr"]),
];

/// Where helpers of actions are, which make nodes too.
const PARSER: &str = "compiler/src/parser";

/// Opcodes that no compiler emits: CPython's machine has a use for them.
const NEVER_EMITTED: [&str; 6] = [
    "RESERVED",
    "INTERPRETER_EXIT",
    "ENTER_EXECUTOR",
    "EXIT_INIT_CHECK",
    "INSTRUMENTED_INSTRUCTION",
    "INSTRUMENTED_LINE",
];

/// The words of the sources.
#[derive(Debug, Default)]
pub struct Sources {
    files: Vec<Words>,
}

/// Those of one file.
#[derive(Debug)]
struct Words {
    path: String,
    /// What stands behind `::`, with what stands in front of that.
    named: FxHashSet<(String, String)>,
    /// What stands behind `fn`.
    defined: FxHashSet<String>,
    /// The constructors of nodes that are called.
    made: FxHashSet<String>,
}

impl Sources {
    /// Adds a file; its path is that in the repository, with `/` between the folders.
    pub fn add(&mut self, path: &str, text: &str) {
        let mut words = Words {
            path: path.to_string(),
            named: FxHashSet::default(),
            defined: FxHashSet::default(),
            made: FxHashSet::default(),
        };
        let mut before: [&str; 2] = ["", ""];
        for word in pieces(text) {
            match before {
                [of, "::"] => _ = words.named.insert((of.to_string(), word.to_string())),
                [_, "fn"] => _ = words.defined.insert(word.to_string()),
                _ if word.starts_with("new_") => _ = words.made.insert(word.to_string()),
                _ => (),
            }
            before = [before[1], word];
        }
        self.files.push(words);
    }

    /// Whether a file in a folder, or of its name, names something.
    fn name(&self, place: &str, word: &str) -> bool {
        self.within(place).flat_map(|file| &file.named).any(|(_, named)| named == word)
    }

    /// Whether a kind of node is named by its type: as `Stmt::While`, `Kind::While` or `node::While`.
    fn know(&self, place: &str, kind: &NodeKind<'_>) -> bool {
        let sum = camel_case(&kind.of.name);
        let is_type = |of: &str| of == sum || of == "Kind" || of == "node";
        let mut named = self.within(place).flat_map(|file| &file.named);
        named.any(|(of, name)| name == kind.name && is_type(of))
    }

    fn named<'a>(&'a self, place: &'a str) -> FxHashSet<&'a str> {
        self.within(place).flat_map(|file| &file.named).map(|(_, named)| &**named).collect()
    }

    /// Whether the constructor of a kind of node is called.
    fn makes(&self, place: &str, kind: &str) -> bool {
        let maker = format!("new_{}", snake_case(kind));
        self.within(place).any(|file| file.made.contains(&maker))
    }

    fn within<'a>(&'a self, place: &'a str) -> impl Iterator<Item = &'a Words> {
        self.files.iter().filter(move |file| is_in(&file.path, place))
    }

    /// The file that defines a function.
    fn defining(&self, place: &str, function: &str) -> Option<&str> {
        let mut files = self.files.iter().filter(|file| is_in(&file.path, place));
        files.find(|file| file.defined.contains(function)).map(|file| &*file.path)
    }

    /// The files that name something of a type, and what: in the order of the names.
    fn of_type<'a>(&'a self, ty: &str) -> Vec<(&'a str, &'a str)> {
        let files = self.files.iter();
        let all = files.flat_map(|file| file.named.iter().map(move |named| (named, &*file.path)));
        let mut found: Vec<_> =
            all.filter(|((of, _), _)| of == ty).map(|((_, name), path)| (&**name, path)).collect();
        found.sort_unstable();
        found
    }
}

/// Whether a path is that of a folder's file, or of the file beside the folder.
fn is_in(path: &str, place: &str) -> bool {
    let rest = path.strip_prefix(place);
    rest.is_some_and(|rest| rest.is_empty() || rest == ".rs" || rest.starts_with('/'))
}

/// The identifiers of a text, and each `::`. Comments and literals are not told apart.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let start = at;
            match bytes.get(at)? {
                byte if is_part(*byte) => {
                    while bytes.get(at).copied().is_some_and(is_part) {
                        at += 1;
                    }
                    return text.get(start..at);
                }
                b':' if bytes.get(at + 1) == Some(&b':') => {
                    at += 2;
                    return text.get(start..at);
                }
                _ => at += 1,
            }
        }
    })
}

/// One thing to look at, and what was found.
#[derive(Debug)]
pub struct Point {
    pub name: &'static str,
    /// What is right where nothing was found.
    pub about: &'static str,
    pub findings: Vec<Diagnostic>,
}

/// What a definition has that nobody has written, and what nobody has a use for any more: in the order of the stages.
pub fn check(model: &Model, sources: &Sources) -> Vec<Point> {
    let point = |name, about, findings| Point { name, about, findings };
    vec![
        point(
            "helpers",
            "each helper of actions is in compiler/src/parser",
            helpers(model, sources),
        ),
        point("made", "each node is made by an action or a helper", unmade(model, sources)),
        point("nodes", "symtable, codegen and unparse know each node", nodes(model, sources)),
        point("operators", "each operator is written and applied", operators(model, sources)),
        point("opcodes", "each opcode is emitted and carried out", opcodes(model, sources)),
        point("sources", "they speak of no opcode that is gone", gone(model, sources)),
    ]
}

/// Kinds of node that a stage does not name.
fn nodes(model: &Model, sources: &Sources) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for stage in ["symtable", "codegen", "unparse"] {
        let homes = HOMES.iter().filter(|(of, ..)| *of == stage);
        let room = format!("compiler/src/{stage}");
        for (_, file, sums) in homes {
            let kinds = model.asdl.kinds().filter(|kind| sums.contains(&&*kind.of.name));
            for kind in kinds.filter(|kind| !sources.know(&room, kind)) {
                findings.push(
                    Diagnostic::warning(
                        "unwritten",
                        format!("{stage} knows nothing of `{}`", kind.name),
                    )
                    .label(kind.place(), "a node without code")
                    .hint(format!("write what becomes of it in {file}")),
                );
            }
        }
    }
    findings
}

/// Operators that nothing says how to write, or how to apply.
fn operators(model: &Model, sources: &Sources) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let operators = model.asdl.kinds().filter(|kind| SUMS.contains(&&*kind.of.name));
    for kind in operators {
        let entry = model
            .operators
            .operators
            .iter()
            .find(|one| one.sum == kind.of.name && one.node == kind.name);
        let table = format!("[{}] of grammar/operators.toml", kind.of.name);
        let warning = |what: &str| {
            Diagnostic::warning("unwritten", format!("nothing says how `{}` is {what}", kind.name))
                .label(kind.place(), "an operator")
        };
        if entry.is_none() {
            let hint = format!("give it an entry in {table}, with its symbol and how it binds");
            findings.push(warning("written").hint(hint));
        }
        let is_applied = entry.is_some_and(|entry| entry.application.is_some());
        let by_instruction = matches!(&*kind.of.name, "operator" | "cmpop");
        if by_instruction && !is_applied && !sources.name("compiler/src/codegen", kind.name) {
            let hint = format!(
                "give it an `instruction` in {table}, or code in compiler/src/codegen/expression.rs"
            );
            findings.push(warning("applied").hint(hint));
        }
    }
    findings
}

/// Kinds of node that neither an action nor a helper makes.
fn unmade(model: &Model, sources: &Sources) -> Vec<Diagnostic> {
    let schema = &model.grammar.schema;
    let named = sources.named(PARSER);
    let mut made: FxHashSet<&str> = FxHashSet::default();
    let rules = model.grammar.rules.iter().zip(reached(&model.grammar, &START_RULES, Pass::Second));
    for (rule, _) in rules.filter(|(_, reached)| *reached) {
        each_alternative(&rule.alternatives, &mut |alternative| {
            alternative.action.walk(&mut |value| {
                if let ValueKind::Make { kind, .. } | ValueKind::Simple(kind) = &value.kind {
                    made.insert(&schema.kind_of(*kind).name);
                }
            });
        });
    }
    // Type comments are no part of the language any more.
    let is_made = |kind: &NodeKind<'_>| {
        let by_helper = match kind.of.is_simple_sum() {
            true => named.contains(kind.name),
            false => sources.makes(PARSER, kind.name),
        };
        made.contains(kind.name) || by_helper || kind.of.name == "type_ignore"
    };
    let unmade = model.asdl.kinds().filter(|kind| !is_made(kind));
    let finding = |kind: NodeKind<'_>| {
        Diagnostic::warning("unmade", format!("nothing makes `{}`", kind.name))
            .label(kind.place(), "no action and no helper has it")
            .hint("let an action make it; or take it out, and the compiler of lab names the code that is dead with it")
    };
    unmade.map(finding).collect()
}

/// Opcodes that nothing emits, and those that nothing carries out.
fn opcodes(model: &Model, sources: &Sources) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let emitted = sources.named("compiler/src");
    let operators = model.operators.operators.iter();
    let applied: FxHashSet<&str> =
        operators.filter_map(|one| one.application.as_ref()).map(|one| &*one.opcode).collect();
    let mut beside = None;
    for opcode in &model.opcodes.opcodes {
        let name = &*opcode.name;
        let is_emitted = emitted.contains(name) || applied.contains(name);
        let is_of_compiler = matches!(opcode.role, Role::Real) || opcode.number >= FIRST_PSEUDO;
        if is_of_compiler && !is_emitted && !NEVER_EMITTED.contains(&name) {
            findings.push(
                Diagnostic::warning("unwritten", format!("nothing emits `{name}`"))
                    .label(opcode.place, "an opcode that no program has")
                    .hint(
                        "emit it in compiler/src/codegen, or let it be the `instruction` of an operator in grammar/operators.toml",
                    ),
            );
        }
        if emit::dispatch::handler(opcode).is_some() {
            match sources.defining("vm/src/eval", &name.to_lowercase()) {
                Some(file) => beside = Some((file, name)),
                None if matches!(opcode.role, Role::Real) => {
                    findings.push(without_handler(opcode, beside));
                }
                None => {}
            }
        }
    }
    findings
}

/// `beside` is where the opcode in front of it is carried out, and that.
fn without_handler(opcode: &Opcode, beside: Option<(&str, &str)>) -> Diagnostic {
    let function = opcode.name.to_lowercase();
    let mut hint = format!("write `pub fn {function}(cx: &mut Context, argument: u32)` in ");
    let _ = match beside {
        Some((file, name)) => {
            write!(hint, "{file}, where `{name}` is, or in the file of its theme")
        }
        None => write!(hint, "the file of its theme in vm/src/eval"),
    };
    Diagnostic::warning("unwritten", format!("nothing carries out `{}`", opcode.name))
        .label(opcode.place, "an opcode without a handler")
        .hint(hint)
}

/// Helpers that are declared and not there.
fn helpers(model: &Model, sources: &Sources) -> Vec<Diagnostic> {
    let helpers = model.grammar.schema.declarations.helpers.iter();
    let missing =
        helpers.filter(|helper| sources.defining(PARSER, &identifier(&helper.name)).is_none());
    let finding = |helper: &Helper| {
        Diagnostic::warning("unwritten", format!("there is no helper `{}`", helper.name))
            .label(helper.place, "declared here")
            .hint(format!(
                "write `pub(crate) fn {}(&mut self, …)` for `Parser` in compiler/src/parser/actions",
                identifier(&helper.name)
            ))
    };
    missing.map(finding).collect()
}

/// Opcodes that the sources speak of, and the definition does not have.
fn gone(model: &Model, sources: &Sources) -> Vec<Diagnostic> {
    let opcodes = &model.opcodes.opcodes;
    let known: FxHashSet<&str> = opcodes.iter().map(|opcode| &*opcode.name).collect();
    let is_opcode = |name: &str| {
        name.starts_with(|first: char| first.is_ascii_uppercase())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_')
    };
    let mut missing: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    let named = sources.of_type("Opcode").into_iter();
    for (name, path) in named.filter(|(name, _)| is_opcode(name) && !known.contains(name)) {
        missing.entry(name).or_default().push(path);
    }
    let mut missing: Vec<_> = missing.into_iter().collect();
    missing.sort_unstable();
    missing
        .into_iter()
        .map(|(name, paths)| {
            Diagnostic::warning("gone", format!("there is no opcode `{name}` any more"))
                .why(format!("it is named in {}", paths.join(", ")))
                .hint("take it out there, or put it back into grammar/opcodes.toml")
        })
        .collect()
}
