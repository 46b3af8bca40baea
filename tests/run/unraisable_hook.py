# sys.unraisablehook hears of what nobody can catch.
import _weakref
import gc
import sys

gc.disable()


class Shown:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"<{self.name}>"


class Failing(Shown):
    def __call__(self, *arguments):
        raise ValueError(self.name)


class Dying:
    __del__ = Failing("the finalizer")


def hook(told):
    print(type(told).__name__, told.exc_type, repr(told.exc_value), told.exc_traceback is not None, told.err_msg, told.object)


own = sys.unraisablehook
print(own, own is sys.__unraisablehook__)
sys.unraisablehook = hook
Dying()
watched = Shown("watched")
reference = _weakref.ref(watched, Failing("the callback"))
del watched
gc.callbacks.append(Failing("the phase"))
gc.collect()
gc.callbacks.clear()
cycle = Dying()
cycle.itself = cycle
del cycle
gc.collect()


def stubborn():
    while True:
        try:
            yield
        except GeneratorExit:
            pass


sys.unraisablehook = lambda told: print(told.exc_type, told.exc_value, told.err_msg[:40])
generator = stubborn()
next(generator)
del generator

# Its argument is a tuple with names.
kept = []
sys.unraisablehook = kept.append
Dying()
told = kept.pop()
print(len(told), told[0] is told.exc_type, isinstance(told, tuple), type(told).__module__, told[3:])
try:
    told.err_msg = None
except AttributeError as error:
    print(error)
print(type(told)((1, 2, 3, 4, 5)))
for wrong in (), ((1, 2),), (5,):
    try:
        type(told)(*wrong)
    except TypeError as error:
        print(error)
for wrong in (), (5,), (None,), ((1, 2, 3, 4, 5),):
    try:
        own(*wrong)
    except TypeError as error:
        print(error)


# The machine's own shows what it is told.
def say(text):
    print(text, file=sys.stderr)


say("own")
own(told)
own(type(told)((ValueError, ValueError("text"), None, None, None)))
own(type(told)((ValueError, None, None, "Words", Shown("object"))))
for name, wrong in ("raises", Failing("the hook")), ("None", None), ("nonsense", Shown("no hook")), ("own", own):
    say(name)
    sys.unraisablehook = wrong
    Dying()
say("deleted")
del sys.unraisablehook
Dying()
