# Permutations, combinations and subsets written out, checked against itertools.
from itertools import combinations, permutations, product, chain


def permute(items):
    if not items:
        yield ()
    for at, item in enumerate(items):
        for rest in permute(items[:at] + items[at + 1:]):
            yield (item, *rest)


def following(row):
    row = list(row)
    at = next((i for i in range(len(row) - 2, -1, -1) if row[i] < row[i + 1]), None)
    if at is None:
        return None
    other = max(i for i in range(at + 1, len(row)) if row[i] > row[at])
    row[at], row[other] = row[other], row[at]
    row[at + 1:] = row[:at:-1]
    return row


def subsets(items):
    return [[item for bit, item in enumerate(items) if mask >> bit & 1] for mask in range(1 << len(items))]


def queens(size, columns=()):
    if len(columns) == size:
        yield columns
        return
    for column in range(size):
        if all(column != c and abs(column - c) != len(columns) - r for r, c in enumerate(columns)):
            yield from queens(size, columns + (column,))


print(list(permute("abc")) == list(permutations("abc")), list(permute([])), len(list(permute(tuple(range(6))))))
row = [1, 2, 2, 3]
count = 1
while (new := following(row)) is not None:
    row, count = new, count + 1
print(count, row, following([2, 3, 1]), len(set(permutations([1, 2, 2, 3]))))
print(subsets("xyz"), sorted(map(tuple, subsets("xyz"))) == sorted(chain.from_iterable(combinations("xyz", n) for n in range(4))))
print(next(queens(6)), [sum(1 for _ in queens(n)) for n in range(1, 8)])
print(["".join(word) for word in product("ab", "xy", repeat=1)], [sum(c) for c in combinations([1, 2, 4, 8], 2)])
