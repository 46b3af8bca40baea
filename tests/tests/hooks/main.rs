//! Hooks made at random: `lower.py`, `desugar.py`, `passes.py` and `rewrites.toml`. Each is refused where it is wrong, or what
//! comes of it runs; nothing panics, hangs, or harms the machine.
//!
//! As many as `LAB_HOOKS` says, from the number `LAB_SEED`. A hook that ends the process is the one after the last that
//! `LAB_SHOW=1` has shown, behind the files of its experiment.

mod dice;
mod graphs;
mod lower;
mod trees;

use std::collections::BTreeMap;
use std::rc::Rc;
use std::time::Duration;

use compiler::codegen::Lowering;
use compiler::compile::{self, CompileOptions};
use compiler::disassembler;
use compiler::error::SyntaxError;
use compiler::language::Language;
use compiler::parser;
use compiler::source::Source;
use dice::Dice;
use experiments::hooks::{Budget, Hooks, Script, Scripts, Surroundings, is_failure};
use experiments::{Changed, Experiment, File, opcodes};
use pegen::definition::Definition;
use pegen::diagnostic::Files;
use pegen::report::{Format, render};
use tests::sealed::{self, Sealed};
use tests::setting;
use vm::host::Host;
use vm::{Config, Machine};

/// How many hooks are tried where nothing else is said.
const FIRST: &str = "1500";

/// How many hooks one script has.
const TOGETHER: usize = 250;

/// How many steps what a hook emits may take.
const STEPS: u64 = 3000;

/// Which files are made at random.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Lower,
    Trees,
    Graphs,
}

/// An expression, a statement and an operator whose code is made at random, and opcodes of every kind of operand.
const PARTS: [(&str, &str); 4] = [
    ("experiment.toml", "name = 'odd'\nsummary = 's'\nstatus = 'idea'\nmagic = 32070\n"),
    ("Tokens", "ODD '~='\nLEFT '<|'\nRIGHT '|>'\n"),
    (
        "Python.asdl",
        "module Python { cmpop = Odd  expr = Pair(expr left, expr right)  stmt = Block(expr head, stmt* body) }\n",
    ),
    (
        "python.gram",
        "compare_op_bitwise_or_pair+: '~=' right=bitwise_or { comparison(Odd, right) }\n\
         +atom: '<|' left=expression ',' right=expression '|>' { Pair(left, right) }\n\
         +compound_stmt: odd_block\n\
         odd_block[stmt]: \"odd\" head=expression ':' body=block { Block(head, body) }\n",
    ),
];

/// Where nodes stand: in a module, a class, functions of every sort, loops and handlers.
const PROGRAMS: [&str; 11] = [
    "x = <| lambda a, b=1: a, [2] |>\nprint(x)\n",
    "def f(y):\n    for i in [1, 2]:\n        x = <| y, i |>\n        try:\n            odd [y, x]:\n                if i: return x\n        except TypeError: continue\nf(f)\n",
    "class C:\n    v = <| (lambda x, y=2, *z: (x, y, z)), [k for k in (1, 2)] |>\n    def m(self): return <| self.x, super |>\nC().m()\n",
    "x = <| 1, [2] |>\n",
    "odd 1:\n    x = 2\nprint('after')\n",
    "print(1 ~= 2, [3] ~= 4)\n",
    "def f(a, b=2):\n    c = <| a, b |>\n    def g(): return a, c\n    return c\nf(1)\n",
    "class C:\n    y = 1\n    odd y:\n        z = 2\n",
    "def f(a):\n    for i in a:\n        try:\n            odd i:\n                if i: break\n                continue\n        finally:\n            i = 0\n    return a\nf([1, 2])\n",
    "def g(a):\n    yield <| a, a |>\n    odd a:\n        yield 1\n        return 2\nlist(g(1))\n",
    "x = [<| i, j |> for i in (1, 2) for j in (3,) if i ~= j]\n",
];

/// The `lower.py` of experiments whose other files are made at random.
const PLAIN_LOWER: &str = "def Odd(emit): emit.COMPARE_OP('==')
def Pair(emit, node):
    emit.visit(node.left)
    emit.visit(node.right)
    emit.BUILD_TUPLE(2)
