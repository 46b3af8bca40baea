//! Magic numbers of experiments: which are free, and how a number is written into a description.

use std::collections::BTreeSet;

use pegen::definition::Fingerprint;
use toml_edit::{DocumentMut, Value};

use crate::experiment::{FIRST_COMBINED_MAGIC, FIRST_MAGIC};
use crate::shipped;

/// A free number for a new experiment: it depends on the name, so that those of two people are seldom the same, and is
/// above those of the experiments that come with lab.
pub fn first(name: &str, taken: &BTreeSet<u16>) -> Option<u16> {
    let highest = shipped::magic_numbers().max().unwrap_or(FIRST_MAGIC);
    let lowest = highest.saturating_add(1);
    let room = u64::from(FIRST_COMBINED_MAGIC.checked_sub(lowest)?);
    let from_name = Fingerprint::default().with(name).0.checked_rem(room)?;
    let before = lowest.saturating_add(from_name as u16).saturating_sub(1);
    next(before, taken)
}

/// The next free number behind one; behind the last comes the first.
pub fn next(magic: u16, taken: &BTreeSet<u16>) -> Option<u16> {
    let all = FIRST_MAGIC..FIRST_COMBINED_MAGIC;
    let is_free = |number: &u16| {
        *number != magic && !taken.contains(number) && shipped::with_magic(*number).is_none()
    };
    let behind = all.clone().filter(|number| *number > magic);
    behind.chain(all.filter(|number| *number < magic)).find(is_free)
}

/// A description with this number and fingerprint in it; everything else stays as it is written.
pub fn recorded(manifest: &str, magic: u16, fingerprint: String) -> Result<String, String> {
    let mut document: DocumentMut =
        manifest.parse().map_err(|error: toml_edit::TomlError| error.message().to_string())?;
    set(&mut document, "magic", i64::from(magic).into());
    set(&mut document, "fingerprint", fingerprint.into());
    Ok(document.to_string())
}

/// Puts a value in the place of another; what stands around it stays.
fn set(document: &mut DocumentMut, key: &str, mut value: Value) {
    if let Some(old) = document.get(key).and_then(|item| item.as_value()) {
        *value.decor_mut() = old.decor().clone();
    }
    document[key] = value.into();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_else_is_written_stays() {
        let manifest =
            "# mine\nname = 'x'   # its name\n\nmagic = 20_000 # for now\nstatus = 'idea'\n";
        let text = recorded(manifest, 20001, "ab".to_string()).unwrap();
        let expected = "# mine\nname = 'x'   # its name\n\nmagic = 20001 # for now\nstatus = 'idea'\nfingerprint = \"ab\"\n";
        assert_eq!(text, expected);
        let again = recorded(&text, 20002, "cd".to_string()).unwrap();
        assert_eq!(again, expected.replace("20001", "20002").replace("ab", "cd"));
    }

    #[test]
    fn a_free_number_is_nobodys() {
        let none = BTreeSet::new();
        let (one, two) = (first("unless", &none).unwrap(), first("until", &none).unwrap());
        assert_ne!(one, two);
        assert!(shipped::magic_numbers().all(|number| number < one && number < two));
        assert_ne!(first("unless", &BTreeSet::from([one])).unwrap(), one);
        // Those of the experiments that come with lab are passed over.
        let highest = shipped::magic_numbers().max().unwrap_or_default();
        let lowest = shipped::magic_numbers().min().unwrap_or_default();
        assert!(shipped::magic_numbers().all(|number| next(number - 1, &none) != Some(number)));
        assert!(next(lowest - 1, &none).is_some_and(|free| (lowest..=highest + 1).contains(&free)));
        assert_eq!(next(FIRST_COMBINED_MAGIC - 1, &none), Some(FIRST_MAGIC));
        assert_eq!(next(31400, &(FIRST_MAGIC..FIRST_COMBINED_MAGIC).collect()), None);
    }
}
