# `__bases__ =` asks a metaclass's mro() for the class and all that derive from it, which may fail or change them itself.
log = []


class Meta(type):
    act = None

    def mro(cls):
        log.append(cls.__name__)
        act, Meta.act = Meta.act, None
        if act:
            act(cls)
        return super().mro()


class A:
    pass


class B(A, metaclass=Meta):
    pass


class C(B):
    pass


class D(C):
    pass


class X:
    pass


class Y(X):
    pass


def names(cls):
    return [base.__name__ for base in cls.__mro__], [base.__name__ for base in cls.__bases__], cls.__base__.__name__


def show(title):
    print(title, log)
    log.clear()
    for cls in (B, C, D):
        print("  ", *names(cls))


def show_subclasses():
    print("  ", {base.__name__: sorted(cls.__name__ for cls in base.__subclasses__()) for base in (A, B, C, X, Y)})


def assign(cls, *bases):
    try:
        cls.__bases__ = bases
    except Exception as error:
        print(type(error).__name__, error)


show("made")
for bases in ((A,), (X,), (Y,), (Y, A), (A, X)):
    assign(B, *bases)
    show(f"B of {[base.__name__ for base in bases]}")
    show_subclasses()
assign(Y, A)
show("Y")
assign(A, C)
show("a cycle")
show_subclasses()


def fails(cls):
    raise ValueError(cls.__name__)


Meta.act = fails
assign(B, Y)
show("fails at once")


def later(cls):
    Meta.act = fails


Meta.act = later
assign(B, Y)
show("fails at the next")
show_subclasses()


def assigns(cls):
    assign(cls, X)
    print("  within", *names(cls))


Meta.act = assigns
assign(B, Y)
show("assigned within")


def circles(cls):
    assign(Y, B)
    print("  within", *names(cls))


Meta.act = circles
assign(B, Y)
show("a cycle within")


def assigns_and_fails(cls):
    assign(cls, A)
    raise ValueError("after")


Meta.act = assigns_and_fails
assign(B, Y)
show("assigned within, then failed")
