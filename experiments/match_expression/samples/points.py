def name(point):
    return (match point:
                case (0, 0): "origin"
                case (x, 0) | (0, x) if x > 0: f"on an axis at {x}"
                case {"x": x, **rest}: (x, rest)
                case str() as text: (match text: case "": "nothing" case _: [text, "text"])
                case [_, *more]: more
                case None: None)


for point in [(0, 0), (3, 0), (0, 4), (0, -4), {"x": 1, "y": 2}, "", "abc", [1, 2, 3], None]:
    print(name(point))
try:
    name(1.5)
except ValueError as error:
    print("ValueError:", error)

print([1, (match 2: case y: y * 2) + 3, y], (match 1, 2: case a, b: a + b))
print([(match n: case 0: "zero" case k if k % 2: ("odd", k) case _: "even") for n in range(4)])


class C:
    size = (match "big": case "big": 10 case _: 1)


def lazily(values):
    for value in values:
        try:
            yield (match value: case int(n): n + 1 case [n]: (yield n))
        except ValueError:
            return "end"


print(C.size, list(lazily([1, [2], "x", 3])))
match = case = 4
print(match (match) if callable(match) else (match), case)
