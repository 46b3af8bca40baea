"""What the opcode of `a <=> b` does."""


def {{NAME}}(left, right):
    return (left > right) - (left < right)
