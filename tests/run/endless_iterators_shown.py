def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
import itertools
class M:
    def __index__(s): return 3
    def __repr__(s): return 'M'
class N(int):
    def __repr__(s): return 'N!'
class F(float):
    def __repr__(s): return 'F!'
for a in [lambda: itertools.repeat(1,M()),lambda: itertools.repeat(1),lambda: itertools.repeat(1,-5),lambda: itertools.repeat(1,N(4)),lambda: itertools.repeat(M(),2),lambda: itertools.repeat(1,None),lambda: itertools.repeat(1,2**63),lambda: itertools.repeat(1,-2**63-1),lambda: itertools.repeat(1,2**63-1),lambda: itertools.repeat(1,'a'),lambda: itertools.repeat(1,1.5),lambda: itertools.repeat(object=1,times=2),lambda: itertools.repeat(1,times=-1),
 lambda: itertools.count(),lambda: itertools.count(5),lambda: itertools.count(5,1),lambda: itertools.count(5,2),lambda: itertools.count(1.5),lambda: itertools.count(1.5,1),lambda: itertools.count(1.5,1.0),lambda: itertools.count(N(3)),lambda: itertools.count(N(3),N(1)),lambda: itertools.count(0,N(2)),lambda: itertools.count(0,True),lambda: itertools.count(True),lambda: itertools.count(2**63-1),lambda: itertools.count(2**70),lambda: itertools.count(5,0),lambda: itertools.count(5,-1),lambda: itertools.count(F(1)),lambda: itertools.count('a'),lambda: itertools.count(1,'a'),lambda: itertools.count(1,None),lambda: itertools.count(1j),lambda: itertools.count(M()),lambda: itertools.count(5,1.0),lambda: itertools.count(-2**63),lambda: itertools.count(-2**63-1), lambda: itertools.count(2**63-2), lambda: itertools.count(start=3,step=4)]:
    t(a)
    try: x=a(); next(x); t(lambda: x); next(x); t(lambda: x); t(lambda: x.__length_hint__()); t(lambda: next(x)); t(lambda: x)
    except Exception as e: print(type(e).__name__, e)
class RS(itertools.repeat): pass
class CS(itertools.count): pass
t(lambda: RS(1,2)); t(lambda: CS(1,2)); 
r=itertools.repeat([]); r0=[]; l=[]; r=itertools.repeat(l); l.append(r); t(lambda: r)
c=itertools.count(2**63-2)
for i in range(4): print(next(c), c)
