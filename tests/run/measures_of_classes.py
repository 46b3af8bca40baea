"""__basicsize__, __itemsize__, __dictoffset__, __weakrefoffset__ and __flags__, of builtin classes and of others."""
import sys
import _weakref

MEASURES = ("__basicsize__", "__itemsize__", "__dictoffset__", "__weakrefoffset__", "__flags__")
bases = [object, int, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, type, property, classmethod, staticmethod]
bases += [BaseException, OSError, SyntaxError, StopIteration, ImportError, KeyError, ExceptionGroup, type(sys), _weakref.ref, super, enumerate]
builtin = [bool, range, slice, memoryview, zip, map, reversed, type(None), type(...), type(lambda: 0), type(len), type((i for i in ()))]
builtin += [type(iter([])), type({}.keys()), type(type.__dict__), type(list[int]), type(int | str), type(sys.flags), _weakref.ProxyType]
for cls in bases + builtin:
    print(cls.__name__, [getattr(cls, name) for name in MEASURES])
for base in bases:
    meta = type(base) if base is not type else type
    kinds = {"plain": {}, "empty": {"__slots__": ()}, "one": {"__slots__": ("a",)}, "dict": {"__slots__": ("__dict__",)}, "weak": {"__slots__": ("a", "__weakref__")}}
    for kind, namespace in kinds.items():
        try:
            derived = type("Derived", (base,), dict(namespace))
            again = type("Again", (derived,), {})
            slotted = type("Slotted", (derived,), {"__slots__": ("x", "y")})
        except TypeError as error:
            print(base.__name__, kind, error)
            continue
        for cls in (derived, again, slotted):
            print(base.__name__, kind, cls.__name__, [getattr(cls, name) for name in MEASURES])
for name in MEASURES:
    for cls in (int, type("Own", (), {}), type("Meta", (type,), {})):
        try:
            setattr(cls, name, 1)
        except Exception as error:
            print(name, type(error).__name__, error)
    print(hasattr(object(), name), name in type.__dict__)
