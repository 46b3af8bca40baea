"""`functools.cmp_to_key`: what its keys are, and what they say of wrong use."""
from functools import cmp_to_key


def tell(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def order(one, two):
    print("compares", one, two)
    return (one > two) - (one < two)


print(cmp_to_key, cmp_to_key.__module__, cmp_to_key.__text_signature__)
make = cmp_to_key(order)
key = make(3)
print(type(make), type(key) is type(make), make.obj, key.obj)

tell(lambda: key < make(4))
tell(lambda: key <= make(2))
tell(lambda: key == make(3))
tell(lambda: key != make(3))
tell(lambda: key >= make(3))
tell(lambda: key > make(2))
tell(lambda: key < cmp_to_key(lambda one, two: 1)(5))
tell(lambda: cmp_to_key(lambda one, two: 1.5)(1) > make(1))
tell(lambda: sorted([3, 1, 2], key=make))
tell(lambda: key(5).obj)
tell(lambda: make(obj=1).obj)

# Wrong use.
tell(lambda: key < 4)
tell(lambda: key == 4)
tell(lambda: hash(key))
tell(lambda: make())
tell(lambda: make(1, 2))
tell(lambda: make(x=1))
tell(lambda: cmp_to_key())
tell(lambda: cmp_to_key(1, 2))
tell(lambda: type(cmp_to_key(mycmp=order)).__name__)
tell(lambda: cmp_to_key(3)(4) < make(5))
tell(lambda: cmp_to_key(lambda one, two: "x")(1) < make(1))
tell(lambda: type(key)())
tell(lambda: type("Below", (type(key),), {}))
tell(lambda: make < key)

# The object can be taken away.
key.obj = 9
print(key.obj)
del key.obj
print(key.obj)
tell(lambda: key < make(3))
tell(lambda: make(3) < key)
tell(lambda: setattr(key, "other", 1))

# A comparison that takes away what it compares.
taken = [make(2), make(1)]


def taking(one, two):
    for key in taken:
        del key.obj
    return one - two


tell(lambda: cmp_to_key(taking)(2) < taken[1])
tell(lambda: taken[0] < taken[1])
