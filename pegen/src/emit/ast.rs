//! Emits `compiler/src/ast/generated/nodes.rs`: constants for the kinds of node, the table that describes
//! them, a struct of fields a kind, an enum a sum, and the functions that read and make them.

use super::rust::{RustFile, camel_case, identifier, snake_case};
use crate::asdl::{Asdl, Definition, Field, NodeKind, Quantity, TypeDefinition};

pub fn emit(asdl: &Asdl) -> String {
    let mut file =
        RustFile::new("emit::ast", "grammar/Python.asdl", "The kinds of node of the AST.");
    file.line("use crate::ast::schema::{FieldInfo, FieldType, KindInfo, Quantity};");
    file.line("use crate::ast::{Ast, ConstantId, Int, Kind, List, Node, Symbol};");
    file.line("use crate::source::Span;");
    kinds(&mut file, asdl);
    schema(&mut file, asdl);
    structs(&mut file, asdl);
    sums(&mut file, asdl);
    readers(&mut file, asdl);
    makers(&mut file, asdl);
    file.finish()
}

/// The kinds that have nodes of their own: not those of simple sums.
fn node_kinds(asdl: &Asdl) -> impl Iterator<Item = NodeKind<'_>> {
    asdl.kinds().filter(|kind| !kind.of.is_simple_sum())
}

/// The sums whose constructors have fields.
fn node_sums(asdl: &Asdl) -> impl Iterator<Item = &TypeDefinition> {
    asdl.types.iter().filter(|ty| matches!(ty.body, Definition::Sum(_)) && !ty.is_simple_sum())
}

fn kinds(file: &mut RustFile, asdl: &Asdl) {
    file.line("");
    file.line("#[allow(non_upper_case_globals)]");
    file.block("impl Kind", |file| {
        for (place, kind) in asdl.kinds().enumerate() {
            let name = camel_case(kind.name);
            file.line(format_args!("pub const {name}: Kind = Kind({});", place + 1));
        }
    });
}

fn schema(file: &mut RustFile, asdl: &Asdl) {
    for kind in asdl.kinds().filter(|kind| !kind.fields.is_empty()) {
        file.line("");
        file.enclosed(
            format_args!("static {}: [FieldInfo; {}] = [", fields_name(&kind), kind.fields.len()),
            |file| {
                for field in kind.fields {
                    file.line(field_info(field, asdl));
                }
            },
            "];",
        );
    }
    file.line("");
    file.line("/// The kinds, in the order of their numbers, which start from 1.");
    file.enclosed(
        format_args!("pub static KINDS: [KindInfo; {}] = [", asdl.kinds().count()),
        |file| {
            for kind in asdl.kinds() {
                let fields = match kind.fields {
                    [] => "&[]".to_string(),
                    _ => format!("&{}", fields_name(&kind)),
                };
                let (name, of, has_span) = (kind.name, &kind.of.name, !kind.attributes.is_empty());
                file.line(format_args!("KindInfo::new({name:?}, {of:?}, {fields}, {has_span}),"));
            }
        },
        "];",
    );
}

/// The name of the static that describes the fields of a kind.
fn fields_name(kind: &NodeKind<'_>) -> String {
    format!("{}_FIELDS", snake_case(&camel_case(kind.name)).to_ascii_uppercase())
}

fn field_info(field: &Field, asdl: &Asdl) -> String {
    let ty = match field.ty.as_str() {
        "identifier" => "FieldType::Identifier".to_string(),
        "string" => "FieldType::String".to_string(),
        "int" => "FieldType::Int".to_string(),
        "constant" => "FieldType::Constant".to_string(),
        ty if is_simple(ty, asdl) => format!("FieldType::simple({ty:?})"),
        ty => format!("FieldType::node({ty:?})"),
    };
    let quantity = match field.quantity {
        Quantity::One => "One",
        Quantity::Optional => "Optional",
        Quantity::Many => "Many",
        Quantity::ManyOptional => "ManyOptional",
    };
    match field.note() {
        Some(note) => {
            let note = format!("pegen::asdl::Note::{note:?}");
            format!("FieldInfo::noted({:?}, {ty}, Quantity::{quantity}, {note}),", field.name)
        }
        None => format!("FieldInfo::new({:?}, {ty}, Quantity::{quantity}),", field.name),
    }
}

fn is_simple(ty: &str, asdl: &Asdl) -> bool {
    asdl.definition(ty).is_some_and(TypeDefinition::is_simple_sum)
}

/// The Rust type of a field.
fn rust_type(field: &Field, asdl: &Asdl) -> String {
    let one = match field.ty.as_str() {
        "identifier" | "string" => "Symbol",
        "int" => "Int",
        "constant" => "ConstantId",
        ty if is_simple(ty, asdl) => "Kind",
        _ => "Node",
    };
    match field.quantity {
        Quantity::One => format!("ast::{one}"),
        Quantity::Optional => format!("Option<ast::{one}>"),
        Quantity::Many => format!("ast::List<ast::{one}>"),
        Quantity::ManyOptional => format!("ast::List<Option<ast::{one}>>"),
    }
}

