//! `import` statements.

use heap::Kind;
use heap::value::Value;

use super::{Context, Step};
use crate::errors::PyResult;
use crate::library::Import;
use crate::machine::Machine;
use crate::objects::Str;
use crate::objects::exception::IMPORT_NAME_FROM;
use crate::objects::str::Name;
use crate::special::Special;

pub fn import_name(cx: &mut Context, index: u32) -> Step {
    let (names, level) = (cx.pop(), cx.pop());
    let Some(dots) = level.as_small_int().filter(|level| *level >= 0) else {
        return Err(cx.vm.value_error("level must be >= 0"));
    };
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
        true => {
            let import = Import { name, globals: &globals, names: &names, level: dots as usize };
            vm.library.import_statement(vm, import)?
        }
        false => vm.call(&import, &[name.value().clone(), globals, locals, names, level])?,
    };
    cx.push(module);
    Ok(())
}

pub fn import_from(cx: &mut Context, index: u32) -> Step {
    let value = import_name_from(cx.vm, &cx.peek(0), cx.name(index))?;
    cx.push(value);
    Ok(())
}

/// `from module import name`.
fn import_name_from(vm: &Machine, module: &Value, name: &Name) -> PyResult {
    if let Some(value) = vm.get_optional_attribute(module, name)? {
        return Ok(value);
    }
    let module_name = vm.get_optional_attribute(module, &Special::Name.name())?;
    let module_name = module_name
        .filter(|name| name.is_kind(Kind::Str))
        .unwrap_or_else(|| Str::new("<unknown module name>"));
    if let Some(submodule) = vm.modules.get_str(&format!("{module_name}.{}", **name)) {
        return Ok(submodule);
    }
    let file = vm.get_optional_attribute(module, &Special::File.name())?.unwrap_or(Value::NONE);
    let place =
        if file.is_kind(Kind::Str) { file.to_string() } else { "unknown location".to_string() };
    let class = &vm.types.exceptions.import_error;
    let message = match vm.is_loading(module) {
        true => format!(
            "cannot import name '{}' from partially initialized module '{module_name}' (most likely due to a circular import) ({place})",
            **name
        ),
        false => format!("cannot import name '{}' from '{module_name}' ({place})", **name),
    };
    let raised = vm.import_error(class, message, &module_name, &file);
    raised.exception().set_field(IMPORT_NAME_FROM, name.value().clone());
    Err(raised)
}
