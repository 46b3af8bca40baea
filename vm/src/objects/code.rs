//! `code`: the machine's form of a code object, with room for specialised instructions and inline caches.

mod branches;
mod construction;
mod equality;
pub mod positions;
pub mod watch;

use std::cell::Cell;
use std::rc::Rc;

use compiler::code::{CodeObject, Constant, local_kinds};
use compiler::opcode::{Opcode, Opcodes};
use heap::value::{Ref, Value};
use heap::{Kind, Traverse};

use super::object::{self, UNEQUAL, UNORDERED};
use super::str::{self, Name};
use super::type_object::flags::WEAKREFS;
use super::type_object::spec::{Attribute, Method, TypeSpec, getter, member, static_method};
use super::{Bytes, Complex, Set, Slice, Str, Tuple};
use crate::arguments::CInt;
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::machine::warnings::Category;
use crate::method;
use crate::types::types;

/// A code object that is ready to run.
pub struct Code {
    pub source: Rc<CodeObject>,
    /// Opcode and argument in one unit, rewritten as instructions specialise.
    pub units: Box<[Cell<u16>]>,
    pub consts: Box<[Value]>,
    pub names: Box<[Name]>,
    pub locals: Box<[Name]>,
    pub name: Name,
    pub qualname: Value,
    pub filename: Value,
    pub handlers: Box<[Handler]>,
    /// The value slots that a frame needs: locals and evaluation stack.
    pub frame_slots: usize,
    /// Calls with exactly `argcount` arguments need no binding.
    pub simple: bool,
    /// A program put it together: what runs is what the verifier made of the source's bytecode.
    is_checked: bool,
    watch: watch::Watch,
}

/// A row of the exception table, in code units.
#[derive(Clone, Copy, Debug)]
pub struct Handler {
    pub start: u32,
    pub end: u32,
    pub target: u32,
    pub depth: u32,
    pub push_lasti: bool,
}

impl Traverse for Code {
    fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        self.consts.iter().for_each(&mut *visit);
        self.names.iter().chain(&self.locals).for_each(|name| visit(name.value()));
        visit(self.name.value());
        visit(&self.qualname);
        visit(&self.filename);
    }

    fn clear(&self) {}
}

impl Code {
    #[allow(clippy::new_ret_no_self)]
    pub fn new(source: Rc<CodeObject>) -> Ref<Code> {
        let consts = source.consts.iter().map(value_of).collect();
        let units = units_of(&source.code);
        Code::assemble(source, units, consts, false)
    }

    /// Code with the constants and the bytecode that it runs, whatever those of its source are.
    fn assemble(
        source: Rc<CodeObject>,
        units: Box<[Cell<u16>]>,
        consts: Box<[Value]>,
        is_checked: bool,
    ) -> Ref<Code> {
        use compiler::code::flags::{VARARGS, VARKEYWORDS};
        let name_of = |text: &compiler::text::PyText| match text.as_str() {
            Some(text) => str::intern(text),
            None => Str::from_text(text).cast::<Str>().unwrap_or_else(|| str::intern("")),
        };
        let code = Code {
            units,
            consts,
            names: source.names.iter().map(name_of).collect(),
            locals: source.localsplusnames.iter().map(name_of).collect(),
            name: name_of(&source.name),
            qualname: Str::from_text(&source.qualname),
            filename: Str::from_text(&source.filename),
            handlers: read_handlers(&source.exceptiontable).into(),
            frame_slots: source.localsplusnames.len() + source.stacksize as usize,
            simple: source.flags & (VARARGS | VARKEYWORDS) == 0 && source.kwonlyargcount == 0,
            source,
            is_checked,
            watch: watch::Watch::default(),
        };
        heap::new(&types().code, code)
    }

    pub fn has(&self, flag: u32) -> bool {
        self.source.flags & flag != 0
    }

    pub fn free_count(&self) -> usize {
        self.source.localspluskinds.iter().filter(|kind| **kind & local_kinds::FREE != 0).count()
    }

    /// The names whose kind has one of the bits.
    fn names_of_kind(&self, wanted: u8) -> Value {
        let kinds = self.source.localspluskinds.iter();
        let names = self.locals.iter().zip(kinds).filter(|(_, kind)| **kind & wanted != 0);
        Tuple::new(names.map(|(name, _)| name.value().clone()).collect())
    }

