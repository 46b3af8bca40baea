"""Operations on constants that the compiler does, or leaves to run time, with the same result either way."""
print(10**20 / 3, -(10**20) / 3, 10**400 / 10**399, 1 / 2**1074, 3 / 2**1075, (2**53 + 1) / 1, 0 / -5, 10**20 / True)
print((-1) ** 1.5, (-8) ** (1 / 3), (-2.0) ** 0.5, 2 ** -1, (-2) ** -3, (-2.0) ** 1e999, 0.0 ** -1e999, 0 ** 10**20)
print(0 << 10**20, 5 << 0, 1 >> 10**20, -5 >> 10**20, 1 << 100, 0 ** 0, True << 3, False ** 0)
print(True + True, True & False, True | 2, True ^ True, -True, +True, not True, ~5, ~~7)
print(7 // -2, 7 % -2, -7.5 // 2, -7.5 % 2, 1e308 * 10, 1e999 - 1e999, -0.0 + 0, 0.0 % -1, 1e300 ** -2)
print(1j * 1j, (1 + 2j) / (3 - 4j), 1 / (1 + 1j), 3 - 1j, 1j - 3, 2 * (1 + 1e999j), 1e999j * 1e999j, (1 + 2j) ** 3)
print((1 + 2j) ** -2, 1j ** 0.5, 0j ** 2, (1e999 + 1e999j) * (1 + 1j), (1 + 1j) / 1e999, 1 / (1e999 + 1j), 1j ** 101)
print("ab" * 3, 3 * b"ab", (1, 2) * 2, "" * 10**10, () * 5, "a" + "b", (1,) + (2,), "abc"[1], b"abc"[1], (1, 2, 3)[-1])
print("abc"[True], "abcdef"[1:-1:2], (1, 2, 3)[::-1], "abc"[10**30:], b"abc"[-10**30:2], (1, (2, 3))[1][0])
for source in (
    "1 / 0", "1 % 0", "1.0 // 0", "0 ** -1", "0.0 ** -1.0", "0j ** -1", "0j ** 1j", "1j / 0", "1 / 0j", "1e308j * 1e308j",
    "1 << -1", "0 << -1", "1 >> -1", "10**400 / 3", "10**400 * 1.0", "10**400 + 1j", "10**400 ** -1", "1e308 ** 2",
    "(1e308 + 1j) ** 2", "(-1e308) ** 1.5", "'a' + 1", "'abc'[3]", "'abc'[1.0]", "'abc'[::0]", "-'a'", "~1.0", "+None", "1 @ 1",
    "1j // 1", "1j % 1", "'' * 10**20", "None[0]", "(1e200j) ** 2.5",
):
    try:
        print(source, eval(source))
    except (ArithmeticError, TypeError, ValueError, LookupError) as error:
        print(source, type(error).__name__, error)
