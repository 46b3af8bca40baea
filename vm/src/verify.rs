//! Checks of code that does not come from the compiler: a `.pyc` may hold anything.
//!
//! In comes a code object, out comes an error or the promise on which the evaluation loop relies: every instruction is
//! a known one of the base language and no specialised form; indexes of constants, names and locals are in range;
//! jumps and handlers lead to instructions; the stack stays between its bottom and `co_stacksize` on every path.
//! That a borrowed local is not overwritten while it is on the stack cannot be seen so simply: [`from_file`] makes
//! borrowed loads ordinary ones.

use std::rc::Rc;

use compiler::code::{CodeObject, Constant};
use compiler::opcode::{Opcode, Opcodes, Operand, Role};

use crate::objects::code::read_handlers;

/// Why code cannot run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifyError {
    /// The code's name and the code unit.
    pub code: String,
    pub unit: usize,
    pub reason: &'static str,
}

impl std::fmt::Display for VerifyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let VerifyError { code, unit, reason } = self;
        write!(f, "bad bytecode in {code}, at {}: {reason}", 2 * unit)
    }
}

/// An instruction with its argument, and where the next one begins.
#[derive(Clone, Copy)]
struct Instruction {
    opcode: Opcode,
    argument: u32,
    next: usize,
}

struct Verifier<'a> {
    code: &'a CodeObject,
    opcodes: &'a Opcodes,
    /// By code unit; `None` inside of caches and behind prefixes.
    instructions: Vec<Option<Instruction>>,
    depths: Vec<Option<i32>>,
    work: Vec<usize>,
}

/// Code from a file, checked, and with loads that take references of their own.
pub fn from_file(code: &CodeObject, opcodes: &Opcodes) -> Result<Rc<CodeObject>, VerifyError> {
    verify(code, opcodes)?;
    Ok(Rc::new(with_owned_loads(code, opcodes)))
}

fn with_owned_loads(code: &CodeObject, opcodes: &Opcodes) -> CodeObject {
    let mut code = code.clone();
    let mut unit = 0;
    while let Some(place) = code.code.get_mut(2 * unit) {
        let opcode = Opcode(u16::from(*place));
        let owned = match opcode {
            Opcode::LOAD_FAST_BORROW => Opcode::LOAD_FAST,
            Opcode::LOAD_FAST_BORROW_LOAD_FAST_BORROW => Opcode::LOAD_FAST_LOAD_FAST,
            other => other,
        };
        *place = owned.0 as u8;
        unit += 1 + opcodes.caches(opcode);
    }
    for constant in &mut code.consts {
        if let Constant::Code(inner) = constant {
            *constant = Constant::Code(Rc::new(with_owned_loads(inner, opcodes)));
        }
    }
    code
}

/// Checks a code object and those among its constants.
fn verify(code: &CodeObject, opcodes: &Opcodes) -> Result<(), VerifyError> {
    let units = code.code.len() / 2;
    let instructions = vec![None; units];
    let depths = vec![None; units];
    let mut verifier = Verifier { code, opcodes, instructions, depths, work: Vec::new() };
    verifier.shape()?;
    verifier.decode()?;
    verifier.flow()?;
    code.consts.iter().try_for_each(|constant| verify_constant(constant, opcodes))
}

fn verify_constant(constant: &Constant, opcodes: &Opcodes) -> Result<(), VerifyError> {
    match constant {
        Constant::Code(code) => verify(code, opcodes),
        Constant::Tuple(items) => items.iter().try_for_each(|item| verify_constant(item, opcodes)),
        _ => Ok(()),
    }
}

