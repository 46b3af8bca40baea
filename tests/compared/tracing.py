# Runs `program`, a text, and writes what a trace function is told of its code.
import sys

events = []


def tell(frame, event, argument):
    code = frame.f_code
    if code.co_filename != "program":
        return None
    line = frame.f_lineno
    place = None if line is None else line - code.co_firstlineno
    if event == "exception":
        kind, _, traceback = argument
        shown = kind.__name__, traceback is not None
    else:
        shown = type(argument).__name__
    events.append((event, code.co_name, place, shown))
    return tell


code = compile(program, "program", "exec")
sys.settrace(tell)
try:
    exec(code, {"__name__": "__main__"})
except BaseException as error:
    sys.settrace(None)
    events.append(("ended by", type(error).__name__))
sys.settrace(None)
print("events:")
for event in events:
    print(event)
