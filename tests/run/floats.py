# Floating point: repr, rounding, comparisons with ints, specials, formatting.
import math

for value in [0.1, 1e16, 1e15, 123456789.123, 1e-5, 0.0001, -0.0, 1.0, 1e300 * 10, 5e-324, 1/3, 2.5, 1e22]:
    print(value, repr(value), str(value), -value)
print(0.1 + 0.2, 0.1 + 0.2 == 0.3, 7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(-7.5, 2))
print(float("inf"), float("-inf"), float("nan"), float("  1_0.5e1 "), float(10**20))
nan = float("nan")
print(nan == nan, nan != nan, nan in [nan], [nan] == [nan], math.isnan(nan), math.isinf(-math.inf))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.567, -2), round(0.5), round(1.5))
print(1.5.is_integer(), 2.0.is_integer(), 0.75.as_integer_ratio(), (3.7).__trunc__(), int(1e20))
print(1 == 1.0, 2**53 == float(2**53), 2**53 + 1 == float(2**53 + 1), 10**400 > 1e308, hash(1.0) == hash(1))
print(float.fromhex("0x1.8p3"), (12.5).hex(), 2.0 ** 0.5, 2.0 ** -1, (-8.0) ** 2, 4 ** 0.5)
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.sqrt(2), math.pi, math.e, math.hypot(3, 4))
print(math.sin(1), math.cos(1), math.tan(1), math.atan2(1, 2), math.exp(1), math.log(10), math.log(8, 2), math.log2(8))
print(math.factorial(25), math.gcd(12, 18, 27), math.lcm(4, 6), math.comb(10, 3), math.perm(5, 2), math.isqrt(10**30))
print(math.fsum([0.1] * 10), sum([0.1] * 10), math.prod([1.5, 2, 3]), math.copysign(1, -0.0), math.fmod(-7, 3))
print(math.isclose(0.1 + 0.2, 0.3), math.modf(3.25), math.frexp(10.0), math.ldexp(0.5, 4), math.degrees(math.pi))
for attempt in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: math.sqrt(-1), lambda: 10.0 ** 400,
                lambda: int(math.inf), lambda: int(nan), lambda: float("1.2.3"), lambda: math.log(0)):
    try:
        print(attempt())
    except (ArithmeticError, ValueError) as error:
        print(type(error).__name__, error)
print(f"{3.14159:.2f} {1e10:g} {0.00001:g} {123456.789:,.1f} {0.5:%} {1.5:08.3f} {-1.5:+.1e} {2.0:.0f} {1e100:.3g}")
