//! What is wrong with experiments beyond the grammar: hooks without anything to do, nodes and opcodes without a meaning,
//! magic numbers that are taken. Nothing that an author writes is silently ignored.

mod passes;

use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

use compiler::ast::schema::KindInfo;
use compiler::ast::{Ast, Expr, Node, Stmt, node};
use compiler::language::Language;
use compiler::opcode::{Effect, Holds, Opcode};
use compiler::operand::{Meaning, Operand, Part};
use compiler::operator;
use compiler::parser::{self, Mode};
use compiler::source::Source;
use pegen::definition::{Definition, Model};
use pegen::diagnostic::{Diagnostic, FileId, Files, Place, Span};
use vm::AddedOpcode;

use crate::experiment::{Experiment, FIRST_COMBINED_MAGIC, FIRST_MAGIC};
use crate::hooks::{self, role};
use crate::natives;
use crate::shipped;

/// All findings of experiments that were laid over a definition and made a language.
pub fn check(
    experiments: &[Experiment],
    definition: &mut Definition,
    model: &Model,
    language: &Language,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let lower = functions(experiments, "lower.py", &mut definition.files, &mut findings);
    let desugar = functions(experiments, "desugar.py", &mut definition.files, &mut findings);
    let ops = functions(experiments, "ops.py", &mut definition.files, &mut findings);
    findings.extend(natives::check(experiments, &mut definition.files, model));
    passes::check(experiments, &mut definition.files, &mut findings);
    // A whole language of somebody's may have nodes that are only shown.
    let authored = definition.authored("Python.asdl");
    let whole = definition.with("Python.asdl").find(|file| !authored.contains(file));
    findings.extend(without_meaning(model, language, &lower, &desugar, whole));
    findings.extend(without_node(language, &lower));
    findings.extend(several_lowerings(&lower));
    findings.extend(desugared(language, &lower, &desugar));
    findings.extend(opcodes(model, language, &ops));
    findings
}

/// The same experiment twice, numbers that are reserved, and numbers that two have: to be asked before they are laid over
/// each other.
pub fn magic_numbers(experiments: &[Experiment], files: &mut Files) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let mut known: Vec<(&Experiment, Place)> = Vec::new();
    for experiment in experiments {
        let manifest = files.add(&*experiment.manifest.path, &*experiment.manifest.text);
        let place = manifest.at(experiment.magic_span);
        let (name, magic) = (&experiment.name, experiment.magic);
        if let Some((_, first)) = known.iter().find(|(one, _)| one.name == *name) {
            findings.push(
                Diagnostic::error("experiment-twice", format!("`{name}` is switched on twice"))
                    .label(place, "here again")
                    .label(*first, "and here"),
            );
        } else if let Some((other, first)) = known.iter().find(|(one, _)| one.magic == magic) {
            let headline = format!("`{name}` and `{}` have the magic number {magic}", other.name);
            findings.push(taken(headline, place).label(*first, "the other one"));
        } else if let Some(other) =
            shipped::with_magic(magic).filter(|other| *other != name.as_str())
        {
            let headline = format!("the experiment `{other}` has the magic number {magic}");
            findings.push(taken(headline, place));
        } else if !(FIRST_MAGIC..FIRST_COMBINED_MAGIC).contains(&magic) {
            findings.push(
                taken(format!("the magic number {magic} is reserved"), place).why(
                    "CPython has the lower ones, and the higher stand for several experiments",
                ),
            );
        }
        known.push((experiment, place));
    }
    findings
}

/// Languages of their own beside each other, of which only one can be the lowest.
pub fn two_languages(experiments: &[Experiment], files: &mut Files) -> Option<Diagnostic> {
    let mut languages = experiments.iter().filter(|experiment| experiment.is_language());
    let (first, second) = (languages.next()?, languages.next()?);
    let mut manifest = |experiment: &Experiment| {
        let file = files.add(&*experiment.manifest.path, &*experiment.manifest.text);
        file.at(Span::new(0, 0))
    };
    let headline = format!("`{}` and `{}` are languages of their own", first.name, second.name);
    let finding = Diagnostic::error("two-languages", headline)
        .label(manifest(first), "one of them")
        .label(manifest(second), "the other one");
    Some(finding.hint("switch one of them on; others can be laid over it"))
}

