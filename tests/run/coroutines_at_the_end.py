# Coroutines that nobody has awaited die with the program's frame, with the cycles that are collected at the end, with a
# finalizer that runs then, and with the modules. Only before the end has begun there is a hint.
import sys


async def never():
    pass


async def of_the_frame():
    pass


async def of_a_finalizer():
    pass


async def items():
    yield


def call():
    sys._getframe(0).f_locals["own"] = never()
    sys._getframe(1).f_locals["held"] = [never(), items().aclose()]


def function():
    call()


function()


class Cycle:
    parts = [never(), items().aclose()]

    def __del__(self):
        print("finalizing:", sys.is_finalizing())
        of_a_finalizer()


cycle = Cycle()
cycle.cycle = cycle
cycle.held = of_the_frame()
eval("call()", globals(), type("Namespace", (dict,), {})())
at_the_end = of_the_frame()
del cycle
