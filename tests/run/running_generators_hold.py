"""A generator that runs holds what its variables hold: a collection finds them behind what others hold."""
import gc

gc.disable()


class Named:
    def __init__(self, name):
        self.name, self.itself = name, self

    def __del__(self):
        print("del", self.name)


def collecting(argument, kept):
    kept.append(Named("outside"))
    gc.collect(0)
    yield argument.name


def delegating(argument, kept):
    yield from collecting(argument, kept)


def looked_at(argument, kept):
    # The frame has an object of its own, and a variable that was set through it.
    frame = collecting_frame.gi_frame
    frame.f_locals["argument"] = Named("replaced")
    kept.append(Named("outside"))
    gc.collect(0)
    yield argument.name


async def awaited(argument, kept):
    kept.append(Named("outside"))
    gc.collect(0)
    return argument.name


async def yielding(argument, kept):
    kept.append(Named("outside"))
    gc.collect(0)
    yield argument.name


async def reading(argument, kept):
    return [name async for name in yielding(argument, kept)]


def result(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as end:
        return end.value


for make, read in (
    (collecting, list),
    (delegating, list),
    (looked_at, list),
    (awaited, result),
    (reading, result),
):
    print(make.__name__)
    gc.collect()
    kept = []
    collecting_frame = make(Named("argument"), kept)
    print(read(collecting_frame))
    collecting_frame = None
    kept.clear()
    gc.collect()


def at_work(items):
    # Collections of all leave a running generator what only it holds.
    items.append(items)
    for _ in range(3):
        gc.collect()
        yield items[0].name, len(items)


print(list(at_work([Named("item")])))
gc.collect()
