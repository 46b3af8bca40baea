# `__bases__` of classes of all kinds set to all kinds: which are taken, and what is said of the others.
class S0: __slots__=()
class S1: __slots__=('a','b')
class D0: pass
class I0(int): pass
class IS(int): __slots__=()
class L0(list): pass
class LS(list): __slots__=()
class E0(Exception): pass
class EE(E0): pass
class T0(type): pass
all_ = [object,int,str,list,dict,set,frozenset,tuple,bytes,bytearray,float,complex,type,Exception,BaseException,OSError,super,property,staticmethod,enumerate,zip,reversed,S0,S1,D0,I0,IS,L0,LS,E0,T0]
for old in all_:
    for new in all_:
        try:
            class Z(old, *(() if old is not type else ())): pass
        except TypeError as e:
            print(old.__name__, e); break
        try: Z.__bases__=(new,); print(old.__name__, new.__name__, "ok")
        except TypeError as e: print(old.__name__, new.__name__, e)
