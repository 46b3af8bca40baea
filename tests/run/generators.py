# Generators: send, throw, close, return values, delegation, laziness.
def count(n):
    i = 0
    while i < n:
        got = yield i
        if got is not None: i = got
        else: i += 1
    return "finished"
g = count(5); print(next(g), next(g), g.send(3), next(g))
try: next(g)
except StopIteration as stop: print("stop", stop.value)
print(list(g), list(count(3)), sum(count(4)), type(g).__name__, g.gi_frame)
def delegate():
    result = yield from count(2)
    print("inner returned", result)
    yield from [10, 20]
    return (yield "last")
d = delegate(); print([next(d) for _ in range(5)])
try: d.send("sent")
except StopIteration as stop: print(stop.value)
def guarded():
    try:
        while True:
            try: x = yield "ready"; print("got", x)
            except ValueError as e: print("handled", e); yield "recovered"
    finally: print("closing")
h = guarded(); print(next(h), h.send(1), h.throw(ValueError("oops")), next(h)); h.close(); h.close()
try: h.throw(KeyError("after"))
except KeyError as e: print("KeyError", e)
def fib():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
def take(n, it):
    for _, v in zip(range(n), it): yield v
print(list(take(15, fib())))
def primes():
    seen = []
    n = 2
    while True:
        if all(n % p for p in seen): seen.append(n); yield n
        n += 1
print(list(take(12, primes())))
def walk(tree):
    if tree:
        left, value, right = tree
        yield from walk(left); yield value; yield from walk(right)
print(list(walk(((None, 1, None), 2, ((None, 3, None), 4, None)))))
def refuses():
    try: yield 1
    except GeneratorExit: yield 2
r = refuses(); next(r)
try: r.close()
except RuntimeError as e: print(e)
def raises_stop():
    yield 1
    raise StopIteration("inside")
try: list(raises_stop())
except RuntimeError as e: print(e, repr(e.__cause__))
s = count(3)
try: s.send(5)
except TypeError as e: print(e)
def reentrant():
    try: next(me)
    except ValueError as e: print(e)
    yield
me = reentrant(); next(me)
class Iter:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
print(list(Iter(3)), 2 in Iter(3), max(Iter(4)), [*Iter(2)], dict(enumerate(Iter(2))), list(iter(lambda it=Iter(5): next(it), 1)))
class Old:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i
print(list(Old()), 9 in Old(), list(reversed([1, 2])), list(zip(Old(), "ab")))
def squares(): return (yield from (n * n for n in range(3)))
print(list(squares()), next(iter([]), "default"), list(map(lambda a, b: a + b, count(3), count(9))))
def pipeline(source):
    evens = (n for n in source if n % 2 == 0)
    doubled = (n * 2 for n in evens)
    return doubled
print(sum(pipeline(range(100))))
for bad in (lambda: next(5), lambda: iter(5), lambda: list(5)):
    try: bad()
    except TypeError as e: print(e)
