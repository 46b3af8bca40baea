def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
def mkd(): return UnicodeDecodeError('utf-8', b'abc\xff', 1, 2, 'why')
def mke(): return UnicodeEncodeError('utf-8', 'abc\xff', 1, 2, 'why')
def mkt(): return UnicodeTranslateError('abc\xff', 1, 2, 'why')
for mk in (mkd,mke,mkt):
    for field in ('encoding','object','start','end','reason'):
        for v in ('s', b's', 5, None, bytearray(b'x'), -1, 10**30, True, 1.5, '', b'', 'del', 100, 0):
            e = mk()
            try:
                if v=='del': delattr(e, field)
                else: setattr(e,field,v)
            except Exception as x: print(mk.__name__, field, v, 'SET', type(x).__name__, x); continue
            try: r = str(e)
            except Exception as x: r = (type(x).__name__, str(x))
            print(mk.__name__, field, v, r, e.args)
            try: r = getattr(e, field)
            except Exception as x: r = (type(x).__name__, str(x))
            print(r)
    e = mk(); e.start=-5; e.end=-7; t(lambda: str(e)); print(e.start,e.end)
    e = mk(); e.start=50; e.end=51; t(lambda: str(e)); print(e.start,e.end)
    e = mk(); e.start=0; e.end=2; t(lambda: str(e)); print(e.start,e.end)
    e = mk(); e.start=3; e.end=1; t(lambda: str(e)); print(e.start,e.end)
    e = type(mk()).__new__(type(mk())); t(lambda: str(e)); 
    for f in ('encoding','object','start','end','reason'): t(lambda: getattr(e,f))
t(lambda: UnicodeDecodeError('utf-8', 's', 1, 2, 'why')); t(lambda: UnicodeDecodeError('utf-8', bytearray(b'abc'), 1, 2, 'why').object)
t(lambda: UnicodeDecodeError('utf-8', memoryview(b'abc'), 1, 2, 'why').object)
t(lambda: UnicodeEncodeError('utf-8', b's', 1, 2, 'why')); t(lambda: UnicodeEncodeError('utf-8', 's', 1, 2))
t(lambda: UnicodeTranslateError(b's', 1, 2, 'why')); t(lambda: UnicodeTranslateError('s', 2**70, 2, 'why')); t(lambda: UnicodeTranslateError('s', 1, '2', 'why'))
t(lambda: UnicodeTranslateError('s', 1, 2, 5)); t(lambda: UnicodeEncodeError('x\0', 's', 1, 2, '5').encoding)
