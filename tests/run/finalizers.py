# `__del__` runs when the last reference goes: the order of it.
class Noisy:
    def __init__(self, name, *parts):
        self.name, self.parts = name, parts

    def __del__(self):
        print("gone:", self.name)


def scope():
    first, second = Noisy("first"), Noisy("second")
    print("end of scope")


scope()
a = Noisy("a", Noisy("inside a"))
b = a
del a
print("still there:", b.name)
b = None
print("after b")
items = [Noisy(f"item {n}") for n in range(3)]
del items[1]
items.clear()
print("cleared")
table = {"x": Noisy("old x")}
table["x"] = Noisy("new x")
table.pop("x")
print("popped")


class Phoenix:
    saved = []

    def __del__(self):
        Phoenix.saved.append(self)
        print("saved myself")


p = Phoenix()
del p
print(len(Phoenix.saved))
Phoenix.saved.clear()
print("no second time")


def generator():
    resource = Noisy("held by generator")
    try:
        yield 1
    finally:
        print("generator closes")


g = generator()
next(g)
del g
Noisy("temporary")
(lambda x: None)(Noisy("argument"))
try:
    raise ValueError(Noisy("in exception"))
except ValueError as error:
    print("caught")
print("left the handler")
kept = Noisy("kept until the end")


# At the end modules are gone when the last objects die: nothing is imported any more, and no source is read.
import gc
import sys


class Deallocator:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"deallocator of {self.name}"

    def __call__(self):
        print(self.name, sys.is_finalizing())
        raise ValueError(self.name)


def last(name):
    return type(name, (), {"__del__": Deallocator(name)})()


last("early")
gc.disable()
ring = [last("garbage")]
ring.append(ring)
del ring
kept = last("kept")