def Block(emit, node):
    emit.visit(node.head)
    emit.POP_TOP()
    emit.visit(node.body)
";

/// In which operators alone have code: the nodes are those that `desugar.py` makes without.
const OPERATOR_LOWER: &str = "def Odd(emit): emit.COMPARE_OP('==')\n";

/// The files of an experiment, and the language, unless it is refused.
fn experiment(dice: &mut Dice, sort: Sort) -> Option<(Experiment, Changed)> {
    let (toml, ops) = lower::opcodes_toml(dice);
    let mut own = vec![("opcodes.toml", toml), ("ops.py", ops)];
    match sort {
        Sort::Lower => own.push(("lower.py", lower::lower_py(dice, TOGETHER))),
        Sort::Trees => {
            let schema = &language_of(PARTS.into_iter().chain([("lower.py", PLAIN_LOWER)]))
                .expect("it is whole")
                .1
                .language
                .schema;
            own.push(("desugar.py", trees::desugar_py(dice, schema, TOGETHER)));
            own.push(("lower.py", OPERATOR_LOWER.to_string()));
        }
        Sort::Graphs => {
            own.push(("lower.py", PLAIN_LOWER.to_string()));
            own.push(("passes.py", graphs::passes_py(dice, TOGETHER)));
            // Of so many some are whole.
            let whole = (0..200).map(|_| graphs::rewrites_toml(dice)).find(|rewrites| {
                let own = own.iter().map(|(name, text)| (*name, text.as_str()));
                let parts =
                    PARTS.into_iter().chain(own).chain([("rewrites.toml", rewrites.as_str())]);
                language_of(parts).is_ok()
            });
            own.extend(whole.map(|rewrites| ("rewrites.toml", rewrites)));
        }
    }
    let own = own.iter().map(|(name, text)| (*name, text.as_str()));
    match language_of(PARTS.into_iter().chain(own)) {
        Ok(whole) => Some(whole),
        Err(told) => panic!("{told}"),
    }
}

fn language_of<'a>(
    parts: impl Iterator<Item = (&'a str, &'a str)>,
) -> Result<(Experiment, Changed), String> {
    let file = |(name, text): (&str, &str)| {
        (name.to_string(), File { path: name.to_string(), text: text.to_string() })
    };
    let contents: BTreeMap<String, File> = parts.map(file).collect();
    let experiment = Experiment::read("odd", contents, &mut Files::new());
    let experiment = experiment.map_err(|findings| format!("{findings:?}"))?;
    let changed = experiments::language(Definition::base(), std::slice::from_ref(&experiment));
    match changed {
        Ok(changed) => Ok((experiment, changed)),
        Err((findings, files)) => Err(render(&findings, &files, Format::Short)),
    }
}

fn machine(host: Box<dyn Host>, _: Budget) -> Box<Machine> {
    let config = Config { cache_bytecode: false, ..Config::default() };
    let machine = Machine::new(host, &library::STANDARD, config);
    machine.set_compile_hook(Box::new(sealed::compile_request));
    machine
}

fn script(experiment: &Experiment, name: &str) -> Option<Script> {
    let File { path, text } = experiment.files.get(name)?.clone();
    Some(Script { path, text })
}

fn hooks_of(experiment: &Experiment, language: &Language) -> Hooks {
    let surroundings = Surroundings {
        make_machine: machine,
        world: None,
        show: |_| (),
        memory: || None,
        is_interrupted: || false,
        budget: Budget { time: Duration::from_secs(20), ..Budget::default() },
    };
    let [lower, desugar, passes] =
        ["lower.py", "desugar.py", "passes.py"].map(|name| script(experiment, name));
    let scripts = vec![(experiment.name.clone(), Scripts { lower, desugar, passes })];
    Hooks::new(language.clone(), scripts, surroundings)
}

/// Errors of a program that a hook may well make of it.
const OF_PROGRAMS: [&str; 6] = [
    "a statement within a comprehension cannot leave it",
    "SyntaxError: none",
    "nothing around is left as `loop`",
    "too many statically nested blocks",
    "'break' outside loop",
    "'continue' not properly in loop",
];

