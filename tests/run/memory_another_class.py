# Attributes of an instance that got another class die in the order in which its former class has places for them.
class Said:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("dies", self.name)


def classes():
    class One:
        def method(self): self.a = 1

    class Two:
        def method(self): self.b = self.c = 1

    class Other: pass

    return One, Two, Other


def look(first, second, before, after):
    former, later = classes()[first], classes()[second]
    instance = former()
    for name in before:
        setattr(instance, name, Said(name))
    instance.__class__ = later
    for name in after:
        setattr(instance, name, Said(name))
    instance.__class__ = former
    print(former.__name__, later.__name__, before, after, list(vars(instance)))


for first in range(3):
    for second in range(3):
        for before, after in ("x", "a"), ("xb", "ac"), ("", "xacb"), ("xyabc", ""), ("c", "bax"):
            look(first, second, before, after)


# What a finalizer does to its instance's class, too.
class Kept:
    def __init__(self, *parts):
        self.parts = parts


class Former(Kept):
    def __del__(self):
        self.__class__ = Kept
        self.a = Said("a")


Former(Said("part"))
