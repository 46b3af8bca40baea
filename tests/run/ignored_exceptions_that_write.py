"""What `__str__` and `__repr__` of an exception that nobody can catch write, and when."""
import sys


def write(text):
    sys.stderr.write(text)


class Value:
    def __repr__(self):
        write("[repr]")
        return "<the value>"


class Error(Exception):
    def __str__(self):
        write("[str]")
        return "the error"


class Failing(Exception):
    def __str__(self):
        write("[failing]")
        1 / 0


class Dying:
    def __init__(self, exception):
        self.exception = exception

    def __repr__(self):
        return "<dying>"

    def dies(self):
        raise self.exception


class Del:
    def __get__(self, instance, owner):
        def call():
            raise instance.exception

        class Named:
            def __repr__(self):
                write("[method]")
                return "<the method>"

            def __call__(self):
                call()

        return Named()


Dying.__del__ = Del()
Dying(Error())
Dying(Failing())
Dying(Error)
error = Error()
error.__cause__ = Failing()
error.add_note("a note")
Dying(error)
Dying(ExceptionGroup("group", [Error(), ValueError(Value())]))
Dying(StopIteration(Value()))
Dying(KeyError(Value()))
Dying(SyntaxError("message", ("file", 1, 2, "text", 1, 3)))
Dying(NameError("name 'lenn' is not defined", name="lenn"))
sys.unraisablehook = lambda args: write(f"{args.exc_type.__name__} {args.err_msg} {args.object}\n")
Dying(Error())
sys.unraisablehook = Value()
Dying(Error())
