# Queens on a board, by permutations and sets: generators and small ints.
SIZE = 9  # 5 in the tests


def permutations(items):
    items = list(items)
    n = len(items)
    indices = list(range(n))
    cycles = list(range(n, 0, -1))
    yield tuple(items)
    while n:
        for i in reversed(range(n)):
            cycles[i] -= 1
            if cycles[i] == 0:
                indices[i:] = indices[i + 1:] + indices[i:i + 1]
                cycles[i] = n - i
            else:
                j = cycles[i]
                indices[i], indices[-j] = indices[-j], indices[i]
                yield tuple(items[k] for k in indices)
                break
        else:
            return


def queens(n):
    columns = range(n)
    for rows in permutations(columns):
        if n == len({rows[c] + c for c in columns}) == len({rows[c] - c for c in columns}):
            yield rows


print(len(list(queens(SIZE))))
