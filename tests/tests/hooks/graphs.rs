//! `passes.py` and `rewrites.toml`: instructions that come, go and change, blocks that change places.

use std::fmt::Write;

use crate::dice::Dice;

/// The `passes.py` of one pass that changes graphs at random, differently for each program.
pub fn passes_py(dice: &mut Dice, together: usize) -> String {
    let mut text = String::from(
        "WRONG = TypeError, ValueError, OverflowError, AttributeError, RuntimeError, IndexError\n\
         def _some(items, number): return items[number % len(items)]\n",
    );
    for number in 0..together {
        writeln!(text, "def _change{number}(graph):").unwrap();
        for _ in 0..1 + dice.throw(3) {
            let change = change(dice);
            writeln!(text, "    try: {change}\n    except WRONG: pass").unwrap();
        }
    }
    text += "_changes = iter([";
    (0..together).for_each(|number| write!(text, "_change{number}, ").unwrap());
    text += "] * 1000)\ndef odd_pass(graph): next(_changes)(graph)\n";
    text
}

fn change(dice: &mut Dice) -> String {
    let (one, other) = (dice.throw(50), dice.throw(50));
    let block = format!("_some(graph.blocks, {one})");
    let instructions = format!("{block}.instructions");
    let (made, second) = (instruction(dice), instruction(dice));
    match dice.throw(14) {
        0 => format!("{instructions}.insert({other} % (len({instructions}) + 1), {made})"),
        1 => format!("{instructions}.pop({other} % len({instructions}))"),
        2 => format!("{instructions}[:] = [{made}, {second}]"),
        3 => format!(
            "_some({instructions}, {other}).become{}",
            made.strip_prefix("Instruction").unwrap_or("()")
        ),
        4 => format!("{instructions}.reverse()"),
        5 => format!("{instructions}.extend([{made}, {second}])"),
        6 => format!("graph.blocks.append(Block([{made}, {second}]))"),
        7 => format!("graph.blocks.insert({other} % len(graph.blocks), Block([{made}]))"),
        8 => format!("graph.blocks.remove({block})"),
        9 => "graph.blocks.reverse()".to_string(),
        10 => format!("{instructions}.append(_some({instructions}, {other}))"),
        11 => format!(
            "setattr(_some({instructions}, {other}), {}, {})",
            dice.pick(&["'operand'", "'opcode'", "'line'", "'handler'"]),
            operand(dice)
        ),
        12 => format!("{instructions}[{other} % len({instructions}):] = [Instruction('NOP')] * 2"),
        _ => dice
            .pick(&[
                "graph.blocks.clear()",
                "graph.blocks[:] = graph.blocks * 2",
                "graph.locals.clear()",
                "graph.blocks.append(None)",
            ])
            .to_string(),
    }
}

fn instruction(dice: &mut Dice) -> String {
    let names = [
        "NOP",
        "POP_TOP",
        "COPY",
        "SWAP",
        "LOAD_CONST",
        "LOAD_FAST",
        "STORE_FAST",
        "LOAD_NAME",
        "RETURN_VALUE",
        "JUMP",
        "POP_JUMP_IF_TRUE",
        "BINARY_OP",
        "BUILD_LIST",
        "PUSH_NULL",
        "CALL",
        "LOAD_ATTR",
        "RAISE_VARARGS",
        "FOR_ITER",
        "GET_ITER",
        "ODD_0",
        "ODD_1",
        "ODD_2",
        "SETUP_FINALLY",
        "YIELD_VALUE",
        "LOAD_DEREF",
        "CACHE",
        "RESUME",
    ];
    let name = dice.pick(&names);
    match dice.throw(3) {
        0 => format!("Instruction('{name}')"),
        _ => format!("Instruction('{name}', {})", operand(dice)),
    }
}

fn operand(dice: &mut Dice) -> &'static str {
    dice.pick(&[
        "1",
        "2",
        "0",
        "'x'",
        "'a'",
        "'+'",
        "None",
        "graph.blocks[0]",
        "graph.blocks[-1]",
        "(1, 'x')",
        "10**9",
        "-1",
        "graph",
        "_some(graph.locals, 1)",
        "Block([])",
    ])
}

/// A `rewrites.toml` of lines that may well be refused.
pub fn rewrites_toml(dice: &mut Dice) -> String {
    let instructions = [
        "LOAD_FAST a",
        "LOAD_FAST b",
        "LOAD_CONST c",
        "LOAD_SMALL_INT n",
        "STORE_FAST a",
        "POP_TOP",
        "NOP",
        "COPY 1",
        "SWAP 2",
        "BINARY_OP \"+\"",
        "BINARY_OP _",
        "LOAD_NAME x",
        "STORE_NAME x",
        "PUSH_NULL",
        "CALL n",
        "CALL 1",
        "BUILD_LIST n",
        "RETURN_VALUE",
        "LOAD_ATTR x, method=1",
        "LOAD_GLOBAL x, null=_",
        "ODD_0",
        "ODD_1 n",
        "ODD_2 a",
    ];
    let run = |dice: &mut Dice| {
        let all: Vec<&str> = (0..1 + dice.throw(3)).map(|_| dice.pick(&instructions)).collect();
        all.join("; ")
    };
    format!("[one]\npattern = '{}'\nresult = '{}'\n", run(dice), run(dice))
}
