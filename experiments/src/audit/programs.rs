//! What becomes of an experiment's samples on their way.

use std::collections::BTreeSet;
use std::rc::Rc;

use compiler::ast::schema::{FieldType, Quantity};
use compiler::ast::{Ast, Kind, List, Node, Word, dump};
use compiler::code::{CodeObject, Constant};
use compiler::compile::{self, CompileOptions};
use compiler::error::SyntaxError;
use compiler::language::Language;
use compiler::parser::{self, Mode, Options};
use compiler::pyc::{Pyc, Validation};
use compiler::source::Source;
use compiler::unparse as text_of;

use super::{Point, Subject};
use crate::hooks;

/// The trees of the samples that have one.
fn trees(subject: &Subject<'_>) -> Vec<Ast> {
    let language = &subject.changed.language;
    let parse = |sample: &Rc<Source>| parser::parse(sample, language, Options::default()).ok();
    subject.samples.iter().filter_map(parse).collect()
}

/// What the samples that can be compiled are compiled to, with the name of each.
fn codes(subject: &Subject<'_>) -> Vec<(String, CodeObject)> {
    codes_by(subject, &subject.changed.language, None)
}

/// The same by almost the experiment's language, or without one of its passes.
fn codes_by(
    subject: &Subject<'_>,
    language: &Language,
    without_pass: Option<&str>,
) -> Vec<(String, CodeObject)> {
    let compiled = |ast: &Ast| {
        let name = ast.source().filename().to_string();
        let mut options = CompileOptions::new(&*name, language);
        options.lowering = subject.lowering;
        options.without_pass = without_pass;
        let code = compile::compile(ast, &options).ok()?;
        Some((name, code))
    };
    trees(subject).iter().filter_map(compiled).collect()
}

/// Samples that are refused because a function of the experiment fails, which is no error of theirs.
pub fn failures_of_hooks(subject: &Subject<'_>) -> Vec<String> {
    let language = &subject.changed.language;
    let failure = |ast: &Ast| {
        let name = ast.source().filename().to_string();
        let mut options = CompileOptions::new(&*name, language);
        options.lowering = subject.lowering;
        let error = compile::compile(ast, &options).err()?;
        hooks::is_failure(&error).then(|| format!("{name}: {}", error.message))
    };
    trees(subject).iter().filter_map(failure).collect()
}

/// Each opcode is in the code of a sample. That it has a function which takes what it pops is asked for when the experiment
/// is loaded.
pub fn opcodes(subject: &Subject<'_>) -> Point {
    let added = subject.changed.language.opcodes.added();
    let mut emitted = BTreeSet::new();
    for (_, code) in codes(subject) {
        push_opcodes(&code, &mut emitted);
    }
    let unused = added.iter().filter(|added| !emitted.contains(&added.opcode.0));
    let findings = unused.map(|added| format!("no sample is compiled to `{}`", added.name));
    let about = "each new opcode is emitted, and has a function that takes what it pops";
    Point::new("opcodes", about, findings.collect()).unless(added.is_empty(), "it adds no opcode")
}

/// Each rewrite takes place in a sample: without it, one is compiled to something else.
pub fn rewrites(subject: &Subject<'_>) -> Point {
    let rewrites = &subject.changed.language.rewrites;
    let with_all = if rewrites.is_empty() { Vec::new() } else { codes(subject) };
    let idle = rewrites.iter().enumerate().filter(|(place, _)| {
        let mut fewer = rewrites.to_vec();
        fewer.remove(*place);
        let mut language = subject.changed.language.clone();
        language.rewrites = fewer.into();
        codes_by(subject, &language, None) == with_all
    });
    let findings = idle.map(|(_, one)| format!("`{}` takes place in no sample", one.name));
    Point::new("rewrites", "each rewrite takes place in a sample", findings.collect())
        .unless(rewrites.is_empty(), "it has no rewrite")
}

/// Each pass changes a sample: without it, one is compiled to something else.
pub fn passes(subject: &Subject<'_>) -> Point {
    let about = "each pass changes a sample";
    let names = subject.lowering.and_then(|lowering| lowering.passes().ok());
    let Some(names) = names.filter(|names| !names.is_empty()) else {
        return Point::new("passes", about, Vec::new()).unless(true, "it has no pass");
    };
    let with_all = codes(subject);
    let language = &subject.changed.language;
    let idle = names.iter().filter(|name| codes_by(subject, language, Some(name)) == with_all);
    let findings = idle.map(|name| format!("`{name}` changes no sample"));
    Point::new("passes", about, findings.collect())
}

/// The opcodes of a code object and of those in it.
fn push_opcodes(code: &CodeObject, emitted: &mut BTreeSet<u16>) {
    // Inline caches are zeros.
    emitted.extend(code.code.iter().step_by(2).map(|&byte| u16::from(byte)));
    for constant in &code.consts {
        if let Constant::Code(code) = constant {
            push_opcodes(code, emitted);
        }
    }
}

/// Each expression with something new in it is the same when its text is read again.
pub fn unparse(subject: &Subject<'_>) -> Point {
    let language = &subject.changed.language;
    let mut findings = Vec::new();
    let mut seen = 0;
    for ast in trees(subject) {
        let mut found = Vec::new();
        let root = Found { node: ast.root(), is_expression: false, has_new: false };
        walk(&ast, language, root, &mut found);
        // What is an expression only in what it stands in has no text of its own.
        found.retain(|node| read_alone(language, ast.source().slice(ast.span(*node))).is_ok());
        seen += found.len();
        for node in found {
            if let Err(what) = reads_back(&ast, language, node) {
                let source = ast.source();
                let (line, _) = source.line_and_column(ast.span(node).start);
                findings.push(format!("{}:{line}: {what}", source.filename()));
            }
        }
    }
    Point::new("unparse", "an expression's text is read as the same expression", findings)
        .unless(seen == 0, "no expression of a sample has something new in it")
        .unless(subject.base.is_none(), "the text of a tree is Python's")
}

