//! What may be emitted, and what the arguments of instructions mean: a constant, a name, a word is given as what it is.

use compiler::language::Language;
use compiler::opcode::{Opcode, Role};
use compiler::operand::{Meaning, Operand, OperandInfo, Table};
use heap::value::{Ref, Value};
use vm::objects::{Dict, Str, int};
use vm::{Machine, PyResult};

use super::constant;
use super::message::Argument;

/// Why an opcode is not for hooks; `None` where it is.
pub fn refusal(language: &Language, opcode: Opcode) -> Option<&'static str> {
    let info = opcode.info()?;
    let jumps = language.opcodes.has_jump(opcode);
    Some(match opcode {
        Opcode::CACHE
        | Opcode::RESERVED
        | Opcode::EXTENDED_ARG
        | Opcode::NOT_TAKEN
        | Opcode::INTERPRETER_EXIT
        | Opcode::ENTER_EXECUTOR
        | Opcode::INSTRUMENTED_LINE
        | Opcode::INSTRUMENTED_INSTRUCTION => "assembler and machine write it themselves",
        Opcode::RESUME
        | Opcode::RETURN_GENERATOR
        | Opcode::COPY_FREE_VARS
        | Opcode::MAKE_CELL
        | Opcode::EXIT_INIT_CHECK
        | Opcode::SETUP_ANNOTATIONS
        | Opcode::LOAD_CLOSURE => "the compiler writes it where a code object begins",
        Opcode::RETURN_VALUE => "a return has to leave loops and `finally` bodies: emit a `return`",
        Opcode::YIELD_VALUE | Opcode::SEND | Opcode::END_SEND | Opcode::CLEANUP_THROW => {
            "it makes a generator of the function, which has to be known before"
        }
        Opcode::SETUP_FINALLY
        | Opcode::SETUP_CLEANUP
        | Opcode::SETUP_WITH
        | Opcode::POP_BLOCK
        | Opcode::PUSH_EXC_INFO
        | Opcode::POP_EXCEPT
        | Opcode::RERAISE
        | Opcode::WITH_EXCEPT_START
        | Opcode::END_ASYNC_FOR => "it belongs to the blocks of handlers",
        Opcode::LOAD_FAST_BORROW
        | Opcode::LOAD_FAST_BORROW_LOAD_FAST_BORROW
        | Opcode::LOAD_FAST_LOAD_FAST
        | Opcode::STORE_FAST_LOAD_FAST
        | Opcode::STORE_FAST_STORE_FAST => "the optimiser makes it of LOAD_FAST and STORE_FAST",
        Opcode::LOAD_FAST_AND_CLEAR | Opcode::STORE_FAST_MAYBE_NULL => {
            "it leaves empty slots, which only inlined comprehensions know of"
        }
        Opcode::LOAD_DEREF
        | Opcode::STORE_DEREF
        | Opcode::DELETE_DEREF
        | Opcode::LOAD_FROM_DICT_OR_DEREF => {
            "where a variable lives is for the symbol table to say: emit.load(name), emit.store(name)"
        }
        _ => match info.role {
            Role::Real => return None,
            Role::Pseudo(_) if jumps => return None,
            Role::Pseudo(_) => "only the compiler knows it",
            Role::Specializes(_) => "the machine puts it in place of its family's",
            Role::Instruments(_) => "the machine puts it there while somebody watches",
        },
    })
}

/// The same for what becomes of flow graphs, where returns and cells are known.
pub fn refusal_in_graphs(language: &Language, opcode: Opcode) -> Option<&'static str> {
    use Opcode as Op;
    match opcode {
        Op::RETURN_VALUE
        | Op::LOAD_DEREF
        | Op::STORE_DEREF
        | Op::DELETE_DEREF
        | Op::LOAD_FROM_DICT_OR_DEREF => None,
        _ => refusal(language, opcode),
    }
}

/// What the optimiser makes of a jump says its opcode, whichever way it leads.
pub fn without_direction(opcode: Opcode) -> Opcode {
    match opcode {
        Opcode::JUMP_FORWARD | Opcode::JUMP_BACKWARD => Opcode::JUMP,
        Opcode::JUMP_BACKWARD_NO_INTERRUPT => Opcode::JUMP_NO_INTERRUPT,
        other => other,
    }
}

/// The way that a jump has to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Forward,
    Backward,
}

/// The way that an opcode jumps; `None` where the optimiser sees to it.
pub fn direction(language: &Language, opcode: Opcode) -> Option<Direction> {
    let is_fixed = opcode.info().is_none() || opcode == Opcode::FOR_ITER;
    match language.opcodes.operand(opcode).filter(|_| is_fixed)? {
        Operand::JumpForward => Some(Direction::Forward),
        Operand::JumpBackward => Some(Direction::Backward),
        _ => None,
    }
}

/// The argument of `emit("OPCODE", number)`.
pub fn raw(vm: &Machine, language: &Language, opcode: Opcode, value: &Value) -> PyResult<Argument> {
    let name = language.opcodes.name(opcode);
    let Some(operand) = language.opcodes.operand(opcode) else {
        return match value.is_null() {
            true => Ok(Argument::Number(0)),
            false => Err(vm.type_error(format!("{name} has no argument"))),
        };
    };
    let number = if value.is_null() { 0 } else { vm.index(value)? };
    known(vm, language, opcode, operand, number)
}

