"""How builtin functions, constructors and class methods call themselves in their errors."""


class Plain:
    pass


def with_keyword(base):
    class Derived(base, z=1):
        pass


class Dict(dict):
    pass


for call in (
    lambda: with_keyword(Plain), lambda: with_keyword(object), lambda: with_keyword(dict), lambda: Dict.fromkeys(x=1), lambda: dict.fromkeys(),
    lambda: Dict.fromkeys(), lambda: property(1, 2, 3, 4, 5), lambda: property(x=1), lambda: classmethod(), lambda: staticmethod(),
    lambda: classmethod(1, 2), lambda: sorted(), lambda: sorted(1, 2), lambda: sum(), lambda: sum(start=1),
    lambda: sum([], 1, 2), lambda: int(x=1), lambda: range(), lambda: list(1, 2), lambda: bool(1, 2),
    lambda: property.__init__(property(), 1, 2, 3, 4, 5), lambda: Plain.__init_subclass__(1),
):
    try:
        print(call())
    except TypeError as error:
        print(error)
print(Dict.fromkeys.__qualname__, dict.fromkeys.__qualname__, Plain.__init_subclass__.__qualname__, Plain().__subclasshook__.__qualname__)
