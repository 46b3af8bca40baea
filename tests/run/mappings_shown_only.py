def t(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e)
MP=type(int.__dict__)
class G:
    def __getitem__(s,k): return 1
class LL(list): pass
class D(dict): pass
class Gen:
    def __class_getitem__(c,k): return c
for v in (5,[],(),None,'s',b'',{},set(),range(3),bytearray(),memoryview(b''),G(),LL(),D(),int,Gen,list[int],MP({}),1.0,iter([]),frozenset(),slice(1),type('T',(tuple,),{})(),type('S',(str,),{})(), int.__dict__, OSError(), bytes, {}.keys()):
    try: MP(v); print(type(v).__name__, 'ok')
    except Exception as e: print(type(v).__name__, type(e).__name__, e)
t(lambda: MP()); t(lambda: MP(1,2)); t(lambda: MP(mapping={})); t(lambda: MP(object=1))
