//! Experiments in the small, right ones and wrong ones: `tests/experiments` holds the cases.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What a case adds where it says nothing else: the operator `~=`. One that is `bare` has only the first file.
const OPERATOR: [(&str, &str); 7] = [
    ("experiment.toml", "name = 'case'\nsummary = 's'\nstatus = 'idea'\nmagic = 32070\n"),
    ("Tokens", "AE '~='\n"),
    ("Python.asdl", "module Python { cmpop =   AE }\n"),
    (
        "python.gram",
        "compare_op_bitwise_or_pair+: '~=' right=bitwise_or { comparison(AE, right) }\n",
    ),
    ("opcodes.toml", "[CAE]\nnumber = 121\neffect = \"left, right -- result\"\n"),
    ("lower.py", "def AE(emit):\n    emit(\"CAE\")\n"),
    ("ops.py", "def CAE(left, right): return left == right\n"),
];

/// The program of a case that has none.
const PROGRAM: &str = "print(1 ~= 1)\n";

/// The sections that are no files of the experiment.
const NO_FILES: [&str; 5] = ["bare", "program", "verb", "prints", "refused"];

/// A case: its name, and its sections by their headings.
struct Case {
    name: String,
    sections: BTreeMap<String, String>,
}

fn read(path: &Path) -> Vec<Case> {
    let text = std::fs::read_to_string(path).expect("the cases are there");
    let mut cases: Vec<Case> = Vec::new();
    let mut section = String::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("=== ") {
            cases.push(Case { name: name.to_string(), sections: BTreeMap::new() });
            continue;
        }
        let case = cases.last_mut().expect("a file begins with the name of a case");
        if let Some(heading) = line.strip_prefix("--- ") {
            section = heading.to_string();
            case.sections.insert(section.clone(), String::new());
        } else if let Some(text) = case.sections.get_mut(&section) {
            text.push_str(line);
            text.push('\n');
        }
    }
    cases
}

/// What is wrong with how a case ends.
fn fault(case: &Case, folder: &Path) -> Option<String> {
    let folder = folder.join("case");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let given = if case.sections.contains_key("bare") { 1 } else { OPERATOR.len() };
    let mut files: BTreeMap<&str, &str> = OPERATOR.into_iter().take(given).collect();
    let own = case.sections.iter().map(|(name, text)| (name.as_str(), text.as_str()));
    files.extend(own.filter(|(name, _)| !NO_FILES.contains(name)));
    for (name, text) in files.into_iter().filter(|(_, text)| !text.trim().is_empty()) {
        std::fs::write(folder.join(name), text).expect("a file can be written");
    }
    let program = folder.with_file_name("program.py");
    let text = case.sections.get("program").map_or(PROGRAM, String::as_str);
    std::fs::write(&program, text).expect("the program can be written");
    let run = Command::new(env!("CARGO_BIN_EXE_lab"))
        .arg(case.sections.get("verb").map_or("run", |verb| verb.trim()))
        .arg("--with")
        .args([&folder, &program])
        .env_remove("LAB_GC")
        .output()
        .expect("lab runs");
    let (out, err) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    let wrong = match (case.sections.get("prints"), case.sections.get("refused")) {
        (Some(expected), None) => {
            run.status.code() != Some(0) || out.trim_end() != expected.trim_end()
        }
        (None, Some(lines)) => {
            let missing = lines.lines().any(|line| !err.contains(line));
            run.status.code() != Some(1) || missing
        }
        _ => panic!("{}: either it prints something, or it is refused", case.name),
    };
    let shown = || format!("{}: {:?}\n{out}\n{err}", case.name, run.status);
    wrong.then(shown)
}

