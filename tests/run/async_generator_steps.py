"""The awaitables of asynchronous generators: each once, and one at a time."""
def show(f, *a):
    try: r = f(*a); print("->", r); return r
    except BaseException as e: print(type(e).__name__, e, repr(e.__context__))
async def ag():
    i = 0
    while True:
        try: yield i
        except ValueError as e: print("caught", repr(e))
        i += 1
class Aw:
    def __init__(s, v): s.v = v
    def __await__(s): r = yield s.v; return r
async def waits():
    try:
        x = await Aw("w1"); yield x
        await Aw("w2")
        yield 2
    except BaseException as e:
        print("in gen", repr(e)); raise
a = ag()
s = a.asend(None); show(s.send, None); show(s.send, None); show(s.throw, ValueError); show(s.close); show(next, s)
s = a.__anext__(); show(s.send, 5)
s = a.asend(7); show(s.throw, ValueError); show(s.throw, ValueError); show(s.send, None)
s = a.athrow(ValueError); show(s.send, None); show(s.send, None); show(s.throw, ValueError)
t = a.athrow(ValueError); show(t.throw, ValueError); show(t.throw, ValueError)
t = a.athrow(ValueError); show(t.send, 3); show(t.send, None)
s = a.aclose(); show(s.send, None); show(s.send, None); show(s.throw, ValueError)
s = a.aclose(); show(s.send, None)
s = a.asend(None); show(s.send, None)
s = a.athrow(ValueError); show(s.send, None)
w = waits(); s = w.asend(None); show(s.send, None); print(w.ag_running, w.ag_await is not None)
s2 = w.asend(None); show(s2.send, None); show(s2.send, None)
s3 = w.athrow(ValueError); show(s3.send, None); show(s3.send, None)
s4 = w.aclose(); show(s4.send, None); show(s4.send, None)
s5 = w.asend(None); show(s5.throw, ValueError); show(s5.send, None)
show(s.send, "val"); print(w.ag_running)
show(s.send, "val"); s = w.asend(None); show(s.send, None); show(s.close); print(w.ag_running); show(s.send, None)
s = w.asend(None); show(s.send, None)
w = waits(); s = w.asend(None); show(s.send, None); show(s.throw, ValueError("thr")); show(s.send, None)
w = waits(); s = w.aclose(); show(s.send, None); s = w.asend(1); show(s.send, None)
w = waits(); s = w.asend(5); show(s.send, None); show(s.send, None)
async def ign():
    try: yield 1
    except GeneratorExit: yield 2
w = ign(); s = w.asend(None); show(s.send, None); s = w.aclose(); show(s.send, None); show(s.send, None)
w = ign(); s = w.asend(None); show(s.send, None); s = w.aclose(); show(s.throw, GeneratorExit)
async def awign():
    try: yield 1
    except GeneratorExit: await Aw("clean")
w = awign(); s = w.asend(None); show(s.send, None); s = w.aclose(); show(s.send, None); show(s.send, None); show(s.send, None)
w = awign(); s = w.asend(None); show(s.send, None); s = w.aclose(); show(s.send, None); show(s.throw, KeyError("k")); show(s.send, None)
async def fin():
    yield 1
async def main():
    g = fin()
    async for _ in g: pass
    for f in (lambda: g.athrow(EOFError), lambda: g.aclose(), lambda: g.asend(1), lambda: g.__anext__()):
        try: print(await f())
        except BaseException as e: print(repr(e))
show(main().send, None)
async def raises():
    try: yield 1
    except ValueError: raise KeyError("k")
w = raises(); s = w.asend(None); show(s.send, None); s = w.athrow(ValueError("v")); show(s.send, None); show(s.send, None)
s = w.athrow(ValueError); show(s.send, None)
print(type(w.asend(1)).__name__, type(w.athrow(ValueError)).__name__, type(w.aclose()).__name__)
for a in ((ValueError("a"), 3), (int,), (ValueError, None, 3)):
    w = ag(); s = w.asend(None); show(s.send, None); s = w.athrow(*a); show(s.send, None)
async def c(): pass
x = c(); show(x.send, None); show(x.send, None); show(x.throw, ValueError); show(x.close)
x = c(); show(x.send, 1); x.close(); show(x.send, None)
async def aw(x): await x
x = c(); y = aw(x); show(y.send, None); y = aw(x); show(y.send, None)
async def slow(): await Aw(1)
x = slow(); y = aw(x); show(y.send, None); z = aw(x); show(z.send, None)
async def ctx():
    try: raise KeyError("a")
    except KeyError: await slow()
x = ctx(); show(x.send, None); show(x.throw, ValueError("v"))
x = ctx(); show(x.send, None); show(x.throw, ValueError)
async def ctx2():
    try: raise KeyError("a")
    except KeyError: yield 1
w = ctx2(); s = w.asend(None); show(s.send, None); show(w.athrow(ValueError("v")).send, None)


async def yields():
    await_nothing = yield None
    await_nothing = yield (1, 2)
    await_nothing = yield ValueError(3)


# What is yielded is told as an argument, None too.
stepped = yields()
for _ in range(4):
    try:
        stepped.asend(None).send(None)
    except BaseException as error:
        print(repr(error), error.args, getattr(error, "value", "no value"))
