# Random numbers from a seed are the same everywhere.
import random

random.seed(42)
print([random.random() for _ in range(3)])
print([random.randint(1, 6) for _ in range(12)], random.randrange(0, 100, 7), random.getrandbits(70))
deck = [rank + suit for suit in "CDHS" for rank in "A23456789TJQK"]
random.shuffle(deck)
print(deck[:8], random.choice(deck), random.sample(range(1000), 5))
print(random.choices("abc", weights=[1, 0, 9], k=10), round(random.uniform(-1, 1), 12))
one, two = random.Random(7), random.Random(7)
print([one.random() == two.random() for _ in range(5)], one.randint(0, 10 ** 20), random.Random("text").random() == random.Random("text").random())
state = random.getstate() if hasattr(random, "getstate") else None


def walk(generator, steps):
    x = y = 0
    for _ in range(steps):
        dx, dy = generator.choice([(0, 1), (1, 0), (0, -1), (-1, 0)])
        x, y = x + dx, y + dy
        yield x, y


path = list(walk(random.Random(1), 200))
print(path[-1], max(path), len(set(path)))


def estimate_pi(generator, points):
    return 4 * sum(generator.random() ** 2 + generator.random() ** 2 < 1 for _ in range(points)) / points


print(estimate_pi(random.Random(3), 5000))
rolls = [sum(random.Random(n).randint(1, 6) for _ in range(1)) for n in range(30)]
print({face: rolls.count(face) for face in sorted(set(rolls))})
try:
    random.choice([])
except IndexError as error:
    print(type(error).__name__, error)
try:
    random.randint(5, 1)
except ValueError as error:
    print(error)
