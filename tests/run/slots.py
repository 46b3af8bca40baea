# `__slots__`: descriptors, inheritance, missing dicts, and errors.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y=0):
        self.x, self.y = x, y

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name, None)}' for name in self.names())})"

    @classmethod
    def names(cls):
        return [name for base in reversed(cls.__mro__) for name in getattr(base, "__slots__", ())]


class Point3(Point):
    __slots__ = ["z"]


class Loose(Point):
    pass


class Mangled:
    __slots__ = "__secret", "open"

    def __init__(self): self.__secret = 1


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


p = Point3(1)
p.z = 3
print(Point(1, 2), p, hasattr(p, "__dict__"), Point3.names())
attempt(lambda: setattr(p, "w", 1))
del p.y
attempt(lambda: p.y)
attempt(lambda: delattr(p, "y"))
loose = Loose(5)
loose.extra = 6
print(loose.__dict__, loose.x, type(Point.x).__name__, Point.x.__get__(loose), Point.x)
Point.x.__set__(loose, 8)
print(loose.x, Mangled()._Mangled__secret, Mangled.__slots__)
attempt(lambda: Point.x.__get__(5))
attempt(lambda: type("Bad", (Point, Mangled), {}))
attempt(lambda: type("Bad", (), {"__slots__": ("a",), "a": 1}))
attempt(lambda: type("Bad", (int,), {"__slots__": ("a",)}))
both = type("Both", (), {"__slots__": ("a", "__dict__")})()
both.a, both.b = 1, 2
print(both.__dict__, both.a)
