# Attributes that have a place within an instance are no dict of its own for collections, in whichever order they come.
import gc

gc.disable()


def instance(kind):
    return kind(*{int: ["1"], float: ["1"], type(gc): ["n"]}.get(kind.__base__, []))


for base in (object, list, dict, set, str, float, type(gc)):
    kind = type("C", (base,), {})
    first = instance(kind)
    first.b = 1
    gc.collect()
    one = instance(kind)
    one.b = one
    del one
    found = gc.collect()
    one = instance(kind)
    one.a = one
    one.b = 1
    del one
    print(base.__name__, found, gc.collect())

for count in (5, 28, 29, 30, 31, 40):

    class Many:
        pass

    gc.collect()
    one = Many()
    for number in range(count):
        setattr(one, f"a{number}", one)
    one = None
    found = gc.collect()
    one = Many()
    for number in range(count):
        setattr(one, f"a{count - number}", one)
    one = None
    print(count, found, gc.collect())
    one, told = Many(), []
    for number in (0, count - 1, 28, 29, 30, 31):
        try:
            delattr(one, f"a{number}")
        except AttributeError as error:
            told.append(error.name)
    print(told)


class Reborn:
    def __del__(self):
        self.b = self


for shown in (False, True):

    class Mine(Reborn):
        pass

    Mine()
    one = Mine()
    one.a = [one]
    if shown:
        vars(one)
    one = None
    left = gc.collect(), [list(vars(other)) for other in gc.get_objects() if isinstance(other, Reborn)]
    print(shown, left, gc.collect())


class C:
    pass


first, second = C(), C()
first.a, first.b = 1, []
second.b, second.a = [], 1
print(dict in map(type, gc.get_referents(second)), list in map(type, gc.get_referents(second)))
print([type(one) for one in gc.get_referrers(second.b)])
print(gc.is_tracked(vars(second)), [type(one) for one in gc.get_referents(second)])
first.c, first.b = first, None
del first.a
first.a = first
first = None
print(gc.collect())