    /// Where the instruction begins that has `unit`, as its own or as one of its caches.
    pub fn instruction_at(&self, unit: u32, opcodes: &Opcodes) -> u32 {
        let mut start = 0;
        loop {
            let opcode = Opcode(u16::from(self.source.code[2 * start as usize]));
            let next = start + 1 + opcodes.caches(opcode) as u32;
            if next > unit || 2 * next as usize >= self.source.code.len() {
                return start;
            }
            start = next;
        }
    }

    /// The opcode that stands at `unit` now.
    pub fn opcode(&self, unit: u32) -> Option<Opcode> {
        self.units.get(unit as usize).map(|place| Opcode(place.get() & 0xFF))
    }

    /// The handler of the instruction at `unit`.
    pub fn handler(&self, unit: u32) -> Option<Handler> {
        let behind = self.handlers.partition_point(|row| row.start <= unit);
        let row = self.handlers.get(behind.checked_sub(1)?)?;
        (unit < row.end).then_some(*row)
    }
}

fn units_of(bytecode: &[u8]) -> Box<[Cell<u16>]> {
    let units = bytecode.chunks_exact(2);
    units.map(|unit| Cell::new(u16::from_le_bytes([unit[0], unit[1]]))).collect()
}

/// The value of a constant.
pub fn value_of(constant: &Constant) -> Value {
    match constant {
        Constant::None => Value::NONE,
        Constant::True => Value::TRUE,
        Constant::False => Value::FALSE,
        Constant::Ellipsis => Value::ELLIPSIS,
        Constant::Int(number) => super::int::from_big(number.clone()),
        Constant::Float(number) => Value::float(*number),
        Constant::Complex { real, imag } => Complex::new(*real, *imag),
        Constant::Str(text) => match text.as_str() {
            Some(plain) if plain.len() <= 20 => str::intern(plain).into_value(),
            _ => Str::from_text(text),
        },
        Constant::Bytes(bytes) => Bytes::new(bytes.to_vec()),
        Constant::Tuple(items) => Tuple::new(items.iter().map(value_of).collect()),
        Constant::FrozenSet(items) => Set::frozen_constant(items.iter().map(value_of)),
        Constant::Slice(parts) => {
            Slice::new(value_of(&parts[0]), value_of(&parts[1]), value_of(&parts[2]))
        }
        Constant::Code(code) => Code::new(code.clone()).into_value(),
    }
}

/// Reads an exception table: rows of four numbers in groups of six bits.
pub fn read_handlers(table: &[u8]) -> Vec<Handler> {
    let mut bytes = table.iter().copied();
    let mut number = || -> Option<u32> {
        let mut byte = bytes.next()?;
        let mut value = u32::from(byte & 0x3F);
        while byte & 0x40 != 0 {
            byte = bytes.next()?;
            value = value.wrapping_shl(6) | u32::from(byte & 0x3F);
        }
        Some(value)
    };
    let mut handlers = Vec::new();
    while let Some(start) = number() {
        let (Some(length), Some(target), Some(depth)) = (number(), number(), number()) else {
            break;
        };
        handlers.push(Handler {
            start,
            end: start.saturating_add(length),
            target,
            depth: depth >> 1,
            push_lasti: depth & 1 != 0,
        });
    }
    handlers
}

pub static SPEC: TypeSpec = TypeSpec {
    name: "code",
    doc: "Compiled code: instructions and what they need.",
    signature: construction::SIGNATURE,
    kind: Kind::Code,
    flags: WEAKREFS,
    methods: &[METHODS, UNEQUAL, UNORDERED],
    attributes: ATTRIBUTES,
    ..TypeSpec::DEFAULT
};

