# Sets and frozensets of ints, whose order is the hash table's.
s = {3, 1, 2}
s.add(5); s.add(1); s.discard(99); s.remove(2)
print(s, len(s), 3 in s, 2 in s, s | {7, 8}, s & {1, 9}, s - {1}, s ^ {1, 100}, s <= {1, 3, 5}, s < s, {1} < s, s.isdisjoint({4}), s >= {1})
print(s.union([10], (11,)), s.intersection([1, 3]), s.difference([1]), s.symmetric_difference([1, 6]), s.issubset(range(10)), s.issuperset([1]), s.copy() == s)
s |= {20}; s &= {1, 3, 20}; s -= {3}; s ^= {4}; print(s, sorted(s))
s.update([1, 2], range(3, 5)); s.intersection_update(range(4)); s.difference_update([0, 1]); print(s, s.pop() in (2, 3), len(s))
print({i % 7 for i in range(100)}, set("aab") == {"a", "b"}, set(), frozenset([2, 1]), frozenset(), {frozenset([1]): "f"}[frozenset([1])], hash(frozenset([1, 2])) == hash(frozenset([2, 1])))
print({0, -1, -2, 63, 64, 65, 128, 1000, 8, 16, 24}, {i * i for i in range(12)}, set(range(20, 0, -3)), {2**61 - 1, 0, 1}, {1, 1.0, True}, {-1, -2})
print(set(range(50)) - set(range(0, 50, 2)), {100, 37, 68, 5}, {10**10, 3, 10**20}, {1 << n for n in range(10)})
print({1, 2} == frozenset([1, 2]), {1, 2} | frozenset([3]), frozenset([3]) | {1}, type(frozenset([3]) | {1}).__name__, max({5, 9, 2}), sum({1, 2, 3}), {*range(3), *[7]})
for attempt in (lambda: {[]}, lambda: set().pop(), lambda: {1}.remove(2), lambda: {1} + {2}, lambda: {1} < [1], lambda: frozenset().add(1), lambda: hash({1}), lambda: {1} | [2]):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
primes = set(range(2, 200))
for n in range(2, 15):
    primes -= set(range(n * n, 200, n))
print(len(primes), sorted(primes)[-5:])
s = set()
for i in range(300):
    s.add(i * 37 % 101)
    if i % 3 == 0:
        s.discard(i % 101)
print(len(s), s)

# A meeting ends as soon as everything has been found; the rest of the iterable is not looked at.
for s in ({5}, {5, 6}, frozenset({5}), set(), {4, 5, 6}):
    rest = iter([4, 5, 6, 7])
    print(len(s.intersection(rest)), list(rest))
    try:
        print(len(s.intersection([5, []])))
    except TypeError as error:
        print(error)
s, rest = {5}, iter([5, 6])
s.intersection_update(rest)
print(s, list(rest))
print({5: 1}.keys() & iter([5, 6]))

# What is put into an empty set from another is not compared.
class Few:
    calls = 0
    def __init__(self, number): self.number = number
    def __hash__(self): return self.number % 3
    def __eq__(self, other):
        Few.calls += 1
        return self.number == other.number

def counted(action):
    Few.calls = 0
    action()
    return Few.calls

for size in 3, 4, 5, 6, 10, 19, 40:
    s = set(map(Few, range(size)))
    print(size, [counted(action) for action in (
        lambda: s | set(), lambda: set(s), s.copy, lambda: frozenset(s), lambda: s.union([]), lambda: set().union(s),
        lambda: set().__ior__(s), lambda: s ^ set(), lambda: s - {Few(1)}, lambda: s.difference([]))])