fn taken(headline: String, place: Place) -> Diagnostic {
    let last = FIRST_COMBINED_MAGIC - 1;
    Diagnostic::error("magic-taken", headline)
        .label(place, "this one")
        .hint(format!("choose another from {FIRST_MAGIC} to {last}"))
}

/// A function of a hook.
struct Function {
    name: String,
    place: Place,
    /// How many arguments it can be called with.
    arguments: Range<usize>,
}

/// The functions that the experiments' files of this name have at their top. What cannot be parsed is a finding.
fn functions(
    experiments: &[Experiment],
    file: &str,
    files: &mut Files,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Function> {
    let mut functions = Vec::new();
    let language = Language::base();
    for experiment in experiments {
        let Some(script) = experiment.files.get(file) else { continue };
        let id = files.add(&*script.path, &*script.text);
        let source = Rc::new(Source::new(&*script.path, script.text.clone()));
        let options = parser::Options { mode: Mode::File, ..Default::default() };
        match parser::parse(&source, &language, options) {
            Ok(ast) => {
                functions.extend(top_functions(&ast, id));
                let is_hook = if file == passes::FILE { passes::is_pass } else { is_of_hook };
                findings.extend(no_plain_functions(&ast, id, is_hook));
            }
            Err(error) => {
                let span = error.span(&source).map_or(Span::new(0, 1), |span| {
                    Span::new(span.start as usize, span.end as usize)
                });
                let headline = format!("{file} is not Python: {}", error.message);
                findings
                    .push(Diagnostic::error("hook-syntax", headline).label(id.at(span), "here"));
            }
        }
    }
    functions
}

fn top_functions(ast: &Ast, file: FileId) -> Vec<Function> {
    let compiler::ast::Mod::Module(node::Module { body, .. }) = ast.mod_(ast.root()) else {
        return Vec::new();
    };
    let function = |statement: Node| match ast.stmt(statement) {
        Stmt::FunctionDef(node::FunctionDef { name, args, .. }) => {
            let span = ast.span(statement);
            let name = ast.text(name).to_string();
            let start = span.start as usize;
            let end = start + "def ".len() + name.len();
            let place = file.at(Span::new(start, end));
            Some(Function { name, place, arguments: arguments(ast, args) })
        }
        _ => None,
    };
    ast.list(body).into_iter().filter_map(function).collect()
}

/// What is called as a hook could be, and is no plain function in the end.
fn no_plain_functions(ast: &Ast, file: FileId, is_hook: fn(&str) -> bool) -> Vec<Diagnostic> {
    let compiler::ast::Mod::Module(node::Module { body, .. }) = ast.mod_(ast.root()) else {
        return Vec::new();
    };
    let defined = top_functions(ast, file);
    let is_defined = |name: &str| defined.iter().any(|function| function.name == name);
    let finding = |(name, place, why): (&str, Node, &'static str)| {
        let span = ast.span(place);
        let end = (span.end as usize).min(span.start as usize + "async".len().max(name.len()));
        Diagnostic::error("hook-function", format!("`{name}` is no plain function"))
            .label(file.at(Span::new(span.start as usize, end)), "here")
            .why(why)
            .hint(format!("write `def {name}(…)`, once"))
    };
    let strange = ast.list(body).into_iter().filter_map(|one| strangeness(ast, one, is_defined));
    strange.filter(|(name, ..)| is_hook(name)).map(finding).collect()
}

/// What makes something else of a name than a plain function: the name, the place, and why.
fn strangeness(
    ast: &Ast,
    statement: Node,
    is_defined: impl Fn(&str) -> bool,
) -> Option<(&str, Node, &'static str)> {
    let name_of = |target: Option<Node>| match ast.expr(target?) {
        Expr::Name(node::Name { id, .. }) => Some(ast.text(id)),
        _ => None,
    };
    match ast.stmt(statement) {
        Stmt::FunctionDef(node::FunctionDef { name, decorator_list, .. }) => {
            let decorator = ast.list(decorator_list).iter().next()?;
            Some((ast.text(name), decorator, "a decorator makes something else of it"))
        }
        Stmt::AsyncFunctionDef(node::AsyncFunctionDef { name, .. }) => {
            Some((ast.text(name), statement, "it is a coroutine, which nobody awaits"))
        }
        Stmt::Assign(node::Assign { targets, value, .. }) => {
            let name = name_of(ast.list(targets).first())?;
            match ast.expr(value) {
                Expr::Lambda(_) => Some((name, value, "a lambda has no name to be called by")),
                Expr::Name(node::Name { id, .. }) if is_defined(ast.text(id)) => {
                    Some((name, value, "it is another function, which has a name"))
                }
                _ if is_defined(name) => Some((name, statement, "it is something else in the end")),
                _ => None,
            }
        }
        Stmt::Delete(node::Delete { targets }) => {
            let name = name_of(ast.list(targets).first()).filter(|name| is_defined(name))?;
            Some((name, statement, "it is gone in the end"))
        }
        _ => None,
    }
}

/// With how many arguments by position a function can be called.
fn arguments(ast: &Ast, arguments: Node) -> Range<usize> {
    let node::Arguments { posonlyargs, args, vararg, defaults, .. } = ast.arguments(arguments);
    let most = ast.list(posonlyargs).len() + ast.list(args).len();
    let least = most - ast.list(defaults).len().min(most);
    match vararg {
        Some(_) => least..usize::MAX,
        None => least..most + 1,
    }
}

/// Whether a name is that of something that a hook is for: helpers are written small.
fn is_of_hook(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
}

/// New nodes and operators that no function is for, but for those in `whole`.
fn without_meaning(
    model: &Model,
    language: &Language,
    lower: &[Function],
    desugar: &[Function],
    whole: Option<FileId>,
) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let is_of_base = |sum: &str| {
        language.schema.kinds().any(|(kind, info)| !kind.is_added() && *info.of == *sum)
    };
    let (desugared, lowered) = (by_name(desugar), by_name(lower));
    let written: BTreeMap<_, _> = model.asdl.kinds().map(|kind| (kind.name, kind)).collect();
    for (_, info) in language.schema.kinds().filter(|(kind, _)| kind.is_added()) {
        let name = &*info.name;
        let hint = match role(&info.of) {
            _ if desugared.contains_key(name) => continue,
            Some(_) if lowered.contains_key(name) => continue,
            Some(hooks::Role::Operator(_)) => format!("write `def {name}(emit)` in lower.py"),
            Some(_) => format!("write `def {name}(emit, node)` in lower.py"),
            // What only an author's nodes have in them gets its code with them.
            None if !is_of_base(&info.of) => continue,
            None if info.fields.is_empty() => format!(
                "nothing gives code to a name of `{}`: let the node around it be one of its own",
                info.of
            ),
            None => format!(
                "a node of `{}` has no code of its own: write `def {name}(node)` in desugar.py",
                info.of
            ),
        };
        let kind = written.get(name);
        if kind.is_some_and(|kind| Some(kind.place().file) == whole) {
            continue;
        }
        let headline = format!("nothing says what `{name}` means");
        let mut finding = Diagnostic::error("no-meaning", headline);
        if let Some(kind) = kind {
            finding = finding.label(kind.place(), "a node of the tree that compiles to nothing");
        }
        findings.push(finding.hint(hint));
    }
    findings
}

