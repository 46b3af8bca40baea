"""What TAIL_CALL does: the machine makes the call itself, and has the frame for it where nothing else needs it."""


def TAIL_CALL(callable, *arguments):
    return call(callable, *arguments)
