//! In which order a tree evaluates what stands in its holes, and what is reached whenever something else is.

use super::{Filled, Tree};

/// A place where what is in a hole is evaluated.
#[derive(Debug, Clone, PartialEq)]
pub struct Use {
    pub hole: usize,
    /// The parts around it that are not always reached, from the outermost in.
    path: Vec<u32>,
    /// The function, class or comprehension that it is in.
    scope: u32,
}

impl Use {
    /// Whether this one has been evaluated, and its value is known, wherever the other one is.
    pub fn is_before(&self, other: &Use) -> bool {
        self.scope == other.scope && other.path.starts_with(&self.path)
    }
}

/// All places, in the order of their evaluation.
pub fn uses(tree: &Tree, filled: &Filled) -> Vec<Use> {
    let mut order =
        Order { filled, uses: Vec::new(), path: Vec::new(), scope: 0, parts: 0, scopes: 0 };
    order.tree(tree);
    order.uses
}

struct Order<'a> {
    filled: &'a Filled,
    uses: Vec<Use>,
    path: Vec<u32>,
    scope: u32,
    parts: u32,
    scopes: u32,
}

impl Order<'_> {
    fn tree(&mut self, tree: &Tree) {
        match tree {
            Tree::List(items) => items.iter().for_each(|item| self.tree(item)),
            Tree::Identifier(name) => {
                if let Some(hole) = self.filled.hole(name) {
                    let (path, scope) = (self.path.clone(), self.scope);
                    self.uses.push(Use { hole, path, scope });
                }
            }
            Tree::Node { kind, fields } => self.node(kind, &Fields(fields)),
            Tree::Absent | Tree::Int(_) | Tree::Text(_) | Tree::Constant(_) | Tree::Simple(_) => {}
        }
    }

    fn node(&mut self, kind: &str, fields: &Fields<'_>) {
        match kind {
            "IfExp" | "If" => {
                self.tree(fields.get("test"));
                self.branch(fields.get("body"));
                self.branch(fields.get("orelse"));
            }
            "While" => self.part(|order| {
                order.tree(fields.get("test"));
                order.branch(fields.get("body"));
                order.branch(fields.get("orelse"));
            }),
            "For" | "AsyncFor" => {
                self.tree(fields.get("iter"));
                self.part(|order| {
                    order.tree(fields.get("target"));
                    order.tree(fields.get("body"));
                });
                self.branch(fields.get("orelse"));
            }
            "With" | "AsyncWith" => {
                self.tree(fields.get("items"));
                self.branch(fields.get("body"));
            }
            "Try" | "TryStar" => {
                self.branch(fields.get("body"));
                fields.list("handlers").iter().for_each(|handler| self.branch(handler));
                self.branch(fields.get("orelse"));
                self.tree(fields.get("finalbody"));
            }
            "Match" => {
                self.tree(fields.get("subject"));
                fields.list("cases").iter().for_each(|case| self.branch(case));
            }
            "Assert" => {
                self.tree(fields.get("test"));
                self.branch(fields.get("msg"));
            }
            "BoolOp" => self.chain(fields.list("values").iter()),
            "Compare" => {
                self.tree(fields.get("left"));
                self.chain(fields.list("comparators").iter());
            }
            "Dict" => {
                for (key, value) in fields.list("keys").iter().zip(fields.list("values")) {
                    self.tree(key);
                    self.tree(value);
                }
            }
            "Assign" => self.in_order(fields, &["value", "targets"]),
            "NamedExpr" => self.in_order(fields, &["value", "target"]),
            "AnnAssign" => {
                self.in_order(fields, &["value", "target"]);
                self.inside(|order| order.tree(fields.get("annotation")));
            }
            "Lambda" => {
                self.tree(fields.get("args"));
                self.inside(|order| order.tree(fields.get("body")));
            }
            "FunctionDef" | "AsyncFunctionDef" | "ClassDef" => {
                self.in_order(fields, &["decorator_list", "bases", "keywords", "args"]);
                self.inside(|order| order.in_order(fields, &["type_params", "returns", "body"]));
            }
            "ListComp" | "SetComp" | "GeneratorExp" | "DictComp" => self.comprehension(fields),
            _ => fields.0.iter().for_each(|(_, field)| self.tree(field)),
        }
    }

    fn in_order(&mut self, fields: &Fields<'_>, names: &[&str]) {
        names.iter().for_each(|name| self.tree(fields.get(name)));
    }

    /// The first of them always, each of the others only where the one before it says so.
    fn chain<'t>(&mut self, mut parts: impl Iterator<Item = &'t Tree>) {
        if let Some(first) = parts.next() {
            self.tree(first);
        }
        let depth = self.path.len();
        for part in parts {
            self.enter();
            self.tree(part);
        }
        self.path.truncate(depth);
    }

    /// The first iterable belongs to what is around.
    fn comprehension(&mut self, fields: &Fields<'_>) {
        let generators = fields.list("generators");
        if let Some(Tree::Node { fields: first, .. }) = generators.first() {
            self.tree(Fields(first).get("iter"));
        }
        self.inside(|order| {
            for (place, generator) in generators.iter().enumerate() {
                if let Tree::Node { fields: generator, .. } = generator {
                    let names: &[&str] =
                        if place == 0 { &["target", "ifs"] } else { &["iter", "target", "ifs"] };
                    order.enter();
                    order.in_order(&Fields(generator), names);
                }
            }
            order.in_order(fields, &["key", "value", "elt"]);
            order.path.clear();
        });
    }

    fn branch(&mut self, tree: &Tree) {
        self.part(|order| order.tree(tree));
    }

    /// What `visit` sees is not always reached.
    fn part(&mut self, visit: impl FnOnce(&mut Self)) {
        self.enter();
        visit(self);
        self.path.pop();
    }

    fn enter(&mut self) {
        self.parts += 1;
        self.path.push(self.parts);
    }

    /// What `visit` sees is in a scope of its own.
    fn inside(&mut self, visit: impl FnOnce(&mut Self)) {
        self.scopes += 1;
        let scope = std::mem::replace(&mut self.scope, self.scopes);
        let path = std::mem::take(&mut self.path);
        visit(self);
        self.scope = scope;
        self.path = path;
    }
}

/// The fields of a node by name.
struct Fields<'a>(&'a [(String, Tree)]);

impl<'a> Fields<'a> {
    fn get(&self, name: &str) -> &'a Tree {
        self.0.iter().find(|(known, _)| known == name).map_or(&Tree::Absent, |(_, field)| field)
    }

    fn list(&self, name: &str) -> &'a [Tree] {
        match self.get(name) {
            Tree::List(items) => items,
            _ => &[],
        }
    }
}