/// A node on the way down.
struct Found {
    node: Node,
    /// Whether it is in an expression.
    is_expression: bool,
    /// Whether it, or something in it, is new.
    has_new: bool,
}

/// The outermost expressions below a node that have something new in them. Says whether there is anything new.
fn walk(ast: &Ast, language: &Language, root: Found, found: &mut Vec<Node>) -> bool {
    // The way back: a node is done when all below it are.
    let mut path: Vec<(Found, Vec<Node>)> = Vec::new();
    let enter = |mut entered: Found| {
        entered.has_new |= is_new(language, ast, entered.node);
        let mut below = below(language, ast, entered.node);
        below.reverse();
        (entered, below)
    };
    path.push(enter(root));
    while let Some((top, below)) = path.last_mut() {
        if let Some(child) = below.pop() {
            let of = &language.schema.info(ast.kind(child)).of;
            let is_expression = top.is_expression || of == "expr";
            path.push(enter(Found { node: child, is_expression, has_new: false }));
            continue;
        }
        let Some((done, _)) = path.pop() else { break };
        let Some((around, _)) = path.last_mut() else { return done.has_new };
        if done.has_new && done.is_expression && !around.is_expression {
            found.push(done.node);
        }
        around.has_new |= done.has_new;
    }
    false
}

/// Whether a node, or a simple value in it, is of a kind that the base language has not.
fn is_new(language: &Language, ast: &Ast, node: Node) -> bool {
    let is_simple_and_new = |ty: &FieldType, word: u32| {
        matches!(ty, FieldType::Simple(_)) && word != 0 && Kind::from_word(word).is_added()
    };
    ast.kind(node).is_added()
        || language.schema.fields(ast, node).any(|(field, word)| match field.quantity {
            Quantity::One | Quantity::Optional => is_simple_and_new(&field.ty, word),
            Quantity::Many | Quantity::ManyOptional => {
                let is_simple = matches!(field.ty, FieldType::Simple(_));
                is_simple && ast.list(List::<Kind>::from_word(word)).iter().any(Kind::is_added)
            }
        })
}

/// The nodes right below a node.
fn below(language: &Language, ast: &Ast, node: Node) -> Vec<Node> {
    let mut below = Vec::new();
    for (field, word) in language.schema.fields(ast, node) {
        if !matches!(field.ty, FieldType::Node(_)) {
            continue;
        }
        match field.quantity {
            Quantity::One | Quantity::Optional => below.extend(Option::<Node>::from_word(word)),
            Quantity::Many | Quantity::ManyOptional => {
                let list = List::<Option<Node>>::from_word(word);
                below.extend(ast.list(list).iter().flatten());
            }
        }
    }
    below
}

/// Whether the text of an expression is read as the same expression.
fn reads_back(ast: &Ast, language: &Language, node: Node) -> Result<(), String> {
    let shown = |ast: &Ast, node: Node| {
        let dumped = dump::dump(ast, &language.schema, node, dump::Options::default());
        // In texts, variables that no program can name have names that one could have.
        dumped.map(|text| text.replace("id='.", "id='_")).map_err(|error| error.message.to_string())
    };
    let text = text_of::expression(ast, &language.operators, node)
        .map_err(|error| format!("it has no text: {}", error.message))?
        .to_string();
    let again = read_alone(language, &text)
        .map_err(|error| format!("its text `{text}` is refused: {}", error.message))?;
    let body = below(language, &again, again.root());
    let same = match body.first() {
        Some(&body) => shown(&again, body)? == shown(ast, node)?,
        None => false,
    };
    same.then_some(()).ok_or_else(|| format!("its text `{text}` is read as something else"))
}

/// A text read as an expression; within parentheses where it has several lines.
fn read_alone(language: &Language, text: &str) -> Result<Ast, SyntaxError> {
    let read = |text: String| {
        let source = Rc::new(Source::of_string("<text>", text));
        parser::parse(&source, language, Options { mode: Mode::Eval, ..Options::default() })
    };
    read(format!("{text}\n")).or_else(|_| read(format!("({text}\n)\n")))
}

/// What a sample is compiled to is the same when it is read from a file.
pub fn pyc(subject: &Subject<'_>) -> Point {
    let codes = codes(subject);
    let magic = subject.changed.language.magic;
    let findings = codes.iter().filter_map(|(name, code)| {
        let what = survives(code, magic).err()?;
        Some(format!("{name}: {what}"))
    });
    Point::new("pyc", "a .pyc holds what was compiled", findings.collect())
        .unless(codes.is_empty(), "no sample can be compiled")
}

fn survives(code: &CodeObject, magic: u16) -> Result<(), String> {
    let validation = Validation::Hash { hash: [0; 8], check_source: false };
    let written = Pyc { magic, validation, code: Rc::new(code.clone()) };
    let bytes = written.write().map_err(|error| error.to_string())?;
    let read = Pyc::read(&bytes, magic).map_err(|error| error.to_string())?;
    let again = read.write().map_err(|error| error.to_string())?;
    (again == bytes).then_some(()).ok_or_else(|| "it is other code when it is read".to_string())
}
