"""What is told of goes to `sys.stderr`, be it an object of the program, or to nobody where there is none."""
import sys
import gc


class Writer:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        pass


class Failing:
    def write(self, text):
        raise OSError("not written")

    def flush(self):
        pass


class Callback:
    def __repr__(self):
        return "<callback>"

    def __call__(self, phase, info):
        raise ValueError("in a callback")


async def coroutine():
    pass


def tell():
    gc.callbacks.append(callback)
    gc.collect(0)
    gc.callbacks.remove(callback)
    coroutine()


def tell_all():
    tell()
    sys.excepthook(ValueError, ValueError("shown"), None)
    try:
        raise KeyError("shown too")
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    print("printed", file=sys.stderr)


callback = Callback()
own = sys.stderr
writer = sys.stderr = Writer()
tell_all()
sys.stderr = Failing()
try:
    tell()
    print("printed", file=sys.stderr)
except OSError as error:
    print("raised", error)
sys.stderr = None
tell()
sys.stderr = own
print("".join(writer.parts))
print("to its own", file=sys.stderr)
sys.stderr = writer
writer.parts.clear()


class Finalizer:
    def __get__(self, instance, owner):
        return self

    def __repr__(self):
        return "<the finalizer>"

    def __call__(self):
        print("".join(writer.parts))
        raise ValueError("at the end")


class AtEnd:
    __del__ = Finalizer()


at_end = AtEnd()
raise ValueError("uncaught")
