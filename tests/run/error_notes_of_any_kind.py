import sys
class Bad:
    def __str__(s): raise KeyError('bad')
    __repr__=__str__
class BadSeq:
    def __repr__(s): return 'BadSeq'
    def __getitem__(s,i): raise KeyError(1)
    def __len__(s): return 2
class Seq:
    def __repr__(s): return 'Seq'
    def __getitem__(s,i):
        if i<2: return i
        raise IndexError
    def __len__(s): return 2
def run(f):
    try: f()
    except BaseException as e: sys.excepthook(type(e), e, e.__traceback__)
def f():
    e=ValueError('v'); e.__notes__=7; raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__='str'; raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__=('a','b'); raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__=['a',7]; raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__=[Bad()]; raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__=None; raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__=Bad(); raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__=BadSeq(); raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__=b'x'; raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__=['x\ny','']; raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__={}; raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__={'a'}; raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__=[]; raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__=''; raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__=range(2); raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__=['\ud800']; raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__=Seq(); raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__=(); raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__=bytearray(b'ab'); raise e
run(f)
def f():
    e=ValueError('v'); e.__notes__=[None,1.5]; raise e
run(f)
class N(Exception):
    @property
    def __notes__(s): raise KeyError(3)
class N2(Exception):
    @property
    def __notes__(s): raise AttributeError(3)
class N3(Exception):
    __notes__=['class']
def f(): raise N('q')
run(f)
def f(): raise N2('q')
run(f)
def f(): raise N3('q')
run(f)
e=ValueError(); e.__notes__=7
try: e.add_note('a')
except Exception as x: print(type(x), x)
e=ValueError(); e.__notes__=('a',)
try: e.add_note('a')
except Exception as x: print(type(x), x)
e=ExceptionGroup('g',[ValueError(1)]); e.__notes__=7
try: print(e.split(ValueError)[0].__notes__)
except Exception as x: print(type(x), x)
run(lambda: (_ for _ in ()).throw(e))
e.__notes__='abc'; print(e.split(ValueError)[0].__notes__)
raise e
