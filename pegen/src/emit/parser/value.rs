//! Actions as statements and expressions.
//!
//! Everything that calls a method is bound to a variable first: Rust allows only one such call at a time.

use super::super::rust::{RustFile, camel_case, identifier, snake_case};
use super::{Emitter, Exit, rust_type};
use crate::action::{Access, Item, NodeKind, Operator, Singleton, Through, Type, Value, ValueKind};

impl Emitter<'_> {
    /// Leaves the choice with `value`; without one where it is none.
    pub(super) fn leave_with(&self, file: &mut RustFile, value: &Value, exit: &Exit) {
        if let ValueKind::Choose { test, then, otherwise } = &value.kind
            && (then.is_failure() || otherwise.is_failure())
        {
            let head = self.test(file, test, exit);
            file.block(head, |file| {
                self.narrowed(test, || self.leave_with(file, then, exit));
            });
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
        let atom = self.value(file, value, exit);
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
        let atom = self.value(file, value, exit);
        file.line(format_args!("let _ = {atom};"));
    }

    /// An expression without calls; what it needs is written first.
    fn value(&self, file: &mut RustFile, value: &Value, exit: &Exit) -> String {
        let atom = self.natural(file, value, exit);
        let (natural, wanted) = (self.natural_type(value), rust_type(&value.ty));
        if natural == wanted {
            return atom;
        }
        // Read as another type, as a bool where an int is wanted: the same word.
        self.bind(file, &value.ty, &format!("recast::<{natural}, _>({})", bare(&atom)))
    }

    /// The value as what it is made of gives it.
    fn natural(&self, file: &mut RustFile, value: &Value, exit: &Exit) -> String {
        match &value.kind {
            ValueKind::Bound(local) => self.names[*local].clone(),
            ValueKind::None => absent(&value.ty),
            ValueKind::Matched => "()".to_string(),
            ValueKind::Int(number) if value.ty == Type::Bool => (*number != 0).to_string(),
            ValueKind::Int(number) => (*number as i32).to_string(),
            ValueKind::Text(text) => self.bind(file, &value.ty, &format!("self.text({text:?})")),
            ValueKind::Simple(kind) => self.kind(&self.schema.kind_of(*kind).name),
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
                self.node(file, self.schema.kind_of(*kind), fields, exit)
            }
            ValueKind::Record { fields, .. } => {
                let words = self.words(file, fields, exit);
                self.bind(file, &value.ty, &format!("self.record(&[{words}])"))
            }
            ValueKind::Help { helper, arguments } => {
                let mut atoms = self.values(file, arguments, exit);
                let helper = &self.schema.declarations.helpers[*helper];
                if helper.span {
                    atoms.push("span".to_string());
                }
                let atoms: Vec<&str> = atoms.iter().map(|atom| bare(atom)).collect();
                let call = format!("self.{}({})", identifier(&helper.name), atoms.join(", "));
                self.bind_as(file, &self.natural_type(value), &call)
            }
            ValueKind::Access { of, access, through } => {
                self.access(file, value, (of, access, *through), exit)
            }
            ValueKind::Present(of) => {
                let atom = self.value(file, of, exit);
                format!("Some({atom})")
            }
            ValueKind::There(of) => {
                let atom = self.value(file, of, exit);
                self.bind_or_leave(file, "there", &atom, exit)
            }
            ValueKind::List(items) => self.list(file, items, &value.ty, exit),
            ValueKind::Choose { test, then, otherwise } => {
                self.chosen(file, (test, then, otherwise), &self.natural_type(value), exit)
            }
            ValueKind::Binary { left, operator, right } => {
                self.binary(file, left, *operator, right, exit)
            }
            ValueKind::Not(of) => {
                let condition = self.condition(file, of, exit);
                format!("!({condition})")
            }
        }
    }

    /// The Rust type of what [`Self::natural`] writes. Where a value was fitted to another type, it is not that
    /// of the value.
    fn natural_type(&self, value: &Value) -> String {
        match &value.kind {
            ValueKind::Bound(local) => {
                let ty = &self.rule.locals[*local].ty;
                match self.known.borrow().contains(local) {
                    true => rust_type(ty.present()),
                    false => rust_type(ty),
                }
            }
            ValueKind::Help { helper, arguments } => {
                let helper = &self.schema.declarations.helpers[*helper];
                match helper.parameters.first().zip(arguments.first()) {
                    Some((parameter, first)) if is_any(&helper.result) => {
                        let depth = parameter.ty.matches('*').count();
                        let of = element_type(&first.ty, depth);
                        let depth = helper.result.matches('*').count();
                        (0..depth).fold(rust_type(of), |of, _| format!("List<{of}>"))
                    }
                    _ => self
                        .schema
                        .read(&helper.result)
                        .map_or_else(|| rust_type(&value.ty), |ty| rust_type(&ty)),
                }
            }
            ValueKind::Access { of, access, through } => {
                self.access_type(of, access, *through).unwrap_or_else(|| rust_type(&value.ty))
            }
            ValueKind::Choose { then, otherwise, .. } => {
                let there = if then.kind == ValueKind::None { otherwise } else { then };
                let known = (there.kind != ValueKind::None).then_some(&there.ty);
                rust_type(known.unwrap_or(&value.ty))
            }
            ValueKind::List(items) => match items.as_slice() {
                [Item { spread: false, value }] => format!("List<{}>", rust_type(&value.ty)),
                _ => rust_type(&value.ty),
            },
            ValueKind::Binary { operator: Operator::Add | Operator::Subtract, .. } => {
                rust_type(&Type::Int)
            }
            ValueKind::Binary { .. } | ValueKind::Not(_) => rust_type(&Type::Bool),
            _ => rust_type(&value.ty),
        }
    }

    /// A node: by the constructor of its kind, or word by word if the base language does not have the kind so.
    fn node(&self, file: &mut RustFile, kind: &NodeKind, fields: &[Value], exit: &Exit) -> String {
        let span = if kind.has_span { "span" } else { "Span::default()" };
        if !self.numbers.is_as_in_base(&kind.name) {
            let (words, name) = (self.words(file, fields, exit), self.kind(&kind.name));
            return self.bind_as(file, "Node", &format!("self.node({name}, &[{words}], {span})"));
        }
        let mut arguments = self.values(file, fields, exit);
        if kind.has_span {
            arguments.push(span.to_string());
        }
        let name = snake_case(&kind.name);
        self.bind_as(file, "Node", &format!("self.ast.new_{name}({})", arguments.join(", ")))
    }

    /// The constant of a kind.
    fn kind(&self, name: &str) -> String {
        let of = if self.numbers.is_own_kind(name) { "own_kind" } else { "Kind" };
        format!("{of}::{}", camel_case(name))
    }

    /// Values as words.
    fn words(&self, file: &mut RustFile, fields: &[Value], exit: &Exit) -> String {
        let atoms = self.values(file, fields, exit);
        let word =
            |(atom, field): (String, &Value)| format!("word::<{}>({atom})", rust_type(&field.ty));
        atoms.into_iter().zip(fields).map(word).collect::<Vec<String>>().join(", ")
    }

    fn chosen(
        &self,
        file: &mut RustFile,
        (test, then, otherwise): (&Value, &Value, &Value),
        ty: &str,
        exit: &Exit,
    ) -> String {
        let chosen = self.fresh("chosen");
        let head = format!("let {chosen}: {ty} = {} {{", self.test(file, test, exit));
        let branch = |file: &mut RustFile, value: &Value| {
            // Nothing there is nothing of the type that is wanted.
            let is_absent = value.kind == ValueKind::None;
            let atom = match is_absent {
                true => nothing_of(ty).to_string(),
                false => self.value(file, value, exit),
            };
            file.line(atom);
        };
        file.enclosed(head, |file| self.narrowed(test, || branch(file, then)), "} else {");
        file.indented(|file| branch(file, otherwise));
        file.line("};");
        chosen
    }

    fn values(&self, file: &mut RustFile, values: &[Value], exit: &Exit) -> Vec<String> {
        values.iter().map(|value| self.value(file, value, exit)).collect()
    }

    fn bind(&self, file: &mut RustFile, ty: &Type, call: &str) -> String {
        self.bind_as(file, &rust_type(ty), call)
    }

    fn bind_as(&self, file: &mut RustFile, ty: &str, call: &str) -> String {
        let name = self.fresh("v");
        file.line(format_args!("let {name}: {ty} = {call};"));
        name
    }

    /// Binds what is in an option; without it, nothing matches.
    fn bind_or_leave(&self, file: &mut RustFile, what: &str, option: &str, exit: &Exit) -> String {
        let name = self.fresh(what);
        let leave = format!("self.mark = {}; {}", exit.start, exit.leave("None"));
        file.line(format_args!("let Some({name}) = {option} else {{ {leave} }};"));
        name
    }

    /// Writes what is only done where `test` holds: if it is a binding, it is there.
    fn narrowed<T>(&self, test: &Value, write: impl FnOnce() -> T) -> T {
        let ValueKind::Bound(local) = test.kind else { return write() };
        self.known.borrow_mut().push(local);
        let written = write();
        self.known.borrow_mut().pop();
        written
    }

    /// `if …`. A binding that is tested has the name of what is in it from here on.
    fn test(&self, file: &mut RustFile, value: &Value, exit: &Exit) -> String {
        if let (ValueKind::Bound(_), Type::Optional(_)) = (&value.kind, &value.ty) {
            let atom = self.value(file, value, exit);
            return format!("if let Some({atom}) = {atom}");
        }
        let condition = self.condition(file, value, exit);
        format!("if {}", bare(&condition))
    }

    /// Whether a value is something: neither absent nor empty, zero nor false.
    fn condition(&self, file: &mut RustFile, value: &Value, exit: &Exit) -> String {
        let atom = self.value(file, value, exit);
        match &value.ty {
            Type::Optional(_) => format!("{atom}.is_some()"),
            Type::List(_) => format!("!{atom}.is_empty()"),
            Type::Int => format!("{atom} != 0"),
            Type::Bool => atom,
            Type::Nothing | Type::Empty => "false".to_string(),
            _ => "true".to_string(),
        }
    }

    fn binary(
        &self,
        file: &mut RustFile,
        left: &Value,
        operator: Operator,
        right: &Value,
        exit: &Exit,
    ) -> String {
        if let Operator::Or | Operator::And = operator {
            let (left, right) =
                (self.condition(file, left, exit), self.condition(file, right, exit));
            return format!("({left} {} {right})", rust_operator(operator));
        }
        let both_are = |ty: Type| left.ty == ty && right.ty == ty;
        let (one, other) = (self.value(file, left, exit), self.value(file, right, exit));
        if let Operator::Add | Operator::Subtract = operator {
            let how = if operator == Operator::Add { "add" } else { "sub" };
            return format!("i32::wrapping_{how}({one}, {other})");
        }
        if both_are(Type::Int) || (both_are(Type::Bool) && operator == Operator::Equal) {
            return format!("({one} {} {other})", rust_operator(operator));
        }
        let word = |atom: String, ty: &Type| match ty {
            Type::Nothing | Type::Empty => "0".to_string(),
            _ => format!("word::<{}>({atom}) as i32", rust_type(ty)),
        };
        let (one, other) = (word(one, &left.ty), word(other, &right.ty));
        format!("(({one}) {} ({other}))", rust_operator(operator))
    }

    fn list(&self, file: &mut RustFile, items: &[Item], ty: &Type, exit: &Exit) -> String {
        match items {
            [] => return "List::empty()".to_string(),
            [Item { spread: false, value }] => {
                let atom = self.value(file, value, exit);
                let ty = format!("List<{}>", rust_type(&value.ty));
                return self.bind_as(file, &ty, &format!("self.one({atom})"));
            }
            _ => {}
        }
        let atoms: Vec<String> =
            items.iter().map(|item| self.value(file, &item.value, exit)).collect();
        let list = self.fresh("list");
        file.line(format_args!("let {list} = self.begin();"));
        for (item, atom) in items.iter().zip(atoms) {
            let put = if item.spread { "extend" } else { "push" };
            file.line(format_args!("self.{put}({atom});"));
        }
        self.bind(file, ty, &format!("self.end({list})"))
    }

    /// What is reached from a value, by one step.
    fn access(
        &self,
        file: &mut RustFile,
        value: &Value,
        (of, access, through): (&Value, &Access, Through),
        exit: &Exit,
    ) -> String {
        let atom = self.value(file, of, exit);
        let ty = self.natural_type(value);
        if let Access::Node { kind, field } = access
            && !self.is_certain(self.schema.kind_of(*kind))
        {
            let kind = self.kind(&self.schema.kind_of(*kind).name);
            return self.field_of(file, (&atom, through), &format!("{kind}, {field}"), &ty, exit);
        }
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
                format!("match {atom} {{ Some(it) => {some}, None => {} }}", nothing_of(&ty))
            }
            Through::List => {
                format!("self.each({atom}, |parser, it| {})", step("parser", "it"))
            }
        };
        self.bind_as(file, &ty, &call)
    }

    /// A field of a node that may be of another kind, or laid out otherwise than in the base language.
    fn field_of(
        &self,
        file: &mut RustFile,
        (atom, through): (&str, Through),
        field: &str,
        ty: &str,
        exit: &Exit,
    ) -> String {
        let call = match through {
            Through::One if ["Node", "Symbol", "ConstantId", "TokenAt", "Record"].contains(&ty) => {
                let call = format!("self.field_of::<Option<{ty}>>({atom}, {field})");
                return self.bind_or_leave(file, "v", &call, exit);
            }
            Through::One => format!("self.field_of({atom}, {field})"),
            Through::Optional => format!(
                "match {atom} {{ Some(it) => self.field_of(it, {field}), None => {} }}",
                nothing_of(ty)
            ),
            Through::List => {
                let of = ty.strip_prefix("List<").and_then(|ty| ty.strip_suffix('>')).unwrap_or(ty);
                let call = format!("self.fields_of::<{of}>({atom}, {field})");
                return self.bind_or_leave(file, "v", &call, exit);
            }
        };
        self.bind_as(file, ty, &call)
    }

    /// Whether what is declared as a node of this kind's type is of this kind, with fields as in the base language.
    fn is_certain(&self, kind: &NodeKind) -> bool {
        self.numbers.is_as_in_base(&kind.name) && self.schema.kinds_of(kind.of).count() == 1
    }

    /// The Rust type of what is reached by an access.
    fn access_type(&self, of: &Value, access: &Access, through: Through) -> Option<String> {
        let ty = match access {
            Access::Node { kind, field } => {
                self.schema.kind_of(*kind).fields.get(*field)?.ty.clone()
            }
            Access::Record { record, field } => {
                let record = &self.schema.declarations.records[*record];
                self.schema.read(&record.fields.get(*field)?.ty)?
            }
            Access::Helper(helper) => {
                let helper = &self.schema.declarations.helpers[*helper];
                match is_any(&helper.result) {
                    true => element_type(&of.ty, 1).clone(),
                    false => self.schema.read(&helper.result)?,
                }
            }
        };
        Some(rust_type(&match through {
            Through::One => ty,
            Through::Optional => Type::optional_of(ty),
            Through::List => Type::list(ty),
        }))
    }
}

/// Whether a declared type is one type, whichever it is.
fn is_any(declared: &str) -> bool {
    declared.trim_end_matches(['*', '?']) == "any"
}

/// The type of the elements, so many lists deep.
fn element_type(ty: &Type, depth: usize) -> &Type {
    match ty {
        Type::List(of) if depth > 0 => element_type(of, depth - 1),
        _ => ty,
    }
}

/// What stands where there is nothing of a Rust type.
fn nothing_of(ty: &str) -> &'static str {
    if ty.starts_with("List<") { "List::empty()" } else { "None" }
}

/// A condition without the parentheses around all of it.
fn bare(test: &str) -> &str {
    let inner = test.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    inner.filter(|inner| !inner.is_empty()).unwrap_or(test)
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
