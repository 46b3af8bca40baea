//! The documents are true: every path that they name is there.

use std::path::Path;

/// What stands between backquotes and looks like a path of the repository.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    let quoted = text.split('`').skip(1).step_by(2);
    quoted.filter(|piece| {
        let is_path = |one: char| one.is_ascii_alphanumeric() || "/._-".contains(one);
        piece.contains('/') && piece.chars().all(is_path) && !piece.starts_with('/')
    })
}

#[test]
fn every_path_in_the_documents_exists() {
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("lab is a folder of the repository");
    let examples = ["experiments/unless_you/", "target/release/lab", "generated/"];
    let mut count = 0;
    for document in ["README.md", "ARCHITECTURE.md"] {
        let text = std::fs::read_to_string(root.join(document)).expect("the document is there");
        for path in paths(&text).filter(|path| !examples.contains(path)) {
            assert!(root.join(path).exists(), "{document} names {path}, which is not there");
            count += 1;
        }
    }
    assert!(count > 5, "the documents name paths");
}
