def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
def a():
    class A:
        __classcell__=5
def b():
    class A:
        __classcell__=None
def c():
    class A:
        def f(s): return super()
        __classcell__=5
    return A().f()
def d():
    class A:
        def f(s):
            __class__=5
            return super()
    return A().f()
def d2():
    class A:
        def f(s):
            nonlocal __class__
            __class__=5
            return super()
    return A().f()
def d3():
    class A:
        def f(s):
            nonlocal __class__
            del __class__
            return super()
    return A().f()
def e():
    return type('X',(),{'__classcell__':5})
def _c():
    x=1
    def q(): x
    return type(q.__closure__[0])
class types: CellType=_c()
def f():
    c=types.CellType(); X=type('X',(),{'__classcell__':c}); return c.cell_contents is X, '__classcell__' in X.__dict__
def g():
    c=types.CellType(3); X=type('X',(),{'__classcell__':c}); return c.cell_contents is X
class M(type):
    def __new__(m,n,b,ns):
        ns=dict(ns); ns.pop('__classcell__',None); return super().__new__(m,n,b,ns)
def h():
    class A(metaclass=M):
        def f(s): return super()
    return A
class M2(type):
    def __new__(m,n,b,ns):
        A=super().__new__(m,n,b,ns); B=super().__new__(m,n,b,ns); return A
def i():
    class A(metaclass=M2):
        def f(s): return super()
    return A
def j():
    return super()
def k():
    def q(x): return super()
    return q(1)
def l():
    class A:
        def f(): return super()
    return A.f()
def m():
    class A:
        def f(s):
            del s
            return super()
    return A().f()
def n():
    class A:
        def f(s): return super()
    return A.f(5)
def o():
    class A:
        def f(s): s=5; return super()
    return A().f()
def p():
    class A:
        f=[super() for x in (1,)]
def q():
    class A:
        def f(s): return [super() for x in (1,)]
    return len(A().f())
for f_ in (a,b,c,d,d2,d3,e,f,g,h,i,j,k,l,m,n,o,p,q):
    print(f_.__name__, end=' ')
    try: print(type(f_()).__name__)
    except BaseException as x: print(type(x).__name__, x)
