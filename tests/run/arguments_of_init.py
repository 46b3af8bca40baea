# Arguments of a class whose __init__ takes any number of them live until it returns, whatever it lets go of.
import gc


class Argument:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies", self.name)


class Any:
    def __init__(self, *parts):
        del parts
        print("let go")


class Kept:
    def __init__(self, *parts):
        self.parts = parts
        gc.collect()
        # No loop of Python: it would run as often as there are objects.
        types = list(map(type, gc.get_objects()))
        print(types.index(Argument) < types.index(Kept))


class Refuses:
    def __init__(self, *parts):
        del parts
        raise ValueError("refused")


class Returns:
    def __init__(self, *parts):
        return 1


gc.disable()
for number in range(3):
    Any(Argument(number))
print("any")
for number in range(3):
    Kept(Argument(number))
print("kept")
for makes in Refuses, Returns:
    try:
        makes(Argument(makes.__name__))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


# They die last one first, whatever the parameters are.
class Said:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


class Two:
    def __init__(self, a, b): pass


class Optional:
    def __init__(self, a, b=None): pass


class More:
    def __init__(self, a, b, c=1): pass


class Any:
    def __init__(self, *parts, **names): pass


def function(a, b): pass
def any_function(*parts): pass


for called in Two, Optional, More, Any, function, any_function:
    print(called.__name__)
    for _ in range(3):
        called(Said(1), Said(2))
        print("-")
    try:
        # A call that no other one has made a special one of.
        eval("called(Said(1), Said(2), Said(3), Said(4))")
    except TypeError as error:
        print(error)
