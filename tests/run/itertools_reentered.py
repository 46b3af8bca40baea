# Iterators of itertools that are stepped again by what their own step calls: functions, keys, comparisons, iterators, finalizers.
import gc
from itertools import (accumulate, batched, chain, combinations, combinations_with_replacement, compress, count, cycle,
                       dropwhile, filterfalse, groupby, islice, pairwise, permutations, product, repeat, starmap, takewhile,
                       tee, zip_longest)

def shown(value):
    if isinstance(value, tuple): return "(" + " ".join(map(shown, value)) + ")"
    return "_grouper" if type(value).__name__ == "_grouper" else repr(value)


def step(iterator):
    try:
        return next(iterator)
    except StopIteration:
        return "end"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Source:
    """Numbers, or what is given; some steps do something else first, or raise."""
    def __init__(self, items, **at):
        self.items, self.at, self.place = iter(items), at, 0
    def __iter__(self): return self
    def __next__(self):
        self.place += 1
        action = self.at.get(f"at{self.place}")
        if action is not None: action()
        return next(self.items)


class Dying:
    def __init__(self, name, action=None): self.name, self.action = name, action
    def __repr__(self): return self.name
    def __del__(self):
        print("   dies", self.name)
        if self.action and "it" in globals(): self.action()
    def __eq__(self, other): return isinstance(other, Dying) and self.name[0] == other.name[0]
    def __hash__(self): return 1
    def __add__(self, other): return Dying(self.name + other.name)


def again(times=1):
    for _ in range(times): print("   again", shown(step(it)))


def fail(): raise KeyError("source")


def run(name, made, steps=7):
    global it
    it = made
    del made
    print(name)
    for _ in range(steps): print("  ", shown(step(it)))
    del it


