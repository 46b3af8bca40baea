//! Hooks made at random: any opcode, any operand, in any order, jumps anywhere. Each is refused where it emits, or what it
//! emits runs; nothing panics, hangs, or harms the machine.
//!
//! As many as `LAB_HOOKS` says, from the number `LAB_SEED`. A hook that ends the process is the one after the last that
//! `LAB_SHOW=1` has shown.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::rc::Rc;
use std::time::Duration;

use compiler::codegen::Lowering;
use compiler::compile::{self, CompileOptions};
use compiler::disassembler;
use compiler::language::Language;
use compiler::parser;
use compiler::source::Source;
use experiments::hooks::{Budget, Hooks, Script, Scripts, Surroundings};
use experiments::{Changed, Experiment, File, opcodes};
use pegen::definition::Definition;
use pegen::diagnostic::Files;
use pegen::report::{Format, render};
use tests::sealed::{self, Sealed};
use tests::setting;
use vm::host::Host;
use vm::{Config, Machine};

/// How many hooks are tried where nothing else is said.
const FIRST: &str = "1000";

/// How many hooks one `lower.py` has.
const TOGETHER: usize = 250;

/// How many steps what a hook emits may take.
const STEPS: u64 = 3000;

/// An expression, a statement and an operator whose code is made at random, and opcodes of every kind of operand.
const PARTS: [(&str, &str); 5] = [
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
    ("", ""),
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

/// Numbers without an end, the same from the same seed.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut word = self.0;
        word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((word ^ (word >> 31)) % sides.max(1) as u64) as usize
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.throw(from.len())]
    }
}

/// Opcodes of the experiment: any operand, effects of several sizes.
fn opcodes_toml(dice: &mut Dice) -> (String, String) {
    let operands = [
        "",
        "count",
        "const",
        "name",
        "local",
        "jump_forward",
        "jump_backward",
        "depth",
        "small_int",
        "attr",
        "conversion",
        "bounds",
        "global",
        "binary_op",
        "compare_op",
        "intrinsic_1",
    ];
    let effects = [
        "--",
        "a -- b",
        "a, b -- c",
        "-- a",
        "a --",
        "a -- b, c",
        "a[oparg] -- b",
        "a -- b[oparg]",
        "a, b -- b, a, c",
        "a[oparg & 3], b -- c[oparg & 1]",
        "a[oparg * 2] --",
    ];
    let results = [
        "None",
        "a[0]",
        "1",
        "()",
        "(1, 2)",
        "a",
        "jump()",
        "jump(1)",
        "jump(1, 2)",
        "(1,) * 3",
        "1 // 0",
    ];
    let (mut toml, mut ops) = (String::new(), String::new());
    // The first twelve numbers that the base language leaves free.
    let taken: Vec<u16> = Language::base().opcodes.numbers().collect();
    let free = (1..=255u16).filter(|number| !taken.contains(number));
    for (place, number) in free.take(12).enumerate() {
        let (operand, mut effect) = (dice.pick(&operands), dice.pick(&effects));
        // What is a place counts nothing.
        let is_count = ["", "count", "depth", "small_int", "conversion"].contains(&operand);
        while effect.contains("oparg") && !is_count {
            effect = dice.pick(&effects);
        }
        let result = dice.pick(&results);
        write!(toml, "[ODD_{place}]\nnumber = {number}\neffect = '{effect}'\n").unwrap();
        if !operand.is_empty() {
            writeln!(toml, "operand = '{operand}'").unwrap();
        }
        writeln!(ops, "def ODD_{place}(*a):\n    return {result}").unwrap();
    }
    (toml, ops)
}

