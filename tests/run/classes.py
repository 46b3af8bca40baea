# Classes: attributes, methods, inheritance, special methods, class bodies.
class Animal:
    """An animal."""
    count = 0
    def __init__(self, name, legs=4):
        self.name = name
        self.legs = legs
        Animal.count += 1
    def speak(self):
        return f"{self.name} makes a sound"
    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"
class Dog(Animal):
    def speak(self):
        return super().speak() + ": woof"
class Bird(Animal):
    def __init__(self, name):
        super().__init__(name, legs=2)
    wings = property(lambda self: 2)
    @classmethod
    def flock(cls, *names):
        return [cls(n) for n in names]
    @staticmethod
    def layer(n): return n * 2
pets = [Dog("Rex"), Bird("Tweety"), *Bird.flock("A", "B")]
for pet in pets: print(pet, pet.speak(), pet.legs, isinstance(pet, Animal), isinstance(pet, Dog))
print(Animal.count, Dog.__name__, Dog.__bases__, Dog.__mro__, Dog.__doc__, Animal.__doc__, Dog.__module__, Bird.layer(4), pets[1].wings, pets[1].layer(1))
print(vars(pets[0]), Dog("q").__dict__, getattr(pets[0], "legs"), getattr(pets[0], "tail", None), hasattr(Dog, "speak"), issubclass(Dog, (int, Animal)), type(pets[0]) is Dog)
pets[0].extra = 1; setattr(pets[0], "more", 2); del pets[0].extra; print(sorted(vars(pets[0])))
class Vector:
    __slots__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return Vector(self.x + o.x, self.y + o.y) if isinstance(o, Vector) else NotImplemented
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __mul__(self, k): return Vector(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __iadd__(self, o): self.x += o.x; return self
    def __neg__(self): return Vector(-self.x, -self.y)
    def __eq__(self, o): return isinstance(o, Vector) and (self.x, self.y) == (o.x, o.y)
    def __hash__(self): return hash((self.x, self.y))
    def __repr__(self): return f"Vector({self.x}, {self.y})"
    def __bool__(self): return bool(self.x or self.y)
    def __len__(self): return 2
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __iter__(self): yield self.x; yield self.y
    def __contains__(self, v): return v in (self.x, self.y)
    def __call__(self, k): return self.x * k + self.y
    def __lt__(self, o): return (self.x, self.y) < (o.x, o.y)
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
v, w = Vector(1, 2), Vector(3, 4)
print(v + w, 3 * v, v * 2, -v, v == Vector(1, 2), v != w, sum([v, w]), bool(Vector(0, 0)), len(v), v[1], list(v), 2 in v, v(10), v @ w, max(v, w), sorted([w, v]), {v: 1}[Vector(1, 2)])
v += w; print(v); a, b = v; print(a, b, *v)
for attempt in (lambda: v + 1, lambda: v.z, lambda: setattr(v, "z", 1), lambda: v - w, lambda: Vector(1), lambda: v <= w, lambda: Animal.nope, lambda: v[5], lambda: Dog(), lambda: object().x, lambda: delattr(v, "q")):
    try:
        print(attempt())
    except Exception as error:
        print(type(error).__name__, error)
class Body:
    x = 1
    y = [x + i for i in range(1)] if False else x + 1
    def method(self): return __class__.__name__
    for z in range(3): pass
    del x
print(Body.y, Body.z, hasattr(Body, "x"), Body().method(), Body.method.__qualname__, Body.__dict__["z"])
class Meta(type):
    def __new__(mcls, name, bases, ns, **kw):
        ns["tag"] = kw.get("tag", "none")
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, name, bases, ns, **kw): super().__init__(name, bases, ns)
    def __call__(cls, *a): print("making", cls.__name__); return super().__call__(*a)
    def __len__(cls): return 99
class Made(metaclass=Meta, tag="t"): pass
print(Made.tag, type(Made).__name__, len(Made), isinstance(Made(), Made), type("Dyn", (Animal,), {"legs": 8})("spider").legs)
