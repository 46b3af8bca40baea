//! The operands of instructions as functions of `passes.py` see them.
//!
//! A constant, a name, a local is given as what it is, the symbol of an operator and a word of `operands.toml` as a text, all
//! else as a number; an argument of several parts is a tuple, the last part of the layout first.

use compiler::language::Language;
use compiler::opcode::Opcode;
use compiler::operand::{Meaning, Operand, OperandInfo, Part, Table};
use heap::value::Value;
use vm::objects::native::{NativeObject, class_of};
use vm::objects::type_object::spec::{TypeSpec, method};
use vm::objects::{Native, Str, Tuple, int, str};
use vm::{Machine, PyResult};

use super::super::drawing::Meant;
use super::super::{constant, operand};

/// A constant that hooks cannot look into.
struct Opaque {
    index: u32,
    text: String,
}

impl NativeObject for Opaque {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}

    fn clear(&self) {}
}

static OPAQUE: TypeSpec = TypeSpec {
    name: "Constant",
    module: "lab",
    methods: &[&[method("__repr__", "(self, /)", |_, args| {
        let opaque = args[0].native::<Opaque>().expect("a method of constants is called with one");
        Ok(Str::from_string(opaque.text.clone()))
    })]],
    ..TypeSpec::DEFAULT
};

/// The parts of an opcode's argument, in the order of the layout, with what is known of the whole.
fn layout(language: &Language, opcode: Opcode) -> Option<(&OperandInfo, Vec<Part>)> {
    let operand = language.opcodes.operand(opcode)?;
    let info = language.opcodes.operands.info(operand)?;
    let parts = if info.parts.is_empty() { vec![Part::WHOLE] } else { info.parts.to_vec() };
    Some((info, parts))
}

/// Whether a local of this instruction is one that the symbol table has given another place: a cell or free variable.
pub fn is_cell(info: &OperandInfo, opcode: Opcode) -> bool {
    info.operand == Operand::Deref || opcode == Opcode::LOAD_CLOSURE
}

/// The value of an operand; None where there is none.
pub fn value(language: &Language, opcode: Opcode, parts: &[Meant]) -> Value {
    let Some((info, layout)) = layout(language, opcode) else { return Value::NONE };
    let one = |(part, meant): (&Part, &Meant)| match meant {
        Meant::Constant(plain) => constant::to_value(plain),
        Meant::Name(name) | Meant::Local(name) | Meant::Cell(name) => Str::new(name),
        Meant::Opaque(index, text) => {
            Native::new(&class_of(&OPAQUE), Opaque { index: *index, text: text.clone() })
        }
        Meant::Number(number) => match word_of(language, opcode, info, part, *number) {
            Some(word) => Str::from_string(word),
            None => int::from_big((*number).into()),
        },
    };
    let mut values: Vec<Value> = layout.iter().zip(parts).map(one).collect();
    values.reverse();
    match values.len() {
        1 => values.remove(0),
        _ => Tuple::new(values),
    }
}

/// The word that a number has.
fn word_of(
    language: &Language,
    opcode: Opcode,
    info: &OperandInfo,
    part: &Part,
    number: u32,
) -> Option<String> {
    let of = |info: &OperandInfo| {
        info.words.iter().find(|word| word.number == number).map(|word| word.name.to_string())
    };
    match part.meaning {
        Meaning::Word(kind) => of(language.opcodes.operands.info(kind)?),
        _ if info.operand == Operand::BinaryOp => {
            Some(language.operators.symbol_of(opcode, number)).filter(|symbol| !symbol.is_empty())
        }
        _ => of(info),
    }
}

/// What an operand means to an opcode that does not jump.
pub fn meant(
    vm: &Machine,
    language: &Language,
    opcode: Opcode,
    given: &Value,
) -> PyResult<Vec<Meant>> {
    let name = language.opcodes.name(opcode);
    let Some((info, layout)) = layout(language, opcode) else {
        return match given.is_none() {
            true => Ok(Vec::new()),
            false => Err(vm.type_error(format!("{name} has no operand"))),
        };
    };
    let values = match (layout.len(), given.downcast::<Tuple>()) {
        (1, _) => vec![given.clone()],
        (count, Some(tuple)) if tuple.items().len() == count => {
            tuple.items().iter().rev().cloned().collect()
        }
        (count, _) => {
            let parts: Vec<&str> = info.part_names.iter().rev().map(|part| &**part).collect();
            let parts = parts.join(", ");
            return Err(vm.type_error(format!("{name} takes a tuple of {count}: ({parts})")));
        }
    };
    let parts = layout.iter().zip(&values);
    let parts: Vec<Meant> = parts
        .map(|(part, value)| one(vm, language, opcode, info, part, value))
        .collect::<PyResult<_>>()?;
    // Numbers together have to be one that the opcode knows.
    let numbers = layout.iter().zip(&parts).try_fold(0, |whole, (part, meant)| match meant {
        Meant::Number(number) => Some(whole | part.put(*number)),
        _ => None,
    });
    match numbers {
        Some(whole) if !language.opcodes.operands.is_known(info.operand, whole) => {
            Err(vm.value_error(format!("{whole} is no operand of {name}")))
        }
        _ => Ok(parts),
    }
}

fn one(
    vm: &Machine,
    language: &Language,
    opcode: Opcode,
    info: &OperandInfo,
    part: &Part,
    value: &Value,
) -> PyResult<Meant> {
    let name = language.opcodes.name(opcode);
    let text = |what: &str| match value.downcast::<Str>() {
        Some(_) => str::text_of(vm, value),
        None => Err(vm.type_error(format!("the operand of {name} is the name of {what}"))),
    };
    match part.meaning {
        Meaning::Index(Table::Consts) => match value.native::<Opaque>() {
            Some(opaque) => Ok(Meant::Opaque(opaque.index, opaque.text.clone())),
            None => Ok(Meant::Constant(constant::of_value(vm, value)?)),
        },
        Meaning::Index(Table::Names) => Ok(Meant::Name(text("something")?)),
        Meaning::Index(Table::Locals) if is_cell(info, opcode) => Ok(Meant::Cell(text("a cell")?)),
        Meaning::Index(Table::Locals) => Ok(Meant::Local(text("a local")?)),
        Meaning::Number | Meaning::Word(_) => {
            let number = match value.downcast::<Str>() {
                Some(_) => word(language, opcode, info, part, &str::text_of(vm, value)?),
                None if int::is_int(value) => u32::try_from(vm.index(value)?).ok(),
                None => None,
            };
            let number = number.filter(|number| u64::from(*number) < part.limit());
            match number {
                Some(number) => Ok(Meant::Number(number)),
                None => {
                    let shown = str::text_of(vm, &vm.repr(value)?)?;
                    Err(vm.value_error(format!("{shown} is no operand of {name}")))
                }
            }
        }
    }
}

/// The number that a word stands for.
fn word(
    language: &Language,
    opcode: Opcode,
    info: &OperandInfo,
    part: &Part,
    word: &str,
) -> Option<u32> {
    let of = |info: &OperandInfo| {
        info.words.iter().find(|known| *known.name == *word).map(|known| known.number)
    };
    match part.meaning {
        Meaning::Word(kind) => of(language.opcodes.operands.info(kind)?),
        _ if info.parts.is_empty() => {
            of(info).or_else(|| operand::operator(language, opcode, word))
        }
        _ => None,
    }
}