/// Something that a hook asks for, in one line.
fn call(dice: &mut Dice, names: &[String]) -> String {
    let numbers = [
        "0", "1", "2", "3", "4", "7", "15", "255", "256", "65536", "-1", "10**9", "2**32", "10**20",
    ];
    let meanings = [
        "'x'",
        "'len'",
        "'+'",
        "'<'",
        "'repr'",
        "'enter'",
        "1.5",
        "None",
        "()",
        "(1, 'a')",
        "b'x'",
        "'a b'",
        "[]",
        "locals_[0]",
        "locals_[1]",
        "labels[0]",
        "labels[1]",
        "emit",
        "node",
        "0",
        "1",
        "2",
    ];
    let children = [
        "node.left",
        "node.right",
        "node.head",
        "node.body",
        "node",
        "node.body[0]",
        "node.nothing",
        "node.left.body",
        "node.left.elts[0]",
    ];
    let name = &names[dice.throw(names.len())];
    let (number, meaning, label) = (dice.pick(&numbers), dice.pick(&meanings), dice.throw(3));
    let child = dice.pick(&children);
    match dice.throw(20) {
        0..=2 => format!("emit('{name}', {number})"),
        3..=5 => format!("emit.{name}({meaning})"),
        6 => format!("emit.{name}()"),
        7 => format!(
            "emit.{name}({meaning}, {})",
            dice.pick(&["method=1", "null=1", "first=2", "x=1", "outcomes=99"])
        ),
        8 => format!("emit.jump('{name}', labels[{label}])"),
        9 => format!("emit.{name}(labels[{label}])"),
        10 => format!("emit.place(labels[{label}])"),
        11 => format!("emit.visit({child})"),
        12 => format!("emit.load({meaning})"),
        13 => format!("emit.store({meaning})"),
        14 => "emit.constant((1, 2))".to_string(),
        15 => format!("emit.store({child})"),
        16 => format!("emit.super_lower({child})"),
        17 => format!("emit.visit_call({child}, [{}])", dice.pick(&children)),
        _ => dice
            .pick(&[
                "emit.GET_ITER()",
                "emit.LOAD_FAST(locals_[0])",
                "emit.STORE_FAST(locals_[1])",
                "emit.COPY(1)",
                "emit.JUMP(labels[0])",
                "emit.END_FOR()",
                "emit.POP_ITER()",
                "emit.FOR_ITER(labels[2])",
                "emit.POP_JUMP_IF_TRUE(labels[1])",
                "emit.loop().__enter__()",
                "emit.delete('x')",
                "emit.leave('loop')",
                "emit.leave('other', 'none')",
                "emit.try_except().__enter__()",
                "emit.try_finally().__exit__(None, None, None)",
                "emit.function('f').__enter__()",
                "emit.delete(node.left)",
            ])
            .to_string(),
    }
}

/// Blocks in blocks, some of them with parts that are missing or in the wrong order.
const BLOCKS: [&[&str]; 11] = [
    &["emit.try_except() as a", "a.handler('ValueError')", "a.handler(name='x')"],
    &[
        "emit.try_except() as a",
        "a.handler(('Name', 'TypeError')[1], name=locals_[0])",
        "a.orelse()",
    ],
    &["emit.try_finally() as a", "a.final()"],
    &["emit.loop() as loop"],
    &["emit.block('loop')"],
    &["emit.function('f')"],
    &["emit.function('g', ('x', '.y'))"],
    &["emit.function('h', node.left.args)"],
    &["emit.beginning(node.left)"],
    &["emit.try_except() as a", "a.orelse()", "a.handler(node.left)"],
    &["emit.try_finally() as a", "a.handler()"],
];

/// Adds lines that emit whatever comes.
fn lines(dice: &mut Dice, names: &[String], indent: usize, text: &mut String) {
    let margin = " ".repeat(indent);
    for _ in 0..1 + dice.throw(9 - indent.min(16) / 2) {
        if indent < 16 && dice.throw(5) == 0 {
            block(dice, names, indent, text);
            continue;
        }
        let call = call(dice, names);
        // Half of the mistakes are the hook's end, the others it never hears of.
        match dice.throw(8) {
            0 => writeln!(text, "{margin}{call}").unwrap(),
            _ => writeln!(text, "{margin}try: {call}\n{margin}except WRONG: pass").unwrap(),
        }
    }
}

fn block(dice: &mut Dice, names: &[String], indent: usize, text: &mut String) {
    let margin = " ".repeat(indent);
    let (parts, keeps_value) = (BLOCKS[dice.throw(BLOCKS.len())], dice.throw(3) == 0);
    writeln!(text, "{margin}try:").unwrap();
    for part in parts {
        writeln!(text, "{margin}  with {part}:").unwrap();
        if dice.throw(2) == 0 {
            writeln!(text, "{margin}    labels = [emit.label() for _ in range(3)]").unwrap();
        }
        lines(dice, names, indent + 4, text);
        writeln!(text, "{margin}    in_order(emit, labels)").unwrap();
        if part.contains("block") || keeps_value && !part.contains("loop") {
            writeln!(text, "{margin}    emit.constant(1)").unwrap();
        }
    }
    writeln!(text, "{margin}except WRONG: pass").unwrap();
}

/// What is left over is put in order, so that much of it comes to run.
const IN_ORDER: &str =
    "WRONG = TypeError, ValueError, OverflowError, AttributeError, RuntimeError, IndexError
def in_order(emit, labels):
    for label in labels:
        for action in (lambda: emit.place(label), emit.END_FOR, emit.POP_ITER):
            try: action()
            except Exception: pass
    try:
        for _ in range(200): emit.POP_TOP()
    except ValueError: pass
";

/// A function body that emits whatever comes.
fn body(dice: &mut Dice, names: &[String]) -> String {
    let mut text = String::from(
        "    labels = [emit.label() for _ in range(3)]; locals_ = [emit.local(), emit.local()]\n",
    );
    lines(dice, names, 4, &mut text);
    text += "    in_order(emit, labels)\n    try:\n        if kind != 'Block': emit.constant('end')\n    except ValueError: pass\n";
    text
}

