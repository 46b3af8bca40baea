//! Hostile bytecode: programs whose code was changed are read, checked, and what passes is run. Whatever it does, the
//! machine neither panics nor crashes nor hangs, and can be taken apart afterwards.

use std::rc::Rc;

use compiler::code::{CodeObject, Constant};
use compiler::opcode::{Opcode, Opcodes, Role};
use compiler::parser::Mode;
use compiler::pyc::{MAGIC, Pyc, Validation};
use proptest::prelude::*;
use proptest::sample::Index;
use tests::sealed::{FILENAME, Sealed, compile_request, compiled};
use vm::{Config, Machine};

/// Programs of a few lines, so that a change hits what is run.
const SMALL: &[&str] = &[
    "def f(a, b=2, *c, d=4, **e):\n    return a, b, c, d, e\nprint(f(1), f(1, 2, 3, d=5, x=6), f(*[1, 2], **{'z': 3}))\n",
    "def g(n):\n    for i in range(n):\n        x = yield i\n        if x: print(x)\n    return 'end'\ndef h():\n    r = yield from g(3)\n    yield r\nprint(list(h()))\nit = g(5)\nnext(it)\nit.send('sent')\nit.close()\n",
    "try:\n    try:\n        1 / 0\n    except ZeroDivisionError as e:\n        raise ValueError('v') from e\n    finally:\n        print('finally')\nexcept (ValueError, KeyError) as e:\n    print(repr(e), repr(e.__cause__))\n",
    "def outer(x):\n    y = 1\n    def inner(z):\n        nonlocal y\n        y += x + z\n        return y\n    return inner\nf = outer(10)\nprint(f(1), f(2), [lambda: i for i in range(3)][0]())\n",
    "class A:\n    n = 1\n    def __init__(self, v): self.v = v\n    def __enter__(self): return self\n    def __exit__(self, *a): return True\n    def m(self): return super().__repr__()[:2]\nwith A(3) as a:\n    print(a.v, a.m())\n    raise KeyError(1)\na.v += 1\ndel a.v\n",
    "def m(x):\n    match x:\n        case [1, *rest]: return rest\n        case {'k': v, **more}: return v, more\n        case int(n) | (n, _): return n\n        case _: return None\nprint(m([1, 2]), m({'k': 1, 'l': 2}), m(5), m((7, 8)), m(''))\n",
    "async def a(n):\n    return n\nasync def b():\n    for i in range(3):\n        yield await a(i)\nasync def c():\n    async for x in b(): print(x)\n    return [x async for x in b()]\ntry:\n    c().send(None)\nexcept StopIteration as e:\n    print(e.value)\n",
    "import sys\ndef f():\n    try:\n        raise ExceptionGroup('g', [ValueError(1), TypeError(2)])\n    except* ValueError as e:\n        print(e.exceptions)\n    except* TypeError:\n        return_value = sys.exc_info()[1]\n        print(return_value)\nf()\n",
    "d = {**{'a': 1}, 'b': [*range(3), *'xy']}\ns = {*d, 1}\na, *b, c = d['b']\nprint(d, len(s), a, b, c, f'{a!r:>{c!s:.0}4}' if a else t'{b}')\nx = [i * j for i in range(3) if i for j in b if j]\nprint(x, {k: v for k, v in zip('ab', x)}, d['b'][1:3])\n",
    "type T = list[int]\ndef f[K, *V, **P](x: K) -> T: return x\nclass C[Q]: x: Q = 1\nprint(f(1), f.__type_params__, T.__value__, C.__annotations__)\nassert not None, 'no'\nglobal g\ng = 1\ndel g\nimport functools as ft\nfrom operator import add\nprint(ft.reduce(add, [1, 2, 3]))\n",
    "def f(n):\n    s = ''\n    t = 0.5\n    i = 0\n    while i < n:\n        s += str(i)\n        t = t * 2.0 - 1.5\n        i += 1\n        if i % 2 == 0 and s not in ('a',): continue\n        elif i > 90: break\n    else:\n        print('else')\n    return s[-3:], t, -i, ~i, not i\nprint(f(60), f(100))\n",
];

