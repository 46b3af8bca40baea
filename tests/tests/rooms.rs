//! The rooms are as ARCHITECTURE.md says: who knows whom, who has `unsafe`, who does no input or output.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn read(path: &str) -> String {
    let whole = tests::repository().join(path);
    std::fs::read_to_string(whole).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// What stands between backquotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The rooms that each room knows: the table `| room | knows |`.
fn arrows() -> BTreeMap<String, BTreeSet<String>> {
    let text = read("ARCHITECTURE.md");
    let (_, table) = text.split_once("| room | knows |").expect("the table is there");
    let rows = table.lines().skip(2).map(str::trim).take_while(|line| line.starts_with('|'));
    let row = |line: &str| {
        let mut rooms = quoted(line).map(str::to_string);
        (rooms.next().expect("a row names a room"), rooms.collect())
    };
    let arrows: BTreeMap<_, _> = rows.map(row).collect();
    assert!(arrows.len() > 4, "{arrows:?}");
    arrows
}

/// The Rust files of a folder, from the root of the repository.
fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![tests::repository().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let relative = path.strip_prefix(tests::repository()).expect("it is in there");
                files.push(relative.to_path_buf());
            }
        }
    }
    files.sort();
    files
}

/// The lines of a file that are not comments.
fn code(file: &Path) -> String {
    let text = read(&file.display().to_string());
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn the_table_has_every_room() {
    let manifest = read("Cargo.toml");
    let (_, members) = manifest.split_once("members = [").expect("the workspace has members");
    let members = members.split(']').next().unwrap_or_default();
    let members: BTreeSet<&str> = members.split('"').skip(1).step_by(2).collect();
    let arrows = arrows();
    assert_eq!(arrows.keys().map(String::as_str).collect::<BTreeSet<_>>(), members);
}

#[test]
fn a_room_depends_on_those_that_it_knows() {
    let arrows = arrows();
    for (room, known) in &arrows {
        let manifest = read(&format!("{room}/Cargo.toml"));
        let dependencies = manifest.lines().filter_map(|line| line.split(['.', ' ', '=']).next());
        let rooms: BTreeSet<String> =
            dependencies.filter(|name| arrows.contains_key(*name)).map(str::to_string).collect();
        assert_eq!(rooms, *known, "{room}/Cargo.toml");
    }
}

#[test]
fn a_room_names_only_those_that_it_knows() {
    let arrows = arrows();
    let mut wrong = Vec::new();
    for (room, known) in &arrows {
        for file in rust_files(&format!("{room}/src")) {
            let text = code(&file);
            let strangers = arrows.keys().filter(|other| *other != room && !known.contains(*other));
            wrong.extend(
                strangers
                    .filter(|other| names_crate(&text, other))
                    .map(|other| format!("{} names {other}", file.display())),
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether `room::` stands in a text as the first part of a path.
fn names_crate(text: &str, room: &str) -> bool {
    let path = format!("{room}::");
    text.match_indices(&path).any(|(at, _)| {
        let before = text[..at].chars().next_back().unwrap_or(' ');
        !before.is_alphanumeric() && !"_:".contains(before)
    })
}

/// Files of the sentence about `unsafe`; the folder behind each counts as the file.
fn files_with_unsafe() -> Vec<String> {
    let text = read("ARCHITECTURE.md");
    let (_, sentence) = text.split_once("- `unsafe` is denied").expect("the sentence is there");
    let sentence = sentence.split("\n- ").next().unwrap_or_default();
    quoted(sentence).filter(|one| one.ends_with(".rs")).map(str::to_string).collect()
}

#[test]
fn unsafe_is_where_it_may_be() {
    let allowed = files_with_unsafe();
    assert!(allowed.len() > 5, "{allowed:?}");
    let mut unused: BTreeSet<&String> = allowed.iter().collect();
    for file in arrows().keys().flat_map(|room| rust_files(&format!("{room}/src"))) {
        let text = code(&file);
        if !text.contains("allow(unsafe_code)") && !text.contains("expect(unsafe_code)") {
            continue;
        }
        let name = file.display().to_string();
        let is_covered = |one: &&String| {
            **one == name || name.starts_with(&format!("{}/", one.trim_end_matches(".rs")))
        };
        let cover = allowed.iter().find(is_covered);
        let cover = cover.unwrap_or_else(|| panic!("{name} has unsafe code and may not"));
        unused.remove(cover);
    }
    assert!(
        unused.is_empty(),
        "ARCHITECTURE.md allows unsafe code where there is none: {unused:?}"
    );
    for room in ["pegen", "compiler", "experiments"] {
        let root = read(&format!("{room}/src/lib.rs"));
        assert!(root.contains("#![forbid(unsafe_code)]"), "{room} forbids it");
    }
}

#[test]
fn the_pure_rooms_forbid_the_same() {
    let lists = |room: &str| {
        let text = read(&format!("{room}/clippy.toml"));
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    assert_eq!(lists("pegen"), lists("compiler"));
    let exempt: Vec<PathBuf> = ["pegen/src", "compiler/src"]
        .into_iter()
        .flat_map(rust_files)
        .filter(|file| code(file).contains("clippy::disallowed_"))
        .collect();
    assert_eq!(
        exempt,
        ["pegen/src/main.rs", "pegen/src/regen/repository.rs"].map(PathBuf::from),
        "these do input or output"
    );
}

#[test]
fn one_file_of_the_machine_speaks_to_the_operating_system() {
    let doors =
        ["std::fs", "std::env", "std::process", "std::net", "std::time", "println!", "print!"];
    let speaks = |file: &PathBuf| {
        let text = code(file);
        doors.iter().any(|door| text.contains(door))
    };
    let speaking: Vec<PathBuf> = rust_files("vm/src").into_iter().filter(speaks).collect();
    assert_eq!(speaking, [PathBuf::from("vm/src/host.rs")]);
}
