# try, except, else, finally in every arrangement, and what they return.
def order(action):
    log = []
    try:
        log.append("try")
        action()
    except ZeroDivisionError as error:
        log.append(f"zero {error}")
    except (KeyError, IndexError) as error:
        log.append(f"lookup {error!r}")
    except Exception:
        log.append("other")
        raise
    else:
        log.append("else")
    finally:
        log.append("finally")
    return log
print(order(lambda: None), order(lambda: 1 / 0), order(lambda: {}["k"]), order(lambda: [][0]))
try: order(lambda: int("x"))
except ValueError as error: print("outer", error)
def returns():
    try: return "try"
    finally: print("cleanup")
def nested():
    for i in range(3):
        try:
            try:
                if i == 1: raise KeyError(i)
                if i == 2: raise ValueError(i)
            except KeyError as e: print("inner", e); continue
            finally: print("finally", i)
        except ValueError as e: print("outer", e); break
    else: print("no break")
    return "done"
print(returns(), nested())
def reraise():
    try:
        try: raise ValueError("first")
        except ValueError as e: raise KeyError("second") from e
    except KeyError as e: return repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__
print(reraise())
def context():
    try:
        try: 1 / 0
        except ZeroDivisionError: [][1]
    except IndexError as e: return repr(e.__context__), e.__cause__, e.__suppress_context__
print(context())
def from_none():
    try:
        try: 1 / 0
        except ZeroDivisionError: raise ValueError("x") from None
    except ValueError as e: return e.__suppress_context__, repr(e.__context__)
print(from_none())
try:
    e = "kept"
    try: raise ValueError("gone")
    except ValueError as e: pass
    print(e)
except NameError as error: print(error)
for make in (lambda: ValueError(), lambda: ValueError("a", 1), lambda: KeyError("k"), lambda: OSError(2, "No such file"), lambda: StopIteration(5), lambda: SystemExit(3), lambda: UnicodeDecodeError("utf-8", b"x", 0, 1, "bad"), lambda: AttributeError("m", name="n", obj=1)):
    e = make(); print(str(e), repr(e), e.args)
try: raise ValueError
except ValueError as e: print(repr(e), e.__traceback__ is not None, e.__traceback__.tb_lineno)
for bad in (lambda: (_ for _ in ()).throw(1), lambda: exec("raise 5"), lambda: exec("raise ValueError from 5")):
    try: bad()
    except TypeError as e: print(e)
try: assert 1 == 2, f"message {1 + 1}"
except AssertionError as e: print(repr(e))
try: assert []
except AssertionError as e: print(repr(e))
e = ValueError("noted"); e.add_note("note one"); e.add_note("note two"); print(e.__notes__)
def finally_wins():
    while True:
        try: raise ValueError
        except ValueError: break
        finally: x = "ran"
    return x
print(finally_wins(), issubclass(ZeroDivisionError, ArithmeticError), issubclass(KeyError, LookupError), [c.__name__ for c in ModuleNotFoundError.__mro__])
class Manager:
    def __init__(self, name, swallow=False): self.name, self.swallow = name, swallow
    def __enter__(self): print("enter", self.name); return self
    def __exit__(self, kind, value, tb): print("exit", self.name, kind and kind.__name__, value); return self.swallow
with Manager("a") as a, Manager("b", True) as b: print(a.name, b.name); raise ValueError("swallowed")
with (Manager("c"), Manager("d") as d): print("body")
try:
    with Manager("e"): raise KeyError("out")
except KeyError as e: print("caught", e)
def with_return():
    with Manager("f"): return "value"
print(with_return())
for i in range(2):
    with Manager(i): continue
try:
    with 5: pass
except TypeError as e: print(e)
class NoExit:
    def __enter__(self): pass
try:
    with NoExit(): pass
except TypeError as e: print(e)
