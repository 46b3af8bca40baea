# Weak references and proxies: what they refer to, which there are, what they do when it dies.
import _weakref
import gc


def shown(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Target:
    pass


target = Target()
plain, again = _weakref.ref(target), _weakref.ref(target)
proxy, proxy_again = _weakref.proxy(target), _weakref.proxy(target)
print(plain is again, proxy is proxy_again, _weakref.getweakrefcount(target), target.__weakref__ is plain)

log = []
third = _weakref.ref(target, lambda ref: log.append(("third", ref is third)))
fourth = _weakref.proxy(target, lambda ref: log.append(("fourth", ref is fourth)))
fifth = _weakref.ref(target, lambda ref: log.append(("fifth", ref is fifth)))


class Keyed(_weakref.ref):
    __slots__ = ("key",)

    def __new__(cls, target, callback=None, key=1):
        return super().__new__(cls, target, callback)

    def __init__(self, target, callback=None, key=1):
        super().__init__(target, callback)
        self.key = key


sixth = Keyed(target, key=5)
seventh = Keyed(target, lambda ref: log.append(("seventh", ref is seventh)))
names = dict(plain=plain, proxy=proxy, third=third, fourth=fourth, fifth=fifth, sixth=sixth, seventh=seventh)
names = {id(ref): name for name, ref in names.items()}
print(_weakref.getweakrefcount(target), [names[id(ref)] for ref in _weakref.getweakrefs(target)])
print(sixth.key, sixth() is target, sixth == plain, hash(sixth) == hash(plain), third.__callback__ is None)
del target
print(log, plain(), third.__callback__, sixth(), repr(plain)[-6:], plain == again, plain == third)
print(_weakref.getweakrefcount(5), _weakref.getweakrefs(5))


def function():
    pass


print(repr(_weakref.ref(function)).split(";")[1][:14], repr(_weakref.ref(function))[-11:])
table = {"dead": plain, "alive": _weakref.ref(function)}
_weakref._remove_dead_weakref(table, "dead")
_weakref._remove_dead_weakref(table, "alive")
shown(lambda: _weakref._remove_dead_weakref(table, "missing"))
shown(lambda: _weakref._remove_dead_weakref({"a": 4}, "a"))
print(list(table), _weakref.ref[int])


# Proxies stand for their referents in operators, subscripts, iteration, calls and attributes.
class Everything:
    def __init__(self):
        self.value = 3

    def __call__(self, *args, **kwargs):
        return args, kwargs

    def __len__(self):
        return 5

    def __bool__(self):
        return False

    def __iter__(self):
        return iter([1, 2])

    def __next__(self):
        return "next"

    def __contains__(self, item):
        return item == 7

    def __add__(self, other):
        return "add", other

    def __radd__(self, other):
        return "radd", other

    def __iadd__(self, other):
        return "iadd", other

    def __pow__(self, other, modulus=None):
        return "pow", other, modulus

    def __divmod__(self, other):
        return "divmod", other

    def __neg__(self):
        return "neg"

    def __int__(self):
        return 8

    def __index__(self):
        return 9

    def __float__(self):
        return 2.5

    def __getitem__(self, key):
        return "item", key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("delete", key)

    def __lt__(self, other):
        return "lt"

    def __eq__(self, other):
        return "eq"

    def __hash__(self):
        return 77

    def __str__(self):
        return "text"


class Nothing:
    pass


def change_in_place(value):
    value += 5
    return value


ACTIONS = [
    lambda x: x(1, k=2), lambda x: len(x), lambda x: bool(x), lambda x: list(x), lambda x: 7 in x, lambda x: x + 1,
    lambda x: 1 + x, lambda x: int(x), lambda x: "abcdefghijkl"[x], lambda x: float(x), lambda x: x[1],
    lambda x: x.__setitem__(1, 2), lambda x: x.__delitem__(1), lambda x: x < 1, lambda x: x == 1, lambda x: hash(x),
    lambda x: str(x)[:5], lambda x: repr(x)[:11], lambda x: divmod(x, 2), lambda x: pow(x, 2),
    lambda x: pow(x, 2, 3), lambda x: -x, lambda x: next(x), lambda x: x.value, lambda x: setattr(x, "value", 4),
    lambda x: x.value, lambda x: delattr(x, "value"), lambda x: x.value, lambda x: {x}, lambda x: abs(x),
    lambda x: x != x, lambda x: x @ 1, lambda x: callable(x), change_in_place, lambda x: x.__class__.__name__,
    lambda x: isinstance(x, Everything), lambda x: type(x).__name__,
]
everything, nothing = Everything(), Nothing()
pair = _weakref.proxy(everything), _weakref.proxy(nothing)
for proxy in pair:
    for action in ACTIONS:
        shown(lambda: action(proxy))
del everything, nothing
for action in ACTIONS:
    shown(lambda: action(pair[1]))
print(repr(pair[0])[-5:])
for wrong in (lambda: _weakref.proxy(5), lambda: _weakref.proxy(), lambda: _weakref.ref(5), lambda: hash(seventh)):
    shown(wrong)


# Which objects can be referred to.
def generator():
    yield


class NoRoom:
    __slots__ = ()


class Room:
    __slots__ = ("__weakref__",)


class OfList(list):
    pass


class OfInt(int):
    pass


class OfTuple(tuple):
    pass


candidates = [
    1, 1.5, "a", b"a", (), [], {}, set(), frozenset(), None, function, Target, print, len, [].append, _weakref,
    generator(), type, int, object(), function.__code__, iter([]), range(3), slice(1), property(),
    staticmethod(function), memoryview(b""), bytearray(), Target().__init__, Ellipsis, 1j, NoRoom(), Room(), OfList(),
    OfInt(), OfTuple(), map(int, []), list[int], int | str, {}.keys(),
]
for candidate in candidates:
    shown(lambda: type(_weakref.ref(candidate)()).__name__)
for slots in (["__weakref__", "__weakref__"], ["__dict__", "__dict__"]):
    shown(lambda: type("Twice", (), {"__slots__": slots}))
for base in (Target, Room, OfList):
    shown(lambda: type("Below", (base,), {"__slots__": ["__weakref__"]}))
    shown(lambda: type("Below", (base,), {"__slots__": ["__dict__"]}))
shown(lambda: _weakref.ref(type("Both", (NoRoom, Room), {"__slots__": []})())())


# In a cycle: all references are cleared before any callback runs.
class Node:
    pass


one, two = Node(), Node()
one.other, two.other = two, one
seen = []
refs = [_weakref.ref(node, lambda ref: seen.append([other() for other in refs])) for node in (one, two)]
one.own = _weakref.ref(two, lambda ref: seen.append("never: it dies with them"))
del one, two
gc.collect()
print(seen)


# A referent revived by its finalizer has lost its references.
class Phoenix:
    def __del__(self):
        kept.append(self)


kept = []
phoenix = Phoenix()
reference = _weakref.ref(phoenix, lambda ref: seen.append("told"))
del phoenix
print(len(kept), reference() is None, seen[-1])