fn structs(file: &mut RustFile, asdl: &Asdl) {
    file.line("");
    file.line("/// The fields of each kind of node.");
    file.block("pub mod node", |file| {
        file.line("use crate::ast;");
        for kind in node_kinds(asdl) {
            let name = camel_case(kind.name);
            file.line("");
            file.line("#[derive(Debug, Clone, Copy)]");
            if kind.fields.is_empty() {
                file.line(format_args!("pub struct {name};"));
                continue;
            }
            file.block(format_args!("pub struct {name}"), |file| {
                for field in kind.fields {
                    let ty = rust_type(field, asdl);
                    file.line(format_args!("pub {}: {ty},", identifier(&field.name)));
                }
            });
        }
    });
}

fn sums(file: &mut RustFile, asdl: &Asdl) {
    for sum in node_sums(asdl) {
        file.line("");
        file.line(format_args!("/// A node of the sum `{}`.", sum.name));
        file.line("#[derive(Debug, Clone, Copy)]");
        file.block(format_args!("pub enum {}", camel_case(&sum.name)), |file| {
            for kind in sum.kinds() {
                let name = camel_case(kind.name);
                file.line(format_args!("{name}(node::{name}),"));
            }
            file.line("/// A kind that the base language does not have here.");
            file.line("Other(Node),");
        });
    }
}

fn readers(file: &mut RustFile, asdl: &Asdl) {
    file.line("");
    file.line("/// Reading nodes by their fields.");
    file.block("impl Ast", |file| {
        let mut first = true;
        for ty in asdl.types.iter().filter(|ty| !ty.is_simple_sum()) {
            if !std::mem::take(&mut first) {
                file.line("");
            }
            match &ty.body {
                Definition::Sum(_) => sum_reader(file, ty),
                Definition::Product(_) => product_reader(file, ty),
            }
        }
    });
}

fn sum_reader(file: &mut RustFile, sum: &TypeDefinition) {
    let name = camel_case(&sum.name);
    file.block(
        format_args!("pub fn {}(&self, node: Node) -> {name}", identifier(&sum.name)),
        |file| {
            file.line("let words = self.words(node);");
            file.block("match self.kind(node)", |file| {
                for kind in sum.kinds() {
                    let kind_name = camel_case(kind.name);
                    let fields = read_fields(&kind);
                    file.line(format_args!(
                        "Kind::{kind_name} => {name}::{kind_name}(node::{kind_name}{fields}),"
                    ));
                }
                file.line(format_args!("_ => {name}::Other(node),"));
            });
        },
    );
}

fn product_reader(file: &mut RustFile, product: &TypeDefinition) {
    let name = camel_case(&product.name);
    file.line(format_args!("/// Panics where `node` is no `{}`.", product.name));
    let head = format!("pub fn {}(&self, node: Node) -> node::{name}", identifier(&product.name));
    file.block(head, |file| {
        file.line(format_args!("assert_eq!(self.kind(node), Kind::{name});"));
        file.line("let words = self.words(node);");
        for kind in product.kinds() {
            file.line(format_args!("node::{name}{}", read_fields(&kind)));
        }
    });
}

/// ` { test: read(words, 0), … }`, or nothing where there are no fields.
fn read_fields(kind: &NodeKind<'_>) -> String {
    if kind.fields.is_empty() {
        return String::new();
    }
    let fields: Vec<_> = kind
        .fields
        .iter()
        .enumerate()
        .map(|(place, field)| format!("{}: Ast::read(words, {place})", identifier(&field.name)))
        .collect();
    format!(" {{ {} }}", fields.join(", "))
}

fn makers(file: &mut RustFile, asdl: &Asdl) {
    file.line("");
    file.line("/// Making nodes.");
    file.line("#[allow(clippy::too_many_arguments)]");
    file.block("impl Ast", |file| {
        for (place, kind) in node_kinds(asdl).enumerate() {
            if place > 0 {
                file.line("");
            }
            maker(file, &kind, asdl);
        }
    });
}

fn maker(file: &mut RustFile, kind: &NodeKind<'_>, asdl: &Asdl) {
    let mut parameters = vec!["&mut self".to_string()];
    let mut words = Vec::new();
    for field in kind.fields {
        let name = identifier(&field.name);
        parameters.push(format!("{name}: {}", rust_type(field, asdl).replace("ast::", "")));
        words.push(format!("Ast::word({name})"));
    }
    let span = if kind.attributes.is_empty() { "Span::default()" } else { "span" };
    if !kind.attributes.is_empty() {
        parameters.push("span: Span".to_string());
    }
    let head = format!("pub fn new_{}({}) -> Node", snake_case(kind.name), parameters.join(", "));
    file.block(head, |file| {
        let kind = camel_case(kind.name);
        file.line(format_args!("self.make(Kind::{kind}, &[{}], {span})", words.join(", ")));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Files;

    #[test]
    fn a_definition_of_three_lines() {
        let text = "module M { e = Add(e left, op how, e? right) | Leaf attributes (int lineno)
                    op = Plus | Minus
                    a_list = (e?* es, constant type) }";
        let asdl = crate::asdl::read(text, Files::new().add("M.asdl", text)).unwrap();
        insta::assert_snapshot!(emit(&asdl));
    }
}
