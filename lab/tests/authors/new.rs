//! `lab new`.

use crate::place::Place;

/// What an idea can begin with.
const KINDS: [&str; 8] =
    ["statement", "operator", "expression", "opcode", "keyword", "token", "pass", "language"];

#[test]
fn what_is_new_passes_its_own_tests_and_audit() {
    let place = Place::new("new");
    for kind in KINDS {
        let name = format!("my_{kind}");
        let (code, text) = place.lab(&["new", &name, "--from", kind]);
        assert_eq!(code, 0, "{text}");
        let commands: Vec<&str> =
            text.lines().filter_map(|line| line.trim().strip_prefix("lab ")).collect();
        assert_eq!(commands.len(), 3, "{text}");
        for command in commands {
            let (code, text) = place.lab(&command.split(' ').collect::<Vec<_>>());
            assert_eq!(code, 0, "{command}: {text}");
        }
        let (code, text) = place.lab(&["audit", &name]);
        assert_eq!(code, 0, "{text}");
        // The first stage that it changes.
        let stage = if kind == "pass" { "cfg" } else { "grammar" };
        assert!(place.read(&format!("{name}/snapshots/{stage}.txt")).contains("\n  + "));
    }
    // Nothing is left of the making.
    let left = std::fs::read_dir(&place.0).expect("it is there").count();
    assert_eq!(left, KINDS.len());
    let (code, text) = place.lab(&["list"]);
    assert_eq!((code, text.lines().count()), (0, 1 + KINDS.len() + crate::place::shipped().len()));
}

#[test]
fn a_statement_has_the_name_of_the_experiment() {
    let place = Place::new("lest");
    assert_eq!(place.lab(&["new", "lest"]).0, 0);
    let program = "lest 0: print('zero')";
    assert_eq!(place.lab(&["run", "--with", "lest", "-c", program]), (0, "zero\n".to_string()));
    let magic = |place: &Place| {
        let text = place.read("lest/experiment.toml");
        text.lines().find(|line| line.starts_with("magic")).map(str::to_string)
    };
    // Another one of this name is told by its fingerprint, one of another name by its number.
    let other = Place::new("till");
    assert_eq!(other.lab(&["new", "till"]).0, 0);
    let number = other.read("till/experiment.toml");
    assert!(!number.contains(&magic(&place).expect("it has a number")), "{number}");
    // A number that is taken is not given again.
    other.write(
        "taken/experiment.toml",
        &place.read("lest/experiment.toml").replace("lest", "taken"),
    );
    assert_eq!(other.lab(&["new", "lest"]).0, 0);
    assert_ne!(magic(&other), magic(&place));
}

#[test]
fn nothing_that_is_there_is_touched_and_no_name_leads_elsewhere() {
    let place = Place::new("names");
    place.write("taken", "precious\n");
    place.write("folder/file", "precious\n");
    std::os::unix::fs::symlink("/nowhere", place.0.join("link")).expect("a link");
    for (name, why) in [
        ("taken", "is there already"),
        ("folder", "is there already"),
        ("link", "is there already"),
        ("proceed", "there is an experiment `proceed` already"),
        ("while", "is a keyword of Python"),
        ("match", "is a keyword of Python"),
        ("../x", "is no name"),
        ("/tmp/x", "is no name"),
        ("", "is no name"),
        (".", "is no name"),
        ("Unless", "is no name"),
        ("1st", "is no name"),
        ("a b", "is no name"),
        ("a\nb", "is no name"),
        ("\u{1b}[31m", "is no name"),
        ("häuser", "is no name"),
        ("nul", "is the name of a device"),
        ("com7", "is the name of a device"),
        // Samples print.
        ("print", "means something else already"),
        // There is a rule of this name.
        ("simple", "means something else already"),
    ] {
        let (code, text) = place.lab(&["new", name]);
        assert_eq!((code, text.contains(why)), (2, true), "{name:?}: {text}");
        assert!(!text.contains('\u{1b}'), "{text:?}");
    }
    for (dir, why) in
        [("/dev/null", "is no folder"), ("nothing", "is no folder"), ("taken", "is no folder")]
    {
        let (code, text) = place.lab(&["new", "mine", "--dir", dir]);
        assert_eq!((code, text.contains(why)), (2, true), "{dir}: {text}");
    }
    assert_eq!(place.read("taken"), "precious\n");
    assert_eq!(place.read("folder/file"), "precious\n");
    assert_eq!(std::fs::read_dir(&place.0).expect("it is there").count(), 3);
    // Elsewhere it is found by its path.
    let (code, text) = place.lab(&["new", "mine", "--dir", "folder"]);
    assert_eq!((code, text.contains("lab test folder/mine\n")), (0, true), "{text}");
    assert_eq!(place.lab(&["test", "folder/mine"]).0, 0);
}

#[test]
fn at_the_root_of_a_checkout_a_folder_is_made_among_its_experiments() {
    let place = Place::new("checkout");
    place.write("grammar/python.gram", "");
    place.write("experiments/README.md", "");
    let (code, text) = place.lab(&["new", "mine"]);
    assert_eq!((code, text.contains("lab test mine\n")), (0, true), "{text}");
    assert!(place.0.join("experiments/mine/experiment.toml").is_file());
    assert_eq!(place.lab(&["audit", "mine"]).0, 0);
    let (code, text) = place.lab(&["new", "mine", "--dir", "."]);
    assert_eq!((code, text.contains("there is an experiment `mine` already")), (2, true), "{text}");
}
