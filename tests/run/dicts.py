# Dicts: order, views, methods, merging, errors.
d = {"b": 1, "a": 2, 3: "c"}
d["z"] = 26; d["b"] = 100; del d["a"]; d["a"] = 5
print(d, len(d), list(d), list(d.values()), list(d.items()), "b" in d, 4 in d, d.get("q"), d.get("q", 0), d["b"])
print(d.pop("b"), d.pop("nope", None), d.popitem(), d.setdefault("new", []), d.setdefault("z", 0), d)
d.update({"u": 1}, v=2); d |= {"w": 3}; print(d, {"x": 1} | {"x": 2, "y": 3}, {**d, "z": 0}, dict(a=1, b=2), dict([("k", "v")]), dict.fromkeys("ab", 0))
k = d.keys(); d["late"] = True; print(k, len(k), "late" in k, {1: 2}.keys() & {1, 3}, {1: 2}.keys() | {3}, {1: 2, 2: 3}.items() - {(1, 2)}, {1: 1}.keys() == {1})
print({1: "a", 1.0: "b", True: "c"}, {(1, 2): "t"}[1, 2], {"a": {"b": {"c": 1}}}["a"]["b"]["c"], {n: n * n for n in range(5) if n % 2}, {v: k for k, v in {"x": 1}.items()})
print(list(reversed({"a": 1, "b": 2})), sorted({"b": 1, "a": 2}.items()), max({"a": 3, "b": 9}, key={"a": 3, "b": 9}.get), {"a": 1} == {"a": 1.0}, {1: 2, 3: 4} == {3: 4, 1: 2})
e = {}; e["self"] = e; print(e, bool({}), dict() == {}, d.copy() == d, d.copy() is d)
big = {}
for i in range(2000):
    big[i * 7919 % 10007] = i
for i in range(0, 2000, 3):
    del big[i * 7919 % 10007]
print(len(big), sum(big.values()), list(big.items())[:4], list(big)[-2:], 7919 in big, 0 in big)
for attempt in (lambda: {}["x"], lambda: {}.popitem(), lambda: {[]: 1}, lambda: {}.pop("k"), lambda: dict([1]), lambda: {1: 2} < {1: 3}, lambda: dict([(1, 2, 3)]), lambda: {}.update(5), lambda: {(1, []): 2}):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
try:
    for key in big:
        big[key + 100000] = 1
except RuntimeError as error:
    print(error)
class Default(dict):
    def __missing__(self, key):
        self[key] = value = f"<{key}>"
        return value
m = Default(a=1); print(m["a"], m["b"], m, m.get("c"), isinstance(m, dict), type(m).__name__, len(m))
class Key:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n % 2
    def __eq__(self, other): return isinstance(other, Key) and self.n == other.n
    def __repr__(self): return f"Key({self.n})"
ks = {Key(i): i for i in range(6)}; print(ks[Key(4)], Key(9) in ks, len(ks), ks)
d.clear(); print(d, next(iter({"only": 1})), [*{"a": 1, "b": 2}], dict(zip("abc", range(3))))
