def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
def show(e):
    print(type(e).__name__, repr(e), str(e), e.args, e.errno, e.strerror, e.filename, e.filename2)
    t(lambda: e.__reduce__())
class X(OSError):
    def __init__(s,*a,**k): pass
show(X(2,'no'))
class X1(OSError):
    def __init__(s,*a,**k): super().__init__(*a)
show(X1(2,'no','f'))
show(X1(2,'no','f',k=1))
class X2(OSError):
    def __new__(c,*a,**k): return super().__new__(c,*a)
show(X2(2,'no','f'))
class X3(OSError):
    def __new__(c,*a,**k): return super().__new__(c,*a)
    def __init__(s,*a,**k): pass
show(X3(2,'no','f'))
class X4(OSError):
    def __new__(c,*a,**k): return super().__new__(c,*a)
    def __init__(s,*a,**k): super().__init__(5,'other')
show(X4(2,'no','f'))
class X5(OSError):
    def __new__(c,*a,**k): return super().__new__(c)
show(X5(2,'no','f'))
show(OSError(2,'x','f'))
show(OSError(2,'x','f',None,'g'))
show(OSError(2,'x',None,None,'g'))
show(OSError(2,'x',None))
show(OSError(2,'x',None,7))
show(OSError(2,'x','f',7,None))
show(OSError(2,'x','f',7,'g'))
show(OSError(2))
show(OSError())
show(OSError(1,2,3,4,5,6))
show(OSError('a','b'))
show(OSError('a','b','c'))
e = OSError(2,'x','f'); e.__init__(5,'y'); show(e)
e = OSError(2,'x','f'); e.filename='h'; e.filename2='i'; show(e); 
del e.filename; t(lambda: e.filename)
e.errno='q'; show(e)
e = OSError(2,'x'); e.filename='h'; show(e)
e = OSError(2,'x'); e.filename2='h'; show(e)
e = OSError(2,'x','f'); e.args=(1,2,3); show(e)
for args in [(11,'a',5),(11,'a'),(11,'a','f'),(11,'a',True),(11,'a',5,None,'g'),(),(11,'a',2**70),(11,'a',-1),(11,'a',1.5)]:
    try: e = BlockingIOError(*args)
    except BaseException as x: print(args, type(x).__name__, x); continue
    show(e)
    t(lambda: e.characters_written)
e = BlockingIOError(11,'a')
def s(v):
    e.characters_written = v
    return e.characters_written
t(lambda: s(4)); t(lambda: s('x')); t(lambda: s(2**70)); t(lambda: s(-1)); t(lambda: s(True)); t(lambda: s(None)); t(lambda: s(1.0))
def d(): del e.characters_written
t(d); t(lambda: s(4)); t(d); t(d); t(lambda: e.characters_written)
t(lambda: OSError(11,'a').characters_written)
t(lambda: FileNotFoundError(11,'a',3).characters_written)
t(lambda: type(OSError(11,'a',3)))
t(lambda: OSError(11,'a',3).characters_written)
t(lambda: OSError(11,'a',3).filename)
t(lambda: OSError(k=1))
t(lambda: X(k=1))
class Y(BlockingIOError): pass
t(lambda: Y(1,'a',9).characters_written)
t(lambda: Y(1,'a',9).args)
t(lambda: OSError.__new__(OSError, 2, 'x', 'f'))
t(lambda: OSError.__new__(X, 2, 'x', 'f').args)
t(lambda: OSError.__new__(X2, 2, 'x', 'f').args)
class Z(OSError):
    __init__ = OSError.__init__
show(Z(2,'a','b'))
class V(OSError):
    __new__ = OSError.__new__
    def __init__(s,*a): pass
show(V(2,'a','b'))
class W(X): pass
show(W(2,'a','b'))
t(lambda: X.__new__(X, 2, 'a').errno)
