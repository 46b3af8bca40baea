//! The instructions: opcodes, what their arguments mean, and what they do to the stack.
//!
//! The base language's are generated from `grammar/opcodes.toml`; a language with experiments has some
//! more, in numbers that the base leaves free. [`Opcodes`] is the table of a language.

use std::sync::Arc;

#[rustfmt::skip]
mod generated {
    pub mod opcodes;
}

pub mod slots;

use generated::opcodes::{OPCODES, popped, pushed};
pub use generated::opcodes::{caches, flags, kept, put, taken};
pub use pegen::opcodes::Raises;
pub use pegen::opcodes::effect::Effect;
pub use pegen::opcodes::effect::Holds;

use crate::operand::{Operand, Operands};

/// The number of an opcode: below 256 in bytecode, from 256 on in the compiler only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Opcode(pub u16);

/// What is known of an opcode of the base language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpcodeInfo {
    pub opcode: Opcode,
    pub name: &'static str,
    pub role: Role,
    /// What its argument means; `None` where it has none.
    pub operand: Option<Operand>,
    /// Code units of inline cache behind it.
    pub caches: u8,
    /// The entries of that cache, with their sizes in code units.
    pub cache: &'static [(&'static str, u8)],
    /// Bits of [`flags`].
    pub flags: u16,
    pub raises: Raises,
    /// Whether the next instruction is where it leads, always or on a condition.
    pub continues: bool,
}

/// How an opcode comes into the bytecode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The assembler writes it.
    Real,
    /// The machine puts it in place of this one.
    Specializes(Opcode),
    /// The machine puts it in place of this one, or of any, while somebody watches.
    Instruments(Option<Opcode>),
    /// The compiler turns it into one of these.
    Pseudo(&'static [Opcode]),
}

/// An opcode that an experiment adds.
#[derive(Debug, Clone, PartialEq)]
pub struct AddedOpcode {
    pub opcode: Opcode,
    pub name: String,
    pub operand: Option<Operand>,
    pub caches: u8,
    /// The entries of that cache, with their sizes in code units.
    pub cache: Vec<(String, u8)>,
    pub effect: Effect,
    /// Whether its function is given the locals that its argument names.
    pub locals: bool,
}

/// The opcodes of a language: the base's, and those that experiments add. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Opcodes {
    /// What their arguments can mean.
    pub operands: Operands,
    added: Arc<[AddedOpcode]>,
}

/// One more than any number of the base language's opcodes.
const NUMBERS: usize = OPCODES[OPCODES.len() - 1].opcode.0 as usize + 1;

/// For each number the place of its opcode in [`OPCODES`]; `u16::MAX` where there is none.
static PLACES: [u16; NUMBERS] = {
    let mut places = [u16::MAX; NUMBERS];
    let mut place = 0;
    while place < OPCODES.len() {
        places[OPCODES[place].opcode.0 as usize] = place as u16;
        place += 1;
    }
    places
};

impl Opcode {
    /// The base language's opcode with this number.
    pub fn info(self) -> Option<&'static OpcodeInfo> {
        let place = *PLACES.get(usize::from(self.0))?;
        OPCODES.get(usize::from(place))
    }

    /// Whether only the compiler knows it.
    pub fn is_pseudo(self) -> bool {
        self.0 >= pegen::opcodes::FIRST_PSEUDO
    }
}

/// The names of the base language's opcodes.
pub fn names() -> impl Iterator<Item = &'static str> {
    OPCODES.iter().map(|info| info.name)
}

impl Opcodes {
    /// The base language's.
    pub fn base() -> Opcodes {
        Opcodes::default()
    }

