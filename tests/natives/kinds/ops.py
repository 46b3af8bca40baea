def BOTH(value):
    return value, value


def GATHER(*values):
    return values


def JUMP_IF_FIRST(values):
    return jump(values) if values[0] else values
