"""A metaclass's `mro()` may name classes that are no bases: what changes in them is seen at once."""


class Stranger:
    x = 1

    def method(self):
        return "first"


class Meta(type):
    def mro(cls):
        return [cls, Stranger, object]


class Made(metaclass=Meta):
    pass


class Derived(Made):
    pass


def read(thing):
    return thing.x, thing.method()


def show():
    print([read(thing) for thing in (made, derived) for _ in range(20)][-1], Made.x, Derived.x)


made, derived = Made(), Derived()
show()
Stranger.x = 2
show()
Stranger.method = lambda self: "second"
show()
del Stranger.x
Made.x = 3
try:
    show()
except AttributeError as error:
    print(error)
Derived.x = 4
show()


class Base:
    pass


class Middle(Base):
    pass


class Leaf(Middle):
    pass


# What is asked of a class in the middle is forgotten by those above and below.
for place in Base, Middle, Leaf, Base, Leaf:
    place.y = place.__name__
    print([getattr(cls, "y", None) for cls in (Leaf, Middle, Base)], getattr(Leaf(), "y"))
del Leaf.y, Middle.y
print(Leaf.y, Leaf().y)
Middle.__len__ = lambda self: 1
print(len(Leaf()))
Base.__getattr__ = lambda self, name: name
print(Leaf().unknown)
del Base.__getattr__
print(hasattr(Leaf(), "unknown"))
Leaf.__bases__ = (Base,)
try:
    len(Leaf())
except TypeError as error:
    print(error)
Base.__len__ = lambda self: 2
print(len(Leaf()), len(Middle()))
