"""Two floats that are no numbers are never equal, but one is the same as itself: rows and tables ask that first."""
from _collections import deque

one, other = float("nan"), float("nan")


def outcome(action):
    try:
        return repr(action())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


makers = [lambda x: [x], lambda x: (x,), lambda x: {x}, lambda x: frozenset([x]), lambda x: {x: 1}, lambda x: {1: x}, lambda x: deque([x])]
makers += [lambda x: {x: 1}.keys(), lambda x: {1: x}.values(), lambda x: {x: 1}.items(), lambda x: {1: x}.items(), lambda x: [[x]], slice]
for first, second in ((one, one), (one, other), (one, one + 1), (one, +one), (one, float(one)), (one, -one)):
    print(first is second, first == second, len({first, second}))
    for make in makers:
        a, b = make(first), make(second)
        print(type(a).__name__, a == b, a != b, outcome(lambda: a < b), outcome(lambda: a <= b), outcome(lambda: second in a))
        for asked in ("index", "count", "remove", "get", "__and__", "__or__", "__sub__", "__xor__"):
            if hasattr(a, asked):
                print(asked, outcome(lambda: getattr(make(first), asked)(b if asked.startswith("__") else second)))
print(one is one.real, one is one.conjugate(), one is abs(one), float("inf") - float("inf") is one)
print(max(one, 1) is one, max(1, one), min(one, 1) is one, sorted([3, one, 1]), hash(one) == hash(one), [one, 1] < [one, 2])
print([(f"{x:+}", "%+f" % x) for x in (one, -one)], float("-nan") is one, {one: "found"}[one], {one: 1}.get(other))
number = complex(one, 0)
print(number in [number], [number] == [number], number == number)