/// A program: its text and its code.
type Program = (String, CodeObject);

fn programs() -> Vec<Program> {
    let texts = super::programs().into_iter().chain(SMALL.iter().map(|text| text.to_string()));
    texts.filter_map(|text| Some((text.clone(), compiled(&text, FILENAME, Mode::File)?))).collect()
}

thread_local! {
    static PROGRAMS: Vec<Program> = programs();
}

/// One of the programs; every second choice is a small one.
fn program(which: Index, small: bool) -> Program {
    PROGRAMS.with(|programs| {
        let first = if small { programs.len() - SMALL.len() } else { 0 };
        programs[first + which.index(programs.len() - first)].clone()
    })
}

/// How many steps a program gets, and how large its objects may be.
const STEPS: u64 = 10_000;
const LARGEST: usize = 1 << 16;

/// Runs code that passes the check, on a machine that is taken apart afterwards.
fn run_if_sound(text: String, code: &CodeObject) {
    let Ok(code) = vm::verify::from_file(code, &Opcodes::base()) else { return };
    let config = Config {
        steps: Some(STEPS),
        largest_object: LARGEST,
        cache_bytecode: false,
        native_stack: STACK / 2,
        ..Config::default()
    };
    let machine =
        Machine::new(Box::new(Sealed { text, ..Sealed::default() }), &library::STANDARD, config);
    machine.set_compile_hook(Box::new(compile_request));
    machine.run_main(code, FILENAME);
    heap::collector::collect(heap::collector::Generation::Old, false);
    drop(machine);
    heap::collector::collect(heap::collector::Generation::Old, false);
}

/// A change to a code object.
#[derive(Debug, Clone)]
enum Change {
    Byte(Index, u8),
    Opcode(Index, Opcode),
    Argument(Index, u8),
    /// An instruction in the place of another, with its argument.
    Copy(Index, Index),
    Table(Index, u8),
    Lines(Index, u8),
    Constant(Index, Index),
    Name(Index, Index),
    Kind(Index, u8),
    Flag(u32),
    StackSize(u32),
    Arguments(u32, u32, u32),
}

fn opcodes() -> Vec<Opcode> {
    let is_real = |opcode: &Opcode| opcode.info().is_some_and(|info| info.role == Role::Real);
    (0..256).map(Opcode).filter(is_real).collect()
}

fn changes() -> impl Strategy<Value = Vec<(Index, Change)>> {
    let place = any::<Index>;
    let small = || prop_oneof![0..8u8, any::<u8>()];
    let change = prop_oneof![
        1 => (place(), any::<u8>()).prop_map(|(place, byte)| Change::Byte(place, byte)),
        4 => (place(), prop::sample::select(opcodes())).prop_map(|(place, opcode)| Change::Opcode(place, opcode)),
        4 => (place(), small()).prop_map(|(place, byte)| Change::Argument(place, byte)),
        2 => (place(), place()).prop_map(|(from, to)| Change::Copy(from, to)),
        2 => (place(), small()).prop_map(|(place, byte)| Change::Table(place, byte)),
        1 => (place(), any::<u8>()).prop_map(|(place, byte)| Change::Lines(place, byte)),
        2 => (place(), place()).prop_map(|(one, other)| Change::Constant(one, other)),
        1 => (place(), place()).prop_map(|(one, other)| Change::Name(one, other)),
        1 => (place(), any::<u8>()).prop_map(|(place, kind)| Change::Kind(place, kind)),
        1 => (0..16u32).prop_map(Change::Flag),
        1 => (0..40u32).prop_map(Change::StackSize),
        1 => (0..4u32, 0..3u32, 0..3u32).prop_map(|(one, two, three)| Change::Arguments(one, two, three)),
    ];
    prop::collection::vec((any::<Index>(), change), 1..8)
}

