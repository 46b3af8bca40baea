//! Runs of `SWAP`s: the fewest that have the same effect, or none, where stores can change places.
//!
//! ```text
//! SWAP  3          SWAP  2                 SWAP  2
//! SWAP  2     =>   SWAP  3                 STORE_FAST  a     =>     STORE_FAST  b
//! SWAP  2          NOP                     STORE_FAST  b            STORE_FAST  a
//! ```

use crate::opcode::Opcode;

use super::graph::CfgInstruction;

pub fn run(block: &mut [CfgInstruction]) {
    let mut place = 0;
    while place < block.len() {
        if block[place].opcode == Opcode::SWAP {
            place += shorten_run(&mut block[place..]);
            exchange_stores(block, place);
        }
        place += 1;
    }
}

/// Shortens the run of `SWAP`s and `NOP`s that `run` begins with; the distance to its last instruction.
fn shorten_run(run: &mut [CfgInstruction]) -> usize {
    let is_part =
        |instruction: &CfgInstruction| matches!(instruction.opcode, Opcode::SWAP | Opcode::NOP);
    let length = run.iter().position(|instruction| !is_part(instruction)).unwrap_or(run.len());
    let run = &mut run[..length];
    let swaps = run.iter().filter(|instruction| instruction.opcode == Opcode::SWAP);
    let depth = swaps.clone().map(|swap| swap.oparg as usize).max().unwrap_or(0);
    if swaps.count() == 1 {
        return 0;
    }
    // What is on the stack in the end, the top first; `None` once it is where it belongs.
    let mut stack: Vec<Option<usize>> = (0..depth).map(Some).collect();
    for swap in run.iter().filter(|instruction| instruction.opcode == Opcode::SWAP) {
        stack.swap(0, swap.oparg as usize - 1);
    }
    // Each cycle of the permutation, begun at its top, takes a SWAP for each item but the top of the
    // stack itself. Undoing the permutation backwards makes it: so from the end of the run.
    let mut free = length;
    for start in 0..depth {
        if stack[start].is_none_or(|item| item == start) {
            continue;
        }
        let mut item = start;
        loop {
            if item != 0 {
                free -= 1;
                run[free].become_op(Opcode::SWAP, item as u32 + 1);
            }
            match stack[item].take() {
                Some(next) => item = next,
                None => break,
            }
        }
    }
    for instruction in &mut run[..free] {
        instruction.become_nop();
    }
    length - 1
}

/// Whether an instruction only takes the top of the stack and can change places with another such.
fn is_swappable(opcode: Opcode) -> bool {
    matches!(opcode, Opcode::STORE_FAST | Opcode::STORE_FAST_MAYBE_NULL | Opcode::POP_TOP)
}

/// The local that an instruction stores to.
fn stored(instruction: &CfgInstruction) -> Option<u32> {
    matches!(instruction.opcode, Opcode::STORE_FAST | Opcode::STORE_FAST_MAYBE_NULL)
        .then_some(instruction.oparg)
}

/// The next swappable instruction, on the line `line` where one is given.
fn next_swappable(block: &[CfgInstruction], from: usize, line: Option<i32>) -> Option<usize> {
    for (place, instruction) in block.iter().enumerate().skip(from + 1) {
        if line.is_some_and(|line| line >= 0 && instruction.location.lineno != line) {
            // Names bound between line events must be those that the source says.
            return None;
        }
        if instruction.opcode == Opcode::NOP {
            continue;
        }
        return is_swappable(instruction.opcode).then_some(place);
    }
    None
}

/// Applies the `SWAP`s at `place` and before it to the instructions that take what they swap.
fn exchange_stores(block: &mut [CfgInstruction], place: usize) {
    for swap in (0..=place).rev() {
        let CfgInstruction { opcode, oparg, .. } = block[swap];
        if opcode != Opcode::SWAP {
            if opcode == Opcode::NOP || is_swappable(opcode) {
                continue;
            }
            return;
        }
        let Some(first) = next_swappable(block, swap, None) else { return };
        let line = block[first].location.lineno;
        let mut second = first;
        for _ in 1..oparg {
            match next_swappable(block, second, Some(line)) {
                Some(next) => second = next,
                None => return,
            }
        }
        if stores_conflict(block, first, second) {
            return;
        }
        block[swap].become_nop();
        block.swap(first, second);
    }
}

/// Whether two stores, or one between them, store to the same local.
fn stores_conflict(block: &[CfgInstruction], first: usize, second: usize) -> bool {
    let (store_first, store_second) = (stored(&block[first]), stored(&block[second]));
    if store_first.is_none() && store_second.is_none() {
        return false;
    }
    store_first == store_second
        || block[first + 1..second]
            .iter()
            .filter_map(stored)
            .any(|between| Some(between) == store_first || Some(between) == store_second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instruction::SourceLocation;

    fn block(instructions: &[(Opcode, u32)]) -> Vec<CfgInstruction> {
        let made = |&(opcode, oparg)| CfgInstruction::new(opcode, oparg, SourceLocation::line(1));
        instructions.iter().map(made).collect()
    }

    #[test]
    fn a_run_has_its_effect_with_the_fewest_swaps() {
        let mut found = block(&[(Opcode::SWAP, 2), (Opcode::SWAP, 3), (Opcode::SWAP, 2)]);
        run(&mut found);
        assert_eq!(found.len(), 3);
        let effect = |block: &[CfgInstruction]| {
            let mut stack = ['c', 'b', 'a'];
            for one in block.iter().filter(|one| one.opcode == Opcode::SWAP) {
                stack.swap(0, one.oparg as usize - 1);
            }
            stack
        };
        assert_eq!(effect(&found), ['c', 'a', 'b']);
    }

    #[test]
    fn stores_change_places_unless_they_store_to_the_same_local() {
        let store = |local| (Opcode::STORE_FAST, local);
        let mut found = block(&[(Opcode::SWAP, 2), store(0), store(1)]);
        run(&mut found);
        assert_eq!(found, block(&[(Opcode::NOP, 0), store(1), store(0)]));
        let same = block(&[(Opcode::SWAP, 2), store(0), store(0)]);
        let mut found = same.clone();
        run(&mut found);
        assert_eq!(found, same);
    }
}
