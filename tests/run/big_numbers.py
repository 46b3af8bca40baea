# Arithmetic on large ints, and the same by hand on lists of digits.
import math


class Digits:
    BASE = 1000

    def __init__(self, value):
        if isinstance(value, int):
            value = [int(str(value)[max(0, end - 3):end]) for end in range(len(str(value)), 0, -3)]
        self.parts = value

    def __add__(self, other):
        out, carry = [], 0
        for at in range(max(len(self.parts), len(other.parts))):
            carry, part = divmod(carry + sum(n.parts[at] for n in (self, other) if at < len(n.parts)), self.BASE)
            out.append(part)
        return Digits(out + [carry] * bool(carry))

    def __mul__(self, other):
        out = [0] * (len(self.parts) + len(other.parts))
        for i, a in enumerate(self.parts):
            for j, b in enumerate(other.parts):
                out[i + j] += a * b
        for at in range(len(out) - 1):
            out[at + 1] += out[at] // self.BASE
            out[at] %= self.BASE
        while len(out) > 1 and not out[-1]:
            out.pop()
        return Digits(out)

    def __str__(self): return f"{self.parts[-1]}" + "".join(f"{part:03}" for part in self.parts[-2::-1])


a, b = 2 ** 127 - 1, math.factorial(30)
print(str(Digits(a) + Digits(b)) == str(a + b), str(Digits(a) * Digits(b)) == str(a * b), Digits(999) + Digits(1))
print(a * b % 10 ** 9, divmod(b, a // 10 ** 10), -a // 7, -a % 7, a.bit_length(), (b & -b).bit_length(), a ^ b)
print(f"{b:,}", f"{a:_x}", f"{b:e}", hex(-a), oct(b)[:12], bin(b)[-30:], int("zz", 36), int("-0b101", 0), int("1_000"))
print(math.isqrt(b), pow(7, -1, 1_000_007), pow(3, 10 ** 20, 10 ** 9 + 7), b.to_bytes(14, "big").hex(), int.from_bytes(b"\xff\x01", "little", signed=True))
fib = [0, 1]
while len(str(fib[-1])) < 50:
    fib.append(fib[-1] + fib[-2])
print(len(fib), fib[-1], math.comb(60, 30), math.perm(20, 5), (1 << 200) >> 190, ~a, 10 ** 30 // 3, round(12345678901234567890, -10))
print(float(a), a > 1e38, a == float(a), hash(2 ** 61 - 1), 5 ** 50 / 5 ** 48, (10 ** 400 // 10 ** 398), int(1e22))
try:
    print(10 ** 400 * 1.0)
except OverflowError as error:
    print(error)
print(1 << (1 << 70) if False else "skipped", 2 ** -2, (-2) ** 3, 0 ** 0, divmod(-17, 5), divmod(17, -5))
