# Which items a sort compares, how often, and where it stands when a comparison fails.
import random
from functools import cmp_to_key

random.seed(8)
asked = 0


class Item:
    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        global asked
        asked += 1
        trace.append((self.number, other.number))
        if asked > most:
            raise ValueError
        return answer(self.number, other.number)

    def __repr__(self):
        return str(self.number)


class Unsure(Item):
    def __lt__(self, other):
        Item.__lt__(self, other)
        return NotImplemented if self.number % 2 else self.number < other.number

    def __gt__(self, other):
        global asked
        asked += 1
        return self.number > other.number


def shapes(size):
    numbers = [random.randrange(random.choice([2, 10, 10**6])) for _ in range(size)]
    yield numbers
    yield sorted(numbers)
    yield sorted(numbers, reverse=True)
    half = size // 2
    yield sorted(numbers[:half]) + sorted(numbers[half:])
    yield sorted(numbers[half:]) + numbers[:half]
    yield sorted(numbers)[:-3] + numbers[:3]
    yield [number for start in range(0, size, 97) for number in sorted(numbers[start : start + 97])]
    yield list(range(size)) + list(range(size // 3))
    yield list(range(half, size)) + list(range(half))
    yield [number % 3 for number in numbers]


def checksum(things):
    total = 0
    for thing in things:
        total = (total * 31 + hash(thing)) % (2**61 - 1)
    return total


def plain(one, two):
    return one < two


def odd(one, two):
    return (one * 7 + two * 3 + asked) % 5 < 2


for kind in Item, Unsure:
    for answer in plain, odd:
        for size in (0, 1, 2, 3, 5, 31, 64, 65, 130, 500):
            for numbers in shapes(size):
                for limit in (None, size // 2, size * 3):
                    for options in ({}, {"reverse": True}, {"key": lambda item: item}):
                        if size > 40 and options or size > 100 and (limit or kind is Unsure):
                            continue
                        most = 10**9 if limit is None else limit
                        asked, trace = 0, []
                        items = [kind(number) for number in numbers]
                        try:
                            items.sort(**options)
                            end = "sorted"
                        except ValueError:
                            end = "failed"
                        order = checksum(item.number for item in items)
                        print(kind.__name__, answer.__name__, size, end, asked, checksum(trace), order)

for rows in ([(1, "b"), (1, "a"), (0, 5)], [(1,), ("a",)], [(), (2,), (1,)], [(2.5, 1), (2.5, 0)], [[2], [1], []], [1, 2.5, 0, True]):
    try:
        print(sorted(rows), sorted(rows, reverse=True))
    except TypeError as error:
        print(error)


def compare(one, two):
    rows.append((one, two))
    return one - two


for numbers in shapes(40):
    rows = []
    print(sorted(numbers, key=cmp_to_key(compare)) == sorted(numbers), len(rows), checksum(rows))


class Meddles(int):
    def __lt__(self, other):
        row.append(self)
        return int(self) < int(other)


row = [Meddles(n) for n in (3, 1, 2)]
try:
    row.sort()
except ValueError as error:
    print(error, row)


class Other(Meddles):
    pass


class Changes(Item):
    def __lt__(self, other):
        if self.number == 2:
            other.__class__ = Item
        return Item.__lt__(self, other)


asked, most, trace, answer = 0, 100, [], plain
row = [Changes(n) for n in (3, 1, 2, 5, 2, 0, 2)]
row.sort()
print(row, asked, trace)
