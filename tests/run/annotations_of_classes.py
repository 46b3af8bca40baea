"""Annotations of classes and modules: made, kept, set, deleted, written by hand."""
def show(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
class A: x: int
show(lambda: A.__dict__.keys())
show(lambda: A.__annotations__)
show(lambda: sorted(k for k in A.__dict__ if 'annot' in k))
def d(): del A.__annotations__
show(d)
show(lambda: A.__annotations__)
show(lambda: A.__annotate__)
show(lambda: sorted(k for k in A.__dict__ if 'annot' in k))
show(d)
class B: x: int
B.__annotations__ = {"z": 1}
show(lambda: (B.__annotations__, B.__annotate__))
show(lambda: sorted(k for k in B.__dict__ if 'annot' in k))
B.__annotations__ = None
show(lambda: B.__annotations__)
B.__annotations__ = 5
show(lambda: B.__annotations__)
del B.__annotations__
show(lambda: B.__annotations__)
show(lambda: sorted(k for k in B.__dict__ if 'annot' in k))
class C: pass
show(lambda: (C.__annotate__, C.__annotations__))
show(lambda: sorted(k for k in C.__dict__ if 'annot' in k))
def d(): del C.__annotations__
show(d); show(d)
show(lambda: C.__annotations__)
def s(v):
    def f(): C.__annotate__ = v
    return f
show(s(5)); show(s(None)); show(s(lambda f: {"a": f})); show(lambda: C.__annotations__)
show(s(lambda f: 5)); show(lambda: C.__annotations__)
show(s(None)); show(lambda: (C.__annotate__, C.__annotations__))
def d(): del C.__annotate__
show(d)
show(lambda: int.__annotations__); show(lambda: int.__annotate__)
def s(): int.__annotate__ = None
show(s)
def s(): int.__annotations__ = {}
show(s)
def s(): del int.__annotations__
show(s)
def s(): del int.__annotate__
show(s)
class D:
    x: str
    def __annotate__(format): return {'x': int}
show(lambda: (D.__annotations__, D.__annotate__(1)))
show(lambda: sorted(k for k in D.__dict__ if 'annot' in k))
class E:
    x: str
    __annotations__ = {"q": 1}
show(lambda: (E.__annotations__, E.__annotate__(1)))
show(lambda: sorted(k for k in E.__dict__ if 'annot' in k))
class F:
    __annotate__ = 5
show(lambda: F.__annotate__); show(lambda: F.__annotations__)
class G:
    __annotations__ = 5
show(lambda: G.__annotate__); show(lambda: G.__annotations__)
class H:
    def __annotate_func__(format): return {"h": format}
show(lambda: H.__annotations__); show(lambda: H.__annotate__(1))
class I(A): pass
show(lambda: I.__annotations__)
show(lambda: I.__annotate__)
class M(type):
    @property
    def __annotations__(cls): return "meta"
class J(metaclass=M): x: int
show(lambda: J.__annotations__)
T = 1
class K:
    x: T
    T = int
K.T = str
show(lambda: K.__annotations__)
class L:
    x: T
del T
show(lambda: L.__annotations__)
T = 7
show(lambda: L.__annotations__)
class N:
    def f(self, a: T2): pass
    class T2: pass
N.T2 = 5
show(lambda: N.f.__annotations__)
class O:
    type X = Q
    Q = 1
O.Q = 2
show(lambda: O.X.__value__)
class P:
    x: __class__
    y: super
show(lambda: P.__annotations__)
x: int
show(lambda: __annotations__)
show(lambda: __annotate__(1))
show(lambda: __annotate__(2))
show(lambda: __annotate__(3))
show(lambda: __annotate__())
if False: y: str
show(lambda: __annotate__(1))
import sys
m = type(sys)("mm")
show(lambda: m.__annotations__)
show(lambda: m.__annotate__)
def s(): m.__annotate__ = 5
show(s)
def s(): m.__annotate__ = lambda f: {"k": f}
show(s); show(lambda: m.__annotations__); show(lambda: sorted(m.__dict__))
def s(): m.__annotations__ = {"zz": 1}
show(s); show(lambda: (m.__annotations__, m.__annotate__)); show(lambda: sorted(m.__dict__))
def s(): del m.__annotations__
show(s); show(s); show(lambda: (m.__annotations__, m.__annotate__)); show(lambda: sorted(m.__dict__))
def s(): del m.__annotate__
show(s)
def s(): m.__annotate__ = lambda f: 5
show(s); show(lambda: m.__annotations__);
