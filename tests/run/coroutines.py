# async and await driven by hand: awaitables, async iteration, contexts, comprehensions.
class Suspend:
    def __init__(self, tag): self.tag = tag
    def __await__(self): got = yield self.tag; return got
def drive(coro, log):
    value = None
    try:
        while True: log.append(coro.send(value)); value = f"reply-{len(log)}"
    except StopIteration as stop: return stop.value
async def child(n):
    first = await Suspend(f"child{n}")
    return f"{first}/{n}"
async def parent():
    results = [await child(i) for i in range(2)]
    try: await failing()
    except ValueError as e: results.append(str(e))
    return results
async def failing():
    await Suspend("fail")
    raise ValueError("inner failure")
log = []; print(drive(parent(), log), log)
class Ticker:
    def __init__(self, n): self.n = n
    def __aiter__(self): return self
    async def __anext__(self):
        if self.n == 0: raise StopAsyncIteration
        self.n -= 1
        await Suspend("tick")
        return self.n
class Lock:
    async def __aenter__(self): await Suspend("acquire"); return "lock"
    async def __aexit__(self, kind, value, tb): await Suspend("release"); return kind is KeyError
async def agen(n):
    try:
        for i in range(n): yield i; await Suspend("gen")
    finally: print("agen closed")
async def main():
    out = []
    async for v in Ticker(2): out.append(v)
    else: out.append("else")
    async with Lock() as l, Lock(): out.append(l)
    async with Lock(): raise KeyError("swallowed")
    async for v in agen(2): out.append(("agen", v))
    out.append([v async for v in Ticker(3) if v != 1]); out.append({v: v async for v in agen(1)})
    out.append([await child(v) async for v in Ticker(1)])
    g = agen(5); out.append(await anext(g)); await g.aclose()
    g2 = agen(3); out.append(await g2.asend(None))
    try: await g2.athrow(ValueError("thrown"))
    except ValueError as e: out.append(repr(e))
    return out
log = []; print(drive(main(), log)); print(log)
c = child(1); print(type(c).__name__, c.cr_running, child.__name__); c.close()
try: drive(c, [])
except RuntimeError as e: print(e)
async def bad(): await 5
try: drive(bad(), [])
except TypeError as e: print(e)
async def bad_for():
    async for x in [1]: pass
try: drive(bad_for(), [])
except TypeError as e: print(e)
async def bad_with():
    async with 5: pass
try: drive(bad_with(), [])
except TypeError as e: print(e)
async def asyncgen_type(): yield
print(type(asyncgen_type()).__name__, drive((lambda: child(7))(), []))
async def early():
    async for v in agen(9):
        if v == 1: return "early"
print(drive(early(), []))
