# A slot's descriptor in a class whose instances do not have the slot: what instructions remember of a class must not
# let it through.
class Slotted:
    __slots__ = ("x", "w")


class WithDict:
    y = Slotted.x


class Bare:
    __slots__ = ()
    y = Slotted.w


class OfInt(int):
    y = Slotted.x


class Derived(Slotted):
    __slots__ = ("v",)
    y = Slotted.w


def read(instance):
    try:
        return instance.y
    except (TypeError, AttributeError) as error:
        return str(error)


def write(instance, value):
    try:
        instance.y = value
    except (TypeError, AttributeError) as error:
        return str(error)


for make in (WithDict, Bare, OfInt, Derived):
    instance = make()
    if make is WithDict:
        instance.own = ["kept"]
        instance.__dict__
    for turn in range(40):
        seen = read(instance), write(instance, [turn])
    print(make.__name__, *seen)
    print(read(instance), getattr(instance, "__dict__", None))

# The same place in the code with instances of many classes.
many = [WithDict(), Bare(), OfInt(3), Derived()]
for instance in many * 30:
    write(instance, [instance.__class__.__name__])
print([read(instance) for instance in many])


# One place, many classes, that change on the way.
class First:
    def __init__(self):
        self.name = "first"

    def method(self):
        return 1


class Second:
    __slots__ = ("name",)

    def __init__(self):
        self.name = "second"

    def method(self):
        return 2


class Third(First):
    @property
    def name(self):
        return "third"

    @name.setter
    def name(self, value):
        pass


class Fourth:
    name = "fourth"

    def method(self):
        return 4

    def __getattr__(self, name):
        return name


def ask(instance):
    return instance.name, instance.method()


instances = [First(), Second(), Third(), Fourth()] * 2
for turn in range(20):
    answers = [ask(instance) for instance in instances]
print(answers)
instances[0].method = lambda: "own"
instances[1].name = "changed"
Fourth.method = lambda self: "replaced"
del Third.name
print([ask(instance) for instance in instances[:2] + instances[3:4]])
First.method = property(lambda self: lambda: "computed")
instances[4].__dict__["name"] = "by the dict"
print([ask(instance) for instance in instances if type(instance) is not Third])
First.__getattribute__ = lambda self, name: (lambda: "caught") if name == "method" else "caught"
print([ask(instance) for instance in instances])
for number in range(3000):
    setattr(Fourth, f"name{number}", number)
print(ask(instances[3]), sum(getattr(instances[3], f"name{number}") for number in range(3000)))
