//! Actions as statements and expressions.
//!
//! Everything that calls a method is bound to a variable first: Rust allows only one such call at a time.

use super::super::rust::{RustFile, identifier, snake_case};
use super::{Emitter, Exit, rust_type};
use crate::action::{Access, Item, Operator, Singleton, Through, Type, Value, ValueKind};

impl Emitter<'_> {
    /// Leaves the choice with `value`; without one where it is none.
    pub(super) fn leave_with(&self, file: &mut RustFile, value: &Value, exit: &Exit) {
        if let ValueKind::Choose { test, then, otherwise } = &value.kind
            && (then.is_failure() || otherwise.is_failure())
        {
            let test = self.test(file, test);
            let test = bare(&test);
            file.block(format_args!("if {test}"), |file| self.leave_with(file, then, exit));
            self.leave_with(file, otherwise, exit);
            return;
        }
        if value.is_failure() {
            if value.is_raise() {
                self.raise(file, value, exit);
            }
            file.line(format_args!("self.mark = {};", exit.start));
            file.line(exit.leave("None"));
            return;
        }
        if needs_span(self, value) {
            file.line(format_args!("let span = self.span({});", exit.start));
        }
        let atom = self.value(file, value);
        let result = match exit.ty {
            Type::Matched => {
                if atom != "()" {
                    file.line(format_args!("let _ = {atom};"));
                }
                "Some(())".to_string()
            }
            _ => format!("Some({atom})"),
        };
        file.line(exit.leave(&result));
    }

    /// The call of a helper that raises an error.
    fn raise(&self, file: &mut RustFile, value: &Value, exit: &Exit) {
        if needs_span(self, value) {
            file.line(format_args!("let span = self.span({});", exit.start));
        }
        let atom = self.value(file, value);
        file.line(format_args!("let _ = {atom};"));
    }

    /// An expression without calls; what it needs is written first.
    fn value(&self, file: &mut RustFile, value: &Value) -> String {
        match &value.kind {
            ValueKind::Bound(local) => self.names[*local].clone(),
            ValueKind::None => absent(&value.ty),
            ValueKind::Matched => "()".to_string(),
            ValueKind::Int(number) if value.ty == Type::Bool => (*number != 0).to_string(),
            ValueKind::Int(number) => number.to_string(),
            ValueKind::Text(text) => self.bind(file, &value.ty, &format!("self.text({text:?})")),
            ValueKind::Simple(kind) => format!("Kind::{}", self.schema.kind_of(*kind).name),
            ValueKind::Constant(singleton) => {
                let name = match singleton {
                    Singleton::None => "None",
                    Singleton::True => "True",
                    Singleton::False => "False",
                    Singleton::Ellipsis => "Ellipsis",
                };
                self.bind(file, &value.ty, &format!("self.singleton(Singleton::{name})"))
            }
            ValueKind::Make { kind, fields } => {
                let kind = self.schema.kind_of(*kind);
                let mut arguments = self.values(file, fields);
                if kind.has_span {
                    arguments.push("span".to_string());
                }
                let name = snake_case(&kind.name);
                self.bind(
                    file,
                    &value.ty,
                    &format!("self.ast.new_{name}({})", arguments.join(", ")),
                )
            }
            ValueKind::Record { fields, .. } => self.record(file, fields, &value.ty),
            ValueKind::Help { helper, arguments } => {
                let mut atoms = self.values(file, arguments);
                let helper = &self.schema.declarations.helpers[*helper];
                if helper.span {
                    atoms.push("span".to_string());
                }
                let atoms: Vec<&str> = atoms.iter().map(|atom| bare(atom)).collect();
                let call = format!("self.{}({})", identifier(&helper.name), atoms.join(", "));
                self.bind(file, &value.ty, &call)
            }
            ValueKind::Access { of, access, through } => {
                self.access(file, of, access, *through, &value.ty)
            }
            ValueKind::Present(of) => {
                let atom = self.value(file, of);
                format!("Some({atom})")
            }
            ValueKind::There(of) => {
                let (atom, there) = (self.value(file, of), self.fresh("there"));
                file.line(format_args!("let Some({there}) = {atom} else {{ return None }};"));
                there
            }
            ValueKind::List(items) => self.list(file, items, &value.ty),
            ValueKind::Choose { test, then, otherwise } => {
                self.chosen(file, test, then, otherwise, &value.ty)
            }
            ValueKind::Binary { left, operator, right } => {
                let (left, right) = (self.value(file, left), self.value(file, right));
                format!("({left} {} {right})", rust_operator(*operator))
            }
            ValueKind::Not(of) => {
                let test = self.test(file, of);
                format!("!({test})")
            }
        }
    }

    fn record(&self, file: &mut RustFile, fields: &[Value], ty: &Type) -> String {
        let words: Vec<String> = self
            .values(file, fields)
            .into_iter()
            .zip(fields)
            .map(|(atom, field)| format!("word::<{}>({atom})", rust_type(&field.ty)))
            .collect();
        self.bind(file, ty, &format!("self.record(&[{}])", words.join(", ")))
    }

    fn chosen(
        &self,
        file: &mut RustFile,
        test: &Value,
        then: &Value,
        otherwise: &Value,
        ty: &Type,
    ) -> String {
        let chosen = self.fresh("chosen");
        let test = self.test(file, test);
        let head = format!("let {chosen}: {} = if {} {{", rust_type(ty), bare(&test));
        let branch = |file: &mut RustFile, value: &Value| {
            // Nothing there is nothing of the type that is wanted.
            let is_absent = value.kind == ValueKind::None;
            let atom = if is_absent { absent(ty) } else { self.value(file, value) };
            file.line(atom);
        };
        file.enclosed(head, |file| branch(file, then), "} else {");
        file.indented(|file| branch(file, otherwise));
        file.line("};");
        chosen
    }

    fn values(&self, file: &mut RustFile, values: &[Value]) -> Vec<String> {
        values.iter().map(|value| self.value(file, value)).collect()
    }

    fn bind(&self, file: &mut RustFile, ty: &Type, call: &str) -> String {
        let name = self.fresh("v");
        file.line(format_args!("let {name}: {} = {call};", rust_type(ty)));
        name
    }

    /// A condition. A binding that is tested has the name of what is in it from here on.
    fn test(&self, file: &mut RustFile, value: &Value) -> String {
        let atom = self.value(file, value);
        match (&value.ty, &value.kind) {
            (Type::Optional(_), ValueKind::Bound(_)) => format!("let Some({atom}) = {atom}"),
            (Type::Optional(_), _) => format!("{atom}.is_some()"),
            (Type::List(_), _) => format!("!{atom}.is_empty()"),
            (Type::Int, _) => format!("{atom} != 0"),
            (Type::Bool, _) => atom,
            _ => "true".to_string(),
        }
    }

    fn list(&self, file: &mut RustFile, items: &[Item], ty: &Type) -> String {
        match items {
            [] => return "List::empty()".to_string(),
            [Item { spread: false, value }] => {
                let atom = self.value(file, value);
                return self.bind(file, ty, &format!("self.one({atom})"));
            }
            _ => {}
        }
        let atoms: Vec<String> = items.iter().map(|item| self.value(file, &item.value)).collect();
        let list = self.fresh("list");
        file.line(format_args!("let {list} = self.begin();"));
        for (item, atom) in items.iter().zip(atoms) {
            let put = if item.spread { "extend" } else { "push" };
            file.line(format_args!("self.{put}({atom});"));
        }
        self.bind(file, ty, &format!("self.end({list})"))
    }

    fn access(
        &self,
        file: &mut RustFile,
        of: &Value,
        access: &Access,
        through: Through,
        ty: &Type,
    ) -> String {
        let atom = self.value(file, of);
        let step = |parser: &str, of: &str| match access {
            Access::Node { field, .. } => format!("{parser}.field({of}, {field})"),
            Access::Record { field, .. } => format!("{parser}.part({of}, {field})"),
            Access::Helper(helper) => {
                let helper = &self.schema.declarations.helpers[*helper];
                format!("{parser}.{}({of})", identifier(&helper.name))
            }
        };
        let call = match through {
            Through::One => step("self", &atom),
            Through::Optional => {
                let some = match access {
                    Access::Helper(_) => format!("Some({})", step("self", "it")),
                    _ => step("self", "it"),
                };
                format!("match {atom} {{ Some(it) => {some}, None => {} }}", absent(ty))
            }
            Through::List => {
                format!("self.each({atom}, |parser, it| {})", step("parser", "it"))
            }
        };
        self.bind(file, ty, &call)
    }
}

/// A condition without the parentheses around all of it.
fn bare(test: &str) -> &str {
    test.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).unwrap_or(test)
}

/// What stands where there is nothing.
fn absent(ty: &Type) -> String {
    match ty {
        Type::List(_) | Type::Empty => "List::empty()".to_string(),
        _ => "None".to_string(),
    }
}

fn needs_span(emitter: &Emitter<'_>, value: &Value) -> bool {
    let mut needs = false;
    value.walk(&mut |value| {
        needs |= match &value.kind {
            ValueKind::Make { kind, .. } => emitter.schema.kind_of(*kind).has_span,
            ValueKind::Help { helper, .. } => emitter.schema.declarations.helpers[*helper].span,
            _ => false,
        };
    });
    needs
}

fn rust_operator(operator: Operator) -> &'static str {
    match operator {
        Operator::Or => "||",
        Operator::And => "&&",
        Operator::Equal => "==",
        Operator::NotEqual => "!=",
        Operator::Less => "<",
        Operator::LessOrEqual => "<=",
        Operator::Greater => ">",
        Operator::GreaterOrEqual => ">=",
        Operator::Add => "+",
        Operator::Subtract => "-",
    }
}
