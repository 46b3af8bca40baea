//! The binary alone, in a folder with nothing in it: the experiments that come with lab are there.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder with nothing in it, and nothing of a checkout around.
fn nowhere(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("lab-away-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("a folder for temporary files");
    folder
}

fn lab(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
    command.args(arguments).current_dir(folder).output().expect("lab starts")
}

fn stdout(folder: &Path, arguments: &[&str]) -> String {
    let output = lab(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("lab prints UTF-8")
}

#[test]
fn the_experiments_that_come_with_lab_are_there_without_a_checkout() {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a folder around");
    let folder = nowhere("shipped");
    for name in ["proceed", "almost_equal"] {
        assert_eq!(stdout(&folder, &["diff", name]), stdout(checkout, &["diff", name]));
    }
    let printed =
        stdout(&folder, &["run", "--with", "almost_equal", "-c", "print(0.1 + 0.2 ~= 0.3)"]);
    assert_eq!(printed, "True\n");
    let program = "class A:\n  def __almost_eq__(self, other): return 1/0\nA() ~= 1";
    let raised = lab(&folder, &["run", "--with", "almost_equal", "-c", program]);
    let said = String::from_utf8_lossy(&raised.stderr).into_owned();
    let line = "  File \"lab:almost_equal/ops.py\", line 11, in COMPARE_ALMOST_EQUAL\n    result = method(own, other)\n";
    assert!(said.contains(line), "{said}");
    assert!(stdout(&folder, &["list"]).contains("proceed"));
    let left: Vec<_> = std::fs::read_dir(&folder).expect("it is there").collect();
    assert!(left.is_empty(), "{left:?}");
    std::fs::remove_dir_all(&folder).expect("it is removed again");
}

#[test]
fn a_folder_in_front_of_one_goes_before_what_comes_with_lab() {
    let folder = nowhere("own");
    let own = folder.join("proceed");
    std::fs::create_dir(&own).expect("a folder");
    let write = |name: &str, text: &str| std::fs::write(own.join(name), text).expect("a file");
    write("experiment.toml", "name = 'proceed'\nsummary = 's'\nstatus = 'idea'\nmagic = 23456\n");
    write("python.gram", "pass_stmt[stmt]: ('pass' | 'onwards') { Pass() }\n");
    assert_eq!(stdout(&folder, &["run", "--with", "proceed", "-c", "onwards; print(1)"]), "1\n");
    let missing = lab(&folder, &["run", "--with", "procede", "-c", "pass"]);
    assert_eq!(missing.status.code(), Some(2));
    let said = String::from_utf8_lossy(&missing.stderr).into_owned();
    assert_eq!(said, "lab: there is no experiment `procede`; did you mean `proceed`?\n");
    std::fs::remove_dir_all(&folder).expect("it is removed again");
}
