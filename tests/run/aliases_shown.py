# How parameters of generic aliases and parts of unions are shown: by qualified name and module, where they have both.
from _weakref import ref


def function():
    pass


class Told(type):
    def __getattribute__(cls, name):
        print("asked", name)
        return type.__getattribute__(cls, name)


class Lacks(type):
    def __getattribute__(cls, name):
        raise AttributeError(name)


class Fails(type):
    def __getattribute__(cls, name):
        raise ValueError(name)


class A(metaclass=Told):
    pass


class B(metaclass=Lacks):
    pass


class C(metaclass=Fails):
    pass


class D:
    def __init__(self, **attributes):
        vars(self).update(attributes)

    def __repr__(self):
        return "D()"


class E:
    __qualname__ = "q"
    __module__ = "m"


parts = [
    function, A, B, C, E, D(__qualname__="qq", __module__=None), D(__qualname__=5, __module__=6),
    D(__origin__=5, __qualname__="zz"), D(__origin__=5, __args__=(), __qualname__="zz", __module__="m"),
    D(__qualname__=int, __module__=7), [int], None, type(None), (int, [str, [E]]), ..., list[int], (), len,
    function.__get__(3), type, "x", D(),
]
for part in parts:
    try:
        print(list[part])
    except ValueError as error:
        print("no repr:", error)
print(int | None, E | None, int | list[E])


class Named:
    __name__ = "named"


class Asked:
    def __getattr__(self, name):
        raise ValueError(name)


one, two = Named(), Asked()
for reference in (ref(one), ref(two), ref(function), ref(E)):
    print(repr(reference).split("at 0x")[0], repr(reference).split()[-1].startswith("0x") or repr(reference).split()[-1])
group = ExceptionGroup("group", [ValueError(1)])
print(ref(group)() is group)
for text in ("", "ascii", "ünïcode"):
    print(type(iter(text)).__name__, list(iter(text)), iter(text).__reduce__()[1])
