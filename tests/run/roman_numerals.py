# Roman numerals and other ways to write numbers, checked against each other.
import itertools

SYMBOLS = [(1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")]
VALUES = {symbol: value for value, symbol in SYMBOLS if len(symbol) == 1}


def roman(number):
    if not 0 < number < 4000:
        raise ValueError(f"no Roman numeral for {int(number)}")
    out = ""
    for value, symbol in SYMBOLS:
        count, number = divmod(number, value)
        out += symbol * count
    return out


def arabic(text):
    values = [VALUES[c] for c in text]
    return sum(-one if one < two else one for one, two in itertools.zip_longest(values, values[1:], fillvalue=0))


class Roman(int):
    def __new__(cls, value): return super().__new__(cls, arabic(value) if isinstance(value, str) else value)
    def __str__(self): return roman(self)
    def __format__(self, spec): return format(str(self), spec) if not spec.endswith("d") else format(int(self), spec)
    def __add__(self, other): return Roman(int(self) + int(other))
    __radd__ = __add__


ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def words(n):
    match n:
        case n if n < 20: return ONES[n]
        case n if n < 100: return TENS[n // 10] + ("-" + ONES[n % 10] if n % 10 else "")
        case n if n < 1000: return ONES[n // 100] + " hundred" + (" " + words(n % 100) if n % 100 else "")
        case _: return words(n // 1000) + " thousand" + (" " + words(n % 1000) if n % 1000 else "")


for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2025, 3999):
    print(f"{n:>5} {roman(n):<12} {words(n)} {n:b} {n:o} {n:X}")
print(all(arabic(roman(n)) == n for n in range(1, 4000)), max(range(1, 4000), key=lambda n: len(roman(n))))
total = sum([Roman("IV"), Roman("X")], Roman("I"))
print(total, repr(total), f"{total:>6}|{total:04d}", Roman(7) > Roman("VI"), type(Roman(2) * 2).__name__)
try:
    print(Roman(4000))
except ValueError as error:
    print(error)
