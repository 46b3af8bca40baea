def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
class X:
    def __init__(s, m, n=0): s.m=m; s.n=n
    def __index__(s):
        s.m.release()
        return s.n
def view(): return memoryview(bytearray(b'abcd'))
def get():
    m = view(); return m[X(m)]
def get_slice():
    m = view(); return bytes(m[X(m):])
def set_key():
    m = view(); m[X(m)] = 5
def set_value():
    m = view(); m[0] = X(m)
def set_bad_value():
    m = view(); m[0] = X(m, 999)
def set_bad_key():
    m = view(); m[X(m, 99)] = 1
def get_bad_key():
    m = view(); return m[X(m, 99)]
def set_slice():
    m = view(); m[X(m):2] = b'xy'
def set_slice_bad():
    m = view(); m[X(m):2] = b'x'
def set_ro():
    m = memoryview(b'abc'); m[X(m)] = 1
def tup():
    m = view(); return m[(X(m),)]
def tupset():
    m = view(); m[(X(m),)] = 1
def tupset2():
    m = view(); m[0,] = X(m)
def big():
    m = view(); return m[10**30]
class E:
    def __init__(s,m): s.m=m
    def __eq__(s,o): s.m.release(); return False
def count():
    m = view(); return m.count(E(m))
def index():
    m = view(); return m.index(E(m))
def it():
    m = view()
    for x in m: print(x); m.release()
def index_args():
    m = view(); return m.index(97, X(m))
def hexed():
    m = view(); return m.hex(':', X(m,1))
for f in (get, get_slice, set_key, set_value, set_bad_value, set_bad_key, get_bad_key, set_slice, set_slice_bad, set_ro, tup, tupset, tupset2, big, count, index, it, index_args, hexed):
    print(f.__name__, end=' ')
    t(f)
