//! What authors of experiments ask for: `lab list`, `lab test`, `lab magic`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of a test's own, outside of any checkout.
struct Place(PathBuf);

impl Place {
    fn new(name: &str) -> Place {
        let folder =
            std::env::temp_dir().join(format!("lab-authors-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder for temporary files");
        Place(folder)
    }

    /// With a copy of a shipped experiment in it.
    fn with_copy(name: &str, of: &str) -> Place {
        let place = Place::new(name);
        copy(&repository().join("experiments").join(of), &place.0.join(of));
        place
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.0.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        std::fs::write(path, text).expect("a file can be written");
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.0.join(path)).expect("the file is there")
    }

    /// What a verb prints to both outputs, and its exit code.
    fn lab(&self, arguments: &[&str]) -> (i32, String) {
        let output = lab(&self.0, arguments);
        let text = [output.stdout, output.stderr].concat();
        (output.status.code().expect("no signal"), String::from_utf8_lossy(&text).into_owned())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("lab is a folder of the repository")
}

fn lab(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
    command.args(arguments).current_dir(folder).output().expect("lab starts")
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("it is there") {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).expect("an entry");
        match path.is_dir() {
            true => copy(&path, &to.join(name)),
            false => std::fs::copy(&path, to.join(name)).map(|_| ()).expect("a file"),
        }
    }
}

/// The shipped experiments.
fn shipped() -> Vec<String> {
    let folders = std::fs::read_dir(repository().join("experiments")).expect("it is there");
    let folders = folders.map(|entry| entry.expect("an entry").path());
    let folders = folders.filter(|folder| folder.join("experiment.toml").is_file());
    let name = |folder: PathBuf| folder.file_name().map(|name| name.to_string_lossy().into_owned());
    folders.filter_map(name).collect()
}

const MANIFEST: &str = "name = 'mine'\nsummary = 's'\nstatus = 'idea'\nmagic = 23456\n";

