def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
def imported(name):
    t(lambda: __import__(name))
    try: __import__(name)
    except ImportError as e: print(e.name, e.path)
    except Exception: pass
for name in ('', '.', '..', '.absent', 'absent.', 'absent..x', 5, None, b'sys', ' '):
    imported(name)
class A: pass
def s(n,v):
    setattr(A,n,v); return getattr(A,n)
t(lambda: s('__name__','\ud800')); print(A.__name__)
t(lambda: s('__name__','a\0b')); t(lambda: s('__name__',5)); t(lambda: s('__name__','\xe9')); t(lambda: s('__name__',''))
t(lambda: s('__qualname__','\ud800')); t(lambda: s('__qualname__',5)); 
t(lambda: s('__type_params__',5)); t(lambda: A.__dict__['__type_params__']); t(lambda: s('__type_params__',(1,)))
def d(n):
    delattr(A,n); return getattr(A,n)
t(lambda: d('__type_params__')); t(lambda: d('__type_params__')); t(lambda: d('__name__')); t(lambda: d('__qualname__'))
t(lambda: type('\ud800',(),{})); t(lambda: type('a\0',(),{}))
t(lambda: setattr(int,'__type_params__',5)); t(lambda: int.__type_params__)
t(lambda: setattr(int,'__name__',5)); 
class B[T]: pass
t(lambda: B.__type_params__)
class B2(B): pass
t(lambda: B2.__type_params__)
t(lambda: type('X',(),{'__type_params__':7}).__type_params__)
t(lambda: delattr(B2,'__type_params__'))
t(lambda: type.__dict__['__type_params__'].__set__(A, 8)); t(lambda: A.__type_params__)
t(lambda: setattr(A,'__doc__','\ud800'))
t(lambda: s('__module__',5))
t(lambda: s('__module__','\ud800'))
def f(): pass
def fs(n,v):
    setattr(f,n,v); return getattr(f,n)
t(lambda: fs('__name__','\ud800')); t(lambda: fs('__type_params__',5)); t(lambda: fs('__type_params__',(5,))); t(lambda: delattr(f,'__type_params__'))
