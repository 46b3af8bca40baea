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
        let room_of = |name| arrows.keys().find(|room| crate_of(room) == name).cloned();
        let rooms: BTreeSet<String> = dependencies.filter_map(room_of).collect();
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
                    .filter(|other| names_crate(&text, crate_of(other)))
                    .map(|other| format!("{} names {other}", file.display())),
            );
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The name of a room's crate: the last part of its path.
fn crate_of(room: &str) -> &str {
    room.rsplit('/').next().unwrap_or(room)
}

/// Whether `name::` stands in a text as the first part of a path.
fn names_crate(text: &str, name: &str) -> bool {
    let path = format!("{name}::");
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
            let folder = one.strip_suffix("lib.rs").map(str::to_string);
            let folder = folder.unwrap_or_else(|| format!("{}/", one.trim_end_matches(".rs")));
            **one == name || name.starts_with(&folder)
        };
        let cover = allowed.iter().find(is_covered);
        let cover = cover.unwrap_or_else(|| panic!("{name} has unsafe code and may not"));
        unused.remove(cover);
    }
    assert!(
        unused.is_empty(),
        "ARCHITECTURE.md allows unsafe code where there is none: {unused:?}"
    );
    for room in ["pegen", "compiler", "vm/library", "experiments"] {
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
        [
            "pegen/src/main.rs",
            "pegen/src/regen/repository.rs",
            "pegen/src/regen/sources.rs",
            "pegen/src/regen/staging.rs",
        ]
        .map(PathBuf::from),
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
    let rooms = ["vm/heap/src", "vm/src", "vm/library/src"];
    let speaking: Vec<PathBuf> = rooms.into_iter().flat_map(rust_files).filter(speaks).collect();
    assert_eq!(speaking, [PathBuf::from("vm/src/host.rs")]);
}

/// A file as a module: its path from the room's root, `["codegen", "unit"]`.
type Module = Vec<String>;

/// The files of a room that people write, by their modules.
fn modules(room: &str) -> BTreeMap<Module, String> {
    let folder = format!("{room}/src");
    let written = |file: &PathBuf| {
        !file.components().any(|part| part.as_os_str() == "generated") && !file.ends_with("main.rs")
    };
    let files = rust_files(&folder).into_iter().filter(written);
    let module = |file: &Path| {
        let inside = file.strip_prefix(&folder).expect("it is in there").with_extension("");
        let parts: Module = inside.iter().map(|part| part.to_string_lossy().into_owned()).collect();
        if parts == ["lib"] { Module::new() } else { parts }
    };
    files.map(|file| (module(&file), code(&file))).collect()
}

/// The paths of a `use` line, its braces multiplied out.
fn paths_of(tree: &str) -> Vec<String> {
    let Some((before, inside)) = tree.split_once('{') else { return vec![tree.trim().to_string()] };
    let inside = inside.trim_end().trim_end_matches('}');
    let (mut depth, mut start, mut paths) = (0, 0, Vec::new());
    for (at, character) in inside.char_indices().chain([(inside.len(), ',')]) {
        match character {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                let part = &inside[start..at];
                let whole = paths_of(part).into_iter().filter(|path| !path.is_empty());
                paths.extend(whole.map(|path| format!("{}{path}", before.trim())));
                start = at + 1;
            }
            _ => {}
        }
    }
    paths
}

/// The file that a path leads to, the deepest that there is; `None` outside of the room, and for generated ones.
fn target(path: &str, from: &Module, files: &BTreeMap<Module, String>) -> Option<Module> {
    let mut parts: Vec<&str> = path.split("::").map(str::trim).collect();
    let mut module = from.clone();
    match parts[0] {
        "crate" => module.clear(),
        "self" => {}
        "super" => {
            while parts[0] == "super" {
                module.pop();
                parts.remove(0);
            }
            parts.insert(0, "super");
        }
        child => {
            module.push(child.to_string());
            files.get(&module)?;
        }
    }
    for part in &parts[1..] {
        if *part == "generated" {
            return None;
        }
        module.push(part.to_string());
        if !files.contains_key(&module) {
            module.pop();
            break;
        }
    }
    Some(module)
}

