"""The names in the namespaces of builtin classes, in their order, with what each is: for each class its name, then those,
between tabs."""

import builtins
import sys


class Slotted:
    __slots__ = ("place", "__weakref__")

    def method(self):
        pass


def outer():
    variable = 1

    def inner():
        return variable

    return inner


def generic[T, *Ts, **P]():
    pass


type Alias[T] = list[T]


async def coroutine():
    pass


async def asynchronous():
    yield 1


def failed():
    try:
        1 / 0
    except ZeroDivisionError as exception:
        return exception.__traceback__


def variables():
    return sys._getframe().f_locals


def closed(waiting):
    waiting.close()
    return waiting


FUNCTION = outer()
ITERATORS = [
    iter([]), iter(()), iter({}), iter({}.values()), iter({}.items()), reversed({}), reversed({}.values()),
    reversed({}.items()), iter(set()), iter(range(3)), iter(range(1 << 100)), iter(b""), iter(bytearray()), iter(""),
    iter("\xe9"), reversed([]), iter(list[int]), iter(len, 1), iter(memoryview(b"")),
]
OTHERS = [
    {}.keys(), {}.values(), {}.items(), (x for x in ()), FUNCTION, len, Slotted().method, FUNCTION.__code__, sys,
    sys._getframe(), variables(), FUNCTION.__closure__[0], type.__dict__, closed(coroutine()), asynchronous(), failed(), list[int],
    int | str, None, type.__dict__["__doc__"], Slotted.place, ..., NotImplemented, str.join, str.__len__, "".__len__,
    t"{1}", t"{1}".interpolations[0], Alias, *generic.__type_params__, generic.__type_params__[2].args,
    generic.__type_params__[2].kwargs, coroutine, closed(asynchronous().asend(None)),
    closed(asynchronous().athrow(GeneratorExit)),
]


def classes():
    for _, value in sorted(vars(builtins).items()):
        # The importer is written in Python in CPython.
        if isinstance(value, type) and "find_spec" not in vars(value):
            yield value
    for value in ITERATORS + OTHERS:
        yield type(value)


for cls in classes():
    print(cls.__name__, " ".join(f"{name}:{type(value).__name__}" for name, value in vars(cls).items()), sep="\t")
