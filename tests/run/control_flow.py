# Loops with else, break and continue, chained comparisons, conditional expressions, walrus, truthiness.
for i in range(5):
    if i == 1: continue
    if i == 3: break
    print(i)
else: print("never")
for i in (): pass
else: print("empty else")
n = 10
while n:
    n -= 3
    if n < 0: break
    if n % 2: continue
    print("n", n)
else: print("while else")
def find(rows, wanted):
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if value == wanted: break
        else: continue
        return r, c
    return None
print(find([[1, 2], [3, 4]], 3), find([[1]], 9))
calls = []
def v(x): calls.append(x); return x
print(v(1) < v(2) < v(3), v(1) < v(0) < v(9), 1 < 3 > 2 == 2 != 5, v(0) or v(5), v(0) and v(5), v(1) and v(2) or v(3), not v(0), calls)
print("yes" if [] else "no", "a" if 1 else "b" if 0 else "c", (lambda: "x" if True else "y")(), [] or {} or "last", 0 and 1 / 0, 1 or 1 / 0)
if (m := len("walrus")) > 5: print(m)
while (n := n + 4) < 12: print("walrus", n)
data = [1, 2, 3]; print([y for x in data if (y := x * 2) > 2], y, (z := 3) + z)
for x in [0, 0.0, "", [], (), {}, set(), None, False, range(0), b"", 0j, " ", [0], -1, object(), (None,)]: print(bool(x), end=" ")
print()
class Falsy:
    def __bool__(self): return False
class Empty:
    def __len__(self): return 0
class Bad:
    def __bool__(self): return 5
print(bool(Falsy()), bool(Empty()), not Falsy(), "f" if Falsy() else "t")
try: bool(Bad())
except TypeError as e: print(e)
def fizz(n): return "FizzBuzz" if n % 15 == 0 else "Fizz" if n % 3 == 0 else "Buzz" if n % 5 == 0 else n
print(*map(fizz, range(1, 16)))
i = 0
while True:
    i += 1
    try:
        if i == 2: continue
        if i == 4: break
    finally: print("f", i)
x = 5; x += 1; x -= 2; x *= 3; x //= 2; x **= 2; x %= 7; x <<= 3; x |= 1; x &= 0xF; x ^= 2; x >>= 1; x /= 2; print(x)
l = [1, 2]; l[0] += 5; d = {"a": 1}; d["a"] *= 10; l += [3]; print(l, d); s = "a"; s += "b" * 2; s *= 2; print(s)
a, b, *c = "hello"; print(a, b, c); (a, b), c = (1, 2), 3; [p, q] = 5, 6; print(a, b, c, p, q)
for (k, w), t in zip({"a": 1}.items(), "x"): print(k, w, t)
for d["key"] in range(3): pass
print(d); del d["key"], l[0]; print(d, l)
pass; print("semi"); print("colon")
def g():
    if False: yield
print(list(g())); print(sum(1 for _ in range(10) if _ % 2), end="!\n"); print("a", "b", sep="-", end=".\n")
if 1: print("one line")
elif 2: pass
else: pass
total = 0
for a in range(20):
    for b in range(20):
        if (a * b) % 7 == 3: total += 1
        elif a > b: continue
        else: total -= 1
print(total)
