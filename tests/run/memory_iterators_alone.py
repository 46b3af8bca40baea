# Iterators that only what they have given keeps alive: in CPython some of these cycles stay, here none may.
import gc
import itertools


def cycles():
    l=[]; g=itertools.groupby(l); l.append(g); next(g); del l[:]; k=next(g,None)
    l=[]; a=itertools.accumulate(l); l.append(a); next(a); del l[:]
    l=[]; c=itertools.cycle(l); l.append(c); next(c); del l[:]
    l=[]; p=itertools.pairwise(l); l.append(p); l.append(p); l.append(1); next(p); del l[:]
    l=[]; t,u=itertools.tee(l); l.append(t); next(u); del l[:]
    l=[]; c=itertools.chain.from_iterable(l); l.append([c]); next(c); del l[:]
    l=[]; c=itertools.batched(l,2); l.extend([c,c]); next(c); del l[:]
    l=[]; e=enumerate(l); l.append(e); next(e); del l[:]
    l=[]; e=zip(l,l); l.append(e); next(e); del l[:]
    l=[]; e=itertools.zip_longest(l,l); l.append(e); next(e); del l[:]
    l=[1]; e=itertools.product(l); l.append(e);next(e)
    x=[]; e=map(lambda i: x, x); x.append(e)
    x=[]; e=filter(lambda i: x, x); x.append(e)
    l=[]; l[:] = itertools.groupby((1, ValueError(itertools.accumulate(l))))
    l=[1, 2]; t,u=itertools.tee(l); next(u); l.append(u); del t
    l=[1, 2]; t,u=itertools.tee(l); next(u); l.append(t); del u
    d = {}; i = iter(d.items()); d[1] = i; i = iter(d.items()); d[1] = i; next(i); del d[1]


for _ in range(3):
    cycles()
    gc.collect()
print("done")
