# Which classes can be given to objects of others, and which bases to classes of others.
kinds = {}


def kind(name, slots=None, *bases):
    body = {} if slots is None else {"__slots__": slots}
    kinds[name] = type(name, bases or (object,), body)
    return kinds[name]


plain = kind("Plain")
kind("Other")
empty = kind("Empty", ())
a = kind("A", ("a",))
kind("A2", ("a",))
kind("B", ("b",))
kind("AB", ("a", "b"))
kind("BA", ("b", "a"))
kind("AString", "a")
kind("ADict", ("a", "__dict__"))
kind("AWeak", ("a", "__weakref__"))
kind("ADictWeak", ("a", "__dict__", "__weakref__"))
kind("Dict", ("__dict__",))
kind("Dict2", ("__dict__",))
kind("Weak", ("__weakref__",))
kind("DictWeak", ("__dict__", "__weakref__"))
kind("OfEmpty", ("a",), empty)
kind("OfEmptyPlain", None, empty)
kind("OfA", (), a)
kind("OfAB", ("b",), a)
kind("OfAB2", ("b",), a)
kind("OfAPlain", None, a)
kind("OfAPlain2", None, a)
kind("OfPlain", (), plain)
kind("OfPlainA", ("a",), plain)
kind("List", None, list)
kind("List2", None, list)
kind("ListEmpty", (), list)
kind("ListA", ("a",), list)
kind("DictOf", None, dict)
kind("Int", None, int)
kind("Error", None, Exception)
kind("Error2", None, ValueError)
kind("Key", None, KeyError)
kind("Os", None, OSError)
kind("Type", None, type)
private = type("Mangled", (), {"__slots__": ("__x",)})
kinds["Mangled"] = private
kinds["Mangled2"] = type("Mangled", (), {"__slots__": ("_Mangled__x",)})


def attempt(action):
    try:
        action()
        return "yes"
    except TypeError as error:
        text = str(error)
        return "layout" if "object layout" in text else "free" if "deallocator" in text else text


for name, one in kinds.items():
    for other_name, other in kinds.items():
        def assign():
            made = one("M", (), {}) if one.__name__ == "Type" else one()
            made.__class__ = other

        def rebase():
            derived = type("Derived", (one,), {})
            derived.__bases__ = (other,)

        def rebase_slotted():
            derived = type("Derived", (one,), {"__slots__": ()})
            derived.__bases__ = (other,)

        print(name, other_name, attempt(assign), "|", attempt(rebase), "|", attempt(rebase_slotted))
class AB: __slots__=("a","b")
class BA: __slots__=("b","a")
o=AB(); o.a=1; o.b=2; o.__class__=BA; print(o.a,o.b)
class C:
    __slots__=("a",)
class D:
    __slots__=("b",)
o=C(); o.a=1
try: o.__class__=D; print(o.b)
except TypeError as e: print(e)
del C.a
class E: __slots__=("a",)
o.__class__=E; print(o.a)
class F(C): pass
class G(E): pass
x = F()
print(attempt(lambda: setattr(x, "__class__", G)), attempt(lambda: setattr(F, "__bases__", (E,))), F.__mro__)
