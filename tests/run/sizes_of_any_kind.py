"""Sizes and lengths that are huge, negative or no ints at all, and ints that methods return of a subclass."""

LARGEST = 2**63 - 1


class Int(int):
    pass


class Number:
    def __init__(self, number):
        self.number = number

    def __index__(self):
        return self.number

    def __repr__(self):
        return f"Number({self.number!r})"


def making(**methods):
    """An object whose special methods return these."""

    def method(made):
        def call(self):
            if isinstance(made, type):
                raise made("asked")
            return made

        return call

    return type("Made", (), {f"__{name}__": method(made) for name, made in methods.items()})()


def outcome(action):
    try:
        made = action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return repr(made)


print("-- to_bytes and from_bytes")
for size in (0, 1, 2, -1, LARGEST, LARGEST - 33, 2**63, -(2**63) - 1, None, 1.5, True, Number(2), Number(-2), Number("x")):
    print(size, [outcome(lambda: number.to_bytes(size, "little", signed=True)) for number in (0, 1, -1, 300)])
for order in ("Big", "", None, b"big", "big\0", "little"):
    print(ascii(order), outcome(lambda: (1).to_bytes(-1, order)), outcome(lambda: int.from_bytes("a", order)))


class Bytes:
    def __init__(self, made):
        self.made = made

    def __bytes__(self):
        return self.made


class OwnBytes(bytes):
    def __bytes__(self):
        return b"over"

    def __index__(self):
        return 2


for source in (Bytes(b"x"), Bytes(None), Bytes(bytearray(b"x")), OwnBytes(b"q"), [1, 2], [300], ["a"], "ab", 5, None, {1: 2}, Number(3)):
    name = type(source).__name__
    print(name, outcome(lambda: int.from_bytes(source)), outcome(lambda: bytes(source)), outcome(lambda: bytearray(source)))
    print(name, outcome(lambda: b"%b" % source), outcome(lambda: bytes(source, errors="strict")), outcome(lambda: int(source)))

print("-- what methods return")
for name in ("len", "length_hint", "index", "int", "float", "complex", "bool"):
    for made in (0, -1, -(2**63) - 1, LARGEST, 2**63, None, 1.5, "a", NotImplemented, TypeError, OverflowError, Int(2), True, Number(2)):
        there = making(**{name: made})
        type(there).__iter__ = lambda self: iter([1, 2])
        print(name, made, [outcome(lambda: use(there)) for use in (len, bytes, bytearray, list, bool, range, hex, float, complex, int)])
        print(name, made, outcome(lambda: [1] * there), outcome(lambda: "\ta".expandtabs(there)), outcome(lambda: there in b"abc"))

print("-- many times")
for row in ("", "a", "ab", b"", b"a", b"ab", bytearray(), bytearray(b"ab"), [], [1, 2], (), (1, 2)):
    for times in (LARGEST, 2**62, LARGEST - 33, 2**63, -1, Number(LARGEST)):
        print(repr(row), times, outcome(lambda: row * times), outcome(lambda: times * row))
for row in ("ab", b"ab", bytearray(b"ab")):
    for width in (LARGEST, LARGEST - 33, LARGEST - 30, 2**63, -(2**63), None, True):
        print(repr(row), width, outcome(lambda: row.ljust(width)), outcome(lambda: row.zfill(width)))
    for fill in ("", "x", "xy", b"x", b"", b"xy", bytearray(b"q"), memoryview(b"z"), 5, None):
        shown = fill if not isinstance(fill, memoryview) else "memory"
        print(repr(row), shown, outcome(lambda: row.center(5, fill)), outcome(lambda: row.rjust(LARGEST, fill)) if fill != "x" else "")
    for tabs in (2**31, -(2**31) - 1, -1, None, 1.0):
        print(tabs, outcome(lambda: row.expandtabs(tabs)))
