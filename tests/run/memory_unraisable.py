# What is said of exceptions that nobody can catch: the lines of source and nothing below, no hints, no chain, no notes.
import gc


class Shown:
    """A finalizer that is shown without its address."""

    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        return Bound(self.function, instance)


class Bound:
    def __init__(self, function, instance):
        self.function, self.instance = function, instance

    def __call__(self):
        self.function(self.instance)

    def __repr__(self):
        return f"<{self.function.__qualname__}>"


class Misspells:
    @Shown
    def __del__(self):
        self.attribute.misspelt + sepnd()


class NamesNothing:
    @Shown
    def __del__(self):
        if True: sepnd()


class Chains:
    @Shown
    def __del__(self):
        try:
            {}["missing"]
        except KeyError as error:
            raised = ValueError("of another", 1)
            raised.add_note("a note")
            raise raised from error


class Recursive:
    @Shown
    def __del__(self):
        def down(depth):
            down(depth - 1) if depth else 1 / 0

        down(6)


class Silent(Exception):
    def __str__(self):
        raise ValueError


class RaisesSilent:
    @Shown
    def __del__(self):
        raise Silent


class RaisesGroup:
    @Shown
    def __del__(self):
        raise ExceptionGroup("group", [ValueError(1), TypeError(2)])


for kind in (Misspells, NamesNothing, Chains, Recursive, RaisesSilent, RaisesGroup):
    kind()


class Callback:
    def __call__(self, *arguments):
        raise ValueError("called back")

    def __repr__(self):
        return "<callback>"


gc.disable()
gc.callbacks.append(Callback())
gc.collect()
gc.callbacks.clear()