/// The nodes and operators that a language has beyond the base language's, by their names.
fn added(language: &Language) -> BTreeMap<&str, &KindInfo> {
    let added = language.schema.kinds().filter(|(kind, _)| kind.is_added());
    added.map(|(_, info)| (&*info.name, info)).collect()
}

/// Functions by their names: of several that share one, the first.
fn by_name(functions: &[Function]) -> BTreeMap<&str, &Function> {
    functions.iter().rev().map(|function| (&*function.name, function)).collect()
}

/// Functions of `lower.py` without a node or operator.
fn without_node(language: &Language, functions: &[Function]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let added = added(language);
    for function in functions.iter().filter(|function| is_of_hook(&function.name)) {
        let name = &function.name;
        if added.get(&**name).is_some_and(|info| role(&info.of).is_some()) {
            continue;
        }
        let known = language.schema.kind(name);
        // A language that was changed in place has the operator, but nothing that applies it.
        let is_lowered = |kind| {
            matches!(&*language.schema.info(kind).of, "operator" | "cmpop")
                && operator::application(kind).is_none()
        };
        if known.is_some_and(is_lowered) || hooks::replaced(&language.schema, name).is_some() {
            continue;
        }
        let mut finding = match known {
            Some(_) => Diagnostic::error("known-node", format!("`{name}` has no code of its own"))
                .why("in the base language, what it stands in has its code")
                .hint("give code to the expression or statement around it"),
            None => Diagnostic::error("no-node", format!("there is no node or operator `{name}`"))
                .suggest(name, added.keys().copied()),
        };
        finding = finding.label(function.place, "nobody calls this function");
        findings.push(finding);
    }
    findings
}

