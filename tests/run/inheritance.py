# Multiple inheritance, C3, cooperative super, abstract patterns, special lookups.
class A:
    def who(self): return ["A"]
class B(A):
    def who(self): return ["B"] + super().who()
class C(A):
    def who(self): return ["C"] + super().who()
class D(B, C):
    def who(self): return ["D"] + super().who()
print(D().who(), [k.__name__ for k in D.__mro__], D.mro() == list(D.__mro__), super(B, D()).who(), super(D, D).who(D()))
for bases in ((A, B), (object, A), (B, C, A)):
    try: print([k.__name__ for k in type("X", bases, {}).__mro__])
    except TypeError as error: print(error)
class Base:
    def template(self): return f"<{self.part()}>"
    def part(self): raise NotImplementedError("part")
class Impl(Base):
    def part(self): return "impl"
print(Impl().template())
try: Base().template()
except NotImplementedError as error: print("NotImplementedError", error)
class Stack(list):
    def push(self, v): self.append(v); return self
    def __repr__(self): return f"Stack({super().__repr__()})"
    def __getitem__(self, i): return ("item", super().__getitem__(i))
s = Stack([1]).push(2).push(3); print(s, len(s), s[0], isinstance(s, list), s + [4], type(s + [4]).__name__, s == [1, 2, 3], sorted(s), list(s))
class Upper(str):
    def __new__(cls, text): return super().__new__(cls, text.upper())
    def shout(self): return self + "!"
u = Upper("hey"); print(u, u.shout(), len(u), type(u).__name__, u == "HEY", {u: 1}["HEY"], isinstance(u.lower(), Upper))
class Even(int):
    def __new__(cls, n): return super().__new__(cls, n - n % 2)
    def __add__(self, o): return Even(int(self) + o)
e = Even(7); print(e, e + 3, type(e + 3).__name__, e * 2, type(e * 2).__name__, e == 6, hash(e) == hash(6), f"{e:03d}", [10, 20, 30, 40, 50, 60, 70][e])
class MyDict(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
m = MyDict(a=1); m["b"] = 2; m.update(c=3); print(m, m["b"], {**m})
class MyErr(ValueError):
    def __init__(self, code): super().__init__(f"code {code}"); self.code = code
try: raise MyErr(5)
except ValueError as error: print(error, error.code, error.args, repr(error))
class T(tuple):
    def __new__(cls, *a): return super().__new__(cls, a)
    first = property(lambda self: self[0])
print(T(1, 2, 3), T(9).first, T(1) + (2,), T(1, 2) == (1, 2))
class Left:
    def __init__(self, **kw): print("Left", sorted(kw)); super().__init__(**{k: v for k, v in kw.items() if k != "left"})
class Right:
    def __init__(self, **kw): print("Right", sorted(kw)); super().__init__()
class Both(Left, Right):
    def __init__(self): print("Both"); super().__init__(left=1, right=2)
Both()
class P:
    def __eq__(self, o): return "P.eq"
    def __add__(self, o): return "P.add"
class Q(P):
    def __radd__(self, o): return "Q.radd"
print(P() + Q(), P() == 1, P() != 1, Q() + P(), 1 == P(), hasattr(P(), "__hash__"), P.__hash__)
class Cmp:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
print(Cmp(1) < Cmp(2), Cmp(1) > Cmp(2), min([Cmp(3), Cmp(1)], key=lambda c: c.v).v, [c.v for c in sorted([Cmp(3), Cmp(1), Cmp(2)])])
try: Cmp(1) <= Cmp(2)
except TypeError as error: print(error)
try:
    class Bad(int, str): pass
except TypeError as error: print(error)
