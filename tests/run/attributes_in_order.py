"""The attributes of an instance are in the order in which they came, whatever order other instances have."""


class Point:
    def __init__(self, backwards=False):
        if backwards:
            self.y = 1
            self.x = 2
        else:
            self.x = 1
            self.y = 2


print(vars(Point()), vars(Point(True)), vars(Point()))
for _ in range(3):
    points = [Point(number % 3 == 1) for number in range(50)]
    print({tuple(vars(point)) for point in points[::3]}, vars(points[1]), points[1].x, points[2].y)

point = Point()
del point.x
point.x = 3
print(vars(point), point.x)

point = Point()
del point.y
point.y = 4
print(vars(point))


class Later(Point):
    def third(self):
        self.z = 5
        return self


one, two = Later().third(), Later(True)
two.a = 6
two.third()
del two.x
print(vars(one), vars(two), list(two.__dict__.items())[-1])
two.x = two.a = 7
print(vars(two))
setattr(two, "y", 8)
print(vars(two), hasattr(two, "w"))
