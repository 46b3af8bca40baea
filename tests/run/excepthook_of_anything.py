# What the hook of uncaught exceptions says of what is none, and of classes whose module has no name.
import sys
class Odd2(Exception): __module__=3
class Odd3(Odd2): pass
class Odd4(Exception): pass
Odd4.__module__=None
for a in ((Odd2,Odd2('x'),None),(ValueError,None,None),(None,None,None),(int,3,None),(ValueError,ValueError(1),3),(3,None,4),(ValueError,"x",None),(Odd4,Odd4(1),None),(Odd2,Odd2(),None)):
    try: sys.excepthook(*a)
    except BaseException as e: print(type(e),e)
    sys.stderr.write('--\n')
try: 1/0
except Exception as e: t = e.__traceback__
sys.excepthook(ValueError, None, t)
sys.excepthook(ValueError, 3, t)
