# Lists: slices, sorting, methods, aliasing, errors.
l = [5, 3, 8, 1, 9, 2]
print(l[1:4], l[::-1], l[::2], l[-2:], l[10:], l[:-1], l[4:1:-1], l[-100:2], l[5:0:-2])
l.append(7); l.extend((4, 6)); l.insert(0, 0); l.insert(100, 10); l.insert(-1, -5)
print(l, len(l), l.index(8), l.count(7), l.pop(), l.pop(0), l.pop(-2), l)
l.remove(8); l.reverse(); print(l); l.sort(); print(l); l.sort(reverse=True, key=lambda v: (v % 3, v)); print(l)
a = [1, 2, 3, 4, 5, 6]
a[1:3] = ["x", "y", "z"]; print(a)
a[::2] = [0, 0, 0, 0]; print(a)
a[2:2] = [7, 7]; print(a)
del a[1:5:2]; print(a); del a[0], a[-1]; print(a); a[:] = []; print(a, not a)
b = [[]] * 3; b[0].append(1); print(b); c = [[] for _ in range(3)]; c[0].append(1); print(c)
d = [1, [2, [3]]]; e = d.copy(); e[1].append(4); e.append(5); print(d, e, d[1] is e[1])
print([1, 2] + [3], [0] * 3, [1, 2] < [1, 3], [1] < [1, 0], [] == [], [1, 2] == [1.0, 2.0], 2 in [1, 2], [1, [2]] == [1, [2]])
r = [1]; r.append(r); print(r, r[1] is r, len(r))
print(sorted("banana"), sorted({"b": 1, "a": 2}), sorted([3, 1, 2], reverse=True), sorted(["b", "A", "c"], key=str.lower), list(reversed([1, 2, 3])))
stable = sorted([("b", 1), ("a", 1), ("c", 0), ("d", 1)], key=lambda p: p[1]); print(stable)
x = [3, 1, 2]; x += (4,); x *= 2; print(x, x.sort(), x, max(x), min(x), sum(x))
first, *middle, last = range(6); print(first, middle, last); (p, q), *rest = [(1, 2), 3, 4]; print(p, q, rest); *init, tail = "abc"; print(init, tail)
print([*range(3), *"ab"], [i * j for i in range(3) for j in range(i) if (i + j) % 2], [[k for k in range(n)] for n in range(3)])
for attempt in (lambda: [][0], lambda: [1].index(2), lambda: [].pop(), lambda: [1].remove(3), lambda: [1] + (2,), lambda: [1]["a"], lambda: sorted([1, "a"]), lambda: [1, 2].__setitem__(5, 1), lambda: [] < 1, lambda: [1][1.0]):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
try:
    u, v = [1, 2, 3]
except ValueError as error:
    print(error)
try:
    u, v, w = [1, 2]
except ValueError as error:
    print(error)
try:
    u, *v, w = [1]
except ValueError as error:
    print(error)
try:
    a[::2] = [1]; a = [1, 2, 3, 4]; a[::2] = [1]
except ValueError as error:
    print(error)
big = list(range(1000)); big[10:990] = []; print(len(big), big[9:12]); big.sort(key=lambda v: -v); print(big[:3])
