# A comprehension of a module or class body has variables that the body's namespace does not have: while they are bound, and no longer.
x = 1
def f(): return eval("x")
exec("def g(): return 2")
print(g())
fs = [lambda: k for k in [1]]
exec("w = 3")
print("w" in globals(), len(dir()) > 0, locals() is globals())
print([(k, sorted(n for n in locals() if len(n) == 1)) for k in "ab" for h in [lambda: k]])
class C:
    a = 1
    vars()["q"] = 5
    fs = [lambda: k for k in [1]]
    print("a" in locals(), sorted(n for n in locals() if n[0] != "_"))
    print([(k, "k" in locals(), (lambda: k)()) for k in [1]])
    exec("b = 2")
print(C.q, C.b, C.fs[0]())
def gen():
    yield from [lambda: k for k in [1]]
print([f() for f in gen()])
exec("fs = [lambda: k for k in [1]]\nv = 4\nexec('u = v')\nprint(u, 'fs' in locals())", {})
try:
    [lambda: k for k in [1] if k / 0]
except ZeroDivisionError:
    exec("t = 1")
    print("t" in globals(), "k" in dir())
class D:
    [exec("z = k") for k in [1] for h in [lambda: k]]
    print("z" in locals(), sorted(n for n in locals() if len(n) == 1))
    [vars().__setitem__("y", k) for k in [1] for h in [lambda: k]]
    print("y" in locals())
print([(eval("k"), exec("p = 1"), "p" in globals()) for k in [1] for h in [lambda: k]], "p" in globals())
print([dir() == sorted(locals()) for k in [1] for h in [lambda: k]])
