def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
big = 10**20
for args in [(0, big), (None,), (big,), (-big, big), (None, None, -1), (big, -big, -3), (None, None, -big), (None, None, big), (-5, None, 2)]:
    for n in (big, 0, 10, 2**63-1, 2**63, 2**70):
        print(args, n, slice(*args).indices(n))
t(lambda: slice(0).indices(-1))
t(lambda: slice(0).indices(-big))
t(lambda: slice(0).indices(1.0))
t(lambda: slice(0,1,0).indices(5))
t(lambda: slice(0,1,0).indices(-5))
t(lambda: slice('a').indices(5))
t(lambda: slice(0,1,'a').indices(5))
class I:
    def __init__(s,n): s.n=n
    def __index__(s): print('index', s.n); return s.n
t(lambda: slice(I(1),I(big),I(2)).indices(I(big)))
t(lambda: slice(I(1),I(big),I(0)).indices(I(big)))
t(lambda: slice(True,None,True).indices(True))
