# An error inside a generator that others drive, with `yield from` between.
def numbers(limit):
    for number in range(limit):
        received = yield 100 // (3 - number)
        if received:
            print("received", received)


def relay(limit):
    try:
        result = yield from numbers(limit)
    finally:
        print("relay is done")
    return result


def running_total(source):
    total = 0
    for value in source:
        total += value
        yield total


print(list(running_total(relay(3))))
generator = relay(2)
print(next(generator), generator.send("hello"))
try:
    generator.throw(KeyError("thrown in"))
except KeyError as error:
    print("came back:", error)
print(list(generator))
for total in running_total(relay(9)):
    print("total", total)
