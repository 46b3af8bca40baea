"""Special methods that are None: here they stand for missing ones, there they are called."""
import math
import operator


def outcome(action):
    try:
        made = action()
        return repr(made) if type(made) is not int or abs(made) < 10**6 else "a number"
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


CALLS = """bool len int float complex str repr bytes hash iter next reversed abs round range hex list dict dir format aiter anext
callable math.trunc math.floor operator.index""".split()
EXPRESSIONS = """1 in x|x[0]|x + 1|1 + x|x * [1]|[1] * x|-x|~x|round(x, 1)|divmod(x, 1)|divmod(1, x)|pow(x, 1)|pow(x, 1, 1)|x == 1
x != 1|x < 1|1 <= x|x()|x.zork|f'{x:>5}'|x @ 1|not x|[1, 2][x]|[1, 2][x:]|'%d' % x|'%x' % x|b'%b' % x|''.join([x])
(lambda *a: 0)(*x)|(lambda **a: 0)(**x)|sum([x])|sorted([x, x])|any([x])|setattr(x, 'a', 1)|delattr(x, 'a')
type('C', (), {'a': x})().a|setattr(type('C', (), {'a': x})(), 'a', 1)|type('C', (x,), {})""".replace("\n", "|").split("|")
EXPRESSIONS += [f"{name}(x)" for name in CALLS]
STATEMENTS = ["x[0] = 1", "del x[0]", "x += 1", "with x: pass", "match x:\n case [1]: pass\n case {1: 2}: pass\n case int(1): pass"]
NAMES = """bool len index int float complex str repr bytes hash iter next reversed contains getitem setitem delitem add radd iadd mul rmul neg
invert abs round divmod rdivmod pow rpow eq ne lt le gt ge call setattr delattr enter exit format dir trunc floor matmul aiter anext
mro_entries get set delete set_name""".split()


def outcomes(methods):
    """What comes of each use of an object with these methods."""
    names = {"x": type("X", (), methods)(), "math": math, "operator": operator}
    for use in EXPRESSIONS:
        yield use, outcome(lambda: eval(use, names))
    for use in STATEMENTS:
        yield use.partition("\n")[0], outcome(lambda: exec(use, names))


for methods in ({}, {"__getitem__": lambda self, place: [1, 2][place], "__len__": lambda self: 2}):
    usual = dict(outcomes(methods))
    for name in NAMES:
        for use, made in outcomes(methods | {f"__{name}__": None}):
            # An object that is shown is another each time.
            if made != usual[use] and " at 0" not in made:
                print(name, len(methods), use, made)
