# In which order the parts of an object die: shown by parts that say their number.
import functools
import gc
import itertools
import operator
from collections import deque


class Part:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        order.append(self.number)


order = []


def parts(count):
    return [Part(number) for number in range(count)]


def dies(name, make):
    thing = make()
    order.clear()
    del thing
    print(f"{name}: {order}")


def changes(name, thing, change):
    order.clear()
    change(thing)
    print(f"{name}: {order}")


class Plain:
    pass


class Slotted:
    __slots__ = ("c", "b", "a")


class More(Slotted):
    __slots__ = ("e", "d")


class AndDict(More):
    pass


class Assigning:
    def assign(self):
        self.c = self.b = None


class AssigningMore(Assigning):
    def assign_more(self):
        self.e = self.d = None


class Row(list):
    pass


class Pair(tuple):
    pass


class Table(dict):
    pass


class Failure(Exception):
    pass


def with_attributes(thing, *names):
    for number, name in enumerate(names):
        setattr(thing, name, Part(number))
    return thing


dies("tuple", lambda: (Part(0), Part(1), Part(2)))
dies("list", lambda: parts(3))
dies("dict", lambda: {number: Part(number) for number in range(3)})
dies("keys and values", lambda: {Part(0): Part(1), Part(2): Part(3)})
dies("deque", lambda: deque(parts(3)))
dies("nested", lambda: [(Part(0), [Part(1), Part(2)]), {"a": (Part(3), Part(4))}])
dies("attributes", lambda: with_attributes(Plain(), *"cab"))
dies("two assigned by a method", lambda: with_attributes(Assigning(), *"cb"))
dies("some assigned by a base", lambda: with_attributes(AssigningMore(), *"cedb"))
dies("slots", lambda: with_attributes(Slotted(), *"cab"))
dies("slots of a base", lambda: with_attributes(More(), *"abcde"))
dies("slots and dict", lambda: with_attributes(AndDict(), *"xabycde"))
dies("attributes of a list", lambda: with_attributes(Row([Part(7), Part(8)]), *"ab"))
dies("attributes of a tuple", lambda: with_attributes(Pair([Part(7), Part(8)]), *"ab"))
dies("attributes of a dict", lambda: with_attributes(Table({0: Part(7), 1: Part(8)}), *"ab"))
dies("slice", lambda: slice(Part(0), Part(1), Part(2)))
dies("list iterator", lambda: iter(parts(2)))
dies("enumerate", lambda: enumerate(parts(2)))
dies("accumulate", lambda: itertools.accumulate([Part(0)], Part(1), initial=Part(2)))
dies("chain", lambda: itertools.chain([Part(0)], [Part(1)]))


def exception():
    failure = Failure(Part(0), Part(1))
    failure.__context__, failure.__cause__ = ValueError(Part(2)), ValueError(Part(3))
    failure.note = Part(4)
    return failure


dies("exception", exception)
dies("exception group", lambda: ExceptionGroup("group", [ValueError(Part(0)), ValueError(Part(1))]))
dies("stop", lambda: StopIteration(Part(0), Part(1)))

changes("clear", parts(3), lambda row: row.clear())
changes("slice deleted", parts(5), lambda row: row.__delitem__(slice(1, 4)))
changes("every other deleted", parts(5), lambda row: row.__delitem__(slice(None, None, 2)))
changes("slice replaced", parts(5), lambda row: row.__setitem__(slice(1, 4), [1]))
changes("every other replaced", parts(5), lambda row: row.__setitem__(slice(None, None, 2), [1, 2, 3]))
changes("emptied dict", {number: Part(number) for number in range(3)}, lambda table: table.clear())
changes("emptied deque", deque(parts(3)), lambda row: row.clear())


def arguments(first, second, *rest, **named):
    order.clear()


arguments(Part(0), Part(1), Part(2), Part(3), name=Part(4))
print("arguments:", order)


def fits_not(call):
    order.clear()
    try:
        call()
    except TypeError as error:
        print(f"{error}: {order}")


def of_two(first, second, *, third=None):
    pass


fits_not(lambda: of_two(Part(0), Part(1), Part(2), Part(3)))
fits_not(lambda: of_two(Part(0)))
fits_not(lambda: sorted(Part(0), key=Part(1), reverse=Part(2)))
fits_not(lambda: object(*[Part(0), Part(1)], **{"key": Part(2), "other": Part(3)}))



class Same(Part):
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return True


class Unhashable(Part):
    __hash__ = None


def delete_item():
    del Part(0)[Part(1)]


