"""What ADD_CONST does: the local comes as its value."""


def ADD_CONST(local, inplace, number):
    if inplace:
        local += number
        return local
    return local + number
