# Integer arithmetic: signs of // and %, big values, bit operations, bases and conversions.
for a, b in [(7, 3), (-7, 3), (7, -3), (-7, -3), (0, 5), (1 << 70, 12345), (-(1 << 70), 12345)]:
    print(a // b, a % b, divmod(a, b), (a // b) * b + a % b == a)
print(2 ** 100, (-2) ** 63, 2 ** -2, pow(3, 200, 1000007), pow(3, -1, 7))
print(1 << 64, (1 << 64) >> 60, -1 >> 10, -(1 << 65) >> 3)
print(0b1010 & 0b0110, 0b1010 | 0b0110, 0b1010 ^ 0b0110, ~5, ~-1, -(2**80) & 0xFFFF)
print(hex(255), oct(-8), bin(10), hex(-(1 << 68)), int("ff", 16), int("-0b101", 0), int("1_000"))
print((123456789 ** 5).bit_length(), (255).bit_count(), (-5).__abs__(), int(-3.99), int("  42  "))
print((1000).to_bytes(2, "big"), int.from_bytes(b"\x03\xe8", "big"), (-2).to_bytes(4, "little", signed=True))
print(281474976710655 + 1, -140737488355328 - 1, 140737488355327 * 2, 2**47 - 1 + 1)
for text in ["", "1__0", "0x", "12a", "०१२"]:
    try:
        print(int(text))
    except ValueError as error:
        print(type(error).__name__, error)
try:
    1 // 0
except ZeroDivisionError as error:
    print(error)
try:
    1 % 0
except ZeroDivisionError as error:
    print(error)
print(True + True, True * 10, isinstance(True, int), bool(0), bool(-1), int(True))
print(10 .real, (10).imag, (10).numerator, (7).conjugate(), (6).__index__())
print(round(1234, -2), round(1250, -2), round(1350, -2), round(-15, -1), round(25, -1))
total = 0
for i in range(1, 2000):
    total = (total * 31 + i * i) ^ (total >> 7)
print(total % (10**40))
print(max(3, -1, 2**70), min(3, -1, -2**70), sum(range(10**5)), abs(-2**65))
