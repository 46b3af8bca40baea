# Closures share variables with their makers: loops, defaults, nonlocal, and late binding.
late = [lambda: number for number in range(3)]
early = [lambda number=number: number for number in range(3)]
print([f() for f in late], [f() for f in early])
functions = []
for letter in "abc":
    def show(prefix):
        return prefix + letter
    functions.append(show)
print([f("-") for f in functions])
letter = "z"
print([f("+") for f in functions])


def counters(count):
    made = []
    total = 0
    for step in range(1, count + 1):
        def bump(step=step):
            nonlocal total
            total += step
            return total
        made.append(bump)
    return made, lambda: total


bumps, total = counters(3)
print([bump() for bump in bumps], total(), bumps[0](100), total())
print(bumps[0].__closure__[0].cell_contents, bumps[0].__code__.co_freevars, total.__code__.co_freevars)


def accumulate():
    history = []
    def add(value):
        history.append(value)
        def undo():
            history.remove(value)
            return list(history)
        return undo
    return add, history


add, history = accumulate()
undo_one, undo_two = add(1), add(2)
print(history, undo_one(), undo_two())


def compose(*functions):
    def composed(value):
        for function in reversed(functions):
            value = function(value)
        return value
    return composed


adders = [compose(lambda x, n=n: x + n, lambda x: x * 10) for n in range(3)]
print([adder(1) for adder in adders])
x = 1
class Scope:
    x = 2
    from_class = [x for _ in range(1)]
    function = lambda self: x
print(Scope.from_class, Scope().function())
