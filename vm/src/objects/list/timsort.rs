//! The merge sort of CPython's lists, which takes advantage of runs that are there already. Programs see which items it
//! compares, in what order, and how far it came where a comparison failed.
//!
//! ```text
//!  3 4 9 | 8 5 1 | 2 6 ...     runs, ascending or strictly descending, are found from left to right; the short ones are
//!                              made longer by insertion
//!  [3 4 9] [1 5 8] ...         neighbours wait on a stack until their merge would be as deep as a balanced tree has it
//! ```
//!
//! What is sorted are numbers that stand for the items: whatever `less` does, they stay a permutation.

/// A run shorter than this, or a half, is made longer.
const LONGEST_SHORT_RUN: usize = 64;
/// How often one side has to win in a row before it is searched in leaps.
const MIN_GALLOP: usize = 7;

/// Sorts `order` by `less`; the first error ends it.
pub fn sort<E>(
    order: &mut [u32],
    less: &mut impl FnMut(u32, u32) -> Result<bool, E>,
) -> Result<(), E> {
    let least = least_run(order.len());
    let mut sorting = Sorting { order, less, runs: Vec::new(), min_gallop: MIN_GALLOP };
    let mut start = 0;
    while start < sorting.order.len() {
        let rest = &mut sorting.order[start..];
        let mut length = make_run(rest, sorting.less)?;
        if length < least {
            let forced = least.min(rest.len());
            insert(&mut rest[..forced], length, sorting.less)?;
            length = forced;
        }
        sorting.merge_deeper_than(start, length)?;
        sorting.runs.push(Run { start, length, power: 0 });
        start += length;
    }
    sorting.merge_all()
}

/// A length for runs, so that the number of runs is a power of two or a little less.
fn least_run(length: usize) -> usize {
    let (mut least, mut rest) = (length, 0);
    while least >= LONGEST_SHORT_RUN {
        rest |= least & 1;
        least >>= 1;
    }
    least + rest
}

/// How many items from the first on are a run, which is ascending afterwards.
fn make_run<E>(
    items: &mut [u32],
    less: &mut impl FnMut(u32, u32) -> Result<bool, E>,
) -> Result<usize, E> {
    let mut end = ascent(items, 1, less)?;
    if end == items.len() {
        return Ok(end);
    }
    // What comes next is less. Where all before it are equal, they are the beginning of a descent.
    if end > 1 {
        if less(items[0], items[end - 1])? {
            return Ok(end);
        }
        items[..end].reverse();
    }
    end += 1;
    // The last ones that are equal, but for the first of them: they keep their order when the descent is reversed.
    let mut equal = 0;
    while end < items.len() {
        if less(items[end], items[end - 1])? {
            reverse_equal(&mut items[..end], equal);
            equal = 0;
        } else if less(items[end - 1], items[end])? {
            break;
        } else {
            equal += 1;
        }
        end += 1;
    }
    reverse_equal(&mut items[..end], equal);
    items[..end].reverse();
    ascent(items, end, less)
}

/// Where an ascent that reaches to `end` is over.
fn ascent<E>(
    items: &[u32],
    mut end: usize,
    less: &mut impl FnMut(u32, u32) -> Result<bool, E>,
) -> Result<usize, E> {
    while end < items.len() && !less(items[end], items[end - 1])? {
        end += 1;
    }
    Ok(end)
}

fn reverse_equal(items: &mut [u32], equal: usize) {
    if equal > 0 {
        let first = items.len() - equal - 1;
        items[first..].reverse();
    }
}

/// Puts each item from `sorted` on to its place among those before it.
fn insert<E>(
    items: &mut [u32],
    sorted: usize,
    less: &mut impl FnMut(u32, u32) -> Result<bool, E>,
) -> Result<(), E> {
    for end in sorted..items.len() {
        let item = items[end];
        let (mut low, mut high) = (0, end);
        while low < high {
            let middle = (low + high) / 2;
            if less(item, items[middle])? { high = middle } else { low = middle + 1 }
        }
        items.copy_within(low..end, low + 1);
        items[low] = item;
    }
    Ok(())
}

