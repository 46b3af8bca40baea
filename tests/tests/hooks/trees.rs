//! `desugar.py`: trees of any nodes, whose fields hold mostly what belongs there.

use std::fmt::Write;

use compiler::ast::Schema;
use compiler::ast::schema::{FieldInfo, FieldType, KindInfo, Quantity};

use crate::dice::Dice;

/// Texts of `quote`, with the holes `a` and `b`.
const TEMPLATES: [&str; 24] = [
    "{a} + {b}",
    "print({a}, {b})",
    "({a}, [{b}])",
    "{a} if {b} else {a}",
    "lambda x: {a}",
    "[{a} for y in {b}]",
    "{=a} or {=a}",
    "(z := {a})",
    "f'{a!r}'",
    "{a}.x[{b}]",
    "await {a}",
    "yield {a}",
    "{a} = {b}",
    "{a} += {b}",
    "del {a}",
    "if {a}: {b}",
    "while {a}: {b}",
    "for {a} in {b}: break",
    "with {a} as {b}: pass",
    "try: {a}\nfinally: {b}",
    "def f({a}=1): return {b}",
    "class C({a}): {b}",
    "match {a}:\n    case {b}: pass",
    "import {a}",
];

/// What belongs nowhere in particular.
const ODD: [&str; 16] = [
    "None",
    "1",
    "'x'",
    "'a b'",
    "''",
    "'None'",
    "'.hidden_1'",
    "[]",
    "(1, 2)",
    "2**70",
    "b'x'",
    "ast.Name",
    "ast.expr",
    "node",
    "kept[0]",
    "[kept[-1]]",
];

/// The `desugar.py` of so many functions, which the nodes call one after the other.
pub fn desugar_py(dice: &mut Dice, schema: &Schema, together: usize) -> String {
    let mut text = String::from("kept = []\n");
    for number in 0..together {
        // Deep in a function an expression may well be refused: then a plainer one is tried.
        let (first, second) =
            (expression(dice, schema, "expr", 4), expression(dice, schema, "expr", 1));
        let statement = expression(dice, schema, "stmt", 4);
        write!(
            text,
            "def pair{number}(node):\n    kept.append(node.left)\n    try: return {first}\n    except WRONG: return {second}\n\
             def block{number}(node):\n    kept.append(node.head)\n    try: return {statement}\n    except WRONG: return node.body\n",
        )
        .unwrap();
    }
    text +=
        "WRONG = TypeError, ValueError, OverflowError, AttributeError, RuntimeError, IndexError\n";
    for sort in ["pair", "block"] {
        write!(text, "{sort}s = iter([").unwrap();
        (0..together).for_each(|number| write!(text, "{sort}{number}, ").unwrap());
        text += "] * 1000)\n";
    }
    text +=
        "def Pair(node): return next(pairs)(node)\ndef Block(node): return next(blocks)(node)\n";
    text
}

/// Python that makes a node of a sum, mostly.
fn expression(dice: &mut Dice, schema: &Schema, sum: &str, depth: usize) -> String {
    let of_program: &[&str] = match sum {
        "expr" => &[
            "node.left",
            "node.right",
            "node.head",
            "ast.Name('x')",
            "ast.Constant(1)",
            "ast.Constant('s')",
        ],
        "stmt" => &["node.body", "node.body[0]", "ast.Pass()", "ast.Expr(ast.Name('x'))"],
        _ => &[],
    };
    match dice.throw(12) {
        0 => dice.pick(&ODD).to_string(),
        1..=4 if !of_program.is_empty() => dice.pick(of_program).to_string(),
        _ if depth == 0 && !of_program.is_empty() => dice.pick(of_program).to_string(),
        5..=6 => {
            let template = dice.pick(&TEMPLATES);
            let mut text = format!("quote({template:?}");
            for hole in ["a", "b"] {
                if template.contains(&format!("{hole}}}")) || template.contains(&format!("{hole}!"))
                {
                    let value = expression(dice, schema, "expr", depth.saturating_sub(1));
                    write!(text, ", {hole}={value}").unwrap();
                }
            }
            text + ")"
        }
        _ => made(dice, schema, sum, depth),
    }
}

fn made(dice: &mut Dice, schema: &Schema, sum: &str, depth: usize) -> String {
    let of_sum: Vec<&KindInfo> =
        schema.kinds().map(|(_, info)| info).filter(|info| *info.of == *sum).collect();
    let Some(info) = of_sum.get(dice.throw(of_sum.len())) else { return "None".to_string() };
    let fields = info.fields.iter().filter_map(|field| {
        let is_left_out = dice.throw(8) == 0;
        (!is_left_out).then(|| format!("{}={}", field.name, value(dice, schema, field, depth)))
    });
    format!("ast.{}({})", info.name, fields.collect::<Vec<_>>().join(", "))
}

fn value(dice: &mut Dice, schema: &Schema, field: &FieldInfo, depth: usize) -> String {
    if dice.throw(20) == 0 {
        return dice.pick(&ODD).to_string();
    }
    let one = |dice: &mut Dice| match &field.ty {
        FieldType::Node(sum) => expression(dice, schema, sum, depth.saturating_sub(1)),
        FieldType::Simple(sum) => made(dice, schema, sum, 0),
        FieldType::Identifier => {
            dice.pick(&["'x'", "'y'", "'print'", "'.own'", "'_'", "'__debug__'"]).to_string()
        }
        FieldType::String => "'text'".to_string(),
        FieldType::Int => dice.pick(&["0", "1", "-1", "114", "2"]).to_string(),
        FieldType::Constant => {
            dice.pick(&["1", "'s'", "None", "...", "(1, 'a')", "1.5", "b'b'", "True"]).to_string()
        }
    };
    match field.quantity {
        Quantity::One => one(dice),
        Quantity::Optional if dice.throw(2) == 0 => "None".to_string(),
        Quantity::Optional => one(dice),
        // Where it nests deep enough, lists have little in them.
        Quantity::Many | Quantity::ManyOptional => {
            let count = if depth == 0 { dice.throw(2) } else { dice.throw(3) };
            let items: Vec<String> = (0..count).map(|_| one(dice)).collect();
            format!("[{}]", items.join(", "))
        }
    }
}
