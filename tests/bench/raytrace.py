# Spheres and a plane, rays and shadows: objects with operators.
SIZE = 160  # 8 in the tests


class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def scale(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self.scale(1.0 / self.dot(self) ** 0.5)

    def reflected(self, normal):
        return self - normal.scale(2 * self.dot(normal))


class Sphere:
    def __init__(self, centre, radius, shade):
        self.centre = centre
        self.radius = radius
        self.shade = shade

    def hit(self, origin, direction):
        offset = self.centre - origin
        along = offset.dot(direction)
        discriminant = self.radius * self.radius - (offset.dot(offset) - along * along)
        return None if discriminant < 0 else along - discriminant ** 0.5

    def normal_at(self, point):
        return (point - self.centre).unit()


class Floor:
    shade = 0.3
    up = Vector(0.0, 1.0, 0.0)

    def hit(self, origin, direction):
        return None if direction.y > -1e-9 else -origin.y / direction.y

    def normal_at(self, point):
        return self.up


LIGHT = Vector(3.0, 6.0, -4.0)
SCENE = [
    Sphere(Vector(0.0, 1.0, 3.0), 1.0, 0.9),
    Sphere(Vector(1.8, 0.7, 2.2), 0.7, 0.6),
    Sphere(Vector(-1.7, 0.6, 2.4), 0.6, 0.8),
    Floor(),
]


def nearest(origin, direction):
    best = None
    for thing in SCENE:
        distance = thing.hit(origin, direction)
        if distance is not None and distance > 1e-6 and (best is None or distance < best[0]):
            best = distance, thing
    return best


def brightness(origin, direction, depth):
    found = nearest(origin, direction)
    if found is None:
        return 0.1
    distance, thing = found
    point = origin + direction.scale(distance)
    normal = thing.normal_at(point)
    to_light = (LIGHT - point).unit()
    light = 0.1
    if nearest(point, to_light) is None:
        light += max(0.0, normal.dot(to_light)) * thing.shade
    if depth:
        light += 0.3 * brightness(point, direction.reflected(normal).unit(), depth - 1)
    return light


eye = Vector(0.0, 1.2, -3.0)
total = 0.0
height, half = SIZE * 3 // 4, SIZE // 2
for y in range(height):
    for x in range(SIZE):
        direction = Vector((x - half) / half, (height // 2 - y) / half, 1.5).unit()
        total += brightness(eye, direction, 2)
print(round(total, 6))
