//! `lab list`.

use crate::place::{MANIFEST, Place, lab, repository};

#[test]
fn the_table_of_experiments_is_not_stale() {
    let readme =
        std::fs::read_to_string(repository().join("experiments/README.md")).expect("it is there");
    let output = lab(repository(), &["list", "--format", "markdown"]);
    let table = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(table.lines().count() > 3, "{table}");
    assert!(readme.contains(&table), "experiments/README.md lacks this table:\n{table}");
}

#[test]
fn the_list_has_good_ones_and_the_finding_of_each_bad_one() {
    let place = Place::new("list");
    place.write("mine/experiment.toml", MANIFEST);
    place.write("mine/python.gram", "pass_stmt[stmt]: ('pass' | 'onwards') { Pass() }\n");
    let (code, text) = place.lab(&["list"]);
    assert_eq!(code, 0, "{text}");
    let row = text.lines().find(|line| line.starts_with("mine ")).expect("it is listed");
    assert_eq!(
        row.split_whitespace().collect::<Vec<_>>(),
        ["mine", "idea", "23456", "s", "python.gram"]
    );
    place.write("broken/experiment.toml", "name = 'broken'\n");
    place.write("odd/experiment.toml", &MANIFEST.replace("mine", "odd"));
    place.write("odd/python.gram", "pass_stmt[stmt]: 'pass' { Pas() }\n");
    place.write("hook/experiment.toml", &MANIFEST.replace("mine", "hook"));
    place.write("hook/lower.py", "import nothing_of_this_name\n");
    std::fs::create_dir_all(place.0.join("folder/Tokens")).expect("a folder");
    place.write("folder/experiment.toml", &MANIFEST.replace("mine", "folder"));
    std::fs::write(place.0.join("mine/ops.py"), b"\xff").expect("a file");
    let (code, text) = place.lab(&["list"]);
    assert_eq!(code, 1, "{text}");
    for finding in [
        "broken: broken/experiment.toml:1:1: error[manifest]: missing field `summary`",
        "odd: odd/python.gram:1:27: error[",
        "hook: hook/lower.py:1:1: error[hook-fails]: ",
        "folder: error[no-file]: folder/Tokens is no file",
        "mine: error[unreadable]: mine/ops.py cannot be read: ",
    ] {
        let lines = text.lines().filter(|line| line.starts_with(finding));
        assert_eq!(lines.count(), 1, "{finding}\n{text}");
    }
    assert!(text.contains("proceed"), "{text}");
}