/// Functions of `lower.py` that give code to the same node or operator: only one of them can.
fn several_lowerings(functions: &[Function]) -> Vec<Diagnostic> {
    let first_ones = by_name(functions);
    let mut findings = Vec::new();
    for function in functions.iter().filter(|function| is_of_hook(&function.name)) {
        let first = first_ones[&*function.name];
        if !std::ptr::eq(first, function) {
            let headline = format!("`{}` gets its code from two functions", function.name);
            findings.push(
                Diagnostic::error("two-lowerings", headline)
                    .label(function.place, "this one")
                    .label(first.place, "and this one"),
            );
        }
    }
    findings
}

/// Functions of `desugar.py` without a node, or for one that `lower.py` gives code to.
fn desugared(language: &Language, lower: &[Function], desugar: &[Function]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let (added, lowered) = (added(language), by_name(lower));
    for function in desugar.iter().filter(|function| is_of_hook(&function.name)) {
        let name = &function.name;
        let at_function = |finding: Diagnostic, label: &str| finding.label(function.place, label);
        match added.get(&**name) {
            None => {
                let headline = format!("the experiments add no node `{name}`");
                let finding =
                    Diagnostic::error("no-node", headline).suggest(name, added.keys().copied());
                findings.push(at_function(finding, "nobody calls this function"));
            }
            // What is a bare name of a sum stands in no place of its own.
            Some(info) if !info.has_span && info.fields.is_empty() => {
                let headline = format!("`{name}` is no node but a name of `{}`", info.of);
                let finding = Diagnostic::error("no-node", headline);
                findings.push(at_function(finding, "nobody calls this function"));
            }
            Some(_) if !function.arguments.contains(&1) => {
                let headline = format!("`{name}` is called with one argument, the node");
                let finding = Diagnostic::error("wrong-parameters", headline);
                findings.push(at_function(finding, "its function takes another number"));
            }
            Some(_) => {
                if let Some(other) = lowered.get(&**name) {
                    let headline = format!("`{name}` has two meanings");
                    let finding = Diagnostic::error("two-meanings", headline);
                    let why = "what desugar.py makes without, lower.py never sees";
                    findings
                        .push(at_function(finding, "here").label(other.place, "and here").why(why));
                }
            }
        }
    }
    findings
}

