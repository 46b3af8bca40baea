"""Sums of a local and a small number, and how long they took: with the experiment add_const and without."""

import time


def steps(limit):
    place = count = 0
    while place < limit:
        place = place + 1
        place += 2
        count += 1
        place = place + 1
    return place, count


began = time.process_time()
print(steps(120_000_000))
print(time.process_time() - began)
