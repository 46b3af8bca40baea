//! `lab export`: patches that apply, grammars that lab reads back, and what is said to be left.
//!
//! The checkouts are lab's own definition in the layout and the spelling of CPython's. CPython's own grammar is in
//! `tests/tests/exported.rs`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use pegen::c::Rules;
use pegen::definition::{Definition, Model};

/// A folder that is gone afterwards.
struct Checkout(tempfile::TempDir);

/// The base language's grammar in C, which is the same for all tests.
fn grammar() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| {
        let model = Model::read(&Definition::base()).expect("the base language is right");
        let mut rules = Rules::new(&model.grammar, &model.tokens);
        let text: String = model.grammar.rules.iter().map(|one| rules.rule(one) + "\n").collect();
        // As CPython has it: by which words a statement begins is said in front of it, and there is C behind all.
        let text = text.replace("    | pass_stmt\n", "    | &'pass' pass_stmt\n");
        let one_line = "pass_stmt[stmt_ty]:\n    | 'pass'";
        assert!(text.contains(one_line));
        format!(
            "# The grammar.\n\n@trailer '''\nend\n'''\n\n{}",
            text.replace(one_line, "pass_stmt[stmt_ty]: 'pass'")
        )
    })
}

impl Checkout {
    fn new() -> Checkout {
        let checkout = Checkout(tempfile::tempdir().expect("a folder for temporary files"));
        let own = |path: &str| {
            std::fs::read_to_string(repository().join("grammar").join(path)).expect("it is there")
        };
        checkout.write("Grammar/python.gram", grammar());
        checkout.write("Grammar/Tokens", &own("Tokens"));
        checkout.write("Parser/Python.asdl", &own("Python.asdl"));
        checkout.write("Python/bytecodes.c", "// BEGIN BYTECODES //\n\n// END BYTECODES //\n");
        let magic = "/*\nKnown values:\n    Python 3.14a1 3600 (one)\n    Python 3.14rc3 3627 (another,\n                         over two lines)\n\n    More.\n*/\n\n#define PYC_MAGIC_NUMBER 3627\n";
        checkout.write("Include/internal/pycore_magic_number.h", magic);
        checkout
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        std::fs::write(path, text).expect("a file can be written");
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).expect("the file is there")
    }

    /// The arguments that name it.
    fn arguments<'a>(&'a self, before: &[&'a str]) -> Vec<&'a str> {
        let folder = self.0.path().to_str().expect("it is text");
        [before, &["--cpython", folder]].concat()
    }

    /// Puts the patch of experiments into its files, and says what is left.
    fn patched(&self, experiments: &[&str]) -> String {
        let others = experiments[1..].iter().flat_map(|other| ["--with", other]);
        let command: Vec<&str> = ["export", experiments[0]].into_iter().chain(others).collect();
        let patch = self.path("out.patch");
        let arguments = self.arguments(&command);
        let out = ["--out", patch.to_str().expect("it is text")];
        let output = lab(&[arguments.as_slice(), &out].concat());
        assert!(output.status.success(), "{}", text(&output));
        // Not a checkout that is around it by chance.
        let applied = Command::new("git")
            .args(["apply", "out.patch"])
            .current_dir(self.0.path())
            .env("GIT_CEILING_DIRECTORIES", self.0.path().parent().expect("a folder"))
            .output()
            .expect("git is there");
        assert!(applied.status.success(), "{}", text(&applied));
        String::from_utf8_lossy(&output.stderr).into_owned()
    }
}

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("lab is a folder of the repository")
}

fn lab(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_lab"));
    command
        .args(arguments)
        .current_dir(repository())
        .env("NO_COLOR", "1")
        .output()
        .expect("lab starts")
}

fn text(output: &Output) -> String {
    String::from_utf8_lossy(&[&*output.stdout, &*output.stderr].concat()).into_owned()
}

/// The trees of the samples of an experiment, or what is wrong with them, in the language that some arguments choose.
fn trees(experiment: &str, language: &[&str]) -> Vec<String> {
    let folder = format!("experiments/{experiment}/samples");
    let mut samples: Vec<String> = std::fs::read_dir(repository().join(&folder))
        .expect("there are samples")
        .map(|entry| entry.expect("it can be read").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".py"))
        .collect();
    samples.sort();
    assert!(!samples.is_empty());
    let tree = |sample: &String| {
        let path = format!("{folder}/{sample}");
        text(&lab(&[&["ast", "--include-attributes", &path], language].concat()))
    };
    samples.iter().map(tree).collect()
}