static METHODS: &[Method] = &[
    static_method("__new__", construction::SIGNATURE, construction::new_method),
    method!("__repr__", "(self, /)", |_, code: &Ref<Code>| {
        Ok(Str::from_string(format!(
            "<code object {} at {:#x}, file \"{}\", line {}>",
            *code.name,
            code.value().address(),
            code.filename,
            code.source.firstlineno
        )))
    }),
    method!("__eq__", "(self, value, /)", |vm, code: &Code, value: &Value| {
        match value.downcast::<Code>() {
            Some(other) => code.equals(vm, other).map(Value::bool),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }),
    method!("__hash__", "(self, /)", |vm, code: &Code| vm.int(code.hashed())),
    method!("__sizeof__", "(self, /)", |_, code: &Ref<Code>| {
        let held = size_of_val(&*code.units)
            + size_of_val(&*code.consts)
            + size_of_val(&*code.names)
            + size_of_val(&*code.locals)
            + size_of_val(&*code.handlers);
        object::size(code.value()) + size_of::<Code>() + held
    }),
    method!("co_lines", "(self, /)", positions::lines_method),
    method!("co_branches", "(self, /)", branches::branches_method).doc(
        "Where the code goes one way or another: each place, the one behind, the one jumped to.",
    ),
    method!("co_positions", "(self, /)", positions::positions_method),
    method!("replace", "(self, /, **changes)", construction::replace_method)
        .doc("Make a copy in which the given fields have other values."),
    method!("_varname_from_oparg", "(self, /, oparg)", |vm, code: &Code, oparg: CInt| {
        let name = usize::try_from(oparg.0).ok().and_then(|place| code.locals.get(place));
        name.map(|name| name.value().clone())
            .ok_or_else(|| vm.index_error("tuple index out of range"))
    })
    .doc("The name of the variable that an instruction means by its argument."),
    method!("__replace__", "(self, /, **changes)", construction::replace_method)
        .doc("What replace() does."),
];

fn this(value: &Value) -> &Code {
    value.downcast::<Code>().expect("a method of code is called with it")
}

fn count(_: &Machine, number: u32) -> PyResult {
    Ok(Value::int_unchecked(i64::from(number)))
}

static ATTRIBUTES: &[Attribute] = &[
    member("co_argcount", |vm, value| count(vm, this(value).source.argcount)),
    member("co_posonlyargcount", |vm, value| count(vm, this(value).source.posonlyargcount)),
    member("co_kwonlyargcount", |vm, value| count(vm, this(value).source.kwonlyargcount)),
    member("co_stacksize", |vm, value| count(vm, this(value).source.stacksize)),
    member("co_flags", |vm, value| count(vm, this(value).source.flags)),
    member("co_nlocals", |_, value| {
        let kinds = this(value).source.localspluskinds.iter();
        Ok(Value::index(kinds.filter(|kind| **kind & local_kinds::LOCAL != 0).count()))
    }),
    member("co_consts", |_, value| Ok(Tuple::new(this(value).consts.to_vec()))),
    member("co_names", |_, value| {
        Ok(Tuple::new(this(value).names.iter().map(|name| name.value().clone()).collect()))
    }),
    member("co_filename", |_, value| Ok(this(value).filename.clone())),
    member("co_name", |_, value| Ok(this(value).name.value().clone())),
    member("co_qualname", |_, value| Ok(this(value).qualname.clone())),
    member("co_firstlineno", |vm, value| Ok(vm.int(i64::from(this(value).source.firstlineno)))),
    member("co_linetable", |_, value| Ok(Bytes::new(this(value).source.linetable.clone()))),
    member("co_exceptiontable", |_, value| {
        Ok(Bytes::new(this(value).source.exceptiontable.clone()))
    }),
    getter("co_lnotab", |vm, value| {
        let message = "co_lnotab is deprecated, use co_lines instead.";
        vm.warn(Category::Deprecation, message.to_string());
        Ok(Bytes::new(positions::steps(&this(value).source)))
    }),
    getter("_co_code_adaptive", |_, value| {
        let units = this(value).units.iter().flat_map(|unit| unit.get().to_le_bytes());
        Ok(Bytes::new(units.collect()))
    }),
    getter("co_varnames", |_, value| Ok(this(value).names_of_kind(local_kinds::LOCAL))),
    getter("co_cellvars", |_, value| Ok(this(value).names_of_kind(local_kinds::CELL))),
    getter("co_freevars", |_, value| Ok(this(value).names_of_kind(local_kinds::FREE))),
    getter("co_code", |_, value| Ok(Bytes::new(this(value).source.code.clone()))),
];
