//! The search of a collection where there is no memory for lists of all objects.
//!
//! ```text
//!  subtract        as ever
//!  reach           the objects' own stages say which have been reached; those that are yet to be looked into stand in a
//!                  short list, and where it is full, all that have been reached are looked into once more
//!  restore         every count is made whole by looking at all objects again
//!  the rest        is garbage, as much of it as there is room for: what is left over is taken for alive this time
//! ```
//!
//! What holds is what holds for every search; the objects that stay keep their places in their rows.

use super::Header;
use super::collector::{
    count_again, count_less, for_each_former_class_in_set, for_each_in_set, header_at,
};
use super::generations::{self, PASSED, Row, Sets};
use super::room::{self, NoRoom};

/// How many objects wait to be looked into.
const WAITING: usize = 8192;

/// How many objects are called garbage at once: a list of them is no more than a reserve of memory can give.
const MOST_GARBAGE: usize = 1 << 18;

/// Finds those that stand in `rows` and that nobody outside reaches. They end up in the row of garbage; there is room for
/// them in `survivors`. Says how many they are, and whether that was all of the garbage.
pub(super) fn search(rows: &[Row], survivors: Row) -> Result<(usize, bool), NoRoom> {
    let most = generations::make_some_room(survivors, MOST_GARBAGE)?;
    let mut reach = Reach::new()?;
    let mut sets = generations::take_apart(rows);
    pass_by_unreached(&mut sets, &mut reach);
    let (mut garbage, mut is_all) = (0, true);
    for set in &mut sets {
        set.retain(|&address| {
            let header = header_at(address);
            if header.stage() & PASSED == 0 {
                return true;
            }
            header.set_stage(header.stage() & !PASSED);
            if garbage == most {
                is_all = false;
                return true;
            }
            garbage += 1;
            generations::put(Row::Garbage, header);
            false
        });
    }
    generations::put_back_apart(rows, sets);
    Ok((garbage, is_all))
}

/// Looks once more at what stands in the row of garbage: what is reached by now goes to `survivors`, where there is room
/// for it, the rest stays.
pub(super) fn search_again(mut reach: Reach, survivors: Row) {
    const ROWS: [Row; 1] = [Row::Garbage];
    let mut sets = generations::take_apart(&ROWS);
    pass_by_unreached(&mut sets, &mut reach);
    sets[0].retain(|&address| {
        let header = header_at(address);
        let is_garbage = header.stage() & PASSED != 0;
        match is_garbage {
            true => header.set_stage(header.stage() & !PASSED),
            false => generations::put(survivors, header),
        }
        is_garbage
    });
    generations::put_back_apart(&ROWS, sets);
}

/// Marks those of the sets that nobody outside reaches as passed by.
fn pass_by_unreached(sets: &mut Sets, reach: &mut Reach) {
    sets.iter_mut().for_each(generations::leave_out_untracked);
    for header in all(sets) {
        header.set_stage(header.stage() | PASSED);
        for_each_in_set(header, count_less);
    }
    for_each_former_class_in_set(count_less);
    reach.everything_held(sets);
    all(sets).for_each(|header| for_each_in_set(header, count_again));
    for_each_former_class_in_set(count_again);
}

fn all(sets: &Sets) -> impl Iterator<Item = &Header> {
    sets.iter().flatten().map(|&address| header_at(address))
}

/// What has been reached, and is to be looked into.
pub(super) struct Reach {
    waiting: Vec<*const Header>,
    /// There was no room for one of them.
    was_full: bool,
}

impl Reach {
    pub fn new() -> Result<Reach, NoRoom> {
        Ok(Reach { waiting: room::for_items(WAITING)?, was_full: false })
    }

    /// Reaches what is held from outside, and all that it reaches.
    fn everything_held(&mut self, sets: &Sets) {
        for header in all(sets).filter(|header| header.count() > 0) {
            if header.stage() & PASSED != 0 {
                header.set_stage(header.stage() & !PASSED);
                self.look_into(header);
            }
        }
        while std::mem::take(&mut self.was_full) {
            for header in all(sets) {
                if header.stage() & PASSED == 0 {
                    self.look_into(header);
                }
            }
        }
    }

    fn look_into(&mut self, header: &Header) {
        self.reach_from(header);
        while let Some(address) = self.waiting.pop() {
            self.reach_from(header_at(address));
        }
    }

    fn reach_from(&mut self, header: &Header) {
        for_each_in_set(header, |target| {
            if target.stage() & PASSED == 0 {
                return;
            }
            target.set_stage(target.stage() & !PASSED);
            match self.waiting.len() < self.waiting.capacity() {
                true => self.waiting.push(target),
                false => self.was_full = true,
            }
        });
    }
}
