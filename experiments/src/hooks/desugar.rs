//! The tree of a program without the nodes that functions of `desugar.py` know how to do without.

use compiler::ast::schema::{FieldType, Quantity};
use compiler::ast::{Ast, List, Node, Word};
use compiler::error::{Place, SyntaxError};

use rustc_hash::FxHashSet;

use super::message::{Failure, Reply, Request, Role, Task};
use super::workshop::at_line;
use super::{FailedCall, Hooks, Maker, made, role, silent};

const SCRIPT: &str = "desugar.py";

/// How often what was made is replaced once more, at a place and below it: a function that makes what it is given has no end.
const MOST_CALLS: usize = 10_000;

impl Hooks {
    /// Puts what functions make of nodes into their places, from the root on, as long as there is a function for one.
    pub(super) fn desugared(&self, ast: &mut Ast) -> Result<(), SyntaxError> {
        let functions = match self.loaded() {
            Ok(functions) => functions.desugar,
            Err(failure) => {
                return Err(self.error(*FailedCall::new(SCRIPT, 0, "", failure), ast.root(), ast));
            }
        };
        let (mut waiting, mut below) = (vec![(ast.root(), 0)], Vec::new());
        let mut blocks = FxHashSet::default();
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
                    if replaced.map_err(|failed| self.error(*failed, node, ast))? {
                        blocks.insert(node);
                    }
                    waiting.push((node, calls + 1));
                }
            }
        }
        if !blocks.is_empty() {
            self.open_blocks(ast, &blocks);
        }
        Ok(())
    }

    /// Puts what a function makes of a node into its place: true where it stands for several statements.
    fn replace(
        &self,
        ast: &mut Ast,
        node: Node,
        experiment: usize,
        calls: usize,
    ) -> Result<bool, Box<FailedCall>> {
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
        let maker = Maker { experiment, function: name.clone(), line };
        self.recorded.borrow_mut().made.push((ast.span(node), maker));
        ast.replace(node, put);
        Ok(matches!(made, made::Made::List(_)))
    }

    /// Lets the statements of blocks stand where the blocks do.
    fn open_blocks(&self, ast: &mut Ast, blocks: &FxHashSet<Node>) {
        let mut waiting = vec![ast.root()];
        while let Some(node) = waiting.pop() {
            let lists = self.lists_with(ast, node, blocks);
            if !lists.is_empty() {
                let (kind, span) = (ast.kind(node), ast.span(node));
                let mut words = ast.words(node).to_vec();
                for (place, items) in lists {
                    let opened = opened(ast, items, blocks);
                    words[place] = ast.list_of(opened).to_word();
                }
                let other = ast.make(kind, &words, span);
                ast.replace(node, other);
            }
            self.push_children(ast, node, &mut waiting);
        }
    }

    /// The lists of a node that have a block among their items, with their places.
    fn lists_with(
        &self,
        ast: &Ast,
        node: Node,
        blocks: &FxHashSet<Node>,
    ) -> Vec<(usize, Vec<Option<Node>>)> {
        let schema = &self.language.schema;
        let mut lists = Vec::new();
        for (number, (field, word)) in schema.fields(ast, node).enumerate() {
            let is_list = matches!(field.quantity, Quantity::Many | Quantity::ManyOptional);
            if is_list && matches!(field.ty, FieldType::Node(_)) {
                let items = ast.list(List::<u32>::from_word(word)).iter();
                let items: Vec<Option<Node>> = items.map(Option::<Node>::from_word).collect();
                if items.iter().flatten().any(|item| blocks.contains(item)) {
                    lists.push((schema.layouts().place(ast.kind(node), number), items));
                }
            }
        }
        lists
    }

    /// The error of a tree at a place where a function has made what stands there: that function's.
    pub(super) fn blamed_on_maker(&self, error: SyntaxError) -> SyntaxError {
        let Place::Span(span) = error.place else { return error };
        let maker = self.recorded.borrow().made.iter().rev().find(|(of, _)| *of == span).cloned();
        let Some((_, Maker { experiment, function, line })) = maker else { return error };
        let script = self.script(SCRIPT, experiment).filter(|_| line > 0);
        let traceback = script.map(|script| at_line(script, line, &function)).unwrap_or_default();
        let failure =
            Failure { error: error.message.to_string(), line, traceback, ..Failure::default() };
        self.error_at(*FailedCall::new(SCRIPT, experiment, &function, failure), span)
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

/// Items with those of blocks in the places of the blocks.
fn opened(ast: &Ast, items: Vec<Option<Node>>, blocks: &FxHashSet<Node>) -> Vec<Option<Node>> {
    let (mut rest, mut opened) = (items, Vec::new());
    rest.reverse();
    while let Some(item) = rest.pop() {
        match item.filter(|item| blocks.contains(item)) {
            Some(block) => rest.extend(made::body_of(ast, block).into_iter().rev().map(Some)),
            None => opened.push(item),
        }
    }
    opened
}
