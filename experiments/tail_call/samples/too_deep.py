def total(number):
    """The sum comes after the call: no frame can go."""
    if number == 0:
        return 0
    return number + total(number - 1)


print(total(100))
try:
    total(100_000)
except RecursionError as error:
    print(error)
