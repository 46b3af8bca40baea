def first(numbers, wanted):
    """The place of the first number, by way of a loop in a loop."""
    place = -1
    return loop:
        place += 1
        for number in numbers[place:]:
            try:
                if number == wanted:
                    break place
            finally:
                print("looked at", number)
            break
        if place > len(numbers): break


print(first([4, 5, 6], 6))
print(first([4], 9))


def nested(rows):
    total = 0
    for row in rows:
        best = loop:
            if not row: break
            inner = loop:
                last = row.pop()
                if last < 0: continue
                with Noted(last): break last * 10
            if inner > 20 or not row: break inner
        if best is None: continue
        total += best
    return loop:
        try:
            break total
        finally:
            print("leaves")


class Noted:
    def __init__(self, name): self.name = name
    def __enter__(self): print("in", self.name)
    def __exit__(self, *what): print("out", self.name)


print(nested([[1, 2], [], [-1, 3], [4, 5, 6]]))

loop = 1
a = b = loop:
    loop = loop * 2
    if loop > 100: break loop, "done"
print(a, b, loop)


class C:
    value = loop:
        break [n for n in range(3)]
    loop:
        break


print(C.value)


def counted():
    loop:
        got = yield "next"
        if got: break got


numbers = counted()
print(next(numbers), next(numbers))
try:
    numbers.send("end")
except StopIteration:
    print("stopped")