/// New opcodes without a function, functions without an opcode, and those that take something else.
fn opcodes(model: &Model, language: &Language, functions: &[Function]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let added = language.opcodes.added();
    for opcode in added {
        let place = model.opcodes.get(&opcode.name).map(|known| known.place);
        if let Some(operand) = opcode.operand.filter(|operand| is_of_compiler(*operand)) {
            let kind = language.opcodes.operands.info(operand).map_or("", |info| &info.name);
            let headline = format!("`{}` cannot have the operand `{kind}`", opcode.name);
            let mut finding = Diagnostic::error("opcode-operand", headline)
                .why("where that is, only the compiler knows, which moves it about");
            if let Some(place) = place {
                finding = finding.label(place, "this opcode");
            }
            findings
                .push(finding.hint("a count, a constant, a name, a word, a jump forward or back"));
        }
        if counts_by_place(language, opcode.opcode) {
            let headline = format!("how much `{}` takes or leaves depends on a place", opcode.name);
            let finding = Diagnostic::error("opcode-operand", headline)
                .why("its operand says where something is, which is known only when all code is there")
                .hint("count by an operand that is a `count`");
            findings.push(match place {
                Some(place) => finding.label(place, "this opcode"),
                None => finding,
            });
        }
        let Some(function) = functions.iter().find(|one| one.name == opcode.name) else {
            let headline = format!("nothing carries out `{}`", opcode.name);
            let mut finding = Diagnostic::error("no-function", headline);
            if let Some(place) = place {
                finding = finding.label(place, "an opcode without a function");
            }
            let inputs: Vec<&str> =
                opcode.effect.inputs.iter().map(|input| input.name.as_str()).collect();
            let hint = format!("write `def {}({})` in ops.py", opcode.name, inputs.join(", "));
            findings.push(finding.hint(hint));
            continue;
        };
        if counts_by_argument(&opcode.effect) {
            continue;
        }
        let given = AddedOpcode::parameters(language, opcode.opcode, 0);
        // An empty slot is not given.
        let empty = opcode.effect.inputs.iter().filter(|input| input.holds != Holds::Value).count();
        let fewest = given.saturating_sub(empty);
        if !(fewest..=given).all(|given| function.arguments.contains(&given)) {
            let name = &opcode.name;
            let numbers = match fewest == given {
                true => given.to_string(),
                false => format!("{fewest} to {given}"),
            };
            let headline = format!("`{name}` is called with {numbers} arguments");
            let mut finding = Diagnostic::error("wrong-parameters", headline)
                .label(function.place, "its function takes another number")
                .why("the values that it pops in order, then what its argument means");
            if let Some(place) = place {
                finding = finding.label(place, "the opcode");
            }
            findings.push(finding);
        }
    }
    for function in functions.iter().filter(|function| is_of_hook(&function.name)) {
        let name = &function.name;
        if added.iter().all(|opcode| opcode.name != *name) {
            findings.push(
                Diagnostic::error("no-opcode", format!("the experiment adds no opcode `{name}`"))
                    .label(function.place, "nobody calls this function")
                    .suggest(name, added.iter().map(|opcode| opcode.name.as_str())),
            );
        }
    }
    findings
}

/// Whether an operand means something in the compiler's own instructions only.
fn is_of_compiler(operand: Operand) -> bool {
    use Operand::{AsyncFor, Deref, Executor, Extend, FreeVariables, Handler, Jump, LocalPair};
    matches!(
        operand,
        AsyncFor | Deref | Executor | Extend | FreeVariables | Handler | Jump | LocalPair
    )
}

/// Whether the number of values that an opcode pops or pushes depends on where it jumps to, or on an index in a table.
fn counts_by_place(language: &Language, opcode: Opcode) -> bool {
    let opcodes = &language.opcodes;
    let Some(operand) = opcodes.operand(opcode) else { return false };
    let is_index = |part: &&Part| matches!(part.meaning, Meaning::Index(_));
    let info = opcodes.operands.info(operand);
    let index = info.and_then(|info| info.parts.iter().find(is_index));
    let differs = |one, other| opcodes.counts(opcode, one) != opcodes.counts(opcode, other);
    let mut numbers = 0..64;
    match index {
        _ if opcodes.has_jump(opcode) => numbers.any(|number| differs(number, 0)),
        Some(part) => numbers.any(|number| {
            let others = number & !part.put(part.of(number));
            differs(number, others)
        }),
        None => false,
    }
}

/// Whether the number of values that an opcode pops depends on its argument.
fn counts_by_argument(effect: &Effect) -> bool {
    effect.inputs.iter().any(|input| input.size.is_some())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::experiment::{File, MANIFEST};

    #[test]
    fn an_experiment_is_switched_on_once() {
        let file = |text: &str| File { path: "x".to_string(), text: text.to_string() };
        let manifest = "name = 'x'\nsummary = 's'\nstatus = 'idea'\nmagic = 20000\n";
        let mut contents = BTreeMap::from([(MANIFEST.to_string(), file(manifest))]);
        contents
            .insert("Tokens".to_string(), File { path: "Tokens".into(), text: "X '~='\n".into() });
        let experiment = Experiment::read("x", contents, &mut Files::new()).unwrap();
        let twice = [experiment.clone(), experiment];
        let (findings, _) = crate::language(Definition::base(), &twice).unwrap_err();
        let codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
        assert_eq!(codes, ["experiment-twice"]);
    }
}
