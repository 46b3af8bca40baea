# Decorators around a failing function, and a decorator that fails itself.
import functools


def traced(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        print("enter", function.__name__, args, kwargs)
        try:
            return function(*args, **kwargs)
        finally:
            print("leave", function.__name__)
    return wrapper


def limited(least, most):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(value):
            if not least <= value <= most:
                raise ValueError(f"{function.__name__}({value}): not within {least}..{most}")
            return function(value)
        return wrapper
    return decorate


@traced
@limited(0, 10)
def square(value):
    return value * value


print(square(4), square.__name__, square.__wrapped__.__name__)
try:
    @limited(1)
    def broken(value):
        return value
except TypeError as error:
    print(error)
square(11)
