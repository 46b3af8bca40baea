"""A module that knows whether it is the program."""
ran_as_main = __name__ == "__main__"
counter = 1


def bump():
    global counter
    counter += 1
    return counter


def __getattr__(name):
    if name.startswith("computed_"):
        return f"made for {name}"
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


if ran_as_main:
    print("never printed")
