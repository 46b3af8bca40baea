def steps(start, limit):
    """How often one comes to the limit in steps of one and two, and where one ends."""
    count = 0
    place = start
    while place < limit:
        place = place + 1
        place += 2
        count += 1
    return count, place


print(steps(0, 10), steps(0.5, 10), steps(1j.imag, 4))
