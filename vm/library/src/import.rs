//! Imports: native modules, source files beside the program, packages, and their cached bytecode.

use std::rc::Rc;

use compiler::code::CodeObject;
use compiler::pyc::{self, Pyc, Validation};
use heap::value::{Ref, Value};
use vm::arguments::CInt;
use vm::errors::{PyResult, Raised};
use vm::library::Import;
use vm::machine::{CompileRequest, Machine, SourceText};
use vm::objects::{Dict, List, Module, Str, Tuple};
use vm::special::Special;
use vm::verify::from_file;

/// `import name`, `from name import names`.
pub fn import_statement(vm: &Machine, import: Import) -> PyResult {
    let Import { name, globals, names, level } = import;
    let full = match level {
        0 if name.code_points().next().is_none() => {
            return Err(vm.value_error("Empty module name"));
        }
        0 => name.to_string(),
        _ => resolve(vm, &name.to_string(), globals, level)?,
    };
    let module = import_module(vm, &full)?;
    let names = vm.truth(names)?.then(|| vm.to_vec(names)).transpose()?;
    match names {
        None if level > 0 => Ok(module),
        None => match full.split_once('.') {
            Some((first, _)) => import_module(vm, first),
            None => Ok(module),
        },
        Some(names) => {
            if vm.get_optional_attribute(&module, &Special::Path.name())?.is_some() {
                import_submodules(vm, &module, &full, names)?;
            }
            Ok(module)
        }
    }
}

/// `from package import name`: the name may be a module that is not imported yet.
fn import_submodules(vm: &Machine, module: &Value, full: &str, names: Vec<Value>) -> PyResult<()> {
    for name in names {
        let text = name.to_string();
        if text == "*" {
            if let Some(all) = vm.get_optional_attribute(module, &Special::All.name())? {
                import_submodules(vm, module, full, vm.to_vec(&all)?)?;
            }
            continue;
        }
        if vm.get_optional_attribute(module, &vm.intern(&text))?.is_none() {
            match import_module(vm, &format!("{full}.{text}")) {
                Err(raised) if raised.is_a(&vm.types.exceptions.module_not_found_error) => (),
                outcome => drop(outcome?),
            }
        }
    }
    Ok(())
}

/// The full name of a relative import.
fn resolve(vm: &Machine, name: &str, globals: &Value, level: usize) -> PyResult<String> {
    let globals = globals.downcast::<Dict>();
    let get = |special: Special| {
        globals.and_then(|globals| globals.get_name(&special.name())).filter(Value::is_given)
    };
    let package = match get(Special::Package) {
        Some(package) => package.to_string(),
        None => {
            let own = get(Special::Name).map_or(String::new(), |name| name.to_string());
            match get(Special::Path) {
                Some(_) => own,
                None => {
                    own.rsplit_once('.').map_or(String::new(), |(parent, _)| parent.to_string())
                }
            }
        }
    };
    if package.is_empty() {
        return Err(vm.plain_import_error("attempted relative import with no known parent package"));
    }
    let mut base = package.as_str();
    for _ in 1..level {
        base = match base.rsplit_once('.') {
            Some((parent, _)) => parent,
            None => {
                return Err(
                    vm.plain_import_error("attempted relative import beyond top-level package")
                );
            }
        };
    }
    Ok(if name.is_empty() { base.to_string() } else { format!("{base}.{name}") })
}

/// The module of a full name, imported with its parents where it is not there yet.
pub fn import_module(vm: &Machine, name: &str) -> PyResult {
    if let Some(module) = vm.modules.get_str(name) {
        return match module.is_none() {
            false => Ok(module),
            true => {
                Err(not_found(vm, name, &format!("import of {name} halted; None in sys.modules")))
            }
        };
    }
    if let Some(module) = crate::modules::native(vm, name)? {
        return Ok(module);
    }
    if let Some(module) = crate::modules::from_source(vm, name)? {
        return Ok(module);
    }
    let (parent, last) = match name.rsplit_once('.') {
        Some((parent, last)) if !parent.is_empty() => (Some(import_module(vm, parent)?), last),
        // In a folder only what stands behind the last dot is searched.
        Some((_, last)) => (None, last),
        None => (None, name),
    };
    if last.is_empty() && parent.is_none() {
        return Err(not_found(vm, name, &format!("No module named '{name}'")));
    }
    if let Some(module) = vm.modules.get_str(name) {
        return Ok(module);
    }
    let path = match &parent {
        None => search_path(vm)?,
        Some(parent) => match vm.get_optional_attribute(parent, &Special::Path.name())? {
            Some(path) => vm.to_vec(&path)?,
            None => {
                let parent_name = name.rsplit_once('.').map_or("", |(parent, _)| parent);
                return Err(not_found(
                    vm,
                    name,
                    &format!("No module named '{name}'; '{parent_name}' is not a package"),
                ));
            }
        },
    };
    for directory in path {
        if let Some(module) = load_from(vm, &directory.to_string(), name, last)? {
            if let Some(parent) = &parent {
                vm.set_attribute(parent, &vm.intern(last), module.clone())?;
            }
            return Ok(module);
        }
    }
    Err(not_found(vm, name, &format!("No module named '{name}'")))
}

fn not_found(vm: &Machine, name: &str, message: &str) -> Raised {
    let class = &vm.types.exceptions.module_not_found_error;
    vm.import_error(class, message.to_string(), &Str::new(name), &Value::NONE)
}

fn search_path(vm: &Machine) -> PyResult<Vec<Value>> {
    let sys = import_module(vm, "sys")?;
    let path = vm.get_attribute(&sys, &vm.intern("path"))?;
    vm.to_vec(&path)
}