/// How many of the items, which are sorted, come before a place that `is_before` knows; looked for in leaps from `hint` on.
fn gallop<E>(
    items: &[u32],
    hint: usize,
    mut is_before: impl FnMut(u32) -> Result<bool, E>,
) -> Result<usize, E> {
    let (mut near, mut far) = (0, 1);
    let (mut low, mut high);
    if is_before(items[hint])? {
        let most = items.len() - hint;
        while far < most && is_before(items[hint + far])? {
            (near, far) = (far, 2 * far + 1);
        }
        (low, high) = (hint + near + 1, hint + far.min(most));
    } else {
        let most = hint + 1;
        while far < most && !is_before(items[hint - far])? {
            (near, far) = (far, 2 * far + 1);
        }
        (low, high) = (hint + 1 - far.min(most), hint - near);
    }
    while low < high {
        let middle = low + (high - low) / 2;
        if is_before(items[middle])? { low = middle + 1 } else { high = middle }
    }
    Ok(high)
}

struct Run {
    start: usize,
    length: usize,
    /// How deep its merge with the next one lies in the tree of merges.
    power: u32,
}

struct Sorting<'a, Less> {
    order: &'a mut [u32],
    less: &'a mut Less,
    /// Those that are yet to be merged, each behind the one before.
    runs: Vec<Run>,
    /// How often one side has to win in a row, by now, before leaps are tried.
    min_gallop: usize,
}

