# What is no iterable, refuses to be one, or fails as one: each place says it in its own words.


class Raises:
    def __init__(self, kind):
        self.kind = kind

    def __iter__(self):
        raise self.kind("no")


class Wrong:
    def __iter__(self):
        return 5


class Refuses:
    __iter__ = None


class Silent:
    pass


def assign(value, key):
    [1, 2][key] = value


def unpack(value):
    one, two = value


def unpack_rest(value):
    one, *rest = value


PLACES = {
    "slice": lambda value: assign(value, slice(0, 1)),
    "step": lambda value: assign(value, slice(None, None, 2)),
    "extend": lambda value: [].extend(value),
    "bytearray": lambda value: bytearray(value),
    "bytes": lambda value: bytes(value),
    "bytearray slice": lambda value: bytearray(b"ab").__setitem__(slice(0, 1), value),
    "bytearray extend": lambda value: bytearray().extend(value),
    "unpack": unpack,
    "unpack rest": unpack_rest,
    "str.join": lambda value: "".join(value),
    "bytes.join": lambda value: b"".join(value),
    "star": lambda value: [*value],
    "arguments": lambda value: print(*value),
    "dict": lambda value: dict(value),
    "update": lambda value: {}.update([value]),
    "in": lambda value: 1 in value,
    "set": lambda value: set(value),
    "tuple": lambda value: tuple(value),
    "chain": lambda value: list(__import__("itertools").chain([1], value)),
}

for value in (Raises(TypeError), Raises(ValueError), Wrong(), Refuses(), Silent(), 5, 1.5):
    print(f"--- {type(value).__name__} {getattr(value, 'kind', '')}")
    for name, place in PLACES.items():
        try:
            place(value)
        except Exception as error:
            print(f"{name}: {type(error).__name__}: {error}", *getattr(error, "__notes__", []))
        else:
            print(f"{name}: fine")


class Row(list):
    def __iter__(self):
        return iter("ab")


# Where a class of its own says what is in it, that is asked.
items = [0]
items[:] = Row([3])
print(items, "".join(Row(["x"])), [*Row([1])])

from itertools import chain

ended = chain([1], 5, [2])
print(next(ended))
for _ in range(2):
    try:
        print(next(ended))
    except Exception as error:
        print(type(error).__name__)
