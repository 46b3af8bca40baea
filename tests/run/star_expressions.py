# Stars everywhere: displays, targets, calls, parameters, subscripts, returns, and loops.
head, *body, tail = range(6)
print(head, body, tail)
*all_but_last, last = "word"
print(all_but_last, last)
(a, *b), c = [1, 2, 3], 4
[d, [*e, f]] = 5, "gh"
print(a, b, c, d, e, f)
for first, *others in [(1, 2, 3), "ab", [9]]:
    print(first, others, end="; ")
print()
print([*range(3), *"ab"], (*[1], *()), {*"a", *"a"}, {**{"x": 1}, "y": 2, **{"x": 3}})


def spread(*args, key=None, **options):
    return args, key, options


print(spread(*[1, 2], 3, *"x", key=4, **{"p": 5}, q=6, **{}))
print(spread(*(), **{"key": 1}))


def several():
    values = [2, 3]
    return 1, *values


def produce():
    yield 0, *several()


print(several(), next(produce()))


class Grid:
    def __getitem__(self, key): return key


index = (1, 2)
print(Grid()[*index, 3], Grid()[*index], Grid()[0, *index, slice(1)])
for value in *range(2), *"z":
    print(value, end=" ")
print()
for code in ("a, *b, c = [1]", "*a, = 5", "a, b = {1: 2}", "x, *y = iter([])"):
    try:
        exec(code)
    except (TypeError, ValueError) as error:
        print(error)
numbers = [5, 1, 4]
print(*numbers, *sorted(numbers), sep="-")
print(max(*numbers, 2), [*map(lambda pair: [*pair], {"k": 1}.items())], f"{(*numbers,)}")
