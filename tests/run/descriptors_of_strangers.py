# Descriptors bound to what is not theirs, and `__new__` of every builtin type for classes that are not its own.
def T(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__,e)
for o in (list.__len__, list.append, int.__add__, dict.fromkeys, object.__init__, object.__new__, type.__call__, str.__eq__, float.hex, dict.__dict__["fromkeys"], int.real, BaseException.args):
    print(type(o).__name__)
    for a in (3, "x", None, [], object()):
        T(lambda: type(o.__get__(a)).__name__)
        T(lambda: type(o.__get__(a, int)).__name__)
        if callable(o): T(lambda: bool(o(a)) and 0)
    T(lambda: o.__get__())
    T(lambda: o() and 0)
    T(lambda: object.__new__(type(o)))
    T(lambda: type(o).__new__(type(o)))
    T(lambda: type(o)())
import sys
def g(): yield
for t in (type(g), type(g()), type(sys), type(T.__code__), type(sys._getframe()), type(None), type(...), type(NotImplemented), range, slice, type(dict().keys()), type(iter([])), type(iter(())), type([].append), type(T.__get__(3)), property, staticmethod, classmethod, type(type.__dict__), super, zip, map, enumerate, reversed, memoryview, bytes, bytearray, int, bool, str, tuple, frozenset, set, complex, float, type(len), type(lambda c: (lambda: c)), type((lambda c: (lambda: c))(1).__closure__[0]), type(list[int]), type(int | str), type(int), BaseException, OSError):
    print(t.__name__)
    T(lambda: type(object.__new__(t)).__name__)
    T(lambda: type(t.__new__(t)).__name__)
    T(lambda: type(t.__new__(int)).__name__)
    class S: pass
    T(lambda: type(t.__new__(S)).__name__)
    T(lambda: type(t.__new__(3)).__name__)
    T(lambda: type(t.__new__()).__name__)
    if t is not enumerate:
        T(lambda: type(t()).__name__)
