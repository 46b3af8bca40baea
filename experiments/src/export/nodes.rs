//! `Parser/Python.asdl`: new constructors at the end of their sums, new types at the end of the module.

use pegen::asdl::{Asdl, Attributed, Constructor, Definition, Field, TypeDefinition};
use pegen::diagnostic::FileId;

use super::edit::{Change, Edit, line_start};
use super::{NODES, Subject};

/// The change, if there is one.
pub fn change(subject: &Subject<'_>) -> Option<Change> {
    let definition = &subject.changed.definition;
    let file = definition.with("Python.asdl").next()?;
    let text = definition.files.text(file);
    let mut edits = Vec::new();
    let mut types = String::new();
    for new in &subject.changed.model.asdl.types {
        match subject.base.asdl.definition(&new.name) {
            None => types += &format!("\n    {}\n", type_text(new)),
            Some(_) if new.file != file => edits.push(product(text, &subject.base.asdl, new)?),
            Some(_) => edits.extend(sum(text, file, new)),
        }
    }
    let end = text.rfind('}').filter(|_| !types.is_empty());
    edits.extend(end.map(|end| Edit::insert(end, types, "at the end of the module")));
    Some(Change::of(NODES, text, edits))
}

/// The constructors that a sum has got.
fn sum(text: &str, file: FileId, new: &TypeDefinition) -> Option<Edit> {
    let Definition::Sum(sum) = &new.body else { return None };
    let is_own = |one: &&Constructor| one.file == file;
    let last = sum.of.iter().rfind(is_own)?;
    let added: Vec<String> =
        sum.of.iter().filter(|one| !is_own(one)).map(constructor_text).collect();
    if added.is_empty() {
        return None;
    }
    let end = constructor_end(text, last);
    let start = line_start(text, last.span.range().start);
    let before = &text[start..last.span.range().start];
    // As the one in front of it stands: on a line of its own, or beside others.
    let bar = match before.trim() == "|" {
        true => format!("\n{}", before.trim_end_matches(' ')),
        false => " |".to_string(),
    };
    let added: String = added.iter().map(|one| format!("{bar} {one}")).collect();
    Some(Edit::insert(end, added, format!("at the end of `{}`", new.name)))
}

/// A product that another took the place of.
fn product(text: &str, base: &Asdl, new: &TypeDefinition) -> Option<Edit> {
    let old = base.definition(&new.name)?;
    let start = old.span.range().start;
    let next = base.types.iter().map(|one| one.span.range().start).filter(|at| *at > start).min();
    let end = text[..next.unwrap_or(text.rfind('}')?)].rfind(')')? + 1;
    let about = format!("in the place of `{}`", new.name);
    Some(Edit { range: start..end, text: type_text(new), about })
}

/// Where a constructor ends: its fields are in parentheses.
fn constructor_end(text: &str, constructor: &Constructor) -> usize {
    let end = constructor.span.range().end;
    match constructor.fields.last() {
        Some(last) => {
            let end = last.span.range().end;
            text[end..].find(')').map_or(end, |close| end + close + 1)
        }
        None => match text[end..].trim_start().strip_prefix('(') {
            Some(rest) => text.len() - rest.len() + rest.find(')').map_or(0, |close| close + 1),
            None => end,
        },
    }
}

fn type_text(definition: &TypeDefinition) -> String {
    let (body, attributes) = match &definition.body {
        Definition::Sum(Attributed { of, attributes }) => {
            (of.iter().map(constructor_text).collect::<Vec<_>>().join(" | "), attributes)
        }
        Definition::Product(Attributed { of, attributes }) => (fields_text(of), attributes),
    };
    let attributes = match attributes.is_empty() {
        true => String::new(),
        false => format!("\n        attributes {}", fields_text(attributes)),
    };
    format!("{} = {body}{attributes}", definition.name)
}

fn constructor_text(constructor: &Constructor) -> String {
    let fields = &constructor.fields;
    let fields = if fields.is_empty() { String::new() } else { fields_text(fields) };
    format!("{}{fields}", constructor.name)
}

fn fields_text(fields: &[Field]) -> String {
    let one = |field: &Field| format!("{}{} {}", field.ty, field.quantity.suffix(), field.name);
    format!("({})", fields.iter().map(one).collect::<Vec<_>>().join(", "))
}
