def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
class I(int):
    def __repr__(s): return 'I'
    def __rpow__(s,o,m=None): return ('rpow',int(s),o,m)
class J(int):
    def __repr__(s): return 'J'
    def __pow__(s,o,m=None): return ('pow',int(s),o,m)
class K:
    def __repr__(s): return 'K'
    def __rpow__(s,o,m=None): return ('K.rpow',o,m)
class L:
    def __repr__(s): return 'L'
    def __pow__(s,o,m=None): return NotImplemented
    def __rpow__(s,o,m=None): return NotImplemented
class M:
    def __repr__(s): return 'M'
    def __pow__(s,o): return 'two'
    def __rpow__(s,o): return 'rtwo'
class N(L):
    def __rpow__(s,o,m=None): return 'N.rpow', m
class O(int):
    def __repr__(s): return 'O'
    def __rpow__(s,o,m=None): return NotImplemented
    def __pow__(s,o,m=None): return NotImplemented
vals=[2,I(3),J(3),K(),L(),M(),N(),O(2),2.0,1j,'s',None,True]
for a in vals:
  for b in vals:
    for m in (5,None,I(5),J(5),K(),L(),M(),2.0,'z'):
      try: r=pow(a,b,m)
      except Exception as e: r=(type(e).__name__,str(e))
      print(type(a).__name__,type(b).__name__,type(m).__name__,r)
t(lambda: (2).__pow__(I(3),5))
t(lambda: (2).__rpow__(3,5))
t(lambda: (2).__pow__(3,'s'))
t(lambda: I(3).__rpow__(3,5))
t(lambda: int.__rpow__(I(3),2,5))
t(lambda: (2.0).__pow__(3,5))
t(lambda: (2.0).__rpow__(3,5))
t(lambda: (2j).__pow__(3,5))
import operator
t(lambda: operator.pow(2,I(3)))
t(lambda: 2**I(3))
