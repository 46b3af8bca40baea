"""A class that had a `__new__` of its own goes on being asked for one; a native one is that of its builtin base."""


def tell(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)


class Shown:
    def __init__(self, *arguments):
        pass

    def __repr__(self):
        return f"a {type(self).__name__}"


class Talking(type):
    def __getattribute__(cls, name):
        print("asked for", name)
        return super().__getattribute__(name)


class Plain(Shown):
    pass


class Asked(Shown, metaclass=Talking):
    pass


for plain in Plain, Asked:
    tell(lambda: plain(1))
    plain.__new__ = lambda cls, *arguments: object.__new__(cls)
    tell(lambda: plain(1))
    del plain.__new__
    tell(lambda: plain(1))
    tell(lambda: plain())


class Making:
    def __new__(cls, *arguments):
        return object.__new__(cls)


class Moved(Making, metaclass=Talking):
    def __repr__(self):
        return "moved"


tell(lambda: Moved(1))
Moved.__bases__ = (Shown,)
tell(lambda: Moved())
tell(lambda: Moved(1))


class BelowMoved(Moved):
    def __init__(self, *arguments):
        pass


tell(lambda: BelowMoved(1))

# Numbers, lists, dicts, exceptions: what is native is the builtin base's, whatever the entry says.


class Number(int):
    pass


Number.__new__ = lambda cls, *arguments: int.__new__(cls, 5)
tell(lambda: Number(1))
del Number.__new__
tell(lambda: Number(1))


class WithObjects(int):
    __new__ = object.__new__


tell(lambda: WithObjects(5))


class WithIntegers:
    pass


WithIntegers.__new__ = int.__new__
tell(lambda: type(WithIntegers()).__name__)
tell(lambda: WithIntegers(5))


class Without(list):
    __new__ = None


tell(lambda: Without())
del Without.__new__
tell(lambda: Without((1, 2)))
tell(lambda: list.__new__(Without))
tell(lambda: tuple.__new__(Without))


class Static(dict):
    __new__ = staticmethod(dict.__new__)


tell(lambda: Static())
tell(lambda: object.__new__(Static))


class Failure(Exception):
    pass


Failure.__new__ = lambda cls, *arguments: Exception.__new__(cls, "other")
tell(lambda: repr(Failure(3)))
del Failure.__new__
tell(lambda: repr(Failure(3)))


class Mixed(Plain, int):
    pass


tell(lambda: Mixed(4) + 0)

# Metaclasses are asked as well.


class Announcing(type):
    def __new__(metaclass, name, *arguments):
        print("makes", name)
        return type.__new__(metaclass, name, *arguments)


class First(metaclass=Announcing):
    pass


del Announcing.__new__
tell(lambda: type("Second", (First,), {}).__name__)


class Third(metaclass=Announcing):
    pass