#[test]
fn a_patched_checkout_gives_the_trees_of_the_experiment() {
    for experiment in [
        "proceed",
        "unless",
        "until",
        "pipe",
        "no_lambda",
        "almost_equal",
        "coalesce",
        "increment",
        "repeat",
    ] {
        let checkout = Checkout::new();
        checkout.patched(&[experiment]);
        let folder = checkout.0.path().to_str().expect("it is text");
        let (there, here) = (
            trees(experiment, &["--language", folder]),
            trees(experiment, &["--with", experiment]),
        );
        assert_eq!(there, here, "{experiment}");
    }
}

#[test]
fn of_grammar_and_templates_nothing_is_left_to_write() {
    for experiment in ["proceed", "unless", "until", "pipe", "no_lambda", "repeat"] {
        let left = Checkout::new().patched(&[experiment]);
        assert_eq!(left, "Nothing is left to be written in C.\n", "{experiment}");
    }
}

#[test]
fn several_experiments_are_one_patch() {
    let checkout = Checkout::new();
    checkout.patched(&["unless", "proceed", "pipe"]);
    let folder = checkout.0.path().to_str().expect("it is text");
    for experiment in ["unless", "proceed", "pipe"] {
        let there = trees(experiment, &["--language", folder]);
        assert_eq!(there, trees(experiment, &["--with", experiment]), "{experiment}");
    }
    let patch = checkout.read("out.patch");
    assert_eq!(patch.matches("diff --git a/Grammar/python.gram").count(), 1);
    assert_eq!(patch.matches("new file mode").count(), 3);
}

#[test]
fn little_of_the_grammar_changes() {
    let checkout = Checkout::new();
    checkout.patched(&["proceed"]);
    let changed: Vec<String> = checkout
        .read("out.patch")
        .lines()
        .take_while(|line| !line.starts_with("diff --git a/Lib"))
        .filter(|line| {
            line.starts_with(['+', '-']) && !line.starts_with("+++") && !line.starts_with("---")
        })
        .map(str::to_string)
        .collect();
    let expected = [
        "-    | &'pass' pass_stmt",
        "+    | &('pass' | 'proceed') pass_stmt",
        "-pass_stmt[stmt_ty]: 'pass' { _PyAST_Pass(EXTRA) }",
        "+pass_stmt[stmt_ty]:",
        "+    | 'pass' { _PyAST_Pass(EXTRA) }",
        "+    | 'proceed' { _PyAST_Pass(EXTRA) }",
    ];
    assert_eq!(changed, expected);
}

#[test]
fn what_is_new_below_the_grammar_is_in_the_patch_or_on_the_list() {
    let checkout = Checkout::new();
    let left = checkout.patched(&["almost_equal"]);
    for line in [
        "Python/codegen.c: what the cmpop AlmostEq, `~=` compiles to",
        "Python/bytecodes.c: the body of COMPARE_ALMOST_EQUAL: left ~= right",
        "Python/codegen.c: what almost_equal/lower.py says of AlmostEq",
        "Python/bytecodes.c: what almost_equal/ops.py does in COMPARE_ALMOST_EQUAL",
    ] {
        assert!(left.contains(line), "{line}\n{left}");
    }
    assert!(checkout.read("out.patch").contains(&left), "the list stands in front of the patch");
    let entry = "        inst(COMPARE_ALMOST_EQUAL, (left, right -- result)) {\n";
    assert!(checkout.read("Python/bytecodes.c").contains(entry));
    assert!(checkout.read("Parser/Python.asdl").contains("NotIn | AlmostEq\n"));
    let magic = checkout.read("Include/internal/pycore_magic_number.h");
    assert!(magic.contains("#define PYC_MAGIC_NUMBER 3628\n"), "{magic}");
    let history = "over two lines)\n    Python 3.14    3628 (almost_equal: ";
    assert!(magic.contains(history), "{magic}");

    let left = Checkout::new().patched(&["units"]);
    for line in [
        "Parser/lexer/lexer.c: the token QUANTITY, which is /(?<number>",
        "Parser/action_helpers.c and Parser/pegen.h: _PyPegen_part_number(p, token, part): ",
    ] {
        assert!(left.contains(line), "{line}\n{left}");
    }
    let checkout = Checkout::new();
    let left = checkout.patched(&["coalesce"]);
    assert!(left.contains("`?[` opens a bracket that `]` closes"), "{left}");
    assert!(left.contains("Python/symtable.c: names that begin with `.hidden`"), "{left}");
    let grammar = checkout.read("Grammar/python.gram");
    assert!(grammar.contains("@subheader '''\n// The name under which"), "{grammar}");
    assert_eq!(grammar.matches("\nhidden_name(Parser *p, expr_ty value)\n").count(), 1);
}

