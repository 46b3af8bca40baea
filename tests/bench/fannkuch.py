# Pancake flips over all permutations: list slices and int indexing.
SIZE = 9  # 5 in the tests


def fannkuch(n):
    count = list(range(1, n + 1))
    order = list(range(n))
    most = checksum = 0
    r = n
    sign = 1
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        first = order[0]
        if first:
            stack = order[:]
            flips = 0
            while first:
                stack[:first + 1] = stack[first::-1]
                flips += 1
                first = stack[0]
            if flips > most:
                most = flips
            checksum += sign * flips
        sign = -sign
        while True:
            if r == n:
                return checksum, most
            moved = order.pop(0)
            order.insert(r, moved)
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1


print(fannkuch(SIZE))
