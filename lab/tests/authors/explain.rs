//! Every code that a finding can have is explained, and the files of each page show it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use experiments::explanations::{self, Explanation};

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("lab is a folder of the repository")
}

/// Codes that no files of an experiment show: what they are about is shown by a test of its own, or only in Rust.
const WITHOUT_FILES: [&str; 14] = [
    "cpython-file",
    "cpython-rule",
    "experiment-twice",
    "gone",
    "missing-file",
    "no-file",
    "no-manifest",
    "rust-name",
    "too-many",
    "two-languages",
    "undefined-helper",
    "unmade",
    "unreadable",
    "unwritten",
];

/// Texts of the sources that are written like a code and are none.
const NO_CODES: [&str; 0] = [];

/// The texts in the sources that a finding may have as its code: words with hyphens, and what a finding begins with.
fn codes() -> BTreeSet<String> {
    let mut codes = BTreeSet::new();
    let mut folders: Vec<PathBuf> = ["pegen/src", "experiments/src", "lab/src"]
        .iter()
        .map(|room| repository().join(room))
        .collect();
    folders.push(repository().join("compiler/src/language"));
    let mut files = vec![repository().join("compiler/src/language.rs")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.expect("an entry").path();
            match path.is_dir() {
                true => folders.push(path),
                false if path.extension().is_some_and(|ending| ending == "rs") => files.push(path),
                false => {}
            }
        }
    }
    for file in files.iter().filter(|file| !file.display().to_string().contains("generated")) {
        let text = std::fs::read_to_string(file).expect("a file");
        let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let literals = text.split('"').skip(1).step_by(2);
        let is_code = |text: &str| {
            let mut words = text.split('-');
            let is_word =
                |word: &str| word.len() > 1 && word.chars().all(|one| one.is_ascii_lowercase());
            words.clone().count() > 1 && words.all(is_word)
        };
        codes.extend(literals.filter(|text| is_code(text)).map(str::to_string));
        for (_, rest) in ["Diagnostic::error(", "Diagnostic::warning("]
            .iter()
            .flat_map(|call| text.match_indices(call).map(|(at, _)| (at, &text[at + call.len()..])))
        {
            let code = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
            codes.extend(code.map(str::to_string));
        }
    }
    NO_CODES.iter().for_each(|text| assert!(codes.remove(*text), "{text} is not there"));
    codes
}

#[test]
fn every_code_has_a_page_and_every_page_a_code() {
    let pages: BTreeSet<String> =
        explanations::all().iter().map(|page| page.code.to_string()).collect();
    let codes = codes();
    let missing: Vec<_> = codes.difference(&pages).collect();
    assert!(missing.is_empty(), "experiments/findings.md has no page for {missing:?}");
    let unknown: Vec<_> = pages.difference(&codes).collect();
    assert!(unknown.is_empty(), "nothing reports {unknown:?}");
    for page in explanations::all() {
        let without = WITHOUT_FILES.contains(&page.code);
        assert_eq!(page.example().is_empty(), without, "{}", page.code);
        assert!(page.text.contains("\n\nMend: "), "{} says no mend", page.code);
    }
}

/// What lab says to the files of a page.
fn shown(page: &Explanation, folder: &Path) -> String {
    let case = folder.join(page.code).join("case");
    let language = folder.join(page.code).join("language");
    let _ = std::fs::remove_dir_all(folder.join(page.code));
    std::fs::create_dir_all(&case).expect("a folder");
    std::fs::create_dir_all(&language).expect("a folder");
    let manifest = "name = 'case'\nsummary = 's'\nstatus = 'idea'\nmagic = 32070\n";
    std::fs::write(case.join("experiment.toml"), manifest).expect("a file");
    let mut is_language = false;
    for (name, text) in page.example() {
        is_language |= name.starts_with("language/");
        let path =
            if name.starts_with("language/") { case.parent().expect("a folder") } else { &case };
        std::fs::write(path.join(name), text).expect("a file");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
    command.arg("run");
    match is_language {
        true => command.arg("--language").arg(&language),
        false => command.arg("--with").arg(&case),
    };
    let output = command.args(["-c", "pass"]).output().expect("lab runs");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn the_files_of_a_page_show_its_finding() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("explain");
    let pages = explanations::all();
    let pages = pages.iter().filter(|page| !WITHOUT_FILES.contains(&page.code));
    let wrong: Vec<String> = pages
        .filter_map(|page| {
            let said = shown(page, &folder);
            (!said.contains(&format!("[{}]", page.code))).then(|| format!("{}: {said}", page.code))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_page_is_printed() {
    let lab = |arguments: &[&str]| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_lab")).args(arguments).output().expect("lab runs");
        let text = [output.stdout, output.stderr].concat();
        (output.status.code(), String::from_utf8_lossy(&text).into_owned())
    };
    let (code, page) = lab(&["explain", "no-node"]);
    assert_eq!(code, Some(0));
    assert!(
        page.starts_with("no-node\n\n`lower.py` has a function")
            && page.contains("\n  lower.py\n  | def Relax"),
        "{page}"
    );
    assert_eq!(lab(&["explain", "error[no-node]"]), (Some(0), page));
    let (code, list) = lab(&["explain"]);
    assert_eq!((code, list.lines().count()), (Some(0), explanations::all().len()));
    let missing = "lab: no finding has the code `no-nod`; did you mean `no-node`?\n";
    assert_eq!(lab(&["explain", "no-nod"]), (Some(2), missing.to_string()));
    assert_eq!(lab(&["explain", "\u{1b}[31m"]).0, Some(2));
}
