# partial, reduce, wraps, singledispatch, total_ordering, cached_property and cmp_to_key at work.
import functools
import operator

power = functools.partial(pow, exp=3)
half = functools.partial(operator.mul, 0.5)
print(power(2), half(9), power.func is pow, power.keywords, functools.partial(half)(4))
print(functools.reduce(operator.add, [[1], [2, 3]], []), functools.reduce(lambda a, b: a * 10 + b, [1, 2, 3]))
print(sorted(["bb", "a", "ccc"], key=functools.cmp_to_key(lambda a, b: len(b) - len(a))))


@functools.total_ordering
class Version:
    def __init__(self, text): self.parts = tuple(map(int, text.split(".")))
    def __eq__(self, other): return self.parts == other.parts
    def __lt__(self, other): return self.parts < other.parts


print(Version("1.2") < Version("1.10"), Version("2.0") >= Version("2.0"), Version("3.1") > Version("3"), Version("1") <= Version("0.9"))


@functools.singledispatch
def show(value): return f"something: {value}"
@show.register
def _(value: int): return f"int: {value}"
@show.register(list)
def _(value): return "list: " + ", ".join(map(show, value))


print(show(1), show("x"), show([1, "a", [True]]))


class Circle:
    calls = 0

    def __init__(self, radius): self.radius = radius

    @functools.cached_property
    def area(self):
        Circle.calls += 1
        return self.radius ** 2 * 3


circle = Circle(2)
print(circle.area, circle.area, Circle.calls, circle.__dict__)


def documented(function):
    @functools.wraps(function)
    def wrapper(*args): return function(*args)
    return wrapper


@documented
def greet(name):
    """Says hello."""
    return f"hello {name}"


print(greet.__name__, greet.__doc__, greet("you"), greet.__wrapped__("me"))
functools.reduce(operator.add, [])
