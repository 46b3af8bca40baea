"""Calls of everything builtin with 0 to 5 arguments of all kinds, and with a keyword: a line for each call."""

import builtins
import functools
import itertools
import math
import operator


class Thing:
    pass


VALUES = {"int": 3, "str": "ab", "none": None, "float": 1.5, "list": [1, 2], "bytes": b"ab", "class": Thing, "tuple": (1,), "dict": {}}
KINDS = list(VALUES)
KEYWORDS = ["x", "key", "self", "object", "iterable", "value", "sep", "start", "default"]

# What reads, writes, runs code, or shows addresses.
SKIPPED = set("""input breakpoint exit quit help copyright credits license open exec eval compile __import__ print
__build_class__ id dir globals locals vars hash""".split())
SKIPPED_METHODS = set("""__class__ __sizeof__ __dir__ __hash__ __init_subclass__ __subclasshook__ __reduce_ex__ __reduce__
__getstate__ __doc__""".split())
MODULES = [functools, itertools, math, operator]

RECEIVERS = {
    "int": lambda: 5, "float": lambda: 2.5, "complex": lambda: 1j, "bool": lambda: True, "str": lambda: "abc",
    "bytes": lambda: b"abc", "bytearray": lambda: bytearray(b"abc"), "list": lambda: [1, 2, 3],
    "tuple": lambda: (1, 2, 3), "dict": lambda: {1: 2}, "set": lambda: {1}, "frozenset": lambda: frozenset((1,)),
    "range": lambda: range(3), "slice": lambda: slice(3), "memoryview": lambda: memoryview(b"abc"),
    "object": lambda: object(), "property": lambda: property(), "zip": lambda: zip(),
    "enumerate": lambda: enumerate(()), "map": lambda: map(len, ()), "filter": lambda: filter(None, ()),
    "reversed": lambda: reversed([]), "super": lambda: super(Thing, Thing()),
    "classmethod": lambda: classmethod(len), "staticmethod": lambda: staticmethod(len),
    "BaseException": lambda: BaseException(),
}


def words(function, arguments, keywords):
    try:
        function(*arguments, **keywords)
    except BaseException as exception:
        shown = f"{type(exception).__name__}: {exception}"
        return "an object is shown" if " at 0x" in shown else shown.replace("\n", " ")
    return "fine"


def callables():
    """The name of each, and what gives it: a bound method has a new receiver every time."""
    for name in sorted(vars(builtins)):
        function = getattr(builtins, name)
        if callable(function) and name not in SKIPPED and not name.startswith("_"):
            yield name, lambda function=function: function
    for name, make in RECEIVERS.items():
        for method in sorted(dir(getattr(builtins, name))):
            if method not in SKIPPED_METHODS and callable(getattr(make(), method, None)):
                yield f"{name}.{method}", lambda make=make, method=method: getattr(make(), method)
    for module in MODULES:
        for name in sorted(vars(module)):
            function = getattr(module, name)
            if type(function) in (type, type(len)) and not name.startswith("_"):
                yield f"{module.__name__}.{name}", lambda function=function: function


def combinations(count):
    if count <= 1:
        return itertools.product(KINDS, repeat=count)
    mixed = [[KINDS[(first + place) % len(KINDS)] for place in range(count)] for first in range(len(KINDS))]
    return mixed + [[kind] * count for kind in KINDS]


for name, give in callables():
    for count in range(6):
        for kinds in combinations(count):
            print(name, *kinds, "->", words(give(), [VALUES[kind] for kind in kinds], {}))
    for keyword in KEYWORDS:
        print(name, f"{keyword}=", "->", words(give(), [], {keyword: 1}))
        print(name, "int", f"{keyword}=", "->", words(give(), [1], {keyword: 1}))
