# Which methods of a dict's subclass are asked where its items are taken over: those of a class with an __iter__ of its own.
from itertools import combinations

asked = []


def made(names):
    def __iter__(self):
        asked.append("iter")
        return iter(["x"])

    def keys(self):
        asked.append("keys")
        return ["r"]

    def __getitem__(self, key):
        asked.append("getitem")
        return "got " + key

    def items(self):
        asked.append("items")
        return [("i", 1)]

    def __len__(self):
        asked.append("len")
        return 7

    known = {"__iter__": __iter__, "keys": keys, "__getitem__": __getitem__, "items": items, "__len__": __len__}
    return type("Sub", (dict,), {name: known[name] for name in names})


def keywords(**given):
    return given


def updated(mapping, other):
    mapping.update(other)
    return mapping


def merged_in_place(mapping, other):
    mapping |= other
    return mapping


WAYS = {
    "d | s": lambda sub: {0: 0} | sub,
    "s | d": lambda sub: sub | {0: 0},
    "s | s": lambda sub: sub | sub,
    "{} | s": lambda sub: {} | sub,
    "d |= s": lambda sub: merged_in_place({0: 0}, sub),
    "update": lambda sub: updated({0: 0}, sub),
    "{**s}": lambda sub: {**sub},
    "dict(s)": dict,
    "f(**s)": lambda sub: keywords(**sub),
    "copy": lambda sub: sub.copy(),
    "fromkeys": dict.fromkeys,
}
NAMES = ["__iter__", "keys", "__getitem__", "items", "__len__"]
for count in range(len(NAMES) + 1):
    for names in combinations(NAMES, count):
        print(*names)
        for way, take in WAYS.items():
            for items in {"r": 1}, {}:
                sub = made(names)(items)
                asked.clear()
                try:
                    taken = take(sub)
                except Exception as error:
                    taken = repr(error)
                print("   ", way, type(taken).__name__, dict.__repr__(taken) if isinstance(taken, dict) else taken, *asked)
