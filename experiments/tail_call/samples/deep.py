def total(number, so_far=0):
    """The sum of the numbers up to one, by recursion without end of the stack."""
    if number == 0:
        return so_far
    return total(number - 1, so_far + number)


def is_even(number):
    return True if number == 0 else is_odd(number - 1)


def is_odd(number):
    return False if number == 0 else is_even(number - 1)


class Countdown:
    def __init__(self, number):
        self.number = number

    def run(self):
        if self.number == 0:
            return "done"
        self.number -= 1
        return self.run()


print(total(100_000))
print(is_even(5_000), is_odd(5_000))
print(Countdown(5_000).run())
