# Objects that give up their class while they die, the last that had it: during a program, and at its end.
import gc


class New:
    pass


def made(hold):
    class Old:
        __slots__ = ("a", "__dict__", "__weakref__")

        def __del__(self):
            print("dies", type(self).__name__)
            self.__class__ = Other
            gc.collect()
            print("is", type(self).__name__)
            if hold:
                kept.append(self)

    return Old()


class Other:
    __slots__ = ("a", "__dict__", "__weakref__")


kept = []
for hold in (False, True):
    for _ in range(3):
        x = made(hold)
        x.a = [1, 2]
        x.b = {}
        x = None
        x = made(hold)
        x.b = x
        x = None
        gc.collect()
print([type(one).__name__ for one in kept])
kept.clear()


class Ends:
    def __del__(self):
        self.__class__ = New
        self.more = [New() for _ in range(3)]
        print("ended", type(self).__name__)


x = Ends()
y = [Ends()]
y.append(y)
z = type("Named", (), {"__del__": lambda self: [setattr(self, "__class__", New), print("named", type(self).__name__)]})()
del Ends
