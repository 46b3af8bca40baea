# A matrix class: operators, determinants, inverses with exact fractions of our own.
import math
import operator


class Fraction:
    def __init__(self, over, under=1):
        sign = -1 if under < 0 else 1
        shared = math.gcd(over, under) or 1
        self.over, self.under = sign * over // shared, sign * under // shared

    def __add__(self, o): return Fraction(self.over * o.under + o.over * self.under, self.under * o.under)
    def __sub__(self, o): return self + -o
    def __neg__(self): return Fraction(-self.over, self.under)
    def __mul__(self, o): return Fraction(self.over * o.over, self.under * o.under)
    def __truediv__(self, o): return Fraction(self.over * o.under, self.under * o.over)
    def __bool__(self): return bool(self.over)
    def __eq__(self, o): return (self.over, self.under) == (o.over, o.under)
    def __repr__(self): return f"{self.over}" if self.under == 1 else f"{self.over}/{self.under}"


class Matrix:
    def __init__(self, rows): self.rows = [list(row) for row in rows]

    @classmethod
    def identity(cls, size): return cls([[Fraction(int(r == c)) for c in range(size)] for r in range(size)])

    @classmethod
    def whole(cls, *rows): return cls([map(Fraction, row) for row in rows])

    def elementwise(self, other, op): return Matrix([map(op, *pair) for pair in zip(self.rows, other.rows, strict=True)])
    def __add__(self, other): return self.elementwise(other, operator.add)
    def __sub__(self, other): return self.elementwise(other, operator.sub)
    def __eq__(self, other): return self.rows == other.rows
    def __getitem__(self, at): return self.rows[at[0]][at[1]]
    def __repr__(self): return "[" + "; ".join(" ".join(map(repr, row)) for row in self.rows) + "]"

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([[sum(map(operator.mul, row, column), Fraction(0)) for column in columns] for row in self.rows])

    def __pow__(self, times):
        result = Matrix.identity(len(self.rows))
        for bit in bin(times)[2:]:
            result = result @ result
            if bit == "1":
                result = result @ self
        return result

    def inverse(self):
        size = len(self.rows)
        rows = [row + unit for row, unit in zip(self.rows, Matrix.identity(size).rows)]
        for at in range(size):
            pivot = next((r for r in range(at, size) if rows[r][at]), None)
            if pivot is None:
                raise ZeroDivisionError("matrix is singular")
            rows[at], rows[pivot] = rows[pivot], rows[at]
            rows[at] = [value / rows[at][at] for value in rows[at]]
            for r in range(size):
                if r != at:
                    rows[r] = [a - rows[r][at] * b for a, b in zip(rows[r], rows[at])]
        return Matrix([row[size:] for row in rows])


m = Matrix.whole([2, 1, 0], [1, 3, 1], [0, 1, 4])
print(m, m + m, m - m, m[1, 2], sep="\n")
print(m @ m.inverse() == Matrix.identity(3), m.inverse())
print(Matrix.whole([1, 1], [1, 0]) ** 30)
try:
    Matrix.whole([1, 2], [2, 4]).inverse()
except ZeroDivisionError as error:
    print(error)
try:
    m + Matrix.whole([1])
except ValueError as error:
    print(error)