fn put(bytes: &mut [u8], place: Index, byte: u8) {
    if !bytes.is_empty() {
        bytes[place.index(bytes.len())] = byte;
    }
}

fn apply(code: &mut CodeObject, change: &Change) {
    let units = code.code.len() / 2;
    match change {
        Change::Byte(place, byte) => put(&mut code.code, *place, *byte),
        Change::Opcode(place, opcode) => code.code[2 * place.index(units)] = opcode.0 as u8,
        Change::Argument(place, byte) => code.code[2 * place.index(units) + 1] = *byte,
        Change::Copy(from, to) => {
            let (from, to) = (2 * from.index(units), 2 * to.index(units));
            code.code.copy_within(from..from + 2, to);
        }
        Change::Table(place, byte) => put(&mut code.exceptiontable, *place, *byte),
        Change::Lines(place, byte) => put(&mut code.linetable, *place, *byte),
        Change::Constant(one, other) if !code.consts.is_empty() => {
            let count = code.consts.len();
            code.consts.swap(one.index(count), other.index(count));
        }
        Change::Name(one, other) if !code.names.is_empty() => {
            let count = code.names.len();
            code.names.swap(one.index(count), other.index(count));
        }
        Change::Kind(place, kind) => put(&mut code.localspluskinds, *place, *kind),
        Change::Flag(bit) => code.flags ^= 1 << bit,
        Change::StackSize(size) => code.stacksize = *size,
        Change::Arguments(all, positional, keyword) => {
            (code.argcount, code.posonlyargcount, code.kwonlyargcount) =
                (*all, *positional, *keyword);
        }
        Change::Constant(..) | Change::Name(..) => (),
    }
}

fn count_codes(code: &CodeObject) -> usize {
    let inner = code.consts.iter().map(|constant| match constant {
        Constant::Code(code) => count_codes(code),
        _ => 0,
    });
    1 + inner.sum::<usize>()
}

/// Changes the code object of a number, counted depth first; the number that is left where there are fewer.
fn change_code(code: &mut CodeObject, number: usize, change: &Change) -> Option<usize> {
    let Some(mut number) = number.checked_sub(1) else {
        apply(code, change);
        return None;
    };
    for constant in &mut code.consts {
        if let Constant::Code(inner) = constant {
            number = change_code(Rc::make_mut(inner), number, change)?;
        }
    }
    Some(number)
}

const STACK: usize = 64 << 20;

/// Runs `test` with more stack than a test's thread has, as `lab` does.
fn with_stack(test: fn()) {
    let thread = std::thread::Builder::new().stack_size(STACK).spawn(test);
    thread.expect("a thread starts").join().expect("the test passes");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: super::cases(100), ..ProptestConfig::default() })]

    fn changed_bytes(which in any::<Index>(), small in any::<bool>(), places in prop::collection::vec((any::<Index>(), any::<u8>()), 1..8)) {
        let (text, code) = program(which, small);
        let validation = Validation::Timestamp { mtime: 0, size: 0 };
        let pyc = Pyc { magic: MAGIC, validation, code: Rc::new(code) };
        let mut bytes = pyc.write().expect("a program's code can be written");
        for (place, byte) in places {
            put(&mut bytes, place, byte);
        }
        if let Ok(pyc) = Pyc::read(&bytes, MAGIC) {
            run_if_sound(text, &pyc.code);
        }
    }

    fn changed_code(which in any::<Index>(), small in any::<bool>(), changes in changes()) {
        let (text, mut code) = program(which, small);
        for (place, change) in changes {
            let number = place.index(count_codes(&code));
            change_code(&mut code, number, &change);
        }
        run_if_sound(text, &code);
    }
}

#[test]
fn mutated_pyc() {
    with_stack(changed_bytes);
}

#[test]
fn mutated_code() {
    with_stack(changed_code);
}

#[test]
fn unchanged_code_is_sound() {
    for (text, code) in programs() {
        let checked = vm::verify::from_file(&code, &Opcodes::base());
        assert!(checked.is_ok(), "{checked:?}\n{text}");
    }
}