/// The `lower.py` of so many hooks: each of its functions is called once, the next by the next node.
fn lower_py(dice: &mut Dice, names: &[String]) -> String {
    let mut text = String::from(IN_ORDER);
    for number in 0..TOGETHER {
        write!(text, "def hook{number}(emit, node, kind):\n{}", body(dice, names)).unwrap();
    }
    text += "made = iter([";
    (0..TOGETHER).for_each(|number| write!(text, "hook{number}, ").unwrap());
    text += "] * 1000)\ndef Odd(emit): next(made)(emit, emit, 'Odd')\ndef Pair(emit, node): next(made)(emit, node, 'Pair')\n\
             def Block(emit, node): next(made)(emit, node, 'Block')\n";
    text
}

fn experiment(dice: &mut Dice) -> (Experiment, Changed) {
    let (toml, ops) = opcodes_toml(dice);
    let mut names: Vec<String> = compiler::opcode::names().map(str::to_string).collect();
    // Those of the experiment, and those that often fit, come more often.
    for _ in 0..8 {
        names.extend((0..12).map(|place| format!("ODD_{place}")));
        names.extend(
            [
                "POP_TOP",
                "COPY",
                "SWAP",
                "PUSH_NULL",
                "CALL",
                "BINARY_OP",
                "LOAD_CONST",
                "LOAD_NAME",
                "LOAD_ATTR",
                "BUILD_LIST",
                "UNPACK_SEQUENCE",
            ]
            .map(str::to_string),
        );
    }
    let lower = lower_py(dice, &names);
    let own = [("opcodes.toml", toml.as_str()), ("ops.py", &ops), ("lower.py", &lower)];
    let parts = PARTS.into_iter().filter(|(name, _)| !name.is_empty()).chain(own);
    let file = |(name, text): (&str, &str)| {
        (name.to_string(), File { path: name.to_string(), text: text.to_string() })
    };
    let contents: BTreeMap<String, File> = parts.map(file).collect();
    let experiment = Experiment::read("odd", contents, &mut Files::new()).expect("it is whole");
    let changed = experiments::language(Definition::base(), std::slice::from_ref(&experiment));
    let changed = changed
        .unwrap_or_else(|(findings, files)| panic!("{}", render(&findings, &files, Format::Short)));
    (experiment, changed)
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

/// Errors of a program that a hook may well make of it.
const OF_PROGRAMS: [&str; 6] = [
    "a statement within a comprehension cannot leave it",
    "SyntaxError: none",
    "nothing around is left as `loop`",
    "too many statically nested blocks",
    "'break' outside loop",
    "'continue' not properly in loop",
];

/// How many of so many hooks ran, and how many were refused.
fn try_together(dice: &mut Dice, shows: bool) -> [usize; 2] {
    let (experiment, changed) = experiment(dice);
    let surroundings = Surroundings {
        make_machine: machine,
        world: None,
        show: |_| (),
        memory: || None,
        is_interrupted: || false,
        budget: Budget { time: Duration::from_secs(20), ..Budget::default() },
    };
    let language = &changed.language;
    let scripts = vec![(
        experiment.name.clone(),
        Scripts { lower: script(&experiment, "lower.py"), ..Scripts::default() },
    )];
    let hooks = Hooks::new(language.clone(), scripts, surroundings);
    let mut counts = [0, 0];
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
                let told = error.to_string();
                let is_hooks =
                    told.contains("lower.py of the experiment `odd`") && !error.notes.is_empty();
                let is_programs = OF_PROGRAMS.iter().any(|known| told.contains(known));
                assert!(
                    is_programs || is_hooks && !told.contains("unexpectedly"),
                    "{told}\n{}",
                    error.notes.join("\n")
                );
                counts[1] += 1;
                continue;
            }
        };
        let verified = vm::verify::compiled(&code, &language.opcodes);
        if let Err((error, _)) = verified {
            let shown =
                disassembler::disassemble(&code, language, disassembler::Options::default());
            panic!("what a hook emitted unseen cannot run: {error}\n{program}\n{shown}");
        }
        let config = Config {
            cache_bytecode: false,
            language: language.clone(),
            steps: Some(STEPS),
            largest_object: 1 << 20,
            ..Config::default()
        };
        let machine = Machine::new(Box::new(Sealed::default()), &library::STANDARD, config);
        machine.set_compile_hook(Box::new(sealed::compile_request));
        let ops = script(&experiment, "ops.py").expect("it has one");
        opcodes::install(&machine, &ops, language).unwrap_or_else(|_| panic!("ops.py is read"));
        machine.run_main(Rc::new(code), "program.py");
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
    let (mut done, mut ran) = (0, 0);
    while done < wanted {
        println!("seed {seed}");
        let [run, refused] = try_together(&mut Dice(seed), shows);
        (done, ran, seed) = (done + run + refused, ran + run, seed + 1);
    }
    println!("{done} hooks, {ran} ran");
    assert!(ran * 10 > done, "of {done} hooks only {ran} came to run");
}
