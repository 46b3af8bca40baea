//! What a recording does to scopes, for the symbol table.

use compiler::ast::{Ast, Kind, Node, node};
use compiler::codegen::{FunctionUse, NameUse, Parameters, ScopeUse};

use super::carry::children;
use super::message::{Action, Attempt, Caught, CaughtName, FunctionStep, Recording, Section};

/// What a recording does to the scope of its node.
pub fn of(recording: &Recording, ast: &Ast) -> Vec<ScopeUse> {
    let mut uses = Vec::new();
    section(&recording.body, ast, false, &mut uses);
    uses
}

/// Adds what a section does; which children it visits, only where it is in a function of its own.
fn section(section: &Section, ast: &Ast, is_moved: bool, uses: &mut Vec<ScopeUse>) {
    for step in &section.steps {
        action(&step.action, ast, is_moved, uses);
    }
}

fn action(action: &Action, ast: &Ast, is_moved: bool, uses: &mut Vec<ScopeUse>) {
    if is_moved {
        let visit = |node| match action {
            Action::Base { .. } => ScopeUse::Base(node),
            _ => ScopeUse::Visit(node),
        };
        uses.extend(children(action).map(visit));
    }
    match action {
        Action::Base { node, .. } if !is_moved => uses.push(ScopeUse::Base(*node)),
        Action::Name(name, context) => uses.push(name_use(name, *context)),
        Action::Target(target, context) => uses.push(ScopeUse::Target(*target, *context)),
        Action::Call { keywords, .. } if is_moved => {
            let values = keywords.iter().map(|keyword| ast.keyword(*keyword).value);
            uses.extend(values.map(ScopeUse::Visit));
        }
        Action::Block(block) => section(&block.body, ast, is_moved, uses),
        Action::Try(attempt) => attempted(attempt, ast, is_moved, uses),
        Action::Finally(finally) => {
            section(&finally.body, ast, is_moved, uses);
            section(&finally.last, ast, is_moved, uses);
        }
        Action::Function(function) => {
            if is_moved && let Parameters::Node(args) = &function.parameters {
                uses.extend(defaults(ast, *args).into_iter().map(ScopeUse::Visit));
            }
            uses.push(ScopeUse::Function(function_use(function, ast)));
        }
        Action::Beginning(function, recording) => {
            let mut within = Vec::new();
            section(&recording.body, ast, true, &mut within);
            uses.push(ScopeUse::Beginning(*function, within));
        }
        _ => (),
    }
}

fn attempted(attempt: &Attempt, ast: &Ast, is_moved: bool, uses: &mut Vec<ScopeUse>) {
    section(&attempt.body, ast, is_moved, uses);
    for handler in &attempt.handlers {
        if let Some(Caught::Name(name)) = &handler.caught {
            uses.push(name_use(name, Kind::Load));
        }
        if let Some(CaughtName::Name(name)) = &handler.name {
            uses.push(name_use(name, Kind::Store));
        }
        section(&handler.body, ast, is_moved, uses);
    }
    if let Some(orelse) = &attempt.orelse {
        section(orelse, ast, is_moved, uses);
    }
}

fn function_use(function: &FunctionStep, ast: &Ast) -> FunctionUse {
    let FunctionStep { number, name, parameters, recording, keeps_value: _, is_comprehension } =
        function;
    let is_comprehension = *is_comprehension;
    let mut uses = Vec::new();
    section(&recording.body, ast, true, &mut uses);
    let (number, name, parameters) = (*number, name.clone(), parameters.clone());
    FunctionUse { number, name, parameters, is_comprehension, uses }
}

fn name_use(name: &str, context: Kind) -> ScopeUse {
    ScopeUse::Name(NameUse { name: name.to_string(), context })
}

/// The defaults of parameters, which are evaluated where the function is made.
fn defaults(ast: &Ast, args: Node) -> Vec<Node> {
    let node::Arguments { defaults, kw_defaults, .. } = ast.arguments(args);
    ast.list(defaults).iter().chain(ast.list(kw_defaults).iter().flatten()).collect()
}

/// The line where a section visits a child, in whichever function; 0 where it does not.
pub fn line_of(section: &Section, child: Node) -> i32 {
    let within = |action: &Action| match action {
        Action::Try(attempt) => {
            let handlers = attempt.handlers.iter().map(|handler| &handler.body);
            let parts = std::iter::once(&attempt.body).chain(handlers).chain(&attempt.orelse);
            parts.map(|part| line_of(part, child)).max().unwrap_or(0)
        }
        Action::Block(block) => line_of(&block.body, child),
        Action::Finally(finally) => {
            line_of(&finally.body, child).max(line_of(&finally.last, child))
        }
        Action::Function(function) => line_of(&function.recording.body, child),
        Action::Beginning(_, recording) => line_of(&recording.body, child),
        _ => 0,
    };
    let begins = section.steps.iter().rev().find_map(|step| match &step.action {
        Action::Beginning(function, _) if *function == child => Some(step.line),
        _ => None,
    });
    if let Some(line) = begins {
        return line;
    }
    let lines = section.steps.iter().map(|step| match &step.action {
        action if children(action).any(|visited| visited == child) => step.line,
        action => within(action),
    });
    lines.max().unwrap_or(0)
}
