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
