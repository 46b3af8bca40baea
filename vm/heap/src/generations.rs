//! Generations: which objects the collector looks at, in what order.
//!
//! ```text
//!  young   [a] [b] [a] [c] ...        every birth is written down, every death only counted
//!  middle  [i] ...                    what has survived a collection of the young, as it was reached
//!  old     [d] [e] [f] ...            what has survived another one
//!  frozen  [g] ...                    what `gc.freeze()` takes out of all collections
//!  garbage [h] ...                    what a collection has found, and is about to take apart
//! ```
//!
//! A row may name what has died since: its block says that it is free, or that another object lies there now, which has
//! an entry of its own behind. So the last entry for a block counts, and an entry is right only where the object's
//! stage says that it is in this row. Rows are tidied when they have grown; blocks from the system, whose memory goes
//! away, take their entries out when they die.
#![allow(unsafe_code)]

use std::cell::{Cell, RefCell};
use std::mem::{ManuallyDrop, size_of};
use std::ptr;

use super::room::{self, NoRoom};
use super::{Header, Kind, allocator, memory, mode};

/// The object can be part of a cycle: it stands in one of the rows.
pub const TRACKED: u8 = 1;
/// It stands in the row of the old; with the next one too, in that of garbage.
pub(super) const OLD: u8 = 2;
/// It stands in the row of the frozen.
pub(super) const FROZEN: u8 = 4;
/// It is one of those that a collection looks at.
pub(super) const COLLECTING: u8 = 8;
/// A collection has passed it by, as nobody held it of those that it had looked at.
pub(super) const PASSED: u8 = 16;
/// Its block comes from the system.
pub(super) const SYSTEM: u8 = 32;
/// It stands in the row between the young and the old.
const MIDDLE: u8 = 64;
/// It stands in the row of the young only to be counted there: no collection looks at it.
const COUNTED: u8 = 128;
/// The bits that say in which row it stands.
const STANDING: u8 = OLD | FROZEN | MIDDLE;

/// Where a row has an object whose block comes from the system.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place(usize);

impl Place {
    pub const NOWHERE: Place = Place(usize::MAX);

