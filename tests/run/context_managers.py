# Context managers: order, suppression, several at once, and one written as a generator.
class Step:
    def __init__(self, name, swallow=()): self.name, self.swallow = name, swallow
    def __enter__(self): print("enter", self.name); return self.name.upper()
    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        return kind is not None and issubclass(kind, self.swallow)


class Managed:
    def __init__(self, generator): self.generator = generator
    def __enter__(self): return next(self.generator)
    def __exit__(self, kind, value, traceback):
        try:
            next(self.generator) if kind is None else self.generator.throw(value)
        except StopIteration:
            return kind is not None
        except BaseException as error:
            if error is not value:
                raise
            return False


def manager(function): return lambda *args: Managed(function(*args))


@manager
def indented(prefix, log):
    log.append(f"{prefix} begin")
    try:
        yield log
    except KeyError as error:
        log.append(f"{prefix} caught {error}")
    finally:
        log.append(f"{prefix} end")


with Step("a") as a, Step("b") as b:
    print(a, b)
with (Step("outer", ZeroDivisionError) as outer, Step("inner")):
    1 / 0
print("went on after", outer)
log = []
with indented("1", log) as same:
    same.append("body")
    with indented("2", log):
        {}["missing"]
    log.append("after 2")
print(log)


def early():
    for n in range(3):
        with Step(f"loop {n}"):
            if n == 0:
                continue
            return n


print(early())
try:
    with Step("first"), Step("second", KeyError):
        raise ValueError("passes through")
except ValueError as error:
    print("outside:", error)
with indented("3", log) as log:
    with Step("last", KeyError):
        raise LookupError("not a KeyError")
