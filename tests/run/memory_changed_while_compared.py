# Containers that change while their items are compared, hashed or shown: who is asked, how often, and what is found.
members, table, row = set(), {}, []
told = []


class Key:
    def __init__(self, number, does=None, equal=False):
        self.number, self.does, self.equal = number, does, equal

    def __hash__(self):
        return self.number % 8

    def __eq__(self, other):
        told.append((self.number, other.number))
        does, self.does = self.does, None
        if does:
            does()
        return self.equal

    def __repr__(self):
        told.append(self.number)
        does, self.does = self.does, None
        if does:
            does()
        return f"Key({self.number})"


def case(name, action):
    told.clear()
    try:
        print(f"{name}: {action()!r}")
    except Exception as error:
        print(f"{name}: {type(error).__name__} {error}")
    print("   ", told)


def adds():
    members.add(Key(5))
    table[Key(5)] = 1


def adds_its_like():
    members.add(Key(9))
    table[Key(9)] = 1


def empties():
    members.clear()
    table.clear()


def refills():
    empties()
    fill(*kept)


def removes():
    for key in list(members)[:1]:
        members.discard(key)
    for key in list(table)[:1]:
        del table[key]


def fill(*keys):
    global kept
    kept = keys
    for key in keys:
        members.add(key)
        table[key] = key.number


for change in (adds, adds_its_like, empties, refills, removes):
    for equal in (False, True):
        empties()
        fill(Key(1, change, equal))
        case(f"{change.__name__} {equal} in", lambda: (Key(1) in members, len(members)))
        case(f"{change.__name__} {equal} get", lambda: (table.get(Key(1)), len(table)))
        empties()
        fill(Key(1, change, equal))
        case(f"{change.__name__} {equal} add", lambda: (members.add(Key(17)), len(members)))
        case(f"{change.__name__} {equal} set", lambda: (table.update({Key(17): 3}), len(table)))

empties()
first, second = Key(1), Key(9)
fill(first, second, Key(17))
case("one that is there asks those before it", lambda: (second in members, table[second]))


def shown(container, change):
    told.clear()
    print(repr(container), told, change.__name__)


def shrinks():
    del row[1:]
    table.pop("b", None)


def grows():
    row.append(4)
    table["d"] = 4


for change in (shrinks, grows):
    row[:] = [Key(1, change), 2, 3]
    shown(row, change)
    empties()
    table.update(a=Key(1, change), b=2, c=3)
    shown(table, change)


class Meta(type):
    def __getattribute__(cls, name):
        print("asked for", name)
        return super().__getattribute__(name)

    def mro(cls):
        print("its own order")
        return super().mro()


class Made(metaclass=Meta):
    pass


try:
    Made.__dict__ = {}
except AttributeError as error:
    print(error)
