# Recipes made of itertools' parts.
import operator
from itertools import (accumulate, batched, chain, combinations, compress, count, cycle, dropwhile, filterfalse, groupby, islice,
                       pairwise, product, repeat, starmap, takewhile, tee, zip_longest)


def take(n, source): return list(islice(source, n))
def flatten(rows): return chain.from_iterable(rows)
def nth(source, n, default=None): return next(islice(source, n, None), default)
def sliding(source, n): return zip(*(islice(part, at, None) for at, part in enumerate(tee(source, n))))
def partition(test, source): one, two = tee(source); return list(filterfalse(test, one)), list(filter(test, two))
def all_equal(source): groups = groupby(source); return bool(next(groups, True)) and not next(groups, False)
def powerset(items): return flatten(combinations(items, n) for n in range(len(items) + 1))
def encode(text): return [(letter, sum(1 for _ in run)) for letter, run in groupby(text)]


def roundrobin(*sources):
    iterators = cycle([iter(source) for source in sources])
    for active in range(len(sources), 0, -1):
        iterators = cycle(islice(iterators, active))
        yield from map(next, iterators)


print(take(4, count(3, 2)), list(flatten([[1], [2, 3]])), nth("abc", 1), nth("abc", 9, "-"), list(sliding("abcd", 3)))
print(partition(lambda n: n % 3 == 0, range(8)), all_equal("aaa"), all_equal("ab"), list(powerset("ab")), list(roundrobin("ABC", "D", "EF")))
print(encode("aaabccd"), "".join(letter * n for letter, n in encode("xxyz")), list(batched("abcdefg", 3)), list(pairwise([1, 4, 9])))
print(list(accumulate([1, 2, 3, 4], operator.mul)), list(accumulate([3, 1, 4], max, initial=0)), list(starmap(pow, [(2, 3), (3, 2)])))
print(list(compress("abcdef", cycle([1, 0]))), list(dropwhile(str.isdigit, "12a3")), list(takewhile(str.isdigit, "12a3")), list(zip_longest("ab", "xyz", fillvalue="-")))
print([dict(zip("ab", pair)) for pair in product([1, 2], "xy")], list(repeat("r", 2)), sum(starmap(operator.mul, zip([1, 2, 3], [4, 5, 6]))))
people = [("ann", 30), ("bob", 25), ("cid", 30), ("dan", 25), ("eve", 41)]
for age, group in groupby(sorted(people, key=operator.itemgetter(1)), key=operator.itemgetter(1)):
    print(age, [name for name, _ in group])
try:
    list(batched("abc", 2, strict=True))
except ValueError as error:
    print(error)
list(zip("ab", "abc", strict=True))
