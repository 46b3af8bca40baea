"""`ExceptionGroup` is a class whose instances may change theirs; weak references name classes in full."""
from _weakref import proxy, ref


def tell(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


class Plain:
    pass


class Group(ExceptionGroup):
    pass


group = ExceptionGroup("parts", [ValueError()])
tell(lambda: setattr(group, "__class__", Plain))
tell(lambda: setattr(group, "__class__", Group))
print(repr(group))
tell(lambda: setattr(group, "__class__", BaseExceptionGroup))
tell(lambda: setattr(group, "__class__", ExceptionGroup))
print(repr(group))
tell(lambda: setattr(Plain(), "__class__", ExceptionGroup))
tell(lambda: setattr(ValueError(), "__class__", TypeError))


def local():
    class Local:
        class Inner:
            pass

    return Local


class Placed:
    __module__ = "package.module"


for kind in local(), local().Inner, Placed, Plain, set:
    instance = kind()
    for refer in ref, proxy:
        text = repr(refer(instance))
        print(text[: text.index(" at ")], text[text.index(";") :].replace(hex(id(instance)), "PLACE"))