changes("keys that are there", None, lambda _: {Same(0): Part(1), Same(2): Part(3), Same(4): Part(5)})
changes("values replaced", None, lambda _: {1: Part(0), True: Part(1), 1.0: Part(2)})
changes("items that are there", None, lambda _: {Same(0), Same(1), Same(2)})
fits_not(lambda: {Part(0): Part(1), Unhashable(2): Part(3), Part(4): Part(5)})
fits_not(lambda: {Part(0), Unhashable(1), Part(2)})
fits_not(delete_item)

class Iterator(Part):
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration


class Called(Part):
    def __call__(self, *arguments):
        return True


def steps(name, make):
    """An iterator that dies when it has not begun, and after one and two steps; what it gives nobody keeps."""
    for count in range(3):
        thing = make()
        order.clear()
        for _ in range(count):
            next(thing, None)
        between = order.copy()
        order.clear()
        del thing
        print(f"{name}, {count} steps: {between}, {order}")


def numbered(*numbers):
    return [Part(number) for number in numbers]


steps("zip", lambda: zip(numbered(0, 1), numbered(2, 3)))
steps("zip of what comes and goes", lambda: zip(map(Part, [0, 1]), map(Part, [2, 3])))
steps("zip of one that is empty", lambda: zip(map(Part, [0, 1]), Iterator(2), map(Part, [3])))
steps("enumerate what comes and goes", lambda: enumerate(map(Part, [0, 1])))
steps("map", lambda: map(Called(9), numbered(0, 1), numbered(2, 3)))
steps("filter", lambda: filter(Called(9), numbered(0, 1)))
steps("items", lambda: iter({Part(0): Part(1), Part(2): Part(3)}.items()))
steps("zip_longest", lambda: itertools.zip_longest(numbered(0, 1), numbered(2), fillvalue=Part(5)))
steps("zip_longest of what comes", lambda: itertools.zip_longest(map(Part, [0, 1]), map(Part, [2])))
steps("pairwise", lambda: itertools.pairwise(numbered(0, 1, 2)))
steps("pairwise of what comes", lambda: itertools.pairwise(map(Part, [0, 1])))
steps("product", lambda: itertools.product(numbered(0, 1), numbered(2, 3)))
steps("combinations", lambda: itertools.combinations(numbered(0, 1, 2), 2))
steps("permutations", lambda: itertools.permutations(numbered(0, 1, 2), 2))
steps("cycle", lambda: itertools.cycle(numbered(0, 1)))
steps("accumulate", lambda: itertools.accumulate(numbered(1, 2), Called(5), initial=Part(6)))
fits_not(lambda: zip(Iterator(0), Part(1), Iterator(2)))
pairs = zip([0, 1, 2], "abc")
first, second = next(pairs), next(pairs)
print(first, second, next(pairs), first is not second)
again = enumerate("ab")
print(id(next(again)) == id(next(again)))
dies("partial", lambda: functools.partial(Called(0), Part(1), Part(2), key=Part(3)))
dies("itemgetter", lambda: operator.itemgetter(Part(0), Part(1)))


async def asynchronous(argument):
    yield argument


def unawaited_in_cycle(awaitable):
    cycle = [awaitable, Talks()]
    cycle.append(cycle)
    del awaitable, cycle
    gc.collect()


class Talks:
    def __del__(self):
        print("dies after what was said")


print(sorted(name for name in dir(Slotted) if not name.startswith("_")))
for slots in (("__dict__", "__dict__"), ("a", "__dict__")):
    try:
        type("Again", (AndDict,), {"__slots__": slots, "a": 1})
    except TypeError as error:
        print(error)

# What `reduce` has given to its function lives until the next item is there; whoever dies may lengthen the list.
class Returns:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        order.append((self.number, len(items)))
        if len(items) < 9:
            items.append(self)


for count in range(1, 5):
    order.clear()
    items = list(range(count))
    numbers = itertools.count()
    functools.reduce(lambda before, item: Returns(next(numbers)), items)
    print("reduce:", order, len(items))


# What is stored under a name lives until what was there before has died, which may take it away again.
class Replaces:
    def __del__(self):
        global stored
        stored = None
        order.append("replaced")


class Stored(Part):
    def __del__(self):
        order.append("stored")


order.clear()
stored = Replaces()
stored = Stored(0)
print(stored, order)
namespace = {"Replaces": Replaces, "Stored": Stored}
exec("stored = Replaces()\nstored = Stored(0)\nprint(type(stored).__name__)", namespace)
print(order)
