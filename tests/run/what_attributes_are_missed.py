"""Whether an `AttributeError` tells which attribute of what is missed, whoever raised it."""
import sys


class Plain:
    pass


class Slots:
    __slots__ = "s", "t"


class Row(list):
    pass


class Number(int):
    pass


class Pair(tuple):
    pass


class Error(Exception):
    pass


class Properties:
    @property
    def p(self):
        raise AttributeError("own")

    @property
    def q(self):
        return self.nothing


class Asked:
    def __getattr__(self, name):
        raise AttributeError(name)


class AskedForAll:
    def __getattribute__(self, name):
        raise AttributeError

    def __setattr__(self, name, value):
        raise AttributeError("not set")

    def __delattr__(self, name):
        super().__delattr__(name)


def show(label, thing, action):
    try:
        action()
    except AttributeError as error:
        print(type(thing).__name__, label, error, "|", error.name, error.obj is thing, error.obj is None)
    except TypeError as error:
        print(type(thing).__name__, label, error)


replaced = Plain()
replaced.__dict__ = {}
looked_at = Plain()
looked_at.__dict__
THINGS = [
    Plain(), Slots(), Row(), Number(), Pair(), Error(), Properties(), Asked(), AskedForAll(), replaced, looked_at,
    show, sys, Plain, 1, "s", [], None, object(), len,
]
for thing in THINGS:
    for name in "zz", "s", "p", "q":
        show(f"get {name}", thing, lambda: getattr(thing, name))
        show(f"delete {name}", thing, lambda: delattr(thing, name))
        if not isinstance(thing, type) and thing is not sys and thing is not show:
            show(f"set {name}", thing, lambda: setattr(thing, name, 1))


class Sub(Error):
    pass


for thing in Plain(), Error(), Sub(), Row(), show:
    show("delete __dict__", thing, lambda: delattr(thing, "__dict__"))
    print(thing.__dict__)
