"""What is asked of an iterable before it is gone through, and where that ends."""
import operator


class Sized:
    def __len__(self):
        print("len", end=" ")
        return 2

    def __iter__(self):
        print("iter", end=" ")
        return iter((1, 2))


class Hinting:
    def __init__(self, hint=2):
        self.hint = hint

    def __length_hint__(self):
        print("hint", end=" ")
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint

    def __iter__(self):
        return iter((1, 2))


array = bytearray(b"abc")
for action in (
    list, tuple, set, sorted, sum, max, bytes, bytearray, array.extend, [].extend, [].__iadd__, dict.fromkeys,
    int.from_bytes, lambda made: [*made], lambda made: (*made, 3), lambda made: {*made}, lambda made: [0].__init__(made),
    lambda made: array.__setitem__(slice(1), made), lambda made: operator.length_hint(made, 7),
):
    print(action(Sized()), action(Hinting()))

for hint in TypeError("no"), NotImplemented, "two", -1, ValueError("no"), 2**70:
    try:
        print(list(Hinting(hint)))
    except Exception as error:
        print(type(error).__name__, error)
print(operator.length_hint(1), operator.length_hint(iter([1, 2])), operator.length_hint(Hinting(NotImplemented), 5))


class Items:
    def __getitem__(self, index):
        print("item", index, end=" ")
        return "no byte" if index == 2 else index


for action in bytes, bytearray, array.extend, int.from_bytes:
    try:
        action(Items())
    except TypeError as error:
        print(error)


class Text(str):
    pass


class Data(bytes):
    pass


text, data = Text("a"), Data(b"a")
print([type(shown).__name__ for shown in (f"{text}", f"{text!s}", format(text), f"{text:1}", text.__format__(""))])
print([type(part).__name__ for part in (*text.partition("b"), *text.rpartition("b"), *text.partition("a"))])
print([type(part).__name__ for part in (*data.partition(b"b"), *data.rpartition(b"b"), *data.partition(b"a"))])

for key in slice(None), slice(0, 1), slice(None, None, 2):
    try:
        [1, 2].__setitem__(key, 5)
    except TypeError as error:
        print(error)


# Iterators over views and aliases have types of their own; only what has a length is reversed.
view = memoryview(b"abc")
walked = iter(view)
print(type(walked).__name__, next(walked), hasattr(walked, "__length_hint__"), hasattr(walked, "__setstate__"))
view.release()
for _ in range(2):
    try:
        next(walked)
    except ValueError as error:
        print(error)
unpacked = iter(list[int])
print(type(unpacked).__name__, list(unpacked), list(unpacked), hasattr(unpacked, "__length_hint__"))


class Indexed:
    def __getitem__(self, index):
        return index


for value in (Indexed(), {1}, 5):
    try:
        reversed(value)
    except TypeError as error:
        print(error)


class Hinted(Indexed):
    def __len__(self):
        print("asked for a length")
        return 2

    def __getitem__(self, index):
        return "ab"[index]


print(dict([Hinted(), Hinted()]), "-".join(Hinted()))
