"""Evaluates the cases of a file, CASES, each after the set-up, SETUP, in names of its own: a line for each outcome.

What a case ends with is the value of its last line, or the exception that it raises. Here CPython and the machine do the
same: `tests/reference/cases` runs this to record, `tests/tests/cases.rs` to compare.
"""


def compiled(text, mode):
    try:
        return compile(text, "case", mode)
    except SyntaxError:
        return None


def evaluated(case, names):
    if expression := compiled(case, "eval"):
        return eval(expression, names)
    statements, _, last = case.rpartition("\n")
    if expression := compiled(last, "eval"):
        exec(compile(statements, "case", "exec"), names)
        return eval(expression, names)
    exec(compile(case, "case", "exec"), names)


def outcome(case):
    names = {"__name__": "cases"}
    try:
        exec(setup, names)
        return repr(evaluated(case, names))
    except BaseException as error:
        words = str(error)
        return f"raises {type(error).__name__}" + (f": {words}" if words else "")


def line(text):
    return text.replace("\n", "\\n").encode("utf-8", "backslashreplace").decode()


setup = compile(SETUP, "setup", "exec")
for case in CASES:
    print("->", line(outcome(case)))
