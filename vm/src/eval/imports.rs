//! `import` statements.

use super::{Context, Step};
use crate::value::Value;

pub fn import_name(cx: &mut Context, index: u32) -> Step {
    let (names, level) = (cx.pop(), cx.pop());
    if level.as_small_int().is_none_or(|level| level < 0) {
        return Err(cx.vm.value_error("level must be >= 0"));
    }
    let name = cx.name(index);
    let vm = cx.vm;
    let import = cx.frame().builtins().get_str("__import__");
    let Some(import) = import else {
        return Err(vm.new_error(&vm.types.exceptions.import_error, "__import__ not found"));
    };
    let globals = vm.running_globals().map_or(Value::NONE, |globals| globals.into_value());
    let locals = match cx.frame().locals.clone() {
        locals if locals.is_null() => Value::NONE,
        locals => locals,
    };
    let module = match vm.builtins.get_str("__import__").is_some_and(|own| own.is(&import)) {
        true => crate::import::import_statement(vm, name, &globals, &names, &level)?,
        false => vm.call(&import, &[name.value().clone(), globals, locals, names, level])?,
    };
    cx.push(module);
    Ok(())
}

pub fn import_from(cx: &mut Context, index: u32) -> Step {
    let value = crate::import::import_from(cx.vm, &cx.peek(0), cx.name(index))?;
    cx.push(value);
    Ok(())
}
