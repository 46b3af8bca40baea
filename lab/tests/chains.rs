//! A million objects, each held by the next: whatever is asked of the last one ends with an answer or an error, and so
//! does letting go of it.

use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

/// How the next object is made of the last one, `x`, and what is asked of the one at the end.
const CHAINS: &[(&str, &str)] = &[
    ("(x,)", "hash(x)"),
    ("(x,)", "x == made()"),
    ("(x,)", "repr(x)"),
    ("(x,)", "isinstance(1, x)"),
    ("(x,)", "[0] == [x]; {x: 1}"),
    ("(x,)", "'%s' % x"),
    ("[x]", "x < made()"),
    ("[x]", "gc.collect()"),
    ("{1: x}", "x == made()"),
    ("{1: x}.values()", "repr(x)"),
    ("frozenset([x])", "x == made()"),
    ("slice(x)", "hash(x)"),
    ("Cell(x)", "x == made()"),
    ("code.replace(co_consts=(x,))", "x == made()"),
    ("delegate(x)", "next(x)"),
    ("delegate(x)", "x.close()"),
    ("delegate(x)", "x.throw(KeyError)"),
    ("(item for item in x)", "next(x)"),
    ("begun(x)", "next(x)"),
    ("begun(x)", "x.close()"),
    ("asynchronous(x)", "x.aclose()"),
    ("Told(x)", "None"),
    ("Holder(x)", "None"),
    ("map(abs, x)", "next(x)"),
    ("zip(x)", "next(x)"),
    ("enumerate(x)", "next(x)"),
    ("itertools.chain(x)", "next(x)"),
    ("itertools.islice(x, 3)", "next(x)"),
    ("Method(x or len, 1)", "x.__name__"),
    ("Method(x or len, x)", "repr(x)"),
    ("staticmethod(x)", "x()"),
    ("staticmethod(x)", "x.__isabstractmethod__"),
    ("property(x)", "x.__isabstractmethod__"),
    ("Alias(list, (x,))", "hash(x)"),
    ("Alias(list, (x,))", "repr(x)"),
    ("Alias(x, (int,))", "x()"),
    ("Alias(x, (int,))", "x.append"),
    ("Proxy(x if x else {})", "len(x), repr(x)"),
    ("ExceptionGroup('', [x or ValueError()])", "x.split(ValueError)"),
    ("ExceptionGroup('', [x or ValueError()])", "raise x"),
    ("caused(x)", "raise x"),
];

const BEFORE: &str = "
import gc, itertools
Alias, Proxy = type(list[int]), type(type.__dict__)
def delegate(inner): yield from inner
def begin(inner):
    yield
    yield from inner
def begun(inner):
    generator = begin(inner)
    next(generator)
    return generator
async def asynchronous(inner): yield inner
class Told:
    def __init__(self, inner): self.inner = inner
    def __del__(self): self.inner = None
class Holder:
    def __init__(self, inner): self.inner = inner
    def method(self): pass
    def __del__(self): pass
def caused(inner):
    error = ValueError()
    error.__cause__ = inner or None
    return error
Method, code = type(Holder(0).method), begin.__code__
Cell = type((lambda inner: (lambda: inner))(0).__closure__[0])
def made():
    x = ()
    for _ in range(1000000): x = MAKE
    return x
";

/// What is wrong with how a chain ends.
fn fault((make, ask): &(&str, &str)) -> Option<String> {
    let before = BEFORE.replace("MAKE", make);
    let program = format!(
        "{before}x = made()\ntry:\n    {ask}\nexcept Exception: pass\nx = None\nprint('over')"
    );
    let output = Command::new(env!("CARGO_BIN_EXE_lab"))
        .args(["run", "-c", &program])
        .output()
        .expect("lab starts");
    let is_over = output.status.success() && output.stdout == b"over\n";
    (!is_over).then(|| format!("{make}: {ask}: {output:?}"))
}

#[test]
fn whatever_is_asked_of_a_long_chain_there_is_an_answer() {
    let next = AtomicUsize::new(0);
    let look = || {
        let chains = std::iter::from_fn(|| CHAINS.get(next.fetch_add(1, Ordering::Relaxed)));
        chains.filter_map(fault).collect::<Vec<_>>()
    };
    let faults: Vec<String> = std::thread::scope(|scope| {
        let workers = [scope.spawn(look), scope.spawn(look)];
        workers.into_iter().flat_map(|worker| worker.join().expect("a worker")).collect()
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
