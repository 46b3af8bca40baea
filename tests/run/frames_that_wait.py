# What a frame keeps that has ended while it waited, and in what order it lets go.
import sys, gc
class D:
    def __init__(s,n): s.n=n
    def __del__(s): print("dies", s.n)
frames=[]
def g():
    a=D("a"); b=D("b")
    for z in [D(1), D(2)]:
        frames.append(sys._getframe())
        yield z
        z=None
for how in "close","del","gc","throw":
    x=g(); next(x)
    print(how)
    if how=="close": x.close()
    if how=="throw":
        try: x.throw(ValueError)
        except ValueError: pass
    if how=="gc":
        l=[x]; l.append(l); del l; 
    x=None; gc.collect()
    print("closed")
    frames[0].clear() if how!="throw" else frames.clear()
    print("cleared"); frames.clear(); print("dropped")
def f():
    a,b,c=D("a"),D("b"),D("c")
    frames.append(sys._getframe())
    return [a]
f(); print("done"); frames[0].clear(); print("cleared"); frames.clear()
f(); print("done"); frames.clear()
x=g(); next(x); frames.clear(); print("no object"); x.close(); x=None
x=g(); next(x); print(frames[0].f_locals.keys(), frames[0].f_lineno); x.close(); print(frames[0].f_locals.keys(), frames[0].f_lineno); frames.clear()
