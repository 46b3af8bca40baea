class Near:
    """It is near to everything, and says so in a word."""

    def __almost_eq__(self, other):
        return "near"


def chosen(left, right):
    if left ~= right:
        return "equal"
    return "apart"


print(chosen(0.1 + 0.2, 0.3), chosen(1.0, 1.1), chosen(float("inf"), 1.0), chosen(float("nan"), 1.0))
print(chosen([1, 0.1 + 0.2], [1, 0.3]), chosen(Near(), 1), Near() ~= 1)
count = 0
while not count ~= 3:
    count += 1
print(count, [n for n in range(3) if n ~= 2])
