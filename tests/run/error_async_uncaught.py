# An error that leaves a coroutine through awaits, and what un-awaited steps show.
class Wait:
    def __init__(self, tag): self.tag = tag
    def __await__(self): return (yield self.tag)


def drive(coroutine):
    steps = []
    try:
        while True:
            steps.append(coroutine.send(None))
    except StopIteration as stop:
        return stop.value, steps


async def fetch(number):
    await Wait(f"fetch {number}")
    if number > 2:
        raise ConnectionError(f"no answer from {number}")
    return number * 10


async def gather(numbers):
    return [await fetch(number) for number in numbers]


async def guarded(numbers):
    try:
        return await gather(numbers)
    except ConnectionError as error:
        return f"guarded: {error}"


print(drive(gather([1, 2])))
print(drive(guarded([2, 3])))
drive(gather([1, 3, 2]))
