# What called a kept frame of a generator that is through: nobody. And views on the variables of a frame, made by hand.
import sys


def name(frame):
    return frame and frame.f_code.co_name


def generator():
    frames.append(sys._getframe())
    inside.append(name(sys._getframe().f_back))
    try:
        yield 1
        yield 2
    finally:
        inside.append(name(sys._getframe().f_back))


def outer():
    frames.append(sys._getframe())
    yield from generator()


async def coroutine():
    frames.append(sys._getframe())
    await Once()


class Once:
    def __await__(self):
        yield 1


def failing():
    frames.append(sys._getframe())
    yield 1
    raise ValueError


def end(made, way):
    try:
        if way == "close":
            made.close()
        if way == "throw":
            made.throw(KeyError)
        while way == "exhaust":
            made.send(None)
    except (KeyError, ValueError, StopIteration) as error:
        print("   ", type(error).__name__)


for make in generator, outer, coroutine, failing:
    for way in ("close", "exhaust") if make is outer else ("close", "throw", "exhaust"):
        frames, inside = [], []
        made = make()
        made.send(None)
        end(made, way)
        print(make.__name__, way, [name(frame.f_back) for frame in frames], inside)


def plain():
    return sys._getframe()


print(name(plain().f_back))


def look():
    a = 1
    frame = sys._getframe()
    kind = type(frame.f_locals)
    view = kind(frame)
    view["a"] = 5
    view["new"] = 6
    return a, sorted(view), view == frame.f_locals, frame.f_locals["new"]


print(look())
kind = (lambda: type(sys._getframe().f_locals))()
frame = plain()
for arguments, keywords in ((), {}), ((5,), {}), ((None,), {}), ((frame, 1), {}), ((), {"frame": frame}), ((frame,), {"a": 1}):
    try:
        print(kind(*arguments, **keywords))
    except TypeError as error:
        print(error)
print(kind(frame), kind.__new__(kind, frame))
for arguments in (kind,), (dict,), (5,), ():
    try:
        kind.__new__(*arguments)
    except TypeError as error:
        print(error)
