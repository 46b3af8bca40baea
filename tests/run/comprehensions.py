# Comprehensions: scopes, nesting, conditions, generators, evaluation order.
matrix = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
print([row[i] for i, row in enumerate(matrix)], [[row[c] for row in matrix] for c in range(3)], [x for row in matrix for x in row if x % 2 == 0])
x = "outer"
squares = [x * x for x in range(4)]
print(x, squares, {x: y for x, y in zip("ab", (1, 2))}, {c.upper() for c in "a"}, x)
log = []
def note(tag, value):
    log.append(tag)
    return value
print([note("body", a) for a in note("iter", [1, 2]) if note("cond", a > 1)], log)
fs = [lambda: i for i in range(3)]; print([f() for f in fs]); gs = [lambda i=i: i for i in range(3)]; print([g() for g in gs])
class Scope:
    base = [1, 2, 3]
    first = [b * 2 for b in base]
    try:
        second = [b for b in [0] for _ in base]
    except NameError as error:
        second = str(error)
print(Scope.first, Scope.second)
def outer():
    n = 10
    doubled = [n * k for k in range(3)]
    inner = (n + k for k in range(3))
    n = 100
    return doubled, list(inner), [(lambda: n)() for _ in range(1)]
print(outer())
gen = (n for n in range(5) if n % 2 == 0)
print(next(gen), list(gen), list(gen), sum(n * n for n in range(10)), any(n > 3 for n in iter([1, 5])), max((len(w), w) for w in ["a", "ccc", "bb"]))
print([y := 5, y + 1], [last := n for n in range(3)], last, [(a, b) for a in range(3) for b in range(a)], [[] for _ in range(2)])
print({k: [v for v in range(k)] for k in range(3)}, [n if n % 2 else -n for n in range(4)], [*(c for c in "xyz")], list(n for n in [3] for n in range(n)))
total = 0
if any((total := total + n) > 10 for n in range(100)): print("stopped at", total)
def nested(): return [[(i, j, k) for k in range(j)] for i in range(2) for j in range(2)]
print(nested(), [a + b for (a, b) in [(1, 2), (3, 4)]], [h for h, *t in ["abc", "def"]], [0 for _ in ()])
try:
    [unknown for _ in range(1)]
except NameError as error:
    print(error)
try:
    [1 / n for n in [1, 0]]
except ZeroDivisionError as error:
    print(error)
print([locals_ for locals_ in [sorted(k for k in {"a": 1})]], [i for i in range(3) if i if i > 1])