/// A package or module in a directory.
fn load_from(vm: &Machine, directory: &str, name: &str, last: &str) -> PyResult<Option<Value>> {
    let directory =
        if directory.is_empty() { vm.host.current_directory() } else { directory.to_string() };
    let base = format!("{directory}/{last}");
    if vm.host.is_directory(&base) {
        let init = format!("{base}/__init__.py");
        if vm.host.exists(&init) {
            return load_file(vm, name, &init, Some(&base)).map(Some);
        }
    }
    let file = format!("{base}.py");
    if vm.host.exists(&file) && !vm.host.is_directory(&file) {
        return load_file(vm, name, &file, None).map(Some);
    }
    let compiled = format!("{base}.pyc");
    if vm.host.exists(&compiled) {
        return load_file(vm, name, &compiled, None).map(Some);
    }
    // A directory without `__init__.py` is a namespace package.
    match vm.host.is_directory(&base) {
        true => {
            let module = new_module(vm, name, None, Some(&base));
            vm.modules.set_str(name, module.value().clone());
            Ok(Some(module.into_value()))
        }
        false => Ok(None),
    }
}

fn new_module(vm: &Machine, name: &str, file: Option<&str>, package: Option<&str>) -> Ref<Module> {
    let module = Module::new(name);
    let dict = &module.dict;
    if let Some(file) = file {
        dict.set_name(&Special::File.name(), Str::new(file));
    }
    let parent = match package {
        Some(directory) => {
            dict.set_name(&Special::Path.name(), List::new(vec![Str::new(directory)]));
            name
        }
        None => name.rsplit_once('.').map_or("", |(parent, _)| parent),
    };
    dict.set_name(&Special::Package.name(), Str::new(parent));
    dict.set_name(&Special::Builtins.name(), vm.modules.get_str("builtins").unwrap_or_default());
    module
}

fn load_file(vm: &Machine, name: &str, file: &str, package: Option<&str>) -> PyResult {
    let code = code_of(vm, file)?;
    let module = new_module(vm, name, Some(file), package);
    vm.modules.set_str(name, module.value().clone());
    vm.loading.borrow_mut().push(module.dict.value().bits());
    let outcome = vm.exec(code, &module.dict);
    vm.loading.borrow_mut().pop();
    match outcome {
        Ok(_) => Ok(vm.modules.get_str(name).unwrap_or_else(|| module.into_value())),
        Err(raised) => {
            vm.modules.remove_name(&vm.intern(name));
            Err(raised)
        }
    }
}

/// The code of a source file, from its cached bytecode where that is fresh.
fn code_of(vm: &Machine, file: &str) -> PyResult<Rc<CodeObject>> {
    let read =
        |path: &str| vm.host.read_file(path).map_err(|error| vm.os_error(&error, Some(path)));
    let magic = vm.config.language.magic;
    let language = vm.config.language.fingerprint();
    if file.ends_with(".pyc") {
        let data = read(file)?;
        if pyc::language_of(&data).is_some_and(|other| other != language) {
            return Err(vm.plain_import_error("the bytecode is that of another language"));
        }
        let pyc = Pyc::read(&data, magic).map_err(|error| vm.plain_import_error(error))?;
        return from_file(&pyc.code, &vm.config.language.opcodes)
            .map_err(|error| vm.plain_import_error(error));
    }
    let cache = cache_path(vm, file);
    let modified = vm.host.modified(file);
    if vm.config.cache_bytecode
        && let Ok(data) = vm.host.read_file(&cache)
        && pyc::language_of(&data) == Some(language)
        && let Ok(pyc) = Pyc::read(&data, magic)
        && let (Validation::Timestamp { mtime, size }, Some(modified)) = (&pyc.validation, modified)
        && (*mtime, *size) == modified
        && let Ok(code) = from_file(&pyc.code, &vm.config.language.opcodes)
    {
        return Ok(code);
    }
    let source = read(file)?;
    let source = SourceText::Bytes(&source);
    let request = CompileRequest { source, filename: file, mode: "exec", flags: 0, optimize: -1 };
    let code = vm.compile(&request)?;
    if vm.config.cache_bytecode
        && let Some((mtime, size)) = modified
    {
        let pyc =
            Pyc { magic, validation: Validation::Timestamp { mtime, size }, code: code.clone() };
        if let (Ok(data), Some((directory, _))) = (pyc.write(), cache.rsplit_once('/')) {
            // A directory that cannot be written to only costs time.
            let _ = vm
                .host
                .make_directory(directory)
                .and_then(|()| vm.host.write_file(&cache, &pyc::seal(data, language), false));
        }
    }
    Ok(code)
}

/// `DIR/__pycache__/NAME.TAG.pyc`.
fn cache_path(vm: &Machine, file: &str) -> String {
    let (directory, name) = file.rsplit_once('/').unwrap_or((".", file));
    let name = name.strip_suffix(".py").unwrap_or(name);
    format!("{directory}/__pycache__/{name}.{}.pyc", vm.config.cache_tag)
}

/// The arguments of `__import__()` as values.
pub fn import_function(
    vm: &Machine,
    name: &Value,
    globals: &Value,
    _: &Value,
    fromlist: Option<&Value>,
    level: Option<CInt>,
) -> PyResult {
    let Some(name) = name.downcast::<Str>() else {
        return Err(vm.type_error("module name must be a string"));
    };
    let names = fromlist.cloned().unwrap_or_else(|| Tuple::new(Vec::new()));
    let Ok(level) = usize::try_from(level.map_or(0, |level| level.0)) else {
        return Err(vm.value_error("level must be >= 0"));
    };
    import_statement(vm, Import { name, globals, names: &names, level })
}
