//! `lab test`.

use std::process::Command;

use crate::place::{MANIFEST, Place, lab, repository, shipped};

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
    place.write("mine/samples/\u{1b}[31mred.py", "onwards\n");
    place.write("mine/samples/escapes.py", "print('\\x1b[2J')\n");
    place.write("mine/samples/escapes.out", "\n");
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
        "samples/\\u{1b}[31mred.py is no name of a sample",
        "took more than 1s",
        "printed more than 4 MiB",
    ] {
        assert!(text.contains(fault), "{fault}\n{text}");
    }
    assert!(!text.contains('\u{1b}'), "{text:?}");
    assert!(!place.0.join("mine/samples/endless.out").exists());
    place.write("mine/samples/escapes.out", "\n");
    let (_, text) = place.lab(&["test", "mine", "--time", "1"]);
    assert!(text.contains("+\\u{1b}[2J\n"), "{text}");
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
    link("mine/samples/b.py", "precious.txt");
    link("mine/snapshots", "elsewhere");
    let (code, text) = place.lab(&["test", "mine", "--accept"]);
    assert_eq!((code, text.contains("snapshots is no folder")), (1, true), "{text}");
    for link in ["a.out", "b.py"] {
        assert!(text.contains(&format!("samples/{link} is no file")), "{text}");
    }
    assert!(!text.contains("precious"), "{text}");
    assert_eq!(place.read("precious.txt"), "precious\n");
    assert!(std::fs::read_dir(place.0.join("elsewhere")).expect("it is there").next().is_none());
}

#[test]
fn a_strangers_experiment_reads_its_own_folder_and_nothing_else() {
    let place = Place::new("stranger");
    place.write("mine/experiment.toml", MANIFEST);
    place.write("mine/python.gram", "pass_stmt[stmt]: ('pass' | 'onwards') { Pass() }\n");
    place.write("secret.txt", "secret\n");
    place.write("mine/samples/data.txt", "mine\n");
    std::os::unix::fs::symlink(place.0.join("secret.txt"), place.0.join("mine/samples/link.txt"))
        .expect("a link");
    let program = "import sys, collections, helper\n\
                   print(open('samples/data.txt').read(), end='')\n\
                   for path, mode in ('samples/new.txt', 'w'), ('../secret.txt', 'r'), ('samples/link.txt', 'r'), ('/dev/zero', 'rb'):\n    \
                       try:\n        open(path, mode)\n        print('opened', path)\n    \
                       except OSError as error: print(type(error).__name__)\n";
    place.write("mine/samples/a.py", program);
    place.write("mine/samples/helper.py", "onwards\n");
    let (code, text) = place.lab(&["test", "mine", "--accept"]);
    assert_eq!(code, 0, "{text}");
    let denied = "mine\n".to_string() + &"PermissionError\n".repeat(4);
    assert_eq!(place.read("mine/samples/a.out"), denied);
    // Nor does looking at it run what its opcodes do.
    place.write("mine/ops.py", "open('written.txt', 'w').close()\n");
    place.lab(&["diff", "mine", "mine/samples/helper.py"]);
    for verb in ["diff", "test", "audit", "dis", "ast", "check", "cfg", "symtable"] {
        let (_, text) = match verb {
            "diff" | "test" | "audit" => place.lab(&[verb, "mine"]),
            _ => place.lab(&[verb, "--with", "mine", "mine/samples/helper.py"]),
        };
        let left = ["written.txt", "mine/written.txt", "mine/samples/__pycache__"];
        assert!(!left.iter().any(|path| place.0.join(path).exists()), "{verb}: {text}");
    }
}

#[test]
fn the_program_of_a_comparison_ends() {
    let place = Place::new("endless");
    place.write("mine/experiment.toml", MANIFEST);
    place.write("mine/python.gram", "pass_stmt[stmt]: ('pass' | 'onwards') { Pass() }\n");
    place.write("mine/samples/a.py", "onwards\nprint('x' * 5000000)\n");
    let (code, text) = place.lab(&["diff", "mine"]);
    assert_eq!((code, text.contains("printed more than 4 MiB")), (0, true), "{}", text.len());
}
