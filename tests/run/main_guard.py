# `if __name__ == "__main__"`, `globals`, `dir` and attributes of modules.
import sys

sys.path.insert(0, __file__.rpartition("/")[0] + "/modules")


def main():
    import guarded
    print("imported:", guarded.__name__, guarded.ran_as_main)
    print(sorted(name for name in dir(guarded) if not name.startswith("__")))
    guarded.counter += 5
    print(guarded.bump(), guarded.counter, vars(guarded)["counter"])
    del guarded.counter
    try:
        guarded.bump()
    except NameError as error:
        print(error)
    try:
        guarded.missing
    except AttributeError as error:
        print(error)
    print(guarded.computed_value, sys.modules["guarded"] is guarded)
    sys.modules["alias"] = guarded
    import alias
    print(alias is guarded, __name__, type(guarded).__name__, "main" in globals())


if __name__ == "__main__":
    main()
else:
    print("never")
