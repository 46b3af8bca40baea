"""sys.set_asyncgen_hooks: what is called at the first step, and at a death before the end."""
import sys


def outcome(action):
    try:
        return repr(action())
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


hooks = sys.get_asyncgen_hooks()
print(hooks, type(hooks).__name__, hooks == (None, None), hooks.firstiter, hooks.finalizer)
for given, named in (((1,), {}), ((1, 2, 3), {}), ((None, 1), {}), ((1, 1), {}), ((), {"x": 1}), ((), {"finalizer": "x"}), ((), {})):
    print(len(given), named, outcome(lambda: sys.set_asyncgen_hooks(*given, **named)), sys.get_asyncgen_hooks())
print(outcome(lambda: sys.get_asyncgen_hooks(1)))


def first(generator):
    print("first", generator.__name__, generator.ag_running)


def closing(generator):
    print("final", generator.__name__)
    print(outcome(lambda: generator.aclose().send(None)))


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("finally")


print(sys.set_asyncgen_hooks(first, closing))
hooks = sys.get_asyncgen_hooks()
print(hooks.firstiter is first, hooks.finalizer is closing)
for begin in (lambda one: one.__anext__(), lambda one: one.asend(None), lambda one: one.athrow(ValueError), lambda one: one.aclose()):
    generator = numbers()
    print("made")
    step = begin(generator)
    print("begun", outcome(lambda: step.send(None)))
    step = generator.__anext__()
    print("gone on", outcome(lambda: step.send(None)))
    del generator, step
print("never begun")
numbers()


def failing(generator):
    raise KeyError("hook")


sys.set_asyncgen_hooks(firstiter=failing)
generator = numbers()
print(outcome(lambda: generator.__anext__()), outcome(lambda: generator.__anext__().send(None)))
del generator
sys.set_asyncgen_hooks(firstiter=None, finalizer=failing)
sys.unraisablehook = lambda told: print(told.exc_type.__name__, told.exc_value, told.err_msg.partition(" at ")[0])
generator = numbers()
print(outcome(lambda: generator.__anext__().send(None)))
del generator
print("only what was set at the first step")
sys.set_asyncgen_hooks(None, closing)
generator = numbers()
step = generator.__anext__()
sys.set_asyncgen_hooks(None, None)
print(outcome(lambda: step.send(None)))
del generator, step
generator = numbers()
print(outcome(lambda: generator.__anext__().send(None)))
sys.set_asyncgen_hooks(None, closing)
print(outcome(lambda: generator.__anext__().send(None)))
del generator
print("kept alive")
kept = []
sys.set_asyncgen_hooks(None, kept.append)
generator = numbers()
print(outcome(lambda: generator.__anext__().send(None)))
del generator
print(len(kept), outcome(lambda: kept[0].__anext__().send(None)))
sys.set_asyncgen_hooks(None, None)
kept.clear()
