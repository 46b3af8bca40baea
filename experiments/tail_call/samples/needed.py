class Resource:
    def __enter__(self):
        print("open")
        return self

    def __exit__(self, *exception):
        print("closed")

    def read(self):
        return "read"


def handled(text):
    try:
        return int(text)
    except ValueError:
        return -1


def kept():
    with Resource() as resource:
        return resource.read()


def generated():
    yield 1
    return sum((2, 3))


def outer():
    value = yield from generated()
    print("returned", value)


def defaults(one, two=2, *rest, key=4):
    return one, two, rest, key


def calls():
    return defaults(1), defaults(1, 2, 3)


def last(*given):
    return defaults(*given)


def made():
    return Resource()


print(handled("3"), handled("three"))
print(kept())
print(list(outer()))
print(calls(), last(5), type(made()).__name__)
print(sorted([3, 1, 2], key=lambda number: abs(number)))
