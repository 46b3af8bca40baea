def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
import gc
log=[]
gc.disable()
saved=gc.callbacks[:]
def a(p,i): log.append(('a',p)); gc.callbacks.clear()
def b(p,i): log.append(('b',p))
gc.callbacks[:]=[a,b]; gc.collect(); print(log); log.clear()
def c(p,i): log.append(('c',p)); 
def d(p,i):
    log.append(('d',p))
    if len(gc.callbacks)<4: gc.callbacks.append(c)
gc.callbacks[:]=[d]; gc.collect(); print(log); log.clear()
def e(p,i): log.append(('e',p)); gc.callbacks.remove(e)
gc.callbacks[:]=[e,b,c]; gc.collect(); print(log); log.clear(); gc.callbacks.clear()
