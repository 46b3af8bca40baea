# Calls of every kind: positional, keyword, default, star, methods, closures, recursion.
SIZE = 400000  # 100 in the tests


def plain(a, b, c):
    return a + b + c


def defaults(a, b=2, *, c=3):
    return a + b + c


def star(*args, **kwargs):
    return len(args) + len(kwargs)


def adder(n):
    def add(m):
        return n + m
    return add


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


class Counter:
    def __init__(self):
        self.n = 0

    def step(self, by=1):
        self.n += by
        return self

    @staticmethod
    def twice(x):
        return 2 * x

    @classmethod
    def make(cls):
        return cls()

    @property
    def value(self):
        return self.n


add5 = adder(5)
counter = Counter()
total = 0
for i in range(SIZE):
    total += plain(i, 1, 2)
    total += defaults(i) + defaults(i, 5, c=1)
    total += star(i, i, x=i)
    total += add5(i)
    counter.step().step(by=2)
    total += Counter.twice(i) + counter.value
    if i % 64 == 0:
        total += Counter.make().n
total += fib(SIZE.bit_length() + 8)
total += sum(map(lambda x: x + 1, range(SIZE * 5 // 4))) + len(sorted(range(SIZE // 8), key=lambda x: -x))
print(total, counter.n)