/// What a program may be refused for: a hook's failure at its line; what was made of it may be wrong in any way.
fn look_at_refusal(error: &SyntaxError, sort: Sort) {
    let told = error.to_string();
    let is_hooks = is_failure(error) && !error.notes.is_empty() && !told.contains("unexpectedly");
    let is_programs = OF_PROGRAMS.iter().any(|known| told.contains(known));
    let of_trees = sort == Sort::Trees && !is_failure(error);
    assert!(is_hooks || is_programs || of_trees, "{told}\n{}", error.notes.join("\n"));
}

/// How many of so many hooks ran, and how many were refused.
fn try_together(dice: &mut Dice, sort: Sort, shows: bool) -> [usize; 2] {
    let Some((experiment, changed)) = experiment(dice, sort) else { return [0, 0] };
    let language = &changed.language;
    let hooks = hooks_of(&experiment, language);
    let mut counts = [0, 0];
    if shows {
        experiment.files.iter().for_each(|(name, file)| println!("--- {name}\n{}", file.text));
    }
    for number in 0..TOGETHER {
        let program = dice.pick(&PROGRAMS);
        if shows {
            println!("{number}: {program:?}");
        }
        let source = Rc::new(Source::new("program.py", program.to_string()));
        let ast = parser::parse(&source, language, parser::Options::default()).expect("it parses");
        let mut options = CompileOptions::new("program.py", language);
        options.lowering = Some(&hooks as &dyn Lowering);
        let code = match compile::compile(&ast, &options) {
            Ok(code) => code,
            Err(error) => {
                look_at_refusal(&error, sort);
                counts[1] += 1;
                continue;
            }
        };
        let verified = vm::verify::compiled(&code, &language.opcodes);
        // What a pass makes of instructions, the machine refuses before it runs.
        if let (Err((error, _)), true) = (verified, sort != Sort::Graphs) {
            let shown =
                disassembler::disassemble(&code, language, disassembler::Options::default());
            panic!("what a hook made unseen cannot run: {error}\n{program}\n{shown}");
        }
        let config = Config {
            cache_bytecode: false,
            language: language.clone(),
            steps: Some(STEPS),
            largest_object: 1 << 20,
            ..Config::default()
        };
        let host = Sealed::default();
        let written = Rc::clone(&host.written);
        let machine = Machine::new(Box::new(host), &library::STANDARD, config);
        machine.set_compile_hook(Box::new(sealed::compile_request));
        let ops = script(&experiment, "ops.py").expect("it has one");
        opcodes::install(&machine, &ops, language).unwrap_or_else(|_| panic!("ops.py is read"));
        machine.run_main(Rc::new(code), "program.py");
        // What hooks emit themselves may well misuse an instruction; what trees compile to does not.
        let written = written.borrow();
        assert!(
            sort != Sort::Trees || !written.contains("SystemError"),
            "{number}: {program}\n{written}"
        );
        counts[0] += 1;
    }
    counts
}

/// The stack that lab gives programs.
const STACK: usize = 256 << 20;

#[test]
fn hooks_made_at_random_run_or_are_refused() {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(try_all);
    thread.expect("there is a thread").join().expect("no hook does harm");
}

fn try_all() {
    let number = |name, default| setting(name, default).parse::<u64>().expect("a number");
    let (wanted, mut seed) = (number("LAB_HOOKS", FIRST) as usize, number("LAB_SEED", "1"));
    let shows = setting("LAB_SHOW", "") == "1";
    let sorts = [Sort::Lower, Sort::Trees, Sort::Graphs];
    let mut counts = [(0, 0); 3];
    let done = |counts: &[(usize, usize); 3]| counts.iter().map(|(done, _)| done).sum::<usize>();
    while done(&counts) < wanted {
        let of = seed as usize % sorts.len();
        println!("seed {seed}, {:?}", sorts[of]);
        let [ran, refused] = try_together(&mut Dice(seed), sorts[of], shows);
        counts[of].0 += ran + refused;
        counts[of].1 += ran;
        seed += 1;
    }
    for (sort, (done, ran)) in sorts.iter().zip(counts) {
        println!("{sort:?}: {done} hooks, {ran} ran");
        assert!(ran * 10 >= done, "of {done} hooks only {ran} came to run");
    }
}
