# A class keeps its payload: what has the methods of another type, or of an exception with other fields, is no base for it
# and no class of its instances.
import _weakref
import functools
import itertools
import operator
import random
from _collections import deque


class Target:
    pass


target = Target()
makers = [
    (deque, [()]),
    (functools.partial, [print]),
    (_weakref.ref, [target]),
    (random.Random, [1]),
    (map, [str, ()]),
    (zip, [()]),
    (enumerate, [()]),
    (itertools.count, []),
    (itertools.cycle, [()]),
    (Exception, []),
    (OSError, [1, "x"]),
    (StopIteration, []),
    (SyntaxError, ["x"]),
    (ExceptionGroup, ["x", [ValueError()]]),
]
classes = [(type(base.__name__, (base,), {}), arguments) for base, arguments in makers]


def accepted(action):
    try:
        action()
    except TypeError:
        return False
    return True


for first, arguments in classes:
    instance = first(*arguments)
    others = [other for other, _ in classes if other is not first]
    as_class = [other.__name__ for other in others if accepted(lambda: setattr(instance, "__class__", other))]
    derived = type("Derived", (first,), {})
    as_base = [other.__name__ for other in others if accepted(lambda: setattr(derived, "__bases__", (other,)))]
    with_both = [other.__name__ for other in others if accepted(lambda: type("Both", (first, other), {}))]
    print(first.__name__, as_class, as_base, with_both)


class Fine(ValueError):
    pass


class Finer(ValueError):
    pass


error = Fine()
error.__class__ = Finer
print(type(error).__name__)
