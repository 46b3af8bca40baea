def fails(number):
    return 1 // number


def between(number):
    return fails(number)


def without_arguments():
    return between()


try:
    without_arguments()
except TypeError as error:
    print(error)
print(between(1))
# The frame of `between` is gone: the traceback goes from here to `fails`.
print(between(0))
