def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
import sys
old=sys.getrecursionlimit()
for n in (2**63-1,2**31,2**31-1,2**63,10**30,-2**31-1,0,-1,1.5,'a',None,True,1,2,3,5):
    def g():
        sys.setrecursionlimit(n); return 'ok'
    try:
        try: r=g()
        finally: cur=sys.getrecursionlimit(); sys.setrecursionlimit(old)
    except BaseException as e: r=(type(e).__name__,str(e))
    print(n,r, cur)
for n in (2**31,2**31-1,-2**31-1,-1,-2**31,10**30,1.5,'a',None,True,100):
    t(lambda: sys._getframe(n) and 1)
def deep(n):
    if n==0: sys.setrecursionlimit(5)
    else: deep(n-1)
t(lambda: deep(10)); print(sys.getrecursionlimit()==old)
