# What `sys.setprofile()` tells of a program.
import sys


def show(frame, event, argument):
    if event.startswith("c_"):
        argument = argument.__name__, type(argument.__self__).__name__
    elif not isinstance(argument, (int, str, type(None))):
        argument = type(argument).__name__
    print(f"  {event} {frame.f_code.co_name} {argument}")


def profiled(function, *arguments):
    print(function.__name__)
    sys.setprofile(show)
    try:
        function(*arguments)
    except Exception as error:
        sys.setprofile(None)
        print("  ended by", repr(error))
    sys.setprofile(None)


class Point:
    def __init__(self, x):
        self.x = x

    def __del__(self):
        len("gone")


def plain(n):
    items = [n]
    items.append(len(items))
    list.append(items, 3)
    str.upper("x")
    sorted(items, key=abs)
    print(*items, sep="")
    max(*(n for n in items))
    int("1")
    Point(1).x.bit_length()


def failing():
    try:
        [].pop()
    except IndexError:
        pass
    int.from_bytes(1)


def generator():
    yield 1
    yield 2


def generators():
    for n in generator():
        pass
    next(generator())
    g = generator()
    next(g)
    try:
        g.throw(KeyError)
    except KeyError:
        pass


def comprehended():
    return sum([n * 2 for n in (1, 2)]) + sum(n for n in (1, 2))


def ignored(object):
    return len((object,))


for function in failing, generators, comprehended:
    profiled(function)
profiled(plain, 1)
profiled(ignored, Point(2))


def raising(wanted):
    def tell(frame, event, argument):
        if event == wanted:
            raise RuntimeError(event)

    def target():
        return int(str(len("x")) + "y".upper())

    sys.setprofile(tell)
    try:
        target()
    except (RuntimeError, ValueError) as error:
        print(repr(error), repr(error.__context__), sys.getprofile() is None)
    sys.setprofile(None)


for wanted in "call", "return", "c_call", "c_return", "c_exception", "never":
    raising(wanted)


# Both at once.
def both():
    return len("x")


def trace(frame, event, argument):
    print("  trace", event, frame.f_code.co_name)
    return trace


sys.setprofile(show)
sys.settrace(trace)
both()
sys.settrace(None)
sys.setprofile(None)
print(sys.getprofile(), sys.gettrace())
