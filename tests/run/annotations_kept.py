"""Under which names a class keeps its annotations, and which of them goes first."""
def show(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
class A: x: int
def d(): del A.__annotations__
show(d); print(sorted(k for k in A.__dict__ if 'annot' in k)); show(lambda: A.__annotations__)
class A: x: int
A.__annotations__
show(d); print(sorted(k for k in A.__dict__ if 'annot' in k)); show(lambda: A.__annotations__)
class A: x: int
A.__annotations__ = 1
print(sorted(k for k in A.__dict__ if 'annot' in k), A.__dict__["__annotations_cache__"])
class A:
    x: int
    __annotations__ = {}
    def __annotate__(f): return 1
A.__annotations__ = 1
print(sorted(k for k in A.__dict__ if 'annot' in k)); show(d);print(sorted(k for k in A.__dict__ if 'annot' in k))
class A:
    x: int
    __annotations__ = {}
    __annotations_cache__ = {3}
    def __annotate__(f): return 1
    def __annotate_func__(f): return 2
show(lambda: A.__annotations__); show(d)
print(sorted(k for k in A.__dict__ if 'annot' in k)); show(lambda: A.__annotations__)
class A:
    def __annotate__(f): return 1
A.__annotate__ = None
print(sorted(k for k in A.__dict__ if 'annot' in k)); show(lambda: A.__annotate__.__name__)
class A:
    __annotations_cache__ = {3}
    def __annotate__(f): return 1
A.__annotate__ = lambda f: 0
print(sorted(k for k in A.__dict__ if 'annot' in k)); show(lambda: A.__annotate__.__name__)
class A:
    @property
    def __annotations__(self): return 3
show(lambda: type(A.__annotations__))
class A:
    @classmethod
    def __annotate__(cls, f): return {"f": cls}
show(lambda: A.__annotations__)
def s():A.__annotate__=int
class A: x: int
show(s)
show(lambda: A.__annotations__)
