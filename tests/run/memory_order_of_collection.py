# In which order the collector finds what is garbage: that of birth, but what it has once reached only through something
# younger stands behind that. At the end of a program it looks twice, before the names go and after.
import gc

# Other collections would bring other orders.
gc.disable()


class Part:
    def __init__(self, name, *parts):
        self.name, self.parts = name, parts

    def __del__(self):
        print(self.name, end=" ")


def cycle(*parts):
    ring = list(parts)
    ring.append(ring)
    return ring


def dies(name, make):
    print(name, end=": ")
    held = make()
    del held
    gc.collect()
    print()
    print(f"{name}, after it has been looked at", end=": ")
    held = make()
    gc.collect()
    del held
    gc.collect()
    print()


def inner_first():
    inner = Part("inner")
    return cycle(Part("middle", inner), Part("last"))


def row():
    return cycle(*[Part(number) for number in range(5)])


def table():
    return cycle({number: (Part(number), [Part(number + 10)]) for number in range(3)})


def keys():
    return cycle({Part("key 1"): Part("value 1"), Part("key 2"): Part("value 2")})


def attributes():
    first, second = Part("first"), Part("second")
    holder = Part("holder")
    holder.second, holder.first, holder.itself = second, first, holder
    return holder


def waiting():
    first, second = Part("local"), Part("other local")

    def generator(later, sooner):
        yield itself

    itself = generator(second, first)
    next(itself)
    return itself


def given():
    older = Part("given and younger"), Part("given and younger still")

    def generator(ring, first, second):
        yield

    ring = cycle()
    ring.append(generator(ring, *older))
    ring.append(Part("youngest"))
    return ring


def failure():
    parts = Part("argument"), Part("cause"), Part("context")
    error = ValueError(parts[0])
    error.__cause__, error.__context__ = ValueError(parts[1]), ValueError(parts[2])
    error.itself = error
    return error


def defined():
    first, second = Part("default"), Part("in a cell")

    def function(argument=first):
        return second, function

    return function


def paired():
    parts = [Part(number) for number in range(6)]
    return cycle(zip(parts[:2], parts[2:4]), map(print, parts[4:], [parts]))


for make in (inner_first, row, table, keys, attributes, waiting, given, failure, defined, paired):
    dies(make.__name__, make)


class Revived(Part):
    kept = []

    def __del__(self):
        print("revives", self.name, end=" ")
        self.kept.append(self)


def reviving():
    return cycle(Part("before"), Revived("one", Part("held")), Part("after"))


dies("reviving", reviving)
Revived.kept.clear()
print()
Part("in a cycle of its own").itself = last = Part("garbage at the end")
last.itself = last
kept = cycle(Part("kept 1"), (Part("kept 2"), [Part("kept 3")]))
made = [Part(f"listed {number}") for number in range(3)], {"a": Part("in a dict")}
del last
print("end")
gc.enable()
