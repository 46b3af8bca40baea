# Generators that feed each other.
SIZE = 900000  # 11250 in the tests


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def squares(source):
    for n in source:
        yield n * n


def odd(source):
    for n in source:
        if n % 2:
            yield n


def running(source):
    total = 0
    for n in source:
        total += n
        yield total


class Node:
    def __init__(self, value, left=None, right=None):
        self.value = value
        self.left = left
        self.right = right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def build(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Node(middle, build(low, middle), build(middle + 1, high))


def averager():
    total = n = 0
    average = None
    while True:
        value = yield average
        total += value
        n += 1
        average = total / n


last = 0
for last in running(odd(squares(count(SIZE)))):
    pass
tree = build(0, SIZE // 450)
total = sum(sum(tree) for _ in range(SIZE // 11250))
average = averager()
next(average)
for i in range(SIZE * 5 // 9):
    result = average.send(i)
print(last, total, result, sum(x for x in (y + 1 for y in range(SIZE)) if x % 3 == 0))