/// The `use` lines of a file's text, without its tests, and whether each is `pub`.
fn use_lines(text: &str) -> Vec<(bool, String)> {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let line = line.trim_start();
        let (public, rest) = match line.strip_prefix("pub") {
            Some(rest) => (true, rest.trim_start_matches("(crate)").trim_start_matches("(super)")),
            None => (false, line),
        };
        let Some(tree) = rest.trim_start().strip_prefix("use ") else { continue };
        let mut tree = tree.to_string();
        while !tree.contains(';') {
            tree.push_str(lines.next().expect("a `use` has an end").trim_start());
        }
        found.push((public, tree.split(';').next().unwrap_or_default().to_string()));
    }
    found
}

/// The files that each file uses. What a door passes on of the room behind it, with `pub use`, is no use of it.
fn uses(files: &BTreeMap<Module, String>) -> BTreeMap<Module, BTreeSet<Module>> {
    let used = |from: &Module, text: &str| {
        let mut used = BTreeSet::new();
        for (public, tree) in use_lines(text) {
            let targets = paths_of(&tree);
            let targets = targets.iter().filter_map(|path| target(path, from, files));
            used.extend(targets.filter(|to| to != from && !(public && to.starts_with(from))));
        }
        used
    };
    files.iter().map(|(from, text)| (from.clone(), used(from, text))).collect()
}

/// The files that a file leads to over any number of uses.
fn reached(from: &Module, uses: &BTreeMap<Module, BTreeSet<Module>>) -> BTreeSet<Module> {
    let mut reached = BTreeSet::new();
    let mut work: Vec<&Module> = uses[from].iter().collect();
    while let Some(module) = work.pop() {
        if reached.insert(module.clone()) {
            work.extend(&uses[module]);
        }
    }
    reached
}

/// The files that lead back to themselves, each with those on the way.
fn circles(uses: &BTreeMap<Module, BTreeSet<Module>>) -> Vec<String> {
    let leads_back = |from: &&Module| reached(from, uses).contains(*from);
    let shown = |from: &Module| {
        let on_the_way = uses[from].iter().filter(|to| reached(to, uses).contains(from));
        let on_the_way: Vec<String> = on_the_way.map(|to| to.join("/")).collect();
        format!("{} uses {}", from.join("/"), on_the_way.join(", "))
    };
    uses.keys().filter(leads_back).map(shown).collect()
}

#[test]
fn files_of_the_pure_rooms_use_each_other_in_one_direction() {
    for room in ["pegen", "compiler"] {
        let uses = uses(&modules(room));
        let arrows: usize = uses.values().map(BTreeSet::len).sum();
        assert!(arrows > 2 * uses.len(), "{room}: {arrows} arrows of {} files", uses.len());
        let circles = circles(&uses);
        assert!(circles.is_empty(), "{room}: {circles:#?}");
    }
}

#[test]
fn circles_of_files_are_found() {
    let text = |uses: &str| uses.to_string();
    let path = |path: &str| path.split('/').map(str::to_string).collect::<Module>();
    let mut files = BTreeMap::from([
        (path("a"), text("mod b;\npub use b::{\n    One,\n    c::Two,\n};\nuse crate::d::Four;\n")),
        (
            path("a/b"),
            text("use super::Three;\n#[cfg(test)]\nmod tests {\n    use crate::e::Five;\n}\n"),
        ),
        (path("a/b/c"), text("use std::fmt;\nuse super::generated::Table;\n")),
        (path("d"), text("pub(crate) use crate::{a::b::c::Six, e};\n")),
        (path("e"), text("use crate::a;\n")),
    ]);
    assert_eq!(circles(&uses(&files)), ["a uses d", "d uses e", "e uses a"]);
    files.insert(path("e"), text("// use crate::a;\nuse crate::a::b;\n"));
    let longer = ["a uses d", "a/b uses a", "d uses e", "e uses a/b"];
    assert_eq!(circles(&uses(&files)), longer);
    files.insert(path("e"), text("// use crate::a;\nuse crate::a::b::c;\n"));
    assert!(circles(&uses(&files)).is_empty());
}
