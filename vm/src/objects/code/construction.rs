//! Code that a program puts together: `code(...)` and `replace()`.
//!
//! Bytecode from a program passes the verifier before it can run. What `replace()` leaves as it was stays as the
//! compiler made it: only a change of something that bytecode relies on has it checked.

use std::rc::Rc;

use compiler::code::{CodeObject, Constant, flags, local_kinds};
use compiler::opcode::Opcode;
use compiler::text::PyText;
use heap::value::{Ref, Value};

use super::{Code, units_of};
use crate::errors::{PyResult, Raised, unexpected_keyword};
use crate::machine::Machine;
use crate::objects::{Bytes, Dict, Str, Tuple};
use crate::verify;

/// The fields that a program can choose, in the order of the constructor's parameters.
const FIELDS: [&str; 18] = [
    "co_argcount",
    "co_posonlyargcount",
    "co_kwonlyargcount",
    "co_nlocals",
    "co_stacksize",
    "co_flags",
    "co_code",
    "co_consts",
    "co_names",
    "co_varnames",
    "co_filename",
    "co_name",
    "co_qualname",
    "co_firstlineno",
    "co_linetable",
    "co_exceptiontable",
    "co_freevars",
    "co_cellvars",
];

/// The constructor's parameters.
pub(super) const SIGNATURE: &str = "(cls, argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, \
     codestring, constants, names, varnames, filename, name, qualname, firstlineno, linetable, exceptiontable, \
     freevars=(), cellvars=(), /)";

/// `code(argcount, posonlyargcount, …, cellvars=(), /)`.
pub(super) fn new_method(vm: &Machine, args: &[Value]) -> PyResult {
    let mut values: [Value; 18] = std::array::from_fn(|place| args[place + 1].clone());
    for optional in &mut values[16..] {
        if optional.is_null() {
            *optional = Tuple::new(Vec::new());
        }
    }
    let given =
        Given { vm, values: &values, shown: |place| format!("code() argument {}", place + 1) };
    let numbers = given.numbers()?;
    for (number, field) in numbers.iter().zip(&FIELDS[..4]) {
        if *number < 0 {
            let name = field.trim_start_matches("co_");
            return Err(vm.value_error(format!("code: {name} must not be negative")));
        }
    }
    let names = given.names(|items| plain_names(vm, items))?;
    given.check(numbers)?;
    let (source, consts) = given.assemble(numbers, names)?;
    checked(vm, source, consts)
}

/// `replace(**changes)`: a copy with other values in some of the fields.
pub(super) fn replace_method(vm: &Machine, old: &Ref<Code>, changes: &Dict) -> PyResult {
    let unknown = changes.keys().into_iter().find(|name| {
        let name = name.downcast::<Str>().and_then(Str::as_ascii);
        !name.is_some_and(|name| FIELDS.contains(&name))
    });
    if let Some(name) = unknown {
        let name = name.cast::<Str>().expect("keywords are named by strings");
        return Err(vm.type_error(unexpected_keyword("replace", &name, "")));
    }
    let mut values: [Value; 18] = std::array::from_fn(|_| Value::NULL);
    for (value, field) in values.iter_mut().zip(FIELDS) {
        *value = match changes.get_str(field) {
            Some(change) => change,
            None => vm.get_attribute(old.value(), &vm.intern(field))?,
        };
    }
    let shown = |place: usize| format!("replace() argument '{}'", FIELDS[place]);
    let given = Given { vm, values: &values, shown };
    let numbers = given.numbers()?;
    for place in [0, 1, 2, 3, 4, 5, 13] {
        let number = if place == 13 { numbers[6] } else { numbers[place] };
        if number < 0 {
            return Err(vm.value_error(format!("{} must be a positive integer", FIELDS[place])));
        }
    }
    given.check(numbers)?;
    let names = given.names(|items| exact_names(vm, items))?;
    let (source, consts) = given.assemble(numbers, names)?;
    if !old.is_checked
        && relies_on_the_same(&old.source, &source)
        && consts.len() == old.consts.len()
    {
        let units = units_of(&source.code);
        return Ok(Code::assemble(Rc::new(source), units, consts.into(), false).into_value());
    }
    checked(vm, source, consts)
}

