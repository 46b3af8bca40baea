"""Type parameters, aliases and generic classes: what they are made of, and what is evaluated when."""
def show(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
def f(a: int, b: str = 1, *c: float, d: bytes, **e: list) -> None: pass
show(lambda: f.__annotations__)
show(lambda: f.__annotate__(1)); show(lambda: f.__annotate__(2)); show(lambda: f.__annotate__(3)); show(lambda: f.__annotate__(4)); show(lambda: f.__annotate__("x"))
def s(o, n, v):
    def g(): setattr(o, n, v)
    return g
def d(o, n):
    def g(): delattr(o, n)
    return g
show(s(f, "__annotate__", 5)); show(s(f, "__annotate__", None)); show(lambda: f.__annotations__)
show(s(f, "__annotate__", lambda fmt: {"q": fmt})); show(lambda: f.__annotations__)
show(s(f, "__annotate__", lambda fmt: 5)); show(lambda: f.__annotations__)
show(d(f, "__annotate__")); show(d(f, "__annotations__")); show(lambda: f.__annotations__); show(lambda: f.__annotate__)
show(s(f, "__annotations__", 5)); show(s(f, "__annotations__", None)); show(lambda: f.__annotations__)
show(s(f, "__annotations__", {"k": 1})); show(lambda: (f.__annotations__, f.__annotate__))
show(s(f, "__type_params__", 5)); show(s(f, "__type_params__", (1,))); show(lambda: f.__type_params__); show(d(f, "__type_params__"))
type X[V] = 1 / 0
show(lambda: X.__value__)
show(lambda: X.evaluate_value.__name__)
show(lambda: X.evaluate_value(1))
type Y = int | str
show(lambda: Y.evaluate_value(1)); show(lambda: Y.evaluate_value(2)); show(lambda: Y.evaluate_value(3)); show(lambda: Y.__value__)
show(lambda: (Y.__name__, Y.__module__, Y.__type_params__, Y.__parameters__, X.__parameters__, X.__type_params__))
show(lambda: X[int]); show(lambda: Y[int]); show(lambda: X[int].__origin__ is X); show(lambda: type(X[int])); show(lambda: X[int].__value__)
show(lambda: Y | None); show(lambda: None | Y); show(lambda: type(Y | None)); show(s(Y, "__name__", 1))
show(lambda: type(Y)); show(lambda: type(Y).__name__); show(lambda: list(Y)); show(lambda: [*Y])
class C[A = int, *B = *tuple[int, str]]: pass
show(lambda: C.__type_params__); show(lambda: C.__orig_bases__); show(lambda: C.__parameters__)
show(lambda: C.__bases__); show(lambda: C.__mro__)
class D[A]: pass
show(lambda: D[int]); show(lambda: D[int, str]); show(lambda: type(D[int]())); show(lambda: D[int]().__orig_class__); show(lambda: D[int].__args__); show(lambda: D[int].__parameters__)
class E[A](D[A]): pass
show(lambda: E.__orig_bases__); show(lambda: E.__parameters__); show(lambda: E[int].__mro__)
class F(D[int]): pass
show(lambda: F.__orig_bases__); show(lambda: F.__parameters__); show(lambda: F.__type_params__)
class G: pass
show(lambda: G.__type_params__); show(s(G, "__type_params__", (1,))); show(lambda: G.__type_params__); show(lambda: int.__type_params__)
def g[U: (int, str), V: int = bool, *W = *tuple[int], **Q = [str], Z: int | str = None](): pass
U, V, W, Q, Z = g.__type_params__
for t in (U, V, W, Q, Z):
    show(lambda: (t, t.__name__, t.__module__, t.has_default()))
    for name in ("__bound__", "__constraints__", "__default__", "evaluate_bound", "evaluate_constraints", "evaluate_default", "__covariant__", "__contravariant__", "__infer_variance__"):
        try: v = getattr(t, name)
        except BaseException as e: print(name, type(e).__name__); continue
        if name.startswith("evaluate") and v is not None:
            print(name, type(v).__name__)
            for k in (1, 2, 3):
                try: print(k, v(k))
                except BaseException as e: print(k, type(e).__name__, e)
        else: print(name, v)
def h[U, *W, **Q](): pass
for t in h.__type_params__:
    show(lambda: (t.__default__, t.has_default(), t.evaluate_default))
    try: print(t.__bound__, t.evaluate_bound, t.evaluate_constraints)
    except AttributeError as e: print(type(e).__name__)
    if t.__name__ != "W": show(lambda: t | int); show(lambda: t | None)
    show(s(t, "__name__", "x")); show(s(t, "foo", 1))
show(lambda: list[U]); show(lambda: list[U].__parameters__); show(lambda: list[U, V, U].__parameters__); show(lambda: list[U][int]); show(lambda: dict[U, V][int, str]); show(lambda: list[int][str]); show(lambda: list[list[U]].__parameters__); show(lambda: (U | V).__parameters__)
show(lambda: dict[U, V][int])
show(lambda: Q.args); show(lambda: Q.kwargs); show(lambda: Q.args.__origin__ is Q); show(lambda: list(W)); show(lambda: [*W])
def bad[T: 1/0](): pass
show(lambda: bad.__type_params__[0].__bound__)
class n2[n3: int]:
    (n3 := 4)
    type al = n3
    def m(self, q: n3): pass
    z: n3
show(lambda: (n2.n3, n2.al.__value__, n2.m.__annotations__, n2.__annotations__))
class i:
    b = [super for _ in (1,)]
    c = [super for _ in (1,)]
    d = [__class__ for _ in ()]
    e = [[super, __class__] for _ in () if super]
show(lambda: i.b == i.c)
class j:
    x = [lambda: super for _ in (1,)]
    y = [super for _ in (1,)]
    z = [lambda: __class__ for _ in (1,)]
show(lambda: j.z[0]()); show(lambda: j.x[0]())
