# tee: copies share the values from their place on; the source is not stepped again by its own step.
import gc
import itertools
from itertools import count, islice, tee
from _weakref import ref


def step(iterator):
    try:
        return next(iterator)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Source:
    def __init__(self, limit, at=None, action=None): self.place, self.limit, self.at, self.action = 0, limit, at, action
    def __iter__(self): return self
    def __next__(self):
        self.place += 1
        if self.place == self.at: self.action()
        if self.place > self.limit: raise StopIteration
        return self.place
    def __copy__(self): print("copied"); return self


def fail(): raise KeyError("source")


one, two = tee(Source(5))
print(type(one) is itertools._tee, next(one), next(one), next(two))
three, four = tee(one)
class Asked(Source):
    def __iter__(self): print("asked"); return self
tee(Asked(1), 3), itertools._tee(Asked(1)), tee(Asked(1), 0)
print(three is one, [list(islice(it, 2)) for it in (three, four, one, two)])
five = two.__copy__()
print(list(two), list(five), list(itertools._tee(three)), list(three))
print(tee([], 0), tee(1, 0), len(tee(one, 3)), [step(it) for it in tee(Source(1), 3)])
for wrong in (1,), ([], -1), ():
    try: tee(*wrong)
    except Exception as error: print(type(error).__name__, error)
for action in lambda: type("Sub", (itertools._tee,), {}), lambda: itertools._tee(), lambda: itertools._tee(1):
    try: action()
    except TypeError as error: print(error)

for at in 1, 2, 3:
    one, two = tee(Source(4, at, lambda: print("   again", step(one), step(two), step(three))))
    three = tee(two)[0]
    print("re-entered", [step(one) for _ in range(4)], [step(two) for _ in range(5)], [step(three) for _ in range(5)])
one, two = tee(Source(4, 2, fail))
print([step(one) for _ in range(5)], [step(two) for _ in range(5)])

one, two = tee("ab")
weak = ref(one, lambda _: print("gone"))
print(weak() is one, next(weak()))
del one
print(weak() is None, list(two))


class Value:
    def __init__(self, name): self.name = name
    def __del__(self): died.append(self.name)


died = []
one, two = tee(map(Value, range(130)))
three = tee(two)[0]
for steps, it in (60, one), (56, two), (1, two), (1, two), (57, three), (1, three), (70, one), (60, two), (30, three):
    for _ in islice(it, steps): pass
    _ = None
    print(steps, len(died), died[:1], died[-1:])
del two
print(len(died))
del three, one, it
print(len(died), died == sorted(died))

died = []
one, two = tee(map(Value, count()))
for _ in range(600): next(one)
del one, two
print(len(died), died == sorted(died))
one, two = tee(count())
print(sum(islice(one, 300_000)), next(two))
del one, two

died = []
def rest():
    global one
    print("rest", died[-1], next(one).name, next(one).name)
class Last(Value):
    def __del__(self):
        super().__del__()
        rest()
one = tee(map(lambda number: Last(number) if number == 20 else Value(number), range(200)))[0]
for _ in range(59): next(one)
print(len(died), next(one).name)

items = []
one, two = tee(items)
items += [one, Value("in a cycle")]
next(two)
del one, two, items
gc.collect()
print(died[-1])

blocks = itertools._tee_dataobject
for given in (), (1,), (iter([1]), 1, None), (iter([1]), [1], 3), (iter([1]), [1] * 58, None), (iter([1]), [1] * 57, 3), (1, [2], None):
    try: print(type(blocks(*given)).__name__)
    except Exception as error: print(type(error).__name__, error)
first = blocks(iter([1]), [Value(number) for number in range(57)], blocks(iter([2]), [Value("next")], None))
died = []
del first
print(len(died), died[:2], died[-1])
