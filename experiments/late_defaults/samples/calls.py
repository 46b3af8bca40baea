def bisect(items, low=0, high=>len(items)):
    "Between two places."
    return items[low:high]


print(bisect([1, 2, 3]), bisect([1, 2, 3], 1), bisect([1, 2, 3], high=1), bisect.__doc__)


def order(a=>note("a", 1), b=>note("b", a + 1), /, c=5, *rest, d=>note("d", (a, b, c)), e=6, **more):
    return a, b, c, d, e, rest, more


def note(name, value):
    print("evaluates", name)
    return value


print(order())
print(order(10))
print(order(1, 2, 3, 4, d=5, x=6))
print(order(None, None, d=None))


def fresh(item, into=>[]):
    into.append(item)
    return into


print(fresh(1), fresh(2), fresh(3, [0]))
print(fresh.__defaults__, order.__kwdefaults__)


def later(a=>b, b=>1):
    return a, b


print(later(b=2), later(a=1))
try:
    later()
except UnboundLocalError as error:
    print(error)


class C:
    size = 3

    def f(self, n=>self.size, g=>lambda: (self.size, n)):
        return n, g()

    def numbers(self, *, n=>self.size):
        yield from range(n)


print(C().f(), C().f(1), list(C().numbers()), list(C().numbers(n=1)))
print((lambda x, y=>x * 2, *, z=>(x, y): (x, y, z))(1), (lambda a, b=>[k for k in a]: b)("xy"))


async def waited(a, b=>a + 1):
    return b


try:
    waited(1).send(None)
except StopIteration as stop:
    print(stop.value)


def around(x):
    def inner(y=>x):
        return y, lambda: y
    first = inner()[1]
    x += 1
    return first(), inner()[0], inner(0)[1]()


print(around(1))
