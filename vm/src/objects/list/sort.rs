//! Sorting: stable, by `<` alone, with a key function; fast where all keys are of one simple kind.

use std::cmp::Ordering;

use heap::room::{self, NoRoom};
use heap::value::Value;

use super::methods::{extend_from, this};
use super::timsort;
use super::{List, drop_backwards};
use crate::errors::PyResult;
use crate::machine::Machine;
use crate::objects::{Str, TypeRef};
use crate::protocols::compare::Comparison;
use crate::special::Special;

pub(super) fn sort_method(vm: &Machine, list: &List, key: &Value, reverse: bool) -> PyResult<()> {
    // The list is empty while it is sorted, so that nobody sees it half done. Whoever puts something in gives it room.
    let mut items = list.items.take();
    let emptied_before = list.emptied.replace(false);
    let outcome = sort(vm, &mut items, key, reverse);
    let meddled = list.items.replace(items);
    let changed = list.emptied.replace(emptied_before) || meddled.capacity() > 0;
    drop_backwards(meddled);
    match changed && outcome.is_ok() {
        true => Err(vm.value_error("list modified during sort")),
        false => outcome,
    }
}

/// A new sorted list.
pub fn sorted(vm: &Machine, iterable: &Value, key: &Value, reverse: bool) -> PyResult {
    let made = List::new(Vec::new());
    let list = this(&made);
    extend_from(vm, list, iterable)?;
    let mut items = list.items.take();
    sort(vm, &mut items, key, reverse)?;
    Ok(List::new(items))
}

/// Sorts `items`. After an error they are in the order that was reached.
pub fn sort(vm: &Machine, items: &mut Vec<Value>, key: &Value, reverse: bool) -> PyResult<()> {
    // Reversing before and after a stable sort keeps equal items in their order.
    if reverse {
        items.reverse();
    }
    let outcome = if key.is_given() {
        sort_by_key(vm, items, key)
    } else {
        sort_keys(vm, items, |item| item)
    };
    if reverse {
        items.reverse();
    }
    outcome
}

fn sort_by_key(vm: &Machine, items: &mut Vec<Value>, key: &Value) -> PyResult<()> {
    let mut keyed = room::for_items(items.len())?;
    for item in items.iter() {
        keyed.push((vm.call(key, std::slice::from_ref(item))?, item.clone()));
    }
    let outcome = sort_keys(vm, &mut keyed, |(key, _)| key);
    *items = keyed.into_iter().map(|(_, item)| item).collect();
    outcome
}

fn sort_keys<T>(vm: &Machine, rows: &mut [T], key: impl Fn(&T) -> &Value) -> PyResult<()> {
    if rows.iter().all(|row| key(row).is_small_int()) {
        rows.sort_by_key(|row| key(row).small_int_unchecked());
        return Ok(());
    }
    if rows.iter().all(|row| key(row).is_float())
        && !rows.iter().any(|row| key(row).float_unchecked().is_nan())
    {
        rows.sort_by(|one, two| {
            let (one, two) = (key(one).float_unchecked(), key(two).float_unchecked());
            one.partial_cmp(&two).unwrap_or(Ordering::Equal)
        });
        return Ok(());
    }
    if rows.iter().all(|row| key(row).is_exact::<Str>()) {
        rows.sort_by(|one, two| {
            let pair = key(one).exact::<Str>().zip(key(two).exact::<Str>());
            pair.and_then(|(one, two)| one.partial_cmp(two)).unwrap_or(Ordering::Equal)
        });
        return Ok(());
    }
    sort_by_asking(vm, rows, key)
}

/// Sorts by asking `<` of the machine, as far as that goes without an error.
fn sort_by_asking<T>(vm: &Machine, rows: &mut [T], key: impl Fn(&T) -> &Value) -> PyResult<()> {
    let count = u32::try_from(rows.len()).map_err(|_| NoRoom)?;
    let mut order = room::for_items(rows.len())?;
    order.extend(0..count);
    let first = rows.first().map(|row| vm.class(key(row)).clone());
    let only = first.filter(|class| rows.iter().all(|row| vm.class(key(row)).is(class)));
    let outcome = timsort::sort(&mut order, &mut |one, two| {
        let (one, two) = (key(&rows[one as usize]), key(&rows[two as usize]));
        match only.as_ref().filter(|class| !class.is_builtin()) {
            Some(class) => is_less(vm, class, one, two),
            None => vm.compare_truth(one, two, Comparison::Lt),
        }
    });
    apply_order(rows, order);
    outcome
}

/// `one < two` where all had the same class at first: its own method is asked, and where that does not know, once more with
/// the other side's.
fn is_less(vm: &Machine, class: &TypeRef, one: &Value, two: &Value) -> PyResult<bool> {
    if vm.class(one).is(class)
        && let Some(answer) =
            vm.try_call_special(one, &class.special(Special::Lt), std::slice::from_ref(two))
    {
        let answer = answer?;
        if !answer.is_not_implemented() {
            return vm.truth(&answer);
        }
    }
    vm.compare_truth(one, two, Comparison::Lt)
}

/// Puts `rows[order[i]]` at place `i`, for every `i`.
fn apply_order<T>(rows: &mut [T], mut order: Vec<u32>) {
    for start in 0..rows.len() {
        let mut place = start;
        while order[place] as usize != start {
            let next = order[place] as usize;
            rows.swap(place, next);
            order[place] = place as u32;
            place = next;
        }
        order[place] = place as u32;
    }
}
