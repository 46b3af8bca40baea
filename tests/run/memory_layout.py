# Classes that change their bases, their order, and their instances' class: only where the layout stays. Types that are
# asked to make instances of others.
import sys


def shown(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Empty:
    __slots__ = ()


class BelowEmpty(Empty):
    __slots__ = ()


class Two:
    __slots__ = ("q", "r")


class Open:
    pass


class BelowOpen(Open):
    pass


class OfDict(dict):
    pass


class OfList(list):
    pass


class Meta(type):
    pass


def rebase(cls, bases):
    cls.__bases__ = bases
    return cls.__mro__


for cls, bases in [
    (BelowEmpty, (Two,)), (BelowEmpty, (Open,)), (BelowOpen, (OfDict,)), (BelowOpen, (object,)), (BelowOpen, ()),
    (BelowOpen, [Open]), (BelowOpen, (1,)), (BelowOpen, (Open, int)), (BelowOpen, (Two,)), (BelowOpen, (Open, Open)),
    (BelowOpen, (bool,)), (OfList, (dict,)), (OfList, (list, Open)), (Open, (BelowOpen,)), (int, (object,)),
]:
    shown(lambda: rebase(cls, bases))


class Grandparent:
    pass


class OtherGrandparent:
    def method(self):
        return "the other's"


class Parent(Grandparent):
    pass


class Child(Parent):
    pass


Parent.__bases__ = (OtherGrandparent,)
print(Child().method(), Child.__mro__, Grandparent.__subclasses__(), OtherGrandparent.__subclasses__())


class Ordered(type):
    order = None

    def mro(cls):
        return Ordered.order


def with_order(order):
    Ordered.order = order
    return Ordered("Made", (), {}).__mro__


for order in [5, [], [1], [Two, object], [int]]:
    shown(lambda: with_order(order))


def reclass(thing, cls):
    thing.__class__ = cls
    return type(thing)


for thing, cls in [
    (BelowOpen(), 1), (BelowOpen(), int), (BelowOpen(), OfDict), (1, BelowOpen), (OfList(), OfDict), (BelowOpen(), Two),
    (BelowOpen(), Open), (Open, Meta), (lambda: 0, int),
]:
    shown(lambda: reclass(thing, cls))


class Module(type(sys)):
    pass


print(reclass(sys, Module), sys.__class__ is Module, sys.maxsize > 0)

many = type("Many", (), {"__slots__": ["s%d" % number for number in range(65_537)]})
filled = [many() for _ in range(9)]
for one in filled:
    one.s65536 = one.s40000 = [1]
print(len(filled), filled[0].s65536, hasattr(filled[0], "s0"))
del filled


class WrongMethods:
    __len__ = str.__len__
    __hash__ = list.__len__
    append = list.append
    add = int.__add__


for action in [
    lambda: len(WrongMethods()), lambda: hash(WrongMethods()), lambda: WrongMethods().append(1),
    lambda: WrongMethods().add(1),
]:
    shown(action)

types = [
    object, int, bool, float, complex, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, property,
    super, memoryview, type, BaseException, ValueError, OSError, ExceptionGroup, Open, OfList,
]
for made_by in types:
    for made in types:
        if made_by is not made:
            try:
                instance = made_by.__new__(made)
            except Exception as error:
                text = f"{type(error).__name__} {error}"
                print(made_by.__name__, made.__name__, text if "__new__(" in text else type(error).__name__)
            else:
                print(made_by.__name__, made.__name__, "made", type(instance).__name__)
