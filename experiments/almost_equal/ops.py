"""What the opcode of `a ~= b` does."""

TOLERANCE = 1e-9


def COMPARE_ALMOST_EQUAL(left, right):
    """A special method decides, then numbers within the tolerance, then sequences item by item."""
    for own, other in ((left, right), (right, left)):
        method = getattr(type(own), "__almost_eq__", None)
        if method is not None:
            result = method(own, other)
            if result is not NotImplemented:
                return result
    if isinstance(left, (int, float, complex)) and isinstance(right, (int, float, complex)):
        return left == right or abs(left - right) <= TOLERANCE * max(1.0, abs(left), abs(right))
    if isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)):
        return len(left) == len(right) and all(
            COMPARE_ALMOST_EQUAL(one, two) for one, two in zip(left, right)
        )
    return left == right


def TEST_ALMOST_EQUAL(left, right):
    return bool(COMPARE_ALMOST_EQUAL(left, right))
