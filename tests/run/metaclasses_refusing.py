"""Metaclasses that answer for their classes, and refuse."""
import operator


class Asked(type):
    def __getattribute__(cls, name):
        print("asked for", name)
        return super().__getattribute__(name)


class Plain(metaclass=Asked):
    pass


class Made(metaclass=Asked):
    def __new__(cls, *arguments):
        return object.__new__(cls)


class Derived(Made):
    pass


for made in Plain, Made, Derived:
    print("call", len([made()]))


class Refusing(type):
    def __getattribute__(cls, name):
        raise AttributeError(f"no {name} today")


class Refused(metaclass=Refusing):
    def __new__(cls):
        return object.__new__(cls)


for action in Refused, operator.attrgetter("a.b"), operator.methodcaller("a"):
    try:
        action() if action is Refused else action(Refused)
    except AttributeError as error:
        print(error)


class Without(type):
    def mro(cls):
        print("order of", cls.__name__, "x" in vars(cls), hasattr(cls, "x"))

    def __del__(cls):
        print("a class dies:", cls.__name__)


class Base:
    __slots__ = ()


try:
    class Slots(Base, metaclass=Without):
        x = 1
        __slots__ = ("a", "b")
except TypeError as error:
    print(error)

try:
    class Dict(metaclass=Without):
        x = 2
except TypeError as error:
    print(error)


class Busy(type):
    def mro(cls):
        if cls.__name__ == "Whole":
            for action in cls, lambda: Busy("Derived", (cls,), {}):
                try:
                    action()
                except TypeError as error:
                    print(error)
            print(Base.__subclasses__())
        return super().mro()


class Whole(Base, metaclass=Busy):
    __slots__ = ("a",)

    def __eq__(self, other):
        return NotImplemented


print(Base.__subclasses__(), [name for name in vars(Whole) if name != "__firstlineno__"])


class Asked(type):
    def __getattribute__(cls, name):
        print("asked", name)
        return type.__getattribute__(cls, name)


class First(metaclass=Asked):
    pass


class Second(First):
    pass


for bases in ((Second, Second), (First, Second)):
    try:
        type("Made", bases, {})
    except TypeError as error:
        print(error)
