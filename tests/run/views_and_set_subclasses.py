# What the operators of dict views ask of a subclass of set: its length, its iterator, what it contains.
import operator

asked = []


def made(base, length=None, items=None, contained=None):
    def __len__(self):
        asked.append("len")
        return length

    def __iter__(self):
        asked.append("iter")
        return iter(items)

    def __contains__(self, item):
        asked.append("contains")
        return contained

    given = {"__len__": (__len__, length), "__iter__": (__iter__, items), "__contains__": (__contains__, contained)}
    namespace = {name: method for name, (method, value) in given.items() if value is not None}
    return type("Sub", (base,), namespace)


def shown(value):
    return sorted(value, key=repr) if type(value) in (set, frozenset) else value


OPERATORS = [getattr(operator, name) for name in ("le", "lt", "ge", "gt", "eq", "ne", "and_", "or_", "sub", "xor")]
OPERATORS.append(lambda one, two: one.isdisjoint(two))
held = {1: 2, 3: 4}
for options in {}, {"length": 2}, {"length": 0}, {"length": 9}, {"items": [1, 5]}, {"contained": True}, {"contained": False}, \
        {"length": 3, "contained": False}, {"length": 1, "items": [1, 5]}:
    print(options)
    for base in set, frozenset:
        for view, members in (held.keys(), [1, 3]), (held.items(), [(1, 2), (3, 4)]):
            other = made(base, **options)(members)
            for operate in OPERATORS:
                for one, two in (view, other), (other, view):
                    asked.clear()
                    try:
                        outcome = shown(operate(one, two))
                    except Exception as error:
                        outcome = repr(error)
                    print("   ", type(one).__name__, operate.__name__, type(two).__name__, outcome, *asked)


class Nonsense(set):
    def __len__(self):
        return "two"


for operate in OPERATORS:
    try:
        print(shown(operate(held.keys(), Nonsense([1]))))
    except TypeError as error:
        print(error)

# Items with parts that have no hash.
unhashable = {1: []}.items()
for operate in OPERATORS:
    for other in {2}, set(), [2], [[]], [(1, [])], {1: []}.items(), {1: [], 2: []}.items():
        for one, two in (unhashable, other), (other, unhashable):
            try:
                print(shown(operate(one, two)))
            except (TypeError, AttributeError) as error:
                print(error)
