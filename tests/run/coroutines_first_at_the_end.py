# Coroutines that nobody has awaited, the first of which die when the program has ended: CPython has no hint then.
import sys


async def of_a_finalizer():
    pass


async def never():
    pass


async def items():
    yield


class Cycle:
    def __del__(self):
        print("finalizing:", sys.is_finalizing())
        of_a_finalizer()


cycle = Cycle()
cycle.cycle = cycle
cycle.parts = items().aclose()
at_the_end = never()
del cycle
