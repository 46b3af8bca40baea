# match: every kind of pattern, guards, captures, classes, mappings.
def kind(value):
    match value:
        case None | True | False: return f"singleton {value}"
        case 0 | -1: return "small"
        case 1.5 | 2j | -3+4j: return "number literal"
        case "a" | "b" "c": return "letters"
        case b"x": return "bytes"
        case int(n) if n > 100: return f"big {n}"
        case int() | float() as n: return f"number {n}"
        case []: return "empty sequence"
        case [x]: return f"one {x}"
        case [1, *rest] | (2, *rest): return f"starts {rest}"
        case [first, *_, last] if first == last: return f"ends alike {first}"
        case [_, [a, b], *_]: return f"nested {a} {b}"
        case (*init, "end"): return f"until end {init}"
        case {"type": "point", "x": x, "y": y}: return f"point {x},{y}"
        case {"k": [v, *_], **others}: return f"mapping {v} {others}"
        case {}: return f"some mapping {len(value)}"
        case str(): return f"text {value!r}"
        case _: return f"other {type(value).__name__}"
for v in [None, True, 0, -1, 1.5, 2j, -3 + 4j, "a", "bc", b"x", 500, 7, 2.25, [], [9], [1, 2, 3], (2,), (5, 6, 5), [0, [1, 2], 3], [1.0, "x", "end"], {"type": "point", "x": 1, "y": 2, "z": 3}, {"k": [1, 2], "o": 5}, {}, {"k": 5}, "zzz", {1, 2}, range(3), bytearray(b"q"), object]:
    print(kind(v))
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class Line:
    def __init__(self, a, b): self.a, self.b = a, b
def where(p):
    match p:
        case Point(0, 0): return "origin"
        case Point(x=0, y=y) | Point(y, 0): return f"axis {y}"
        case Point(x, y) if x == y: return f"diagonal {x}"
        case Point(): return "somewhere"
        case Line(a=Point(ax, _), b=Point() as b): return f"line {ax} {b.x}"
        case [Point(x, _), *_]: return f"points from {x}"
for p in [Point(0, 0), Point(0, 5), Point(7, 0), Point(3, 3), Point(1, 2), Line(Point(1, 1), Point(2, 2)), [Point(9, 9)], 5]: print(where(p))
class Color: RED = 1; GREEN = "g"
def named(v):
    match v:
        case Color.RED: return "red"
        case Color.GREEN: return "green"
        case other: return f"not {other}"
print(named(1), named("g"), named(3))
match (1, 2), {"a": 1}:
    case (a, b), {"a": c, **rest}: print(a, b, c, rest)
match = 5; case = 6; print(match + case); match[0:1] if False else None
def soft(type):
    match type:
        case "x": return "soft"
print(soft("x"))
for make in (lambda: exec("match Point(1, 2):\n case Point(1, 2, 3): pass"), lambda: exec("match 5:\n case int(1, 2): pass"), lambda: exec("match Point(1,2):\n case Point(1, x=2): pass"), lambda: exec("match 1:\n case 5(): pass")):
    try: make()
    except (TypeError, SyntaxError) as e: print(type(e).__name__, e)
def flow(commands):
    for c in commands:
        match c.split():
            case ["go", ("north" | "south") as direction]: print("going", direction)
            case ["take", item] if item != "sword": print("taking", item)
            case ["drop", *items]: print("dropping", items); continue
            case ["quit"]: break
            case _: print("?", c)
flow(["go north", "go west", "take lamp", "take sword", "drop a b", "quit", "never"])
