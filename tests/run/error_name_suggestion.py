# `NameError` with a suggestion from the locals, the globals or the builtins.
def attempt(action):
    try:
        action()
    except NameError as error:
        print(type(error).__name__, error, "|", error.name)


maximum = 5


def unbound():
    print(counter)
    counter = 1


def free():
    def inner():
        return later
    inner()
    later = 1


attempt(lambda: maxinum)
attempt(lambda: pritn)
attempt(unbound)
attempt(free)


class Report:
    headline = "news"

    def show(self, wordcount):
        word_total = wordcount + 1
        return headlines(word_totals)


def headlines(n):
    return ["-"] * n


Report().show(3)
