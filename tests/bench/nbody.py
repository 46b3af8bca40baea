# Planets around a sun: float arithmetic on attributes of lists.
SIZE = 160000  # 100 in the tests
SUN = [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 39.47841760435743]
BODIES = [
    SUN,
    [4.84143144, -1.16032004, -0.10362204, 0.60632639, 2.81198684, -0.02521836, 0.03769367],
    [8.34336671, 4.12479856, -0.40352342, -1.01077434, 1.82566237, 0.00841576, 0.01128632],
    [12.8943695, -15.1111514, -0.22330757, 1.08279100, 0.86871301, -0.01083263, 0.00172372],
    [15.3796971, -25.9193146, 0.17925877, 0.97909073, 0.59469899, -0.03475595, 0.00203368],
]


def pairs_of(items):
    return [(a, b) for i, a in enumerate(items) for b in items[i + 1:]]


def advance(bodies, pairs, dt, steps):
    for _ in range(steps):
        for a, b in pairs:
            dx = a[0] - b[0]
            dy = a[1] - b[1]
            dz = a[2] - b[2]
            magnitude = dt * (dx * dx + dy * dy + dz * dz) ** -1.5
            mass_a = a[6] * magnitude
            mass_b = b[6] * magnitude
            a[3] -= dx * mass_b
            a[4] -= dy * mass_b
            a[5] -= dz * mass_b
            b[3] += dx * mass_a
            b[4] += dy * mass_a
            b[5] += dz * mass_a
        for body in bodies:
            body[0] += dt * body[3]
            body[1] += dt * body[4]
            body[2] += dt * body[5]


def energy(bodies, pairs):
    total = sum(b[6] * (b[3] ** 2 + b[4] ** 2 + b[5] ** 2) / 2 for b in bodies)
    for a, b in pairs:
        total -= a[6] * b[6] / sum((a[i] - b[i]) ** 2 for i in range(3)) ** 0.5
    return total


PAIRS = pairs_of(BODIES)
print(round(energy(BODIES, PAIRS), 9))
advance(BODIES, PAIRS, 0.01, SIZE)
print(round(energy(BODIES, PAIRS), 9))
