"""`anext` with a default, and `dir` of what is no list of names."""


def tell(action):
    try:
        print(action())
    except BaseException as error:
        print(type(error).__name__, error)


def run(awaitable):
    given = []
    try:
        while True:
            given.append(awaitable.send(None))
    except StopIteration as end:
        return given, end.value


class Waiting:
    def __await__(self):
        try:
            print("got", (yield "waits"))
        except BaseException as error:
            print("thrown", type(error).__name__)
            raise


async def two():
    yield 1
    await Waiting()
    yield 2


async def reading():
    items = two()
    print(await anext(items, "none"), await anext(items, "none"))
    print(await anext(items, "none"), await anext(items, None))
    try:
        await anext(items)
    except StopAsyncIteration as error:
        print("over", error)


print(run(reading()))


class Giving:
    def __init__(self, item):
        self.item = item

    def __anext__(self):
        return self.item


class Ending:
    async def __anext__(self):
        raise StopAsyncIteration


class Failing:
    def __anext__(self):
        raise KeyError("item")


class Odd:
    def __await__(self):
        return 3


async def of_ending():
    return await anext(Ending(), 8)


tell(lambda: run(anext(Ending(), 7)))
tell(lambda: run(of_ending()))
tell(lambda: anext(Giving(5)))
tell(lambda: run(anext(Giving(5), 6)))
tell(lambda: next(anext(Giving(Odd()), 1)))
tell(lambda: anext(Failing(), 1))
tell(lambda: anext(5))
tell(lambda: anext(5, 6))
tell(lambda: anext())
tell(lambda: anext(1, 2, 3))

items = two()
step = anext(items, 1)
print(type(step), iter(step) is step, step.__await__() is step)
tell(lambda: step.send(None))
step = anext(items, 1)
print(next(step))
tell(lambda: step.throw(ValueError("thrown")))
tell(lambda: step.send())
tell(lambda: type(step)())
items = two()
tell(lambda: next(anext(items, 1)))
step = anext(items, 1)
next(step)
tell(lambda: step.close())


class Told:
    def __init__(self, names):
        self.names = names

    def __dir__(self):
        return self.names


for names in [3, 1, 2], ["b", "a"], [1, "a"], 5, (), None, {"z": 1, "b": 2}, "text":
    tell(lambda: dir(Told(names)))
