# Descriptors, properties, __getattr__ and its kin, __init_subclass__, __set_name__.
class Typed:
    def __init__(self, kind): self.kind = kind
    def __set_name__(self, owner, name): self.name = name; print("named", owner.__name__, name)
    def __get__(self, obj, owner=None): return self if obj is None else obj.__dict__.get(self.name, "unset")
    def __set__(self, obj, value):
        if not isinstance(value, self.kind): raise TypeError(f"{self.name} must be {self.kind.__name__}")
        obj.__dict__[self.name] = value
    def __delete__(self, obj): print("deleting", self.name); obj.__dict__.pop(self.name)
class Point:
    x = Typed(int)
    y = Typed(int)
    def __init__(self, x, y): self.x = x; self.y = y
p = Point(1, 2); print(p.x, p.y, p.__dict__, type(Point.x).__name__)
p.x = 10; del p.y; print(p.x, p.y)
try:
    p.x = "no"
except TypeError as error: print(error)
class Circle:
    def __init__(self, r): self._r = r
    @property
    def radius(self):
        "The radius."
        return self._r
    @radius.setter
    def radius(self, value):
        if value < 0: raise ValueError("negative")
        self._r = value
    @radius.deleter
    def radius(self): self._r = 0
    area = property(lambda self: self._r ** 2)
c = Circle(2); c.radius = 5; print(c.radius, c.area, Circle.radius.__doc__); del c.radius; print(c.radius)
for attempt in ("c.radius = -1", "c.area = 1", "del c.area"):
    try: exec(attempt)
    except (ValueError, AttributeError) as error: print(error)
class Lazy:
    def __getattr__(self, name):
        if name.startswith("_"): raise AttributeError(name)
        value = self.__dict__[name] = name * 2
        return value
    def __setattr__(self, name, value): print("set", name); object.__setattr__(self, name, value)
    def __delattr__(self, name): print("del", name); super().__delattr__(name)
l = Lazy(); print(l.ab, l.ab, l.__dict__, hasattr(l, "_x")); l.y = 1; del l.y
class Every:
    def __getattribute__(self, name): return f"got {name}" if name != "real" else object.__getattribute__(self, "r")
    r = 7
print(Every().anything, Every().real)
class Base:
    registry = []
    def __init_subclass__(cls, /, tag=None, **kw): super().__init_subclass__(**kw); cls.tag = tag; Base.registry.append(cls.__name__)
class A(Base, tag="a"): pass
class B(A): pass
print(Base.registry, A.tag, B.tag)
class NonData:
    def __get__(self, obj, owner): return "descriptor"
class Uses: d = NonData()
u = Uses(); print(u.d); u.__dict__["d"] = "instance"; print(u.d, Uses.d)
class Method:
    def m(self, *a): return a
bound = Method().m; print(bound(1, 2), bound.__func__ is Method.m, bound.__self__.__class__.__name__, Method.m(None, 3), Method().m == Method().m)
class Cached:
    def __class_getitem__(cls, item): return f"{cls.__name__}[{item}]"
print(Cached[int], Cached["x"], list[int], dict[str, int], tuple[int, ...], type(list[int]).__name__)
