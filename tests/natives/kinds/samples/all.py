print([kinds(value) for value in (1, 0, "a", "", [2], [], None)])


class Odd:
    def __bool__(self):
        raise ValueError("neither")


try:
    kinds(Odd())
except ValueError as error:
    print(error)
