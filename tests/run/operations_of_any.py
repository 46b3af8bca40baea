# What each kind of value answers to many operations.
import sys as types
from collections import deque

things=[1,"ab",b"ab",bytearray(b"ab"),[1],(1,),{1:2},{1},frozenset(),range(3),memoryview(b"ab"),deque([1]),type(type.__dict__)({1:2}),list[int],int|str,None,iter([]),{}.keys(),{}.values(),{}.items(),slice(1),object(),type,len,zip(),map(len,[]),enumerate([]),(x for x in []),super(int,1),property(),types,Exception(),1.5,2j,...,NotImplemented,type("T",(),{}),type("GL",(),{"__getitem__":lambda s,i:(5,6)[i],"__len__":lambda s:2})(), type("D",(dict,),{})(), type("L",(list,),{})()]
for t in things:
    n=type(t).__name__
    r=[]
    match t:
        case [*z]: r.append("seq")
        case {}: r.append("map")
        case _: r.append("-")
    for f in (reversed, lambda t: t[0], lambda t: iter(t), lambda t: 1 in t, lambda t: len(t), lambda t: t+t, lambda t: t*2, lambda t: t[0:1], lambda t: list(t), lambda t: [*t], lambda t: max(t), lambda t: t[None], lambda t: t.__length_hint__(), lambda t: "".join(t), lambda t: b"".join(t), lambda t: bytes(t), lambda t: dict(t), lambda t: set(t), lambda t: [].extend(t), lambda t: [1].__add__(t), lambda t: (1,)+t, lambda t: next(t), lambda t: sum(t), lambda t: sorted(t), lambda t: f"{t:x}", lambda t: t(), lambda t: ~t, lambda t: t@t, lambda t: t<t, lambda t: hash(t) and 0, lambda t: isinstance(1,t), lambda t: bool(t), lambda t: int(t), lambda t: float(t), lambda t: range(t), lambda t: zip(t), lambda t: t.x, lambda t: setattr(t,"x",1), lambda t: [0][t], lambda t: {}[t], lambda t: "%d"%t, lambda t: abs(t), lambda t: divmod(t,t), lambda t: round(t), lambda t: complex(t), lambda t: chr(t), lambda t: ord(t), lambda t: vars(t) and 0):
        try: x=f(t); r.append(type(x).__name__)
        except Exception as e: r.append(f"{type(e).__name__}: {e}".split("0x")[0])
    print(n, r)
