LIMITS = {"low": 1, "high": 0}


def ratio(limits):
    return limits["low"] / limits["high"]


RATIO = ratio(LIMITS)
