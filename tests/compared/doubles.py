"""COUNT doubles from SEED: how they are shown, rounded, and read.

A line for each BATCH of them, with a digest; those of the batch SHOWN, if it is a number, are written out instead.
"""

import math
import random

BATCH = 100


def from_bits(bits):
    """The double that has the bits; of those that are no number, the negative ones are infinities."""
    exponent, fraction = bits >> 52 & 0x7FF, bits & (1 << 52) - 1
    if exponent == 0x7FF:
        return -math.inf if bits >> 63 else math.nan
    if exponent:
        fraction |= 1 << 52
    number = math.ldexp(fraction, max(exponent, 1) - 1075)
    return -number if bits >> 63 else number


def any_bits(random):
    return from_bits(random.getrandbits(64))


def everyday(random):
    """Of a size that has a point somewhere among its digits."""
    return math.ldexp(random.getrandbits(53) + (1 << 53), random.randrange(-80, 20))


def few_bits(random):
    """With a short decimal: many are in the middle between two shorter ones."""
    return math.ldexp(random.getrandbits(random.randrange(1, 54)), random.randrange(-30, 10))


def few_digits(random):
    return float(f"{random.getrandbits(random.randrange(1, 40))}e{random.randrange(-30, 30)}")


def halves(random):
    """A few digits and a five behind them, and the neighbours of that."""
    number = float(f"{random.randrange(10 ** random.randrange(1, 17))}5e{random.randrange(-20, 5)}")
    return math.nextafter(number, random.choice([0.0, number, math.inf]))


def powers(random):
    number = random.choice([math.ldexp(1.0, random.randrange(-1074, 1024)), float(f"1e{random.randrange(-320, 309)}")])
    return math.nextafter(number, random.choice([0.0, number, math.inf]))


KINDS = [any_bits, any_bits, everyday, everyday, few_bits, few_digits, halves, powers]


def specifications(random, count):
    made = []
    for _ in range(count):
        align = random.choice(["", "", "", "<", ">", "=", "^", "*<", "x>", "0=", "é^"])
        sign = random.choice(["", "", "", "+", " ", "-"])
        flags = random.choice(["", "", "", "z"]) + random.choice(["", "", "", "#"]) + random.choice(["", "", "", "0"])
        width = random.choice(["", "", "", "1", "12", "25", "40"])
        grouping = random.choice(["", "", "", ",", "_"])
        kind = random.choice(["", "e", "E", "f", "F", "g", "G", "%", "n"])
        if kind == "n":
            grouping = ""
        digits = random.choice([0, 1, 2, 3, random.randrange(20), random.randrange(20), random.randrange(60)])
        precision = random.choice(["", f".{digits}", f".{digits}", f".{digits}"])
        if precision and kind != "n":
            precision += random.choice(["", "", "", ",", "_"])
        made.append(align + sign + flags + width + grouping + precision + kind)
    return made


def templates(random, count):
    made = []
    for _ in range(count):
        flags = "".join(random.sample("-+ #0", random.randrange(3)))
        width = random.choice(["", "", "10", "30"])
        precision = random.choice(["", ".0", ".1", ".2", f".{random.randrange(25)}"])
        made.append("%" + flags + width + precision + random.choice("eEfFgG"))
    return made


def rounded(number, digits):
    try:
        return round(number, digits)
    except OverflowError as error:
        return error


def written(random):
    """A decimal number, with few digits or many."""
    digits = random.randrange(10 ** random.choice([1, 5, 16, 17, 18, 20, 30, 50]))
    return f"{digits}.{random.getrandbits(20)}e{random.randrange(-345, 310)}"


def hexadecimal(random):
    digits = f"{random.getrandbits(random.choice([4, 53, 54, 60, 64, 70])):x}.{random.getrandbits(8):x}"
    return f"0x{digits}p{random.choice([random.randrange(-1150, 1030), random.randrange(-1090, -1060)])}"


def of_hexadecimal(text):
    try:
        return float.fromhex(text)
    except OverflowError as error:
        return error


def lines(random, specs, formats):
    number = random.choice(KINDS)(random)
    yield repr(number)
    yield number.hex()
    if float(repr(number)) != number and number == number or float.fromhex(number.hex()) != number == number:
        yield "is not read as it is shown"
    for _ in range(3):
        spec = random.choice(specs)
        yield spec + " " + format(number, spec)
    form = random.choice(formats)
    yield form + " " + form % number
    for digits in (random.randrange(-5, 20), random.randrange(-330, 330)):
        yield f"{digits} {rounded(number, digits)!r}"
    text = written(random)
    yield text + " " + repr(float(text))
    text = hexadecimal(random)
    yield text + " " + repr(of_hexadecimal(text))


specs = specifications(random.Random(SEED), 3000)
formats = templates(random.Random(SEED + 1), 500)
batches = range(COUNT // BATCH) if SHOWN is None else [SHOWN]
for batch in batches:
    source = random.Random(SEED * 1_000_003 + batch)
    found = [line for _ in range(BATCH) for line in lines(source, specs, formats)]
    if SHOWN is None:
        print(batch, int.from_bytes("\n".join(found).encode(), "little") % (2**61 - 1))
    else:
        print("\n".join(found))