/// A number that means something to an opcode.
fn known(
    vm: &Machine,
    language: &Language,
    opcode: Opcode,
    operand: Operand,
    number: i64,
) -> PyResult<Argument> {
    let is_known = |number: &u32| language.opcodes.operands.is_known(operand, *number);
    match u32::try_from(number).ok().filter(is_known) {
        Some(number) => Ok(Argument::Number(number)),
        None => {
            let name = language.opcodes.name(opcode);
            Err(vm.value_error(format!(
                "{number} is no argument of {name}{}",
                range(language, operand)
            )))
        }
    }
}

/// What an argument can be, for an error.
fn range(language: &Language, operand: Operand) -> String {
    let Some(info) = language.opcodes.operands.info(operand) else { return String::new() };
    let words: Vec<&str> =
        info.words.iter().filter(|word| !word.refused).map(|word| &*word.name).collect();
    match (words.is_empty(), info.most) {
        (false, _) => format!(": one of {}", words.join(", ")),
        (true, u32::MAX) => String::new(),
        (true, most) => format!(": from {} to {most}", info.least),
    }
}

/// The argument of `emit.OPCODE(…)`: values are what they mean, the parts of an argument are keywords.
pub fn meant(
    vm: &Machine,
    language: &Language,
    opcode: Opcode,
    given: &[Value],
    keywords: &Ref<Dict>,
    local: &dyn Fn(&Value) -> PyResult<usize>,
) -> PyResult<Argument> {
    let name = language.opcodes.name(opcode);
    let operands = &language.opcodes.operands;
    let info = language.opcodes.operand(opcode).and_then(|operand| operands.info(operand));
    let Some(info) = info else {
        return match given.is_empty() && keywords.is_empty() {
            true => Ok(Argument::Number(0)),
            false => Err(vm.type_error(format!("{name} has no argument"))),
        };
    };
    let [value] = given else {
        let count = given.len();
        return Err(vm.type_error(format!("{name} takes one argument, not {count}: {}", info.name)));
    };
    if info.parts.is_empty() {
        if !keywords.is_empty() {
            return Err(vm.type_error(format!("the argument of {name} has no parts")));
        }
        let number = number(vm, language, opcode, info, value)?;
        return known(vm, language, opcode, info.operand, number);
    }
    let rest = flags(vm, language, opcode, info, keywords)?;
    let Some(part) = info.parts.last() else { return Ok(Argument::Number(rest)) };
    match part.meaning {
        Meaning::Index(Table::Consts) => Ok(Argument::Constant(constant::of_value(vm, value)?)),
        Meaning::Index(Table::Names) => {
            Ok(Argument::Name(vm::objects::str::text_of(vm, value)?, *part, rest))
        }
        Meaning::Index(Table::Locals) => Ok(Argument::Local(local(value)?, *part, rest)),
        Meaning::Number | Meaning::Word(_) => {
            let number = number(vm, language, opcode, info, value)?;
            let whole = if value.downcast::<Str>().is_some() {
                number
            } else {
                i64::from(rest) | number << part.put(1).trailing_zeros()
            };
            known(vm, language, opcode, info.operand, whole)
        }
    }
}

/// The parts of an argument that are given by their names: all but the last.
fn flags(
    vm: &Machine,
    language: &Language,
    opcode: Opcode,
    info: &OperandInfo,
    keywords: &Ref<Dict>,
) -> PyResult<u32> {
    let name = language.opcodes.name(opcode);
    let named = || info.part_names.iter().zip(&*info.parts);
    let mut rest = 0;
    for (keyword, value) in keywords.items() {
        let keyword = vm::objects::str::text_of(vm, &keyword)?;
        let part = named().rev().skip(1).find(|(known, _)| **known == keyword);
        let Some((_, part)) = part else {
            return Err(vm.type_error(format!("the argument of {name} has no part `{keyword}`")));
        };
        let number = vm.index(&value)?;
        match u32::try_from(number).ok().filter(|number| u64::from(*number) < part.limit()) {
            Some(number) => rest |= part.put(number),
            None => {
                let most = part.limit() - 1;
                return Err(vm.value_error(format!("`{keyword}` of {name} is from 0 to {most}")));
            }
        }
    }
    Ok(rest)
}

/// The number that a value stands for: a word, the symbol of an operator, or a number.
fn number(
    vm: &Machine,
    language: &Language,
    opcode: Opcode,
    info: &OperandInfo,
    value: &Value,
) -> PyResult<i64> {
    let Some(text) = value.downcast::<Str>() else {
        return match int::is_int(value) {
            true => vm.index(value),
            false => Err(vm.type_error(format!(
                "the argument of {} is a number{}",
                language.opcodes.name(opcode),
                range(language, info.operand)
            ))),
        };
    };
    let text = text.to_lossy();
    let word = info.words.iter().find(|word| word.name.eq_ignore_ascii_case(&text));
    if let Some(word) = word {
        return Ok(i64::from(word.number));
    }
    match operator(language, opcode, &text) {
        Some(number) => Ok(i64::from(number)),
        None => {
            let name = language.opcodes.name(opcode);
            let range = range(language, info.operand);
            Err(vm.value_error(format!("`{text}` is no argument of {name}{range}")))
        }
    }
}

/// The argument that applies the operator that is written like this.
pub fn operator(language: &Language, opcode: Opcode, symbol: &str) -> Option<u32> {
    // Numbers follow each other from 0.
    let mut numbers = (0..).map_while(|number| {
        let known = language.operators.symbol_of(opcode, number);
        (!known.is_empty()).then_some((number, known))
    });
    let (number, _) = numbers.find(|(_, known)| known == symbol)?;
    let applied = language.operators.applied_by(opcode, number);
    Some(applied.and_then(|operator| operator.application).map_or(number, |by| by.oparg()))
}
