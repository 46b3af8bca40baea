//! What functions of `desugar.py` make trees with: `quote("…{hole}…", hole=…)`.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use compiler::ast::schema::{FieldInfo, FieldType, Quantity};
use compiler::hidden;
use compiler::language::Language;
use compiler::parser::program_text::Templates;
use heap::value::Ref;
use pegen::template::{self, Filled, Form, Reader, Tree};
use vm::objects::native::{NativeObject, class_of};
use vm::objects::type_object::spec::{TypeSpec, method};
use vm::objects::{Dict, Native, Str, str};
use vm::{Machine, PyResult, Value};

use super::constant;
use super::emit::items_of;
use super::made::{Made, OldNode};
use super::new_node::{self, kind_of, node_of};

thread_local! {
    /// The node that the function at work is for, and how many values it has kept in hidden locals.
    static AT_WORK: Cell<(u32, u32)> = const { Cell::new((0, 0)) };
}

/// A function begins to work on a node.
pub fn begin(node: u32) {
    AT_WORK.set((node, 0));
}

fn new_hidden_name() -> String {
    let (node, number) = AT_WORK.get();
    AT_WORK.set((node, number + 1));
    hidden::of_node(node, number)
}

/// Puts `quote` into the namespace of a script.
pub fn install(language: &Rc<Language>, namespace: &Ref<Dict>) {
    let quote = Quote { language: Rc::clone(language) };
    namespace.set_str("quote", Native::new(&class_of(&QUOTE), quote));
}

/// What a function has returned, as a tree.
pub fn result(vm: &Machine, value: &Value) -> PyResult<Made> {
    let node = |value: &Value| {
        node_of(value).ok_or_else(|| {
            let class = vm.class(value).name();
            vm.type_error(format!("a function of desugar.py returns a node, not {class}"))
        })
    };
    match items_of(value) {
        Some(items) => Ok(Made::List(items.iter().map(node).collect::<PyResult<_>>()?)),
        None => node(value),
    }
}

/// `quote(text, /, **holes)`
struct Quote {
    language: Rc<Language>,
}