impl<E, Less: FnMut(u32, u32) -> Result<bool, E>> Sorting<'_, Less> {
    /// Merges those runs whose merges lie deeper than that of the last one with a new one.
    fn merge_deeper_than(&mut self, start: usize, length: usize) -> Result<(), E> {
        let Some(last) = self.runs.last() else { return Ok(()) };
        let power = power(last.start, start, start + length, self.order.len());
        while let [.., before, _] = &self.runs[..]
            && before.power > power
        {
            self.merge_at(self.runs.len() - 2)?;
        }
        if let Some(last) = self.runs.last_mut() {
            last.power = power;
        }
        Ok(())
    }

    fn merge_all(&mut self) -> Result<(), E> {
        while self.runs.len() > 1 {
            let mut place = self.runs.len() - 2;
            if place > 0 && self.runs[place - 1].length < self.runs[place + 1].length {
                place -= 1;
            }
            self.merge_at(place)?;
        }
        Ok(())
    }

    /// Merges a run with the next one.
    fn merge_at(&mut self, place: usize) -> Result<(), E> {
        let next = self.runs.remove(place + 1);
        let run = &mut self.runs[place];
        let (mut start, middle, mut end) = (run.start, next.start, next.start + next.length);
        run.length += next.length;
        let Sorting { order, less, .. } = self;
        // What is at its place already needs no merge.
        let first = order[middle];
        start += gallop(&order[start..middle], 0, |item| less(first, item).map(|less| !less))?;
        if start == middle {
            return Ok(());
        }
        let last = order[middle - 1];
        end = middle + gallop(&order[middle..end], end - middle - 1, |item| less(item, last))?;
        if end == middle {
            return Ok(());
        }
        match middle - start <= end - middle {
            true => self.merge_forwards(start, middle, end),
            false => self.merge_backwards(start, middle, end),
        }
    }

    /// Merges from the left, where the left run is no longer than the right one.
    fn merge_forwards(&mut self, start: usize, middle: usize, end: usize) -> Result<(), E> {
        let left = self.order[start..middle].to_vec();
        let mut merge = Forwards { left: &left, one: 0, two: middle, end, target: start };
        // It is known that the first of the right run comes first, and the last of the left run last.
        merge.take_right(self.order, 1);
        let outcome = self.merge(&mut merge);
        let rest = &left[merge.one..];
        self.order[merge.target..merge.target + rest.len()].copy_from_slice(rest);
        outcome
    }

    /// Merges from the right, where the right run is shorter than the left one.
    fn merge_backwards(&mut self, start: usize, middle: usize, end: usize) -> Result<(), E> {
        let right = self.order[middle..end].to_vec();
        let two = right.len();
        let mut merge = Backwards { right: &right, start, one: middle, two, target: end };
        // It is known that the last of the left run comes last, and the first of the right run first.
        merge.take_left(self.order, 1);
        let outcome = self.merge(&mut merge);
        let rest = &right[..merge.two];
        self.order[merge.target - rest.len()..merge.target].copy_from_slice(rest);
        outcome
    }

    /// Takes one item after the other; while one run wins again and again, in leaps.
    fn merge<M: Merge>(&mut self, merge: &mut M) -> Result<(), E> {
        let mut min_gallop = self.min_gallop;
        loop {
            let (mut ones, mut twos) = (0, 0);
            loop {
                if merge.is_over(self.order) {
                    return Ok(());
                }
                if ones.max(twos) >= min_gallop {
                    break;
                }
                let (left, right) = merge.next(self.order);
                if (self.less)(right, left)? == M::FORWARDS {
                    merge.take_right(self.order, 1);
                    (ones, twos) = (0, twos + 1);
                } else {
                    merge.take_left(self.order, 1);
                    (ones, twos) = (ones + 1, 0);
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= usize::from(min_gallop > 1);
                self.min_gallop = min_gallop;
                let Sorting { order, less, .. } = self;
                ones = merge.leap_left(order, less)?;
                merge.take_left(order, ones);
                if merge.is_over(order) {
                    return Ok(());
                }
                merge.take_right(order, 1);
                if merge.is_over(order) {
                    return Ok(());
                }
                twos = merge.leap_right(order, less)?;
                merge.take_right(order, twos);
                if merge.is_over(order) {
                    return Ok(());
                }
                merge.take_left(order, 1);
                if merge.is_over(order) {
                    return Ok(());
                }
                if ones.max(twos) < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }
}

/// Where a merge of two runs is. One of them, no longer than the other, has been copied, and so made room for both.
trait Merge {
    /// From the first items on, not from the last ones.
    const FORWARDS: bool;

    /// The next items of the left and of the right run.
    fn next(&self, order: &[u32]) -> (u32, u32);
    fn take_left(&mut self, order: &mut [u32], count: usize);
    fn take_right(&mut self, order: &mut [u32], count: usize);
    /// How many items of the left run go before the next one of the right run is due.
    fn leap_left<E>(
        &self,
        order: &[u32],
        less: &mut impl FnMut(u32, u32) -> Result<bool, E>,
    ) -> Result<usize, E>;
    /// How many items of the right run go before the next one of the left run is due.
    fn leap_right<E>(
        &self,
        order: &[u32],
        less: &mut impl FnMut(u32, u32) -> Result<bool, E>,
    ) -> Result<usize, E>;
    /// Whether nothing is left to be asked. Of a last item in the copied run it is known that it goes last.
    fn is_over(&mut self, order: &mut [u32]) -> bool;
}

/// A merge from the left. What is left of the left run always has room before what is left of the right one.
struct Forwards<'a> {
    left: &'a [u32],
    /// The next one of the left run, the next one of the right run, and where that ends.
    one: usize,
    two: usize,
    end: usize,
    /// Where the next item goes.
    target: usize,
}

impl Merge for Forwards<'_> {
    const FORWARDS: bool = true;

    fn next(&self, order: &[u32]) -> (u32, u32) {
        (self.left[self.one], order[self.two])
    }

    fn take_left(&mut self, order: &mut [u32], count: usize) {
        let taken = &self.left[self.one..self.one + count];
        order[self.target..self.target + count].copy_from_slice(taken);
        (self.one, self.target) = (self.one + count, self.target + count);
    }

    fn take_right(&mut self, order: &mut [u32], count: usize) {
        order.copy_within(self.two..self.two + count, self.target);
        (self.two, self.target) = (self.two + count, self.target + count);
    }

    fn leap_left<E>(
        &self,
        order: &[u32],
        less: &mut impl FnMut(u32, u32) -> Result<bool, E>,
    ) -> Result<usize, E> {
        let item = order[self.two];
        gallop(&self.left[self.one..], 0, |other| less(item, other).map(|less| !less))
    }

    fn leap_right<E>(
        &self,
        order: &[u32],
        less: &mut impl FnMut(u32, u32) -> Result<bool, E>,
    ) -> Result<usize, E> {
        let item = self.left[self.one];
        gallop(&order[self.two..self.end], 0, |other| less(other, item))
    }

    fn is_over(&mut self, order: &mut [u32]) -> bool {
        if self.left.len() - self.one == 1 {
            self.take_right(order, self.end - self.two);
        }
        self.one == self.left.len() || self.two == self.end
    }
}

