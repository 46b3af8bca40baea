"""What the parts of a split group keep, and how a group is shown that `except*` has left over."""
G, V = ExceptionGroup, ValueError
m, r = G("g", [V(1), TypeError(2)]).split(V); print(m.__suppress_context__, r.__suppress_context__)
o = G("g", [V(1), G("h", [V(2), TypeError(3)])]); o.__context__ = KeyError(1)
for p in (*o.split(TypeError), o.subgroup(V), o.derive([V(1)]), o.subgroup(lambda e: isinstance(e, (G, V)))):
    print(repr(p), p.__suppress_context__, repr(p.__context__), repr(p.__cause__))
try:
    try: raise G("u", [V(1), TypeError(2)]) from OSError("c")
    except* V: pass
except BaseException as e: print(repr(e), e.__suppress_context__, repr(e.__cause__)); raise
