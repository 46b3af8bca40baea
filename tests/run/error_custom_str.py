# Exceptions that format themselves, with nested classes and several lines.
class Failure(Exception):
    class Detail(Exception):
        def __str__(self):
            return f"detail <{', '.join(map(str, self.args))}>"

    def __init__(self, *lines):
        super().__init__(*lines)
        self.lines = lines

    def __str__(self):
        return "\n".join(self.lines)


class Silent(Exception):
    pass


class Broken(Exception):
    def __str__(self):
        raise ValueError("no text")


for error in (Failure("a", "b"), Failure.Detail(1, 2), Silent(), Silent("x", "y"), KeyError("k"), KeyError("k", 2), OSError(2, "gone", "file.txt")):
    print(type(error).__qualname__, str(error).split("\n"), repr(error))
try:
    str(Broken())
except ValueError as error:
    print("str failed:", error)
try:
    raise Failure.Detail("first", 2)
except Failure.Detail as detail:
    raise Failure("two lines:", "  the second one") from detail
