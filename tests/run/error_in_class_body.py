# An error while a class body runs, and what hooks of classes raise.
class Registry(type):
    known = {}

    def __new__(meta, name, bases, namespace):
        if name in Registry.known:
            raise TypeError(f"{name} is registered already")
        return Registry.known.setdefault(name, super().__new__(meta, name, bases, namespace))


class Base(metaclass=Registry):
    limits = [10, 20]

    def __init_subclass__(cls, /, scale=1, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.limits = [limit * scale for limit in cls.limits]


try:
    class Base(metaclass=Registry):
        pass
except TypeError as error:
    print("refused:", error)


def build(divisor):
    class Derived(Base):
        first, second = Base.limits
        ratio = first / divisor

        def method(self):
            return self.ratio

    return Derived


print(build(4)().method(), sorted(Registry.known))
Registry.known.pop("Derived")
build(0)
