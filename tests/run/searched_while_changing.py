def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
import operator, collections
class E:
    def __init__(s,c): s.c=c
    def __eq__(s,o): s.c.clear(); return False
    def __hash__(s): return 1
def seqs():
    yield {1,2,3}; yield {1:1,2:2}; yield [1,2,3]; yield bytearray(b'abc'); yield collections.deque([1,2,3]); d={1:1,2:2}; yield d; 
for op in (operator.countOf, operator.indexOf, operator.contains):
    for c in seqs():
        t(lambda: op(c, E(c)))
    d={1:1,2:2}
    class E2(E): pass
    t(lambda: op(d.keys(), E(d))); d={1:1,2:2}; t(lambda: op(d.values(), E(d))); d={1:1,2:2}; t(lambda: op(d.items(), E(d)))
    t(lambda: op(5,1)); t(lambda: op(None,1)); t(lambda: op((x for x in (1,2,1)),1))
    t(lambda: op((1,2,1),3))
def grow(c):
    class G:
        def __eq__(s,o):
            if len(c)<10: c.append(5)
            return False
    return G()
for op in (operator.countOf, operator.indexOf):
    l=[1,2]; t(lambda: op(l,grow(l))); print(len(l))
    l=collections.deque([1,2]); t(lambda: op(l,grow(l))); print(len(l))
t(lambda: E({}) in iter({1,2}))
s={1,2,3}
t(lambda: E(s) in iter(s))
class It:
    def __iter__(s): return iter(s.x)
i=It(); i.x=x={1,2,3}
t(lambda: E(x) in i)
