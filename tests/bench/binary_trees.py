# Allocation: binary trees made and walked.
SIZE = 16  # 8 in the tests


class Tree:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right

    def check(self):
        if self.left is None:
            return 1
        return 1 + self.left.check() + self.right.check()


def make(depth):
    if depth == 0:
        return Tree(None, None)
    return Tree(make(depth - 1), make(depth - 1))


def bottom_up(depth):
    return (bottom_up(depth - 1), bottom_up(depth - 1)) if depth else (None, None)


def check(tree):
    left, right = tree
    return 1 if left is None else 1 + check(left) + check(right)


long_lived = make(SIZE)
for depth in range(4, SIZE, 4):
    count = 1 << (SIZE - depth)
    total = sum(make(depth).check() for _ in range(count))
    print(depth, count, total)
print(long_lived.check(), check(bottom_up(SIZE - 2)))