impl NativeObject for Quote {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

static QUOTE: TypeSpec = TypeSpec {
    name: "quote",
    module: "lab",
    methods: &[&[method("__call__", "(self, text, /, **holes)", |vm, args| {
        let quote = args[0].native::<Quote>().expect("it is called with itself");
        let text = str::text_of(vm, &args[1])?;
        let holes = args[2].cast::<Dict>().unwrap_or_else(Dict::new);
        quoted(vm, &quote.language, &text, &holes)
    })]],
    ..TypeSpec::DEFAULT
};

/// The tree of a template: an expression if it is one, else a statement or a list of them.
fn quoted(vm: &Machine, language: &Language, text: &str, holes: &Ref<Dict>) -> PyResult {
    let wrong = |why: &str, text: &str| vm.value_error(format!("{why}: {text}"));
    let filled = template::fill(text)
        .map_err(|(words, place)| wrong(words, text.get(place.range()).unwrap_or_default()))?;
    let mut values = Vec::with_capacity(filled.holes.len());
    for hole in &filled.holes {
        let name = hole.text.trim();
        let Some(value) = holes.get_str(name) else {
            return Err(vm.type_error(format!("quote() is given nothing for the hole `{name}`")));
        };
        values.push(value);
    }
    let is_hole = |name: &str| filled.holes.iter().any(|hole| hole.text.trim() == name);
    for (name, _) in holes.items() {
        let name = str::text_of(vm, &name)?;
        if !is_hole(&name) {
            return Err(vm.type_error(format!("the text has no hole `{name}`")));
        }
    }
    let read = Templates.read(&filled.text, Form::Expression);
    let (tree, is_expression) = match read {
        Ok(tree) => (tree, true),
        Err(_) => {
            let tree = Templates.read(&filled.text, Form::Statements).map_err(|refused| {
                let place = filled.origin(refused.span);
                let rest = text.get(place.start as usize..).unwrap_or_default();
                wrong(&refused.message, rest.lines().next().unwrap_or_default())
            })?;
            (tree, false)
        }
    };
    if let Some(hole) = filled.stray(&tree) {
        return Err(wrong(template::STRAY, &filled.holes[hole].text));
    }
    let firsts = evaluated_first(vm, &filled, &tree)?;
    let names = RefCell::new(vec![None; filled.holes.len()]);
    let placing = Placing { vm, language, filled: &filled, values, firsts, names };
    let made = match (&tree, is_expression) {
        (Tree::List(items), false) => match placing.list(items, "stmt")? {
            Made::List(items) if items.len() == 1 => items.into_iter().next(),
            several => Some(several),
        },
        (tree, _) => placing.part(tree, "expr")?,
    };
    match made {
        Some(made) => new_node::new(vm, made),
        None => Err(vm.value_error("a hole is None, and nothing around it can be left out")),
    }
}

/// Which of the holes that are evaluated once is so first, for each hole.
fn evaluated_first(vm: &Machine, filled: &Filled, tree: &Tree) -> PyResult<Vec<usize>> {
    let uses = template::uses(tree, filled);
    let mut firsts: Vec<usize> = (0..filled.holes.len()).collect();
    for hole in 0..filled.holes.len() {
        let text = filled.holes[hole].text.trim();
        let is_same = |other: &usize| filled.holes[*other].text.trim() == text;
        let same: Vec<usize> = (0..filled.holes.len()).filter(is_same).collect();
        if same[0] != hole || same.len() < 2 || !same.iter().any(|one| filled.holes[*one].once) {
            continue;
        }
        let of_it: Vec<_> = uses.iter().filter(|one| same.contains(&one.hole)).collect();
        let [first, rest @ ..] = of_it.as_slice() else { continue };
        if !same.iter().all(|one| filled.holes[*one].once) {
            return Err(vm.value_error(format!("write {{={text}}} in each of the holes")));
        }
        if !rest.iter().all(|one| first.is_before(one)) {
            let what = "is evaluated where it is reached first: that has to be before all others, and in one scope";
            return Err(vm.value_error(format!("`{{={text}}}` {what}")));
        }
        same.iter().for_each(|one| firsts[*one] = first.hole);
    }
    Ok(firsts)
}

/// Puts values into the holes of a tree.
struct Placing<'a> {
    vm: &'a Machine,
    language: &'a Language,
    filled: &'a Filled,
    values: Vec<Value>,
    /// For each hole the one whose value it has.
    firsts: Vec<usize>,
    /// The hidden locals of the first ones.
    names: RefCell<Vec<Option<String>>>,
}

