"""What the opcode of `x ** 2` does."""


def {{NAME}}(value):
    return value**2
