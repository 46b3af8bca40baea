"""Who is asked something may become an instance of another class: errors name what it is at the end."""
import operator


class Other:
    pass


def asked(name, result):
    def method(self, *rest):
        self.__class__ = Other
        return result

    return type("Asked", (), {name: method})()


def show(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


OPERATORS = {
    "__lt__": lambda x: x < 1, "__gt__": lambda x: x > 1, "__eq__": lambda x: x == 1, "__add__": lambda x: x + 1,
    "__radd__": lambda x: 1 + x, "__mul__": lambda x: x * "a", "__iadd__": lambda x: operator.iadd(x, 1),
    "__pow__": lambda x: x**2, "__rpow__": lambda x: pow(2, x), "__divmod__": lambda x: divmod(x, 1),
    "__and__": lambda x: x & 1, "__rlshift__": lambda x: 1 << x, "__matmul__": lambda x: x @ 1,
}
for name, action in OPERATORS.items():
    show(name, lambda: action(asked(name, NotImplemented)))
show("__pow__", lambda: pow(asked("__pow__", NotImplemented), 2, 3))

CONVERSIONS = {
    "__len__": len, "__bool__": bool, "__iter__": iter, "__next__": next, "__hash__": hash, "__index__": operator.index,
    "__int__": int, "__float__": float, "__complex__": complex, "__repr__": repr, "__str__": str, "__bytes__": bytes,
    "__format__": format, "__getitem__": lambda x: x[1], "__contains__": lambda x: 1 in x, "__call__": lambda x: x()(),
    "__length_hint__": operator.length_hint, "__dir__": dir, "__neg__": lambda x: -x, "__abs__": abs,
    "__round__": round, "__reversed__": reversed, "__fspath__": open,
}
for name, action in CONVERSIONS.items():
    show(name, lambda: action(asked(name, 5.5)))
show("list", lambda: list(asked("__iter__", 5.5)))
show("subscript", lambda: [1][asked("__index__", 5.5)])


async def awaits():
    await asked("__await__", 5)


async def iterates():
    async for _ in asked("__aiter__", 5):
        pass


async def enters():
    async with asked("__aenter__", 5):
        pass


for function in awaits, iterates, enters:
    show(function.__name__, lambda: function().send(None))
