# Type parameters of functions and classes, type aliases, and what they show of themselves.
class Stack[T]:
    def __init__(self, *items: T):
        self.items = list(items)

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    def map[U](self, function) -> "Stack[U]":
        return Stack(*map(function, self.items))


def first[A, *Rest, **Options](pair: tuple[A, *Rest]) -> A:
    return pair[0]


def bounded[N: (int, float), S: str = "x"](number: N, text: S) -> N:
    return number


type Pair[X, Y = int] = tuple[X, Y]
type Tree = list[Tree] | int
print(Stack(1).push(2).map(str).items, Stack.__type_params__, Stack[int])
print(first.__type_params__, first((3, 4)), [type(p).__name__ for p in first.__type_params__])
N, S = bounded.__type_params__
print(N.__name__, N.__constraints__, N.__bound__, S.__bound__, S.__default__, S.has_default(), N.has_default())
print(Pair, Pair.__value__, Pair.__type_params__, Pair.__name__, type(Pair).__name__)
print(Tree.__value__, Tree.__type_params__)
type Broken = missing_name
try:
    Broken.__value__
except NameError as error:
    print(error)
missing_name = 5
print(Broken.__value__, bounded.__annotations__)


class Outer[T]:
    type Inner = dict[str, T]

    def method[V](self, value: V) -> T:
        return lambda: (T, V)


print(Outer.Inner.__value__, Outer().method(1)(), Outer.method.__type_params__)
