//! `lab regen` from outside: the files of a checkout are the old set or the new one, whatever comes in between.
#![cfg(unix)]

mod in_place;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// The generated files that are made stale here; any two do.
const GENERATED: [&str; 2] =
    ["compiler/src/token/generated/tokens.rs", "compiler/src/parser/generated/parser.rs"];

/// What regeneration needs of a checkout.
struct Checkout(TempDir);

impl Checkout {
    fn new() -> Checkout {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("lab is in a checkout");
        let copy = Checkout(tempfile::tempdir().expect("a folder can be made"));
        let folders = ["grammar", "pegen/src"].into_iter().chain(pegen::regen::by_hand::FOLDERS);
        let mut folders: Vec<PathBuf> = folders.map(PathBuf::from).collect();
        let mut files = vec![PathBuf::from("Cargo.toml")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(root.join(&folder)).expect("a folder") {
                let entry = entry.expect("an entry");
                let path = folder.join(entry.file_name());
                let is_folder = entry.path().is_dir();
                if is_folder { folders.push(path) } else { files.push(path) }
            }
        }
        for file in files {
            let to = copy.path(&file);
            fs::create_dir_all(to.parent().expect("a folder")).expect("a folder can be made");
            fs::copy(root.join(&file), to).expect("a file can be copied");
        }
        copy
    }

    fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).expect("a file of text")
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
        command.arg("regen").args(arguments).current_dir(self.0.path());
        command
    }

    fn regen(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("lab runs")
    }

    fn audit(&self) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
        command.args(["audit", "--base"]).current_dir(self.0.path()).output().expect("lab runs")
    }

    fn make_stale(&self) {
        for file in GENERATED {
            fs::write(self.path(file), "// stale\n").expect("a file can be written");
        }
    }
}

fn said(output: &Output) -> String {
    let parts = [&output.stdout, &output.stderr].map(|part| String::from_utf8_lossy(part));
    parts.concat()
}

#[test]
fn only_what_differs_is_written_from_any_folder_below() {
    let checkout = Checkout::new();
    assert_eq!(said(&checkout.regen(&["--check"])), "");
    let texts = GENERATED.map(|file| checkout.read(file));
    checkout.make_stale();
    fs::write(checkout.path(GENERATED[1]), b"// no text: \xff\n").expect("a file can be written");
    let stale = checkout.regen(&["--check"]);
    assert_eq!(stale.status.code(), Some(1));
    assert!(said(&stale).contains("2 stale"), "{}", said(&stale));
    let link = checkout.path("elsewhere.rs");
    fs::rename(checkout.path(GENERATED[0]), &link).expect("a file can be moved");
    std::os::unix::fs::symlink(&link, checkout.path(GENERATED[0])).expect("a link can be made");
    let written = checkout.command(&[]).current_dir(checkout.path("grammar")).output();
    let written = written.expect("lab runs");
    assert_eq!(said(&written), GENERATED.map(|file| format!("{file}\n")).concat());
    assert_eq!(GENERATED.map(|file| checkout.read(file)), texts);
    assert!(checkout.path(GENERATED[0]).is_symlink());
    assert!(!checkout.path(".regen").exists());
}

#[test]
fn what_nothing_makes_is_told() {
    let checkout = Checkout::new();
    let surplus = "compiler/src/token/generated/old.rs";
    fs::write(checkout.path(surplus), "").expect("a file can be written");
    let checked = checkout.regen(&["--check"]);
    assert_eq!(checked.status.code(), Some(1));
    assert_eq!(said(&checked), format!("{surplus}: made by nothing; remove it\n"));
    assert!(checkout.path(surplus).exists());
}

#[test]
fn another_generator_writes_nothing_unless_it_is_told_to() {
    let checkout = Checkout::new();
    checkout.make_stale();
    fs::write(checkout.path("pegen/src/new.rs"), "").expect("a file can be written");
    let refused = checkout.regen(&[]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains("was built from other sources"), "{}", said(&refused));
    assert_eq!(checkout.read(GENERATED[0]), "// stale\n");
    assert!(checkout.regen(&["--force"]).status.success());
    assert_ne!(checkout.read(GENERATED[0]), "// stale\n");
    let elsewhere = checkout.command(&[]).current_dir("/").output().expect("lab runs");
    assert_eq!(elsewhere.status.code(), Some(2));
    assert!(said(&elsewhere).contains("in no checkout of lab"), "{}", said(&elsewhere));
}

#[test]
fn what_cannot_be_written_leaves_all_as_it_was() {
    let checkout = Checkout::new();
    checkout.make_stale();
    // The second one has a folder in its place: nothing can take that.
    fs::remove_file(checkout.path(GENERATED[1])).expect("it is there");
    fs::create_dir(checkout.path(GENERATED[1])).expect("a folder can be made");
    let refused = checkout.regen(&[]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused).contains(GENERATED[1]), "{}", said(&refused));
    assert_eq!(checkout.read(GENERATED[0]), "// stale\n");
    assert!(!checkout.path(".regen").exists());
}

#[test]
fn an_interrupt_leaves_one_set_or_the_other() {
    let checkout = Checkout::new();
    let new = GENERATED.map(|file| checkout.read(file));
    let interrupt = |child: &Child| {
        let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
        assert!(kill.expect("kill runs").success());
    };
    for round in 0..30u64 {
        checkout.make_stale();
        let mut child = checkout.command(&[]).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let child = child.as_mut().expect("lab starts");
        std::thread::sleep(Duration::from_millis(5 * round));
        interrupt(child);
        let code = child.wait().expect("lab ends").code();
        let found = GENERATED.map(|file| checkout.read(file));
        // Before anybody listens, an interrupt ends the process.
        let is_old =
            found.iter().all(|text| text == "// stale\n") && matches!(code, Some(130) | None);
        assert!(is_old || (found == new && code == Some(0)), "round {round}: {code:?}");
        assert!(!checkout.path(".regen").exists(), "round {round}: something is left");
    }
}

#[test]
fn two_at_once_do_not_disturb_each_other() {
    let checkout = Checkout::new();
    let new = GENERATED.map(|file| checkout.read(file));
    for _ in 0..5 {
        checkout.make_stale();
        let start = || checkout.command(&[]).stderr(Stdio::piped()).stdout(Stdio::piped()).spawn();
        let pair = [start(), start()].map(|child| child.expect("lab starts").wait_with_output());
        for ended in pair {
            let ended = ended.expect("lab ends");
            assert!(ended.status.success(), "{}", said(&ended));
        }
        assert_eq!(GENERATED.map(|file| checkout.read(file)), new);
    }
}
