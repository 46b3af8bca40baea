"""sys.set_coroutine_origin_tracking_depth: where a coroutine was made."""
import sys


def outcome(action):
    try:
        return repr(action())
    except BaseException as error:
        return f"{type(error).__name__}: {error}"


for depth in (0, 2, -1, 2**31, 2**63, None, "x", 1.5, True):
    print(depth, outcome(lambda: sys.set_coroutine_origin_tracking_depth(depth)), sys.get_coroutine_origin_tracking_depth())
print(outcome(lambda: sys.set_coroutine_origin_tracking_depth()), outcome(lambda: sys.get_coroutine_origin_tracking_depth(1)))


async def nothing():
    pass


def outer():
    return inner()


def inner():
    return nothing()


def deep(levels):
    return outer() if levels == 0 else deep(levels - 1)


for depth in (0, 1, 2, 3, 10):
    sys.set_coroutine_origin_tracking_depth(depth)
    coroutine = outer()
    print([(line, name) for _, line, name in coroutine.cr_origin or ()], coroutine.cr_origin is None)
    coroutine.close()
print(outcome(lambda: setattr(coroutine, "cr_origin", 1)))
sys.set_coroutine_origin_tracking_depth(2)
coroutine = outer()
del coroutine
sys.set_coroutine_origin_tracking_depth(20)
coroutine = deep(7)
sys.set_coroutine_origin_tracking_depth(0)
del coroutine
