//! Room for rows that programs make as long as they like: there may be none.
//!
//! Rows grow by an eighth, as CPython's do, so that a row that has grown holds little more than it needs.

use super::allocator::asking;

/// The system has no memory for what was asked: a `MemoryError`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoRoom;

/// Makes room for `more` items behind those that a row has, and for some that may follow.
#[cold]
#[inline(never)]
pub fn grow<T>(row: &mut Vec<T>, more: usize) -> Result<(), NoRoom> {
    let needed = row.len().checked_add(more).ok_or(NoRoom)?;
    let ahead = if size_of::<T>() == 1 { 3 + 3 * usize::from(needed >= 9) } else { 6 };
    let mut size = needed.saturating_add(needed >> 3).saturating_add(ahead);
    if size_of::<T>() > 1 {
        size &= !3;
    }
    if more > size.saturating_sub(needed) {
        // Much at once: more of it is not likely.
        size = needed;
    }
    exactly(row, size - row.len())
}

/// The same for one more item of several bytes.
#[cold]
#[inline(never)]
pub fn grow_by_one<T>(row: &mut Vec<T>) -> Result<(), NoRoom> {
    const { assert!(size_of::<T>() > 1) };
    let needed = row.len() + 1;
    let size = (needed + (needed >> 3) + 6) & !3;
    exactly(row, size - row.len())
}

/// Makes room for so many items behind those that a row has.
#[inline]
pub fn reserve<T>(row: &mut Vec<T>, more: usize) -> Result<(), NoRoom> {
    if row.capacity() - row.len() < more { grow(row, more) } else { Ok(()) }
}

/// Makes room for so many items, and for no others.
#[inline]
pub fn exactly<T>(row: &mut Vec<T>, more: usize) -> Result<(), NoRoom> {
    asking(|| row.try_reserve_exact(more)).map_err(|_| NoRoom)
}

/// A row without items that has room for so many.
pub fn for_items<T>(count: usize) -> Result<Vec<T>, NoRoom> {
    let mut row = Vec::new();
    exactly(&mut row, count)?;
    Ok(row)
}

/// Puts an item behind the last.
#[inline]
pub fn push<T>(row: &mut Vec<T>, item: T) -> Result<(), NoRoom> {
    reserve(row, 1)?;
    row.push(item);
    Ok(())
}

/// A row of the same items.
pub fn copy<T: Clone>(items: &[T]) -> Result<Vec<T>, NoRoom> {
    let mut row = for_items(items.len())?;
    row.extend_from_slice(items);
    Ok(row)
}

/// Two rows, one behind the other.
pub fn concat<T: Clone>(one: &[T], two: &[T]) -> Result<Vec<T>, NoRoom> {
    let mut row = for_items(one.len().checked_add(two.len()).ok_or(NoRoom)?)?;
    row.extend_from_slice(one);
    row.extend_from_slice(two);
    Ok(row)
}

/// Whether there is room for so many items, for those who ask in a way that must not fail.
pub fn look_for<T>(count: usize) -> Result<(), NoRoom> {
    const FEW: usize = 1 << 20;
    if count.saturating_mul(size_of::<T>()) <= FEW {
        Ok(())
    } else {
        for_items::<T>(count).map(drop)
    }
}

/// So many of the same item.
pub fn filled<T: Clone>(item: T, count: usize) -> Result<Vec<T>, NoRoom> {
    let mut row = for_items(count)?;
    row.resize(count, item);
    Ok(row)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_words_grow_as_lists_of_cpython() {
        let capacities = |grow: fn(&mut Vec<u64>) -> Result<(), NoRoom>| {
            let (mut row, mut capacities) = (Vec::new(), Vec::new());
            while row.len() < 100 {
                if row.len() == row.capacity() {
                    grow(&mut row).expect("there is room for a few");
                    capacities.push(row.capacity());
                }
                row.push(0);
            }
            capacities
        };
        let expected = [4, 8, 16, 24, 32, 40, 52, 64, 76, 92, 108];
        assert_eq!(capacities(|row| grow(row, 1)), expected);
        assert_eq!(capacities(grow_by_one), expected);
    }

    #[test]
    fn what_no_system_has_is_refused() {
        assert_eq!(for_items::<u64>(1 << 58).err(), Some(NoRoom));
        assert_eq!(for_items::<u64>(usize::MAX).err(), Some(NoRoom));
        let mut row = vec![1u8];
        assert_eq!(reserve(&mut row, usize::MAX), Err(NoRoom));
        assert_eq!(reserve(&mut row, 1 << 62), Err(NoRoom));
        assert_eq!(row, [1]);
    }
}