#[test]
fn samples_become_a_test_that_is_python() {
    for experiment in ["proceed", "coalesce"] {
        let checkout = Checkout::new();
        checkout.patched(&[experiment]);
        let path = checkout.path(&format!("Lib/test/test_{experiment}.py"));
        let checked = lab(&["check", path.to_str().expect("it is text")]);
        assert!(checked.status.success(), "{}", text(&checked));
    }
    let checkout = Checkout::new();
    checkout.patched(&["proceed"]);
    let test = checkout.read("Lib/test/test_proceed.py");
    for part in ["    def test_counting(self):\n", "            \"[1, 3, 5, 7, 9] Shape\\n\",\n"] {
        assert!(test.contains(part), "{part}\n{test}");
    }
}

#[test]
fn without_a_checkout_the_pieces_are_shown_with_their_places() {
    let output = lab(&["export", "unless"]);
    let expected = "\
=== Grammar/python.gram

--- behind the alternatives of `compound_stmt`, and new rules
    | &'unless' unless_stmt

unless_stmt[stmt_ty]:
    | 'unless' test=named_expression &&':' body=block {
        _PyAST_If(CHECK(expr_ty, _PyAST_UnaryOp(Not, test, EXTRA)), body, NULL, EXTRA) }

=== Lib/test/test_unless.py, a new file
";
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(shown.starts_with(expected), "{shown}");
    let shown = text(&lab(&["export", "almost_equal"]));
    for part in [
        "--- in front of `// END BYTECODES //`\n",
        "#define PYC_MAGIC_NUMBER NUMBER\n",
        "--- behind `EXCLAMATION`\n",
    ] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
}

#[test]
fn a_folder_that_is_no_checkout_of_the_version_is_refused() {
    let refused = |checkout: &Checkout, experiment: &str| {
        let output = lab(&checkout.arguments(&["export", experiment]));
        (output.status.code(), text(&output))
    };
    let checkout = Checkout::new();
    checkout.write(
        "Include/patchlevel.h",
        "#define PY_MAJOR_VERSION        3\n#define PY_MINOR_VERSION        13\n",
    );
    let (code, shown) = refused(&checkout, "proceed");
    assert_eq!(code, Some(2));
    assert!(shown.contains("PY_MINOR_VERSION is 13; this is lab for CPython 3.14"), "{shown}");

    let checkout = Checkout::new();
    std::fs::remove_file(checkout.path("Grammar/Tokens")).expect("it is there");
    let (code, shown) = refused(&checkout, "proceed");
    assert_eq!(code, Some(2));
    assert!(shown.contains("Grammar/Tokens: "), "{shown}");

    let checkout = Checkout::new();
    checkout.write("Python/bytecodes.c", "int main;\n");
    let (code, shown) = refused(&checkout, "almost_equal");
    assert_eq!(code, Some(1));
    assert!(shown.contains("Python/bytecodes.c has no `// END BYTECODES //`"), "{shown}");

    let checkout = Checkout::new();
    checkout.write("Grammar/python.gram", &grammar().replace("compound_stmt", "big_stmt"));
    let (code, shown) = refused(&checkout, "unless");
    assert_eq!(code, Some(1));
    let named = "the grammar of the checkout has no rule `compound_stmt`";
    assert!(shown.contains(named) && shown.contains("unless/python.gram"), "{shown}");
}

#[test]
fn a_language_of_its_own_is_no_change() {
    let output = lab(&["export", "calc"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output).contains("`calc` is a language of its own"), "{}", text(&output));
}

#[test]
fn a_literal_is_said_in_c_and_read_back() {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let experiment = folder.path().join("answers");
    std::fs::create_dir(&experiment).expect("a folder");
    let write = |path: &str, text: &str| {
        let path = experiment.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        std::fs::write(path, text).expect("a file can be written");
    };
    write("experiment.toml", "name = 'answers'\nsummary = 's'\nstatus = 'idea'\nmagic = 32070\n");
    write(
        "python.gram",
        "+atom:\n    | \"answer\" '!' { Constant(42) }\n    | \"words\" '!' { `['it\\'s \"é\"', b'\\x00b', 2.5, 1e309, 3j, -7, None, ...]` }\n    | \"call\" '!' name=NAME { `print({name}, *[x for x in range(3)])` }\n",
    );
    write("samples/all.py", "answer!\nwords!\ncall! spam\n");
    let checkout = Checkout::new();
    let name = experiment.to_str().expect("it is text");
    assert_eq!(checkout.patched(&[name]), "Nothing is left to be written in C.\n");
    let sample = experiment.join("samples/all.py");
    let tree = |language: &[&str]| {
        let arguments = [&["ast", "-a", sample.to_str().expect("it is text")], language].concat();
        let output = lab(&arguments);
        assert!(output.status.success(), "{}", text(&output));
        text(&output)
    };
    let there = tree(&["--language", checkout.0.path().to_str().expect("it is text")]);
    assert_eq!(there, tree(&["--with", name]));
    assert!(there.contains("é") && there.contains("value=42"), "{there}");
}
