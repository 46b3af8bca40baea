# Generic aliases and unions with types in the place of their parameters, and as classes.
import sys
T=None
def f[T,U](): return T,U
T,U=f()
for u in (int|str, list[int]|None, list[T]|None, T|int, list[T]|dict[U,T]):
    for k in (0, int, (int,), (int,str), ()):
        try: print(u, k, "->", u[k])
        except Exception as e: print(u,k,type(e).__name__,e)
class C: pass
for t in (list[int], (list[int],int), int|list[int], C, 5):
    for f in isinstance, issubclass:
        for v in 1, int, [], list:
            try: print(f.__name__, v, t, f(v,t))
            except Exception as e: print(f.__name__, v,t,type(e).__name__,e)
def f[T,U]():
    for u in (list[T], dict[T,U], list[T]|None):
        for k in (), int, (int,str),(int,str,int):
            try: print(u[k])
            except TypeError as e: print(e)
f()
class C[T,U=int,V=str]: pass
class D[T,U]: pass
for k in (), int, (int,str),(int,str,int),(int,)*4:
    for c in C, D:
        try: print(c[k])
        except TypeError as e: print(e)