    /// The base's and those of `model` that the base does not have.
    pub fn from_model(model: &pegen::opcodes::Opcodes, operands: Operands) -> Opcodes {
        let is_new = |opcode: &&pegen::opcodes::Opcode| Opcode(opcode.number).info().is_none();
        let added = model.opcodes.iter().filter(is_new).map(|opcode| AddedOpcode {
            opcode: Opcode(opcode.number),
            name: opcode.name.clone(),
            operand: opcode.operand.as_deref().and_then(|name| operands.by_name(name)),
            caches: opcode.caches(),
            cache: opcode.cache.clone(),
            effect: opcode.effect.clone(),
            locals: opcode.locals,
        });
        Opcodes { added: added.collect(), operands }
    }

    /// The numbers that opcodes have, the base language's first.
    pub fn numbers(&self) -> impl Iterator<Item = u16> {
        let base = OPCODES.iter().map(|info| info.opcode.0);
        base.chain(self.added.iter().map(|added| added.opcode.0))
    }

    /// What experiments add.
    pub fn added(&self) -> &[AddedOpcode] {
        &self.added
    }

    pub fn get_added(&self, opcode: Opcode) -> Option<&AddedOpcode> {
        self.added.iter().find(|added| added.opcode == opcode)
    }

    pub fn by_name(&self, name: &str) -> Option<Opcode> {
        let base = OPCODES.iter().find(|info| info.name == name).map(|info| info.opcode);
        base.or_else(|| {
            self.added.iter().find(|added| added.name == name).map(|added| added.opcode)
        })
    }

    /// Its name; `<77>` for a number that no opcode has.
    pub fn name(&self, opcode: Opcode) -> String {
        match (opcode.info(), self.get_added(opcode)) {
            (Some(info), _) => info.name.to_string(),
            (None, Some(added)) => added.name.clone(),
            (None, None) => format!("<{}>", opcode.0),
        }
    }

    pub fn caches(&self, opcode: Opcode) -> usize {
        match opcode.info() {
            Some(info) => usize::from(info.caches),
            None => self.get_added(opcode).map_or(0, |added| usize::from(added.caches)),
        }
    }

    /// The entries of its inline cache, with their sizes in code units.
    pub fn cache(&self, opcode: Opcode) -> Vec<(&str, u8)> {
        match opcode.info() {
            Some(info) => info.cache.to_vec(),
            None => {
                let cache = self.get_added(opcode).map_or(&[][..], |added| &added.cache);
                cache.iter().map(|(name, size)| (name.as_str(), *size)).collect()
            }
        }
    }

    pub fn operand(&self, opcode: Opcode) -> Option<Operand> {
        match opcode.info() {
            Some(info) => info.operand,
            None => self.get_added(opcode).and_then(|added| added.operand),
        }
    }

    /// How many values an instruction takes off the stack; `None` for an unknown opcode.
    pub fn popped(&self, opcode: Opcode, oparg: u32) -> Option<i32> {
        let base = popped(opcode, i32::try_from(oparg).unwrap_or(i32::MAX / 4));
        base.or_else(|| self.get_added(opcode).map(|added| added.effect.popped(oparg)))
    }

    /// How many values an instruction puts on the stack; `None` for an unknown opcode.
    pub fn pushed(&self, opcode: Opcode, oparg: u32) -> Option<i32> {
        let base = pushed(opcode, i32::try_from(oparg).unwrap_or(i32::MAX / 4));
        base.or_else(|| self.get_added(opcode).map(|added| added.effect.pushed(oparg)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_base_has_its_table_in_the_order_of_the_numbers() {
        assert!(OPCODES.is_sorted_by_key(|info| info.opcode));
        let call = Opcode::CALL.info().unwrap();
        assert_eq!((call.name, call.caches, call.operand), ("CALL", 3, Some(Operand::Count)));
        assert_eq!(Opcodes::base().popped(Opcode::CALL, 2), Some(4));
        assert_eq!(Opcodes::base().pushed(Opcode::UNPACK_EX, 0x102), Some(4));
        assert_eq!(Opcodes::base().popped(Opcode(2000), 0), None);
        assert!(Opcode::JUMP.is_pseudo());
    }
}
