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
