# Primes in several ways, which must agree.
import itertools
import math


def sieve(limit):
    flags = [True] * (limit + 1)
    flags[:2] = [False, False]
    for n in range(2, math.isqrt(limit) + 1):
        if flags[n]:
            flags[n * n::n] = [False] * len(range(n * n, limit + 1, n))
    return [n for n, prime in enumerate(flags) if prime]


def endless():
    multiples = {}
    for n in itertools.count(2):
        if n not in multiples:
            yield n
            multiples[n * n] = [n]
        else:
            for prime in multiples.pop(n):
                multiples.setdefault(n + prime, []).append(prime)


def factors(n):
    found = {}
    for p in itertools.takewhile(lambda p: p * p <= n, endless()):
        while n % p == 0:
            found[p] = found.get(p, 0) + 1
            n //= p
    return found | ({n: 1} if n > 1 else {})


primes = sieve(1000)
print(len(primes), primes[:10], primes[-3:], primes == list(itertools.takewhile(lambda p: p <= 1000, endless())))
for n in (2, 360, 997, 1024, 123456, 600851475143):
    parts = factors(n)
    print(n, "=", " * ".join(f"{p}^{k}" if k > 1 else str(p) for p, k in parts.items()), math.prod(p ** k for p, k in parts.items()) == n)
print([(a, b) for a, b in itertools.pairwise(primes) if b - a == 2][:6], max(b - a for a, b in itertools.pairwise(primes)))
print(pow(3, 996, 997), [n for n in range(2, 2000) if pow(2, n - 1, n) == 1 and len(factors(n)) > 1], math.gcd(*primes[:3]), math.lcm(*range(1, 21)))
