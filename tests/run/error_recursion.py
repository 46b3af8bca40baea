# Recursion without an end: the repeated line is counted, not shown.
def depth_of(tree):
    return 1 + max((depth_of(child) for child in tree), default=0)


def endless(number):
    return endless(number + 1)


def ping(number):
    return pong(number - 1)


def pong(number):
    return ping(number + 1)


print(depth_of([[], [[], [[]]]]))
for function in (endless, ping):
    try:
        function(0)
    except RecursionError as error:
        print(function.__name__, type(error).__name__, str(error)[:33])
endless(0)
