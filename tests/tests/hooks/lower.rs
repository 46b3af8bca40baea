//! `lower.py`: any opcode, any operand, in any order, jumps anywhere.

use std::fmt::Write;

use compiler::language::Language;

use crate::dice::Dice;

/// Opcodes of the experiment: any operand, effects of several sizes.
pub fn opcodes_toml(dice: &mut Dice) -> (String, String) {
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

/// The names of opcodes; those of the experiment, and those that often fit, come more often.
fn names() -> Vec<String> {
    let mut names: Vec<String> = compiler::opcode::names().map(str::to_string).collect();
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
    names
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
pub fn lower_py(dice: &mut Dice, together: usize) -> String {
    let names = &names();
    let mut text = String::from(IN_ORDER);
    for number in 0..together {
        write!(text, "def hook{number}(emit, node, kind):\n{}", body(dice, names)).unwrap();
    }
    text += "made = iter([";
    (0..together).for_each(|number| write!(text, "hook{number}, ").unwrap());
    text += "] * 1000)\ndef Odd(emit): next(made)(emit, emit, 'Odd')\ndef Pair(emit, node): next(made)(emit, node, 'Pair')\n\
             def Block(emit, node): next(made)(emit, node, 'Block')\n";
    text
}
