# `frame.f_lineno = line` in a trace function: where a frame can go on, and where it cannot.
import sys


def jump(function, start, goal, when="line", *arguments):
    first = function.__code__.co_firstlineno
    done = False

    def tell(frame, event, argument):
        nonlocal done
        if frame.f_code is function.__code__ and event == when and not done:
            if frame.f_lineno == first + start:
                done = True
                try:
                    frame.f_lineno = goal if isinstance(goal, str) else first + goal
                except ValueError as error:
                    print(f"  {start} to {goal}: {error}")
                    return None
        return tell

    out = []
    sys.settrace(tell)
    try:
        function(out, *arguments)
    except Exception as error:
        out.append(repr(error))
    sys.settrace(None)
    print(function.__name__, start, goal, when, out)


def straight(out):
    n = 1
    out.append(1)
    out.append(2)
    out.append(3)
    # nothing here
    out.append(n)


for start, goal in (2, 4), (4, 2), (2, 2), (3, 5), (2, 99), (2, -1), (2, 0):
    jump(straight, start, goal)
jump(straight, 2, "here")
for when in "call", "return":
    jump(straight, 0 if when == "call" else 6, 2, when)


def blocks(out, error=None):
    m = n = None
    for n in [1, 2]:
        out.append(n)
        for m in "ab":
            out.append(m)
    else:
        out.append("else")
    try:
        out.append("try")
        if error:
            raise error
    except KeyError as caught:
        out.append("handler")
        out.append(repr(caught))
    finally:
        out.append("finally")
    out.append(sys.exception())


for start, goal in (3, 5), (5, 3), (5, 7), (5, 16), (16, 3), (3, 9), (9, 13), (9, 15), (15, 9), (3, 12), (2, 5):
    jump(blocks, start, goal)
for start, goal in (13, 16), (13, 14), (13, 9), (14, 3), (15, 16), (12, 13):
    jump(blocks, start, goal, "line", KeyError("k"))
jump(blocks, 11, 9, "exception", KeyError("k"))


class Manager:
    def __init__(self, out):
        self.out = out

    def __enter__(self):
        self.out.append("enter")

    def __exit__(self, *details):
        self.out.append("exit")


def managed(out):
    out.append(0)
    with Manager(out):
        out.append(1)
        out.append(2)
    out.append(3)
    with Manager(out):
        out.append(4)


for start, goal in (3, 5), (3, 2), (1, 3), (4, 7), (5, 4), (7, 1):
    jump(managed, start, goal)


def yielding(out):
    def counting():
        out.append(1)
        got = yield 1
        out.append(got)
        yield 2

    g = counting()
    out.append(next(g))
    out.append(g.send("sent"))

    first = counting.__code__.co_firstlineno

    def tell(frame, event, argument):
        if frame.f_code is counting.__code__ and event == "return" and argument == 1:
            sys.settrace(None)
            frame.f_lineno = first + 4
        return tell

    g = counting()
    sys.settrace(tell)
    out.append(next(g))
    sys.settrace(None)


yielding(out := [])
print(out)


def within(out):
    return [
        n for n in
        (1, 2)
        if out.append(n) is None
    ]


for start, goal in (3, 1), (4, 1), (1, 4), (4, 2):
    jump(within, start, goal)


def calling(out):
    out.append(
        max(
            1,
            len(out)
        )
    )
    out.append("end")


for start, goal in (4, 7), (7, 4), (4, 3), (4, 1):
    jump(calling, start, goal)
