# Strings of a subclass as keys of namespaces are names like others.
class Text(str):
    pass


class Plain:
    kept = 1


made = type("Made", (), {Text("value"): 5, Text("__len__"): lambda self: 4, Text("__module__"): "elsewhere"})
print(made.value, made().value, len(made()), made.__module__, hasattr(made, "missing"))
print(eval("value + 1", {Text("value"): 1}), eval("value + 1", {}, {Text("value"): 2}))
plain = Plain()
plain.__dict__[Text("own")] = 3
print(plain.own, hasattr(plain, "own"), plain.kept)
plain.own = 4
print(plain.own, plain.__dict__)
del plain.own
print(plain.__dict__, hasattr(plain, "own"))
namespace = {Text("count"): 0}
exec("def step():\n    global count\n    count += 1\n    return count", namespace)
print([namespace["step"]() for _ in range(5)], namespace["count"])
del namespace["count"]
try:
    namespace["step"]()
except NameError as error:
    print(error)


def take(a, b=2, **more):
    return a, b, more


print(take(**{Text("a"): 1}), take(1, **{Text("b"): 3}), take(1, **{Text("c"): 4}))
print(getattr(plain, Text("kept")), hasattr(plain, Text("none")), int("7", **{Text("base"): 8}))
print("{a}".format(**{Text("a"): 1}), {"a": 1}.get(Text("a")), {Text("a"): 2}["a"])

import sys

print(sys.intern("text") is sys.intern("te" + "xt"))
for wrong in Text("text"), 5:
    try:
        sys.intern(wrong)
    except TypeError as error:
        print(error)
