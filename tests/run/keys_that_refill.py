# Keys that change a dict or a set while they are asked whether they are equal: the search ends. How often they are asked
# depends on where CPython's tables lie.
steps = 0


class Refilling:
    def __init__(self, refill, answer):
        self.refill, self.answer = refill, answer

    def __hash__(self):
        return 1

    def __eq__(self, other):
        global steps
        steps += 1
        if steps > 200:
            raise RuntimeError("asked without end")
        self.refill()
        return self.answer


def tell(name, action):
    global steps
    steps = 0
    try:
        outcome = action()
    except (RuntimeError, KeyError) as error:
        outcome = type(error).__name__ if isinstance(error, KeyError) else error
    shown = outcome if isinstance(outcome, (int, str, RuntimeError)) else type(outcome).__name__
    print(name, shown)


for size in (3, 6, 11, 40, 200):
    for answer in (False, True):
        d, s = {}, set()

        def refill():
            d.clear()
            for number in range(size):
                d[number] = number

        def push_out():
            for number in range(1000, 1000 + size):
                d[number] = number
                del d[number]

        def refill_set():
            s.clear()
            for number in range(size):
                s.add(number)

        def empty():
            d.clear()
            s.clear()

        for change in (refill, push_out, empty):
            key = Refilling(change, answer)
            for name, action in [
                ("get", lambda: d.get(key)),
                ("set", lambda: d.__setitem__(key, 1)),
                ("pop", lambda: d.pop(key, None)),
                ("setdefault", lambda: d.setdefault(key, 4)),
                ("in", lambda: key in d),
                ("del", lambda: d.__delitem__(key)),
                ("fromkeys", lambda: dict.fromkeys([1, key])),
                ("update", lambda: {key: 1}.update(d)),
                ("|", lambda: {key: 1} | d),
                ("==", lambda: d == {**dict.fromkeys(range(size - 1)), key: None}),
                ("keys", lambda: d.keys() & [key]),
            ]:
                refill()
                tell(f"{size} {change.__name__} {answer} {name}", action)
        for change in (refill_set, empty):
            key = Refilling(change, answer)
            for name, action in [
                ("add", lambda: s.add(key)),
                ("discard", lambda: s.discard(key)),
                ("remove", lambda: s.remove(key)),
                ("in", lambda: key in s),
                ("update", lambda: s.update([key, 1])),
                ("&", lambda: s & {key}),
                ("^", lambda: s ^ {key}),
                ("-", lambda: s - {key}),
                ("<=", lambda: {key} <= s),
            ]:
                refill_set()
                tell(f"{size} {change.__name__} {answer} {name}", action)

# What a key does to a dict that another takes over, and to dicts and sets that are walked.
for name, change in [
    ("add", lambda: d.__setitem__(100, 1)),
    ("delete the last", lambda: d.pop(4, 0)),
    ("delete the first", lambda: d.pop(0, 0)),
    ("delete and add", lambda: (d.pop(0, 0), d.__setitem__(100, 1))),
    ("add and delete", lambda: (d.__setitem__(100, 1), d.pop(100, 0))),
    ("the same 30 times", lambda: [(d.__setitem__(100 + i, 1), d.pop(100 + i, 0)) for i in range(30)]),
    ("pop the last", lambda: d.popitem() if len(d) == 5 else 0),
    ("clear", lambda: d.clear()),
    ("replace all", lambda: (d.clear(), d.update(dict.fromkeys(range(10, 15))))),
]:
    d = dict.fromkeys(range(5))
    tell("update: " + name, lambda: {Refilling(change, False): 1}.update(d))
    d = dict.fromkeys(range(5))
    tell("==: " + name, lambda: d == {**dict.fromkeys([0, 2, 3, 4]), Refilling(change, True): None})
    for kind in (iter, reversed, dict.items, dict.values, lambda d: reversed(d.items())):
        d = dict.fromkeys(range(5))
        walk = iter(kind(d))
        seen = [next(walk), next(walk)]
        change()
        for _ in range(6):
            try:
                seen.append(next(walk))
            except (StopIteration, RuntimeError) as error:
                seen.append(repr(error))
        print(name, seen, walk.__length_hint__())

for start in ({}, {5}, {5, 6}):
    for make in (set, dict.fromkeys):
        items = make(start)
        walk = iter(items)
        seen = []
        for number in range(3):
            items.update(make([7 + number]))
            try:
                seen.append(next(walk))
            except (StopIteration, RuntimeError) as error:
                seen.append(repr(error))
        print(seen)
        walk = iter(items)
        seen = list(walk)
        items.update(make([70]))
        try:
            seen.append(next(walk))
        except (StopIteration, RuntimeError) as error:
            seen.append(repr(error))
        print(seen)

queue = dict.fromkeys(range(100))
for number in range(100, 5000):
    queue[number] = None
    del queue[next(iter(queue))]
print(len(queue), list(queue)[:3], list(reversed(queue))[:3], queue.popitem())
while queue:
    queue.popitem()
    if queue:
        del queue[next(iter(queue))]
print(queue, list(queue), queue.setdefault(1, 2), queue)


class Lengthening:
    def __eq__(self, other):
        if len(items) < 9:
            items.append(len(items))
        return False


for bounds in [(), (1,), (2, 7), (-2,), (0, -1), (0, 100), (-100, 100), (3, 2)]:
    items = [Lengthening(), Lengthening(), 5]
    try:
        print(bounds, items.index(8, *bounds))
    except ValueError as error:
        print(bounds, error, len(items))
