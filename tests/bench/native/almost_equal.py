"""Comparing floats within a tolerance, and how long it took: the same loop as in equal.py."""

import time


def count_equal(times, left, right):
    count = 0
    for _ in range(times):
        if left ~= right:
            count += 1
        if left ~= right:
            count += 1
        if left ~= right:
            count += 1
        if left ~= right:
            count += 1
    return count


began = time.process_time()
print(count_equal(10_000_000, 1.5, 1.25), count_equal(10_000_000, 1.5, 1.5))
print(time.process_time() - began)
