//! No input takes the parser more than linear work: twice the input, about twice the attempts. Attempts of the grammar
//! machine are counted rather than time, which is the same on every computer; the generated parser makes the same.

use std::rc::Rc;

use compiler::language::Language;
use compiler::parser::{self, Options};
use compiler::source::Source;

/// A kind of input: what is repeated in front, what is in the middle, what is repeated behind.
type Shape = (&'static str, &'static str, &'static str);

/// Programs that are right.
const RIGHT: &[Shape] = &[
    ("(", "x", ")"),
    ("[", "x", "]"),
    ("{x: ", "x", "}"),
    ("f(", "x", ")"),
    ("a[", "x", "]"),
    ("(x, ", "x", ")"),
    ("(yield ", "x", ")"),
    ("(x := ", "x", ")"),
    ("f(*", "x", ")"),
    ("f(a=", "x", ")"),
    ("[x for x in ", "x", "]"),
    ("x if y else ", "x", ""),
    ("lambda: ", "x", ""),
    ("lambda a, b=1: ", "x", ""),
    ("not ", "x", ""),
    ("- ", "x", ""),
    ("x ** ", "x", ""),
    ("x + ", "x", ""),
    ("x < ", "x", ""),
    ("x and ", "x", ""),
    ("x.a[0](", "x", ")"),
    ("x = ", "x", ""),
    ("x, ", "x", ""),
    ("x; ", "x", ""),
    ("'a' ", "'b'", ""),
    ("x\n", "x", ""),
    ("if x: pass\nelif x: pass\nelse: pass\n", "x", ""),
    ("@x\n", "def f(): pass", ""),
    ("import a, b\nfrom a import (b, c)\n", "x", ""),
    ("with (a as b, c): pass\n", "x", ""),
    ("match x:\n case [a, {1: b}, C(d=e), f|g] if h: pass\n", "x", ""),
];

/// Programs that are wrong in the middle, or at the end.
const WRONG: &[Shape] = &[
    ("(", "x y", ")"),
    ("[", "x y", "]"),
    ("{", "x y", "}"),
    ("{x: ", "x y", "}"),
    ("f(", "x y", ")"),
    ("f(a=", "x y", ")"),
    ("f(**", "x y", ")"),
    ("a[", "x y", "]"),
    ("(x, ", "x y", ")"),
    ("[x for x in ", "x y", "]"),
    ("f(x for x in ", "x y", ")"),
    ("x if y else ", "x y", ""),
    ("x if y ", "", ""),
    ("lambda: ", "x y", ""),
    ("lambda a, b=1: ", "x y", ""),
    ("not ", "x y", ""),
    ("- ", "x y", ""),
    ("x + ", "x y", ""),
    ("x < ", "x y", ""),
    ("x and ", "x y", ""),
    ("x = ", "x y", ""),
    ("x = ", "1 = x", ""),
    ("x, ", "x y", ""),
    ("x; ", "x y", ""),
    ("x\n", "x y", ""),
    ("'a' ", "y", ""),
    ("(", "", ""),
    ("f(", "", ""),
    ("{x: ", "", ""),
    ("with (a, ", "b", ""),
    ("print ", "x", ""),
    ("import a\n", "import b c", ""),
    ("if x: pass\n", "if x pass", ""),
    ("x[", "y = 1", "]"),
    ("(x ", ":= y = z", ")"),
    ("try: pass\nexcept a: pass\n", "except b pass", ""),
    ("def f(a, b=1, *c, d, **e): pass\n", "def f(a=1, b): pass", ""),
    ("f(x, ", "y for y in z, w", ")"),
    ("match x:\n case [a, {1: b}]: pass\n", "match x:\n case [a b]: pass", ""),
];

fn program((front, middle, behind): Shape, count: usize) -> String {
    format!("{}{middle}{}\n", front.repeat(count), behind.repeat(count))
}

/// How often a rule is tried, and whether the program parses.
fn attempts(program: &str) -> (usize, bool) {
    let source = Rc::new(Source::new("linear.py", program.to_string()));
    let mut count = 0;
    let parsed = parser::trace(
        &source,
        &Language::base(),
        Options::default(),
        &mut |attempt| count += usize::from(attempt.outcome.is_none()),
        &mut |_, _| {},
    );
    (count, parsed.is_ok())
}

fn check(shapes: &[Shape], right: bool) {
    let mut beyond = Vec::new();
    for &shape in shapes {
        // Brackets nest at most 200 deep.
        let [short, long] = [24, 96].map(|count| attempts(&program(shape, count)));
        assert_eq!((short.1, long.1), (right, right), "{shape:?}");
        if long.0 > short.0 * 5 {
            beyond.push((shape, short.0, long.0));
        }
    }
    assert!(beyond.is_empty(), "four times the input: {beyond:#?}");
}

#[test]
fn right_programs_take_linear_work() {
    check(RIGHT, true);
}

#[test]
fn wrong_programs_take_linear_work() {
    check(WRONG, false);
}
