# Iterators over sequences and calls that are stepped again by what they ask, and that go on after errors.
def step(it):
    try: return next(it)
    except StopIteration: return "end"
    except Exception as e: return f"{type(e).__name__}: {e}"
class Seq:
    def __init__(s, n, at, action): s.n=n; s.calls=0; s.at=at; s.action=action
    def __len__(s): return s.n
    def __getitem__(s,i):
        s.calls+=1
        if s.calls==s.at: s.action()
        if i>=s.n: raise IndexError
        return i
def again(): print("  again", step(it), step(it))
def fail(): raise KeyError("item")
def stop(): raise StopIteration
def rest(): print("  rest", list(it))
for make in iter, reversed:
    for action in again, fail, stop, rest:
        for at in 1, 2, 5, 6:
            if make is reversed and action is rest and at < 5: continue  # a SystemError in CPython
            it = make(Seq(5, at, action))
            print(make.__name__, action.__name__, at, [step(it) for _ in range(8)], end=" ")
            print(it.__length_hint__())
class Eq:
    def __init__(s, n): s.n = n
    def __eq__(s, o): print("  eq", s.n, getattr(o, "n", o), step(it) if s.n == 2 or o == 2 else ""); return False
calls = 0
def call():
    global calls
    calls += 1
    if calls == 3: print("  call", step(it))
    if calls == 5: raise KeyError("call")
    if calls == 7: raise StopIteration
    return calls
it = iter(call, 9)
print([step(it) for _ in range(8)])
calls = 0
it = iter(call, 4)
print([step(it) for _ in range(8)])
calls = 0
it = iter(call, Eq(1))
print([step(it) for _ in range(3)])
