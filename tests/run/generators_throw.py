"""`throw` and `close` of generators: arguments, contexts, and what they delegate to."""
import sys
def show(f, *a):
    try: r = f(*a); print("->", r); return r
    except BaseException as e:
        print(type(e).__name__, e, "| ctx", repr(e.__context__), "| cause", repr(e.__cause__), e.__suppress_context__)
        c = e.__context__
        while c and c.__context__: c = c.__context__; print("   ", repr(c))
def g():
    try: raise KeyError("a")
    except KeyError: yield 1
def fresh(mk):
    x = mk(); next(x); return x
show(fresh(g).throw, ValueError)
show(fresh(g).throw, ValueError("i"))
x = fresh(g)
try: raise OSError("outer")
except OSError: show(x.throw, ValueError("i"))
def plain():
    yield 1
x = fresh(plain)
try: raise OSError("outer")
except OSError: show(x.throw, ValueError("i"))
x = fresh(plain)
try: raise OSError("outer")
except OSError as e: show(x.throw, e)
v = ValueError("v"); v.__context__ = TypeError("old")
show(fresh(g).throw, v)
k = KeyError("same")
def same():
    try: raise k
    except KeyError: yield
show(fresh(same).throw, k)
def cyc():
    try: raise ValueError("in")
    except ValueError as e:
        global got; got = e
        yield
x = fresh(cyc)
o = OSError("o"); got.__context__ = o
show(x.throw, o)
# yield from
def inner(): yield 1
def outer():
    try: raise KeyError("a")
    except KeyError: yield from inner()
show(fresh(outer).throw, ValueError)
def inner2():
    try: yield 1
    except ValueError: raise TypeError("t")
def outer2():
    try: raise KeyError("a")
    except KeyError: yield from inner2()
show(fresh(outer2).throw, ValueError("v"))
def inner3():
    try: yield 1
    except ValueError: print("ctx inside", sys.exception(), sys.exception().__context__); yield 2
    raise TypeError("t")
def outer3():
    try: raise KeyError("a")
    except KeyError: yield from inner3()
x = fresh(outer3); show(x.throw, ValueError("v")); show(next, x)
class It:
    def __iter__(s): return s
    def __next__(s): return 1
    def throw(s, *a): print("throw", a); raise TypeError("from throw")
def o4():
    try: raise KeyError("a")
    except KeyError: yield from It()
show(fresh(o4).throw, ValueError); show(fresh(o4).throw, ValueError("x"))
show(fresh(o4).throw, ValueError, 1, None)
show(fresh(o4).throw, GeneratorExit)
class It2:
    def __iter__(s): return s
    def __next__(s): return 1
    def throw(s, *a): raise StopIteration("res")
def o5():
    r = yield from It2(); print("got", r); yield r
show(fresh(o5).throw, ValueError)
class It3:
    def __iter__(s): return s
    def __next__(s): return 1
    @property
    def throw(s): raise OSError("lookup")
x = (lambda: (yield from It3()))(); next(x)
show(x.throw, ValueError); show(next, x)
class It4:
    def __iter__(s): return s
    def __next__(s): return 1
    def close(s): raise OSError("close")
def o6():
    try: yield from It4()
    except OSError as e: print("saw", repr(e), repr(e.__context__)); yield 5
x = fresh(o6); show(x.close)
x = fresh(o6); show(x.throw, GeneratorExit)
def o7():
    try: yield from It4()
    finally: print("fin", repr(sys.exception()))
x = fresh(o7); show(x.close)
def o8():
    try: yield 1
    except GeneratorExit as e: print(repr(e.__context__)); raise
x = fresh(o8)
try: raise KeyError("closing")
except KeyError: x.close()
x = fresh(o8); x.close()
# args
for a in ((ValueError("a"), 3), (int,), (ValueError, None, 3), (ValueError, 4), (ValueError, (1, 2)), (ValueError, ValueError("w")), (ValueError, KeyError("z")), (ValueError("i"), None, None), (ValueError("i"), None, 5), (3,), ("x",), (ValueError, None, None), (None,), (BaseException,), (StopIteration,), (StopIteration(3),), (object(), 1)):
    x = plain(); next(x)
    try: x.throw(*a)
    except BaseException as e: print(type(e).__name__, e, e.args, repr(e.__context__))
    print(x.gi_frame is None)
for a in ((), (1, 2, 3, 4)):
    try: plain().throw(*a)
    except TypeError as e: print(e)
class Bad(Exception):
    def __init__(self): raise OSError("init")
def catch():
    try: yield 1
    except BaseException as e: print("caught", repr(e), repr(e.__context__))
    yield 2
show(fresh(catch).throw, Bad)
class New(Exception):
    def __new__(cls): return 5
show(fresh(catch).throw, New)
show(plain().throw, ValueError("unstarted"))
x = plain(); list(x); show(x.throw, ValueError("done")); show(x.throw, int); show(x.close)
def selfthrow():
    try: x.throw(ValueError)
    except ValueError as e: print(e)
    try: x.close()
    except ValueError as e: print(e)
    try: next(x)
    except ValueError as e: print(e)
    try: x.throw(int)
    except TypeError as e: print(e)
    yield
x = selfthrow(); next(x)
def ign():
    try: yield 1
    except GeneratorExit: yield 2
x = fresh(ign); show(x.close)
def ret():
    try: yield 1
    except GeneratorExit: return 7
x = fresh(ret); show(x.close)
def sub():
    try: yield 1
    except GeneratorExit: raise StopIteration
x = fresh(sub); show(x.close)
try: raise ValueError("tb")
except ValueError as e: tb = e.__traceback__
x = fresh(plain)
try: x.throw(KeyError, None, tb)
except KeyError as e:
    t = e.__traceback__; n = []
    while t: n.append(t.tb_lineno); t = t.tb_next
    print(len(n))


# What a generator delegates to dies in its frame, however it ends.
class Delegate:
    def __iter__(self): return self
    def __next__(self): return 1
    def __del__(self): print("dies in", sys._getframe(1).f_code.co_name)
def bare(): yield from Delegate()
def guarded():
    try: yield from [1, Delegate()]
    finally: print("finally")
def looping():
    for item in [1, Delegate()]: yield item
for make in (bare, guarded, looping):
    print(make.__name__)
    for end in (lambda x: x.close(), lambda x: None, lambda x: show(x.throw, ValueError("thrown"))):
        x = fresh(make)
        end(x)
        del x
async def unawaited(): pass
def holding():
    yield from [1, unawaited()]
x = fresh(holding)
del x
