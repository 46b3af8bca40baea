//! Builtin functions against the reference's: the errors for wrong calls of them, their signatures and docs, and where they
//! stand in the namespaces of classes.

use std::collections::BTreeMap;
use std::path::Path;

use tests::compared::{differences, outputs, shown};
use tests::repository;
use tests::suite::reference;

tests::suite! {
    reference: wrong_calls_raise_what_they_raise_in_cpython, calls_of_all_kinds_end_as_in_cpython,
        signatures_are_those_of_cpython, namespaces_are_those_of_cpython, what_has_a_doc_in_cpython_has_one_in_words_of_our_own;
}

/// The lines of `tests/compared/known_NAME.txt`, each with the reason why it differs: `line: reason`.
fn known(name: &str) -> BTreeMap<String, String> {
    let path = repository().join(format!("tests/compared/known_{name}.txt"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"));
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| line.rsplit_once(": ").unwrap_or_else(|| panic!("{line}: no reason")))
        .map(|(line, reason)| (line.to_string(), reason.to_string()))
        .collect()
}

/// Fails for a difference that is not known, and for a known one that is none any more.
fn assert_known(name: &str, differing: Vec<[String; 2]>, separator: &str) {
    let mut known = known(name);
    let call = |line: &str| line.split(separator).next().unwrap_or_default().to_string();
    let surprises: Vec<[String; 2]> =
        differing.into_iter().filter(|[theirs, _]| known.remove(&call(theirs)).is_none()).collect();
    assert!(surprises.is_empty(), "{} differ\n{}", surprises.len(), shown(&surprises));
    assert!(known.is_empty(), "known to differ, but they do not: {known:?}");
}

fn wrong_calls_raise_what_they_raise_in_cpython(reference: &Path) {
    let (differing, count) = differences(reference, "wrong_calls", &[]);
    println!("{count} wrong calls, {} differ", differing.len());
    assert!(count >= 400, "the table has its calls");
    assert_known("wrong_calls", differing, " -> ");
}

/// Of calls that are made by a rule, and not picked, some may differ, but few.
fn calls_of_all_kinds_end_as_in_cpython(reference: &Path) {
    let [theirs, ours] = outputs(reference, "calls", &[]);
    let table = |text: &str| -> BTreeMap<String, String> {
        let lines = text.lines().filter_map(|line| line.split_once(" -> "));
        lines.map(|(call, end)| (call.to_string(), end.to_string())).collect()
    };
    let (theirs, ours) = (table(&theirs), table(&ours));
    let both = theirs.iter().filter_map(|(call, end)| Some((call, end, ours.get(call)?)));
    let (mut count, mut differing) = (0, Vec::new());
    for (call, end, our_end) in both {
        count += 1;
        if end != our_end {
            differing.push([format!("{call} -> {end}"), format!("{call} -> {our_end}")]);
        }
    }
    println!("{count} calls, {} differ", differing.len());
    assert!(count > 100_000, "most of what CPython has is here: {count}");
    assert!(
        differing.len() * 100 <= count,
        "{} of {count}\n{}",
        differing.len(),
        shown(&differing)
    );
}

/// Of each that both have: the name, and what follows it, theirs and ours.
fn declarations(reference: &Path) -> Vec<(String, [[String; 2]; 2])> {
    let tables = outputs(reference, "declarations", &[]).map(|text| {
        let lines =
            text.lines().map(|line| line.split('\t').map(str::to_string).collect::<Vec<_>>());
        let rows = lines.filter_map(|parts| <[String; 3]>::try_from(parts).ok());
        rows.map(|[name, signature, doc]| (name, [signature, doc])).collect::<BTreeMap<_, _>>()
    });
    let [theirs, mut ours] = tables;
    let both: Vec<_> = theirs
        .into_iter()
        .filter_map(|(name, theirs)| ours.remove(&name).map(|ours| (name, [theirs, ours])))
        .collect();
    assert!(both.len() > 1_000, "most of what CPython has is here: {}", both.len());
    both
}

fn signatures_are_those_of_cpython(reference: &Path) {
    let declarations = declarations(reference).into_iter();
    let differing = declarations
        .filter(|(_, [[theirs, _], [ours, _]])| theirs != ours)
        .map(|(name, [[theirs, _], [ours, _]])| [theirs, ours].map(|one| format!("{name}\t{one}")))
        .collect();
    assert_known("signatures", differing, "\t");
}

fn namespaces_are_those_of_cpython(reference: &Path) {
    let (differing, count) = differences(reference, "namespaces", &[]);
    println!("{count} classes, {} differ", differing.len());
    assert!(count > 140, "most of the builtin classes are here: {count}");
    assert_known("namespaces", differing, "\t");
}

fn what_has_a_doc_in_cpython_has_one_in_words_of_our_own(reference: &Path) {
    let mut faults = Vec::new();
    for (name, [[_, theirs], [_, ours]]) in declarations(reference) {
        let is_empty = |doc: &str| matches!(doc, "None" | "''" | "\"\"");
        if !is_empty(&theirs) && is_empty(&ours) {
            faults.push(format!("{name} has no doc, CPython has {theirs}"));
        }
        if !is_empty(&theirs) && theirs == ours {
            faults.push(format!("{name} has the words of CPython: {ours}"));
        }
    }
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}
