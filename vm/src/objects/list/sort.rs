//! Sorting: stable, by `<` alone, with a key function; fast where all keys are of one simple kind.

use std::cmp::Ordering;

use heap::value::Value;

use super::List;
use super::methods::{extend_from, this};
use crate::errors::{PyResult, Raised};
use crate::machine::Machine;
use crate::objects::Str;
use crate::protocols::compare::Comparison;

pub(super) fn sort_method(vm: &Machine, list: &List, key: &Value, reverse: bool) -> PyResult<()> {
    // The list is empty while it is sorted, so that nobody sees it half done.
    let mut items = list.items.take();
    let outcome = sort(vm, &mut items, key, reverse);
    let meddled = list.items.replace(items);
    outcome?;
    if !meddled.is_empty() {
        return Err(vm.value_error("list modified during sort"));
    }
    Ok(())
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

/// Sorts `items`. After an error they are in some order.
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
    let mut keyed = Vec::with_capacity(items.len());
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
    merge_sort(vm, rows, key)
}

/// A merge sort that asks `<` of the machine, and stops at the first error.
fn merge_sort<T>(vm: &Machine, rows: &mut [T], key: impl Fn(&T) -> &Value) -> PyResult<()> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut failed: Option<Raised> = None;
    let mut less = |one: usize, two: usize| -> bool {
        if failed.is_some() {
            return false;
        }
        match vm.compare_truth(key(&rows[one]), key(&rows[two]), Comparison::Lt) {
            Ok(less) => less,
            Err(raised) => {
                failed = Some(raised);
                false
            }
        }
    };
    insertion_runs(&mut order, &mut less);
    let mut width = RUN;
    let mut buffer = Vec::with_capacity(order.len());
    while width < order.len() {
        buffer.clear();
        for pair in order.chunks(2 * width) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            merge(left, right, &mut buffer, &mut less);
        }
        std::mem::swap(&mut order, &mut buffer);
        width *= 2;
    }
    if let Some(raised) = failed {
        return Err(raised);
    }
    apply_order(rows, order);
    Ok(())
}

const RUN: usize = 16;

fn insertion_runs(order: &mut [usize], less: &mut impl FnMut(usize, usize) -> bool) {
    for run in order.chunks_mut(RUN) {
        for end in 1..run.len() {
            let item = run[end];
            if !less(item, run[end - 1]) {
                continue;
            }
            let (mut low, mut high) = (0, end - 1);
            while low < high {
                let middle = (low + high) / 2;
                if less(item, run[middle]) { high = middle } else { low = middle + 1 }
            }
            run.copy_within(low..end, low + 1);
            run[low] = item;
        }
    }
}

fn merge(
    left: &[usize],
    right: &[usize],
    merged: &mut Vec<usize>,
    less: &mut impl FnMut(usize, usize) -> bool,
) {
    if let (Some(&last), Some(&first)) = (left.last(), right.first())
        && !less(first, last)
    {
        merged.extend_from_slice(left);
        merged.extend_from_slice(right);
        return;
    }
    let (mut one, mut two) = (0, 0);
    while one < left.len() && two < right.len() {
        if less(right[two], left[one]) {
            merged.push(right[two]);
            two += 1;
        } else {
            merged.push(left[one]);
            one += 1;
        }
    }
    merged.extend_from_slice(&left[one..]);
    merged.extend_from_slice(&right[two..]);
}

/// Puts `rows[order[i]]` at place `i`, for every `i`.
fn apply_order<T>(rows: &mut [T], mut order: Vec<usize>) {
    for start in 0..rows.len() {
        let mut place = start;
        while order[place] != start {
            let next = order[place];
            rows.swap(place, next);
            order[place] = place;
            place = next;
        }
        order[place] = place;
    }
}
