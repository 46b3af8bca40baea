//! The tree of a program without the nodes that functions of `desugar.py` know how to do without.

use compiler::ast::schema::{FieldType, Quantity};
use compiler::ast::{Ast, List, Node, Word};
use compiler::error::SyntaxError;

use super::message::{Failure, Reply, Request, Role, Task};
use super::workshop::at_line;
use super::{FailedCall, Hooks, made, role, silent};

const SCRIPT: &str = "desugar.py";

/// How often what was made is replaced once more, at a place and below it: a function that makes what it is given has no end.
const MOST_CALLS: usize = 10_000;

impl Hooks {
    /// Puts what functions make of nodes into their places, from the root on, as long as there is a function for one.
    pub(super) fn desugared(&self, ast: &mut Ast) -> Result<(), SyntaxError> {
        let functions = match self.loaded() {
            Ok(functions) => functions.desugar,
            Err(failure) => {
                return Err(self.error(FailedCall::new(SCRIPT, 0, "", failure), ast.root(), ast));
            }
        };
        let (mut waiting, mut below) = (vec![(ast.root(), 0)], Vec::new());
        while let Some((node, calls)) = waiting.pop() {
            let kind = ast.kind(node);
            let name = &self.language.schema.info(kind).name;
            let known =
                kind.is_added().then(|| functions.iter().rposition(|of| of.contains(&**name)));
            match known.flatten() {
                None => {
                    self.push_children(ast, node, &mut below);
                    waiting.extend(below.drain(..).map(|child| (child, calls)));
                }
                Some(experiment) => {
                    let replaced = self.replace(ast, node, experiment, calls);
                    replaced.map_err(|failed| self.error(failed, node, ast))?;
                    waiting.push((node, calls + 1));
                }
            }
        }
        Ok(())
    }

    fn replace(
        &self,
        ast: &mut Ast,
        node: Node,
        experiment: usize,
        calls: usize,
    ) -> Result<(), Box<FailedCall>> {
        let name = self.language.schema.info(ast.kind(node)).name.to_string();
        let failed = |failure| FailedCall::new(SCRIPT, experiment, &name, failure);
        let wrong = |error: String, line: i32| {
            let script = self.script(SCRIPT, experiment).filter(|_| line > 0);
            let traceback = script.map(|script| at_line(script, line, &name)).unwrap_or_default();
            failed(Failure { error, line, traceback, ..Failure::default() })
        };
        if calls > MOST_CALLS {
            return Err(wrong("it makes nodes of nodes without end".to_string(), 0));
        }
        let of = self.language.schema.info(ast.kind(node)).of.to_string();
        let task = Task {
            experiment,
            name: name.clone(),
            role: role(&of).unwrap_or(Role::Expression),
            call: self.next_call(),
            node: Some(self.node_ref(ast, node)),
        };
        if let Some(thread) = &*self.thread.borrow() {
            // One that is gone does not answer.
            let _ = thread.requests.send(Request::Desugar(task));
        }
        let (made, line) = match self.answer(Some(ast)) {
            Ok(Reply::Desugared(Ok(made))) => made,
            Ok(Reply::Desugared(Err(failure))) | Err(failure) => return Err(failed(failure)),
            Ok(_) => return Err(failed(silent())),
        };
        let put = made::put(ast, &self.language.schema, node, self.call.get(), &made);
        let put = put.map_err(|error| wrong(error, line))?;
        ast.replace(node, put);
        Ok(())
    }

    fn push_children(&self, ast: &Ast, node: Node, waiting: &mut Vec<Node>) {
        for (field, word) in self.language.schema.fields(ast, node) {
            let FieldType::Node(_) = field.ty else { continue };
            match field.quantity {
                Quantity::Many | Quantity::ManyOptional => {
                    let items = ast.list(List::<u32>::from_word(word));
                    waiting.extend(items.iter().filter_map(Option::<Node>::from_word));
                }
                Quantity::One | Quantity::Optional => {
                    waiting.extend(Option::<Node>::from_word(word));
                }
            }
        }
    }
}
