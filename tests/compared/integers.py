"""Large ints from SEED, up to DIGITS digits: their text in every base, products, quotients, powers; digests of them."""

import random
import sys

MODULUS = 2**61 - 1


def outcome(action):
    try:
        return action()
    except Exception as error:
        return type(error).__name__, str(error)


# How long a text may be.
print(sys.get_int_max_str_digits())
for text in ("1" * 4300, "1" * 4301, "1" * 4301 + "x", "1_" * 4300 + "1", " " * 9 + "0" * 4301, "-" + "9" * 4300):
    print(str(outcome(lambda: int(text)))[:300])
    print(str(outcome(lambda: int(text, 7) % 1009))[:300])
    print(str(outcome(lambda: int(text, 16) % 1009))[:300])
for number in (10**4300 - 1, 10**4300, -(10**4300), 1 - 10**4300):
    for action in (str, repr, "{:d}".format, "{:,}".format, "{:x}".format, "%d".__mod__, "%x".__mod__, float):
        print(str(outcome(lambda: action(number)))[-100:])
for most in (-1, 1, 639, 640, 0):
    print(most, outcome(lambda: sys.set_int_max_str_digits(most)), sys.get_int_max_str_digits())
    print(str(outcome(lambda: int("1" * 641)))[:200])


def digest(text):
    return int.from_bytes(text.encode(), "little") % MODULUS


def some(random, digits):
    """Many kinds of numbers with so many digits, or some less."""
    bits = int(digits * 3.32)
    kind = random.randrange(4)
    if kind == 0:
        return random.getrandbits(bits) | 1 << bits - 1
    if kind == 1:
        return 10**digits + random.choice([-1, 0, 1])
    if kind == 2:
        return (1 << bits) + random.choice([-1, 0, 1])
    number = 0
    while number.bit_length() < bits:
        run = random.randrange(1, 2 + bits // 3)
        number = number << run | random.choice([0, (1 << run) - 1])
    return number | 1


source = random.Random(SEED)
for round_ in range(COUNT):
    digits = int(10 ** source.uniform(1, len(str(DIGITS)) - 1))
    one = some(source, digits) * source.choice([1, -1])
    two = some(source, source.choice([digits, max(1, digits // 2), max(1, digits // 3), digits + 7]))
    two *= source.choice([1, -1])
    product, (quotient, rest) = one * two, divmod(one, two)
    print(round_, digits, product % MODULUS, quotient % MODULUS, rest % MODULUS)
    # What is one more or less than a multiple is where a quotient is most easily wrong.
    for near in (product - 1, product, product + 1):
        print((near // two) % MODULUS, (near % two) % MODULUS)
    print(digest(str(one)), digest(f"{two:,}"), digest("%d" % product), digest(hex(one)))
    base = source.choice([3, 7, 10, 36])
    text = "".join(source.choices("012", k=digits))
    print(int(text, base) % MODULUS, int(str(one)) == one, int("-" + text) % MODULUS)
    print(pow(one, source.randrange(70), two) % MODULUS, pow(one % 10**9, source.randrange(1, 99)) % MODULUS)
    print(outcome(lambda: one / two), outcome(lambda: float(one)), outcome(lambda: round(one, -source.randrange(digits)) % MODULUS))
