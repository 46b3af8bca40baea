class Tally:
    """What a class says of `+` and `+=` holds."""

    def __init__(self, value):
        self.value = value

    def __add__(self, other):
        return Tally(self.value + other)

    def __iadd__(self, other):
        self.value = self.value - other
        return self


def both(x):
    more = x + 3
    x += 4
    return more, x


more, less = both(Tally(10))
print(more.value, less.value)
print(both(2**62), both(True), both(0.25))
print([n + 1 for n in range(3)], (lambda n: n + 15)(1), (lambda n: n + 16)(1))
