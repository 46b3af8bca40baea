# Fields of builtin types are members, what is computed is not; class methods of builtin types are descriptors of their own.
import sys
from functools import partial


def tell(action):
    try:
        shown = repr(action())
    except Exception as error:
        shown = f"{type(error).__name__}: {error}"
    print(shown.partition(" object at ")[0])


class Sub(dict):
    pass


method = dict.__dict__["fromkeys"]
for action in [
    lambda: method, lambda: type(method), lambda: method.__name__, lambda: method.__qualname__, lambda: method.__objclass__,
    lambda: method.__text_signature__, lambda: method.__func__, lambda: method.__self__, lambda: isinstance(method, classmethod),
    lambda: callable(method), lambda: list(vars(type(method))), lambda: type(method)(),
    lambda: method(dict, "ab"), lambda: method(Sub, "ab"), lambda: method(int, "ab"), lambda: method(1), lambda: method(),
    lambda: method({}, "ab"), lambda: method(cls=Sub),
    lambda: method.__get__(None, dict), lambda: method.__get__({}, None)("a"), lambda: method.__get__(Sub())("a"),
    lambda: method.__get__({}, Sub)("a"), lambda: method.__get__(1), lambda: method.__get__(None, int),
    lambda: method.__get__(None), lambda: method.__get__(None, 3), lambda: method.__get__(1, dict),
    lambda: super(Sub, Sub).fromkeys("a"), lambda: type(super(Sub, Sub()).fromkeys("a")), lambda: type(Sub().fromkeys("a")),
    lambda: type.__dict__["__prepare__"], lambda: object.__dict__["__init_subclass__"](int),
    lambda: int.__dict__["from_bytes"](bool, b"a"), lambda: int.__dict__["from_bytes"](str, b"a"),
]:
    tell(action)


class Borrowed:
    lent = method


class Lent(dict):
    lent = method


tell(lambda: Borrowed.lent)
tell(lambda: Borrowed().lent)
tell(lambda: (Lent.lent("a"), type(Lent().lent("a"))))
for _ in range(100):
    made = [type(cls.fromkeys("a")) for cls in (dict, Sub, {}, Sub())]
print(made)

for instance, name in [(range(3), "start"), (slice(1), "stop"), (1j, "real"), (partial(len), "func"), (property(), "fget"),
                       (ExceptionGroup("group", [ValueError()]), "exceptions"), (super(Sub, Sub()), "__self__"), (1, "real")]:
    found = getattr(type(instance), name)
    for action in [
        lambda: found, lambda: type(found), lambda: found.__get__(instance), lambda: found.__get__(()),
        lambda: found.__set__(instance, 1), lambda: found.__delete__(instance), lambda: found.__objclass__,
        lambda: found.__name__, lambda: found.__qualname__, lambda: found.__get__(None, int), lambda: found.__get__(None, None),
        lambda: found.__get__(None),
    ]:
        tell(action)
tell(lambda: range.start.__reduce__())
tell(lambda: Sub().__getstate__())

# Those that can be assigned.
stop, system = StopIteration(3), OSError(1, "x")
for instance, name, value in [(stop, "value", 4), (system, "errno", "s"), (ValueError(), "__suppress_context__", 1),
                              (ValueError(), "__suppress_context__", "x"), (UnicodeDecodeError("a", b"abc", 0, 1, "r"), "start", 1.5),
                              (UnicodeDecodeError("a", b"abc", 0, 1, "r"), "encoding", "b"), (SystemExit(1), "code", 2),
                              (property(doc="doc"), "__doc__", 2), (sys._getframe(), "f_trace_lines", 1),
                              (sys._getframe(), "f_trace_lines", True), (partial(len), "args", ())]:
    tell(lambda: setattr(instance, name, value))
    tell(lambda: getattr(instance, name))
    tell(lambda: delattr(instance, name))
    if not isinstance(instance, UnicodeError):
        tell(lambda: getattr(instance, name))


# What cannot be assigned because the type has it says nothing of the object.
for action in [lambda: setattr({}, "keys", 1), lambda: delattr({}, "keys"), lambda: setattr({}, "nothing", 1)]:
    try:
        action()
    except AttributeError as error:
        print(error, error.name, type(error.obj))
