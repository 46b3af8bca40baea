# Sizes for which there is no memory.
import itertools
for f in (lambda: itertools.product(range(10),repeat=10**12), lambda: itertools.product(range(10),repeat=2**62),lambda: itertools.product(repeat=2**62), lambda: itertools.combinations(range(100),10**15), lambda:itertools.permutations(range(100),2**62),lambda: itertools.combinations_with_replacement(range(3),2**40),lambda: itertools.combinations_with_replacement(range(3),2**62), lambda: itertools.tee([],2**40), lambda: itertools.tee([],2**62), lambda: itertools.permutations(range(3),2**40), lambda: itertools.combinations(range(3),5),lambda: itertools.combinations(range(3),2)):
    try: print(next(iter(f()),None))
    except BaseException as e: print(type(e), e)
