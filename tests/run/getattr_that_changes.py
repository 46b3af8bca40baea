# `__getattr__` as it is before `__getattribute__` or a descriptor runs, and where it is none.
class A:
    __getattr__ = None
for C in (A,):
    try: print(C().x)
    except Exception as e: print(type(e).__name__, e)
class B:
    __getattr__ = 5
try: print(B().x)
except Exception as e: print(type(e).__name__, e)
class D:
    def __getattribute__(self, name):
        type(self).__getattr__ = lambda self, n: ("late", n)
        return object.__getattribute__(self, name)
for i in range(2):
    try: print(D().x)
    except Exception as e: print(type(e).__name__, e)
D.__getattr__ = lambda self, n: "first"
d = D()
print(d.x, d.x)
class P:
    @property
    def p(self):
        P.__getattr__ = lambda self, n: "late"
        raise AttributeError("p")
for i in range(3):
    try: print(P().p)
    except Exception as e: print(type(e).__name__, e)
class Q:
    @property
    def p(self):
        del Q.__getattr__
        raise AttributeError("p")
    def __getattr__(self, n): return "before"
for i in range(2):
    try: print(Q().p)
    except Exception as e: print(type(e).__name__, e)
def f(o): 
    try: return o.p, o.q
    except AttributeError as e: return str(e)
class Q:
    @property
    def p(self):
        raise AttributeError("p")
    def __getattr__(self, n): return "before"
for i in range(40): r=f(Q())
print(r)
