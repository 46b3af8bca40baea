# except*, exception groups, split, subgroup, nesting, and what is raised again.
eg = ExceptionGroup("top", [ValueError("v1"), TypeError("t1"), ExceptionGroup("inner", [KeyError("k"), ValueError("v2")])])
print(eg, repr(eg), eg.message, len(eg.exceptions), isinstance(eg, Exception))
match, rest = eg.split(ValueError); print(repr(match)); print(repr(rest)); print(repr(eg.subgroup(KeyError)), eg.subgroup(OSError), repr(eg.subgroup(lambda e: "1" in str(e))))
def handle(error):
    try:
        raise error
    except* ValueError as g: print("values", [str(e) for e in g.exceptions], type(g).__name__)
    except* (TypeError, KeyError) as g: print("others", repr(g))
    else: print("else")
    finally: print("finally")
handle(eg); handle(ValueError("naked"))
try: handle(ExceptionGroup("x", [OSError("o"), ValueError("v")]))
except ExceptionGroup as g: print("left over", repr(g))
try:
    try: raise ExceptionGroup("r", [ValueError(1), KeyError(2)])
    except* ValueError: raise RuntimeError("new")
except ExceptionGroup as g: print(repr(g), [type(e).__name__ for e in g.exceptions])
try:
    try: raise ExceptionGroup("again", [ValueError(1), KeyError(2)])
    except* ValueError: raise
except ExceptionGroup as g: print(repr(g))
try:
    pass
except* ValueError: print("never")
else: print("nothing raised")
for make in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [1]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("m", [KeyboardInterrupt()])):
    try: print(make())
    except Exception as e: print(type(e).__name__, e)
print(repr(BaseExceptionGroup("b", [KeyboardInterrupt()])), type(BaseExceptionGroup("b", [ValueError()])).__name__)
class MyGroup(ExceptionGroup):
    def derive(self, excs): return MyGroup(self.message + "'", excs)
a, b = MyGroup("mine", [ValueError(1), KeyError(2)]).split(KeyError); print(repr(a), repr(b))
def loop():
    for i in range(3):
        try: raise ExceptionGroup("l", [ValueError(i)])
        except* ValueError as g: print("loop", i, g.exceptions[0])
loop()
try:
    try: raise ExceptionGroup("t", [ValueError()])
    except* ExceptionGroup: pass
except TypeError as e: print(e)
