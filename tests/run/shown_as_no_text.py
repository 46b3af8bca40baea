"""What `__repr__` and `__str__` give that is no text: which of the two is blamed."""


class Plain:
    def __repr__(self):
        return 1


class Text:
    def __str__(self):
        return 1


class Inherits(Plain):
    def __str__(self):
        return super().__str__()


class Shows(Plain):
    def __str__(self):
        return repr(self)


class Number(int):
    def __repr__(self):
        return 1


class String(str):
    def __repr__(self):
        return 1


class StringAsText(str):
    def __str__(self):
        return 1


class Row(list):
    def __repr__(self):
        return ()


class Error(ValueError):
    def __repr__(self):
        return ()


class Float(float):
    def __str__(self):
        return ()


class Meta(type):
    def __repr__(cls):
        return 5


class OfMeta(metaclass=Meta):
    pass


WAYS = [
    str, repr, ascii, format, "{}".format, "{!r}".format, "{!s}".format,
    lambda x: f"{x}", lambda x: f"{x!r}", lambda x: f"{x!s:>3}",
    lambda x: "%s" % (x,), lambda x: "%r" % (x,), lambda x: "%a" % (x,), lambda x: b"%a" % x,
    lambda x: x.__str__(), lambda x: type(x).__repr__(x), lambda x: object.__str__(x),
    lambda x: object.__format__(x, ""), lambda x: [x].__repr__(), lambda x: str([x]), lambda x: int(x),
    lambda x: "".join([x]), lambda x: ValueError(x).__str__(), lambda x: str(ValueError(x)),
    lambda x: repr(ValueError(x)), lambda x: str(KeyError(x)), lambda x: str(x, "utf8"),
]
for kind in Plain, Text, Inherits, Shows, Number, String, StringAsText, Row, Error, Float, None:
    value = OfMeta if kind is None else kind()
    for number, way in enumerate(WAYS):
        try:
            print(number, repr(way(value)).partition(" object at ")[0])
        except Exception as error:
            print(number, type(error).__name__, error)
