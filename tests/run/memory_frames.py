# Frames as objects: one for each, their variables written through, what outlives them.
import gc
import sys


def shown(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def variables(first, second=2, *rest, **more):
    local = [1]

    def inner():
        return first

    frame = sys._getframe()
    mapping = frame.f_locals
    del frame
    print(type(mapping).__name__, sorted(mapping), len(mapping))
    mapping["first"] = 77
    print(first, inner(), mapping["first"])
    mapping["beside"] = 9
    print("beside" in mapping, mapping.get("beside"), mapping.get("nothing"), sorted(locals()))
    mapping.update(second=55)
    mapping |= {"third": 3}
    print(second, mapping.setdefault("local"), mapping.setdefault("fourth", 4), mapping.pop("fourth"))
    shown(lambda: mapping.pop("first"))
    shown(lambda: mapping.__delitem__("local"))
    shown(lambda: mapping["nothing"])
    shown(lambda: hash(mapping))
    shown(lambda: list(reversed(mapping))[:3])
    del mapping["beside"]
    print("beside" in mapping)
    return sys._getframe()


frame = variables(1, key=3)
print(frame is sys._getframe(), frame.f_code.co_name, frame.f_back is sys._getframe(), frame.f_locals["first"])
frame.clear()
print(frame.f_locals)
print(sys._getframe() is sys._getframe(), sys._getframe().f_back)


def borrowed():
    value = [1, 2]

    def changes():
        sys._getframe(1).f_locals["value"] = None

    def both(one, other):
        return one

    return both(value, changes()), value


print(borrowed())


def generator():
    value = 1
    yield sys._getframe()
    yield value


waiting = generator()
frame = next(waiting)
print(frame is waiting.gi_frame, frame.f_back, frame.f_locals, frame.f_generator is waiting)
shown(frame.clear)
frame.f_locals["value"] = "set from outside"
print(next(waiting))
del waiting
print(frame.f_locals)


class Watches:
    def __del__(self):
        caller = sys._getframe(1)
        print("dies under", caller.f_code.co_name, sorted(name for name in caller.f_locals if name[:2] != "__")[:2])


def dies():
    watched = Watches()
    other = [watched]


def calls():
    mine = 1
    dies()
    return mine


calls()


def raises(depth):
    here = depth
    if depth == 0:
        raise ValueError("deep")
    raises(depth - 1)


try:
    raises(2)
except ValueError as error:
    place, path = error.__traceback__, []
    while place:
        path.append((place.tb_frame.f_code.co_name, place.tb_frame.f_locals.get("here"), place.tb_lineno))
        place = place.tb_next
print(path)
del place

print([eval("number + 1") for number in range(2)])
print([sorted(locals()) for number in range(1)])


class Body:
    attribute = 1
    print([eval("number") for number in range(2)], [dir() for number in range(1)])
    print(sys._getframe().f_locals is locals(), "attribute" in locals())


class InItsFrame:
    def __del__(self):
        print("under", sys._getframe(1).f_code.co_name)


def make():
    def function():
        return 1

    function.watch = InItsFrame()
    return function


for _ in range(2):
    make()()


def closes():
    for _ in range(20):
        items = [Quiet(), Quiet()]
        table = {"x": [1]}
        try:
            yield items
        finally:
            table = None


class Quiet:
    def __del__(self):
        self.seen = sys._getframe(1).f_locals


for _ in range(20):
    one = closes()
    next(one)
    one.close()
    one = closes()
    next(one)
    del one
print(gc.collect() >= 0)
