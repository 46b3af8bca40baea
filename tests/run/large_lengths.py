# Lengths, hints and indices that a program gives are whole numbers of a word, also beyond those that need no object.
import gc
import operator


class Long:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length

    def __getitem__(self, index):
        return index


for length in (2**47, 2**48 - 1, 2**48, 2**49 + 1, 2**62, 2**63 - 1):
    long = Long(length)
    print(len(long), len(range(length)), operator.length_hint(long), operator.length_hint([], length) == 0)
    print(operator.length_hint(None, length), reversed(long).__length_hint__(), iter(long).__length_hint__())
    match range(length):
        case [first, *_] if False:
            pass
    iterator = iter(long)
    iterator.__setstate__(length - 1)
    print(iterator.__reduce__()[2], next(iterator))
    for action in (
        lambda: bytearray(b"abc")[length],
        lambda: operator.setitem(bytearray(b"abc"), length, 1),
        lambda: operator.delitem(bytearray(b"abc"), length),
        lambda: [1, 2, 3][length],
        lambda: (1, 2, 3)[length],
        lambda: "abc"[length],
        lambda: bytes(3)[length],
        lambda: range(3)[length],
        lambda: [1, 2, 3].insert(length, 4),
        lambda: [1, 2, 3].pop(length),
    ):
        try:
            print(action(), end=" ")
        except Exception as error:
            print(type(error).__name__, end=" ")
    print()
gc.set_threshold(2**30, 10, 10)
print(gc.get_threshold()[0])
gc.set_threshold(2000, 10, 10)
