"""What is said of coroutines that nobody awaits, of old forms of `throw`, and of the inversion of bools."""
import sys
async def c(): pass
def f():
    c()
f(); f()
for i in range(3): c()
async def outer(): await c()
outer()
x = c(); x.close(); del x
x = c()
try: x.send(None)
except StopIteration: pass
del x
async def agen(): yield 1
agen()
agen().asend(1)
agen().__anext__()
agen().athrow(ValueError)
agen().aclose()
x = agen().aclose(); x.close(); del x
class D:
    def __iter__(s): return s
    def __next__(s): return 1
    @property
    def close(s): raise ValueError("lookup")
    def __repr__(s): return "<D>"
def g(): yield from D()
x = g(); next(x)
print(x.close())
def h():
    try: yield
    finally: raise KeyError("fin")
print(~True, ~False)
for i in (True, False): ~i
import operator
operator.invert(True)
True.__invert__()
def l(): return ~True
l(); l()
def gg(): yield
for i in range(2):
    try: gg().throw(ValueError, "x")
    except ValueError as e: print(e)
async def co(): pass
try: co().throw(ValueError, "x")
except ValueError as e: print(e)
co().__await__()
w = co().__await__()
try: w.throw(ValueError, "x")
except ValueError as e: print(e)
try: agen().athrow(ValueError, "x").send(None)
except ValueError as e: print(e)
class K:
    async def meth(self): pass
K().meth()
y = c()
