# How many items iterators say are to come, while what they walk over changes.
import operator
from _collections import deque
from itertools import product


def hint(iterator):
    return operator.length_hint(iterator, -7)


def step(iterator):
    try:
        return type(next(iterator)).__name__
    except Exception as error:
        return type(error).__name__


def walks():
    numbers, table, row, queue = {1, 2, 3}, {1: 1, 2: 2, 3: 3}, [1, 2, 3], deque([1, 2, 3])
    grow = lambda: table.update({9: 9})
    return {
        "set": (iter(numbers), lambda: numbers.add(9), numbers.clear),
        "dict": (iter(table), grow, table.clear),
        "items": (iter(table.items()), grow, table.clear),
        "dict backwards": (reversed(table), grow, table.clear),
        "list": (iter(row), lambda: row.append(9), row.clear),
        "list backwards": (reversed(row), lambda: row.append(9), row.clear),
        "deque": (iter(queue), lambda: queue.append(9), queue.clear),
        "deque backwards": (reversed(queue), lambda: queue.append(9), queue.clear),
    }


for name in walks():
    print(name)
    for actions in product("ngc", repeat=3):
        iterator, grow, clear = walks()[name]
        told = [hint(iterator)]
        for action in actions:
            told.append(step(iterator) if action == "n" else grow() if action == "g" else clear())
            told.append(hint(iterator))
        for _ in range(5):
            told.append(step(iterator))
            told.append(hint(iterator))
        print("   ", "".join(actions), *told)
