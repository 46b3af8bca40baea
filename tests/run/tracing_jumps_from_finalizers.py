# A frame is sent to another line more than once while it is told of, also by what dies because it leaves its blocks.
import sys


class Loop:
    def __init__(self, at_end):
        self.at_end = at_end

    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def __del__(self):
        self.at_end()


log = []


def loops(at_end):
    for a in Loop(at_end):
        for b in Loop(at_end):
            log.append("inner")
        log.append("never")
    log.append("first")
    log.append("second")
    log.append("third")


def send(line):
    try:
        frame.f_lineno = loops.__code__.co_firstlineno + line
    except ValueError as error:
        log.append(str(error))


def run(lines, line_at_end):
    global frame
    waiting = list(lines)

    def tracer(told, event, argument):
        global frame
        if told.f_code is not loops.__code__:
            return None
        frame = told
        if event == "line" and told.f_lineno == loops.__code__.co_firstlineno + 3:
            while waiting:
                send(waiting.pop(0))
        return tracer

    log.clear()
    sys.settrace(tracer)
    try:
        loops(lambda: send(line_at_end))
    finally:
        sys.settrace(None)
    print(lines, line_at_end, log)


for line_at_end in range(1, 5):
    run([5], line_at_end)
    run([6, 5, 7], line_at_end)
    run([4, 5], line_at_end)
    run([5, 3], line_at_end)
