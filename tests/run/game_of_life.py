# Conway's game of life on an endless board.
from collections import Counter
from itertools import product


def step(cells):
    near = Counter((x + dx, y + dy) for x, y in cells for dx, dy in product((-1, 0, 1), repeat=2) if dx or dy)
    return {cell for cell, count in near.items() if count == 3 or count == 2 and cell in cells}


def parse(picture):
    return {(x, y) for y, row in enumerate(picture.split()) for x, c in enumerate(row) if c == "#"}


def show(cells, width, height):
    return "\n".join("".join(".#"[(x, y) in cells] for x in range(width)) for y in range(height))


def generations(cells):
    while cells:
        yield cells
        cells = step(cells)


glider = parse(".#. ..# ###")
for number, cells in zip(range(0, 12, 4), [c for n, c in enumerate(g for g, _ in zip(generations(glider), range(12))) if n % 4 == 0]):
    print(f"generation {number}: {len(cells)} cells\n{show(cells, 6, 6)}")
blinker = parse("... ### ...")
print(step(blinker) != blinker, step(step(blinker)) == blinker, step(parse("## ##")) == parse("## ##"))
soup = parse("#.# .#. ##.")
history = []
for number, cells in enumerate(generations(soup)):
    frozen = frozenset(cells)
    if frozen in history:
        print("repeats after", number, "period", number - history.index(frozen), "cells", len(frozen))
        break
    history.append(frozen)
    if number > 200:
        print("still alive")
        break
else:
    print("died after", len(history))
shifted = {(x + 1, y + 1) for x, y in glider}
for _ in range(4):
    glider = step(glider)
print(sorted(glider) == sorted(shifted), min(glider), max(glider))
