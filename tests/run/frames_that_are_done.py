"""Where frames say that they are when they are done."""
import sys

frames = []


def plain():
    frames.append(sys._getframe())
    1 / 0


def caught():
    frames.append(sys._getframe())
    try:
        1 / 0
    except ValueError:
        pass


def named():
    frames.append(sys._getframe())
    try:
        1 / 0
    except ZeroDivisionError as error:
        del error
        raise


def at_last():
    frames.append(sys._getframe())
    try:
        yield 1
    finally:
        1 / 0


def twice():
    frames.append(sys._getframe())
    try:
        yield 1
    except ZeroDivisionError as error:
        1 / 0


def raises():
    frames.append(sys._getframe())
    yield 1
    raise ValueError


def returns():
    frames.append(sys._getframe())
    yield 1
    return 2


for function in plain, caught, named, at_last, twice, raises, returns:
    try:
        list(function())
    except (ArithmeticError, ValueError):
        pass
    print(function.__name__, frames[-1].f_lineno - function.__code__.co_firstlineno, repr(frames[-1])[-20:])

for function in at_last, twice, raises:
    generator = function()
    next(generator)
    try:
        generator.throw(KeyError)
    except (KeyError, ArithmeticError):
        pass
    print(function.__name__, frames[-1].f_lineno - function.__code__.co_firstlineno)


class Part:
    def __del__(self):
        print("dies")


def overwritten():
    part = Part()
    frames.append(sys._getframe())
    frames[-1].f_locals["part"] = None


overwritten()
print("lives as long as the frame")
del frames[:]
print("done")


# What variables of a frame that is done held before somebody set them lives as long as the frame's object, and dies
# behind all else, the last one first; `clear` lets go of that first, of the variables last.
class Dying:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies", self.name)


def ended(x, y, z):
    return sys._getframe()


def waits(x, y):
    a = Dying("a")
    yield sys._getframe()


def set_all(frame, names):
    for number, name in enumerate(names):
        frame.f_locals[name] = Dying(f"{name}{number}")
    print("set")


frame = ended(Dying("x"), Dying("y"), Dying("z"))
set_all(frame, "xyxwv")
print(sorted(frame.f_locals))
frame = None
print("--")
frame = ended(Dying("x"), Dying("y"), Dying("z"))
set_all(frame, "xyxwv")
frame.clear()
print(frame.f_locals)
print("--")
variables = ended(Dying("x"), Dying("y"), Dying("z")).f_locals
variables["x"] = Dying("new x")
print(len(variables))
variables = None
print("--")
steps = waits(Dying("x"), Dying("y"))
frame = next(steps)
set_all(frame, "xaaw")
steps.close()
print("closed")
frame = steps = None
