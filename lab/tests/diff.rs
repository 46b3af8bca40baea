//! `lab diff` from outside: stages, languages, forms.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

use serde_json::Value;

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("lab is a folder of the repository")
}

fn lab(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
    command.args(arguments).current_dir(repository()).output().expect("lab starts")
}

#[track_caller]
fn diff(arguments: &[&str]) -> String {
    let output = lab(&[&["diff"], arguments].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("lab prints UTF-8")
}

/// A folder that is there as long as the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("lab-diffs-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    fn write(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("a folder");
        fs::write(&path, text).expect("a file");
        path.display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn stages_are_chosen_by_name_and_the_run_comes_last() {
    let text = diff(&["proceed", "--stage", "output", "--stage", "magic", "--stage", "keywords"]);
    let stages: Vec<&str> = text.lines().filter(|line| line.starts_with(['~', '='])).collect();
    let names = stages.iter().map(|line| line[2..].split(' ').next().unwrap_or_default());
    assert_eq!(names.collect::<Vec<_>>(), ["keywords", "magic", "output"]);
    let wrong = lab(&["diff", "proceed", "--stage", "nothing"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&wrong.stderr).contains("bytecode"));
}

#[test]
fn a_program_that_the_base_language_refuses_is_told_once() {
    let text = diff(&["almost_equal"]);
    assert_eq!(text.matches("the program is refused").count(), 1, "{text}");
    assert_eq!(text.matches("SyntaxError").count(), 1, "{text}");
    for stage in ["ast", "symtable", "cfg", "bytecode", "output"] {
        assert!(text.contains(&format!("\n+ {stage}")), "{stage}: {text}");
    }
    let back = diff(&[
        "proceed",
        "experiments/almost_equal/samples/basic.py",
        "--against",
        "almost_equal",
    ]);
    assert!(back.contains("\n+ ast        the program is refused\n"), "{back}");
    assert!(!back.contains("\n~ bytecode") && !back.contains("\n+ bytecode"), "{back}");
}

#[test]
fn a_program_runs_for_so_long_and_no_longer() {
    let folder = Folder::new("endless");
    let program = folder.write("x.py", "print('begun', flush=True)\nwhile True: pass\n");
    let started = Instant::now();
    let text = diff(&["proceed", &program, "--stage", "output", "--seconds", "0.7"]);
    assert!(started.elapsed() < Duration::from_secs(20));
    assert!(text.contains("= output     the same"), "{text}");
    let json =
        diff(&["proceed", &program, "--stage", "output", "--seconds", "0.7", "--format", "json"]);
    let object: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(object["stages"][0]["after"], "begun\n[it took more than 700ms: see --seconds]\n");
}

#[test]
fn what_is_printed_without_end_is_cut() {
    let folder = Folder::new("much");
    let text = "import random\nprint(*random.choices('abc', k=200_000), sep='\\n')\n";
    let program = folder.write("x.py", text);
    let started = Instant::now();
    let text = diff(&["proceed", &program, "--stage", "output", "--format", "json"]);
    assert!(text.contains("[there is more]"));
    assert!(started.elapsed() < Duration::from_secs(60), "{:?}", started.elapsed());
}

#[test]
fn both_sides_can_have_experiments() {
    let folder = Folder::new("both");
    let program = folder.write("x.py", "if 1 ~= 2: proceed\n");
    let text = diff(&["proceed", &program, "--with", "almost_equal", "--stage", "ast"]);
    let changes: Vec<&str> =
        text.lines().filter(|line| line.starts_with("  -") || line.starts_with("  +")).collect();
    let expected = [
        "  -             Expr(",
        "  -                value=Name(id='proceed', ctx=Load()))])])",
        "  +             Pass()])])",
    ];
    assert_eq!(changes, expected);
    assert!(!text.contains("refused"), "{text}");
}

#[test]
fn a_grammar_in_another_layout_is_the_same() {
    let folder = Folder::new("layout");
    let base = fs::read_to_string(repository().join("grammar/python.gram")).expect("the grammar");
    let start = base.find("\nfile[").expect("the first rule");
    let (head, rules) = base.split_at(start);
    let mut rules: Vec<&str> = rules.trim().split("\n\n").collect();
    rules.reverse();
    let other = format!("{head}\n{}\n", rules.join("\n\n").replace(" | ", "  |  "));
    assert_ne!(base, other);
    folder.write("a/python.gram", &base);
    folder.write("b/python.gram", &other);
    folder.write("c/python.gram", &base.replace("'pass' { Pass }", "('pass' | 'skip') { Pass }"));
    let language = |name: &str| folder.0.join(name).display().to_string();
    let text = diff(&["--language", &language("a"), "--language", &language("b")]);
    assert!(text.contains("\n= grammar    the same\n"), "{text}");
    let text =
        diff(&["--language", &language("b"), "--language", &language("c"), "--stage", "grammar"]);
    let changes: Vec<&str> =
        text.lines().filter(|line| line.starts_with("  -") || line.starts_with("  +")).collect();
    assert_eq!(changes, ["  -     | 'pass' { Pass }", "  +     | ('pass' | 'skip') { Pass }"]);
    let program = folder.write("x.py", "skip\n");
    let text = diff(&["--language", &language("a"), "--language", &language("c"), &program]);
    assert!(text.contains("\n  +       Pass()])\n"), "{text}");
    let many = lab(&["diff", "--language", "a", "--language", "b", "--language", "c"]);
    assert_eq!(many.status.code(), Some(2));
}

#[test]
fn json_and_a_page_have_all_of_it() {
    let object: Value =
        serde_json::from_str(&diff(&["almost_equal", "--format", "json"])).expect("JSON");
    let stages = object["stages"].as_array().expect("a list");
    assert_eq!(stages.len(), 9);
    let ast = stages.iter().find(|stage| stage["name"] == "ast").expect("a tree");
    assert!(
        ast["before"].is_null()
            && ast["after"].as_str().is_some_and(|text| text.contains("AlmostEq"))
    );
    assert!(ast["refused"][0].as_str().is_some_and(|text| text.contains("SyntaxError")));
    let tokens = stages.iter().find(|stage| stage["name"] == "tokens").expect("tokens");
    assert!(
        tokens["diff"].as_str().is_some_and(|text| text.contains("\n-") && text.contains("\n+"))
    );
    let folder = Folder::new("page");
    let program = folder.write("<x>.py", "proceed = '</pre><script>'\n");
    let page = diff(&["proceed", &program, "--format", "html"]);
    assert!(page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>\n"));
    assert!(!page.contains("<script") && !page.contains("<x>"), "{page}");
    assert!(page.contains("&lt;/pre&gt;&lt;script&gt;"), "{page}");
    assert_eq!(page.matches("<pre>").count(), page.matches("</pre>").count());
}

#[test]
fn text_is_a_program_for_each_verb() {
    let out = |arguments: &[&str]| {
        let output = lab(arguments);
        (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned())
    };
    assert_eq!(
        out(&["ast", "-c", "x"]),
        (
            Some(0),
            "Module(\n   body=[\n      Expr(\n         value=Name(id='x', ctx=Load()))])\n".into()
        )
    );
    assert!(out(&["dis", "-c", "proceed", "--with", "proceed"]).1.contains("RETURN_VALUE"));
    assert!(out(&["tokens", "-c", "x"]).1.contains("NAME"));
    assert!(out(&["cfg", "-c", "x"]).1.contains("LOAD_NAME"));
    assert!(out(&["symtable", "-c", "x = 1"]).1.contains("'x'"));
    assert_eq!(out(&["parse", "-c", "-x"]).0, Some(0));
    assert_eq!(out(&["check", "-c", "x ="]).0, Some(1));
    assert_eq!(out(&["check", "-c", "x = 1"]).0, Some(0));
    assert_eq!(out(&["ast", "-c", "x", "file.py"]).0, Some(2));
    let refused = lab(&["ast", "-c", "x ="]);
    assert!(
        String::from_utf8_lossy(&refused.stderr).contains("File \"<string>\", line 1\n    x =")
    );
}

/// An experiment with one statement, whose hook is this.
fn experiment(folder: &Folder, hook: &str) -> String {
    folder.write(
        "speak/experiment.toml",
        "name = 'speak'\nsummary = 's'\nstatus = 'idea'\nmagic = 20002\n",
    );
    folder.write("speak/python.gram", "+simple_stmt[stmt]: 'speak' { Speak() }\n");
    folder.write("speak/Python.asdl", "module Python { stmt = Speak }\n");
    folder.write("speak/lower.py", &format!("def Speak(emit, node):\n{hook}\n"));
    folder.0.join("speak").display().to_string()
}

#[test]
fn hooks_have_the_world_only_where_their_author_is_trusted() {
    let folder = Folder::new("trust");
    let secret = folder.write("secret", "what is in it\n");
    let hook = format!("    print(open({secret:?}).read())\n    emit.NOP()");
    let experiment = experiment(&folder, &hook);
    let arguments = ["dis", "-c", "speak", "--with", &experiment];
    let refused = lab(&arguments);
    assert_eq!(refused.status.code(), Some(1));
    assert!(!String::from_utf8_lossy(&refused.stderr).contains("what is in it"));
    let trusted = lab(&[&arguments[..], &["--trust"]].concat());
    assert_eq!(trusted.status.code(), Some(0), "{}", String::from_utf8_lossy(&trusted.stderr));
    assert!(String::from_utf8_lossy(&trusted.stderr).contains("what is in it"));
}

#[test]
fn hooks_take_so_long_and_so_much_and_no_more() {
    let folder = Folder::new("budget");
    let slow = experiment(&folder, "    while True: pass");
    let started = Instant::now();
    let output = lab(&["dis", "-c", "speak", "--with", &slow, "--hook-seconds", "0.5"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("it took more than 500ms"));
    assert!(started.elapsed() < Duration::from_secs(8), "{:?}", started.elapsed());
    let large = experiment(&folder, "    x = []\n    while True: x.append('x' * 100_000)");
    let output = lab(&["dis", "-c", "speak", "--with", &large, "--hook-memory", "64"]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("64 MiB"));
    let wrong = lab(&["dis", "-c", "x", "--hook-seconds", "-1"]);
    assert_eq!(wrong.status.code(), Some(2));
}

#[test]
fn a_whole_language_may_have_nodes_that_are_only_shown() {
    let folder = Folder::new("whole");
    let read =
        |name: &str| fs::read_to_string(repository().join("grammar").join(name)).expect("a file");
    folder.write("own/Python.asdl", &read("Python.asdl").replacen("| Pass", "| Shrug | Pass", 1));
    let rule = "pass_stmt[stmt]: 'pass' { Pass }";
    folder.write(
        "own/python.gram",
        &read("python.gram").replace(rule, &format!("{rule} | 'shrug' {{ Shrug }}")),
    );
    let own = folder.0.join("own").display().to_string();
    let shown = lab(&["ast", "-c", "shrug", "--language", &own]);
    assert!(String::from_utf8_lossy(&shown.stdout).contains("Shrug()"), "{shown:?}");
    let compiled = lab(&["dis", "-c", "shrug", "--language", &own]);
    assert_eq!(compiled.status.code(), Some(1), "{compiled:?}");
    let program = folder.write("x.py", "shrug\n");
    let text = diff(&["--language", &own, &program]);
    assert!(text.contains("\n  +       Shrug()])\n"), "{text}");
}