/// Whether what the verifier looks at is equal, constants left aside.
fn relies_on_the_same(one: &CodeObject, other: &CodeObject) -> bool {
    let counts = |code: &CodeObject| {
        (code.argcount, code.posonlyargcount, code.kwonlyargcount, code.stacksize, code.flags)
    };
    counts(one) == counts(other)
        && one.code == other.code
        && one.names.len() == other.names.len()
        && one.localspluskinds == other.localspluskinds
        && one.exceptiontable == other.exceptiontable
}

/// Code that may run: what the verifier makes of it.
fn checked(vm: &Machine, source: CodeObject, consts: Vec<Value>) -> PyResult {
    let runnable = verify::from_file(&source, &vm.config.language.opcodes)
        .map_err(|error| vm.value_error(format!("code: {error}")))?;
    let units = units_of(&runnable.code);
    Ok(Code::assemble(Rc::new(source), units, consts.into(), true).into_value())
}

/// A value for each of the [`FIELDS`], and how errors name one.
struct Given<'a, S> {
    vm: &'a Machine,
    values: &'a [Value; 18],
    shown: S,
}

impl<S: Fn(usize) -> String> Given<'_, S> {
    #[cold]
    fn wrong(&self, place: usize, wanted: &str) -> Raised {
        let value = &self.values[place];
        let kind = if value.is_none() { "None".into() } else { self.vm.class(value).name() };
        self.vm.type_error(format!("{} must be {wanted}, not {kind}", (self.shown)(place)))
    }

    /// The counts, the flags, and the first line.
    fn numbers(&self) -> PyResult<[i32; 7]> {
        let mut numbers = [0; 7];
        for (number, place) in numbers.iter_mut().zip([0, 1, 2, 3, 4, 5, 13]) {
            let wide = self.vm.index(&self.values[place])?;
            *number = i32::try_from(wide)
                .map_err(|_| self.vm.overflow_error("Python int too large to convert to C int"))?;
        }
        Ok(numbers)
    }

    fn bytes(&self, place: usize) -> PyResult<Vec<u8>> {
        let bytes = self.values[place].downcast::<Bytes>();
        bytes.map(|bytes| bytes.data.to_vec()).ok_or_else(|| self.wrong(place, "bytes"))
    }

    fn text(&self, place: usize) -> PyResult<PyText> {
        let text = self.values[place].downcast::<Str>();
        text.map(Str::to_text).ok_or_else(|| self.wrong(place, "str"))
    }

    fn tuple(&self, place: usize) -> PyResult<&[Value]> {
        let tuple = self.values[place].downcast::<Tuple>();
        tuple.map(Tuple::items).ok_or_else(|| self.wrong(place, "tuple"))
    }

    /// The names, those of variables, of free variables and of cells.
    fn names(
        &self,
        names_of: impl Fn(&[Value]) -> PyResult<Vec<PyText>>,
    ) -> PyResult<[Vec<PyText>; 4]> {
        let names = |place| names_of(self.tuple(place)?);
        Ok([names(8)?, names(9)?, names(16)?, names(17)?])
    }

    /// Whether the numbers go with each other and with the rest.
    fn check(&self, numbers: [i32; 7]) -> PyResult<()> {
        let vm = self.vm;
        let (code, varnames) = (self.bytes(6)?, self.tuple(9)?);
        let [argcount, posonlyargcount, kwonlyargcount, nlocals, _, flags, _] = numbers;
        if numbers[..6].iter().any(|number| *number < 0) || posonlyargcount > argcount {
            return Err(vm.system_error("bad argument to internal function"));
        }
        if code.is_empty() || code.len() % 2 != 0 {
            return Err(vm.value_error("code: co_code is malformed"));
        }
        let stars = [flags::VARARGS, flags::VARKEYWORDS];
        let stars = stars.iter().filter(|star| flags as u32 & **star != 0).count();
        if argcount as usize + kwonlyargcount as usize + stars > varnames.len() {
            return Err(vm.value_error("code: co_varnames is too small"));
        }
        if nlocals as usize != varnames.len() {
            return Err(vm.value_error("code: co_nlocals != len(co_varnames)"));
        }
        Ok(())
    }

    /// The code object, whose constants are left open, and its constants.
    fn assemble(
        &self,
        numbers: [i32; 7],
        [names, varnames, freevars, cellvars]: [Vec<PyText>; 4],
    ) -> PyResult<(CodeObject, Vec<Value>)> {
        let (code, consts) = (self.bytes(6)?, self.tuple(7)?);
        let (filename, name, qualname) = (self.text(10)?, self.text(11)?, self.text(12)?);
        let (linetable, exceptiontable) = (self.bytes(14)?, self.bytes(15)?);
        let [argcount, posonlyargcount, kwonlyargcount, _, stacksize, flags, firstlineno] = numbers;
        let (localsplusnames, mut localspluskinds) = locals(varnames, cellvars, freevars);
        if flags as u32 & flags::OPTIMIZED == 0 {
            hide(self.vm, &code, &mut localspluskinds)?;
        }
        let source = CodeObject {
            argcount: argcount as u32,
            posonlyargcount: posonlyargcount as u32,
            kwonlyargcount: kwonlyargcount as u32,
            stacksize: stacksize as u32,
            flags: flags as u32,
            code,
            // The verifier looks at their number; what they are is checked where they were made.
            consts: vec![Constant::None; consts.len()],
            names,
            localsplusnames,
            localspluskinds,
            filename,
            name,
            qualname,
            firstlineno,
            linetable,
            exceptiontable,
        };
        Ok((source, consts.to_vec()))
    }
}

