# Dynamic programming: knapsacks, edit distance, subsequences, change, partitions.
from functools import cache, reduce


def knapsack(items, capacity):
    best = [[0] * (capacity + 1)]
    for weight, value, _ in items:
        last = best[-1]
        best.append([max(last[c], last[c - weight] + value if c >= weight else 0) for c in range(capacity + 1)])
    chosen = []
    for index in range(len(items), 0, -1):
        if best[index][capacity] != best[index - 1][capacity]:
            chosen.append(items[index - 1][2])
            capacity -= items[index - 1][0]
    return best[-1][-1], chosen[::-1]


def distance(one, two):
    row = list(range(len(two) + 1))
    for i, a in enumerate(one, 1):
        previous, row[0] = row[0], i
        for j, b in enumerate(two, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (a != b))
    return row[-1]


@cache
def common(one, two):
    if not one or not two:
        return ""
    if one[0] == two[0]:
        return one[0] + common(one[1:], two[1:])
    return max(common(one[1:], two), common(one, two[1:]), key=len)


def change(coins, amount):
    ways = reduce(lambda ways, coin: [sum(ways[at::-coin]) for at in range(amount + 1)], coins, [1] + [0] * amount)
    return ways[amount]


def partitions(number, largest=None):
    if number == 0:
        yield []
    for part in range(min(number, largest or number), 0, -1):
        for rest in partitions(number - part, part):
            yield [part, *rest]


items = [(12, 4, "lamp"), (2, 2, "book"), (1, 1, "pen"), (4, 10, "gold"), (1, 2, "map")]
print(knapsack(items, 15), knapsack(items, 3), knapsack([], 5))
for pair in (("kitten", "sitting"), ("", "abc"), ("flaw", "lawn"), ("same", "same")):
    print(pair, distance(*pair), repr(common(*pair)))
print([change((1, 2, 5, 10, 20, 50), amount) for amount in (0, 1, 5, 10, 50, 100)])
print(list(partitions(5)), sum(1 for _ in partitions(20)), common.cache_info().misses)
