"""What comprehensions, generator expressions and lambdas see in the annotation scopes of a class."""
T = "global"


class A:
    T = "class"
    a: [T for _ in (1,)]
    b: list(T for _ in (1,))
    c: (lambda: T)()
    d: {T for _ in (1,)}
    e: {T: T for _ in (1,)}
    f: [[T for _ in (1,)] for _ in (1,)]
    g: [T for _ in (T,)]
    h: [x for x in [T]]
    i: T
    type B = [T for _ in (1,)]
    type C[U] = (T, [T for _ in (T,)], list(T for _ in (1,)))
    type D[U: [T for _ in (T,)], V = list(T for _ in (1,))] = U

    def m[U: (lambda: T)()](self, a: [T for _ in (1,)], b: T, c: (lambda: T)(), d: list((T, x) for x in (T,))): pass
    def n(self, a: [T for _ in (1,)], b: T = T) -> {T for _ in (1,)}: pass

    class Inner[U](*(print("base", T) or () for _ in ())):
        x: [T for _ in (1,)]
        y: T
        T = "inner"


print(A.__annotations__)
print(A.B.__value__, A.C.__value__, A.D.__type_params__[0].__bound__, A.D.__type_params__[1].__default__)
print(A.m.__annotations__, A.m.__type_params__[0].__bound__, A.n.__annotations__)
print(A.Inner.__annotations__)


class G[T]:
    T = "class"
    type B = [T for _ in range(1)]
    y: (lambda: T)()
    z: list(T for _ in (1,))
    w: T


print(G.B.__value__, G.__annotations__, G.__type_params__)


class Walrus[T: int]:
    (T := 4)
    type B = T
    def m(self, q: T, r: [T for _ in (1,)]): pass
    z: T


print(Walrus.T, Walrus.B.__value__, Walrus.m.__annotations__, Walrus.__annotations__)


class Later:
    x: T
    def f(self, a: T): pass
    type B = T
    T = int


Later.T = str
print(Later.__annotations__, Later.f.__annotations__, Later.B.__value__)


class Super:
    b = [super for _ in (1,)]
    c = [super for _ in (1,)]
    d = [__class__ for _ in ()]
    e = [[super, __class__] for _ in () if super]


class Cells:
    x = [lambda: super for _ in (1,)]
    y = [super for _ in (1,)]
    z = [lambda: __class__ for _ in (1,)]


print(Super.b == Super.c, Cells.z[0](), Cells.x[0]() is super)