/// The slots of a frame: the variables, the cells that are no parameters, the free variables.
fn locals(
    varnames: Vec<PyText>,
    cellvars: Vec<PyText>,
    freevars: Vec<PyText>,
) -> (Vec<PyText>, Vec<u8>) {
    let mut kinds = vec![local_kinds::LOCAL; varnames.len()];
    let mut names = varnames;
    let variables = names.len();
    for cell in cellvars {
        match names[..variables].iter().position(|name| *name == cell) {
            Some(place) => kinds[place] |= local_kinds::CELL,
            None => {
                names.push(cell);
                kinds.push(local_kinds::CELL);
            }
        }
    }
    kinds.extend(freevars.iter().map(|_| local_kinds::FREE));
    names.extend(freevars);
    (names, kinds)
}

/// Marks the variables of comprehensions, which the code of a module or class sets aside.
fn hide(vm: &Machine, code: &[u8], kinds: &mut [u8]) -> PyResult<()> {
    let opcodes = &vm.config.language.opcodes;
    let (mut unit, mut high) = (0, 0usize);
    while let Some(&[opcode, low]) = code.get(2 * unit..2 * unit + 2) {
        let opcode = Opcode(u16::from(opcode));
        let argument = high << 8 | usize::from(low);
        high = if opcode == Opcode::EXTENDED_ARG { argument } else { 0 };
        if opcode == Opcode::LOAD_FAST_AND_CLEAR {
            let Some(kind) = kinds.get_mut(argument) else {
                return Err(vm.value_error(format!(
                    "code: LOAD_FAST_AND_CLEAR oparg {argument} out of range"
                )));
            };
            *kind |= local_kinds::HIDDEN;
        }
        unit += 1 + opcodes.caches(opcode);
    }
    Ok(())
}

/// Names for the constructor: strings, of which subclasses become plain.
fn plain_names(vm: &Machine, items: &[Value]) -> PyResult<Vec<PyText>> {
    let name = |item: &Value| {
        item.downcast::<Str>().map(Str::to_text).ok_or_else(|| {
            let kind = vm.class(item).name();
            vm.type_error(format!("name tuples must contain only strings, not '{kind}'"))
        })
    };
    items.iter().map(name).collect()
}

/// Names for `replace()`, which takes no subclass of `str`.
fn exact_names(vm: &Machine, items: &[Value]) -> PyResult<Vec<PyText>> {
    let name = |item: &Value| {
        let text = item.exact::<Str>().map(Str::to_text);
        text.ok_or_else(|| vm.system_error("non-string found in code slot"))
    };
    items.iter().map(name).collect()
}
