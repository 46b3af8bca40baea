class Quantity:
    def __init__(self, number, unit):
        self.number, self.unit = number, unit

    def __truediv__(self, other):
        return Quantity(self.number / other.number, f"{self.unit}/{other.unit}")

    def __repr__(self):
        return f"{self.number:g} {self.unit}"

print(42km / 10s, 2.5kg, [1m, 20ms], 3 * 2)
