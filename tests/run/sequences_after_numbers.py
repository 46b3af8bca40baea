# A builtin sequence is joined or repeated only where no operand is a number to the other: the reflected methods come first.
from collections import deque


class Number:
    def __radd__(self, other):
        return f"radd {other!r}"

    def __rmul__(self, other):
        return f"rmul {other!r}"


class Declines:
    def __radd__(self, other):
        print("asked")
        return NotImplemented

    __rmul__ = __radd__


class Index(Declines):
    def __index__(self):
        return 2

    def __iter__(self):
        return iter((1, 2))


class Row(list):
    pass


class Adds(list):
    def __add__(self, other):
        return "own"

    __mul__ = __iadd__ = __imul__ = __add__


def in_place(one, two, operator):
    namespace = {"one": one, "two": two}
    exec(f"one {operator}= two", namespace)
    return namespace["one"]


for make in (list, tuple, str, bytes, bytearray, deque, Row, Adds):
    for other in (Number(), Declines(), Index(), 2, 1.5, None, deque(), (1,), [1], "x"):
        for operator in "+*":
            for name, action in {
                operator: lambda: eval(f"one {operator} two", {"one": make(), "two": other}),
                operator + "=": lambda: in_place(make(), other, operator),
            }.items():
                try:
                    print(make.__name__, name, type(other).__name__, action())
                except Exception as error:
                    print(make.__name__, name, type(other).__name__, type(error).__name__, error)
