# Carets under subscripts, and what the errors say.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


grid = [[1, 2, 3], [4, 5, 6]]
record = {"name": "x", "tags": ("a", "b")}
attempt(lambda: grid[2])
attempt(lambda: record["age"])
attempt(lambda: record["tags"][5])
attempt(lambda: "abc"[7])
attempt(lambda: 5[0])
attempt(lambda: None["key"])
attempt(lambda: grid["a"])
attempt(lambda: record["tags"]["a"])
attempt(lambda: {}[[]])
attempt(lambda: range(3)[9])
attempt(lambda: [1, 2, 3][::0])


def pick(rows, row, column):
    cell = rows[row][
        column
    ]
    return cell


print(pick(grid, 1, 2))
del record["tags"]
grid[0][1] = record.get("tags") or grid[1][-1]
print(grid)
print(pick(grid, 0, 1), record["name"][0], grid[1][record["tags"][0]])
