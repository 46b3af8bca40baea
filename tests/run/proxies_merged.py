# What is merged in place into the variables of a frame, and tracebacks made by hand with numbers of any size.
import sys


def tried(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def function(a, b=2):
    view = sys._getframe().f_locals
    for other in ([("a", 7)], {"a": 3}, sys._getframe(1).f_locals, sys._getframe().f_locals, None, 5, (("b", 1),)):
        tried(lambda: view.__ior__(other) is view)
        tried(lambda: type(view.__or__(other)).__name__)
        tried(lambda: type(view.__ror__(other)).__name__)
    print(a, b)


function(1)
try:
    1 / 0
except ZeroDivisionError as error:
    traceback = error.__traceback__
for number in (-(2**40), -(2**31) - 1, -(2**31), -2, -1, 0, 1, 2**31 - 1, 2**31, 2**40):
    tried(lambda: type(traceback)(None, traceback.tb_frame, 2, number).tb_lineno)
    if number >= 0:
        tried(lambda: type(traceback)(None, traceback.tb_frame, number & ~1, 1).tb_lasti)
