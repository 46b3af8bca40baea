# Assertions with and without messages, and a match that finds nothing.
def area(shape):
    match shape:
        case ("circle", r) if r > 0:
            return 3 * r * r
        case ("rect", w, h):
            assert w > 0 and h > 0, f"bad sides {w} x {h}"
            return w * h
        case {"kind": "square", "side": side, **rest}:
            assert not rest
            return side * side
        case [kind, *_]:
            raise NotImplementedError(f"no area for {kind!r}")
        case _:
            raise TypeError(f"not a shape: {shape!r}")


shapes = [("circle", 2), ("rect", 2, 3), {"kind": "square", "side": 4}, ("blob", 1), 5, ("rect", 0, 1), {"kind": "square", "side": 4, "x": 1}]
for shape in shapes:
    try:
        print(area(shape))
    except (TypeError, NotImplementedError, AssertionError) as error:
        print(type(error).__name__, "|", error)
assert area(("rect", 2, 2)) == sum(
    area(("rect", 1, 1))
    for _ in range(5)
), "areas differ"