impl Placing<'_> {
    /// What stands where a node of a sum, or a plain value, is wanted; nothing, where what is in a hole is absent.
    fn part(&self, tree: &Tree, sum: &str) -> PyResult<Option<Made>> {
        Ok(Some(match tree {
            Tree::Absent => Made::Absent,
            Tree::Int(number) => Made::Plain(super::message::Plain::Int((*number).into())),
            Tree::Identifier(name) => match self.filled.hole(name) {
                Some(hole) => return self.identifier(hole),
                None => Made::text(name),
            },
            Tree::Text(text) | Tree::Simple(text) => Made::text(text),
            Tree::Constant(literal) => Made::Literal(literal.clone()),
            Tree::List(items) => self.list(items, sum)?,
            Tree::Node { kind, fields } => return self.node(tree, kind, fields, sum),
        }))
    }

    fn node(
        &self,
        tree: &Tree,
        kind: &str,
        fields: &[(String, Tree)],
        sum: &str,
    ) -> PyResult<Option<Made>> {
        if let ("Name", [(_, Tree::Identifier(name)), (_, Tree::Simple(context))]) = (kind, fields)
            && let Some(hole) = self.filled.hole(name)
        {
            return self.expression(hole, context);
        }
        if let Some(hole) = self.filled.only_hole(tree)
            && self.sum_of(&self.values[hole]).is_some_and(|of| of == sum)
        {
            return Ok(node_of(&self.values[hole]));
        }
        let schema = &self.language.schema;
        let info = schema.kind_of(sum, kind).map(|kind| schema.info(kind));
        let mut made = Vec::with_capacity(fields.len());
        for (name, tree) in fields {
            let field = info.and_then(|info| info.fields.iter().find(|field| field.name == *name));
            let value = self.part(tree, field.map_or("", sum_of_field))?;
            match (value, field.map(|field| field.quantity)) {
                (Some(value), _) => made.push((name.clone(), value)),
                (None, Some(Quantity::Optional)) => made.push((name.clone(), Made::Absent)),
                (None, _) => return Ok(None),
            }
        }
        Ok(Some(Made::node(kind, made)))
    }

    /// The items of a list: a hole with a list is all of that, what is absent is left out.
    fn list(&self, items: &[Tree], sum: &str) -> PyResult<Made> {
        let mut made = Vec::with_capacity(items.len());
        for item in items {
            let hole = self.filled.only_hole(item);
            if let Some(values) = hole.and_then(|hole| items_of(&self.values[hole])) {
                for value in values {
                    made.extend(node_of(&value).or_else(|| self.plain(&value)));
                }
                continue;
            }
            made.extend(self.part(item, sum)?);
        }
        Ok(Made::List(made))
    }

    fn plain(&self, value: &Value) -> Option<Made> {
        constant::of_value(self.vm, value).ok().map(Made::Plain)
    }

    /// The sum that a value's node belongs to.
    fn sum_of(&self, value: &Value) -> Option<String> {
        let schema = &self.language.schema;
        Some(schema.info(schema.kind(kind_of(value)?)?).of.to_string())
    }

    fn expression(&self, hole: usize, context: &str) -> PyResult<Option<Made>> {
        let value = &self.values[hole];
        if value.is_none() {
            return Ok(None);
        }
        let first = self.firsts[hole];
        let made = match node_of(value) {
            Some(made) => made,
            None => match value.downcast::<Str>() {
                Some(name) => name_node(Made::text(&name.to_lossy()), context),
                None => {
                    let plain = constant::of_value(self.vm, value)?;
                    let fields = vec![
                        ("value".to_string(), Made::Plain(plain)),
                        ("kind".to_string(), Made::Absent),
                    ];
                    Made::node("Constant", fields)
                }
            },
        };
        let is_held = (0..self.firsts.len())
            .any(|other| other != hole && self.firsts[other] == first)
            || first != hole;
        match (context, is_held) {
            ("Load", true) => Ok(Some(self.held(hole, first, made))),
            ("Load", false) => Ok(Some(made)),
            (_, true) => {
                let what = "what is evaluated once is a value, and cannot be assigned to";
                Err(self.vm.value_error(what))
            }
            (_, false) => self.target(made, context).map(Some),
        }
    }

    /// The first of several holes keeps its value, which the others load.
    fn held(&self, hole: usize, first: usize, made: Made) -> Made {
        let mut names = self.names.borrow_mut();
        let name = Made::Hidden(names[first].get_or_insert_with(new_hidden_name).clone());
        match hole == first {
            true => Made::node(
                "NamedExpr",
                vec![("target".to_string(), name_node(name, "Store")), ("value".to_string(), made)],
            ),
            false => name_node(name, "Load"),
        }
    }

    fn target(&self, made: Made, context: &str) -> PyResult<Made> {
        let context = if context == "Del" { "Del" } else { "Store" };
        match made {
            Made::Old(old) => Ok(Made::Old(OldNode { context: Some(context), ..old })),
            Made::Node(node) if node.fields.iter().any(|(name, _)| name == "ctx") => {
                let change = |(name, field): &(String, Made)| match name == "ctx" {
                    true => (name.clone(), Made::text(context)),
                    false => (name.clone(), field.clone()),
                };
                let fields = node.fields.iter().map(change).collect();
                Ok(Made::node(&node.kind, fields))
            }
            _ => Err(self.vm.value_error("what is in the hole cannot be assigned to")),
        }
    }

    fn identifier(&self, hole: usize) -> PyResult<Option<Made>> {
        let value = &self.values[hole];
        if value.is_none() {
            return Ok(None);
        }
        match value.downcast::<Str>() {
            Some(name) => Ok(Some(Made::text(&name.to_lossy()))),
            None => {
                let name = self.filled.holes[hole].text.trim();
                let class = self.vm.class(value).name();
                let what = format!("a name is wanted in the hole `{name}`, not {class}");
                Err(self.vm.type_error(what))
            }
        }
    }
}

fn name_node(id: Made, context: &str) -> Made {
    Made::node("Name", vec![("id".to_string(), id), ("ctx".to_string(), Made::text(context))])
}

fn sum_of_field(field: &FieldInfo) -> &str {
    match &field.ty {
        FieldType::Node(sum) | FieldType::Simple(sum) => sum,
        _ => "",
    }
}