/// A merge from the right. What is left of the right run always has room behind what is left of the left one.
struct Backwards<'a> {
    right: &'a [u32],
    /// Where the left run begins, where what is left of it ends, and how many are left of the right run.
    start: usize,
    one: usize,
    two: usize,
    /// Behind where the next item goes.
    target: usize,
}

impl Merge for Backwards<'_> {
    const FORWARDS: bool = false;

    fn next(&self, order: &[u32]) -> (u32, u32) {
        (order[self.one - 1], self.right[self.two - 1])
    }

    fn take_left(&mut self, order: &mut [u32], count: usize) {
        order.copy_within(self.one - count..self.one, self.target - count);
        (self.one, self.target) = (self.one - count, self.target - count);
    }

    fn take_right(&mut self, order: &mut [u32], count: usize) {
        let taken = &self.right[self.two - count..self.two];
        order[self.target - count..self.target].copy_from_slice(taken);
        (self.two, self.target) = (self.two - count, self.target - count);
    }

    fn leap_left<E>(
        &self,
        order: &[u32],
        less: &mut impl FnMut(u32, u32) -> Result<bool, E>,
    ) -> Result<usize, E> {
        let (item, rest) = (self.right[self.two - 1], &order[self.start..self.one]);
        let kept = gallop(rest, rest.len() - 1, |other| less(item, other).map(|less| !less))?;
        Ok(rest.len() - kept)
    }

    fn leap_right<E>(
        &self,
        order: &[u32],
        less: &mut impl FnMut(u32, u32) -> Result<bool, E>,
    ) -> Result<usize, E> {
        let (item, rest) = (order[self.one - 1], &self.right[..self.two]);
        Ok(rest.len() - gallop(rest, rest.len() - 1, |other| less(other, item))?)
    }

    fn is_over(&mut self, order: &mut [u32]) -> bool {
        if self.two == 1 {
            self.take_left(order, self.one - self.start);
        }
        self.two == 0 || self.one == self.start
    }
}

/// How deep the merge of two neighbours lies in a tree that divides the whole evenly: the first binary place in which
/// their middles differ, as fractions of the length.
fn power(start: usize, middle: usize, end: usize, length: usize) -> u32 {
    let (mut one, mut two) = (start + middle, middle + end);
    let mut power = 0;
    loop {
        power += 1;
        if one >= length {
            (one, two) = (one - length, two - length);
        } else if two >= length {
            return power;
        }
        (one, two) = (2 * one, 2 * two);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A row of `length` numbers, from a generator of its own.
    fn numbers(seed: u64, length: usize, most: u64) -> Vec<u64> {
        let mut state = seed;
        let next = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (state >> 33) % most
        };
        std::iter::repeat_with(next).take(length).collect()
    }

    #[test]
    fn it_sorts_stably() {
        for (seed, most) in [(1, 3), (2, 100), (3, 1 << 30)] {
            for length in [0, 1, 2, 3, 10, 63, 64, 65, 200, 1000, 5000] {
                let mut items = numbers(seed, length, most);
                if seed == 2 {
                    items[length / 3..].sort();
                }
                let mut order: Vec<u32> = (0..length as u32).collect();
                let outcome: Result<(), ()> =
                    sort(&mut order, &mut |one, two| Ok(items[one as usize] < items[two as usize]));
                let mut expected: Vec<u32> = (0..length as u32).collect();
                expected.sort_by_key(|place| items[*place as usize]);
                assert_eq!((outcome, order), (Ok(()), expected));
            }
        }
    }

    #[test]
    fn whatever_is_said_no_item_is_lost() {
        for seed in 0..300 {
            let (length, fails) = (seed as usize * 7 % 400, seed as usize * 13 % 3000);
            let answers = numbers(seed, 5000, 2);
            let mut asked = 0;
            let mut order: Vec<u32> = (0..length as u32).collect();
            // How it ends is no matter.
            let _ = sort(&mut order, &mut |_, _| {
                asked += 1;
                if asked > fails { Err(()) } else { Ok(answers[asked % 5000] == 1) }
            });
            order.sort();
            assert_eq!(order, (0..length as u32).collect::<Vec<_>>());
        }
    }
}
