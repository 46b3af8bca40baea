"""The end of a generator is told to its weak references before what it holds goes, and before it is closed."""
import gc
from _weakref import ref


class Named:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def generator(argument):
    try:
        yield argument.name
    finally:
        print("closed", argument.name)


async def coroutine(argument):
    await Waiting()
    return argument.name


async def asynchronous(argument):
    try:
        yield argument.name
    finally:
        print("closed", argument.name)


class Waiting:
    def __await__(self):
        try:
            yield
        finally:
            print("waiting is over")


def told(reference):
    print("callback", reference() is None)


print("not begun")
reference = ref(generator(Named("one")), told)
reference = ref(asynchronous(Named("two")), told)

print("begun")
running = generator(Named("three"))
print(next(running))
reference = ref(running, told)
del running

running = coroutine(Named("four"))
running.send(None)
reference = ref(running, told)
del running

running = asynchronous(Named("five"))
try:
    running.asend(None).send(None)
except StopIteration as end:
    print(end)
reference = ref(running, told)
del running

print("in a cycle")
held = [Named("six")]
running = generator(held[0])
print(next(running))
held.append(running)
reference = ref(running, told)
held.append(held)
del held, running
gc.collect()

print("revived")
kept = []


def reviving(argument):
    try:
        yield
    finally:
        kept.append(argument[0])


holder = []
running = reviving(holder)
holder.append(running)
next(running)
reference = ref(running, told)
del holder, running
gc.collect()
print(len(kept), reference())
