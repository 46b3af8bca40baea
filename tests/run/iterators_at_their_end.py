# Where iterators stand once they are at their end, and what they hold on to.
class D:
    def __repr__(s): return f"D({s.n})"
    def __init__(s,n): s.n=n
    def __del__(s): print("dies", s.n)
def t(make):
    it=make()
    one, *rest = it
    one = rest = None
    print("after")
    return it
for m in (lambda: reversed([1, D(1)]), lambda: iter([D(1), D(2)]), lambda: iter((D(1), D(2))), lambda: (x for x in [D(1), D(2)]), lambda: reversed((D(1),D(2))), lambda: iter({1:D(1)}.values()), lambda: map(D,[1,2])):
    x=t(m); print("back"); x=None; print("gone")
it = reversed([D(5), 2])
print(next(it)); print(next(it,0)); print("x"); print(next(it, 0)); print("end"); it=None
it = reversed([D(5), 2])
print(list(it)); print("x"); print(it.__length_hint__()); it=None
it = reversed([D(5), 2])
for x in it: pass
x=None
print("x")
for shrink in False, True:
    l=[1,2,3]
    it=reversed(l)
    if shrink: del l[1:]
    print(list(it), it.__length_hint__(), it.__reduce__())
    for n in (0, 5, -5, 1, 2):
        it.__setstate__(n); print(it.__length_hint__(), it.__reduce__(), list(it), it.__reduce__())
it=reversed([]); print(list(it), it.__reduce__()); it.__setstate__(0); print(list(it), it.__length_hint__())
class S:
    def __len__(s): return 2
    def __getitem__(s, i): return (5,6)[i]
for m in (lambda: reversed((1,2)), lambda: reversed("ab"), lambda: reversed(S()), lambda: reversed(range(2)), lambda: reversed({1:2}), lambda: iter(S()), lambda: iter({1:2}), lambda: iter({1}), lambda: iter(b"a"), lambda: iter(bytearray(b"ab")), lambda: reversed(b"ab")):
    it=m(); print(type(it).__name__, list(it)); 
    for n in 0,1:
        print([type(x).__name__ if i==1 and "S" in repr(x) else repr(x).split(" at ")[0] for i,x in enumerate(it.__reduce__())], it.__length_hint__() if hasattr(it,"__length_hint__") else None)
        if hasattr(it, "__setstate__"): it.__setstate__(n); print(list(it))