    fn new(row: Row, index: usize) -> Place {
        Place(index * ROW_COUNT + row as usize)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Row {
    Young = 0,
    Middle = 1,
    Old = 2,
    Frozen = 3,
    Garbage = 4,
}

const ROW_COUNT: usize = 5;

impl Row {
    /// The bits of the stage that say in which row an object stands.
    fn bits(self) -> u8 {
        match self {
            Row::Young => TRACKED,
            Row::Middle => TRACKED | MIDDLE,
            Row::Old => TRACKED | OLD,
            Row::Frozen => TRACKED | FROZEN,
            Row::Garbage => TRACKED | OLD | FROZEN,
        }
    }
}

type Entries = ManuallyDrop<Vec<*const Header>>;

thread_local! {
    static ROWS: [RefCell<Entries>; ROW_COUNT] =
        const { [const { RefCell::new(ManuallyDrop::new(Vec::new())) }; ROW_COUNT] };
    /// Where the next birth is written, within the room of the row of the young, and where that ends.
    static NEXT: Cell<*mut *const Header> = const { Cell::new(ptr::null_mut()) };
    static END: Cell<*mut *const Header> = const { Cell::new(ptr::null_mut()) };
    /// Whether there are enough young objects for a collection.
    static DUE: Cell<bool> = const { Cell::new(false) };
    /// How many objects there were in a row when it was last tidied because it had grown.
    static TIDY: [Cell<usize>; ROW_COUNT] = const { [const { Cell::new(0) }; ROW_COUNT] };
    /// How many young objects that is; none where zero.
    static THRESHOLD: Cell<usize> = const { Cell::new(2000) };
    /// How many young objects there were when their row was last tidied.
    static TIDY_YOUNG: Cell<usize> = const { Cell::new(0) };
    /// While the room is closed: how many births count.
    static COUNT: Cell<usize> = const { Cell::new(0) };
    /// While the room is open: the address that lies as many places before `NEXT` as births count.
    static DEAD: Cell<usize> = const { Cell::new(0) };
}

/// How many births are written down before the row is tidied where no threshold asks for fewer.
const ROOM: usize = 4096;

/// Writes down the birth of an object that can be part of a cycle.
#[inline(always)]
pub(super) fn born(header: &Header) {
    header.set_counted();
    let (next, stage) = (NEXT.get(), header.stage());
    header.set_stage(stage | TRACKED);
    if stage & SYSTEM != 0 || next == END.get() {
        return born_slowly(header);
    }
    // SAFETY: `next` lies within the room that `open_room` made.
    unsafe {
        ptr::write(next, header);
        NEXT.set(next.add(1));
    }
}

/// The same of one that is in no cycle so far, but counts where the number of births makes a collection due.
#[inline(always)]
pub(super) fn born_untracked(header: &Header) {
    header.set_stage(header.stage() | COUNTED);
    born(header);
}

/// Whether collections look at the object.
#[inline(always)]
pub(super) fn is_tracked(header: &Header) -> bool {
    header.stage() & (TRACKED | COUNTED) == TRACKED
}

/// Whether an object stands in the row of garbage.
pub(super) fn is_garbage(header: &Header) -> bool {
    header.stage() & (TRACKED | STANDING) == Row::Garbage.bits()
}

/// Has collections look at an object from here on, as at one that has just been born.
pub(super) fn track(header: &Header) {
    if !is_tracked(header) {
        header.set_stage(header.stage() & !COUNTED);
        put_last(header);
    }
}

#[cold]
#[inline(never)]
fn born_slowly(header: &Header) {
    close_room();
    let count = COUNT.get() + 1;
    COUNT.set(count);
    if mode::stresses() || is_enough(count) {
        DUE.set(true);
    }
    if births_until_tidy() == 0 {
        tidy(Row::Young);
    }
    push(Row::Young, header);
    open_room();
}

/// An object has died whose birth was written down: as in CPython, one less counts, whatever generation it was in.
#[inline(always)]
pub(super) fn died() {
    let dead = DEAD.get();
    if dead < NEXT.get().addr() {
        DEAD.set(dead + size_of::<*const Header>());
    }
}

/// Objects hold much more memory in large blocks than after the last collection.
pub(super) fn much_is_held() {
    if THRESHOLD.get() > 0 {
        DUE.set(true);
    }
}

/// Whether the machine is yet to notice that the system has no more memory.
pub(super) fn set_memory_is_short(short: bool) {
    DUE.set(short);
}

/// How many births go, if nothing dies, before one makes a collection due.
fn births_until_due() -> usize {
    match THRESHOLD.get() {
        0 => ROOM,
        _ if DUE.get() => ROOM,
        threshold => threshold.saturating_sub(COUNT.get()),
    }
}

/// How many births go before the row of the young is tidied: in proportion to what was left when it last was.
fn births_until_tidy() -> usize {
    let tidy = TIDY_YOUNG.get();
    (tidy + tidy.max(ROOM)).saturating_sub(length(Row::Young))
}

fn is_enough(count: usize) -> bool {
    let threshold = THRESHOLD.get();
    threshold > 0 && count > threshold
}

/// Makes the births written since the room was opened part of the row.
fn close_room() {
    ROWS.with(|rows| {
        let mut young = rows[Row::Young as usize].borrow_mut();
        if !NEXT.get().is_null() {
            // SAFETY: `NEXT` has moved within the vector's room, and everything before it has been written.
            unsafe {
                let length = NEXT.get().offset_from(young.as_ptr().cast_mut()) as usize;
                debug_assert!(length <= young.capacity());
                young.set_len(length);
            }
            let counted = NEXT.get().addr().wrapping_sub(DEAD.get());
            COUNT.set(counted / size_of::<*const Header>());
        }
    });
}

/// Makes room for births behind what the row has.
fn open_room() {
    let ahead = births_until_due().min(births_until_tidy());
    ROWS.with(|rows| {
        let mut young = rows[Row::Young as usize].borrow_mut();
        let ahead = match mode::stresses() {
            true => 0,
            false => ahead,
        };
        // Where there is no memory for so many, those go for which there is room.
        let ahead = match room::reserve(&mut young, ahead) {
            Ok(()) => ahead,
            Err(NoRoom) => young.capacity() - young.len(),
        };
        let length = young.len();
        // SAFETY: within the room just reserved.
        unsafe {
            let next = young.as_mut_ptr().add(length);
            NEXT.set(next);
            END.set(next.add(ahead));
            DEAD.set(next.addr().wrapping_sub(COUNT.get() * size_of::<*const Header>()));
        }
    });
}

/// The heap's mode is another: births are written down in another way.
pub(super) fn mode_changed() {
    close_room();
    open_room();
}

/// Puts an entry behind the last. An object for which a row has no room is none of the collector's from here on.
fn push(row: Row, header: &Header) {
    let pushed = ROWS.with(|rows| {
        let mut entries = rows[row as usize].borrow_mut();
        room::push(&mut entries, ptr::from_ref(header)).map(|()| entries.len() - 1)
    });
    let place = match pushed {
        Ok(index) => Place::new(row, index),
        Err(NoRoom) => {
            header.set_stage(header.stage() & SYSTEM);
            allocator::give_up_reserve();
            Place::NOWHERE
        }
    };
    stand_at(place, header);
}

/// Notes where a row has an object whose block comes from the system.
fn stand_at(place: Place, header: &Header) {
    if header.stage() & SYSTEM != 0 {
        // SAFETY: the stage says that the block comes from the system.
        let former = unsafe { memory::replace_place(header, place) };
        // A row that has been emptied may have it at the same place again.
        if former != place {
            leave(former, header);
        }
    }
}

/// The same where its former entry is gone.
fn note_place(header: &Header, place: Place) {
    if header.stage() & SYSTEM != 0 {
        // SAFETY: the stage says that the block comes from the system.
        unsafe { memory::replace_place(header, place) };
    }
}

/// Lists for a search, with room for all that it looks at.
pub(super) struct SearchRoom {
    pub passed: Vec<*const Header>,
    pub late: Vec<*const Header>,
}

impl SearchRoom {
    /// Room for a search of so many objects.
    pub fn of(count: usize) -> Result<SearchRoom, NoRoom> {
        Ok(SearchRoom { passed: room::for_items(count)?, late: room::for_items(count)? })
    }
}

/// Makes room for a collection of some rows, for its search and for what it puts into a row. Where that row is collected
/// too, everything comes into a new one.
pub(super) fn make_room(from: &[Row], to: Row) -> Result<SearchRoom, NoRoom> {
    close_room();
    let made = ROWS.with(|rows| {
        let count = from.iter().map(|row| rows[*row as usize].borrow().len()).sum();
        let room = SearchRoom::of(count)?;
        match from.contains(&to) {
            // What is taken becomes one list.
            true => room::for_items::<*const Header>(count).map(drop)?,
            false => room::reserve(&mut rows[to as usize].borrow_mut(), count)?,
        }
        Ok(room)
    });
    open_room();
    if made.is_err() {
        allocator::give_up_reserve();
    }
    made
}

/// A block from the system leaves its place in a row, which may have gone before.
pub(super) fn leave(place: Place, block: *const Header) {
    if place == Place::NOWHERE {
        return;
    }
    ROWS.with(|rows| {
        let (row, index) = (place.0 % ROW_COUNT, place.0 / ROW_COUNT);
        if let Some(entry) = rows[row].borrow_mut().get_mut(index)
            && *entry == block
        {
            *entry = ptr::null();
        }
    });
}

/// Whether the entry names an object that is alive and stands in `row`.
fn stands(entry: *const Header, row: Row) -> bool {
    if entry.is_null() {
        return false;
    }
    // SAFETY: chunks are given back only after rows were tidied; blocks from the system take their entries out before they go.
    let header = unsafe { &*entry };
    header.kind() != Kind::Free
        && header.count() > 0
        && header.stage() & (TRACKED | STANDING | COLLECTING) == row.bits()
}

/// Empties a row; gives what stood in it in the order of age, each marked as one that the collection looks at.
fn take_marked(row: Row) -> Vec<*const Header> {
    let mut taken = ManuallyDrop::into_inner(ROWS.with(|rows| rows[row as usize].take()));
    let mut first = taken.len();
    for index in (0..taken.len()).rev() {
        let entry = taken[index];
        if stands(entry, row) {
            // SAFETY: a live object.
            let header = unsafe { &*entry };
            header.set_stage(header.stage() | COLLECTING);
            first -= 1;
            taken[first] = entry;
        }
    }
    taken.drain(..first);
    if row == Row::Young {
        TIDY_YOUNG.set(0);
    }
    taken
}

/// Takes everything out of some rows, one after the other, in the order of age. Births are counted anew.
pub(super) fn take(rows: &[Row]) -> Vec<*const Header> {
    close_room();
    COUNT.set(0);
    let mut taken = Vec::new();
    for row in rows {
        match taken.is_empty() {
            true => taken = take_marked(*row),
            false => taken.append(&mut take_marked(*row)),
        }
    }
    open_room();
    DUE.set(false);
    taken
}

/// Takes everything out of the row of garbage, oldest first. An empty one with room takes its place.
pub(super) fn take_garbage(room: Vec<*const Header>) -> Vec<*const Header> {
    debug_assert!(room.is_empty(), "a row begins without entries");
    let taken = take_marked(Row::Garbage);
    replace_row(Row::Garbage, room);
    taken
}

/// What the row of garbage has at a place: nothing once that has died, `None` at the end.
pub(super) fn garbage_at(index: usize) -> Option<Option<*const Header>> {
    let entry = ROWS.with(|rows| rows[Row::Garbage as usize].borrow().get(index).copied())?;
    Some(stands(entry, Row::Garbage).then_some(entry))
}

/// What stands in up to three rows, each apart.
pub(super) type Sets = [Vec<*const Header>; 3];

/// Takes everything out of some rows, to look at it and put back what stays. Nothing is born meanwhile.
pub(super) fn take_apart(rows: &[Row]) -> Sets {
    close_room();
    let mut sets = Sets::default();
    for (set, &row) in sets.iter_mut().zip(rows) {
        *set = take_marked(row);
    }
    sets
}

/// Puts what stays back into the rows that it comes from.
pub(super) fn put_back_apart(rows: &[Row], sets: Sets) {
    for (set, &row) in sets.into_iter().zip(rows) {
        put_back(row, set);
    }
    open_room();
}

/// How many objects a search in place may call garbage: there is room for them in the rows that they go through.
pub(super) fn make_some_room(to: Row, most: usize) -> Result<usize, NoRoom> {
    close_room();
    let made = ROWS.with(|rows| {
        let both = || [Row::Garbage, to].map(|row| rows[row as usize].borrow_mut());
        let halves = std::iter::successors(Some(most), |count| Some(count / 2));
        let mut counts = halves.take_while(|&count| count > 0);
        let fits = |&count: &usize| both().iter_mut().all(|row| room::exactly(row, count).is_ok());
        counts.find(fits).ok_or(NoRoom)
    });
    open_room();
    made
}

/// Puts an object into a row.
pub(super) fn put(row: Row, header: &Header) {
    header.set_stage(stage_in(row, header));
    push(row, header);
}

/// Puts those objects into a row that stay, and takes the others out of all collections; says how many stay.
pub(super) fn put_all(
    row: Row,
    mut objects: Vec<*const Header>,
    stays: impl Fn(&Header) -> bool,
) -> usize {
    debug_assert!(row != Row::Young, "births are written there");
    let is_empty = length(row) == 0;
    let mut staying = 0;
    objects.retain(|&entry| {
        // SAFETY: a live object.
        let header = unsafe { &*entry };
        match stays(header) {
            false => untrack(header),
            true if is_empty => {
                header.set_stage(stage_in(row, header));
                note_place(header, Place::new(row, staying));
                staying += 1;
            }
            true => {
                put(row, header);
                staying += 1;
            }
        }
        header.stage() & TRACKED != 0
    });
    if is_empty {
        // The list becomes the row.
        replace_row(row, shrunk(objects));
    }
    staying
}

/// The stage of an object that comes to stand in a row.
fn stage_in(row: Row, header: &Header) -> u8 {
    header.stage() & (SYSTEM | COUNTED) | row.bits()
}

/// Makes an object that is tracked the youngest one.
pub(super) fn put_last(header: &Header) {
    close_room();
    put(Row::Young, header);
    open_room();
}

/// Takes out of a marked set what no collection looks at.
pub(super) fn leave_out_untracked(set: &mut Vec<*const Header>) {
    set.retain(|&entry| {
        // SAFETY: a live object.
        let header = unsafe { &*entry };
        let stays = is_tracked(header);
        if !stays {
            untrack(header);
        }
        stays
    });
}

/// Takes an object that stands in no row out of all collections.
pub(super) fn untrack(header: &Header) {
    header.set_stage(header.stage() & SYSTEM);
    stand_at(Place::NOWHERE, header);
}

/// Leaves out the entries that mean nothing; says how many are left.
fn tidy(row: Row) -> usize {
    let standing = take_marked(row);
    put_back(row, standing)
}

/// Puts marked objects back into the row that they were taken from, which is empty; says how many they are.
fn put_back(row: Row, standing: Vec<*const Header>) -> usize {
    for (index, &entry) in standing.iter().enumerate() {
        // SAFETY: a live object.
        let header = unsafe { &*entry };
        header.set_stage(header.stage() & !COLLECTING);
        note_place(header, Place::new(row, index));
    }
    let count = standing.len();
    replace_row(row, shrunk(standing));
    if row == Row::Young {
        TIDY_YOUNG.set(count);
    }
    count
}

/// A list without most of the room that it has for more.
fn shrunk(mut entries: Vec<*const Header>) -> Vec<*const Header> {
    let most = entries.len().max(ROOM);
    if entries.capacity() > 4 * most {
        entries.shrink_to(2 * most);
    }
    entries
}

/// A list takes the place of a row, which is empty.
fn replace_row(row: Row, entries: Vec<*const Header>) {
    let former = ROWS.with(|rows| rows[row as usize].replace(ManuallyDrop::new(entries)));
    debug_assert!(former.is_empty(), "what stood there would stand nowhere");
    drop(ManuallyDrop::into_inner(former));
}

/// Leaves out the entries of all rows that mean nothing. No collection may be under way.
pub(super) fn tidy_all() {
    close_room();
    for row in [Row::Young, Row::Middle, Row::Old, Row::Frozen, Row::Garbage] {
        tidy(row);
    }
    open_room();
}

/// How many entries a row has.
pub(super) fn length(row: Row) -> usize {
    ROWS.with(|rows| rows[row as usize].borrow().len())
}

/// Leaves out the entries of a row of survivors that mean nothing, of those from the place `first` on.
pub(super) fn tidy_behind(row: Row, first: usize) {
    ROWS.with(|rows| {
        let mut entries = rows[row as usize].borrow_mut();
        let first = first.min(entries.len());
        let mut kept = first;
        for index in first..entries.len() {
            let entry = entries[index];
            if stands(entry, row) {
                entries[kept] = entry;
                // SAFETY: a live object.
                note_place(unsafe { &*entry }, Place::new(row, kept));
                kept += 1;
            }
        }
        entries.truncate(kept);
    });
}

/// Tidies a row of survivors where it has grown far beyond so many objects.
pub(super) fn tidy_grown(row: Row, alive: usize) {
    let entries = length(row);
    TIDY.with(|tidy_counts| {
        let before = &tidy_counts[row as usize];
        if entries > 4 * alive.max(ROOM) && entries > 2 * before.get() {
            before.set(tidy(row));
        }
    });
}

/// Whether a collection is due.
#[inline(always)]
pub(super) fn is_due() -> bool {
    DUE.get()
}

pub(super) fn set_threshold(threshold: usize) {
    close_room();
    THRESHOLD.set(threshold);
    open_room();
}

/// How many births count: those since the last collection, less the deaths since then.
pub(super) fn young_count() -> usize {
    close_room();
    let count = COUNT.get();
    open_room();
    count
}

/// How many entries the rows have that a collection of all generations looks at.
pub(super) fn entries() -> usize {
    [Row::Young, Row::Middle, Row::Old].into_iter().map(length).sum()
}

/// What stands in a row and is looked at, oldest first.
pub(super) fn standing(row: Row) -> Vec<*const Header> {
    let mut standing = Vec::with_capacity(length(row));
    for_each_standing(row, |entry| standing.push(entry));
    standing
}

/// Calls `visit` with what stands in a row and is looked at, oldest first. Nothing may be born or die meanwhile.
pub(super) fn for_each_standing(row: Row, mut visit: impl FnMut(*const Header)) {
    close_room();
    tidy(row);
    ROWS.with(|rows| {
        for &entry in rows[row as usize].borrow().iter() {
            // SAFETY: the row has just been tidied: its entries are live objects.
            if is_tracked(unsafe { &*entry }) {
                visit(entry);
            }
        }
    });
    open_room();
}

/// Moves everything that stands in one row to another.
pub(super) fn move_all(from: Row, to: Row) {
    close_room();
    for entry in take_marked(from) {
        // SAFETY: a live object.
        put(to, unsafe { &*entry });
    }
    open_room();
}

/// What has been born so far lives as long as the thread: no collection looks at it.
pub fn forget_all() {
    close_room();
    for row in [Row::Old, Row::Middle, Row::Young] {
        for entry in take_marked(row) {
            // SAFETY: a live object.
            let header = unsafe { &*entry };
            header.set_stage(header.stage() & SYSTEM);
            if header.stage() & SYSTEM != 0 {
                // SAFETY: the stage says so.
                unsafe { memory::replace_place(entry, Place::NOWHERE) };
            }
        }
    }
    open_room();
}
