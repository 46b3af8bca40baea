# Raising and catching, near and far.
SIZE = 400000  # 100 in the tests


class Odd(Exception):
    def __init__(self, number):
        super().__init__(number)
        self.number = number


def check(n):
    if n % 2:
        raise Odd(n)
    return n


def deep(n, depth):
    if depth == 0:
        return check(n)
    try:
        return deep(n, depth - 1)
    finally:
        global finals
        finals += 1


finals = caught = total = 0
for i in range(SIZE):
    try:
        total += check(i)
    except Odd as error:
        caught += error.number & 1
for i in range(SIZE // 10):
    try:
        total += deep(i, 8)
    except Odd:
        caught += 1
values = {"a": 1}
for i in range(SIZE):
    try:
        total += values["a" if i % 4 else "b"]
    except KeyError:
        total -= 1
    except ValueError:
        total = 0
    else:
        caught += 1
for i in range(SIZE):
    try:
        int("12" if i % 8 else "x")
    except (TypeError, ValueError):
        caught += 1
print(total, caught, finals)
