"""What is told of goes to `sys.stderr`, be it an object of the program, or to nobody where there is none."""
import sys


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


class Finalizer:
    def __get__(self, instance, owner):
        return self

    def __repr__(self):
        return "<the finalizer>"

    def __call__(self):
        raise ValueError("in a finalizer")


class Dying:
    __del__ = Finalizer()


async def coroutine():
    pass


def tell():
    Dying()
    coroutine()


def tell_all():
    tell()
    sys.excepthook(ValueError, ValueError("shown"), None)
    try:
        raise KeyError("shown too")
    except KeyError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    print("printed", file=sys.stderr)


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


class FinalizerAtEnd(Finalizer):
    def __call__(self):
        print("".join(writer.parts))
        super().__call__()


class AtEnd:
    __del__ = FinalizerAtEnd()


at_end = AtEnd()
raise ValueError("uncaught")
