"""Four equal sides."""


def area(side):
    return side * side
