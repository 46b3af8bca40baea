# A sudoku by backtracking on the cell with the fewest candidates.
PUZZLE = """
53..7.... 6..195... .98....6.
8...6...3 4..8.3..1 7...2...6
.6....28. ...419..5 ....8..79
""".split()


def parse(rows):
    return {(r, c): int(cell) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell != "."}


def peers(r, c):
    row = {(r, k) for k in range(9)}
    column = {(k, c) for k in range(9)}
    top, left = r // 3 * 3, c // 3 * 3
    box = {(top + i, left + j) for i in range(3) for j in range(3)}
    return (row | column | box) - {(r, c)}


PEERS = {(r, c): peers(r, c) for r in range(9) for c in range(9)}
tries = 0


def solve(grid):
    global tries
    empty = [cell for cell in PEERS if cell not in grid]
    if not empty:
        return grid
    options = {cell: set(range(1, 10)) - {grid[p] for p in PEERS[cell] if p in grid} for cell in empty}
    cell = min(empty, key=lambda cell: (len(options[cell]), cell))
    for value in sorted(options[cell]):
        tries += 1
        if solved := solve({**grid, cell: value}):
            return solved
    return None


solution = solve(parse(PUZZLE))
for r in range(9):
    print(" ".join(str(solution[r, c]) + (" |" if c in (2, 5) else "") for c in range(9)))
    if r in (2, 5):
        print("------+-------+------")
print(tries, all(len({solution[p] for p in PEERS[cell]} | {value}) == 9 for cell, value in solution.items()))
