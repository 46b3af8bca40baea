# Cycles of large objects are collected while they are made, as those of small ones are.
import gc


class Counted:
    alive = most = 0

    def __init__(self):
        Counted.alive += 1
        Counted.most = max(Counted.most, Counted.alive)

    def __del__(self):
        Counted.alive -= 1


def most_alive(make):
    gc.collect()
    Counted.alive = Counted.most = 0
    for _ in range(6000):
        counted = Counted()
        counted.held = make(counted)
        del counted
    return Counted.most


print(most_alive(lambda one: (one,) * 500) < 3500)
print(most_alive(lambda one: [one]) < 3500)
gc.collect()
print(Counted.alive)
gc.disable()
print(most_alive(lambda one: (one,) * 500))
gc.collect()
print(Counted.alive)
