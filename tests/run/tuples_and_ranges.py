# Tuples, ranges, slices and the protocols that they share.
t = (1, 2, 3)
print(t, (), (1,), t + (4,), t * 2, t[1:], t[::-1], t.index(2), t.count(1), 2 in t, hash(t) == hash((1, 2, 3)), t < (1, 2, 4), (1, 2) < (1, 2, 0))
a, (b, c) = 1, (2, 3); print(a, b, c); a, b = b, a; print(a, b)
nested = ((1, 2), (3, (4, 5))); (x, y), (z, (w, v)) = nested; print(x, y, z, w, v)
r = range(10); print(r, list(r), r[3], r[-1], r[2:5], r[::-1], r[::3], len(r), 5 in r, 10 in r, r.index(4), r.count(4))
print(range(5, 0, -1), list(range(5, 0, -2)), range(0, 10, 3)[-1], len(range(0, 10, 3)), range(0) == range(5, 5), range(1, 4) == range(1, 4, 1), bool(range(0)), hash(range(3)) == hash(range(0, 3)))
print(range(10**20)[10**19], len(range(-5, 5)), 3.0 in range(5), "a" in range(5), range(2, 20, 4).start, range(2, 20, 4).stop, range(2, 20, 4).step, list(reversed(range(3))))
s = slice(1, 10, 2); print(s, s.start, s.stop, s.step, s.indices(6), slice(None), slice(-3, None).indices(10), slice(1, 2) == slice(1, 2))
class Grid:
    def __getitem__(self, key):
        return key
g = Grid(); print(g[1], g[1:2], g[::2], g[1, 2], g[1:2, ::3], g[...], g[()], g[(1,)], g[*[1, 2]], g[1:2, *"ab"])
for attempt in (lambda: t[5], lambda: t.index(9), lambda: (1, 2) + [3], lambda: range(1, 2, 0), lambda: range(1.5), lambda: range(3)[5], lambda: t.__setitem__(0, 1), lambda: hash(([],))):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
try:
    t[0] = 5
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
print(list(zip(range(3), "abc", t)), list(enumerate("ab", 5)), list(map(lambda p, q: p * q, t, t)), list(filter(None, [0, 1, "", "a"])), max(t, key=lambda v: -v), min([], default="none"))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as error:
    print(error)
print(any(v > 2 for v in t), all(v > 2 for v in t), sum(t, 10), sum([[1], [2]], []), *t, sep="|")
