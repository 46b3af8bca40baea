def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
def mkm(r):
    class M(type):
        def mro(c): return r(c)
    return M
for r in (lambda c:[object], lambda c:[], lambda c:[c], lambda c:[c,object], lambda c:(c,object), lambda c:5, lambda c:[c,5], lambda c:[c,int,object], lambda c:[object,c], lambda c:[str,object], lambda c:[c,object,c], lambda c: None, lambda c: iter([c,object]), lambda c: [int], lambda c:[c,dict,object], lambda c: 'ab', lambda c: [c, Exception, object], lambda c:[Exception, BaseException, object]):
    def go():
        X=mkm(r)('X',(),{})
        return [k.__name__ for k in X.__mro__]
    t(go)
    def go2():
        X=mkm(r)('X',(int,),{})
        return [k.__name__ for k in X.__mro__]
    t(go2)
    def go3():
        class P: pass
        X=mkm(r)('X',(P,),{})
        return [k.__name__ for k in X.__mro__], X.__base__.__name__
    t(go3)
