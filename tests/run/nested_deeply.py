# What is nested deeply is shown, compared and hashed; what contains itself is shown as such wherever it comes up.
from functools import partial


def nested(make, depth):
    value = make(0)
    for _ in range(depth):
        value = make(value)
    return value


makers = {"list": lambda x: [x], "tuple": lambda x: (x,), "dict": lambda x: {0: x}, "mixed": lambda x: [({1: x},)]}
for name, make in makers.items():
    one, two = nested(make, 300), nested(make, 300)
    shown = repr(one)
    print(name, len(shown), shown[:12], shown[-12:], one == two, one != two)

print(nested(makers["list"], 300) < nested(makers["list"], 300))
print(hash(nested(makers["tuple"], 300)) == hash(nested(makers["tuple"], 300)))

loop = [1]
loop.append(loop)
print(loop, [loop, loop], ({"a": loop},))
one, two = [], {}
one.append(two)
two["one"] = one
print(one, two)


class Shown:
    def __init__(self, inner):
        self.inner = inner

    def __repr__(self):
        return f"Shown({self.inner!r})"


outer = [0]
outer.append(Shown(outer))
print(outer)


class Failing:
    def __repr__(self):
        raise ValueError("not to be shown")


held = [Failing()]
for _ in range(2):
    try:
        print(held)
    except ValueError as error:
        print(error)
held[0] = 1
print(held)

call = partial(print, held)
held.append(call.args)
print(held)