SCENES = {
    "at first": lambda items: Source(items, at1=again),
    "at second": lambda items: Source(items, at2=again),
    "at second twice": lambda items: Source(items, at2=lambda: again(2)),
    "at third": lambda items: Source(items, at3=again),
    "at third to the end": lambda items: Source(items, at3=lambda: again(9)),
    "at first to the end": lambda items: Source(items, at1=lambda: again(9)),
    "at the end": lambda items: Source(items, at6=again),
    "error at second": lambda items: Source(items, at2=fail),
    "error within": lambda items: Source(items, at2=again, at3=fail),
    "error at fourth": lambda items: Source(items, at4=fail, at6=fail),
    "error at first": lambda items: Source(items, at1=fail),
}
MAKERS = {
    "cycle": cycle,
    "chain": lambda source: chain(source, [7, 8]),
    "chain.from_iterable": lambda source: chain.from_iterable([[0], source, [7]]),
    "chain over": lambda source: chain.from_iterable([number, -number] for number in source),
    "compress": lambda source: compress(source, [1, 0, 1, 1, 0, 1]),
    "compress by": lambda source: compress("abcdef", source),
    "dropwhile": lambda source: dropwhile(lambda number: number < 2, source),
    "takewhile": lambda source: takewhile(lambda number: number < 4, source),
    "filterfalse": lambda source: filterfalse(lambda number: number % 2, source),
    "filterfalse of None": lambda source: filterfalse(None, source),
    "starmap": lambda source: starmap(lambda *numbers: sum(numbers), ([number, 1] for number in source)),
    "accumulate": accumulate,
    "accumulate from": lambda source: accumulate(source, lambda one, other: 2 * one + other, initial=1),
    "islice": lambda source: islice(source, 1, 5, 2),
    "islice without stop": lambda source: islice(source, 1, None),
    "islice up to": lambda source: islice(source, 3),
    "islice beyond": lambda source: islice(source, 4, 2),
    "pairwise": pairwise,
    "zip_longest": lambda source: zip_longest(source, "abcdefgh"),
    "zip_longest shorter": lambda source: zip_longest("ab", source, fillvalue=0),
    "groupby": groupby,
    "groupby by": lambda source: groupby(source, lambda number: number // 2),
    "batched": lambda source: batched(source, 2),
    "batched strictly": lambda source: batched(source, 2, strict=True),
    "tee": lambda source: tee(source)[0],
    "map": lambda source: map(lambda one, other: (one, other), source, "abcdefg"),
    "zip": lambda source: zip(source, "abcdefg"),
    "filter": lambda source: filter(None, source),
    "enumerate": enumerate,
}
for name, make in MAKERS.items():
    for scene, source in SCENES.items():
        # In these, and where nobody else holds a source that ends meanwhile, CPython reads or lets go of what is gone.
        if name.startswith("zip_longest") and "end" in scene: continue
        if name == "chain over" and "error at" not in scene: continue
        held = source(range(5))
        run(f"{name}, {scene}", make(held))


def calls(action, answer):
    """A function that does `action` at its second call, and fails at its fifth."""
    state = [0]
    def called(*args):
        state[0] += 1
        if state[0] == 2: action()
        if state[0] == 5: raise KeyError("function")
        return answer(*args)
    return called


for times in 1, 3, 9:
    act = lambda: again(times)
    run(f"takewhile's function, {times}", takewhile(calls(act, lambda number: number < 8), range(12)))
    run(f"dropwhile's function, {times}", dropwhile(calls(act, lambda number: number < 4), range(12)))
    run(f"filterfalse's function, {times}", filterfalse(calls(act, lambda number: number % 2), range(12)))
    run(f"starmap's function, {times}", starmap(calls(act, lambda *row: row), zip(range(12), "abcdefghijkl")))
    run(f"accumulate's function, {times}", accumulate(calls(act, lambda *row: sum(row)) and range(12), calls(act, lambda one, two: one + two)))
    run(f"groupby's key, {times}", groupby(range(12), calls(act, lambda number: number // 2)))
    run(f"map's function, {times}", map(calls(act, lambda number: number * 2), range(12)))
    run(f"filter's function, {times}", filter(calls(act, lambda number: number % 2), range(12)))


class Key:
    def __init__(self, value, action): self.value, self.action = value, action
    def __repr__(self): return f"Key({self.value})"
    def __eq__(self, other):
        action, self.action = self.action, None
        if action: action()
        return self.value == other.value


def groups():
    global it, group
    for steps in 1, 2, 5:
        for at in range(4):
            print("groupby's comparison", steps, at)
            it = groupby([1, 1, 2, 2, 3, 3], calls(lambda: None, lambda number: number) if steps == 5 else None)
            it = groupby(Key(number // 2, (lambda: again(steps)) if number == at else None) for number in range(8))
            for _ in range(5):
                found = step(it)
                print("  ", shown(found))
                if isinstance(found, tuple): print("  ", shown(step(found[1])), shown(step(found[1])), shown(step(found[1])))
    for at in range(4):
        print("group's comparison", at)
        group = None
        def advance(): print("   group", group and shown(step(group)))
        it = groupby(Key(number // 3, advance if number == at else None) for number in range(7))
        for key, group in it:
            print("  ", key, shown(step(group)), shown(step(group)), shown(step(group)))
    it = group = None


groups()
it = groupby("aabb")
key, group = next(it)
second = type(group)(it, "a")
print(step(group), step(second), step(second), step(second))
for wrong in (1, "a"), (it,), (it, "a", 2):
    try: type(group)(*wrong)
    except TypeError as error: print(error)
for make in takewhile, dropwhile, filterfalse, starmap:
    print(make.__name__, step(make(None, [(1,), 0])))
print(list(filterfalse(bool, [0, 1, ""])))


# What dies during a step steps on.
def dying(*names):
    global held
    held = map(Dying, names, repeat(again))
    return held


run("pairwise of the dying", pairwise(dying("a", "b", "c", "d", "e", "f", "g")), 4)
run("groupby of the dying", groupby(dying("a1", "a2", "b1", "b2", "c1", "d1", "e1", "f1")), 4)
run("accumulate of the dying", accumulate(dying("a", "b", "c", "d", "e", "f")), 4)
run("filterfalse of the dying", filterfalse(lambda item: item.name in "ab", dying("a", "b", "c", "d", "e", "f")), 4)
run("dropwhile of the dying", dropwhile(lambda item: item.name in "ab", dying("a", "b", "c", "d", "e", "f")), 4)
run("takewhile of the dying", takewhile(lambda item: item.name in "a", dying("a", "b", "c", "d", "e", "f")), 4)
run("compress of the dying", compress(dying("a", "b", "c", "d", "e", "f"), [1, 0, 1, 0, 1, 1]), 4)
run("islice of the dying", islice(dying("a", "b", "c", "d", "e", "f"), 2, None), 4)
run("batched of the dying", batched(dying("a", "b", "c", "d", "e", "f"), 2), 4)
run("starmap of the dying", starmap(lambda one: one.name, zip(dying("a", "b", "c", "d", "e", "f"))), 4)


class DyingSource(map):
    def __del__(self):
        print("   source dies")
        again(2)


for name in "cycle", "chain", "chain over", "islice", "islice up to", "pairwise", "batched", "batched strictly", "zip_longest shorter":
    global_it = MAKERS[name](DyingSource(int, range(3)))
    it = global_it
    print(name, "of a dying source")
    for _ in range(6): print("  ", shown(step(it)))
    del global_it
    it = iter(())
    gc.collect()

for make in product, permutations, combinations, combinations_with_replacement:
    wanted = () if make is product else (2,)
    it = make([Dying("x"), Dying("y"), Dying("z")], *wanted)
    print(make.__name__, shown(step(it)), shown(step(it)), shown(step(it)))
    del it
run("product of one that steps", product(Source("ab"), Source("cd")), 5)


class Number:
    def __init__(self, value): self.value = value
    def __float__(self): return 0.0
    def __repr__(self): return f"Number({self.value})"
    def __radd__(self, other): return self + other
    def __add__(self, other):
        if self.value == 2: raise KeyError("sum")
        return Number(self.value + other)


run("count of numbers", count(Number(0)), 5)
run("repeat", repeat("r", 2), 4)
for given in (1j, 2), (True, 1.5), ("a",), (None,), (1, []), (type("Index", (), {"__index__": int})(),), (type("Int", (), {"__int__": int})(),):
    try: print(next(count(*given)) in given)
    except TypeError as error: print(error)
