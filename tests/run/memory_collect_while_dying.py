# A collection while something dies, by whatever holds it: nothing that is half gone is seen, or taken apart twice.
import gc
from collections import deque


class Collects:
    count = 0

    def __init__(self, *parts):
        self.parts = parts

    def __del__(self):
        Collects.count += 1
        gc.collect()


class Key(Collects):
    def __hash__(self):
        return 7

    def __eq__(self, other):
        return self is other


class Plain:
    pass


class Slotted:
    __slots__ = ("a", "b", "__dict__")


def in_list():
    [Collects(), [1], Collects([2])]


def in_nested_lists():
    chain = [Collects()]
    for _ in range(200):
        chain = [chain, Collects()]


def in_dict():
    {"a": Collects(), 1: [Collects(), {}], (1, 2): Collects()}


def in_keys():
    table = {Key(): [Key(), 1] for _ in range(10)}
    for key in list(table)[::2]:
        del table[key]
    table.clear()


def in_set():
    members = {Key() for _ in range(10)}
    members.pop()
    members.clear()
    frozenset(Key() for _ in range(3))


def in_attributes():
    thing = Plain()
    thing.a, thing.b, thing.c = Collects(), [1], {"k": Collects()}
    slotted = Slotted()
    slotted.a, slotted.b, slotted.c = Collects(), (Collects(), [2]), Collects()


def in_closure():
    held, other = Collects(), [Collects()]

    def inner():
        return held, other

    inner.extra = Collects()


def in_exception():
    try:
        raise ValueError(Collects(), [Collects()])
    except ValueError as error:
        error.more = Collects()


def in_generator():
    def generator(a, b):
        local = [a]
        more = {"x": Collects()}
        yield local
        yield more, b

    waiting = generator(Collects(), [Collects()])
    next(waiting)
    del waiting
    list(generator(Collects(), [1]))
    generator(Collects(), 1)


def in_deque():
    row = deque(Collects() for _ in range(5))
    row.rotate(2)
    row.popleft()
    row.clear()


def in_iterators():
    for _ in zip([Collects()], map(lambda x: x, [Collects()])):
        pass
    pending = iter([Collects(), Collects()])
    next(pending)
    enumerate([Collects()])


def in_bound_methods():
    Collects().__init__
    print.__call__
    [Collects().__del__]


def in_cycles():
    for _ in range(3):
        one, two = Collects(), Plain()
        one.other, two.other = two, one
        two.items = [one, two, {"one": one}]


def in_class():
    class Local:
        attribute = Collects()

        def method(self):
            return __class__


for case in (
    in_list, in_nested_lists, in_dict, in_keys, in_set, in_attributes, in_closure, in_exception, in_generator, in_deque,
    in_iterators, in_bound_methods, in_cycles, in_class,
):
    before = Collects.count
    for _ in range(3):
        case()
    gc.collect()
    print(case.__name__, Collects.count - before)
