//! The experiments that come with lab: their magic numbers are taken, wherever it runs.

/// The descriptions of all of them.
const MANIFESTS: [&str; 2] =
    [include_str!("../almost_equal/experiment.toml"), include_str!("../proceed/experiment.toml")];

/// The name of the one with this magic number.
pub fn with_magic(magic: u16) -> Option<String> {
    let tables = MANIFESTS.iter().filter_map(|text| text.parse::<toml::Table>().ok());
    let mut found = tables.filter(|table| table["magic"].as_integer() == Some(magic.into()));
    found.next()?["name"].as_str().map(str::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_folder_beside_is_known() {
        let folders = std::fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap();
        let manifests = folders.filter_map(|entry| {
            std::fs::read_to_string(entry.ok()?.path().join("experiment.toml")).ok()
        });
        let mut manifests: Vec<String> = manifests.collect();
        manifests.sort();
        let mut known = MANIFESTS.map(str::to_string).to_vec();
        known.sort();
        assert_eq!(known, manifests);
    }

    #[test]
    fn their_numbers_are_taken() {
        assert_eq!(with_magic(31401).as_deref(), Some("proceed"));
        assert_eq!(with_magic(31400), None);
    }
}
