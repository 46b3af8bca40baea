"""Groups in chains and chains in groups, and the boxes around them."""
V, G = ValueError, ExceptionGroup


def context(exception, context):
    exception.__context__ = context
    return exception


def cause(exception, cause):
    exception.__cause__ = cause
    return exception


same = V("same")
noted = G("noted", [V("two\nlines")])
noted.add_note("a note\nof two lines")
deep = V("deep")
for depth in range(12):
    deep = G(str(depth), [deep, V(depth)])
ring, around = V("a"), V("b")
ring.__context__, around.__context__ = around, ring
members = [
    context(V(2), G("context", [V(5), G("inner", [V(6)])])),
    cause(G("group", [V(1)]), V("cause")),
    cause(V(1), context(G("caught", [V(2), G("c", [V(3)]), V(4)]), KeyError("first"))),
    G("b", [context(G("last", [V(1)]), V(9))]),
    G("wide", [V(number) for number in range(17)]),
    same, same, context(V("again"), same), noted, deep, ring, around,
    SyntaxError("bad", ("file", 1, 2, "x y\n", 1, 3)),
]
try:
    try:
        raise G("g", [TypeError(1), V(2), OSError(3)])
    except* TypeError:
        raise KeyError("k")
    except* V as error:
        raise V("n") from error
except BaseException as error:
    members.append(error)
raise G("all", members) from G("why", [context(V("because"), G("of", [V("this")]))])
