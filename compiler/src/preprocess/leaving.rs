//! Warns of `return`, `break` and `continue` that leave a `finally` block, and so lose the exception on its way.
//!
//! CPython does it with the preparation of the tree, in front of the symbol table: it tells of them before everything
//! that the compiler has to say, and also where an error follows. Cases: `tests/reference/made`.

use crate::ast::schema::{FieldType, Quantity};
use crate::ast::{Ast, List, Mod, Node, Schema, Stmt, Word, node};
use crate::error::{SyntaxError, Warnings};

/// What control would leave at a statement: the innermost block that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Block {
    Finally,
    /// A loop or a function, also one inside of a `finally`; or none.
    Other,
}

/// Warns of each such statement of a tree, in their order.
pub fn warn(ast: &Ast, schema: &Schema, warnings: &mut Warnings) -> Result<(), SyntaxError> {
    let mut walk = Walk { ast, schema, left: Vec::new() };
    match ast.mod_(ast.root()) {
        Mod::Module(node::Module { body, .. }) | Mod::Interactive(node::Interactive { body }) => {
            walk.push(body, Block::Other);
        }
        Mod::Expression(_) | Mod::FunctionType(_) => {}
        Mod::Other(node) => walk.push_below(node, Block::Other),
    }
    walk.left.reverse();
    while let Some((statement, block)) = walk.next() {
        let keyword = match ast.stmt(statement) {
            Stmt::Return(_) => "return",
            Stmt::Break(_) => "break",
            Stmt::Continue(_) => "continue",
            _ => continue,
        };
        if block == Block::Finally {
            let message = format!("'{keyword}' in a 'finally' block");
            warnings.warn(message, ast.span(statement), ast.source())?;
        }
    }
    Ok(())
}

/// The statements of a tree, each in front of those in it: without recursion, as an `elif` may stand thousands deep.
struct Walk<'a> {
    ast: &'a Ast,
    schema: &'a Schema,
    /// What is still to come, the next one last.
    left: Vec<(Node, Block)>,
}

impl Walk<'_> {
    fn next(&mut self) -> Option<(Node, Block)> {
        let (statement, block) = self.left.pop()?;
        let first = self.left.len();
        self.push_blocks_of(statement, block);
        self.left[first..].reverse();
        Some((statement, block))
    }

    fn push(&mut self, statements: List<Node>, block: Block) {
        let statements = self.ast.list(statements).into_iter();
        self.left.extend(statements.map(|statement| (statement, block)));
    }

    fn push_blocks_of(&mut self, statement: Node, block: Block) {
        match self.ast.stmt(statement) {
            Stmt::FunctionDef(node::FunctionDef { body, .. })
            | Stmt::AsyncFunctionDef(node::AsyncFunctionDef { body, .. }) => {
                self.push(body, Block::Other);
            }
            Stmt::For(node::For { body, orelse, .. })
            | Stmt::AsyncFor(node::AsyncFor { body, orelse, .. })
            | Stmt::While(node::While { body, orelse, .. }) => {
                self.push(body, Block::Other);
                self.push(orelse, block);
            }
            Stmt::Try(node::Try { body, handlers, orelse, finalbody })
            | Stmt::TryStar(node::TryStar { body, handlers, orelse, finalbody }) => {
                self.push(body, block);
                for handler in self.ast.list(handlers) {
                    self.push_below(handler, block);
                }
                self.push(orelse, block);
                self.push(finalbody, Block::Finally);
            }
            _ => self.push_below(statement, block),
        }
    }

    /// The statements that belong to a node, in the order of its fields; those of a `match` belong to its cases.
    fn push_below(&mut self, node: Node, block: Block) {
        for (field, word) in self.schema.fields(self.ast, node) {
            let (FieldType::Node(kind), Quantity::Many) = (&field.ty, field.quantity) else {
                continue;
            };
            match kind.as_ref() {
                "stmt" => self.push(List::from_word(word), block),
                "match_case" => {
                    for case in self.ast.list(List::<Node>::from_word(word)) {
                        self.push_below(case, block);
                    }
                }
                _ => {}
            }
        }
    }
}
