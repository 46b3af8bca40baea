"""`sys.excepthook`: what it does itself, and the last word of one that a program sets."""
import sys


def failing():
    raise ValueError("wrong")


try:
    failing()
except ValueError as error:
    sys.excepthook(type(error), error, error.__traceback__)
    sys.excepthook(None, error.with_traceback(None), None)
    sys.excepthook(None, 5, None)
    try:
        sys.excepthook(5)
    except TypeError as wrong:
        print(wrong)
print(sys.excepthook is sys.__excepthook__, hasattr(sys, "last_exc"))


class Named:
    def __del__(self):
        print("del")


def hook(kind, error, traceback):
    print("hook", kind, error, traceback.tb_frame.f_code.co_name)
    print(sys.last_exc is error, sys.last_value is error, sys.last_type is kind)
    print(sys.last_traceback is traceback)
    1 / 0


def last():
    named = Named()
    raise LookupError("last")


sys.excepthook = hook
last()
