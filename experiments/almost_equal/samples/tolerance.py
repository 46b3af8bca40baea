# Sums of floats are seldom exact; `~=` asks whether they are near enough.
total = sum([0.1] * 10)
print(total == 1.0, total ~= 1.0)
print([0.1 + 0.2, (1, 2.0)] ~= [0.3, (1.0, 2)], [1] ~= [1, 2], "a" ~= "a")
print(1 ~= 1.0000000001 < 2, not 1 ~= 2)


class Angle:
    def __init__(self, degrees):
        self.degrees = degrees

    def __almost_eq__(self, other):
        return (self.degrees - other.degrees) % 360 ~= 0


print(Angle(30) ~= Angle(390), Angle(30) ~= Angle(31))
