def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
def f(s): "getdoc"
def nodoc(s): pass
class P(property): pass
class Q(property): "classdoc"
class R(property):
    __slots__=()
class S(property):
    __slots__=('__doc__',)
class U(property):
    @property
    def __doc__(s): return 'ro'
class V(P): pass
class W(property):
    __doc__=None
class IN(property):
    def __init__(s,*a,**k): super().__init__(*a,**k)
for c in (property,P,Q,R,S,U,V,W,IN):
    for g in (f,nodoc,None):
        for kw in ({},{'doc':'x'},{'doc':None},{'doc':5}):
            try: p=c(g,**kw); print(c.__name__, g and g.__name__, kw, p.__doc__, getattr(p,'__dict__','-'))
            except Exception as e: print(c.__name__, g and g.__name__, kw, type(e).__name__, e); continue
            try: p2=p.getter(f); print(p2.__doc__, type(p2).__name__); p3=p.setter(f); print(p3.__doc__); p3=p.getter(nodoc); print(p3.__doc__)
            except Exception as e: print(type(e).__name__, e)
            try: p.__doc__='set'; print(p.__doc__); del p.__doc__; print(p.__doc__)
            except Exception as e: print(type(e).__name__, e)
class C:
    @P
    def a(s): "adoc"
    @a.setter
    def a(s,v): pass
print(C.a.__doc__, C.__dict__['a'].__doc__, vars(C.__dict__['a']), C.a.__name__)
class Raiser:
    def __call__(s,x): pass
    @property
    def __doc__(s): raise KeyError(1)
t(lambda: P(Raiser()).__doc__); t(lambda: property(Raiser()).__doc__)
class Raiser2(Raiser):
    @property
    def __doc__(s): raise AttributeError(1)
t(lambda: P(Raiser2()).__doc__); t(lambda: property(Raiser2()).__doc__)
p=property(f,doc='q'); p.__init__(nodoc); t(lambda:p.__doc__); p=P(f,doc='q'); p.__init__(nodoc); t(lambda:p.__doc__)
