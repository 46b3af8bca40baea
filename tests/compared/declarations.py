"""What programs see of builtin functions, types, methods and functions of modules: for each its name, its text signature
(in one line) and its doc, between tabs."""

import builtins
import collections
import functools
import gc
import itertools
import math
import operator
import random
import sys
import time


class Slotted:
    __slots__ = ("place",)

    def method(self):
        pass


def outer():
    variable = 1

    def inner():
        return variable

    return inner


async def coroutine():
    pass


async def asynchronous():
    yield 1


def failed():
    try:
        1 / 0
    except ZeroDivisionError as exception:
        return exception.__traceback__


def closed():
    waiting = coroutine()
    waiting.close()
    return waiting


FUNCTION = outer()
WITHOUT_NAMES = [
    iter([]), iter(()), iter({}), iter(set()), iter(range(3)), iter(b""), reversed([]), {}.keys(), {}.values(), {}.items(),
    (x for x in ()), FUNCTION, len, Slotted().method, FUNCTION.__code__, sys, sys._getframe(), FUNCTION.__closure__[0],
    type.__dict__, closed(), asynchronous(), failed(), list[int], int | str, None, type.__dict__["__doc__"], Slotted.place,
    ..., NotImplemented, str.join, str.__len__, "".__len__,
]
MODULES = [collections, functools, gc, itertools, math, operator, random, sys, time]
NATIVE = {type(len), type(str.join), type(str.__len__), type(dict.__dict__["fromkeys"]), staticmethod, classmethod}


def of_type(name, cls):
    yield name, cls
    for method in sorted(vars(cls)):
        if type(vars(cls)[method]) in NATIVE and not hasattr(getattr(cls, method), "__func__"):
            yield f"{name}.{method}", getattr(cls, method)


def is_native(cls):
    return not any(hasattr(vars(cls).get(name), "__code__") for name in ("__init__", "__new__"))


def everything():
    for name, value in sorted(vars(builtins).items()):
        if isinstance(value, type):
            yield from of_type(name, value)
        elif type(value) is type(len):
            yield name, value
    for value in WITHOUT_NAMES:
        yield from of_type(type(value).__name__, type(value))
    for module in MODULES:
        for name, value in sorted(vars(module).items()):
            if name.startswith("_"):
                continue
            home = getattr(value, "__module__", None) or ""
            if type(value) is type(len):
                yield f"{module.__name__}.{name}", value
            elif isinstance(value, type) and home.lstrip("_") == module.__name__ and is_native(value):
                yield from of_type(f"{module.__name__}.{name}", value)


for name, value in everything():
    signature = getattr(value, "__text_signature__", None)
    print(name, signature and " ".join(signature.split()), repr(value.__doc__), sep="\t")
