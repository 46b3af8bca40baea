# What finalizers bring back to life stays with all that it reaches; the rest of the garbage goes.
import gc

kept = []


class Named:
    def __init__(self, name):
        self.name = name


class Revives(Named):
    def __del__(self):
        kept.append(self)


class Tells(Named):
    def __del__(self):
        print("gone:", self.name)


def ring(*members):
    for one, other in zip(members, members[1:] + members[:1]):
        one.next = other


# Other collections would bring other orders.
gc.disable()
ring(Tells("a"), Tells("b"), Tells("c"))
print(gc.collect() > 0)

ring(Revives("phoenix"), Named("friend"), Tells("told once"))
ring(Tells("apart"), Tells("from it"))
gc.collect()
print([member.name for member in kept], kept[0].next.name, kept[0].next.next.name)
gc.enable()
kept.clear()
gc.collect()
print("not again", kept)


def generator(box):
    try:
        yield 1
    finally:
        kept.append(box)


def suspended():
    box = ["in the box"]
    waiting = generator(box)
    next(waiting)
    box.append(waiting)


suspended()
gc.collect()
print(kept[0][0], next(kept[0][1], "finished"))
kept.clear()


class KeepsFunction:
    def __del__(self):
        kept.append(self.function)


def with_function():
    number = 5

    def function():
        return number

    holder = KeepsFunction()
    holder.function, holder.itself = function, holder


with_function()
gc.collect()
print(kept[0](), kept[0].__closure__[0].cell_contents)
kept.clear()


class Several:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        print(self.number, end=" ")


def several():
    row = [Several(number) for number in range(12)]
    for one in row:
        one.row = row


several()
gc.collect()
print()


class AddsToItself:
    def __del__(self):
        self.new = [self, AddsToItself]


def adds():
    one = AddsToItself()
    one.itself = one


adds()
gc.collect()
print(gc.collect() > 0, gc.garbage)


def waits_on_itself():
    me = yield
    yield me


for _ in range(10):
    waiting = waits_on_itself()
    next(waiting)
    waiting.send(waiting)
    del waiting
gc.collect()
print(gc.collect())
