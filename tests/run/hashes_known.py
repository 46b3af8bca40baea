# A dict or a set that takes over keys of another does not ask for their hashes again, and a tuple asks its items once.
from functools import lru_cache

asked = 0


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        global asked
        asked += 1
        return self.number

    def __repr__(self):
        return f"Key({self.number})"


class EqualKey(Key):
    __hash__ = Key.__hash__

    def __eq__(self, other):
        return self.number == other.number


class Plain(dict):
    pass


class Walked(dict):
    def __iter__(self):
        return iter([])


class PlainSet(set):
    pass


def count(name, action):
    global asked
    asked = 0
    try:
        result = action()
    except Exception as error:
        result = error
    shown = result if isinstance(result, (bool, int, Exception)) else type(result).__name__
    length = len(result) if hasattr(result, "__len__") else ""
    print(name, asked, shown, length)


for make in (Key, EqualKey):
    d, e = {make(1): 1, make(2): 2}, {make(2): 2, make(3): 3}
    s, t = {make(3), make(4)}, {make(4), make(5)}
    many, frozen = {make(n) for n in range(40)}, frozenset(s)
    plain, walked, plain_set = Plain(d), Walked(d), PlainSet(s)
    print("dicts of", make.__name__)
    for name, keys in [("d", d), ("s", s), ("frozen", frozen), ("plain", plain), ("plain_set", plain_set), ("list", list(d))]:
        count("fromkeys " + name, lambda: dict.fromkeys(keys))
        count("fromkeys of a subclass " + name, lambda: Plain.fromkeys(keys))
    for name, other in [("d", d), ("plain", plain), ("walked", walked), ("pairs", list(d.items()))]:
        count("update " + name, lambda: {5: 1}.update(other))
        count("update of an empty one " + name, lambda: {}.update(other))
        count("dict " + name, lambda: dict(other))
    count("|", lambda: {5: 1} | d)
    count("|=", lambda: {5: 1}.__ior__(d))
    count("two displays", lambda: {5: 1, **d, **e})
    count("keywords", lambda: dict(d, a=1))
    count("copy", lambda: d.copy())
    count("==", lambda: d == e)
    count("== copy", lambda: d == dict(d))
    count("!=", lambda: d != {**e})
    count("in", lambda: make(1) in d)
    count("setdefault", lambda: d.setdefault(make(1), 1))
    count("pop", lambda: d.pop(make(1), 0))
    count("popitem", lambda: dict(d).popitem())
    print("sets of", make.__name__)
    for name, other in [("d", d), ("t", t), ("keys", d.keys()), ("list", list(d)), ("many", many), ("self", s), ("frozen", frozen), ("plain_set", plain_set)]:
        count("set " + name, lambda: set(other))
        count("frozenset " + name, lambda: frozenset(other))
        count("update " + name, lambda: {1}.update(other))
        for method in "union intersection difference symmetric_difference isdisjoint issubset issuperset".split():
            count(f"{method} {name}", lambda: getattr(s, method)(other))
            count(f"{method} many {name}", lambda: getattr(many, method)(other))
        for method in "update intersection_update difference_update symmetric_difference_update".split():
            count(f"{method} {name}", lambda: getattr(set(s), method)(other))
            count(f"{method} many {name}", lambda: getattr(set(many), method)(other))
        for operator in "__or__ __and__ __sub__ __xor__ __ior__ __iand__ __isub__ __ixor__ __eq__ __le__ __gt__".split():
            count(f"{operator} {name}", lambda: getattr(set(s), operator)(other))
    count("hash", lambda: len([hash(frozenset(d))]))
    print("views of", make.__name__)
    for name, other in [("e keys", e.keys()), ("e items", e.items()), ("s", s), ("many", many), ("list", list(d)), ("d keys", d.keys()), ("frozen", frozen), ("plain_set", plain_set), ("one", {make(2): 2}.items())]:
        for view in (d.keys(), d.items(), plain.keys()):
            kind = type(view).__name__
            for operator in "__or__ __and__ __sub__ __xor__ __ror__ __rand__ __rsub__ __rxor__ __eq__ __ne__ __le__ __lt__ __ge__ __gt__ isdisjoint".split():
                count(f"{kind} {operator} {name}", lambda: getattr(view, operator)(other))
    count("items in", lambda: (make(1), 1) in d.items())

cached, limited, none = (lru_cache(size)(lambda *args, **more: 1) for size in (None, 2, 0))
one, two, three = Key(1), Key(2), EqualKey(3)
for name, function in [("cached", cached), ("limited", limited), ("none", none)]:
    count(name, lambda: function(one))
    count(name + " again", lambda: function(one))
    count(name + " two", lambda: function(one, two, x=three))
    count(name + " two again", lambda: function(one, two, x=three))
    count(name + " a third", lambda: function(three))
    count(name + " the first", lambda: function(one))
    print(function.cache_info())


@lru_cache(maxsize=1)
def again(n, depth=0):
    if depth.number:
        again(n, EqualKey(depth.number - 1))
        again(n, depth) if depth.number == 1 and not asked > 100 else None
    return depth.number


count("a call within", lambda: again(one, EqualKey(0)))
print(again.cache_info())

pair = (Key(1), (Key(2), Key(3)))
count("tuple", lambda: hash(pair) and 0)
count("tuple again", lambda: hash(pair) and 0)
count("tuple as a key", lambda: {pair: 1, (pair, 1): 2})


class Pair(tuple):
    pass


made = Pair(pair)
count("tuple of a subclass", lambda: hash(made) and 0)
count("again", lambda: hash(made) and 0)
zipped = zip([Key(1), Key(2)], [Key(3), Key(4)])
for row in zipped:
    count("zipped", lambda: hash(row) and 0)
    row = None
print(len({row for row in zip(range(5), range(5))}), len({hash(row) for row in enumerate("abc")}))
