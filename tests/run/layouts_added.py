"""What a class adds to the layout of its best base: a dict and weak references, as far as that has none of them."""

import itertools


class Plain:
    pass


class Slots:
    __slots__ = ()


class Weak:
    __slots__ = ("__weakref__",)


class Dicted:
    __slots__ = ("__dict__",)


class Named:
    __slots__ = ("x",)


class Listed(list):
    pass


class Numbered(int):
    pass


BASES = [Plain, Slots, Weak, Dicted, Named, Listed, Numbered, dict, list, tuple, str, KeyError, float, object, bytes]
SLOTS = [None, (), ("q",), ("__dict__",), ("__weakref__",), ("__dict__", "__weakref__")]

for bases in itertools.chain(itertools.permutations(BASES, 1), itertools.permutations(BASES, 2)):
    told = []
    for slots in SLOTS:
        namespace = {} if slots is None else {"__slots__": slots}
        try:
            made = type("Made", bases, namespace)
        except TypeError as error:
            told.append(str(error).split("\n")[0])
        else:
            own = [name for name in ("__dict__", "__weakref__") if name in made.__dict__]
            told.append((own, made.__dictoffset__ != 0, made.__weakrefoffset__ != 0))
    print([base.__name__ for base in bases], told)
