"""The string that names a class or a function stays the one that was given, and what else names and wrappers keep."""
import sys
from _collections import deque


def outcome(action):
    try:
        made = action()
        return f"{type(made).__name__} {made!a}".partition(" at 0")[0]
    except Exception as error:
        return f"{type(error).__name__}: {error!s}"


class Text(str):
    pass


given, other = Text("Given"), Text("Other")
Class = type(given, (), {"__module__": Text("home"), "__doc__": Text("words")})
print(Class.__name__ is given, Class.__qualname__ is given, type(Class.__module__), type(Class.__doc__), Class)
Class.__name__ = other
print(Class.__name__ is other, Class.__qualname__ is given, Class)
Class.__qualname__ = Class.__module__ = Class.__doc__ = other
print(Class.__qualname__ is other, Class.__module__ is other, Class.__doc__ is other, Class)
plain = "".join(["Pla", "in"])
print(type(plain, (), {}).__name__ is plain, type("Q", (), {"__qualname__": given}).__qualname__ is given)
for bad in (1, None, b"x", "\0", "", "a b", Text("\0")):
    print(ascii(bad), outcome(lambda: type(bad, (), {}).__name__), outcome(lambda: setattr(Class, "__name__", bad)))
    print(ascii(bad), outcome(lambda: type("x", (), {"__qualname__": bad}).__qualname__), outcome(lambda: setattr(Class, "__qualname__", bad)))


def function(a: int):
    "words"


for name in ("__name__", "__qualname__", "__module__", "__doc__"):
    value = Text(name)
    setattr(function, name, value)
    print(name, getattr(function, name) is value, [outcome(lambda: setattr(function, name, bad)) for bad in (1, None, b"x")])
print(function.__annotate__.__qualname__, function.__annotate__.__name__)


class Home:
    def method(self, a: int):
        def inner(b: str):
            pass

        return inner


print(Home.method.__annotate__.__qualname__, Home().method(1).__annotate__.__qualname__)

print("-- mappings")
proxy = type(type.__dict__)


class Items:
    def __getitem__(self, key):
        return key


class NoItems:
    __getitem__ = None


class OwnItems(deque):
    def __getitem__(self, key):
        return key


class Keyed(list):
    def keys(self):
        return []


for mapping in ({}, [], (), "", b"", range(3), deque(), type("D", (deque,), {})(), OwnItems(), set(), 1, None, Items(), NoItems(), Keyed(), memoryview(b"")):
    print(type(mapping).__name__, outcome(lambda: type(proxy(mapping))))
print(outcome(lambda: proxy()), outcome(lambda: proxy(1, 2)), outcome(lambda: proxy(mapping={})), outcome(lambda: proxy(x={})))

print("-- wrappers")


class Call:
    "call"

    def __call__(self):
        pass


class Named(Call):
    __name__, __qualname__, __module__, __doc__, __isabstractmethod__ = "n", "q", "m", "d", True


class Refusing:
    def __getattr__(self, name):
        raise KeyError(name)


class OwnClassMethod(classmethod):
    pass


class OwnProperty(property):
    pass


def wrapped(a: int = 1) -> str:
    "the wrapped"


for function in (wrapped, lambda: 0, Call(), Named(), 1.5, Refusing()):
    for wrapper in (classmethod, staticmethod, OwnClassMethod):
        print(wrapper.__name__, outcome(lambda: wrapper(function)))
        try:
            made = wrapper(function)
        except KeyError:
            continue
        print(sorted(made.__dict__), sorted(name for name in made.__dict__ if getattr(function, name, None) is not made.__dict__[name]))
        for name in ("__wrapped__", "__name__", "__qualname__", "__annotations__", "__isabstractmethod__", "__annotate__"):
            print(name, outcome(lambda: getattr(made, name)))
            if name.startswith("__ann"):
                print(sorted(made.__dict__), outcome(lambda: setattr(made, name, {"v": 1})), outcome(lambda: getattr(made, name)))
                print(outcome(lambda: delattr(made, name)), outcome(lambda: delattr(made, name)), outcome(lambda: getattr(made, name)))
    for kind in (property, OwnProperty):
        made = outcome(lambda: kind(function))
        print(kind.__name__, made)
        if "Key" not in made:
            made = kind(function)
            print(outcome(lambda: made.__name__), outcome(lambda: made.getter(wrapped).__name__), outcome(lambda: made.setter(1).__name__))
            made.__name__ = 5
            print(outcome(lambda: made.__name__), outcome(lambda: delattr(made, "__name__")), outcome(lambda: made.__name__))