fn check(file: &str) {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/experiments").join(file);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("experiments").join(file);
    let cases = read(&cases);
    assert!(cases.len() > 3, "{file} has hardly a case");
    let faults: Vec<String> = cases.iter().filter_map(|case| fault(case, &folder)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn what_hooks_emit_is_checked_where_they_emit_it() {
    check("hooks.txt");
}

#[test]
fn nodes_get_other_code() {
    check("lowering.txt");
}

#[test]
fn blocks_are_left_as_those_of_the_language() {
    check("blocks.txt");
}

#[test]
fn functions_have_scopes_of_their_own() {
    check("functions.txt");
}

#[test]
fn notes_say_what_a_node_does_to_scopes() {
    check("notes.txt");
}

#[test]
fn what_is_wrong_with_an_experiment_is_told_when_it_is_loaded() {
    check("loading.txt");
}

#[test]
fn tokens_are_what_their_file_says() {
    check("tokens.txt");
}

#[test]
fn rules_are_taken_away() {
    check("removals.txt");
}

#[test]
fn opcodes_and_nodes_do_what_their_functions_say() {
    check("opcodes.txt");
}

#[test]
fn instructions_are_rewritten() {
    check("rewrites.txt");
}

#[test]
fn flow_graphs_pass_through_functions() {
    check("passes.txt");
}

#[test]
fn templates_mean_what_they_say() {
    check("templates.txt");
}

#[test]
fn nodes_become_what_their_functions_make_of_them() {
    check("desugar.txt");
}

#[test]
fn trees_that_no_program_has_are_refused() {
    check("trees.txt");
}

#[test]
fn a_pass_of_an_experiment_is_shown_like_any_other() {
    let lab = |pass: &str| {
        let program = "def f(x): return g(x + 1)";
        let run = Command::new(env!("CARGO_BIN_EXE_lab"))
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
            .args(["cfg", "--with", "tail_call", "--with", "add_const", "--pass", pass])
            .args(["-c", program])
            .output()
            .expect("lab runs");
        (
            run.status.code(),
            String::from_utf8_lossy(&[run.stdout, run.stderr].concat()).into_owned(),
        )
    };
    let shown = |pass: &str, opcode: &str| lab(pass).1.contains(opcode);
    let seen = ["unbound_locals", "rewrites", "tail_calls", "borrowed_loads"]
        .map(|pass| (shown(pass, "ADD_CONST"), shown(pass, "TAIL_CALL")));
    assert_eq!(seen, [(false, false), (true, false), (true, true), (true, true)]);
    assert!(lab("rewrites").1.contains("ADD_CONST                    1 (x, 0, 1)"));
    let (code, said) = lab("tail_cells");
    assert_eq!((code, said.contains("rewrites, tail_calls, superinstructions")), (Some(2), true));
}

#[test]
fn nothing_runs_that_an_experiment_was_before_it_was_edited() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("experiments/edited");
    let _ = std::fs::remove_dir_all(&folder);
    let case = folder.join("case");
    std::fs::create_dir_all(&case).expect("the folder can be made");
    let write = |path: PathBuf, text: &str| std::fs::write(path, text).expect("it can be written");
    OPERATOR.iter().for_each(|(name, text)| write(case.join(name), text));
    write(folder.join("program.py"), "import module\n");
    write(folder.join("module.py"), "print(1 ~= 2)\n");
    let run = || {
        let run = Command::new(env!("CARGO_BIN_EXE_lab"))
            .args(["run", "--with"])
            .args([&case, &folder.join("program.py")])
            .output()
            .expect("lab runs");
        String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr)
    };
    assert_eq!((run(), run()), ("False\n".to_string(), "False\n".to_string()));
    write(case.join("lower.py"), "def AE(emit):\n    emit.POP_TOP()\n");
    assert_eq!(run(), "1\n");
    let negated = "[CAE]\nnumber = 122\neffect = \"left, right -- result\"\n";
    write(case.join("opcodes.toml"), negated);
    write(
        case.join("lower.py"),
        "def AE(emit):\n    emit.CAE()\n    emit.TO_BOOL()\n    emit.UNARY_NOT()\n",
    );
    assert_eq!(run(), "True\n");
    // A file that another language has cached is no module of this one.
    let cached = folder.join("__pycache__/module.lab-314-32070.pyc");
    std::fs::copy(cached, folder.join("module.pyc")).expect("the module has been cached");
    std::fs::remove_file(folder.join("module.py")).expect("the source can go");
    assert_eq!(run(), "True\n");
    write(case.join("lower.py"), "def AE(emit):\n    emit.CAE()\n");
    assert!(
        run().ends_with("ImportError: the bytecode is that of another language\n"),
        "{}",
        run()
    );
}

#[test]
fn a_language_of_its_own_is_what_its_files_say() {
    check("languages.txt");
}
