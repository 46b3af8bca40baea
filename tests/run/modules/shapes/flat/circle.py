from ..square import area as square_area

PI = 3


def area(radius):
    return PI * square_area(radius)
