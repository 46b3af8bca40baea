# Every operator on a class that only records, and the order in which Python asks.
class Symbol:
    def __init__(self, text): self.text = text
    def __repr__(self): return self.text


def binary(name, symbol):
    def forward(self, other): return Symbol(f"({self} {symbol} {other})")
    def reflected(self, other): return Symbol(f"({other} {symbol}r {self})")
    def inplace(self, other): return Symbol(f"({self} {symbol}= {other})")
    for prefix, method in (("", forward), ("r", reflected), ("i", inplace)):
        setattr(Symbol, f"__{prefix}{name}__", method)


for name, symbol in dict(add="+", sub="-", mul="*", truediv="/", floordiv="//", mod="%", pow="**", matmul="@", lshift="<<", rshift=">>", xor="^").items():
    binary(name, symbol)
for name, symbol in dict(neg="-", pos="+", invert="~").items():
    setattr(Symbol, f"__{name}__", lambda self, symbol=symbol: Symbol(f"{symbol}{self}"))
for name, symbol in dict(lt="<", le="<=", gt=">", ge=">=").items():
    setattr(Symbol, f"__{name}__", lambda self, other, symbol=symbol: Symbol(f"[{self} {symbol} {other}]"))
x, y = Symbol("x"), Symbol("y")
print(x + y * 2, 1 - x ** y, -x // ~y, +x @ y % 3, 1 << x >> y ^ 5, x / 2)
print(x < y, 1 < x, x >= 5, x <= y < 3)
z = x
z += 1; z *= y; z **= 2; z <<= 1
print(z, x)


class Base:
    def __add__(self, other): return "Base.add"
    def __radd__(self, other): return "Base.radd"
class Derived(Base):
    def __radd__(self, other): return "Derived.radd"
class Refuses:
    def __add__(self, other): return NotImplemented
    def __eq__(self, other): return NotImplemented
    def __lt__(self, other): return NotImplemented


print(Base() + Derived(), Derived() + Base(), Base() + Base(), 1 + Base(), Refuses() + Base(), Refuses() == 1, Refuses() != 1)
for action in (lambda: Refuses() + 1, lambda: Refuses() < 1, lambda: 1 + Refuses(), lambda: -Refuses(), lambda: Refuses()[0]):
    try:
        print(action())
    except TypeError as error:
        print(error)


class Money:
    def __init__(self, cents): self.cents = cents
    def __format__(self, spec): return f"{self.cents / 100:{spec or '.2f'}}"
    def __bool__(self): return self.cents != 0
    def __int__(self): return self.cents // 100
    def __index__(self): return self.cents
    def __round__(self, digits=0): return round(self.cents, digits - 2)
    def __divmod__(self, other): return divmod(self.cents, other)
    def __abs__(self): return Money(abs(self.cents))


m = Money(-1250)
print(f"{m}", f"{m:>10.1f}", bool(Money(0)), int(m), hex(m), range(3000)[m], round(m, 1), divmod(m, 100), f"{abs(m)}")
m += 1
