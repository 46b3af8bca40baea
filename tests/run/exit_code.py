# `sys.exit` with a number: `finally` runs, and the number is the exit code.
import sys


class Resource:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("open", self.name)
        return self

    def __exit__(self, kind, value, traceback):
        print("close", self.name, kind.__name__ if kind else None, getattr(value, "code", None))


def main(arguments):
    with Resource("outer"):
        try:
            with Resource("inner"):
                for number in arguments:
                    if number > 2:
                        sys.exit(number + 40)
                    print("number", number)
        except Exception:
            print("never: SystemExit is no Exception")
        finally:
            print("finally")


try:
    sys.exit("caught")
except SystemExit as error:
    print("code", repr(error.code), error.args)
print(issubclass(SystemExit, Exception), SystemExit().code, SystemExit(3).code, SystemExit(1, 2).code)
main([1, 2, 3, 4])
