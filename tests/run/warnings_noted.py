# What a warning has been told of is noted in the module that runs: whoever empties that hears it again.
import sys


async def forgotten():
    pass


def forget():
    forgotten()


async def steps():
    yield 1


def waiting():
    yield from {1: [steps().aclose()]}


forget()
forget()
print(__warningregistry__)
print(list(globals())[-1])
__warningregistry__.clear()
forget()
__warningregistry__["version"] = 1
forget()
print(__warningregistry__)
__warningregistry__ = None
forget()
forget()
__warningregistry__ = {}
exec("~True", {"__name__": "other"})
other = {"__name__": "other"}
exec("~True\nfor _ in range(2): inner = 1; ~False", other)
print(other["__warningregistry__"])
print(__warningregistry__)



def tell(unraisable):
    print(repr(unraisable.exc_value))


# A module that has lost its names has lost that too, and what it takes to warn.
sys.unraisablehook = tell
list(waiting())
generator = waiting()
next(generator)
globals().clear()
