# What unpacking and calls with the wrong number of arguments say.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


def two(a, b): return a, b
def defaults(a, b=2, *, c, d=4): return a, b, c, d
def positional(a, /, b): return a, b
class Point:
    def __init__(self, x, y): self.x, self.y = x, y
    def move(self, dx): self.x += dx


attempt(lambda: two())
attempt(lambda: two(1))
attempt(lambda: two(1, 2, 3))
attempt(lambda: two(1, a=2))
attempt(lambda: two(1, 2, c=3))
attempt(lambda: two(a=1, q=2))
attempt(lambda: defaults(1))
attempt(lambda: defaults(1, 2, 3, c=1))
attempt(lambda: positional(a=1, b=2))
attempt(lambda: Point(1))
attempt(lambda: Point(1, 2).move())
attempt(lambda: Point(1, 2).move(1, 2))
attempt(lambda: two(*5))
attempt(lambda: two(**5))
attempt(lambda: two(**{1: 2}))
attempt(lambda: two(**{"a": 1}, **{"a": 2}))
attempt(lambda: len(1, 2))
attempt(lambda: len())
attempt(lambda: (lambda x: x)())
attempt(lambda: [].append())
attempt(lambda: "".join())
attempt(lambda: 5())
attempt(lambda: dict([(1, 2, 3)]))
(first, second), *rest = [(1, 2), 3, 4]
print(first, second, rest)
for pair in ["ab", (1, 2), [3, 4, 5]]:
    left, right = pair
    print(left, right)
