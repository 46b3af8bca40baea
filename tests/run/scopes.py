# global, nonlocal, closures, class scopes, del, builtins, exec and eval namespaces.
x = "module"
def f():
    x = "f"
    def g():
        nonlocal x
        x = "g changed"
        def h():
            global x
            x = "h changed"
            return x
        return h(), x
    return g(), x
print(f(), x)
def shadow(len=len, print=print): return len("abc")
print(shadow())
def unbound():
    try: print(y)
    except UnboundLocalError as e: print(e)
    y = 1
    del y
    try: y
    except UnboundLocalError as e: print(e)
unbound()
try: undefined_name
except NameError as e: print(e)
def free():
    def inner(): return later
    try: inner()
    except NameError as e: print(e)
    later = 5
    print(inner())
    del later
    try: inner()
    except NameError as e: print(e)
free()
class C:
    x = "class"
    def method(self): return x
    y = x
    def default(self, v=x): return v
    lam = lambda self: x
print(C().method(), C.y, C().default(), C().lam())
def make():
    out = []
    for i in range(3):
        def fn(j=i): return i, j
        out.append(fn)
    return [k() for k in out]
print(make())
print(eval("x + '!'"), eval("a + b", {"a": 1, "b": 2}), eval("[i for i in range(n)]", {}, {"n": 3}), eval("(lambda: 5)()"))
ns = {}; exec("def added(v):\n    return v + offset\noffset = 10", ns); print(ns["added"](5), sorted(k for k in ns if not k.startswith("__")))
code = compile("z = x2 * 2", "<made>", "exec"); scope = {"x2": 21}; exec(code, scope); print(scope["z"], code.co_name, code.co_filename, eval(compile("1+1", "e", "eval")))
def local_view(a, b=2):
    c = a + b
    return locals()
print(local_view(1), sorted(k for k in globals() if k in ("x", "f", "C")))
globals()["dynamic"] = 99; print(dynamic)
def outer():
    v = 1
    class Inner:
        v = 2
        def get(self): return v
        seen = v
    return Inner().get(), Inner.seen
print(outer())
def conditional(flag):
    if flag: value = "set"
    try: return value
    except UnboundLocalError as e: return str(e)
print(conditional(True), conditional(False))
a = b = c = []; a.append(1); print(b, c is a); i, i2 = 1, 2; i, i2 = i2, i; print(i, i2)
lst = [0, 0]; k = 0; k, lst[k] = 1, "x"; print(k, lst)
def gen_scope():
    n = 1
    g = (n for _ in range(2))
    n = 2
    return list(g)
print(gen_scope(), [n for n in range(2)], "n" in globals())
def mutate(l, d, /): l.append(1); d["k"] = l; l = None; return d
print(mutate([], {}))
def cell_chain():
    def a():
        def b():
            def c(): return depth
            return c
        return b
    depth = "deep"
    return a()()()
print(cell_chain())
try: exec("def f():\n    nonlocal q")
except SyntaxError as e: print(e.msg)
