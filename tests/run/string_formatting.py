# Format specifications of every kind, f-strings nested and with conversions.
import math

name, width, precision = "lab", 12, 3
print(f"[{name:>{width}}] [{name:<{width}}] [{name:^{width}}] [{name:*^{width}}] [{math.pi:.{precision}f}]")
print(f"{42:d} {42:5d} {42:<5d}| {42:^5d}| {42:+d} {-42: d} {42: d} {42:05d} {42:x} {42:#x} {42:#X} {42:b} {42:#b} {42:o} {42:#o} {42:c}")
print(f"{1234567:,} {1234567:_} {1234567.891:,.2f} {0xFFFFFFFF:_x} {0b11111111:_b} {-1234567:,d}")
print(f"{3.14159:f} {3.14159:.0f} {3.14159:e} {3.14159:G} {31415926.5:g} {0.000031415:g} {1e-10:.3g} {100:g} {100.0:#g}")
print(f"{0.25:%} {0.25:.1%} {math.inf:f} {math.nan:10f}| {-math.inf:+f} {1.0:z.1f} {-0.01:z.1f} {5:=+6d} {-5:=6d}")
print(f"{'abc':s} {'abc':.2s} {'abc':5.1s}| {'é':>3} {True} {True:d} {None!s:>6} {[1, 2]!r:>8} {'é'!a}")
x, y = 10, "text"
print(f"{x=} {y=} {x + 1 = } {x = :>5} {y=!s} {y = !r:>8} {x=:#x}")
print(f"{{literal}} {{{x}}} {f'{f"{x}"}'} {'quote' "s"} {"\n".join(['a', 'b'])!r} {x!r:^{width}}")
print(f"""multi
line {x
+ 1} and {
    # a comment
    y}""")
print(f"{x:{'>'}{width}}" f" joined " "plain" rf"\n{x}\d" f"{lambda_result}" if (lambda_result := (lambda: 5)()) else "")
print(format(255, "08b"), format(3.0, ".1f"), format("x", ">3"), format(10**20, ","), format(True), format(None, ""))

class Temperature:
    def __init__(self, degrees):
        self.degrees = degrees
    def __format__(self, spec):
        return f"<{spec or 'none'}:{self.degrees}>"
    def __repr__(self):
        return f"Temperature({self.degrees})"

t = Temperature(21)
print(f"{t} {t:F} {t!r} {t!s} {t:{x}} {t=}", "{:K} {!r}".format(t, t), format(t, "abc"))
for spec, value in [("d", 1.5), ("x", "a"), (".2f", "a"), ("q", 1), ("5.2d", 1), (",s", "a"), ("=5", "s"), ("c", -1), ("abc", [])]:
    try:
        print(format(value, spec))
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)


# Without a specification an object of a class of one's own is what str() makes of it.
class Whole(int):
    __repr__ = lambda self: "whole"


class Real(float):
    __repr__ = lambda self: "real"


class Pair(complex):
    __repr__ = lambda self: "pair"


class Text(str):
    __str__ = lambda self: "text"


class Named(int):
    __str__ = lambda self: "named"


for value in (Whole(3), Real(3), Pair(3), Text(3), Named(4), True):
    print(format(value), f"{value}", f"{value:}", "{}".format(value), "%s" % value, format(value, "5"))

# More digits and wider fields than can be counted.
for expression in (
    "format(1.0, '.2147483647f')", "format(1.0, '.2147482624f')", "len(format(1.0, '.2147482623g'))",
    "format(1.5, '.2147483647e')", "format(1.0, '.2147483647%')", "format(1.0, '.2147483648')",
    "format(1j, '.2147483648f')", "format(1.5, '.99999999999999999999f')", "format('a', '.9223372036854775807')",
    "format('a', '.9223372036854775808')", "'%.99999999999f' % 1.0", "'%.2147483647f' % 1.0", "'%.2147483648d' % 1",
    "'%.2147483647d' % 1", "'%.2147483647x' % 1", "'%.2147483647s' % 1", "'%.2147483648s' % 1",
    "'%99999999999999999999d' % 1", "b'%.2147483648s' % b'1'", "b'%.2147483647s' % b'1'", "b'%.2147483640f' % 1.0",
    "b'%99999999999999999999d' % 1",
):
    try:
        print(expression, eval(expression))
    except (ValueError, OverflowError) as error:
        print(expression, type(error).__name__, error)