#[test]
fn shipped_experiments_do_what_is_expected_of_them() {
    assert!(shipped().len() > 1);
    for name in shipped() {
        let output = lab(repository(), &["test", &name]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
    let place = Place::new("shipped");
    let (code, text) = place.lab(&["test", "proceed"]);
    assert_eq!(code, 0, "{text}");
    let (code, text) = place.lab(&["test", "proceed", "--accept"]);
    assert_eq!((code, text.contains("no folder to write to")), (2, true), "{text}");
}

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

#[test]
fn a_sample_is_what_is_expected_of_it() {
    let place = Place::new("test");
    place.write("mine/experiment.toml", MANIFEST);
    place.write("mine/python.gram", "pass_stmt[stmt]: ('pass' | 'onwards') { Pass() }\n");
    let (code, text) = place.lab(&["test", "mine"]);
    assert_eq!((code, text.contains("write samples/NAME.py")), (1, true), "{text}");
    place.write("mine/samples/right.py", "onwards\nprint('here')\n");
    place.write("mine/samples/wrong.py", "import helper\nonwards = 1\n");
    place.write("mine/samples/helper.py", "print('helped')\n");
    place.write("mine/samples/fails.py", "import helper\nhelper.nothing\n");
    let (code, text) = place.lab(&["test", "mine"]);
    assert_eq!((code, text.contains("`lab test mine --accept`")), (1, true), "{text}");
    let (code, text) = place.lab(&["test", "mine", "--accept"]);
    assert_eq!(code, 0, "{text}");
    assert_eq!(place.read("mine/samples/right.out"), "here\n");
    assert_eq!(place.read("mine/samples/fails.out"), "helped\n");
    let error = "  File \"samples/wrong.py\", line 2\n    onwards = 1\n            ^\nSyntaxError: invalid syntax\n";
    assert_eq!(place.read("mine/samples/wrong.err"), error);
    assert!(place.read("mine/samples/fails.err").contains("File \"samples/fails.py\", line 2"));
    assert_eq!(
        place
            .read("mine/snapshots/keywords.txt")
            .lines()
            .filter(|line| line.starts_with("  +"))
            .count(),
        1
    );
    let names = |folder: &str| {
        let entries = std::fs::read_dir(place.0.join(folder)).expect("it is there");
        let mut names: Vec<String> = entries
            .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into())
            .collect();
        names.sort();
        names.join(" ")
    };
    let files =
        "fails.err fails.out fails.py helper.out helper.py right.out right.py wrong.err wrong.py";
    assert_eq!(names("mine/samples"), files);
    assert_eq!(place.lab(&["test", "mine"]).0, 0);
    // What was expected is not what is found any more.
    place.write("mine/samples/right.py", "onwards\nprint('there')\n");
    let (code, text) = place.lab(&["test", "mine"]);
    assert_eq!(code, 1);
    assert!(text.contains("-here\n+there\n"), "{text}");
    place.write("mine/samples/wrong.py", "onwards\n");
    let (code, text) = place.lab(&["test", "mine", "--accept"]);
    assert_eq!(code, 0, "{text}");
    assert!(!names("mine/samples").contains("wrong.err"));
    place.write("mine/python.gram", "pass_stmt[stmt]: ('pass' | 'onwards' | 'ahead') { Pass() }\n");
    let (code, text) = place.lab(&["test", "mine"]);
    assert_eq!(
        (code, text.contains("++ ahead") || text.contains("+  + ahead")),
        (1, true),
        "{text}"
    );
}

#[test]
fn samples_without_an_end_and_things_that_are_no_samples_are_told() {
    let place = Place::new("hostile");
    place.write("mine/experiment.toml", MANIFEST);
    place.write("mine/python.gram", "pass_stmt[stmt]: ('pass' | 'onwards') { Pass() }\n");
    place.write("mine/samples/endless.py", "while True: onwards\n");
    place.write("mine/samples/chatty.py", "while True: print('x' * 10000)\n");
    place.write("mine/samples/odd.py", "print('\\udcff' == 1)\n");
    std::fs::write(place.0.join("mine/samples/latin.py"), b"print('\xe9')\n").expect("a file");
    place.write("mine/samples/alone.out", "x\n");
    std::fs::create_dir_all(place.0.join("mine/samples/folder.py")).expect("a folder");
    std::fs::create_dir_all(place.0.join("mine/samples/odd.out")).expect("a folder");
    let fifo = place.0.join("mine/samples/fifo.py");
    assert!(Command::new("mkfifo").arg(&fifo).status().expect("mkfifo runs").success());
    let (code, text) = place.lab(&["test", "mine", "--time", "1", "--accept"]);
    assert_eq!(code, 1, "{text}");
    for fault in [
        "samples/folder.py is no file",
        "samples/fifo.py is no file",
        "samples/odd.out is no file",
        "samples/alone.out has no program samples/alone.py",
        "took more than 1s",
        "printed more than 4 MiB",
    ] {
        assert!(text.contains(fault), "{fault}\n{text}");
    }
    assert!(!place.0.join("mine/samples/endless.out").exists());
    for name in ["../x", "", "/dev/null", "mine/samples", "a\nb", "mine\u{1b}[31m"] {
        let (code, text) = place.lab(&["test", name]);
        assert_eq!((code, text.contains("there is no experiment")), (2, true), "{text}");
    }
}

#[cfg(unix)]
#[test]
fn nothing_is_written_where_a_link_leads() {
    let place = Place::new("links");
    place.write("mine/experiment.toml", MANIFEST);
    place.write("mine/python.gram", "pass_stmt[stmt]: ('pass' | 'onwards') { Pass() }\n");
    place.write("mine/samples/a.py", "onwards\n");
    place.write("precious.txt", "precious\n");
    let link = |from: &str, to: &str| {
        std::os::unix::fs::symlink(place.0.join(to), place.0.join(from)).expect("a link");
    };
    std::fs::create_dir(place.0.join("elsewhere")).expect("a folder");
    link("mine/samples/a.out", "precious.txt");
    link("mine/snapshots", "elsewhere");
    let (code, text) = place.lab(&["test", "mine", "--accept"]);
    assert_eq!((code, text.contains("snapshots is no folder")), (1, true), "{text}");
    assert_eq!(place.read("precious.txt"), "precious\n");
    assert!(std::fs::read_dir(place.0.join("elsewhere")).expect("it is there").next().is_none());
    assert_eq!(place.read("mine/samples/a.out"), "");
}

#[test]
fn a_magic_number_stands_for_what_was_recorded_with_it() {
    let place = Place::with_copy("magic", "proceed");
    let (code, text) = place.lab(&["magic", "proceed"]);
    assert_eq!(code, 0, "{text}");
    let gram = place.read("proceed/python.gram").replace("'proceed'", "'onwards'");
    place.write("proceed/python.gram", &gram);
    let (code, text) = place.lab(&["magic", "proceed"]);
    assert_eq!((code, text.contains("`lab magic proceed --bump`")), (1, true), "{text}");
    let before = place.read("proceed/experiment.toml");
    let (code, text) = place.lab(&["magic", "proceed", "--bump"]);
    assert_eq!(code, 0, "{text}");
    // 31402 is taken by `almost_equal`, which came with lab.
    let after = place.read("proceed/experiment.toml");
    assert!(after.contains("magic = 31403\n"), "{after}");
    assert_eq!(before.lines().next(), after.lines().next());
    assert_eq!(place.lab(&["magic", "proceed"]).0, 0);
    let (code, text) = Place::new("magic-shipped").lab(&["magic", "proceed", "--bump"]);
    assert_eq!((code, text.contains("no folder to write to")), (2, true), "{text}");
}
