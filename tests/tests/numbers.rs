//! Numbers and their texts against the reference's: as many doubles as `LAB_DOUBLES` says and as many pairs of large ints
//! as `LAB_INTEGERS` says, from the seed `LAB_SEED`.

use std::path::Path;

use tests::compared::{assert_same, differences, shown};
use tests::setting;
use tests::suite::reference;

tests::suite! {
    reference: doubles_are_shown_rounded_and_read_as_by_cpython,
        every_format_gives_what_it_gives_in_cpython, large_integers_are_those_of_cpython;
}

/// The settings of `doubles.py`; of the batch `shown` it writes all lines.
fn doubles(shown: &str) -> [(&'static str, String); 3] {
    [
        ("COUNT", setting("LAB_DOUBLES", "20000")),
        ("SEED", setting("LAB_SEED", "1")),
        ("SHOWN", shown.to_string()),
    ]
}

fn doubles_are_shown_rounded_and_read_as_by_cpython(reference: &Path) {
    let (differing, count) = differences(reference, "doubles", &doubles("None"));
    println!("{count} batches of 100 doubles, {} differ", differing.len());
    if let Some([line, _]) = differing.first() {
        let batch = line.split(' ').next().unwrap_or_default();
        panic!("{} of {count} batches differ\n{}", differing.len(), batch_shown(reference, batch));
    }
}

/// The lines of a batch that differ.
fn batch_shown(reference: &Path, batch: &str) -> String {
    shown(&differences(reference, "doubles", &doubles(batch)).0)
}

fn every_format_gives_what_it_gives_in_cpython(reference: &Path) {
    assert_same(reference, "formats", &[]);
}

fn large_integers_are_those_of_cpython(reference: &Path) {
    let settings = [
        ("COUNT", setting("LAB_INTEGERS", "60")),
        ("SEED", setting("LAB_SEED", "1")),
        ("DIGITS", setting("LAB_DIGITS", "10000")),
    ];
    assert_same(reference, "integers", &settings);
}