impl Verifier<'_> {
    fn error<T>(&self, unit: usize, reason: &'static str) -> Result<T, VerifyError> {
        Err(VerifyError { code: self.code.name.to_string(), unit, reason })
    }

    /// Counts that have to fit together.
    fn shape(&self) -> Result<(), VerifyError> {
        use compiler::code::flags::{VARARGS, VARKEYWORDS};
        let code = self.code;
        if code.code.is_empty() || !code.code.len().is_multiple_of(2) {
            return self.error(0, "no whole instructions");
        }
        let stars = [VARARGS, VARKEYWORDS].iter().filter(|flag| code.flags & **flag != 0).count();
        let parameters = u64::from(code.argcount) + u64::from(code.kwonlyargcount) + stars as u64;
        if parameters > code.localsplusnames.len() as u64 || code.posonlyargcount > code.argcount {
            return self.error(0, "more parameters than locals");
        }
        if code.localsplusnames.len() != code.localspluskinds.len() {
            return self.error(0, "names and kinds of locals differ in number");
        }
        if code.stacksize > 1 << 20 || code.localsplusnames.len() > 1 << 20 {
            return self.error(0, "a frame too large");
        }
        Ok(())
    }

    fn decode(&mut self) -> Result<(), VerifyError> {
        let units: Vec<(u16, u32)> = self
            .code
            .code
            .chunks_exact(2)
            .map(|unit| (u16::from(unit[0]), u32::from(unit[1])))
            .collect();
        let mut unit = 0;
        while unit < units.len() {
            let start = unit;
            let mut argument = units[unit].1;
            while Opcode(units[unit].0) == Opcode::EXTENDED_ARG {
                unit += 1;
                let Some((_, low)) = units.get(unit) else {
                    return self.error(start, "a prefix at the end");
                };
                argument = argument.wrapping_shl(8) | low;
            }
            let opcode = Opcode(units[unit].0);
            let known = match opcode.info() {
                Some(info) => info.role == Role::Real,
                None => self.opcodes.get_added(opcode).is_some(),
            };
            if !known {
                return self.error(start, "no opcode of the language");
            }
            let next = unit + 1 + self.opcodes.caches(opcode);
            self.operand(start, opcode, argument)?;
            self.instructions[start] = Some(Instruction { opcode, argument, next });
            unit = next;
        }
        Ok(())
    }

    fn operand(&self, unit: usize, opcode: Opcode, argument: u32) -> Result<(), VerifyError> {
        let code = self.code;
        let locals = code.localsplusnames.len();
        let (index, length) = match self.opcodes.operand(opcode) {
            Some(Operand::Const) => (argument, code.consts.len()),
            Some(Operand::Name) => (argument, code.names.len()),
            Some(Operand::Attr | Operand::Global) => (argument >> 1, code.names.len()),
            Some(Operand::SuperAttr) => (argument >> 2, code.names.len()),
            Some(Operand::Local | Operand::Deref) => (argument, locals),
            Some(Operand::LocalPair) => ((argument >> 4).max(argument & 15), locals),
            Some(Operand::Depth) => (u32::from(argument == 0), 1),
            _ => return Ok(()),
        };
        match (index as usize) < length {
            true => Ok(()),
            false => self.error(unit, "an argument out of range"),
        }
    }

    /// Follows every path with the depth of the stack.
    fn flow(&mut self) -> Result<(), VerifyError> {
        self.reach(0, 0, 0)?;
        let handlers = read_handlers(&self.code.exceptiontable);
        for handler in &handlers {
            let depth = handler.depth as i32 + i32::from(handler.push_lasti) + 1;
            self.reach(handler.start as usize, handler.target as usize, depth)?;
        }
        while let Some(unit) = self.work.pop() {
            let Some(instruction) = self.instructions[unit] else {
                return self.error(unit, "a jump into an instruction");
            };
            self.step(unit, instruction)?;
        }
        Ok(())
    }

    fn step(&mut self, unit: usize, instruction: Instruction) -> Result<(), VerifyError> {
        let Instruction { opcode, argument, next } = instruction;
        let depth = self.depths[unit].unwrap_or(0);
        let popped = self.opcodes.popped(opcode, argument).unwrap_or(0);
        let pushed = self.opcodes.pushed(opcode, argument).unwrap_or(0);
        if popped > depth {
            return self.error(unit, "the stack runs empty");
        }
        let after = depth - popped + pushed;
        let distance = argument as usize;
        match self.opcodes.operand(opcode) {
            Some(Operand::JumpForward) => self.reach(unit, next.saturating_add(distance), after)?,
            Some(Operand::JumpBackward) => match next.checked_sub(distance) {
                Some(target) => self.reach(unit, target, after)?,
                None => return self.error(unit, "a jump before the start"),
            },
            _ => (),
        }
        let ends = matches!(
            opcode,
            Opcode::RETURN_VALUE
                | Opcode::RAISE_VARARGS
                | Opcode::RERAISE
                | Opcode::JUMP_FORWARD
                | Opcode::JUMP_BACKWARD
                | Opcode::JUMP_BACKWARD_NO_INTERRUPT
                | Opcode::INTERPRETER_EXIT
        );
        if ends { Ok(()) } else { self.reach(unit, next, after) }
    }

    fn reach(&mut self, from: usize, unit: usize, depth: i32) -> Result<(), VerifyError> {
        if unit >= self.instructions.len() {
            return self.error(from, "a way out of the code");
        }
        if depth > self.code.stacksize as i32 {
            return self.error(unit, "the stack grows beyond its size");
        }
        match self.depths[unit] {
            // Where paths meet, the shallower stack is the one to go on with.
            Some(known) if known <= depth => Ok(()),
            _ => {
                self.depths[unit] = Some(depth);
                self.work.push(unit);
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], stacksize: u32) -> Result<(), &'static str> {
        let code = CodeObject {
            argcount: 0,
            posonlyargcount: 0,
            kwonlyargcount: 0,
            stacksize,
            flags: 0,
            code: bytes.to_vec(),
            consts: vec![Constant::None],
            names: Vec::new(),
            localsplusnames: Vec::new(),
            localspluskinds: Vec::new(),
            filename: "f".into(),
            name: "n".into(),
            qualname: "n".into(),
            firstlineno: 1,
            linetable: Vec::new(),
            exceptiontable: Vec::new(),
        };
        verify(&code, &Opcodes::base()).map_err(|error| error.reason)
    }

    const LOAD_CONST: u8 = Opcode::LOAD_CONST.0 as u8;
    const RETURN_VALUE: u8 = Opcode::RETURN_VALUE.0 as u8;

    #[test]
    fn sound_code_passes() {
        assert_eq!(check(&[LOAD_CONST, 0, RETURN_VALUE, 0], 1), Ok(()));
    }

    #[test]
    fn unsound_code_does_not() {
        assert_eq!(check(&[RETURN_VALUE, 0], 1), Err("the stack runs empty"));
        assert_eq!(check(&[LOAD_CONST, 0], 1), Err("a way out of the code"));
        assert_eq!(check(&[LOAD_CONST, 1, RETURN_VALUE, 0], 1), Err("an argument out of range"));
        assert_eq!(
            check(&[LOAD_CONST, 0, RETURN_VALUE, 0], 0),
            Err("the stack grows beyond its size")
        );
        assert_eq!(check(&[200, 0], 1), Err("no opcode of the language"));
    }
}
