# What `sys.settrace()` tells of a program, and who hears of it.
import sys


def show(frame, event, argument):
    line = frame.f_lineno - frame.f_code.co_firstlineno
    if event == "exception":
        argument = argument[0].__name__, str(argument[1])
    elif event == "return" and not isinstance(argument, (int, str, type(None))):
        argument = type(argument).__name__
    print(f"  {event} {frame.f_code.co_name}+{line} {argument}")
    return show


def traced(function, *arguments):
    print(function.__name__)
    sys.settrace(show)
    try:
        function(*arguments)
    except Exception as error:
        sys.settrace(None)
        print("  ended by", repr(error))
    sys.settrace(None)


def loops():
    for n in range(2): pass
    for n in range(2):
        if n:
            break
    while n < 3: n += 1


def handlers():
    try:
        [1 / n for n in (1, 0)]
    except ZeroDivisionError as error:
        pass
    finally:
        n = 1
    try:
        raise KeyError("lost")
    finally:
        n = 2


def generator():
    try:
        got = yield 1
        yield got
    except ValueError:
        yield "caught"


def generators():
    g = generator()
    next(g)
    g.send("x")
    g.throw(ValueError)
    g.close()
    list(delegating())


def delegating():
    result = yield from returning()
    return result


def returning():
    yield 1
    return 2


class Manager:
    def __enter__(self): return self
    def __exit__(self, *details): return True


def managers():
    with Manager() as one, Manager():
        one.missing
    with Manager():
        return 1


def patterns(value):
    match value:
        case [x, *_] if x > 1:
            return x
        case {"k": y}:
            return y
        case _:
            pass


def definitions():
    class Local:
        """With a text."""
        x = 1

        @staticmethod
        def f(
            a=1,
        ):
            return a

    Local.f(
        a=2
    )


async def awaited():
    return 1


async def items():
    yield 1


async def asynchronous():
    await awaited()
    async for n in items():
        pass
    return [n async for n in items()]


def coroutines():
    try:
        asynchronous().send(None)
    except StopIteration as stop:
        return str(stop.value)


traced(loops)
traced(handlers)
traced(generators)
traced(managers)
for value in [2], {"k": 3}, 0:
    traced(patterns, value)
traced(definitions)
traced(coroutines)


# Who hears of a frame is said by what the last event returned, or by the frame.
def listening():
    def first(frame, event, argument):
        print("  first", event)
        return second

    def second(frame, event, argument):
        print("  second", event, frame.f_trace is second)
        if event == "line":
            frame.f_trace_lines = False
            frame.f_trace_opcodes = True
        return None if event == "opcode" else second

    def target():
        n = 1
        return n

    sys.settrace(first)
    target()
    sys.settrace(None)


listening()


def from_here(tell):
    frame = sys._getframe()
    frame.f_trace = tell
    sys.settrace(tell)
    a = 1
    b = 2
    del frame.f_trace
    c = 3
    sys.settrace(None)
    print(frame.f_trace, sys.gettrace())


from_here(show)


def raising(wanted):
    def tell(frame, event, argument):
        if event == wanted:
            raise RuntimeError(event)
        return tell

    def target():
        for n in range(3):
            n += 1
        return int("x")

    sys.settrace(tell)
    try:
        target()
    except (RuntimeError, ValueError) as error:
        print(repr(error), repr(error.__context__), sys.gettrace() is None)
    sys.settrace(None)


for wanted in "call", "line", "return", "exception", "never":
    raising(wanted)


def told_within(frame, event, argument):
    if event == "call":
        sys.settrace(show)
        sys.call_tracing(patterns, (1,))
        sys.settrace(None)


sys.settrace(told_within)
loops()
for wrong in (lambda: sys.settrace(), lambda: sys.call_tracing(len, [])):
    try:
        wrong()
    except TypeError as error:
        print(error)
frame = sys._getframe()
for change in "del frame.f_lineno", "frame.f_lineno = 1", "frame.f_lineno = 'x'", "del frame.f_trace_opcodes", \
        "frame.f_trace_lines = 1", "del frame.f_trace_lines":
    try:
        exec(change)
    except (AttributeError, TypeError, ValueError) as error:
        print(change, "->", type(error).__name__, error)
del frame
