# How a mapping is taken over: by `keys()`, all of them at once, and subscripts.
from functools import partial
class A:
    n=0
    def __getattr__(self, name):
        A.n+=1; print("get", name, A.n)
        if name!="keys": raise AttributeError(name)
        return (None, lambda: 5, lambda: "ab")[A.n % 3]
    def __getitem__(self, k): return k*2
def f(**k): return k
class B(dict):
    def keys(self): print("keys"); return ["x"]
    def __getitem__(self, k): return "own"
class C(dict):
    def keys(self): print("keys"); return ["x"]
    def __getitem__(self, k): return "own"
    def __iter__(self): return iter("q")
class D:
    def keys(self): 
        yield "a"; print("between"); yield "b"
    def __getitem__(self, k): print("item", k); return k
class E:
    def keys(self): return 5
class F:
    def keys(self): raise ValueError
for x in A(), A(), A(), A(), B(a=1), C(a=1), D(), E(), F(), 5, None, [(1,2)], ["ab"]:
    for name, action in [("dict", lambda: dict(x)), ("update", lambda: {}.update(x)), ("|=", lambda: {}.__ior__(x)), ("**", lambda: {**x}), ("call", lambda: f(**x)), ("call 2", lambda: f(z=1, **x)), ("dict kw", lambda: dict(x, z=1)), ("two", lambda: f(**{"q": 2}, **x))]:
        try: print(type(x).__name__, name, action())
        except Exception as e: print(type(x).__name__, name, type(e).__name__, e)
class G:
    def keys(self): return ["x", 1]
    def __getitem__(self, k):
        if k == 1: raise KeyError("from within", 2) if two else KeyError("from within")
        return k
class H:
    def keys(self): return []
    def __getattr__(self, n): raise AttributeError("custom")
class I:
    def keys(self): raise AttributeError("inside")
class J:
    def keys(self): return ["a"]
    def __getitem__(self, k): raise AttributeError("inside")
for two in False, True:
  for x in G(), H(), I(), J(), {1: 2}, {"z": 2}:
    for name, action in [("dict", lambda: dict(x)), ("**", lambda: {**x}), ("call", lambda: f(**x)), ("call 2", lambda: f(z=1, **x)), ("dict kw", lambda: dict(x, z=1)), ("two", lambda: f(**{"q": 2}, **x)), ("partial", lambda: partial(f, **x)())]:
        try: print(type(x).__name__, name, action())
        except Exception as e: print(type(x).__name__, name, type(e).__name__, e)
