"""Exceptions that nobody can catch are shown without their chains, notes, members, carets and suggestions."""

import _weakref


class Named:
    """Something to call whose `repr()` holds no address."""

    def __init__(self, name, function):
        self.name = name
        self.function = function

    def __call__(self, *args):
        return self.function()

    def __repr__(self):
        return f"<{self.name}>"


def ignored(name):
    """Runs a function as the finalizer of an object, and as the callback of a reference to one."""

    def decorate(function):
        for kind in ("__del__", "callback"):
            print(name, kind, flush=True)
            called = Named(f"{name} as {kind}", function)
            if kind == "__del__":
                type("Dying", (), {"__del__": called})()
            else:
                dying = type("Dying", (), {})()
                reference = _weakref.ref(dying, called)
                del dying
        return function

    return decorate


@ignored("a cause")
def caused():
    try:
        1 / 0
    except ZeroDivisionError as error:
        raise ValueError("two\nlines") from error


@ignored("a context")
def in_context():
    try:
        {}["key"]
    except KeyError:
        None + 1


@ignored("several lines")
def long():
    return (1 +
            None)


@ignored("a note")
def noted():
    error = KeyError("key")
    error.add_note("a note")
    raise error


@ignored("a group")
def grouped():
    raise ExceptionGroup("group", [ValueError(1), TypeError(2)])


@ignored("a suggestion")
def misspelt():
    [].apend(1)


@ignored("a syntax error")
def wrong():
    eval("1 +")


@ignored("recursion")
def deep():
    def call(depth):
        if depth:
            call(depth - 1)
        else:
            raise Exception

    call(6)


@ignored("an exit")
def leaving():
    raise SystemExit


class Wordless(Exception):
    def __str__(self):
        raise ValueError


@ignored("no words")
def wordless():
    raise Wordless


class Nameless(Named):
    def __repr__(self):
        raise ValueError


type("Dying", (), {"__del__": Nameless("", grouped)})()


# With few calls left, CPython cannot read the source, and shows no line of it.
import sys


class Deallocator:
    def __repr__(self):
        return "deallocator"

    def __call__(self):
        raise ValueError("deep")


class Fails:
    __del__ = Deallocator()


def descend(calls):
    if calls:
        descend(calls - 1)
    else:
        Fails()


for left in range(12):
    descend(sys.getrecursionlimit() - 3 - left)
